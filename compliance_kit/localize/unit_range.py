"""A range of measures or lengths of time, the same in every language but for its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from compliance_kit.localize.figures import writable
from compliance_kit.localize.locales import House
from compliance_kit.localize.measures import converted
from compliance_kit.localize.style import Style
from compliance_kit.text.values import Duration, Measure


@dataclass(frozen=True, slots=True)
class Wording:
    """How a language puts a range: ``to`` between its ends, the original in ``brackets``."""

    to: str
    brackets: str
    pattern: Callable[[Measure | Duration, House], str | None]
    figures: Callable[[Decimal, Decimal, House, Style], tuple[str, str]]
    apart: Callable[[Measure | Duration, Measure | Duration, House, Style], str | None]
    """Both ends with their own units, where they differ."""


def write(
    start: Measure | Duration,
    end: Measure | Duration,
    house: House,
    style: Style,
    wording: Wording,
) -> str | None:
    """``3 to 5 kilometers``, ``3至5公里``; converted where the style asks for it."""
    if not writable(start.amount) or not writable(end.amount):
        return None
    pattern = wording.pattern(start, house)
    if start.unit != end.unit or pattern is None:
        return wording.apart(start, end, house, style)
    first, last = wording.figures(start.amount, end.amount, house, style)
    text = pattern.format(f"{first}{wording.to}{last}")
    if style.measures == "keep" or isinstance(start, Duration):
        return text
    low = converted(start.amount, start.unit, house)
    high = converted(end.amount, end.unit, house)
    if low is None or high is None:
        return text
    plain = Style(large_numbers=style.large_numbers)
    other = write(Measure(*low), Measure(*high), house, plain, wording)
    return f"{other}{wording.brackets.format(text)}"
