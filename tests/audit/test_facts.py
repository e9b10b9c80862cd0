"""Facts of pages in the forms that newsrooms print them."""

from __future__ import annotations

import pytest

from compliance_kit.audit.facts import PageFacts
from compliance_kit.audit.lexicon import build_scanner
from compliance_kit.audit.page import Page
from compliance_kit.audit.rules import load_packs

SCANNER = build_scanner(load_packs())
BODY = (
    "<p>" + "来自三十个国家的企业参加了今天在重庆开幕的博览会，成交额比上年增长一成。" * 2 + "</p>"
)


def facts(html: str) -> PageFacts:
    page = Page(html.encode(), "a.html")
    return PageFacts(page, SCANNER.scan(page.lower))


def texts(html: str, kind: str) -> list[str]:
    return [found.text for found in facts(html).of(kind)]


def article(head: str, tail: str = "", body: str = BODY) -> str:
    return (
        "<html lang=zh-CN><head><title>重庆博览会今天开幕_某某网</title></head><body>"
        f"<h1>重庆博览会今天开幕</h1>{head}{body}{body}{tail}</body></html>"
    )


@pytest.mark.parametrize(
    ("head", "source", "date"),
    [
        ("<p>2024-03-05 09:10 来源：重庆日报</p>", "重庆日报", "2024-03-05 09:10"),
        ("<p>2024-3-5来源：新华社作者：王一</p>", "新华社", "2024-3-5"),
        ("<p>发布时间：2024年03月05日</p><p>稿源： 华龙网</p>", "华龙网", "2024年03月05日"),
        (
            "<span>来源</span><span>：</span><a>上游新闻</a> | 2024/03/05 09:10:11",
            "上游新闻",
            "2024/03/05 09:10:11",
        ),
        ("<p>2024年03月05日09:10 重庆晚报</p>", "重庆晚报", "2024年03月05日09:10"),
        (
            "<dl><dt>来源：</dt><dd>人民网</dd><dt>时间：</dt><dd>2024-03-05</dd></dl>",
            "人民网",
            "2024-03-05",
        ),
    ],
)
def test_source_and_date(head: str, source: str, date: str) -> None:
    page = article(head)
    assert texts(page, "source") == [source]
    assert texts(page, "published") == [date]


def test_other_dates_are_not_the_publication_date() -> None:
    page = article(
        "<p>今天是2026年1月2日 星期五</p><p>2024-03-05 09:10 来源：重庆日报</p>"
        "<p>更新时间：2024-03-09 10:00</p>",
        "<ul><li>旧闻一则 2020-01-01</li></ul>",
    )
    assert texts(page, "published") == ["2024-03-05 09:10"]


@pytest.mark.parametrize(
    ("head", "tail", "names"),
    [
        ("<p>作者：王一 李二</p>", "", ["王一", "李二"]),
        ("<p>作者：记者 王一 通讯员 李二</p>", "", ["王一", "李二"]),
        ("<p>作者魏星| 来源CSDN| 2024-03-05</p>", "", ["魏星"]),
        ("", "<p>（记者 王一）</p>", ["王一"]),
        ("<p>本网记者 王一</p>", "", ["王一"]),
        ("<p>作者：</p>", "", []),
    ],
)
def test_bylines(head: str, tail: str, names: list[str]) -> None:
    assert texts(article(head, tail), "byline") == names


def test_the_reporter_in_the_lead() -> None:
    lead = (
        "<p>新华社重庆3月5日电（记者王一 李二）"
        + "来自三十个国家的企业参加了今天开幕的博览会，成交额增长。" * 2
        + "</p>"
    )
    assert texts(article("", body=lead), "byline") == ["王一", "李二"]


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("<p>责任编辑：王一</p>", ["王一"]),
        ("<p>【编辑:王一】</p>", ["王一"]),
        ("<p>(责编：王一、李二)</p>", ["王一", "李二"]),
        ("<p>编辑：赵六</p><p>责编：王一</p>", ["王一"]),
        ("<p>責任編輯：王一</p>", ["王一"]),
        ("<p>编辑部推荐</p><p>编辑计划表</p>", []),
    ],
)
def test_editors(tail: str, names: list[str]) -> None:
    assert texts(article("", tail), "editor") == names


def test_english_bylines_come_from_data_or_from_the_line_below_the_heading() -> None:
    body = (
        "<p>"
        + "The fair in Chongqing opened today with visitors from thirty countries. " * 4
        + "</p>"
    )
    data = (
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":['
        '{"@type":"Person","name":"Ann Lee"},{"@type":"Organization","name":"Daily"}]}]}</script>'
    )
    page = f"<title>Fair opens today</title>{data}<h1>Fair opens today</h1>{body}{body}"
    assert texts(page, "byline") == ["Ann Lee"]
    head = "<title>Fair opens today</title><h1>Fair opens today</h1>"
    page = f"{head}<p>By Ann Lee and Bo Li</p><p>March 5, 2024</p>{body}{body}"
    assert texts(page, "byline") == ["Ann Lee", "Bo Li"]
    assert texts(page, "published") == ["March 5, 2024"]


@pytest.mark.parametrize(
    ("html", "phones", "mails"),
    [
        (
            "<p>违法和不良信息举报电话：023-67158993 举报邮箱：jubao@example.com</p>",
            ["023-67158993"],
            ["jubao@example.com"],
        ),
        (
            "<p>举报电话：010-62345678、010-62345679 传真：010-62345670</p>",
            ["010-62345678", "010-62345679"],
            [],
        ),
        ("<p>客服电话：400-710-8886</p><p>新闻热线：023-67158993</p>", [], []),
        ("<p>纪检监察举报电话：023-67158993</p>", [], []),
        ("<table><tr><td>举报电话：</td><td>023-67158993</td></tr></table>", ["023-67158993"], []),
        ("<p>24小时违法和不良信息<b>举报</b>电话:<i>023</i>-67158993</p>", ["023-67158993"], []),
        ("<p>对违法行为，群众可以举报。</p><p>电话：023-67158993</p>", [], []),
    ],
)
def test_reporting_channel(html: str, phones: list[str], mails: list[str]) -> None:
    assert texts(html, "report-phone") == phones
    assert texts(html, "report-email") == mails


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("隐私政策", "privacy-link"),
        ("《隐私权保护指引》", "privacy-link"),
        ("Our Privacy Statement & Cookie Policy", "privacy-link"),
        ("免责声明", "terms-link"),
        ("Terms of Use", "terms-link"),
        ("聯絡我們", "contact-link"),
        ("关于我们", "about-link"),
        ("关于华龙网", "about-link"),
        ("About iChongqing", "about-link"),
    ],
)
def test_links(label: str, kind: str) -> None:
    page = f'<p>x</p><footer><a href="/p.html">{label}</a></footer>'
    assert [f.valid for f in facts(page).of(kind)] == [True]
    assert texts(page.replace("<a ", "<p ").replace("</a>", "</p>"), kind) == []


def test_headlines_about_privacy_are_no_links_to_the_policy() -> None:
    assert (
        texts('<a href="/n">监管部门要求多家应用整改隐私政策不合规问题</a>', "privacy-link") == []
    )
    assert (
        texts(
            '<a href="/n">Watchdog asks three firms to change their privacy policy</a>',
            "privacy-link",
        )
        == []
    )


def test_dead_links_are_shown_but_not_valid() -> None:
    assert [f.valid for f in facts('<a href="#">隐私政策</a>').of("privacy-link")] == [False]


def test_numbers_in_comments_scripts_and_hidden_parts_are_not_shown() -> None:
    page = (
        "<!-- 渝ICP备20009753号 --><script>var a='渝ICP备20009753号'</script>"
        '<div style="display:none">渝ICP备20009753号</div>'
        '<meta name=author content="渝ICP备20009753号">'
    )
    assert texts(page, "icp-filing") == []


def test_numbers_over_tags_and_entities() -> None:
    assert texts(
        "<p>&#x6e1d;<span>ICP</span>备<span>20009753</span>号-<b>2</b></p>", "icp-filing"
    ) == ["渝ICP备20009753号-2"]


def test_consent_platforms_and_notices() -> None:
    tool = '<script src="https://cdn.cookielaw.org/scripttemplates/otSDKStub.js"></script>'
    assert texts(tool, "cookie-notice") == ["OneTrust"]
    assert texts(
        "<div>We use cookies to give you the best experience. <button>OK</button></div>",
        "cookie-notice",
    )
    assert texts("<script>document.cookie = 'a'; var cookies = 1</script>", "cookie-notice") == []
    assert texts('<link rel="preconnect" href="https://cdn.cookielaw.org">', "cookie-notice") == []


def test_the_report_is_in_the_order_of_the_file() -> None:
    found = facts(
        article(
            "<p>2024-03-05 来源：重庆日报</p>", "<p>责任编辑：王一</p><p>渝ICP备20009753号-2</p>"
        )
    ).report()
    assert [(f.line, f.column) for f in found] == sorted((f.line, f.column) for f in found)
    assert {f.kind for f in found} == {"published", "source", "editor", "icp-filing"}


def test_a_link_left_open_over_the_page_is_no_label() -> None:
    inside = "<a href=/p>" + "<i>Privacy</i> policy and " * 200
    page = f"<html lang=en><body><a href=/privacy>Privacy policy</a><p>{inside}</p></body></html>"
    assert texts(page, "privacy-link") == ["Privacy policy"]
