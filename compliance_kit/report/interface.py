"""What a report format owes: text from an :class:`AuditReport`, the same for the same report.

A format is a function ``write(report) -> str``. It decides nothing: severities, exit codes and
order are the audit's. Machine formats hold everything; the text format holds what a reader needs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from compliance_kit.errors import UsageError
from compliance_kit.i18n import gettext as _
from compliance_kit.report.finding import AuditReport, Finding

Format = Callable[[AuditReport], str]


@dataclass(frozen=True)
class Counts:
    """How many findings of each kind a report has."""

    pages: int
    errors: int
    warnings: int
    notes: int
    unknown: int
    accepted: int
    unreadable: int


def all_findings(report: AuditReport) -> list[Finding]:
    """The findings of all pages and of the site, in order."""
    return [f for page in report.pages for f in page.findings] + list(report.site)


def count(report: AuditReport) -> Counts:
    """Count the findings; an accepted or unknown one is counted as that only."""
    tally = {"error": 0, "warning": 0, "note": 0, "unknown": 0, "accepted": 0}
    for finding in all_findings(report):
        if finding.suppressed:
            tally["accepted"] += 1
        else:
            tally["unknown" if finding.outcome == "unknown" else finding.severity] += 1
    return Counts(
        len(report.pages),
        tally["error"],
        tally["warning"],
        tally["note"],
        tally["unknown"],
        tally["accepted"],
        len(report.unreadable),
    )


def parse_output(value: str, formats: tuple[str, ...]) -> tuple[str, str]:
    """Split ``FORMAT=FILE``, or tell the format from the file's suffix.

    >>> parse_output("json=out/a.txt", ("json", "text")), parse_output("a.json", ("json", "text"))
    (('json', 'out/a.txt'), ('json', 'a.json'))

    Raises:
        UsageError: no known format.
    """
    name, mark, file = value.partition("=")
    if mark and name in formats and file:
        return name, file
    suffix = value.rsplit(".", 1)[-1].lower() if "." in value else ""
    known = {"txt": "text", "htm": "html", "jsonl": "jsonl", "xml": "junit", "md": "markdown"}
    suffix = known.get(suffix, suffix)
    if not mark and suffix in formats:
        return suffix, value
    raise UsageError(
        _("{value}: say FORMAT=FILE with one of {formats}.").format(
            value=value, formats=", ".join(formats)
        )
    )
