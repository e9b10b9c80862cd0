"""What an audit finds: the one type that checks make and every report format prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["note", "warning", "error"]
Outcome = Literal["fail", "unknown"]

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
"""From the mildest to the gravest."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding on one page, or on the site.

    ``outcome`` is ``unknown`` where the check could not see what it needs (a footer written by a
    script, a picture); ``message`` says what was found, ``advice`` what to do, both in the
    language of the run; ``basis`` cites the law or house rule, one string a source.
    ``line`` and ``column`` are 1-based positions in the source file.
    ``confidence`` is how sure the check is, apart from how grave the matter is.
    ``fingerprint`` is stable when lines move: rule, path, normalised text and ordinal.
    ``suppressed`` is the reason given for accepting the finding (an inline comment, an entry of
    the baseline); such findings are reported as accepted and never decide the exit code.
    ``context`` is the page's text around the finding, ``mark`` the finding's span in it.
    ``path`` names the page (or file) that a finding on the site concerns; ``line`` is 0 where it
    has no place in it.
    """

    rule: str
    severity: Severity
    outcome: Outcome
    message: str
    advice: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    basis: tuple[str, ...] = ()
    confidence: Literal["low", "medium", "high"] = "high"
    text: str = ""
    fingerprint: str = ""
    suppressed: str = ""
    context: str = ""
    mark: tuple[int, int] = (0, 0)
    path: str = ""


@dataclass(frozen=True)
class RuleInfo:
    """What a report says of a rule, in the language of the run.

    ``why`` and ``mend`` are a few sentences each; ``basis`` as in :class:`Finding`.
    """

    id: str
    title: str
    severity: Severity
    why: str = ""
    mend: str = ""
    basis: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the page shows that an auditor asks for: ``text`` is what the page shows.

    ``kind`` is one of: icp-filing, icp-licence, ps-filing, news-licence, report-phone,
    report-email, privacy-link, terms-link, contact-link, about-link, cookie-notice, byline,
    source, published, editor, photo-credit, copyright. ``valid`` is None where the kind has no
    form to check.
    """

    kind: str
    text: str
    line: int = 0
    column: int = 0
    valid: bool | None = None


@dataclass(frozen=True, slots=True)
class PageReport:
    """All that was found on one page; ``path`` is as given or relative to the folder given."""

    path: str
    language: str
    encoding: str
    kind: str
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class AuditReport:
    """The whole audit. ``unreadable`` pairs a path with the sentence that says why."""

    pages: tuple[PageReport, ...] = ()
    site: tuple[Finding, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
