"""The choices of a translation run, with the defaults that hold without ckit.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from compliance_kit.errors import UsageError
from compliance_kit.i18n import gettext as _
from compliance_kit.localize.style import Style
from compliance_kit.translate.memory import Lookup

Progress = Callable[[int, int], None]
"""Called with sentences done and sentences in all."""

LOCALES = {"zh": "zh-CN", "zt": "zh-TW", "en": "en-US"}
TAGS = {"zh": "zh-Hans", "zt": "zh-Hant", "en": "en"}


@dataclass(frozen=True)
class Options:
    """How to translate.

    ``keep`` are words that stay as they are. ``label`` is the visible label (empty: no label).
    ``lookups`` are asked before the engine, in order; None asks the memory and the phrasebook that
    ship with compliance-kit. ``mask`` lets numbers, dates, amounts, names and terms pass by the
    engine where it knows placeholders for them. ``terms`` (Chinese to English) are the house's
    own: they come before the ones that ship with compliance-kit, and a sentence whose translation
    lacks one is flagged. ``language_tag`` is written to the page's language marks (``zh-Hans``,
    ``zh-CN``, ``en`` ...; by default by the target). ``front_matter`` are the keys of Markdown
    front matter to translate (none: the usual ones).
    """

    keep: Sequence[str] = ()
    style: Style = field(default_factory=Style)
    label: str = ""
    lookups: Sequence[Lookup] | None = None
    mask: bool = True
    terms: Mapping[str, str] = field(default_factory=dict)
    language_tag: str = ""
    front_matter: Sequence[str] = ()
    progress: Progress | None = None


def language(name: str) -> str:
    """Return the engine's code for a language tag: ``zh``, ``zt`` (Traditional) or ``en``.

    Raises:
        UsageError: another language.
    """
    tag = name.strip().lower().replace("_", "-")
    if tag in ("zt", "zh-hant", "zh-tw", "zh-hk", "zh-mo") or tag.startswith("zh-hant-"):
        return "zt"
    if tag == "zh" or tag.startswith("zh-"):
        return "zh"
    if tag == "en" or tag.startswith("en-"):
        return "en"
    raise UsageError(
        _("{name}: an unknown language; ckit translates between zh and en.").format(
            name=name or '""'
        )
    )
