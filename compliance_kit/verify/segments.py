"""Many pairs at once: the segments of a file with their findings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from compliance_kit.localize.style import Style
from compliance_kit.verify.finding import KINDS, Finding, FindingKind
from compliance_kit.verify.pair import verify_pair


@dataclass(frozen=True)
class SegmentReport:
    """One pair of a file; ``index`` counts from 1, ``place`` is the file's line or id."""

    index: int
    source: str
    target: str
    findings: tuple[Finding, ...]
    place: str = ""


def verify_segments(
    pairs: Iterable[tuple[str, str]],
    source_language: str,
    target_language: str,
    *,
    reference: datetime.date | None = None,
    style: Style | None = None,
    switches: Set[FindingKind] = KINDS,
) -> Iterator[SegmentReport]:
    """Verify ``(source, target)`` pairs one by one; a pair of two blanks has nothing to say.

    Raises:
        compliance_kit.errors.UsageError: a language other than Chinese and English.
    """
    for index, (source, target) in enumerate(pairs, 1):
        findings: list[Finding] = []
        if source.strip() or target.strip():
            findings = verify_pair(
                source,
                target,
                source_language,
                target_language,
                reference=reference,
                style=style,
                switches=switches,
            )
        yield SegmentReport(index, source, target, tuple(findings))
