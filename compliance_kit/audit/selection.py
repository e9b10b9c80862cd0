"""Which rules are on in a run, and how grave each is: options, configuration, the law of the day.

Told without loading what judges pages, because a run that finds every page in its cache needs no
more than this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from compliance_kit.audit.rules import Rule, RuleSet
from compliance_kit.report.finding import Severity

if TYPE_CHECKING:
    from compliance_kit.audit.checks.interface import Settings

DEFAULT_PROFILES = ("cn-mainland", "cn-news", "editorial")
"""Without a configuration: what every site in mainland China owes, what news sites owe, and the
house rules. ``gdpr`` is asked for where readers in the EU are targeted."""


@dataclass(frozen=True)
class Options:
    """What one audit is asked for. ``profiles`` None: those of the configuration.

    ``context`` adds the text around each finding, for reports that show it.
    """

    profiles: tuple[str, ...] | None = None
    as_of: date | None = None
    facts: bool = False
    context: bool = False

    @property
    def today(self) -> date:
        """The day whose law holds."""
        return self.as_of or date.today()


@dataclass(frozen=True)
class Active:
    """A rule with the severity it has in this run."""

    rule: Rule
    severity: Severity


def select(rules: RuleSet, settings: Settings, options: Options) -> Iterator[Active]:
    """Yield the rules that are on, in the order of their packs."""
    profiles = options.profiles
    if profiles is None:
        profiles = tuple(settings.site.profiles) or DEFAULT_PROFILES
    levels: Mapping[str, str] = settings.rules
    for rule in rules.rules.values():
        level = levels.get(rule.id)
        if level == "off" or not rule.in_force.holds(options.today):
            continue
        if level is None and (rule.off or not set(rule.profiles) & set(profiles)):
            continue
        rule = rule.within(profiles)
        severity: Severity = level or rule.severity  # type: ignore[assignment]
        yield Active(rule, severity)
