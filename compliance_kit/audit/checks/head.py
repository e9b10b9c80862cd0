"""What a page says of itself in its head: language, twins, canonical address, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance_kit.audit.address import join_address, split_address
from compliance_kit.audit.checks.interface import Context, Hit, named
from compliance_kit.audit.walk import Element

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*",
    re.IGNORECASE,
)
# Country codes that are taken for languages; the language that is meant.
_COUNTRIES = {
    "cn": "zh-CN",
    "tw": "zh-TW",
    "hk": "zh-HK",
    "us": "en-US",
    "uk": "en-GB",
    "gb": "en-GB",
    "jp": "ja",
    "ch": "zh-CN",
}
_TRADITIONAL_REGIONS = frozenset(("tw", "hk", "mo"))
_ENGLISH_NAMES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en"}


def split_tag(tag: str) -> tuple[str, str] | None:
    """The language and script (``Hans``, ``Hant`` or ``""``) of a BCP 47 tag; None when invalid.

    >>> split_tag("zh-TW"), split_tag("zh"), split_tag("en-GB"), split_tag("cn"), split_tag("zh_CN")
    (('zh', 'Hant'), ('zh', ''), ('en', ''), None, None)
    """
    match = _TAG.fullmatch(tag)
    if match is None or match.group("language").lower() in _COUNTRIES:
        return None
    language = match.group("language").lower()
    script = (match.group("script") or "").capitalize()
    if language == "zh" and not script and match.group("region"):
        script = "Hant" if match.group("region").lower() in _TRADITIONAL_REGIONS else "Hans"
    return language, script


@named("lang")
def lang(context: Context) -> Iterator[Hit]:
    """The html element's language is a valid tag and the language of the text."""
    page = context.page
    tag = (page.walk.root.get("lang") or page.walk.root.get("xml:lang") or "").strip()
    shown = page.language
    right = _ENGLISH_NAMES.get(shown, shown or "en")
    values = {"text": tag, "language": right, "advice": right}
    if not tag:
        yield Hit("", values, anchor="html")
        return
    parts = split_tag(tag)
    if parts is None:
        yield Hit("invalid", values, anchor="html", text=tag)
        return
    if not shown:
        return
    language, script = parts
    wanted_language, _dash, wanted_script = shown.partition("-")
    if language != wanted_language or (script and wanted_script and script != wanted_script):
        yield Hit("disagree", values, anchor="html", text=tag)


def _alternates(context: Context) -> list[Element]:
    return [
        link
        for link in context.page.walk.all("link")
        if "alternate" in link.get("rel").lower().split() and "hreflang" in link.attributes
    ]


@named("hreflang")
def hreflang(context: Context) -> Iterator[Hit]:
    """Where twins are named: valid tags, absolute addresses, the page itself among them."""
    links = _alternates(context)
    languages = context.settings.site.languages
    if not links:
        if len(languages) > 1:
            yield Hit(anchor="head")
        return
    own = context.url or context.page.canonical
    itself = False
    for link in links:
        tag, target = link.get("hreflang").strip(), link.get("href").strip()
        if tag.lower() != "x-default" and split_tag(tag) is None:
            yield Hit("invalid", {"text": tag}, element=link, text=tag)
        if not split_address(target).netloc:
            yield Hit("relative", {"target": target}, element=link, text=target)
        if own and _same_address(target, own):
            itself = True
    if own and not itself and "no-self" in context.rule.cases:
        yield Hit("no-self", {"target": own}, element=links[0], text=own)


def _same_address(one: str, other: str) -> bool:
    a, b = split_address(join_address(other, one)), split_address(other)
    return (a.hostname, a.path.rstrip("/")) == (b.hostname, b.path.rstrip("/"))


@named("canonical")
def canonical(context: Context) -> Iterator[Hit]:
    """Exactly one canonical link: absolute, on the site's host, not the home page for all."""
    links = [
        link for link in context.page.walk.all("link") if link.get("rel").lower() == "canonical"
    ]
    if not links:
        yield Hit(anchor="head")
        return
    if len(links) > 1:
        yield Hit("several", {"count": len(links)}, element=links[1])
        return
    target = links[0].get("href").strip()
    parts = split_address(target)
    if not parts.netloc:
        yield Hit("relative", {"target": target or '""'}, element=links[0], text=target)
        return
    host = split_address(context.settings.site.url).hostname
    if host and parts.hostname != host and parts.hostname not in context.settings.audit.allow_hosts:
        yield Hit("host", {"target": target}, element=links[0], text=target)
    elif context.kind == "article" and parts.path in ("", "/"):
        yield Hit("home", {"target": target}, element=links[0], text=target)


_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle")
_FIELDS = ("headline", "datePublished", "author", "publisher", "image")


@named("article-data")
def article_data(context: Context) -> Iterator[Hit]:
    """JSON-LD of an article: readable, complete, and saying what the page says."""
    page = context.page
    cases = context.rule.cases
    for element, reason in page.jsonld_errors:
        yield Hit("broken", {"reason": reason, "text": reason}, element=element)
    items = page.jsonld_of(*_ARTICLES)
    if not items:
        if not page.jsonld_errors:
            yield Hit(anchor="head")
        return
    item = items[0]
    for name in _FIELDS:
        if not item.get(name):
            yield Hit("field", {"text": name}, anchor="head", text=name)
    headline = item.get("headline")
    if "disagree" not in cases:
        return
    if isinstance(headline, str) and page.heading and not _alike(headline, page.heading):
        values = {"text": headline, "other": page.heading}
        yield Hit("disagree", values, anchor="head", text=headline)
    language = item.get("inLanguage")
    tag = page.walk.root.get("lang") or ""
    if isinstance(language, str) and tag and _primary(language) != _primary(tag):
        yield Hit("disagree", {"text": language, "other": tag}, anchor="head", text=language)


def _primary(tag: str) -> str:
    return tag.split("-")[0].lower()


def _alike(one: str, other: str) -> bool:
    a, b = ("".join(c for c in text.lower() if c.isalnum()) for text in (one, other))
    return (
        a in b
        or b in a
        or sum(x == y for x, y in zip(a, b, strict=False)) > 0.8 * max(len(a), len(b))
    )
