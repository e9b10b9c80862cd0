"""The wordings of all rules and facts, found in one pass over a page's text.

An Aho-Corasick automaton holds every wording, so the cost of a page depends on its length and on
what is found, not on the number of rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ahocorasick

from compliance_kit.audit.walk import ZERO_WIDTH

Hits = dict[str, list[tuple[int, int]]]
"""List name -> the places ``(start, end)`` of its wordings, in text order."""


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
            self._automaton.add_word(key, (len(key), tuple(owners), left, right))
        self._empty = not names
        if names:
            self._automaton.make_automaton()

    def scan(self, lower: str) -> Hits:
        """Find all wordings in ``lower`` (lower case); invisible characters are skipped."""
        if self._empty:
            return {}
        if lower.isascii() or not any(character in lower for character in ZERO_WIDTH):
            return self._scan(lower)
        kept = [index for index, character in enumerate(lower) if character not in ZERO_WIDTH]
        visible = "".join([lower[index] for index in kept])
        return {
            name: [(kept[start], kept[end - 1] + 1) for start, end in places]
            for name, places in self._scan(visible).items()
        }

    def _scan(self, lower: str) -> Hits:
        hits: Hits = {}
        size = len(lower)
        for last, (length, owners, left, right) in self._automaton.iter(lower):
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
