"""Advertising slots carry the word 广告 (Advertising Law, art 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from compliance_kit.audit.checks.interface import Context, Hit, named
from compliance_kit.audit.walk import Element

# An ad slot by the class or id of its element: ad, ads, advert, ad-banner, gg_top ... as a word.
_SLOT = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert(?:isement)?|adsbygoogle|adslot|dfp|guanggao)(?:$|[\s_-]|\d)", re.I
)
_MARKS = ("adsbygoogle", "guanggao", "advert", 'class="ad', 'id="ad')
_SLOT_SELECTOR = "ins.adsbygoogle,[class*=ad],[id*=ad],[class*=guanggao],[id*=guanggao]"


@named("ad-label")
def ad_label(context: Context) -> Iterator[Hit]:
    """An advertising slot has 广告 or Advertisement in or beside it."""
    page = context.page
    if not any(mark in page.source for mark in _MARKS):
        return
    places = context.wordings()
    for node in page.css(_SLOT_SELECTOR):
        marks = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if not _SLOT.search(marks) or node.tag in ("body", "html", "a", "span", "script", "li"):
            continue
        if not _carries_advert(node):
            continue
        around = " ".join(filter(None, (_text(node), _text(node.parent), _text(node.prev))))
        lower = around.lower()
        if any(page.lower[start:end] in lower for start, end in places):
            continue
        name = marks.split()[0]
        element = _element_of(node)
        yield Hit("", {"text": name}, element=element, text=name)
        return


def _carries_advert(node: LexborNode) -> bool:
    """Whether the slot really holds an advertisement: a service's element, a script or a frame."""
    attributes = node.attributes
    if "adsbygoogle" in (attributes.get("class") or "") or attributes.get("data-ad-slot"):
        return True
    return node.css_first("script,iframe,ins") is not None


def _text(node: LexborNode | None) -> str:
    if node is None or node.tag in ("body", "html", "-document"):
        return ""
    return (node.text() or "")[:2000]


def _element_of(node: LexborNode) -> Element:
    """An element for the place of a node that the walk did not record."""
    element = Element(node.tag or "", dict(node.attributes), -1, 0)
    element.hidden = True  # it is found by its tag, not by its text
    return element
