"""A small Chinese-English word list, to see which words of a text found their counterpart.

``lexicon.tsv`` is learned by ``training/lexicon.py`` from our own parallel text: a Chinese n-gram
with the English stems that translate it. On good translations of other news about two thirds of
the n-grams it knows find one of their stems, against one in nine by chance; a single word proves
nothing, a clause whose known words are all missing does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from compliance_kit.verify.words import placed_stems


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, tuple[str, ...]], int]:
    table: dict[str, tuple[str, ...]] = {}
    text = (Path(__file__).parent / "lexicon.tsv").read_text("utf-8")
    for line in text.splitlines():
        gram, _tab, words = line.partition("\t")
        table[gram] = tuple(words.split())
    return table, max(map(len, table))


@lru_cache(maxsize=1)
def _known_stems() -> frozenset[str]:
    table, _longest = _table()
    return frozenset(word for words in table.values() for word in words)


@dataclass(frozen=True, slots=True)
class Word:
    """A known word at ``start`` with the places in the other text that translate it."""

    start: int
    counterparts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """The known words of a Chinese and an English text, in order, joined where they translate."""

    chinese: Sequence[Word]
    english: Sequence[Word]


def build_bridge(chinese: str, english: str) -> Bridge:
    """Join the known words of two texts."""
    words = placed_stems(english)
    places: dict[str, list[int]] = {}
    for start, word in words:
        places.setdefault(word, []).append(start)
    back: dict[int, list[int]] = {}
    found: list[Word] = []
    scale = len(english) / max(1, len(chinese))
    for start, stems in _segment(chinese):
        counterparts = [
            place for word in stems for place in _near(places.get(word, ()), start * scale)
        ]
        for place in counterparts:
            back.setdefault(place, []).append(start)
        found.append(Word(start, tuple(counterparts)))
    known = _known_stems()
    theirs = [Word(start, tuple(back.get(start, ()))) for start, word in words if word in known]
    return Bridge(found, theirs)


def _near(places: Sequence[int], place: float) -> Sequence[int]:
    """The places of a word that stand nearest; a text says most words only a few times."""
    if len(places) <= _MOST:
        return places
    first = max(0, min(bisect_left(places, place) - _MOST // 2, len(places) - _MOST))
    return places[first : first + _MOST]


_MOST = 8


def _segment(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """(start, stems) of the known words, the longest at each place."""
    table, longest = _table()
    found: list[tuple[int, tuple[str, ...]]] = []
    at, end = 0, len(text)
    while at < end:
        if not "一" <= text[at] <= "鿿":
            at += 1
            continue
        for length in range(min(longest, end - at), 0, -1):
            stems = table.get(text[at : at + length])
            if stems is not None:
                found.append((at, stems))
                at += length
                break
        else:
            at += 1
    return found


def between(words: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    """The words that begin in ``start:end``."""
    first = bisect_left(words, start, key=_start)
    return words[first : bisect_left(words, end, key=_start)]


def _start(word: Word) -> int:
    return word.start
