"""What kind of page a page is."""

from __future__ import annotations

import pytest

from compliance_kit.audit.facts import PageFacts
from compliance_kit.audit.kinds import kind_of
from compliance_kit.audit.lexicon import build_scanner
from compliance_kit.audit.page import Page
from compliance_kit.audit.rules import load_packs

SCANNER = build_scanner(load_packs())
BODY = (
    "<p>" + "来自三十个国家的企业参加了今天在重庆开幕的博览会，成交额比上年增长一成。" * 6 + "</p>"
)


def kind(html: str, path: str, url: str = "", home: tuple[str, ...] = ()) -> str:
    page = Page(html.encode(), path)
    return kind_of(PageFacts(page, SCANNER.scan(page.lower)), path, url, home)


@pytest.mark.parametrize(
    "path", ["index.html", "en/index.html", "zh-cn/index.htm", "default.aspx", "cn/home.html"]
)
def test_home_by_path(path: str) -> None:
    assert kind("<p>x</p>", path) == "home"


@pytest.mark.parametrize("path", ["news/index.html", "about.html", "en/2026/index.html"])
def test_not_home(path: str) -> None:
    assert kind("<p>x</p>", path) == "other"


def test_home_by_configuration_and_address() -> None:
    assert kind("<p>x</p>", "start.html", home=("start.html",)) == "home"
    assert kind("<p>x</p>", "0001", url="https://example.com/") == "home"
    assert kind("<p>x</p>", "0001", url="https://example.com/en/?a=1") == "home"


def test_policy() -> None:
    assert kind("<p>x</p>", "privacy.html") == "policy"
    assert kind("<h1>某某网隐私政策</h1><p>x</p>", "p/17.html") == "policy"


@pytest.mark.parametrize(
    "html",
    [
        '<meta property="og:type" content="article"><p>x</p>',
        '<script type="application/ld+json">{"@type": ["NewsArticle"]}</script><p>x</p>',
        f"<title>重庆博览会今天开幕</title><h1>重庆博览会今天开幕</h1><p>来源：重庆日报</p>{BODY}",
    ],
)
def test_article(html: str) -> None:
    assert kind(html, "n/1.html") == "article"


def test_running_text_without_a_dateline_is_no_article() -> None:
    assert kind(f"<h1>重庆博览会今天开幕</h1>{BODY}", "n/1.html") == "other"


BRIEF = (
    "<title>嘉陵江大桥今晚封闭检修</title><h1>嘉陵江大桥今晚封闭检修</h1>{line}"
    "<p>市交通局今天发布通告，嘉陵江大桥今晚十一时至明晨五时封闭检修，过往车辆请绕行石门大桥，"
    "公交线路也作相应调整。</p>"
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p>来源：重庆日报　记者：陈晨</p>", "article"),
        ("<p>来源：重庆日报　2026年3月2日 18:20</p>", "article"),
        ("<p>来源：重庆日报</p>", "other"),
        ("<p>2026年3月2日 18:20</p>", "other"),
    ],
)
def test_news_in_brief_is_told_by_its_dateline(line: str, expected: str) -> None:
    assert kind(BRIEF.format(line=line), "n/2.html") == expected
