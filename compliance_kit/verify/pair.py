"""All checks over one pair of texts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass

from compliance_kit.localize.style import Style
from compliance_kit.verify.checks.negation import check_negation
from compliance_kit.verify.checks.omission import check_omission
from compliance_kit.verify.checks.punctuation import check_punctuation
from compliance_kit.verify.checks.repetition import check_repetition
from compliance_kit.verify.checks.tokens import check_tokens
from compliance_kit.verify.checks.untranslated import check_untranslated
from compliance_kit.verify.facts import compare_facts
from compliance_kit.verify.finding import FACT_KINDS, KINDS, Finding, FindingKind
from compliance_kit.verify.texts import TextPair

# kinds a check can report -> the check. Facts are apart: their findings share one matching.
_CHECKS: tuple[tuple[FindingKind, Callable[[TextPair], Iterable[Finding]]], ...] = (
    ("token", check_tokens),
    ("omission", check_omission),
    ("repetition", check_repetition),
    ("untranslated", check_untranslated),
    ("negation", check_negation),
    ("punctuation", check_punctuation),
)
_COMPARED = (FACT_KINDS - {"token"}) | {"approx"}


@dataclass(frozen=True)
class Verdict:
    """The findings of a pair, and how many facts and tokens the source states."""

    findings: tuple[Finding, ...]
    found: int
    wrong: int


def verify_pair(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    *,
    reference: datetime.date | None = None,
    style: Style | None = None,
    switches: Set[FindingKind] = KINDS,
) -> list[Finding]:
    """Say what ``target`` says otherwise than ``source``: findings in the order of the texts.

    Both are plain text, languages are BCP 47 tags of Chinese or English. ``reference`` is the
    document's date: it may supply the month or year that the source leaves to the context.
    ``style`` is how repairs are written. ``switches`` are the kinds to look for.

    Raises:
        compliance_kit.errors.UsageError: a language other than Chinese and English.

    >>> [(f.kind, f.source, f.target, f.repair)
    ...  for f in verify_pair("投资5306亿元。", "Investment was $530.6 billion.", "zh", "en")]
    [('money', '5306亿元', '$530.6 billion', '530.6 billion yuan')]
    >>> verify_pair("两国于25日签署协议。", "The two countries signed on the 25th.", "zh", "en")
    []
    """
    pair = TextPair(source, target, source_language, target_language, reference)
    return list(verify_text(pair, style=style, switches=switches).findings)


def verify_text(
    pair: TextPair, *, style: Style | None = None, switches: Set[FindingKind] = KINDS
) -> Verdict:
    """The same over a prepared pair, with the counts of facts."""
    findings: list[Finding] = []
    found = wrong = 0
    if not pair.target.text.strip() and "omission" in switches:
        # Nothing to compare: one finding says it.
        found = len(pair.source.expressions) + len(pair.source.tokens)
        return Verdict(tuple(check_omission(pair)), found, found)
    if switches & _COMPARED or "omission" in switches:
        report = compare_facts(pair, style)
        findings.extend(f for f in report.findings if f.kind in switches)
        found, wrong = report.found, report.wrong
    for kind, check in _CHECKS:
        if kind in switches:
            findings.extend(check(pair))
    if "token" in switches:
        found += len(pair.source.tokens)
        wrong += sum(f.kind == "token" and f.source_span is not None for f in findings)
    findings.sort(key=_place)
    return Verdict(tuple(findings), found, wrong)


def _place(finding: Finding) -> tuple[int, int]:
    source, target = finding.source_span, finding.target_span
    return (source[0] if source else 1 << 30, target[0] if target else -1)
