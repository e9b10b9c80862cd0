"""Two neighbours made one range, each end with its full value."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from compliance_kit.text.expressions.exact import divide, times
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.values import (
    Date,
    DateTime,
    Duration,
    Kind,
    Measure,
    Money,
    Range,
    Scalar,
    Time,
)


def joined(hit: Hit, other: Hit, *, ordered: bool) -> Hit | None:
    """One range of two neighbours, the left lending its unit from the right; None if unlike."""
    start: Scalar | None = None
    kind: Kind = other.kind
    end = other.value
    left = hit.value
    if isinstance(left, Range) or isinstance(end, Range):
        return None
    years = _short_years(hit, other)
    if years is not None:
        return years
    if hit.kind in ("date", "datetime", "time"):
        return _date_range(hit, other)
    if hit.kind == "number" and isinstance(left, Decimal) and not hit.noun:
        if other.kind in ("date", "datetime", "time"):
            return _bare_date_range(hit, other)
        figure = _lent(hit, other, left)
        if other.run == "tenths":
            figure = times(figure, 10)
        if other.run == "mille":
            figure = divide(figure, 10) or figure
        if isinstance(end, Money):
            start = Money(figure, end.currency)
        elif isinstance(end, Measure):
            start = Measure(figure, end.unit)
        elif isinstance(end, Duration):
            start = Duration(figure, end.unit)
        elif isinstance(end, Decimal) and kind != "ordinal":
            start = figure
        if start is None or amount(start) is None or amount(end) is None:
            return None
        if kind == "number" and not other.noun and ordered and figure >= _decimal(end):
            return None
    elif hit.kind == "ordinal" and other.kind == "number" and isinstance(end, Decimal):
        start, kind = left, "ordinal"
    elif (
        hit.kind == "money"
        and other.kind == "number"
        and isinstance(left, Money)
        and isinstance(end, Decimal)
    ):
        start, kind, end = left, "money", Money(end, left.currency)
        if _lent(hit, other, left.amount) != left.amount:
            start = Money(_lent(hit, other, left.amount), left.currency)
    elif hit.kind == other.kind and type(left) is type(end):
        if isinstance(left, Money) and isinstance(end, Money) and left.currency != end.currency:
            return None
        start = left
        if isinstance(left, Measure) and isinstance(end, Measure) and left.unit == "degree":
            start = Measure(left.amount, end.unit)  # 20° to 25°C
    elif (
        hit.kind == "age" and other.kind == "number" and not other.noun and type(left) is type(end)
    ):
        start, kind = left, "age"
    elif (
        hit.kind == "percent"
        and ordered
        and other.kind == "number"
        and isinstance(end, Decimal)
        and not other.noun
    ):
        start, kind = left, "percent"
    if start is None:
        return None
    return Hit("range", hit.start, other.end, Range(start, end), other.approx, kind, other.noun)


def _short_years(hit: Hit, other: Hit) -> Hit | None:
    """1950-53年, 2014-16: the second year without its century."""
    left, right = hit.value, other.value
    if isinstance(left, Date):
        if left != Date(year=left.year) or left.year is None or other.kind != "number":
            return None
        year = left.year
    elif isinstance(left, Decimal) and hit.end - hit.start == 4 and 1000 <= left <= 2199:
        if not isinstance(right, Duration) or right.unit != "year":
            return None
        year = int(left)
    else:
        return None
    short = amount(right)
    if short is None or other.noun or not year % 100 < short < 100 or short % 1:
        return None
    ends = Range(Date(year=year), Date(year=year // 100 * 100 + int(short)))
    return Hit("date-range", hit.start, other.end, ends)


def _decimal(value: Scalar) -> Decimal:
    figure = amount(value)
    assert figure is not None
    return figure


def amount(value: object) -> Decimal | None:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, (Money, Measure, Duration)):
        return value.amount
    return None


_TRAILING = re.compile("[十百千万亿]+$")
_BIG = re.compile("[万亿]+$")
_FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def _lent(hit: Hit, other: Hit, left: Decimal) -> Decimal:
    """3至5万: the left figure takes the scale of the right if it has none and is the smaller."""
    if not other.run or (hit.run and hit.run[-1] in "万亿千百"):
        return left
    for pattern in (_TRAILING, _BIG):
        scale = pattern.search(other.run)
        if scale is None or scale.start() == 0 or other.plain is None:
            continue
        factor = 1
        for char in scale.group():
            factor *= _FACTORS[char]
        if factor >= 100 and left * factor <= other.plain:
            return times(left, factor)
    return left


def _date_range(hit: Hit, other: Hit) -> Hit | None:
    left, right = hit.value, other.value
    if isinstance(left, Date) and isinstance(right, Date):
        filled = _filled(left, right)
        if filled is None:
            return None
        return Hit("date-range", hit.start, other.end, Range(*filled), hit.approx)
    if hit.kind == "time" and other.kind == "time":
        return Hit("range", hit.start, other.end, Range(left, right), None, "time")  # type: ignore[arg-type]
    if isinstance(left, DateTime) and other.kind == "time":
        return Hit(
            "range",
            hit.start,
            other.end,
            Range(left, DateTime(left.date, right)),  # type: ignore[arg-type]
            None,
            "datetime",
        )
    if isinstance(left, Time) and isinstance(right, DateTime):
        # 9 a.m. to 5 p.m. on Dec. 5: both on that day.
        first = DateTime(right.date, left)
        return Hit("range", hit.start, other.end, Range(first, right), None, "datetime")
    if isinstance(left, DateTime) and isinstance(right, DateTime):
        days = _filled(left.date, right.date)
        if days is not None:
            left, right = replace(left, date=days[0]), replace(right, date=days[1])
        return Hit("range", hit.start, other.end, Range(left, right), None, "datetime")
    return None


def _filled(left: Date, right: Date) -> tuple[Date, Date] | None:
    """Both ends with what each leaves to the other; None where they are unlike."""
    if left.weekday and right.weekday:
        return left, right
    if left.year is None and right.year is not None and left.month is not None:
        if left.month <= (right.month or 0):
            return replace(left, year=right.year), right
        return left, right
    if left.day is not None and right.day is not None:
        if right.month is None:
            return left, Date(left.year, left.month, right.day)
        if right.year is None and left.year is not None:
            return left, Date(left.year, right.month, right.day)
        return left, right
    if (
        left.month is not None
        and right.month is not None
        and left.day is None
        and right.day is None
    ):
        if right.year is None:
            return left, Date(left.year, right.month, part=right.part)
        return left, right
    if left.year is not None and right.year is not None:
        return left, right
    if (
        (left.quarter and right.quarter)
        or (left.decade and right.decade)
        or (left.century and right.century)
    ):
        return left, right
    return None


def _bare_date_range(hit: Hit, other: Hit) -> Hit | None:
    """2014-2016年, 3至5月, 18-20日."""
    figure = hit.value
    right = other.value
    if not isinstance(figure, Decimal):
        return None
    number = int(figure)
    if isinstance(right, Time) and 0 < figure <= 12 and not figure % 1:
        hour = number % 12 + (12 if right.hour >= 12 and number % 12 + 12 <= right.hour else 0)
        first = Time(hour, zone=right.zone)
        return Hit("range", hit.start, other.end, Range(first, right), None, "time")
    if not isinstance(right, Date):
        return None
    if right.day is not None and right.month is None and 1 <= number <= 31:
        left = Date(day=number)
    elif right.month is not None and right.year is None and right.day is None and 1 <= number <= 12:
        left = Date(month=number)
    elif right.year is not None and right.month is None and 1000 <= number <= 2199:
        left = Date(year=number)
    else:
        return None
    return Hit("date-range", hit.start, other.end, Range(left, right))
