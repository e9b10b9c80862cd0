"""Advertising slots carry the word 广告 (Advertising Law, art 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from compliance_kit.audit.checks.interface import Context, Hit, named
from compliance_kit.audit.page import Page
from compliance_kit.audit.walk import Element

# An ad slot by the class or id of its element: ad, ads, advert, ad-banner, gg_top ... as a word.
_SLOT = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert(?:isement)?|adsbygoogle|adslot|dfp|guanggao)(?:$|[\s_-]|\d)", re.I
)
_NO_SLOT = frozenset(("body", "html", "head", "a", "span", "script", "li"))
_MARKS = 1000  # characters of classes and id; a broken page may have a million
_LEVELS = 2  # how far above its script a slot is looked for


@named("ad-label")
def ad_label(context: Context) -> Iterator[Hit]:
    """An advertising slot has 广告 or Advertisement in or beside it."""
    page = context.page
    places = context.wordings()
    for node, marks in _slots(page):
        around = " ".join(filter(None, (_text(node), _text(node.parent), _text(node.prev))))
        lower = around.lower()
        if any(page.lower[start:end] in lower for start, end in places):
            continue
        name = marks.split()[0]
        yield Hit("", {"text": name}, element=_element_of(node), text=name)
        return


def _slots(page: Page) -> Iterator[tuple[LexborNode, str]]:
    """The elements that hold advertising, with their classes and id.

    A slot is an advertising service's own element, or one that is named a slot and really holds a
    script or a frame.
    """
    if "adsbygoogle" in page.source:
        for node in page.css("ins.adsbygoogle"):
            yield node, "adsbygoogle"
    for tag in ("script", "iframe"):
        for element in page.walk.all(tag):
            node = element.node.parent
            for _level in range(_LEVELS):
                if node is None or node.tag in _NO_SLOT:
                    break
                attributes = node.attributes
                marks = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
                if _SLOT.search(marks[:_MARKS]):
                    yield node, marks
                node = node.parent


def _text(node: LexborNode | None) -> str:
    if node is None or node.tag in ("body", "html", "-document"):
        return ""
    return (node.text() or "")[:2000]


def _element_of(node: LexborNode) -> Element:
    """An element for the place of a node that the walk did not record."""
    element = Element(node.tag or "", node, -1, 0)
    element.hidden = True  # it is found by its tag, not by its text
    return element
