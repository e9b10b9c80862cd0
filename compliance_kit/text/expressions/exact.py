"""Exact decimal arithmetic: no rounding at any length that the grammar reads."""

from __future__ import annotations

from decimal import Context, Decimal
from math import gcd

_CONTEXT = Context(prec=400, Emax=999999, Emin=-999999)


def times(left: Decimal, right: Decimal | int) -> Decimal:
    """The exact product, written without needless decimals (``1.2`` times ``10`` is ``12``)."""
    return tidy(_CONTEXT.multiply(left, Decimal(right)))


def plus(left: Decimal, right: Decimal | int) -> Decimal:
    """The exact sum."""
    return tidy(_CONTEXT.add(left, Decimal(right)))


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
    return tidy(_CONTEXT.divide(left, Decimal(right)))


def tidy(value: Decimal) -> Decimal:
    """The same value; a whole number without decimals or exponent."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value
