"""What kind of page a page is: home, article, policy or another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance_kit.audit.facts import PageFacts
from compliance_kit.audit.page import PageKind, is_home_path
from compliance_kit.audit.sources.files import matches

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
_BODY = 200  # characters of running text that make a page with a dateline an article


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
    labels = ("source-label", "editor-label", "author-label", "date-label")
    if any(name in hits for name in labels):
        article = facts.article
        if article is not None and article.heading >= 0:
            body = sum(len(line) for _s, line in page.blocks[article.body_start : article.body_end])
            shown = {*article.head, *article.tail}
            if body >= _BODY and any(
                page.block_index(start) in shown
                for name in labels
                for start, _e in hits.get(name, ())
            ):
                return "article"
    return "other"
