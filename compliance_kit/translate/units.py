"""The sentences of a document as the pipeline works on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from compliance_kit.documents.interface import Document, Segment
from compliance_kit.text.script import HAN, detect_language
from compliance_kit.text.sentences import split_sentences
from compliance_kit.translate.inline import Lifted, lift
from compliance_kit.translate.protect import Masked
from compliance_kit.translate.report import Facts, Flag, Origin, Problem

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_HAN = re.compile(f"[{HAN}]")
# The number of a list item or heading: 1. 2、 3) （四） 五、
LIST_NUMBER = re.compile(
    rf"[(（]?(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})"
    rf"(?:[、．](?![0-9一二三四五六七八九十])|(?<=[一二三四五六七八九十])[、．](?=[0-9])"
    rf"|[)）][.、]?|\.(?=\s|[{HAN}]|\Z))\s*"
)
# What else stands before an item: bullets of a text, a dash before who said it.
_BULLET = re.compile(
    "(?:[\u2022\u25a0-\u25c9\u25cb-\u25ff\u2605\u2606\u203b\u25b6\u27a1\u27a4\u2460-\u2473]\\s*"
    "|[*+\u00b7](?=\\s)\\s+|(?:-{1,2}|[\u2013\u2014])\\s+|\u2014\u2014\\s*)(?=\\S)"
)
# 【体育】 and [Sports] before a line or around it: the brackets are no words.
_TAGGED = re.compile(r"[【\[［]([^【】\[\]［］]{1,30})[】\]］]")
# 评论(36): a count behind a name.
_COUNT = re.compile(r"(?<=\S)\s*[(（][0-9]{1,7}[)）]\Z")
_TITLE_PARTS = re.compile(r"_{1,2}|\s+[-–—]{1,2}\s+|—{2}")
# Lines of page furniture have several parts: 来源：新华社　编辑：周一帆 | 2026年3月28日
_PARTS = re.compile(
    rf"\s*[|｜丨│•]\s*|\s+[·/]\s+|\s*\u3000\s*|\s{{2,}}|(?<=\S)\s+(?=[{HAN}]{{2,8}}[：:])"
)
_ENDS = re.compile("[。！？!?；;]|[.](?=\\s|\\Z)")


@dataclass(frozen=True)
class Tagged:
    """A short stretch between two codes inside a sentence: ``text[start:end]`` of its unit.

    ``names`` are what it may be called in the target, ``name`` the one to write where an engine
    says none of them ("" when there is no sure one).
    """

    start: int
    end: int
    names: tuple[str, ...]
    name: str


@dataclass
class Unit:
    """One sentence: ``text`` is a stretch of its segment's atom text.

    ``target`` is an atom text too. ``span`` is its place in the segment's atom text.
    """

    text: str
    masked: Masked
    span: tuple[int, int]
    line: int
    target: str = ""
    origin: Origin = "engine"
    name: str = ""
    score: float | None = None
    flags: set[Flag] = field(default_factory=set)
    problems: tuple[Problem, ...] = ()
    repairs: tuple[tuple[str, str], ...] = ()
    facts: Facts = field(default_factory=Facts)
    pairs: tuple[tuple[int, int], ...] = ()
    tagged: list[Tagged] = field(default_factory=list)

    @property
    def source(self) -> str:
        """The sentence as a reader of the source sees it."""
        return self.masked.source_of(self.text)

    @property
    def result(self) -> str:
        """The translation as a reader of the target sees it."""
        return self.masked.target_of(self.target)


@dataclass
class Piece:
    """One segment on its way: ``units`` are its sentences, none where it stays as it is.

    ``hints`` are what a tagged stretch of its text may be called in the target.
    """

    segment: Segment
    lifted: Lifted
    units: list[Unit]
    hints: dict[str, tuple[str, ...]] = field(default_factory=dict)


def cut(segment: Segment, document: Document, source: str, keep: re.Pattern[str] | None) -> Piece:
    """Lift the codes out of ``segment`` and cut it into sentences; none without words to say."""
    lifted = lift(segment, document, keep)
    piece = Piece(segment, lifted, [])
    if has_words(lifted.text, source):
        piece.units = [
            Unit(lifted.text[start:end], lifted.masked, (start, end), segment.line)
            for start, end in _sentences(lifted, source, segment.kind)
        ]
    return piece


def has_words(text: str, language: str) -> bool:
    """Whether an atom text has anything to translate: a character of the source's script."""
    return (_LATIN if language == "en" else _HAN).search(text) is not None


def translatable(segment: Segment, document: Document, source: str) -> bool:
    """Whether the segment is in the source language (mixed text counts by its larger part)."""
    parts = []
    position = 0
    for code in segment.codes:
        parts.append(segment.source[position : code.start])
        position = code.end
    parts.append(segment.source[position:])
    found = detect_language(document.plain(" ".join(parts)))
    if found is None:
        return False
    return found == "en" if source == "en" else found != "en"


def marker_at(text: str) -> re.Match[str] | None:
    """The number or bullet that ``text`` begins with, with the space behind it."""
    return LIST_NUMBER.match(text) or _BULLET.match(text)


def is_marker(text: str) -> bool:
    """Whether ``text`` is nothing but a list item's number or bullet."""
    if LIST_NUMBER.fullmatch(text):
        return True
    bullet = _BULLET.match(text + " x")
    return bullet is not None and bullet.end() >= len(text)


def _sentences(lifted: Lifted, source: str, kind: str) -> Iterator[tuple[int, int]]:
    text = lifted.text
    cuts = {0, len(text), *lifted.breaks}
    number = marker_at(text)
    if number and number.end() < len(text):
        cuts.add(number.end())
    outside: set[int] = set()
    tagged = _TAGGED.match(text, number.end() if number else 0)
    if tagged and has_words(tagged[1], source):
        cuts.update((*tagged.span(), *tagged.span(1)))
        outside = {tagged.start(), tagged.end(1)}
    count = _COUNT.search(text)
    if count:
        cuts.add(count.start())
    parts = [_PARTS, *([_TITLE_PARTS] if kind in ("title", "meta") else [])]
    if not _ENDS.search(text):
        cuts.update(e for part in parts for match in part.finditer(text) for e in match.span())
    for low, high in pairwise(sorted(cuts)):
        if low in outside or any(part.fullmatch(text, low, high) for part in parts):
            continue
        for start, end in split_sentences(text[low:high], source):
            yield low + start, low + end
