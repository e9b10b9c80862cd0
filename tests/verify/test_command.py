"""``ckit verify`` from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compliance_kit.cli.app import run


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    source, target = tmp_path / "zh.txt", tmp_path / "en.txt"
    source.write_text("投资5306亿元。\n一切正常。\n", "utf-8")
    target.write_text("Investment was $530.6 billion.\nAll is well.\n", "utf-8")
    return str(source), str(target)


def test_text(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", *files]) == 1
    out = capsys.readouterr().out
    assert "money" in out and "530.6 billion yuan" in out and "1 of 2 segments" in out


def test_json_holds_all_segments(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", *files, "--format", "json", "--fail-on", "never"]) == 0
    segments = json.loads(capsys.readouterr().out)["segments"]
    assert [segment["index"] for segment in segments] == [1, 2]
    finding = segments[0]["findings"][0]
    assert finding["kind"] == "money"
    assert finding["repair"] == "530.6 billion yuan"
    assert finding["severity"] == "error"
    assert segments[1]["findings"] == []


def test_fix_and_switches(files: tuple[str, str], tmp_path: Path) -> None:
    fixed = tmp_path / "fixed.txt"
    assert run(["verify", *files, "--fix", str(fixed), "--fail-on", "never"]) == 0
    assert fixed.read_text("utf-8").startswith("Investment was 530.6 billion yuan.")
    assert run(["verify", *files, "--skip", "money"]) == 0
    assert run(["verify", *files, "--only", "date"]) == 0


def test_pages_are_paired_by_structure(tmp_path: Path) -> None:
    source, target, fixed = (tmp_path / name for name in ("zh.html", "en.html", "fixed.html"))
    source.write_text("<p>投资<b>5306亿元</b>。</p><p>A&amp;B有3家店。</p>", "utf-8")
    target.write_text("<p>It cost <b>$530.6 billion</b>.</p><p>A&amp;B has 4 shops.</p>", "utf-8")
    assert run(["verify", str(source), str(target), "--fix", str(fixed)]) == 1
    assert fixed.read_text("utf-8") == (
        "<p>It cost <b>530.6 billion yuan</b>.</p><p>A&amp;B has 3 shops.</p>"
    )


def test_date_supplies_the_month(tmp_path: Path) -> None:
    source, target = tmp_path / "zh.txt", tmp_path / "en.txt"
    source.write_text("展览25日开幕。\n", "utf-8")
    target.write_text("The exhibition opens on May 25.\n", "utf-8")
    assert run(["verify", str(source), str(target)]) == 1
    assert run(["verify", str(source), str(target), "--date", "2025-05-20"]) == 0


def test_trouble(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "missing.txt", files[1]]) == 3
    assert run(["verify", files[0], files[1], "--from", "en", "--to", "en"]) == 2
    assert run(["verify", *files, "--fix", files[1]]) == 2
    assert "Traceback" not in capsys.readouterr().err
