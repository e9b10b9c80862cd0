"""What an expression in running text means: exact values, the same for Chinese and English.

``find_expressions`` reads them, ``localize`` writes them, ``verify`` compares them. Numbers are
:class:`decimal.Decimal`, never floats; currencies are ISO 4217 codes; a date says only what the
text says (``1月31日`` has no year).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "number",  # Decimal
    "ordinal",  # Decimal: 第三, third, 3rd
    "percent",  # Decimal in per cent: 9.2% is Decimal("9.2")
    "percentage-point",  # Decimal: 9.2个百分点, 9.2 percentage points
    "money",  # Money
    "measure",  # Measure
    "date",  # Date
    "date-range",  # Range of Date
    "time",  # Time
    "datetime",  # DateTime
    "duration",  # Duration
    "range",  # Range of Decimal, Money, Measure, Time ...; `inner` in Expression says of which kind
    "age",  # Decimal, years
    "fraction",  # Decimal if exact, else Fraction given as Ratio
    "multiple",  # Decimal: 3倍, threefold, 3 times
]

Approx = Literal["about", "over", "under", "up to"]

Season = Literal["spring", "summer", "autumn", "winter"]
Part = Literal["early", "mid", "late"]
"""上旬/中旬/下旬 or early, mid and late of a month; 初/中/末 of a year or period."""


@dataclass(frozen=True)
class Money:
    """An amount in a currency; ``currency`` is an ISO 4217 code (``CNY``, ``USD``...)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Measure:
    """An amount in a unit; ``unit`` is a CLDR unit id without its class (``kilometer``,
    ``square-meter``, ``celsius``, ``hectare``) or, for Chinese units that CLDR lacks, pinyin
    (``mu``, ``jin``)."""

    amount: Decimal
    unit: str


@dataclass(frozen=True)
class Date:
    """A date that may be partial: each field is None where the text does not say it.

    ``weekday`` is 1 (Monday) to 7; ``quarter`` 1 to 4; ``half`` 1 or 2; ``decade`` 1990 for the
    1990s (``year`` None); ``century`` 20 for 20世纪; ``fiscal`` marks a fiscal year;
    ``part`` narrows the smallest period named.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: Season | None = None
    part: Part | None = None
    decade: int | None = None
    century: int | None = None
    fiscal: bool = False


@dataclass(frozen=True)
class Time:
    """A clock time; ``zone`` is an IANA zone or a UTC offset such as ``+08:00``, or None."""

    hour: int
    minute: int = 0
    second: int | None = None
    zone: str | None = None


@dataclass(frozen=True)
class DateTime:
    """A date and a clock time said together."""

    date: Date
    time: Time


@dataclass(frozen=True)
class Duration:
    """A length of time in the unit the text uses: ``second minute hour day week month quarter
    year decade century``."""

    amount: Decimal
    unit: str


@dataclass(frozen=True)
class Ratio:
    """A fraction that is no exact decimal: 三分之一 is Ratio(1, 3)."""

    numerator: int
    denominator: int


Scalar = Decimal | Money | Measure | Date | Time | DateTime | Duration | Ratio


@dataclass(frozen=True)
class Range:
    """Both ends of a range, inclusive, each with its full value (10至15元 has money twice)."""

    start: Scalar
    end: Scalar


Value = Scalar | Range


@dataclass(frozen=True)
class Expression:
    """One expression found in a text: ``text == source[start:end]``.

    ``approx`` says how exact the text claims to be: 约/around is ``about``, 逾/超过/多/more than is
    ``over``, 近/不到/nearly/less than is ``under``, 最多/up to is ``up to``. The words that say it
    belong to the span. ``inner`` is the kind of the ends of a ``range``. ``noun`` is the counted
    classifier or noun when the text gives it directly (辆, 人次), else "".
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: Value
    approx: Approx | None = None
    inner: Kind | None = None
    noun: str = ""
