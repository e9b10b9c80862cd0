"""Inline codes: all there, nested, on the right words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance_kit.documents import read_bytes
from compliance_kit.translate.inline import Mark, apply_edits, lift, put_back, tree
from compliance_kit.translate.interface import EngineResult
from compliance_kit.translate.options import Options
from compliance_kit.translate.pipeline import Job, translate_documents
from translate.engines import Dictionary, Function

TAG = re.compile(r"<[^<>]+>")


def translated(body: str, engine: object, to: str = "en") -> str:
    page = f"<html><body>{body}</body></html>"
    job = Job(read_bytes(page.encode(), "page.html"))
    translate_documents([job], to=to, engine=engine, options=Options(lookups=()))  # type: ignore[arg-type]
    if job.data is None:
        return body
    found = re.search("<body>(.*)</body>", job.data.decode(), re.DOTALL)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize(
    ("source", "output", "result"),
    [
        # a name or a number that stands on both sides
        (
            "<p>用<b>Python</b>写的。</p>",
            "It is written in Python.",
            "<p>It is written in <b>Python</b>.</p>",
        ),
        # the whole sentence, with and without its full stop
        (
            "<p><b>天气好。</b>好。</p>",
            "Fine weather.",
            "<p><b>Fine weather.</b> Fine weather.</p>",
        ),
        ("<p><b>天气好</b>。</p>", "Fine weather.", "<p><b>Fine weather</b>.</p>"),
        # a protected piece
        (
            "<p>见<a href='x'>https://a.cn/x</a>。</p>",
            "See https://a.cn/x.",
            "<p>See <a href='x'>https://a.cn/x</a>.</p>",
        ),
        # code is not translated and stays with its tag
        (
            "<p>运行<code>ls -l</code>命令。</p>",
            "Run the command ls -l.",
            "<p>Run the command <code>ls -l</code>.</p>",
        ),
        # a line break cuts the sentence
        ("<p>天气好<br>天气好</p>", "Fine weather", "<p>Fine weather<br>Fine weather</p>"),
        # an empty pair stays
        ("<p>天气<span id=a></span>好。</p>", "Fine weather.", None),
    ],
)
def test_places(source: str, output: str, result: str | None) -> None:
    got = translated(source, Function(lambda sentence: output))
    if result is None:
        assert Counter(TAG.findall(got)) == Counter(TAG.findall(source))
    else:
        assert got == result


def test_an_engine_that_aligns_decides_the_place() -> None:
    class Aligns:
        def translate(
            self, sentences: Sequence[str], source: str, target: str
        ) -> Sequence[EngineResult]:
            # 我昨天去了巴黎。 -> Yesterday I went to Paris.
            pairs = [(1, 0), (2, 0), (0, 10), (3, 12), (4, 12), (5, 20), (6, 20), (7, 25)]
            return [EngineResult("Yesterday I went to Paris.", -0.1, pairs) for _ in sentences]

    assert (
        translated("<p>我<i>昨天</i>去了<b>巴黎</b>。</p>", Aligns())
        == "<p><i>Yesterday</i> I went to <b>Paris</b>.</p>"
    )


def test_an_engine_is_asked_for_alignment_only_where_it_is_needed() -> None:
    class Asked(Dictionary):
        pairs: Sequence[tuple[str, str]] = ()

        def align(
            self, pairs: Sequence[tuple[str, str]], source: str, target: str
        ) -> Sequence[Sequence[tuple[int, int]]]:
            self.pairs = list(pairs)
            return [[] for _ in pairs]

    engine = Asked({"好天气。": "Fine weather.", "天气好。": "The weather is fine."})
    translated("<p><b>天气好。</b></p><p>天气<b>好</b>。</p><p>好天气。</p>", engine)
    assert engine.pairs == [("天气好。", "The weather is fine.")]


def test_a_word_translated_alone_shows_where_its_tag_belongs() -> None:
    engine = Dictionary({"我们在公园看花。": "In the park we look at flowers.", "公园": "The park"})
    got = translated("<p>我们在<a href='x'>公园</a>看花。</p>", engine)
    assert got == "<p>In the <a href='x'>park</a> we look at flowers.</p>"


@pytest.mark.parametrize(
    "formula",
    [
        "H<sub>2</sub>O",
        "CO<sub class=x>2</sub>",
        "C<sub>6</sub>H<sub>12</sub>O<sub>6</sub>",
        "SO<sub>4</sub><sup>2-</sup>",
        "Ca(OH)<sub>2</sub>",
        "PM<sub>2.5</sub>",
        "5 km<sup>2</sup>",
        "10<sup>-6</sup>",
    ],
)
def test_a_formula_is_one_piece(formula: str) -> None:
    seen: list[str] = []

    def function(sentence: str) -> str:
        seen.append(sentence)
        return "There is " + "".join(re.findall("[!-~ ]+", sentence)) + " here."

    got = translated(f"<p>这里有{formula}存在。</p>", Function(function))
    assert formula in got
    assert "<" not in "".join(seen)


@pytest.mark.parametrize("note", ["Word<sup>1</sup>", "In 2026<sup>3</sup>", "x<sub>i</sub>"])
def test_a_note_number_is_no_formula(note: str) -> None:
    assert translated(f"<p>{note}一二。</p>", Dictionary()).count("<su") == 1


def test_a_tag_never_reaches_the_engine() -> None:
    engine = Dictionary()
    translated("<p>我们<b>去</b><img src=a><a href='b'>公园</a>。</p>", engine)
    assert "我们去公园。" in engine.sentences
    assert not [sentence for sentence in engine.sentences if "<" in sentence]


def test_entities_are_read_and_written() -> None:
    engine = Function(lambda sentence: 'A & B < "C"')
    assert translated("<p>甲&amp;乙</p>", engine) == '<p>A &amp; B &lt; "C"</p>'
    assert engine.asked[0] == "甲&乙"


def test_a_tag_whose_other_half_is_outside_is_not_overtaken() -> None:
    # The line break ends the segment, so that neither closing tag is in it.
    source = "<p>今天<b>我们<i>好。<br></i>我们我们</b></p>"
    got = translated(source, Function(lambda sentence: sentence[::-1]))
    assert TAG.findall(got) == TAG.findall(source)


def test_tree_tells_crossing_codes() -> None:
    crossing = [Mark(0, "open", 0, "a"), Mark(1, "open", 1, "b"), Mark(2, "close", 0, "/a")]
    assert tree([*crossing, Mark(3, "close", 1, "/b")]) is None
    # An end without its beginning is a single code, not a crossing.
    assert tree([Mark(0, "close", 7, "/x"), Mark(1, "open", 8, "y")]) is not None


def test_crossing_codes_keep_their_order() -> None:
    marks = [
        Mark(0, "open", 0, "<b>"),
        Mark(1, "open", 1, "<i>"),
        Mark(2, "close", 0, "</b>"),
        Mark(3, "close", 1, "</i>"),
    ]
    found = put_back(marks, "abcdef", lambda a, b: (5 - a, 5 - b))
    assert [raw for _, raw in found] == ["<b>", "<i>", "</b>", "</i>"]
    assert [at for at, _ in found] == sorted(at for at, _ in found)


def test_edits_tell_where_offsets_went() -> None:
    text, moved = apply_edits("one two three", [(4, 7, "2"), (8, 13, "III")])
    assert text == "one 2 III"
    assert [moved(0), moved(4), moved(5), moved(7), moved(13)] == [0, 4, 4, 5, 9]


def test_space_is_collapsed_inside_and_kept_outside() -> None:
    document = read_bytes("<p>\n  我们去\n  <b>公园</b>。\n</p>".encode(), "a.html")
    lifted = lift(document.segments[0], document)
    assert lifted.text == "我们去公园。"


# Anything that an engine may say.
ENGINES: list[Callable[[str], str]] = [
    lambda s: "Some words, in English, go here.",
    lambda s: " ".join(f"word{n}" for n in range(len(s))),
    lambda s: s[::-1],
    lambda s: "",
    lambda s: "x",
    lambda s: "We <b> & 我们 “mix” it.",
    lambda s: s,
]


@st.composite
def markup(draw: st.DrawFn, depth: int = 3) -> str:
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        choice = draw(st.integers(0, 7 if depth else 4))
        if choice <= 2:
            pieces.append(
                draw(
                    st.sampled_from(
                        ["我们", "去公园，", "好。", "5G", " ", "&amp;", "a@b.cn", "天气", "\n "]
                    )
                )
            )
        elif choice == 3:
            pieces.append(
                draw(
                    st.sampled_from(
                        ["<br>", "<img src=a>", "<code>x</code>", "<wbr>", "<!-- 注 -->"]
                    )
                )
            )
        elif choice == 4:
            pieces.append("今天")
        else:
            name = draw(st.sampled_from(["b", "i", "a", "span"]))
            pieces.append(f"<{name}>{draw(markup(depth=depth - 1))}</{name}>")
    return "".join(pieces)


@settings(max_examples=200, deadline=None)
@given(markup(), st.sampled_from(ENGINES), st.booleans())
def test_no_code_is_lost_or_crosses(body: str, function: Callable[[str], str], mark: bool) -> None:
    placeholders = [f"⟦{kind}{n}⟧" for kind in "pnt" for n in range(6)] if mark else []
    source = f"<p>今天{body}</p>"
    got = translated(source, Function(function, placeholders))
    tags = TAG.findall(got.replace("<!-- 注 -->", "<!>"))
    assert Counter(tags) == Counter(TAG.findall(source.replace("<!-- 注 -->", "<!>")))
    stack: list[str] = []
    for tag in tags:
        name = tag.strip("</>").split()[0]
        if name in ("br", "img", "wbr", "!"):
            continue
        if tag.startswith("</"):
            assert stack.pop() == name
        else:
            stack.append(name)
    assert not stack
    assert not re.search("[\ue000-\uf8ff⟦⟧]", got)


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("<p>天气好。 <i></i></p>", "<p>Fine. <i></i></p>"),
        ("<p>天气好。<i></i></p>", "<p>Fine.<i></i></p>"),
        ("<p>天气好。 <i></i> </p>", "<p>Fine. <i></i> </p>"),
        ("<p><i></i> 天气好。</p>", "<p><i></i> Fine.</p>"),
        ("<p>【天气好。】 <i></i></p>", "<p>[Fine.] <i></i></p>"),
        ("<p>【天气好。】</p>", "<p>[Fine.]</p>"),
    ],
)
def test_the_space_before_a_code_at_the_end_stays(source: str, result: str) -> None:
    assert translated(source, Dictionary({"天气好。": "Fine."})) == result
