"""Figures: digits by CLDR, and the exact 万/亿 and million/billion writer that CLDR lacks.

CLDR's compact patterns round; a fact must not be rounded, so a scale word is used only where the
figure before it stays short and the value stays exactly the same.
"""

from __future__ import annotations

from decimal import Context, Decimal

from babel.numbers import format_decimal

from compliance_kit.localize.locales import House
from compliance_kit.localize.style import Style

_EXACT = Context(prec=400, Emax=999999, Emin=-999999)
MAX_DIGITS = 60
"""Longer numbers are nobody's prose; they are left as they are."""

ENGLISH_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
SIMPLIFIED_SCALES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))
TRADITIONAL_SCALES = ((10**12, "萬億"), (10**8, "億"), (10**4, "萬"))


def writable(value: Decimal) -> bool:
    """Whether ``value`` is a finite number of ordinary length."""
    if not value.is_finite():
        return False
    _sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    return len(digits) + abs(exponent) <= MAX_DIGITS


def decimals(value: Decimal) -> int:
    """How many digits behind the point ``value`` needs."""
    exponent = value.normalize(_EXACT).as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def digits(value: Decimal, house: House, *, grouping: bool = True) -> str:
    """``value`` in digits as the locale writes them, every digit kept, never an exponent."""
    plain = _EXACT.plus(value)
    keep = max(0, -int(plain.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * keep if keep else "")
    return format_decimal(
        plain,
        pattern,
        locale=house.locale,
        group_separator=grouping,
    )


def scaled(value: Decimal, scale: int) -> Decimal:
    """``value`` divided by a power of ten, exactly and without needless zeros."""
    result = _EXACT.divide(value, Decimal(scale))
    if result == result.to_integral_value(context=_EXACT):
        return Decimal(int(result))
    return result.normalize(_EXACT)


def figure(value: Decimal, house: House, style: Style) -> str:
    """``value`` as running text writes it: ``175.2 billion``, ``3.5万``, ``35,000``, ``9.2``."""
    if style.large_numbers == "units":
        short = _english(value, house) if house.language == "en" else _chinese(value, house)
        if short is not None:
            return short
    return digits(value, house, grouping=house.language == "en")


def _english(value: Decimal, house: House) -> str | None:
    for scale, word in ENGLISH_SCALES:
        if abs(value) < scale:
            continue
        head = scaled(value, scale)
        if decimals(head) <= 4:
            return f"{digits(head, house)} {word}"
    return None


def _chinese(value: Decimal, house: House) -> str | None:
    for scale, word in TRADITIONAL_SCALES if house.traditional else SIMPLIFIED_SCALES:
        if abs(value) < scale:
            continue
        head = scaled(value, scale)
        # 35123 stays in digits; 1234.5678万 is how a long count is read.
        if decimals(head) <= (4 if abs(value) >= 10**6 else 2):
            return digits(head, house, grouping=False) + word
    return None


def ordinal_suffix(number: int) -> str:
    """``st``, ``nd``, ``rd`` or ``th``.

    >>> [ordinal_suffix(number) for number in (1, 11, 22, 103, 112)]
    ['st', 'th', 'nd', 'rd', 'th']
    """
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
