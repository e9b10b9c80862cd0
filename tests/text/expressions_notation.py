"""A short notation for expressions, so that a test case is one readable line."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.values import (
    Date,
    DateTime,
    Duration,
    Expression,
    Measure,
    Money,
    Range,
    Ratio,
    Time,
    Value,
)


def shown(value: Value) -> str:
    """``5 CNY``, ``1..3``, ``2019-05-01``, ``year=2019 half=1``."""
    if isinstance(value, Range):
        return f"{shown(value.start)}..{shown(value.end)}"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Money):
        return f"{value.amount:f} {value.currency}"
    if isinstance(value, (Measure, Duration)):
        return f"{value.amount:f} {value.unit}"
    if isinstance(value, Ratio):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, DateTime):
        return f"{shown(value.date)} {shown(value.time)}"
    if isinstance(value, Time):
        seconds = "" if value.second is None else f":{value.second:02d}"
        return f"{value.hour:02d}:{value.minute:02d}{seconds}" + (
            f" {value.zone}" if value.zone else ""
        )
    return _date(value)


def _date(value: Date) -> str:
    rest = {
        field.name: getattr(value, field.name)
        for field in dataclasses.fields(value)
        if getattr(value, field.name) not in (None, False)
    }
    if set(rest) == {"year", "month", "day"}:
        return f"{value.year}-{value.month:02d}-{value.day:02d}"
    return " ".join(f"{name}={item}" for name, item in rest.items())


def line(expression: Expression) -> str:
    """``一千多万元 = money 10000000 CNY over``."""
    kind = f"range:{expression.inner}" if expression.kind == "range" else expression.kind
    parts = [expression.text, "=", kind, shown(expression.value)]
    if expression.approx:
        parts.append(expression.approx)
    if expression.noun:
        parts.append(f"({expression.noun})")
    return " ".join(parts)


def found(text: str, language: str) -> list[str]:
    """Every expression of ``text`` in the notation."""
    return [line(expression) for expression in find_expressions(text, language)]


def cases(lines: str, language: str) -> list[tuple[str, str, list[str]]]:
    """Language, text and expected readings of each line ``text | reading | reading``.

    A reading that begins with ``=`` covers the whole text, ``nothing`` says that none is found.
    """
    result = []
    for line_ in lines.strip().split("\n"):
        text, *readings = line_.split(" | ")
        wanted = [text + " " + one if one.startswith("=") else one for one in readings]
        result.append((language, text, [] if readings == ["nothing"] else wanted))
    return result
