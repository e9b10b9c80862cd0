"""What is wrong with a rule pack beyond its form, told with the line: names that do not exist,
patterns that cannot be compiled, placeholders that no check fills.

Only packs of the house are looked at; the shipped ones are held by tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from compliance_kit.audit.checks import load_check
from compliance_kit.audit.rule_types import (
    CountCheck,
    FactCheck,
    JsonLdCheck,
    LinkCheck,
    MetaCheck,
    NamedCheck,
    NumberCheck,
    OrderCheck,
    Pack,
    PairingCheck,
    Rule,
    TextCheck,
    WordingsRef,
)
from compliance_kit.errors import ConfigError
from compliance_kit.i18n import gettext as _
from compliance_kit.mistakes import Step, did_you_mean

_PLACEHOLDER = re.compile(r"\{([A-Za-z][\w-]{0,40})\}")


def refuse_faults(path: Path, pack: Pack, others: Sequence[Pack]) -> None:
    """Refuse a pack that asks for something that is not there.

    ``others`` lend their lexicons, and their rules' names are taken.

    Raises:
        ConfigError: the message names file and line.
    """
    for number, rule in enumerate(pack.rules):
        for steps, message in _faults(rule, number, pack, others):
            raise ConfigError(f"{path}:{line_in(path, steps)}: {message}")


def line_in(path: Path, steps: Sequence[Step]) -> int:
    """The line of a place in a pack's file that has been read before."""
    from compliance_kit.audit.packs import line_of

    return line_of(path.read_text(encoding="utf-8-sig"), steps)


def _faults(
    rule: Rule, number: int, pack: Pack, others: Sequence[Pack]
) -> Iterator[tuple[list[Step], str]]:
    here: list[Step] = ["rules", number]
    taken = {r.id for other in others for r in other.rules} | {r.id for r in pack.rules[:number]}
    if rule.id in taken:
        message = _("Rule {rule} is defined twice; rename one of them.").format(rule=rule.id)
        yield [*here, "id"], message
    lists = {name for one in (pack, *others) for name in one.lexicon}
    for steps, ref in _references(rule):
        if isinstance(ref, str) and ref not in lists:
            yield (
                [*here, *steps],
                _("{rule}: no lexicon has a list {name}.").format(rule=rule.id, name=ref)
                + did_you_mean(ref, lists),
            )
    try:
        load_check(rule)
    except ConfigError as error:
        yield [*here, "check", "name"], error.message
    yield from _bad_patterns(rule, here)
    yield from _unknown_facts(rule, here)


def _references(rule: Rule) -> Iterator[tuple[list[Step], WordingsRef]]:
    yield ["wordings"], rule.wordings
    for name, ref in rule.lists.items():
        yield ["lists", name], ref
    check = rule.check
    if isinstance(check, TextCheck):
        yield ["check", "except"], check.except_
    elif isinstance(check, PairingCheck):
        yield ["check", "needs"], check.needs
    elif isinstance(check, OrderCheck):
        for place, ref in enumerate(check.lists):
            yield ["check", "lists", place], ref


def _bad_patterns(rule: Rule, here: list[Step]) -> Iterator[tuple[list[Step], str]]:
    from compliance_kit.audit.checks.generic import compile_pattern

    for key in ("pattern", "candidate", "needs_pattern"):
        pattern = getattr(rule.check, key, "")
        if pattern:
            try:
                compile_pattern(pattern)
            except ConfigError as error:
                yield [*here, "check", key.replace("_", "-")], f"{rule.id}: {error.message}"
    if isinstance(rule.check, CountCheck):
        from compliance_kit.audit.page import Page

        try:
            Page(b"<p>x</p>", "x.html").css(rule.check.selector)
        except ValueError:
            yield (
                [*here, "check", "selector"],
                _("{rule}: the selector {selector} is not valid.").format(
                    rule=rule.id, selector=rule.check.selector
                ),
            )


def _unknown_facts(rule: Rule, here: list[Step]) -> Iterator[tuple[list[Step], str]]:
    from compliance_kit.audit.facts import KINDS

    check = rule.check
    wanted: list[tuple[list[Step], str]] = []
    if isinstance(check, FactCheck):
        wanted = [(["facts", place], kind) for place, kind in enumerate(check.facts)]
    elif isinstance(check, LinkCheck) and check.fact:
        wanted = [(["fact"], check.fact)]
    for steps, kind in wanted:
        if kind not in KINDS:
            text = _("{rule}: there is no kind of fact {name}.").format(rule=rule.id, name=kind)
            text += did_you_mean(kind, KINDS)
            yield (
                [*here, "check", *steps],
                text + _(" Valid values: {values}.").format(values=", ".join(KINDS)),
            )


def unfilled(rule: Rule) -> Iterator[tuple[list[Step], str]]:
    """Placeholders in the rule's sentences that its check never fills, with their place."""
    for case in ("", *rule.cases):
        filled = _filled(rule, case)
        if filled is None:
            continue
        steps: list[Step] = ["cases", case] if case else []
        said = rule.cases[case] if case else rule
        for part, both in (("message", said.message), ("advice", said.advice)):
            for tongue in ("en", "zh"):
                sentence = getattr(both, tongue, "")
                for name in dict.fromkeys(_PLACEHOLDER.findall(sentence)):
                    if name not in filled:
                        yield (
                            [*steps, part, tongue],
                            _("the check fills no {name}; {known}").format(
                                name="{" + name + "}",
                                known=_("it fills: {names}").format(
                                    names=", ".join("{" + n + "}" for n in sorted(filled))
                                )
                                if filled
                                else _("write the sentence without it"),
                            ),
                        )


def _filled(rule: Rule, case: str) -> set[str] | None:
    """The placeholders that a generic check fills in a case; None where the check is a named one,
    whose examples show what it fills."""
    check = rule.check
    if isinstance(check, NamedCheck):
        return None
    if isinstance(check, LinkCheck):
        found = {"text", "target"}
        return found if check.forbid or case == "dead" else set()
    if isinstance(check, NumberCheck):
        missing = check.require and (case == "missing" or "missing" not in rule.cases)
        return {"text"} if case != "missing" and not missing else set()
    if isinstance(check, MetaCheck):
        return {"text"} if check.mode == "forbid" or case == "wrong" else set()
    if isinstance(check, JsonLdCheck):
        return {"text"} if case in ("broken", "field") else set()
    if isinstance(check, TextCheck):
        return {"text"} if check.mode == "forbid" else set()
    if isinstance(check, FactCheck):
        return set()
    if isinstance(check, CountCheck):
        return {"count"}
    return {"text"}


def left_open(template: str, message: str) -> list[str]:
    """The placeholders of a sentence that stand in the finding as they were written."""
    names = dict.fromkeys(_PLACEHOLDER.findall(template))
    return [name for name in names if "{" + name + "}" in message]
