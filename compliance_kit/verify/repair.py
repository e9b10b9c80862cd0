"""Mending the target where it is certain: the wrong fact's words become the right ones.

A repair is proposed only where one fact of the source and one place in the target can be meant,
where both texts' expressions answer each other wholly, and where what is written reads back as
the source's value. Everything else stays a finding.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Sequence

from compliance_kit.localize.style import Style
from compliance_kit.localize.write import write_expression
from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.values import Expression
from compliance_kit.verify.finding import Finding
from compliance_kit.verify.matching import Link, Matching


def proposal(
    ours: Expression,
    theirs: Expression,
    target: str,
    languages: tuple[str, str],
    style: Style | None,
) -> str | None:
    """What ``theirs`` in ``target`` should read, or None where that is not certain.

    ``languages`` are the tags of source and target.
    """
    wanted = _fitting(ours, theirs)
    if wanted is None:
        return None
    text = write_expression(
        wanted, languages[1], style or _style_like(theirs.text), source_language=languages[0]
    )
    if text is None:
        return None
    text = _cased(text, target, theirs.start)
    mended = target[: theirs.start] + text + target[theirs.end :]
    near = mended[max(0, theirs.start - 40) : theirs.start + len(text) + 40]
    reread = find_expressions(near, languages[1])
    if any(_same(expression, wanted) for expression in reread):
        return text
    return None


def _fitting(ours: Expression, theirs: Expression) -> Expression | None:
    """The expression to write in the place of ``theirs``."""
    if ours.kind == theirs.kind:
        return ours
    counts = ("number", "ordinal")
    if ours.kind in counts and theirs.kind in counts:
        return dataclasses.replace(ours, kind=theirs.kind)
    if ours.kind == "range" or theirs.kind == "range":
        return None
    if "ordinal" in (ours.kind, theirs.kind):
        return None
    return ours


def _same(found: Expression, wanted: Expression) -> bool:
    return found.value == wanted.value


def whole(link: Link, matching: Matching) -> bool:
    """Whether the two expressions of ``link`` answer each other and nothing else."""
    i, j = link.source.index, link.target.index
    return all((each.source.index == i) == (each.target.index == j) for each in matching.links)


def _style_like(text: str) -> Style:
    """The house style nearest to how ``text``, the words to be replaced, is written."""
    wide = _WIDE_MONTH.search(text) is not None
    return Style(
        months="wide" if wide else "ap",
        date_order="dmy" if _DAY_FIRST.match(text) else "locale",
        percent="word" if _PERCENT_WORD.search(text) else "sign",
        currency="rmb" if "RMB" in text else "yuan",
    )


_WIDE_MONTH = re.compile(
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_DAY_FIRST = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z]")
_PERCENT_WORD = re.compile(r"per ?cent|百分之")


def _cased(text: str, target: str, start: int) -> str:
    """``text`` with a capital where it begins a sentence of the target."""
    before = target[:start].rstrip(" “\"'(")
    begins = not before or before[-1] in ".!?\n"
    if begins and target[start].isupper() and text[0].islower():
        return text[0].upper() + text[1:]
    return text


def apply_repairs(target: str, findings: Iterable[Finding]) -> tuple[str, list[Finding]]:
    """``target`` with every proposed repair written in, and the findings that were used.

    Repairs that overlap an earlier one are left out.
    """
    chosen: list[Finding] = []
    end = 0
    for finding in sorted(findings, key=lambda f: f.target_span or (0, 0)):
        if finding.repair is None or finding.target_span is None:
            continue
        if finding.target_span[0] < end:
            continue
        chosen.append(finding)
        end = finding.target_span[1]
    parts: list[str] = []
    at = 0
    for finding in chosen:
        assert finding.target_span is not None and finding.repair is not None
        start, stop = finding.target_span
        parts.extend((target[at:start], finding.repair))
        at = stop
    parts.append(target[at:])
    return "".join(parts), chosen


def repair(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    findings: Sequence[Finding] | None = None,
    *,
    style: Style | None = None,
    reference: datetime.date | None = None,
) -> str:
    """``target`` with what is certain mended.

    ``findings`` are those of :func:`verify_pair` for the same texts (found anew when None);
    only theirs are mended.

    >>> repair("增长9.2%。", "It grew 9.5%.", "zh", "en")
    'It grew 9.2%.'
    """
    if findings is None:
        from compliance_kit.verify.pair import verify_pair

        findings = verify_pair(
            source, target, source_language, target_language, reference=reference, style=style
        )
    return apply_repairs(target, findings)[0]
