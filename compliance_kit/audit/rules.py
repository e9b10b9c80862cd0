"""Rules are data: the packs of a run together, and looking rules up.

A pack is a YAML file with ``pack``, ``title``, optional ``lexicon`` (named lists of wordings that
several rules share) and ``rules``; :mod:`compliance_kit.audit.packs` reads it, its types stand in
:mod:`compliance_kit.audit.rule_types` and can be imported from here.

Reading YAML takes longer than all else that a run with nothing new does, so the packs of a run may
be kept as MessagePack: plain data that is checked against the same types when it is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from compliance_kit import __version__
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
from compliance_kit.errors import CkitError, ConfigError
from compliance_kit.i18n import gettext as _
from compliance_kit.mistakes import did_you_mean

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
    "rules_folder",
]

KEPT = "rules-"
"""What the names of files with kept packs begin with."""


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
            raise ConfigError(
                _("{rule}: no lexicon has a list {name}.").format(rule=rule, name=ref)
                + did_you_mean(ref, self.lexicon)
            ) from None

    def find(self, rule_id: str) -> Rule:
        """Return the rule.

        Raises:
            ConfigError: no such rule; the message names the nearest.
        """
        try:
            return self.rules[rule_id]
        except KeyError:
            raise ConfigError(
                _("There is no rule {rule}.").format(rule=rule_id)
                + did_you_mean(rule_id, self.rules, cutoff=0.4)
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


def load_packs(extra: Iterable[Path] = (), kept: Path | None = None) -> RuleSet:
    """Read the shipped packs and the ``extra`` files; from the folder ``kept`` where they were
    read before and have not changed.

    Raises:
        InputError: a file cannot be read.
        ConfigError: a file is no valid pack; the message names file and line.
    """
    shipped = sorted(rules_folder().glob("*.yaml"))
    paths = [*shipped, *extra]
    if kept is None:
        return RuleSet(_read(paths, len(shipped)))
    file = _kept_file(paths, kept)
    if file is None:
        return RuleSet(_read(paths, len(shipped)))
    with suppress(OSError, msgspec.MsgspecError):
        return RuleSet(msgspec.msgpack.decode(file.read_bytes(), type=list[Pack]))
    packs = _read(paths, len(shipped))
    from compliance_kit.files import write_atomic

    with suppress(CkitError, UnicodeEncodeError):  # no place to write: the next run reads again
        write_atomic(file, msgspec.msgpack.encode(packs))
    return RuleSet(packs)


def _read(paths: Sequence[Path], shipped: int) -> list[Pack]:
    """Read the packs; those behind the first ``shipped`` are the house's, and looked through."""
    from compliance_kit.audit.packs import read_pack

    packs = [read_pack(path) for path in paths]
    if paths[shipped:]:
        from compliance_kit.audit.pack_faults import refuse_faults

        for number, path in enumerate(paths[shipped:], shipped):
            refuse_faults(path, packs[number], [*packs[:number], *packs[number + 1 :]])
    return packs


def _kept_file(paths: Iterable[Path], folder: Path) -> Path | None:
    """The file for packs of just this content; None where one of them cannot be read."""
    types = Path(__file__).with_name("rule_types.py")
    seed = hashlib.sha256(repr((__version__, msgspec.__version__)).encode())
    try:
        for path in (types, *paths):
            data = path.read_bytes()
            seed.update(b"%d " % len(data) + data)
    except OSError:
        return None
    return folder / f"{KEPT}{seed.hexdigest()[:32]}.msgpack"
