"""An audit spread over a Dask cluster (extra ``dask``): for archives on shared storage.

The same function audits a batch of pages here and there. Work goes out in shards of hundreds of
pages, so the graph stays small; what comes back are reports, never page text. Results are yielded
in the order of the pages; the shards of a worker that is lost are done again by another.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from compliance_kit.audit.auditor import Auditor
from compliance_kit.audit.processes import Outcome, Setup, audit_one, prepared
from compliance_kit.audit.sources.interface import Failure, PageInput, Source
from compliance_kit.errors import InputError, MissingError
from compliance_kit.i18n import gettext as _

SHARD = 200  # pages
RETRIES = 5
AHEAD = 3  # shards in flight for each thread of the cluster

Work = tuple[PageInput | Failure, Source]


def run_on_cluster(address: str, work: Iterable[Work], setup: Setup) -> Iterator[Outcome]:
    """Yield the outcome of every page of ``work``, in its order.

    ``address`` is the scheduler's (``tcp://host:8786``).

    Raises:
        MissingError: Dask is not installed.
        InputError: there is no scheduler, or a shard failed on every worker that tried it.
    """
    try:
        from distributed import Client
    except ImportError:
        raise MissingError(
            _("--dask needs Dask; run: pip install 'compliance-kit[dask]'")
        ) from None
    try:
        client = Client(address, timeout="20s")
    except (OSError, ValueError) as error:
        raise InputError(
            _("{address}: no Dask scheduler answers ({reason}).").format(
                address=address, reason=str(error)[:200]
            )
        ) from None
    with client:
        yield from _in_order(client, iter(work), setup)


def _in_order(client: Any, work: Iterator[Work], setup: Setup) -> Iterator[Outcome]:
    # Rules and settings travel once, not with every shard.
    shared = client.scatter(setup, broadcast=True)
    ahead = AHEAD * max(1, sum(client.nthreads().values()))
    waiting: deque[Any] = deque()
    for shard in iter(lambda: list(islice(work, SHARD)), []):
        waiting.append(client.submit(audit_shard, shard, shared, pure=False, retries=RETRIES))
        if len(waiting) > ahead:
            yield from _result(waiting.popleft())
    while waiting:
        yield from _result(waiting.popleft())


def _result(future: Any) -> list[Outcome]:
    try:
        found: list[Outcome] = future.result()
    except Exception as error:  # whatever a worker died of
        raise InputError(
            _("A part of the pages failed on every worker that tried it ({reason}).").format(
                reason=f"{type(error).__name__}: {error}"[:200]
            )
        ) from None
    finally:
        future.release()
    return found


def audit_shard(shard: Sequence[Work], setup: Setup) -> list[Outcome]:
    """Audit the pages of one shard; runs on a worker, which keeps its rules between shards."""
    auditor = _auditor(setup)
    return [
        page if isinstance(page, Failure) else audit_one(auditor, page, source)
        for page, source in shard
    ]


_prepared: tuple[Setup, Auditor] | None = None


def _auditor(setup: Setup) -> Auditor:
    global _prepared
    if _prepared is None or _prepared[0] != setup:
        _prepared = (setup, prepared(setup))
    return _prepared[1]
