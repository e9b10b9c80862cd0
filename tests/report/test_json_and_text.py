"""The contract of the JSON report, and the text that people read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click
import jsonschema
import pytest

from compliance_kit.audit.runner import audit_paths
from compliance_kit.errors import UsageError
from compliance_kit.i18n import activate
from compliance_kit.report.finding import AuditReport
from compliance_kit.report.interface import count, parse_output
from compliance_kit.report.json import Stream, write_json, write_jsonl
from compliance_kit.report.text import page_text, summary_text, write_text

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMA = json.loads((ROOT / "docs/schema/audit-report.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report() -> AuditReport:
    profiles = ["cn-mainland", "cn-news", "editorial", "gdpr"]
    paths = [ROOT / "examples/site", ROOT / "examples/missing"]
    return audit_paths(paths, profiles=profiles, facts=True)


def test_json_fits_the_schema_and_holds_everything(report: AuditReport) -> None:
    data = json.loads(write_json(report))
    jsonschema.validate(data, SCHEMA)
    assert data["tool"]["name"] == "ckit"
    assert len(data["pages"]) == len(report.pages) == data["summary"]["pages"]
    shown = sum(len(page["findings"]) for page in data["pages"]) + len(data["site"]["findings"])
    counts = data["summary"]
    assert shown == sum(counts[k] for k in ("errors", "warnings", "notes", "unknown"))
    assert [entry["path"] for entry in data["unreadable"]] == [str(ROOT / "examples/missing")]
    kinds = {fact["kind"] for page in data["pages"] for fact in page["facts"]}
    assert {"icp-filing", "privacy-link", "source", "published"} <= kinds


def test_json_without_facts(report: AuditReport) -> None:
    data = json.loads(write_json(report, facts=False))
    jsonschema.validate(data, SCHEMA)
    assert all(page["facts"] == [] for page in data["pages"])


def test_the_schema_refuses_what_is_no_report(report: AuditReport) -> None:
    data = json.loads(write_json(report))
    data["pages"][0]["facts"].append(
        {"kind": "icp", "text": "", "line": 1, "column": 1, "valid": None}
    )
    with pytest.raises(jsonschema.ValidationError, match="'icp' is not one of"):
        jsonschema.validate(data, SCHEMA)


def test_places_in_the_report_are_places_in_the_files(report: AuditReport) -> None:
    for page in report.pages:
        lines = Path(page.path).read_text(encoding="utf-8").split("\n")
        for fact in page.facts:
            if fact.kind == "icp-filing":
                shown = lines[fact.line - 1][fact.column - 1 :]
                assert shown.startswith(fact.text[:4])


def test_text_groups_by_page_and_gives_law_and_advice(report: AuditReport) -> None:
    text = write_text(report)
    page = next(p for p in report.pages if p.findings)
    assert text.count(page.path + " ") == 1
    finding = page.findings[0]
    assert finding.message in text and finding.advice in text and finding.basis[0] in text
    assert f"{finding.line}:{finding.column}" in text
    assert "\x1b" not in text


def test_colours_only_where_asked_for(report: AuditReport) -> None:
    page = next(p for p in report.pages if p.findings)
    coloured = page_text(page, lambda text, role: f"\x1b[1m{text}\x1b[0m" if role else text)
    assert click.unstyle(coloured) == page_text(page)
    assert "\x1b[" in coloured


def test_the_last_line_counts(report: AuditReport) -> None:
    counts = count(report)
    line = summary_text(report)
    assert f"{counts.pages} pages" in line and f"{counts.errors} error" in line
    assert "1 not read" in line and "ckit rules show" in line
    assert "1 page ·" in summary_text(AuditReport(report.pages[:1]))


def test_a_clean_report_is_one_line() -> None:
    assert len(write_text(AuditReport()).splitlines()) == 1


def test_chinese(report: AuditReport) -> None:
    activate("zh")
    assert "错误" in write_text(report)


def test_outputs() -> None:
    formats = ("text", "json", "html")
    assert parse_output("json=a=b.txt", formats) == ("json", "a=b.txt")
    assert parse_output("out/report.json", formats) == ("json", "out/report.json")
    assert parse_output("report.htm", formats) == ("html", "report.htm")
    for wrong in ("report", "sarif=x", "x.pdf", "json="):
        with pytest.raises(UsageError, match="FORMAT=FILE"):
            parse_output(wrong, formats)


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("facts", [True, False])
def test_a_report_made_page_by_page_is_the_same(
    report: AuditReport, form: str, facts: bool
) -> None:
    write = write_json if form == "json" else write_jsonl
    for number in (0, 1, len(report.pages)):
        part = replace(report, pages=report.pages[:number])
        stream = Stream(form, facts=facts)
        for page in part.pages:
            stream.page(page)
        pieces = stream.pieces(replace(part, pages=()), count(part))
        assert "".join(pieces) == write(part, facts=facts)
