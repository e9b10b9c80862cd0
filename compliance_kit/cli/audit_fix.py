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
    from collections.abc import Callable, Iterator, Sequence

    from compliance_kit.audit.sources.interface import Failure, PageInput, Source
    from compliance_kit.config import SiteConfig
    from compliance_kit.report.finding import PageReport


class Mendable:
    """The pages of a run that can be mended, and the names of all: gathered while it goes."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.pages: dict[str, frozenset[str]] = {}
        self.inputs: dict[str, PageInput] = {}
        self._latest: dict[str, PageInput] = {}

    def watch(self, sources: Sequence[Source]) -> list[Source]:
        """The sources, noting each page that stands in a file as it passes."""
        return [_Watched(source, self) for source in sources]

    def note(self, page: PageInput) -> None:
        """Take a page that is about to be audited."""
        self.names.add(page.site_path)
        self._latest[page.path] = page

    def page(self, report: PageReport) -> None:
        """Take a page's report."""
        from compliance_kit.mend.page import MENDABLE

        source = self._latest.pop(report.path, None)
        rules = {f.rule for f in report.findings if not f.suppressed} & MENDABLE
        if rules and source is not None:
            self.pages[report.path] = frozenset(rules)
            self.inputs[report.path] = source


class _Watched:
    def __init__(self, source: Source, mendable: Mendable) -> None:
        self._source = source
        self._mendable = mendable

    def pages(self) -> Iterator[PageInput | Failure]:
        from compliance_kit.audit.sources.interface import PageInput

        for page in self._source.pages():
            if isinstance(page, PageInput) and page.file is not None:
                self._mendable.note(page)
            yield page

    def has(self, site_path: str) -> bool | None:
        return self._source.has(site_path)

    def __reduce__(self) -> tuple[Callable[[Source], Source], tuple[Source]]:
        """Other processes get the source; what was noted stays here."""
        return _same, (self._source,)


def _same(source: Source) -> Source:
    return source


def show_fixes(mendable: Mendable, config: SiteConfig, outcome: Outcome, *, write: bool) -> None:
    """Show the diff of every page that can be mended; with ``write`` change it too."""
    from compliance_kit.files import read_bytes, write_atomic
    from compliance_kit.mend.page import find_twins, mend_page

    count = pages = failed = 0
    for path, rules in mendable.pages.items():
        source = mendable.inputs[path]
        assert source.file is not None
        try:
            twins = find_twins(source.site_path, mendable.names, config.site.url)
            mended = mend_page(read_bytes(source.file), rules, twins=twins)
            if not mended.edits:
                continue
            if write:
                write_atomic(source.file, mended.data)
        except CkitError as error:
            outcome.failed(error)
            failed += 1
            continue
        count += len(mended.edits)
        pages += 1
        mended_rules = ", ".join(sorted({edit.rule for edit in mended.edits}))
        click.echo(_diff(path, mended.before, mended.after, mended_rules), nl=False)
    if count or not failed:  # what went wrong has been told
        click.echo(_summary(count, pages, write))


def _summary(count: int, pages: int, write: bool) -> str:
    if not count:
        return _("nothing here can be mended mechanically")
    done = ngettext("{n} change", "{n} changes", count).format(n=count)
    where = ngettext("{n} page", "{n} pages", pages).format(n=pages)
    if write:
        return _("{changes} made in {pages}").format(changes=done, pages=where)
    return _("{changes} in {pages}; --write makes them").format(changes=done, pages=where)


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
