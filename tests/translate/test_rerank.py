"""The other direction's model helps to choose among the hypotheses of a beam."""

from __future__ import annotations

import json
import math
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import tiny
from compliance_kit.translate.engines.argos import ArgosEngine
from compliance_kit.translate.engines.rerank import Settings, best, read_settings, value
from compliance_kit.translate.engines.runtime import Decoding, Runtime
from compliance_kit.translate.models.store import Model, reverse_of, starter_models

SETTINGS = Settings(hypotheses=3, weight=0.7, length=0.4)


@dataclass
class Said:
    pieces: list[str]
    score: float = field(default=-1.0)


def test_the_value_is_the_sum_that_is_documented() -> None:
    assert value(-1.0, -2.0, 3, SETTINGS) == pytest.approx(-1.0 - 1.4 + 0.4 * math.log(4))


def test_a_poor_explanation_of_the_source_loses() -> None:
    short, whole = Said(["▁fire"], -0.5), Said(["▁a", "▁fire", "▁broke", "▁out"], -0.9)
    number, worth = best([short, whole], [-5.0, -1.0], ["着", "火"], frozenset(), SETTINGS)
    assert number == 1
    assert worth == pytest.approx(value(-0.9, -1.0, 4, SETTINGS))
    # Without the reverse model's word the likelier one would stay.
    assert best([short, whole], [0.0, 0.0], ["着"], frozenset(), Settings(2, 0.7, 0.0))[0] == 0


@pytest.mark.parametrize("pieces", [["▁x"], ["⟦n0⟧", "⟦n0⟧"], ["⟦n1⟧"], ["⟦n0⟧", "⟦p0⟧"]], ids=str)
def test_who_loses_a_placeholder_comes_last(pieces: list[str]) -> None:
    likely, keeps = Said(pieces, -0.1), Said(["⟦n0⟧", "▁x"], -3.0)
    every = frozenset({"⟦n0⟧", "⟦n1⟧", "⟦p0⟧"})
    assert best([likely, keeps], [-0.1, -3.0], ["⟦n0⟧", "好"], every, SETTINGS)[0] == 1


def test_settings_of_a_package() -> None:
    asked = {"reverse": {"hypotheses": 8, "weight": 0.7, "length": 0.4}}
    assert read_settings(asked) == Settings(8, 0.7, 0.4)
    assert read_settings({}) is None
    assert read_settings({"reverse": {"hypotheses": 1, "weight": 1, "length": 0}}) is None
    with pytest.raises(KeyError):
        read_settings({"reverse": {"hypotheses": 8}})


def asking(path: Path, confidence: str) -> Path:
    """Give a packed model a ``confidence.json``."""
    with zipfile.ZipFile(path, "a") as archive:
        top = archive.namelist()[0].split("/")[0]
        archive.writestr(f"{top}/confidence.json", confidence)
    return path


def test_a_model_that_asks_is_run_with_its_reverse(tmp_path: Path) -> None:
    said = {"reverse": {"hypotheses": 3, "weight": 0.7, "length": 0.4}}
    forward = asking(tiny.word_model(tmp_path / "a.argosmodel"), json.dumps(said))
    backward = tiny.word_model(tmp_path / "b.argosmodel", source="en", target="zh")
    model, other = Model("zh", "en", "1", forward), Model("en", "zh", "1", backward)
    sentences = ["今天天气好。", "我们去公园。"]
    results = ArgosEngine(model=model, reverse=other).translate(sentences, "zh", "en")

    runtime, reverse = Runtime(model), Runtime(other)
    for sentence, result in zip(sentences, results, strict=True):
        pieces = runtime.tokenizer.encode(sentence)
        (found,) = runtime.candidates([pieces], Decoding(beam=4, hypotheses=3))
        texts = [runtime.tokenizer.decode(h.pieces) for h in found]
        assert len(texts) == 3
        back = [
            reverse.scores([reverse.tokenizer.encode(text)], [pieces])[0] if text else -math.inf
            for text in texts
        ]
        number, worth = best(found, back, pieces, frozenset(), SETTINGS)
        assert result.text == texts[number]
        assert result.score == pytest.approx(worth, abs=1e-3)


def test_a_damaged_wish_is_no_wish(tmp_path: Path) -> None:
    path = asking(tiny.random_model(tmp_path / "a.argosmodel"), '{"reverse": {"hypotheses": "x"}}')
    assert Runtime(Model("zh", "en", "1", path)).reverse is None


def test_scores_are_the_mean_log_probability_of_what_was_said(tmp_path: Path) -> None:
    runtime = Runtime(Model("zh", "en", "1", tiny.word_model(tmp_path / "a.argosmodel")))
    pieces = runtime.tokenizer.encode("今天天气好")
    said = runtime.decode([pieces], Decoding())[0]
    assert runtime.scores([pieces], [said.pieces])[0] == pytest.approx(said.score, abs=1e-3)


def test_the_starter_models_are_each_others_reverse() -> None:
    for model in starter_models():
        other = reverse_of(model)
        assert other is not None
        assert (other.source, other.target) == (model.target, model.source)


def test_a_model_alone_has_no_reverse() -> None:
    assert reverse_of(Model("zh", "en", "77.7", Path("nowhere"))) is None
