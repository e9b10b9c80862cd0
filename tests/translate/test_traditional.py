"""Traditional Chinese by way of a model that knows Simplified."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

import pytest

import tiny
from compliance_kit.documents import read_bytes
from compliance_kit.errors import MissingError
from compliance_kit.text.expressions import find_expressions
from compliance_kit.translate import traditional
from compliance_kit.translate.engines import argos
from compliance_kit.translate.engines.argos import ArgosEngine
from compliance_kit.translate.interface import EngineResult
from compliance_kit.translate.memory import Match
from compliance_kit.translate.models.store import Model
from compliance_kit.translate.options import Options
from compliance_kit.translate.pipeline import Job, default_output, translate_documents
from compliance_kit.translate.report import TranslationReport
from compliance_kit.translate.traditional import to_simplified, to_traditional
from translate.engines import Dictionary, Function

Ckit = Callable[..., tuple[int, str, str]]
NOTHING_KNOWN = Options(lookups=())


def run(
    text: str,
    engine: object,
    to: str = "en",
    name: str = "a.txt",
    options: Options = NOTHING_KNOWN,
    source: str | None = None,
) -> tuple[str, TranslationReport]:
    job = Job(read_bytes(text.encode(), name), name)
    translate_documents([job], to=to, source=source, engine=engine, options=options)  # type: ignore[arg-type]
    assert job.report is not None
    return (job.data or b"").decode(), job.report


class Own(Dictionary):
    """Has models of its own for Traditional Chinese."""

    def chinese(self, source: str, target: str) -> str:
        return "zt"


class Memory:
    """Knows whole sentences."""

    def __init__(self, known: dict[str, str]) -> None:
        self.known = known

    def find(self, sentence: str, source: str, target: str) -> Match | None:
        text = self.known.get(sentence)
        return Match(text, sentence, 100, "memory") if text is not None else None


@pytest.mark.parametrize(
    ("simplified", "taiwan", "hong_kong"),
    [
        ("头发发展", "頭髮發展", "頭髮發展"),
        ("里面的面条", "裡面的麵條", "裏面的麪條"),
        ("皇后与王后", "皇后與王后", "皇后與王后"),
        ("新西兰的软件", "紐西蘭的軟體", "新西蘭的軟件"),
        # Two-character words of the computer that mean other things in news.
        ("支持司法程序", "支持司法程序", "支持司法程序"),
        ("5里，3周", "5里，3週", "5里，3周"),
        ("3.5万亿元，20世纪90年代", "3.5萬億元，20世紀90年代", "3.5萬億元，20世紀90年代"),
    ],
)
def test_characters_and_words_of_a_region(simplified: str, taiwan: str, hong_kong: str) -> None:
    assert to_traditional(simplified).text == taiwan
    assert to_traditional(simplified, "HK").text == hong_kong


def test_no_word_changes_a_figure() -> None:
    text = "2026年3月3日，12家公司投资53亿美元，增长4.5个百分点，历时2小时30分钟。"
    new = to_traditional(text).text
    assert new != text
    before, after = find_expressions(text, "zh"), find_expressions(new, "zh")
    assert [e.value for e in before] == [e.value for e in after]


def test_offsets_hold_where_a_word_has_another_length() -> None:
    text = "在衣索比亞的計程車"
    new = to_simplified(text)
    assert new.text == "在埃塞俄比亚的出租车"
    assert new.text[new.at(text.index("的")) :] == "的出租车"
    back = new.reversed(text)
    assert text[back.at(new.text.index("的")) :] == "的計程車"
    assert (new.at(0), new.at(len(text))) == (0, len(new.text))


def test_a_model_for_simplified_gets_simplified() -> None:
    engine = Dictionary({"总统访问新西兰。": "The president visits New Zealand."})
    data, report = run("總統訪問紐西蘭。\n", engine)
    assert data == "The president visits New Zealand.\n"
    assert engine.sentences == ["总统访问新西兰。"]
    assert (report.source, report.converted) == ("zt", "zh-Hans")
    # The report shows what the page has.
    assert [sentence.source for sentence in report.sentences] == ["總統訪問紐西蘭。"]


@pytest.mark.parametrize("source", [None, "zh", "zh-TW", "zh-HK"])
def test_whatever_the_source_is_called(source: str | None) -> None:
    engine = Dictionary()
    run("我們訪問這個網站。\n", engine, source=source)
    assert engine.sentences == ["我们访问这个网站。"]


def test_a_model_for_traditional_gets_traditional() -> None:
    engine = Own({"總統訪問。": "The president visits."})
    data, report = run("總統訪問。\n", engine)
    assert (data, report.converted) == ("The president visits.\n", "")
    assert engine.sentences == ["總統訪問。"]


def test_simplified_text_is_left_alone() -> None:
    engine = Dictionary({"总统访问。": "The president visits."})
    assert run("总统访问。\n", engine)[1].converted == ""


def test_memories_of_both_scripts_and_house_terms_are_found() -> None:
    options = Options(
        lookups=(Memory({"歡迎光臨。": "Welcome.", "谢谢。": "Thank you."}),),
        terms={"經濟部": "the ministry"},
    )
    engine = Dictionary()
    data, report = run("歡迎光臨。\n\n謝謝。\n\n經濟部說。\n", engine, options=options)
    assert data.splitlines()[:3] == ["Welcome.", "", "Thank you."]
    assert report.count("memory") == 2
    assert "term" in report.sentences[2].flags


def test_tags_stand_where_they_stood() -> None:
    engine = Function(lambda s: {"在埃塞俄比亚的3家公司": "3 companies in Ethiopia"}.get(s, "x"))
    data, _ = run("<p>在衣索比亞的<b>3</b>家公司</p>", engine, name="a.html")
    assert data == "<p><b>3</b> companies in Ethiopia</p>"


@pytest.mark.parametrize(
    ("to", "text", "tag"),
    [
        ("zh-Hant", "總統訪問了紐西蘭。", "zh-Hant-TW"),
        ("zh-TW", "總統訪問了紐西蘭。", "zh-Hant-TW"),
        ("zh-HK", "總統訪問了新西蘭。", "zh-Hant-HK"),
    ],
)
def test_a_traditional_target_is_converted(to: str, text: str, tag: str) -> None:
    engine = Dictionary({"The president visited New Zealand.": "总统访问了新西兰。"})
    data, report = run("The president visited New Zealand.\n", engine, to)
    assert data == text + "\n"
    assert (report.target, report.converted, report.exit_code()) == ("zt", tag, 0)
    assert report.sentences[0].target == text


def test_what_a_memory_says_is_converted_too() -> None:
    options = Options(lookups=(Memory({"Welcome.": "欢迎。", "Thanks.": "謝謝。"}),))
    data, report = run("Welcome.\n\nThanks.\n", Own(), "zh-Hant", options=options)
    assert data == "歡迎。\n\n謝謝。\n"
    assert report.converted == "zh-Hant-TW"


def test_a_model_that_writes_traditional_serves_simplified() -> None:
    engine = Own({"The president visited New Zealand.": "總統訪問了紐西蘭。"})
    data, report = run("The president visited New Zealand.\n", engine, "zh-CN")
    assert data == "总统访问了新西兰。\n"
    assert (report.converted, report.exit_code()) == ("zh-Hans", 0)


def test_outputs_of_every_region_are_named_after_the_article() -> None:
    assert default_output(Path("a.zh-HK.html"), "en") == Path("a.en.html")


def test_protected_pieces_and_figures_survive() -> None:
    engine = Function(
        lambda s: s.replace("We offer you a look at", "请看").replace("for", "发布于")
    )
    text = "We offer you a look at https://example.cn/a for 云里 <code>头发</code> 3 weeks"
    options = Options(lookups=(), keep=("云里",))
    data, _ = run(f"<p>{text}</p>", engine, "zh-Hant", "a.html", options)
    assert "https://example.cn/a" in data
    assert "<code>头发</code>" in data
    assert "云里" in data
    assert "請看" in data
    assert "發佈" in data


def test_figures_alone_are_written_in_traditional_characters() -> None:
    engine = Dictionary({"We go.": "我们去。"})
    data, _ = run("$5.3 billion\n\nMay 3, 2026\n\nWe go.\n", engine, "zh-Hant")
    assert data == "53億美元\n\n2026年5月3日\n\n我們去。\n"


@pytest.mark.parametrize(("to", "mark"), [("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant-HK")])
def test_the_language_mark_of_the_page(to: str, mark: str) -> None:
    page = '<html lang="en"><body><p>We go.</p></body></html>'
    data, _ = run(page, Dictionary({"We go.": "我们去。"}), to, "a.html")
    assert data == f'<html lang="{mark}"><body><p>我們去。</p></body></html>'


def test_the_label_is_written_in_the_pages_characters() -> None:
    options = Options(lookups=(), label="本文由机器翻译")
    data, report = run("We go.\n", Dictionary({"We go.": "我们去。"}), "zh-Hant", options=options)
    assert "本文由機器翻譯" in data
    assert report.label == "本文由機器翻譯"


def test_engines_are_asked_for_zh_and_en_only() -> None:
    class Asked(Dictionary):
        pairs: ClassVar[set[tuple[str, str]]] = set()

        def translate(
            self, sentences: Sequence[str], source: str, target: str
        ) -> Sequence[EngineResult]:
            self.pairs.add((source, target))
            return super().translate(sentences, source, target)

    engine = Asked()
    run("我們訪問這個網站。\n", engine)
    run("We go to the park.\n", engine, "zh-Hant")
    assert engine.pairs == {("zh", "en"), ("en", "zh")}


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Model]:
    folder = tmp_path_factory.mktemp("models")
    words = {"訪": "visit", "公園": "park"}
    return {
        ("zh", "en"): Model("zh", "en", "1.9", tiny.word_model(folder / "z.argosmodel")),
        ("en", "zh"): Model(
            "en", "zh", "1.9", tiny.word_model(folder / "e.argosmodel", "en", "zh")
        ),
        ("zt", "en"): Model(
            "zt", "en", "1.9", tiny.word_model(folder / "t.argosmodel", "zt", "en", words)
        ),
    }


def test_the_shipped_engine_says_which_chinese_its_model_has(
    models: dict[tuple[str, str], Model],
) -> None:
    assert ArgosEngine(model=models["zh", "en"]).chinese("zt", "en") == "zh"
    assert ArgosEngine(model=models["zt", "en"]).chinese("zt", "en") == "zt"
    assert ArgosEngine(model=models["en", "zh"]).chinese("en", "zt") == "zh"


@pytest.fixture
def simplified_models(
    models: dict[tuple[str, str], Model], monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(source: str, target: str) -> Model:
        code = {"zt": "zh"}
        return models[code.get(source, source), code.get(target, target)]

    monkeypatch.setattr(argos, "find_model", find)


@pytest.mark.usefixtures("simplified_models")
def test_the_command_says_that_it_converted(ckit: Ckit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("我們去公園。\n", "utf-8")
    code, out, err = ckit("translate", "a.txt", "--to", "en")
    assert (code, err) == (0, "")
    assert (tmp_path / "a.en.txt").read_text("utf-8") == "We go park.\n"
    assert "Traditional Chinese, converted to Simplified for the model" in out
    (tmp_path / "a.en.txt").write_text("we go park.\n", "utf-8")
    code, out, _ = ckit("translate", "a.en.txt", "--to", "zh-TW", "--format", "json")
    assert code == 0
    assert (tmp_path / "a.zh-TW.txt").read_text("utf-8") == "我們去公園。\n"
    assert json.loads(out)["files"][0]["converted"] == "zh-Hant-TW"


@pytest.mark.usefixtures("simplified_models")
def test_without_opencc_one_sentence_and_4(
    ckit: Ckit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    traditional._opencc.cache_clear()
    (tmp_path / "a.txt").write_text("我們去公園。\n", "utf-8")
    (tmp_path / "b.txt").write_text("我们去公园。\n", "utf-8")
    code, _, err = ckit("translate", "a.txt", "--to", "en")
    assert code == MissingError.exit_code == 4
    assert err.strip().splitlines() == [
        "ckit: Traditional Chinese needs OpenCC; run: pip install opencc-py"
    ]
    # Who translates Simplified text has no need of it.
    assert ckit("translate", "b.txt", "--to", "en")[0] == 0
