"""Footers of our own in the layouts that sites use: tables, lists, links, run-on lines."""

from __future__ import annotations

import pytest

from compliance_kit.audit.auditor import Auditor, Options
from compliance_kit.audit.rules import load_packs
from compliance_kit.audit.sources.interface import PageInput
from compliance_kit.config import SiteConfig

KINDS = ("icp-filing", "icp-licence", "ps-filing", "news-licence", "report-phone", "report-email")
AUDITOR = Auditor(load_packs(), SiteConfig(), Options(profiles=(), facts=True))

CASES: list[tuple[str, dict[str, list[str]]]] = [
    (
        "<table><tr><td>备案号</td><td>渝ICP备20009753号-2</td></tr><tr><td>举报电话</td><td>023-67158993</td></tr></table>",
        {"icp-filing": ["渝ICP备20009753号-2"], "report-phone": ["023-67158993"]},
    ),
    (
        "<dl><dt>违法和不良信息举报电话：</dt><dd>010-85061466</dd><dt>举报邮箱：</dt><dd>jubao@cgtn.com</dd></dl>",
        {"report-phone": ["010-85061466"], "report-email": ["jubao@cgtn.com"]},
    ),
    (
        "<p>违法和不良信息举报：电话 023-67158993 邮箱 jubao@x.cn</p>",
        {"report-phone": ["023-67158993"], "report-email": ["jubao@x.cn"]},
    ),
    (
        "<p>违法和不良信息举报电话（24小时）：010-65363263、010-65363636</p>",
        {"report-phone": ["010-65363263", "010-65363636"]},
    ),
    (
        "<p>客服电话：400-710-8886 违法不良信息举报电话：4000107890转6 新闻热线：966966</p>",
        {"report-phone": ["4000107890转6"]},
    ),
    (
        (
            "<p>互联网新闻信息服务许可证：10120170001 | 违法和不良信息举报电话："
            '<a href="tel:010">010-65363263</a></p>'
        ),
        {"news-licence": ["10120170001"], "report-phone": ["010-65363263"]},
    ),
    ("<p>Disinformation report hotline: 010-85061466</p>", {"report-phone": ["010-85061466"]}),
    (
        "<p>Report illegal and harmful information: +86-23-67158993 (24 h)</p>",
        {"report-phone": ["+86-23-67158993"]},
    ),
    (
        "<p>京<b>ICP</b>备<i>05070218</i>号&nbsp;&nbsp;京公网安备<em>11010202000001</em>号</p>",
        {"icp-filing": ["京ICP备05070218号"], "ps-filing": ["京公网安备11010202000001号"]},
    ),
    (
        "<p>备案序号：皖ICP备05004120号 皖公网安备 34010402700123号</p>",
        {"icp-filing": ["皖ICP备05004120号"], "ps-filing": ["皖公网安备 34010402700123号"]},
    ),
    ("<p>増值电信业务经营许可证：渝B2-20080001</p>", {"icp-licence": ["渝B2-20080001"]}),
    (
        "<p>举报电话：023-67158993 （违法和不良信息） 传真：023-67158994</p>",
        {"report-phone": ["023-67158993"]},
    ),
    ("<p>网上有害信息举报热线:(023)67158993</p>", {"report-phone": ["(023)67158993"]}),
    (
        "<p>涉未成年人举报专线 010-62641208；纪检监察举报电话：010-11112222</p>",
        {"report-phone": ["010-62641208"]},
    ),
    (
        "<p>違法和不良信息舉報電話：0571-89853516　舉報郵箱：jb@a.com</p>",
        {"report-phone": ["0571-89853516"], "report-email": ["jb@a.com"]},
    ),
    (
        "<span>互联网新闻信息服务许可证 编号：</span><span>50120220004</span>",
        {"news-licence": ["50120220004"]},
    ),
    (
        "<p>许可证编号：<a>互联网新闻信息服务许可证 50120220004</a></p>",
        {"news-licence": ["50120220004"]},
    ),
    (
        "<p>Internet News Information Service License: 10120180008 &nbsp; 京ICP备16065310号-3</p>",
        {"news-licence": ["10120180008"], "icp-filing": ["京ICP备16065310号-3"]},
    ),
    (
        "<p>Copyright 2024 Beijing ICP prepared NO.16065310-3</p>",
        {"icp-filing": ["Beijing ICP prepared NO.16065310-3"]},
    ),
    (
        "<p>京ICP证030173号&nbsp;京ICP备2021034286号-7</p>",
        {"icp-licence": ["京ICP证030173号"], "icp-filing": ["京ICP备2021034286号-7"]},
    ),
    (
        "<p>备案信息：琼ICP备2021001234号-1，琼公网安备46010602000123号，粤B2-20190001</p>",
        {"icp-filing": ["琼ICP备2021001234号-1"], "ps-filing": ["琼公网安备46010602000123号"]},
    ),
    (
        "<p>互联网新闻信息服务许可证号：50120220004号，信息网络传播视听节目许可证：122330012</p>",
        {"news-licence": ["50120220004"]},
    ),
    ("<p>举报邮箱：jubao#cqnews.net 举报电话：12377</p>", {"report-phone": ["12377"]}),
    ("<p>全国扫黄打非举报电话：12390</p>", {}),
    ("<p>违法和不良信息举报电话: 86-23-67158993</p>", {"report-phone": ["86-23-67158993"]}),
    ("<p>违法和不良信息举报热线：023 6715 8993</p>", {"report-phone": ["023 6715 8993"]}),
    ("<p>监督电话：010-68667266</p>", {}),
]


@pytest.mark.parametrize(("markup", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_footer(markup: str, expected: dict[str, list[str]]) -> None:
    html = f"<meta charset=utf-8><p>新闻正文。</p><footer>{markup}</footer>"
    report, _summary = AUDITOR.audit(PageInput("a.html", "a.html", data=html.encode()))
    shown: dict[str, list[str]] = {}
    for fact in report.facts:
        if fact.kind in KINDS:
            shown.setdefault(fact.kind, []).append(fact.text)
    assert shown == expected
