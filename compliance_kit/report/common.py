"""What the machine formats share: order, paths, legal XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from compliance_kit.report.finding import SEVERITIES, AuditReport, Finding

_ILLEGAL_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def each_finding(report: AuditReport) -> Iterator[tuple[str, Finding]]:
    """All findings with the path of their page (``""`` for the site as a whole), pages first."""
    for page in report.pages:
        for finding in page.findings:
            yield page.path, finding
    for finding in report.site:
        yield finding.path, finding


def gravest_first(report: AuditReport) -> list[tuple[str, Finding]]:
    """All findings: failures before unknowns, errors before notes, accepted ones last."""
    return sorted(
        each_finding(report),
        key=lambda item: (
            bool(item[1].suppressed),
            item[1].outcome != "fail",
            -SEVERITIES.index(item[1].severity),
            item[0],
            item[1].line,
            item[1].column,
            item[1].rule,
        ),
    )


def uri(path: str) -> str:
    """``path`` as a relative URI reference: forward slashes, UTF-8 percent-encoded."""
    if path.startswith(("http://", "https://")):
        return quote(path, safe=":/?#[]@!$&'()*+,;=%")
    return quote(path.replace("\\", "/").removeprefix("./"), safe="/")


def xml_text(text: str) -> str:
    """``text`` without the characters that XML 1.0 forbids (they stop Jenkins)."""
    return _ILLEGAL_XML.sub("\ufffd", text)


def one_line(text: str) -> str:
    """``text`` on one line."""
    return " ".join(text.split())


def full_message(finding: Finding) -> str:
    """Message, basis and advice as one plain text."""
    parts = [finding.message]
    if finding.basis:
        parts.append("; ".join(finding.basis))
    if finding.advice:
        parts.append("→ " + finding.advice)
    return " — ".join(parts)
