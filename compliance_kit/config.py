"""``ckit.toml``: found upwards from the working directory, checked against types, never guessed.

A wrong key or value is a :class:`~compliance_kit.errors.ConfigError` that names the file, the
line, the key and, for a misspelt key, the nearest valid one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from compliance_kit.errors import ConfigError, InputError
from compliance_kit.files import why
from compliance_kit.i18n import gettext as _
from compliance_kit.localize.style import Style

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
    folder: str = ""
    lock: str = "ckit-models.lock"


class SiteConfig(_Table, frozen=True):
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
    if sys.version_info >= (3, 11):
        import tomllib
    else:  # pragma: no cover - the same parser under its older name
        import tomli as tomllib

    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) if found else source.count("\n") + 1
        reason = re.sub(r" \(at .*\)$", "", str(error))
        raise ConfigError(
            _("{file}:{line}: not valid TOML ({reason}).").format(
                file=name, line=line, reason=reason
            )
        ) from None
    try:
        return msgspec.convert(data, SiteConfig)
    except msgspec.ValidationError as error:
        raise ConfigError(_explain(str(error), source, name, data)) from None


def _explain(message: str, source: str, name: str, data: Mapping[str, Any]) -> str:
    """Turn msgspec's message (``... - at `$.site.name` ``) into a sentence with the line."""
    from difflib import get_close_matches

    found = re.search(r" - at `(?:key in )?\$\.?(.*)`$", message)
    place = re.sub(r"\[\.\.\.\]|\[\d+\]", "", found.group(1)) if found else ""
    reason = message[: found.start()] if found else message
    unknown = re.search(r"unknown field `(.+?)`", reason)
    if unknown:
        key = unknown.group(1)
        path = [*filter(None, place.split(".")), key]
        near = get_close_matches(key, _valid_keys(path[:-1]), n=1, cutoff=0.5)
        line = _line_of(source, path)
        where = "[" + ".".join(path[:-1]) + "]" if path[:-1] else _("the top level")
        text = _("{file}:{line}: {table} has no key {key}.").format(
            file=name, line=line, table=where, key=key
        )
        if near:
            text += _(" Did you mean {name}?").format(name=near[0])
        else:
            text += _(" Valid keys: {keys}.").format(keys=", ".join(_valid_keys(path[:-1])))
        return text
    path = [part for part in place.split(".") if part]
    if place.startswith("rules") and "[" in (found.group(1) if found else ""):
        # msgspec hides the key of a mapping; the first wrong value is the one it means.
        wrong = next(
            (k for k, v in data["rules"].items() if v not in ("off", "note", "warning", "error")),
            "",
        )
        path = ["rules", wrong]
    text = _("{file}:{line}: the value of {key} is wrong: {reason}.").format(
        file=name,
        line=_line_of(source, path),
        key=".".join(path) or name,
        reason=plain_reason(reason),
    )
    choices = _valid_values(path)
    if choices:
        wrong_value = re.search(r"enum value '(.*)'", reason)
        near = get_close_matches(wrong_value.group(1), choices, n=1) if wrong_value else []
        if near:
            text += _(" Did you mean {name}?").format(name=near[0])
        text += _(" Valid values: {values}.").format(values=", ".join(choices))
    return text


def plain_reason(reason: str) -> str:
    """msgspec's reason (``Expected `array`, got `str` ``) in words for people."""
    kinds = {
        "array": _("a list"),
        "str": _("a text in quotation marks"),
        "int": _("a number"),
        "float": _("a number"),
        "bool": _("true or false"),
        "object": _("a table"),
        "date": _("a date"),
    }
    types = re.fullmatch(r"Expected `([\w |]+)`, got `(\w+)`", reason)
    if types:
        wanted = [kinds.get(k, k) for k in types.group(1).split(" | ") if k != "null"]
        return _("needed is {wanted}, written is {found}").format(
            wanted=_(" or ").join(wanted), found=kinds.get(types.group(2), types.group(2))
        )
    value = re.fullmatch(r"Invalid (?:enum )?value '(.*)'", reason)
    if value:
        return _("“{value}” is not known").format(value=value.group(1))
    if reason == "Invalid RFC3339 encoded date":
        return _("write the date as YYYY-MM-DD")
    field = re.fullmatch(r"Object missing required field `(.+)`", reason)
    return _("{key} is missing").format(key=field.group(1)) if field else reason


def _valid_keys(path: list[str]) -> list[str]:
    """The keys that the table at ``path`` may have, as written in the file."""
    here: Any = SiteConfig
    for part in path:
        fields = {f.encode_name: f.type for f in msgspec.structs.fields(here)}
        here = next(
            (t for t in _structs(fields.get(part))),
            None,
        )
        if here is None:
            return []
    return [f.encode_name for f in msgspec.structs.fields(here)]


def _valid_values(path: list[str]) -> list[str]:
    """The strings that the key at ``path`` may have, when it has a fixed list of them."""
    if path[:1] == ["rules"]:
        return list(RuleLevel.__args__)  # type: ignore[attr-defined]
    here: Any = SiteConfig
    for part in path:
        if not (isinstance(here, type) and issubclass(here, msgspec.Struct)):
            return []
        fields = {f.encode_name: f.type for f in msgspec.structs.fields(here)}
        annotation = fields.get(part)
        here = next(iter(_structs(annotation)), annotation)
    return [v for v in getattr(here, "__args__", ()) if isinstance(v, str)]


def _structs(annotation: Any) -> list[type[msgspec.Struct]]:
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return [annotation]
    found: list[type[msgspec.Struct]] = []
    for part in getattr(annotation, "__args__", ()):
        found += _structs(part)
    return found


def _line_of(source: str, path: list[str]) -> int:
    """The 1-based line where the key ``path`` (or the nearest table above it) is written."""
    table: list[str] = []
    best = 1
    for number, line in enumerate(source.splitlines(), 1):
        header = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?", line)
        if header:
            table = [part.strip().strip("\"'") for part in header.group(1).split(".")]
            if table == path[: len(table)]:
                best = number
            continue
        key = re.match(r"""\s*("[^"]*"|'[^']*'|[\w.-]+)\s*=""", line)
        if key:
            full = [*table, *_dotted(key.group(1))]
            if full == path:
                return number
            if full == path[: len(full)]:
                best = number
    return best


def _dotted(key: str) -> list[str]:
    return [key[1:-1]] if key[0] in "\"'" else key.split(".")
