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
        "<p>A story by the sea</p>",
        "<p>A new report by Amnesty International</p>",
        "<p>Words</p><p>about the fair</p><p>Online</p><p>Local Shops</p>",
        "<div class=author>Our Senior Reporter <a href=/all>More Stories</a></div>",
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
        "<p>高级 讲师</p>",
        "<p>心内科 主任医师</p>",
        "<p>清华大学 教授</p>",
        "<p>本帖最后由管理员整理</p>",
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
        "<p>参考资料：《机器人产业观察》，作者：第五平，2025年6月。</p>",
        "<p>主办方说：“明年再来。”（记者手记）</p>",
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


def test_a_date_below_another_storys_headline_is_not_the_articles() -> None:
    others = "<dl><dt><a href=/1>Tidal canal to be dredged</a></dt><dd>2025/11/02 03:00</dd></dl>"
    assert texts("published", tail=others, english=True) == []


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


def test_links_beside_a_reporters_post_are_no_authors() -> None:
    author = "<div class=author><a href=/a>Ann Lee</a> Senior Reporter <a href=/b>More Stories</a>"
    assert texts("byline", author + "</div>", english=True) == ["Ann Lee"]


def test_places_pictures_and_bodies_beside_reporters_are_no_authors() -> None:
    assert texts("byline", "<p>本报记者 王一鸣 许昌、信阳报道</p>") == ["王一鸣"]
    assert texts("byline", "<p>记者 王一鸣 李二虎、赵四海报道</p>")[:2] == ["王一鸣", "李二虎"]
    assert texts("byline", "<p>作者：市公安局 王一鸣</p>") == ["王一鸣"]
    assert texts("byline", "<p>作者：石浦人民法庭 乌兰图 伊春晖</p>") == ["乌兰图", "伊春晖"]
    assert texts("byline", "<p>记者：王一鸣 摄影：记者李二</p>") == ["王一鸣"]


@pytest.mark.parametrize(
    "line",
    ["<p>Photographs</p><p>of the old town</p>", "<p>Photos</p><p>Local News</p>"],
)
def test_headings_of_galleries_are_no_photo_credits(line: str) -> None:
    assert texts("photo-credit", line, english=True) == []
    assert texts("photo-credit", tail=line, english=True) == []


@pytest.mark.parametrize("line", ["<p>会后合影留念。AI 图</p>", "<p>请看附件。PDF图</p>"])
def test_pictures_made_or_attached_are_no_photo_credits(line: str) -> None:
    assert texts("photo-credit", tail=line) == []


def test_a_forums_software_holds_no_copyright_of_the_page() -> None:
    software = "<p>Powered by Discuz! X3.4 © 2001-2020 Comsenz Inc.</p>"
    assert texts("copyright", tail=software) == []
    site = "<p>© 2024 某某社区 Powered by Discuz!</p>"
    assert texts("copyright", tail=site) == ["© 2024 某某社区 Powered by Discuz!"]


def test_a_list_of_releases_above_a_cookie_banner_is_no_article() -> None:
    cards = "".join(
        f"<article><time>Nov {day}, 2025</time><span class=author>Ann Lee</span>"
        f"<h2><a href=/{day}>Release {day}</a></h2><p>Good news. Source: HR team.</p></article>"
        for day in (3, 9, 20)
    )
    banner = (
        "<p>By using this website, you agree to our use of cookies. We use cookies to provide you "
        "with a great experience on every page.</p>"
    )
    html = f"<html lang=en><title>Newsroom</title><h1>Newsroom</h1>{cards}{banner}</html>"
    page = Page(html.encode(), "a.html")
    facts = PageFacts(page, SCANNER.scan(page.lower))
    assert [facts.of(kind) for kind in ("byline", "source")] == [[], []]
    assert facts.published is None
