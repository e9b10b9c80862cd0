"""From a place in a page's text to line and column in its source file.

The parser gives no offsets, so a place is looked up when a finding needs one: the text node's
content is searched in the source between the tags. Repeated text is told apart by counting: the
n-th node with a content is the n-th run of source text that reads the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape
from itertools import accumulate
from typing import Any

from compliance_kit.audit.walk import ZERO_WIDTH, Element

# One token that is not text. Every alternative ends at the end of the input too, so the pattern
# never fails after its first character and the scan stays linear.
_TOKEN = re.compile(
    r"(<(?:"
    r"!--(?:-?>|(?:[^-]|-(?!-!?>))*(?:--!?>|\Z))"
    r"|(?:script|style|iframe|noembed|noframes|xmp|template)\b[^>]*(?:>|\Z)"
    r"(?:[^<]|<(?!/(?:script|style|iframe|noembed|noframes|xmp|template)\b))*"
    r"|/?[a-z][^>=]*(?:=\s*(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z))?[^>=]*)*(?:>|\Z)"
    r"|[!?/][^>]*(?:>|\Z)"
    r"))",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&#?[0-9A-Za-z]+;?")
_SKIPPED = frozenset(ZERO_WIDTH)


class Locator:
    """Finds places of one page. ``source`` has ``\\n`` line ends only."""

    def __init__(self, source: str, starts: list[int], raws: list[str], root: Any) -> None:
        self._source = source
        self._starts = starts
        self._raws = raws
        self._root = root
        self._runs: list[str] | None = None
        self._offsets: list[int] = []
        self._tokens: list[str] = []
        self._decoded: list[str] = []
        self._nodes: list[str] = []
        self._named: dict[str, list[int]] = {}

    def text_place(self, offset: int, text: str) -> tuple[int, int]:
        """Line and column (from 1) of ``text[offset]``, where ``text`` is the page text."""
        if not self._starts:
            return 0, 0
        index = max(0, bisect_right(self._starts, offset) - 1)
        raw = self._raws[index]
        start = self._only_run(raw)
        if start < 0:
            start = self._node_start(index, raw)
        if start < 0:
            return 0, 0
        # White space was collapsed: the n-th other character of the shown text is the n-th of raw.
        count = sum(not c.isspace() for c in text[self._starts[index] : offset])
        return self._line_column(self._advance(start, count))

    def element_place(self, element: Element) -> tuple[int, int]:
        """Line and column of an element's start tag."""
        want = [v for v in element.attributes.values() if v and v.isascii() and "&" not in v]
        if want:
            longest = max(want, key=len)
            found = self._source.find(longest) if len(longest) > 4 else -1
            if found >= 0 and self._source.find(longest, found + 1) < 0:
                start = self._source.rfind("<", 0, found)
                if self._source[start + 1 : start + 1 + len(element.tag)].lower() == element.tag:
                    return self._line_column(start)
        self._tokenise()
        best = -1
        for order, index in enumerate(self._tags_named(element.tag)):
            if all(value in self._tokens[index] for value in want):
                best = index
                if order >= element.ordinal:
                    break
        if best < 0:
            return 0, 0
        return self._line_column(self._offsets[2 * best + 1])

    def _tags_named(self, tag: str) -> list[int]:
        """The indexes of the start tags of one name, in document order."""
        found = self._named.get(tag)
        if found is None:
            name, size = f"<{tag}", len(tag) + 1
            found = self._named[tag] = [
                index
                for index, token in enumerate(self._tokens)
                if token[:size].lower() == name and not token[size : size + 1].isalnum()
            ]
        return found

    def source_place(self, offset: int) -> tuple[int, int]:
        """Line and column of a place in the source."""
        return self._line_column(offset)

    def _only_run(self, raw: str) -> int:
        """Where ``raw`` stands between two tags, when it stands in the file once; else -1.

        Most text does; only repeated text needs the tokens.
        """
        source = self._source
        start = source.find(raw)
        if start < 1 or source.find(raw, start + 1) >= 0:
            return -1
        if source[start - 1] != ">" or source[start + len(raw) : start + len(raw) + 1] != "<":
            return -1
        # In a comment it is another text that reads the same.
        return -1 if source.rfind("<!--", 0, start) > source.rfind("-->", 0, start) else start

    def _line_column(self, offset: int) -> tuple[int, int]:
        source = self._source
        return source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset)

    def _node_start(self, index: int, raw: str) -> int:
        """Where the source of a displayed text node starts; -1 when it cannot be found."""
        self._tokenise()
        assert self._runs is not None
        # How many nodes of the whole document read the same and come before this one.
        order = self._order(index)
        found = _nth(self._runs, raw, order)
        if found < 0:
            found = _nth(self._decoded_runs(), raw, order)
        if found >= 0:
            return self._offsets[2 * found]
        # A stray tag ended a run but not the node: compare beginnings.
        head = raw.strip()
        for number, run in enumerate(self._decoded_runs()):
            stripped = run.strip()
            if stripped and head.startswith(stripped) and len(stripped) * 2 > min(len(head), 8):
                return self._offsets[2 * number]
        return -1

    def _order(self, index: int) -> int:
        """How many text nodes equal to displayed node ``index`` stand before it."""
        raw = self._raws[index]
        if not self._nodes:
            self._nodes = [
                node.text_content or ""
                for node in self._root.traverse(include_text=True)
                if node.tag == "-text"
            ]
        if self._nodes.count(raw) == 1:
            return 0
        # Hidden twins may stand between the displayed ones: walk along both lists.
        position = -1
        for shown in self._raws[: index + 1]:
            try:
                position = self._nodes.index(shown, position + 1)
            except ValueError:
                return self._raws[:index].count(raw)
        return self._nodes[:position].count(raw)

    def _tokenise(self) -> None:
        if self._runs is None:
            parts = _TOKEN.split(self._source)
            self._offsets = [0, *accumulate(map(len, parts))]
            self._runs = parts[0::2]
            self._tokens = parts[1::2]

    def _decoded_runs(self) -> list[str]:
        if not self._decoded:
            assert self._runs is not None
            self._decoded = [unescape(run) if "&" in run else run for run in self._runs]
        return self._decoded

    def _advance(self, offset: int, count: int) -> int:
        """Go on from ``offset`` over ``count`` characters that are not white space."""
        source = self._source
        size = len(source)
        while offset < size:
            character = source[offset]
            width = 1
            if character == "&":
                reference = _REFERENCE.match(source, offset)
                if reference:
                    decoded = unescape(reference.group())
                    if decoded != reference.group():
                        character, width = decoded, reference.end() - offset
            elif character == "<":
                token = _TOKEN.match(source, offset)
                if token:
                    offset = token.end()
                    continue
            if not character.isspace() and character not in _SKIPPED:
                if count <= 0:
                    break
                count -= len(character)
            offset += width
        return offset


def _nth(runs: list[str], wanted: str, order: int) -> int:
    """Index of the ``order``-th run that equals ``wanted``; the last such one, or -1."""
    found = -1
    try:
        for _ in range(order + 1):
            found = runs.index(wanted, found + 1)
    except ValueError:
        pass
    return found
