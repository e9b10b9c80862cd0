"""Ranges, approximations and currency signs: what joins an expression with its neighbourhood."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from compliance_kit.text.expressions.exact import times
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.tables import currencies
from compliance_kit.text.expressions.tables.zh_words import (
    AFTER,
    BEFORE,
    NOT_ABOUT_AFTER,
    NOT_NEAR_AFTER,
    NOT_OVER_AFTER,
)
from compliance_kit.text.values import (
    Approx,
    Date,
    DateTime,
    Duration,
    Kind,
    Measure,
    Money,
    Range,
    Ratio,
    Scalar,
    Time,
)

if TYPE_CHECKING:
    from compliance_kit.text.expressions.zh import Scanner

_JOIN = re.compile(r" ?(?:至|到|——|—|–|-|~|～|―) ?")
_AND = re.compile("[和与及](?=[0-9零一二两三四五六七八九十百千万亿周星])")
_BARE_HOUR = frozenset("0123456789零一二两三四五六七八九十")
_AFTER = re.compile("|".join(sorted(AFTER, key=len, reverse=True)))
_LONGEST = max(map(len, BEFORE))


def chinese(scanner: Scanner, hit: Hit, floor: int) -> Hit:
    """``hit`` with its range partner, currency sign and approximation."""
    hit = _currency_sign(scanner.text, hit, floor)
    if hit.start > floor:
        _sign(scanner.text, hit, floor)
    joined = open_range(scanner, hit)
    return approximate(scanner.text, joined or hit, floor)


def currency_before(
    text: str, start: int, floor: int, *, english: bool = False
) -> tuple[int, str] | None:
    """A currency sign or code that ends at ``start``: (where it begins, ISO code)."""
    end = start
    if end > floor and text[end - 1] == " ":
        end -= 1
    for length in (4, 3, 2, 1):
        if end - length < floor:
            continue
        word = text[end - length : end]
        code = currencies.SYMBOLS.get(word) or currencies.ZH_PREFIX.get(word)
        if code is None and word[-1] == "$":
            code = currencies.SYMBOLS.get(word.upper())
        if english and word == "¥":
            near = text[max(0, start - 200) : start + 200]
            code = "JPY" if "yen" in near or "Japan" in near else "CNY"
        if code is None and length == 3 and word.isascii() and word.isupper():
            code = word if word in _codes() else None
        if code is None:
            continue
        before = text[end - length - 1 : end - length]
        if word[0].isascii() and word[0].isalpha() and before.isascii() and before.isalpha():
            continue
        return end - length, code
    if english:
        named = _NAMED_BEFORE.search(text, max(floor, end - 12), end)
        if named is not None:
            return named.start(1), currencies.EN_EVERYDAY[named[1].lower()]
    return None


_NAMED_BEFORE = re.compile(
    "(?:^|(?<![A-Za-z]))(euros?|dollars|rupees?|renminbi|yuan|yen|pounds|roubles|rubles)$",
    re.IGNORECASE,
)
_CODES: list[frozenset[str]] = []


def _codes() -> frozenset[str]:
    if not _CODES:
        _CODES.append(currencies.codes())
    return _CODES[0]


def _currency_sign(text: str, hit: Hit, floor: int) -> Hit:
    if hit.kind not in ("number", "money") or hit.start == floor:
        return hit
    found = currency_before(text, hit.start, floor)
    if found is None:
        return hit
    start, code = found
    if hit.kind == "money" and isinstance(hit.value, Money):
        if (
            text[start : hit.start].strip() in ("人民币", "RMB", "CNY", "¥")
            and hit.value.currency == "CNY"
        ):
            hit.start = start
        return hit
    if hit.noun or not isinstance(hit.value, Decimal):
        return hit
    hit.start = start
    hit.kind = "money"
    hit.value = Money(hit.value, code)
    return hit


def lends_weight(text: str, start: int) -> bool:
    """Whether 上, 近, 超 ... stand before a bare unit such as 千 or 百万."""
    return text[start - 1 : start] in _WEIGHTS or text[start - 2 : start] in (
        "超过",
        "突破",
        "高达",
        "多达",
        "不足",
        "不到",
    )


_WEIGHTS = tuple("上过近超逾约数几成")


def negate(hit: Hit) -> None:
    """The same below zero."""
    value = hit.value
    if isinstance(value, Decimal):
        hit.value = -value
    elif isinstance(value, Measure):
        hit.value = Measure(-value.amount, value.unit)
    elif isinstance(value, Money):
        hit.value = Money(-value.amount, value.currency)
    elif isinstance(value, Ratio):
        hit.value = Ratio(-value.numerator, value.denominator)


_SIGNED = frozenset({"number", "percent", "measure", "money", "percentage-point", "fraction"})


def _sign(text: str, hit: Hit, floor: int) -> None:
    """-3.2%, 零下20摄氏度."""
    at = hit.start - 1
    if hit.kind not in _SIGNED:
        return
    if text[at] in "-−":
        before = text[at - 1 : at] if at else ""
        if not (before.isascii() and before.isalnum()) and before not in (")", "）", "-", "号"):
            negate(hit)
            hit.start = at
    elif text[at] == "下" and hit.kind == "measure" and at > floor and text[at - 1] == "零":
        negate(hit)
        hit.start = at - 1


def open_range(scanner: Scanner, hit: Hit) -> Hit | None:
    if hit.kind == "range":
        return None
    text = scanner.text
    between = False
    join = _JOIN.match(text, hit.end)
    if join is None:
        join = _AND.match(text, hit.end)
        between = join is not None
    if join is None:
        return None
    at = join.end()
    if at >= len(text):
        return None
    other: Hit | None = None
    sign = None
    if text[at] in "¥$€£":
        sign, at = text[at], at + 1
    if at < len(text) and (
        text[at] in "0123456789零一二两三四五六七八九十百千万亿周星上下中凌晚早第"
        or text[at] in "$"
    ):
        other, _end = scanner.at(at)
    if other is None or other.kind == "range":
        return None
    if (
        sign
        and other.kind == "number"
        and isinstance(other.value, Decimal)
        and isinstance(hit.value, Money)
    ):
        other.kind = "money"
        other.value = Money(other.value, hit.value.currency)
    if between and not text.startswith("之间", other.end):
        return None
    _afternoon(text, hit, other)
    result = joined(hit, other, ordered="-" in join.group())
    if between and result is not None:
        result.end += 2
    return result


def _afternoon(text: str, hit: Hit, other: Hit) -> None:
    """下午2时至4时: the part of the day holds for both ends."""
    left = hit.value.time if isinstance(hit.value, DateTime) else hit.value
    right = other.value
    if not isinstance(left, Time) or not isinstance(right, Time):
        return
    if (
        left.hour > 12 > right.hour
        and right.hour + 12 >= left.hour
        and text[other.start] in _BARE_HOUR
    ):
        if ":" not in text[hit.start : hit.end]:
            other.value = replace(right, hour=right.hour + 12)


def joined(hit: Hit, other: Hit, *, ordered: bool) -> Hit | None:
    """One range of two neighbours, the left lending its unit from the right; None if unlike."""
    start: Scalar | None = None
    kind: Kind = other.kind
    end = other.value
    assert not isinstance(end, Range)
    left = hit.value
    if isinstance(left, Range):
        return None
    if hit.kind in ("date", "datetime", "time"):
        return _date_range(hit, other)
    if hit.kind == "number" and isinstance(left, Decimal) and not hit.noun:
        if other.kind in ("date", "datetime", "time"):
            return _bare_date_range(hit, other)
        figure = _lent(hit, other, left)
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
    elif (
        hit.kind == "percent"
        and other.kind == "number"
        and isinstance(end, Decimal)
        and not other.noun
    ):
        start, kind = left, "percent"
    if start is None:
        return None
    return Hit("range", hit.start, other.end, Range(start, end), other.approx, kind, other.noun)


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
    if isinstance(left, DateTime) and isinstance(right, DateTime):
        return Hit("range", hit.start, other.end, Range(left, right), None, "datetime")
    return None


def _filled(left: Date, right: Date) -> tuple[Date, Date] | None:
    """Both ends with what each leaves to the other; None where they are unlike."""
    if left.weekday and right.weekday:
        return left, right
    if left.year is None and right.year is not None and left.month is not None:
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
    if not isinstance(figure, Decimal) or not isinstance(right, Date):
        return None
    number = int(figure)
    if right.day is not None and right.month is None and 1 <= number <= 31:
        left = Date(day=number)
    elif right.month is not None and right.year is None and right.day is None and 1 <= number <= 12:
        left = Date(month=number)
    elif right.year is not None and right.month is None and 1000 <= number <= 2199:
        left = Date(year=number)
    else:
        return None
    return Hit("date-range", hit.start, other.end, Range(left, right))


def approximate(text: str, hit: Hit, floor: int) -> Hit:
    """``hit`` with the words that say how exact it is."""
    if hit.kind in ("ordinal",):
        return hit
    timely = hit.kind in ("date", "date-range", "datetime", "time")
    after = _AFTER.match(text, hit.end)
    if after and not (
        timely and after.group() in ("以上", "以下", "以内", "多", "余", "之多", "不到")
    ):
        word = after.group()
        following = text[after.end() : after.end() + 1]
        counted = bool(hit.noun)
        if (
            counted
            or (
                word in ("多", "余")
                and (hit.kind in ("number", "percent") or following in ("元", "年"))
            )
            or (word == "不到" and hit.kind not in ("duration", "measure", "money", "percent"))
            or (word == "许" and (timely or following))
        ):
            after = None
        if after:
            hit.approx = AFTER[word]
            hit.end = after.end()
    if hit.noun:
        noun_after = _AFTER.match(text, hit.end + len(hit.noun))
        if noun_after and text.startswith(hit.noun, hit.end):
            word = noun_after.group()
            if word not in ("许", "多", "余"):
                hit.approx = AFTER[word]
                hit.end = noun_after.end()
    lead = _lead(text, hit, floor)
    if lead is not None:
        hit.start, hit.approx = lead
    return hit


def _lead(text: str, hit: Hit, floor: int) -> tuple[int, Approx] | None:
    end = hit.start
    if end > floor and text[end - 1] == " ":
        end -= 1
    if end <= floor:
        return None
    for length in range(min(_LONGEST, end - floor), 0, -1):
        word = text[end - length : end]
        approx = BEFORE.get(word)
        if approx is None:
            continue
        before = text[end - length - 1 : end - length]
        if word == "约" and before and before in NOT_ABOUT_AFTER:
            return None
        if word == "近" and before and before in NOT_NEAR_AFTER:
            return None
        if word == "近" and hit.kind == "duration" and isinstance(hit.value, Duration):
            if hit.value.unit in ("year", "month", "day", "week", "decade"):
                return None
        if word == "超" and before and before in NOT_OVER_AFTER:
            return None
        if word in ("上", "过"):
            if not hit.run or hit.run[0] not in "百千万亿":
                return None
        if hit.kind in ("date", "date-range", "datetime") and word not in ("约", "大约", "大概"):
            return None
        return end - length, approx
    return None


__all__ = ["Ratio", "approximate", "chinese", "currency_before", "joined", "lends_weight"]
