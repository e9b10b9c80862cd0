"""What a report format owes: text from an :class:`AuditReport`, the same for the same report.

A format is a function ``write(report) -> str``. It decides nothing: severities, exit codes and
order are the audit's. Machine formats hold everything; the text format holds what a reader needs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from compliance_kit.errors import UsageError
from compliance_kit.i18n import gettext as _
from compliance_kit.report.finding import (
    SEVERITIES,
    AuditReport,
    Finding,
    PageReport,
    Severity,
)

_Value = TypeVar("_Value")

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


class Tally:
    """Counts findings as they come, so that nobody has to keep the pages."""

    def __init__(self) -> None:
        self.pages = 0
        self.unreadable = 0
        self._first: dict[str, str] = {}
        self.has_facts = False
        self._counts: Counter[str] = Counter()

    def page(self, page: PageReport) -> None:
        """Take a page."""
        self.pages += 1
        self.has_facts = self.has_facts or bool(page.facts)
        self.findings(page.findings)

    def findings(self, findings: Iterable[Finding]) -> None:
        """Take findings; an accepted or unknown one is counted as that only."""
        for finding in findings:
            if finding.suppressed:
                self._counts["accepted"] += 1
                continue
            level = "unknown" if finding.outcome == "unknown" else finding.severity
            self._first.setdefault(level, finding.rule)
            self._counts[level] += 1

    @property
    def first_rule(self) -> str:
        """The first rule of the gravest level that was found: what to read about next."""
        levels = (*reversed(SEVERITIES), "unknown")
        return next((self._first[level] for level in levels if level in self._first), "")

    def counts(self) -> Counts:
        """The numbers so far."""
        return Counts(
            self.pages,
            self._counts["error"],
            self._counts["warning"],
            self._counts["note"],
            self._counts["unknown"],
            self._counts["accepted"],
            self.unreadable,
        )

    def reaches(self, severity: Severity) -> bool:
        """Whether a failed finding is at or above the threshold; unknown answers never are."""
        return any(self._counts[level] for level in SEVERITIES[SEVERITIES.index(severity) :])


class Sharer:
    """Pages with one copy of what many findings say alike, for reports that need all pages."""

    def __init__(self) -> None:
        self._seen: dict[object, object] = {}

    def _one(self, value: _Value) -> _Value:
        return self._seen.setdefault(value, value)  # type: ignore[return-value]

    def page(self, page: PageReport) -> PageReport:
        """The same page, sharing its strings with those before."""
        return replace(
            page,
            language=self._one(page.language),
            encoding=self._one(page.encoding),
            kind=self._one(page.kind),
            findings=tuple(self._finding(finding) for finding in page.findings),
        )

    def _finding(self, finding: Finding) -> Finding:
        return replace(
            finding,
            rule=self._one(finding.rule),
            severity=self._one(finding.severity),
            outcome=self._one(finding.outcome),
            message=self._one(finding.message),
            advice=self._one(finding.advice),
            basis=self._one(finding.basis),
            confidence=self._one(finding.confidence),
            text=self._one(finding.text),
            suppressed=self._one(finding.suppressed),
        )


def tally(report: AuditReport) -> Tally:
    """Count what is in a report."""
    found = Tally()
    for page in report.pages:
        found.page(page)
    found.findings(report.site)
    found.unreadable = len(report.unreadable)
    return found


def count(report: AuditReport) -> Counts:
    """Count the findings; an accepted or unknown one is counted as that only."""
    return tally(report).counts()


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
