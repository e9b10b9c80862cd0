"""Does the target say what the source said? Checks on a pair of texts, and certain repairs."""

from __future__ import annotations

from compliance_kit.verify.checked import Checked, check_and_repair
from compliance_kit.verify.finding import FACT_KINDS, KINDS, Finding, FindingKind
from compliance_kit.verify.pair import verify_pair
from compliance_kit.verify.repair import repair

__all__ = [
    "FACT_KINDS",
    "KINDS",
    "Checked",
    "Finding",
    "FindingKind",
    "check_and_repair",
    "repair",
    "verify_pair",
]
