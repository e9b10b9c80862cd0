"""Facts compared by value: what is missing, changed, invented or swapped, as findings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from compliance_kit.localize.style import Style
from compliance_kit.text.values import Expression
from compliance_kit.verify import messages
from compliance_kit.verify.atoms import Atom
from compliance_kit.verify.context import Context
from compliance_kit.verify.dates import (
    day_counted,
    part_changed,
    part_lost,
    year_moved,
    year_of_range,
)
from compliance_kit.verify.figures import loose_figures, misread_units
from compliance_kit.verify.finding import Confidence, Finding, FindingKind, Severity
from compliance_kit.verify.holidays import misread_holidays, named
from compliance_kit.verify.lawful import Excuses
from compliance_kit.verify.matching import Link, Matching, match
from compliance_kit.verify.order import swapped
from compliance_kit.verify.ordinals import order_or_count
from compliance_kit.verify.repair import Mend, day_alone, proposal, recoined, renamed
from compliance_kit.verify.spoken import Spoken, spoken_facts
from compliance_kit.verify.texts import TextPair


@dataclass
class FactReport:
    """What comparing the facts gave: findings, and how many source facts there are."""

    findings: list[Finding]
    found: int
    wrong: int
    matching: Matching


def compare_facts(pair: TextPair, style: Style | None = None) -> FactReport:
    """Compare the expressions of both texts; ``style`` is how repairs are written."""
    source, target = pair.source, pair.target
    context = context_of(pair)
    excuses = Excuses(pair, context)
    matching = match(source.atoms, target.atoms, context, excuses.excuse)
    pair.arrived = {link.source.index for link in matching.links}
    writer = _Writer(pair, matching, style)
    writer.links(link for link in matching.links if link.verdict != "same")
    writer.missing(matching.missing)
    writer.figures(*loose_figures(pair))
    writer.units(misread_units(pair))
    writer.swaps(swapped(pair, matching.links, matching.extra))
    writer.parts(matching.links)
    taken = ((link.target.start, link.target.end) for link in matching.links)
    writer.holidays(misread_holidays(pair, taken))
    writer.extra(matching.extra)
    writer.spoken(spoken_facts(pair))
    writer.approximations(matching.links)
    wrong = {f.source_span for f in writer.findings if f.severity != "note" and f.source_span}
    return FactReport(writer.findings, len(source.expressions), len(wrong), matching)


def context_of(pair: TextPair) -> Context:
    """Months named on both sides and the document's date."""
    return Context(
        pair.source.text,
        pair.target.text,
        pair.reference,
        _months(pair.source.atoms),
        _months(pair.target.atoms),
        pair.source.language,
    )


def _months(atoms: Iterable[Atom]) -> set[int]:
    return {
        atom.date.month
        for atom in atoms
        if atom.sort == "day" and atom.date is not None and atom.date.month is not None
    }


def kind_of(atom: Atom) -> FindingKind:
    """Under which kind a wrong atom is reported."""
    if atom.sort != "figure":
        return "date"
    if atom.family.startswith("money"):
        return "money"
    if atom.kind in ("percent", "percentage-point"):
        return "percent"
    return "number"


_FIGURE = re.compile("[0-9０-９]")
# 5，000 and 211，985: a comma between digits may belong to one figure or part two.
_JOINED_BEFORE = re.compile("[0-9０-９][,，]\\Z")
_JOINED_AFTER = re.compile("[,，][0-9０-９]")
_PART = re.compile(r"[0-9][.,/]?\Z")
_NUMERALS = "0123456789一二三四五六七八九十百千万亿½"


def _overlaps(expression: Expression, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < expression.end and expression.start < end for start, end in spans)


class _Writer:
    """Turns links and leftovers into findings, one for each pair of expressions."""

    def __init__(self, pair: TextPair, matching: Matching, style: Style | None) -> None:
        self.pair = pair
        self.matching = matching
        self.style = style
        self.findings: list[Finding] = []
        self._of_source: dict[int, list[Link]] = defaultdict(list)
        self._of_target: dict[int, list[Link]] = defaultdict(list)
        for link in matching.links:
            self._of_source[link.source.index].append(link)
            self._of_target[link.target.index].append(link)
        self._arrived = {link.source.index for link in matching.links}
        self._known = {link.target.index for link in matching.links}
        self._done: set[tuple[int, int]] = set()
        self._misread: list[tuple[int, int]] = []

    def links(self, links: Iterable[Link]) -> None:
        grouped: dict[tuple[int, int], list[Link]] = defaultdict(list)
        for link in links:
            grouped[(link.source.index, link.target.index)].append(link)
        for (i, j), group in grouped.items():
            link = group[0]
            ours, theirs = self._ours(i), self._theirs(j)
            if (
                link.verdict == "percent"
                and ours.kind != theirs.kind
                and {ours.kind, theirs.kind} == {"percent", "percentage-point"}
            ):
                self._add("percent", "warning", "high", ours, theirs, messages.points(ours, theirs))
                continue
            kind, severity, confidence, message = self._say(link, ours, theirs)
            mend = self._repair(group, ours, theirs)
            self._add(kind, severity, confidence, ours, theirs, message, mend)

    def _repair(self, group: list[Link], ours: Expression, theirs: Expression) -> Mend | None:
        if group[0].verdict == "currency":
            return self._recoined(group[0], theirs)
        if not all(link.sure for link in group) or not self._whole(group[0]):
            return None
        if any(link.source.vague or link.target.vague for link in group):
            return None
        if group[0].verdict == "unit" and "money" in (ours.kind, theirs.kind):
            return None
        if not _FIGURE.search(theirs.text) and not _FIGURE.search(ours.text[:1]):
            # 五 and "Four" are rather words of two names than one figure that changed.
            return None
        if not _FIGURE.search(theirs.text) and len(theirs.text.split()) == 1:
            return None
        link = group[0]
        if link.verdict == "unit" and link.source.sort == "figure" and not link.target.family:
            # What stands where the unit should be would be left behind.
            return None
        before = self.pair.source.text[max(0, ours.start - 2) : ours.start]
        after = self.pair.source.text[ours.end : ours.end + 1]
        if (
            _PART.search(before)
            or (after and after in _NUMERALS)
            or _JOINED_BEFORE.search(before)
            or _JOINED_AFTER.match(self.pair.source.text, ours.end)
        ):
            # The grammar read a part of a longer figure.
            return None
        if link.source.sort == "day" and theirs.kind == "ordinal":
            return day_alone(theirs, self.pair.target)
        return proposal(ours, theirs, self.pair.source.tag, self.pair.target, self.style)

    def _whole(self, link: Link) -> bool:
        """Whether the two expressions of ``link`` answer each other and nothing else."""
        i, j = link.source.index, link.target.index
        return all(each.target.index == j for each in self._of_source[i]) and all(
            each.source.index == i for each in self._of_target[j]
        )

    def _recoined(self, link: Link, theirs: Expression) -> Mend | None:
        """The target's amount in the source's currency, where all its figures ask for that one."""
        links = self._of_target[link.target.index]
        families = {x.source.family for x in links if x.source.family}
        if len(families) != 1 or not link.source.family.startswith("money"):
            return None
        currency = families.pop()[-3:]
        if any(x.target.vague for x in links):
            return renamed(theirs, currency, self.pair.target)
        answered = {x.target.end_of for x in links}
        if not all(x.sure and x.verdict == "currency" for x in links) or (
            theirs.kind == "range" and answered != {1, 2}
        ):
            return None
        return recoined(theirs, currency, self.pair.target, self.style)

    def _say(
        self, link: Link, ours: Expression, theirs: Expression
    ) -> tuple[FindingKind, Severity, Confidence, str]:
        source, target = link.source, link.target
        confidence: Confidence = "high" if link.sure else "medium"
        if link.verdict == "currency":
            return "money", "error", confidence, messages.currency(ours, theirs)
        if link.verdict == "percent":
            return "percent", "error", confidence, messages.percent(ours, theirs)
        if link.verdict == "unit":
            kind: FindingKind = "unit" if source.sort == target.sort == "figure" else "date"
            return kind, "error", confidence, messages.unit(ours, theirs)
        if link.verdict == "month":
            return "date", "error", "high", messages.month(ours, theirs)
        kind = kind_of(source) if source.family or source.sort != "figure" else kind_of(target)
        return kind, "error", confidence, messages.changed(ours, theirs)

    def missing(self, atoms: Iterable[Atom]) -> None:
        grouped: dict[int, list[Atom]] = defaultdict(list)
        for atom in atoms:
            grouped[atom.index].append(atom)
        told = {key[0] for key in self._done}
        for index, group in grouped.items():
            ours = self._ours(index)
            if ours.start in told:
                continue
            whole = index not in self._arrived
            kind = kind_of(group[0])
            if not whole and group[0].end_of:
                kind = "range"
            severity: Severity = "error"
            confidence: Confidence = "high" if whole else "medium"
            if group[0].sort == "weekday" or group[0].vague:
                severity, confidence = "warning", "medium"
            message = messages.missing(ours) if whole else messages.part_missing(ours, group[0])
            self._add(kind, severity, confidence, ours, None, message)

    def extra(self, atoms: Iterable[Atom]) -> None:
        grouped: dict[int, list[Atom]] = defaultdict(list)
        for atom in atoms:
            grouped[atom.index].append(atom)
        told = {key[1] for key in self._done}
        for index, group in grouped.items():
            theirs = self._theirs(index)
            if theirs.start in told or _overlaps(theirs, self._misread):
                continue
            certain = any(char.isdigit() for char in theirs.text) or group[0].sort != "figure"
            self._add(
                kind_of(group[0]),
                "error" if certain else "warning",
                "high" if certain and index not in self._known else "medium",
                None,
                theirs,
                messages.invented(theirs),
            )

    def figures(self, missing: list[tuple[str, int]], extra: list[tuple[str, int]]) -> None:
        """Bare figures outside expressions (a score, a model's number)."""
        for text, start in missing:
            self.findings.append(
                Finding(
                    "number", "error", "medium", text, "", messages.figure_missing(text),
                    source_span=(start, start + len(text)),
                )
            )  # fmt: skip
        for text, start in extra:
            self.findings.append(
                Finding(
                    "number", "warning", "medium", "", text, messages.figure_invented(text),
                    target_span=(start, start + len(text)),
                )
            )  # fmt: skip

    def swaps(self, pairs: Iterable[tuple[Link, Link]]) -> None:
        for first, second in pairs:
            ours, theirs = self._ours(first.source.index), self._theirs(second.target.index)
            other = self._ours(second.source.index)
            self._add(
                kind_of(first.source), "error", "medium", ours, theirs,
                messages.swapped(ours, other),
            )  # fmt: skip

    def parts(self, links: Iterable[Link]) -> None:
        """2020年底 that became 2020, 第二名 that became *two*."""
        for link in links:
            if link.verdict == "same" and order_or_count(link, self.pair):
                ours, theirs = self._ours(link.source.index), self._theirs(link.target.index)
                message = messages.changed(ours, theirs)
                self._add("number", "warning", "medium", ours, theirs, message)
            if link.verdict != "same" or link.source.sort not in ("year", "day"):
                continue
            ours, theirs = self._ours(link.source.index), self._theirs(link.target.index)
            if part_lost(link.source, link.target, self.pair.target):
                message = messages.narrowed(ours, theirs)
                self._add("date", "warning", "medium", ours, theirs, message)
            elif part_changed(link.source, link.target):
                self._add("date", "error", "high", ours, theirs, messages.changed(ours, theirs))
            elif year_of_range(ours, theirs):
                self._add("date", "error", "medium", ours, theirs, messages.changed(ours, theirs))
            elif day_counted(link.source, link.target, self.pair):
                message = messages.unit(ours, theirs)
                mend = day_alone(theirs, self.pair.target)
                self._add("date", "warning", "medium", ours, theirs, message, mend)
            elif year_moved(link.source, link.target, self.pair):
                message = messages.another_year(ours, theirs)
                self._add("date", "warning", "medium", ours, theirs, message)

    def holidays(self, places: Iterable[tuple[int, int, int, int]]) -> None:
        """“十一” that became the eleventh."""
        for start, end, there, until in places:
            self._misread.append((there, until))
            source, target = self.pair.source.text[start:end], self.pair.target.text[there:until]
            self.findings.append(
                Finding(
                    "date", "error", "medium", source, target, messages.holiday(source, target),
                    named(source, self.pair.target.text, there, until),
                    source_span=(start, end), target_span=(there, until),
                )
            )  # fmt: skip

    def spoken(self, places: Iterable[Spoken]) -> None:
        """Both houses, 数分钟: facts in words that are not said, or said otherwise."""
        told = [f.source_span for f in self.findings if f.source_span]
        for place in places:
            if any(start < place.end and place.start < end for start, end in told):
                continue
            source = self.pair.source.text[place.start : place.end]
            target = self.pair.target.text[slice(*place.there)] if place.there else ""
            self.findings.append(
                Finding(
                    place.kind, place.severity, "medium", source, target,
                    messages.word_missing(source, target), place.repair,
                    source_span=(place.start, place.end), target_span=place.there,
                )
            )  # fmt: skip

    def units(self, places: Iterable[tuple[int, int, int, int]]) -> None:
        """亩产 that became acres, without a figure beside it."""
        for start, end, there, until in places:
            source, target = self.pair.source.text[start:end], self.pair.target.text[there:until]
            self.findings.append(
                Finding(
                    "unit", "error", "medium", source, target, messages.unit_word(source, target),
                    source_span=(start, end), target_span=(there, until),
                )
            )  # fmt: skip

    def approximations(self, links: Iterable[Link]) -> None:
        for link in links:
            if link.verdict != "same" or link.source.sort != "figure" or link.source.vague:
                continue
            ours, theirs = self._ours(link.source.index), self._theirs(link.target.index)
            if ours.approx is None or ours.approx == theirs.approx or link.target.vague:
                continue
            opposite = {ours.approx, theirs.approx} in ({"over", "under"}, {"over", "up to"})
            if opposite:
                self._add(
                    "approx", "warning", "medium", ours, theirs, messages.opposite(ours, theirs)
                )
            elif theirs.approx is None and ours.kind != "range" and theirs.kind != "range":
                self._add("approx", "note", "low", ours, theirs, messages.exact(ours, theirs))

    def _add(
        self,
        kind: FindingKind,
        severity: Severity,
        confidence: Confidence,
        ours: Expression | None,
        theirs: Expression | None,
        message: str,
        mend: Mend | None = None,
    ) -> None:
        key = (ours.start if ours else -1, theirs.start if theirs else -1)
        if key in self._done:
            return
        self._done.add(key)
        place = (theirs.start, theirs.end) if theirs else None
        if mend is not None:
            place = (mend.start, mend.end)
        self.findings.append(
            Finding(
                kind,
                severity,
                confidence,
                ours.text if ours else "",
                self.pair.target.text[slice(*place)] if place else "",
                message,
                mend.text if mend else None,
                source_span=(ours.start, ours.end) if ours else None,
                target_span=place,
            )
        )

    def _ours(self, index: int) -> Expression:
        return self.pair.source.expressions[index]

    def _theirs(self, index: int) -> Expression:
        return self.pair.target.expressions[index]
