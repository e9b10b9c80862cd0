"""English expressions: one pass over the places where a number, date or amount can begin."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from compliance_kit.text.expressions import (
    compose_en,
    en_clocks,
    en_dates,
    en_figures,
    en_numbers,
    en_ordinals,
    en_parts,
    en_periods,
    en_sense,
    relative,
    signs,
)
from compliance_kit.text.expressions.en_amounts import AND_HALF, Amounts
from compliance_kit.text.expressions.en_anchor import ANCHOR
from compliance_kit.text.expressions.en_lookup import NEXT_WORD, word_before
from compliance_kit.text.expressions.exact import plus, ratio
from compliance_kit.text.expressions.figures_en import FIGURE, VULGAR, Number, figure_at
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.tables import units
from compliance_kit.text.expressions.tables.en_words import (
    DECADES,
    DENOMINATORS,
    FUNCTION_WORDS,
    MONTHS,
    ONES,
    PLURALS,
    SCALES,
    SEASONS,
    WEEKDAYS,
)
from compliance_kit.text.expressions.trap import DATA, STANDARD
from compliance_kit.text.expressions.words_en import words_at
from compliance_kit.text.values import Date, Duration, Measure, Money

_FIXED = re.compile(
    r"(?:an?|one) (second|minute|hour|day|week|month|year|decade|century"
    r"|(?P<measure>mile|foot|inch|yard|meter|metre|kilometer|kilometre|ton|tonne|liter|litre|acre"
    r"|kilo|gallon)) and a half(?![a-z])"
)
_SAID_DECADE = re.compile(rf"(nineteen|eighteen)[ -]({'|'.join(DECADES)})(?![a-z])")
_UNIT = re.compile(
    "an? (hour|day|week|month|year|decade|century|mile|kilometer|kilometre|meter|metre|ton|tonne"
    "|minute)(?![a-z-])"
)
_POINT_BEFORE = frozenset(
    {"", "of", "by", "about", "is", "was", "to", "than", "just", "only", "minus"}
)


_MONEY_SIGN = re.compile(r"[A-Z]{0,3}[$€£¥] ?(?=[0-9])")
_SKIP = re.compile("[0-9A-Za-z]+", re.ASCII)
_FEET = frozenset("'’′")
_PARTS_OF = (" in ", " out of ", " of every ")
_AFTER_SHARE = ("", " ", ",", ".", ";", ")")


_ADJECTIVE = re.compile(r"-(?:dimensional|way|pronged|off|sided|party|legged)(?![a-z])")


class Scanner(Amounts):
    """One text's pass; ``text`` has ASCII figures, ``low`` is its lower case."""

    def __init__(self, text: str, low: str, reference: datetime.date | None) -> None:
        super().__init__(text, low)
        self.reference = reference
        self.partner = -1

    def begins(self, start: int) -> bool:
        """Whether an expression can begin at ``start``."""
        return ANCHOR.match(self.low, start) is not None

    def hits(self, masked: list[tuple[int, int]]) -> list[Hit]:
        """All expressions outside the ``masked`` spans, in order."""
        search = ANCHOR.search
        low = self.low
        found: list[Hit] = []
        at = floor = 0
        mask = iter(masked)
        blocked = next(mask, None)
        while True:
            match = search(low, at)
            if match is None:
                return found
            start = match.start()
            while blocked is not None and blocked[1] <= start:
                blocked = next(mask, None)
            if blocked is not None and blocked[0] <= start:
                at = floor = blocked[1]
                continue
            hit, end = self.at(start, floor)
            if hit is None:
                at = max(end, start + 1)
                continue
            if (
                found
                and found[-1].kind == "money"
                and found[-1].end == hit.start - 1
                and (low.startswith("a dozen", hit.start))
            ):
                at = hit.end  # $4 a dozen is a price
                continue
            hit = compose_en.english(self, hit, floor)
            if self.reference is not None:
                hit = relative.english(low, hit, floor, self.reference)
            found.append(hit)
            at = floor = hit.end

    def at(self, start: int, floor: int) -> tuple[Hit | None, int]:
        """The expression at ``start``, or None and where to go on."""
        low = self.low
        if low[start] in "0123456789" or low[start] in VULGAR:
            return self._figure(start, floor)
        return self._word(start, floor)

    def _figure(self, start: int, floor: int) -> tuple[Hit | None, int]:
        text, low = self.text, self.low
        skip = _SKIP.match(text, start)
        stop = skip.end() if skip else start + 1
        before = text[start - 1] if start else ""
        pointed = before == "." and (start < 2 or not text[start - 2].isalnum())
        if (chain := DATA.match(low, start)) is not None:
            return None, chain.end()
        lead = start - 1 if pointed and start > floor else start
        money = signs.currency_before(text, lead, floor, english=True)
        if money is None and before == "-" and text[start - 2 : start - 1] in ("$", "€", "£", "¥"):
            below = signs.currency_before(text, start - 1, floor, english=True)
            amount = figure_at(low, start, currency=True)
            if below is not None and amount is not None and amount.kind == "number":
                hit, end = self._number(start, amount, floor, below)
                if hit is not None:
                    signs.negate(hit)
                return hit, end
        if money is None:
            if before.isalpha() or (before and before in "_#&@№"):
                return None, stop
            if before == " " and STANDARD.search(text, max(0, start - 6), start):
                return None, stop
            glued = before and before in "-–/." and start != self.partner
            if glued and en_figures.glued(text, low, start):
                return None, stop
            told = en_figures.dated(text, low, start)
            if told is not None:
                return told, told.end
            if passed := en_figures.passed_over(text, low, start, stop):
                return None, passed
        if text[start + 1 : start + 3].strip(" ")[:1] in _FEET and (
            tall := en_parts.marked(low, start)
        ):
            return tall, tall.end
        if (alone := en_numbers.letters(text, start)) is not None:
            return alone, alone.end
        at = lead
        number = figure_at(low, at, currency=money is not None)
        if number is None:
            match = FIGURE.match(low, start)
            return None, match.end() if match else stop
        return self._number(at, number, floor, money)

    def _word(self, start: int, floor: int) -> tuple[Hit | None, int]:
        text, low = self.text, self.low
        word = _SKIP.match(low, start)
        stop = word.end() if word else start + 1
        name = low[start:stop]
        spoken = en_clocks.said_clock_at(low, start) if name in ONES or name == "twenty" else None
        if spoken is not None:
            return spoken, spoken.end
        before = text[start - 1] if start else ""
        if (
            before in ("_", "@", "#", ".")
            and before
            and start > 1
            and not text[start - 2].isspace()
            and before != "."
        ):
            return None, stop
        if before == "-" and start != self.partner and en_figures.glued(text, low, start):
            return None, stop
        if name in MONTHS:
            hit = en_dates.month_at(text, low, start)
            if hit is not None:
                return hit, hit.end
            if name != "second":
                return None, stop
        if name in WEEKDAYS:
            hit = en_dates.weekday_at(text, low, start)
            return hit, hit.end if hit else stop
        period = en_periods.period_at(text, low, start)
        if period is not None:
            return period, period.end
        if name in SEASONS or name in ("fiscal", "financial", "fy"):
            return None, stop
        if low.startswith(("half past ", "quarter "), start):
            clock = en_clocks.spoken_clock_at(low, start)
            if clock is not None or name == "quarter":
                return clock, clock.end if clock is not None else stop
        if name in ("nineteen", "eighteen") and (said := _SAID_DECADE.match(low, start)):
            decade = ONES[said[1]] * 100 + DECADES[said[2]]
            return Hit("date", start, said.end(), Date(decade=decade)), said.end()
        if name in DECADES:
            hit = en_periods.decade_word_at(low, start, stop)
            return hit, stop
        if name == "fifty" and low.startswith("-fifty", stop):
            return None, stop + 6
        if low.startswith(" score", stop) and (many := en_numbers.score(low, start)) is not None:
            return many, many.end
        if name == "point" and word_before(low, start) not in _POINT_BEFORE:
            return None, stop
        if name in ("a", "an", "one") and (fixed := _FIXED.match(low, start)) is not None:
            half_more = Decimal("1.5")
            if fixed["measure"]:
                measure = Measure(half_more, units.EN[fixed[1]])
                return Hit("measure", start, fixed.end(), measure), fixed.end()
            return Hit("duration", start, fixed.end(), Duration(half_more, fixed[1])), fixed.end()
        if name in ("a", "an") and (coin := en_numbers.coin(low, start)) is not None:
            return coin, coin.end
        if name in ("a", "an") and (unit_told := _UNIT.match(low, start)) is not None:
            return self._single_unit(start, unit_told, floor)
        if name in ("twice", "double"):
            return Hit("multiple", start, stop, Decimal(2)), stop
        if name in ("minus", "negative"):
            return self._negative(start, stop, floor)
        if name.endswith("fold"):
            return en_numbers.fold(low, start, stop), stop
        if name in ("several", "a") and low.startswith(("several ", "a few ", "a couple "), start):
            some = en_numbers.several(low, start)
            return self._number(start, some, start, None) if some is not None else (None, stop)
        at = start
        if name in SCALES or name == "dozen" or name in DENOMINATORS:
            for article in ("a ", "an "):
                begin = start - len(article)
                if begin < floor or not low.startswith(article, begin):
                    continue
                if begin == 0 or not low[begin - 1].isalnum():
                    at = begin
        number = words_at(low, at)
        if number is None and at < start:
            at = start
            number = words_at(low, at)
        if number is None:
            return None, stop
        if number.single == "one" and low.startswith(_PARTS_OF, number.end):
            share = self._one_in(at, number.end, number)
            if share is not None:
                return share, share.end
        if number.single in ("half", "a half") and low[number.end : number.end + 1] == "-":
            part = self._with_suffix(at, number.end, number, number.value)
            if part is not None and part.kind == "measure":
                return part, part.end  # half-mile
        if not self._means_number(at, number):
            return None, max(stop, number.end if number.single else stop)
        return self._number(at, number, floor, None)

    def _means_number(self, at: int, number: Number) -> bool:
        """Whether a number word counts here, or is a pronoun or a noun."""
        single = number.single
        if not single:
            return True
        if en_sense.alone(self.low, at, number.end):
            return single not in ("may", "march")
        if single in SCALES or single == "dozen":
            # hundred dollars; but not 'per thousand', 'the million'
            return self._with_suffix(at, number.end, number, number.value) is not None
        return en_sense.counts(self.low, at, number.end, single)

    def _single_unit(self, start: int, match: re.Match[str], floor: int) -> tuple[Hit | None, int]:
        """more than a year, nearly a mile: one of the unit, where the words say how exact."""
        if not compose_en.compared(self.low, start, floor):
            return None, match.end()
        number = Number("number", match.start(1) - 1, Decimal(1), words=True)
        hit = self._with_suffix(start, match.start(1) - 1, number, Decimal(1))
        return hit, hit.end if hit is not None else match.end()

    def _negative(self, start: int, stop: int, floor: int) -> tuple[Hit | None, int]:
        low = self.low
        at = stop + 1
        if low[stop : stop + 1] != " " or at >= len(low):
            return None, stop
        if low.startswith(("plus or ", "plus-or-", "plus and "), start - 8):
            return None, stop  # plus or minus 3 points
        if low[at].isdigit():
            hit, end = self._figure(at, stop)
        elif (sign := _MONEY_SIGN.match(self.text, at)) is not None:
            hit, end = self._figure(sign.end(), stop)
            if hit is None or hit.start != at:
                return None, stop
        else:
            number = words_at(low, at)
            if number is None or number.kind not in ("number", "fraction"):
                return None, stop
            hit, end = self._number(at, number, stop, None)
        if hit is None:
            return None, stop
        signs.negate(hit)
        hit.start = start
        return hit, end

    def _number(
        self, start: int, number: Number, floor: int, money: tuple[int, str] | None
    ) -> tuple[Hit | None, int]:
        low, text = self.low, self.text
        end = number.end
        value = number.value
        if money is not None and number.kind == "number" and isinstance(value, Decimal):
            hit = Hit("money", money[0], end, Money(value, money[1]), number.approx, plain=value)
            hit.run = "scaled" if number.scale > 1 else ""
            return self._after_money(hit), hit.end
        if number.kind == "ordinal":
            return en_ordinals.read(self.text, low, start, number), end
        if number.approx is None and isinstance(value, Decimal):
            grown = en_numbers.grown(low, number, value)
            if grown is not None:
                number = grown
                end, value = grown.end, grown.value
        if number.approx is None and isinstance(value, Decimal):
            half = AND_HALF.match(low, end)
            if half and not number.words:
                value = plus(value, Decimal("0.5"))
                end = half.end()
        hit2 = self._with_suffix(start, end, number, value)
        if hit2 is not None:
            return hit2, hit2.end
        if low[end : end + 1] == "-" and _ADJECTIVE.match(low, end):
            return None, end
        if start == 0 and low.startswith(" over ", end):
            over = en_numbers.over(low, end, number)
            if over is not None:
                return over, over.end
        share = self._one_in(start, end, number) if low.startswith(_PARTS_OF, end) else None
        if share is not None:
            return share, share.end
        if not number.words and not number.scale > 1 and text[end : end + 1].isalpha():
            skip = _SKIP.match(text, end)
            return None, skip.end() if skip else end
        if not number.words and (era := en_periods.christ_at(text, low, start, end)) is not None:
            return era, era.end
        if not number.words and number.kind == "number" and en_sense.is_year(low, start, end):
            return Hit("date", start, end, Date(year=int(low[start:end]))), end
        noun = ""
        word = NEXT_WORD.match(low, end)
        if word and (
            word[1] in PLURALS
            or (word[1].endswith("s") and len(word[1]) > 3 and word[1] not in FUNCTION_WORDS)
        ):
            noun = word[1]
        if (
            noun == ""
            and not number.words
            and number.kind == "number"
            and en_sense.is_age(text, start, end, value)
        ):
            return Hit("age", start, end, value), end
        hit3 = Hit(number.kind, start, end, value, number.approx, noun=noun)
        if isinstance(value, Decimal):
            hit3.plain = value
        hit3.run = "scaled" if number.scale > 1 else ""
        return hit3, end

    def _one_in(self, start: int, end: int, number: Number) -> Hit | None:
        """one in five, 3 out of 10: a fraction."""
        low = self.low
        top = number.value
        at = end + (8 if low.startswith(" out", end) else 4)
        if low.startswith("every ", at):
            at += 6
        if number.kind != "number" or not isinstance(top, Decimal) or not 0 < top <= 10:
            return None
        other = figure_at(low, at) if low[at : at + 1].isdigit() else words_at(low, at)
        if other is None or other.kind != "number" or not isinstance(other.value, Decimal):
            return None
        bottom = other.value
        if top % 1 or bottom % 1 or not top < bottom <= 10**6 or bottom in range(1900, 2100):
            return None
        if self._with_suffix(at, other.end, other, bottom) is not None:
            return None
        if low[end + 1] == "i" and top != 1 and low[other.end : other.end + 1] not in _AFTER_SHARE:
            return None
        return Hit("fraction", start, other.end, ratio(int(top), int(bottom)), number.approx)
