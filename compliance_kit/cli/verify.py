"""``ckit verify``: a translation beside its source, fact by fact."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compliance_kit.cli.common import day, is_terminal
from compliance_kit.errors import EXIT_FINDINGS, EXIT_OK, UsageError
from compliance_kit.i18n import gettext as _
from compliance_kit.i18n import ngettext

if TYPE_CHECKING:
    from compliance_kit.documents import Document, Segment
    from compliance_kit.verify.finding import Finding, FindingKind, Severity
    from compliance_kit.verify.readers import Bitext, Edit, SegmentPair
    from compliance_kit.verify.readers.pieces import Piece
    from compliance_kit.verify.segments import SegmentReport

PAGES = (".html", ".htm", ".xhtml", ".shtml", ".md", ".markdown")
KINDS: tuple[FindingKind, ...] = (
    "number", "money", "date", "percent", "unit", "range", "approx", "token", "omission",
    "repetition", "untranslated", "negation", "punctuation",
)  # fmt: skip
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@click.command(
    "verify",
    help=_(
        "Compare a translation with its source, fact by fact: two parallel text files (or HTML or "
        "Markdown pages), or one TMX, XLIFF, CSV or TSV file."
    ),
)
@click.argument("source", type=click.Path(path_type=Path), metavar="SOURCE")
@click.argument("target", type=click.Path(path_type=Path), required=False, metavar="[TARGET]")
@click.option("--from", "source_language", metavar="LANG", help=_("Language of the source."))
@click.option("--to", "target_language", metavar="LANG", help=_("Language of the translation."))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help=_("Output form.")
)
@click.option(
    "--fix",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help=_("Write the translation with every certain repair to OUT."),
)
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, "never"]),
    default="error",
    show_default=True,
    help=_("The least severity that makes the exit code 1."),
)
@click.option("--only", multiple=True, type=click.Choice(KINDS), help=_("Only this; repeatable."))
@click.option("--skip", multiple=True, type=click.Choice(KINDS), help=_("Not this; repeatable."))
@click.option(
    "--date",
    callback=day,
    metavar="YYYY-MM-DD",
    help=_("The document's date, which may supply a month or year that the source leaves out."),
)
@click.option("--config", type=click.Path(path_type=Path), help=_("The ckit.toml to use."))
def command(
    source: Path,
    target: Path | None,
    source_language: str | None,
    target_language: str | None,
    form: str,
    fix: Path | None,
    fail_on: str,
    only: tuple[FindingKind, ...],
    skip: tuple[FindingKind, ...],
    date: datetime.date | None,
    config: Path | None,
) -> int:
    """Verify a translation."""
    from compliance_kit.config import load_config
    from compliance_kit.files import write_atomic
    from compliance_kit.verify.segments import verify_segments

    if fix is not None and any(
        path is not None and path.exists() and fix.exists() and fix.samefile(path)
        for path in (source, target)
    ):
        raise UsageError(_("{path}: output and input are the same file.").format(path=fix))
    bitext = _read(source, target)
    languages = _languages(bitext, source_language, target_language)
    reports = list(
        verify_segments(
            ((pair.source, pair.target) for pair in bitext.pairs),
            *languages,
            reference=date,
            style=load_config(config).style if config is not None else None,
            switches=frozenset(only or KINDS) - frozenset(skip),
        )
    )
    if form == "json":
        click.echo(json.dumps(as_json(reports), ensure_ascii=False, indent=2))
    else:
        _print(reports, bitext.pairs, str(target or source), fix)
    if fix is not None:
        data, count = bitext.edited(_edits(reports))
        write_atomic(fix, data)
        text = ngettext("{count} repair", "{count} repairs", count).format(count=count)
        click.echo(f"{target or source} → {fix}  {text}", err=True)
    return EXIT_FINDINGS if _fails(reports, fail_on) else EXIT_OK


def _read(source: Path, target: Path | None) -> Bitext:
    from compliance_kit.verify.readers import read_bitext

    if target is not None and source.suffix.lower() in PAGES:
        return PageBitext(source, target)
    return read_bitext(source, target)


def _languages(bitext: Bitext, source: str | None, target: str | None) -> tuple[str, str]:
    """Options, then what the file says, then what the sources look like."""
    from compliance_kit.text.script import detect_language

    for given in (source, target):
        if given is not None and given[:2].lower() not in ("zh", "en"):
            raise UsageError(
                _("{language}: an unknown language; ckit compares zh and en.").format(
                    language=given
                )
            )
    ours = source or bitext.languages[0]
    if ours is None or ours[:2].lower() not in ("zh", "en"):
        ours = detect_language("\n".join(pair.source for pair in bitext.pairs[:200])) or "zh"
    theirs = target or bitext.languages[1]
    if theirs is None or theirs[:2].lower() not in ("zh", "en"):
        theirs = "en" if ours[:2].lower() == "zh" else "zh"
    if ours[:2].lower() == theirs[:2].lower():
        raise UsageError(
            _("Source and translation are both {language}; say --from and --to.").format(
                language=ours
            )
        )
    return ours, theirs


def as_json(reports: Sequence[SegmentReport]) -> dict[str, Any]:
    """The machine form: every segment, with or without findings."""
    return {
        "segments": [
            {
                "index": report.index,
                "source": report.source,
                "target": report.target,
                "findings": [
                    {
                        "kind": finding.kind,
                        "source": finding.source,
                        "target": finding.target,
                        "message": finding.message,
                        "repair": finding.repair,
                        "severity": finding.severity,
                        "confidence": finding.confidence,
                        "source_span": finding.source_span,
                        "target_span": finding.target_span,
                    }
                    for finding in report.findings
                ],
            }
            for report in reports
        ]
    }


def _edits(reports: Sequence[SegmentReport]) -> dict[int, list[Edit]]:
    from compliance_kit.verify.repair import apply_repairs

    edits: dict[int, list[Edit]] = {}
    for report in reports:
        used = apply_repairs(report.target, report.findings)[1]
        if used:
            edits[report.index - 1] = [
                (*finding.target_span, finding.repair or "")
                for finding in used
                if finding.target_span is not None
            ]
    return edits


def _fails(reports: Sequence[SegmentReport], fail_on: str) -> bool:
    if fail_on == "never":
        return False
    names: list[str] = list(_SEVERITIES)
    grave = names[: names.index(fail_on) + 1]
    return any(finding.severity in grave for report in reports for finding in report.findings)


def _print(
    reports: Sequence[SegmentReport], pairs: Sequence[SegmentPair], name: str, fix: Path | None
) -> None:
    """One line a finding: where, what, what to write instead; then the sum."""
    colour = is_terminal()
    shown = [report for report in reports if report.findings]
    width = max((len(pairs[report.index - 1].place) for report in shown), default=0)
    for report in shown:
        place = pairs[report.index - 1].place
        for finding in report.findings:
            click.echo(_line(finding, place.rjust(width), colour=colour))
            place = ""
    total = Counter(finding.severity for report in shown for finding in report.findings)
    repairable = sum(f.repair is not None for report in shown for f in report.findings)
    parts = [
        _("{count} of {total} segments with findings").format(count=len(shown), total=len(reports)),
        *(_count(severity, total[severity]) for severity in _SEVERITIES if total[severity]),
    ]
    if repairable and fix is None:
        fixed = Path(name)
        suggestion = fixed.with_suffix(f".fixed{fixed.suffix}").name
        parts.append(
            ngettext("{count} repairable", "{count} repairable", repairable).format(
                count=repairable
            )
            + f": ckit verify --fix {suggestion}"
        )
    click.echo(" · ".join(parts))


def _count(severity: Severity, count: int) -> str:
    if severity == "error":
        return ngettext("{count} error", "{count} errors", count).format(count=count)
    if severity == "warning":
        return ngettext("{count} warning", "{count} warnings", count).format(count=count)
    return ngettext("{count} note", "{count} notes", count).format(count=count)


_COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}
_LONG = 60


def _line(finding: Finding, place: str, *, colour: bool) -> str:
    kind = finding.kind.ljust(12)
    if colour:
        kind = click.style(kind, fg=_COLOURS[finding.severity])
    line = f"{place}  {kind} {_about(finding)}"
    if finding.repair is not None:
        line += "   " + _("repair: {text}").format(text=f"“{finding.repair}”")
    return line


def _about(finding: Finding) -> str:
    if finding.source and finding.target and len(finding.source + finding.target) < _LONG:
        reason = finding.message.rpartition(": ")[2] if ": " in finding.message else ""
        text = f"{finding.source} → “{finding.target}”"
        return f"{text}   {reason}" if reason else f"{text}   {finding.message}"
    return finding.message


class PageBitext:
    """Two language versions of a page, HTML or Markdown, paired by their structure."""

    languages = (None, None)

    def __init__(self, source: Path, target: Path) -> None:
        from compliance_kit.documents import pair_documents, read_document
        from compliance_kit.verify.readers import SegmentPair
        from compliance_kit.verify.readers.pieces import text_of

        ours, self._document = read_document(source), read_document(target)
        number = {id(segment): i for i, segment in enumerate(self._document.segments)}
        self.pairs: list[SegmentPair] = []
        self._targets: list[tuple[int, list[Piece]]] = []
        for one, other in pair_documents(ours, self._document):
            pieces = list(_pieces(self._document, other)) if other is not None else []
            text = text_of(list(_pieces(ours, one))) if one is not None else ""
            line = other.line if other is not None else one.line if one is not None else 0
            self.pairs.append(SegmentPair(text, text_of(pieces), str(line)))
            self._targets.append((number[id(other)] if other is not None else -1, pieces))

    def edited(self, edits: Mapping[int, Sequence[Edit]]) -> tuple[bytes, int]:
        """The page with the edits; one that has a tag inside is left out."""
        from compliance_kit.verify.readers.pieces import place

        texts = [segment.source for segment in self._document.segments]
        count = 0
        for pair, changes in edits.items():
            index, pieces = self._targets[pair]
            segment = self._document.segments[index]
            for start, end, new in reversed(changes):
                found = place(pieces, start, end)
                if found is not None:
                    text = texts[index]
                    escaped = self._document.escape(new, segment)
                    texts[index] = text[: found[0]] + escaped + text[found[1] :]
                    count += 1
        return self._document.render(texts), count


# What a page writes in another way than it reads: entities, and Markdown's backslashes.
_WRITTEN = re.compile(r"&(?:#\w{1,8}|\w{1,32});|\\.")


def _pieces(document: Document, segment: Segment) -> Iterator[Piece]:
    """The text of a segment without its codes, with its places in the segment's source."""
    at = 0
    for start, end in [(c.start, c.end) for c in segment.codes] + [(len(segment.source),) * 2]:
        yield from _literal(document, segment.source, at, start)
        at = max(at, end)


def _literal(document: Document, source: str, start: int, end: int) -> Iterator[Piece]:
    from compliance_kit.verify.readers.pieces import Piece

    at = start
    for match in _WRITTEN.finditer(source, start, end):
        plain = document.plain(match.group())
        if plain == match.group():
            continue
        if match.start() > at:
            yield Piece(at, match.start(), source[at : match.start()])
        yield Piece(match.start(), match.end(), plain, literal=False)
        at = match.end()
    if end > at:
        yield Piece(at, end, source[at:end])
