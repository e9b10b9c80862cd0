"""The types of a rule pack: what its YAML may say, key by key.

``rules/README.md`` explains every key with examples; the types here are the same for the machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from compliance_kit.i18n import language
from compliance_kit.report.finding import Severity

PageScope = Literal["home", "every", "article", "policy", "site"]
Confidence = Literal["high", "medium", "low"]


class _Part(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """Keys are written with hyphens in the file; unknown ones are errors."""


class Both(_Part, frozen=True):
    """A sentence in both languages; ``{placeholders}`` are filled by the check."""

    en: str
    zh: str

    def __str__(self) -> str:
        return self.zh if language() == "zh" else self.en


class Wordings(_Part, frozen=True, rename={"zh_hans": "zh-Hans", "zh_hant": "zh-Hant"}):
    """What pages really write, by script. Case does not matter; English matches whole words."""

    zh_hans: list[str] = []
    zh_hant: list[str] = []
    en: list[str] = []

    def all(self) -> list[str]:
        """Every wording once, in the order of the file."""
        return list(dict.fromkeys([*self.zh_hans, *self.zh_hant, *self.en]))

    def by_language(self) -> dict[str, list[str]]:
        """The lists under their language tags."""
        return {"zh-Hans": self.zh_hans, "zh-Hant": self.zh_hant, "en": self.en}


WordingsRef = str | Wordings
"""Wordings written out, or the name of a list in a pack's ``lexicon``."""


class Basis(_Part, frozen=True):
    """A law or house rule. ``confidence``: how well the text was seen (low = from memory).

    ``article`` is a number (or several, or ``4(11)``); what is no number (an annex, a paragraph) is
    written in both languages.
    """

    law: Both
    article: str | Both = ""
    confidence: Confidence = "high"

    def __str__(self) -> str:
        return self.cite(language())

    def cite(self, tongue: str) -> str:
        """Law and article in one language (``en`` or ``zh``)."""
        law = self.law.zh if tongue == "zh" else self.law.en
        if isinstance(self.article, Both):
            return f"{law} {self.article.zh if tongue == 'zh' else self.article.en}"
        if not self.article:
            return law
        if tongue == "zh":
            return law + "第" + self.article.replace(", ", "、").replace("-", "至") + "条"
        return f"{law}, art. {self.article}"


class InForce(_Part, frozen=True):
    """First and last day on which the rule holds; open where not given."""

    from_: date | None = msgspec.field(name="from", default=None)
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the rule is in force on ``day``."""
        return (self.from_ is None or self.from_ <= day) and (
            self.until is None or day <= self.until
        )


# --- the generic checks -------------------------------------------------------------------------


class _Check(_Part, frozen=True, tag_field="kind"):
    """One generic check; the key ``kind`` in the file says which."""


class FactCheck(_Check, frozen=True, tag="fact"):
    """The page shows at least one fact of these kinds. ``valid``: it must be well formed too."""

    facts: list[str]
    valid: bool = False


class LinkCheck(_Check, frozen=True, tag="link"):
    """A link whose label is one of the rule's wordings, or that leads to one of ``hosts``.

    ``resolve``: ``#``, empty and script targets do not count, and a target inside the audited
    folder must exist. ``forbid``: such a link is a fault instead.
    """

    fact: str = ""
    hosts: list[str] = []
    resolve: bool = True
    forbid: bool = False


class TextCheck(_Check, frozen=True, tag="text"):
    """One of the rule's wordings (or ``pattern``, RE2) stands in the text, or must not.

    ``where``: the whole page, only the article, or only its title. ``max_block`` limits hits to
    blocks of at most that many characters (labels and notices, not running text).
    ``except``: wordings that hide a hit which lies inside them (国家级新区 hides 国家级).
    """

    mode: Literal["require", "forbid"] = "require"
    where: Literal["page", "article", "title"] = "page"
    pattern: str = ""
    max_block: int = 0
    except_: WordingsRef = msgspec.field(name="except", default=Wordings())


class NumberCheck(_Check, frozen=True, tag="number"):
    """A number beside one of the rule's wordings has the form ``pattern`` (RE2, whole number).

    ``candidate`` says what counts as the number (default: letters, digits, dots and dashes).
    ``require``: a page without any such number is a fault too.
    """

    pattern: str
    candidate: str = "[0-9A-Za-z][0-9A-Za-z./_-]*"
    within: int = 12
    require: bool = False


class MetaCheck(_Check, frozen=True, tag="meta"):
    """``<meta name|property=...>`` is present, not empty and fits ``pattern`` (RE2)."""

    name: str
    mode: Literal["require", "forbid"] = "require"
    pattern: str = ""
    values: list[str] = []


class JsonLdCheck(_Check, frozen=True, tag="jsonld"):
    """A JSON-LD object of one of ``types`` exists and has every one of ``fields`` (dotted)."""

    types: list[str]
    fields: list[str] = []


class PairingCheck(_Check, frozen=True, tag="pairing"):
    """Where one of the rule's wordings stands, ``needs`` stands too, in the block or the page."""

    needs: WordingsRef = Wordings()
    needs_pattern: str = ""
    within: Literal["block", "page"] = "block"


class CountCheck(_Check, frozen=True, tag="count"):
    """The CSS ``selector`` matches at least ``min`` and at most ``max`` elements."""

    selector: str
    min: int = 0
    max: int | None = None


class OrderCheck(_Check, frozen=True, tag="order"):
    """The wordings of ``lists`` stand in this order wherever more than one of them is shown."""

    lists: list[WordingsRef]


class NamedCheck(_Check, frozen=True, tag="named"):
    """A function registered under ``name`` (ours or a plug-in's) decides; it reads ``params``."""

    name: str
    params: dict[str, str | int | float | bool | list[str]] = {}


Check = (
    FactCheck
    | LinkCheck
    | TextCheck
    | NumberCheck
    | MetaCheck
    | JsonLdCheck
    | PairingCheck
    | CountCheck
    | OrderCheck
    | NamedCheck
)


# --- rules and packs ----------------------------------------------------------------------------


class Case(_Part, frozen=True):
    """One way in which a rule can be broken, where it can be broken in several."""

    message: Both
    advice: Both | None = None
    severity: Severity | None = None


class Example(_Part, frozen=True):
    """A page (or fragment) with the answer the rule must give; run as a test.

    ``case`` names the expected case of a failing example; ``url`` and ``config`` (TOML) set the
    scene where the rule needs one.
    """

    html: str
    outcome: Literal["pass", "fail", "unknown"]
    case: str = ""
    path: str = "index.html"
    config: str = ""


class Milder(_Part, frozen=True):
    """What a rule asks for in a profile that it binds less."""

    severity: Severity
    pages: list[PageScope]


class Rule(_Part, frozen=True):
    """One rule of a pack. ``milder`` names the profiles in which it asks for less."""

    id: str
    title: Both
    severity: Severity
    pages: list[PageScope]
    check: Check
    message: Both
    advice: Both
    why: Both
    recognised: Both
    profiles: list[str] = []
    basis: list[Basis] = []
    in_force: InForce = InForce()
    wordings: WordingsRef = Wordings()
    lists: dict[str, WordingsRef] = {}
    cases: dict[str, Case] = {}
    confidence: Confidence = "high"
    off: bool = False
    milder: dict[str, Milder] = {}
    suppress: Both | None = None
    examples: list[Example] = []

    def within(self, profiles: Iterable[str]) -> Rule:
        """The rule as it binds a site with these profiles: fully where one of them does."""
        active = [name for name in self.profiles if name in set(profiles)]
        if not active or any(name not in self.milder for name in active):
            return self
        less = self.milder[active[0]]
        return msgspec.structs.replace(self, severity=less.severity, pages=less.pages)

    def case(self, name: str) -> Case:
        """The named case; the plain message and advice for ``""`` and for a case it lacks."""
        return self.cases.get(name) or Case(message=self.message, advice=self.advice)


class Pack(_Part, frozen=True):
    """A file of rules; its profile is added to every rule that names none."""

    pack: str
    title: Both
    lexicon: dict[str, Wordings] = {}
    rules: list[Rule] = []
