"""English amounts: a number and the words behind it (money, measures, percentages, durations)."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.expressions import en_parts
from compliance_kit.text.expressions.en_lookup import names, word_before
from compliance_kit.text.expressions.exact import divide, plus, times
from compliance_kit.text.expressions.figures_en import Number
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.tables import currencies
from compliance_kit.text.values import Duration, Kind, Measure, Money, Ratio

_AGE = re.compile(r"[ -](?:years?[ -]olds?|years? of age|yrs? old|y/o)(?![a-z])")
_TIMES_MULTIPLE = re.compile(
    r" (?:more|as|higher|larger|the|that|faster|greater|bigger|its|their|lower|less|fewer|what"
    r"|over|longer|stronger)(?![a-z])"
)
_PC = re.compile(r" ?pc(?![A-Za-z0-9])")
"""Per cent as some British papers write it: 12pc; never 12 PC."""
_PERCENT = re.compile(r" ?%|[ -](?:percents?|per cent|per-cent|pct)(?![a-z])|percent(?![a-z])")
_PART_PERCENT = re.compile(r" (?:of )?(?:a|one) (?:percent|per cent)(?![a-z]| point)")
_POINTS = re.compile(
    r"(?:[ -]percentage[ -]points?|%[ -]points?|[ -](?:percent|per cent)[ -]points?| ?pp)(?![a-z])"
)
_PART_POINT = re.compile(r" (?:of )?a percentage point(?![a-z])")
_SHARE_BEGINS = frozenset("%p‰oa")
"""How words of a share begin, behind a space or hyphen."""
_PER_MILLE = re.compile(r" ?‰| per mille(?![a-z])| per thousand(?![a-z])")
_UNIT_GAP = re.compile(r"[ \u00a0-]?")
AND_HALF = re.compile(r" and a half(?![a-z])")
_POSTS = re.compile(
    r" (?:[A-Za-z]+ )?(?!hurdles|races|heats|finals|relays|this|across)"
    r"(?:[a-z]{3,}[^us]s|people|children|women|men)(?![a-z])"
)
_PAID = re.compile("-pound (?:note|bank ?note|bill|fine|fee|ticket|coin|voucher|prize|bonus|deal)")
_STOP = re.compile(r"\.(?= [a-z]|[,;-])")
_ABBREVIATED = "ft mi yd lb lbs oz gal qt"
_POWERS = ("sq ft", "sq. ft", "sq. mi", "sq. km", "sq. m", "sq. yd", "sq. in", "cu. ft", "cu. m")
_STOPPED = frozenset([*_ABBREVIATED.split(), *_POWERS, "cu. yd", "cu. in", "fl. oz", "fl oz"])
"""Abbreviations whose full stop belongs to them where the sentence goes on (5 ft. tall)."""
_CASED = frozenset(["tw", "eb", "zb", "mj", "gj", "mp"])
"""Signs that are no unit in small letters."""
_BYTES = {f"{letter}{rate}" for letter in "kmgt" for rate in ("b/s", "bps")}
"""Rates that are bytes where the b is a capital."""
_CENTS = re.compile(
    r"(?:,? and | )([0-9]{1,2}|[a-z]+(?:-[a-z]+)?) (cents?|pence|jiao|fen|kopecks|paise)(?![a-z])"
)
_CHANGE = re.compile(r" ([a-z]+(?:-[a-z]+)?)(?=[.,;:!?)]|$)")
"""The fifty of five pounds fifty, which ends its clause."""
_PARTS_OF = {"jiao": "CNY", "fen": "CNY", "kopecks": "RUB", "paise": "INR", "pence": "GBP"}
_ODD_NAMES = frozenset("°℃℉¢")
_BELOW = re.compile(" below (?:zero|freezing)(?![a-z])")
_OLDER = re.compile(r" (?:and|or) (?:older|above|over|up)(?![a-z])")
_LETTER_DEGREES = re.compile(r"( ?)([CF])(?![A-Za-z0-9])")
_WARM = re.compile(
    r"degree|temperature|celsius|fahrenheit|°|weather|heat|warm|cold|hot|fever|minus"
)
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
        if following in "%p‰" or low[end + 1 : end + 2] in _SHARE_BEGINS:
            share = self._share(start, end, number, value)
            if share is not None:
                return share
        if not isinstance(value, Decimal):
            return None
        if low.startswith(("-fold", "fold"), end) and not low[end + 5 : end + 6].isalpha():
            return Hit("multiple", start, end + (5 if following == "-" else 4), value, approx)
        if following == "x" and not low[end + 1 : end + 2].isalnum() and not number.words:
            return Hit("multiple", start, end + 1, value, approx)
        age = _AGE.match(low, end) if low[end + 1 : end + 2] == "y" else None
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
        if text[end : end + 2].lstrip(" ")[:1] in ("C", "F", "b"):
            degrees = self._degrees(start, end, value, number)
            if degrees is not None:
                return degrees
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
            single in ("m", "g", "l", "L", "t")
            and not text[at + 1 : at + 2].isalnum()
            and not number.words
            and text[end] != "-"
        ):
            unit = {"m": "meter", "g": "gram", "l": "liter", "L": "liter", "t": "tonne"}[single]
            return Hit("measure", start, at + 1, Measure(value, unit), approx, plain=value)
        return None

    def _share(self, start: int, end: int, number: Number, value: Decimal | Ratio) -> Hit | None:
        """Percent, percentage points and the like behind the number that ends at ``end``."""
        low, approx = self.low, number.approx
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
        if (short := _PC.match(self.text, end)) is not None and isinstance(value, Decimal):
            return Hit("percent", start, short.end(), value, approx, plain=value)
        mille = _PER_MILLE.match(low, end)
        if mille and isinstance(value, Decimal):
            amount = divide(value, 10)
            assert amount is not None
            return Hit("percent", start, mille.end(), amount, approx, run="mille")
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
            if word in ("pound", "pounds"):
                whole = en_parts.measured(low, start, stop, value, word)
                if whole is not None:
                    whole.approx = approx
                    return whole
                if self._is_weight(start, end, stop):
                    return Hit("measure", start, stop, Measure(value, "pound"), approx)
            hit = Hit("money", start, stop, Money(value, code), approx)
            self._change(hit, number)
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
            if len(word) == 1 and word not in _ODD_NAMES:
                return None
            if word in _CASED and (
                text[at:stop].islower() or (word == "mp" and at > end and not number.words)
            ):
                return None
            if word in _BYTES and text[at + 1] == "B":
                code = code.replace("bit", "byte")
            if code in ("degree", "celsius", "fahrenheit") and (below := _BELOW.match(low, stop)):
                return Hit("measure", start, below.end(), Measure(-value, code), approx)
            if (whole := en_parts.measured(low, start, stop, value, word)) is not None:
                whole.approx = approx
                return whole
            if word in _STOPPED and _STOP.match(text, stop):
                stop += 1
            return Hit("measure", start, stop, Measure(value, code), approx)
        if (
            word in ("second", "minute", "sec", "min")
            and low[at - 1 : at] == "-"
            and number.words
            and value == 1
        ):
            return None
        if (
            word == "quarters"
            and value < 5
            and word_before(low, start)
            not in (
                "last",
                "past",
                "first",
                "next",
                "previous",
            )
        ):
            return None
        kind = "duration"
        if word == "second" and text[at].isupper() and not text[at:stop].isupper():
            return None  # the 2019 Second World Conference
        if code == "fortnight":
            return Hit(kind, start, stop, Duration(times(value, 2), "week"), approx)
        if code == "year" and (older := _OLDER.match(low, stop)) is not None:
            return Hit("age", start, older.end(), value, "over", plain=value)
        whole = en_parts.lasting(low, start, stop, value, code)
        if whole is not None:
            whole.approx = approx
            return whole
        if word in ("day", "days") and code == "day" and number.single == "one":
            return None
        half = AND_HALF.match(low, stop)
        if half:
            value = plus(value, Decimal("0.5"))
            stop = half.end()
        return Hit(kind, start, stop, Duration(value, code), approx)

    def _change(self, hit: Hit, number: Number) -> None:
        """two dollars and fifty cents, five pounds fifty, a yuan and a half, 3 yuan 5 jiao."""
        low, money = self.low, hit.value
        assert isinstance(money, Money)
        half = AND_HALF.match(low, hit.end) if number.scale == 1 else None
        if half is not None:
            hit.value = Money(plus(money.amount, Decimal("0.5")), money.currency)
            hit.end = half.end()
        while (cents := _CENTS.match(low, hit.end)) is not None:
            change = en_parts.small(cents[1])
            parts = currencies.EN_MINOR[cents[2]][1]
            if change is None or _PARTS_OF.get(cents[2], money.currency) != money.currency:
                return
            money = Money(plus(money.amount, divide(change, parts) or 0), money.currency)
            hit.value, hit.end = money, cents.end()
        spoken = _CHANGE.match(low, hit.end) if number.words and number.scale == 1 else None
        change = en_parts.small(spoken[1]) if spoken is not None else None
        if spoken is not None and change is not None and 10 <= change < 100:
            hit.value = Money(plus(money.amount, divide(change, 100) or 0), money.currency)
            hit.end = spoken.end()

    def _degrees(self, start: int, end: int, value: Decimal, number: Number) -> Hit | None:
        """20C, 98.6 F, 20 below zero: degrees whose sign is left out."""
        below = _BELOW.match(self.low, end)
        if below is not None:
            unit = Measure(-value, "degree")
            return Hit("measure", start, below.end(), unit, number.approx, plain=value)
        letter = _LETTER_DEGREES.match(self.text, end) if not number.words else None
        if letter is None or abs(value) > 1000:
            return None
        near = self.low[max(0, start - 80) : start] + self.low[letter.end() : letter.end() + 60]
        if near.strip(" .-()") and _WARM.search(near) is None:
            return None
        scale = "celsius" if letter[2] == "C" else "fahrenheit"
        return Hit(
            "measure", start, letter.end(), Measure(value, scale), number.approx, plain=value
        )

    def _is_weight(self, start: int, end: int, stop: int) -> bool:
        low = self.low
        if low[end : end + 1] == "-":
            return _PAID.match(low, end) is None
        near = low[max(0, start - 40) : start] + low[stop : stop + 24]
        return bool(
            re.search(r"weigh|heav|lose |lost |gain|of (?:meat|rice|weight|fat|sugar|food)", near)
        )
