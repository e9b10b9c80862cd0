"""What can only be said of all pages together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from compliance_kit.audit.twins import one_sided_twins

NUMBER_KINDS = ("icp-filing", "ps-filing", "news-licence")

Place = tuple[int, int]
"""Line and column, from 1; ``(0, 0)`` where there is none."""


@dataclass(frozen=True)
class PageSummary:
    """The little of a page that site rules need, so that memory stays flat over many pages.

    ``numbers`` are (kind, canonical form, text as shown); ``alternates`` are the (hreflang, href)
    pairs of the head; ``pictures`` the site's own that it shows, until they are looked at;
    ``places`` tells where in the file its title, description, numbers and alternates stand.
    """

    path: str
    site_path: str
    kind: str
    language: str
    title: str
    description: str
    canonical: str
    numbers: tuple[tuple[str, str, str], ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    pictures: tuple[str, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)

    def hit(self, case: str, values: dict[str, object], text: str) -> SiteHit:
        """A hit on this page: at the text, at the file's start where it is not found."""
        return SiteHit(self.path, case, values, text, self.places.get(text, (1, 1)))


@dataclass(frozen=True)
class SiteHit:
    """One thing a site check saw: the page it concerns (``""``: the site), case and values, the
    text found and its place in the page's file."""

    path: str
    case: str
    values: dict[str, object]
    text: str = ""
    place: Place = (0, 0)


class Pages(Protocol):
    """The summaries of all pages, in the order of the audit; may be iterated again and again."""

    def __iter__(self) -> Iterator[PageSummary]: ...


SiteCheck = Callable[[Pages, dict[str, object]], Iterable[SiteHit]]


def inconsistent_numbers(pages: Pages, params: dict[str, object]) -> Iterator[SiteHit]:
    """Pages that show another number than the home page (or than most pages) of the site."""
    kinds = params.get("facts")
    counted: dict[str, Counter[str]] = {}
    at_home: set[tuple[str, str]] = set()
    for page in pages:
        for number, canonical, _text in page.numbers:
            counted.setdefault(number, Counter())[canonical] += 1
            if page.kind == "home":
                at_home.add((number, canonical))
    for kind in kinds if isinstance(kinds, list) else ["icp-filing"]:
        counts = counted.get(kind, Counter())
        if len(counts) < 2:
            continue
        expected = next((c for c in counts if (kind, c) in at_home), "") or max(
            counts, key=counts.__getitem__
        )
        for page in pages:
            numbers = [(c, text) for number, c, text in page.numbers if number == kind]
            # A page that shows the expected number too may name another site's beside it.
            if any(canonical == expected for canonical, _text in numbers):
                continue
            for _canonical, text in numbers:
                values: dict[str, object] = {"text": text, "expected": expected, "path": page.path}
                yield page.hit("", values, text)


def duplicate_titles(pages: Pages, params: dict[str, object]) -> Iterator[SiteHit]:
    """Pages with the same title, compared before the site's name."""
    yield from _duplicates(pages, lambda page: page.title)


def duplicate_descriptions(pages: Pages, params: dict[str, object]) -> Iterator[SiteHit]:
    """Pages with the same description."""
    yield from _duplicates(pages, lambda page: page.description)


def _duplicates(pages: Pages, of: Callable[[PageSummary], str]) -> Iterator[SiteHit]:
    # Most texts stand on one page: counting their hashes is enough to leave them out.
    counts = Counter(hash(of(page)) for page in pages if of(page))
    first: dict[str, str] = {}
    for page in pages:
        text = of(page)
        if counts[hash(text)] < 2:
            continue
        if text in first:
            yield page.hit("duplicate", {"text": text, "path": first[text]}, text)
        else:
            first[text] = page.path


SITE_CHECKS: dict[str, SiteCheck] = {
    "consistent": inconsistent_numbers,
    "title": duplicate_titles,
    "description": duplicate_descriptions,
    "hreflang": one_sided_twins,
}
"""Named checks that also look at all pages together."""
