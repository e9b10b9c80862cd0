"""The starter dictionary: what a word is called in the other language, and how often it was seen.

Learned from our own parallel text and written for words that it lacks (``training/dictionary.py``).
It serves the starter models only, which have seen the same text: a word that they saw a few times
at most is better given to them as a placeholder whose target is known, and where a tag stands
around a word its names tell where the tag belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from compliance_kit.paths import data_folder
from compliance_kit.text.script import HAN

_SELDOM = 15  # pairs of the training text: a small model does not know such a word well
_SURE = 0.5  # share of the first rendering that makes it the word to use
_LONGEST = {"zh": 8, "en": 4}  # characters, words
_RUN = re.compile(f"[{HAN}]+")
_WORD = re.compile(r"(?<![\w'’-])[A-Za-z][A-Za-z'’-]*(?![\w'’-])")
_BASES = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""))
_SHORTEST_BASE = 3


@dataclass(frozen=True)
class Entry:
    """One word: in how many training pairs it stands, and its renderings, likeliest first.

    Each rendering comes with its share of the pairs.
    """

    seen: int
    renderings: tuple[tuple[str, float], ...]

    @property
    def seldom(self) -> str:
        """The one rendering of a word that a small model hardly knows, "" for other words."""
        text, share = self.renderings[0]
        return text if self.seen <= _SELDOM and share >= _SURE else ""


class Dictionary:
    """The words of one source language, ``"zh"`` or ``"en"``."""

    def __init__(self, lines: Iterable[str], source: str) -> None:
        self._latin = source == "en"
        self._rows: dict[str, str] = {}
        for line in lines:
            word, _, row = line.partition("\t")
            if row:
                self._rows[word] = row
        self._longest = _LONGEST["en" if self._latin else "zh"]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def find(self, word: str) -> Entry | None:
        """Return the entry of ``word`` or, in English, of its base form."""
        row = self._rows.get(word) or (self._latin and self._based(word.lower())) or ""
        if not row:
            return None
        seen, *rest = row.rstrip("\n").split("\t")
        pairs = zip(rest[::2], map(float, rest[1::2]), strict=True)
        return Entry(int(seen), tuple(pairs))

    def _based(self, word: str) -> str:
        if word in self._rows:
            return self._rows[word]
        for ending, base in _BASES:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_BASE:
                row = self._rows.get(word[: -len(ending)] + base)
                if row:
                    return row
        return ""

    def words(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the places of the words in ``text`` that the dictionary has, in order.

        Chinese is cut into words by the longest that the dictionary has, from both ends: only where
        both ways agree is a word certain. An English word with a capital inside the sentence is a
        name, and looked up as it is written.
        """
        return self._english(text) if self._latin else self._chinese(text)

    def seldom(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield ``(start, end, rendering)`` for the words that a small model hardly knows."""
        for start, end in self.words(text):
            entry = self.find(text[start:end])
            if entry is not None and (rendering := entry.seldom):
                yield start, end, rendering

    def _english(self, text: str) -> Iterator[tuple[int, int]]:
        words = [match.span() for match in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            for many in range(min(self._longest, len(words) - at), 0, -1):
                start, end = words[at][0], words[at + many - 1][1]
                if self._is_word(text[start:end], first=not at):
                    yield start, end
                    break
            else:
                many = 1
            at += many

    def _is_word(self, phrase: str, *, first: bool) -> bool:
        """Whether it is there as it is written, or in small letters but for the sentence's own."""
        small = not any(character.isupper() for character in phrase[first:])
        return phrase in self._rows or (small and bool(self._based(phrase.lower())))

    def _chinese(self, text: str) -> Iterator[tuple[int, int]]:
        for run in _RUN.finditer(text):
            low, high = run.span()
            both = set(self._forward(text, low, high)) & set(self._backward(text, low, high))
            yield from sorted(span for span in both if span[1] - span[0] > 1)

    def _forward(self, text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
        while low < high:
            ends = range(min(high, low + self._longest), low + 1, -1)
            end = next((end for end in ends if text[low:end] in self._rows), low + 1)
            yield low, end
            low = end

    def _backward(self, text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
        while low < high:
            starts = range(max(low, high - self._longest), high - 1)
            start = next((start for start in starts if text[start:high] in self._rows), high - 1)
            yield start, high
            high = start


@lru_cache(maxsize=2)
def starter_dictionary(source: str) -> Dictionary:
    """Return the dictionary that ships with compliance-kit, empty where it is not there."""
    language = "en" if source == "en" else "zh"
    path = data_folder("starter") / f"words-{language}.tsv"
    try:
        with path.open(encoding="utf-8") as lines:
            return Dictionary(lines, language)
    except OSError:
        return Dictionary((), language)  # a checkout without it translates all the same
