"""All facts of one page, each family found when it is first asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from compliance_kit.audit.extract import (
    contact,
    cookies,
    credits,
    dates,
    links,
    numbers,
    origin,
    people,
)
from compliance_kit.audit.extract.article import Article, find_article
from compliance_kit.audit.extract.quoted import is_quoted
from compliance_kit.audit.numbers.interface import NumberMatch
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits
from compliance_kit.audit.walk import Element
from compliance_kit.report.finding import Fact

KINDS = (
    "icp-filing",
    "icp-licence",
    "ps-filing",
    "news-licence",
    "report-phone",
    "report-email",
    "privacy-link",
    "terms-link",
    "contact-link",
    "about-link",
    "cookie-notice",
    "byline",
    "source",
    "published",
    "editor",
    "photo-credit",
    "copyright",
)


@dataclass(frozen=True)
class Found:
    """A fact with its place: ``start`` and ``end`` in the page text (-1: not displayed)."""

    kind: str
    text: str
    start: int = -1
    end: int = -1
    valid: bool | None = None
    number: NumberMatch | None = None
    element: Element | None = None


class PageFacts:
    """The facts of ``page``; ``hits`` are the wordings found in its text."""

    def __init__(self, page: Page, hits: Hits) -> None:
        self.page = page
        self.hits = hits

    @cached_property
    def numbers(self) -> list[NumberMatch]:
        """Every register's numbers in the displayed text, in text order; not those quoted."""
        return [m for m in numbers.find_numbers(self.page) if not self._quoted(m.start)]

    @cached_property
    def article(self) -> Article | None:
        """Where the article is, None on pages without running text."""
        return find_article(self.page)

    @cached_property
    def published(self) -> dates.Published | None:
        """The publication date."""
        return dates.published(self.page, self.hits, self.article)

    @cached_property
    def cookies(self) -> list[cookies.CookieNotice]:
        """Consent platforms and cookie notices."""
        return cookies.cookie_notices(self.page, self.hits)

    @cached_property
    def _by_kind(self) -> dict[str, list[Found]]:
        return {}

    def of(self, kind: str) -> list[Found]:
        """The facts of one kind, in text order."""
        found = self._by_kind.get(kind)
        if found is None:
            found = self._by_kind[kind] = self._find(kind)
        return found

    def _find(self, kind: str) -> list[Found]:
        page, hits = self.page, self.hits
        if kind in links.LINK_LISTS:
            found = [
                Found(kind, page.label(e), e.start, e.end, links.leads_somewhere(e), element=e)
                for e in links.links_labelled(page, hits, links.LINK_LISTS[kind])
            ]
            below = self.page.blocks[self.article.body_end - 1][0] if self.article else 0
            if kind == "terms-link":
                found += [
                    Found(kind, page.text[start:end], start, end, True)
                    for start, end in links.statements(page, hits, "terms", below)
                ]
            elif kind == "about-link" and not found:
                found = [
                    Found(kind, page.text[start:end], start, end)
                    for start, end in links.menu_titles(page, hits, "about", below)
                ]
            return found
        if kind == "report-phone":
            return [
                _number(kind, match)
                for match in contact.reporting_phones(page, hits, numbers.phones_in)
                if not self._quoted(match.start)
            ]
        if kind == "report-email":
            return [
                Found(kind, page.text[start:end], start, end, True)
                for start, end in contact.reporting_mails(page, hits)
                if not self._quoted(start)
            ]
        if kind == "cookie-notice":
            hidden = cookies.hidden_notice(page) if not self.cookies else None
            return [
                Found(kind, notice.text, notice.start, notice.end, element=notice.element)
                for notice in [*self.cookies, *([hidden] if hidden else [])]
            ]
        if kind == "published":
            date = self.published
            return (
                []
                if date is None
                else [Found(kind, date.text, date.start, date.end, date.day is not None)]
            )
        if kind in ("byline", "editor", "source"):
            finder = {"byline": people.bylines, "editor": people.editors, "source": origin.sources}
            return [
                Found(kind, text, *span) for text, span in finder[kind](page, hits, self.article)
            ]
        if kind == "photo-credit":
            spans = credits.photo_credits(page, hits, self.article)
            return [Found(kind, page.text[start:end], start, end) for start, end in spans]
        if kind == "copyright":
            spans = [
                (start, end)
                for mark, start, end in credits.copyrights(page, hits)
                if not is_quoted(page, self.article, mark, rights=True)
            ]
            return [Found(kind, page.text[start:end], start, end) for start, end in spans]
        return [_number(kind, match) for match in self.numbers if match.kind == kind]

    def _quoted(self, start: int) -> bool:
        return is_quoted(self.page, self.article, start)

    def report(self) -> tuple[Fact, ...]:
        """All facts of the contract's kinds, by place in the file."""
        facts = []
        for kind in KINDS:
            for found in self.of(kind):
                line, column = self.place(found)
                facts.append(Fact(kind, found.text, line, column, found.valid))
        return tuple(sorted(facts, key=lambda fact: (fact.line, fact.column, fact.kind)))

    def place(self, found: Found) -> tuple[int, int]:
        """Line and column of a fact; those of the data that name it when it is not displayed."""
        if found.start >= 0:
            return self.page.place(found.start)
        if found.element is not None:
            return self.page.element_place(found.element)
        match = re.search(re.escape(found.text), self.page.source)
        return self.page.locator.source_place(match.start()) if match else (0, 0)


def _number(kind: str, match: NumberMatch) -> Found:
    return Found(kind, match.text, match.start, match.end, match.valid != "no", match)
