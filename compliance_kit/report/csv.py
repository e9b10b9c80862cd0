"""CSV, one finding a row, for a spreadsheet; a byte-order mark lets Excel read the Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from compliance_kit.report.common import each_finding
from compliance_kit.report.finding import AuditReport, RuleInfo

COLUMNS = (
    "path", "line", "column", "rule", "severity", "outcome", "confidence", "message", "advice",
    "basis", "text", "suppressed",
)  # fmt: skip


def render(report: AuditReport, rules: Mapping[str, RuleInfo], site: str = "site") -> str:
    """Return the report as CSV with a heading row."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for path, finding in each_finding(report):
        row = [path, finding.line or "", finding.column or "", finding.rule, finding.severity]
        row += [finding.outcome, finding.confidence, finding.message, finding.advice]
        row += ["; ".join(finding.basis), finding.text, finding.suppressed]
        writer.writerow([_inert(cell) for cell in row])
    return "\ufeff" + stream.getvalue()


def _inert(cell: object) -> object:
    """A cell of page text must not become a formula in a spreadsheet."""
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + cell
    return cell
