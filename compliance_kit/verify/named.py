"""Days of the week, months and lengths of time by their names, where no grammar reads them.

*Mondays to Fridays*, *January-March*, *in an hour*: words that say a fact of the other language
without being an expression by themselves.
"""

from __future__ import annotations

import calendar
import re

from compliance_kit.verify.atoms import Atom
from compliance_kit.verify.texts import Side

_WEEKDAYS: dict[str, tuple[re.Pattern[str], ...]] = {
    "en": tuple(
        re.compile(rf"\b{name[:3]}(?:{name[3:]}s?)?\b", re.IGNORECASE) for name in calendar.day_name
    ),
    "zh": tuple(
        re.compile(rf"(?:周|週|星期|礼拜|禮拜)(?:[一二三四五六日天][至到、和及-])*{day}")
        for day in ("一", "二", "三", "四", "五", "六", "[日天末]")
    ),
}
_MONTHS: dict[str, tuple[re.Pattern[str], ...]] = {
    "en": tuple(
        re.compile(rf"\b{name[:3]}(?:{name[3:]})?\b") for name in calendar.month_name if name
    ),
    "zh": tuple(
        re.compile(rf"(?<![0-9]){month} ?(?:份|月|(?:[至到、和与]|[-–—―]) ?[0-9]{{1,2}} ?月)")
        for month in range(1, 13)
    ),
}
_UNITS = {
    "second": "second", "minute": "minute", "hour": "hour|hourly", "day": "day|daily",
    "week": "week|weekly", "month": "month|monthly", "quarter": "quarter|quarterly",
    "year": "year|yearly|annual", "decade": "decade", "century": "century",
}  # fmt: skip
_ONE: dict[str, re.Pattern[str]] = {
    unit: re.compile(
        rf"\b(?:an?|one|per|each|every|single)[ -](?:[a-z]+[ -])?(?:{names})\b|/(?:{names})\b",
        re.IGNORECASE,
    )
    for unit, names in _UNITS.items()
}


def names_weekday(atom: Atom, other: Side) -> bool:
    """Whether ``other`` names the weekday in any form."""
    assert atom.date is not None and atom.date.weekday is not None
    return _WEEKDAYS[other.language][atom.date.weekday - 1].search(other.text) is not None


def names_month(atom: Atom, other: Side) -> bool:
    """Whether ``other`` names the month of a date that is no more than a month."""
    assert atom.date is not None
    month = atom.date.month
    if month is None or atom.date.day is not None:
        return False
    return _MONTHS[other.language][month - 1].search(other.text) is not None


def a_unit(atom: Atom, other: Side) -> bool:
    """Whether ``other`` says *an hour* for 1小时."""
    pattern = _ONE.get(atom.unit)
    return (
        atom.amount == 1
        and pattern is not None
        and other.language == "en"
        and pattern.search(other.text) is not None
    )
