"""Pages from folders, files and standard input."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance_kit.audit.runner import audit_paths
from compliance_kit.audit.sources.files import FileSource, FolderSource, open_path, read_page
from compliance_kit.audit.sources.interface import Failure, PageInput
from compliance_kit.errors import InputError


def names(source: FolderSource | FileSource) -> list[str]:
    return [page.site_path for page in source.pages() if isinstance(page, PageInput)]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    for name in (
        "index.html",
        "en/index.htm",
        "zh/a.shtml",
        "drafts/b.html",
        "node_modules/c.html",
        "d.txt",
    ):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<p>x</p>", encoding="utf-8")
    return root


def test_folder_in_path_order(site: Path) -> None:
    assert names(FolderSource(site)) == [
        "index.html",
        "drafts/b.html",
        "en/index.htm",
        "zh/a.shtml",
    ]


def test_excluded_paths(site: Path) -> None:
    assert names(FolderSource(site, ["drafts/", "*.shtml"])) == ["index.html", "en/index.htm"]


def test_links_out_of_the_folder_are_not_followed(site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.html"
    outside.write_text("<p>x</p>", encoding="utf-8")
    (site / "leak.html").symlink_to(outside)
    (site / "own.html").symlink_to(site / "index.html")
    assert "leak.html" not in names(FolderSource(site))
    assert "own.html" in names(FolderSource(site))


def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    (failure,) = FolderSource(tmp_path).pages()
    assert isinstance(failure, Failure)
    assert "has no pages" in failure.message


def test_link_targets(site: Path) -> None:
    source = FolderSource(site)
    assert source.has("en/index.htm") is True
    assert source.has("en") is True
    assert source.has("zh/missing.html") is False


def test_a_misspelt_path(site: Path) -> None:
    with pytest.raises(InputError, match=r"Did you mean .*site/\?"):
        open_path(site.parent / "sitee")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), r"binary data \(PNG\)"),
        (b"PK\x03\x04" + bytes(50), r"binary data \(ZIP\)"),
        (bytes(range(256)) * 4 + bytes(3000), "binary data"),
    ],
)
def test_what_is_no_page(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_page(PageInput("x.html", "x.html", data=data))


def test_utf16_is_text() -> None:
    data = "<p>京ICP备19号</p>".encode("utf-16")
    assert read_page(PageInput("x.html", "x.html", data=data)) == data


@pytest.mark.parametrize(
    ("path", "site_path"),
    [
        ("index.html", "index.html"),
        ("en/index.htm", "en/index.htm"),
        ("zh/a.shtml", "zh/a.shtml"),
        ("2026/index.html", "2026/index.html"),
        ("news/2026/03/index.html", "news/2026/03/index.html"),
    ],
)
def test_a_lone_page_knows_its_place_in_the_site(site: Path, path: str, site_path: str) -> None:
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("<p>x</p>", encoding="utf-8")
    assert names(open_path(file)) == [site_path]


def test_an_index_of_an_archive_is_no_home_page_without_its_site(tmp_path: Path) -> None:
    file = tmp_path / "x" / "2026" / "index.html"
    file.parent.mkdir(parents=True)
    file.write_text("<p>x</p>", encoding="utf-8")
    assert names(open_path(file)) == ["2026/index.html"]
    assert audit_paths([file]).pages[0].kind == "other"


@pytest.mark.parametrize(
    ("pages", "start"),
    [
        (["public/index.html", "public/en/index.html", "public/a.html"], "public"),
        (["x/y/index.html", "x/y/z/index.html"], "x/y"),
        (["www/en/index.html", "www/zh/index.html"], "www"),
        (["index.html", "news/index.html"], None),
        (["en/index.html", "en/a.html"], None),  # a language folder's home page counts
        (["a.html", "news/index.html"], None),  # a page above it: the site starts here
        (["docs/index.html", "site/index.html"], None),
        (["news/a.html"], None),
    ],
)
def test_where_the_site_seems_to_start(tmp_path: Path, pages: list[str], start: str | None) -> None:
    for name in pages:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<p>x</p>", encoding="utf-8")
    source = FolderSource(tmp_path)
    assert sorted(names(source)) == sorted(pages)
    assert source.start == (tmp_path / start if start else None)
