"""Plain text: a line is a segment, all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance_kit.documents.formats.text import TextDocument


def unchanged(document: TextDocument) -> bytes:
    return document.render([segment.source for segment in document.segments])


def test_lines_are_segments_without_the_space_around_them() -> None:
    document = TextDocument("标题\r\n\r\n　　第一段。 \r\n——\n\tlast line".encode())
    assert [(segment.source, segment.line) for segment in document.segments] == [
        ("标题", 1),
        ("第一段。", 3),
        ("last line", 5),
    ]
    assert document.render(["T", "One.", "最后"]).decode() == "T\r\n\r\n　　One. \r\n——\n\t最后"


def test_template_expressions_are_codes() -> None:
    (segment,) = TextDocument("你好 {{ name }}！".encode()).segments
    assert [segment.source[code.start : code.end] for code in segment.codes] == ["{{ name }}"]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-8-sig", "utf-16", "big5"])
def test_the_encoding_stays(codec: str) -> None:
    text = "今天天氣很好，我們一起去看展覽。\n第二行也是中文。\n"
    data = text.encode(codec)
    document = TextDocument(data)
    assert unchanged(document) == data
    assert document.render(["甲", "乙"]) == "甲\n乙\n".encode(codec)


def test_a_text_whose_encoding_lacks_the_translation_becomes_utf8() -> None:
    document = TextDocument("Café crème brûlée".encode("latin-1"))
    assert document.encoding == "cp1252"
    assert document.render(["焦糖布丁"]) == "焦糖布丁".encode()


WRAPPED = """\
PORT NEWS

LAKEWOOD (Port News) -- A strong storm hit the north coast on Sunday
night and left about 40,000 homes without power, officials said.
Schools stay closed.

  * All roads to the harbour and the old
    bridge are shut today
  * Ferries run
"""


def test_a_wrapped_paragraph_is_one_segment_and_wrapped_again() -> None:
    document = TextDocument(WRAPPED.encode())
    assert [segment.source for segment in document.segments] == [
        "PORT NEWS",
        (
            "LAKEWOOD (Port News) -- A strong storm hit the north coast on Sunday\n"
            "night and left about 40,000 homes without power, officials said."
        ),
        "Schools stay closed.",
        "* All roads to the harbour and the old",
        "bridge are shut today",
        "* Ferries run",
    ]
    targets = [segment.source for segment in document.segments]
    targets[1] = "风暴袭击北部海岸，" * 5 + "约4万户停电。"
    lines = document.render(targets).decode().split("\n")
    assert lines[2:5] == [
        "风暴袭击北部海岸，风暴袭击北部海岸，风暴袭击北部海岸，风暴袭击北部海",
        "岸，风暴袭击北部海岸，约4万户停电。",
        "Schools stay closed.",
    ]


def test_lines_of_their_own_stay_apart() -> None:
    poem = "春眠不觉晓\n处处闻啼鸟\n夜来风雨声\n花落知多少\n"
    names = "全国城市公共交通协会年度会议参会单位代表名单及联系方式汇总表\n编者：赵一\n时间：三月\n"
    for text in (poem, names, "A title\nA longer second line that goes on\nand a third line\n"):
        document = TextDocument(text.encode())
        assert len(document.segments) == text.count("\n")


def test_cells_of_a_row_are_segments() -> None:
    document = TextDocument(b"Index       Close     Change\nHang Seng\t21,006.10\t+1.2%\n")
    assert [segment.source for segment in document.segments] == [
        *("Index", "Close", "Change"),
        *("Hang Seng", "21,006.10", "+1.2%"),
    ]
    assert len(TextDocument(b"It rained.  It snowed.\n").segments) == 1


def test_an_empty_text_has_no_segments() -> None:
    assert TextDocument(b"").render([]) == b""


def test_a_translation_stays_on_its_line() -> None:
    document = TextDocument("一\n二".encode())
    target = document.escape("a\nb", document.segments[0])
    assert document.render([target, "c"]) == b"a b\nc"


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_come_back(data: bytes) -> None:
    assert unchanged(TextDocument(data)) == data


@given(st.text(max_size=100).map(lambda text: text.encode("utf-16")))
def test_utf16_comes_back_even_cut(data: bytes) -> None:
    for length in range(len(data) + 1):
        assert unchanged(TextDocument(data[:length])) == data[:length]
