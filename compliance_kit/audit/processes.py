"""Auditing pages in this process and in others: what goes out, what comes back, in which order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from compliance_kit.audit.selection import Options
from compliance_kit.audit.site import PageSummary
from compliance_kit.audit.sources.interface import Failure, PageInput, Source
from compliance_kit.errors import CkitError, ConfigError
from compliance_kit.i18n import activate
from compliance_kit.report.finding import PageReport

if TYPE_CHECKING:
    from concurrent.futures import Future

    from compliance_kit.audit.auditor import Auditor
    from compliance_kit.audit.cache import Entry
    from compliance_kit.audit.checks.interface import Settings

_BATCH = 32  # pages handed to a process at once

Result = tuple[PageReport, PageSummary]
Known = tuple[PageInput | Failure | Result, Source]
"""A page to audit, or what is known of it already."""
Outcome = Result | Failure
Audited = tuple[Outcome, "Entry | None"]


@dataclass(frozen=True)
class Setup:
    """What another process, here or on a cluster, needs to audit as this one would.

    ``record``: a cache keeps the results; ``kept`` is the folder with the packs that were read.
    """

    packs: tuple[Path, ...]
    settings: Settings
    options: Options
    messages: str
    record: bool = False
    kept: Path | None = None


def run_in_processes(
    jobs: int,
    work: Iterator[Known],
    setup: Setup,
    keep: Callable[[PageInput, Entry | None], None],
) -> Iterator[Outcome]:
    """Yield the outcome of every page in its order; ``keep`` is told what a cache keeps."""
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(setup,)) as pool:
        waiting: deque[tuple[list[Known], Future[list[Audited]] | None]] = deque()
        for batch in _batches(work):
            fresh = [(page, source) for page, source in batch if isinstance(page, PageInput)]
            waiting.append((batch, pool.submit(audit_batch, fresh) if fresh else None))
            # A few batches ahead keep every process busy and memory flat.
            if len(waiting) > 2 * jobs:
                yield from _in_order(*waiting.popleft(), keep)
        while waiting:
            yield from _in_order(*waiting.popleft(), keep)


def _in_order(
    batch: list[Known],
    future: Future[list[Audited]] | None,
    keep: Callable[[PageInput, Entry | None], None],
) -> Iterator[Outcome]:
    """The outcomes of a batch: what was known and what a process found, as they stood."""
    found = iter(future.result() if future is not None else ())
    for page, _source in batch:
        if isinstance(page, PageInput):
            outcome, entry = next(found)
            keep(page, entry)
            yield outcome
        else:
            yield page


def audit_one(auditor: Auditor, page: PageInput, source: Source) -> Outcome:
    """Audit one page; a page that cannot be read becomes a Failure."""
    try:
        return auditor.audit(page, source.has)
    except ConfigError:
        raise
    except CkitError as error:
        return Failure(page.path, error.message)


def auditing(auditor: Auditor, record: bool) -> Callable[[PageInput, Source], Audited]:
    """The function that audits one page; with ``record`` it also tells what a cache keeps."""
    if not record:
        return lambda page, source: (audit_one(auditor, page, source), None)
    from compliance_kit.audit.cache import Recorder

    recorder = Recorder(auditor)

    def audit(page: PageInput, source: Source) -> Audited:
        try:
            return recorder.audit(page, source)
        except ConfigError:
            raise
        except CkitError as error:
            return Failure(page.path, error.message), None

    return audit


def audit_batch(batch: Sequence[tuple[PageInput, Source]]) -> list[Audited]:
    """Audit a batch of pages in a process prepared by ``_start``."""
    assert _audit is not None
    return [_audit(page, source) for page, source in batch]


_audit: Callable[[PageInput, Source], Audited] | None = None


def prepared(setup: Setup) -> Auditor:
    """The auditor of another process: rules are read anew, for automata do not travel."""
    from compliance_kit.audit.auditor import Auditor
    from compliance_kit.audit.rules import load_packs

    activate(setup.messages)
    return Auditor(load_packs(setup.packs, setup.kept), setup.settings, setup.options)


def _start(setup: Setup) -> None:
    global _audit
    _audit = auditing(prepared(setup), setup.record)


def _batches(work: Iterator[Known]) -> Iterator[list[Known]]:
    """The work in pieces with so many pages to audit, or a multiple of known ones."""
    batch: list[Known] = []
    fresh = 0
    for item in work:
        batch.append(item)
        fresh += isinstance(item[0], PageInput)
        if fresh == _BATCH or len(batch) == 8 * _BATCH:
            yield batch
            batch, fresh = [], 0
    if batch:
        yield batch
