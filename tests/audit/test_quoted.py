"""Numbers and notices that an article only quotes are no facts of its page; the page's own are."""

from __future__ import annotations

import pytest

from compliance_kit.audit.facts import PageFacts
from compliance_kit.audit.lexicon import build_scanner
from compliance_kit.audit.page import Page
from compliance_kit.audit.rules import load_packs

SCANNER = build_scanner(load_packs())
TEXT = (
    "<p>来自三十个国家的企业参加了今天在重庆开幕的博览会，成交额比上年增长一成，"
    "参观人数创下新高，主办方说明年还会扩大规模。</p>"
)
ENGLISH = (
    "<p>The fair in Chongqing opened on Tuesday with visitors from more than thirty countries, and "
    "organisers said that turnover had grown by a tenth over the year before.</p>"
)


def facts(body: str, heading: str = "重庆博览会今天开幕") -> dict[str, list[str]]:
    page = Page(
        f"<html lang=zh-CN><title>{heading}_某某网</title><h1>{heading}</h1>{body}".encode(),
        "a.html",
    )
    found = PageFacts(page, SCANNER.scan(page.lower))
    kinds = (
        *("icp-filing", "ps-filing", "news-licence", "report-phone", "report-email"),
        "copyright",
    )
    return {kind: texts for kind in kinds if (texts := [f.text for f in found.of(kind)])}


@pytest.mark.parametrize(
    "body",
    [
        "<p>警方通报，假冒网站在页面底部写着京ICP备98765432号，记者查询后发现并无登记。</p>" + TEXT,
        TEXT
        + "<p>网信部门提醒，网民发现网络谣言后可以拨打举报电话12377，或者写信到 jb@a.example。</p>",
        TEXT
        + "<p>通报说，群众可以拨打违法和不良信息举报电话：12377，工作人员会登记线索。</p>"
        + TEXT,
        TEXT
        + "<p>导演在首映式上表示，这部影片的版权归出品方所有，摄制组用了三年时间才完成。</p>"
        + TEXT,
        ENGLISH
        + "<p>The judge said that copyright in the letters had passed to the family, and that the "
        "museum must give them back before the end of the year.</p>" + ENGLISH,
        ENGLISH + "<pre>/* Copyright (c) 2019 Example Labs */ run();</pre>" + ENGLISH,
        TEXT + "<pre><code># 渝ICP备20009753号-2\nserver = on</code></pre>",
    ],
)
def test_quoted(body: str) -> None:
    assert facts(body) == {}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<p>渝ICP备20009753号-2</p>", "icp-filing"),
        (
            "<p>本网站由某某公司主办，渝ICP备20009753号-2，欢迎社会各界人士批评指正和监督。</p>",
            "icp-filing",
        ),
        (
            "<p>互联网新闻信息服务许可证编号50120220004，欢迎社会各界人士批评指正并且监督。</p>",
            "news-licence",
        ),
        (
            "<footer><p>欢迎广大网民监督网上信息，发现问题可以拨打举报电话023-67158993反映。</p></footer>",
            "report-phone",
        ),
        (
            "<div id=foot>欢迎广大网民监督网上信息，有问题就写信到举报邮箱 jb@a.cn 反映。</div>",
            "report-email",
        ),
        (
            "<p>以上文字和图片的版权归某某网所有，未经书面许可，任何单位和个人不得转载。</p>",
            "copyright",
        ),
    ],
)
def test_own(body: str, kind: str) -> None:
    assert list(facts(TEXT + body + TEXT)) == [kind]


def test_a_labelled_number_that_ends_the_text() -> None:
    body = "<p>欢迎广大网民对网上的信息进行监督，违法和不良信息举报电话：023-67158993。</p>"
    assert list(facts(TEXT * 2 + body)) == ["report-phone"]
    assert facts(TEXT + body + TEXT) == {}


def test_a_footer_set_as_pre() -> None:
    assert list(facts(TEXT * 2 + "<pre>© 2025 某某网</pre>")) == ["copyright"]


def test_a_page_about_the_site() -> None:
    body = "<p>某某网经国家互联网信息办公室批准，持有互联网新闻信息服务许可证50120220004。</p>"
    assert list(facts(body + TEXT, "关于我们的网站")) == ["news-licence"]
    assert facts(body.replace("某某网", "这家公司") + TEXT) == {}
