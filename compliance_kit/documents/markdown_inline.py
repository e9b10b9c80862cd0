"""The inline markup of Markdown, with positions: what is text and what is code.

Follows CommonMark 0.31 and GFM where it decides that: code spans before all, then tags, links and
images by their brackets, then emphasis. Flanking is judged without looking at punctuation, since
authors write ``**粗体：**后文`` and mean bold. Linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from compliance_kit.documents.html_names import PROTECTED, VOID
from compliance_kit.documents.inline import Item, text_items

_SPECIAL = re.compile(
    r"\\[!-/:-@\[-`{-~]|\\?\n[ \t]*|[ ]{2,}\n[ \t]*|`+|<|!?\[|\]|\*+|_+|~~|\$\$?"
    r"|\{[:#.][^{}\n]{1,200}\}"
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*(?<!/)(/?)>")
_AUTOLINK = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]{1,64}@[^\s<>@]{1,255})>"
)
_DESTINATION = re.compile(
    r"\([ \t\n]*(?:<[^<>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?:[ \t\n]+(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\)))?[ \t\n]*\)",
    re.DOTALL,
)
_REFERENCE = re.compile(r"\[([^\[\]]{0,999})\]")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\]")
_WIKI_LINK = re.compile(r"\[\[[^\[\]\n]{1,300}\]\]")
# What stands at the beginning of a list item or a quotation: [ ] to do, [!NOTE].
_MARKER = re.compile(r"\[[ xX]\][ \t]+|\[![A-Za-z]{1,30}\][-+]?(?=\s|\Z)")
_SHOWN = re.compile(r"\s(alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)

# $x$ by Pandoc's rule for the spaces around; whether it is a formula, its content tells.
_MATH = re.compile(r"(?<![\\A-Za-z0-9$])\$(?=[^\s$])([^$\n]{1,300})(?<=[^\s\\])\$(?![A-Za-z0-9$])")
_FORMULA = re.compile(r"[\\^_{}=]|\A-?[A-Za-z](?:\([A-Za-z]\))?\Z")
_BACKQUOTES = re.compile("`+")


@dataclass
class Reading:
    """What a stretch of Markdown holds: its items, and the texts inside codes that people read."""

    items: list[Item] = field(default_factory=list)
    attributes: list[tuple[str, int, int, str]] = field(default_factory=list)
    """``(name, start, end, quote)`` of image descriptions and link titles."""


@dataclass(slots=True)
class _Code:
    """A code found: ``[start, end)``; codes that pair have the same ``name``."""

    start: int
    end: int
    kind: Literal["open", "close", "empty"]
    name: str = ""


@dataclass(slots=True)
class _Run:
    """A run of ``*``, ``_`` or ``~~``: what is left of it to pair."""

    mark: str
    start: int
    end: int
    opens: bool
    closes: bool


class _Scanner:
    def __init__(self, text: str, references: Collection[str]) -> None:
        self.text = text
        self.references = references
        self.codes: list[_Code] = []
        self.attributes: list[tuple[str, int, int, str]] = []
        self._brackets: list[tuple[int, str]] = []
        self._runs: dict[str, list[_Run]] = {"*": [], "_": [], "~": []}
        self._inactive = 0  # brackets below this one open no link any more
        self._links = 0
        self._pairs = 0
        self._missing_ends: set[str] = set()
        self._quote_runs: dict[int, list[int]] = {}
        for match in _BACKQUOTES.finditer(text):
            self._quote_runs.setdefault(len(match.group()), []).append(match.start())

    def scan(self) -> None:
        position = 0
        marker = _MARKER.match(self.text)
        if marker:
            self.codes.append(_Code(0, marker.end(), "empty"))
            position = marker.end()
        while match := _SPECIAL.search(self.text, position):
            position = self._one(match)

    def _one(self, match: re.Match[str]) -> int:
        """Handle one special piece; return where to go on."""
        found, start, end = match.group(), match.start(), match.end()
        first = found[0]
        if first in "\\ " or first == "\n":
            if "\n" in found and not found.startswith("\n"):
                self.codes.append(_Code(start, end, "empty", "break"))
        elif first == "`":
            return self._code_span(start, end)
        elif first == "<":
            return self._tag(start)
        elif first in "![":
            return self._open_bracket(found, start, end)
        elif first == "]":
            return self._close_bracket(start)
        elif first in "*_~":
            self._emphasis(found, start, end)
        elif first == "$":
            return self._math(found, start, end)
        else:
            self.codes.append(_Code(start, end, "empty"))
        return end

    def _math(self, found: str, start: int, end: int) -> int:
        if found == "$$":
            close = self.text.find("$$", end)
            close = close + 2 if close > 0 else 0
        else:
            formula = formula_at(self.text, start)
            close = formula.end() if formula else 0
        if not close:
            return end
        self.codes.append(_Code(start, close, "empty"))
        return close

    def _code_span(self, start: int, end: int) -> int:
        places = self._quote_runs.get(end - start, [])
        index = bisect_left(places, end)
        if index == len(places):
            return end
        close = places[index] + (end - start)
        self.codes.append(_Code(start, close, "empty", "code"))
        return close

    def _tag(self, start: int) -> int:
        match = _AUTOLINK.match(self.text, start)
        if match:
            self.codes.append(_Code(start, match.end(), "empty", "link"))
            return match.end()
        if self.text.startswith("<!--", start):
            return self._up_to("-->", start, start + 4)
        match = _TAG.match(self.text, start)
        if match is None:
            return start + 1
        name = match.group(2).lower()
        if name in PROTECTED and not match.group(1):
            return self._up_to(f"</{name}>", start, match.end(), name)
        kind: Literal["open", "close", "empty"] = "close" if match.group(1) else "open"
        if name in VOID or match.group(3):
            kind = "empty"
        self.codes.append(_Code(start, match.end(), kind, f"<{name}"))
        for shown in _SHOWN.finditer(match.group()):
            group = 2 if shown[2] is not None else 3
            place = start + shown.start(group), start + shown.end(group)
            quote = "\"'"[group - 2]
            self.attributes.append((f"<{name}/@{shown[1].lower()}", *place, quote))
        return match.end()

    def _up_to(self, ending: str, start: int, position: int, name: str = "") -> int:
        """Take all up to ``ending`` as one code; only the beginning when there is no such end."""
        found = -1 if ending in self._missing_ends else self.text.find(ending, position)
        if found < 0:
            self._missing_ends.add(ending)
            end = position
        else:
            end = found + len(ending)
        self.codes.append(_Code(start, end, "empty", name))
        return end

    def _open_bracket(self, found: str, start: int, end: int) -> int:
        for pattern in (_FOOTNOTE, _WIKI_LINK):
            match = pattern.match(self.text, start)
            if match:
                self.codes.append(_Code(start, match.end(), "empty"))
                return match.end()
        self._brackets.append((start, found))
        return end

    def _close_bracket(self, start: int) -> int:
        if not self._brackets:
            return start + 1
        opener, mark = self._brackets.pop()
        if len(self._brackets) < self._inactive:
            self._inactive = len(self._brackets)
            if mark == "[":
                return start + 1
        inner = opener + len(mark)
        link = _DESTINATION.match(self.text, start + 1)
        end = link.end() if link else 0
        if link is None:
            reference = _REFERENCE.match(self.text, start + 1)
            label = reference.group(1) if reference else ""
            if reference is not None and label and self._defined(label):
                end = reference.end()
            elif self._defined(self.text[inner:start]):
                # The text is the name of the definition: it cannot change.
                end = reference.end() if reference is not None and not label else start + 1
                self._drop_codes_from(opener)
                self.codes.append(_Code(opener, end, "empty"))
                return end
        if not end:
            return start + 1
        if link is not None:
            self._title(link)
        if mark == "![":
            self._drop_codes_from(opener)
            title = self.attributes.pop() if link is not None and link.lastindex else None
            while self.attributes and self.attributes[-1][1] > opener:
                self.attributes.pop()
            self.codes.append(_Code(opener, end, "empty"))
            self.attributes.append(("alt", inner, start, ""))
            if title is not None:
                self.attributes.append(title)
            return end
        self._links += 1
        name = f"[{self._links}"
        # Emphasis that began inside a link ends inside it.
        for runs in self._runs.values():
            while runs and runs[-1].start > opener:
                runs.pop()
        self.codes.append(_Code(opener, inner, "open", name))
        self.codes.append(_Code(start, end, "close", name))
        # No link stands inside a link: what is open outside is no link's beginning any more.
        self._inactive = len(self._brackets)
        return end

    def _defined(self, label: str) -> bool:
        return " ".join(label.split()).upper() in self.references

    def _title(self, link: re.Match[str]) -> None:
        for group, quote in ((1, '"'), (2, "'"), (3, "(")):
            if link.group(group) is not None:
                self.attributes.append(("title", link.start(group), link.end(group), quote))

    def _drop_codes_from(self, opener: int) -> None:
        while self.codes and self.codes[-1].start >= opener:
            self.codes.pop()
        for runs in self._runs.values():
            while runs and runs[-1].start > opener:
                runs.pop()

    def _emphasis(self, found: str, start: int, end: int) -> None:
        before = self.text[start - 1 : start] or " "
        after = self.text[end : end + 1] or " "
        opens, closes = not after.isspace(), not before.isspace()
        if found[0] == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        run = _Run(found[0], start, end, opens, closes)
        if closes:
            self._close_emphasis(run)
        if opens and run.start < run.end:
            self._runs[run.mark].append(run)

    def _close_emphasis(self, run: _Run) -> None:
        openers = self._runs[run.mark]
        while openers and run.start < run.end:
            opener = openers[-1]
            width = min(2, opener.end - opener.start, run.end - run.start)
            self._pairs += 1
            name = f"{run.mark}{self._pairs}"
            self.codes.append(_Code(opener.end - width, opener.end, "open", name))
            self.codes.append(_Code(run.start, run.start + width, "close", name))
            opener.end -= width
            run.start += width
            # Runs of other marks in between can no longer pair with what follows.
            for mark, runs in self._runs.items():
                while mark != run.mark and runs and runs[-1].start > opener.start:
                    runs.pop()
            if opener.start == opener.end:
                openers.pop()


def formula_at(text: str, start: int) -> re.Match[str] | None:
    """The formula ``$x$`` that begins at ``start``; amounts ($5 to $10) are none.

    >>> [bool(formula_at(t, 0)) for t in ("$x^2$ is", "$n$", "$5 or US$", "$5-$10")]
    [True, True, False, False]
    """
    match = _MATH.match(text, start)
    return match if match and _FORMULA.search(match[1]) else None


def read_inline(
    text: str, lines: list[tuple[int, int]], references: Collection[str] = ()
) -> Reading:
    """Return the items of a block whose text stands at ``lines`` (start and end of each line).

    Between two lines stand the line end and what the container writes before the next line, such
    as ``> ``; it becomes a code unless it is white space only. ``references`` are the names of
    link definitions, in upper case.
    """
    start, end = lines[0][0], lines[-1][1]
    gaps = [(one[1], other[0]) for one, other in pairwise(lines)]
    pieces: list[str] = []
    for (line_start, line_end), (_gap, gap_end) in zip(lines, [*gaps, (end, end)], strict=True):
        # What the container writes between lines is masked at its length: positions hold.
        pieces += [text[line_start:line_end], "\n".ljust(gap_end - line_end)[: gap_end - line_end]]
    scanner = _Scanner("".join(pieces), references)
    scanner.scan()
    codes = [
        _Code(code.start + start, code.end + start, code.kind, code.name) for code in scanner.codes
    ]
    codes = sorted([*codes, *_gap_codes(text, gaps)], key=lambda code: (code.start, -code.end))
    attributes = [(name, a + start, b + start, quote) for name, a, b, quote in scanner.attributes]
    return Reading(list(_items(text, start, end, codes)), attributes)


def _gap_codes(text: str, gaps: list[tuple[int, int]]) -> Iterator[_Code]:
    for start, end in gaps:
        if text[start:end].strip():
            yield _Code(start, end, "empty", "gap")


def _items(text: str, start: int, end: int, codes: list[_Code]) -> Iterator[Item]:
    position = start
    for code in codes:
        if code.start < position:
            continue  # inside a code that is kept as a whole
        yield from text_items(text, position, code.start)
        yield Item(code.kind, code.start, min(code.end, end), code.name)
        position = code.end
    yield from text_items(text, position, end)
