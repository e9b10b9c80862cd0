"""A summary in Markdown: for a pull request's comment or GitHub's step summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from compliance_kit.i18n import gettext as _
from compliance_kit.report.common import gravest_first, one_line
from compliance_kit.report.finding import AuditReport, RuleInfo

MAX_ROWS = 500


def render(report: AuditReport, rules: Mapping[str, RuleInfo], site: str = "site") -> str:
    """Return a heading, the counts, and a table of findings, the gravest first."""
    findings = gravest_first(report)
    counts = Counter(
        "accepted" if f.suppressed else "unknown" if f.outcome == "unknown" else f.severity
        for _path, f in findings
    )
    lines = [
        "## " + _("Audit of {site}").format(site=_cell(site)),
        "",
        _(
            "{pages} pages: {errors} errors, {warnings} warnings, {notes} notes, "
            "{unknown} unknown, {accepted} accepted."
        ).format(
            pages=len(report.pages),
            errors=counts["error"],
            warnings=counts["warning"],
            notes=counts["note"],
            unknown=counts["unknown"],
            accepted=counts["accepted"],
        ),
        "",
    ]
    for path, reason in report.unreadable:
        lines.append(f"- **{_cell(path)}**: {_cell(reason)}")
    if report.unreadable:
        lines.append("")
    if findings:
        lines.append("| " + " | ".join((_("Severity"), _("Rule"), _("Where"), _("What"))) + " |")
        lines.append("|---|---|---|---|")
    for path, finding in findings[:MAX_ROWS]:
        level = _("accepted") if finding.suppressed else _level(finding.outcome, finding.severity)
        where = f"{path}:{finding.line}" if path and finding.line else path or _("site")
        what = finding.message + (f" → {finding.advice}" if finding.advice else "")
        lines.append(f"| {level} | `{finding.rule}` | {_cell(where)} | {_cell(what)} |")
    if len(findings) > MAX_ROWS:
        more = len(findings) - MAX_ROWS
        lines += ["", _("{count} more findings are left out here.").format(count=more)]
    return "\n".join(lines) + "\n"


def _level(outcome: str, severity: str) -> str:
    if outcome == "unknown":
        return _("unknown")
    return {"error": _("error"), "warning": _("warning"), "note": _("note")}[severity]


def _cell(text: str) -> str:
    """Page text in a table cell: on one line, and never markup."""
    text = one_line(text)
    for char in "\\|`*_[]#!~":
        text = text.replace(char, "\\" + char)
    return text.replace("<", "&lt;").replace(">", "&gt;")
