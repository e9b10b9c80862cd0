"""Fixtures that every test may use."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from compliance_kit import i18n
from server import Server

# Generated cases are judged by what comes out; how long one takes says how busy the machine is.
settings.register_profile("ckit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ckit")


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or touches the developer's home, language or models."""
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(("XDG_", "ARGOS_", "CKIT_", "LC_")) or name == "LANG":
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.activate("en")
    yield
    i18n.activate("en")


@pytest.fixture
def server() -> Iterator[Server]:
    """A local HTTP server; the test sets its ``answer``."""
    running = Server()
    yield running
    running.close()


@pytest.fixture
def ckit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run ``ckit`` in an empty folder; returns exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str) -> tuple[int, str, str]:
        from compliance_kit.cli.app import run as run_app

        capsys.readouterr()
        code = run_app([str(a) for a in args])
        out, err = capsys.readouterr()
        return code, out, err

    return run
