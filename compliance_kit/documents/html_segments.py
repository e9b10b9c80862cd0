"""Where the segments of an HTML page are: blocks, the runs of text in them, attributes.

Elements are followed as far as segments need it: implied end tags of paragraphs, list items and
table cells, a stack for the path, and nothing is ever refused.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from compliance_kit.documents import html_names as names
from compliance_kit.documents import html_runs
from compliance_kit.documents.html_tokens import Attribute, Token, tokenize
from compliance_kit.documents.inline import Item, codes_of, edges, pair, text_items, trim
from compliance_kit.documents.interface import Segment, SegmentKind

_DEEPEST_PATH = 60
_DEEPEST_IMPLIED = 500

_LANGUAGE_IN_JSON = re.compile(r'"inLanguage"\s*:\s*"([^"\\]{1,35})"')


class Found(NamedTuple):
    """A segment and its place in the text."""

    start: int
    end: int
    segment: Segment


class Mark(NamedTuple):
    """A place that says the language: ``text[start:end]`` is a tag, or empty to insert one."""

    start: int
    end: int
    form: str  # "tag" (zh-CN), "locale" (zh_CN) or "insert" ( lang="...")
    scope: str  # "document", or "part" for an element inside it


class _Frame:
    """An open element."""

    __slots__ = ("block", "children", "kept", "name", "parent", "path_text", "position")

    def __init__(self, name: str, parent: _Frame | None, position: int, kept: bool) -> None:
        self.name = name
        self.parent = parent
        self.position = position
        # The nearest element, itself included, that is no part of a sentence.
        self.block: _Frame = parent.block if parent is not None and name in names.INLINE else self
        self.kept = kept  # not to be translated
        self.children: dict[str, int] = {}
        self.path_text: str | None = None

    def path(self) -> str:
        if self.path_text is None:
            above: list[_Frame] = [self]
            while above[-1].parent is not None and above[-1].parent.path_text is None:
                above.append(above[-1].parent)
            for frame in reversed(above):
                parent = frame.parent
                if parent is None:
                    frame.path_text = ""
                    continue
                base = parent.path_text or ""
                if base.count("/") >= _DEEPEST_PATH:
                    frame.path_text = base
                    continue
                step = frame.name if frame.position == 1 else f"{frame.name}[{frame.position}]"
                frame.path_text = f"{base}/{step}" if base else step
        return self.path_text or ""


class Segmenter:
    """Reads a page once; ``found`` are its segments, ``marks`` its language marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Found] = []
        self.marks: list[Mark] = []
        self.language = ""  # of the html element
        self._has_html = False
        self._root = _Frame("", None, 1, False)
        self._top = self._root
        self._open: dict[str, int] = {}
        self._run: list[Item] = []
        self._runs_in: dict[str, int] = {}
        self._protected: tuple[_Frame, int] | None = None
        for token in tokenize(text):
            self._take(token)
        self._end_protected(len(text))
        self._flush()
        self._number_lines()

    # Tokens

    def _take(self, token: Token) -> None:
        kind = token.kind
        if self._protected is not None and kind not in ("start", "end"):
            if kind == "raw" and token.name == "script":
                self._read_json(token)
            return
        if kind == "text":
            self._run.extend(text_items(self.text, token.start, token.end))
        elif kind == "start":
            self._start(token)
        elif kind == "end":
            self._end(token)
        elif kind == "raw":
            self._raw(token)
        elif self._run:
            # A comment or template marker inside a sentence stays in it.
            self._run.append(Item("empty", token.start, token.end, "!"))

    def _start(self, token: Token) -> None:
        name = token.name
        if name == "html" and self._protected is None:
            self._html(token)
        if name in names.CLOSES_P and self._open.get("p"):
            self._close_implied(names.PARAGRAPH, names.P_SCOPE, token.start)
        implied = names.IMPLIED_ENDS.get(name)
        if implied is not None:
            self._close_implied(*implied, token.start)
        if self._protected is None:
            self._attributes(token)
        inline = name in names.INLINE
        if self._protected is None and not inline:
            self._flush()
        if name in names.VOID or (token.self_closing and self._in_foreign()):
            if self._protected is None and inline:
                self._run.append(Item("empty", token.start, token.end, name))
            return
        parent = self._top
        position = parent.children.get(name, 0) + 1
        parent.children[name] = position
        kept = _kept(token, self.text, parent.kept)
        frame = _Frame(name, parent, position, kept)
        self._top = frame
        self._open[name] = self._open.get(name, 0) + 1
        if self._protected is not None:
            return
        if name in names.PROTECTED or (inline and kept and not parent.kept):
            self._protected = (frame, token.start)
        elif inline:
            self._run.append(Item("open", token.start, token.end, name))

    def _end(self, token: Token) -> None:
        name = token.name
        if not self._open.get(name):
            # Nothing to close: the tag stays where it is, in a sentence or between two.
            if self._protected is None:
                if name in names.INLINE and self._run:
                    self._run.append(Item("empty", token.start, token.end, name))
                elif name in ("p", "br") or name not in names.INLINE:
                    self._flush()
            return
        if self._protected is None and name in names.INLINE and self._closes_nearby(name):
            self._run.append(Item("close", token.start, token.end, name))
            self._pop_to(name, token)
            return
        if self._protected is None:
            self._flush()
        self._pop_to(name, token)

    def _closes_nearby(self, name: str) -> bool:
        """Whether only inline elements are open between here and the element to close."""
        frame: _Frame | None = self._top
        while frame is not None and frame.name != name:
            if frame.name not in names.INLINE:
                return False
            frame = frame.parent
        return True

    def _pop_to(self, name: str, token: Token) -> None:
        while self._top.name != name:
            self._pop(token.start)
        self._pop(token.end)

    def _pop(self, end: int) -> None:
        frame = self._top
        assert frame.parent is not None
        if self._protected is not None and self._protected[0] is frame:
            self._end_protected(end)
        elif self._protected is None and frame.name not in names.INLINE:
            self._flush()
        self._open[frame.name] -= 1
        self._top = frame.parent

    def _end_protected(self, end: int) -> None:
        if self._protected is None:
            return
        frame, start = self._protected
        self._protected = None
        if frame.name in names.INLINE:
            self._run.append(Item("empty", start, end, frame.name))

    def _close_implied(self, names: frozenset[str], scope: frozenset[str], end: int) -> None:
        if not any(self._open.get(name) for name in names):
            return
        while True:
            frame: _Frame | None = self._top
            # No real page needs more than a few steps; the bound keeps the time linear.
            for _step in range(_DEEPEST_IMPLIED):
                if frame is None or frame.name in names or frame.name in scope:
                    break
                frame = frame.parent
            if frame is None or frame.name not in names:
                return
            while self._top is not frame:
                self._pop(end)
            self._pop(end)

    def _in_foreign(self) -> bool:
        return bool(self._open.get("svg") or self._open.get("math"))

    # Text

    def _raw(self, token: Token) -> None:
        if token.name == "title" and not self._top.kept:
            items = text_items(self.text, token.start, token.end)
            first, last = trim(self.text, items, 0, len(items))
            if first < last:
                self._add(items, first, last, "title")

    def _flush(self) -> None:
        run, self._run = self._run, []
        if not run or not any(item.words for item in run):
            return
        if self._top.block.kept:
            return
        if len(run) == 1 and not html_runs.has_bar(self.text, run[0]):
            # Most runs are one text.
            self._add(run, 0, 1, "text")
            return
        for items in html_runs.lines(self.text, run):
            pair(items)
            for first, last in html_runs.parts(self.text, items, self._top.block.name):
                self._add(items, first, last, "text")

    def _add(self, items: list[Item], first: int, last: int, kind: SegmentKind) -> None:
        start, end = edges(self.text, items, first, last)
        path = self._top.block.path()
        number = self._runs_in.get(path, 0) + 1
        self._runs_in[path] = number
        if number > 1:
            path = f"{path}/text()[{number}]"
        codes = codes_of(items, first, last, start)
        self.found.append(Found(start, end, Segment(self.text[start:end], kind, 0, path, codes)))

    # Attributes

    def _attributes(self, token: Token) -> None:
        if not token.attributes or _kept(token, self.text, self._top.kept):
            return
        seen: set[str] = set()
        for attribute in token.attributes:
            if attribute.name in seen:
                continue  # the standard ignores the second of its name
            seen.add(attribute.name)
            if attribute.start < 0:
                continue
            if attribute.name in ("lang", "xml:lang") and token.name != "html":
                self.marks.append(Mark(attribute.start, attribute.end, "tag", "part"))
            elif self._is_read(token, attribute):
                kind: SegmentKind = "meta" if token.name == "meta" else "attribute"
                self._add_attribute(token, attribute, kind)
        if token.name == "meta":
            self._meta_marks(token)

    def _is_read(self, token: Token, attribute: Attribute) -> bool:
        name = attribute.name
        if name in names.READ_ATTRIBUTES:
            return token.name not in ("link", "style")
        if name == "label":
            return token.name in names.LABELLED
        if name == "value":
            return token.name == "input" and self._value(token, "type").lower() in names.BUTTONS
        if name == "content" and token.name == "meta":
            said = (self._value(token, key).lower() for key in ("name", "property", "itemprop"))
            return any(key in names.META_NAMES for key in said)
        return False

    def _add_attribute(self, token: Token, attribute: Attribute, kind: SegmentKind) -> None:
        items = text_items(self.text, attribute.start, attribute.end)
        if not items:
            return
        first, last = trim(self.text, items, 0, len(items))
        if first == last:
            return
        start, end = edges(self.text, items, first, last)
        if not attribute.quote:
            # Quotes will be put around it, which only the whole value can have.
            first, last, start, end = 0, len(items), attribute.start, attribute.end
        path = f"{self._top.path()}/{token.name}/@{attribute.name}"
        if kind == "meta":
            key = self._value(token, "name") or self._value(token, "property")
            path = f"{self._top.path()}/meta[{key.lower()}]"
        number = self._runs_in.get(path, 0) + 1
        self._runs_in[path] = number
        if number > 1:
            path = f"{path}[{number}]"
        segment = Segment(
            self.text[start:end],
            kind,
            0,
            path,
            codes_of(items, first, last, start),
            quote=attribute.quote or "none",
        )
        self.found.append(Found(start, end, segment))

    def _value(self, token: Token, name: str) -> str:
        for attribute in token.attributes:
            if attribute.name == name and attribute.start >= 0:
                return self.text[attribute.start : attribute.end].strip()
        return ""

    # Language marks

    def _html(self, token: Token) -> None:
        if self._has_html:
            return
        self._has_html = True
        languages = [
            attribute
            for attribute in token.attributes
            if attribute.name in ("lang", "xml:lang") and attribute.start >= 0
        ]
        for attribute in languages:
            self.marks.append(Mark(attribute.start, attribute.end, "tag", "document"))
            self.language = self.text[attribute.start : attribute.end].strip()
        if not any(attribute.name == "lang" for attribute in languages):
            place = token.start + len("<html")
            self.marks.append(Mark(place, place, "insert", "document"))

    def _meta_marks(self, token: Token) -> None:
        content = next((a for a in token.attributes if a.name == "content" and a.start >= 0), None)
        if content is None:
            return
        if self._value(token, "http-equiv").lower() == "content-language":
            self.marks.append(Mark(content.start, content.end, "tag", "document"))
        elif self._value(token, "property").lower() == "og:locale":
            self.marks.append(Mark(content.start, content.end, "locale", "document"))

    def _read_json(self, token: Token) -> None:
        """Linked data that says its language in the simple form."""
        head = self.text[max(0, token.start - 200) : token.start].lower()
        if "application/ld+json" not in head[head.rfind("<") :]:
            return
        for match in _LANGUAGE_IN_JSON.finditer(self.text, token.start, token.end):
            self.marks.append(Mark(match.start(1), match.end(1), "tag", "part"))

    def _number_lines(self) -> None:
        self.found.sort(key=lambda found: (found.start, -found.end))
        line, position = 1, 0
        for index, found in enumerate(self.found):
            line += self.text.count("\n", position, found.start)
            position = found.start
            self.found[index] = found._replace(segment=replace(found.segment, line=line))


def _kept(token: Token, text: str, inherited: bool) -> bool:
    """Whether an element is marked as not to be translated."""
    for attribute in token.attributes:
        if attribute.name == "translate":
            value = text[attribute.start : attribute.end].strip().lower()
            return value == "no" if value in ("no", "yes", "") else inherited
        if attribute.name == "class" and "notranslate" in text[attribute.start : attribute.end]:
            return True
    return inherited
