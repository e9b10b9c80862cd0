"""Rules are data: the schema of a rule pack, and reading packs with errors that name the line.

A pack is a YAML file with ``pack``, ``title``, optional ``lexicon`` (named lists of wordings that
several rules share) and ``rules``. ``rules/README.md`` explains every key with examples; the types
below are the same thing for the machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, ClassVar, Literal, get_args

import msgspec
import yaml

from compliance_kit.errors import ConfigError, InputError
from compliance_kit.i18n import gettext as _
from compliance_kit.i18n import language
from compliance_kit.report.finding import Severity

PageScope = Literal["home", "every", "article", "policy", "site"]
Confidence = Literal["high", "medium", "low"]

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Safe loading in which only ``true`` and ``false`` are booleans (YAML 1.2): ``off`` is a key
    of a rule and ``no`` a button's label."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
        for first, found in _Base.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
_MAX_PACK_BYTES = 2_000_000


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
        """The named case; the plain message and advice for ``""``.

        Raises:
            KeyError: the rule has no such case.
        """
        if not name:
            return Case(message=self.message, advice=self.advice)
        return self.cases[name]


class Pack(_Part, frozen=True):
    """A file of rules; its profile is added to every rule that names none."""

    pack: str
    title: Both
    lexicon: dict[str, Wordings] = {}
    rules: list[Rule] = []


class RuleSet:
    """All rules of several packs with one shared lexicon.

    Raises:
        ConfigError: two rules with one id, or a list name that no lexicon has.
    """

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(packs)
        self.lexicon: dict[str, Wordings] = {}
        self.rules: dict[str, Rule] = {}
        for pack in packs:
            self.lexicon.update(pack.lexicon)
        for pack in packs:
            for rule in pack.rules:
                if rule.id in self.rules:
                    raise ConfigError(
                        _("Rule {rule} is defined twice; rename one of them.").format(rule=rule.id)
                    )
                if not rule.profiles:
                    rule = msgspec.structs.replace(rule, profiles=[pack.pack])
                self.rules[rule.id] = rule
                for ref in (rule.wordings, *rule.lists.values()):
                    self.wordings(ref, rule.id)

    def wordings(self, ref: WordingsRef, rule: str = "") -> Wordings:
        """Resolve a reference to the lexicon.

        Raises:
            ConfigError: no list of that name.
        """
        if isinstance(ref, Wordings):
            return ref
        try:
            return self.lexicon[ref]
        except KeyError:
            near = get_close_matches(ref, self.lexicon, n=1)
            raise ConfigError(
                _("{rule}: no lexicon has a list {name}.").format(rule=rule, name=ref)
                + (_(" Did you mean {name}?").format(name=near[0]) if near else "")
            ) from None

    def find(self, rule_id: str) -> Rule:
        """Return the rule.

        Raises:
            ConfigError: no such rule; the message names the nearest.
        """
        try:
            return self.rules[rule_id]
        except KeyError:
            near = get_close_matches(rule_id, self.rules, n=1, cutoff=0.4)
            raise ConfigError(
                _("There is no rule {rule}.").format(rule=rule_id)
                + (_(" Did you mean {name}?").format(name=near[0]) if near else "")
                + _(" ckit rules list shows all.")
            ) from None

    @property
    def profiles(self) -> list[str]:
        """The names of all profiles, in pack order."""
        return list(dict.fromkeys(name for rule in self.rules.values() for name in rule.profiles))


def rules_folder() -> Path:
    """The folder with the shipped packs, wherever the package is installed."""
    root = Path(__file__).resolve().parent.parent
    inside = root / "rules"
    return inside if inside.is_dir() else root.parent / "rules"


def load_packs(extra: Iterable[Path] = ()) -> RuleSet:
    """Read the shipped packs and the ``extra`` files.

    Raises:
        InputError: a file cannot be read.
        ConfigError: a file is no valid pack; the message names file and line.
    """
    paths = [*sorted(rules_folder().glob("*.yaml")), *extra]
    return RuleSet([read_pack(path) for path in paths])


def read_pack(path: Path) -> Pack:
    """Read one pack file.

    Raises:
        InputError: the file cannot be read.
        ConfigError: the file is no valid pack.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            _("{path}: cannot be read ({reason}).").format(path=path, reason=error.strerror)
        ) from None
    return parse_pack(data, str(path))


def parse_pack(data: bytes, name: str) -> Pack:
    """Read a pack from the bytes of its file; ``name`` stands in error messages.

    Raises:
        ConfigError: not UTF-8, no YAML, too large, or a wrong key or value.
    """
    if len(data) > _MAX_PACK_BYTES:
        raise ConfigError(
            _("{file}: larger than {limit} MB; split the pack.").format(
                file=name, limit=_MAX_PACK_BYTES // 1_000_000
            )
        )
    try:
        source = data.decode("utf-8-sig")
        if "&" in source or "*" in source:
            _refuse_aliases(source, name)
        content = yaml.load(source, Loader=_Loader)
    except UnicodeDecodeError:
        raise ConfigError(_("{file}: is not UTF-8 text.").format(file=name)) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise ConfigError(
            _("{file}:{line}: not valid YAML ({reason}).").format(
                file=name, line=_line(mark), reason=error.problem
            )
        ) from None
    except yaml.YAMLError as error:
        raise ConfigError(
            _("{file}:{line}: not valid YAML ({reason}).").format(file=name, line=1, reason=error)
        ) from None
    try:
        return msgspec.convert(content, Pack)
    except msgspec.ValidationError as error:
        raise ConfigError(_explain(str(error), source, name, content)) from None


def _refuse_aliases(source: str, name: str) -> None:
    """A few nested aliases make gigabytes; a pack needs none."""
    for event in yaml.parse(source, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise ConfigError(
                _("{file}:{line}: YAML aliases are not allowed; write the text out.").format(
                    file=name, line=_line(event.start_mark)
                )
            )


def _explain(message: str, source: str, name: str, content: Any) -> str:
    """Turn msgspec's message (``... - at `$.rules[3].check` ``) into a sentence with the line."""
    found = re.search(r" - at (?:`key` in )?`(?:key in )?\$(.*?)`$", message)
    place = found.group(1) if found else ""
    reason = message[: found.start()] if found else message
    steps: list[str | int] = [
        int(part[1:-1]) if part.startswith("[") else part.lstrip(".")
        for part in re.findall(r"\.[\w-]+|\[\d+\]", place)
    ]
    unknown = re.search(r"unknown field `(.+?)`", reason)
    line = _line_of(source, [*steps, unknown.group(1)] if unknown else steps)
    where = _rule_name(content, steps)
    if unknown:
        key = unknown.group(1)
        near = get_close_matches(key, _known_keys(), n=1, cutoff=0.5)
        text = _("{file}:{line}: {where} has no key {key}.").format(
            file=name, line=line, where=where, key=key
        )
        return text + (_(" Did you mean {name}?").format(name=near[0]) if near else "")
    return _("{file}:{line}: {where}: {reason}.").format(
        file=name, line=line, where=where + place, reason=reason
    )


def _line(mark: Any) -> int:
    return mark.line + 1 if mark is not None else 1


def _rule_name(content: Any, steps: Sequence[str | int]) -> str:
    if len(steps) > 1 and steps[0] == "rules" and isinstance(steps[1], int):
        rule = content["rules"][steps[1]]
        if isinstance(rule, Mapping) and isinstance(rule.get("id"), str):
            return str(rule["id"])
    return "pack"


def _known_keys() -> list[str]:
    structs: list[type[msgspec.Struct]] = [Pack, Rule, Milder, Basis, Case, Example, InForce]
    structs.append(Wordings)
    structs += get_args(Check)
    return sorted({field.encode_name for s in structs for field in msgspec.structs.fields(s)})


def _line_of(source: str, steps: Sequence[str | int]) -> int:
    """The 1-based line of the node that ``steps`` lead to, or of the deepest one found."""
    node = yaml.compose(source, Loader=_Loader)
    line = 1
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == step), None)
            if pair is None:
                break
            line, node = _line(pair[0].start_mark), pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            if step >= len(node.value):
                break
            node = node.value[step]
            line = _line(node.start_mark)
        else:
            break
    return line
