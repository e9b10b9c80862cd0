"""GitHub annotations (workflow commands) within what a run keeps, and the rest in the step summary.

GitHub keeps 10 errors and 10 warnings a step and 50 annotations a job and drops the others without
a word; so the gravest are printed, the same finding on many pages once, and a line says how many
more there are.
"""

from __future__ import annotations

from collections.abc import Mapping

from compliance_kit.i18n import gettext as _
from compliance_kit.report.common import full_message, gravest_first, one_line
from compliance_kit.report.finding import AuditReport, Finding, RuleInfo

PER_LEVEL = 10
COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: AuditReport, rules: Mapping[str, RuleInfo], site: str = "site") -> str:
    """Return the workflow commands, one a line."""
    lines: list[str] = []
    printed = {"error": 0, "warning": 0, "notice": 0}
    left = 0
    pages: dict[tuple[str, str], int] = {}
    entries: list[tuple[str, Finding]] = []
    for path, finding in gravest_first(report):
        if finding.suppressed:
            continue
        same = (finding.rule, finding.message)
        if same not in pages:
            entries.append((path, finding))
        pages[same] = pages.get(same, 0) + 1
    for path, reason in report.unreadable:
        printed["error"] += 1
        lines.append(f"::error file={_property(path)}::{_data(reason)}")
    for path, finding in entries:
        command = "notice" if finding.outcome == "unknown" else COMMANDS[finding.severity]
        if printed[command] >= PER_LEVEL:
            left += 1
            continue
        printed[command] += 1
        count = pages[(finding.rule, finding.message)]
        more = " " + _("(on {count} pages)").format(count=count) if count > 1 else ""
        place = f"file={_property(path)}," if path else ""
        if path and finding.line:
            place += f"line={finding.line},"
            place += f"col={finding.column}," if finding.column else ""
        title = f"title={_property(finding.rule)}"
        lines.append(f"::{command} {place}{title}::{_data(full_message(finding) + more)}")
    if left:
        lines.append(_("{count} more findings: see the step summary.").format(count=left))
    return "\n".join(lines) + ("\n" if lines else "")


def _data(text: str) -> str:
    text = one_line(text)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
