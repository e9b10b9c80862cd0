"""The audit on a Dask cluster: the same results in the same order, whatever happens to workers."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from compliance_kit.audit import cluster
from compliance_kit.audit.auditor import Options
from compliance_kit.audit.cluster import run_on_cluster
from compliance_kit.audit.processes import Setup
from compliance_kit.audit.runner import Audit
from compliance_kit.audit.sources.files import FolderSource
from compliance_kit.audit.sources.interface import Failure
from compliance_kit.config import SiteConfig
from compliance_kit.errors import InputError

distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")

PAGES = 60


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for number in range(PAGES):
        lang = "" if number % 3 else ' lang="zh-CN"'
        (folder / f"p{number:03}.html").write_text(
            f"<html{lang}><head><title>第{number}页</title></head><body><p>今天天气很好。"
            f"渝ICP备2026{number:06}号-1</p></body></html>",
            encoding="utf-8",
        )
    (folder / "p999.html").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs="CRITICAL"
    ) as running:
        yield running


def work(folder: Path) -> Iterator[Any]:
    source = FolderSource(folder)
    return ((page, source) for page in source.pages())


def setup() -> Setup:
    return Setup((), SiteConfig(), Options(("editorial",), None, True), "en")


def here(folder: Path) -> list[object]:
    audit = Audit(SiteConfig(), Options(("editorial",), None, True))
    return list(audit.run([FolderSource(folder)]))


def there(address: str, folder: Path) -> list[object]:
    return [
        outcome if isinstance(outcome, Failure) else outcome[0]
        for outcome in run_on_cluster(address, work(folder), setup())
    ]


def test_same_results_in_the_same_order(
    scheduler: Any, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "SHARD", 7)
    assert there(scheduler.scheduler_address, site) == here(site)


def test_the_work_of_a_lost_worker_is_done_again(
    scheduler: Any, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "SHARD", 3)
    monkeypatch.setattr(cluster, "AHEAD", 20)
    victim = next(iter(scheduler.workers.values())).pid
    results = []
    for number, outcome in enumerate(
        run_on_cluster(scheduler.scheduler_address, work(site), setup())
    ):
        if number == 4:
            os.kill(victim, signal.SIGKILL)
        results.append(outcome if isinstance(outcome, Failure) else outcome[0])
    assert results == here(site)


def test_no_scheduler_is_said(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="no Dask scheduler"):
        list(run_on_cluster("nonsense://x", work(site), setup()))
