"""The formats that machines read: legal whatever the page says, and within what hosts keep."""

from __future__ import annotations

import csv as stdlib_csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from compliance_kit.report import csv, github, gitlab, html, junit, markdown, sarif
from compliance_kit.report.finding import AuditReport, Finding, PageReport, RuleInfo

HOSTILE = '</script><script>alert(1)</script> "onload=x" javascript:alert(2) \x0b\ufffe | `x` %0A'

FAILED = Finding(
    rule="cn/icp-link",
    severity="error",
    outcome="fail",
    message="渝ICP备2026001234号-1 is not linked to beian.miit.gov.cn",
    advice="Link the number.",
    line=12,
    column=5,
    basis=("MII Order 33 of 2005, art. 13",),
    text="渝ICP备2026001234号-1",
    fingerprint="abc",
    context="Riverside 渝ICP备2026001234号-1",
    mark=(10, 28),
)
UNKNOWN = Finding("gdpr/cookie-reject", "error", "unknown", "The banner is drawn by a script")
ACCEPTED = replace(FAILED, severity="warning", suppressed="agreed with legal until 2027-01-31")
RULES = {"cn/icp-link": RuleInfo("cn/icp-link", "ICP link", "error", "Why.", "Mend.", ("Basis",))}


def report(*findings: Finding, path: str = "中文 目录/页 面.html") -> AuditReport:
    return AuditReport(pages=(PageReport(path, "zh-Hans", "utf-8", "home", (), findings),))


def sarif_run(audit: AuditReport) -> dict[str, object]:
    log = json.loads(sarif.render(audit, RULES, "riverside"))
    assert log["version"] == "2.1.0"
    assert len(log["runs"]) == 1
    run = log["runs"][0]
    assert isinstance(run, dict)
    return run


def test_sarif_paths_are_relative_and_encoded() -> None:
    run = sarif_run(report(FAILED))
    (result,) = run["results"]  # type: ignore[misc]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": "%E4%B8%AD%E6%96%87%20%E7%9B%AE%E5%BD%95/%E9%A1%B5%20%E9%9D%A2.html",
        "uriBaseId": "%SRCROOT%",
    }
    assert place["region"]["startLine"] == 12
    assert result["partialFingerprints"] == {"ckit/v1": "abc"}
    assert run["automationDetails"] == {"id": "ckit/audit/riverside"}


@pytest.mark.parametrize("path", ["中文 目录/页.html", "https://x.test/页", "<stdin>"])
def test_sarif_fits_the_official_schema(path: str) -> None:
    """The models of pydantic-sarif are generated from OASIS's schema and forbid unknown keys."""
    audit = replace(
        report(FAILED, UNKNOWN, ACCEPTED, path=path),
        site=(UNKNOWN,),
        unreadable=(("x.html", "binary"),),
    )
    for one in (audit, AuditReport()):
        SarifLog.model_validate_json(sarif.render(one, RULES, "riverside"))
    with pytest.raises(ValidationError):
        SarifLog.model_validate_json(sarif.render(audit, RULES).replace('"ruleId"', '"ruleID"'))


def test_sarif_says_unknown_as_open_and_accepted_as_suppressed() -> None:
    results = sarif_run(report(FAILED, UNKNOWN, ACCEPTED))["results"]
    assert isinstance(results, list)
    by_rule = {(r["ruleId"], "suppressions" in r): r for r in results}
    assert by_rule[("gdpr/cookie-reject", False)]["kind"] == "open"
    assert by_rule[("gdpr/cookie-reject", False)]["level"] == "none"
    accepted = by_rule[("cn/icp-link", True)]
    assert accepted["suppressions"] == [
        {"kind": "external", "justification": "agreed with legal until 2027-01-31"}
    ]


def test_sarif_folds_a_template_and_is_cut_by_severity() -> None:
    pages = tuple(
        PageReport(f"{n}.html", "en", "utf-8", "other", (), (FAILED,)) for n in range(250)
    )
    many = tuple(
        replace(FAILED, rule="editorial/title", severity="note", message=f"title {n}")
        for n in range(sarif.MAX_RESULTS + 7)
    )
    audit = AuditReport(pages=(*pages, PageReport("m.html", "en", "utf-8", "other", (), many)))
    run = sarif_run(audit)
    results = run["results"]
    assert isinstance(results, list)
    assert len(results) == sarif.MAX_RESULTS
    assert [len(r["locations"]) for r in results[:3]] == [100, 100, 50]
    notes = run["invocations"][0]["toolExecutionNotifications"]  # type: ignore[index]
    assert "10 milder results" in notes[0]["message"]["text"]


def test_sarif_of_a_clean_or_broken_run_is_whole() -> None:
    assert sarif_run(AuditReport())["results"] == []
    broken = AuditReport(unreadable=(("x.html", "cannot be read"),))
    assert sarif_run(broken)["invocations"][0]["executionSuccessful"] is False  # type: ignore[index]


def test_junit_counts_failures_skips_and_errors() -> None:
    audit = replace(report(FAILED, UNKNOWN, ACCEPTED), unreadable=(("x.html", "binary"),))
    root = ET.fromstring(junit.render(audit, RULES))
    assert {k: root.get(k) for k in ("tests", "failures", "errors", "skipped")} == {
        "tests": "4",
        "failures": "1",
        "errors": "1",
        "skipped": "2",
    }


def test_a_page_without_findings_is_a_test_that_passes() -> None:
    root = ET.fromstring(junit.render(report(), RULES))
    assert root.get("tests") == "1"
    assert root.get("failures") == "0"


def test_github_stays_within_ten_a_level_and_counts_the_rest() -> None:
    findings = tuple(replace(FAILED, message=f"number {n}") for n in range(25))
    lines = github.render(report(*findings, UNKNOWN), RULES).splitlines()
    assert sum(line.startswith("::error") for line in lines) == 10
    assert sum(line.startswith("::notice") for line in lines) == 1
    assert lines[-1].startswith("15 more findings")


def test_github_prints_a_template_once() -> None:
    pages = tuple(PageReport(f"{n}.html", "en", "utf-8", "other", (), (FAILED,)) for n in range(9))
    lines = github.render(AuditReport(pages=pages), RULES).splitlines()
    assert len(lines) == 1
    assert "on 9 pages" in lines[0]


def test_gitlab_has_unique_fingerprints_and_lines() -> None:
    pages = tuple(PageReport(f"{n}.html", "en", "utf-8", "other", (), (FAILED,)) for n in range(3))
    issues = json.loads(gitlab.render(AuditReport(pages=pages, site=(UNKNOWN,)), RULES))
    assert len({issue["fingerprint"] for issue in issues}) == 4
    assert all(issue["location"]["lines"]["begin"] >= 1 for issue in issues)
    assert {issue["severity"] for issue in issues} == {"critical", "info"}


def test_csv_has_a_row_for_each_finding_and_no_formula() -> None:
    text = csv.render(report(FAILED, replace(UNKNOWN, text="=cmd|' /C calc'!A0")), RULES)
    rows = list(stdlib_csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["rule"] for row in rows] == ["cn/icp-link", "gdpr/cookie-reject"]
    assert rows[1]["text"].startswith("'=")


def test_markdown_shows_page_text_as_text() -> None:
    text = markdown.render(report(replace(FAILED, message=HOSTILE)), RULES, "a|b")
    assert "<script>" not in text
    assert r"\|" in text


def test_html_is_inert_and_marks_the_finding() -> None:
    hostile = replace(FAILED, message=HOSTILE, advice=HOSTILE, text=HOSTILE)
    text = html.render(report(hostile, path=HOSTILE), RULES, HOSTILE)
    assert text.count("<script>") == 1
    assert text.count("</script>") == 1
    assert "<mark>渝ICP备2026001234号-1</mark>" in text
    assert "Content-Security-Policy" in text
    assert "href=" not in text
    assert " src=" not in text


@given(st.text(max_size=200))
def test_any_page_text_gives_legal_documents(text: str) -> None:
    finding = replace(FAILED, message=text, advice=text, text=text, context=text, suppressed=text)
    audit = replace(report(finding, replace(finding, suppressed=""), path=text or "x"))
    json.loads(sarif.render(audit, RULES, text))
    json.loads(gitlab.render(audit, RULES, text))
    ET.fromstring(junit.render(audit, RULES, text))
    assert all(
        line.startswith("::") for line in github.render(audit, RULES, text).splitlines() if line
    )
