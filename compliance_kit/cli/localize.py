"""``ckit localize``: dates, numbers and money in files the way a locale writes them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compliance_kit.cli.common import Outcome, is_terminal
from compliance_kit.errors import EXIT_FINDINGS, CkitError, OutputError, UsageError
from compliance_kit.i18n import gettext as _
from compliance_kit.i18n import ngettext

if TYPE_CHECKING:
    from compliance_kit.documents import Document, Segment
    from compliance_kit.localize.rewrite import Change, Found
    from compliance_kit.localize.style import Style

STDIN = "-"
_LOCALES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-US"}


@click.command(
    "localize",
    help=_(
        "Write dates, numbers, money and percentages the way a locale does. One file goes to "
        "standard output; -o or --in-place write."
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--to",
    metavar="LOCALE",
    help=_("en-US, en-GB, zh-CN, zh-TW, zh-HK ... (default: by the file's own language)."),
)
@click.option(
    "--from",
    "source",
    type=click.Choice(["zh", "en"]),
    help=_("Only expressions written in this language (default: both)."),
)
@click.option("--diff", is_flag=True, help=_("Show what would change; write nothing."))
@click.option("--check", is_flag=True, help=_("Exit 1 when something would change; write nothing."))
@click.option("--list", "listing", is_flag=True, help=_("List the expressions found."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=_("Form of --list, --diff and --check."),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=_("A file (for one input) or a folder."),
)
@click.option("--in-place", is_flag=True, help=_("Rewrite the files themselves."))
@click.option(
    "--keep", multiple=True, metavar="WORD", help=_("Text to leave as it is; repeatable.")
)
@click.option("--config", type=click.Path(path_type=Path), help=_("The ckit.toml to use."))
def command(
    files: tuple[str, ...],
    to: str | None,
    source: str | None,
    diff: bool,
    check: bool,
    listing: bool,
    form: str,
    output: Path | None,
    in_place: bool,
    keep: tuple[str, ...],
    config: Path | None,
) -> int:
    """Localize files, or show what localizing would do."""
    from compliance_kit.config import load_config
    from compliance_kit.localize.locales import resolve

    reading = diff or check or listing or form == "json"
    if listing and (diff or check):
        raise UsageError(_("--list goes without --diff and --check."))
    _refuse(files, output, in_place, reading)
    if to is not None:
        resolve(to)
    site = load_config(config)
    settings = Settings(to, source, site.style, (*site.translate.keep, *keep))
    outcome = Outcome()
    shown: list[dict[str, Any]] = []
    for name in files:
        try:
            work = Work.read(name, settings)
            if listing or (form == "json" and not (diff or check)):
                items = list(work.listed())
                shown += items
                if form == "text":
                    _print_list(items, many=len(files) > 1)
                continue
            if diff or check:
                if work.count:
                    outcome.add(EXIT_FINDINGS if check else 0)
                if form == "json":
                    shown += work.changes_json()
                elif diff:
                    _print_diff(work, many=len(files) > 1)
                elif work.count:
                    click.echo(_would_change(work))
                continue
            _write(work, output, in_place, many=len(files) > 1)
        except CkitError as error:
            outcome.failed(error)
    if form == "json":
        key = "changes" if (diff or check) and not listing else "expressions"
        click.echo(json.dumps({key: shown}, ensure_ascii=False, indent=2))
    return outcome.code


def _refuse(files: tuple[str, ...], output: Path | None, in_place: bool, reading: bool) -> None:
    if output is not None and in_place:
        raise UsageError(_("-o and --in-place exclude each other."))
    if reading and (output is not None or in_place):
        raise UsageError(
            _("--diff, --check, --list and --format json write no file; leave out the output.")
        )
    if STDIN in files and (len(files) > 1 or in_place):
        raise UsageError(_("- stands for standard input and goes alone, without --in-place."))
    if len(files) > 1 and output is None and not in_place and not reading:
        raise UsageError(
            _("Several files: name a folder with -o, or use --in-place, --diff or --check.")
        )


@dataclass(frozen=True)
class Settings:
    """What the options and ckit.toml say."""

    to: str | None
    source: str | None
    style: Style
    keep: tuple[str, ...]


class Work:
    """One file: its document and what localizing changes in each segment."""

    def __init__(self, name: str, data: bytes, document: Document, settings: Settings) -> None:
        from compliance_kit.localize.segments import masked, segment_changes
        from compliance_kit.text.encoding import decode
        from compliance_kit.text.script import detect_language

        self.name = name
        self.data = data
        self.document = document
        self.text = decode(data, keep_bytes=True).text
        self.settings = settings
        # What readers see tells the language, not the tags around it.
        prose = (masked(segment.source, segment.codes) for segment in document.segments)
        self.language = detect_language("\n".join(prose)) or "en"
        self.to = settings.to or _LOCALES[self.language]
        self.changes: list[list[Change]] = [
            segment_changes(
                segment.source,
                segment.codes,
                self.to,
                source=settings.source,
                style=settings.style,
                keep=settings.keep,
                language=self.language,
            )
            for segment in document.segments
        ]
        self.count = sum(map(len, self.changes))

    @classmethod
    def read(cls, name: str, settings: Settings) -> Work:
        """Read ``name`` (``-`` is standard input: HTML or text, told by its beginning)."""
        from compliance_kit import documents, files

        if name == STDIN:
            data = sys.stdin.buffer.read()
            head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
            html = head.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
            document = documents.read_bytes(data, STDIN, "html" if html else "text")
        else:
            data = files.read_bytes(Path(name))
            document = documents.read_bytes(data, name)
        return cls(name, data, document, settings)

    def result(self) -> bytes:
        """The file with everything changed; its own bytes where nothing is."""
        from compliance_kit.localize.rewrite import apply

        if not self.count:
            return self.data
        targets = [
            apply(segment.source, changes)
            for segment, changes in zip(self.document.segments, self.changes, strict=True)
        ]
        try:
            return self.document.render(targets)
        except UnicodeEncodeError as error:
            raise OutputError(
                _("{path}: {encoding} has no {character}; save the file as UTF-8 first.").format(
                    path=self.name,
                    encoding=error.encoding,
                    character=error.object[error.start : error.end],
                )
            ) from None

    def placed(self) -> Iterator[tuple[int, int, Segment]]:
        """Each segment with its number and where it begins in the decoded text."""
        at = 0
        for number, segment in enumerate(self.document.segments):
            found = self.text.find(segment.source, at)
            if found >= 0:
                at = found
            yield number, at, segment
            at += len(segment.source) if found >= 0 else 0

    def changes_json(self) -> Iterator[dict[str, Any]]:
        """Every change with its place in the decoded text."""
        for number, offset, segment in self.placed():
            for change in self.changes[number]:
                yield {
                    "path": self.name,
                    "kind": change.kind,
                    "start": offset + change.start,
                    "end": offset + change.end,
                    "line": segment.line + segment.source.count("\n", 0, change.start),
                    "old": change.old,
                    "new": change.new,
                }

    def listed(self) -> Iterator[dict[str, Any]]:
        """Every expression with its value and how the locale writes it."""
        from compliance_kit.localize.segments import segment_expressions

        for _number, offset, segment in self.placed():
            for item in segment_expressions(
                segment.source,
                segment.codes,
                source=self.settings.source,
                keep=self.settings.keep,
                prefer=self.language[:2],
            ):
                yield self._listed(item, offset, segment)

    def _listed(self, item: Found, offset: int, segment: Segment) -> dict[str, Any]:
        from compliance_kit.localize.write import write_expression
        from compliance_kit.text.jsonvalue import value_to_json

        expression = item.expression
        language = self.language if item.written == "both" else item.written
        entry: dict[str, Any] = {
            "path": self.name,
            "kind": expression.kind,
            "start": offset + expression.start,
            "end": offset + expression.end,
            "line": segment.line + segment.source.count("\n", 0, expression.start),
            "text": expression.text,
            "value": value_to_json(expression.value),
            "approx": expression.approx,
            "written": write_expression(
                expression, self.to, self.settings.style, source_language=language
            ),
        }
        if expression.inner is not None:
            entry["inner"] = expression.inner
        if expression.noun:
            entry["noun"] = expression.noun
        return entry


def _write(work: Work, output: Path | None, in_place: bool, *, many: bool) -> None:
    from compliance_kit.files import write_atomic

    data = work.result()
    if in_place:
        if data != work.data:
            write_atomic(Path(work.name), data)
        click.echo(_changed(work), err=True)
        return
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    target = output
    if many or output.is_dir() or str(output).endswith(("/", "\\")):
        target = output / (Path(work.name).name if work.name != STDIN else "localized.txt")
    if work.name != STDIN and target.exists() and target.samefile(work.name):
        raise UsageError(
            _("{path}: output and input are the same file; --in-place rewrites it.").format(
                path=target
            )
        )
    write_atomic(target, data)
    click.echo(
        _("{path} → {target}").format(path=work.name, target=target)
        + f"  {_count_text(work.count)}",
        err=True,
    )


def _count_text(count: int) -> str:
    return ngettext("{count} change", "{count} changes", count).format(count=count)


def _changed(work: Work) -> str:
    return f"{work.name}  {_count_text(work.count)}"


def _would_change(work: Work) -> str:
    return _("{path}: would change in {count} places; ckit localize --diff shows them.").format(
        path=work.name, count=work.count
    )


def _print_diff(work: Work, *, many: bool) -> None:
    """Old and new line of every change; the changed words stand out on a terminal."""
    from compliance_kit.localize.rewrite import apply

    colour = is_terminal()
    if many and work.count:
        click.echo(click.style(work.name, bold=colour))
    for segment, changes in zip(work.document.segments, work.changes, strict=True):
        if not changes:
            continue
        old, new = segment.source, apply(segment.source, changes)
        if colour:
            old = _marked(old, [(c.start, c.end) for c in changes], "red")
            new = _marked(new, _new_spans(changes), "green")
        # No change crosses a line end, so the lines answer each other.
        pairs = zip(old.splitlines(), new.splitlines(), strict=True)
        for before, after in (pair for pair in pairs if pair[0] != pair[1]):
            click.echo(f"{click.style('-', fg='red') if colour else '-'} {before}")
            click.echo(f"{click.style('+', fg='green') if colour else '+'} {after}")


def _new_spans(changes: list[Change]) -> list[tuple[int, int]]:
    spans = []
    shift = 0
    for change in changes:
        start = change.start + shift
        spans.append((start, start + len(change.new)))
        shift += len(change.new) - (change.end - change.start)
    return spans


def _marked(text: str, spans: list[tuple[int, int]], colour: str) -> str:
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], click.style(text[start:end], fg=colour, bold=True))
        at = end
    return "".join((*parts, text[at:]))


def _print_list(items: list[dict[str, Any]], *, many: bool) -> None:
    for item in items:
        place = f"{item['path']}:{item['line']}" if many else str(item["line"])
        written = item["written"] if item["written"] is not None else _("(left as it is)")
        click.echo(f"{place:>6}  {item['kind']:<16}  {item['text']}  →  {written}")
