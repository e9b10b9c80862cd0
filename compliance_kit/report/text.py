"""The report for people: grouped by page, what and where first, the law one glance away."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import click

from compliance_kit.i18n import gettext as _
from compliance_kit.i18n import ngettext
from compliance_kit.report.finding import AuditReport, Fact, Finding, PageReport
from compliance_kit.report.interface import count

_COLOURS = {"error": "red", "warning": "yellow", "note": "blue", "unknown": "magenta"}
_LEVEL_WIDTH = 9
_PLACE_WIDTH = 7


def write_text(report: AuditReport, *, colour: bool = False) -> str:
    """Return the whole report as text."""
    parts = [page_text(page, colour=colour) for page in report.pages]
    parts += [site_text(report.site, colour=colour), summary_text(report, colour=colour)]
    return "".join(part for part in parts if part)


def page_text(page: PageReport, *, colour: bool = False) -> str:
    """A page with its findings (and facts); nothing for a page that has none."""
    if not page.findings and not page.facts:
        return ""
    head = " · ".join(part for part in (page.language, _kind(page.kind), page.encoding) if part)
    gap = " " * max(2, 56 - _width(page.path))
    lines = [click.style(page.path, bold=True) if colour else page.path]
    lines[0] += gap + (click.style(head, dim=True) if colour else head)
    for finding in page.findings:
        lines += _finding(finding, colour)
    lines += _facts(page.facts, colour)
    return "\n".join(lines) + "\n"


def site_text(findings: tuple[Finding, ...], *, colour: bool = False) -> str:
    """The findings about the whole site."""
    if not findings:
        return ""
    title = _("whole site")
    lines = [click.style(title, bold=True) if colour else title]
    for finding in findings:
        lines += _finding(finding, colour)
    return "\n".join(lines) + "\n"


def summary_text(report: AuditReport, *, colour: bool = False) -> str:
    """The last line: how much was looked at, what was found, where to read more."""
    counts = count(report)
    parts = [
        ngettext("{n} page", "{n} pages", counts.pages).format(n=counts.pages),
        ngettext("{n} error", "{n} errors", counts.errors).format(n=counts.errors),
        ngettext("{n} warning", "{n} warnings", counts.warnings).format(n=counts.warnings),
    ]
    if counts.notes:
        parts.append(ngettext("{n} note", "{n} notes", counts.notes).format(n=counts.notes))
    if counts.unknown:
        parts.append(_("{n} unknown").format(n=counts.unknown))
    if counts.unreadable:
        parts.append(_("{n} not read").format(n=counts.unreadable))
    parts.append(_("{seconds} s").format(seconds=f"{report.seconds:.2f}"))
    line = " · ".join(parts)
    first = next((f.rule for page in report.pages for f in page.findings), None)
    first = first or next((f.rule for f in report.site), None)
    if first:
        line += "       " + f"ckit rules show {first}"
    found = any(page.findings or page.facts for page in report.pages) or report.site
    return ("\n" if found else "") + line + "\n"


def _finding(finding: Finding, colour: bool) -> Iterator[str]:
    level = finding.severity if finding.outcome == "fail" else "unknown"
    word = _level(level)
    padded = word + " " * max(1, _LEVEL_WIDTH - _width(word))
    place = f"{finding.line}:{finding.column}" if finding.line else "-"
    if colour:
        padded = click.style(padded, fg=_COLOURS[level], bold=level == "error")
    rule = finding.rule + " " * max(1, 24 - _width(finding.rule))
    yield f"  {padded}{rule}{place:<{_PLACE_WIDTH}} {finding.message}"
    basis = "; ".join(finding.basis)
    rest = f"→ {finding.advice}" if finding.advice else ""
    detail = "   ".join(part for part in (basis, rest) if part)
    if detail:
        line = " " * (_LEVEL_WIDTH + 2) + detail
        yield click.style(line, dim=True) if colour else line


def _facts(facts: tuple[Fact, ...], colour: bool) -> Iterator[str]:
    for fact in facts:
        mark = {None: " ", True: "✓", False: "✗"}[fact.valid]
        place = f"{fact.line}:{fact.column}" if fact.line else "-"
        line = f"  {mark} {fact.kind:<14} {place:<{_PLACE_WIDTH}} {' '.join(fact.text.split())}"
        yield click.style(line, dim=True) if colour and fact.valid is not False else line


def _level(level: str) -> str:
    return {
        "error": _("error"),
        "warning": _("warning"),
        "note": _("note"),
        "unknown": _("unknown"),
    }[level]


def _kind(kind: str) -> str:
    return {
        "home": _("home"),
        "article": _("article"),
        "policy": _("policy"),
        "other": _("other"),
    }.get(kind, kind)


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
