"""Consent platforms and cookie notices that a page carries."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

import ahocorasick
import msgspec

from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits, longest
from compliance_kit.audit.walk import Element
from compliance_kit.paths import data_folder


class Platform(msgspec.Struct, frozen=True):
    """A consent platform's marks, from ``rules/platforms.json``.

    ``sources`` stand in script addresses, ``marks`` in inline scripts, classes and handlers;
    ``refuse`` marks the control that refuses. ``draws`` says whether it draws its banner at run
    time (then its buttons cannot be judged from the file), ``blocks`` whether it holds scripts back
    by itself.
    """

    name: str
    sources: tuple[str, ...]
    marks: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    draws: bool = True
    blocks: bool = False


class _Table(msgspec.Struct):
    comment: str
    platforms: tuple[Platform, ...]


@cache
def known_platforms() -> tuple[Platform, ...]:
    """The platforms that are recognised."""
    data = (data_folder("rules") / "platforms.json").read_bytes()
    return msgspec.json.decode(data, type=_Table).platforms


_HANDLERS = ("onclick", "class", "id")
_LONGEST_NOTICE = 700
_LONGEST_HIDDEN = 2_500  # a banner with its list of purposes
# A notice is the site speaking of itself or to its reader ...
_OWN = re.compile(
    r"\b(?:we|our|us|this (?:web)?site|this page|the (?:web)?site uses|you (?:agree|accept|consent)"
    r"|by (?:continuing|using|clicking|browsing)|cookies (?:help|allow|enable|are used))\b"
    r"|我[们們]|本[网網]?站|本网|本網|[此该該][网網]?站|您|[继繼][续續](?:[浏瀏][览覽]|[访訪]问|使用)",
    re.IGNORECASE,
)
# ... and of what it does with cookies, or asks.
_USE = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|mak(?:e|es|ing) use|plac(?:e|es|ing)|sets?|setting|stor(?:e|es|ed|ing)"
    r"|access|accept(?:ing)?|agree(?:ing)?|allow|enable|help|consent|collect)\b"
    r"|使用|利用|采用|運用|运用|存放|存储|儲存|存儲|设置|設置|收集|接受|同意|启用|放置",
    re.IGNORECASE,
)
_COOKIE = re.compile("cookie", re.IGNORECASE)
_SENTENCES = 300  # characters on either side of the word in which the site must speak


@dataclass(frozen=True)
class CookieNotice:
    """A notice (``start``, ``end`` in the page text; -1 when hidden) or a platform's script."""

    text: str
    start: int
    end: int
    platform: Platform | None = None
    element: Element | None = None


def cookie_notices(page: Page, hits: Hits) -> list[CookieNotice]:
    """What the page has: the platforms it loads, then notices written in the page itself."""
    found = [CookieNotice(p.name, -1, -1, p, e) for p, e in platforms(page)]
    found += written_notices(page, hits)
    return found


def hidden_notice(page: Page) -> CookieNotice | None:
    """A notice that the file keeps hidden, for a script to show: no proof that readers see it."""
    if "ookie" not in page.walk.hidden:
        return None
    for line in page.walk.hidden.split("\n"):
        word = _COOKIE.search(line) if len(line) <= _LONGEST_HIDDEN else None
        if word:
            near = line[max(0, word.start() - _SENTENCES) : word.end() + _SENTENCES]
            if _is_notice(near):
                return CookieNotice(near.strip(), -1, -1)
    return None


def _is_notice(text: str) -> bool:
    return _OWN.search(text) is not None and _USE.search(text) is not None


@cache
def _marks() -> ahocorasick.Automaton:
    """Every mark of every platform; a mark's value says whether addresses alone count for it."""
    owners: dict[str, list[tuple[int, bool]]] = {}
    for number, platform in enumerate(known_platforms()):
        for mark in platform.sources:
            # In an inline script only a host name is sure to be an address that it loads.
            owners.setdefault(mark, []).append((number, "." not in mark))
        for mark in platform.marks:
            owners.setdefault(mark, []).append((number, False))
    automaton = ahocorasick.Automaton()
    for mark, numbers in owners.items():
        automaton.add_word(mark, tuple(numbers))
    automaton.make_automaton()
    return automaton


def platforms(page: Page) -> list[tuple[Platform, Element | None]]:
    """The consent platforms that the page loads or whose parts it holds."""
    found: dict[int, Element | None] = {}
    marks = _marks()
    for script in page.walk.all("script"):
        attributes = script.attributes
        address = (
            attributes.get("src")
            or attributes.get("data-src")
            or attributes.get("data-rocketlazyloadscript")
        )
        if address:
            for _end, owners in marks.iter(address):
                for number, _only in owners:
                    if found.get(number) is None:
                        found[number] = script
        elif script.body and "json" not in (attributes.get("type") or ""):
            for _end, owners in marks.iter(script.body):
                for number, address_only in owners:
                    if not address_only:
                        found.setdefault(number, None)
    for link in page.walk.all("link"):
        if link.attributes.get("as") == "script" and "preload" in link.get("rel"):
            for _end, owners in marks.iter(link.get("href")):
                for number, _only in owners:
                    if found.get(number) is None:
                        found[number] = link
    for tag in ("a", "button"):
        values: list[str] = []
        for element in page.walk.all(tag):
            attributes = element.attributes
            if attributes:
                for name in _HANDLERS:
                    value = attributes.get(name)
                    if value:
                        values.append(value)
        # Links repeat their classes: each value is looked through once.
        handlers = " ".join(dict.fromkeys(values))
        for _end, owners in marks.iter(handlers):
            for number, address_only in owners:
                if not address_only:
                    found.setdefault(number, None)
    return [(known_platforms()[number], found[number]) for number in sorted(found)]


def written_notices(page: Page, hits: Hits) -> list[CookieNotice]:
    """Sentences about the use of cookies that the page itself shows."""
    links, starts = page.shown_links
    blocks = {
        page.block_at(start): True
        for name in ("cookie-notice", "cookie-word")
        for start, _end in longest(hits.get(name, []))
    }
    found: list[CookieNotice] = []
    for low, high in sorted(blocks):
        text = page.text[low:high]
        if high - low > _LONGEST_NOTICE or not _is_notice(text):
            continue
        # A link to the policy (How we use cookies), a footer's row of links.
        index = max(0, bisect_right(starts, low) - 1)
        linked = 0
        while index < len(links) and links[index].start < high:
            linked += max(0, min(links[index].end, high) - max(links[index].start, low))
            index += 1
        if linked > 0.8 * (high - low):
            continue
        found.append(CookieNotice(text, low, high))
    return found
