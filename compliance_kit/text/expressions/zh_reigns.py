"""Years of an emperor's reign (贞观十年): dates of another calendar, which are left alone."""

from __future__ import annotations

import re

from compliance_kit.text.expressions.numerals_zh import Numeral
from compliance_kit.text.expressions.tables.zh_eras import ERAS, LEADERS, LED_ERAS

_REIGN = re.compile(f"(?:{'|'.join(ERAS)}|(?<=[{LEADERS}])(?:{'|'.join(LED_ERAS)}))$")
_YEAR_TOLD = re.compile(r"年[(（](?:公元)?前?[0-9]{2,4}年?[)）]")
"""The year of our calendar behind that of an emperor: 清宁二年（1056年）."""


def of_reign(text: str, start: int, end: int, number: Numeral) -> bool:
    """Whether ``number``, from ``start`` to the 年 at ``end``, counts the years of a reign."""
    if _REIGN.search(text, max(0, start - 3), start):
        return True
    return not number.arabic and number.value < 100 and bool(_YEAR_TOLD.match(text, end))
