"""What kind of page a page is: home, article, policy or another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance_kit.audit.facts import PageFacts
from compliance_kit.audit.page import PageKind
from compliance_kit.audit.sources.files import is_home_path, matches

_ARTICLE_TYPES = (
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
)
_ARTICLE_METAS = (
    "article:published_time",
    "publishdate",
    "pubdate",
    "og:release_date",
    "firstpublishedtime",
    "contentsource",
    "parsely-pub-date",
)
_POLICY_PATH = re.compile(r"privacy|cookie-?policy|yinsi|data-protection|隐私", re.IGNORECASE)
_POLICY_TITLE = re.compile(
    r"^\W*(?:\S{0,12}?)(?:隐私|隱私|个人信息(?:保护|处理)|cookie\s?(?:政策|声明|policy|notice)|"
    r"(?:our |the )?privacy (?:policy|notice|statement)|data protection (?:policy|notice))",
    re.IGNORECASE,
)
_LABELS = ("source-label", "editor-label", "author-label", "date-label")
_BODY = 200  # characters of running text that make a page with one of the labels an article
_NEWS_IN_BRIEF = 50  # enough where two of them stand between the heading and the text


def kind_of(facts: PageFacts, site_path: str, url: str, home: Sequence[str]) -> PageKind:
    """Tell the kind by the path, then by what the page says of itself, then by its text.

    ``home`` are the configured patterns of home pages, beside the root and the language folders.
    """
    page, hits = facts.page, facts.hits
    path = site_path
    if url:
        path = re.sub(r"^[a-z]+://[^/]*/?|[?#].*$", "", url) or "index.html"
        if path.endswith("/"):
            path += "index.html"
    if is_home_path(path) or any(matches(path, pattern) for pattern in home):
        return "home"
    if _POLICY_PATH.search(path) or _POLICY_TITLE.match(page.heading or page.walk.title):
        return "policy"
    if page.jsonld_of(*_ARTICLE_TYPES) or page.meta("og:type").lower().startswith("article"):
        return "article"
    if any(page.meta(name) for name in _ARTICLE_METAS):
        return "article"
    if any(name in hits for name in _LABELS) and _reads_as_article(facts):
        return "article"
    return "other"


def _reads_as_article(facts: PageFacts) -> bool:
    """Whether running text stands below a heading with an editor's, a source's or a date's label.

    News in brief is an article where its line between heading and text names two such things.
    """
    page, hits, article = facts.page, facts.hits, facts.article
    if article is None or article.heading < 0:
        return False
    body = sum(len(line) for _s, line in page.blocks[article.body_start : article.body_end])
    places = [
        (name, page.block_index(start)) for name in _LABELS for start, _end in hits.get(name, ())
    ]
    if body >= _BODY:
        shown = {*article.head, *article.tail}
        return any(block in shown for _name, block in places)
    if body < _NEWS_IN_BRIEF:
        return False
    line = range(article.heading + 1, article.body_start)
    named = {name for name, block in places if block in line}
    date = facts.published if len(named) == 1 else None
    if date is not None and date.start >= 0 and page.block_index(date.start) in line:
        named.add("date-label")
    return len(named) > 1
