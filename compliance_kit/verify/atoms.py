"""Expressions taken apart into *atoms*, the pieces that two languages share one to one.

``2018年9月30日至10月2日`` is two days and one year; ``September 30 to October 2, 2018`` too. A
range gives its two ends, a date with a clock time a day and a time. A figure's atom has the
family of what it counts (``money CNY``, lengths, months) and its amount in the family's base
unit, so that 24 hours and one day, 一成 and 10 per cent are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from compliance_kit.text.values import (
    Approx,
    Date,
    DateTime,
    Duration,
    Expression,
    Kind,
    Measure,
    Money,
    Part,
    Range,
    Ratio,
    Scalar,
    Time,
)
from compliance_kit.verify.quantities import base_of

Sort = Literal["figure", "day", "year", "weekday", "period", "clock"]


@dataclass(frozen=True, slots=True)
class Atom:
    """One comparable piece of an expression, at the expression's span ``start:end``.

    For a figure: ``family`` says what it counts ("" for a bare number), ``amount`` is the figure
    as written in ``unit`` and ``base`` the amount in the family's base unit. For the rest ``date``
    or ``clock`` is set. ``index`` is the number of the expression in its text; ``end_of`` is 1
    and 2 for the ends of a range, else 0. ``vague`` marks dozens, 数百 and their like;
    ``approx`` is the expression's, ``part`` what narrows its year or month (年底, early May).
    """

    sort: Sort
    kind: Kind
    index: int
    start: int
    end: int
    family: str = ""
    amount: Fraction = Fraction(0)
    base: Fraction = Fraction(0)
    unit: str = ""
    date: Date | None = None
    clock: Time | None = None
    end_of: int = 0
    vague: bool = False
    approx: Approx | None = None
    part: Part | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Equal keys are equal facts, whatever the writing."""
        if self.sort == "figure":
            return ("figure", self.family, self.base)
        if self.sort == "clock":
            assert self.clock is not None
            return ("clock", self.clock.hour % 24, self.clock.minute)
        return (self.sort, self.date)


def atoms_of(expressions: Sequence[Expression]) -> list[Atom]:
    """The atoms of the expressions, in order."""
    found: list[Atom] = []
    for index, expression in enumerate(expressions):
        found.extend(_take_apart(index, expression))
    return found


def _take_apart(index: int, expression: Expression) -> Iterator[Atom]:
    value = expression.value
    if isinstance(value, Range):
        kind = expression.inner or ("date" if expression.kind == "date-range" else expression.kind)
        first = list(_scalar(index, expression, kind, value.start, 1))
        second = list(_scalar(index, expression, kind, value.end, 2))
        # 2018年9月30日至10月2日 says the year once.
        said = {atom.key for atom in first if atom.sort == "year"}
        yield from first
        yield from (atom for atom in second if atom.key not in said)
        return
    yield from _scalar(index, expression, expression.kind, value, 0)


def _scalar(
    index: int, expression: Expression, kind: Kind, value: Scalar, end_of: int
) -> Iterator[Atom]:
    start, end = expression.start, expression.end
    if isinstance(value, DateTime):
        yield from _dates(index, expression, value.date, end_of)
        yield Atom("clock", "time", index, start, end, clock=value.time, end_of=end_of)
    elif isinstance(value, Date):
        yield from _dates(index, expression, value, end_of)
    elif isinstance(value, Time):
        yield Atom("clock", "time", index, start, end, clock=value, end_of=end_of)
    else:
        family, base = base_of(kind, value)
        unit = value.unit if isinstance(value, (Measure, Duration)) else ""
        if not family and expression.noun in ("ton", "tons"):
            # Metric, long or short: the grammar leaves it open, another unit of mass is wrong.
            family, unit, base = "mass", "ton", base * 1000
        amount = as_fraction(value)
        vague = _VAGUE.search(expression.text) is not None
        yield Atom(
            "figure",
            kind,
            index,
            start,
            end,
            family,
            amount,
            base,
            unit,
            end_of=end_of,
            vague=vague,
            approx=expression.approx,
        )


_VAGUE = re.compile(
    "[数几上成好][十百千万亿]|[十百千万亿][多余几]?[十百千万亿]?(?=[多余来])|几|"
    r"\b(?:dozens?|scores|tens|hundreds|thousands|millions|billions|several|few|couple)\b",
    re.IGNORECASE,
)


def _dates(index: int, expression: Expression, date: Date, end_of: int) -> Iterator[Atom]:
    start, end = expression.start, expression.end

    def atom(sort: Sort, piece: Date, part: Part | None = None) -> Atom:
        return Atom(sort, "date", index, start, end, date=piece, end_of=end_of, part=part)

    if date.weekday is not None:
        yield atom("weekday", Date(weekday=date.weekday))
    if date.month is not None or date.day is not None:
        part = date.part if date.day is None else None
        yield atom("day", Date(month=date.month, day=date.day), part)
    if date.quarter or date.half or date.season:
        yield atom("period", Date(quarter=date.quarter, half=date.half, season=date.season))
    if date.decade or date.century:
        yield atom("period", Date(decade=date.decade, century=date.century))
    if date.year is not None:
        alone = (date.month, date.quarter, date.half, date.season) == (None,) * 4
        yield atom("year", Date(year=date.year), date.part if alone else None)


def as_fraction(value: Scalar) -> Fraction:
    """The figure of a value, without its unit.

    Raises:
        TypeError: a date or a time, which have no figure.
    """
    if isinstance(value, Decimal):
        return Fraction(value)
    if isinstance(value, Ratio):
        return Fraction(value.numerator, value.denominator or 1)
    if isinstance(value, (Money, Measure, Duration)):
        return Fraction(value.amount)
    raise TypeError(f"{value!r} has no figure")
