"""One grammar of numbers, money, dates and their like, in Chinese and in English.

``find_expressions`` reads them out of running text, ``parse_number`` one number alone. The pass
looks only at places where an expression can begin, tries simple patterns there and goes on behind
what it read, so time grows with the length of the text alone.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

from compliance_kit.text.expressions import en, normal, trap, zh
from compliance_kit.text.values import Expression

__all__ = ["find_expressions", "parse_number"]


def find_expressions(
    text: str, language: str, *, reference: datetime.date | None = None
) -> list[Expression]:
    """The expressions in ``text``, in order, none overlapping another.

    ``language`` is any BCP 47 tag; one that begins with ``zh`` is read as Chinese, any other as
    English. ``reference`` is the day of the document: with it 去年12月 has a year; without it a
    date says only what the text says. Offsets count characters of ``text``.

    >>> [e.value for e in find_expressions("同比增长9.2%", "zh")]
    [Decimal('9.2')]
    >>> [e.text for e in find_expressions("up to $10-15 million in May 2019", "en")]
    ['up to $10-15 million', 'May 2019']
    """
    scanner: zh.Scanner | en.Scanner
    if _is_chinese(language):
        form = normal.chinese(text)
        scanner = zh.Scanner(form, reference)
    else:
        form = normal.english(text)
        scanner = en.Scanner(form, normal.lower(form), reference)
    return [hit.expression(text) for hit in scanner.hits(trap.masked(form))]


def parse_number(text: str, language: str) -> Decimal | None:
    """The exact value of ``text`` if the whole of it is one number, else None.

    >>> parse_number("一千二百三十四万", "zh")
    Decimal('12340000')
    >>> parse_number("two hundred and five", "en")
    Decimal('205')
    """
    stripped = text.strip()
    found = find_expressions(stripped, language)
    if len(found) != 1 or found[0].text != stripped or found[0].kind not in ("number", "fraction"):
        return None
    value = found[0].value
    return value if isinstance(value, Decimal) and found[0].approx is None else None


def _is_chinese(language: str) -> bool:
    return language[:2].lower() == "zh"
