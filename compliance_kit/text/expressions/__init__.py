"""One grammar of numbers, money, dates and their like, in Chinese and in English."""

from __future__ import annotations

import datetime

from compliance_kit.text.expressions import en, normal, trap, zh
from compliance_kit.text.values import Expression

__all__ = ["find_expressions"]


def find_expressions(
    text: str, language: str, *, reference: datetime.date | None = None
) -> list[Expression]:
    """The expressions in ``text``, in order, none overlapping another.

    ``language`` is any BCP 47 tag that begins with ``zh`` or ``en``. ``reference`` is the day of
    the document: with it 去年12月 has a year; without it a date says only what the text says.

    >>> [e.value for e in find_expressions("同比增长9.2%", "zh")]
    [Decimal('9.2')]
    """
    if language[:2].lower() == "zh":
        form = normal.chinese(text)
        return [hit.expression(text) for hit in zh.Scanner(form, reference).hits(trap.masked(form))]
    form = normal.wide(text)
    low = normal.lower(form)
    return [
        hit.expression(text) for hit in en.Scanner(form, low, reference).hits(trap.masked(form))
    ]
