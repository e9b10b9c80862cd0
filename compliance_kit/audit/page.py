"""A page as rules see it: bytes are decoded and parsed once, everything else is made on demand."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import Any, Literal
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from compliance_kit.audit.depth import shallow
from compliance_kit.audit.locate import Locator
from compliance_kit.audit.walk import Element, Walk, walk
from compliance_kit.text.encoding import Decoded, decode
from compliance_kit.text.script import detect_language

PageKind = Literal["home", "article", "policy", "other"]

_LONG_BLOCK = 30
_SAMPLE = 300
_ASCII_LOWER = {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


class Page:
    """One page.

    ``path`` names it in reports; ``text`` is its displayed text, one block a line; ``walk`` holds
    the recorded elements; ``source`` is the decoded file with ``\\n`` line ends.
    """

    def __init__(self, data: bytes, path: str, charset: str | None = None) -> None:
        self.path = path
        self.decoded: Decoded = decode(data, charset)
        source = self.decoded.text
        if "\r" in source:
            source = source.replace("\r\n", "\n").replace("\r", "\n")
        if "\0" in source:
            source = source.replace("\0", "\ufffd")
        self.source = source
        # The parser reads UTF-8: most files are as it wants them, others are encoded anew.
        clean = source is self.decoded.text and self.decoded.encoding == "utf-8"
        parsed = shallow(source)
        self._tree = LexborHTMLParser(
            data[len(self.decoded.bom) :]
            if clean and parsed is source and not self.decoded.errors
            else parsed
        )
        self.walk: Walk = walk(self._tree.root)
        self.text = self.walk.text
        self.cache: dict[str, object] = {}  # what checks remember about this page
        self._places: dict[Element, tuple[int, int]] = {}
        self._numbered: dict[str, dict[Element, int]] = {}

    @property
    def encoding(self) -> str:
        """The encoding the bytes are in."""
        return self.decoded.encoding

    @cached_property
    def lower(self) -> str:
        """The text in lower case, character for character as long as ``text``."""
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else self.text.translate(_ASCII_LOWER)

    @property
    def links(self) -> list[Element]:
        """The ``a`` elements, hidden ones too."""
        return self.walk.all("a")

    @cached_property
    def shown_links(self) -> tuple[list[Element], list[int]]:
        """The displayed links in text order, and where each begins."""
        links = [link for link in self.links if not link.hidden and link.end >= 0]
        return links, [link.start for link in links]

    def link_at(self, offset: int) -> Element | None:
        """The displayed link in which ``offset`` stands, the last one begun."""
        links, starts = self.shown_links
        index = bisect_right(starts, offset) - 1
        return links[index] if index >= 0 and links[index].end > offset else None

    @cached_property
    def targets(self) -> str:
        """The addresses of all links in lower case, one a line: to see at once what none has."""
        return "\n".join([link.node.attrs.sget("href") for link in self.links]).lower()

    def label(self, element: Element) -> str:
        """The displayed text of an element; that of a hidden one too."""
        if element.hidden:
            return element.body
        return self.text[element.start : element.end].strip()

    @cached_property
    def metas(self) -> dict[str, str]:
        """``meta`` contents by their lower-case ``name`` or ``property``; the first one counts."""
        found: dict[str, str] = {}
        for element in self.walk.all("meta"):
            attributes = element.attributes
            name = (
                attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
            )
            if name:
                found.setdefault(name.strip().lower(), (attributes.get("content") or "").strip())
        return found

    def meta(self, *names: str) -> str:
        """The first non-empty content among ``names``."""
        for name in names:
            value = self.metas.get(name)
            if value:
                return value
        return ""

    @cached_property
    def jsonld(self) -> list[dict[str, Any]]:
        """All JSON-LD objects, those of arrays and ``@graph`` too; broken scripts are left out."""
        return self._jsonld[0]

    @property
    def jsonld_errors(self) -> list[tuple[Element, str]]:
        """The JSON-LD scripts that are not JSON, with the reason."""
        return self._jsonld[1]

    @cached_property
    def _jsonld(self) -> tuple[list[dict[str, Any]], list[tuple[Element, str]]]:
        objects: list[dict[str, Any]] = []
        errors: list[tuple[Element, str]] = []
        for script in self.walk.all("script"):
            if "ld+json" not in (script.attributes.get("type") or "").lower() or not script.body:
                continue
            try:
                data = json.loads(script.body, strict=False)
            except (ValueError, RecursionError) as error:
                errors.append((script, str(error)))
                continue
            waiting = [data]
            while waiting:
                item = waiting.pop(0)
                if isinstance(item, list):
                    waiting[:0] = item
                elif isinstance(item, dict):
                    objects.append(item)
                    graph = item.get("@graph")
                    if isinstance(graph, list):
                        waiting[:0] = graph
        return objects, errors

    def jsonld_of(self, *types: str) -> list[dict[str, Any]]:
        """The JSON-LD objects of one of ``types``."""
        found = []
        for item in self.jsonld:
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(name in types for name in kinds):
                found.append(item)
        return found

    @cached_property
    def blocks(self) -> list[tuple[int, str]]:
        """The lines of the text with their offsets."""
        lines = self.text.split("\n")
        sizes = [len(line) + 1 for line in lines]
        return list(zip(accumulate(sizes, initial=0), lines, strict=False))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [start for start, _line in self.blocks]

    def block_index(self, offset: int) -> int:
        """Index in ``blocks`` of the block that holds ``offset``."""
        return bisect_right(self._block_starts, offset) - 1

    def block_at(self, offset: int) -> tuple[int, int]:
        """Start and end of the block (line) that holds ``offset``."""
        start, line = self.blocks[self.block_index(offset)]
        return start, start + len(line)

    @cached_property
    def language(self) -> str:
        """``zh-Hans``, ``zh-Hant``, ``en`` or ``""``: by the body's long blocks, not the footer."""
        long_blocks: list[str] = []
        size = 0
        for _start, line in self.blocks:
            if len(line) >= _LONG_BLOCK:
                long_blocks.append(line)
                size += len(line)
                if size > _SAMPLE:
                    break
        sample = "\n".join(long_blocks) if size > 60 else self.text
        return detect_language(sample[:_SAMPLE]) or ""

    @cached_property
    def heading(self) -> str:
        """The text of the first ``h1`` that has one."""
        for element in self.walk.all("h1"):
            label = self.label(element)
            if label:
                return label
        return ""

    @cached_property
    def canonical(self) -> str:
        """The page's own address: its canonical link or ``og:url``, else ``""``."""
        for element in self.walk.all("link"):
            if (element.attributes.get("rel") or "").lower() == "canonical":
                return element.get("href")
        return self.meta("og:url")

    @cached_property
    def host(self) -> str:
        """The host of the page's own address, where the page names it."""
        try:
            return (urlsplit(self.canonical).hostname or "").lower()
        except ValueError:
            return ""

    def css(self, selector: str) -> list[Any]:
        """The parser's nodes for a CSS selector (costs a pass over the page).

        Raises:
            ValueError: the selector is not valid.
        """
        try:
            return list(self._tree.css(selector))
        except Exception as error:
            raise ValueError(str(error)) from None

    @cached_property
    def locator(self) -> Locator:
        """Finds lines and columns; made when the first finding needs one."""
        return Locator(self.source, self.walk.starts, self.walk.raws, self._tree.root)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the source of ``text[offset]``."""
        return self.locator.text_place(offset, self.text)

    def span(self, start: int, end: int) -> tuple[int, int, int, int]:
        """Line and column in the source of ``text[start:end]``, and those right behind it."""
        return self.locator.text_span(start, end, self.text)

    def element_place(self, element: Element) -> tuple[int, int]:
        """Line and column of an element: of its text where it has one, else of its tag."""
        found = self._places.get(element)
        if found is None:
            found = self._places[element] = self._element_place(element)
        return found

    def _element_place(self, element: Element) -> tuple[int, int]:
        if not element.hidden and element.end > element.start:
            return self.place(element.start)
        return self.locator.element_place(
            element, lambda: self._orders(element.tag).get(element, 0)
        )

    def _orders(self, tag: str) -> dict[Element, int]:
        """How many elements of a tag with the same attributes stand before each of them."""
        orders = self._numbered.get(tag)
        if orders is None:
            orders = self._numbered[tag] = {}
            alike: Counter[tuple[tuple[str, str | None], ...]] = Counter()
            for element in self.walk.all(tag):
                key = tuple(sorted(element.attributes.items(), key=itemgetter(0)))
                orders[element] = alike[key]
                alike[key] += 1
        return orders
