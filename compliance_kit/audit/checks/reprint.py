"""Reprints name their source and a responsible editor (CAC Order 1 of 2017, art 15)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compliance_kit.audit.checks.interface import Context, Hit, at, named
from compliance_kit.audit.checks.unseen import drawn_by_script
from compliance_kit.audit.extract.labels import zone_of
from compliance_kit.audit.extract.origin import is_vague
from compliance_kit.audit.extract.people import is_nickname
from compliance_kit.audit.scan import longest

_NOTICE = 60  # characters of a block that says where the article comes from


@named("reprint")
def reprint(context: Context) -> Iterator[Hit]:
    """A reprint names its source and the responsible editor (``params.part``)."""
    if context.params.get("part", "source") == "source":
        yield from _reprint_source(context)
    else:
        yield from _reprint_editor(context)


def _reprint_source(context: Context) -> Iterator[Hit]:
    sources = context.facts.of("source")
    for found in sources:
        if is_vague(found.text) and "vague" in context.rule.cases:
            yield at(found, "vague")
    if not sources:
        says = _says_so(context)
        if says is not None:
            yield says


def _says_so(context: Context) -> Hit | None:
    """A hit at the words by which an article without a source says that it is a reprint."""
    page, article = context.page, context.facts.article
    if article is None:
        return None
    for start, end in longest(context.wordings("reprinted")):
        low, high = page.block_at(start)
        # A notice in a short block of the article's own; in running text the words tell a story.
        if high - low <= _NOTICE and zone_of(page, article, start) != "other":
            text = page.text[start:end]
            return Hit("", {"text": text}, start, end, text=text)
    for item in page.jsonld:
        origin = item.get("isBasedOn")
        if origin:
            return Hit("", {"text": "isBasedOn"}, anchor="article", text="isBasedOn")
    return None


def _reprint_editor(context: Context) -> Iterator[Hit]:
    if context.facts.article is None:
        return
    source = foreign_source(context)
    if not source:
        return
    editors = context.facts.of("editor")
    if not editors:
        case = "other-language" if context.page.language == "en" else ""
        yield Hit(
            case if case in context.rule.cases else "",
            {"text": source},
            anchor="article",
            text=source,
        )
        return
    for found in editors:
        if is_nickname(found.text) and "nickname" in context.rule.cases:
            yield at(found, "nickname")


@named("source")
def source_named(context: Context) -> Iterator[Hit]:
    """The article names its source; on English pages the publisher in its data will do.

    Chinese pages print 来源 over every story; English ones name the outlet in the data.
    """
    page = context.page
    if context.facts.of("source"):
        return
    if page.language == "en" and any(_publisher(item) for item in page.jsonld):
        return
    yield drawn_by_script(page) or Hit(anchor="article")


def _publisher(item: dict[str, Any]) -> bool:
    publisher = item.get("publisher") or item.get("sourceOrganization")
    return (
        bool(publisher.get("name") or publisher.get("@id"))
        if isinstance(publisher, dict)
        else False
    )


def foreign_source(context: Context) -> str:
    """The source that the page names, where it is another outlet than the site's own."""
    own = [
        name.lower()
        for name in (
            context.settings.site.name,
            context.settings.site.name_zh,
            context.page.meta("og:site_name"),
        )
        if name
    ]
    title = context.page.walk.title.lower()
    for found in context.facts.of("source"):
        source = found.text.lower()
        if not any(name in source or source in name for name in own) and source not in title:
            return found.text
    return ""
