"""Running an audit: sources in, reports out, one after another or in several processes."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from compliance_kit.audit.accept import read_accepted
from compliance_kit.audit.pictures import Pictures, is_about_pictures
from compliance_kit.audit.processes import (
    Audited,
    Known,
    Outcome,
    Setup,
    auditing,
    run_in_processes,
)
from compliance_kit.audit.rules import NamedCheck, RuleSet, load_packs
from compliance_kit.audit.selection import Options, select
from compliance_kit.audit.sentences import fill, shorten, squeeze
from compliance_kit.audit.site import SITE_CHECKS, SiteHit
from compliance_kit.audit.sources.files import open_path
from compliance_kit.audit.sources.interface import Failure, PageInput, Source
from compliance_kit.audit.summaries import Summaries
from compliance_kit.errors import CkitError, ConfigError
from compliance_kit.i18n import gettext as _
from compliance_kit.i18n import language
from compliance_kit.mistakes import Step, did_you_mean
from compliance_kit.report.finding import AuditReport, Finding, PageReport, RuleInfo, Severity

if TYPE_CHECKING:
    from compliance_kit.audit.auditor import Auditor
    from compliance_kit.audit.cache import Cache, Entry
    from compliance_kit.audit.checks.interface import Settings

_WORTH_PROCESSES = 300  # pages: starting processes costs as much
_LOOK_AHEAD = 3000  # pages of which so many may still be unknown to the cache

Work = tuple[PageInput | Failure, Source]


def audit_paths(
    paths: Iterable[str | Path],
    *,
    config: Settings | None = None,
    profiles: Sequence[str] | None = None,
    facts: bool = False,
    as_of: date | None = None,
    jobs: int = 1,
    packs: Sequence[Path] = (),
) -> AuditReport:
    """Audit files and folders and return everything found.

    ``config`` is a :class:`compliance_kit.config.SiteConfig` (None: its defaults); ``profiles``
    None takes those of the configuration, an empty list none (facts only). ``as_of`` is the day
    whose law holds. ``packs`` are further rule packs. ``jobs`` 0 takes one process a processor
    where there are many pages. Paths that cannot be audited are in the report's ``unreadable``.

    Raises:
        ConfigError: a wrong rule pack, or a rule or profile that does not exist.
    """
    started = time.perf_counter()
    if config is None:
        from compliance_kit.config import SiteConfig

        config = SiteConfig()
    audit = Audit(config, Options(_tuple(profiles), as_of, facts), packs, jobs)
    pages: list[PageReport] = []
    unreadable: list[tuple[str, str]] = []
    sources: list[Source] = []
    for path in paths:
        try:
            sources.append(open_path(Path(path), config.audit.exclude))
        except CkitError as error:
            unreadable.append((str(path), error.message))
    for outcome in audit.run(sources):
        if isinstance(outcome, Failure):
            unreadable.append((outcome.path, outcome.message))
        else:
            pages.append(outcome)
    return AuditReport(
        tuple(pages), audit.site_findings(), tuple(unreadable), time.perf_counter() - started
    )


def _tuple(profiles: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if profiles is None else tuple(profiles)


class Audit:
    """One run. ``run`` yields the pages' reports in order; then ``site_findings`` tells the rest.

    Raises:
        ConfigError: a wrong rule pack, or a rule or profile that does not exist.
    """

    def __init__(
        self,
        settings: Settings,
        options: Options,
        packs: Sequence[Path] = (),
        jobs: int = 1,
        baseline: Path | None = None,
        cluster: str = "",
        cache: Path | None = None,
    ) -> None:
        self._packs = tuple(packs) + tuple(map(settings.written.file, settings.audit.packs))
        self._settings = settings
        self._options = options
        self._jobs = jobs
        self._cluster = cluster
        self._kept = cache
        check_files(settings, baseline)
        rules = load_packs(self._packs, kept=cache)
        check_names(rules, settings, options)
        self.rules = rules
        self.active = list(select(rules, settings, options))
        named = settings.audit.baseline, settings.audit.suppressions
        file = settings.written.file
        self._accepted = read_accepted(
            baseline or (file(named[0]) if named[0] else None),
            file(named[1]) if named[1] else None,
            rules,
            options.today,
        )
        self._summaries = Summaries()
        self._pictures = Pictures()
        self._cache: Cache | None = None
        if cache is not None and not cluster:
            from compliance_kit.audit.cache import Cache, key_of

            self._cache = Cache(cache, key_of(rules, self._packs, settings, options), rules)
        if self._cache is None or self._cache.is_empty:
            self.auditor  # noqa: B018 - a rule's fault is told before the first page

    @cached_property
    def auditor(self) -> Auditor:
        """What judges pages; loading it takes longer than telling that no page has changed.

        Raises:
            ConfigError: a rule names a check that does not exist.
        """
        from compliance_kit.audit.auditor import Auditor

        return Auditor(self.rules, self._settings, self._options)

    def run(self, sources: Sequence[Source]) -> Iterator[PageReport | Failure]:
        """Audit all pages of the sources; the order is theirs, whatever the number of jobs."""
        work: Iterator[Work] = ((page, source) for source in sources for page in source.pages())
        if self._cluster:
            outcomes = self._on_cluster(work)
        elif self._jobs == 0:
            outcomes = self._as_it_pays(self._known(work))
        elif self._jobs > 1:
            outcomes = self._in_processes(self._known(work), self._jobs)
        else:
            outcomes = self._in_this_process(self._known(work))
        try:
            for outcome in outcomes:
                if isinstance(outcome, Failure):
                    yield outcome
                else:
                    report, summary = outcome
                    if summary.pictures:
                        self._pictures.look(summary)
                        summary = replace(summary, pictures=())
                    self._summaries.append(summary)
                    findings = self._accepted.mark(report.path, report.findings)
                    unchanged = findings == report.findings
                    yield report if unchanged else replace(report, findings=findings)
        finally:
            if self._cache is not None:
                self._cache.close()

    def _known(self, work: Iterator[Work]) -> Iterator[Known]:
        """The work, with results in the place of the pages that the cache knows."""
        for page, source in work:
            found = None
            if self._cache is not None and not isinstance(page, Failure):
                found = self._cache.get(page, source)
            yield page if found is None else found, source

    def _as_it_pays(self, work: Iterator[Known]) -> Iterator[Outcome]:
        """One process a processor once there are many pages to audit."""
        while True:
            first: list[Known] = []
            fresh = 0
            for item in islice(work, _LOOK_AHEAD):
                first.append(item)
                fresh += isinstance(item[0], PageInput)
                if fresh == _WORTH_PROCESSES:
                    yield from self._in_processes(chain(first, work), os.cpu_count() or 1)
                    return
            if not first:
                return
            yield from self._in_this_process(first)

    def _on_cluster(self, work: Iterator[Work]) -> Iterator[Outcome]:
        from compliance_kit.audit.cluster import run_on_cluster

        setup = Setup(self._packs, self._settings, self._options, language())
        return run_on_cluster(self._cluster, work, setup)

    def _in_this_process(self, work: Iterable[Known]) -> Iterator[Outcome]:
        audit: Callable[[PageInput, Source], Audited] | None = None
        for page, source in work:
            if isinstance(page, PageInput):
                audit = audit or auditing(self.auditor, self._cache is not None)
                outcome, entry = audit(page, source)
                self._keep(page, entry)
                yield outcome
            else:
                yield page

    def _in_processes(self, work: Iterator[Known], jobs: int) -> Iterator[Outcome]:
        if jobs == 1:
            return self._in_this_process(work)
        setup = Setup(
            self._packs,
            self._settings,
            self._options,
            language(),
            self._cache is not None,
            self._kept,
        )
        return run_in_processes(jobs, work, setup, self._keep)

    def _keep(self, page: PageInput, entry: Entry | None) -> None:
        if entry is not None and self._cache is not None:
            self._cache.put(page, entry)

    @property
    def cache_hits(self) -> int:
        """How many pages the cache has answered so far."""
        return self._cache.hits if self._cache is not None else 0

    def rule_infos(self) -> dict[str, RuleInfo]:
        """What reports say of the rules that are on in this run, by id."""
        return {
            level.rule.id: RuleInfo(
                id=level.rule.id,
                title=str(level.rule.title),
                severity=level.severity,
                why=str(level.rule.why),
                mend=str(level.rule.advice),
                basis=tuple(str(basis) for basis in level.rule.basis),
                profiles=tuple(level.rule.profiles),
            )
            for level in self.active
        }

    def site_findings(self) -> tuple[Finding, ...]:
        """What all pages together show; call it after ``run``."""
        findings = []
        for level in self.active:
            check = level.rule.check
            if not isinstance(check, NamedCheck):
                continue
            hits: Iterable[SiteHit] = ()
            if check.name in SITE_CHECKS:
                hits = SITE_CHECKS[check.name](self._summaries, dict(check.params))
            elif is_about_pictures(level.rule):
                hits = self._pictures.hits
            basis = tuple(str(basis) for basis in level.rule.basis)
            cases: dict[str, tuple[str, str, Severity]] = {}
            for hit in hits:
                if hit.case not in cases:
                    case = level.rule.case(hit.case)
                    advice = str(case.advice or level.rule.advice)
                    cases[hit.case] = str(case.message), advice, case.severity or level.severity
                message, advice, severity = cases[hit.case]
                values = {key: shorten(str(value)) for key, value in hit.values.items()}
                message = fill(message, values)
                key = f"{level.rule.id}\0{hit.path}\0{hit.case}\0{squeeze(hit.text)}"
                findings.append(
                    Finding(
                        rule=level.rule.id,
                        severity=severity,
                        outcome="fail",
                        message=f"{hit.path}: {message}" if hit.path else message,
                        advice=fill(advice, values),
                        line=hit.place[0],
                        column=hit.place[1],
                        basis=basis,
                        confidence=level.rule.confidence,
                        text=hit.text,
                        fingerprint=hashlib.sha256(key.encode()).hexdigest()[:32],
                        path=hit.path,
                    )
                )
        return self._accepted.mark("", findings) + self._accepted.faults()


def check_names(rules: RuleSet, settings: Settings, options: Options) -> None:
    """Refuse profiles and rule ids that do not exist.

    Raises:
        ConfigError: the message names the nearest one, and the line of ckit.toml.
    """
    given = options.profiles
    for profile in given if given is not None else settings.site.profiles:
        if profile not in rules.profiles:
            place = "" if given is not None else settings.written.place("site", "profiles")
            hint = did_you_mean(profile, rules.profiles) or _(" Profiles: {names}.").format(
                names=", ".join(rules.profiles)
            )
            raise ConfigError(place + _("There is no profile {name}.").format(name=profile) + hint)
    for rule_id in settings.rules:
        _check_rule(rules, rule_id, settings, "rules")
    for number, override in enumerate(settings.audit.overrides):
        for rule_id in override.rules:
            _check_rule(rules, rule_id, settings, "audit", "overrides", number, "rules")


def _check_rule(rules: RuleSet, rule_id: str, settings: Settings, *table: Step) -> None:
    try:
        rules.find(rule_id)
    except ConfigError as error:
        raise ConfigError(settings.written.place(*table, rule_id) + error.message) from None


def check_files(settings: Settings, baseline: Path | None = None) -> None:
    """Refuse files of ckit.toml that are not there; a ``baseline`` replaces that of the file.

    Raises:
        InputError: the message has the line of ckit.toml.
    """
    audit = settings.audit
    named = [("packs", name) for name in audit.packs]
    named += [("baseline", audit.baseline), ("suppressions", audit.suppressions)]
    for key, name in named:
        if not name or (baseline is not None and name == audit.baseline):
            continue
        settings.written.existing(name, "audit", key)
