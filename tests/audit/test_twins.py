"""Language twins that name each other one way only."""

from __future__ import annotations

from compliance_kit.audit.site import PageSummary
from compliance_kit.audit.twins import one_sided_twins


def summary(path: str, *alternates: tuple[str, str], canonical: str = "") -> PageSummary:
    return PageSummary(path, path, "article", "en", "", "", canonical, (), alternates)


def hits(*pages: PageSummary) -> list[tuple[str, object]]:
    return [(hit.path, hit.values["target"]) for hit in one_sided_twins(pages, {})]


def test_both_ways_is_well() -> None:
    en = ("en", "https://e.cn/en/a.html")
    zh = ("zh-CN", "https://e.cn/zh/a.html")
    assert hits(summary("en/a.html", en, zh), summary("zh/a.html", en, zh)) == []


def test_one_way_is_told_on_the_page_that_hopes() -> None:
    zh = ("zh-CN", "https://e.cn/zh/a.html")
    assert hits(summary("en/a.html", zh), summary("zh/a.html")) == [("en/a.html", "zh/a.html")]


def test_a_twin_that_names_another_page_is_told_once() -> None:
    zh = ("zh-CN", "https://e.cn/zh/a.html")
    again = ("zh-Hans", "https://e.cn/zh/a.html")
    wrong = ("en", "https://e.cn/en/b.html")
    pages = (summary("en/a.html", zh, again), summary("zh/a.html", wrong), summary("en/b.html"))
    assert hits(*pages) == [("en/a.html", "zh/a.html"), ("zh/a.html", "en/b.html")]


def test_addresses_are_compared_by_canonical_and_by_folder() -> None:
    home_en = summary(
        "en/index.html", ("zh", "https://www.e.cn/"), canonical="https://www.e.cn/en/"
    )
    home_zh = summary("index.html", ("en", "https://www.e.cn/en/"), canonical="https://www.e.cn/")
    assert hits(home_en, home_zh) == []


def test_pages_elsewhere_and_defaults_are_not_judged() -> None:
    page = summary(
        "en/a.html",
        ("x-default", "https://e.cn/zh/a.html"),
        ("zh", "https://other.cn/zh/b.html"),
        ("fr", "http://[bad"),
        canonical="https://e.cn/en/a.html",
    )
    assert hits(page, summary("zh/a.html"), summary("zh/b.html")) == []
