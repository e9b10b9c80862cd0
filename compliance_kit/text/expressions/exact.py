"""Exact decimal arithmetic: no rounding at any length that the grammar reads."""

from __future__ import annotations

from decimal import Context, Decimal
from math import gcd

from compliance_kit.text.values import Ratio

CONTEXT = Context(prec=400, Emax=999999, Emin=-999999)


def times(left: Decimal, right: Decimal | int) -> Decimal:
    """The exact product, written without needless decimals (``1.2`` times ``10`` is ``12``)."""
    return tidy(CONTEXT.multiply(left, Decimal(right)))


def plus(left: Decimal, right: Decimal | int) -> Decimal:
    """The exact sum."""
    return tidy(CONTEXT.add(left, Decimal(right)))


def divide(left: Decimal, right: int) -> Decimal | None:
    """The quotient if it is an exact decimal, else None."""
    top, bottom = left.as_integer_ratio()
    bottom *= right
    rest = bottom // gcd(top, bottom)
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return None
    return tidy(CONTEXT.divide(left, Decimal(right)))


def ratio(top: int, bottom: int) -> Decimal | Ratio:
    """Top over bottom: a decimal where that is exact."""
    exact = divide(Decimal(top), bottom)
    return exact if exact is not None else Ratio(top, bottom)


def tidy(value: Decimal) -> Decimal:
    """The same value; a whole number without decimals or exponent."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value
