"""One expression in Chinese, simplified or traditional."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from compliance_kit.localize import approximations, dates_zh, unit_range, vague
from compliance_kit.localize.currency import amount_text, currency_name, money
from compliance_kit.localize.figures import digits, figure, scaled, writable
from compliance_kit.localize.locales import House
from compliance_kit.localize.measures import converted, measure, name
from compliance_kit.localize.parts import parts
from compliance_kit.localize.style import Style
from compliance_kit.text.values import (
    Date,
    DateTime,
    Duration,
    Expression,
    Kind,
    Measure,
    Money,
    Range,
    Ratio,
    Scalar,
    Time,
    Value,
)

_NUMERALS = "零一二三四五六七八九十"
_SCALES = ("万", "亿", "萬", "億")
# CLDR's names for these are taken for a date (2日), a season (2季) or are not said (2个十年).
_DURATIONS = {
    "day": ("天", "天"), "week": ("周", "週"), "quarter": ("个季度", "個季度"),
    "century": ("个世纪", "個世紀"),
}  # fmt: skip
_HALVES = {
    "year": ("半年", "半年"), "month": ("半个月", "半個月"), "day": ("半天", "半天"),
    "hour": ("半小时", "半小時"), "century": ("半个世纪", "半個世紀"),
}  # fmt: skip

_EDGE = re.compile(r"(?:(\bend)|\b(?:start|beginning))(?: of |-)", re.IGNORECASE)

_DECADE = re.compile("[0-9]0s$|(?:twen|thir|for|fif|six|seven|eigh|nine)ties$", re.IGNORECASE)
_SAID = re.compile(r"clock|\b(?:past|to|quarter)\b", re.IGNORECASE)
_TOLD_HALF = re.compile(
    r"[0-9 ][ap]\.?\s?m\b|morning|afternoon|evening|night|noon|hours|hrs|\b0[0-9]", re.IGNORECASE
)


def _unsure(expression: Expression) -> bool:
    """Whether half past eight or five o'clock may be of either half of the day."""
    value = expression.value
    first = value.start if isinstance(value, Range) else value
    clock = first.time if isinstance(first, DateTime) else first
    if not isinstance(clock, Time) or clock.zone is not None or not 0 < clock.hour <= 12:
        return False
    text = expression.text
    return _SAID.search(text) is not None and _TOLD_HALF.search(text) is None


def write(expression: Expression, house: House, style: Style, source_language: str) -> str | None:
    """``expression`` in Chinese, None where that cannot be said with certainty."""
    value = expression.value
    if source_language[:2].lower() == "en":
        if _unsure(expression):
            return None
        if isinstance(value, Date) and value.month and (edge := _EDGE.search(expression.text)):
            whole = dates_zh.date(replace(value, part=None), house)
            return None if whole is None else whole + ("底" if edge[1] else "初")
        if expression.kind == "age" and _DECADE.search(expression.text):
            return f"{value}多{'歲' if house.traditional else '岁'}"
    rough = vague.chinese_figure(expression, house.traditional)
    if rough is not None:
        return _rough(rough, value, house)
    pair = vague.neighbours(expression)
    if pair is not None and expression.inner == "number":
        return vague.chinese_pair(*pair, house.traditional)
    told = parts(expression)
    if isinstance(value, Range):
        core = _range(value, expression.inner or expression.kind, house, style)
    elif told:
        core = _in_parts(told, expression.kind, house, style)
    else:
        core = _scalar(value, expression.kind, house, style)
    if core is None:
        return None
    return approximations.chinese(
        core, expression.approx, expression.text, source_language, house.traditional
    )


def _in_parts(told: list[Duration | Measure], kind: Kind, house: House, style: Style) -> str | None:
    """``2小时30分钟``."""
    written = [_scalar(part, kind, house, style) for part in told]
    return "".join(piece for piece in written if piece) if all(written) else None


def _rough(figure_text: str, value: Value, house: House) -> str | None:
    """``数亿元``, ``数百公里``."""
    if isinstance(value, Money):
        word = currency_name(value.currency, house)
        return None if word is None else figure_text + word
    if isinstance(value, (Measure, Duration)):
        pattern = _duration_pattern(value.unit, house)
        return None if pattern is None else pattern.format(figure_text)
    return figure_text


def _scalar(value: Scalar, kind: Kind, house: House, style: Style) -> str | None:
    if isinstance(value, Money):
        return money(value, house, style) if writable(value.amount) else None
    if isinstance(value, Measure):
        return _measure(value, house, style) if writable(value.amount) else None
    if isinstance(value, Duration):
        return _duration(value, house, style) if writable(value.amount) else None
    if isinstance(value, Date):
        return dates_zh.date(value, house)
    if isinstance(value, Time):
        return dates_zh.time(value, house)
    if isinstance(value, DateTime):
        return dates_zh.datetime_text(value, house)
    if isinstance(value, Ratio):
        return _fraction(Fraction(value.numerator, value.denominator))
    return _decimal(value, kind, house, style) if writable(value) else None


def _decimal(value: Decimal, kind: Kind, house: House, style: Style) -> str | None:
    if kind == "ordinal":
        return _ordinal(value)
    if kind == "fraction":
        return _fraction(Fraction(value))
    text = figure(value, house, style)
    if kind == "percent":
        return text + "%" if style.percent == "sign" else f"百分之{text}"
    suffix = _suffix(kind, house)
    return None if suffix is None else text + suffix


def _suffix(kind: Kind, house: House) -> str | None:
    traditional = house.traditional
    return {
        "number": "",
        "percentage-point": "個百分點" if traditional else "个百分点",
        "age": "歲" if traditional else "岁",
        "multiple": "倍",
    }.get(kind)


def _ordinal(value: Decimal) -> str | None:
    if value != value.to_integral_value() or value < 0:
        return None
    number = int(value)
    return f"第{_NUMERALS[number]}" if 0 < number <= 10 else f"第{number}"


def _fraction(value: Fraction) -> str | None:
    top, bottom = value.numerator, value.denominator
    if not 0 < top < bottom:
        return None
    if value == Fraction(1, 2):
        return "一半"
    return f"{_small(bottom)}分之{_small(top)}"


def _small(number: int) -> str:
    return _NUMERALS[number] if number <= 10 else str(number)


def _measure(value: Measure, house: House, style: Style) -> str | None:
    text = measure(value.amount, value.unit, house, style)
    if text is None or style.measures == "keep":
        return text
    other = converted(value.amount, value.unit, house)
    if other is None:
        return text
    return f"{measure(*other, house, style)}（{text}）"


def _duration_pattern(unit: str, house: House) -> str | None:
    if unit in _DURATIONS:
        return "{0}" + _DURATIONS[unit][house.traditional]
    return name(unit, house, one=False)


def _duration(value: Duration, house: House, style: Style) -> str | None:
    if value.amount == Decimal("0.5") and value.unit in _HALVES:
        return _HALVES[value.unit][house.traditional]
    value = _years(value)
    pattern = _duration_pattern(value.unit, house)
    if pattern is None:
        return None
    return pattern.format(figure(value.amount, house, style))


def _years(value: Duration) -> Duration:
    """Chinese counts decades in years."""
    if value.unit != "decade":
        return value
    return Duration(scaled(value.amount * 10, 1), "year")


def _range(value: Range, kind: Kind, house: House, style: Style) -> str | None:
    start, end = value.start, value.end
    if isinstance(start, Date) and isinstance(end, Date):
        return dates_zh.date_range(start, end, house)
    if isinstance(start, DateTime) and isinstance(end, DateTime) and start.date == end.date:
        end = end.time  # 12月5日上午9时至下午5时
    if isinstance(start, (Time, DateTime)) or kind in ("ordinal", "fraction"):
        return _both(start, end, kind, house, style)
    if isinstance(start, Money) and isinstance(end, Money):
        return _money_range(start, end, house, style)
    if isinstance(start, (Measure, Duration)) and isinstance(end, (Measure, Duration)):
        return _unit_range(start, end, house, style)
    if not isinstance(start, Decimal) or not isinstance(end, Decimal):
        return None
    if not writable(start) or not writable(end):
        return None
    first, last = _figures(start, end, house, style)
    if kind == "percent":
        if style.percent == "sign":
            return f"{first}%至{last}%"
        return f"百分之{first}至百分之{last}"
    suffix = _suffix(kind, house)
    return None if suffix is None else f"{first}至{last}{suffix}"


def _both(start: Scalar, end: Scalar, kind: Kind, house: House, style: Style) -> str | None:
    first, last = _scalar(start, kind, house, style), _scalar(end, kind, house, style)
    if first is None or last is None:
        return None
    return f"{first}至{last}"


def _lends(first: str, last: str) -> bool:
    """Whether ``3至5万`` would be read as 3万 to 5万."""
    return last.endswith(_SCALES) and not first.endswith(_SCALES)


def _figures(start: Decimal, end: Decimal, house: House, style: Style) -> tuple[str, str]:
    first, last = figure(start, house, style), figure(end, house, style)
    if _lends(first, last):
        last = digits(end, house, grouping=False)
    return first, last


def _money_range(start: Money, end: Money, house: House, style: Style) -> str | None:
    if not writable(start.amount) or not writable(end.amount):
        return None
    word = currency_name(start.currency, house)
    if word is None or start.currency != end.currency:
        return _both(start, end, "money", house, style)
    first = amount_text(start.amount, start.currency, house, style)
    last = amount_text(end.amount, end.currency, house, style)
    if _lends(first, last):
        return f"{first}{word}至{last}{word}"
    return f"{first}至{last}{word}"


def _unit_range(
    start: Measure | Duration, end: Measure | Duration, house: House, style: Style
) -> str | None:
    if isinstance(start, Duration) and isinstance(end, Duration):
        start, end = _years(start), _years(end)
    return unit_range.write(start, end, house, style, _WORDING)


def _unit_pattern(value: Measure | Duration, house: House) -> str | None:
    if isinstance(value, Duration):
        return _duration_pattern(value.unit, house)
    return name(value.unit, house, one=False)


def _units_apart(
    start: Measure | Duration, end: Measure | Duration, house: House, style: Style
) -> str | None:
    kind: Kind = "measure" if isinstance(start, Measure) else "duration"
    return _both(start, end, kind, house, style)


_WORDING = unit_range.Wording("至", "（{0}）", _unit_pattern, _figures, _units_apart)
