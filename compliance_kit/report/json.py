"""The report as JSON: everything, in the shape of ``docs/schema/audit-report.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from compliance_kit import __version__
from compliance_kit.report.finding import AuditReport, Fact, Finding, PageReport
from compliance_kit.report.interface import count


def write_json(report: AuditReport, *, facts: bool = True) -> str:
    """Return the report as JSON text; ``facts`` False leaves the pages' facts out."""
    return json.dumps(as_data(report, facts=facts), ensure_ascii=False, indent=2) + "\n"


def write_jsonl(report: AuditReport, *, facts: bool = True) -> str:
    """Return the report as JSON Lines: a line for each finding (and fact), the path in it."""
    lines: list[dict[str, Any]] = []
    for page in report.pages:
        lines += [{"path": page.path, **_line(finding)} for finding in page.findings]
        if facts:
            lines += [{"path": page.path, "fact": _fact(fact)} for fact in page.facts]
    lines += [{"path": finding.path, **_line(finding)} for finding in report.site]
    lines += [{"path": path, "unreadable": message} for path, message in report.unreadable]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _line(finding: Finding) -> dict[str, Any]:
    return {**finding_data(finding), "accepted": finding.suppressed}


def as_data(report: AuditReport, *, facts: bool = True) -> dict[str, Any]:
    """The report as plain data."""
    counts = count(report)
    return {
        "tool": {"name": "ckit", "version": __version__},
        "summary": {
            "pages": counts.pages,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "notes": counts.notes,
            "unknown": counts.unknown,
            "accepted": counts.accepted,
            "unreadable": counts.unreadable,
        },
        "pages": [page_data(page, facts=facts) for page in report.pages],
        "site": _findings(report.site),
        "unreadable": [{"path": path, "message": message} for path, message in report.unreadable],
    }


def page_data(page: PageReport, *, facts: bool = True) -> dict[str, Any]:
    """One page as plain data."""
    return {
        "path": page.path,
        "language": page.language,
        "encoding": page.encoding,
        "kind": page.kind,
        "facts": [_fact(fact) for fact in page.facts] if facts else [],
        **_findings(page.findings),
    }


def _findings(findings: Sequence[Finding]) -> dict[str, Any]:
    """Findings, and apart from them those that were accepted, each with the reason."""
    return {
        "findings": [finding_data(finding) for finding in findings if not finding.suppressed],
        "accepted": [
            {**finding_data(finding), "reason": finding.suppressed}
            for finding in findings
            if finding.suppressed
        ],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "kind": fact.kind,
        "text": fact.text,
        "line": fact.line,
        "column": fact.column,
        "valid": fact.valid,
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """One finding as plain data."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "outcome": finding.outcome,
        "message": finding.message,
        "advice": finding.advice,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "basis": list(finding.basis),
        "confidence": finding.confidence,
        "text": finding.text,
        "fingerprint": finding.fingerprint,
        **({"path": finding.path} if finding.path else {}),
    }
