"""Who wrote an article, as the page's data name them: JSON-LD and ``meta``."""

from __future__ import annotations

import re
from typing import Any

from compliance_kit.audit.extract.named import PERSON, Named
from compliance_kit.audit.page import Page

# What a system writes behind the name: Ann Lee Staff Writer, KBLF Digital.
_POST_BEHIND = re.compile(
    r",?\s+(?:(?:Special|Staff|Senior|Chief|Courier|Guest) )?"
    r"(?:Writer|Reporter|Correspondent|Columnist|Editor|Contributor|Digital|Staff)s?$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\s,(<|]{1,4}[\w.+-]{1,64}@[\w.-]{1,80}[)>]?.*")
_LOGIN = re.compile(
    r"[a-z0-9]*_[\w-]*|(?:web)?(?:admin|master|editor)\d*"
    r"|(?:.* )?(?:webmaster|admin|editorial|team|newsroom|staff|desk|office)(?: .*)?",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r" [|–—-] ")
_MEDIA = frozenset(
    (
        *("live", "news", "online", "daily", "times", "post", "today", "weekly", "herald", "press"),
        *("gazette", "journal", "tribune", "magazine", "review", "media", "network", "blog"),
    )
)
_METAS = ("author", "article:author", "cxenseparse:author", "parsely-author", "dc.creator")


def data_authors(page: Page) -> list[Named]:
    """Persons that JSON-LD or a ``meta`` names as authors, with their place where shown."""
    names: list[str] = []
    for item in page.jsonld:
        for author in _list(item.get("author")):
            if isinstance(author, dict):
                kind = author.get("@type")
                if kind == "Person" or (kind is None and "name" in author):
                    names += [str(n) for n in _list(author.get("name")) if isinstance(n, str)]
            elif isinstance(author, str) and PERSON.fullmatch(author):
                names.append(author)
    if not names and page.language == "en":
        for key in _METAS:
            value = _MAIL.sub("", page.meta(key), count=1)
            site = page.meta("og:site_name").lower()
            if PERSON.fullmatch(value) and value.lower() not in site and not _is_site(page, value):
                names.append(value)
                break
    site = page.meta("og:site_name").lower()
    shown: list[Named] = []
    for name in names:
        clean = _MAIL.sub("", " ".join(name.split()), count=1)
        post = _POST_BEHIND.search(clean)
        if post and " " not in clean[: post.start()]:
            continue  # KBLF Digital
        if post:
            clean = clean[: post.start()]
        if not clean or clean.lower() == site or clean.startswith("http"):
            continue
        start = page.text.find(clean)
        if start < 0 and _LOGIN.fullmatch(clean):
            continue
        shown.append((clean, (start, start + len(clean)) if start >= 0 else (-1, -1)))
    return shown


def _is_site(page: Page, value: str) -> bool:
    """Whether a medium's name ends the page's title: ``... - Tarnmouth Live``.

    A blog may carry its author's name there.
    """
    title = _TITLE_PARTS.split(page.walk.title)[-1].lower()
    return value.lower() == title and title.rpartition(" ")[2] in _MEDIA


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
