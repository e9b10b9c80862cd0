"""English ordinals, and what they may be instead: centuries, the 1st of May, the 25th."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.expressions import en_dates, en_periods
from compliance_kit.text.expressions.en_lookup import NEXT_WORD, word_before
from compliance_kit.text.expressions.figures_en import Number
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.tables.en_words import FUNCTION_WORDS
from compliance_kit.text.values import Date

_OF_MONTH = re.compile(" of (?:the|this|last|next|each|every) month(?![a-z])")
_LEADS = frozenset({"on", "by", "until", "since", "from", "till"})


def read(text: str, low: str, start: int, number: Number) -> Hit:
    """The ordinal ``number`` at ``start``, or the date or century it is part of."""
    value = number.value
    assert isinstance(value, Decimal)
    century = en_periods.era_at(low, start, number.end, int(value) if value < 100 else 0)
    if century is not None:
        return century
    if low.startswith(" of ", number.end) and 0 < value <= 31:
        month = en_dates.month_at(text, low, number.end + 4)
        if month is not None and isinstance(month.value, Date) and month.value.day is None:
            whole = month.value
            return Hit("date", start, month.end, Date(whole.year, whole.month, int(value)))
    month_told = _OF_MONTH.match(low, number.end) if 0 < value <= 31 else None
    if month_told is not None and not number.words:
        return Hit("date", start, number.end, Date(day=int(value)))
    if not number.words and 0 < value <= 31 and word_before(low, start) == "the":
        word = NEXT_WORD.match(low, number.end)
        if word_before(low, start - 4) in _LEADS and (
            word is None
            or low[word.start()] == "-"
            or word[1] in FUNCTION_WORDS
            or word[1] in ("when", "after")
        ):
            return Hit("date", start, number.end, Date(day=int(value)))
    return Hit("ordinal", start, number.end, value, plain=value)
