"""``ckit audit`` as a user meets it: exit codes, streams, errors in one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

BAD = "<html><head><title>x</title></head><body><p>The fair opened today.</p></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "en").mkdir(parents=True)
    (folder / "index.html").write_text(BAD, encoding="utf-8")
    (folder / "en" / "a.html").write_text(BAD.replace("<html>", "<html lang=en>"), encoding="utf-8")
    return folder


def test_findings_exit_1(ckit: Run, site: Path) -> None:
    code, out, err = ckit("audit", "site")
    assert code == 1
    assert "editorial/lang" in out and "2 pages" in out
    assert err == ""


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--exit-zero"], 0),
        (["--fail-on", "never"], 0),
        (["--fail-on", "warning", "-p", "editorial"], 1),
        (["-p", "editorial", "--fail-on", "error"], 1),
        (["--as-of", "1990-01-01", "-p", "cn-news"], 0),
    ],
)
def test_exit_codes(ckit: Run, site: Path, options: list[str], code: int) -> None:
    assert ckit("audit", "site", *options)[0] == code
    assert ckit("audit", "site", "--format", "json", *options)[0] == code


def test_json_on_standard_output(ckit: Run, site: Path) -> None:
    code, out, _err = ckit("audit", "site", "--format", "json", "--facts")
    data = json.loads(out)
    assert code == 1
    assert [Path(page["path"]).name for page in data["pages"]] == ["index.html", "a.html"]
    assert isinstance(data["site"]["findings"], list)


def test_reports_in_files(ckit: Run, site: Path, tmp_path: Path) -> None:
    ckit("audit", "site", "-o", "json=out/r.json", "-o", "r.txt")
    assert json.loads((tmp_path / "out/r.json").read_text(encoding="utf-8"))["pages"]
    assert "2 pages" in (tmp_path / "r.txt").read_text(encoding="utf-8")


def test_a_misspelt_path(ckit: Run, site: Path) -> None:
    code, _out, err = ckit("audit", "sitee")
    assert (code, err) == (3, "ckit: sitee: no such file or folder. Did you mean site/?\n")


def test_trouble_with_one_input_leaves_the_others(ckit: Run, site: Path) -> None:
    (site / "empty.html").write_bytes(b"")
    (site / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    code, out, err = ckit("audit", "site", "--exit-zero")
    assert code == 3
    assert "editorial/lang" in out and "2 not read" in out
    assert len(err.splitlines()) == 2


def test_a_folder_without_pages(ckit: Run, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    code, _out, err = ckit("audit", "void")
    assert code == 3
    assert "has no pages" in err


@pytest.mark.parametrize(
    "arguments",
    [["-p", "editorail"], ["--as-of", "2024-13-01"], ["--format", "xml"], ["--config", "no.toml"]],
)
def test_wrong_usage(ckit: Run, site: Path, arguments: list[str]) -> None:
    code, out, err = ckit("audit", "site", *arguments)
    assert code in (2, 3)
    assert "Traceback" not in err and err.startswith("ckit: ")
    assert out == ""


def test_truncated_and_wrongly_declared_pages_are_read(ckit: Run, tmp_path: Path) -> None:
    page = (
        "<html lang=zh><meta charset=utf-8><title>标题</title>"
        "<p>重庆新闻，隐私政策</p><footer>渝ICP备20009753"
    )
    (tmp_path / "a.html").write_bytes(page.encode("gb18030"))
    code, out, _err = ckit("audit", "a.html", "--format", "json", "--facts")
    data = json.loads(out)
    assert code == 1
    assert data["pages"][0]["encoding"] == "gb18030"
    assert [fact["text"] for fact in data["pages"][0]["facts"]] == ["渝ICP备20009753"]


def test_standard_input(ckit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    class Stdin:
        buffer = io.BytesIO(BAD.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    code, out, _err = ckit("audit", "-", "--format", "json")
    assert code == 1
    assert json.loads(out)["pages"][0]["path"] == "<stdin>"


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="the system has no /dev/full")
def test_an_output_that_is_full_is_one_sentence(site: Path) -> None:
    for form in ("text", "json", "html"):
        command = [sys.executable, "-m", "compliance_kit", "audit", str(site), "--format", form]
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
        assert done.returncode == 3
        assert done.stderr.startswith("ckit: the output cannot be written (the disk is full)")
        assert len(done.stderr.splitlines()) == 1


def test_a_report_never_replaces_a_device(site: Path) -> None:
    from compliance_kit.files import write_atomic

    write_atomic(Path("/dev/null"), b"x")
    assert Path("/dev/null").is_char_device()
