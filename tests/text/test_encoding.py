"""Encodings: what pages say, what they are, and every byte kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance_kit.text.encoding import codec_for, decode, encode

CHINESE = "<p>本报讯（记者 王小明）昨日，全市新增公共自行车站点四十处，市民出行更加方便。</p>"
TRADITIONAL = "<p>本報訊（記者 王小明）昨日，全市新增公共自行車站點四十處，市民出行更加方便。</p>"


def page(label: str, body: str = CHINESE) -> str:
    return f'<!DOCTYPE html><html><head><meta charset="{label}"></head>{body}</html>'


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        (" utf8 ", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("big5", "big5hkscs"),
        ("no-such-thing", None),
    ],
)
def test_labels_follow_the_encoding_standard(label: str, codec: str | None) -> None:
    assert codec_for(label) == codec


@pytest.mark.parametrize("label", ["utf-8", "gb2312", "gbk", "iso-8859-1", "windows-1251"])
@pytest.mark.parametrize("actual", ["utf-8", "gb18030"])
def test_the_bytes_win_over_a_wrong_declaration(label: str, actual: str) -> None:
    text = page(label)
    decoded = decode(text.encode(actual))
    assert (decoded.text, decoded.encoding, decoded.errors) == (text, actual, 0)
    assert decoded.declaration_wrong == (codec_for(label) != actual)
    assert decoded.declared_label == label


@pytest.mark.parametrize("label", ["utf-8", "gb2312", "big5"])
def test_big5_is_recognised(label: str) -> None:
    text = page(label, TRADITIONAL)
    decoded = decode(text.encode("big5"))
    assert (decoded.text, decoded.encoding) == (text, "big5hkscs")


def test_the_declaration_is_found_late_and_in_other_forms() -> None:
    filler = "<script>var a = 1;</script>" * 100
    for declaration in (
        '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
        "<META CHARSET = 'gb2312' />",
        '<?xml version="1.0" encoding="gb2312"?>',
    ):
        data = (filler + declaration + "©").encode("gb18030")
        assert decode(data).declared == "gb18030"


def test_a_declaration_in_a_comment_or_another_attribute_is_none() -> None:
    assert decode(b"<!-- <meta charset=gbk> --><p>a</p>").declared is None
    assert decode(b'<meta data-charset="gbk"><p charset=gbk>').declared is None


def test_the_transport_comes_before_the_page_and_the_mark_before_both() -> None:
    data = page("utf-8").encode("gb18030")
    assert decode(data, "GBK").declared_label == "GBK"
    marked = decode(b"\xef\xbb\xbf" + CHINESE.encode(), "gbk")
    assert (marked.encoding, marked.bom, marked.text) == ("utf-8", b"\xef\xbb\xbf", CHINESE)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(codec: str) -> None:
    text = "Plain English text saved by an old editor.\r\n"
    assert decode(text.encode(codec)).text == text


def test_without_any_declaration() -> None:
    assert decode(CHINESE.encode("gb18030")).encoding == "gb18030"
    assert decode("Café à la crème, déjà vu".encode("latin-1")).text.startswith("Café à")
    assert decode(b"plain").encoding == "utf-8"
    assert decode(b"").text == ""


def test_a_page_cut_inside_a_character_keeps_its_encoding() -> None:
    for codec in ("utf-8", "gb18030"):
        data = page("utf-8" if codec == "utf-8" else "gbk").encode(codec)
        cut = data[: data.index("方便".encode(codec)) + 1]
        decoded = decode(cut)
        assert (decoded.encoding, decoded.errors) == (codec, 1)
        assert decoded.text.endswith("更加\ufffd")


def test_a_few_symbols_in_a_page_with_a_wrong_label() -> None:
    # As GB18030, the two bytes of UTF-8's copyright sign read as another valid character.
    assert "© 2026" in decode('<meta charset="gb2312">© 2026'.encode()).text


def test_characters_that_the_encoding_lacks() -> None:
    assert encode("价格 — €", "ascii", references=True) == b"&#20215;&#26684; &#8212; &#8364;"
    with pytest.raises(UnicodeEncodeError):
        encode("价格", "cp1252")


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "gbk", "big5", "latin1"]))
def test_any_bytes_are_read(data: bytes, hint: str | None) -> None:
    decoded = decode(data, hint)
    assert not any(0xD800 <= ord(character) <= 0xDFFF for character in decoded.text)
    assert decoded.errors <= len(data)


@given(st.binary(max_size=300))
def test_kept_bytes_are_written_back(data: bytes) -> None:
    for hint in ("utf-8", "gb18030"):
        decoded = decode(data, hint, keep_bytes=True)
        if decoded.encoding == "utf-8":
            assert decoded.bom + encode(decoded.text, "utf-8") == data
