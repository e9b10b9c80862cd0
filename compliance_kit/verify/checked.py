"""Verify and mend one segment in one call: what ``translate`` runs on every segment."""

from __future__ import annotations

import datetime
from collections.abc import Set
from dataclasses import dataclass

from compliance_kit.localize.style import Style
from compliance_kit.verify.finding import KINDS, Finding, FindingKind
from compliance_kit.verify.pair import verify_text
from compliance_kit.verify.repair import apply_repairs
from compliance_kit.verify.texts import TextPair


@dataclass(frozen=True)
class Checked:
    """A target after the certain repairs, and what is left to say about it.

    ``text`` is the mended target; ``findings`` are those still open, their spans in ``text``;
    ``mended`` are those that were repaired, their spans in the target as it was given. ``found``
    counts the source's facts and tokens, ``arrived`` those the target had right from the start,
    ``repaired`` those mended, ``open`` those still wrong or missing
    (``found == arrived + repaired + open``).
    """

    text: str
    findings: tuple[Finding, ...]
    mended: tuple[Finding, ...]
    found: int
    arrived: int
    repaired: int
    open: int

    @property
    def incomplete(self) -> bool:
        """Whether to translate again in smaller pieces: something is left out or said in a loop."""
        return any(finding.kind in ("omission", "repetition") for finding in self.findings)

    @property
    def penalty(self) -> int:
        """How bad the text is, to choose the better of two translations: less is better."""
        weights = {"error": 4, "warning": 2, "note": 0}
        return sum(weights[finding.severity] for finding in self.findings)


def check_and_repair(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    *,
    style: Style | None = None,
    reference: datetime.date | None = None,
    switches: Set[FindingKind] = KINDS,
) -> Checked:
    """Verify ``target`` against ``source``, mend what is certain, verify what came out.

    Plain text on both sides (no markup). ``style`` says how repairs are written (default: the
    house style's defaults); ``reference`` is the document's date; ``switches`` are the kinds to
    look for. It never raises on text; languages are BCP 47 tags of Chinese or English.

    >>> done = check_and_repair("投资5306亿元。", "Investment was $530.6 billion.", "zh", "en")
    >>> done.text, done.repaired, done.open
    ('Investment was 530.6 billion yuan.', 1, 0)
    """
    pair = TextPair(source, target, source_language, target_language, reference)
    first = verify_text(pair, style=style, switches=switches)
    text, mended = apply_repairs(target, first.findings)
    last = first
    if mended:
        pair = TextPair(source, text, source_language, target_language, reference)
        last = verify_text(pair, style=style, switches=switches)
        if last.wrong >= first.wrong:
            # What was written did not help: leave the target as it came.
            text, mended, last = target, [], first
    return Checked(
        text,
        last.findings,
        tuple(mended),
        first.found,
        first.found - first.wrong,
        first.wrong - last.wrong,
        last.wrong,
    )
