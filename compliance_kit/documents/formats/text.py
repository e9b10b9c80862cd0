"""Plain text: a line is a segment; so are a paragraph wrapped over lines and a cell of a row.

In news text a line is a paragraph, unless the text was wrapped at a width: then the sentences of a
paragraph are read whole, and its translation is wrapped as it was. Columns parted by tabs or wide
gaps are segments of their own. Lines of white space and the space around a line's text stay as
they are, and so do the line ends.
"""

from __future__ import annotations

import re
from collections import Counter

from compliance_kit.documents.inline import codes_of, edges, pair, text_items, trim
from compliance_kit.documents.interface import ReadOptions, Segment
from compliance_kit.documents.skeleton import SkeletonDocument, Source
from compliance_kit.documents.text_lines import Block, blocks, wrapped

_LINE_END = re.compile(r"\r\n?|\n")
_DEFAULT = ReadOptions()


class TextDocument(SkeletonDocument):
    """A plain text as segments."""

    format = "text"
    extensions = (".txt", ".text")

    def __init__(self, data: bytes, options: ReadOptions = _DEFAULT) -> None:
        source = Source(data, options.encoding)
        text = source.text
        found: list[tuple[int, int, Segment]] = []
        self._wrapped: dict[str, Block] = {}
        line, counted = 1, 0
        for block in blocks(text):
            # Line ends are \n, \r\n or, in old files, \r alone.
            ends = Counter(text[counted : block.start])
            line += max(ends["\n"], ends["\r"])
            counted = block.start
            items = text_items(text, block.start, block.end)
            pair(items)
            first, last = trim(text, items, 0, len(items))
            if first == last:
                continue
            start, end = edges(text, items, first, last)
            codes = codes_of(items, first, last, start)
            path = f"line[{len(found) + 1}]"
            found.append((start, end, Segment(text[start:end], "text", line, path, codes)))
            if block.wrap:
                self._wrapped[path] = block
        super().__init__(source, found)

    def escape(self, text: str, segment: Segment) -> str:
        """Return ``text`` on one line."""
        return " ".join(text.split("\n")) if "\n" in text else text

    def _written(self, segment: Segment, target: str) -> str:
        block = self._wrapped.get(segment.path)
        if block is None or target == segment.source:
            return target
        end = _LINE_END.search(segment.source)
        return wrapped(target, block, end.group() if end else "\n")
