"""The wordings of all rules and facts, found in one pass over a page's text.

An Aho-Corasick automaton holds every wording, so the cost of a page depends on its length and on
what is found, not on the number of rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

import ahocorasick

from compliance_kit.audit.walk import ZERO_WIDTH

Hits = dict[str, list[tuple[int, int]]]
"""List name -> the places ``(start, end)`` of its wordings, in text order."""


_INVISIBLE = re.compile(f"[{ZERO_WIDTH}]")
# No page for readers repeats one kind of wording more often; work on hits stays bounded.
_MOST_HITS = 1_000


class Scanner:
    """Finds the wordings of several named lists at once.

    A wording that begins or ends with a Latin letter or digit is found as a whole word only.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        names: dict[str, list[str]] = {}
        for name, wordings in lists.items():
            for wording in wordings:
                key = " ".join(wording.lower().split())
                if key and name not in names.setdefault(key, []):
                    names[key].append(name)
        self._automaton = ahocorasick.Automaton()
        for key, owners in names.items():
            left, right = _is_word(key[0]), _is_word(key[-1])
            # The automaton looks through the letters that may follow one by one: bytes of UTF-8
            # are few where Chinese characters would be hundreds.
            self._automaton.add_word(_as_bytes(key), (len(key), tuple(owners), left, right))
        self._empty = not names
        if names:
            self._automaton.make_automaton()

    def scan(self, lower: str) -> Hits:
        """Find all wordings in ``lower`` (lower case); invisible characters are skipped."""
        if self._empty:
            return {}
        if lower.isascii() or not any(character in lower for character in ZERO_WIDTH):
            return self._scan(lower)
        gone = [match.start() for match in _INVISIBLE.finditer(lower)]
        # Before how many visible characters each invisible one stands.
        shown = [place - number for number, place in enumerate(gone)]
        return {
            name: [
                (start + bisect_right(shown, start), end + bisect_right(shown, end - 1))
                for start, end in places
            ]
            for name, places in self._scan(_INVISIBLE.sub("", lower)).items()
        }

    def _scan(self, lower: str) -> Hits:
        hits: Hits = {}
        size = len(lower)
        ascii_only = lower.isascii()
        encoded = lower.encode("utf-8", "surrogatepass")
        data = lower if ascii_only else encoded.decode("latin-1")
        counted = 0  # bytes, and the characters that they are
        characters = 0
        for last, (length, owners, left, right) in self._automaton.iter(data):
            if not ascii_only:
                characters += len(encoded[counted : last + 1].decode("utf-8", "surrogatepass"))
                counted = last + 1
                last = characters - 1
            start = last - length + 1
            if left and start and _is_word(lower[start - 1]):
                continue
            end = last + 1
            if right and end < size and _is_word(lower[end]):
                continue
            for name in owners:
                places = hits.get(name)
                if places is None:
                    hits[name] = [(start, end)]
                elif len(places) < _MOST_HITS:
                    places.append((start, end))
        return hits


def _as_bytes(text: str) -> str:
    """The bytes of the text in UTF-8, one character each."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


def _is_word(character: str) -> bool:
    """Whether the character is a Latin letter or digit; Chinese needs no word boundary."""
    return character.isalnum() and character < "\u0250"


def longest(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop the places that lie inside another one.

    >>> longest([(0, 2), (0, 4), (6, 8)])
    [(0, 4), (6, 8)]
    """
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept
