"""What a report shows of the page around a finding: its block, or the footer it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from compliance_kit.audit.facts import PageFacts
from compliance_kit.audit.page import Page

if TYPE_CHECKING:
    from compliance_kit.audit.checks.interface import Hit

_REACH = 160  # characters on either side of a finding in running text
_LONGEST = 1_200  # characters of a footer that are shown
_FOOT = 0.6  # share of the text that no footer begins in

Preview = tuple[str, tuple[int, int]]


def footer_start(page: Page, facts: PageFacts) -> int:
    """Where the footer begins: the element, the copyright line, or the last line of the text."""
    footers = [f for f in page.walk.all("footer") if not f.hidden and f.end > f.start]
    if footers:
        return footers[-1].start
    marks = facts.hits.get("copyright-mark")
    if marks:
        return page.block_at(marks[-1][0])[0]
    return page.text.rfind("\n") + 1 if page.text else -1


def footer_span(page: Page, facts: PageFacts) -> tuple[int, int]:
    """Start and end in the text of the footer; an empty span where the page has no text.

    Without a ``footer`` element it begins at the first of what footers hold (copyright, numbers,
    links to the site's own pages) below the article and in the last part of the page.
    """
    found = page.cache.get("footer-span")
    if found is None:
        found = page.cache["footer-span"] = _footer_span(page, facts)
    return cast("tuple[int, int]", found)


def _footer_span(page: Page, facts: PageFacts) -> tuple[int, int]:
    footers = [f for f in page.walk.all("footer") if not f.hidden and f.end > f.start]
    if footers:
        return footers[-1].start, footers[-1].end
    size = len(page.text)
    low = int(_FOOT * size)
    if facts.article is not None:
        low = max(low, page.blocks[facts.article.body_end - 1][0] + 1)
    marks = [start for name in _MARKS for start, _end in facts.hits.get(name, ())]
    marks += [match.start for match in facts.numbers]
    starts = [page.block_at(start)[0] for start in marks if start >= low]
    return min(starts, default=max(0, footer_start(page, facts))), size


_MARKS = ("copyright-mark", "report-label", "privacy", "terms", "contact", "about")


def preview(hit: Hit, page: Page, facts: PageFacts) -> Preview:
    """The page's text around a hit and the hit's span in it.

    A finding in the footer, and one that something is missing there, is shown in the whole footer;
    one of running text in its block. Long footers are cut to 1,200 characters around the finding.
    """
    start, end = hit.start, hit.end
    if start < 0 and hit.element is not None:
        start, end = hit.element.start, hit.element.end
    if start < 0 and hit.anchor != "footer":
        return "", (0, 0)
    first, last = footer_span(page, facts)
    if start < 0:
        return page.text[first : min(last, first + _LONGEST)], (0, 0)
    end = max(start, end)
    if first <= start and end <= last:
        if last - first > _LONGEST:
            first = max(first, min(start - _LONGEST // 2, last - _LONGEST))
            last = min(last, max(first + _LONGEST, end))
    else:
        first, last = page.block_at(start)
        first, last = max(first, start - _REACH), min(max(last, end), end + _REACH)
    return page.text[first:last], (start - first, end - first)
