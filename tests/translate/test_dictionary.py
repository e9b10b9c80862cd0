"""The dictionary of single words: looked up, found in sentences, and put to use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compliance_kit as ck
from compliance_kit.translate import attempts, hints
from compliance_kit.translate.dictionary import Dictionary, starter_dictionary
from compliance_kit.translate.interface import EngineResult
from training.dictionary import add_written, counted, read_written, turned, write_table

ZH = """# a comment
志愿者\t314\tvolunteers\t0.82\tvolunteer\t0.15
分贝\t6\tdecibels\t0.83
突破\t300\texceeded\t0.3
中分\t0\tcenter parting\t0.9
"""
EN = """gearbox\t7\t变速箱\t0.86
stork\t0\t鹳\t0.9
carry\t4\t携带\t0.6
Jeddah\t1\t吉达\t0.9
fire engine\t2\t消防车\t0.9
visit\t250\t访问\t0.3
"""


def dictionary(text: str, source: str) -> Dictionary:
    return Dictionary(iter(text.splitlines()), source)


def test_entries_have_their_renderings_in_order() -> None:
    entry = dictionary(ZH, "zh").find("志愿者")
    assert entry is not None
    assert entry.seen == 314
    assert entry.renderings == (("volunteers", 0.82), ("volunteer", 0.15))
    assert dictionary(ZH, "zh").find("不在") is None


@pytest.mark.parametrize("word", ["stork", "storks", "carries", "carried", "Storks", "carry"])
def test_english_words_are_found_by_their_base_form(word: str) -> None:
    assert dictionary(EN, "en").find(word) is not None


def test_only_words_seldom_seen_and_with_one_sure_rendering_are_offered() -> None:
    zh = dictionary(ZH, "zh")
    assert list(zh.seldom("音量超过70分贝，志愿者突破了。")) == [(6, 8, "decibels")]
    en = dictionary(EN, "en")
    text = "The gearbox of a fire engine; visit the storks."
    assert [(text[a:b], w) for a, b, w in en.seldom(text)] == [
        ("gearbox", "变速箱"),
        ("fire engine", "消防车"),
        ("storks", "鹳"),
    ]


def test_a_word_that_may_be_parts_of_two_others_is_not_found() -> None:
    # 中分贝 is 中 + 分贝 or 中分 + 贝: the two ways of cutting do not agree.
    assert list(dictionary(ZH, "zh").seldom("其中分贝很高")) == []


def test_names_in_capitals_inside_a_sentence_are_no_words() -> None:
    en = dictionary(EN, "en")
    assert list(en.seldom("He met Mr. Stork.")) == []
    assert [w for *_, w in en.seldom("He went to Jeddah.")] == ["吉达"]
    assert [w for *_, w in en.seldom("Storks came.")] == ["鹳"]


@given(st.text(alphabet="志愿者分贝突破中其 ，a\ue000", max_size=40))
def test_chinese_words_are_in_order_and_apart(text: str) -> None:
    position = 0
    for start, end, rendering in dictionary(ZH, "zh").seldom(text):
        assert position <= start < end <= len(text)
        assert text[start:end] in ZH
        assert rendering
        position = end


@given(st.lists(st.sampled_from(["gearbox", "fire", "engine", "Stork", ",", "storks", "x"])))
def test_english_words_are_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    position = 0
    for start, end, _ in dictionary(EN, "en").seldom(text):
        assert position <= start < end <= len(text)
        assert start == 0 or not text[start - 1].isalnum()
        position = end


@pytest.mark.parametrize(
    ("source", "word", "wanted"),
    [("zh", "带状疱疹", "shingles"), ("zh", "分贝", "decibels"), ("en", "gearbox", "变速箱")],
)
def test_the_starter_dictionary_knows_words_that_are_rare_in_its_text(
    source: str, word: str, wanted: str
) -> None:
    entry = starter_dictionary(source).find(word)
    assert entry is not None
    assert entry.renderings[0][0].startswith(wanted)


def test_the_starter_dictionary_is_large_and_well_formed() -> None:
    for source in ("zh", "en"):
        words = starter_dictionary(source)
        assert len(words) > 40_000
        for word in words:
            entry = words.find(word)
            assert entry is not None
            assert entry.renderings
            assert all(text.strip() and 0 < share <= 1 for text, share in entry.renderings)


class Scored:
    """An engine with placeholders: what it says of a sentence, and how sure it is."""

    placeholders = tuple(f"⟦p{n}⟧" for n in range(6))

    def __init__(self, known: dict[str, tuple[str, float]]) -> None:
        self.known = known

    def translate(
        self, sentences: Sequence[str], source: str, target: str
    ) -> Sequence[EngineResult]:
        return [EngineResult(*self.known.get(s, ("Nothing of this.", -9.0))) for s in sentences]


def translated(text: str, engine: Scored, tmp_path: Path) -> str:
    page = tmp_path / "a.html"
    page.write_text(f"<html lang=zh><body><p>{text}</p></body></html>", encoding="utf-8")
    ck.translate_file(page, to="en", source="zh", engine=engine, output=tmp_path / "b.html")
    return (tmp_path / "b.html").read_text(encoding="utf-8")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(source: str) -> Dictionary:
        return dictionary(ZH if source == "zh" else EN, source)

    monkeypatch.setattr(attempts, "starter_dictionary", load)
    monkeypatch.setattr(hints, "starter_dictionary", load)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("score", "wanted"), [(-0.2, "70 decibels"), (-1.2, "70 points")])
def test_a_rare_word_is_written_where_the_sentence_reads_better_so(
    score: float, wanted: str, tmp_path: Path
) -> None:
    engine = Scored(
        {
            "音量不超过70分贝。": ("The volume is no more than 70 points.", -0.6),
            "音量不超过70⟦p0⟧。": ("The volume is no more than 70 ⟦p0⟧.", score),
        }
    )
    assert wanted in translated("音量不超过70分贝。", engine, tmp_path)


@pytest.mark.usefixtures("small")
def test_of_several_rare_words_one_alone_may_be_written(tmp_path: Path) -> None:
    engine = Scored(
        {
            "噪声超过70分贝，中分也在。": ("Noise is over 70 points, a middle too.", -0.8),
            "噪声超过70⟦p0⟧，⟦p1⟧也在。": ("⟦p1⟧ has ⟦p0⟧.", -1.5),
            "噪声超过70⟦p0⟧，中分也在。": ("Noise is over 70 ⟦p0⟧, a middle too.", -0.5),
            "噪声超过70分贝，⟦p0⟧也在。": ("Noise over 70, ⟦p0⟧ too.", -0.4),
        }
    )
    page = translated("噪声超过70分贝，中分也在。", engine, tmp_path)
    assert "Noise over 70, center parting too." in page


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("score", "wanted"),
    [
        (-0.9, "Many <b>volunteers</b> came to the park."),
        # Where the rest of the sentence suffers, the sentence stays as it was.
        (-2.0, "People came to the park."),
    ],
)
def test_a_tagged_word_that_was_not_said_is_written(
    score: float, wanted: str, tmp_path: Path
) -> None:
    engine = Scored(
        {
            "很多志愿者来到公园。": ("People came to the park.", -0.6),
            "很多⟦p0⟧来到公园。": ("Many ⟦p0⟧ came to the park.", score),
        }
    )
    page = translated("很多<b>志愿者</b>来到公园。", engine, tmp_path)
    assert wanted in (page if "<b>" in wanted else page.replace("<b>", "").replace("</b>", ""))


@pytest.mark.usefixtures("small")
def test_a_tagged_word_that_was_said_is_left_alone(tmp_path: Path) -> None:
    engine = Scored(
        {
            "很多志愿者来到公园。": ("To the park came a volunteer.", -0.6),
            "很多⟦p0⟧来到公园。": ("Many ⟦p0⟧ came to the park.", -0.1),
        }
    )
    page = translated("很多<b>志愿者</b>来到公园。", engine, tmp_path)
    assert "To the park came a <b>volunteer</b>." in page


def test_words_are_learned_from_what_is_aligned_to_itself_only() -> None:
    chinese = [["分贝", "的", "音量"], ["分贝", "很", "高"], ["音量", "很", "高"]]
    english = [
        ["the", "Decibel", "volume"],
        ["decibel", "is", "high"],
        ["volume", "is", "high"],
    ]
    links = [{(0, 1), (2, 2)}, {(0, 0), (1, 1), (2, 2)}, {(0, 0), (2, 2)}]
    into_english, into_chinese = (counts.table() for counts in counted(chinese, english, links))
    assert into_english["分贝"] == (2, [("decibel", 1.0)])
    assert into_english["音量"] == (2, [("volume", 1.0)])
    assert into_chinese["high"] == (2, [("高", 1.0)])
    assert "的" not in into_english
    assert "is" not in into_chinese


def test_written_words_come_first_where_the_text_has_too_few(tmp_path: Path) -> None:
    path = tmp_path / "zh-0.tsv"
    path.write_text(
        "音量\tn\tvolume\n登上\tv\tclimb; board\n带鱼\tn\thairtail; cutlassfish\n",
        encoding="utf-8",
    )
    written = list(read_written([path]))
    table = {"音量": (9, [("volumes", 0.8)]), "登上": (1, [("reached", 1.0)])}
    rows = [(word, [(text, 0.9) for text in texts]) for word, _, texts in written]
    add_written(table, rows, {"带鱼": 2})
    assert table["音量"] == (9, [("volumes", 0.8), ("volume", 0.2)])
    assert [text for text, _ in table["登上"][1]] == ["climb", "board", "reached"]
    assert table["带鱼"][0] == 2
    assert dict(turned(written))["hairtail"] == [("带鱼", 0.9)]
    assert "climb" not in dict(turned(written))
    out = tmp_path / "words-zh.tsv"
    write_table(table, out, "Chinese to English")
    with out.open(encoding="utf-8") as lines:
        entry = Dictionary(lines, "zh").find("带鱼")
    assert entry is not None
    assert entry.renderings[0] == ("hairtail", 0.9)
