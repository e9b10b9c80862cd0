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

# What CLDR lacks or leaves ambiguous: (singular, plural) in English; simplified; traditional.
_OWN: dict[str, tuple[str, str, str, str]] = {
    "mu": ("mu", "mu", "亩", "畝"),
    "jin": ("jin", "jin", "斤", "斤"),
    "liang": ("liang", "liang", "两", "兩"),
    "li": ("li", "li", "里", "里"),
    "chi": ("chi", "chi", "尺", "尺"),
    "cun": ("cun", "cun", "寸", "寸"),
    "zhang": ("zhang", "zhang", "丈", "丈"),
    "qing": ("qing", "qing", "顷", "頃"),
    "are": ("are", "ares", "公亩", "公畝"),
    "teu": ("TEU", "TEUs", "标准箱", "標準箱"),
    "basis-point": ("basis point", "basis points", "个基点", "個基點"),
    "decibel": ("decibel", "decibels", "分贝", "分貝"),
    "ton": ("short ton", "short tons", "短吨", "短噸"),
    "long-ton": ("long ton", "long tons", "长吨", "長噸"),
    "hundredweight": ("hundredweight", "hundredweight", "英担", "英擔"),
    "kilovolt": ("kilovolt", "kilovolts", "千伏", "千伏"),
    "megawatt-hour": ("megawatt-hour", "megawatt-hours", "兆瓦时", "兆瓦時"),
    "gigawatt-hour": ("gigawatt-hour", "gigawatt-hours", "吉瓦时", "吉瓦時"),
    "megabit-per-second": ("Mbps", "Mbps", "Mbps", "Mbps"),
    "gigabit-per-second": ("Gbps", "Gbps", "Gbps", "Gbps"),
    "square-millimeter": ("square millimeter", "square millimeters", "平方毫米", "平方毫米"),
    "terawatt-hour": ("terawatt-hour", "terawatt-hours", "太瓦时", "太瓦時"),
    "terawatt": ("terawatt", "terawatts", "太瓦", "太瓦"),
    "exabyte": ("exabyte", "exabytes", "EB", "EB"),
    "zettabyte": ("zettabyte", "zettabytes", "ZB", "ZB"),
    "kilobit-per-second": ("Kbps", "Kbps", "Kbps", "Kbps"),
    "terabit-per-second": ("Tbps", "Tbps", "Tbps", "Tbps"),
    "barrel-per-day": ("barrel per day", "barrels per day", "桶/日", "桶/日"),
    "kilometer-per-second": (
        "kilometer per second", "kilometers per second", "公里/秒", "公里/秒",
    ),
    "cubic-meter-per-second": (
        "cubic meter per second", "cubic meters per second", "立方米/秒", "立方米/秒",
    ),
    "permillion": ("part per million", "parts per million", "ppm", "ppm"),
    "milliampere-hour": ("mAh", "mAh", "毫安时", "毫安時"),
    "microgram-per-cubic-meter": (
        "microgram per cubic meter", "micrograms per cubic meter", "微克/立方米", "微克/立方米",
    ),
    "milligram-per-liter": (
        "milligram per liter", "milligrams per liter", "毫克/升", "毫克/升",
    ),
}  # fmt: skip
# What newsrooms write where CLDR has a rarer word or one that puts the figure in the middle.
_CHINESE: dict[str, tuple[str, str]] = {
    "tonne": ("吨", "噸"), "kilogram": ("公斤", "公斤"), "celsius": ("摄氏度", "攝氏度"),
    "fahrenheit": ("华氏度", "華氏度"), "degree": ("度", "度"),
    "meter": ("米", "米"), "cubic-meter": ("立方米", "立方米"),
    "square-meter": ("平方米", "平方米"), "cubic-kilometer": ("立方公里", "立方公里"),
    "millimeter": ("毫米", "毫米"), "centimeter": ("厘米", "厘米"), "decimeter": ("分米", "分米"),
    "square-centimeter": ("平方厘米", "平方厘米"), "cubic-centimeter": ("立方厘米", "立方厘米"),
    "nanometer": ("纳米", "納米"), "foot": ("英尺", "英尺"), "inch": ("英寸", "英寸"),
    "mile": ("英里", "英里"), "nautical-mile": ("海里", "海里"),
    "square-foot": ("平方英尺", "平方英尺"),
    "cubic-foot": ("立方英尺", "立方英尺"), "square-inch": ("平方英寸", "平方英寸"),
    "ounce": ("盎司", "盎司"), "microgram": ("微克", "微克"), "kilowatt-hour": ("千瓦时", "千瓦時"),
    "megawatt": ("兆瓦", "兆瓦"), "horsepower": ("马力", "馬力"), "pascal": ("帕", "帕"),
    "hectopascal": ("百帕", "百帕"), "kilopascal": ("千帕", "千帕"), "megapascal": ("兆帕", "兆帕"),
    "newton": ("牛顿", "牛頓"), "ohm": ("欧姆", "歐姆"), "calorie": ("卡路里", "卡路里"),
    "joule": ("焦耳", "焦耳"), "byte": ("字节", "位元組"), "bit": ("比特", "位元"),
    "megabyte": ("MB", "MB"), "gigabyte": ("GB", "GB"), "terabyte": ("TB", "TB"),
    "kilobyte": ("KB", "KB"), "petabyte": ("PB", "PB"),
}  # fmt: skip
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
        word = singular if one else plural
        if house.region != "US":
            word = word.replace("meter", "metre").replace("liter", "litre")
        return "{0} " + word
    if house.language == "zh":
        words = _CHINESE_SPEED.get(unit)
        if words is not None:
            return words[house.traditional]
        words = _CHINESE.get(unit)
        if words is not None:
            return "{0}" + words[house.traditional]
    return _cldr(unit, house.locale, one)


@lru_cache(maxsize=1)
def _ids() -> dict[str, str]:
    """CLDR's units by their name without the class: ``hectare`` to ``area-hectare``."""
    known = [str(full) for full in Locale.parse("en").unit_display_names]
    return {full.partition("-")[2]: full for full in known}


@lru_cache(maxsize=512)
def _cldr(unit: str, locale: Locale, one: bool) -> str | None:
    # The whole id: Babel would take ``are`` for the end of ``area-hectare``.
    full = _ids().get(unit)
    if full is None:
        return None
    lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
    if locale.language == "zh":
        lengths = ("short", "long")
    best = None
    for length in lengths:
        try:
            text = format_unit(1 if one else 2, full, length, locale=locale)
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
