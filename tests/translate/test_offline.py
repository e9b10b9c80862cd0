"""The whole command in a network namespace that holds no network at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ALONE = ["unshare", "--user", "--map-root-user", "--net", "--"]


def run(command: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "CKIT_LANG": "en"}
    return subprocess.run(
        [*ALONE, *command], capture_output=True, text=True, env=environment, timeout=120
    )


@pytest.fixture(autouse=True)
def namespace(tmp_path: Path) -> None:
    if shutil.which("unshare") is None or run(["true"], tmp_path).returncode:
        pytest.skip("NOTICE: no network namespace can be made here, so none was tried")


def test_the_namespace_has_no_network(tmp_path: Path) -> None:
    probe = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    done = run([sys.executable, "-c", probe], tmp_path)
    assert "Network is unreachable" in done.stderr


def test_translate_needs_no_network(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("# 通知\n\n咨询电话：023-63151234\n\n新展览昨天开幕。\n", encoding="utf-8")
    out = tmp_path / "a.en.md"
    ckit = [sys.executable, "-m", "compliance_kit"]
    done = run([*ckit, "translate", str(article), "--to", "en", "-o", str(out)], tmp_path)
    assert done.returncode in (0, 1), done.stderr
    assert "023-63151234" in out.read_text(encoding="utf-8")
    assert "Traceback" not in done.stderr
    assert "ckit models install zh en" in done.stdout + done.stderr


def test_installing_without_network_is_one_sentence(tmp_path: Path) -> None:
    ckit = [sys.executable, "-m", "compliance_kit"]
    done = run([*ckit, "models", "install", "zh", "en"], tmp_path)
    assert done.returncode not in (0, 130)
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 2, done.stderr
