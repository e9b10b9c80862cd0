"""JUnit XML, for CI servers that read nothing else (Jenkins, Gitee, GitLab).

A page is a test suite, a finding a test case: failed, or skipped where the audit could not see
enough or the finding is accepted. A page without findings is one case that passes.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from compliance_kit.report.common import full_message, xml_text
from compliance_kit.report.finding import AuditReport, Finding, RuleInfo


def render(report: AuditReport, rules: Mapping[str, RuleInfo], site: str = "site") -> str:
    """Return the report as JUnit XML."""
    root = ET.Element("testsuites", name=xml_text(f"ckit audit {site}".strip()))
    for page in report.pages:
        _suite(root, page.path, page.findings)
    if report.site:
        _suite(root, "(site)", report.site)
    for path, reason in report.unreadable:
        suite = ET.SubElement(
            root, "testsuite", name=xml_text(path), tests="1", errors="1", failures="0", skipped="0"
        )
        case = ET.SubElement(suite, "testcase", name="readable", classname=xml_text(path))
        ET.SubElement(case, "error", message=xml_text(reason))
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _suite(root: ET.Element, path: str, findings: tuple[Finding, ...]) -> None:
    skipped = [f for f in findings if f.suppressed or f.outcome == "unknown"]
    suite = ET.SubElement(
        root,
        "testsuite",
        name=xml_text(path),
        tests=str(max(len(findings), 1)),
        failures=str(len(findings) - len(skipped)),
        errors="0",
        skipped=str(len(skipped)),
    )
    if not findings:
        ET.SubElement(suite, "testcase", name="audit", classname=xml_text(path))
    for finding in findings:
        place = f"{finding.rule} {finding.line}:{finding.column}" if finding.line else finding.rule
        case = ET.SubElement(suite, "testcase", name=xml_text(place), classname=xml_text(path))
        if finding.suppressed:
            ET.SubElement(case, "skipped", message=xml_text(finding.suppressed))
        elif finding.outcome == "unknown":
            ET.SubElement(case, "skipped", message=xml_text(finding.message))
        else:
            failure = ET.SubElement(
                case, "failure", type=finding.severity, message=xml_text(finding.message)
            )
            failure.text = xml_text(f"{path}:{finding.line}: {full_message(finding)}")
