"""The lock file: which bytes a model must have. The public index gives no checksum, so the
first trusted installation records one and every later one is held to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from compliance_kit.errors import ConfigError, InputError
from compliance_kit.files import read_bytes, write_atomic
from compliance_kit.i18n import gettext as _


@dataclass(frozen=True)
class Locked:
    """What is known of one model: where it came from, its size in bytes, its SHA-256 (hex).

    ``sha256`` and ``size`` are those of the ``.argosmodel`` file; ``tree`` is the SHA-256 over the
    names and contents of the installed folder, so an installation can be verified later.
    """

    version: str
    url: str
    size: int
    sha256: str
    tree: str


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def tree_sha256(folder: Path) -> str:
    """Return one SHA-256 over the relative names and contents of all files in ``folder``."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        digest.update(f"{name}\0{file_sha256(path)}\n".encode())
    return digest.hexdigest()


def read_lock(path: Path) -> dict[str, Locked]:
    """Return the lock file's entries by pair (``zh-en``); none when there is no file.

    Raises:
        ConfigError: the file is no lock file.
    """
    if not path.exists():
        return {}
    try:
        data = json.loads(read_bytes(path))
        return {pair: Locked(**entry) for pair, entry in data["models"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ConfigError(
            _("{path}: is no lock file of ckit; move it away and run: ckit models lock").format(
                path=path
            )
        ) from None


def write_lock(path: Path, entries: Mapping[str, Locked]) -> None:
    """Write the lock file, sorted, so that version control shows real changes only."""
    data = {"version": 1, "models": {pair: asdict(entries[pair]) for pair in sorted(entries)}}
    write_atomic(path, (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode("utf-8"))


def check_file(path: Path, pair: str, lock: Mapping[str, Locked], lock_path: Path) -> str:
    """Return the SHA-256 of ``path`` after comparing it with the lock's entry, if there is one.

    Raises:
        InputError: the file is another one than the lock file names.
    """
    found = file_sha256(path)
    entry = lock.get(pair)
    if entry is not None and entry.sha256 and entry.sha256 != found:
        raise InputError(
            _(
                "{path}: is not the file that {lock} names for {pair} (SHA-256 {found}, expected "
                "{expected}); if the new one is wanted, remove the entry first."
            ).format(
                path=path, lock=lock_path, pair=pair, found=found[:16], expected=entry.sha256[:16]
            )
        )
    return found
