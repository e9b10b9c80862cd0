"""How ``ckit audit`` shows what it found: on the screen while it goes, in files at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance_kit.cli.common import Outcome, is_terminal
from compliance_kit.errors import CkitError, OutputError, UsageError
from compliance_kit.i18n import gettext as _

if TYPE_CHECKING:
    from compliance_kit.report.finding import AuditReport, PageReport, RuleInfo
    from compliance_kit.report.interface import Tally
    from compliance_kit.report.json import Stream

FORMATS = (
    "text", "json", "jsonl", "sarif", "junit", "github", "gitlab", "csv", "markdown", "html",
)  # fmt: skip

_COLOURS: dict[str, dict[str, object]] = {
    "path": {"bold": True},
    "dim": {"dim": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "note": {"fg": "blue"},
    "unknown": {"fg": "magenta"},
}


def paint(text: str, role: str) -> str:
    """Show ``text`` in the colours of its role."""
    return click.style(text, **_COLOURS[role])  # type: ignore[arg-type]


class Screen:
    """Standard output: text page by page as it comes, other formats when all is known."""

    def __init__(self, form: str, facts: bool, rules: Mapping[str, RuleInfo], site: str) -> None:
        from compliance_kit.report.text import plain

        self._form = form
        self._stream = stream_of(form, facts)
        self._render = renderer(form, facts, rules, site)
        self._paint = paint if is_terminal() else plain

    def page(self, page: PageReport) -> None:
        """Show a page that has been audited."""
        if self._form == "text":
            from compliance_kit.report.text import page_text

            click.echo(page_text(page, paint=self._paint), nl=False)
        elif self._stream is not None:
            self._stream.page(page)

    def end(self, report: AuditReport, counted: Tally) -> None:
        """Show the rest; ``counted`` stands for the pages, which text does not keep."""
        if self._form == "text":
            from compliance_kit.report.text import site_text, summary_text

            click.echo(site_text(report.site, paint=self._paint), nl=False)
            click.echo(summary_text(report, self._paint, counted), nl=False)
        elif self._stream is not None:
            for piece in self._stream.pieces(replace(report, pages=()), counted.counts()):
                click.echo(piece, nl=False)
        else:
            click.echo(self._render(report), nl=False)


STREAMED = ("json", "jsonl")
"""The formats that are written page by page; the others need all pages at once."""


def stream_of(form: str, facts: bool) -> Stream | None:
    """What takes the pages of a streamed format one by one; None for the others."""
    if form not in STREAMED:
        return None
    from compliance_kit.report.json import Stream

    return Stream(form, facts=facts)


def renderer(
    form: str, facts: bool, rules: Mapping[str, RuleInfo], site: str
) -> Callable[[AuditReport], str]:
    """Return the function that writes a report in the format ``form``."""
    if form == "text":
        from compliance_kit.report.text import write_text

        return write_text
    if form in ("json", "jsonl"):
        from compliance_kit.report.json import write_json, write_jsonl

        write = write_json if form == "json" else write_jsonl
        return lambda report: write(report, facts=facts)
    module = import_module(f"compliance_kit.report.{form}")
    return lambda report: str(module.render(report, rules, site))


def refuse_outputs(targets: Sequence[tuple[str, str]], paths: Sequence[str]) -> None:
    """Refuse, before the work, reports that would replace each other or an audited file.

    Raises:
        UsageError: the sentence names the file.
    """
    inputs = {Path(path).resolve() for path in paths if path != "-"}
    seen: set[Path] = set()
    for _form, file in targets:
        place = Path(file).resolve()
        if place in seen:
            raise UsageError(
                _("{path}: two reports cannot go to one file; name another.").format(path=file)
            )
        if place in inputs:
            raise UsageError(_replaces(file))
        seen.add(place)


def write_file(
    form: str, file: str, text: str | Iterable[str], outcome: Outcome, paths: Iterable[str]
) -> None:
    """Write a report on the pages ``paths`` to ``file``; GitHub's step summary is appended to, as
    its runner asks."""
    from compliance_kit.files import append, write_atomic

    pieces = (text,) if isinstance(text, str) else text
    data = (piece.encode("utf-8", "replace") for piece in pieces)
    try:
        if form == "markdown" and _is_step_summary(file):
            append(Path(file), b"".join(data))
        elif _is_page(Path(file), paths):
            raise OutputError(_replaces(file))
        else:
            write_atomic(Path(file), data)
    except CkitError as error:
        outcome.failed(error)


def _replaces(file: str) -> str:
    return _("{path}: the report would replace a page that is audited; name another file.").format(
        path=file
    )


def _is_page(file: Path, paths: Iterable[str]) -> bool:
    """Whether one of the pages stands in ``file``; only those of that name are compared."""
    if not file.is_file():
        return False
    pages = (Path(path) for path in paths if path.endswith(file.name))
    return any(page.is_file() and page.samefile(file) for page in pages)


def _is_step_summary(file: str) -> bool:
    import os

    return bool(file) and file == os.environ.get("GITHUB_STEP_SUMMARY")
