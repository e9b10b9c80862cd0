"""The scanner for a set of rules: their wordings and the shared lists, prepared once a run."""

from __future__ import annotations

from compliance_kit.audit.rules import OrderCheck, PairingCheck, Rule, RuleSet, TextCheck
from compliance_kit.audit.scan import Scanner


def list_name(rule: Rule, part: str = "") -> str:
    """The scanner's name for a rule's own wordings (``part``: one of its named lists)."""
    return f"{rule.id}#{part}" if part else rule.id


def build_scanner(rules: RuleSet) -> Scanner:
    """Return a scanner for the lexicon and for every list of every rule."""
    lists: dict[str, list[str]] = {name: words.all() for name, words in rules.lexicon.items()}
    for rule in rules.rules.values():
        lists[list_name(rule)] = rules.wordings(rule.wordings).all()
        for part, ref in rule.lists.items():
            lists[list_name(rule, part)] = rules.wordings(ref).all()
        check = rule.check
        if isinstance(check, TextCheck):
            lists[list_name(rule, "except")] = rules.wordings(check.except_).all()
        elif isinstance(check, PairingCheck):
            lists[list_name(rule, "needs")] = rules.wordings(check.needs).all()
        elif isinstance(check, OrderCheck):
            for number, ref in enumerate(check.lists):
                lists[list_name(rule, f"order{number}")] = rules.wordings(ref).all()
    return Scanner(lists)
