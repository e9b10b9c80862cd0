"""What reports show of the page around a finding: the footer, marked, and nothing alive."""

from __future__ import annotations

import pytest

from compliance_kit.audit.auditor import Auditor, Options
from compliance_kit.audit.rules import load_packs
from compliance_kit.audit.sources.interface import PageInput
from compliance_kit.config import SiteConfig
from compliance_kit.report import html
from compliance_kit.report.finding import AuditReport, PageReport

BODY = (
    "<p>" + "来自三十个国家的企业参加了今天在重庆开幕的博览会，成交额比上年增长一成。" * 4 + "</p>"
)
LINES = (
    "<p><a href=/about>关于我们</a> | <a href=/contact>联系我们</a></p>"
    "<p>违法和不良信息举报电话：023-67158993</p><p>渝ICP备20009753号-2</p>"
    "<p>© 2026 某某网 &lt;script&gt;alert(1)&lt;/script&gt;</p>"
)


def audit(footer: str) -> PageReport:
    auditor = Auditor(load_packs(), SiteConfig(), Options(profiles=("cn-mainland",), context=True))
    text = (
        f"<html lang=zh-CN><title>某某网</title><body><h1>某某网</h1>{BODY}{footer}</body></html>"
    )
    return auditor.audit(PageInput("index.html", "index.html", data=text.encode()))[0]


@pytest.mark.parametrize(
    "footer",
    [
        f"<footer>{LINES}</footer>",
        f"<div class=foot>{LINES}</div>",
        f"<table><tr><td>{LINES}</table>",
    ],
)
def test_the_whole_footer_is_shown_with_the_finding_marked(footer: str) -> None:
    (finding,) = [f for f in audit(footer).findings if f.rule == "cn/icp-link"]
    start, end = finding.mark
    assert finding.context[start:end] == "渝ICP备20009753号-2"
    lines = finding.context.split("\n")
    assert lines[0].startswith("关于我们") and lines[-1].startswith("© 2026")
    assert "博览会" not in finding.context


def test_what_is_missing_is_shown_by_the_footer_that_lacks_it() -> None:
    report = audit(f"<footer>{LINES.replace('渝ICP备20009753号-2', '')}</footer>")
    (finding,) = [f for f in report.findings if f.rule == "cn/icp-filing"]
    assert finding.mark == (0, 0) and finding.context.startswith("关于我们")
    page = html.render(AuditReport(pages=(report,)), {})
    assert "&lt;script&gt;alert(1)" in page and "<script>alert(1)" not in page


def test_a_long_footer_is_cut_around_the_finding() -> None:
    links = "".join(f"<p><a href=/{n}>友情链接{n}</a></p>" for n in range(900))
    report = audit(f"<footer>{links}{LINES}{links}</footer>")
    (finding,) = [f for f in report.findings if f.rule == "cn/icp-link"]
    assert finding.context[slice(*finding.mark)] == "渝ICP备20009753号-2"
    assert len(finding.context) <= 1_200
    report = audit(f"<footer>{'x' * 3_000}{LINES}</footer>")
    (finding,) = [f for f in report.findings if f.rule == "cn/icp-link"]
    assert finding.context[slice(*finding.mark)] == "渝ICP备20009753号-2"
    assert finding.context.endswith("</script>")


def test_a_finding_in_the_text_is_shown_in_its_block() -> None:
    auditor = Auditor(load_packs(), SiteConfig(), Options(profiles=("editorial",), context=True))
    text = f"<html lang=en><title>x</title>{BODY}<img src=a.jpg><footer>{LINES}</footer>"
    report = auditor.audit(PageInput("a.html", "a.html", data=text.encode()))[0]
    for finding in report.findings:
        assert 0 <= finding.mark[0] <= finding.mark[1] <= len(finding.context)


def test_a_page_without_text_has_no_preview() -> None:
    auditor = Auditor(load_packs(), SiteConfig(), Options(profiles=("cn-mainland",), context=True))
    report = auditor.audit(PageInput("index.html", "index.html", data=b"<img src=x>"))[0]
    assert {finding.context for finding in report.findings} == {""}
