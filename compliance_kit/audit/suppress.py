"""Findings that the page itself says not to report, each with a reason.

``<!-- ckit-disable-next-line RULE: reason -->`` silences one rule on the next line of the file,
``<!-- ckit-disable RULE: reason -->`` on the whole page (for things that are missing). There is no
wildcard; a comment without a reason, with an unknown rule or that silences nothing is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compliance_kit.audit.page import Page
from compliance_kit.audit.rules import RuleSet
from compliance_kit.i18n import gettext as _
from compliance_kit.report.finding import Finding

UNUSED = "ckit/unused-suppression"
MALFORMED = "ckit/suppression"

_COMMENT = re.compile(r"<!--\s{0,20}ckit-disable(?P<next>-next-line)?(?P<body>[^>]{0,400}?)-->")
_BODY = re.compile(r"\s+(?P<rule>[\w./-]+)\s*[:：]\s*(?P<reason>\S.*)", re.DOTALL)


@dataclass
class Suppression:
    """One comment: the rule it silences and on which line (0: the whole page)."""

    rule: str
    reason: str
    target: int
    line: int
    column: int
    used: bool = False


def apply_inline(page: Page, findings: Sequence[Finding], rules: RuleSet) -> list[Finding]:
    """Return the findings, the silenced ones marked, with those about the comments themselves."""
    if "ckit-disable" not in page.source:
        return list(findings)
    suppressions, faults = read_comments(page, rules)
    kept = []
    for finding in findings:
        match = next(
            (s for s in suppressions if s.rule == finding.rule and s.target in (0, finding.line)),
            None,
        )
        if match is None:
            kept.append(finding)
        else:
            match.used = True
            kept.append(replace(finding, suppressed=match.reason.strip()))
    for unused in suppressions:
        if not unused.used:
            faults.append(
                _finding(
                    UNUSED,
                    _("the comment silences {rule}, which finds nothing here").format(
                        rule=unused.rule
                    ),
                    _("delete the comment"),
                    unused.line,
                    unused.column,
                )
            )
    return sorted([*kept, *faults], key=lambda f: (f.line, f.column, f.rule))


def read_comments(page: Page, rules: RuleSet) -> tuple[list[Suppression], list[Finding]]:
    """The suppressions of a page, and what is wrong with comments that are none."""
    found: list[Suppression] = []
    faults: list[Finding] = []
    for match in _COMMENT.finditer(page.source):
        line, column = page.locator.source_place(match.start())
        body = _BODY.fullmatch(match.group("body").rstrip())
        if body is None:
            faults.append(
                _finding(
                    MALFORMED,
                    _("a ckit-disable comment needs one rule and a reason"),
                    _("write <!-- ckit-disable-next-line RULE: reason -->"),
                    line,
                    column,
                )
            )
        elif body.group("rule") not in rules.rules:
            faults.append(
                _finding(
                    MALFORMED,
                    _("there is no rule {rule}").format(rule=body.group("rule")),
                    _("ckit rules list shows all rules"),
                    line,
                    column,
                )
            )
        else:
            end_line = page.locator.source_place(match.end())[0]
            target = end_line + 1 if match.group("next") else 0
            found.append(
                Suppression(body.group("rule"), body.group("reason"), target, line, column)
            )
    return found, faults


def _finding(rule: str, message: str, advice: str, line: int, column: int) -> Finding:
    return Finding(
        rule=rule,
        severity="warning",
        outcome="fail",
        message=message,
        advice=advice,
        line=line,
        column=column,
        end_line=line,
        end_column=column,
    )
