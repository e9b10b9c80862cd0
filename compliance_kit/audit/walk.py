"""One walk over a parsed page: its displayed text and the elements that rules ask about.

The text is what a reader sees: inline elements joined without a separator, one block a line,
white space collapsed; comments, scripts, templates and hidden elements are not in it. Every text
node keeps its place in the text, so that a find can be traced back to the source file.

This is the inner loop of the audit: it costs about as much as parsing, so it is written flat, and
an element is recorded only where some rule may ask for it.
"""

from __future__ import annotations

import re
from typing import Any

Attributes = dict[str, str | None]

# What the walk does at a tag; tags not named here are inline and not recorded.
_BLOCK, _SPAN, _BLOCK_SPAN, _BREAK, _RAW, _UNSEEN, _VOID, _TITLE, _NOTHING = range(1, 10)
_ACTIONS: dict[str | None, int] = {None: _NOTHING, "-comment": _NOTHING, "!doctype": _NOTHING}
_BLOCK_TAGS = (
    "address blockquote body caption center dd details dialog dir div dl dt fieldset head "
    "hgroup h2 h3 h4 h5 h6 html legend li menu ol optgroup option p section select "
    "summary table tbody td tfoot th thead tr ul"
)
for _action, _tags in (
    (_BLOCK, _BLOCK_TAGS),
    (_BREAK, "br hr"),
    (_SPAN, "a button time label"),
    (_BLOCK_SPAN, "article aside figcaption figure footer form header h1 main nav pre"),
    (_RAW, "script style iframe noembed noframes xmp textarea"),
    (_UNSEEN, "noscript template svg math object audio video canvas datalist"),
    (_VOID, "img meta link input base embed source"),
    (_TITLE, "title"),
):
    for _tag in _tags.split():
        _ACTIONS[_tag] = _action

# The text of an article on WeChat, which its script shows.
_SHOWN_LATER = "js_content"
_MAY_HIDE = "[hidden],[aria-hidden=true],[style]"
# Parts that are drawings or players: nothing in them is recorded.
_DRAWN = frozenset(("svg", "math", "canvas", "datalist"))
_RECORDED = frozenset(
    ["a", "button", "form", "img", "iframe", "input", "link", "script", "meta", "label"]
)
# What begins anew in a row of spans: a label with its colon, a date. Style sheets part such spans.
_ANEW = re.compile(
    r"[\u4e00-\u9fff]{1,6} ?[:：]|[A-Z][a-z]+(?: [a-z]+){0,2} ?:|(?:19|20)\d\d[-/.]\d"
    r"|(?:Published|Posted|Updated|Photo|By|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"[a-z]{0,6}\.? [A-Z\d]"
)
# A byline that is a span of its own ends there: By Song Qi, then Chengdu Plus.
_BYLINE = re.compile(r"By [A-Z][\w.'’-]*(?: [\w.'’-]+){1,3}")
_BREAKING = " \t\n\r\f\xa0\u3000\u2002\u2003"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"


class Element:
    """An element that rules ask about; ``start`` and ``end`` are its place in the page text.

    ``ordinal`` counts the recorded elements of the same tag. An element of a part that is not
    displayed has ``hidden``; its ``body`` (also that of a script) is its own text.
    """

    __slots__ = ("_attributes", "_body", "end", "hidden", "node", "ordinal", "start", "tag")

    def __init__(self, tag: str, node: Any, start: int, ordinal: int) -> None:
        self.tag = tag
        self.node = node
        self.start = start
        self.end = start
        self.ordinal = ordinal
        self.hidden = False
        self._attributes: Any = None
        self._body: str | None = None

    @property
    def attributes(self) -> Attributes:
        """The attributes; None is the value of one without a value."""
        attributes: Attributes | None = self._attributes
        if attributes is None:
            attributes = self._attributes = self.node.attributes or {}
        return attributes

    @property
    def body(self) -> str:
        """The content of a script or style, the text of another element."""
        body = self._body
        if body is None:
            child = self.node.child
            if child is None:
                body = ""
            elif _ACTIONS.get(self.tag) == _RAW:
                body = child.text_content or ""
            else:
                body = " ".join((self.node.text() or "").split())
            self._body = body
        return body

    def get(self, name: str) -> str:
        """The attribute's value, ``""`` when it is missing or empty."""
        attributes = self._attributes
        if attributes is None:
            attributes = self.attributes
        return attributes.get(name) or ""

    def has(self, name: str) -> bool:
        """Whether the attribute is there, with or without a value."""
        return name in self.attributes

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes} {self.start}-{self.end}>"


class Walk:
    """What one walk gives.

    ``text`` and ``hidden`` hold the displayed and the hidden text; ``starts[i]`` is where the i-th
    displayed text node begins in ``text`` and ``raws[i]`` what it holds; ``elements`` the recorded
    elements by tag; ``root`` the attributes of ``html``.
    """

    def __init__(self) -> None:
        self.text = ""
        self.hidden = ""
        self.title = ""
        self.starts: list[int] = []
        self.raws: list[str] = []
        self.elements: dict[str, list[Element]] = {}
        self.root: Attributes = {}

    def all(self, tag: str) -> list[Element]:
        """The elements of one tag in document order."""
        return self.elements.get(tag, [])


def walk(root: Any) -> Walk:
    """Walk over the tree under ``root`` (a selectolax node)."""
    result = Walk()
    pieces: list[str] = []
    unseen: list[Any] = []
    starts, raws, elements = result.starts, result.raws, result.elements
    action_of = _ACTIONS.get
    hiding = {node.mem_id for node in root.css(_MAY_HIDE) if _is_hidden(node.attributes)}
    waiting: list[Element] = []  # entered, no text yet
    path: list[Any] = []  # the open elements above the node
    closing: list[Any] = []  # beside it: what ends with each (None, True for a block, Element)
    position = 0
    fresh = True  # nothing on this line yet
    space = False
    edge = False  # a link or button began or ended since the last text
    close: Any

    result.root = root.attributes
    node = root.child
    while node is not None:
        tag = node.tag
        if tag == "-text":
            raw = node.text_content
            text = raw.strip()
            if text:
                if fresh:
                    fresh = False
                    if position:
                        pieces.append("\n")
                        position += 1
                elif (
                    not space
                    and pieces[-1][:3] == "By "
                    and _BYLINE.fullmatch(pieces[-1])
                    and "A" <= raw[0] <= "Z"
                    and not _ANEW.match(text)
                ):
                    pieces.append("\n")
                    position += 1
                elif (
                    space
                    or raw[0] in _BREAKING
                    or (edge and _run_on(pieces, text))
                    or (_ANEW.match(text) and _entry_ends(pieces, text))
                ):
                    pieces.append(" ")
                    position += 1
                edge = False
                space = raw[-1] in _BREAKING
                if "\n" in text or "  " in text or "\t" in text:
                    text = " ".join(text.split())
                starts.append(position)
                raws.append(raw)
                pieces.append(text)
                if waiting:
                    for element in waiting:
                        element.start = position
                    waiting.clear()
                position += len(text)
            elif raw:
                space = True
        else:
            action = action_of(tag)
            if action is None or action <= _BLOCK_SPAN:
                if hiding and node.mem_id in hiding:
                    unseen.append(node)
                    if action in (_BLOCK, _BLOCK_SPAN):
                        fresh = True
                else:
                    if action is None:
                        close = None
                    elif action == _BLOCK:
                        fresh = close = True
                    else:
                        group = elements.get(tag)
                        if group is None:
                            group = elements[tag] = []
                        close = Element(tag, node, position, len(group))
                        group.append(close)
                        waiting.append(close)
                        edge = True
                        if action == _BLOCK_SPAN:
                            fresh = True
                    child = node.child
                    if child is not None:
                        path.append(node)
                        closing.append(close)
                        node = child
                        continue
                    if action in (_SPAN, _BLOCK_SPAN):
                        waiting.remove(close)
            elif action == _BREAK:
                fresh = True
            elif action in (_VOID, _RAW):
                group = elements.get(tag)
                if group is None:
                    group = elements[tag] = []
                group.append(Element(tag, node, position, len(group)))
            elif action == _UNSEEN:
                if tag not in _DRAWN:
                    unseen.append(node)
            elif action == _TITLE and not result.title:
                result.title = " ".join(node.text().split())
        # Onwards: the next sibling, or that of the nearest element above that has one.
        following = node.next
        while following is None:
            if not path:
                break
            node = path.pop()
            close = closing.pop()
            if close is not None:
                if close is True:
                    fresh = True
                else:
                    close.end = position
                    edge = True
                    if close in waiting:
                        close.start = position
                        waiting.remove(close)
                    if _ACTIONS[close.tag] == _BLOCK_SPAN:
                        fresh = True
            following = node.next
        node = following
    result.text = _clean("".join(pieces))
    for node in unseen:
        _record_hidden(node, result)
    return result


def _run_on(pieces: list[str], text: str) -> bool:
    """Whether two Latin words of neighbouring links or buttons would read as one."""
    if not pieces:
        return False
    left, right = pieces[-1][-1:], text[0]
    return left.isalpha() and right.isalpha() and left < "\u0250" and right < "\u0250"


def _entry_ends(pieces: list[str], text: str) -> bool:
    """Whether the last text is an entry that ``text`` does not go on with.

    In front of a Chinese label it must be a date or a value behind its own label: 责任 and 编辑：
    are one label in two parts.
    """
    if not pieces or not pieces[-1][-1:].isalnum():
        return False
    last = pieces[-1]
    if text[0] < "\u4e00" or last[-1].isdigit() or ":" in last or "：" in last:
        return True
    before = next((piece for piece in pieces[-2:-4:-1] if piece != " "), "")
    return before[-1:] in (":", "：")


def _clean(text: str) -> str:
    """Fold the spaces that are not ASCII; the length stays."""
    text = text.replace("\xa0", " ").replace("\u3000", " ").replace("\r", " ")
    # &emsp; and &ensp; part the entries of a line.
    return text.replace("\u2003", " ").replace("\u2002", " ")


def _record_hidden(top: Any, result: Walk) -> None:
    """Record what a part that is not displayed holds, apart from the displayed things."""
    if top.child is None and top.tag not in _RECORDED:
        return
    text = " ".join(top.text(separator=" ").split())
    if text:
        result.hidden += text + "\n"
    for node in top.traverse():
        tag = node.tag
        if tag in _RECORDED:
            group = result.elements.setdefault(tag, [])
            element = Element(tag, node, -1, len(group))
            element.hidden = True
            group.append(element)


def _is_hidden(attributes: Attributes) -> bool:
    if "hidden" in attributes:
        return attributes["hidden"] != "until-found"
    if attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if (
        style
        and attributes.get("id") != _SHOWN_LATER
        and ("display" in style or "visib" in style or "DISPLAY" in style)
    ):
        compact = style.replace(" ", "").lower()
        return "display:none" in compact or "visibility:hidden" in compact
    return False
