"""``ckit audit``: arguments in, reports out, exit code."""

from __future__ import annotations

import sys
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from compliance_kit.cli.common import Outcome, is_terminal
from compliance_kit.errors import EXIT_FINDINGS, EXIT_IO, CkitError, UsageError
from compliance_kit.i18n import gettext as _

FORMATS = ("text", "json")
FAIL_ON = ("error", "warning", "note", "never")


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise UsageError(_("{value}: write the date as YYYY-MM-DD.").format(value=value)) from None


@click.command(
    help=_("Check pages in PATH (files, folders, - for standard input) against the rules."),
    epilog=_("Without a ckit.toml the profiles cn-mainland, cn-news and editorial hold."),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help=_("Format of the report.")
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help=_("Also write the report to FILE; may be repeated."),
)
@click.option("--facts", is_flag=True, help=_("List the numbers, links, names and dates found."))
@click.option(
    "-p",
    "--profile",
    "profiles",
    multiple=True,
    metavar="NAME",
    help=_("Rules to apply; may be repeated."),
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default=None,
    help=_("Exit 1 from this severity on (error)."),
)
@click.option("--exit-zero", is_flag=True, help=_("Exit 0 whatever is found."))
@click.option("--as-of", callback=_day, metavar="DATE", help=_("Apply the law of this day."))
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0, 256),
    default=0,
    help=_("Processes; without it one a processor where there are many pages."),
)
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help=_("Use this ckit.toml.")
)
def command(
    paths: tuple[str, ...],
    form: str,
    outputs: tuple[str, ...],
    facts: bool,
    profiles: tuple[str, ...],
    fail_on: str | None,
    exit_zero: bool,
    as_of: date | None,
    jobs: int,
    config_file: Path | None,
) -> int:
    from compliance_kit.audit.auditor import Options
    from compliance_kit.audit.runner import Audit
    from compliance_kit.config import load_config
    from compliance_kit.report.finding import AuditReport
    from compliance_kit.report.interface import parse_output

    started = time.perf_counter()
    targets = [parse_output(value, FORMATS) for value in outputs]
    config = load_config(config_file)
    audit = Audit(config, Options(profiles or None, as_of, facts), jobs=jobs)
    outcome = Outcome()
    sources = _sources(paths, config.audit.exclude, outcome)
    pages, unreadable = [], list(sources[1])
    show = _PageWriter(form, facts)
    for result in audit.run(sources[0]):
        if hasattr(result, "message"):
            unreadable.append((result.path, result.message))
            click.echo(f"ckit: {result.message}", err=True)
            outcome.add(EXIT_IO)
        else:
            pages.append(result)
            show.page(result)
    report = AuditReport(
        tuple(pages), audit.site_findings(), tuple(unreadable), time.perf_counter() - started
    )
    show.end(report)
    for name, file in targets:
        _write(name, file, report, facts, outcome)
    if not exit_zero and _reached(report, fail_on or config.audit.fail_on):
        outcome.add(EXIT_FINDINGS)
    return outcome.code


def _sources(
    paths: tuple[str, ...], exclude: list[str], outcome: Outcome
) -> tuple[list[Any], list[tuple[str, str]]]:
    """The sources of all paths that exist; the others are told at once."""
    from compliance_kit.audit.sources.files import BytesSource, open_path

    sources: list[Any] = []
    missing: list[tuple[str, str]] = []
    for path in paths:
        try:
            if path == "-":
                sources.append(BytesSource(sys.stdin.buffer.read()))
            else:
                sources.append(open_path(Path(path), exclude))
        except CkitError as error:
            outcome.failed(error)
            missing.append((path, error.message))
    return sources, missing


class _PageWriter:
    """Prints text page by page as it comes, JSON when all is known."""

    def __init__(self, form: str, facts: bool) -> None:
        self._form = form
        self._facts = facts
        self._colour = is_terminal()

    def page(self, page: Any) -> None:
        if self._form == "text":
            from compliance_kit.report.text import page_text

            text = page_text(page, colour=self._colour)
            if text:
                click.echo(text, nl=False)

    def end(self, report: Any) -> None:
        if self._form == "text":
            from compliance_kit.report.text import site_text, summary_text

            click.echo(site_text(report.site, colour=self._colour), nl=False)
            click.echo(summary_text(report, colour=self._colour), nl=False)
        else:
            click.echo(_render(self._form, report, self._facts), nl=False)


def _render(form: str, report: Any, facts: bool) -> str:
    if form == "json":
        from compliance_kit.report.json import write_json

        return write_json(report, facts=facts)
    from compliance_kit.report.text import write_text

    return write_text(report)


def _write(form: str, file: str, report: Any, facts: bool, outcome: Outcome) -> None:
    from compliance_kit.files import write_atomic

    try:
        write_atomic(Path(file), _render(form, report, facts).encode("utf-8", "replace"))
    except CkitError as error:
        outcome.failed(error)


def _reached(report: Any, fail_on: str) -> bool:
    """Whether a failed finding is at or above the threshold; unknown answers never are."""
    if fail_on == "never":
        return False
    from compliance_kit.report.finding import SEVERITIES
    from compliance_kit.report.interface import all_findings

    least = SEVERITIES.index(fail_on)
    return any(
        finding.outcome == "fail" and SEVERITIES.index(finding.severity) >= least
        for finding in all_findings(report)
    )
