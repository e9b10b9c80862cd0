"""Numbers that name only their size: 几十, 数百万, dozens, tens of thousands, two or three.

Their value in the grammar is the least that they can mean, with ``over``; written back as
``more than 10`` they would claim what nobody said.
"""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.values import Duration, Expression, Measure, Money, Range

_CHINESE = re.compile("(?:好?几|好?幾|数|數)[十百千万亿萬億]")
_ENGLISH = re.compile(
    r"\b(?:dozens?|scores|tens|hundreds|thousands|millions|billions|trillions|several|few)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile("[0-9０-９]")

_TO_ENGLISH = {
    1: "several dozen", 2: "several hundred", 3: "several thousand", 4: "tens of thousands",
    5: "hundreds of thousands", 6: "several million", 7: "tens of millions",
    8: "hundreds of millions", 9: "several billion", 10: "tens of billions",
    11: "hundreds of billions", 12: "several trillion",
}  # fmt: skip
_A_DOZEN = re.compile(r"\b(?:a|one) dozen\b", re.IGNORECASE)
_TO_CHINESE = {
    1: "数十", 2: "数百", 3: "数千", 4: "数万", 5: "数十万", 6: "数百万", 7: "数千万", 8: "数亿",
    9: "数十亿", 10: "数百亿", 11: "数千亿", 12: "数万亿",
}  # fmt: skip
_HANT = str.maketrans("数万亿两", "數萬億兩")
_PAIRS = "零一二三四五六七八九"


def _size(expression: Expression) -> int | None:
    """The power of ten that a vague number names, None for any other expression."""
    value = expression.value
    amount = value.amount if isinstance(value, (Money, Measure, Duration)) else value
    if not isinstance(amount, Decimal) or expression.approx != "over":
        return None
    if _DIGIT.search(expression.text) or amount <= 0:
        return None
    if not (_CHINESE.search(expression.text) or _ENGLISH.search(expression.text)):
        return None
    power = amount.adjusted()
    if _A_DOZEN.search(expression.text):
        return None  # more than a dozen is no dozens
    # A dozen is the only floor that is no power of ten.
    return power if amount in (12, 20, Decimal(1).scaleb(power)) else None


def english_figure(expression: Expression) -> str | None:
    """``several hundred``, ``tens of millions`` for a vague number, else None."""
    size = _size(expression)
    return None if size is None else _TO_ENGLISH.get(size)


def chinese_figure(expression: Expression, traditional: bool) -> str | None:
    """``数百``, ``数千万`` for a vague number, else None."""
    size = _size(expression)
    word = None if size is None else _TO_CHINESE.get(size)
    return word.translate(_HANT) if word is not None and traditional else word


def neighbours(expression: Expression) -> tuple[int, int] | None:
    """2 and 3 for 两三 and ``two or three``: whole numbers below ten that follow each other."""
    value = expression.value
    if not isinstance(value, Range) or expression.approx != "about":
        return None
    ends = (value.start, value.end)
    if not all(isinstance(end, Decimal) and end == int(end) for end in ends):
        return None
    first, last = (int(end) for end in ends if isinstance(end, Decimal))
    return (first, last) if 0 < first < last == first + 1 < 10 else None


def chinese_pair(first: int, last: int, traditional: bool) -> str:
    """``两三``, ``七八``."""
    head = ("兩" if traditional else "两") if first == 2 else _PAIRS[first]
    return head + _PAIRS[last]
