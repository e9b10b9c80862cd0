"""Markdown: blocks, inline codes, front matter, and every byte outside the text unchanged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance_kit.documents import ReadOptions
from compliance_kit.documents.formats.markdown import MarkdownDocument
from growth import assert_linear


def read(text: str) -> MarkdownDocument:
    return MarkdownDocument(text.encode())


def sources(text: str) -> list[str]:
    return [segment.source for segment in read(text).segments]


def codes(text: str) -> list[str]:
    (segment,) = [s for s in read(text).segments if s.kind == "text"]
    return [segment.source[code.start : code.end] for code in segment.codes]


def unchanged(document: MarkdownDocument) -> bytes:
    return document.render([segment.source for segment in document.segments])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一段\n\n二段", ["一段", "二段"]),
        ("换行的\n一段", ["换行的\n一段"]),
        ("# 标题\n## 二级 ##\n", ["标题", "二级"]),
        ("标题\n====\n\n副题\n---\n", ["标题", "副题"]),
        ("- 甲\n- 乙\n  1. 丙\n     续\n", ["甲", "乙", "丙\n     续"]),
        ("> 引\n> 文\n\n> > 深\n", ["引\n> 文", "深"]),
        ("```py\nx = '文'\n```\n\n    缩进\n\n~~~\n文\n~~~\n后", ["后"]),
        ("| 甲 | 乙 |\n|---|:-:|\n| 一 \\| 二 | `x` |\n| 三\n", ["甲", "乙", "一 \\| 二", "三"]),
        ("甲 | 乙\n--|--\n丙 | 丁\n", ["甲", "乙", "丙", "丁"]),
        ("<div>\n<p>块<b>文</b></p>\n</div>\n\n后", ["块<b>文</b>", "后"]),
        ("<!-- 注 -->\n\n后", ["后"]),
        ("[ref]: https://example.cn '题'\n\n后", ["后"]),
        ("文[^1]。\n\n[^1]: 注释\n[^2]:连写\n", ["文[^1]。", "注释", "连写"]),
        (":::tip\n提示\n:::\n", ["提示"]),
        ("- [ ] 任务\n- [x] 完成\n", ["任务", "完成"]),
        ("> [!NOTE]\n> 注意\n", ["注意"]),
        ("> [!tip]- 窍门\n> 内容\n", ["窍门", "内容"]),
        (
            "术语\n: 定义\n: 又一个\n\n第二\n\n:   释义\n    续\n",
            ["术语", "定义", "又一个", "第二", "释义\n    续"],
        ),
        ("冒号 : 不是定义\n", ["冒号 : 不是定义"]),
        ("**全粗**\n\n[全链](x)\n", ["全粗", "全链"]),
        ("## 标题 {#id}\n", ["标题"]),
        ("---\n\n***\n\n* * *\n", []),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert sources(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b** c", ["**", "**"]),
        ("甲**粗体：**乙", ["**", "**"]),
        ("a ***b*** c", ["*", "**", "**", "*"]),
        ("a *b **c** d* e", ["*", "**", "**", "*"]),
        ("a _b_ foo_bar_baz", ["_", "_"]),
        ("5 * 3 * 2 and 2*", []),
        ("a ~~b~~ c", ["~~", "~~"]),
        ("a `b *c*` ``d ` e`` f", ["`b *c*`", "``d ` e``"]),
        ("a `b", []),
        ('a [b](c "d") e', ["[", '](c "d")']),
        ("a [b](<c d>) [e](f(g)h) i", ["[", "](<c d>)", "[", "](f(g)h)"]),
        ("a ![b](c) d", ["![b](c)"]),
        ("a [![b](c)](d) e", ["[", "![b](c)", "](d)"]),
        ("a [b] (c) [d", []),
        ("a <https://example.cn> b <x@example.cn> c", ["<https://example.cn>", "<x@example.cn>"]),
        ("a <b class='x'>c</b><br/>d", ["<b class='x'>", "</b>", "<br/>"]),
        ("a <kbd>Ctrl</kbd> b <!-- c --> d", ["<kbd>Ctrl</kbd>", "<!-- c -->"]),
        ("a < b and c > d", []),
        (r"a \*b\* \[c\](d)", []),
        ("a  \nb\\\nc", ["  \n", "\\\n"]),
        ("> a\n> b", ["\n> "]),
        ("a $$x*y$$ b", ["$$x*y$$"]),
        ("a {{ b }} c {% d %} e", ["{{ b }}", "{% d %}"]),
        ("a [^1] b [[wiki]] c", ["[^1]", "[[wiki]]"]),
        ("a [b][r] [r][] [r] c\n\n[r]: x", ["[", "][r]", "[r][]", "[r]"]),
    ],
)
def test_inline_codes(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("设$x^2$与$n$，$f(x)=\\sin x$。", ["$x^2$", "$n$", "$f(x)=\\sin x$"]),
        ("从$5涨到$10，US$8至US$9，$5-$10", []),
        ("美元$ a $不是公式，\\$x$也不是", []),
        ("块$$\na=b\n$$后", ["$$\na=b\n$$"]),
    ],
)
def test_formulas_are_codes(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_texts_of_an_html_picture_are_segments_of_their_own() -> None:
    document = read("图<img alt=\"一座桥\" src=a.png title='夜景'>在此。\n")
    assert [(s.source, s.kind) for s in document.segments[1:]] == [
        ("一座桥", "attribute"),
        ("夜景", "attribute"),
    ]
    texts = [
        document.segments[0].source,
        *map(document.escape, ['A "bridge"', "it's"], document.segments[1:]),
    ]
    assert document.render(texts).decode() == (
        "图<img alt=\"A &quot;bridge&quot;\" src=a.png title='it&#39;s'>在此。\n"
    )


def test_pairs_of_codes() -> None:
    (segment,) = read("a [b *c* d](e) f").segments
    assert [(code.kind, code.pair) for code in segment.codes] == [
        *[("open", 0), ("open", 1), ("close", 1), ("close", 0)],
    ]


def test_image_descriptions_and_titles_are_segments_of_their_own() -> None:
    document = read('看![图](a.png "题")和[文](b "提示")。\n')
    assert [(segment.kind, segment.source) for segment in document.segments] == [
        ("text", '看![图](a.png "题")和[文](b "提示")。'),
        ("attribute", "图"),
        ("attribute", "题"),
        ("attribute", "提示"),
    ]
    text = document.segments[0].source
    rendered = document.render([text.replace("看", "See "), "picture", "title", "hint"]).decode()
    assert rendered == 'See ![picture](a.png "title")和[文](b "hint")。\n'


def test_plain_text() -> None:
    document = read("x")
    assert document.plain(r"a \* b &copy; \&amp; c\d") == r"a * b © &amp; c\d"
    assert document.plain("今天\n天气 and\nso on") == "今天天气 and so on"


FRONT = """---
title: "标题: 副题"
description: 描述 # 注
date: 2026-01-31
summary: >-
  第一行
  第二行

subtitle: '单引''号'
tags:
  - 一
draft: false
---

正文
"""


def test_front_matter() -> None:
    document = read(FRONT)
    found = [(segment.kind, segment.source, segment.line) for segment in document.segments]
    assert found == [
        ("title", "标题: 副题", 2),
        ("meta", "描述", 3),
        ("meta", "第一行", 6),
        ("meta", "第二行", 7),
        ("meta", "单引''号", 9),
        ("text", "正文", 15),
    ]
    assert unchanged(document) == FRONT.encode()


def test_other_keys_of_front_matter() -> None:
    document = MarkdownDocument(
        "---\ntitle: 甲\nlead: 乙\n---\n".encode(), ReadOptions(front_matter=("lead",))
    )
    assert [segment.source for segment in document.segments] == ["乙"]


def test_front_matter_values_stay_valid() -> None:
    import yaml

    document = read("---\ntitle: 甲\nsubtitle: 'x'\ndescription: \"y\"\n---\n\n文\n")
    for text in ("A: b", "#1", 'it\'s "so"', "yes", "12", "- a", "a #b", "@x", r"a\b", ""):
        targets = [document.escape(text, segment) for segment in document.segments]
        written = document.render(targets).decode()
        values = yaml.safe_load(written.split("---")[1])
        assert values == {"title": text, "subtitle": text, "description": text}


def test_toml_front_matter() -> None:
    text = '+++\ntitle = "标题"\nweight = 3\n[extra]\ntitle = "其他"\n+++\n\n正文\n'
    assert sources(text) == ["标题", "正文"]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert sources("---\n\n正文\n") == ["正文"]


@pytest.mark.parametrize(
    "text",
    [
        *("a*b*c", "# no heading", "- no item", "1. no item", "> no quote", "[a](b)", "![a](b)"),
        *("`a`", "<b>", "&amp;", "a_b_c _d_", r"back\slash", "[x] y", "~~a~~", "[r]", "a | b"),
        *("[^1] a", "+ a", "2) a", "*** a", "$$a$$", "***a** b*", "=== a"),
    ],
)
@pytest.mark.parametrize("place", ["{}\n", "- {}\n", "| h |\n|---|\n| {} |\n", "> {}\n"])
def test_escaped_text_is_only_text(text: str, place: str) -> None:
    document = read(place.format("文") + "\n[r]: https://example.cn\n")
    last = document.segments[-1]
    targets = [segment.source for segment in document.segments[:-1]]
    again = MarkdownDocument(document.render([*targets, document.escape(text, last)]))
    assert again.segments[-1].codes == ()
    assert again.plain(again.segments[-1].source) == text
    assert len(again.segments) == len(document.segments)


@settings(max_examples=300)
@given(st.text(st.sampled_from("ab*_`[]()<>!#&|~\\$:-+=1. \n'\"{}^"), min_size=1, max_size=20))
def test_any_escaped_text_is_read_again(text: str) -> None:
    document = read("前文\n\n文\n\n后文\n")
    target = document.escape(f"甲{text}乙", document.segments[1])
    again = MarkdownDocument(document.render(["前文", target, "后文"]))
    texts = [segment for segment in again.segments if segment.kind == "text"]
    assert [again.plain(s.source) for s in texts if not s.codes] == [
        "前文",
        " ".join(f"甲{text}乙".split()),
        "后文",
    ]


LINES = [
    *("# 标题", "文字 *斜* **粗**", "- 项", "  续行", "> 引文", "> > 深", "```", "    代码", ""),
    *("\t制表", "| 甲 | 乙 |", "|---|---|", "<div>", "</div>", "[r]: x", "[^1]: 注", "---", "+++"),
    *("title: 题", 'a [b](c "d") ![e](f)', "`x", "\\*", "a  ", "1. 一", "===", "\ufeff", "\x00"),
    *("<!-- x", ":::"),
]


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(LINES), max_size=15),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\n", "\ufeff"]),
)
def test_generated_files_come_back(lines: list[str], end: str, edge: str) -> None:
    text = (edge if edge == "\ufeff" else "") + end.join(lines) + (edge if edge == "\n" else "")
    document = read(text)
    assert unchanged(document) == text.encode()
    marked = [
        segment.source if segment.codes else f"\ue000{number}\ue001"
        for number, segment in enumerate(document.segments)
    ]
    rendered = document.render(marked).decode()
    for number, segment in enumerate(document.segments):
        rendered = rendered.replace(f"\ue000{number}\ue001", segment.source)
    assert rendered == text


@given(st.binary(max_size=300))
def test_any_bytes_come_back(data: bytes) -> None:
    assert unchanged(MarkdownDocument(data)) == data


@pytest.mark.parametrize(
    "piece",
    [
        *("*a ", "**", "_a", "[", "[a](", "![", "`", "` ``", "<a ", "<!--", "<kbd>", "> ", "- a\n"),
        *("| a |\n", "# a\n", "a\n", "[a](b) ", "](a", "\\", "$$", "~~a", "[^1]: a\n", "{{"),
        "'\"<a ",
    ],
)
def test_time_grows_with_the_size_only(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        data = ("文 " + piece * (size // len(piece))).encode()
        return lambda: unchanged(MarkdownDocument(data))

    assert_linear(work)


def test_a_value_without_quotes_in_an_html_block_gets_quotes() -> None:
    document = read("<div>\n<img alt=图片 src=x>\n</div>\n")
    assert document.render(["Two words"]) == b'<div>\n<img alt="Two words" src=x>\n</div>\n'
