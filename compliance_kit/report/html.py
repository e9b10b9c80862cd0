"""A report that stands alone: one HTML file, no network, readable in light and dark, by keyboard
and by screen reader; it can be searched and filtered, and without scripts it is still whole.

Page text is shown inertly: everything is escaped, no address becomes a link, and a content security
policy allows the file's own style and script by their hashes and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from compliance_kit import __version__
from compliance_kit.i18n import gettext as _
from compliance_kit.i18n import language
from compliance_kit.report.finding import AuditReport, Finding, PageReport, RuleInfo

_LEVELS = ("error", "warning", "note", "unknown", "accepted")


def render(report: AuditReport, rules: Mapping[str, RuleInfo], site: str = "site") -> str:
    """Return the report as one HTML document in the language of the run."""
    style = _asset("page.css")
    script = _asset("page.js")
    policy = (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; "
        f"script-src 'sha256-{_hash(script)}'; base-uri 'none'; form-action 'none'"
    )
    title = _("Audit of {site}").format(site=site)
    sections = [_section(page.path, _about(page), page.findings, rules) for page in report.pages]
    if report.site:
        sections.insert(0, _section(_("The whole site"), "", report.site, rules))
    names = _names()
    boxes = "".join(
        f'<label><input type="checkbox" name="{level}" checked> {escape(names[level])}</label>'
        for level in _LEVELS
    )
    unreadable = "".join(_unreadable(path, reason) for path, reason in report.unreadable)
    search = escape(_("Search the findings"))
    hint = escape(_("Search: rule, page, law, text"))
    shown = escape(_("{shown} of {all} shown"))
    lang = "zh-Hans" if language() == "zh" else "en"
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="ckit {__version__}">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{escape(title)}</h1>
<p class="sub">{escape(_summary(report))}</p>
</header>
<main>
<form role="search" hidden>
<input type="search" name="q" aria-label="{search}" placeholder="{hint}">
{boxes}
<span id="count" role="status" class="meta" data-text="{shown}"></span>
</form>
{unreadable}
{"".join(sections)}
{_clean_pages(report)}
</main>
<script>{script}</script>
</body>
</html>
"""


def _unreadable(path: str, reason: str) -> str:
    level = escape(_("could not be read"))
    return (
        f'<article class="error" data-level="error"><p><span class="level">{level}</span> '
        f"{escape(path)}</p><p>{escape(reason)}</p></article>"
    )


def _asset(name: str) -> str:
    return (Path(__file__).with_name(name)).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _names() -> dict[str, str]:
    return {
        "error": _("error"),
        "warning": _("warning"),
        "note": _("note"),
        "unknown": _("unknown"),
        "accepted": _("accepted"),
    }


def _level(finding: Finding) -> str:
    if finding.suppressed:
        return "accepted"
    return "unknown" if finding.outcome == "unknown" else finding.severity


def _summary(report: AuditReport) -> str:
    findings = [f for page in report.pages for f in page.findings] + list(report.site)
    counts = Counter(_level(finding) for finding in findings)
    names = _names()
    parts = [_("{count} pages").format(count=len(report.pages))]
    parts += [f"{names[level]}: {counts[level]}" for level in _LEVELS if counts[level]]
    if report.unreadable:
        parts.append(_("could not be read") + f": {len(report.unreadable)}")
    return " · ".join(parts)


def _about(page: PageReport) -> str:
    return " · ".join(part for part in (page.language, page.kind, page.encoding) if part)


def _section(
    heading: str, about: str, findings: Sequence[Finding], rules: Mapping[str, RuleInfo]
) -> str:
    if not findings:
        return ""
    cards = "".join(_card(finding, rules.get(finding.rule)) for finding in findings)
    return (
        f'<section class="page"><h2>{escape(heading)}</h2>'
        f'<p class="meta">{escape(about)}</p>{cards}</section>\n'
    )


def _card(finding: Finding, rule: RuleInfo | None) -> str:
    level = _level(finding)
    where = f"{finding.line}:{finding.column}" if finding.line else ""
    name = escape(_names()[level])
    head = (
        f'<span class="level">{name}</span> <code>{escape(finding.rule)}</code> '
        f'<span class="where">{where}</span>'
    )
    parts = [
        f'<article class="{level}" data-level="{level}">',
        f"<p>{head}</p>",
        f"<p>{escape(finding.message)}</p>",
    ]
    if finding.advice:
        parts.append(f'<p class="advice">{escape(finding.advice)}</p>')
    if finding.suppressed:
        accepted = _("Accepted: {reason}").format(reason=finding.suppressed)
        parts.append(f'<p class="meta">{escape(accepted)}</p>')
    if finding.context:
        if finding.mark[0] == finding.mark[1]:
            lead = _("What the footer shows:")
            parts.append(f'<p class="meta">{escape(lead)}</p>')
        parts.append(f"<pre>{_marked(finding.context, finding.mark)}</pre>")
    if finding.basis:
        parts.append(f'<p class="basis">{escape("; ".join(finding.basis))}</p>')
    if rule is not None and (rule.why or rule.mend):
        text = "".join(f"<p>{escape(part)}</p>" for part in (rule.why, rule.mend) if part)
        parts.append(f"<details><summary>{escape(rule.title)}</summary>{text}</details>")
    parts.append("</article>")
    return "".join(parts)


def _marked(text: str, mark: tuple[int, int]) -> str:
    start, end = mark
    if not 0 <= start < end <= len(text):
        return escape(text)
    return f"{escape(text[:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:])}"


def _clean_pages(report: AuditReport) -> str:
    clean = [page.path for page in report.pages if not page.findings]
    if not clean:
        return ""
    items = "".join(f"<li>{escape(path)}</li>" for path in clean)
    summary = _("{count} pages without findings").format(count=len(clean))
    return f"<details><summary>{escape(summary)}</summary><ul>{items}</ul></details>"
