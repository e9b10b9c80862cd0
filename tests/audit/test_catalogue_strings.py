"""Strings of the table that a whole page decides: labels, AI marks, metadata, cookie sentences."""

from __future__ import annotations

import csv
import html
from pathlib import Path

import pytest

from compliance_kit.audit.auditor import Auditor, Options
from compliance_kit.audit.rules import load_packs
from compliance_kit.audit.sources.interface import PageInput
from compliance_kit.config import SiteConfig
from compliance_kit.report.finding import Fact, Finding

RULES = load_packs()
TABLE = list(
    csv.DictReader(
        (Path(__file__).parent / "data" / "number-formats.csv").open(encoding="utf-8", newline="")
    )
)
BODY = (
    "来自三十个国家和地区的八百多家企业参加了今天在重庆开幕的国际博览会，"
    "展期三天，预计现场观众将超过十万人次。"
)


def audit(markup: str, rule: str, path: str = "index.html") -> tuple[list[Finding], list[Fact]]:
    config = SiteConfig(rules={rule: RULES.find(rule).severity})
    auditor = Auditor(RULES, config, Options(profiles=(), facts=True))
    source = PageInput(path, path, data=markup.encode(), charset="utf-8")
    report, _summary = auditor.audit(source)
    return list(report.findings), list(report.facts)


def of_kind(kind: str) -> list[dict[str, str]]:
    return [row for row in TABLE if row["kind"] == kind]


@pytest.mark.parametrize("row", of_kind("report-label"), ids=lambda row: row["text"])
def test_report_labels(row: dict[str, str]) -> None:
    text = row["text"]
    if not any(c.isdigit() for c in text):
        text += "：023-67158993"
    findings, facts = audit(f"<p>新闻</p><footer>{text}</footer>", "cn-news/report-channel")
    shown = [fact for fact in facts if fact.kind == "report-phone"]
    if row["verdict"] == "no":
        assert [f.outcome for f in findings] == ["fail"] and not shown
    else:
        assert len(shown) == 1
        assert [f.severity for f in findings] == (["note"] if row["verdict"] == "warn" else [])


def test_a_combined_label_covers_minors() -> None:
    text = "违法和不良信息/涉未成年人有害信息举报电话：023-67158993"
    assert audit(f"<footer>{text}</footer>", "cn-news/report-minors")[0] == []


@pytest.mark.parametrize("row", of_kind("report-phone"), ids=lambda row: row["text"])
def test_reporting_lines(row: dict[str, str]) -> None:
    """A number counts by the label before it, and its form is judged there."""
    label = "" if "热线" in row["text"] else "违法和不良信息举报电话："
    findings, facts = audit(f"<footer>{label}{row['text']}</footer>", "cn-news/report-channel")
    shown = [fact for fact in facts if fact.kind == "report-phone"]
    if not label:
        assert not shown and findings
    elif row["verdict"] == "no":
        assert findings
        assert all(fact.valid is False for fact in shown)
    else:
        assert [fact.text for fact in shown] == [row["text"]]
        assert all(fact.valid for fact in shown)


@pytest.mark.parametrize("row", of_kind("ai-label"), ids=lambda row: row["text"])
def test_ai_labels(row: dict[str, str]) -> None:
    """Only a label with an AI word and a word of generation is one; a product's name is none."""
    markup = (
        '<html lang="zh-CN"><head><meta property="og:type" content="article">'
        '<meta name="AIGC" content="{}"></head><body><h1>博览会开幕</h1>'
        f"<p>{row['text']}</p><p>{BODY}</p></body></html>"
    )
    findings, _facts = audit(markup, "cn/ai-label", "a.html")
    assert bool(findings) == (row["verdict"] != "yes")
    unmarked = markup.replace('<meta name="AIGC" content="{}">', "")
    assert audit(unmarked, "cn/ai-label", "a.html")[0] == []


@pytest.mark.parametrize("row", of_kind("aigc-meta"), ids=lambda row: row["text"][:40])
def test_ai_metadata(row: dict[str, str]) -> None:
    text = row["text"]
    if text.startswith("Reserve"):  # misspelt field names
        good = next(r["text"] for r in of_kind("aigc-meta") if r["verdict"] == "yes")
        text = good.replace("ReservedCode1", "ReserveCode1").replace("Propagator", "Propator")
    markup = f'<head><meta name="AIGC" content="{html.escape(text)}"></head><p>正文</p>'
    findings, _facts = audit(markup, "cn/ai-metadata")
    assert bool(findings) == (row["verdict"] == "no")


@pytest.mark.parametrize("row", of_kind("cookie-text"), ids=lambda row: row["text"])
def test_implied_consent(row: dict[str, str]) -> None:
    findings, _facts = audit(f"<p>News</p><div>{row['text']}.</div>", "gdpr/cookie-implied")
    assert [f.outcome for f in findings] == ["fail"]
    assert row["text"] in findings[0].message


def test_scripted_number_is_unknown() -> None:
    """A number that only a script holds may be shown: unknown, never missing."""
    escaped = next(r["text"] for r in TABLE if r["text"].startswith("\\u"))
    markup = f'<p>新闻</p><div id="footer"></div><script>show("{escaped}")</script>'
    findings, facts = audit(markup, "cn/icp-filing")
    assert [f.outcome for f in findings] == ["unknown"]
    assert not [fact for fact in facts if fact.kind == "icp-filing"]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- 渝ICP备20009753号-2 -->",
        '<meta name="author" content="渝ICP备20009753号-2">',
        '<img src="/icon_beian.png" alt="">萌ICP备20250577号',
    ],
)
def test_undisplayed_numbers_do_not_count(text: str) -> None:
    findings, facts = audit(f"<p>新闻</p><footer>{text}</footer>", "cn/icp-filing")
    assert findings
    assert not [fact for fact in facts if fact.kind == "icp-filing"]


def test_our_own_page() -> None:
    """The footer of the site this was written for, judged as the catalogue says."""
    footer = (
        '<footer><a href="https://e.cn/privacy.html">Our Privacy Statement &amp; Cookie Policy</a> '
        "渝ICP备20009753号-2 互联网新闻信息服务许可证号:50120220004 "
        "违法和不良信息举报电话：+86-23-67158993</footer>"
        "<div>By continuing to browse our site you agree to our use of cookies. You can change "
        "cookie settings in your browser. <button>I Agree</button></div>"
    )
    config = SiteConfig()
    profiles = ("cn-mainland", "cn-news", "gdpr")
    auditor = Auditor(RULES, config, Options(profiles=profiles, facts=True))
    page = f'<html lang="zh-CN"><body><p>{BODY}</p>{footer}</body></html>'
    source = PageInput("index.html", "index.html", data=page.encode(), charset="utf-8")
    report, _summary = auditor.audit(source)
    severities = {f.rule: f.severity for f in report.findings}
    assert severities == {
        "cn/icp-link": "error",
        "cn/ps-filing": "warning",
        "cn/privacy-language": "warning",
        "cn-news/report-minors": "warning",
        "cn-news/report-national": "note",
        "cn-news/licence-holder": "note",
        "eu/publisher-info": "note",
        "gdpr/cookie-reject": "error",
        "gdpr/cookie-implied": "error",
        "gdpr/cookie-withdraw": "warning",
    }
    facts = {fact.kind: (fact.text, fact.valid) for fact in report.facts}
    assert facts["icp-filing"] == ("渝ICP备20009753号-2", True)
    assert facts["news-licence"] == ("50120220004", True)
    assert facts["report-phone"] == ("+86-23-67158993", True)
