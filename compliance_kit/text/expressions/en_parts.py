"""English amounts told in two units: 5 feet 10 inches, 6-foot-2, 7 lb 6 oz, 2 hours 30 minutes."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.expressions.exact import plus, times
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.words_en import words_at
from compliance_kit.text.values import Duration, Measure

_INCHES = re.compile(r"(?:,? (?:and )?|-)([0-9]{1,2}|[a-z]+)[ -]?(?:inches|inch|ins?)(?![a-z])")
_BARE_INCHES = re.compile(
    r"-([0-9]{1,2})(?![0-9a-z-]|\.[0-9])"
    r"|[ -]([0-9]{1,2}|[a-z]+)(?=[.,;:!?)\"]|$| (?:tall|and|in|high|who|with|was|is)(?![a-z]))"
)
"""The 2 of 6-foot-2 and five foot six."""
_OUNCES = re.compile(r",? (?:and )?([0-9]{1,2}|[a-z]+) ?(?:ounces?|oz)(?![a-z])")
_MARKED = re.compile(r"([3-8]) ?['’′] ?([0-9]|1[01])(?:\.5)? ?(?:\"|”|″|''|’’|′′)")
"""5'10" and 5′10″."""
_SMALLER = {
    "day": ("hour", 24, r"hours?|hrs?"), "hour": ("minute", 60, r"minutes?|mins?"),
    "minute": ("second", 60, r"seconds?|secs?"), "year": ("month", 12, r"months?"),
}  # fmt: skip
_MORE = {
    unit: re.compile(rf",? (?:and )?([0-9]{{1,2}}|[a-z]+(?:-[a-z]+)?) (?:{words})(?![a-z])")
    for unit, (_smaller, _size, words) in _SMALLER.items()
}
"""The minutes of two hours and thirty minutes."""


def small(word: str) -> Decimal | None:
    """A short figure or number word."""
    if word.isdigit():
        return Decimal(word)
    number = words_at(word, 0)
    whole = number is not None and number.end == len(word) and number.kind == "number"
    return number.value if whole and number and isinstance(number.value, Decimal) else None


def measured(low: str, start: int, stop: int, value: Decimal, word: str) -> Hit | None:
    """Feet with inches, pounds with ounces; ``word`` is the first unit, which ends at ``stop``."""
    if word in ("foot", "feet", "ft"):
        more, size, unit = _INCHES.match(low, stop), 12, "inch"
        if more is None and word != "feet":
            more = _BARE_INCHES.match(low, stop)
    elif word in ("lb", "lbs", "pound", "pounds"):
        more, size, unit = _OUNCES.match(low, stop), 16, "ounce"
    else:
        return None
    rest = small(more[more.lastindex or 1]) if more is not None else None
    if more is None or rest is None or rest >= size or value % 1:
        return None
    return Hit("measure", start, more.end(), Measure(plus(times(value, size), rest), unit))


def marked(low: str, start: int) -> Hit | None:
    """5'10" is 70 inches."""
    match = _MARKED.match(low, start)
    if match is None:
        return None
    inches = Decimal(int(match[1]) * 12 + int(match[2]))
    if ".5" in match.group():
        inches = plus(inches, Decimal("0.5"))
    return Hit("measure", start, match.end(), Measure(inches, "inch"))


def lasting(low: str, start: int, stop: int, value: Decimal, unit: str) -> Hit | None:
    """two hours and thirty minutes: 150 minutes."""
    end = stop
    while (more := _MORE[unit].match(low, end) if unit in _MORE else None) is not None:
        smaller, size, _words = _SMALLER[unit]
        rest = small(more[1])
        if rest is None or not 0 < rest < (24 if unit == "year" else size):
            break
        value = plus(times(value, size), rest)
        end, unit = more.end(), smaller
    return Hit("duration", start, end, Duration(value, unit)) if end > stop else None
