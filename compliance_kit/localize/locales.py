"""Which locales can be written, and what of them the writers ask: language, script, CLDR data."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from compliance_kit.errors import UsageError
from compliance_kit.i18n import gettext as _

_DEFAULT_REGION = {"en": "US", "zh": "CN", "zh_Hans": "CN", "zh_Hant": "TW"}
_HANT_REGIONS = frozenset({"TW", "HK", "MO"})


@dataclass(frozen=True)
class House:
    """A locale to write for: its BCP 47 ``tag``, CLDR's data and what decides the wording."""

    tag: str
    locale: Locale
    language: Literal["en", "zh"]
    traditional: bool = False

    @property
    def region(self) -> str:
        """The territory, such as ``US``."""
        return self.locale.territory or ""


@lru_cache(maxsize=64)
def resolve(tag: str) -> House:
    """The house for a BCP 47 tag: ``en``, ``en-GB``, ``zh-CN``, ``zh-Hant``, ``zh_TW`` ...

    Without a region the most spoken one holds: en-US, zh-CN, zh-TW for traditional characters.

    Raises:
        UsageError: no English or Chinese locale that CLDR knows; the nearest one is named.
    """
    name = tag.strip().replace("-", "_")
    parts = name.split("_")
    language = parts[0].lower()
    script = next((part.title() for part in parts[1:] if len(part) == 4), "")
    region = next((part.upper() for part in parts[1:] if len(part) == 2), "")
    if language not in ("en", "zh") or len(parts) > 1 + bool(script) + bool(region):
        raise _unknown(tag)
    if language == "zh" and not script:
        script = "Hant" if region in _HANT_REGIONS else "Hans"
    if not region:
        region = _DEFAULT_REGION["_".join(filter(None, (language, script)))]
    try:
        locale = Locale.parse("_".join(filter(None, (language, script, region))))
    except (UnknownLocaleError, ValueError):
        raise _unknown(tag) from None
    return House(
        "-".join(filter(None, (language, "" if language == "en" else script, region))),
        locale,
        "zh" if language == "zh" else "en",
        script == "Hant",
    )


def _unknown(tag: str) -> UsageError:
    known = [
        name.replace("_", "-") for name in locale_identifiers() if name[:2] in ("en", "zh")
    ] + ["zh-CN", "zh-TW", "zh-HK"]
    near = get_close_matches(tag.replace("_", "-"), known, n=1, cutoff=0.5)
    return UsageError(
        _("{tag}: no locale that ckit can write; did you mean {near}?").format(
            tag=tag, near=near[0] if near else "en-US, en-GB, zh-CN, zh-TW"
        )
    )
