"""Units of measurement: CLDR's names through Babel, and the few that CLDR lacks.

``convert`` knows the exact factors between metric, Chinese and customary units (international
yard and pound agreement of 1959; the Chinese market units of the State Council's order of 1959
and 1984: 1 jin = 0.5 kg, 15 mu = 1 hectare, 1 li = 500 m).
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.units import UnknownUnitError, format_unit

from compliance_kit.localize.figures import figure
from compliance_kit.localize.locales import House
from compliance_kit.localize.style import Style

# (singular, plural) in English; simplified; traditional.
_OWN: dict[str, tuple[str, str, str, str]] = {
    "mu": ("mu", "mu", "亩", "畝"),
    "jin": ("jin", "jin", "斤", "斤"),
    "liang": ("liang", "liang", "两", "兩"),
    "li": ("li", "li", "里", "里"),
    "chi": ("chi", "chi", "尺", "尺"),
    "cun": ("cun", "cun", "寸", "寸"),
    "zhang": ("zhang", "zhang", "丈", "丈"),
    "qing": ("qing", "qing", "顷", "頃"),
    "teu": ("TEU", "TEUs", "标准箱", "標準箱"),
    "basis-point": ("basis point", "basis points", "个基点", "個基點"),
}
# What newsrooms write where CLDR has a rarer word or one that puts the figure in the middle.
_CHINESE: dict[str, tuple[str, str]] = {
    "tonne": ("吨", "噸"),
    "kilogram": ("公斤", "公斤"),
    "celsius": ("摄氏度", "攝氏度"),
    "fahrenheit": ("华氏度", "華氏度"),
    "meter": ("米", "米"),
    "gigabyte": ("GB", "GB"),
    "megabyte": ("MB", "MB"),
    "terabyte": ("TB", "TB"),
    "kilobyte": ("KB", "KB"),
    "petabyte": ("PB", "PB"),
}
_CHINESE_SPEED = {
    "kilometer-per-hour": ("时速{0}公里", "時速{0}公里"),
    "mile-per-hour": ("时速{0}英里", "時速{0}英里"),
    "meter-per-second": ("{0}米每秒", "{0}米每秒"),
}


def name(unit: str, house: House, *, one: bool) -> str | None:
    """The pattern of ``unit`` in the locale, ``{0}`` for the figure; None where it has no name."""
    if unit in _OWN:
        singular, plural, simplified, traditional = _OWN[unit]
        if house.language == "zh":
            return "{0}" + (traditional if house.traditional else simplified)
        return "{0} " + (singular if one else plural)
    if house.language == "zh":
        words = _CHINESE_SPEED.get(unit)
        if words is not None:
            return words[house.traditional]
        words = _CHINESE.get(unit)
        if words is not None:
            return "{0}" + words[house.traditional]
    return _cldr(unit, house.locale, one)


@lru_cache(maxsize=512)
def _cldr(unit: str, locale: Locale, one: bool) -> str | None:
    lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
    if locale.language == "zh":
        lengths = ("short", "long")
    best = None
    for length in lengths:
        try:
            text = format_unit(1 if one else 2, unit, length, locale=locale)
        except UnknownUnitError:
            return None
        figure_text = "1" if one else "2"
        if text.count(figure_text) != 1:
            continue
        if text.endswith(f"-{unit}") or (locale.language == "zh" and text == f"2 {unit}"):
            # Babel falls back to the id where the locale has no name at this length.
            continue
        pattern = text.replace(figure_text, "{0}")
        if locale.language == "zh":
            if pattern.removeprefix("{0}").strip().isascii():
                best = best or pattern
                continue
            pattern = pattern.replace(" ", "").replace("\u00a0", "")
        return pattern
    return best


def measure(amount: Decimal, unit: str, house: House, style: Style) -> str | None:
    """``15 kilometers``, ``300亩``; None where the locale has no name for the unit."""
    text = figure(amount, house, style)
    pattern = name(unit, house, one=text in ("1", "-1"))
    if pattern is None:
        return None
    return pattern.format(text)


# unit -> (factor, unit of the other system); factors are exact by definition.
_TO_US: dict[str, tuple[Decimal, str]] = {
    "kilometer": (1 / Decimal("1.609344"), "mile"),
    "meter": (1 / Decimal("0.3048"), "foot"),
    "centimeter": (1 / Decimal("2.54"), "inch"),
    "square-kilometer": (1 / Decimal("2.589988110336"), "square-mile"),
    "square-meter": (1 / Decimal("0.09290304"), "square-foot"),
    "hectare": (1 / Decimal("0.40468564224"), "acre"),
    "mu": (Decimal(10000) / 15 / Decimal("4046.8564224"), "acre"),
    "kilogram": (1 / Decimal("0.45359237"), "pound"),
    "jin": (Decimal("0.5") / Decimal("0.45359237"), "pound"),
    "liter": (1 / Decimal("3.785411784"), "gallon"),
    "kilometer-per-hour": (1 / Decimal("1.609344"), "mile-per-hour"),
    "li": (Decimal("0.5") / Decimal("1.609344"), "mile"),
}
_TO_METRIC: dict[str, tuple[Decimal, str]] = {
    "mile": (Decimal("1.609344"), "kilometer"),
    "foot": (Decimal("0.3048"), "meter"),
    "yard": (Decimal("0.9144"), "meter"),
    "inch": (Decimal("2.54"), "centimeter"),
    "nautical-mile": (Decimal("1.852"), "kilometer"),
    "square-mile": (Decimal("2.589988110336"), "square-kilometer"),
    "square-foot": (Decimal("0.09290304"), "square-meter"),
    "acre": (Decimal("0.40468564224"), "hectare"),
    "pound": (Decimal("0.45359237"), "kilogram"),
    "ounce": (Decimal("28.349523125"), "gram"),
    "gallon": (Decimal("3.785411784"), "liter"),
    "mile-per-hour": (Decimal("1.609344"), "kilometer-per-hour"),
}
_TO_METRIC_CHINESE: dict[str, tuple[Decimal, str]] = {
    "mu": (Decimal(1) / 15, "hectare"),
    "jin": (Decimal("0.5"), "kilogram"),
    "li": (Decimal("0.5"), "kilometer"),
}


def converted(amount: Decimal, unit: str, house: House) -> tuple[Decimal, str] | None:
    """``amount`` in the locale's system, to three significant digits; None where it is at home."""
    if unit == "celsius" and house.region == "US":
        return _short(amount * 9 / 5 + 32, amount), "fahrenheit"
    if unit == "fahrenheit" and house.region != "US":
        return _short((amount - 32) * 5 / 9, amount), "celsius"
    if house.region == "US":
        found = _TO_US.get(unit)
    else:
        found = _TO_METRIC.get(unit)
        if found is None and house.language == "en":
            found = _TO_METRIC_CHINESE.get(unit)
    if found is None:
        return None
    factor, other = found
    return _short(amount * factor, amount), other


def _short(value: Decimal, original: Decimal) -> Decimal:
    """Three significant digits, or as many as the original has: no false precision."""
    if not value:
        return Decimal(0)
    keep = max(3, len(original.normalize().as_tuple().digits))
    exponent = value.adjusted() - keep + 1
    rounded = value.quantize(Decimal(1).scaleb(exponent), rounding=ROUND_HALF_EVEN)
    if rounded == rounded.to_integral_value():
        return Decimal(int(rounded))
    return rounded.normalize()
