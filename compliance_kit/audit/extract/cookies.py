"""Consent platforms and cookie notices that a page carries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec

from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits, longest
from compliance_kit.audit.walk import Element
from compliance_kit.paths import data_folder


class Platform(msgspec.Struct, frozen=True):
    """A consent platform's marks, from ``rules/platforms.json``.

    ``sources`` stand in script addresses, ``marks`` in inline scripts, classes and handlers;
    ``refuse`` marks the control that refuses. ``draws`` says whether it draws its banner at run time
    (then its buttons cannot be judged from the file), ``blocks`` whether it holds scripts back by
    itself.
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


# None of the marks occurs in a file without one of these: most pages are answered by four searches.
_STEMS = ("ookie", "onsent", "idomi", "neTrust", "nsensu", "sercentrics", "axept", "iubenda")

_LONGEST_NOTICE = 700


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
    source = page.source
    if not any(stem in source for stem in _STEMS):
        return []
    found = [CookieNotice(p.name, -1, -1, p, e) for p, e in platforms(page)]
    found += written_notices(page, hits)
    return found


def platforms(page: Page) -> list[tuple[Platform, Element | None]]:
    """The consent platforms that the page loads or whose parts it holds."""
    scripts = page.walk.all("script")
    addresses = [
        (s.get("src") or s.get("data-src") or s.get("data-rocketlazyloadscript"), s)
        for s in scripts
    ]
    addresses += [
        (link.get("href"), link)
        for link in page.walk.all("link")
        if "preload" in link.get("rel") and link.get("as") == "script"
    ]
    inline = "\n".join(s.body for s in scripts if s.body and not s.get("src"))
    handlers = "\n".join(
        f"{a.get('onclick')} {a.get('class')} {a.get('id')}"
        for tag in ("a", "button")
        for a in page.walk.all(tag)
        if a.attributes.get("onclick") or a.attributes.get("class") or a.attributes.get("id")
    )
    found: list[tuple[Platform, Element | None]] = []
    for platform in known_platforms():
        element = next(
            (e for address, e in addresses if address and _any(platform.sources, address)), None
        )
        if element is not None:
            found.append((platform, element))
        elif platform.marks and (
            _any(platform.marks, inline)
            or _any(platform.marks, handlers)
            or _loaded_inline(platform, inline)
        ):
            found.append((platform, None))
    return found


def _any(marks: tuple[str, ...], text: str) -> bool:
    return any(mark in text for mark in marks)


def _loaded_inline(platform: Platform, inline: str) -> bool:
    """Whether an inline script sets the platform's address as a script's source."""
    return any("." in mark and mark in inline for mark in platform.sources)


def written_notices(page: Page, hits: Hits) -> list[CookieNotice]:
    """Sentences about the use of cookies that the page itself shows or keeps hidden at first."""
    found: list[CookieNotice] = []
    for start, _end in longest(hits.get("cookie-notice", [])):
        low, high = page.block_at(start)
        if high - low <= _LONGEST_NOTICE and all(n.start != low for n in found):
            found.append(CookieNotice(page.text[low:high], low, high))
    return found
