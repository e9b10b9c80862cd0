"""When two atoms say the same, and what is wrong when they nearly do."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from compliance_kit.verify.atoms import Atom

Verdict = Literal[
    "same",
    "currency",  # equal figures, another currency, or a currency on one side only
    "percent",  # equal figures, the per cent sign on one side only, or points and per cent
    "unit",  # equal figures, another unit
    "month",  # the target names a month that nothing gives
    "changed",  # another value in the same place
]

# Two writings of one measure agree within this when the unit was converted.
_TOLERANCE = Fraction(3, 100)
# A ton is a metric, a long or a short one.
_TON = Fraction(12, 100)
# 数百 and "hundreds", 几十 and "dozens": the same within this factor.
_VAGUE_FACTOR = Fraction(25, 10)


@dataclass
class Context:
    """What the pair says besides the two atoms: months named, the document's date, the words."""

    source: str
    target: str
    reference: datetime.date | None = None
    source_months: set[int] = field(default_factory=set)
    target_months: set[int] = field(default_factory=set)
    source_language: str = "zh"

    @property
    def source_length(self) -> int:
        """Length of the source in characters."""
        return len(self.source)

    @property
    def target_length(self) -> int:
        """Length of the target in characters."""
        return len(self.target)


def agree(ours: Atom, theirs: Atom, context: Context) -> Verdict | None:
    """How a source atom agrees with a target atom of another key, or None if it does not."""
    if ours.sort == "figure" and theirs.sort == "figure":
        return _figures(ours, theirs, context)
    if ours.sort == "day" and theirs.sort == "day":
        return _days(ours, theirs, context)
    if ours.sort == "clock" and theirs.sort == "clock":
        return _clocks(ours, theirs, context)
    if ours.sort == "period" and theirs.sort == "period":
        return _periods(ours, theirs)
    if ours.sort == "figure":
        return _figure_and_date(ours, theirs, context.target)
    if theirs.sort == "figure":
        return _figure_and_date(theirs, ours, context.source)
    return None


def _figures(ours: Atom, theirs: Atom, context: Context) -> Verdict | None:
    a, b = ours.family, theirs.family
    equal = ours.amount == theirs.amount
    if _is_millions(ours, theirs) or _is_millions(theirs, ours):
        return "same"
    if a == b:
        if ours.vague and theirs.vague and _near(ours.base, theirs.base, _VAGUE_FACTOR):
            return "same"
        if a and not a.startswith(("money", "share")) and _close(ours, theirs):
            return "same"
        if a == "share":
            return _shares(ours, theirs, context)
        # 24公里 and "24 miles": one family, another unit.
        return "unit" if equal and a and a != "points" else None
    if {a, b} == {"", "share"}:
        share = ours if a == "share" else theirs
        plain = theirs if a == "share" else ours
        if share.base == plain.base:
            return "same"
        if share.base * 1000 == plain.amount and _MILLE.search(context.source + context.target):
            return "same"
        side = context.source if share is theirs else context.target
        if side[plain.end : plain.end + 1] == "厘":
            return "same" if equal else None  # 3厘 of interest is 3 per cent
        return "percent" if equal and share.kind == "percent" else "same" if equal else None
    if not equal and not (ours.vague and theirs.vague):
        return None
    if equal and {a, b} == {"length", "speed"} and _HOURLY.search(context.source):
        return "same"  # 以800公里的时速: the hour stands apart
    if equal and {a, b} <= _DEGREES and "degree" in (a, b):
        return "same"
    if ours.vague and theirs.vague and "" in (a, b):
        # "invests billions" is 数十亿美元: a vague sum may take its currency from the context.
        return "same" if _near(ours.amount, theirs.amount, _VAGUE_FACTOR) else None
    if equal and "" in (a, b) and _coined(ours if a else theirs, context):
        return "same"
    if a.startswith("money") or b.startswith("money"):
        if equal or _near(ours.amount, theirs.amount, _VAGUE_FACTOR):
            return "currency" if "" in (a, b) or a[:5] == b[:5] else "unit"
        return None
    if "points" in (a, b):
        return "percent"
    if a == "share" or b == "share":
        return "percent" if "percent" in (ours.kind, theirs.kind) else "unit"
    if not a or not b:
        # A bare number beside a measure or a length of time: the unit may be a word that only
        # one grammar knows.
        return "same"
    return "unit"


_MILLE = re.compile("per thousand|per mille?|‰|千分之", re.IGNORECASE)
_HOURLY = re.compile(r"时速|每小时|/小时|每秒|an hour|per hour|per second|mph|speed")
_DEGREES = frozenset(("degree", "celsius", "fahrenheit"))


def _coined(money: Atom, context: Context) -> bool:
    """Whether the amount's word is one that counts other things too (54块屏, 五角, 1分)."""
    text = context.source if context.source_language == "zh" else context.target
    return money.family == "money CNY" and text[money.end - 1 : money.end] in (
        "块",
        "角",
        "分",
        "毛",
    )


def _is_millions(measure: Atom, plain: Atom) -> bool:
    """35m that one grammar takes for metres is 35 million when the other side says so."""
    return (
        measure.family == "length"
        and not plain.family
        and measure.amount == measure.base
        and measure.amount * 1_000_000 == plain.amount
    )


def _shares(ours: Atom, theirs: Atom, context: Context) -> Verdict | None:
    """3倍 is 300 per cent; "1.5 times more" is 2.5 times as much."""
    a, b = ours.base, theirs.base
    if (
        "multiple" in (ours.kind, theirs.kind)
        and abs(a - b) == 1
        and _INCREASE.search(context.source + context.target)
    ):
        return "same"
    return None


_INCREASE = re.compile(
    r"[增涨升长高多超快]|\b(?:increas|more|up|higher|grew|rose|ris|surg|larger)", re.IGNORECASE
)


def _close(ours: Atom, theirs: Atom) -> bool:
    a, b = ours.base, theirs.base
    if ours.unit == theirs.unit or ours.family in ("seconds", "months") or not b:
        return False
    if "ton" in (ours.unit, theirs.unit):
        return abs(a / b - 1) <= _TON and ours.amount != 0
    return abs(a / b - 1) <= _TOLERANCE


def _near(a: Fraction, b: Fraction, factor: Fraction) -> bool:
    return bool(a and b) and max(a, b) <= min(a, b) * factor


def _days(ours: Atom, theirs: Atom, context: Context) -> Verdict | None:
    a, b = ours.date, theirs.date
    assert a is not None and b is not None
    if a.day is not None and b.day is not None:
        if a.day != b.day:
            return None
        if a.month is None and b.month is not None:
            return "same" if _month_given(b.month, b.day, context) else "month"
        if b.month is None and a.month is not None:
            # "the 25th" after a month said elsewhere in the target.
            if a.month in context.target_months:
                return "same"
            reference = context.reference
            return "same" if reference is not None and reference.month == a.month else None
    return None


def _month_given(month: int, day: int, context: Context) -> bool:
    """Whether the source or the document's date gives the month that the target names."""
    if month in context.source_months:
        return True
    reference = context.reference
    if reference is None:
        return False
    if month == reference.month:
        return True
    # News of a day gone by: on 3 November, 25日 is 25 October.
    previous = (reference.month - 2) % 12 + 1
    following = reference.month % 12 + 1
    return (month == previous and day > reference.day) or (
        month == following and day < reference.day
    )


def _clocks(ours: Atom, theirs: Atom, context: Context) -> Verdict | None:
    a, b = ours.clock, theirs.clock
    assert a is not None and b is not None
    if a.minute != b.minute or a.hour % 12 != b.hour % 12:
        return None
    morning, evening = _HALF_DAY.search(context.source), _HALF_DAY.search(context.target)
    return (
        "same"
        if morning is None or evening is None or a.hour == b.hour
        else "same"
        if (min(a.hour, b.hour) < 13)
        and _EVENING.search(context.source if a.hour < b.hour else context.target)
        else None
    )


_HALF_DAY = re.compile(
    r"[上下]午|[早晚夜晨]|\b[ap]\.?\s?m\b|morning|noon|evening|night", re.IGNORECASE
)
_EVENING = re.compile(
    r"下午|[晚夜暮]|傍晚|午后|\bp\.?\s?m\b|afternoon|evening|night", re.IGNORECASE
)


def _periods(ours: Atom, theirs: Atom) -> Verdict | None:
    a, b = ours.date, theirs.date
    assert a is not None and b is not None
    if a.season and b.season and a.season == b.season:
        return "same"
    return None


def _figure_and_date(figure: Atom, date: Atom, text: str) -> Verdict | None:
    """2018 that only one grammar takes for a year, the 25th, 1500 hours."""
    amount = figure.amount
    if date.sort == "clock":
        assert date.clock is not None
        clock = date.clock.hour * 100 + date.clock.minute
        if figure.family == "" and amount in (clock, date.clock.hour):
            return "same"
        if figure.unit == "hour" and amount == clock and amount > 24:
            return "same"  # at 1500 hours
        return "unit" if amount == date.clock.hour and not date.clock.minute else None
    assert date.date is not None
    value = date.date
    said = (
        value.year if date.sort == "year"
        else value.day if date.sort == "day" and value.day is not None
        else value.month if date.sort == "day"
        else value.quarter or value.half or value.century or _short_decade(value.decade)
        if date.sort == "period"
        else None
    )  # fmt: skip
    if said is None or amount != said:
        return None
    if figure.family == "" or date.sort == "period":
        return "same"
    if figure.family in ("seconds", "months") and date.sort in ("day", "year"):
        # 15日内 is fifteen days; 15日 alone is a day of the month.
        after = text[date.end : date.end + 1]
        return "same" if after in ("内", "间", "来", "后", "前", "之", "以") and after else "unit"
    return None


def _short_decade(decade: int | None) -> int | None:
    """80 for the 1980s: 80后 are those born in them."""
    return decade % 100 if decade is not None and decade >= 1900 else None


def alike(ours: Atom, theirs: Atom) -> float | None:
    """How much two leftover atoms look like one fact that changed (0 to 1), None if they cannot."""
    if ours.sort != theirs.sort:
        plain = ours if ours.sort == "figure" else theirs
        other = theirs if plain is ours else ours
        if plain.sort != "figure" or plain.family or other.sort not in ("year", "clock"):
            return None
        return 0.1 if other.sort == "clock" or 1000 <= plain.amount <= 2200 else None
    if ours.sort != "figure":
        return _alike_dates(ours, theirs)
    a, b = ours.family, theirs.family
    likeness = 0.0
    if a == b:
        likeness += 0.3
    elif a[:5] == b[:5] == "money":
        likeness += 0.2
    elif "" not in (a, b) and {a, b} != {"share", "points"} and (_closed(a) or _closed(b)):
        # An amount of money does not become a length, but it may lose its currency.
        return None
    if _same_digits(_digits(ours), _digits(theirs)):
        likeness += 0.5
    elif a != b and _ratio(ours.amount, theirs.amount) > 10:
        # Neither the unit nor the figure speaks for one fact.
        return None
    elif _ratio(ours.amount, theirs.amount) > 1000:
        likeness -= 0.2
    return likeness


def _closed(family: str) -> bool:
    return family.startswith("money") or family in ("share", "points")


def _alike_dates(ours: Atom, theirs: Atom) -> float | None:
    a, b = ours.date, theirs.date
    if ours.sort == "period":
        assert a is not None and b is not None
        same = (bool(a.quarter), bool(a.half), bool(a.season), bool(a.decade), bool(a.century)) == (
            bool(b.quarter), bool(b.half), bool(b.season), bool(b.decade), bool(b.century)
        )  # fmt: skip
        return 0.2 if same else None
    if ours.sort == "day":
        assert a is not None and b is not None
        return 0.4 if a.day == b.day or a.month == b.month else 0.1
    return 0.2


def _digits(atom: Atom) -> str:
    """The significant digits of a figure: 5306亿 and 530.6 billion have the same."""
    amount = atom.amount
    while amount.denominator != 1 and amount.denominator % 10 in (0, 2, 4, 5, 6, 8):
        amount *= 10
    return str(amount.numerator).rstrip("0")


def _same_digits(a: str, b: str) -> bool:
    """Equal, or one cut short after three digits or more (5623.24 and 5,623.2)."""
    few, many = sorted((a, b), key=len)
    return few == many or (len(few) >= 3 and many.startswith(few))


def _ratio(a: Fraction, b: Fraction) -> Fraction:
    low, high = sorted((abs(a), abs(b)))
    return high / low if low else Fraction(10**9)
