"""Findings that people have accepted: a baseline of old ones, and a file with reasons.

Both know a finding by its rule, its page and the text found, never by line numbers, so that they
hold when a page is edited elsewhere. An accepted finding stays in the report, marked with the
reason, and decides nothing.

The baseline is written by ``ckit baseline``. The file of ``[audit] suppressions`` is TOML, an entry
an acceptance::

    [[accept]]
    rule = "cn/ps-filing"
    paths = ["en/**"]
    reason = "filed on 2026-03-01, number expected within 30 days"
    owner = "Lin Xiaohe"
    until = 2026-04-15
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

import msgspec

from compliance_kit.audit.rules import RuleSet
from compliance_kit.errors import ConfigError, InputError
from compliance_kit.files import read_bytes, write_atomic
from compliance_kit.i18n import gettext as _
from compliance_kit.mistakes import Step, explain, parse_toml, toml_line
from compliance_kit.report.finding import AuditReport, Finding

STALE = "ckit/unused-suppression"
EXPIRED = "ckit/expired-suppression"


class Acceptance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of the file: which findings, why, who answers for it, and until when."""

    rule: str
    reason: str
    owner: str
    paths: tuple[str, ...] = ("**",)
    text: str = ""
    until: date | None = None

    def fits(self, path: str, finding: Finding) -> bool:
        """Whether the entry speaks of this finding."""
        return (
            finding.rule == self.rule
            and (not self.text or self.text in finding.text or self.text in finding.message)
            and any(_matches(path, pattern) for pattern in self.paths)
        )


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    accept: list[Acceptance] = []


@dataclass
class Accepted:
    """Everything that is accepted in this run; ``mark`` is called for each page in turn.

    ``root`` is the folder that paths are told from (the one with ckit.toml or the baseline).
    """

    root: Path
    baseline: Counter[str]
    entries: Sequence[Acceptance] = ()
    name: str = ""
    today: date = date.min

    def __post_init__(self) -> None:
        self._used: set[int] = set()

    def mark(self, path: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings of the page at ``path``, the accepted ones with their reason."""
        if not self.entries and not self.baseline:
            return tuple(findings)
        relative = relative_to(path, self.root)
        return tuple(self._marked(relative, finding) for finding in findings)

    def _marked(self, path: str, finding: Finding) -> Finding:
        if finding.suppressed:
            return finding
        for number, entry in enumerate(self.entries):
            if entry.fits(path, finding):
                self._used.add(number)
                if entry.until is None or entry.until >= self.today:
                    return replace(finding, suppressed=f"{entry.reason} ({entry.owner})")
        key = baseline_key(path, finding)
        if self.baseline[key] > 0:
            self.baseline[key] -= 1
            return replace(finding, suppressed=_("in the baseline"))
        return finding

    def faults(self) -> tuple[Finding, ...]:
        """What is wrong with the entries themselves; call it after all pages."""
        found = []
        for number, entry in enumerate(self.entries):
            where = f"{self.name}: {entry.rule}"
            if entry.until is not None and entry.until < self.today:
                message = _("{where}: the acceptance ended on {date}").format(
                    where=where, date=entry.until.isoformat()
                )
                advice = _("mend the finding, or agree on a new date")
                found.append(Finding(EXPIRED, "error", "fail", message, advice))
            elif number not in self._used:
                message = _("{where}: the acceptance fits no finding").format(where=where)
                advice = _("delete the entry, or correct its rule and paths")
                found.append(Finding(STALE, "warning", "fail", message, advice))
        return tuple(found)


def relative_to(path: str, root: Path) -> str:
    """``path`` as told from ``root``, with forward slashes; addresses stay as they are."""
    if not path or "://" in path or path.startswith("<"):
        return path
    return Path(os.path.relpath(path, root)).as_posix()


def baseline_key(path: str, finding: Finding) -> str:
    """What a baseline knows a finding by: rule, page and the text found (else the message)."""
    text = "".join((finding.text or finding.message).split())
    seed = f"{finding.rule}\0{path}\0{finding.outcome}\0{text}"
    return hashlib.sha256(seed.encode("utf-8", "replace")).hexdigest()[:32]


def read_baseline(path: Path) -> Counter[str]:
    """Return how often each key stands in the baseline file.

    Raises:
        InputError: there is no such file.
        ConfigError: it is no baseline.
    """
    import json

    try:
        data = json.loads(read_bytes(path))
        return Counter({str(entry["key"]): int(entry["count"]) for entry in data["findings"]})
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ConfigError(
            _("{path}: is no baseline; ckit baseline writes one.").format(path=path)
        ) from None


def write_baseline(path: Path, report: AuditReport) -> int:
    """Write the findings of ``report`` to ``path`` and return their number.

    The file is sorted and holds rule, page and message beside each key, so that a review of its
    changes can be read.
    """
    import json

    root = path.resolve().parent
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for page in (*((p.path, p.findings) for p in report.pages), ("", report.site)):
        name = relative_to(page[0], root)
        for finding in page[1]:
            if not finding.suppressed:
                key = baseline_key(name, finding)
                counts[(name, finding.rule, key, finding.message)] += 1
    entries = [
        {"path": name, "rule": rule, "key": key, "count": count, "message": message}
        for (name, rule, key, message), count in sorted(counts.items())
    ]
    data = {"version": 1, "findings": entries}
    write_atomic(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    return sum(counts.values())


def read_acceptances(path: Path, rules: RuleSet) -> list[Acceptance]:
    """Return the entries of the suppressions file.

    Raises:
        InputError: there is no such file.
        ConfigError: it is no TOML, an entry has a wrong key, no reason or owner, or names a rule
            that does not exist; there is no wildcard for rules.
    """
    name = str(path)
    try:
        source = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(
            _("{path}: is not UTF-8 text; save it as UTF-8.").format(path=path)
        ) from None
    data = parse_toml(source, name)
    try:
        entries = msgspec.convert(data, _File).accept
    except msgspec.ValidationError as error:
        raise ConfigError(
            explain(error, _File, data, name, partial(toml_line, source), _say)
        ) from None
    for number, entry in enumerate(entries):
        if not entry.reason.strip() or not entry.owner.strip():
            line = toml_line(source, ["accept", number])
            raise ConfigError(
                _("{file}:{line}: the acceptance of {rule} needs a reason and an owner.").format(
                    file=name, line=line, rule=entry.rule
                )
            )
        try:
            rules.find(entry.rule)
        except ConfigError as error:
            line = toml_line(source, ["accept", number, "rule"])
            raise ConfigError(f"{name}:{line}: {error.message}") from None
    return entries


def _say(steps: Sequence[Step]) -> str:
    """A place in the file of acceptances for people."""
    words = [step for step in steps if isinstance(step, str)]
    return ".".join(words[1:] if steps[1:] and words[1:] else words) or _("the top level")


def _matches(path: str, pattern: str) -> bool:
    return fnmatchcase(path, pattern.replace("**", "*"))


def read_accepted(
    baseline: Path | None, suppressions: Path | None, rules: RuleSet, today: date
) -> Accepted:
    """Read what is accepted; nothing when both are None.

    Raises:
        InputError: a named file is missing.
        ConfigError: a file is not what it should be.
    """
    for path in (baseline, suppressions):
        if path is not None and not path.is_file():
            raise InputError(
                _("{path}: no such file; check the name and the folder.").format(path=path)
            )
    root = (baseline or suppressions or Path()).resolve()
    return Accepted(
        root=root.parent if baseline or suppressions else root,
        baseline=read_baseline(baseline) if baseline is not None else Counter(),
        entries=read_acceptances(suppressions, rules) if suppressions is not None else (),
        name=str(suppressions or ""),
        today=today,
    )
