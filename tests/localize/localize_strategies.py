"""Expressions of every kind with random values, as the grammar gives them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from compliance_kit.text.values import (
    Approx,
    Date,
    DateTime,
    Duration,
    Expression,
    Kind,
    Measure,
    Money,
    Range,
    Ratio,
    Time,
    Value,
)

CURRENCIES = ("CNY", "USD", "EUR", "GBP", "JPY", "HKD", "TWD", "AUD", "CAD", "KRW", "RUB", "CHF",
              "INR", "THB", "SGD", "BRL")  # fmt: skip
UNITS = ("kilometer", "meter", "centimeter", "square-kilometer", "square-meter", "hectare", "mu",
         "tonne", "kilogram", "gram", "celsius", "fahrenheit", "liter", "cubic-meter", "mile",
         "kilowatt-hour", "megawatt", "kilometer-per-hour", "nautical-mile", "acre", "barrel",
         "teu", "gigabyte")  # fmt: skip
DURATIONS = ("second", "minute", "hour", "day", "week", "month", "year")


def expression(
    kind: Kind, value: Value, approx: Approx | None = None, inner: Kind | None = None
) -> Expression:
    return Expression(kind, 0, 0, "", value, approx, inner)


def whole(largest: int = 10**15) -> st.SearchStrategy[Decimal]:
    """Whole numbers of every size, round ones often."""
    return st.one_of(
        st.integers(1, 99),
        st.integers(100, 99999),
        st.builds(lambda head, zeros: head * 10**zeros, st.integers(1, 9999), st.integers(0, 11)),
        st.integers(1, largest),
    ).map(Decimal)


def figures(places: int = 2) -> st.SearchStrategy[Decimal]:
    """Positive decimals with up to ``places`` digits behind the point, and whole numbers."""
    fine = st.builds(
        lambda n, p: Decimal(n).scaleb(-p), st.integers(1, 99999), st.integers(1, places)
    )
    return st.one_of(whole(), fine).map(_tidy)


def _tidy(value: Decimal) -> Decimal:
    return Decimal(int(value)) if value == value.to_integral_value() else value


APPROX = st.sampled_from((None, None, "about", "over", "under", "up to"))


def numbers() -> st.SearchStrategy[Expression]:
    return st.builds(
        lambda v, a: expression("number", v, a), figures().filter(lambda v: v >= 2), APPROX
    )


def ordinals() -> st.SearchStrategy[Expression]:
    return st.integers(1, 9999).map(lambda n: expression("ordinal", Decimal(n)))


def percents() -> st.SearchStrategy[Expression]:
    small = st.builds(
        lambda n, p: Decimal(n).scaleb(-p), st.integers(1, 9999), st.integers(0, 2)
    ).map(_tidy)
    return st.builds(
        lambda v, a, k: expression(k, v, a),
        small,
        APPROX,
        st.sampled_from(("percent", "percentage-point")),
    )


def moneys() -> st.SearchStrategy[Expression]:
    return st.builds(
        lambda v, c, a: expression("money", Money(v, c), a),
        figures(),
        st.sampled_from(CURRENCIES),
        APPROX,
    )


def measures() -> st.SearchStrategy[Expression]:
    return st.builds(
        lambda v, u, a: expression("measure", Measure(v, u), a),
        figures(),
        st.sampled_from(UNITS),
        APPROX,
    )


def durations() -> st.SearchStrategy[Expression]:
    return st.builds(
        lambda v, u, a: expression("duration", Duration(v, u), a),
        st.one_of(
            st.integers(1, 79).map(Decimal), st.sampled_from((Decimal("0.5"), Decimal("1.5")))
        ),
        st.sampled_from(DURATIONS),
        APPROX,
    )


def ages() -> st.SearchStrategy[Expression]:
    return st.integers(1, 120).map(lambda n: expression("age", Decimal(n)))


def multiples() -> st.SearchStrategy[Expression]:
    return st.builds(
        lambda n, p: expression("multiple", _tidy(Decimal(n).scaleb(-p))),
        st.integers(11, 999),
        st.integers(0, 1),
    )


def fractions() -> st.SearchStrategy[Expression]:
    def build(pair: tuple[int, int]) -> Expression:
        fraction = Fraction(*pair)
        top, bottom = fraction.numerator, fraction.denominator
        rest = bottom
        for prime in (2, 5):
            while rest % prime == 0:
                rest //= prime
        exact = Decimal(top) / Decimal(bottom) if rest == 1 else Ratio(top, bottom)
        return expression("fraction", exact)

    return (
        st.tuples(st.integers(1, 20), st.integers(2, 20)).filter(lambda p: p[0] < p[1]).map(build)
    )


def days() -> st.SearchStrategy[datetime.date]:
    return st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))


def full_dates() -> st.SearchStrategy[Date]:
    return days().map(lambda d: Date(d.year, d.month, d.day))


def plain_dates() -> st.SearchStrategy[Date]:
    """Dates with one or more of their fields, as text says them."""
    return st.one_of(
        full_dates(),
        days().map(lambda d: Date(d.year, d.month, d.day, d.isoweekday())),
        days().map(lambda d: Date(month=d.month, day=d.day)),
        days().map(lambda d: Date(d.year, d.month)),
        days().map(lambda d: Date(d.year)),
        days().map(lambda d: Date(month=d.month)),
        days().map(lambda d: Date(day=d.day)),
        days().map(lambda d: Date(weekday=d.isoweekday())),
    )


PART = st.sampled_from(("early", "mid", "late"))


def periods() -> st.SearchStrategy[Date]:
    """Quarters, halves, seasons, parts of months and years, decades, centuries."""
    year = st.one_of(st.none(), st.integers(1950, 2060))
    return st.one_of(
        st.builds(lambda y, q: Date(y, quarter=q), year, st.integers(1, 4)),
        st.builds(lambda y, h: Date(y, half=h), year, st.integers(1, 2)),
        st.builds(
            lambda y, s: Date(y, season=s),
            st.integers(1950, 2060),
            st.sampled_from(("spring", "summer", "autumn", "winter")),
        ),
        st.builds(lambda y, m, p: Date(y, m, part=p), year, st.integers(1, 12), PART),
        st.builds(lambda y, p: Date(y, part=p), st.integers(1950, 2060), PART),
        st.integers(1, 9).map(lambda d: Date(decade=1900 + 10 * d)),
        st.integers(15, 21).map(lambda c: Date(century=c)),
    )


def dates() -> st.SearchStrategy[Expression]:
    return st.one_of(plain_dates(), periods()).map(lambda d: expression("date", d))


def clocks() -> st.SearchStrategy[Time]:
    return st.builds(
        Time,
        st.integers(0, 23),
        st.integers(0, 59),
        st.none(),
        st.sampled_from((None, None, "Asia/Shanghai", "UTC", "America/New_York")),
    )


def times() -> st.SearchStrategy[Expression]:
    return clocks().map(lambda t: expression("time", t))


def datetimes() -> st.SearchStrategy[Expression]:
    day = st.one_of(full_dates(), days().map(lambda d: Date(month=d.month, day=d.day)))
    return st.builds(lambda d, t: expression("datetime", DateTime(d, t)), day, clocks())


def date_ranges() -> st.SearchStrategy[Expression]:
    def build(pair: tuple[datetime.date, datetime.date], shape: str) -> Expression:
        first, last = sorted(pair)
        if shape == "year":
            value = Range(Date(first.year), Date(last.year))
        elif shape == "month":
            value = Range(Date(first.year, first.month), Date(first.year, last.month))
        elif shape == "no-year":
            value = Range(
                Date(month=first.month, day=first.day), Date(month=last.month, day=last.day)
            )
        elif shape == "same-month":
            value = Range(
                Date(first.year, first.month, min(first.day, 14)),
                Date(first.year, first.month, min(first.day, 14) + last.day // 3 + 1),
            )
        else:
            value = Range(
                Date(first.year, first.month, first.day), Date(last.year, last.month, last.day)
            )
        return expression("date-range", value)

    shape = st.sampled_from(("year", "month", "no-year", "same-month", "full"))
    return st.builds(build, st.tuples(days(), days()).filter(_apart), shape)


def _apart(pair: tuple[datetime.date, datetime.date]) -> bool:
    first, last = sorted(pair)
    return first.year != last.year and first.month < last.month


def ranges() -> st.SearchStrategy[Expression]:
    def build(pair: tuple[Decimal, Decimal], inner: Kind, currency: str, unit: str) -> Expression:
        first, last = sorted(pair)
        if inner in ("percent", "percentage-point"):
            first, last = sorted((_tidy(first % 500), _tidy(last % 500 + 500)))
        if inner == "money":
            return expression(
                "range", Range(Money(first, currency), Money(last, currency)), None, inner
            )
        if inner == "measure":
            return expression(
                "range", Range(Measure(first, unit), Measure(last, unit)), None, inner
            )
        if inner == "duration":
            first, last = Decimal(int(first % 90) + 1), Decimal(int(first % 90) + 3)
            return expression(
                "range", Range(Duration(first, "hour"), Duration(last, "hour")), None, inner
            )
        return expression("range", Range(first, last), None, inner)

    inner = st.sampled_from(
        ("number", "percent", "percentage-point", "money", "measure", "duration")
    )
    pair = st.tuples(figures(), figures()).filter(lambda p: p[0] != p[1] and min(p) > 1)
    return st.builds(build, pair, inner, st.sampled_from(CURRENCIES), st.sampled_from(UNITS))


KINDS = {
    "number": numbers, "ordinal": ordinals, "percent": percents, "money": moneys,
    "measure": measures, "duration": durations, "age": ages, "multiple": multiples,
    "fraction": fractions, "date": dates, "time": times, "datetime": datetimes,
    "date-range": date_ranges, "range": ranges,
}  # fmt: skip


def any_expression() -> st.SearchStrategy[Expression]:
    """An expression of any kind."""
    return st.one_of(*(make() for make in KINDS.values()))
