"""One expression in English."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from babel.units import format_unit
from msgspec import structs

from compliance_kit.localize import approximations, dates_en, unit_range, vague
from compliance_kit.localize.currency import amount_text, currency_name, money, sign
from compliance_kit.localize.figures import digits, figure, ordinal_suffix, writable
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

_ORDINALS = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
)  # fmt: skip
_CARDINALS = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip
_DENOMINATORS = {
    2: ("half", "halves"), 3: ("third", "thirds"), 4: ("quarter", "quarters"),
    5: ("fifth", "fifths"), 6: ("sixth", "sixths"), 7: ("seventh", "sevenths"),
    8: ("eighth", "eighths"), 9: ("ninth", "ninths"), 10: ("tenth", "tenths"),
}  # fmt: skip
# A classifier says nothing that English says; people are the one counted noun that stands alone.
_CLASSIFIERS = frozenset("个個名位家辆輛台臺套件条條项項座所份")
_PEOPLE = frozenset({"人"})
_MARKED = (" million", " billion", " trillion")

# 9月末 and 年底 are the end itself, 下旬 and 世纪末 the last part.
_AT_END = re.compile("[月年][底末]$")
# 九点 without a part of the day is said of the evening too.
_SAID = re.compile("[一二两兩三四五六七八九十][点點]")
_DAY_PART = re.compile("[早晚晨午夜]|间|間|时间|[0-9]:|[时時]|GMT|UTC")
_RECENT = re.compile("^近.*[0-9一二两兩三四五六七八九十]$")


def _unsure(expression: Expression) -> bool:
    """Whether the text leaves open which half of the day, or whether 近10次 is *nearly*."""
    value, text = expression.value, expression.text
    first = value.start if isinstance(value, Range) else value
    if isinstance(first, (Time, DateTime)):
        hour = first.hour if isinstance(first, Time) else first.time.hour
        if expression.approx not in (None, "about"):
            return True
        return 0 < hour <= 12 and bool(_SAID.search(text)) and not _DAY_PART.search(text)
    if expression.noun in _COUNTED_TIMES and isinstance(value, Decimal) and value <= 50:
        return bool(_RECENT.search(text))
    return False


_COUNTED_TIMES = frozenset("次场場届屆轮輪期")


def write(expression: Expression, house: House, style: Style, source_language: str) -> str | None:
    """``expression`` in English, None where that cannot be said with certainty."""
    value = expression.value
    rough = vague.english_figure(expression)
    if rough is not None:
        return _rough(rough, value, house)
    pair = vague.neighbours(expression)
    if pair is not None and expression.inner == "number":
        return f"{pair[0]} or {pair[1]}"
    told = parts(expression)
    if isinstance(value, Range):
        core = _range(value, expression.inner or expression.kind, house, style)
    elif told:
        core = _in_parts(told, expression.kind, house, style)
    else:
        core = _scalar(value, expression.kind, house, style)
    if isinstance(value, Date) and value.part == "late" and _AT_END.search(expression.text):
        whole = dates_en.date(replace(value, part=None), house, style)
        core = None if whole is None else f"the end of {whole}"
    if core is None or _unsure(expression):
        return None
    if isinstance(value, Duration) and expression.text.startswith("前"):
        core = f"the first {core}"  # 前三季度
    if expression.noun and expression.approx and expression.text.rstrip().endswith(_AFTER_NOUN):
        if expression.noun in _PEOPLE:
            core += " people"
        elif expression.noun not in _CLASSIFIERS:
            return None
    return approximations.english(core, expression.approx, expression.text, source_language)


def _in_parts(told: list[Duration | Measure], kind: Kind, house: House, style: Style) -> str | None:
    """``2 hours 30 minutes``."""
    written = [_scalar(part, kind, house, style) for part in told]
    return " ".join(piece for piece in written if piece) if all(written) else None


def _rough(figure_text: str, value: Value, house: House) -> str | None:
    """``hundreds of millions of yuan``, ``several hundred kilometers``."""
    of = "of " if figure_text.endswith("s") else ""
    if isinstance(value, Money):
        word = currency_name(value.currency, house)
        return None if word is None else f"{figure_text} {of}{word}"
    if isinstance(value, (Measure, Duration)):
        pattern = name(value.unit, house, one=False)
        return None if pattern is None else pattern.replace("{0} ", f"{figure_text} {of}")
    return figure_text


_AFTER_NOUN = ("以上", "以下", "以内", "以內", "左右", "上下", "之多", "有余", "有餘")


def _scalar(value: Scalar, kind: Kind, house: House, style: Style) -> str | None:
    if isinstance(value, Money):
        return money(value, house, style) if writable(value.amount) else None
    if isinstance(value, Measure):
        return _measure(value, house, style) if writable(value.amount) else None
    if isinstance(value, Duration):
        return _duration(value, house, style) if writable(value.amount) else None
    if isinstance(value, Date):
        return dates_en.date(value, house, style)
    if isinstance(value, Time):
        return dates_en.time(value, house, style)
    if isinstance(value, DateTime):
        return dates_en.datetime_text(value, house, style)
    if isinstance(value, Ratio):
        return _fraction(Fraction(value.numerator, value.denominator))
    return _decimal(value, kind, house, style) if writable(value) else None


def _decimal(value: Decimal, kind: Kind, house: House, style: Style) -> str | None:
    if kind == "ordinal":
        return ordinal(value, house)
    if kind == "fraction":
        return _fraction(Fraction(value))
    text = figure(value, house, style)
    if kind == "percent":
        return text + "%" if style.percent == "sign" else f"{text} {percent_word(house)}"
    if kind == "percentage-point":
        return f"{text} percentage point" + ("" if abs(value) == 1 else "s")
    if kind == "age":
        return f"{text} year{'' if value == 1 else 's'} old"
    if kind == "multiple":
        return f"{text} times"
    return text


def percent_word(house: House) -> str:
    """``percent`` or British ``per cent``, as CLDR names the unit."""
    return format_unit(2, "concentr-percent", "long", locale=house.locale).removeprefix("2 ")


def ordinal(value: Decimal, house: House) -> str | None:
    """``third``, ``21st``."""
    if value != value.to_integral_value() or value < 0:
        return None
    number = int(value)
    if 0 < number < len(_ORDINALS):
        return _ORDINALS[number]
    return digits(Decimal(number), house) + ordinal_suffix(number)


def _fraction(value: Fraction) -> str | None:
    top, bottom = value.numerator, value.denominator
    if not 0 < top < bottom:
        return None
    if value == Fraction(1, 2):
        return "half"
    if bottom not in _DENOMINATORS:
        return f"{top}/{bottom}"
    one, many = _DENOMINATORS[bottom]
    return f"{_CARDINALS[top]}-{one if top == 1 else many}"


def _measure(value: Measure, house: House, style: Style) -> str | None:
    text = measure(value.amount, value.unit, house, style)
    if text is None or style.measures == "keep":
        return text
    other = converted(value.amount, value.unit, house)
    if other is None:
        return text
    return f"{measure(*other, house, style)} ({text})"


def _duration(value: Duration, house: House, style: Style) -> str | None:
    if value.amount == Decimal("0.5") and value.unit in ("hour", "year", "month", "day", "century"):
        return f"half {'an' if value.unit == 'hour' else 'a'} {value.unit}"
    return measure(value.amount, value.unit, house, style)


def _range(value: Range, kind: Kind, house: House, style: Style) -> str | None:
    start, end = value.start, value.end
    if isinstance(start, Date) and isinstance(end, Date):
        return dates_en.date_range(start, end, house, style)
    if isinstance(start, DateTime) and isinstance(end, DateTime) and start.date == end.date:
        start = start.time  # 9 a.m. to 5 p.m. on Dec. 5
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
    pair = _figures(start, end, house, style)
    if kind == "percent" and style.percent == "sign":
        return f"{pair[0]}% to {pair[1]}%"
    text = f"{pair[0]} to {pair[1]}"
    if kind == "percent":
        return f"{text} {percent_word(house)}"
    if kind == "percentage-point":
        return f"{text} percentage points"
    if kind == "age":
        return f"{text} years old"
    if kind == "multiple":
        return f"{text} times"
    return text if kind == "number" else None


def _both(start: Scalar, end: Scalar, kind: Kind, house: House, style: Style) -> str | None:
    first, last = _scalar(start, kind, house, style), _scalar(end, kind, house, style)
    if first is None or last is None:
        return None
    if last.endswith(_MARKED) and not first.endswith(_MARKED):
        # $7 to $70 million would lend the million to the 7
        last = _scalar(end, kind, house, structs.replace(style, large_numbers="digits"))
    return f"{first} to {last}"


def _figures(start: Decimal, end: Decimal, house: House, style: Style) -> tuple[str, str]:
    """Both figures; ``3 to 5 million`` would lend the million to the 3, so digits there."""
    first, last = figure(start, house, style), figure(end, house, style)
    if last.endswith(_MARKED) and not first.endswith(_MARKED):
        last = digits(end, house)
    return first, last


def _money_range(start: Money, end: Money, house: House, style: Style) -> str | None:
    if not writable(start.amount) or not writable(end.amount):
        return None
    if start.currency != end.currency or sign(start.currency, house, style) is not None:
        return _both(start, end, "money", house, style)
    word = currency_name(start.currency, house)
    if word is None:
        return None
    first = amount_text(start.amount, start.currency, house, style)
    last = amount_text(end.amount, end.currency, house, style)
    if last.endswith(_MARKED) and not first.endswith(_MARKED):
        return f"{first} {word} to {last} {word}"
    return f"{first} to {last} {word}"


def _unit_range(
    start: Measure | Duration, end: Measure | Duration, house: House, style: Style
) -> str | None:
    return unit_range.write(start, end, house, style, _WORDING)


def _unit_pattern(value: Measure | Duration, house: House) -> str | None:
    return name(value.unit, house, one=False)


def _units_apart(
    start: Measure | Duration, end: Measure | Duration, house: House, style: Style
) -> str | None:
    kind: Kind = "measure" if isinstance(start, Measure) else "duration"
    return _both(start, end, kind, house, style)


_WORDING = unit_range.Wording(" to ", " ({0})", _unit_pattern, _figures, _units_apart)
