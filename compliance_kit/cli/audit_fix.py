"""``ckit audit --fix``: what can be mended, as a diff first; ``--write`` changes the files."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from compliance_kit.cli.common import Outcome, is_terminal
from compliance_kit.errors import CkitError
from compliance_kit.i18n import gettext as _
from compliance_kit.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance_kit.audit.sources.interface import PageInput, Source
    from compliance_kit.config import SiteConfig
    from compliance_kit.report.finding import AuditReport


def show_fixes(
    report: AuditReport,
    sources: Sequence[Source],
    config: SiteConfig,
    outcome: Outcome,
    *,
    write: bool,
) -> None:
    """Show the diff of every page that can be mended; with ``write`` change it too."""
    from compliance_kit.files import read_bytes, write_atomic
    from compliance_kit.mend.page import MENDABLE, find_twins, mend_page

    inputs = _files(sources)
    names = {page.site_path for page in inputs.values()}
    count = pages = 0
    for page in report.pages:
        rules = {finding.rule for finding in page.findings if not finding.suppressed} & MENDABLE
        source = inputs.get(page.path)
        if not rules or source is None or source.file is None:
            continue
        try:
            twins = find_twins(source.site_path, names, config.site.url)
            mended = mend_page(read_bytes(source.file), rules, twins=twins)
            if not mended.edits:
                continue
            if write:
                write_atomic(source.file, mended.data)
        except CkitError as error:
            outcome.failed(error)
            continue
        count += len(mended.edits)
        pages += 1
        mended_rules = ", ".join(sorted({edit.rule for edit in mended.edits}))
        click.echo(_diff(page.path, mended.before, mended.after, mended_rules), nl=False)
    click.echo(_summary(count, pages, write))


def _summary(count: int, pages: int, write: bool) -> str:
    if not count:
        return _("nothing here can be mended mechanically")
    done = ngettext("{n} change", "{n} changes", count).format(n=count)
    where = ngettext("{n} page", "{n} pages", pages).format(n=pages)
    if write:
        return _("{changes} made in {pages}").format(changes=done, pages=where)
    return _("{changes} in {pages}; --write makes them").format(changes=done, pages=where)


def _files(sources: Sequence[Source]) -> dict[str, PageInput]:
    """The pages that stand in files, by the name that reports give them."""
    from compliance_kit.audit.sources.interface import PageInput

    found = {}
    for source in sources:
        for page in source.pages():
            if isinstance(page, PageInput) and page.file is not None:
                found[page.path] = page
    return found


def _diff(path: str, before: str, after: str, rules: str) -> str:
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), path, f"{path} ({rules})", lineterm="", n=0
    )
    colours = {"+": "green", "-": "red", "@": "cyan"}
    shown = [_visible(line) for line in lines]
    if is_terminal():
        shown = [click.style(line, fg=colours.get(line[:1])) for line in shown]
    return "".join(line + "\n" for line in shown)


def _visible(line: str, limit: int = 2_000) -> str:
    """A line of a diff; pages without line breaks are cut."""
    text = line.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= limit else text[:limit] + "…"
