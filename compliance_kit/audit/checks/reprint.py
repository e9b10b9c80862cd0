"""Reprints name their source and a responsible editor (CAC Order 1 of 2017, art 15)."""

from __future__ import annotations

from collections.abc import Iterator

from compliance_kit.audit.checks.interface import Context, Hit, at, named
from compliance_kit.audit.checks.unseen import drawn_by_script
from compliance_kit.audit.extract.people import is_nickname, is_vague


@named("reprint")
def reprint(context: Context) -> Iterator[Hit]:
    """A reprint names its source and the responsible editor (``params.part``)."""
    if context.params.get("part", "source") == "source":
        yield from _reprint_source(context)
    else:
        yield from _reprint_editor(context)


def _reprint_source(context: Context) -> Iterator[Hit]:
    sources = context.facts.of("source")
    if sources:
        for found in sources:
            if is_vague(found.text) and "vague" in context.rule.cases:
                yield at(found, "vague")
        return
    if context.facts.article is None or context.facts.of("byline"):
        return  # an article with its own author is no reprint that hides its source
    yield drawn_by_script(context.page) or Hit(anchor="article")


def _reprint_editor(context: Context) -> Iterator[Hit]:
    if context.facts.article is None or not is_reprint(context):
        return
    editors = context.facts.of("editor")
    if not editors:
        case = "other-language" if context.page.language == "en" else ""
        yield Hit(case if case in context.rule.cases else "", anchor="article")
        return
    for found in editors:
        if is_nickname(found.text) and "nickname" in context.rule.cases:
            yield at(found, "nickname")


def is_reprint(context: Context) -> bool:
    """Whether the page names another outlet than the site's own as its source."""
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
            return True
    return False
