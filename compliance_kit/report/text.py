"""The report for people: grouped by page, what and where first, the law one glance away."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from compliance_kit.i18n import gettext as _
from compliance_kit.i18n import language, ngettext
from compliance_kit.report.finding import AuditReport, Fact, Finding, PageReport
from compliance_kit.report.interface import Tally, tally

Paint = Callable[[str, str], str]
"""Shows a text in a role: ``path``, ``dim``, ``error``, ``warning``, ``note`` or ``unknown``."""

_LEVEL_WIDTH = 9
_RULE_WIDTH = 24
_PLACE_WIDTH = 7
_INDENT = " " * (_LEVEL_WIDTH + 2)


def plain(text: str, role: str) -> str:
    """Show every role alike: a pipe, a file."""
    return text


def write_text(report: AuditReport, paint: Paint = plain) -> str:
    """Return the whole report as text."""
    parts = [page_text(page, paint) for page in report.pages]
    parts += [site_text(report.site, paint), summary_text(report, paint)]
    return "".join(part for part in parts if part)


def page_text(page: PageReport, paint: Paint = plain) -> str:
    """A page with its findings (and facts); nothing for a page that has none."""
    findings = [finding for finding in page.findings if not finding.suppressed]
    if not findings and not page.facts:
        return ""
    head = " · ".join(part for part in (page.language, _kind(page.kind), page.encoding) if part)
    gap = " " * max(2, 56 - _width(page.path))
    lines = [paint(page.path, "path")]
    lines[0] += gap + paint(head, "dim")
    for finding in findings:
        lines += _finding(finding, paint)
    lines += _facts(page.facts, paint)
    return "\n".join(lines) + "\n"


def site_text(findings: tuple[Finding, ...], paint: Paint = plain) -> str:
    """The findings about the whole site."""
    findings = tuple(finding for finding in findings if not finding.suppressed)
    if not findings:
        return ""
    title = _("whole site")
    lines = [paint(title, "path")]
    for finding in findings:
        lines += _finding(finding, paint)
    return "\n".join(lines) + "\n"


def summary_text(report: AuditReport, paint: Paint = plain, counted: Tally | None = None) -> str:
    """The last line: how much was looked at, what was found, where to read more.

    ``counted`` stands for the pages where the report was not kept whole.
    """
    counted = tally(report) if counted is None else counted
    counts = counted.counts()
    parts = [
        ngettext("{n} page", "{n} pages", counts.pages).format(n=counts.pages),
        ngettext("{n} error", "{n} errors", counts.errors).format(n=counts.errors),
        ngettext("{n} warning", "{n} warnings", counts.warnings).format(n=counts.warnings),
    ]
    if counts.notes:
        parts.append(ngettext("{n} note", "{n} notes", counts.notes).format(n=counts.notes))
    if counts.unknown:
        parts.append(_("{n} unknown").format(n=counts.unknown))
    if counts.accepted:
        parts.append(_("{n} accepted").format(n=counts.accepted))
    if counts.unreadable:
        parts.append(_("{n} not read").format(n=counts.unreadable))
    parts.append(_("{seconds} s").format(seconds=f"{report.seconds:.2f}"))
    line = " · ".join(parts)
    if counted.first_rule:
        line += "       " + f"ckit rules show {counted.first_rule}"
    return ("\n" if counted.first_rule or counted.has_facts else "") + line + "\n"


def _finding(finding: Finding, paint: Paint) -> Iterator[str]:
    level = finding.severity if finding.outcome == "fail" else "unknown"
    padded = paint(_padded(level_word(level), _LEVEL_WIDTH), level)
    place = f"{finding.line}:{finding.column}" if finding.line else "-"
    rule = _padded(finding.rule, _RULE_WIDTH)
    yield f"  {padded}{rule}{place:<{_PLACE_WIDTH}} {finding.message}"
    detail = ("；" if language() == "zh" else "; ").join(finding.basis)
    if finding.advice:
        detail += f"   → {finding.advice}" if detail else f"→ {finding.advice}"
    if detail:
        yield paint(_INDENT + detail, "dim")


def _facts(facts: tuple[Fact, ...], paint: Paint) -> Iterator[str]:
    for fact in facts:
        mark = {None: " ", True: "✓", False: "✗"}[fact.valid]
        place = f"{fact.line}:{fact.column}" if fact.line else "-"
        line = f"  {mark} {fact.kind:<14} {place:<{_PLACE_WIDTH}} {' '.join(fact.text.split())}"
        yield paint(line, "dim") if fact.valid is not False else line


def level_word(level: str) -> str:
    """``error``, ``warning``, ``note`` or ``unknown`` in the reader's language."""
    # Asked for every finding: only the word that is wanted is looked up.
    if level == "error":
        return _("error")
    if level == "warning":
        return _("warning")
    return _("note") if level == "note" else _("unknown")


def _kind(kind: str) -> str:
    return {
        "home": _("home"),
        "article": _("article"),
        "policy": _("policy"),
        "other": _("other"),
    }.get(kind, kind)


@lru_cache(maxsize=512)
def _padded(text: str, width: int) -> str:
    return text + " " * max(1, width - _width(text))


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
