"""English numbers that more than one figure or word makes: 30-odd, 3M, fivefold, one over 20."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from compliance_kit.text.expressions.exact import ratio, times
from compliance_kit.text.expressions.figures_en import Number, figure_at
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.tables.en_words import ONES, SCALES
from compliance_kit.text.expressions.words_en import words_at
from compliance_kit.text.values import Money

_COINS = {
    "dollar": (Decimal(1), "USD"), "euro": (Decimal(1), "EUR"), "cent": (Decimal("0.01"), "USD"),
    "penny": (Decimal("0.01"), "GBP"), "yuan": (Decimal(1), "CNY"),
    "buck": (Decimal(1), "USD"), "quid": (Decimal(1), "GBP"),
}  # fmt: skip
_COIN = re.compile(
    r"an? (dollar|euro|cent|penny|yuan|buck|quid)(?![a-z-])(?P<half> and a half(?![a-z]))?"
)
_LETTERS = {"m": 10**6, "b": 10**9, "g": 10**9, "t": 10**12}
_LETTER_SCALE = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?)([mMbBGT])", re.ASCII)
_DIGIT = "two|three|four|five|six|seven|eight|nine"
_MANY_SCORE = re.compile(
    f"({_DIGIT}) score(?: (?:years )?and (one|{_DIGIT}|ten|eleven|twelve|fifteen))?(?![a-z])"
    "(?! (?:goals|points|runs|in|and|the|a))"
)
_ODD = re.compile("-(?:odd|plus|something)(?![a-z])(?= [a-z]|%)")
_PART_OF = re.compile(" of an? (million|billion|trillion|dozen)(?![a-z])")
_GRAND = re.compile(r" grand(?=[.,;:!?)]|$| (?:a|an|for|in|on|to|and|per|each)(?![a-z]))")


def grown(low: str, number: Number, value: Decimal) -> Number | None:
    """30-odd, a quarter of a million, 50 grand: the number with the words that change it."""
    following = low[number.end : number.end + 2]
    if following not in (" o", " g") and following[:1] != "-":
        return None
    odd = _ODD.match(low, number.end)
    if odd is not None and number.kind == "number":
        return replace(number, end=odd.end(), approx="over")
    part = _PART_OF.match(low, number.end) if number.kind == "fraction" else None
    if part is not None:
        size = SCALES.get(part[1], 12)
        return Number("number", part.end(), times(value, size), words=True, scale=size)
    grand = _GRAND.match(low, number.end) if number.kind == "number" else None
    if grand is not None:
        return replace(number, end=grand.end(), value=times(value, 1000), scale=1000)
    return None


_SEVERAL = re.compile(
    r"(?:several|a few|a (?P<couple>couple)(?: of)?) "
    r"(?P<scale>hundred|thousand|million|billion|trillion|dozen)s?(?![a-z])"
    r"(?: (?P<more>thousand|million|billion|trillion)(?![a-z]))?"
)


def several(low: str, start: int) -> Number | None:
    """several hundred thousand, a couple of million."""
    match = _SEVERAL.match(low, start)
    if match is None:
        return None
    value = Decimal(SCALES.get(match["scale"], 12)) * SCALES.get(match["more"] or "", 1)
    if match["couple"]:
        return Number("number", match.end(), value * 2, "about", words=True, scale=100)
    return Number("number", match.end(), value, "over", words=True, scale=100)


def fold(low: str, start: int, stop: int) -> Hit | None:
    """threefold, five-fold."""
    stem = low[start:stop].removesuffix("fold")
    number = words_at(stem, 0) if stem else None
    if number is None or not isinstance(number.value, Decimal) or number.end != len(stem):
        return None
    return Hit("multiple", start, stop, number.value)


def over(low: str, end: int, number: Number) -> Hit | None:
    """one over 20, when that is all the text."""
    at = end + 6
    if at >= len(low) or not isinstance(number.value, Decimal):
        return None
    other = figure_at(low, at) if low[at].isdigit() else words_at(low, at)
    if other is None or other.end != len(low.rstrip(" .")):
        return None
    bottom = other.value
    if not isinstance(bottom, Decimal) or bottom % 1 or number.value % 1 or not bottom:
        return None
    return Hit("fraction", 0, other.end, ratio(int(number.value), int(bottom)))


def letters(text: str, start: int) -> Hit | None:
    """3M, 10b, 1 over 21: only where nothing else is said."""
    if start > 3 or len(text) > 40 or text[:start].strip(" -"):
        return None
    letter = _LETTER_SCALE.fullmatch(text.rstrip(), start)
    if letter is None or (letter[2] == "G" and len(letter[1]) == 1):
        return None
    if letter[2] == "m" and "," in letter[1]:
        return None  # 1,500m is a run
    value = times(Decimal(letter[1].replace(",", "")), _LETTERS[letter[2].lower()])
    return Hit("number", start, letter.end(), value, plain=value)


def score(low: str, start: int) -> Hit | None:
    """three score and ten."""
    many = _MANY_SCORE.match(low, start)
    if many is None:
        return None
    value = Decimal(20 * ONES[many[1]] + (ONES[many[2]] if many[2] else 0))
    return Hit("number", start, many.end(), value, plain=value)


def coin(low: str, start: int) -> Hit | None:
    """a dollar, a cent, a dollar and a half."""
    match = _COIN.match(low, start)
    if match is None:
        return None
    amount, code = _COINS[match[1]]
    amount = times(amount, Decimal("1.5")) if match["half"] else amount
    return Hit("money", start, match.end(), Money(amount, code))
