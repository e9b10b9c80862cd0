"""Dates that lean on the day of the document: 去年12月, 上月25日, last December.

Only with a reference day; without one such words stay outside the expression.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.values import Date, DateTime, Range, Time

_YEARS = {
    "今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2, "上年": -1, "次年": 1,
    "来年": 1, "本年度": 0,
}  # fmt: skip
_MONTHS = {"本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
_DAYS = {
    "今日": 0, "今天": 0, "昨日": -1, "昨天": -1, "前天": -2, "明日": 1, "明天": 1, "后天": 2,
    "今晨": 0, "昨晚": -1,
    "今晚": 0, "今早": 0, "明晚": 1,
}  # fmt: skip
_BEFORE_ZH = re.compile(
    "(" + "|".join(sorted({*_YEARS, *_MONTHS, *_DAYS}, key=len, reverse=True)) + ")[的 ]?$"
)
_BEFORE_EN = re.compile(r"(?:^|(?<![a-z]))(last|this|next) $")
_AFTER_EN = re.compile(r",? (?:of )?(last|this|next) year(?![a-z'’])")
_STEP = {"last": -1, "this": 0, "next": 1}


def chinese(text: str, hit: Hit, floor: int, reference: datetime.date) -> Hit:
    """``hit`` with the relative word in front of it, if there is one that fits."""
    if hit.kind not in ("date", "date-range", "datetime", "time"):
        return hit
    begin = max(floor, hit.start - 5)
    match = _BEFORE_ZH.search(text[begin : hit.start])
    word = match[1] if match else ""
    inside = text[hit.start : hit.start + 2]
    if not word and hit.kind == "time" and inside in _DAYS:
        word = inside
    if word in _YEARS:
        changed = _with_year(hit, reference.year + _YEARS[word])
    elif word in _MONTHS:
        changed = _with_month(hit, reference, _MONTHS[word])
    elif word in _DAYS:
        changed = _with_day(hit, reference + datetime.timedelta(days=_DAYS[word]))
    else:
        return hit
    if changed and match:
        hit.start = begin + match.start()
    return hit


def english(low: str, hit: Hit, floor: int, reference: datetime.date) -> Hit:
    """``last December``, ``in December last year``."""
    if hit.kind not in ("date", "date-range"):
        return hit
    after = _AFTER_EN.match(low, hit.end)
    if after is not None:
        if _with_year(hit, reference.year + _STEP[after[1]]):
            hit.end = after.end()
        return hit
    value = hit.value
    if not isinstance(value, Date) or value.month is None or value.day or value.year:
        return hit
    begin = max(floor, hit.start - 5)
    before = _BEFORE_EN.search(low[begin : hit.start])
    if before is None:
        return hit
    year = reference.year
    if before[1] == "last" and value.month >= reference.month:
        year -= 1
    elif before[1] == "next" and value.month <= reference.month:
        year += 1
    _with_year(hit, year)
    hit.start = begin + before.start(1)
    return hit


def _yearly(date: object, year: int) -> Date | None:
    if not isinstance(date, Date) or date.year is not None:
        return None
    if date.month or date.quarter or date.half or date.season:
        return replace(date, year=year)
    return None


def _with_year(hit: Hit, year: int) -> bool:
    value = hit.value
    if isinstance(value, Date):
        dated = _yearly(value, year)
        if dated is not None:
            hit.value = dated
        return dated is not None
    if isinstance(value, DateTime):
        dated = _yearly(value.date, year)
        if dated is not None:
            hit.value = DateTime(dated, value.time)
        return dated is not None
    if isinstance(value, Range):
        start, end = _yearly(value.start, year), _yearly(value.end, year)
        if start is not None and end is not None:
            hit.value = Range(start, end)
            return True
    return False


def _with_month(hit: Hit, reference: datetime.date, step: int) -> bool:
    index = reference.year * 12 + reference.month - 1 + step
    year, month = index // 12, index % 12 + 1

    def dated(date: object) -> Date | None:
        if not isinstance(date, Date) or date.month is not None or date.day is None:
            return None
        return replace(date, year=year, month=month)

    value = hit.value
    if isinstance(value, DateTime):
        date = dated(value.date)
        if date is not None:
            hit.value = DateTime(date, value.time)
        return date is not None
    if isinstance(value, Range):
        start, end = dated(value.start), dated(value.end)
        if start is not None and end is not None:
            hit.value = Range(start, end)
            return True
        return False
    date = dated(value)
    if date is not None:
        hit.value = date
    return date is not None


def _with_day(hit: Hit, day: datetime.date) -> bool:
    if hit.kind != "time" or not isinstance(hit.value, Time):
        return False
    hit.kind = "datetime"
    hit.value = DateTime(Date(day.year, day.month, day.day), hit.value)
    return True
