"""``ckit.toml``: found upwards from the working directory, checked against types, never guessed.

A wrong key or value is a :class:`~compliance_kit.errors.ConfigError` that names the file, the
line, the key and, for a misspelt key, the nearest valid one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Literal

import msgspec

from compliance_kit.errors import ConfigError, InputError
from compliance_kit.files import why
from compliance_kit.i18n import gettext as _
from compliance_kit.localize.style import Style
from compliance_kit.mistakes import Step, explain, parse_toml, toml_line

FILE_NAME = "ckit.toml"

RuleLevel = Literal["off", "note", "warning", "error"]
Profile = str


class _Table(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """Keys are written with hyphens in the file; unknown ones are errors."""


class DeclaredNumber(_Table, frozen=True):
    """A number with the date its licence ends."""

    number: str
    expires: date | None = None


DeclaredValue = str | list[str] | DeclaredNumber


class Declared(_Table, frozen=True):
    """``[declared]``: the site's real numbers; a page that shows another one is wrong."""

    icp: DeclaredValue | None = None
    ps_filing: DeclaredValue | None = None
    news_licence: DeclaredValue | None = None
    hotline: DeclaredValue | None = None
    report_email: DeclaredValue | None = None
    contact_email: DeclaredValue | None = None

    def values(self, key: str) -> tuple[str, ...]:
        """Return the declared strings of ``key`` (an attribute name), none when not declared."""
        value: DeclaredValue | None = getattr(self, key)
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,)
        if isinstance(value, DeclaredNumber):
            return (value.number,)
        return tuple(value)

    def expires(self, key: str) -> date | None:
        """Return when the licence of ``key`` ends, where the file says so."""
        value: DeclaredValue | None = getattr(self, key)
        return value.expires if isinstance(value, DeclaredNumber) else None


class Site(_Table, frozen=True):
    """``[site]``: what is published, where and for whom."""

    name: str = ""
    name_zh: str = ""
    url: str = ""
    languages: list[str] = []
    profiles: list[Profile] = []
    home: list[str] = []
    operator: str = ""
    operator_zh: str = ""
    commercial: bool = False


class Pages(_Table, frozen=True):
    """``[pages]``: where the site's own pages are, for ``ckit footer``.

    Each is one address, or a table with one for each language
    (``privacy = { zh = "/zh/privacy.html", en = "/en/privacy.html" }``).
    """

    privacy: str | dict[str, str] = ""
    terms: str | dict[str, str] = ""
    cookies: str | dict[str, str] = ""
    contact: str | dict[str, str] = ""
    about: str | dict[str, str] = ""
    police_icon: str = "/assets/police.png"

    def address(self, name: str, language: str) -> str:
        """Return the address of page ``name`` in ``language`` (``zh-Hans``, ``en``), or ""."""
        value = getattr(self, name, "")
        if isinstance(value, str):
            return value
        return str(value.get(language) or value.get(language.partition("-")[0], ""))


class Override(_Table, frozen=True):
    """One ``[[audit.overrides]]``: other rule levels for the paths that match."""

    paths: list[str]
    rules: dict[str, RuleLevel]


class Audit(_Table, frozen=True):
    """``[audit]``: which files are looked at and how findings decide the exit code."""

    exclude: list[str] = []
    fail_on: Literal["note", "warning", "error", "never"] = "error"
    packs: list[str] = []
    allow_hosts: list[str] = []
    icp_suffix: Literal["any", "require", "forbid"] = "any"
    baseline: str = ""
    suppressions: str = ""
    overrides: list[Override] = []


class Translate(_Table, frozen=True):
    """``[translate]``: engine, kept words and the rest of the pipeline's choices."""

    engine: str = ""
    keep: list[str] = []
    termbase: list[str] = []
    memory: list[str] = []
    front_matter: list[str] = []
    strict: bool = False


class Label(_Table, frozen=True):
    """``[label]``: the visible and machine-readable label of machine-translated pages."""

    enabled: bool = False
    zh: str = ""
    en: str = ""


class Models(_Table, frozen=True):
    """``[models]``: where full models come from."""

    index: str = ""
    mirror: str = ""
    lock: str = "ckit-models.lock"


@dataclass(frozen=True)
class Written:
    """The file that a configuration was read from, so that a fault found later has its line."""

    name: str = ""
    source: str = ""

    def place(self, *steps: Step) -> str:
        """``"ckit.toml:7: "`` for the line of a key; empty without a file.

        >>> Written("ckit.toml", '[site]\\nurl = "x"').place("site", "url")
        'ckit.toml:2: '
        """
        return f"{self.name}:{toml_line(self.source, steps)}: " if self.name else ""

    def file(self, name: str) -> Path:
        """The file that the configuration calls ``name``, as seen from its own folder.

        >>> Written("site/ckit.toml").file("terms.csv").as_posix()
        'site/terms.csv'
        """
        folder = Path(self.name).parent
        return Path(name) if folder == Path.cwd() else folder / name

    def existing(self, name: str, *steps: Step) -> Path:
        """As ``file``; ``steps`` lead to the key that names it.

        Raises:
            InputError: there is no such file; the message has the line of ckit.toml.
        """
        path = self.file(name)
        if not path.is_file():
            raise InputError(
                self.place(*steps)
                + _("{path}: no such file; check the name and the folder.").format(path=path)
            )
        return path


class SiteConfig(_Table, frozen=True, dict=True):
    """Everything ckit.toml can say; every field has the default that holds without a file."""

    site: Site = Site()
    declared: Declared = Declared()
    pages: Pages = Pages()
    rules: dict[str, RuleLevel] = {}
    audit: Audit = Audit()
    style: Style = Style()
    translate: Translate = Translate()
    label: Label = Label()
    models: Models = Models()

    @cached_property
    def written(self) -> Written:
        """Where it was read from; a copy that ``changed`` made knows it too, any other does not."""
        return Written()

    def changed(self, **values: object) -> SiteConfig:
        """A copy with other values, read from the same file."""
        copy = msgspec.structs.replace(self, **values)
        copy.__dict__["written"] = self.written
        return copy


def find_config(start: Path) -> Path | None:
    """Return the nearest ckit.toml at or above ``start``, or None."""
    for folder in (start, *start.parents):
        candidate = folder / FILE_NAME
        if candidate.is_file():
            return candidate
    return None


def load_config(path: Path | None = None, start: Path | None = None) -> SiteConfig:
    """Read ``path``, or the ckit.toml found from ``start`` (the working directory) upwards.

    Without a file the defaults hold.

    Raises:
        InputError: ``path`` does not exist or cannot be read.
        ConfigError: the file is no TOML or has a wrong key or value.
    """
    if path is None:
        path = find_config((start or Path.cwd()).resolve())
        if path is None:
            return SiteConfig()
    try:
        source = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(
            _("{path}: no such file; ckit init writes one.").format(path=path)
        ) from None
    except UnicodeDecodeError:
        raise ConfigError(
            _("{path}: is not UTF-8 text; save it as UTF-8.").format(path=path)
        ) from None
    except OSError as error:
        raise InputError(
            _("{path}: cannot be read ({reason}).").format(path=path, reason=why(error))
        ) from None
    return parse_config(source, str(path))


def parse_config(source: str, name: str = FILE_NAME) -> SiteConfig:
    """Read the text of a ckit.toml; ``name`` stands in error messages.

    Raises:
        ConfigError: no TOML, or a wrong key or value.
    """
    data = parse_toml(source, name)
    try:
        config = msgspec.convert(data, SiteConfig)
    except msgspec.ValidationError as error:
        raise ConfigError(
            explain(error, SiteConfig, data, name, partial(toml_line, source), _say)
        ) from None
    config.__dict__["written"] = Written(name, source)
    return config


def _say(steps: Sequence[Step]) -> str:
    """A place in the file for people: ``[site]``, ``audit.fail-on``."""
    words = [step for step in steps if isinstance(step, str)]
    if not words:
        return _("the top level")
    return f"[{words[0]}]" if len(words) == 1 and words[0] in _TABLES else ".".join(words)


_TABLES = frozenset(field.encode_name for field in msgspec.structs.fields(SiteConfig))
