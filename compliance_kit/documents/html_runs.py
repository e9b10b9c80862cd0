"""How a run of inline content is cut into what a reader takes as one text each.

Pages write navigation, by-lines and lists of links as inline elements side by side; as one
sentence they make no sense. A paragraph cut by formatting is one text all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from compliance_kit.documents.inline import SPACE, Item, text_items, trim
from compliance_kit.text.words import word_set

PROSE = word_set("p h1 h2 h3 h4 h5 h6 blockquote figcaption caption summary legend dt button")
"""Blocks whose inline elements are parts of one text, links side by side excepted."""

_STYLING = word_set("span font b i em strong u s small big mark cite q time")
_GLUED = word_set("sub sup rt rp ruby rb wbr")
_GAP = re.compile(
    rf"(?:{SPACE}|&(?:gt|lt|raquo|laquo|middot|bull|rsaquo);?|[|｜/\\·•‧∙>»›<«‹—–~_-])*"
)
BAR = "bar"
"""The name of a text that only parts two others."""

_BAR = re.compile("[|｜]+")
_ARROW = re.compile(rf"{SPACE}*(?:&(?:gt|raquo|rsaquo);|[>»›→])+{SPACE}*")
_ONLY_BARS = re.compile(rf"(?:{SPACE}|&(?:gt|raquo|rsaquo|middot|bull);|[|｜/>»›·•])+")
_ENDS_LINE = re.compile(r"[。！？!?…；;：:”.]\s*\Z")
_INDENT = re.compile(r"\s*(?:[\u3000\u00a0]|&(?:nbsp|emsp|ensp|#12288|#160);?)")
_RUNNING = re.compile(r"[，。；]|[,.] ")
_DEEPEST = 8


def lines(text: str, run: list[Item]) -> Iterator[list[Item]]:
    """Cut a run where a ``br`` ends a paragraph: two of them, or after the end of a sentence."""
    run = _with_bars(text, run)
    start = 0
    breaks = [index for index, item in enumerate(run) if item.name == "br"]
    if not breaks:
        yield run
        return
    for position, index in enumerate(breaks):
        following = breaks[position + 1] if position + 1 < len(breaks) else len(run)
        before = next((i for i in range(index - 1, start - 1, -1) if run[i].kind == "text"), None)
        after = next((i for i in range(index + 1, following) if run[i].kind == "text"), None)
        double = following < len(run) and not any(item.words for item in run[index:following])
        ended = before is not None and _ENDS_LINE.search(_tail(text, run[before]))
        indented = after is not None and _INDENT.match(text, run[after].start, run[after].end)
        if double or ended or indented:
            yield run[start:index]
            # The break itself and what it repeats belong to no text.
            start = index + 1
    yield run[start:]


def _with_bars(text: str, run: list[Item]) -> list[Item]:
    """The run with bars, and the arrows of a trail of links, as items of their own."""
    items: list[Item] = []
    for item in run:
        if item.kind != "text":
            items.append(item)
            continue
        position = item.start
        arrow = _ARROW.match(text, position, item.end) if items and items[-1].name == "a" else None
        if arrow:
            items.append(Item("text", position, arrow.end(), BAR))
            position = arrow.end()
        for match in _BAR.finditer(text, position, item.end):
            items += text_items(text, position, match.start())
            items.append(Item("text", match.start(), match.end(), BAR))
            position = match.end()
        if position == item.start:
            items.append(item)
        else:
            items += text_items(text, position, item.end)
    return items


def has_bar(text: str, item: Item) -> bool:
    """Whether a text has a bar in it."""
    return _BAR.search(text, item.start, item.end) is not None


def _tail(text: str, item: Item) -> str:
    return text[max(item.start, item.end - 40) : item.end].rstrip()


def parts(text: str, items: Sequence[Item], container: str) -> list[tuple[int, int]]:
    """Return the ranges of ``items`` (already paired) that are one text each."""
    done: list[tuple[int, int]] = []
    waiting = [(0, len(items), 0)]
    while waiting:
        first, last, depth = waiting.pop()
        first, last = trim(text, items, first, last)
        if first == last:
            continue
        cuts = _cuts(text, items, first, last, container) if depth < _DEEPEST else []
        if not cuts:
            done.append((first, last))
            continue
        borders = [first, *cuts, last]
        waiting.extend((start, end, depth + 1) for start, end in pairwise(borders) if start < end)
    done.sort()
    return done


def _units(items: Sequence[Item], first: int, last: int) -> list[tuple[int, int]]:
    """The top level of a range: elements with all in them, texts and single codes."""
    units: list[tuple[int, int]] = []
    index = first
    while index < last:
        end = items[index].partner + 1 if items[index].kind == "open" else index + 1
        units.append((index, end))
        index = end
    return units


def _cuts(text: str, items: Sequence[Item], first: int, last: int, container: str) -> list[int]:
    """Where a range falls apart; a gap of separators becomes a part of its own, without words."""
    opened = sum(item.kind == "open" for item in items[first:last])
    if not opened and not any(item.name == BAR for item in items[first:last]):
        return []
    units = _units(items, first, last)
    elements: list[int] = []  # units that are elements with words
    bare: list[int] = []  # units of bare text with words
    for number, (start, end) in enumerate(units):
        if any(item.words for item in items[start:end]):
            (elements if items[start].kind == "open" else bare).append(number)
    cuts: set[int] = set()
    names = [items[units[number][0]].name for number in elements]
    for left, right in pairwise(elements):
        if items[units[left][0]].name != "a" or items[units[right][0]].name != "a":
            continue
        if all(_is_gap(text, items[start]) for start, _end in units[left + 1 : right]):
            cuts |= {units[left][1], units[right][0]}
    apart = (
        len(elements) > 1
        and container not in PROSE
        and not _GLUED.intersection(names)
        and all(not _lettered(text, items[units[number][0]]) for number in bare)
        and not (_STYLING.issuperset(names) and _reads_on(text, items, first, last))
    )
    if apart:
        for number in (*elements, *bare):
            cuts |= set(units[number])
    for start, end in units:
        if items[start].name == BAR or _is_bar(text, items[start:end]):
            cuts |= {start, end}
    return sorted(cuts - {first, last})


def _is_gap(text: str, item: Item) -> bool:
    if item.kind == "text":
        match = _GAP.match(text, item.start, item.end)
        return match is not None and match.end() == item.end
    return item.kind == "empty" and item.name not in ("template", "img")


def _is_bar(text: str, element: Sequence[Item]) -> bool:
    """Whether an element is only a bar: ``<span>|</span>``."""
    texts = [item for item in element if item.kind == "text"]
    return (
        bool(texts)
        and len(element) > 1
        and all(
            (match := _ONLY_BARS.match(text, item.start, item.end)) and match.end() == item.end
            for item in texts
        )
        and any(text[item.start : item.end].strip() for item in texts)
    )


def _lettered(text: str, item: Item) -> bool:
    return any(character.isalpha() for character in text[item.start : item.end])


def _reads_on(text: str, items: Sequence[Item], first: int, last: int) -> bool:
    """Whether a range has the punctuation of running text."""
    return any(
        item.kind == "text" and _RUNNING.search(text, item.start, item.end)
        for item in items[first:last]
    )
