"""Reading files: formats by extension, and what is said about files that are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance_kit.documents import Document, known_formats, read_bytes, read_document
from compliance_kit.errors import InputError


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.html", "html"), ("b.HTM", "html"), ("c.md", "markdown"), ("d.txt", "text")],
)
def test_the_extension_decides(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes("正文\n".encode())
    document = read_document(path)
    assert isinstance(document, Document)
    assert document.format == kind
    assert [segment.source for segment in document.segments] == ["正文"]


def test_a_named_format_comes_before_the_extension() -> None:
    assert read_bytes(b"# a", "notes", "markdown").format == "markdown"
    assert read_bytes(b"# a", "notes.txt", "html").format == "html"


def test_every_format_is_found() -> None:
    assert {known.format for known in known_formats().values()} >= {"html", "markdown", "text"}


def test_unknown_formats_are_named_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"story\.docx: unknown file type.*\.html.*\.md"):
        read_document("story.docx")
    with pytest.raises(InputError, match="unknown format tex; known are html, markdown, text"):
        read_bytes(b"", "a.txt", "tex")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04aaaa", "ZIP"),
        (b"\x89PNG\r\n\x1a\n0", "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office"),
        (b"RIFF0000WEBP", "media"),
        (b"\x01\x00\x00\x02\x00\x00\x00\x03" * 50, "binary"),
    ],
)
def test_binary_files_are_said_to_be_what_they_are(data: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=f"a.txt: looks like .*{kind}"):
        read_bytes(data, "a.txt")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "missing.md")
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        read_document(tmp_path / "folder.md")


def test_an_empty_file_is_a_document_without_segments(tmp_path: Path) -> None:
    for name in ("a.html", "a.md", "a.txt"):
        (tmp_path / name).write_bytes(b"")
        document = read_document(tmp_path / name)
        assert (list(document.segments), document.render([])) == ([], b"")


@given(st.binary(max_size=200), st.sampled_from(["a.html", "a.md", "a.txt"]))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes, name: str) -> None:
    try:
        document = read_bytes(data, name)
    except InputError as error:
        assert name in str(error)
    else:
        assert document.render([segment.source for segment in document.segments]) == data
