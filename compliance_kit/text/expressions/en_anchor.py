"""The places of an English text where an expression can begin, as one pattern."""

from __future__ import annotations

import re

from compliance_kit.text.expressions.figures_en import VULGAR
from compliance_kit.text.expressions.tables.en_words import (
    DECADES,
    INDEFINITE,
    MONTHS,
    ONES,
    ORDINALS,
    SCALES,
    SEASONS,
    TENS,
    WEEKDAYS,
)

_FOLDS = {f"{word}fold" for word in [*ONES, *TENS, "hundred", "thousand"]}
_HALF_UNITS = [("n", "hour")] + [
    ("", unit) for unit in ("second", "minute", "day", "week", "month", "year", "decade", "century")
]
_HALF_MEASURES = (
    "mile", "foot", "yard", "meter", "metre", "kilometer", "kilometre", "ton", "tonne", "liter",
    "litre", "kilo", "gallon",
)  # fmt: skip
_TWICE = ("as", "the", "that", "its", "their", "what", "his", "her")
_STARTERS = sorted(
    {*ONES, *TENS, *SCALES, *INDEFINITE, *ORDINALS, *MONTHS, *WEEKDAYS, *SEASONS, *DECADES, *_FOLDS}
    | {f"a {unit}" for unit in ("day", "week", "month", "year", "decade", "century", "minute")}
    | {f"a {unit}" for unit in ("mile", "kilometer", "kilometre", "meter", "metre", "ton", "tonne")}
    | {"an hour"}
    | {"half", "dozen", "fiscal", "financial year", "fy", "minus", "negative", "point"}
    | {"last quarter of", "final quarter of", "last half of"}
    | {
        "a quarter",
        "a third",
        "quarter past",
        "quarter to",
        "several",
        "a few",
        "a couple",
        "nil",
    }
    | {f"a {unit}" for unit in ("dollar", "euro", "cent", "penny", "yuan", "buck", "quid")}
    | {f"a{n} {unit} and a half" for n, unit in _HALF_UNITS}
    | {f"a {unit} and a half" for unit in _HALF_MEASURES}
    | {"an inch and a half", "an acre and a half"}
    | {f"{word} {after}" for word in ("twice", "double") for after in _TWICE},
    key=lambda word: (-len(word), word),
)


def _trie(words: list[str]) -> str:
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))


ANCHOR = re.compile(
    rf"[0-9{VULGAR}]|\b(?:(?:{_trie(_STARTERS)})(?![a-z])|[qh][1-4](?![0-9a-z])|fy ?[0-9])",
    re.ASCII,
)
