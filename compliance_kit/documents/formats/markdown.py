"""Markdown (CommonMark with GFM tables), front matter included, given back byte for byte.

markdown-it finds the blocks; the inline markup is read in place. Not translated: code, math,
link targets and definitions, and front matter but for the keys in ``ReadOptions.front_matter``.
HTML blocks are read as HTML is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from compliance_kit.documents.formats.html import in_quotes
from compliance_kit.documents.front_matter import (
    end_of_front_matter,
    escape_value,
    front_matter_values,
    written_value,
)
from compliance_kit.documents.html_segments import Segmenter
from compliance_kit.documents.inline import Item, codes_of, edges, pair, text_items, trim
from compliance_kit.documents.interface import Code, ReadOptions, Segment, SegmentKind
from compliance_kit.documents.markdown_inline import formula_at, read_inline
from compliance_kit.documents.skeleton import SkeletonDocument, Source, collapse, unescape

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_DEFAULT = ReadOptions()
_LINE_END = re.compile(r"\r\n?|\n")
_FOOTNOTE = re.compile(r"^( {0,3})(\[\^[^\]\s]{1,100}\]:)", re.MULTILINE)
_DEFINITION = re.compile(r"[ \t>]*:[ \t]+(?=\S)")
_CALLOUT = re.compile(r"[ \t]*>[ \t>]*\[![A-Za-z]{1,30}\]")
_DIRECTIVE = re.compile(r"[ \t>]*:::")
_CLOSING_HASHES = re.compile(r"[ \t]+#+\Z")
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")

# What must be escaped so that text stays text.
_ALWAYS = re.compile(
    r"[\\`]|\{(?=[:#.])|\*(?=\S)|(?<=\S)\*|~~|\$\$|<(?=[A-Za-z/!?])|(?<![^\W_])_|_(?![^\W_])"
)
_BRACKETS = re.compile(r"\](?=[(\[:])|\[(?=\[|\^)|!(?=\[)|\A\[(?=[ xX]\]|![A-Za-z])")
_LABEL = re.compile(r"\[(?=([^\[\]]{1,999})\])")
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]{1,32};)")
_BLOCK_START = re.compile(
    r"\A(?:#{1,6}(?=\s|\Z)|>|[-+*](?=\s|\Z)|=+\s*\Z|-{2,}\s*\Z|:::|:(?=\s)|\||\[\^)"
)
_BLOCK_NUMBER = re.compile(r"\A([0-9]{1,9})([.)])(?=\s|\Z)")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    # Blocks only: the inline markup is read in place, with positions.
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


class MarkdownDocument(SkeletonDocument):
    """A Markdown file as segments."""

    format = "markdown"
    extensions = (".md", ".markdown", ".mdown", ".mkd")

    def __init__(self, data: bytes, options: ReadOptions = _DEFAULT) -> None:
        source = Source(data, options.encoding)
        reader = _Reader(source.text, options)
        self._references = reader.references
        super().__init__(source, reader.found)

    def plain(self, text: str) -> str:
        """Return ``text`` with backslash escapes and character references resolved."""
        parts = _BACKSLASH.split(collapse(text))
        return "".join(part if number % 2 else unescape(part) for number, part in enumerate(parts))

    def escape(self, text: str, segment: Segment) -> str:
        """Return ``text`` with what would be markup at ``segment`` escaped."""
        if segment.path.startswith("---/"):
            return escape_value(text, segment.quote)
        if segment.path.startswith("html/"):
            return _escape_html(text, segment.quote)
        text = _ENTITY.sub("&amp;", " ".join(text.split()))
        text = _ALWAYS.sub(lambda match: "\\" + match.group(), text)
        text = _BRACKETS.sub(lambda match: "\\" + match.group(), text)
        text = _LABEL.sub(self._escaped_label, text)
        text = _escaped_formulas(text)
        if segment.kind == "attribute":
            return (
                text.replace("[", "\\[").replace("]", "\\]")
                if not segment.quote
                else (text.replace(segment.quote, "\\" + segment.quote))
            )
        if "/td" in segment.path or "/th" in segment.path:
            text = text.replace("|", "\\|")
        text = _BLOCK_NUMBER.sub(r"\1\\\2", text)
        return _BLOCK_START.sub(lambda match: "\\" + match.group(), text)

    def _escaped_label(self, match: re.Match[str]) -> str:
        label = " ".join(match.group(1).split()).upper()
        return ("\\" if label in self._references else "") + match.group()

    def _written(self, segment: Segment, target: str) -> str:
        if segment.quote != "none":
            return target
        if segment.path.startswith("---/"):
            return written_value(target) if target != segment.source else target
        return in_quotes(segment, target)


def _escaped_formulas(text: str) -> str:
    position = 0
    while (position := text.find("$", position)) >= 0:
        if formula_at(text, position):
            text = f"{text[:position]}\\{text[position:]}"
            position += 1
        position += 1
    return text


def _escape_html(text: str, quote: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;") if quote else text


class _Reader:
    """Finds the segments of a Markdown text."""

    def __init__(self, text: str, options: ReadOptions) -> None:
        self.text = text
        self.found: list[tuple[int, int, Segment]] = []
        self._counts: dict[str, int] = {}
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._ends = [*(match.start() for match in _LINE_END.finditer(text)), len(text)]
        body = end_of_front_matter(text)
        for value in front_matter_values(text, body, options.front_matter):
            kind: SegmentKind = "title" if value.key == "title" else "meta"
            items = text_items(text, value.start, value.end)
            self._add(items, kind, f"---/{value.key}", value.quote)
        # Front matter becomes empty lines, footnote marks become letters, all at their places.
        skipped = sum(1 for start in self._starts if start < body)
        masked = "\n" * skipped + _FOOTNOTE.sub(_mask, text[body:])
        environment: dict[str, object] = {}
        tokens = _parser().parse(masked.removeprefix("\ufeff"), environment)
        references = environment.get("references")
        self.references = frozenset(references) if isinstance(references, dict) else frozenset()
        self._read(tokens)

    # Blocks

    def _read(self, tokens: Sequence[Token]) -> None:
        path: list[str] = []
        counts: list[dict[str, int]] = [{}]
        row, cell_at = -1, 0
        for token in tokens:
            if token.nesting == 1:
                number = counts[-1].get(token.tag, 0) + 1
                counts[-1][token.tag] = number
                path.append(token.tag if number == 1 else f"{token.tag}[{number}]")
                counts.append({})
                if token.type == "tr_open" and token.map:
                    row, cell_at = token.map[0], self._starts[token.map[0]]
            elif token.nesting == -1:
                path.pop()
                counts.pop()
            elif token.type == "html_block" and token.map:
                self._html(*token.map)
            elif token.type == "inline":
                where = "/".join(path)
                if path and path[-1].startswith(("td", "th")) and row >= 0:
                    cell_at = self._cell(token.content, row, cell_at, where)
                elif token.map:
                    self._block(token, where)

    def _block(self, token: Token, path: str) -> None:
        """A paragraph or heading: its lines without what the containers write before them."""
        assert token.map is not None
        first, heading = token.map[0], path.rsplit("/", 1)[-1].startswith("h")
        lines: list[tuple[int, int]] = []
        for number, content in enumerate(token.content.split("\n"), first):
            place = self._place(number, content, heading)
            if place is None or _DIRECTIVE.match(self.text, self._starts[number]):
                # Tabs that were widened, or a fence of a container: the line stays as it is.
                self._paragraph(lines, path)
                lines = []
                continue
            line = self._starts[number], self._ends[number]
            mark = _FOOTNOTE.match(self.text, *line) or _DEFINITION.match(self.text, *line)
            if mark and mark.end() <= place[1]:
                self._paragraph(lines, path)
                lines = []
                place = (max(place[0], mark.end()), place[1])
            lines.append(place)
            if number == first and _CALLOUT.match(self.text, *line):
                self._paragraph(lines, path)  # its title ends with the line
                lines = []
        self._paragraph(lines, path)

    def _place(self, number: int, content: str, heading: bool) -> tuple[int, int] | None:
        start, end = self._starts[number], self._ends[number]
        line = self.text[start:end].rstrip(" \t")
        if heading:
            line = _CLOSING_HASHES.sub("", line).rstrip(" \t")
        wanted = content.strip(" \t").replace("\ufffd", "\0")
        masked = _FOOTNOTE.sub(_mask, line).replace("\ufffd", "\0")
        if not masked.endswith(wanted):
            return None
        place = start + len(line) - len(wanted)
        # Spaces at the end belong to the line of a paragraph: two of them are a hard break.
        return place, start + len(line) if heading else end

    def _paragraph(self, lines: list[tuple[int, int]], path: str) -> None:
        if not lines:
            return
        reading = read_inline(self.text, lines, self.references)
        pair(reading.items)
        self._add(reading.items, "text", path)
        for name, start, end, quote in reading.attributes:
            items = text_items(self.text, start, end)
            of_tag = name.startswith("<")
            where = f"html/{path}/{name[1:]}" if of_tag else f"{path}/@{name}"
            self._add(items, "attribute", where, quote)

    def _cell(self, content: str, row: int, position: int, path: str) -> int:
        """A table cell; returns where the next one is looked for."""
        end = self._ends[row]
        written = content.replace("|", "\\|")
        place = self.text.find(written, position, end) if content else -1
        if place >= 0:
            self._paragraph([(place, place + len(written))], path)
            position = place + len(written)
        bar = self.text.find("|", position, end)
        return end if bar < 0 else bar + 1

    def _html(self, first: int, last: int) -> None:
        start, end = self._starts[first], self._ends[min(last, len(self._ends)) - 1]
        for found in Segmenter(self.text[start:end]).found:
            segment = found.segment
            self._insert(
                found.start + start,
                found.end + start,
                segment.kind if segment.kind != "title" else "text",
                f"html/{segment.path}",
                segment.quote,
                segment.codes,
            )

    # Segments

    def _add(self, items: list[Item], kind: SegmentKind, path: str, quote: str = "") -> None:
        if not items:
            return
        first, last = trim(self.text, items, 0, len(items))
        if first == last:
            return
        start, end = edges(self.text, items, first, last)
        self._insert(start, end, kind, path, quote, codes_of(items, first, last, start))

    def _insert(
        self,
        start: int,
        end: int,
        kind: SegmentKind,
        path: str,
        quote: str,
        codes: tuple[Code, ...],
    ) -> None:
        number = self._counts.get(path, 0) + 1
        self._counts[path] = number
        path = path if number == 1 else f"{path}#{number}"
        line = bisect_right(self._starts, start)
        segment = Segment(self.text[start:end], kind, line, path, codes, quote)
        self.found.append((start, end, segment))


def _mask(match: re.Match[str]) -> str:
    return match.group(1) + "x" * len(match.group(2))
