"""GitLab Code Quality: CodeClimate issues as one JSON array, each with its fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from compliance_kit.report.common import full_message, gravest_first
from compliance_kit.report.finding import AuditReport, RuleInfo

_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


def render(report: AuditReport, rules: Mapping[str, RuleInfo], site: str = "site") -> str:
    """Return the report as GitLab reads it; accepted findings and unknowns are left out or info."""
    issues = []
    for path, finding in gravest_first(report):
        if finding.suppressed:
            continue
        seed = f"{finding.fingerprint or finding.message}\0{path}\0{finding.rule}"
        issues.append(
            {
                "description": full_message(finding),
                "check_name": finding.rule,
                "fingerprint": hashlib.sha256(seed.encode("utf-8", "replace")).hexdigest(),
                "severity": "info"
                if finding.outcome == "unknown"
                else _SEVERITIES[finding.severity],
                "location": {
                    "path": (path or "ckit.toml").replace("\\", "/").removeprefix("./"),
                    "lines": {"begin": finding.line or 1},
                },
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
