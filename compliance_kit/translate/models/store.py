"""The models at hand: Argos packages installed for this user, and the starter pair we ship.

The folders and the format are Argos Translate's own (``argostranslate.package``), so a model
installed by Argos Translate or LibreTranslate is found here and the other way round. A stray or
broken folder among the packages is reported and skipped; it never stops the others.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compliance_kit.errors import InputError, MissingError
from compliance_kit.i18n import gettext as _
from compliance_kit.paths import data_folder

SUFFIX = ".argosmodel"


@dataclass(frozen=True)
class Model:
    """One translation model.

    ``path`` is the package's folder, or the ``.argosmodel`` file of a starter model, which is
    read in place. ``source`` and ``target`` are Argos codes: ``zh`` (Simplified), ``zt``
    (Traditional), ``en``.
    """

    source: str
    target: str
    version: str
    path: Path
    starter: bool = False

    @property
    def name(self) -> str:
        """How messages call the model: ``zh→en 1.9`` or ``starter zh→en 0.2``."""
        pair = f"{self.source}→{self.target} {self.version}"
        return _("starter {pair}").format(pair=pair) if self.starter else pair

    def member(self, name: str) -> bytes | None:
        """Return the content of the package's file ``name`` (``model/model.bin``), or None."""
        if self.path.is_dir():
            file = self.path / name
            return file.read_bytes() if file.is_file() else None
        with zipfile.ZipFile(self.path) as archive:
            for info in archive.infolist():
                if info.filename.partition("/")[2] == name:
                    return archive.read(info)
        return None

    def members(self, folder: str) -> dict[str, bytes]:
        """Return all files directly in ``folder`` of the package, by name."""
        if self.path.is_dir():
            return {
                file.name: file.read_bytes()
                for file in sorted((self.path / folder).iterdir())
                if file.is_file()
            }
        with zipfile.ZipFile(self.path) as archive:
            found = {}
            for info in archive.infolist():
                inner = info.filename.partition("/")[2]
                if inner.startswith(folder + "/") and "/" not in inner[len(folder) + 1 :]:
                    found[inner[len(folder) + 1 :]] = archive.read(info)
        found.pop("", None)
        return found

    def metadata(self) -> Mapping[str, Any]:
        """Return the package's metadata.json."""
        data = json.loads(self.member("metadata.json") or b"{}")
        return data if isinstance(data, dict) else {}


@dataclass(frozen=True)
class Broken:
    """A folder among the packages that is no usable model, and why."""

    path: Path
    reason: str


def package_folders() -> list[Path]:
    """Where Argos Translate keeps its packages on this machine, for this user.

    Raises:
        InputError: the folder cannot be made (a read-only home).
    """
    try:
        # Imported here: the module makes its folders when it is imported.
        from argostranslate import settings
    except OSError as error:
        raise InputError(
            _(
                "{path}: cannot be made ({reason}); set ARGOS_PACKAGES_DIR to a folder of yours."
            ).format(path=error.filename, reason=error.strerror)
        ) from None
    return [Path(folder) for folder in settings.package_dirs]


def read_package(folder: Path) -> Model:
    """Return the model in ``folder``.

    Raises:
        InputError: it is no translation package that ckit can run; the message says why.
    """
    from argostranslate.package import Package

    try:
        package = Package(folder)
    except FileNotFoundError:
        raise InputError(_("{path}: has no metadata.json.").format(path=folder)) from None
    except (OSError, ValueError, RuntimeError, AttributeError, TypeError) as error:
        raise InputError(
            _("{path}: cannot be read ({reason}).").format(path=folder, reason=str(error)[:200])
        ) from None
    if package.type != "translate" or not package.from_code or not package.to_code:
        raise InputError(_("{path}: is no translation model.").format(path=folder))
    if not (folder / "model" / "model.bin").is_file():
        raise InputError(_("{path}: has no model/model.bin.").format(path=folder))
    if not hasattr(package, "tokenizer"):
        raise InputError(
            _("{path}: has neither sentencepiece.model nor bpe.model.").format(path=folder)
        )
    return Model(package.from_code, package.to_code, package.package_version, folder)


def installed_models() -> tuple[list[Model], list[Broken]]:
    """Return the installed packages and what lies among them without being one."""
    models: list[Model] = []
    broken: list[Broken] = []
    for parent in package_folders():
        if not parent.is_dir():
            continue
        for folder in sorted(parent.iterdir()):
            # Hidden folders are unfinished installations of our own.
            if not folder.is_dir() or folder.name.startswith("."):
                continue
            try:
                models.append(read_package(folder))
            except InputError as error:
                broken.append(Broken(folder, error.message))
    return models, broken


def starter_models() -> list[Model]:
    """Return the pair of small models that ships with compliance-kit."""
    found = []
    for path in sorted(data_folder("starter").glob(f"translate-*{SUFFIX}")):
        model = Model("", "", "", path, starter=True)
        data = model.metadata()
        found.append(
            Model(data["from_code"], data["to_code"], data["package_version"], path, starter=True)
        )
    return found


def find_model(source: str, target: str) -> Model:
    """Return the best model from ``source`` to ``target`` (``zh``, ``zt`` or ``en``).

    An installed full model comes before a starter one, a higher version before a lower one; a
    Simplified model serves Traditional text when no other is there, and the reverse.

    Raises:
        MissingError: there is none; the message says how to get one.
    """
    from packaging.version import InvalidVersion, Version

    def rank(model: Model) -> tuple[bool, bool, Version]:
        try:
            version = Version(model.version)
        except InvalidVersion:
            version = Version("0")
        return (model.source, model.target) == (source, target), not model.starter, version

    near = {"zh": {"zh", "zt"}, "zt": {"zt", "zh"}}
    fits = [
        model
        for model in (*installed_models()[0], *starter_models())
        if model.source in near.get(source, {source}) and model.target in near.get(target, {target})
    ]
    if not fits:
        raise MissingError(
            _(
                "No model translates {source} to {target}; "
                "run: ckit models install {source} {target}"
            ).format(source=source, target=target)
        )
    full = [model for model in fits if not model.starter]
    return max(full or fits, key=rank)


def reverse_of(model: Model) -> Model | None:
    """Return the model of the other direction that came with ``model``: the one of the same
    version among the starter models, or among the installed ones."""
    others = starter_models() if model.starter else installed_models()[0]
    wanted = model.target, model.source, model.version
    return next((m for m in others if (m.source, m.target, m.version) == wanted), None)
