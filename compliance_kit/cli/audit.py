"""``ckit audit``: arguments in, reports out, exit code."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance_kit.cli.audit_reports import FORMATS
from compliance_kit.cli.common import Outcome, day, is_terminal
from compliance_kit.errors import EXIT_FINDINGS, EXIT_IO, UsageError
from compliance_kit.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from compliance_kit.audit.runner import Audit
    from compliance_kit.audit.sources.interface import Source
    from compliance_kit.report.finding import AuditReport, Finding, PageReport
    from compliance_kit.report.interface import Tally

# click's own name of the type is "integer range".
_JOBS = click.IntRange(0, 256)
_JOBS.name = _("number")

FAIL_ON = ("error", "warning", "note", "never")


@click.command(
    help=_("Check pages in PATH (files, folders, - for standard input) against the rules."),
    epilog=_("Without a ckit.toml the profiles cn-mainland, cn-news and editorial hold."),
)
@click.argument("paths", nargs=-1, metavar="PATH...")
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
@click.option("--as-of", callback=day, metavar="YYYY-MM-DD", help=_("Apply the law of this day."))
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=_("Accept the findings in this file of ckit baseline."),
)
@click.option(
    "--changed-since",
    default="",
    metavar="REF",
    help=_("Only pages that differ from this git commit."),
)
@click.option(
    "--sitemap", "sitemaps", multiple=True, metavar="FILE|URL", help=_("Pages of this sitemap.")
)
@click.option(
    "--url-list",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=_("Pages at the addresses in this file, one a line."),
)
@click.option("--allow-private", is_flag=True, help=_("Fetch from private addresses too."))
@click.option(
    "--render", is_flag=True, help=_("Look at pages as an installed Chromium shows them.")
)
@click.option(
    "--pages-only", is_flag=True, help=_("Leave out the rules about the site as a whole.")
)
@click.option("--fix", is_flag=True, help=_("Show as a diff what can be mended mechanically."))
@click.option("--write", is_flag=True, help=_("With --fix: change the files."))
@click.option(
    "-j",
    "--jobs",
    type=_JOBS,
    default=0,
    metavar="N",
    help=_("Processes; without it one a processor where there are many pages."),
)
@click.option(
    "--cache",
    "cache_folder",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Keep the results of unchanged pages in this folder."),
)
@click.option("--no-cache", is_flag=True, help=_("Look at every page again."))
@click.option("--dask", default="", metavar="ADDRESS", help=_("Work on this Dask cluster."))
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
    baseline: Path | None,
    changed_since: str,
    sitemaps: tuple[str, ...],
    lists: tuple[Path, ...],
    allow_private: bool,
    render: bool,
    pages_only: bool,
    fix: bool,
    write: bool,
    jobs: int,
    cache_folder: Path | None,
    no_cache: bool,
    dask: str,
    config_file: Path | None,
) -> int:
    """Audit pages."""
    from compliance_kit.audit.runner import Audit
    from compliance_kit.audit.selection import Options
    from compliance_kit.cli.audit_reports import (
        STREAMED,
        Screen,
        refuse_outputs,
        renderer,
        stream_of,
        write_file,
    )
    from compliance_kit.cli.audit_sources import Wanted, open_sources
    from compliance_kit.config import load_config
    from compliance_kit.report.interface import Sharer, parse_output

    if write and not fix:
        raise UsageError(_("--write goes with --fix."))
    targets = [parse_output(value, FORMATS) for value in outputs]
    refuse_outputs(targets, paths)
    config = load_config(config_file)
    context = "html" in (form, *(name for name, _file in targets))
    options = Options(profiles or None, as_of, facts, context)
    cache = None if no_cache else cache_folder or _usual_cache(paths)
    audit = Audit(config, options, jobs=jobs, baseline=baseline, cluster=dask, cache=cache)
    rules = audit.rule_infos()
    site = config.site.name or config.site.url or "site"
    outcome = Outcome()
    wanted = Wanted(
        paths, config.audit.exclude, sitemaps, lists, allow_private, render, changed_since
    )
    sources, missing = open_sources(wanted, outcome)
    if fix:
        from compliance_kit.cli.audit_fix import Mendable, show_fixes

        mendable = Mendable()
        _run(audit, mendable.watch(sources), missing, outcome, mendable.page, pages_only)
        show_fixes(mendable, config, outcome, write=write)
        return outcome.code
    screen = Screen(form, facts, rules, site)
    pages: list[PageReport] = []
    share = Sharer()
    streams = {name: stream_of(name, facts) for name, _file in targets}
    whole = any(name not in STREAMED for name in streams) or form not in ("text", *STREAMED)
    names = {Path(file).name for _name, file in targets}
    alike: list[str] = []  # pages of which a report has the name

    def show(page: PageReport) -> None:
        screen.page(page)
        for stream in streams.values():
            if stream is not None:
                stream.page(page)
        if any(page.path.endswith(name) for name in names):
            alike.append(page.path)
        if whole:
            pages.append(share.page(page))

    report, counted = _run(audit, sources, missing, outcome, show, pages_only)
    if not config.site.home:
        _tell_where_the_site_starts(sources)
    report = replace(report, pages=tuple(pages))
    screen.end(report, counted)
    for name, file in targets:
        stream = streams[name]
        if stream is None:
            text: str | Iterable[str] = renderer(name, facts, rules, site)(report)
        else:
            text = stream.pieces(replace(report, pages=()), counted.counts())
        write_file(name, file, text, outcome, alike)
    threshold = fail_on or config.audit.fail_on
    if not exit_zero and threshold != "never" and counted.reaches(threshold):  # type: ignore[arg-type]
        outcome.add(EXIT_FINDINGS)
    return outcome.code


def _usual_cache(paths: Sequence[str]) -> Path | None:
    """The user's cache folder where folders are audited; single files are not worth it."""
    if not any(Path(path).is_dir() for path in paths):
        return None
    from compliance_kit.audit.cache import default_folder

    return default_folder()


def _tell_where_the_site_starts(sources: Sequence[Source]) -> None:
    """Links and home pages are judged from the folder given: say where that seems wrong."""
    from compliance_kit.audit.sources.files import FolderSource

    for source in sources:
        if isinstance(source, FolderSource) and source.start is not None:
            hint = _("{folder}: has no home page; the site seems to be {start}: audit that folder.")
            hint = hint.format(folder=source.folder, start=source.start)
            click.echo(f"ckit: {hint}", err=True)


def _run(
    audit: Audit,
    sources: Sequence[Source],
    missing: list[tuple[str, str]],
    outcome: Outcome,
    show: Callable[[PageReport], None],
    pages_only: bool,
) -> tuple[AuditReport, Tally]:
    """Audit the sources' pages, showing each as it is done; the report comes without pages."""
    from compliance_kit.audit.sources.interface import Failure
    from compliance_kit.report.finding import AuditReport
    from compliance_kit.report.interface import Tally

    started = time.perf_counter()
    unreadable = list(missing)
    counted = Tally()
    with _progress() as tick:
        for result in audit.run(sources):
            tick()
            if isinstance(result, Failure):
                unreadable.append((result.path, result.message))
                click.echo(f"ckit: {result.message}", err=True)
                outcome.add(EXIT_IO)
            else:
                counted.page(result)
                show(result)
    site: tuple[Finding, ...] = () if pages_only else audit.site_findings()
    counted.findings(site)
    counted.unreadable = len(unreadable)
    report = AuditReport((), site, tuple(unreadable), time.perf_counter() - started)
    return report, counted


@contextmanager
def _progress() -> Iterator[Callable[[], None]]:
    """Count pages on a terminal whose standard output goes elsewhere; else say nothing."""
    if is_terminal() or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    columns = SpinnerColumn(), TextColumn(_("{count} pages").format(count="{task.completed}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda: bar.advance(task)
