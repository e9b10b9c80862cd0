"""From a place in a page's text to line and column in its source file.

The parser gives no offsets, so a place is looked up when a finding needs one: the text node's
content is searched in the source between the tags. Repeated text is told apart by counting: the
n-th node with a content is the n-th run of source text that reads the same.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from itertools import accumulate
from typing import Any

from compliance_kit.audit.walk import ZERO_WIDTH, Element

# One token that is not text. Every alternative ends at the end of the input too, so the pattern
# never fails after its first character and the scan stays linear.
TOKEN = re.compile(
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
_INVISIBLE = str.maketrans("", "", ZERO_WIDTH)
_MANY_RUNS = 8
_HEAD = 80  # characters that tell one script from another
_DISTINCT = 5
_MOST_MISSES = 50
_OWN_SKIPS = ("script", "style")
# How editors write the characters that they do not type.
_WRITTEN: tuple[dict[str, str], ...] = (
    {},
    {"&": "&amp;", "\xa0": "&nbsp;", "©": "&copy;"},
    {"©": "&copy;"},
    {"\xa0": "&nbsp;"},
)
_SKIP = re.compile("<!--|<script|<style")
_SKIPS = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))
_LONGEST_SKIP = 100_000


@dataclass
class _TagSearch:
    """A search for start tags: those found, the last ``<`` and the last place looked at."""

    found: list[int]
    start: int
    last: int


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
        self._alignment: list[int] = []
        self._named: dict[str, list[int]] = {}
        self._found: dict[int, int] = {}
        self._fixed: list[tuple[int, int]] = []  # (node, place) of those that were found, in order
        self._holding: dict[tuple[str, ...], tuple[list[int], list[int]]] = {}
        self._with: dict[tuple[str, ...], _TagSearch] = {}
        self._skips: dict[str, list[int]] | None = None
        self._known: list[tuple[int, int]] = [(0, 1)]

    def text_place(self, offset: int, text: str) -> tuple[int, int]:
        """Line and column (from 1) of ``text[offset]``, where ``text`` is the page text."""
        start = self._source_offset(offset, text)
        return (0, 0) if start < 0 else self._line_column(start)

    def text_span(self, start: int, end: int, text: str) -> tuple[int, int, int, int]:
        """Line and column of ``text[start:end]``, and those right behind it."""
        first = self._source_offset(start, text)
        if first < 0:
            return 0, 0, 0, 0
        line, column = self._line_column(first)
        if self._source.startswith(text[start:end], first):
            return line, column, *self._line_column(first + end - start)
        last = self._source_offset(end - 1, text)
        if last < first:
            return line, column, line, column
        end_line, end_column = self._line_column(last)
        return line, column, end_line, end_column + 1

    def _source_offset(self, offset: int, text: str) -> int:
        """Where ``text[offset]`` stands in the source; -1 when it cannot be found."""
        if not self._starts:
            return -1
        index = max(0, bisect_right(self._starts, offset) - 1)
        raw = self._raws[index]
        found = self._found.get(index)
        if found is None:
            found = -1 if self._alignment else self._own_run(index, raw)
            if found < 0:
                found = self._aligned()[index]
            self._found[index] = found
            if found >= 0:
                insort(self._fixed, (index, found))
        if found < 0:
            return -1
        if offset == self._starts[index] and not raw[0].isspace():
            return found
        # White space was collapsed: the n-th other character of the shown text is the n-th of raw.
        number = len("".join(text[self._starts[index] : offset].split()))
        return self._advance(found, number)

    def element_place(
        self, element: Element, order: Callable[[], int] = lambda: 0
    ) -> tuple[int, int]:
        """Line and column of an element's start tag.

        ``order`` tells how many that look alike stand before it; it is asked where there are some.
        """
        start = self._inline_start(element) if element.body and not element.attributes else -1
        want = [v for v in element.attributes.values() if v and v.isascii() and "&" not in v]
        if start < 0:
            start = self._tag_with(element.tag, want, order)
        if start >= 0:
            return self._line_column(start)
        self._tokenise()
        seen, indexes = self._tags_with(element.tag, want)
        if not indexes:
            return 0, 0
        best = indexes[min(bisect_left(seen, element.ordinal), len(indexes) - 1)]
        return self._line_column(self._offsets[2 * best + 1])

    def _inline_start(self, element: Element) -> int:
        """The tag of a script without attributes, found by its content; -1 when it is repeated."""
        source = self._source
        head = element.body[:_HEAD]
        start = source.find(head)
        if start < 0 or source.find(head, start + 1) >= 0:
            return -1
        return source.rfind("<", 0, start)

    def _tag_with(self, tag: str, want: list[str], order: Callable[[], int]) -> int:
        """Where the ``order``-th start tag with these attribute values stands; else -1."""
        value = max(want, key=len, default="")
        if len(value) < _DISTINCT:
            return -1
        # The search goes on where it stopped: a page may hold thousands of equal tags.
        key = (tag, *want)
        search = self._with.get(key)
        if search is None:
            search = self._with[key] = _TagSearch([], -1, -1)
        wanted = 0 if self._only(tag, want, value, search) else order()
        while len(search.found) <= wanted and search.last < len(self._source):
            self._next_tag(tag, want, value, search)
        return search.found[wanted] if len(search.found) > wanted else -1

    def _only(self, tag: str, want: list[str], value: str, search: _TagSearch) -> bool:
        """Whether the first such tag is the only one: its value stands nowhere behind it."""
        while not search.found and search.last < len(self._source):
            self._next_tag(tag, want, value, search)
        if len(search.found) == 1 and search.last < len(self._source):
            end = self._source.find(value, search.last + 1)
            if end < 0:
                search.last = len(self._source)
        return len(search.found) == 1 and search.last == len(self._source)

    def _next_tag(self, tag: str, want: list[str], value: str, search: _TagSearch) -> None:
        """Look at the next place of ``value``: it may be in a tag that is looked for."""
        source = self._source
        position = source.find(value, search.last + 1)
        if position < 0:
            search.last = len(source)
            return
        begin = source.rfind("<", max(search.last, 0), position)
        if begin >= 0:
            search.start = begin
        start = search.start
        search.last = position
        if (
            start >= 0
            and source[start + 1 : start + 1 + len(tag)].lower() == tag
            and not source[start + 1 + len(tag)].isalnum()
            and (not search.found or start != search.found[-1])
            and source.find(">", start, position) < 0
            and not self._is_skipped(start + 1 if tag not in _OWN_SKIPS else start)
            and _tag_has(source, start, want)
        ):
            search.found.append(start)

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

    def _tags_with(self, tag: str, want: list[str]) -> tuple[list[int], list[int]]:
        """The start tags of one name that hold these values: their numbers among all of that name,
        and their indexes."""
        key = (tag, *want)
        found = self._holding.get(key)
        if found is None:
            pairs = [
                (seen, index)
                for seen, index in enumerate(self._tags_named(tag))
                if all(value in self._tokens[index] for value in want)
            ]
            found = self._holding[key] = [p[0] for p in pairs], [p[1] for p in pairs]
        return found

    def source_place(self, offset: int) -> tuple[int, int]:
        """Line and column of a place in the source."""
        return self._line_column(offset)

    def _own_run(self, index: int, raw: str) -> int:
        """Where displayed node ``index`` stands, told by the runs between two tags that read so.

        Text that stands in the file once, or as often as it is displayed, needs no tokens; -1 for
        other text. Between nodes whose places are known there is less to search.
        """
        number = bisect_left(self._fixed, (index, 0))
        low, start = self._fixed[number - 1] if number else (-1, -1)
        high, end = self._fixed[number] if number < len(self._fixed) else (None, sys.maxsize)
        plain = raw.isascii() and "&" not in raw
        for references in _WRITTEN[:1] if plain else _WRITTEN:
            written = raw
            for character, reference in references.items():
                written = written.replace(character, reference)
            if references and written == raw:
                continue
            runs = self._runs_that_read(written, start + 1, end)
            if len(runs) == 1:
                return runs[0]
            if runs:
                nodes = self._raws[low + 1 : high]
                same = len(runs) == nodes.count(raw)
                return runs[nodes[: index - low - 1].count(raw)] if same else -1
        return -1

    def _runs_that_read(self, written: str, low: int, high: int) -> list[int]:
        source = self._source
        size = len(written)
        runs: list[int] = []
        start = source.find(written, low, high)
        while start >= 0 and len(runs) <= _MANY_RUNS:
            if (start == 0 or source[start - 1] == ">") and source[
                start + size : start + size + 1
            ] in ("<", ""):
                in_title = source.startswith(("<title", "<TITLE"), source.rfind("<", 0, start))
                if not in_title and not self._is_skipped(start):
                    runs.append(start)
            start = source.find(written, start + 1, high)
        return runs

    def _is_skipped(self, offset: int) -> bool:
        """Whether a place lies in a comment, a script or a style sheet."""
        marks = self._skips
        if marks is None:
            marks = self._skips = {"<!--": [], "<script": [], "<style": []}
            for match in _SKIP.finditer(self._source):
                marks[match.group()].append(match.start())
        for begin, end in _SKIPS:
            before = bisect_right(marks[begin], offset - len(begin))
            if before:
                start = marks[begin][before - 1]
                if start >= offset - _LONGEST_SKIP and self._source.find(end, start, offset) < 0:
                    return True
        return False

    def _line_column(self, offset: int) -> tuple[int, int]:
        # Lines are counted on from the nearest place before that is known already.
        index = bisect_right(self._known, (offset, sys.maxsize)) - 1
        place, line = self._known[index]
        line += self._source.count("\n", place, offset)
        if place != offset:
            self._known.insert(index + 1, (offset, line))
        return line, offset - self._source.rfind("\n", 0, offset)

    def _aligned(self) -> list[int]:
        """Where every displayed node stands in the source, by laying all nodes along the runs.

        Nodes and runs read the same in the same order, but a stray tag ends a run and not a node,
        and a template's text is in the runs only. -1 for a node that is not found.
        """
        if self._alignment:
            return self._alignment
        self._tokenise()
        runs = self._decoded_runs()
        joined = "".join(runs)
        ends = list(accumulate(map(len, runs)))
        shown = 0
        position = 0
        misses = 0
        current, counted, reached = -1, 0, 0
        for node in self._root.traverse(include_text=True):
            if node.tag != "-text":
                continue
            content = node.text_content or ""
            text = content.strip()
            if not text:
                continue
            start = joined.find(text, position) if misses < _MOST_MISSES else -1
            offset = -1
            if start < 0:
                misses += 1
            else:
                position = start + len(text)
                run = bisect_right(ends, start)
                if run != current:
                    current, counted = run, ends[run - 1] if run else 0
                    reached = self._offsets[2 * run]
                # A run may hold thousands of nodes: go on from where the last one was found.
                before = joined[counted:start]
                number = len("".join(before.translate(_INVISIBLE).split()))
                # A node of invisible characters only has no first letter: never beyond the run.
                offset = reached = self._advance(reached, number, self._offsets[2 * run + 1])
                counted = start
            if shown < len(self._raws) and self._raws[shown] == content:
                self._alignment.append(offset)
                shown += 1
        self._alignment += [-1] * (len(self._raws) - len(self._alignment))
        return self._alignment

    def _tokenise(self) -> None:
        if self._runs is None:
            parts = TOKEN.split(self._source)
            self._offsets = [0, *accumulate(map(len, parts))]
            self._runs = parts[0::2]
            self._tokens = parts[1::2]

    def _decoded_runs(self) -> list[str]:
        if not self._decoded:
            assert self._runs is not None
            self._decoded = [unescape(run) if "&" in run else run for run in self._runs]
        return self._decoded

    def _advance(self, offset: int, number: int, limit: int = sys.maxsize) -> int:
        """Go on from ``offset`` over ``number`` characters that are seen, to ``limit`` at most."""
        source = self._source
        size = min(len(source), limit)
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
                token = TOKEN.match(source, offset)
                if token:
                    offset = token.end()
                    continue
            if not character.isspace() and character not in _SKIPPED:
                if number <= 0:
                    break
                number -= len(character)
            offset += width
        return offset


def _tag_has(source: str, start: int, values: list[str]) -> bool:
    """Whether the tag at ``start`` holds all the attribute values."""
    token = TOKEN.match(source, start)
    return token is not None and all(value in token.group() for value in values)
