"""The checks that rules refer to: generic forms, our named functions, plug-ins.

A module of this folder registers its named checks when it is imported; which module holds which
name stands here, so that a run imports only what its rules use.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from compliance_kit.audit.rules import NamedCheck, Rule
from compliance_kit.errors import ConfigError
from compliance_kit.i18n import gettext as _
from compliance_kit.mistakes import did_you_mean

if TYPE_CHECKING:
    from compliance_kit.audit.checks.interface import Check

MODULES = {
    "registers": (
        "icp-filing",
        "number-format",
        "icp-link",
        "icp-licence",
        "ps-filing",
        "ps-link",
        "ps-icon",
        "consistent",
    ),
    "news": (
        "news-licence",
        "other-licences",
        "licence-holder",
        "report-channel",
        "report-minors",
    ),
    "reprint": ("reprint", "source"),
    "advertising": ("ad-label",),
    "policies": ("collects-data", "policy-content", "policy-language", "contact"),
    "consent": (
        "cookie-consent",
        "cookie-reject",
        "cookie-implied",
        "cookie-prior",
        "cookie-withdraw",
        "third-parties",
    ),
    "machine": ("ai-label", "ai-disclosure", "ai-metadata"),
    "editorial": ("date", "photo-credit", "copyright", "title", "description"),
    "head": ("lang", "hreflang", "canonical", "article-data"),
}

ENTRY_POINTS = "compliance_kit.checks"


def load_check(rule: Rule) -> Check:
    """Return the function that a rule asks for.

    Raises:
        ConfigError: no check has the name that the rule gives.
    """
    if not isinstance(rule.check, NamedCheck):
        from compliance_kit.audit.checks.generic import GENERIC

        return GENERIC[type(rule.check)]
    name = rule.check.name
    for module, names in MODULES.items():
        if name in names:
            import_module(f"compliance_kit.audit.checks.{module}")
            from compliance_kit.audit.checks.interface import registered

            return registered()[name]
    from importlib.metadata import entry_points

    for entry in entry_points(group=ENTRY_POINTS):
        if entry.name == name:
            check: Check = entry.load()
            return check
    known = [known for names in MODULES.values() for known in names]
    raise ConfigError(
        _("{rule}: there is no check {name}.").format(rule=rule.id, name=name)
        + did_you_mean(name, known)
    )


def plugin_versions(names: Iterable[str]) -> list[tuple[str, str, str]]:
    """The plug-ins behind those of the named checks that are not ours: name, object, version."""
    own = {name for module in MODULES.values() for name in module}
    others = sorted(set(names) - own)
    if not others:
        return []
    from importlib.metadata import entry_points

    return [
        (entry.name, entry.value, entry.dist.version if entry.dist else "")
        for entry in entry_points(group=ENTRY_POINTS)
        if entry.name in others
    ]
