"""What ``ckit audit`` is asked to look at: its arguments become sources."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from compliance_kit.cli.common import Outcome
from compliance_kit.errors import CkitError, UsageError
from compliance_kit.i18n import gettext as _

if TYPE_CHECKING:
    from compliance_kit.audit.sources.interface import Failure, PageInput, Source


@dataclass(frozen=True)
class Wanted:
    """The arguments that name pages."""

    paths: tuple[str, ...]
    exclude: Sequence[str]
    sitemaps: tuple[str, ...] = ()
    lists: tuple[Path, ...] = ()
    allow_private: bool = False
    render: bool = False
    changed_since: str = ""


def open_sources(wanted: Wanted, outcome: Outcome) -> tuple[list[Source], list[tuple[str, str]]]:
    """Return the sources, and what is missing with the sentence that says so (told at once).

    Raises:
        UsageError: nothing to look at.
        MissingError: an extra that a source needs.
    """
    if not (wanted.paths or wanted.sitemaps or wanted.lists):
        raise UsageError(
            _("Name a folder, files or an address; - is standard input. See ckit audit --help.")
        )
    sources: list[Source] = []
    missing: list[tuple[str, str]] = []
    for path in wanted.paths:
        try:
            sources.append(_one(path, wanted))
        except CkitError as error:
            outcome.failed(error)
            missing.append((path, error.message))
    try:
        addresses = _addresses(wanted)
        if addresses:
            sources.append(_web(addresses, wanted))
    except CkitError as error:
        outcome.failed(error)
        missing.append((_("addresses"), error.message))
    if wanted.changed_since:
        sources = [_changed(source, wanted.changed_since) for source in sources]
    if wanted.render:
        from compliance_kit.audit.sources.render import RenderedSource

        sources = [RenderedSource(source) for source in sources]
    return sources, missing


def _one(path: str, wanted: Wanted) -> Source:
    if path == "-":
        from compliance_kit.audit.sources.files import BytesSource

        return BytesSource(sys.stdin.buffer.read())
    if path.startswith(("http://", "https://")):
        return _web([path], wanted)
    if path.lower().endswith((".warc", ".warc.gz", ".warc.zst", ".warc.lz4")):
        from compliance_kit.audit.sources.warc import WarcSource

        if Path(path).is_file():
            return WarcSource(Path(path))
    from compliance_kit.audit.sources.files import open_path

    source = open_path(Path(path), wanted.exclude)
    return _not_ignored(source, Path(path)) if Path(path).is_dir() else source


def _web(addresses: Sequence[str], wanted: Wanted) -> Source:
    from compliance_kit.audit.sources.http import Fetcher
    from compliance_kit.audit.sources.web import WebSource

    return WebSource(addresses, Fetcher(allow_private=wanted.allow_private))


def _addresses(wanted: Wanted) -> list[str]:
    if not (wanted.sitemaps or wanted.lists):
        return []
    from compliance_kit.audit.sources.http import Fetcher
    from compliance_kit.audit.sources.web import read_list, read_sitemap

    fetcher = Fetcher(allow_private=wanted.allow_private)
    found: list[str] = []
    for place in wanted.sitemaps:
        found += read_sitemap(place, fetcher)
    for file in wanted.lists:
        found += read_list(file)
    return found


def _changed(source: Source, since: str) -> Source:
    from compliance_kit.audit.sources.changed import changed_files

    return _Chosen(source, changed_files(since, Path.cwd()), inside=True)


def _not_ignored(source: Source, folder: Path) -> Source:
    """Leave out what git ignores below ``folder``; a folder that is itself ignored (the output of
    a site generator often is) was named on purpose."""
    from compliance_kit.audit.sources.changed import ignored_files

    ignored = ignored_files(folder)
    if not ignored or folder.resolve() in ignored:
        return source
    return _Chosen(source, ignored, inside=False)


class _Chosen:
    """The pages of a source whose files are in a set (or in its folders), or are not in it."""

    def __init__(self, source: Source, files: frozenset[Path], *, inside: bool) -> None:
        self._source = source
        self._files = files
        self._inside = inside

    def pages(self) -> Iterator[PageInput | Failure]:
        from compliance_kit.audit.sources.files import real_path
        from compliance_kit.audit.sources.interface import PageInput

        for page in self._source.pages():
            if isinstance(page, PageInput) and page.file is not None:
                file = real_path(page.file)
                found = file in self._files or any(p in self._files for p in file.parents)
                if found != self._inside:
                    continue
            yield page

    def has(self, site_path: str) -> bool | None:
        return self._source.has(site_path)
