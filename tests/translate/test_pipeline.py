"""Files in, files out, and a report that hides nothing."""

from __future__ import annotations

import json
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest

import tiny
from compliance_kit import translate_file
from compliance_kit.cli.translate import report_text
from compliance_kit.documents import read_bytes
from compliance_kit.errors import CkitError, InputError, MissingError, OutputError, UsageError
from compliance_kit.translate.engines import EngineError, load_engine
from compliance_kit.translate.engines.argos import ArgosEngine
from compliance_kit.translate.interface import EngineResult
from compliance_kit.translate.memory import Match
from compliance_kit.translate.models.store import Model
from compliance_kit.translate.options import Options, language
from compliance_kit.translate.pipeline import (
    Job,
    default_output,
    translate_documents,
    translate_files,
)
from compliance_kit.translate.report import TranslationReport
from translate.engines import Dictionary, Function

NOTHING_KNOWN = Options(lookups=())


def run(
    text: str, engine: object, to: str = "en", name: str = "a.txt", options: Options = NOTHING_KNOWN
) -> tuple[str, TranslationReport]:
    job = Job(read_bytes(text.encode(), name), name)
    translate_documents([job], to=to, engine=engine, options=options)  # type: ignore[arg-type]
    assert job.report is not None
    return (job.data or b"").decode(), job.report


def test_a_file_is_written_beside_the_input(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("天气好。\n", "utf-8")
    report = translate_file(path, to="en", engine=Dictionary({"天气好。": "Fine weather."}))
    assert (tmp_path / "a.en.txt").read_text("utf-8") == "Fine weather.\n"
    assert report.output == str(tmp_path / "a.en.txt")
    assert (report.translated, report.segments, report.source) == (1, 1, "zh")
    assert report.exit_code() == 0


def test_every_sentence_goes_once_in_one_batch() -> None:
    engine = Dictionary()
    run("天气好。去公园。\n天气好。\n去公园。天气好。\n", engine)
    assert engine.asked[0] == ["天气好。", "去公园。"]


def test_sentences_of_all_files_are_one_batch() -> None:
    engine = Dictionary()
    jobs = [Job(read_bytes(text.encode(), "a.txt")) for text in ("天气好。", "去公园。天气好。")]
    translate_documents(jobs, to="en", engine=engine, options=NOTHING_KNOWN)
    assert engine.asked[0] == ["天气好。", "去公园。"]


@pytest.mark.parametrize(
    "line",
    [
        "2026",
        "3.5%",
        "https://example.cn/a",
        "渝ICP备20009753号-2",
        "news@example.cn",
        "10:30",
        "—",
    ],
)
def test_numbers_and_tokens_alone_never_reach_the_engine(line: str) -> None:
    engine = Dictionary()
    data, _ = run(f"{line}\n天气好。\n", engine)
    assert engine.asked == [["天气好。"]]
    assert data.splitlines()[0] == line


def test_a_date_alone_is_written_the_other_way_without_the_engine() -> None:
    engine = Dictionary()
    data, report = run("2026年1月31日\n天气好。\n", engine)
    assert data.splitlines()[0] == "Jan. 31, 2026"
    assert report.count("kept") == 1
    assert engine.asked == [["天气好。"]]


def test_text_in_the_target_language_stays_as_it_is() -> None:
    engine = Dictionary()
    data, report = run("This is English.\n天气好。\n", engine)
    assert data.startswith("This is English.\n")
    assert report.segments == 1


@pytest.mark.parametrize("text", ["", "\n\n", "1234\n", "Already English.\n"])
def test_nothing_to_translate_fails_and_writes_nothing(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    report = translate_file(path, to="en", engine=Dictionary())
    assert report.exit_code() == 1
    assert "nothing to translate" in report.failures[0]
    assert not (tmp_path / "a.en.txt").exists()


def test_an_echo_fails_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("今天天气很好。\n", "utf-8")
    report = translate_file(path, to="en", engine=Function(lambda s: s))
    assert report.exit_code() == 1
    assert "equals the input" in report.failures[0]
    assert not (tmp_path / "a.en.txt").exists()


@pytest.mark.parametrize(
    ("output", "flag"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("the park the park the park the park", "loop"),
        ("去公园。", "echo"),
    ],
)
def test_one_bad_sentence_is_said_and_fails(output: str, flag: str) -> None:
    engine = Dictionary({"去公园。": output, "天气好。": "Fine weather."})
    data, report = run("天气好。\n去公园。\n", engine)
    assert data.startswith("Fine weather.\n")
    assert report.exit_code() == 1
    assert [s.line for s in report.look_at] == [2]
    assert flag in report.look_at[0].flags
    assert "line 2" in report.failures[0]


@pytest.mark.parametrize(
    ("text", "output", "to"),
    [
        ("我们今天去公园。", "Today we go to the 公园.", "en"),
        ("It is said that the fire was put out.", "据说the fire was put out。", "zh"),
    ],
)
def test_a_sentence_partly_translated_is_flagged_and_counted(
    text: str, output: str, to: str
) -> None:
    _, report = run(text, Function(lambda s: output), to=to)
    assert report.look_at[0].flags == ("untranslated",)
    assert report.flagged("untranslated") == 1
    assert "1 partly not translated" in report_text(report)
    assert report.exit_code() == 0


def test_an_english_name_may_stay_as_it_is() -> None:
    data, report = run("Huawei\nIt is fine.\n", Dictionary({"Huawei": "Huawei"}), to="zh")
    assert report.exit_code() == 0
    assert data.startswith("Huawei\n")


def test_a_clause_retry_replaces_a_loop() -> None:
    def engine(sentence: str) -> str:
        if "公园" in sentence and "天气" in sentence:
            return "the park the park the park the park"
        return "We went to the park." if "公园" in sentence else "The weather was fine,"

    data, report = run("今天天气特别好啊，我们一起去了公园。\n", Function(engine))
    assert data == "The weather was fine, we went to the park.\n"
    assert report.exit_code() == 0


def test_tokens_are_never_lost() -> None:
    text = "请访问https://example.cn/a_b，或致电023-67158993，或写信到news@example.cn。\n"
    for output in ("Please do it.", "", "Visit and call and write.", "x y z"):
        data, _ = run(text, Function(lambda s, o=output: o))
        for token in ("https://example.cn/a_b", "023-67158993", "news@example.cn"):
            assert data.count(token) == 1, (output, data)


def test_tokens_come_through_an_engine_with_placeholders() -> None:
    engine = Function(
        lambda s: "Write to ⟦p1⟧ or see ⟦p0⟧." if "⟦p1⟧" in s else "x", ["⟦p0⟧", "⟦p1⟧"]
    )
    data, report = run("见https://a.cn/x，写到a@b.cn。\n", engine)
    assert data == "Write to a@b.cn or see https://a.cn/x.\n"
    assert engine.asked == ["见⟦p0⟧，写到⟦p1⟧。"]
    assert not report.look_at


def test_numbers_pass_by_an_engine_with_placeholders_for_them() -> None:
    slots = ["⟦m0⟧", "⟦d0⟧", "⟦r0⟧"]
    engine = Function(lambda s: "On ⟦d0⟧, ⟦m0⟧ were invested, up ⟦r0⟧.", slots)
    data, report = run("3月5日投资3.5亿元，增长12%。\n", engine)
    assert engine.asked == ["⟦d0⟧投资⟦m0⟧，增长⟦r0⟧。"]
    assert data == "On March 5, 350 million yuan were invested, up 12%.\n"
    assert report.facts.found == report.facts.arrived == 3


def test_kept_words_stay() -> None:
    data, _ = run(
        "桥都报道。\n",
        Function(lambda s: s.replace("报道。", " reports.")),
        options=Options(lookups=(), keep=["桥都"]),
    )
    assert data == "桥都 reports.\n"


def test_chinese_output_has_chinese_punctuation() -> None:
    data, _ = run(
        "It is fine, he said.\n", Dictionary({"It is fine, he said.": "很好,他说."}), to="zh"
    )
    assert data == "很好，他说。\n"


def test_english_output_has_none_of_it() -> None:
    data, _ = run("天气好，他说。\n", Dictionary({"天气好，他说。": "It is fine，he said。"}))
    assert data == "It is fine, he said.\n"


def test_wrong_money_is_repaired_and_said() -> None:
    data, report = run(
        "投资5306亿元。\n", Dictionary({"投资5306亿元。": "Investment was $530.6 billion."})
    )
    assert data == "Investment was 530.6 billion yuan.\n"
    assert (report.facts.found, report.facts.repaired, report.facts.open) == (1, 1, 0)
    assert report.sentences[0].repairs


def test_what_stays_wrong_is_said_and_fails_with_strict() -> None:
    _, report = run(
        "投资5306亿元。\n", Dictionary({"投资5306亿元。": "There was much investment."})
    )
    assert report.facts.open == 1
    assert report.exit_code() == 0
    assert report.exit_code(strict=True) == 1
    assert report.look_at[0].problems


def test_a_low_score_is_flagged() -> None:
    class Unsure(Dictionary):
        low_score = -1.0

    _, report = run("天气好。\n", Unsure({"天气好。": "Fine weather."}, score=-2.0))
    assert report.look_at[0].flags == ("low-confidence",)
    _, report = run("天气好。\n", Unsure({"天气好。": "Fine weather."}, score=-0.5))
    assert not report.look_at


class Book:
    """Knows one sentence."""

    def find(self, sentence: str, source: str, target: str) -> Match | None:
        if sentence == "天气好。":
            return Match("Fine weather!", sentence, 100, "memory")
        return None


def test_a_memory_comes_before_the_engine() -> None:
    engine = Dictionary({"去公园。": "To the park."})
    data, report = run("天气好。去公园。\n", engine, options=Options(lookups=[Book()]))
    assert data == "Fine weather! To the park.\n"
    assert engine.asked == [["去公园。"]]
    assert (report.count("memory"), report.count("engine")) == (1, 1)


def test_the_shipped_phrasebook_and_memory_are_asked_by_default() -> None:
    engine = Dictionary()
    data, report = run("关于我们\n", engine, options=Options())
    assert data.strip().lower() == "about us"
    assert engine.asked == []
    assert report.count("engine") == 0


def test_sentences_are_joined_as_the_target_writes_them() -> None:
    known = {"It is fine.": "很好。", "We go.": "我们去。"}
    assert run("It is fine. We go.\n", Dictionary(known), to="zh")[0] == "很好。我们去。\n"
    back = {value: key for key, value in known.items()}
    assert run("很好。我们去。\n", Dictionary(back))[0] == "It is fine. We go.\n"


def test_html_is_changed_in_its_text_and_language_only() -> None:
    page = (
        '<!DOCTYPE html>\r\n<html lang="zh-CN"><head><title>天气好</title>\n'
        "<script>var a = '天气';</script></head>\n<body class=x><!-- 天气 -->"
        '<p  id=a>天气好。</p><img alt="公园" src=a><p translate="no">不译</p></body></html>'
    )
    known = {"天气好": "Fine weather", "天气好。": "Fine weather.", "公园": "Park"}
    data, report = run(page, Dictionary(known), name="a.html")
    expected = page.replace("天气好", "Fine weather").replace("Fine weather。", "Fine weather.")
    expected = expected.replace('alt="公园"', 'alt="Park"').replace('lang="zh-CN"', 'lang="en"')
    assert data == expected
    assert report.segments == report.translated == 3


def test_lines_are_those_of_the_source() -> None:
    _, report = run("天气好。\n\n去公园。\n", Dictionary({"天气好。": "Fine.", "去公园。": ""}))
    assert [sentence.line for sentence in report.look_at] == [3]


@pytest.mark.parametrize("form", ["html", "markdown", "text"])
def test_the_label_is_set_where_the_format_has_a_place(form: str) -> None:
    name, text = {
        "html": ("a.html", "<html><head></head><body><p>天气好。</p></body></html>"),
        "markdown": ("a.md", "天气好。\n"),
        "text": ("a.txt", "天气好。\n"),
    }[form]
    options = Options(lookups=(), label="Translated by AI (AI-generated).")
    data, report = run(text, Dictionary({"天气好。": "Fine."}), name=name, options=options)
    assert "AI-generated" in data
    assert ('name="AIGC"' in data) == (form == "html")
    assert report.label


@pytest.mark.parametrize("to", ["fr", "", "klingon", "eng"])
def test_unknown_languages(to: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("天气好。", "utf-8")
    with pytest.raises(UsageError, match="unknown language"):
        translate_file(path, to=to, engine=Dictionary())


def test_language_tags() -> None:
    codes = [language(t) for t in ("zh", "zh-CN", "zh_Hans", "zh-TW", "zh-Hant-HK", "en-GB", "EN")]
    assert codes == ["zh", "zh", "zh", "zt", "zt", "en", "en"]


def test_from_and_to_must_differ() -> None:
    with pytest.raises(UsageError):
        translate_documents([], to="en", source="en", engine=Dictionary())


def test_output_equal_to_input_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("天气好。", "utf-8")
    link = tmp_path / "b.txt"
    link.symlink_to(path)
    for output in (path, tmp_path / "x" / ".." / "a.txt", link):
        with pytest.raises(UsageError, match="replace the input"):
            translate_file(path, to="en", engine=Dictionary(), output=output)
    assert path.read_text("utf-8") == "天气好。"


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("天气好。", "utf-8")
    binary = tmp_path / "bad.txt"
    binary.write_bytes(b"\x00\x01\x02" * 100)
    files = [
        (tmp_path / "missing.txt", tmp_path / "m.en.txt"),
        (binary, tmp_path / "bad.en.txt"),
        (good, good / "below-a-file.txt"),
        (good, tmp_path / "good.en.txt"),
    ]
    results = translate_files(files, to="en", engine=Dictionary(), options=NOTHING_KNOWN)
    kinds = [type(result) for result in results]
    assert kinds == [InputError, InputError, OutputError, TranslationReport]
    assert (tmp_path / "good.en.txt").exists()
    assert not (tmp_path / "bad.en.txt").exists()


@pytest.mark.parametrize(
    ("results", "message"),
    [
        ([], "gave 0 results for 1"),
        ([EngineResult("a"), EngineResult("b")], "gave 2 results for 1"),
        (["plain text"], "gave a str"),
        ([EngineResult(None)], "gave a EngineResult"),  # type: ignore[arg-type]
        (None, "gave 0 results"),
    ],
)
def test_an_engine_that_breaks_its_contract_is_told(results: object, message: str) -> None:
    class Wrong:
        def translate(self, sentences: Sequence[str], source: str, target: str) -> object:
            return results

    with pytest.raises(EngineError, match=message):
        run("天气好。\n", Wrong())


def test_an_engine_that_fails_is_named() -> None:
    class Breaks:
        def translate(self, sentences: Sequence[str], source: str, target: str) -> object:
            raise ZeroDivisionError("no")

    with pytest.raises(EngineError, match=r"Breaks failed \(ZeroDivisionError: no\)"):
        run("天气好。\n", Breaks())


def test_engines_are_found_by_name() -> None:
    assert isinstance(load_engine("argos"), ArgosEngine)
    with pytest.raises(MissingError, match="no engine other; installed: argos"):
        load_engine("other")


@pytest.mark.parametrize(
    ("name", "to", "output"),
    [
        ("article.html", "zh", "article.zh.html"),
        ("article.en.html", "zh", "article.zh.html"),
        ("article.zh-Hans.md", "en", "article.en.md"),
        ("v1.2.txt", "en", "v1.2.en.txt"),
        ("en.html", "zh", "en.zh.html"),
    ],
)
def test_default_names(name: str, to: str, output: str) -> None:
    assert default_output(Path("site") / name, to) == Path("site") / output


def test_no_connection_is_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    path = tmp_path / "a.txt"
    path.write_text("今天天气很好。", "utf-8")
    report = translate_file(path, to="en", options=NOTHING_KNOWN)
    assert report.translated == 1
    assert report.starter


def test_the_report_as_json_holds_everything(tmp_path: Path) -> None:
    path = tiny.word_model(tmp_path / "m.argosmodel")
    engine = ArgosEngine(model=Model("zh", "en", "1.0", path))
    _, report = run("今天天气很好。\n我们去公园。\n", engine)
    data = json.loads(json.dumps(report.to_dict()))
    assert data["segments"] == {"total": 2, "translated": 2}
    assert data["sentences"]["engine"] == 2
    assert data["engine"] == "zh→en 1.0"
    assert data["look_at"] == []
    assert data["failures"] == []


def test_errors_are_for_people() -> None:
    assert issubclass(EngineError, CkitError)
    assert EngineError("x").exit_code == 4


@pytest.mark.parametrize(
    "line",
    ["来源：新华社　编辑：周一帆", "来源：新华社 | 编辑：周一帆", "来源：新华社 编辑：周一帆"],
)
def test_the_parts_of_a_line_of_page_furniture_are_translated_one_by_one(line: str) -> None:
    engine = Dictionary({"来源：": "Source:", "新华社": "Xinhua", "编辑：": "Editor:"})
    data, _ = run(line + "\n", engine)
    assert engine.asked == [["来源：", "新华社", "编辑："]]
    assert data.replace(" |", "") == "Source: Xinhua Editor: Zhou Yifan\n"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("1. 天气好。", "1."),
        ("2、天气好。", "2."),
        ("（三）天气好。", "(3)"),
        ("十二、天气好。", "12."),
    ],
)
def test_the_number_of_a_list_item_passes_by_the_engine(line: str, number: str) -> None:
    engine = Dictionary({"天气好。": "Fine weather."})
    data, _ = run(line + "\n", engine)
    assert data == f"{number} Fine weather.\n"
    assert engine.asked == [["天气好。"]]


def test_spaces_beside_codes_of_markdown_stay() -> None:
    engine = Dictionary({"他去了公园。": "He went to the park.", "公园": "park"})
    data, _ = run("他去了[公园](https://a.cn/x)。\n", engine, name="a.md")
    assert data == "He went to the [park](https://a.cn/x).\n"


def test_an_echo_around_written_facts_is_an_echo() -> None:
    engine = Function(lambda sentence: sentence, ["⟦d0⟧", "⟦r0⟧"])
    text = "On March 5, 2026, the town reported growth of 5.3%.\n"
    _, report = run(text, engine, to="zh")
    assert "echo" in report.sentences[0].flags
    assert report.exit_code() == 1


def test_the_guessed_name_of_an_outlet_is_flagged() -> None:
    out, report = run("来源：巴渝晨报\n", Dictionary(), options=Options())
    assert out == "Source: Bayu Morning News\n"
    assert report.sentences[0].flags == ("low-confidence",)


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        translate_file(tmp_path, to="en", engine=Dictionary(), output=tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("官网：<https://x.cn>\n", "a.md", "Website: <https://x.cn>\n"),
        ("运行`ckit`\n", "a.md", "Run `ckit`\n"),
        ("<p>运行<code>ckit</code></p>", "a.html", "<p>Run <code>ckit</code></p>"),
    ],
)
def test_code_and_links_at_the_edge_have_their_space(text: str, name: str, expected: str) -> None:
    engine = Function(lambda s: s.replace("官网：", "Website: ").replace("运行", "Run "), ["⟦p0⟧"])
    assert run(text, engine, name=name)[0] == expected
