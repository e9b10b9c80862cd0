"""The action and the pre-commit hooks say what they do: their commands are run as they stand."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
SITE = ROOT / "examples" / "site"


def _load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def _step(name: str) -> dict[str, Any]:
    """The step of ``action.yml`` with this name."""
    (step,) = [step for step in _load("action.yml")["runs"]["steps"] if step["name"] == name]
    return step


def _run(
    step: dict[str, Any], given: dict[str, str], here: Path
) -> subprocess.CompletedProcess[str]:
    """Run a composite step the way a runner does: inputs filled into ``env``, bash, ``-e``."""
    values = {name: spec["default"] for name, spec in _load("action.yml")["inputs"].items()} | given
    env = {
        key: values[value.removeprefix("${{ inputs.").removesuffix(" }}")]
        for key, value in step["env"].items()
    }
    path = os.pathsep.join(
        [str(here / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
    )
    env |= {"PATH": path, "GITHUB_STEP_SUMMARY": str(here / "summary.md")}
    env |= {"GITHUB_ACTION_PATH": "/the/action", "PYTHONUTF8": "1"}
    return subprocess.run(
        [shutil.which("bash") or "bash", "-e", "-c", step["run"]],
        env=env,
        cwd=here,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(shutil.which("bash") is None, reason="composite steps are bash")
class TestAction:
    def test_audit_annotates_and_writes_both_reports(self, tmp_path: Path) -> None:
        done = _run(_step("Audit"), {"path": str(SITE)}, tmp_path)
        assert done.returncode == 1, done.stderr
        assert "::error " in done.stdout
        assert "cn/privacy-policy" in (tmp_path / "summary.md").read_text(encoding="utf-8")
        assert '"version":"2.1.0"' in (tmp_path / "ckit.sarif").read_text(encoding="utf-8").replace(
            '": "', '":"'
        )

    def test_inputs_reach_the_command(self, tmp_path: Path) -> None:
        given = {"path": str(SITE), "fail-on": "never", "sarif": "", "language": "zh"}
        done = _run(_step("Audit"), given, tmp_path)
        assert done.returncode == 0, done.stderr
        assert not (tmp_path / "ckit.sarif").exists()
        assert "隐私" in done.stdout

    @pytest.mark.parametrize(
        ("version", "wanted"), [("", "/the/action"), ("0.1.0", "compliance-kit==0.1.0")]
    )
    def test_installs_itself_or_the_version_asked_for(
        self, tmp_path: Path, version: str, wanted: str
    ) -> None:
        (tmp_path / "bin").mkdir()
        python = tmp_path / "bin" / "python"
        python.write_text('#!/bin/sh\nfor word; do echo "$word"; done\n', encoding="utf-8")
        python.chmod(0o755)
        done = _run(_step("Install compliance-kit"), {"version": version}, tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == ["-m", "pip", "install", "--quiet", wanted]


@pytest.mark.parametrize("hook", _load(".pre-commit-hooks.yaml"), ids=lambda hook: hook["id"])
def test_hooks_run_as_they_stand(hook: dict[str, Any], tmp_path: Path) -> None:
    shutil.copytree(SITE, tmp_path / "site")
    names = [str(p.relative_to(tmp_path)) for p in sorted(tmp_path.rglob("zh/**/*.html"))]
    command = [*shlex.split(hook["entry"]), *hook.get("args", [])]
    if hook.get("pass_filenames", True):
        command += names
    assert command[0] == "ckit"
    done = subprocess.run(
        [sys.executable, "-m", "compliance_kit", *command[1:]],
        cwd=tmp_path,
        env=os.environ | {"CKIT_LANG": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == (0 if hook["id"] == "ckit-localize" else 1), done.stderr
    if hook["id"] == "ckit-audit":
        assert "cn/ps-link" in done.stdout
        assert "whole site" not in done.stdout
    if hook["id"] == "ckit-audit-site":
        assert "cn/icp-consistent" in done.stdout
        assert "audit that folder" in done.stderr  # args left at "."
