"""When two atoms say the same, and what is wrong when they nearly do."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from compliance_kit.verify.atoms import Atom
from compliance_kit.verify.context import Context, Verdict
from compliance_kit.verify.dates import agree_dates, alike_dates

# Two writings of one measure agree within this when the unit was converted.
_TOLERANCE = Fraction(3, 100)
# A ton is a metric, a long or a short one.
_TON = Fraction(12, 100)
# 数百 and "hundreds", 几十 and "dozens": the same within this factor.
_VAGUE_FACTOR = Fraction(25, 10)


def agree(ours: Atom, theirs: Atom, context: Context) -> Verdict | None:
    """How a source atom agrees with a target atom of another key, or None if it does not."""
    if ours.sort == "figure" and theirs.sort == "figure":
        return _figures(ours, theirs, context)
    return agree_dates(ours, theirs, context)


def _figures(ours: Atom, theirs: Atom, context: Context) -> Verdict | None:
    a, b = ours.family, theirs.family
    equal = ours.amount == theirs.amount
    if _is_millions(ours, theirs):
        return "same"
    if _is_millions(theirs, ours):
        # "35m" left as it stands: metres to a Chinese reader.
        return "unit" if context.source_language == "en" else "same"
    if _is_part(ours, theirs) or _is_part(theirs, ours):
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
    if equal and {a, b} == {"length", "speed"} and _HOURLY.search(context.source + context.target):
        return "same"  # 以800公里的时速: the hour stands apart
    if equal and {a, b} <= _DEGREES and "degree" in (a, b):
        return "same"
    if equal and (_per_time(a, b) or _per_time(ours.unit, theirs.unit)):
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
        if "fraction" in (ours.kind, theirs.kind):
            return "same"  # 1/5英寸: the unit may stand apart
        return "percent" if "percent" in (ours.kind, theirs.kind) else "unit"
    if _is_score(ours, theirs, context.source) or _is_score(theirs, ours, context.target):
        return "unit"
    if _is_garbled(ours, theirs, context):
        return "unit"
    if not a or not b:
        # A bare number beside a measure or a length of time: the unit may be a word that only
        # one grammar knows.
        return "same"
    return "unit"


_MILLE = re.compile("per thousand|per mille?|‰|千分之", re.IGNORECASE)
_HOURLY = re.compile(r"时速|每小时|/小时|每秒|an hour|per hour|per second|mph|speed")
_DEGREES = frozenset(("degree", "celsius", "fahrenheit"))


def _is_part(fraction: Atom, ordinal: Atom) -> bool:
    """十分之一 is "a tenth", which may be read as the tenth."""
    return (
        fraction.kind == "fraction"
        and ordinal.kind == "ordinal"
        and fraction.base * ordinal.amount == 1
    )


def _per_time(a: str, b: str) -> bool:
    """280万桶 a day, 每秒8英里: the time stands in the unit in one text, apart in the other."""
    few, many = sorted((a, b), key=len)
    return bool(few) and many.startswith(f"{few}-per-")


def _is_score(points: Atom, minutes: Atom, text: str) -> bool:
    """得到21分 that became 21 minutes."""
    marks = text[points.start : points.end + 1]
    return minutes.unit == "minute" and not points.family and marks.endswith("分")


def _coined(money: Atom, context: Context) -> bool:
    """Whether the amount's word is one that counts other things too (54块屏, 五角, 1分)."""
    text = context.source if context.source_language == "zh" else context.target
    return money.family == "money CNY" and text[money.end - 1 : money.end] in (
        "块",
        "角",
        "分",
        "毛",
    )


_GARBLED = re.compile(r" ?([A-Za-z]{1,5})(?:[/²³][A-Za-z²³]{0,3})?(?![A-Za-z0-9])")


# Eleven stone that became eleven stones, six feet that became legs.
_THINGS = {
    "stone": re.compile(r" ?[块塊颗顆个個]?石[头頭块塊]"),
    "foot": re.compile(r" ?[只隻个個]?[脚腳足]"),
    "yard": re.compile(r" ?[个個]?(?:院子|庭院)"),
}


def _is_garbled(ours: Atom, theirs: Atom, context: Context) -> bool:
    """145 mph that became *145 mh*: letters after the figure that the source has nowhere."""
    if context.source_language != "en" or not ours.family or theirs.family or ours.kind == "age":
        return False
    thing = _THINGS.get(ours.unit)
    if thing is not None and ours.amount > 2 and thing.match(context.target, theirs.end):
        return True
    after = _GARBLED.match(context.target, theirs.end)
    return after is not None and after[1].lower() not in _latin_words(context.source)


@lru_cache(maxsize=4)
def _latin_words(text: str) -> frozenset[str]:
    """The words in Latin letters of a text, in lower case."""
    return frozenset(word.lower() for word in re.findall("[A-Za-z]+", text))


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


def alike(ours: Atom, theirs: Atom) -> float | None:
    """How much two leftover atoms look like one fact that changed (0 to 1), None if they cannot."""
    if ours.sort != theirs.sort:
        plain = ours if ours.sort == "figure" else theirs
        other = theirs if plain is ours else ours
        if plain.sort != "figure" or plain.family or other.sort not in ("year", "clock"):
            return None
        return 0.1 if other.sort == "clock" or 1000 <= plain.amount <= 2200 else None
    if ours.sort != "figure":
        return alike_dates(ours, theirs)
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
