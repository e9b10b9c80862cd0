"""Families of quantities with their base units: which amounts in two units are the same amount.

Factors are exact by definition: the international yard and pound of 1959, the SI, and for the
Chinese units GB 3100 and the 1959 order of the State Council (1 亩 = 2000/3 m², 1 斤 = 500 g).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from compliance_kit.text.values import Duration, Kind, Measure, Money, Ratio, Scalar

_FACTORS: dict[str, dict[str, str]] = {
    "length": {
        "nanometer": "1/1000000000", "micrometer": "1/1000000", "millimeter": "1/1000",
        "centimeter": "1/100", "decimeter": "1/10", "meter": "1", "kilometer": "1000",
        "mile": "1609344/1000", "yard": "9144/10000", "foot": "3048/10000", "inch": "254/10000",
        "nautical-mile": "1852", "li": "500", "chi": "1/3", "cun": "1/30", "zhang": "10/3",
        "decameter": "10", "picometer": "1/1000000000000", "micron": "1/1000000",
        "fathom": "18288/10000", "furlong": "201168/1000", "league": "4828032/1000",
    },
    "area": {
        "square-millimeter": "1/1000000", "square-centimeter": "1/10000", "square-meter": "1",
        "are": "100", "hectare": "10000", "square-kilometer": "1000000", "mu": "2000/3",
        "qing": "200000/3", "acre": "40468564224/10000000", "square-mile": "2589988110336/1000000",
        "square-foot": "9290304/100000000", "square-inch": "64516/100000000",
        "square-yard": "83612736/100000000", "square-decimeter": "1/100",
    },
    "volume": {
        "cubic-centimeter": "1/1000000", "milliliter": "1/1000000", "liter": "1/1000",
        "cubic-meter": "1", "cubic-kilometer": "1000000000", "gallon": "3785411784/1000000000000",
        "cubic-foot": "28316846592/1000000000000", "cubic-decimeter": "1/1000",
        "hectoliter": "1/10", "deciliter": "1/10000", "centiliter": "1/100000",
        "microliter": "1/1000000000", "gallon-imperial": "454609/100000000",
        "quart": "946352946/1000000000000", "pint": "473176473/1000000000000",
        "cubic-inch": "16387064/1000000000000", "cubic-yard": "764554857984/1000000000000",
        "cubic-mile": "416818182544058/100000",
    },
    "mass": {
        "microgram": "1/1000000000", "milligram": "1/1000000", "gram": "1/1000", "kilogram": "1",
        "tonne": "1000", "ton": "1000", "metric-ton": "1000", "jin": "1/2", "liang": "1/20",
        "pound": "45359237/100000000", "ounce": "28349523125/1000000000000", "carat": "1/5000",
        "stone": "635029318/100000000", "quintal": "100", "long-ton": "10160469088/10000000",
        "hundredweight": "4535923700/100000000", "catty": "1/2", "qian": "1/200",
        "ounce-troy": "311034768/10000000000",
    },
    "power": {
        "watt": "1", "kilowatt": "1000", "megawatt": "1000000", "gigawatt": "1000000000",
        "horsepower": "7457/10",
    },
    "energy": {
        "joule": "1", "kilojoule": "1000", "megajoule": "1000000", "gigajoule": "1000000000",
        "watt-hour": "3600", "kilowatt-hour": "3600000", "megawatt-hour": "3600000000",
        "gigawatt-hour": "3600000000000", "calorie": "4184/1000", "kilocalorie": "4184",
    },
    "pressure": {
        "pascal": "1", "hectopascal": "100", "millibar": "100", "kilopascal": "1000",
        "megapascal": "1000000", "atmosphere": "101325",
    },
    "frequency": {
        "hertz": "1", "kilohertz": "1000", "megahertz": "1000000", "gigahertz": "1000000000",
    },
    "data": {
        "byte": "1", "kilobyte": "1000", "megabyte": "1000000", "gigabyte": "1000000000",
        "terabyte": "1000000000000", "petabyte": "1000000000000000",
    },
    "speed": {
        "meter-per-second": "1", "kilometer-per-hour": "5/18", "mile-per-hour": "1609344/3600000",
        "knot": "1852/3600", "mile-per-second": "1609344/1000",
        "kilometer-per-second": "1000", "foot-per-second": "3048/10000",
    },
}  # fmt: skip
_UNITS: dict[str, tuple[str, Fraction]] = {
    unit: (family, Fraction(factor))
    for family, units in _FACTORS.items()
    for unit, factor in units.items()
}
_DURATIONS: dict[str, tuple[str, int]] = {
    "second": ("seconds", 1), "minute": ("seconds", 60), "hour": ("seconds", 3600),
    "day": ("seconds", 86400), "week": ("seconds", 604800), "month": ("months", 1),
    "quarter": ("months", 3), "year": ("months", 12), "decade": ("months", 120),
    "century": ("months", 1200),
}  # fmt: skip


def base_of(kind: Kind, value: Scalar) -> tuple[str, Fraction]:
    """The family of a figure and its amount in the family's base unit.

    Families: "" (a bare number or ordinal), ``money CNY`` (its ISO 4217 code), ``share``
    (percentages, fractions and multiples, one whole is 1), ``points``, ``seconds``, ``months``, the
    families of measures, and for a unit without conversions the unit itself.
    """
    if isinstance(value, Money):
        return f"money {value.currency}", Fraction(value.amount)
    if isinstance(value, Measure):
        family, factor = _UNITS.get(value.unit, (value.unit, Fraction(1)))
        return family, Fraction(value.amount) * factor
    if isinstance(value, Duration):
        family, seconds = _DURATIONS.get(value.unit, (value.unit, 1))
        return family, Fraction(value.amount) * seconds
    if isinstance(value, Ratio):
        return "share", Fraction(value.numerator, value.denominator or 1)
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is no figure")
    if kind == "percent":
        return "share", Fraction(value) / 100
    if kind in ("fraction", "multiple"):
        return "share", Fraction(value)
    if kind == "percentage-point":
        return "points", Fraction(value)
    if kind == "age":
        return "months", Fraction(value) * 12
    return "", Fraction(value)
