"""An ``.argosmodel`` file is checked member by member before anything of it is unpacked.

The format has no checksum and the published tools unpack whatever the archive holds, so the
check is strict: one top folder, the members a translation package has, plain files only, sizes
within bounds, no name that leads out of the folder.
"""

from __future__ import annotations

import json
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from compliance_kit.errors import InputError
from compliance_kit.i18n import gettext as _

MAX_MEMBERS = 2_000
MAX_UNPACKED = 4 * 1024**3
MAX_RATIO = 200  # a zip bomb compresses thousands of times; weights hardly compress at all


def check_archive(path: Path) -> tuple[str, dict[str, str]]:
    """Return the top folder's name and the package's metadata, after checking every member.

    Raises:
        InputError: it is no translation package, or a member is not what a package holds.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            top = _one_top_folder(path, infos)
            for info in infos:
                _check_member(path, info)
            if sum(info.file_size for info in infos) > MAX_UNPACKED:
                raise InputError(_("{path}: unpacks to more than 4 GB.").format(path=path))
            names = {info.filename for info in infos}
            _check_parts(path, top, names)
            metadata = _metadata(path, archive.read(f"{top}/metadata.json"))
            bad = archive.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise InputError(
            _("{path}: is no whole .argosmodel file ({reason}); get it again.").format(
                path=path, reason=error
            )
        ) from None
    if bad is not None:
        raise InputError(
            _("{path}: {member} is damaged; get the file again.").format(path=path, member=bad)
        )
    return top, metadata


def unpack(path: Path, target: Path) -> Path:
    """Unpack a checked archive below ``target`` and return the package's folder."""
    top = check_archive(path)[0]
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            place = target.joinpath(*PurePosixPath(info.filename).parts)
            if info.is_dir():
                place.mkdir(parents=True, exist_ok=True)
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(info) as source, place.open("wb") as stream:
                while chunk := source.read(1 << 20):
                    stream.write(chunk)
    return target / top


def _one_top_folder(path: Path, infos: list[zipfile.ZipInfo]) -> str:
    if not infos or len(infos) > MAX_MEMBERS:
        raise InputError(
            _("{path}: holds {count} files; a model holds a few.").format(
                path=path, count=len(infos)
            )
        )
    tops = {info.filename.partition("/")[0] for info in infos}
    if len(tops) != 1:
        raise InputError(_("{path}: must hold one folder and nothing beside it.").format(path=path))
    return tops.pop()


def _check_member(path: Path, info: zipfile.ZipInfo) -> None:
    name = info.filename
    parts = name.rstrip("/").split("/")
    kind = stat.S_IFMT(info.external_attr >> 16)
    outside = "\\" in name or ":" in name or any(p in ("", ".", "..") for p in parts)
    if outside or any(ord(c) < 32 for c in name):
        raise InputError(
            _(
                "{path}: the member {member} leads out of the folder; do not trust this file."
            ).format(path=path, member=ascii(name))
        )
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise InputError(
            _("{path}: the member {member} is a link or a device; do not trust this file.").format(
                path=path, member=name
            )
        )
    if info.flag_bits & 0x1:
        raise InputError(_("{path}: {member} is encrypted.").format(path=path, member=name))
    if info.file_size > MAX_RATIO * max(info.compress_size, 1) and info.file_size > 1 << 20:
        raise InputError(
            _("{path}: {member} unpacks to far more than it holds; do not trust this file.").format(
                path=path, member=name
            )
        )


def _check_parts(path: Path, top: str, names: set[str]) -> None:
    for member in ("metadata.json", "model/model.bin", "model/config.json"):
        if f"{top}/{member}" not in names:
            raise InputError(
                _("{path}: is no translation model, {member} is missing.").format(
                    path=path, member=member
                )
            )
    if not {f"{top}/sentencepiece.model", f"{top}/bpe.model"} & names:
        raise InputError(
            _("{path}: is no translation model, it has no tokenizer.").format(path=path)
        )


def _metadata(path: Path, data: bytes) -> dict[str, str]:
    try:
        found = json.loads(data)
        wanted = {key: found[key] for key in ("from_code", "to_code", "package_version")}
    except (ValueError, KeyError, TypeError):
        raise InputError(
            _("{path}: its metadata.json does not name languages and version.").format(path=path)
        ) from None
    if not all(isinstance(value, str) and value for value in wanted.values()):
        raise InputError(
            _("{path}: its metadata.json does not name languages and version.").format(path=path)
        )
    return wanted
