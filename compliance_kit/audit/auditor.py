"""The core: one page in, one report out. It knows rules and facts, no files and no formats."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

from compliance_kit.audit.checks import load_check
from compliance_kit.audit.checks.interface import Check, Context, Hit, Settings
from compliance_kit.audit.facts import PageFacts
from compliance_kit.audit.kinds import kind_of
from compliance_kit.audit.lexicon import build_scanner
from compliance_kit.audit.neighbours import Neighbours
from compliance_kit.audit.page import Page
from compliance_kit.audit.pictures import is_about_pictures, shown_pictures
from compliance_kit.audit.preview import footer_start, preview
from compliance_kit.audit.rules import Rule, RuleSet
from compliance_kit.audit.selection import Options as Options
from compliance_kit.audit.selection import select
from compliance_kit.audit.sentences import fill, shorten, squeeze
from compliance_kit.audit.site import PageSummary
from compliance_kit.audit.sources.files import matches, read_page, root_of
from compliance_kit.audit.sources.interface import PageInput
from compliance_kit.audit.summarise import summarise
from compliance_kit.audit.suppress import apply_inline
from compliance_kit.audit.unknown import why_unknown
from compliance_kit.i18n import language
from compliance_kit.report.finding import Finding, PageReport, Severity

_HTML = re.compile(r"<html(?=[\s>/])", re.IGNORECASE)


@dataclass(frozen=True)
class Level:
    """A rule with the severity it has in this run."""

    rule: Rule
    severity: Severity
    check: Check


@dataclass(frozen=True)
class Sentences:
    """What a case of a rule says, with its placeholders; its own severity, if it has one."""

    message: str
    advice: str
    severity: Severity | None


class Auditor:
    """Audits pages one by one; holds what all pages share, and may be sent to other processes."""

    def __init__(self, rules: RuleSet, settings: Settings, options: Options) -> None:
        self.rules = rules
        self.settings = settings
        self.options = options
        self.neighbours = Neighbours()
        self.today = options.today
        self._scanner = build_scanner(rules)
        self._overrides = settings.audit.overrides
        self.active = [
            Level(active.rule, active.severity, load_check(active.rule))
            for active in select(rules, settings, options)
        ]
        self._looks_at_pictures = any(is_about_pictures(level.rule) for level in self.active)
        self._by_kind: dict[str, list[Level]] = {}
        self._bases: dict[tuple[str, str], tuple[str, ...]] = {}
        self._cases: dict[tuple[str, str, str], Sentences] = {}

    def _for_kind(self, kind: str) -> list[Level]:
        found = self._by_kind.get(kind)
        if found is None:
            found = [
                level
                for level in self.active
                if "every" in level.rule.pages or kind in level.rule.pages
            ]
            self._by_kind[kind] = found
        return found

    def audit(
        self, source: PageInput, has: Callable[[str], bool | None] = lambda _path: None
    ) -> tuple[PageReport, PageSummary]:
        """Audit one page.

        Raises:
            InputError: the page cannot be read.
        """
        page = Page(read_page(source), source.path, source.charset)
        hits = self._scanner.scan(page.lower)
        facts = PageFacts(page, hits)
        kind = kind_of(facts, source.site_path, source.url, self.settings.site.home)
        findings: list[Finding] = []
        seen: Counter[str] = Counter()
        context: Context | None = None
        for level in self._for_kind(kind):
            severity: Severity | None = level.severity
            if self._overrides:
                severity = self._severity(level, source.site_path)
            if severity is None:
                continue
            if context is None:
                context = Context(
                    level.rule,
                    page,
                    facts,
                    kind,
                    self.settings,
                    self.today,
                    source.site_path,
                    source.url,
                    has,
                    partial(self._read, source, has),
                )
            context.rule = level.rule  # all else is the page's
            for hit in level.check(context):
                findings.append(self._finding(level, severity, hit, page, facts, source, seen))
        findings.sort(key=lambda f: (f.line, f.column, f.rule))
        kept = apply_inline(page, findings, self.rules)
        report = PageReport(
            path=source.path,
            language=page.language,
            encoding=page.encoding,
            kind=kind,
            facts=facts.report() if self.options.facts else (),
            findings=tuple(kept),
        )
        pictures = shown_pictures(context) if self._looks_at_pictures and context else ()
        return report, summarise(source, page, facts, kind, pictures)

    def _read(
        self, source: PageInput, has: Callable[[str], bool | None], site_path: str
    ) -> str | None:
        """The text of another page of a folder that is audited."""
        root = root_of(source)
        if root is None or has(site_path) is not True:
            return None
        return self.neighbours.text(root, site_path)

    def _basis(self, rule: Rule) -> tuple[str, ...]:
        """The rule's legal basis in the language of the run, written once a run."""
        key = (rule.id, language())
        found = self._bases.get(key)
        if found is None:
            found = self._bases[key] = tuple(str(basis) for basis in rule.basis)
        return found

    def _case(self, rule: Rule, name: str) -> Sentences:
        """A case's sentences in the language of the run, looked up once a run."""
        key = (rule.id, name, language())
        found = self._cases.get(key)
        if found is None:
            case = rule.case(name)
            found = self._cases[key] = Sentences(
                str(case.message), str(case.advice or rule.advice), case.severity
            )
        return found

    def _severity(self, level: Level, site_path: str) -> Severity | None:
        severity: str = level.severity
        for override in self._overrides:
            if level.rule.id in override.rules and any(
                matches(site_path, pattern) for pattern in override.paths
            ):
                severity = override.rules[level.rule.id]
        return None if severity == "off" else severity  # type: ignore[return-value]

    def _finding(
        self,
        level: Level,
        severity: Severity,
        hit: Hit,
        page: Page,
        facts: PageFacts,
        source: PageInput,
        seen: Counter[str],
    ) -> Finding:
        rule = level.rule
        line, column, end_line, end_column = place_of(hit, page, facts)
        if hit.reason is not None:
            message, advice = why_unknown(hit.reason, str(rule.title))
        else:
            case = self._case(rule, hit.case)
            message, advice = case.message, case.advice
            if hit.values and ("{" in message or "{" in advice):
                values = {key: shorten(str(value)) for key, value in hit.values.items()}
                message, advice = fill(message, values), fill(advice, values)
            # A case has its own weight, unless the configuration set the rule's.
            if case.severity is not None and level.severity == rule.severity == severity:
                severity = case.severity
        key = f"{rule.id}\0{source.site_path}\0{hit.case}\0{hit.reason or ''}\0{squeeze(hit.text)}"
        ordinal = seen[key]
        seen[key] += 1
        fingerprint = hashlib.sha256(f"{key}\0{ordinal}".encode()).hexdigest()[:32]
        around, mark = preview(hit, page, facts) if self.options.context else ("", (0, 0))
        return Finding(
            rule=rule.id,
            severity=severity,
            outcome="unknown" if hit.reason else "fail",
            message=message,
            advice=advice,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            basis=self._basis(rule),
            confidence=rule.confidence,
            text=hit.text,
            fingerprint=fingerprint,
            context=around,
            mark=mark,
        )


def place_of(hit: Hit, page: Page, facts: PageFacts) -> tuple[int, int, int, int]:
    """Line, column, end line and end column of a hit; a missing thing is put where it belongs."""
    if hit.start >= 0:
        if hit.end > hit.start:
            return page.span(hit.start, hit.end)
        line, column = page.place(hit.start)
        return line, column, line, column
    if hit.element is not None:
        line, column = page.element_place(hit.element)
        return line, column, line, column
    line, column = _anchor(hit.anchor, page, facts)
    return line, column, line, column


def _anchor(anchor: str, page: Page, facts: PageFacts) -> tuple[int, int]:
    if anchor == "footer":
        if "footer" not in page.cache:
            offset = footer_start(page, facts)
            page.cache["footer"] = page.place(offset) if offset >= 0 else (1, 1)
        return cast("tuple[int, int]", page.cache["footer"])
    if anchor == "html":
        tag = _HTML.search(page.source)
        return page.locator.source_place(tag.start()) if tag else (1, 1)
    if anchor == "article" and facts.article is not None:
        index = facts.article.heading if facts.article.heading >= 0 else facts.article.body_start
        return page.place(page.blocks[index][0])
    return 1, 1
