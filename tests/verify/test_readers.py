"""Bilingual files: what is read, what is edited, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance_kit.errors import InputError, UsageError
from compliance_kit.verify.readers import read_bitext

TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="zh-CN"/><body><tu tuid="7">
<tuv xml:lang="en"><seg>A&amp;B grew <bpt i="1">&lt;b></bpt>9.5%<ept i="1"/>.</seg></tuv>
<tuv xml:lang="zh-CN"><seg>A&amp;B增长9.2%。</seg></tuv></tu></body></tmx>
"""
XLIFF12 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2"><file source-language="zh" target-language="en"><body>
<trans-unit id="u1"><source>增长9.2%。</source><target>Up <g id="1">9.5</g>%.</target>
<alt-trans><source>旧</source><target>old</target></alt-trans></trans-unit>
<trans-unit id="u2"><source>未译。</source></trans-unit></body></file></xliff>
"""
XLIFF2 = """<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="zh">
<file id="f"><unit id="u9"><segment><source>Up <ph id="1"/>5%.</source>
<target>增长6%。</target></segment></unit></file></xliff>
"""


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_parallel_lines(tmp_path: Path) -> None:
    source = write(tmp_path, "a.zh.txt", "一\r\n二\r\n")
    target = write(tmp_path, "a.en.txt", "one\r\ntwo\r\n")
    bitext = read_bitext(source, target)
    assert [(p.source, p.target, p.place) for p in bitext.pairs] == [
        ("一", "one", "1"),
        ("二", "two", "2"),
    ]
    assert bitext.edited({1: [(0, 3, "2")]}) == (b"one\r\n2\r\n", 1)


def test_line_counts_that_differ_are_told(tmp_path: Path) -> None:
    source = write(tmp_path, "a.txt", "一\n二\n")
    target = write(tmp_path, "b.txt", "one\n")
    with pytest.raises(InputError, match=r"2 lines.*has 1"):
        read_bitext(source, target)


def test_tmx_with_codes_and_entities(tmp_path: Path) -> None:
    bitext = read_bitext(write(tmp_path, "m.tmx", TMX))
    assert bitext.languages == ("zh-CN", "en")
    assert [(p.source, p.target, p.place) for p in bitext.pairs] == [
        ("A&B增长9.2%。", "A&B grew 9.5%.", "7")
    ]
    data, count = bitext.edited({0: [(0, 3, "A<B"), (9, 13, "9.2%")]})
    assert count == 2
    assert data.decode() == TMX.replace("A&amp;B grew", "A&lt;B grew").replace("9.5%", "9.2%")


def test_xliff_12(tmp_path: Path) -> None:
    bitext = read_bitext(write(tmp_path, "m.xlf", XLIFF12))
    assert [(p.source, p.target, p.place) for p in bitext.pairs] == [
        ("增长9.2%。", "Up 9.5%.", "u1")
    ]
    # a tag ends inside the figure: no place for the edit
    assert bitext.edited({0: [(3, 7, "9.2%")]}) == (XLIFF12.encode(), 0)
    assert b'<g id="1">9.2</g>' in bitext.edited({0: [(3, 6, "9.2")]})[0]


def test_xliff_20(tmp_path: Path) -> None:
    bitext = read_bitext(write(tmp_path, "m.xliff", XLIFF2))
    assert bitext.languages == ("en", "zh")
    assert [(p.source, p.target) for p in bitext.pairs] == [("Up 5%.", "增长6%。")]


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = TMX.replace('SYSTEM "tmx14.dtd"', '[<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]')
    with pytest.raises(InputError, match="entities"):
        read_bitext(write(tmp_path, "bomb.tmx", bomb))


def test_broken_xml_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"m\.tmx:2"):
        read_bitext(write(tmp_path, "m.tmx", "<tmx>\n<a></b></tmx>"))


@pytest.mark.parametrize(
    ("name", "text"),
    [("t.csv", 'zh,en\n"一,二","one, two"\n'), ("t.tsv", "zh\ten\n一,二\tone, two\n")],
)
def test_tables(tmp_path: Path, name: str, text: str) -> None:
    bitext = read_bitext(write(tmp_path, name, text))
    assert bitext.languages == ("zh", "en")
    assert [(p.source, p.target) for p in bitext.pairs] == [("一,二", "one, two")]
    assert "1, two" in bitext.edited({0: [(0, 3, "1")]})[0].decode()


def test_one_text_file_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="translation"):
        read_bitext(write(tmp_path, "a.txt", "一\n"))


def test_gbk_tables_are_read(tmp_path: Path) -> None:
    path = write(
        tmp_path, "t.csv", "原文,译文\n重庆市政府发布公告，欢迎市民参加,Welcome\n", "gb18030"
    )
    assert read_bitext(path).pairs[0].source.startswith("重庆市政府")
