"""The JSON form of an expression's value, the same in every command's machine output."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

from compliance_kit.text.values import Date, Value


def value_to_json(value: Value) -> Any:
    """Return ``value`` as what :mod:`json` can write.

    Decimals are strings in plain notation, so that no digit is lost: ``"120000000"``. Money is
    ``{"amount", "currency"}``, a measure or duration ``{"amount", "unit"}``, a ratio
    ``{"numerator", "denominator"}``, a range ``{"start", "end"}``, a date with a time
    ``{"date", "time"}``; a date or time holds only the fields that the text says.

    >>> from compliance_kit.text.values import Money
    >>> value_to_json(Money(Decimal("1.2E+8"), "CNY"))
    {'amount': '120000000', 'currency': 'CNY'}
    >>> value_to_json(Date(month=1, day=31))
    {'month': 1, 'day': 31}
    """
    if isinstance(value, Decimal):
        return format(value, "f")
    said: dict[str, Any] = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if part is None or (isinstance(value, Date) and part is False):
            continue
        said[field.name] = part if isinstance(part, (int, str)) else value_to_json(part)
    return said
