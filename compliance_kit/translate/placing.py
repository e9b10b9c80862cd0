"""Where a stretch of the source is in the target: by its words, by alignment, by its share."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.script import HAN
from compliance_kit.text.words import word_set

Span = tuple[int, int]

# Atoms, words and figures, Chinese characters one by one, other marks one by one.
_WORD = re.compile(
    rf"[\ue000-\uf8ff]|(?:[^\W_{HAN}\ue000-\uf8ff]|_)+(?:['’.,-](?:[^\W_{HAN}\ue000-\uf8ff]|_)+)*|\S"
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_HAN = re.compile(f"[{HAN}]")
_FUNCTION = word_set(
    "the a an of in on at to for and or with by is are was were be been being has have had it its"
    " this that these those as from into than not their his her our so but"
)
_SLIGHT_HAN = re.compile("[的了着过在和与及是有为将被把对也都就而其之个]+")
_SCORE = re.compile(r"[0-9]+(?:[:：比-][0-9]+)+")
_LETTER = re.compile(r"\w|[\ue000-\uf8ff]")
_CLOSING = re.compile(r"[\s.。!！?？…;；”’\"'）)」』]*\Z")

_NO_HINTS: Mapping[str, Sequence[str]] = {}
_LONGEST = 4000  # in longer sentences codes go by share only
_REACH = 200
_NEAR = 3  # characters from its place by alignment that a word of one character may stand
_LIKELY = 2  # how many hints are looked for in part
_MOST = 0.7

# A target word outside the stretch weighs as much as one inside; one that aligns to nothing is
# taken along when it stands between words that belong.
_OUTSIDE = -1.0
_NOTHING = -0.1


@dataclass(frozen=True)
class Aligned:
    """One sentence on both sides: its spans in the two texts, and what stands for what.

    ``pairs`` are offsets in the whole texts (of aligned words' starts), empty when unknown.
    """

    source: Span
    target: Span
    pairs: tuple[Span, ...] = ()


class Placer:
    """Places spans of ``source`` in ``target``; both are atom texts cut into ``sentences``.

    ``hints`` say for a stretch of the source what it may be called in the target.
    """

    def __init__(
        self,
        source: str,
        target: str,
        sentences: Sequence[Aligned],
        hints: Mapping[str, Sequence[str]] = _NO_HINTS,
    ) -> None:
        self.source = source
        self.target = target
        self.sentences = sentences
        self.hints = hints
        self._ends = [sentence.source[1] for sentence in sentences]
        self._known: dict[Span, list[Span]] = {}
        self._expressions: dict[Span, list[Span]] = {}

    def __call__(self, start: int, end: int) -> Span:
        """Return the span of ``source[start:end]`` in the target (a point for an empty span)."""
        if not self.sentences:
            return (0, len(self.target)) if end > start else (0, 0)
        if start == end:
            point = self._point(start)
            return point, point
        first = self._index(start)
        last = max(first, self._index_before(end))
        if first == last:
            return self._within(self.sentences[first], start, end)
        head, tail = self.sentences[first], self.sentences[last]
        to = self._within(head, start, head.source[1])[0]
        until = self._within(tail, tail.source[0], end)[1]
        return to, max(to, until)

    def _index(self, offset: int) -> int:
        """The first sentence that ends after ``offset``."""
        return min(bisect_right(self._ends, offset), len(self.sentences) - 1)

    def _index_before(self, offset: int) -> int:
        """The last sentence that starts before ``offset``."""
        index = self._index(offset)
        while index > 0 and self.sentences[index].source[0] >= offset:
            index -= 1
        return index

    def _within(self, sentence: Aligned, start: int, end: int) -> Span:
        low, high = sentence.source
        to_low, to_high = sentence.target
        start, end = max(start, low), min(end, high)
        whole_start = not _LETTER.search(self.source, low, start) if start > low else True
        whole_end = not _LETTER.search(self.source, end, high) if end < high else True
        if whole_start and whole_end:
            to = to_low if start == low else self._first_letter(to_low, to_high)
            until = to_high if end == high else self._last_letter(to_low, to_high)
            return to, max(to, until)
        words = self._words(to_low, to_high)
        shared = self._by_share(sentence, start, end, words)
        if to_high - to_low > _LONGEST:
            to, until = shared
        else:
            found = self._same_text(start, end, to_low, to_high)
            near = None if found else self._by_pairs(sentence, start, end, words)
            if near is not None and _LETTER.match(self.source, end - 1):
                # A stretch without a mark at its end has none in the target.
                near = near[0], max(near[0], self._last_letter(*near))
            if near is None or near[0] == near[1] or self._is_slight(near, start, end):
                near = shared
            to, until = found or self._by_hint(start, end, to_low, to_high, near) or near
        # A stretch at the edge keeps the sentence's own marks on its side.
        if start == low and not _LETTER.search(self.target, to_low, to):
            to = to_low
        if end == high and not _LETTER.search(self.target, until, to_high):
            until = to_high
        return self._outside_figures(to, until, to_low, to_high)

    def _outside_figures(self, to: int, until: int, low: int, high: int) -> Span:
        """The span with no edge inside a date, a time, a score or an amount of the target."""
        if high - low > _LONGEST:
            return to, until
        for start, end in self._figures(low, high):
            if start < to < end:
                to = start
            if start < until < end:
                until = end
        return to, max(to, until)

    def _figures(self, low: int, high: int) -> list[Span]:
        if (low, high) not in self._expressions:
            text = self.target[low:high]
            language = "zh" if _HAN.search(text) else "en"
            found = [
                (e.start, e.end) for e in find_expressions(text, language) if e.text[0].isdigit()
            ]
            found += [match.span() for match in _SCORE.finditer(text)]
            self._expressions[low, high] = [(low + a, low + b) for a, b in found]
        return self._expressions[low, high]

    def _is_slight(self, near: Span, start: int, end: int) -> bool:
        """Whether words of no weight were found for one that has some: its own word is lost."""
        found, asked = self.target[slice(*near)], self.source[start:end].strip()
        return _weighs_nothing(found) and not _weighs_nothing(asked)

    def _first_letter(self, low: int, high: int) -> int:
        match = _LETTER.search(self.target, low, high)
        return match.start() if match else low

    def _last_letter(self, low: int, high: int) -> int:
        match = _CLOSING.search(self.target[low:high])
        return low + match.start() if match else high

    def _words(self, low: int, high: int) -> list[Span]:
        if (low, high) not in self._known:
            self._known[low, high] = [m.span() for m in _WORD.finditer(self.target, low, high)]
        return self._known[low, high]

    def _same_text(self, start: int, end: int, low: int, high: int) -> Span | None:
        """A name, number or protected piece that stands in the target as it is, once."""
        piece = self.source[start:end].strip()
        if not piece or self.target.count(piece, low, high) != 1:
            return None
        at = self.target.index(piece, low, high)
        until = at + len(piece)
        edges = {edge for word in self._words(low, high) for edge in word}
        return (at, until) if at in edges and until in edges else None

    def _by_hint(self, start: int, end: int, low: int, high: int, near: Span) -> Span | None:
        """Where the target has one of the stretch's names, the nearest to ``near``."""
        hints = self.hints.get(self.source[start:end].strip(), ())
        # An engine that says a sentence where a word was asked is no help.
        hints = [hint for hint in hints if len(hint) <= _MOST * (high - low)]
        for number, hint in enumerate(hints):
            found = [match.span() for match in _pattern(hint).finditer(self.target, low, high)]
            if number and (len(hint) == 1 or hint.casefold() in _FUNCTION):
                # Half a word and a word of no weight stand in many places.
                found = [span for span in found if _is_beside(span, near)]
            if found:
                return min(found, key=lambda span: abs(span[0] - near[0]))
        for hint in hints[:_LIKELY]:
            like = self._like(hint, low, high)
            if like is not None:
                return like
        return None

    def _like(self, hint: str, low: int, high: int) -> Span | None:
        """The run of words that has most in common with ``hint``."""
        known = {_stem(word) for word in _LATIN.findall(hint)} - _FUNCTION
        known.update(a + b for a, b in pairwise(hint) if _HAN.match(a) and _HAN.match(b))
        words = self._words(low, high)
        shared = [0.0] * len(words)
        for index, (start, end) in enumerate(words):
            word = self.target[start:end]
            if len(word) == 1 and _HAN.match(word):
                if index + 1 < len(words) and word + self.target[slice(*words[index + 1])] in known:
                    shared[index] = shared[index + 1] = 1.0
            elif _stem(word) in known:
                shared[index] = 1.0
        run = _best_run([value or _OUTSIDE for value in shared], [value > 0 for value in shared])
        return None if run is None else (words[run[0]][0], words[run[1]][1])

    def _by_pairs(
        self, sentence: Aligned, start: int, end: int, words: Sequence[Span]
    ) -> Span | None:
        """The run of words that has most of what aligns inside and least of what does not."""
        if not sentence.pairs or not words:
            return None
        starts = [word[0] for word in words]
        inside = [0] * len(words)
        outside = [0] * len(words)
        for from_, to in sentence.pairs:
            index = bisect_right(starts, to) - 1
            if index >= 0 and to < words[index][1]:
                if start <= from_ < end:
                    inside[index] += 1
                else:
                    outside[index] += 1
        worth = []
        for into, out in zip(inside, outside, strict=True):
            share = into / (into + out) if into + out else 0.0
            worth.append(share + _OUTSIDE * (1 - share) if into + out else _NOTHING)
        run = _best_run(worth, [into > 0 for into in inside])
        return None if run is None else (words[run[0]][0], words[run[1]][1])

    def _by_share(self, sentence: Aligned, start: int, end: int, words: Sequence[Span]) -> Span:
        """As far along in the target as in the source, at words' edges."""
        low, high = sentence.source
        to_low, to_high = sentence.target
        words = self._with_letters(words)
        if not words:
            return to_low, to_low
        scale = (to_high - to_low) / max(high - low, 1)
        to, until = to_low + (start - low) * scale, to_low + (end - low) * scale
        first = max(0, bisect_right(words, (to, 0.0)) - 1)
        if first + 1 < len(words) and words[first + 1][0] - to < to - words[first][0]:
            first += 1
        last = max(first, bisect_right(words, (until, 0.0)) - 1)
        if last > first and until - words[last - 1][1] < words[last][1] - until:
            last -= 1
        if first == last and not _weighs_nothing(self.source[start:end].strip()):
            first = last = self._weighty(words, first)
        return words[first][0], words[last][1]

    def _weighty(self, words: Sequence[Span], index: int) -> int:
        """The nearest word to ``words[index]`` that is more than a particle, itself if it is."""
        around = sorted(range(len(words)), key=lambda other: abs(other - index))
        return next(
            (i for i in around if not _weighs_nothing(self.target[slice(*words[i])])), index
        )

    def _with_letters(self, words: Sequence[Span]) -> Sequence[Span]:
        """The words that are no punctuation, or all when there is no other."""
        if not words:
            return words
        # Negative, so that it does not meet the key of a sentence.
        key = -1 - words[0][0], words[-1][1]
        if key not in self._known:
            self._known[key] = [word for word in words if _LETTER.match(self.target, word[0])]
        return self._known[key] or words

    def _point(self, offset: int) -> int:
        index = self._index(offset)
        sentence = self.sentences[index]
        low, high = sentence.source
        if index > 0 and offset <= self.sentences[index - 1].source[1]:
            # At the end of the sentence before, without a space between.
            return self.sentences[index - 1].target[1]
        if offset <= low:
            return sentence.target[0]
        if offset >= high:
            return sentence.target[1]
        if not _LETTER.search(self.source, low, offset):
            return sentence.target[0]
        # After the word that it follows in the source.
        near = max(low, offset - _REACH)
        before = [match.span() for match in _WORD.finditer(self.source, near, offset)]
        spaced = self.source[offset - 1].isspace()
        start, end = before[-1] if before else (near, offset)
        if spaced and (match := _WORD.search(self.source, offset, high)):
            return self._within(sentence, *match.span())[0]
        return self._within(sentence, start, min(end, high))[1]


def _best_run(worth: Sequence[float], belongs: Sequence[bool]) -> Span | None:
    """The first and last index of the run with the highest sum, its ends belonging; None if bad."""
    best: tuple[float, int, int] | None = None
    total, begin = 0.0, 0
    for index, value in enumerate(worth):
        total += value
        if belongs[index] and (best is None or total > best[0]):
            best = (total, begin, index)
        if total <= 0:
            total, begin = 0.0, index + 1
    if best is None or best[0] <= 0:
        return None
    _, begin, finish = best
    while begin < finish and not belongs[begin]:
        begin += 1
    return begin, finish


def says(text: str, names: Sequence[str]) -> bool:
    """Whether ``text`` has one of ``names``, in the singular or plural.

    >>> says("Many volunteers came.", ["helper", "volunteer"]), says("来了很多人。", ["志愿者"])
    (True, False)
    """
    return any(_pattern(name).search(text) for name in names)


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    ends = r"(?:e?s|'s)?(?![A-Za-z0-9])" if name[-1].isascii() else ""
    starts = "(?<![A-Za-z0-9])" if name[0].isascii() else ""
    return re.compile(starts + re.escape(name) + ends, re.IGNORECASE)


def _weighs_nothing(text: str) -> bool:
    """Whether there are only articles, prepositions and particles in ``text``."""
    if _SLIGHT_HAN.fullmatch(text):
        return True
    return _FUNCTION.issuperset(word.casefold() for word in text.split()) and text.isascii()


def _is_beside(span: Span, near: Span) -> bool:
    """Whether a slight word is near the place and no part of what stands there already."""
    if near[0] <= span[0] and span[1] <= near[1] and span != near:
        return False
    return abs(span[0] - near[0]) <= _NEAR


def _stem(word: str) -> str:
    """A word without its ending, roughly: enough to know ``parks`` by ``park``."""
    word = word.casefold().removesuffix("'s").removesuffix("’s")
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
