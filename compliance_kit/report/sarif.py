"""SARIF 2.1.0 (OASIS), as code hosts keep it.

One run with its own automation id; paths relative to the repository root, percent-encoded; an own
fingerprint key without line numbers; accepted findings kept as suppressed; the same finding on many
pages folded into one result; cut by severity at the hosts' limits, and said so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from compliance_kit import __version__
from compliance_kit.report.common import gravest_first, uri
from compliance_kit.report.finding import AuditReport, Finding, RuleInfo

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MAX_RESULTS = 5_000  # shown by severity; 25,000 is the hard limit
MAX_LOCATIONS = 100
FINGERPRINT = "ckit/v1"

_LEVELS = {"error": "error", "warning": "warning", "note": "note"}


def render(report: AuditReport, rules: Mapping[str, RuleInfo], site: str = "site") -> str:
    """Return the report as a SARIF log with one run, minified."""
    folded = _fold(report)
    kept, cut = folded[:MAX_RESULTS], len(folded) - MAX_RESULTS
    used = sorted({finding.rule for finding, _ in kept})
    index = {rule: number for number, rule in enumerate(used)}
    notes = [
        {"level": "error", "message": {"text": f"{path}: {reason}"}}
        for path, reason in report.unreadable
    ]
    if cut > 0:
        notes.append(
            {
                "level": "warning",
                "message": {
                    "text": f"{cut} milder results were left out: code hosts show {MAX_RESULTS}."
                },
            }
        )
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "ckit",
                "semanticVersion": __version__,
                "rules": [_rule(rules.get(rule) or RuleInfo(rule, rule, "note")) for rule in used],
            }
        },
        "automationDetails": {"id": f"ckit/audit/{site or 'site'}"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            "%SRCROOT%": {"description": {"text": "The root of the repository."}}
        },
        "invocations": [
            {"executionSuccessful": not report.unreadable, "toolExecutionNotifications": notes}
        ],
        "results": [_result(finding, places, index) for finding, places in kept],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, separators=(",", ":")) + "\n"


def _fold(report: AuditReport) -> list[tuple[Finding, list[tuple[str, Finding]]]]:
    """One entry for the same finding in a template, with up to ``MAX_LOCATIONS`` places."""
    groups: dict[tuple[object, ...], list[tuple[str, Finding]]] = {}
    for path, finding in gravest_first(report):
        same = (finding.rule, finding.severity, finding.outcome, finding.message)
        alone = (path, finding.line, finding.column)
        # A message that quotes the page's own text differs by itself; folding needs the same text.
        groups.setdefault((*same, finding.suppressed, *(() if path else alone)), []).append(
            (path, finding)
        )
    entries = []
    for places in groups.values():
        for start in range(0, len(places), MAX_LOCATIONS):
            part = places[start : start + MAX_LOCATIONS]
            entries.append((part[0][1], part))
    return entries


def _rule(rule: RuleInfo) -> dict[str, Any]:
    help_text = "\n\n".join(part for part in (rule.why, *rule.basis, rule.mend) if part)
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.replace("/", "-").split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why or rule.title},
        "help": {"text": help_text or rule.title},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": list(rule.profiles)[:20]},
    }


def _result(
    finding: Finding, places: list[tuple[str, Finding]], index: Mapping[str, int]
) -> dict[str, Any]:
    text = finding.message + (f" {finding.advice}" if finding.advice else "")
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "message": {"text": text},
        "locations": [_location(path, one) for path, one in places if path],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint or finding.rule},
        "properties": {
            "outcome": finding.outcome,
            "confidence": finding.confidence,
            "basis": list(finding.basis),
        },
    }
    # "unknown" is a question, not a failure: SARIF calls it open, and open results have no level.
    if finding.outcome == "unknown":
        result |= {"kind": "open", "level": "none"}
    else:
        result |= {"kind": "fail", "level": _LEVELS[finding.severity]}
    if finding.suppressed:
        result["suppressions"] = [{"kind": "external", "justification": finding.suppressed}]
    return result


def _location(path: str, finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(path), "uriBaseId": "%SRCROOT%"}}
    if path.startswith(("http://", "https://")):
        del place["artifactLocation"]["uriBaseId"]
    if finding.line:
        region: dict[str, Any] = {"startLine": finding.line}
        if finding.column:
            region["startColumn"] = finding.column
        if finding.end_line:
            region["endLine"] = finding.end_line
        if finding.end_column:
            region["endColumn"] = finding.end_column
        if finding.text:
            region["snippet"] = {"text": finding.text}
        place["region"] = region
    return {"physicalLocation": place}
