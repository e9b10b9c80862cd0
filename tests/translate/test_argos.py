"""The shipped engine on models made on the spot."""

from __future__ import annotations

import json
import socket
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import tiny
from compliance_kit.errors import InputError, MissingError
from compliance_kit.translate.engines import runtime
from compliance_kit.translate.engines.argos import ArgosEngine, trial
from compliance_kit.translate.engines.offsets import align, piece_offsets
from compliance_kit.translate.interface import Engine
from compliance_kit.translate.models.store import Model, find_model


@pytest.fixture(scope="module")
def zh_en(tmp_path_factory: pytest.TempPathFactory) -> Model:
    path = tiny.word_model(tmp_path_factory.mktemp("models") / "zh_en.argosmodel")
    return Model("zh", "en", "1.0", path)


@pytest.fixture(scope="module")
def noise(tmp_path_factory: pytest.TempPathFactory) -> Model:
    path = tiny.random_model(tmp_path_factory.mktemp("models") / "noise.argosmodel")
    return Model("zh", "en", "1.0", path)


@pytest.fixture(scope="module")
def engine(zh_en: Model) -> ArgosEngine:
    return ArgosEngine(model=zh_en)


def texts(engine: Engine, sentences: Sequence[str]) -> list[str]:
    return [result.text for result in engine.translate(sentences, "zh", "en")]


def test_it_is_an_engine(engine: ArgosEngine) -> None:
    assert isinstance(engine, Engine)


def test_results_are_in_the_order_of_the_sentences(engine: ArgosEngine) -> None:
    sentences = ["我们去公园。", "今天天气很好，我们喜欢红苹果，我们去公园。", "好", "我们去公园。"]
    assert texts(engine, sentences) == [
        "we go park.",
        "today weather very good, we like red apple, we go park.",
        "good",
        "we go park.",
    ]


@pytest.mark.parametrize("beam", [1, 4])
def test_score_is_the_mean_log_probability(zh_en: Model, beam: int) -> None:
    (result,) = ArgosEngine(model=zh_en, beam=beam).translate(["今天天气很好。"], "zh", "en")
    assert result.score == pytest.approx(0.0, abs=1e-3)


def test_noise_scores_low(noise: Model) -> None:
    (result,) = ArgosEngine(model=noise).translate(["今天天气很好。"], "zh", "en")
    assert result.score is not None
    assert result.score < -1


def test_underscores_and_links_come_through(engine: ArgosEngine) -> None:
    assert texts(engine, ["foo_bar __x__ https://a.cn/b_c"]) == ["foo_bar __x__ https://a.cn/b_c"]


def test_empty_strings_never_reach_the_model(
    engine: ArgosEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    decode = runtime.Runtime.decode

    def spy(self: Any, sources: Any, *args: Any, **kwargs: Any) -> Any:
        seen.extend(sources)
        return decode(self, sources, *args, **kwargs)

    monkeypatch.setattr(runtime.Runtime, "decode", spy)
    assert texts(engine, ["", " ", "好", "\n"]) == ["", " ", "good", "\n"]
    assert len(seen) == 1


def test_nothing_in_nothing_out(engine: ArgosEngine) -> None:
    assert list(engine.translate([], "zh", "en")) == []


def test_alignment_gives_offsets_of_what_stands_for_what(zh_en: Model) -> None:
    source = "今天天气很好。"
    result = ArgosEngine(model=zh_en, alignment=True).translate([source, "我们去公园"], "zh", "en")[
        0
    ]
    assert result.alignment is not None
    words = {(source[s : s + 2], result.text[t:].split()[0]) for s, t in result.alignment}
    assert {("今天", "today"), ("天气", "weather"), ("很好", "very")} <= words


def test_alignment_of_a_target_by_another_hand(engine: ArgosEngine) -> None:
    pairs = engine.align([("天气好", "weather good"), ("", "x"), ("好", "")], "zh", "en")
    assert len(pairs) == 3
    assert pairs[0]
    assert pairs[1:] == [[], []]


def test_alternatives_are_different_and_begin_with_the_likeliest(engine: ArgosEngine) -> None:
    rows = engine.alternatives(["天气", "", "好"], "zh", "en", 4)
    assert rows[1] == []
    for text, row in ((("天气"), rows[0]), ("好", rows[2])):
        assert row[0] == engine.translate([text], "zh", "en")[0].text
        assert 1 < len(row) == len(set(row)) <= 4


def test_long_text_is_cut_at_clauses_and_none_of_it_is_lost(engine: ArgosEngine) -> None:
    long = "，".join(["今天天气很好"] * 60) + "。"
    (result,) = engine.translate([long], "zh", "en")
    assert result.text.count("today") == 60
    assert "split" in result.notes  # type: ignore[attr-defined]


def test_long_text_without_a_mark_is_cut_as_well(engine: ArgosEngine) -> None:
    (result,) = engine.translate(["好" * 700], "zh", "en")
    assert result.text.count("good") == 700


def test_output_that_hits_the_limit_is_told(noise: Model) -> None:
    (result,) = ArgosEngine(model=noise).translate(["今天天气很好。"], "zh", "en")
    assert set(result.notes) & {"cut", "loop"}  # type: ignore[attr-defined]


def test_a_loop_is_decoded_again_with_penalties(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[runtime.Decoding] = []

    class Looping:
        def __init__(self, model: Model) -> None:
            self.tokenizer = self
            self.no_repeat = 0
            self.reverse = None

        def encode(self, text: str) -> list[str]:
            return text.split()

        def decode(self, sources: Any, decoding: Any = None, **_: Any) -> Any:
            if decoding is None:
                return " ".join(sources)
            calls.append(decoding)
            careful = decoding.no_repeat_ngram_size > 0
            pieces = ["the", "park"] if careful else ["the", "park"] * 9
            return [runtime.Hypothesis(pieces, -0.5) for _ in sources]

        def unfamiliar(self, pieces: Sequence[str]) -> bool:
            return False

    monkeypatch.setattr("compliance_kit.translate.engines.argos.Runtime", Looping)
    engine = ArgosEngine(model=Model("zh", "en", "1", Path("none")))
    (result,) = engine.translate(["a b"], "zh", "en")
    assert result.text == "the park"
    assert result.notes == ()  # type: ignore[attr-defined]
    assert calls[1].repetition_penalty > 1


def test_a_source_that_repeats_itself_is_no_loop(engine: ArgosEngine) -> None:
    (result,) = engine.translate(["好好好好好"], "zh", "en")
    assert result.text == "good good good good good"
    assert result.notes == ()  # type: ignore[attr-defined]


def test_placeholders_of_the_vocabulary_are_known(tmp_path: Path) -> None:
    slots = ["⟦p0⟧", "⟦n0⟧"]
    path = tiny.word_model(tmp_path / "m.argosmodel", placeholders=slots)
    engine = ArgosEngine(model=Model("zh", "en", "1.0", path))
    assert sorted(engine.placeholders("zh", "en")) == sorted(slots)
    assert texts(engine, ["请访问⟦p0⟧。"]) == ["please visit⟦p0⟧."]


def test_a_model_without_them_has_none(engine: ArgosEngine) -> None:
    assert engine.placeholders("zh", "en") == []


def test_target_prefix_is_given_and_taken_away(tmp_path: Path) -> None:
    path = tiny.word_model(tmp_path / "m.argosmodel", metadata={"target_prefix": "▁we"})
    engine = ArgosEngine(model=Model("zh", "en", "1.0", path))
    # The model goes by place: what the prefix takes the place of is not said.
    assert "we" not in texts(engine, ["今天天气好"])[0].split()


def test_bpe_packages_run(tmp_path: Path) -> None:
    folder = tmp_path / "translate-en_zh-1_0"
    tiny.moses_model(folder)
    engine = ArgosEngine(model=Model("en", "zh", "1.0", folder))
    assert [r.text for r in engine.translate(["go park"], "en", "zh")] == ["去公园"]


def test_starter_models_are_read_in_place() -> None:
    for pair in (("zh", "en"), ("en", "zh")):
        model = find_model(*pair)
        assert model.starter
        assert trial(model, "今天天气很好。" if pair[0] == "zh" else "Thank you.").strip()


def test_confidence_of_the_package_decides(tmp_path: Path) -> None:
    path = tiny.word_model(tmp_path / "m.argosmodel")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("translate-zh_en-1_0/confidence.json", json.dumps({"medium": -0.42}))
    assert ArgosEngine(model=Model("zh", "en", "1.0", path)).low_score("zh", "en") == -0.42


def test_without_a_model_the_way_to_get_one_is_told() -> None:
    with pytest.raises(MissingError, match="ckit models install"):
        ArgosEngine().translate(["a"], "en", "fr")


def test_a_damaged_model_is_told(tmp_path: Path) -> None:
    path = tiny.word_model(tmp_path / "m.argosmodel")
    broken = tmp_path / "broken.argosmodel"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data[:1000] if name.endswith("model.bin") else data)
    with pytest.raises(InputError, match=r"broken\.argosmodel: the model cannot be loaded"):
        trial(Model("zh", "en", "1.0", broken), "好")


def test_no_socket_is_opened(zh_en: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert texts(ArgosEngine(model=zh_en), ["好"]) == ["good"]


def test_progress_counts_to_the_end(engine: ArgosEngine) -> None:
    seen: list[tuple[int, int]] = []
    engine.progress = lambda done, total: seen.append((done, total))
    texts(engine, ["好", "今天天气好", "我们去公园"])
    engine.progress = None
    assert seen[-1] == (3, 3)


def test_pieces_are_found_in_normalised_text() -> None:
    assert piece_offsets("ＡＢ５５", ["▁AB", "55"]) == [(0, 2), (2, 4)]
    assert piece_offsets("x 犇 y", ["▁x", "▁", "<0xE7>", "<0x8A>", "<0x87>", "▁y"]) == [
        (0, 1),
        None,
        (2, 3),
        (2, 3),
        (2, 3),
        (4, 5),
    ]


def test_flat_attention_aligns_nothing() -> None:
    spans: list[tuple[int, int] | None] = [(0, 1), (1, 2), (2, 3)]
    assert align([[0.33, 0.33, 0.34]], spans, [(0, 1)]) == []
    assert align([[0.1, 0.8, 0.1]], spans, [(0, 2)]) == [(1, 0), (1, 1)]
