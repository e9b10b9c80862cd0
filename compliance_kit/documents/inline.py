"""From a run of text and inline markup to a segment: which codes pair, what lies at the edges.

A run is a list of items without a gap between them. HTML and Markdown make runs; the rules here
are the same for both: codes that enclose the whole run, or stand at its edges, stay outside the
segment, and only what can be moved safely is called a pair.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from compliance_kit.documents.interface import Code


@dataclass(slots=True)
class Item:
    """``text[start:end]`` of a run: plain text or one code; ``partner`` is set by :func:`pair`."""

    kind: Literal["text", "open", "close", "empty"]
    start: int
    end: int
    name: str = ""
    words: bool = False
    partner: int = -1


TEMPLATE = "template"
"""The name of a code that stands for text (``{{ title }}``)."""

SAID = frozenset({TEMPLATE, "code", "kbd", "samp", "var", "link"})
"""Names of codes that a reader reads as part of the sentence: they are no markup at its edge."""

# White space as a reader sees it, however the file writes it.
SPACE = (
    r"(?:[\s\u00a0\u200b\u2060\ufeff]"
    r"|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#xA0|#12288|#x3000|#8194|#8195|#8201);?)"
)
_LEADING = re.compile(rf"{SPACE}+")
_TRAILING = re.compile(rf"{SPACE}\Z")
_LONGEST_SPACE = 8
_WORD = re.compile(r"[^\W_]")
_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,32};")
# What is not text wherever it stands: template expressions, and bytes that are no character.
_NOT_TEXT = re.compile(
    r"\{\{[^{}]{0,500}\}\}|\{%[^%]{0,500}%\}|\{#[^#]{0,500}#\}|<%[^%]{0,500}%>|<\?[^?]{0,500}\?>"
    "|[\udc00-\udcff]+"
)


def has_words(text: str) -> bool:
    """Whether there is a letter, digit or Chinese character in ``text`` (entities are not)."""
    return _WORD.search(_ENTITY.sub("", text) if "&" in text else text) is not None


def text_items(text: str, start: int, end: int) -> list[Item]:
    """Return ``text[start:end]`` as items: plain text, with template expressions as codes."""
    items: list[Item] = []
    position = start
    for match in _NOT_TEXT.finditer(text, start, end):
        if match.start() > position:
            items.append(_text_item(text, position, match.start()))
        name = "" if "\udc00" <= match.group()[0] <= "\udcff" else TEMPLATE
        items.append(Item("empty", match.start(), match.end(), name))
        position = match.end()
    if position < end:
        items.append(_text_item(text, position, end))
    return items


def _text_item(text: str, start: int, end: int) -> Item:
    return Item("text", start, end, "", has_words(text[start:end]))


def pair(items: Sequence[Item]) -> None:
    """Find for each opening code its closing one; pairs never cross.

    Codes without a partner become ``empty``: they stay where they are.
    """
    opened: list[int] = []
    waiting: dict[str, int] = {}
    for index, item in enumerate(items):
        if item.kind == "open":
            opened.append(index)
            waiting[item.name] = waiting.get(item.name, 0) + 1
        elif item.kind == "close" and waiting.get(item.name):
            while True:
                candidate = opened.pop()
                waiting[items[candidate].name] -= 1
                if items[candidate].name == item.name:
                    break
            items[candidate].partner, item.partner = index, candidate
    for item in items:
        if item.kind in ("open", "close") and item.partner < 0:
            item.kind = "empty"


def trim(text: str, items: Sequence[Item], first: int, last: int) -> tuple[int, int]:
    """Return the part of ``items[first:last]`` that is the segment, ``(0, 0)`` when none is.

    Left out at the edges are white space, codes with no text between them and the edge, and pairs
    that enclose all the rest. Template expressions and inline code stay: they stand for text.
    """
    offset = first
    filled = [0]
    worded = False
    for item in items[first:last]:
        filled.append(filled[-1] + (_is_text(item) and not _blank(text, item)))
        worded = worded or item.words
    if not worded:
        return 0, 0

    def empty(start: int, end: int) -> bool:
        return filled[end - offset] == filled[start - offset]

    while True:
        head, tail = items[first], items[last - 1]
        if empty(first, first + 1) and head.partner < 0:
            first += 1
        elif empty(last - 1, last) and tail.partner < 0:
            last -= 1
        elif head.kind == "open" and empty(first, head.partner + 1):
            first = head.partner + 1
        elif tail.kind == "close" and empty(tail.partner, last):
            last = tail.partner
        elif head.kind == "open" and head.partner == last - 1:
            first, last = first + 1, last - 1
        else:
            return first, last


def edges(text: str, items: Sequence[Item], first: int, last: int) -> tuple[int, int]:
    """Return where the text of the trimmed part ``items[first:last]`` starts and ends."""
    head, tail = items[first], items[last - 1]
    start, end = head.start, tail.end
    if head.kind == "text":
        match = _LEADING.match(text, start, head.end)
        start = match.end() if match else start
    if tail.kind == "text":
        least = max(tail.start, start)
        while end > least:
            match = _TRAILING.search(text[max(least, end - _LONGEST_SPACE) : end])
            if match is None:
                break
            end -= len(match.group())
    return start, end


def codes_of(items: Sequence[Item], first: int, last: int, start: int) -> tuple[Code, ...]:
    """Return the codes among ``items[first:last]``, offsets counted from ``start``."""
    codes: list[Code] = []
    numbers: dict[int, int] = {}
    for index in range(first, last):
        item = items[index]
        if item.kind == "open":
            numbers[index] = len(numbers)
        if item.kind != "text":
            number = numbers.get(index if item.kind == "open" else item.partner, -1)
            codes.append(Code(item.start - start, item.end - start, item.kind, number))
    return tuple(codes)


def _is_text(item: Item) -> bool:
    return item.kind == "text" or (item.kind == "empty" and item.name in SAID)


def _blank(text: str, item: Item) -> bool:
    if item.words or item.kind != "text":
        return False
    match = _LEADING.match(text, item.start, item.end)
    return match is not None and match.end() == item.end
