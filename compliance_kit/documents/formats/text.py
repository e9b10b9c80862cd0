"""Plain text: every line is a segment.

In news text a line is a paragraph; lines of white space and the space around a line's text stay
as they are, and so do the line ends.
"""

from __future__ import annotations

import re
from collections import Counter

from compliance_kit.documents.inline import codes_of, edges, pair, text_items, trim
from compliance_kit.documents.interface import ReadOptions, Segment
from compliance_kit.documents.skeleton import SkeletonDocument, Source

_LINE = re.compile("[^\r\n]+")
_DEFAULT = ReadOptions()


class TextDocument(SkeletonDocument):
    """A plain text as segments."""

    format = "text"
    extensions = (".txt", ".text")

    def __init__(self, data: bytes, options: ReadOptions = _DEFAULT) -> None:
        source = Source(data, options.encoding)
        text = source.text
        found: list[tuple[int, int, Segment]] = []
        line, counted = 1, 0
        for match in _LINE.finditer(text):
            # Line ends are \n, \r\n or, in old files, \r alone.
            ends = Counter(text[counted : match.start()])
            line += max(ends["\n"], ends["\r"])
            counted = match.end()
            items = text_items(text, match.start(), match.end())
            pair(items)
            first, last = trim(text, items, 0, len(items))
            if first == last:
                continue
            start, end = edges(text, items, first, last)
            codes = codes_of(items, first, last, start)
            path = f"line[{len(found) + 1}]"
            found.append((start, end, Segment(text[start:end], "text", line, path, codes)))
        super().__init__(source, found)

    def escape(self, text: str, segment: Segment) -> str:
        """Return ``text`` on one line."""
        return " ".join(text.split("\n")) if "\n" in text else text
