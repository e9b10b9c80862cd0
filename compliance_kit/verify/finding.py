"""What a check says about a pair of texts: one finding, with both places and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

FindingKind = Literal[
    "number",  # a figure is missing, changed or invented (ordinals, ages, fractions, multiples too)
    "money",  # an amount or its currency
    "date",  # a date, a clock time, a period
    "percent",  # a percentage, or points that became per cent
    "unit",  # the unit of a measure or of a length of time
    "range",  # one end of a range is gone
    "approx",  # "nearly" became "more than", or was lost
    "token",  # a link, address, telephone, licence, hashtag or code
    "omission",  # a clause has no counterpart, or the text stops early
    "repetition",  # the same words over and over
    "untranslated",  # source language left in the target
    "negation",  # a "not" gained or lost
    "punctuation",  # the other language's punctuation
]
KINDS: frozenset[FindingKind] = frozenset(get_args(FindingKind))
FACT_KINDS: frozenset[FindingKind] = frozenset(
    ("number", "money", "date", "percent", "unit", "range", "token")
)
"""The kinds that compare facts; the others look at wording and form."""

Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
Span = tuple[int, int]


@dataclass(frozen=True)
class Finding:
    """One thing wrong, or likely wrong, with a translation.

    ``source`` and ``target`` are the texts it is about ("" where that side has nothing);
    ``source_span`` and ``target_span`` are their character offsets ``(start, end)``, or None.
    ``message`` is one sentence in the active language. ``repair`` is what the target's span should
    read, or None where no repair is certain.
    """

    kind: FindingKind
    severity: Severity
    confidence: Confidence
    source: str
    target: str
    message: str
    repair: str | None = None
    source_span: Span | None = None
    target_span: Span | None = None
