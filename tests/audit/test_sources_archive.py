"""Pages from web archives, from git and from a browser."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest

from compliance_kit.audit.sources.changed import changed_files, ignored_files
from compliance_kit.audit.sources.files import FileSource, FolderSource
from compliance_kit.audit.sources.interface import Failure, PageInput
from compliance_kit.audit.sources.render import RenderedSource, find_browser
from compliance_kit.audit.sources.warc import WarcSource, is_archive
from compliance_kit.errors import MissingError, UsageError


def record(uri: str, body: bytes, status: str = "200 OK", extra: str = "") -> bytes:
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=gb2312\r\n{extra}"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\n"
        "WARC-Record-ID: <urn:uuid:0e0e0e0e-0000-4000-8000-000000000000>\r\n"
        "WARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    ).encode()
    return head + http + b"\r\n\r\n"


FIRST = record("https://x.test/", "<html>首页</html>".encode("gb18030"))
SECOND = record("https://x.test/zh/b.html", b"<html>" + b"b" * 5000 + b"</html>")


@pytest.fixture(autouse=True, scope="module")
def _fastwarc() -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")


def pages(path: Path, data: bytes) -> list[PageInput | Failure]:
    path.write_bytes(data)
    return list(WarcSource(path).pages())


def test_pages_are_named_by_offset_and_address(tmp_path: Path) -> None:
    path = tmp_path / "site.warc.gz"
    data = gzip.compress(FIRST) + gzip.compress(SECOND)
    first, second = pages(path, data)
    assert isinstance(first, PageInput)
    assert isinstance(second, PageInput)
    assert first.path == f"{path}:0:https://x.test/"
    assert second.path == f"{path}:{len(gzip.compress(FIRST))}:https://x.test/zh/b.html"
    assert first.data == "<html>首页</html>".encode("gb18030")
    assert (first.charset, second.site_path) == ("gb2312", "zh/b.html")


def test_packed_bodies_are_unpacked_and_other_answers_left_out(tmp_path: Path) -> None:
    data = record(
        "https://x.test/z", gzip.compress(b"<html>zip</html>"), extra="Content-Encoding: gzip\r\n"
    )
    data += record("https://x.test/gone", b"<html>no</html>", "404 Not Found")
    (page,) = pages(tmp_path / "a.warc", data)
    assert isinstance(page, PageInput)
    assert page.data == b"<html>zip</html>"


@pytest.mark.parametrize("packed", [True, False])
def test_a_record_that_is_cut_short_is_told(tmp_path: Path, packed: bool) -> None:
    name, data = ("a.warc.gz", gzip.compress(FIRST) + gzip.compress(SECOND)[:-60])
    if not packed:
        name, data = "a.warc", FIRST + SECOND[:-1000]
    first, second = pages(tmp_path / name, data)
    assert isinstance(first, PageInput)
    assert isinstance(second, Failure)
    assert "record 2" in second.message


def test_a_record_that_ends_in_its_head_is_told(tmp_path: Path) -> None:
    _, second = pages(tmp_path / "a.warc", FIRST + SECOND[:60])
    assert isinstance(second, Failure)


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    (failure,) = pages(tmp_path / "a.warc", b"garbage" * 100)
    assert isinstance(failure, Failure)
    (empty,) = pages(tmp_path / "b.warc", b"")
    assert isinstance(empty, Failure)


def test_archives_are_known_by_name() -> None:
    assert is_archive(Path("x/A.WARC.GZ"))
    assert not is_archive(Path("x/a.html"))


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@x.test", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "仓库"
    folder.mkdir()
    git(folder, "init", "-q")
    for name in ("same.html", "changed.html", "deleted.html"):
        (folder / name).write_text("1", encoding="utf-8")
    (folder / ".gitignore").write_text("built/\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "one")
    (folder / "changed.html").write_text("2", encoding="utf-8")
    (folder / "deleted.html").unlink()
    (folder / "新 页.html").write_text("3", encoding="utf-8")
    (folder / "built").mkdir()
    (folder / "built" / "x.html").write_text("4", encoding="utf-8")
    return folder


def test_changed_since_a_commit(repository: Path) -> None:
    found = changed_files("HEAD", repository)
    assert {path.name for path in found} == {"changed.html", "新 页.html"}


@pytest.mark.parametrize("ref", ["nonsense", "--output=x", "HEAD~5"])
def test_a_commit_that_is_none(repository: Path, ref: str) -> None:
    with pytest.raises(UsageError):
        changed_files(ref, repository)


def test_outside_a_repository(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no git repository"):
        changed_files("HEAD", tmp_path)
    assert ignored_files(tmp_path) == frozenset()


def test_what_git_ignores(repository: Path) -> None:
    assert ignored_files(repository) == {(repository / "built").resolve()}


def test_no_browser_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingError, match="Chromium"):
        find_browser()


@pytest.mark.skipif(
    shutil.which("chromium") is None, reason="no Chromium here: --render is not exercised"
)
def test_a_footer_that_a_script_writes(tmp_path: Path) -> None:
    pytest.importorskip("playwright", reason="the extra render is not installed")
    (tmp_path / "a.html").write_text(
        "<html><body><footer id=f></footer><script>"
        "document.getElementById('f').textContent = '\\u6e1dICP备2026001234号-1';"
        "</script></body></html>",
        encoding="utf-8",
    )
    (tmp_path / "empty.html").write_bytes(b"")
    page, failure = RenderedSource(FolderSource(tmp_path)).pages()
    assert isinstance(page, PageInput)
    assert "渝ICP备2026001234号-1" in (page.data or b"").decode()
    assert isinstance(failure, Failure)
    assert RenderedSource(FileSource(tmp_path / "a.html")).has("x") is None
