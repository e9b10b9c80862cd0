"""Language twins: pages that name each other by ``hreflang`` must do so both ways.

Search engines drop an annotation that the other page does not return (Google Search Central,
"Tell Google about localized versions of your page").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from compliance_kit.audit.site import PageSummary, SiteHit


def one_sided_twins(pages: Sequence[PageSummary], params: dict[str, object]) -> Iterator[SiteHit]:
    """Pages whose twin, itself among the audited pages, does not name them in return."""
    from compliance_kit.audit.site import SiteHit

    known = _addresses(pages)
    for page in pages:
        told = set()
        for tag, href in page.alternates:
            twin = _find(page, href, known)
            if tag.lower() == "x-default" or twin is None or twin is page or twin.path in told:
                continue
            if not any(_find(twin, back, known) is page for _tag, back in twin.alternates):
                told.add(twin.path)
                values: dict[str, object] = {"target": twin.path, "path": page.path}
                yield SiteHit(page.path, "not-reciprocal", values, href)


def _addresses(pages: Sequence[PageSummary]) -> dict[str, PageSummary]:
    """Pages by their canonical address and by their path below the site's root."""
    known: dict[str, PageSummary] = {}
    for page in pages:
        known.setdefault(_path_key(page.site_path), page)
    for page in pages:
        if urlsplit(page.canonical).netloc:
            known.setdefault(_key(page.canonical), page)
    return known


def _find(page: PageSummary, href: str, known: dict[str, PageSummary]) -> PageSummary | None:
    """The audited page that ``href`` on ``page`` leads to."""
    try:
        own = page.canonical if urlsplit(page.canonical).netloc else ""
        address = urljoin(own or "/" + page.site_path, href.strip())
        host = urlsplit(address).hostname
        found = known.get(_key(address)) if host else None
        if found is None and (not host or not own or host == urlsplit(own).hostname):
            found = known.get(_path_key(urlsplit(address).path))
    except ValueError:
        return None
    return found


def _key(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.hostname or ''}{_path_key(parts.path)}"


def _path_key(path: str) -> str:
    """A path without what two spellings of one address differ in.

    >>> _path_key("en/index.html") == _path_key("/en/")
    True
    """
    path = unquote(path).strip("/")
    for name in ("index.html", "index.htm", "index.shtml"):
        if path == name or path.endswith("/" + name):
            path = path[: -len(name)].rstrip("/")
    return "/" + path
