"""English numbers in words to exact values, read at their first character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from compliance_kit.text.expressions.en_lookup import NEXT_WORD
from compliance_kit.text.expressions.exact import plus, ratio, tidy, times
from compliance_kit.text.expressions.figures_en import Number
from compliance_kit.text.expressions.tables.en_words import (
    DENOMINATORS,
    FUNCTION_WORDS,
    INDEFINITE,
    ONES,
    ORDINALS,
    SCALES,
    TENS,
)
from compliance_kit.text.values import Ratio

_WORDS = ONES | TENS | SCALES | INDEFINITE | ORDINALS | DENOMINATORS
_WORD = re.compile(
    "("
    + "|".join(sorted({*_WORDS, "dozen", "point", "oh", "a", "an", "and"}, key=len, reverse=True))
    + ")(?![a-z])"
)
_GAP = re.compile(r"(?:, | ?- ?|[ \u00a0]{1,2})")
_FIGURES = ONES | {"oh": 0}
_MAX_WORDS = 40
_SIZES = [*sorted(SCALES.values(), reverse=True), 1]


_OF_UNIT = re.compile(" (?:mile|century|pound|inch|acre|hour|point)(?![a-z])")
_ROUGHLY = re.compile("(?:nearly|almost|about|around|over|under|than|least|roughly|just|only|by) $")
_LASTING = re.compile("(?:first|last|past|next|previous|recent|straight|consecutive) $")
_SCALED = (" dozen", "-dozen", " million", "-million", " billion", "-billion")
_VERBS = frozenset(
    {"higher", "lower", "more", "less", "said", "were", "are", "have", "had", "live"}
)


@dataclass(slots=True)
class _Token:
    word: str
    start: int
    end: int


def _tokens(low: str, at: int) -> list[_Token]:
    tokens: list[_Token] = []
    pointed = False
    while len(tokens) < _MAX_WORDS:
        match = _WORD.match(low, at)
        if match is None:
            break
        tokens.append(_Token(match[1], at, match.end()))
        if len(tokens) > 2 and match[1] in ONES and tokens[-2].word in ONES and not pointed:
            break  # one one one: no longer a number
        pointed = pointed or match[1] == "point"
        gap = _GAP.match(low, match.end())
        if gap is None:
            break
        at = gap.end()
    return tokens


def words_at(low: str, at: int) -> Number | None:
    """A number in words (``two hundred and five``, ``half a million``, ``two-thirds``)."""
    tokens = _tokens(low, at)
    if not tokens:
        return None
    return _Words(low, tokens).read()


class _Words:
    def __init__(self, low: str, tokens: list[_Token]) -> None:
        self.low = low
        self.tokens = tokens
        self.at = 0

    def word(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.tokens[index].word if index < len(self.tokens) else ""

    def read(self) -> Number | None:
        first = self.word()
        if first in INDEFINITE:
            return self._indefinite()
        if first in ("a", "an"):
            return self._article()
        if first == "half" or first == "quarter":
            return self._half()
        if first == "point":
            return self._point(Decimal(0), 0, 1)
        if first in ORDINALS:
            return Number(
                "ordinal", self.tokens[0].end, Decimal(ORDINALS[first]), words=True, single=first
            )
        if first in ONES or first in TENS or first in SCALES:
            return self._cardinal()
        if first == "dozen":
            return Number("number", self.tokens[0].end, Decimal(12), words=True, single=first)
        return None

    def _indefinite(self) -> Number | None:
        """hundreds of thousands, dozens, tens of millions."""
        value = INDEFINITE[self.word()]
        end = self.tokens[0].end
        named = self.word()
        while self.low.startswith(" of ", end):
            match = _WORD.match(self.low, end + 4)
            if match is None or match[1] not in INDEFINITE or INDEFINITE[match[1]] < 100:
                break
            value *= INDEFINITE[match[1]]
            end = match.end()
        if (
            named in ("tens", "scores")
            and value < 100
            and not (named == "scores" and self.low.startswith(" of ", end))
        ):
            return None
        return Number("number", end, Decimal(value), "over", words=True, scale=value)

    def _article(self) -> Number | None:
        """a hundred, a dozen, a third, half as 'a half'."""
        following = self.word(1)
        self.at = 1
        if following in SCALES:
            return self._cardinal()
        if following == "dozen":
            return Number("number", self.tokens[1].end, Decimal(12), words=True)
        if following == "half":
            if self.low.startswith(_SCALED, self.tokens[1].end):
                return self._half()
            return Number(
                "fraction", self.tokens[1].end, Decimal("0.5"), words=True, single="a half"
            )
        if following in DENOMINATORS and following[-1] != "s":
            end = self.tokens[1].end
            if (
                self.tokens[0].start == 0
                and end == len(self.low.rstrip(". "))
                and (following != "second")
            ):
                return Number("fraction", end, ratio(1, DENOMINATORS[following]), words=True)
            measured = following == "quarter" and _OF_UNIT.match(self.low, end)
            if measured or self.low.startswith(" of ", end) or self._roughly(following, end):
                value = ratio(1, DENOMINATORS[following])
                return Number("fraction", end, value, words=True, single="a part")
        return None

    def _roughly(self, part: str, end: int) -> bool:
        """nearly a quarter; but not about a third party, more than a second."""
        begin = self.tokens[0].start
        if part == "second" or _ROUGHLY.search(self.low, max(0, begin - 12), begin) is None:
            return False
        after = NEXT_WORD.match(self.low, end)
        return after is None or after[1] in FUNCTION_WORDS or after[1] in _VERBS

    def _half(self) -> Number | None:
        start = self.at
        if self.word() != "half":
            return None
        index = start + 1
        if self.word(1) in ("a", "an"):
            index += 1
        if index < len(self.tokens):
            word = self.tokens[index].word
            if (word in SCALES and word != "hundred") or word == "dozen":
                value = Decimal(SCALES.get(word, 12)) / 2
                return Number(
                    "number",
                    self.tokens[index].end,
                    tidy(value),
                    words=True,
                    scale=SCALES.get(word, 12),
                )
        return Number("fraction", self.tokens[start].end, Decimal("0.5"), words=True, single="half")

    def _point(self, whole: Decimal, index: int, minimum: int) -> Number | None:
        """``two point five``: ``index`` is the token of ``point``."""
        figures: list[str] = []
        at = index + 1
        while at < len(self.tokens) and _FIGURES.get(self.tokens[at].word, 10) < 10:
            figures.append(str(_FIGURES[self.tokens[at].word]))
            at += 1
        if len(figures) < minimum:
            return None
        value = plus(whole, Decimal("0." + "".join(figures)))
        end = self.tokens[at - 1].end
        scale = 1
        while at < len(self.tokens) and self.tokens[at].word in SCALES:
            scale *= SCALES[self.tokens[at].word]
            end = self.tokens[at].end
            at += 1
        return Number("number", end, times(value, scale), words=True, scale=scale)

    def _cardinal(self) -> Number | None:
        total = 0
        section = 0
        last = "start"  # start, one, teen, ten, hundred, scale
        ceiling = 10**18
        end = -1
        scale = 1
        first = self.at
        count = 0
        article = self.at == 1
        while self.at < len(self.tokens):
            word = self.word()
            joint = self._joint()
            if joint == ", " and not (
                last == "scale" and (self.word(1) in SCALES or self.word(2) in SCALES)
            ):
                break
            if word == "and":
                if last not in ("hundred", "scale", "one", "teen", "ten"):
                    break
                more = self._and(total + section, last, end)
                if more is not None:
                    return more
                follower = self.word(1)
                if last not in ("hundred", "scale") or not (
                    follower in ONES or follower in TENS or follower in ORDINALS
                ):
                    break
                if self._begins_anew(last, scale):
                    break
                self.at += 1
                continue
            if word == "point":
                decimal = (
                    self._point(Decimal(total + section), self.at, 1) if last != "start" else None
                )
                if decimal is not None:
                    return decimal
                break
            if word in ONES:
                value = ONES[word]
                if last in ("start", "hundred", "scale") or (last == "ten" and 0 < value < 10):
                    if last == "ten" and joint == ", ":
                        break
                    if value == 0 and last != "start":
                        break
                    section += value
                    last = "one" if value < 10 else "teen"
                elif last in ("ten", "teen") and total == 0 and value >= 10 and section in (19, 20):
                    section = section * 100 + value
                    last = "done"
                else:
                    break
            elif word in TENS:
                if last in ("start", "hundred", "scale"):
                    section += TENS[word]
                    last = "ten"
                elif last in ("teen", "ten") and total == 0 and section in (16, 17, 18, 19, 20):
                    section = section * 100 + TENS[word]
                    last = "ten"
                    ceiling = 1
                else:
                    break
            elif word == "hundred":
                if last in ("hundred", "scale", "done") or (section >= 100 and last != "start"):
                    break
                section = (section or 1) * 100
                last = "hundred"
                scale = 100
            elif word in SCALES or (last != "start" and INDEFINITE.get(word, 0) >= 100):
                factor = SCALES.get(word) or INDEFINITE[word]
                if factor >= ceiling or last == "done":
                    break
                if last == "scale" and not section:
                    total *= factor
                else:
                    total += (section or 1) * factor
                section = 0
                ceiling = factor
                last = "scale"
                scale = factor
            elif word in ("dozen", "dozens") and last != "start":
                return Number(
                    "number", self.tokens[self.at].end, Decimal((total + section) * 12), words=True
                )
            elif word in DENOMINATORS and count and (made := self._over(total + section, word)):
                return made
            elif word in ORDINALS and count:
                made = self._ordinal(total, section, last, word)
                return made or self._finish(total + section, end, scale, count, first, article)
            else:
                break
            end = self.tokens[self.at].end
            self.at += 1
            count += 1
        if end < 0:
            return None
        return self._finish(total + section, end, scale, count, first, article)

    def _finish(
        self, value: int, end: int, scale: int, count: int, first: int, article: bool
    ) -> Number | None:
        single = self.tokens[first].word if count == 1 and not article else ""
        return Number("number", end, Decimal(value), words=True, scale=scale, single=single)

    def _begins_anew(self, last: str, scale: int) -> bool:
        """Whether a second number stands behind ``and`` (between one hundred and two hundred)."""
        ahead = 2
        while self.word(ahead) in ONES or self.word(ahead) in TENS:
            ahead += 1
        size = SCALES.get(self.word(ahead), 0)
        return size >= 100 if last == "hundred" and size == 100 else size >= scale > 100

    def _joint(self) -> str:
        if self.at == 0:
            return ""
        return self.low[self.tokens[self.at - 1].end : self.tokens[self.at].start]

    def _and(self, value: int, last: str, end: int) -> Number | None:
        """``three and a half``, ``two and three quarters``, ``one million and two hundredths``."""
        top = self.word(1)
        bottom = self.word(2)
        if top in ("a", "one") and bottom in DENOMINATORS and bottom[-1] != "s":
            part = ratio(1, DENOMINATORS[bottom])
        elif top in ONES and bottom in DENOMINATORS and self._parts(bottom):
            part = ratio(ONES[top], DENOMINATORS[bottom])
        else:
            return None
        stop = self.tokens[self.at + 2].end
        if isinstance(part, Ratio):
            whole = value * part.denominator + part.numerator
            return Number("number", stop, Ratio(whole, part.denominator), words=True)
        scale = 1
        if last == "scale" and self.word(1) == "a" and isinstance(part, Decimal):
            # a million and a half
            part = times(part, next(size for size in _SIZES if value % size == 0))
        total = plus(Decimal(value), part)
        following = self.word(3)
        if following in SCALES and self.tokens[self.at + 3].start - stop <= 1:
            scale = SCALES[following]
            stop = self.tokens[self.at + 3].end
        return Number("number", stop, times(total, scale), words=True, scale=scale)

    def _parts(self, bottom: str) -> bool:
        """Whether ``bottom`` is a plural, or the quarter of two and three-quarter miles."""
        before, token = self.tokens[self.at + 1], self.tokens[self.at + 2]
        joint = self.low[before.end : token.start]
        return bottom[-1] == "s" or (joint == "-" and self.low[token.end : token.end + 1] == " ")

    def _over(self, top: int, word: str) -> Number | None:
        """``two-thirds``, ``one quarter``, ``twenty-three fifths``."""
        if not top or (word in ("half", "quarter") and top != 1):
            return None
        begin = self.tokens[0].start
        if word == "quarters" and (
            top > 3 or _LASTING.search(self.low, max(0, begin - 12), begin) is not None
        ):
            return None  # the first three quarters, eight quarters
        if word[-1] != "s" and word not in ("half", "quarter"):
            if top != 1:
                return None
        elif word == "halves" and top == 1:
            return None
        if word in ("quarter",) and self.low.startswith("-final", self.tokens[self.at].end):
            return None
        return Number(
            "fraction", self.tokens[self.at].end, ratio(top, DENOMINATORS[word]), words=True
        )

    def _ordinal(self, total: int, section: int, last: str, word: str) -> Number | None:
        value = ORDINALS[word]
        end = self.tokens[self.at].end
        if value < 10:
            if last not in ("ten", "hundred", "scale"):
                return None
            result = total + section + value
        elif value < 100:
            if last not in ("hundred", "scale"):
                return None
            result = total + section + value
        elif value == 100:
            result = total + (section or 1) * 100
        else:
            result = total + (section or 1) * value
        return Number("ordinal", end, Decimal(result), words=True)
