"""The little of a page that rules about the whole site need, with the places of what they may
name: when all pages are known, nobody reads one of them again."""

from __future__ import annotations

from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from compliance_kit.audit.site import NUMBER_KINDS, PageSummary, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance_kit.audit.facts import PageFacts
    from compliance_kit.audit.page import Page
    from compliance_kit.audit.sources.interface import PageInput

_MOST = 100  # texts of a page that are looked up: more twins than any site has languages


def summarise(
    source: PageInput, page: Page, facts: PageFacts, kind: str, pictures: tuple[str, ...] = ()
) -> PageSummary:
    """Keep what the site rules need of a page."""
    numbers = tuple(
        (match.kind, match.canonical, match.text)
        for match in facts.numbers
        if match.kind in NUMBER_KINDS and match.canonical
    )
    alternates = tuple(
        (link.get("hreflang"), link.get("href"))
        for link in page.walk.all("link")
        if link.attributes.get("hreflang") is not None
    )
    title, description = page.walk.title, page.meta("description")
    texts = title, description, *(n[2] for n in numbers), *(href for _tag, href in alternates)
    return PageSummary(
        source.path,
        source.site_path,
        kind,
        page.language,
        title,
        description,
        page.canonical,
        numbers,
        alternates,
        pictures,
        _places(page, texts),
    )


def _places(page: Page, texts: Iterable[str]) -> dict[str, Place]:
    """Line and column of each text that the file has: where the head has it (a title, an
    address), else where it is displayed."""
    source = page.source
    places = {}
    body = source.find("<body")
    for text in islice(dict.fromkeys(text for text in texts if text), _MOST):
        for written in dict.fromkeys((text, escape(text))):
            start = source.find(written)
            if start >= 0:
                break
        # A text that stands in several places of the body is meant where it is displayed.
        if start < 0 or (0 <= body < start and source.find(written, start + 1) >= 0):
            shown = page.text.find(text)
            place = page.place(shown) if shown >= 0 else (0, 0)
            if place[0]:
                places[text] = place
                continue
        if start >= 0:
            line = source.count("\n", 0, start) + 1
            places[text] = line, start - source.rfind("\n", 0, start)
    return places
