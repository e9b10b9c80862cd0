"""The examples of a rule pack, run as tests: every rule shows what it accepts and what it finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from compliance_kit.audit.auditor import Auditor, Options
from compliance_kit.audit.checks import load_check
from compliance_kit.audit.pack_faults import left_open, unfilled
from compliance_kit.audit.rules import Example, NamedCheck, Pack, Rule, RuleSet, TextCheck
from compliance_kit.audit.sources.interface import PageInput
from compliance_kit.config import SiteConfig, parse_config
from compliance_kit.errors import ConfigError
from compliance_kit.i18n import gettext as _
from compliance_kit.mistakes import Step
from compliance_kit.report.finding import Finding


@dataclass(frozen=True)
class Trouble:
    """What is wrong with one rule; ``example`` is the 1-based number of the example, 0 for none,
    ``steps`` lead to the place in the pack."""

    rule: str
    example: int
    message: str
    steps: tuple[Step, ...] = ()


def check_pack(pack: Pack, shared: Sequence[Pack]) -> Iterator[Trouble]:
    """Run the examples of every rule of ``pack``; ``shared`` packs lend their lexicons.

    A rule without a failing example cannot show that it finds anything, one without a passing
    example cannot show that it is ever content: both are told.

    Raises:
        ConfigError: a rule asks for a check or a list of wordings that does not exist.
    """
    lexicons = [msgspec.structs.replace(other, rules=[]) for other in shared if other != pack]
    for place, rule in enumerate(pack.rules):
        alone = RuleSet([*lexicons, msgspec.structs.replace(pack, rules=[rule])])
        rule = alone.rules[rule.id]
        load_check(rule)
        for trouble in _shape(rule):
            yield replace(trouble, steps=("rules", place, *trouble.steps))
        for steps, message in unfilled(rule):
            yield Trouble(rule.id, 0, message, ("rules", place, *steps))
        for number, example in enumerate(rule.examples, 1):
            problem = run_example(alone, rule, example)
            if problem:
                yield Trouble(rule.id, number, problem, ("rules", place, "examples", number - 1))


def _shape(rule: Rule) -> Iterator[Trouble]:
    outcomes = {example.outcome for example in rule.examples}
    if "pass" not in outcomes:
        yield Trouble(rule.id, 0, _("has no example that passes"))
    if "fail" not in outcomes and not _is_empty(rule):
        yield Trouble(rule.id, 0, _("has no example that fails"))
    for number, example in enumerate(rule.examples, 1):
        if example.case and example.case not in rule.cases:
            yield Trouble(
                rule.id,
                number,
                _("names the case {case}, which the rule does not have").format(case=example.case),
                ("examples", number - 1, "case"),
            )


def _is_empty(rule: Rule) -> bool:
    """Whether the rule waits for wordings that a house adds."""
    return (
        isinstance(rule.check, TextCheck)
        and not isinstance(rule.wordings, str)
        and not rule.wordings.all()
        and not rule.check.pattern
    )


def run_example(rules: RuleSet, rule: Rule, example: Example) -> str:
    """Audit one example with ``rule`` alone; return what is wrong, ``""`` when nothing is."""
    try:
        config = parse_config(example.config) if example.config else SiteConfig()
    except ConfigError as error:
        return error.message
    level = msgspec.structs.replace(config, rules={rule.id: rule.severity})
    day = rule.in_force.from_ or rule.in_force.until
    auditor = Auditor(rules, level, Options(profiles=(), as_of=day if _later(day) else None))
    source = PageInput(
        path=example.path,
        site_path=example.path,
        data=example.html.encode(),
        charset="utf-8",
    )
    report, _summary = auditor.audit(source)
    findings = [finding for finding in report.findings if finding.rule == rule.id]
    got = findings[0].outcome if findings else "pass"
    if got != example.outcome:
        return _("should answer {expected}, answers {got}").format(
            expected=example.outcome, got=_shown(got, findings)
        )
    if got == "fail" and not any(_is_case(rule, example.case, f) for f in findings):
        return _("should answer with {expected}, answers {got}").format(
            expected=example.case or _("the rule's own message"), got=_shown(got, findings)
        )
    if got == "fail":
        case = rule.case(example.case)
        sentences = f"{case.message} {case.advice or rule.advice}"
        said = f"{findings[0].message} {findings[0].advice}"
        names = left_open(sentences, said)
        if names:
            return _("the check fills no {name}; {known}").format(
                name="{" + names[0] + "}", known=_("write the sentence without it")
            )
    return ""


def _later(day: object) -> bool:
    """Whether the rule comes into force only after today (its examples hold from then on)."""
    from datetime import date

    return isinstance(day, date) and day > date.today()


def _is_case(rule: Rule, case: str, finding: Finding) -> bool:
    """Whether a finding was made with the sentences of ``case`` (placeholders may be filled)."""
    pattern = str(rule.case(case).message)
    position = 0
    for piece in _fixed_pieces(pattern):
        position = finding.message.find(piece, position)
        if position < 0:
            return False
        position += len(piece)
    return True


def _fixed_pieces(sentence: str) -> list[str]:
    pieces = []
    for part in sentence.split("{"):
        _name, _brace, rest = part.rpartition("}")
        if rest:
            pieces.append(rest)
    return pieces


def _shown(got: str, findings: Sequence[Finding]) -> str:
    return got + (f" ({findings[0].message})" if findings else "")


def count_examples(pack: Pack) -> int:
    """How many examples a pack has."""
    return sum(len(rule.examples) for rule in pack.rules)


def named_checks(pack: Pack) -> list[str]:
    """The named checks that a pack uses, each once."""
    names = [rule.check.name for rule in pack.rules if isinstance(rule.check, NamedCheck)]
    return list(dict.fromkeys(names))
