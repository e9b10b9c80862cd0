"""What the grammar, the termbase and the tables know is taken off a small model's shoulders.

Numbers, dates and amounts, names of places and institutions, and personal names become atoms with
their target already written. Only engines that know placeholders for them are given such a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from compliance_kit.localize.style import Style
from compliance_kit.text.script import HAN
from compliance_kit.text.values import DateTime, Expression
from compliance_kit.translate.inline import apply_edits
from compliance_kit.translate.protect import ATOM, Atom, Masked

# Kinds of expression to the placeholder that fits them; the others stay text for the model.
# What has its unit with it stands as an amount of money does.
_SLOTS = {
    "number": "n",
    "money": "m",
    "measure": "m",
    "duration": "m",
    "age": "m",
    "percent": "r",
    "percentage-point": "r",
    "fraction": "r",
    "multiple": "r",
    "time": "c",
}
_DIGIT = re.compile(r"\d")
_SMALL = 10
# © 2026 is a year, whatever the grammar can be sure of; it takes no comma.
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_FIGURE = re.compile(r"(?<![\d.,])(?:[0-9]|10)(?![\d.,%])")
_SPELT = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_SHORTEST_TERM = {"zh": 2, "en": 4}


def mask_expressions(
    text: str,
    masked: Masked,
    source: str,
    locale: str,
    style: Style,
    room: Mapping[str, int],
    *,
    words: bool = False,
) -> str:
    """Return an atom text with its numbers, dates and amounts as atoms, written for ``locale``.

    ``room`` says how many placeholders of each kind the engine has. What cannot be written with
    certainty stays text, and so do small numbers in words (三名, two) unless ``words`` is set: they
    read better as the model writes them.
    """
    from compliance_kit.localize import write_expression
    from compliance_kit.text.expressions import find_expressions

    left = dict(room)
    edits: list[tuple[int, int, str]] = []
    language = "en" if source == "en" else "zh"
    for expression in find_expressions(text, language):
        slot = slot_of(expression.kind, expression.inner, expression.value)
        small = _in_words(expression)
        if small and not words:
            continue
        if not left.get(slot) or ATOM.search(expression.text) or masked.full:
            continue
        written = write_expression(expression, locale, style, source_language=language)
        if isinstance(expression.value, DateTime) and locale.startswith("en"):
            written = _day_and_time(expression, locale, style)
        if _YEAR.fullmatch(expression.text) and not expression.noun:
            written = expression.text
        if written is None:
            continue
        if small and locale.startswith("en"):
            written = _FIGURE.sub(lambda match: _SPELT[int(match.group())], written)
        left[slot] -= 1
        atom = Atom("slot", expression.text, written, slot)
        edits.append((expression.start, expression.end, masked.add(atom)))
    return apply_edits(text, edits)[0]


def _day_and_time(expression: Expression, locale: str, style: Style) -> str | None:
    """``March 5 at 9 a.m.``: the day first, because the model writes "on" before it."""
    from compliance_kit.localize import write_expression

    value = expression.value
    assert isinstance(value, DateTime)
    day = replace(expression, kind="date", value=value.date)
    hour = replace(expression, kind="time", value=value.time)
    parts = [write_expression(part, locale, style, source_language="zh") for part in (day, hour)]
    return " at ".join(part for part in parts if part) if all(parts) else None


def _in_words(expression: Expression) -> bool:
    """Whether it is a small number without a figure."""
    value = getattr(expression.value, "amount", expression.value)
    return isinstance(value, Decimal) and value <= _SMALL and not _DIGIT.search(expression.text)


def slot_of(kind: str, inner: str | None, value: object) -> str:
    """Return the placeholder letter for an expression, "" for one that stays text."""
    if kind == "range" and inner is not None:
        kind = inner
    if kind == "datetime":
        return "d"
    if kind == "date-range":
        kind, value = "date", getattr(value, "end", value)
    if kind == "date":
        day = getattr(value, "day", None) is not None or getattr(value, "weekday", None) is not None
        return "d" if day else "y"
    return _SLOTS.get(kind, "")


class Finder(Protocol):
    """Anything that knows what stretches of a text are called in the target."""

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield ``(start, end, translation)`` in order, none overlapping another."""
        ...


class Stretches:
    """Known stretches of one text, each with its translation; the first of two that overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int, str]]) -> None:
        self._stretches = sorted(stretches)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield those without an atom of ``text``, the text itself or one of the same length."""
        position = 0
        for start, end, written in self._stretches:
            if start >= position and not ATOM.search(text, start, end):
                yield start, end, written
                position = end


class Terms:
    """A termbase (Chinese to English) for text in ``source``; the longest term at a place wins.

    English terms are found as whole words, as they are written.
    """

    def __init__(self, terms: Mapping[str, str], source: str) -> None:
        import ahocorasick

        self._latin = source == "en"
        self._automaton = ahocorasick.Automaton()
        for zh, en in terms.items():
            term, translation = (en, zh) if self._latin else (zh, en)
            if len(term) >= _SHORTEST_TERM["en" if self._latin else "zh"] and translation:
                self._automaton.add_word(term, (len(term), translation))
        if len(self._automaton):
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield ``(start, end, translation)`` in order, none overlapping another."""
        if not len(self._automaton):
            return
        found = []
        for last, (length, translation) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if _whole_word(text, start, end) if self._latin else not _STUDENTS.match(text, end - 2):
                found.append((start, -length, end, translation))
        position = 0
        for start, _, end, translation in sorted(found):
            if start >= position:
                yield start, end, translation
                position = end


# 厦门大学生 are students, 重庆大学城 is a part of the city.
_STUDENTS = re.compile("大学(?:生(?![命物])|城)")


def _whole_word(text: str, start: int, end: int) -> bool:
    return not (_LATIN.match(text[start - 1 : start]) or _LATIN.match(text[end : end + 1]))


_LATIN = re.compile(rf"[^\W_{HAN}]|-")


def unsaid(terms: Terms, text: str, target: str) -> Iterator[tuple[str, str]]:
    """Yield the terms of ``text`` with their translations that ``target`` does not have."""
    said = target.casefold()
    for start, end, wanted in terms.find(text):
        if wanted.casefold() not in said:
            yield text[start:end], wanted


def mask_names(
    text: str, masked: Masked, source: str, termbases: Sequence[Finder], room: int
) -> str:
    """Return an atom text with terms and names as atoms, at most ``room`` of them.

    Where two termbases know a stretch, the earlier one decides.
    """
    from compliance_kit.translate.names import find_honoured, find_honoured_english

    found: list[tuple[int, int, str]] = []
    finders = [terms.find for terms in termbases]
    if source == "en":
        finders.append(find_honoured_english)
    else:
        finders += [find_honoured, _titled, find_latin]
    for find in finders:
        # A list first: what one finder finds does not overlap, so it need not be compared.
        found += [
            (start, end, written)
            for start, end, written in find(text)
            if all(end <= begin or start >= finish for begin, finish, _ in found)
        ]
    edits = []
    for start, end, written in sorted(found)[: max(room, 0)]:
        if masked.full:
            break
        atom = Atom("slot", text[start:end], written, "p")
        edits.append((start, end, masked.add(atom)))
    return apply_edits(text, edits)[0]


def _titled(text: str) -> Iterator[tuple[int, int, str]]:
    """Personal names behind a title."""
    from compliance_kit.translate.names import find_names, romanize_name

    for start, end in find_names(text):
        written = romanize_name(text[start:end])
        if written is not None:
            yield start, end, written


_LATIN_WORD = r"[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f.&'’+-]*"
_LATIN_NAME = re.compile(
    rf"(?<![A-Za-z0-9]){_LATIN_WORD}"
    r"(?:[ ·](?:(?:of|the|a|and|in|for|de|da|la|van|von) ){0,3}"
    r"(?=[A-Z\u00c0-\u00de])[A-Za-z0-9\u00c0-\u024f.&'’+-]+)*"
    # iPhone 16, but not COVID-19 5例; what counts things stands behind a number.
    r"(?:(?<![0-9]) [0-9]{1,3}"
    r"(?![0-9.,%:A-Za-z]|\s?[万亿千百年月日时点元个台部款名人次号度米公例家种条%％]))?"
    r"(?: (?:Pro|Max|Plus|Ultra|Mini)(?![A-Za-z0-9])){0,2}"
)


def find_latin(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the Latin names in Chinese text: mixed-case words, and capitals with figures.

    Acronyms in capitals (GDP) and words in small letters (km) are left to the model.

    >>> [name for *_, name in find_latin("OpenAI的Sam Altman用iPhone 16测H2O，GDP增长5 km")]
    ['OpenAI', 'Sam Altman', 'iPhone 16', 'H2O']
    """
    for match in _LATIN_NAME.finditer(text):
        name = match.group().rstrip(".'’-")
        letters = [c for c in name if c.isalpha()]
        upper = sum(c.isupper() for c in letters)
        if upper and (upper < len(letters) or any(c.isdigit() for c in name)):
            yield match.start(), match.start() + len(name), name


@lru_cache(maxsize=4)
def shipped_terms(source: str) -> Terms:
    """Return the termbase that ships with compliance-kit, for text in ``source``."""
    from compliance_kit.translate.memory import starter_terms

    return Terms(starter_terms(), source)
