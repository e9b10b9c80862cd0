"""HTML: segments, codes, attributes, and every byte outside them unchanged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from html_pages import FRAGMENTS, PAGES
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance_kit.documents import Segment, read_bytes
from compliance_kit.documents.formats.html import HtmlDocument
from growth import assert_linear


def read(page: str, encoding: str = "utf-8") -> HtmlDocument:
    return HtmlDocument(page.encode(encoding))


def sources(page: str) -> list[str]:
    return [segment.source for segment in read(page).segments]


def texts(page: str) -> list[str]:
    return [segment.source for segment in read(page).segments if segment.kind == "text"]


def unchanged(document: HtmlDocument) -> bytes:
    return document.render([segment.source for segment in document.segments])


# Segments


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>一段</p><p>二段</p>", ["一段", "二段"]),
        ("<p>去<b>巴黎</b>。</p>", ["去<b>巴黎</b>。"]),
        ("<p> \n 文字 &nbsp; 　</p>", ["文字"]),
        ("<p>&nbsp;&nbsp;　　段首缩进</p>", ["段首缩进"]),
        ("<h1><a href='#'>标题</a></h1>", ["标题"]),
        ("<p><b>记者</b>报道</p>", ["<b>记者</b>报道"]),
        ("<p><img src=a>图下文字<br></p>", ["图下文字"]),
        ("<p>未关闭<p>第二段<ul><li>项一<li>项二</ul>", ["未关闭", "第二段", "项一", "项二"]),
        ("<table><tr><td>甲<td>乙<tr><th>丙</table>", ["甲", "乙", "丙"]),
        ("<dl><dt>词<dd>义</dl>", ["词", "义"]),
        ("<p>H<sub>2</sub>O</p>", ["H<sub>2</sub>O"]),
        ("<p>外<div>内</div>后", ["外", "内", "后"]),
        ("text without any tag", ["text without any tag"]),
        ("a < b and c > d", ["a < b and c > d"]),
        ("<p>前<!-- 注释 -->后</p>", ["前<!-- 注释 -->后"]),
        ("<p>“<b>引言</b>”</p>", ["“<b>引言</b>”"]),
        ("<select><option>一<option>二</select>", ["一", "二"]),
        ("<label>姓名 <input placeholder='请输入'></label>", ["姓名", "请输入"]),
        ("<p>12:30</p>", ["12:30"]),
        ("<p>★★★</p><p>——</p>", []),
    ],
)
def test_blocks_and_edges(page: str, expected: list[str]) -> None:
    assert sources(page) == expected


@pytest.mark.parametrize(
    "protected",
    [
        "<script>var 文 = '<p>文</p>';</script>",
        "<script><!-- <script>文</script> --></script>",
        "<style>p:after { content: '文' }</style>",
        "<pre>文字</pre>",
        "<textarea>文字</textarea>",
        "<svg><title>图</title><text>文</text></svg>",
        "<math><mi>文</mi></math>",
        "<!-- 文 -->",
        "<!文>",
        "<?php echo '文' ?>",
        "<% 文 %>",
        "<div translate='no'>文<p>字</p></div>",
        "<div class='a notranslate b'>文字</div>",
        "<p translate=no title='文'>字</p>",
        "<iframe>文</iframe>",
        "<link title='文' rel=stylesheet>",
        "<input value='文'>",
        "<meta name=author content='文'>",
        "<a href='文'></a>",
        "<svg><style>a<b/></style></svg>",
        "<template><p>文</p></template>",
    ],
)
def test_what_is_not_translated(protected: str) -> None:
    assert sources(protected) == []
    assert sources(f"<p>前</p>{protected}<p>后</p>") == ["前", "后"]


def test_a_protected_element_inside_a_sentence_is_one_code() -> None:
    (segment,) = read("<p>运行<code>a <b>b</b></code>即可</p>").segments
    (code,) = segment.codes
    assert segment.source[code.start : code.end] == "<code>a <b>b</b></code>"
    assert (code.kind, code.pair) == ("empty", -1)
    (segment,) = read("<p>在<span translate=no>Acme</span>工作</p>").segments
    assert [segment.source[c.start : c.end] for c in segment.codes] == [
        "<span translate=no>Acme</span>"
    ]


def test_translate_yes_inside_translate_no() -> None:
    assert sources("<div translate=no>甲<p translate=yes>乙</p>丙</div>") == ["乙"]


def test_codes_pair_and_nest() -> None:
    (segment,) = read("<p>甲<a href=x>乙<b>丙</b></a>丁<br>戊</p>").segments
    assert [(segment.source[c.start : c.end], c.kind, c.pair) for c in segment.codes] == [
        ("<a href=x>", "open", 0),
        ("<b>", "open", 1),
        ("</b>", "close", 1),
        ("</a>", "close", 0),
        ("<br>", "empty", -1),
    ]


@pytest.mark.parametrize(
    "page", ["<p>甲<b>乙<i>丙</b>丁</i>戊</p>", "<p>甲<b>乙</p>", "<p>甲</b>乙</p>"]
)
def test_codes_without_a_partner_are_empty_ones(page: str) -> None:
    (segment,) = read(page).segments
    pairs = Counter(code.pair for code in segment.codes if code.kind != "empty")
    assert set(pairs.values()) <= {2}
    codes = "".join(segment.source[c.start : c.end] for c in segment.codes)
    plain = re.sub("<[^>]*>", "", segment.source)
    assert len(codes) + len(plain) == len(segment.source)


def test_template_expressions_are_codes() -> None:
    (segment,) = read("<p>你好，{{ user.name }}，共{% count %}条</p>").segments
    assert [segment.source[c.start : c.end] for c in segment.codes] == [
        "{{ user.name }}",
        "{% count %}",
    ]
    (segment,) = read("<img alt='{{ n }}张图'>").segments
    assert len(segment.codes) == 1


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<div><a>首页</a><a>国内</a> | <a>国际</a></div>", ["首页", "国内", "国际"]),
        ("<p><a>首页</a> &gt; <a>新闻</a> &gt; 正文</p>", ["首页", "新闻", "正文"]),
        ("<p>关于我们 | 联系我们｜广告服务</p>", ["关于我们", "联系我们", "广告服务"]),
        ("<li><a>标题很长</a><span>2026-01-31</span></li>", ["标题很长", "2026-01-31"]),
        (
            "<div><span>来源：某报</span> <span>作者：某人</span></div>",
            ["来源：某报", "作者：某人"],
        ),
        ("<p>见<a>甲</a>、<a>乙</a>两文</p>", ["见<a>甲</a>、<a>乙</a>两文"]),
        ("<p><span>今天</span><span>天气</span>好</p>", ["<span>今天</span><span>天气</span>好"]),
        (
            "<div><span>他说，今天</span><span>天气好。</span></div>",
            ["<span>他说，今天</span><span>天气好。</span>"],
        ),
        ("<div>增长<b>3.5%</b></div>", ["增长<b>3.5%</b>"]),
        ("<li><a>关于</a><span>|</span></li>", ["关于"]),
    ],
)
def test_inline_elements_side_by_side(page: str, expected: list[str]) -> None:
    assert sources(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<div>第一段。<br>第二段。</div>", ["第一段。", "第二段。"]),
        ("<div>甲<br><br/>乙</div>", ["甲", "乙"]),
        ("<div>甲<br>　　乙</div>", ["甲", "乙"]),
        ("<h1>标题上行<br>标题下行</h1>", ["标题上行<br>标题下行"]),
        ("<div><b>甲。<br>乙</b>丙</div>", ["甲。", "乙</b>丙"]),
    ],
)
def test_line_breaks(page: str, expected: list[str]) -> None:
    assert sources(page) == expected


def test_attributes_that_people_read() -> None:
    page = (
        "<html><head><title>题</title><meta name=Description content='描述'>"
        '<meta property="og:title" content="分享题"><meta name="twitter:description" content="推">'
        "<meta name=viewport content='width'></head>"
        "<body><a title='提示'>文</a><img alt=图 src=s><input placeholder='占位'>"
        "<button aria-label='关'>×</button><track label='字幕'><input type=SUBMIT value='提交'>"
        "<option label='项'></option><a title=''></a></body></html>"
    )
    found = [(segment.kind, segment.source) for segment in read(page).segments]
    assert found == [
        *[("title", "题"), ("meta", "描述"), ("meta", "分享题"), ("meta", "推")],
        *[("attribute", "提示"), ("text", "文"), ("attribute", "图"), ("attribute", "占位")],
        *[("attribute", "关"), ("attribute", "字幕"), ("attribute", "提交"), ("attribute", "项")],
    ]


def test_lines_and_paths() -> None:
    document = read("<html>\n<body>\n<div><p>一</p>\n<p>二</p></div>\n<img\nalt='三'></body>")
    assert [(segment.line, segment.path) for segment in document.segments] == [
        (3, "html/body/div/p"),
        (4, "html/body/div/p[2]"),
        (6, "html/body/img/@alt"),
    ]


# Plain text and escapes


def test_plain_and_escape() -> None:
    document = read("<p>甲 &amp; 乙&nbsp;&lt;丙&gt; &copy;</p>")
    (segment,) = document.segments
    assert document.plain(segment.source) == "甲 & 乙\u00a0<丙> ©"
    assert document.plain("a\n   b\t c") == "a b c"
    assert document.plain("今天\n    天气") == "今天天气"
    assert document.escape('A & B <c> "d"', segment) == 'A &amp; B &lt;c&gt; "d"'


@pytest.mark.parametrize("form", ['<img alt="图">', "<img alt='图'>", "<img alt=图>"])
@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30))
def test_an_escaped_attribute_reads_as_the_text(form: str, text: str) -> None:
    document = read(f"{form}<p>后</p>")
    target = document.escape(text, document.segments[0])
    again = HtmlDocument(document.render([target, "后"]))
    written = re.search(r"alt=(\"[^\"]*\"|'[^']*'|[^ >]*)", again.source.text)
    assert written is not None
    value = written.group(1)
    if value[:1] in "\"'":
        value = value[1:-1]
    assert again.plain(value) == document.plain(document.escape(text, Segment("")))
    assert texts(again.source.text) == ["后"]


def test_characters_that_the_encoding_lacks_become_references() -> None:
    document = HtmlDocument("<meta charset=windows-1251><p>Привет</p>".encode("cp1251"))
    assert document.encoding == "cp1251"
    assert document.render(["重庆"]).endswith(b"<p>&#37325;&#24198;</p>")


# The file around the segments


def test_a_gb18030_page_declared_utf8_keeps_its_bytes() -> None:
    page = "<meta charset=utf-8><p>今天，全市天气晴朗，最高气温三十度。</p>"
    document = HtmlDocument(page.encode("gb18030"))
    assert document.encoding == "gb18030"
    assert unchanged(document) == page.encode("gb18030")
    assert document.render(["新的一天"]) == "<meta charset=utf-8><p>新的一天</p>".encode("gb18030")


def test_undecodable_bytes_stay_and_are_codes() -> None:
    data = "<p>坏字节".encode() + b"\xff\xfe" + "之后</p><p>好</p>".encode()
    document = HtmlDocument(data)
    assert unchanged(document) == data
    segment = document.segments[0]
    assert len(segment.codes) == 1
    assert document.plain(segment.source) == "坏字节\ufffd\ufffd之后"
    assert document.render([segment.source, "x"]) == data.replace("好".encode(), b"x")


def test_attributes_inside_the_codes_of_a_sentence() -> None:
    document = read("<p>看<a title='提示' href=x>这里</a>和<img alt='图'>。</p>")
    text, title, alt = document.segments
    assert (title.source, alt.source) == ("提示", "图")
    moved = "<img alt='图'> and <a title='提示' href=x>here</a>."
    assert document.render([moved, "Hint", "Picture"]).decode() == (
        "<p><img alt='Picture'> and <a title='Hint' href=x>here</a>.</p>"
    )
    assert document.render([text.source, "提示", "图"]) == b"".join([unchanged(document)])


def test_codes_that_are_spelled_alike_each_get_their_own() -> None:
    document = read("<p>甲<img alt='图'>乙<img alt='图'>丙</p>")
    source = document.segments[0].source
    assert document.render([source, "1", "2"]).decode() == "<p>甲<img alt='1'>乙<img alt='2'>丙</p>"


def test_another_number_of_targets_is_an_error() -> None:
    with pytest.raises(ValueError, match="1 segments, but 0 targets"):
        read("<p>一</p>").render([])


def test_language_marks() -> None:
    page = (
        '<html lang="zh-CN" xml:lang="zh-CN"><head>'
        '<meta http-equiv="Content-Language" content="zh-CN">'
        '<meta property="og:locale" content="zh_CN">'
        '<script type="application/ld+json">{"inLanguage": "zh-CN", "name": "文"}</script></head>'
        '<body><p lang="zh">一<i lang=zh-Hans>二</i>三</p><p lang="fr">un</p>'
        "<div translate=no lang=zh>四</div></body></html>"
    )
    document = read(page)
    targets = [segment.source for segment in document.segments]
    expected = (
        page.replace('"zh-CN"', '"en"')
        .replace("zh_CN", "en_US")
        .replace('lang="zh"', 'lang="en"')
        .replace("lang=zh-Hans", "lang=en")
    )
    assert document.render(targets, "en").decode() == expected
    assert document.render(targets) == page.encode()


def test_a_missing_language_mark_is_added_to_the_html_element_only() -> None:
    document = read("<html class=a><p>一</p>")
    assert document.render(["one"], "en") == b'<html lang="en" class=a><p>one</p>'
    assert read("<p>一</p>").render(["one"], "en") == b"<p>one</p>"


@settings(max_examples=200)
@given(PAGES, st.sampled_from(["utf-8", "gb18030", "utf-16", "big5hkscs"]))
def test_generated_pages_come_back(page: str, encoding: str) -> None:
    data = page.encode(encoding, "ignore")
    assert unchanged(HtmlDocument(data)) == data


@settings(max_examples=200)
@given(FRAGMENTS, st.integers(0, 400))
def test_broken_and_cut_pages_come_back(page: str, cut: int) -> None:
    for data in (page.encode(), page.encode()[:cut]):
        assert unchanged(HtmlDocument(data)) == data


@given(st.binary(max_size=400))
def test_any_bytes_come_back(data: bytes) -> None:
    assert unchanged(HtmlDocument(data)) == data


@settings(max_examples=200)
@given(PAGES | FRAGMENTS, st.data())
def test_only_the_bytes_of_segments_differ(page: str, data: st.DataObject) -> None:
    document = read(page)
    chosen = [data.draw(st.booleans()) for _segment in document.segments]
    # Marks that occur nowhere else stand for translations of segments without codes.
    targets = [
        f"\ue000{number}\ue001" if change and not segment.codes else segment.source
        for number, (segment, change) in enumerate(zip(document.segments, chosen, strict=True))
    ]
    rendered = document.render(targets).decode()
    for number, segment in enumerate(document.segments):
        if targets[number] != segment.source:
            assert rendered.count(f"\ue000{number}\ue001") == 1
            before, after = re.split(f'"?\ue000{number}\ue001"?', rendered)
            rendered = before + segment.source + after
    bare = page.replace('"', "")
    assert rendered.replace('"', "") == bare


@settings(max_examples=200)
@given(PAGES | FRAGMENTS)
def test_segments_are_sound(page: str) -> None:
    for segment in read(page).segments:
        # White space at an edge can only be a code's own: <code> without its end holds the rest.
        assert not segment.source[0].isspace() or segment.codes[0].start == 0
        assert not segment.source[-1].isspace() or segment.codes[-1].end == len(segment.source)
        position = 0
        opened: list[int] = []
        for code in segment.codes:
            assert position <= code.start < code.end <= len(segment.source)
            position = code.end
            if code.kind == "open":
                opened.append(code.pair)
            elif code.kind == "close":
                assert opened.pop() == code.pair
        assert opened == []


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<",
            "<p>",
            "<a b",
            "<b>",
            "</b>",
            "<!--",
            "<script>",
            "<svg>",
            "<i>x",
            "<a>x</a>",
            "<br>x",
        ),
        *("<td>x", "<a title=x>", "<p><b>", "<button><hr>", "<%", "{{", "<b>x</i>", "x|", "&nbsp;"),
        *("<span><a>x</a>", "<html>", "<li><b>x</b><i>y</i>", "<div title='x", "<code>", "\n"),
    ],
)
def test_time_grows_with_the_size_only(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        data = (piece * (size // len(piece))).encode()
        return lambda: unchanged(HtmlDocument(data))

    assert_linear(work, 10_000, 80_000)


def test_a_page_is_read_by_its_extension() -> None:
    assert isinstance(read_bytes(b"<p>a</p>", "story.HTM"), HtmlDocument)


# Values without quotes


@pytest.mark.parametrize(
    "page",
    [
        "<img alt=图'片说明>",
        "<option label=一=二>三",
        "<a title=图<b>链接</a>",
        "<img alt=&nbsp;图片>",
    ],
)
def test_an_odd_value_without_quotes_is_given_back_as_it_is(page: str) -> None:
    assert unchanged(read(page)) == page.encode()


def test_quotes_are_put_around_the_whole_value() -> None:
    document = read("<img alt=&nbsp;图片 src=x>")
    (segment,) = document.segments
    assert segment.source == "&nbsp;图片"
    written = document.render(["&nbsp;Two words"])
    assert written == b'<img alt="&nbsp;Two words" src=x>'
