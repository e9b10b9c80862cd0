"""English amounts: a number and the words behind it (money, measures, percentages, durations)."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.expressions.en_lookup import names, word_before
from compliance_kit.text.expressions.exact import divide, plus, times
from compliance_kit.text.expressions.figures_en import Number
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.words_en import words_at
from compliance_kit.text.values import Duration, Kind, Measure, Money, Ratio

_AGE = re.compile(r"[ -](?:years?[ -]olds?|years? of age|yrs? old|y/o)(?![a-z])")
_TIMES_MULTIPLE = re.compile(
    r" (?:more|as|higher|larger|the|that|faster|greater|bigger|its|their|lower|less|fewer|what"
    r"|over|longer|stronger)(?![a-z])"
)
_PERCENT = re.compile(r" ?%|[ -](?:percents?|per cent|per-cent|pct)(?![a-z])|percent(?![a-z])")
_PART_PERCENT = re.compile(r" (?:of )?(?:a|one) (?:percent|per cent)(?![a-z]| point)")
_POINTS = re.compile(
    r"(?:[ -]percentage[ -]points?|%[ -]points?|[ -](?:percent|per cent)[ -]points?| ?pp)(?![a-z])"
)
_PART_POINT = re.compile(r" (?:of )?a percentage point(?![a-z])")
_PER_MILLE = re.compile(r" ?‰| per mille(?![a-z])| per thousand(?![a-z])")
_UNIT_GAP = re.compile(r"[ \u00a0-]?")
AND_HALF = re.compile(r" and a half(?![a-z])")
_POSTS = re.compile(
    r" (?:[A-Za-z]+ )?(?!hurdles|races|heats|finals|relays|this|across)"
    r"(?:[a-z]{3,}[^us]s|people|children|women|men)(?![a-z])"
)
_INCHES = re.compile(r",? (?:and )?([0-9]{1,2}|[a-z]+) ?(?:inches|inch|in)(?![a-z])")
_MONTHS_MORE = re.compile(r",? (?:and )?([0-9]{1,2}|[a-z]+) months?(?![a-z])")
_CENTS = re.compile(r"(?:,? and | )([0-9]{1,2}|[a-z]+(?:-[a-z]+)?) (cents?|pence)(?![a-z])")


_LOWER_CODES = frozenset(
    [
        "usd",
        "eur",
        "gbp",
        "cny",
        "rmb",
        "hkd",
        "jpy",
        "cad",
        "aud",
        "inr",
        "krw",
        "sgd",
        "twd",
        "chf",
        "nzd",
    ]
)
_LARGE_ONLY = frozenset(
    {"won", "real", "reals", "marks", "rand", "lei", "som", "dong", "kip", "all", "top"}
)
"""Currency names that are words too: only behind a figure of a hundred or more."""


def _small(word: str) -> Decimal | None:
    """A short figure or number word."""
    if word.isdigit():
        return Decimal(word)
    number = words_at(word, 0)
    whole = number is not None and number.end == len(word) and number.kind == "number"
    return number.value if whole and number and isinstance(number.value, Decimal) else None


class Amounts:
    """Reads what follows a number; ``text`` has ASCII figures, ``low`` is its lower case."""

    def __init__(self, text: str, low: str) -> None:
        self.text = text
        self.low = low
        self.names = names()

    def _after_money(self, hit: Hit) -> Hit:
        """$5 million, ¥5 yuan, US$5 dollars: a name that says the same once more."""
        low = self.low
        if low[hit.end : hit.end + 1] == " ":
            for word, sort, code, _parts in self.names.get(low[hit.end + 1 : hit.end + 3], ()):
                if sort not in ("money", "code") or not low.startswith(word, hit.end + 1):
                    continue
                stop = hit.end + 1 + len(word)
                if low[stop : stop + 1].isalpha():
                    continue
                if isinstance(hit.value, Money) and (
                    hit.value.currency == code
                    or (hit.value.currency in ("USD", "CNY") and code.endswith(("D", "CNY")))
                ):
                    hit.value = Money(hit.value.amount, code)
                    hit.end = stop
                break
        return hit

    def _with_suffix(
        self, start: int, end: int, number: Number, value: Decimal | Ratio
    ) -> Hit | None:
        low, text = self.low, self.text
        approx = number.approx
        following = low[end : end + 1]
        if not following or following in ".,;:)":
            return None
        points = _POINTS.match(low, end)
        if points and isinstance(value, Decimal):
            return Hit("percentage-point", start, points.end(), value, approx, plain=value)
        part = _PART_POINT.match(low, end)
        if part and isinstance(value, Decimal):
            return Hit("percentage-point", start, part.end(), value, approx, plain=value)
        percent = _PERCENT.match(low, end) or (
            _PART_PERCENT.match(low, end) if number.kind == "fraction" else None
        )
        if percent and isinstance(value, Decimal):
            return Hit("percent", start, percent.end(), value, approx, plain=value)
        if low.startswith(" percentage", end) and isinstance(value, Decimal):
            return Hit("percent", start, end + 11, value, approx, plain=value)
        mille = _PER_MILLE.match(low, end)
        if mille and isinstance(value, Decimal):
            amount = divide(value, 10)
            assert amount is not None
            return Hit("percent", start, mille.end(), amount, approx, run="mille")
        if not isinstance(value, Decimal):
            return None
        if low.startswith(("-fold", "fold"), end) and not low[end + 5 : end + 6].isalpha():
            return Hit("multiple", start, end + (5 if following == "-" else 4), value, approx)
        if following == "x" and not low[end + 1 : end + 2].isalnum() and not number.words:
            return Hit("multiple", start, end + 1, value, approx)
        age = _AGE.match(low, end)
        if age:
            stop = age.end()
            if low.startswith("s", stop) and not low[stop + 1 : stop + 2].isalpha():
                stop += 0
            return Hit("age", start, age.end(), value, approx, plain=value)
        gap = _UNIT_GAP.match(low, end)
        assert gap is not None
        at = gap.end()
        if low.startswith("times", at) and at > end and _TIMES_MULTIPLE.match(low, at + 5):
            return Hit("multiple", start, at + 5, value, approx)
        if low.startswith(("of an ", "of a "), at) and number.kind == "fraction":
            at = low.index(" ", at + 3) + 1
        elif number.kind == "fraction" and low.startswith(("an ", "a "), at):
            at = low.index(" ", at) + 1
        elif low.startswith("of ", at) and number.scale > 1:
            at += 3
        for word, sort, code, parts in self.names.get(
            low[at : at + 2], self.names.get(low[at : at + 1], ())
        ):
            if not low.startswith(word, at):
                continue
            stop = at + len(word)
            if low[stop : stop + 1].isalnum() and word[-1].isalnum():
                continue
            hit = self._suffixed(start, end, at, stop, value, number, word, sort, code, parts)
            if hit is not None:
                hit.run = "scaled" if number.scale > 1 else ""
                hit.plain = value
                return hit
        single = text[at : at + 1]
        if single == "m" and at == end and not number.words and _POSTS.match(text, at + 1):
            grown = times(value, 10**6)  # 35m people, 35m Instagram posts
            return Hit("number", start, at + 1, grown, approx, plain=grown, run="scaled")
        if (
            single in ("m", "g", "l", "L")
            and not text[at + 1 : at + 2].isalnum()
            and not number.words
            and text[end] != "-"
        ):
            unit = {"m": "meter", "g": "gram", "l": "liter", "L": "liter"}[single]
            return Hit("measure", start, at + 1, Measure(value, unit), approx, plain=value)
        return None

    def _suffixed(
        self, start: int, end: int, at: int, stop: int, value: Decimal, number: Number,
        word: str, sort: str, code: str, parts: int,
    ) -> Hit | None:  # fmt: skip
        low, text = self.low, self.text
        approx = number.approx
        kind: Kind
        if sort == "code":
            if not text[at:stop].isupper() and word not in _LOWER_CODES:
                return None
            return Hit("money", start, stop, Money(value, code), approx)
        if sort == "money":
            if word in _LARGE_ONLY and value < 100:
                return None
            if word in ("pound", "pounds") and self._is_weight(start, end, stop):
                return Hit("measure", start, stop, Measure(value, "pound"), approx)
            hit = Hit("money", start, stop, Money(value, code), approx)
            cents = _CENTS.match(low, stop)
            if cents:
                part = words_at(cents[1], 0) if cents[1][0].isalpha() else None
                change = part.value if part else Decimal(cents[1]) if cents[1].isdigit() else None
                if isinstance(change, Decimal):
                    hit.value = Money(plus(value, divide(change, 100) or 0), code)
                    hit.end = cents.end()
            return hit
        if sort == "minor":
            if word == "p" and (low[at - 1] in " -" or not text[at].islower()):
                return None
            amount = divide(value, parts)
            return (
                Hit("money", start, stop, Money(amount, code), approx)
                if amount is not None
                else None
            )
        if sort == "measure":
            if len(word) == 1 and word != "°":
                return None
            inches = _INCHES.match(low, stop) if code == "foot" else None
            more = _small(inches[1]) if inches else None
            if inches and more is not None and more < 12:
                total = plus(times(value, 12), more)
                return Hit("measure", start, inches.end(), Measure(total, "inch"), approx)
            return Hit("measure", start, stop, Measure(value, code), approx)
        if (
            word in ("second", "minute", "sec", "min")
            and low[at - 1 : at] == "-"
            and number.words
            and value == 1
        ):
            return None
        if word == "quarters" and word_before(low, start) not in (
            "last",
            "past",
            "first",
            "next",
            "previous",
        ):
            return None
        kind = "duration"
        if word == "second" and text[at].isupper() and not text[at:stop].isupper():
            return None  # the 2019 Second World Conference
        months = _MONTHS_MORE.match(low, stop) if code == "year" else None
        rest = _small(months[1]) if months else None
        if months and rest is not None and rest < 24:
            total = plus(times(value, 12), rest)
            return Hit(kind, start, months.end(), Duration(total, "month"), approx)
        if word in ("day", "days") and code == "day" and number.single == "one":
            return None
        half = AND_HALF.match(low, stop)
        if half:
            value = plus(value, Decimal("0.5"))
            stop = half.end()
        return Hit(kind, start, stop, Duration(value, code), approx)

    def _is_weight(self, start: int, end: int, stop: int) -> bool:
        low = self.low
        if low[end : end + 1] == "-":
            return True
        near = low[max(0, start - 40) : start] + low[stop : stop + 24]
        return bool(
            re.search(r"weigh|heav|lose |lost |gain|of (?:meat|rice|weight|fat|sugar|food)", near)
        )
