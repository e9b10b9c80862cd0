"""Ordinary lines that look like bylines, dates, credits or labels, and are none."""

from __future__ import annotations

import pytest

from compliance_kit.audit.facts import PageFacts
from compliance_kit.audit.lexicon import build_scanner
from compliance_kit.audit.page import Page
from compliance_kit.audit.rules import load_packs

SCANNER = build_scanner(load_packs())
CHINESE = (
    "<p>来自三十个国家的企业参加了今天在重庆开幕的博览会，成交额比上年增长一成，"
    "参观人数创下新高，展览将持续到本月十日。</p>"
) * 3
ENGLISH = (
    "<p>The fair in Chongqing opened on Tuesday with visitors from more than thirty countries, and "
    "organisers said that turnover had grown by a tenth over the year before.</p>"
) * 3


def texts(kind: str, head: str = "", tail: str = "", *, english: bool = False) -> list[str]:
    lang, title, body = (
        ("en", "Fair opens in Chongqing", ENGLISH)
        if english
        else ("zh-CN", "重庆博览会今天开幕", CHINESE)
    )
    html = (
        f"<html lang={lang}><head><title>{title} | Daily Example</title></head><body>"
        f"<h1>{title}</h1>{head}{body}{tail}</body></html>"
    )
    page = Page(html.encode(), "a.html")
    return [found.text for found in PageFacts(page, SCANNER.scan(page.lower)).of(kind)]


@pytest.mark.parametrize(
    "line",
    [
        "<p>Text: A A A</p>",
        "<p>Hong Kong</p><p>5 May 2025</p>",
        "<p>North Gate</p><p>Reports of long queues</p>",
        "<p>Business News</p><p>Chief reporter</p>",
        "<p>Story: <a href=/s>all stories</a></p>",
    ],
)
def test_english_lines_below_the_heading_are_no_bylines(line: str) -> None:
    assert texts("byline", line, english=True) == []


@pytest.mark.parametrize(
    "line",
    [
        "<p>金融 报道</p>",
        "<p>深度 报道</p>",
        "<p>独家 深度 报道</p>",
        "<p>重庆 文</p>",
    ],
)
def test_sections_below_the_heading_are_no_bylines(line: str) -> None:
    assert texts("byline", line) == []


@pytest.mark.parametrize(
    "line",
    [
        "<p>（图片 来源：新华社）</p>",
        "<p>（数据 来源：统计局）</p>",
        "<p>（本文 来源：某某网）</p>",
        "<div><a href=/1>县城里的最后一家照相馆</a> <span>作者：乌木</span></div>",
    ],
)
def test_lines_below_the_text_are_no_bylines(line: str) -> None:
    assert texts("byline", tail=line) == []


def test_the_dates_of_other_stories_are_not_the_publication_date() -> None:
    updated = "<p>Updated: March 5, 2024</p>"
    others = (
        "<ul><li><a href=/1>Guideline on village clinics issued</a> June 11, 2023</li>"
        "<li><a href=/2>Ferry town finds new passengers</a> <b>2023-11-02 09:10</b></li></ul>"
    )
    assert texts("published", updated, others, english=True) == ["March 5, 2024"]


def test_a_labelled_date_below_the_text_counts_beside_a_link() -> None:
    line = "<p>来源：<a href=/s>中国经济网-经济日报数字版</a> 发布时间：2024-03-05 09:10</p>"
    assert texts("published", tail=line) == ["2024-03-05 09:10"]


def test_a_county_presents_itself_but_not_its_site() -> None:
    links = "<a href=/a>走进云溪</a> <a href=/b>关于本网站</a>"
    assert texts("about-link", links) == ["关于本网站"]


def test_the_only_copyright_line_counts_even_without_a_year() -> None:
    assert texts("copyright", tail="<p>某某传媒 ©</p>") == ["某某传媒 ©"]
    footer = "<p>© 2024 某某传媒有限公司</p>"
    assert texts("copyright", "<p>慢火车©</p>", footer) == ["© 2024 某某传媒有限公司"]


@pytest.mark.parametrize(
    "line",
    ["<p>请联系我一起回家</p>", "<a href=/1>记者：联系我的人都说好</a>"],
)
def test_headlines_are_no_contact_links(line: str) -> None:
    assert texts("contact-link", tail=line) == []
