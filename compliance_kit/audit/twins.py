"""Language twins: pages that name each other by ``hreflang`` must do so both ways.

Search engines drop an annotation that the other page does not return (Google Search Central,
"Tell Google about localized versions of your page").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from compliance_kit.audit.address import join_address, split_address

if TYPE_CHECKING:
    from compliance_kit.audit.site import Pages, PageSummary, SiteHit


def one_sided_twins(pages: Pages, params: dict[str, object]) -> Iterator[SiteHit]:
    """Pages whose twin, itself among the audited pages, does not name them in return.

    Pages are told by their number here: over very many of them only numbers are held.
    """
    known = _addresses(pages)
    named = {
        number: tuple(_find(page, href, known) for _tag, href in page.alternates)
        for number, page in enumerate(pages)
        if page.alternates
    }
    silent: list[tuple[int, SiteHit]] = []
    for number, page in enumerate(pages):
        told = {number, None}
        for (tag, href), twin in zip(page.alternates, named.get(number, ()), strict=True):
            if twin is None or twin in told or tag.lower() == "x-default":
                continue
            if number not in named.get(twin, ()):
                told.add(twin)
                silent.append((twin, page.hit("not-reciprocal", {"path": page.path}, href)))
    if not silent:
        return
    wanted = {twin for twin, _hit in silent}
    paths = {number: page.path for number, page in enumerate(pages) if number in wanted}
    for twin, hit in silent:
        hit.values["target"] = paths[twin]
        yield hit


def _addresses(pages: Pages) -> dict[int, int]:
    """The numbers of pages by (the hashes of) their path below the site's root and their
    canonical address."""
    known: dict[int, int] = {}
    for number, page in enumerate(pages):
        known.setdefault(hash(_path_key(page.site_path)), number)
    for number, page in enumerate(pages):
        if split_address(page.canonical).netloc:
            known.setdefault(hash(_key(page.canonical)), number)
    return known


def _find(page: PageSummary, href: str, known: dict[int, int]) -> int | None:
    """The audited page that ``href`` on ``page`` leads to."""
    own = page.canonical if split_address(page.canonical).netloc else ""
    address = join_address(own or "/" + page.site_path, href.strip())
    parts = split_address(address)
    found = known.get(hash(_key(address))) if parts.hostname else None
    if found is None and (
        not parts.hostname or not own or parts.hostname == split_address(own).hostname
    ):
        found = known.get(hash(_path_key(parts.path)))
    return found


def _key(address: str) -> str:
    parts = split_address(address)
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
