"""Names of units that follow a rule: metric prefixes, squares and cubes, speeds and other rates.

``units`` holds the names that follow none. Unit ids are CLDR's where CLDR has the unit and are
built as CLDR builds them (``terawatt-hour``, ``kilometer-per-second``) where it has not.
"""

from __future__ import annotations

from collections.abc import Iterator

_PREFIXES = {
    "pico": ("p", "皮"), "nano": ("n", "纳"), "micro": ("µ", "微"), "milli": ("m", "毫"),
    "centi": ("c", "厘"), "deci": ("d", "分"), "hecto": ("h", "百"), "kilo": ("k", "千"),
    "mega": ("M", "兆"), "giga": ("G", "吉"), "tera": ("T", "太"), "peta": ("P", "拍"),
    "exa": ("E", "艾"), "zetta": ("Z", "泽"),
}  # fmt: skip
_SMALL = ("pico", "nano", "micro", "milli", "centi", "deci")
_LARGE = ("kilo", "mega", "giga", "tera", "peta", "exa", "zetta")
# Unit: (English names, sign, Chinese name, prefixes).
_BASES: dict[str, tuple[tuple[str, ...], str, str, tuple[str, ...]]] = {
    "meter": (("meter", "metre"), "m", "米", (*_SMALL, "hecto", "kilo")),
    "gram": (("gram", "gramme"), "g", "克", (*_SMALL[:4], "kilo")),
    "liter": (("liter", "litre"), "l", "升", (*_SMALL[2:], "hecto", "mega")),
    "watt": (("watt",), "W", "瓦", ("kilo", "mega", "giga", "tera")),
    "watt-hour": (
        ("watt-hour", "watt hour"), "Wh", "瓦时", ("kilo", "mega", "giga", "tera"),
    ),
    "joule": (("joule",), "J", "焦", ("kilo", "mega", "giga", "tera")),
    "volt": (("volt",), "V", "伏", ("milli", "kilo", "mega")),
    "ampere": (("ampere", "amp"), "A", "安培", ("milli", "kilo")),
    "hertz": (("hertz",), "Hz", "赫", ("kilo", "mega", "giga", "tera")),
    "pascal": (("pascal",), "Pa", "帕", ("hecto", "kilo", "mega", "giga")),
    "newton": (("newton",), "N", "牛顿", ("kilo", "mega")),
    "ohm": (("ohm",), "Ω", "欧姆", ("kilo", "mega")),
    "byte": (("byte",), "B", "字节", _LARGE),
    "bit": (("bit",), "b", "比特", _LARGE),
}  # fmt: skip
_NO_SIGN = {
    "pm", "dm", "hm", "pg", "ng", "hl", "Ml", "TJ", "mV", "MV", "mA", "kA", "kN", "MN", "kb", "Mb",
    "Gb", "Tb", "Pb", "Eb", "Zb", "GPa",
}  # fmt: skip
"""Signs left out: other words too (pm), or with a second reading (Mb of bytes)."""

_POWERS = {"square": ("sq", "²", "2"), "cubic": ("cu", "³", "3")}
_LENGTHS = {
    "kilometer": ("km", ("kilometer", "kilometre", "kilometers", "kilometres")),
    "meter": ("m", ("meter", "metre", "meters", "metres")),
    "decimeter": ("dm", ("decimeter", "decimetre", "decimeters", "decimetres")),
    "centimeter": ("cm", ("centimeter", "centimetre", "centimeters", "centimetres")),
    "millimeter": ("mm", ("millimeter", "millimetre", "millimeters", "millimetres")),
    "mile": ("mi", ("mile", "miles")), "yard": ("yd", ("yard", "yards")),
    "foot": ("ft", ("foot", "feet")), "inch": ("in", ("inch", "inches")),
}  # fmt: skip
_HOUR = ((" per ", "hour"), ("/", "hour"), ("/", "hr"), ("/", "h"), (" an ", "hour"))
_SECOND = ((" per ", "second"), ("/", "second"), ("/", "sec"), ("/", "s"), (" a ", "second"))
_DAY = ((" per ", "day"), ("/", "day"), ("/", "d"), (" a ", "day"))
_SPEEDS = {
    "kilometer": ("km", "kms", *_LENGTHS["kilometer"][1]), "mile": ("mi", "mile", "miles"),
    "meter": ("m", *_LENGTHS["meter"][1]), "centimeter": ("cm", *_LENGTHS["centimeter"][1]),
    "millimeter": ("mm", *_LENGTHS["millimeter"][1]), "foot": ("ft", "foot", "feet"),
    "inch": ("inch", "inches"),
}  # fmt: skip


def english() -> dict[str, str]:
    """English names in lower case, plurals too, to unit ids."""
    result: dict[str, str] = {}
    for unit, (names, sign, _chinese, prefixes) in _BASES.items():
        for prefix in prefixes:
            letter = _PREFIXES[prefix][0]
            for name in names:
                result[prefix + name] = result[f"{prefix}{name}s"] = prefix + unit
            if letter + sign not in _NO_SIGN:
                result[(letter + sign).lower()] = prefix + unit
                if letter == "µ":
                    result["μ" + sign] = prefix + unit
    for power, (short, *marks) in _POWERS.items():
        for unit, (sign, names) in _LENGTHS.items():
            code = f"{power}-{unit}"
            for first in (power, short, f"{short}."):
                result.update({f"{first} {name}": code for name in (*names, sign)})
            if sign in ("km", "ft", "m", "mi") and power == "square":
                result[short + sign] = code
            if sign not in ("mi", "in"):
                result.update({sign + mark: code for mark in marks})
    result.update(_rates())
    return result


def _rates() -> Iterator[tuple[str, str]]:
    for unit, names in _SPEEDS.items():
        for name in names:
            yield from _over(name, unit, "hour", _HOUR)
            yield from _over(name, unit, "second", _SECOND)
    for unit in ("meter", "foot"):
        for name in (f"cubic {name}" for name in _LENGTHS[unit][1]):
            yield from _over(name, f"cubic-{unit}", "second", _SECOND)
    yield "m³/s", "cubic-meter-per-second"
    for name in ("barrel", "barrels"):
        yield from _over(name, "barrel", "day", _DAY)
    for unit in ("bit", "byte"):
        for prefix in ("kilo", "mega", "giga", "tera"):
            code = f"{prefix}{unit}"
            for name in (code, f"{code}s"):
                yield from _over(name, code, "second", _SECOND)
            if unit == "bit":
                yield f"{_PREFIXES[prefix][0].lower()}bps", f"{code}-per-second"
                yield f"{_PREFIXES[prefix][0].lower()}b/s", f"{code}-per-second"
    for name in ("mile", "miles"):
        yield f"{name} per gallon", "mile-per-gallon"
        yield f"{name} a gallon", "mile-per-gallon"
    for prefix in ("micro", "milli"):
        for name in ("gram", "grams"):
            for base in ("meter", "metre"):
                for join in (" per ", " a ", "/"):
                    yield f"{prefix}{name}{join}cubic {base}", f"{prefix}gram-per-cubic-meter"
            for base in ("liter", "litre"):
                yield f"{prefix}{name} per {base}", f"{prefix}gram-per-liter"
                yield f"{prefix}{name} a {base}", f"{prefix}gram-per-liter"
    for sign in ("µg", "μg", "ug"):
        yield from ((f"{sign}/m{mark}", "microgram-per-cubic-meter") for mark in ("³", "3"))
        yield f"{sign}/l", "microgram-per-liter"
    yield from ((f"mg/m{mark}", "milligram-per-cubic-meter") for mark in ("³", "3"))
    yield "mg/l", "milligram-per-liter"


def _over(
    name: str, unit: str, below: str, ways: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, str]]:
    """``name`` over the time ``below`` in each of its ``ways``."""
    for join, time in ways:
        if join == "/" or len(name) > 2 or name in ("km", "mi", "cm", "mm", "ft", "m"):
            yield f"{name}{join}{time}", f"{unit}-per-{below}"


def chinese() -> dict[str, str]:
    """Chinese names and the signs that stand in Chinese text, to unit ids."""
    result: dict[str, str] = {}
    for unit, (_names, sign, word, prefixes) in _BASES.items():
        for prefix in prefixes:
            letter, first = _PREFIXES[prefix]
            if prefix != "hecto" or unit == "pascal":
                result[first + word] = prefix + unit  # but 百米 is a hundred metres
            if unit == "watt-hour":
                result[f"{first}瓦小时"] = prefix + unit
            if unit in ("hertz", "joule", "watt"):  # 千伏特高压 is 千伏, 特高压
                longer = {"hertz": "兹", "joule": "耳", "watt": "特"}[unit]
                result[first + word + longer] = prefix + unit
            if letter + sign not in _NO_SIGN:
                result[letter + sign] = prefix + unit
                if letter == "µ":
                    result["μ" + sign] = prefix + unit
    for unit in ("kilometer", "meter", "decimeter", "centimeter", "millimeter"):
        sign = _LENGTHS[unit][0]
        for power, (_short, *marks) in _POWERS.items():
            result.update({sign + mark: f"{power}-{unit}" for mark in marks})
    for word, unit in _CHINESE_LENGTHS.items():
        for join, time in (("/", "秒"), ("每", "秒"), ("/", "s")):
            result[f"{word}{join}{time}"] = f"{unit}-per-second"
        for join, time in (("/", "小时"), ("每", "小时"), ("/", "时"), ("/", "h")):
            result[f"{word}{join}{time}"] = f"{unit}-per-hour"
    for sign in ("km", "m", "cm", "mm"):
        unit = next(unit for unit, (short, _names) in _LENGTHS.items() if short == sign)
        result[f"{sign}/s"], result[f"{sign}/h"] = f"{unit}-per-second", f"{unit}-per-hour"
    for prefix in ("kilo", "mega", "giga", "tera"):
        letter, first = _PREFIXES[prefix]
        for unit, sign, word in (("bit", "b", "比特"), ("byte", "B", "字节")):
            code = f"{prefix}{unit}-per-second"
            result[f"{letter}{sign}/s"] = code
            result[f"{first}{word}每秒"] = result[f"{first}{word}/秒"] = code
        result[f"{letter}bps"] = f"{prefix}bit-per-second"
    result["Kbps"] = "kilobit-per-second"
    return result


_CHINESE_LENGTHS = {
    "公里": "kilometer", "千米": "kilometer", "英里": "mile", "米": "meter", "厘米": "centimeter",
    "毫米": "millimeter", "英尺": "foot", "立方米": "cubic-meter", "立方英尺": "cubic-foot",
}  # fmt: skip
