"""From a pair of languages, an address or a file to an installed model, or to no change at all.

The steps: find the source, fetch it, check it against the lock file, check the archive, unpack
beside the packages, translate a trial sentence, and only then rename it into place.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from compliance_kit.errors import InputError, MissingError, OutputError, UsageError
from compliance_kit.i18n import gettext as _
from compliance_kit.translate.models.archive import check_archive, unpack
from compliance_kit.translate.models.download import Progress, _silent, fetch, fetch_text
from compliance_kit.translate.models.lock import Locked, check_file, read_lock, tree_sha256
from compliance_kit.translate.models.store import (
    SUFFIX,
    Model,
    installed_models,
    package_folders,
    read_package,
)

INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
"""Argos Translate's public index; ``[models] index`` or ``mirror`` in ckit.toml replace it."""

TRIAL = {"zh": "今天天气很好。", "zt": "今天天氣很好。", "en": "The weather is very good today."}

Trial = Callable[[Model, str], str]
"""Translates one sentence with a model that is not installed yet."""


@dataclass(frozen=True)
class Source:
    """Where a model comes from: a local ``path``, or ``url`` to fetch (the other is empty)."""

    url: str = ""
    path: Path | None = None
    version: str = ""


@dataclass(frozen=True)
class Installed:
    """The result: the model, and what the lock file may record of it."""

    model: Model
    locked: Locked
    replaced: tuple[str, ...] = ()


def find_in_index(source: str, target: str, index: str = INDEX, mirror: str = "") -> Source:
    """Look the newest model of a pair up in the index at ``index`` (or in ``mirror``'s).

    Raises:
        InputError: the index cannot be fetched or is no index.
        MissingError: it has no such pair.
    """
    from packaging.version import Version

    address = urljoin(mirror.rstrip("/") + "/", "index.json") if mirror else index
    try:
        entries = [
            entry
            for entry in json.loads(fetch_text(address))
            if (entry["from_code"], entry["to_code"]) == (source, target) and entry["links"]
        ]
        best = max(entries, key=lambda e: Version(e["package_version"]), default=None)
        if best is not None:
            link = str(best["links"][0])
            name = urlsplit(link).path.rpartition("/")[2]
            url = urljoin(mirror.rstrip("/") + "/", name) if mirror else link
            return Source(url=url, version=str(best["package_version"]))
    except (ValueError, KeyError, TypeError, LookupError):
        raise InputError(_("{url}: is no Argos package index.").format(url=address)) from None
    raise MissingError(
        _("{url}: has no model from {source} to {target}.").format(
            url=address, source=source, target=target
        )
    )


def install(
    source: Source,
    trial: Trial,
    *,
    lock_path: Path,
    progress: Progress = _silent,
    pause: float = 1.0,
) -> Installed:
    """Install the model at ``source`` for this user and return it.

    Raises:
        InputError: it cannot be fetched, is damaged, is another file than the lock file names, is
            no package, or does not translate.
        OutputError: the package folder cannot be written.
    """
    home = package_folders()[0]
    try:
        home.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".ckit-", dir=home))
    except OSError as error:
        raise OutputError(
            _(
                "{path}: cannot be written ({reason}); set ARGOS_PACKAGES_DIR to a folder of yours."
            ).format(path=home, reason=error.strerror)
        ) from None
    try:
        return _install(source, trial, home, staging, lock_path, progress, pause)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _install(
    source: Source,
    trial: Trial,
    home: Path,
    staging: Path,
    lock_path: Path,
    progress: Progress,
    pause: float,
) -> Installed:
    if source.path is not None and source.path.is_dir():
        folder = staging / source.path.name
        shutil.copytree(source.path, folder, symlinks=True)
        if any(p.is_symlink() for p in folder.rglob("*")):
            raise InputError(
                _("{path}: holds links; a model is plain files.").format(path=source.path)
            )
        model, size, sha256 = read_package(folder), 0, ""
    else:
        file = source.path or _fetched(source.url, home, progress, pause)
        if not file.is_file():
            raise InputError(
                _("{path}: no such file; name an {suffix} file or a folder.").format(
                    path=file, suffix=SUFFIX
                )
            )
        try:
            metadata = check_archive(file)[1]
            pair = f"{metadata['from_code']}-{metadata['to_code']}"
            sha256 = check_file(file, pair, read_lock(lock_path), lock_path)
        except InputError:
            if source.path is None:
                file.unlink(missing_ok=True)  # a resumed garbage file would stay garbage
            raise
        size = file.stat().st_size
        folder = unpack(file, staging)
        if source.path is None:
            file.unlink(missing_ok=True)
        model = read_package(folder)

    _try(model, trial)
    old = [
        m
        for m in installed_models()[0]
        if (m.source, m.target) == (model.source, model.target) and m.path.parent == home
    ]
    place = home / folder.name
    aside = staging / "replaced"
    try:
        if place.exists():
            place.rename(aside)
        folder.rename(place)
    except OSError as error:
        if aside.exists() and not place.exists():
            aside.rename(place)
        raise OutputError(
            _("{path}: cannot be written ({reason}).").format(path=place, reason=error.strerror)
        ) from None
    for other in old:
        if other.path != place:
            shutil.rmtree(other.path, ignore_errors=True)
    final = read_package(place)
    locked = Locked(final.version, source.url, size, sha256, tree_sha256(place))
    return Installed(final, locked, tuple(m.version for m in old))


def _fetched(url: str, home: Path, progress: Progress, pause: float) -> Path:
    """Fetch to a name that a second run finds again, so that a broken transfer goes on."""
    import hashlib

    digest = hashlib.sha256(url.encode("utf-8")).hexdigest()[:16]
    partial = home / f".ckit-{digest}.part"
    fetch(url, partial, progress, pause=pause)
    return partial


def _try(model: Model, trial: Trial) -> None:
    """Translate a sentence before the model replaces anything."""
    sentence = TRIAL.get(model.source, TRIAL["en"])
    try:
        text = trial(model, sentence)
    except Exception as error:  # a broken model fails in the runtime in many ways
        raise InputError(
            _("{path}: the model cannot be run ({reason}); nothing was changed.").format(
                path=model.path.name, reason=str(error).splitlines()[0][:200] if str(error) else ""
            )
        ) from None
    if not text.strip():
        raise InputError(
            _(
                "{path}: the model translates a trial sentence to nothing; nothing was changed."
            ).format(path=model.path.name)
        )


def remove(source: str, target: str) -> list[Model]:
    """Remove the installed models of a pair and return them.

    Raises:
        UsageError: none is installed.
        OutputError: a folder cannot be removed.
    """
    found = [m for m in installed_models()[0] if (m.source, m.target) == (source, target)]
    if not found:
        raise UsageError(
            _("No model {source} to {target} is installed; ckit models list shows what is.").format(
                source=source, target=target
            )
        )
    for model in found:
        # Out of sight first: a removal that breaks off leaves no half package behind.
        hidden = model.path.with_name(f".ckit-removed-{model.path.name}")
        try:
            model.path.rename(hidden)
            shutil.rmtree(hidden)
        except OSError as error:
            raise OutputError(
                _("{path}: cannot be removed ({reason}).").format(
                    path=model.path, reason=error.strerror
                )
            ) from None
    return found
