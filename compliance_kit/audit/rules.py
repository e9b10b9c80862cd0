"""Rules are data: reading packs with errors that name the line, and looking rules up.

A pack is a YAML file with ``pack``, ``title``, optional ``lexicon`` (named lists of wordings that
several rules share) and ``rules``; its types stand in :mod:`compliance_kit.audit.rule_types` and
can be imported from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, ClassVar, get_args

import msgspec
import yaml

from compliance_kit.audit.rule_types import (
    Basis,
    Both,
    Case,
    Check,
    CountCheck,
    Example,
    FactCheck,
    InForce,
    JsonLdCheck,
    LinkCheck,
    MetaCheck,
    Milder,
    NamedCheck,
    NumberCheck,
    OrderCheck,
    Pack,
    PageScope,
    PairingCheck,
    Rule,
    TextCheck,
    Wordings,
    WordingsRef,
)
from compliance_kit.errors import ConfigError, InputError
from compliance_kit.i18n import gettext as _

__all__ = [
    "Basis",
    "Both",
    "Case",
    "Check",
    "CountCheck",
    "Example",
    "FactCheck",
    "InForce",
    "JsonLdCheck",
    "LinkCheck",
    "MetaCheck",
    "Milder",
    "NamedCheck",
    "NumberCheck",
    "OrderCheck",
    "Pack",
    "PageScope",
    "PairingCheck",
    "Rule",
    "RuleSet",
    "TextCheck",
    "Wordings",
    "WordingsRef",
    "load_packs",
    "parse_pack",
    "read_pack",
    "rules_folder",
]

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
