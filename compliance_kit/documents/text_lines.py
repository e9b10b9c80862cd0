"""What the lines of a plain text are: paragraphs of their own, wrapped paragraphs, table rows.

A text that a program or an editor has wrapped breaks its sentences at a width; a translator needs
them whole. A line is taken for a wrapped one only where the first word of the next would not have
fitted behind it and the text shows it more than once.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

Span = tuple[int, int]

_LINE = re.compile("[^\r\n]+")
_BLANK_BETWEEN = re.compile(r"(?:\r\n?|\n)[ \t\u3000]*(?:\r\n?|\n)")
_INDENT = re.compile(r"[ \t\u3000]*")
# Columns are parted by tabs or wide gaps; two spaces follow the end of many an English sentence.
_GAP = re.compile(r"[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{3,}")
_GAPS_OF_ROWS = re.compile(r"[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{2,}")
_MARKER = re.compile(
    r"(?:[*+\-\u2013\u2014>|#\u2022\u00b7\u25a0-\u25ff\u2605\u2606\u203b\u27a4]"
    r"|[(（]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[.、．)）](?![0-9])|[【\[\u2460-\u2473])\s*"
)
_ENDS = re.compile(r"[.!?。！？…:：;；][\s”’」』）》】\"')\]]*\Z")
_LONGEST_WRAP = 100
_SHORTEST_WRAP = 50
_RAGGED = 8  # columns that an editor may leave free
_CLOSING = "，。、；：？！”’」』）》】〕…,.;:?!)]}%％"
_OPENING = "“‘「『（《【〔([{"


@dataclass(frozen=True)
class Line:
    """One line of the text: ``text[start:end]`` is what stands on it behind its indentation."""

    start: int
    end: int
    indent: str
    body: str
    row: bool
    follows: bool

    @property
    def width(self) -> int:
        """Columns up to the end of the line."""
        return columns(self.indent) + columns(self.body)

    @property
    def hang(self) -> int:
        """The column where a list item's text begins, 0 for a line that is no item."""
        marker = _MARKER.match(self.body)
        return columns(self.indent) + columns(marker.group()) if marker else 0


@dataclass(frozen=True)
class Block:
    """What makes one segment: ``text[start:end]``; ``wrap`` is the width that it was wrapped at.

    ``column`` is where its first line begins, ``indent`` what stands before the others (0 and
    "" for a block on one line, whose ``wrap`` is 0).
    """

    start: int
    end: int
    wrap: int = 0
    column: int = 0
    indent: str = ""


def columns(text: str) -> int:
    """Return how many columns a text takes: Chinese characters and marks take two.

    >>> columns("3月"), columns("May")
    (3, 3)
    """
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def blocks(text: str) -> Iterator[Block]:
    """Yield what the segments of a plain text are, in order: lines, cells, wrapped paragraphs."""
    lines = list(_lines(text))
    joined = _joins(lines)
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.row:
            position = line.start
            for gap in _GAPS_OF_ROWS.finditer(text, line.start, line.end):
                if gap.start() > position:
                    yield Block(position, gap.start())
                position = gap.end()
            yield Block(position, line.end)
            index += 1
            continue
        last = index
        while last in joined:
            last += 1
        if last == index:
            yield Block(line.start, line.end)
        else:
            width = max(each.width for each in lines[index : last + 1])
            yield Block(
                line.start, lines[last].end, width, columns(line.indent), lines[index + 1].indent
            )
        index = last + 1


def _lines(text: str) -> Iterator[Line]:
    before = 0
    for match in _LINE.finditer(text):
        indent = _INDENT.match(text, match.start(), match.end())
        assert indent is not None  # the pattern matches the empty text too
        body = text[indent.end() : match.end()].rstrip(" \t\u3000")
        if not body:
            continue
        end = indent.end() + len(body)
        blank = _BLANK_BETWEEN.search(text, before, indent.end()) is not None
        row = _GAP.search(body) is not None
        yield Line(indent.end(), end, indent.group(), body, row, not blank and before > 0)
        before = end


def _joins(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of lines whose sentence goes on in the next line."""
    widths = [line.width for line in lines if not line.row]
    width = max(widths, default=0)
    if not _SHORTEST_WRAP <= width <= _LONGEST_WRAP:
        return frozenset()
    found = _broken(lines, width, 0)
    if len(found) < 2 and not any(lines[index + 1].body[0].islower() for index in found):
        return frozenset()
    # Now that the text is known to be wrapped: not every editor fills its lines.
    return frozenset(_broken(lines, width, _RAGGED))


def _broken(lines: Sequence[Line], width: int, slack: int) -> list[int]:
    """The lines whose next one's first word would not have fitted, give or take ``slack``."""
    found: list[int] = []
    for index, (line, following) in enumerate(itertools.pairwise(lines)):
        if line.row or following.row or not following.follows:
            continue
        if _ENDS.search(line.body) or _MARKER.match(following.body):
            continue
        continues = bool(found) and found[-1] == index - 1
        depth = columns(following.indent)
        fits = depth == columns(line.indent) if continues else depth <= columns(line.indent)
        if not fits and depth != line.hang:
            continue
        if line.width + _first_word(following.body) + slack > width:
            found.append(index)
    return found


def _first_word(body: str) -> int:
    """Columns of what cannot be parted at the beginning of a line, with the space before it."""
    if columns(body[0]) == 2:
        length = 1
        while length < min(len(body), 4) and body[length] in _CLOSING:
            length += 1
        # A mark may hang over the edge of another line, which is then wider than the rest.
        return columns(body[:length]) + 2
    return columns(body.split(None, 1)[0][:40]) + 1


def wrapped(text: str, block: Block, end: str) -> str:
    """Return ``text`` on lines of the block's width, ``end`` and the indentation between them."""
    out: list[str] = []
    column, depth = block.column, columns(block.indent)
    for space, piece in _pieces(text):
        size = columns(piece)
        fresh = column == (depth if out else block.column)
        if not fresh and column + len(space) + size > block.wrap:
            out.append(end + block.indent)
            column, space = depth, ""
        out += [space, piece]
        column += len(space) + size
    return "".join(out)


# A word with the marks at its sides, or one Chinese character with them.
_PIECE = re.compile(
    rf"(\s*)([{re.escape(_OPENING)}]*(?:[\u3040-\u9fff\uf900-\ufaff]|[^\s\u3000-\u9fff\uff00-\uffef]+"
    rf"|\S)[{re.escape(_CLOSING)}]*)"
)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    for match in _PIECE.finditer(text):
        yield (" " if match.group(1) else ""), match.group(2)
