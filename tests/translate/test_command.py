"""``ckit translate`` as people and scripts use it."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import tiny
from compliance_kit.translate.engines import argos
from compliance_kit.translate.models.store import Model

Ckit = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Model]:
    folder = tmp_path_factory.mktemp("models")
    return {
        (source, target): Model(
            source, target, "1.9", tiny.word_model(folder / f"{source}.argosmodel", source, target)
        )
        for source, target in (("zh", "en"), ("en", "zh"))
    }


@pytest.fixture(autouse=True)
def _word_models(models: dict[tuple[str, str], Model], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        argos,
        "find_model",
        lambda source, target: models[source[0] + "h" if source != "en" else "en", target],
    )


def page(tmp_path: Path, name: str = "article.html") -> Path:
    path = tmp_path / name
    path.write_text(
        '<html lang="zh"><head><title>今天天气很好</title></head><body><article>'
        "<p>我们<b>去公园</b>。</p>\n<p>请访问https://example.cn/a。</p></article></body></html>",
        "utf-8",
    )
    return path


def test_a_page_is_translated_beside_it(ckit: Ckit, tmp_path: Path) -> None:
    page(tmp_path)
    code, out, err = ckit("translate", "article.html", "--to", "en")
    assert (code, err) == (0, "")
    assert (tmp_path / "article.en.html").read_text("utf-8") == (
        '<html lang="en"><head><title>Today weather very good</title></head><body><article>'
        "<p>We <b>go park</b>.</p>\n<p>Please visit https://example.cn/a.</p></article></body></html>"
    )
    assert out.startswith("article.html → article.en.html\n")
    assert "3 of 3 segments translated" in out
    assert "3 zh→en 1.9" in out
    assert "facts: 1 found, 1 arrived, 0 repaired, 0 open" in out


def test_and_back(ckit: Ckit, tmp_path: Path) -> None:
    page(tmp_path)
    assert ckit("translate", "article.html", "--to", "en")[0] == 0
    english = tmp_path / "article.en.html"
    # The tiny model knows small letters only.
    english.write_text(english.read_text("utf-8").replace("We", "we"), "utf-8")
    assert ckit("translate", "article.en.html", "--to", "zh")[0] == 0
    text = (tmp_path / "article.zh.html").read_text("utf-8")
    assert "<p>我们<b>去公园</b>。</p>" in text
    assert 'lang="zh-Hans"' in text


def test_json(ckit: Ckit, tmp_path: Path) -> None:
    page(tmp_path)
    code, out, _ = ckit("translate", "article.html", "--to", "en", "--format", "json")
    data = json.loads(out)
    assert code == 0
    assert data["tool"]["name"] == "compliance-kit"
    assert data["files"][0]["segments"] == {"total": 3, "translated": 3}


def test_output_file_and_folder(ckit: Ckit, tmp_path: Path) -> None:
    page(tmp_path)
    page(tmp_path, "b.html")
    assert ckit("translate", "article.html", "--to", "en", "-o", "x/y.html")[0] == 0
    assert (tmp_path / "x" / "y.html").exists()
    assert ckit("translate", "article.html", "b.html", "--to", "en", "-o", "out")[0] == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["article.en.html", "b.en.html"]


def test_two_inputs_for_one_output_are_told(ckit: Ckit, tmp_path: Path) -> None:
    page(tmp_path, "a.zh.html")
    page(tmp_path, "a.html")
    code, _, err = ckit("translate", "a.html", "a.zh.html", "--to", "en")
    assert code == 2
    assert "would both be written to" in err
    assert (tmp_path / "a.en.html").exists()


def test_an_output_that_exists_is_kept_without_force(ckit: Ckit, tmp_path: Path) -> None:
    page(tmp_path)
    (tmp_path / "article.en.html").write_text("mine", "utf-8")
    code, _, err = ckit("translate", "article.html", "--to", "en")
    assert code == 3
    assert "--force" in err
    assert (tmp_path / "article.en.html").read_text("utf-8") == "mine"
    assert ckit("translate", "article.html", "--to", "en", "--force")[0] == 0


def test_output_equal_to_input(ckit: Ckit, tmp_path: Path) -> None:
    path = page(tmp_path)
    before = path.read_bytes()
    code, _, err = ckit("translate", "article.html", "--to", "en", "-o", "article.html", "--force")
    assert code == 2
    assert "replace the input" in err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["a.txt", "--to", "fr"], 2, "fr: an unknown language"),
        (["a.txt", "--to", "en", "--from", "en"], 2, "nothing to translate"),
        (["a.txt", "--to", "en", "--engine", "none"], 4, "no engine none"),
        (["missing.txt", "--to", "en"], 3, "no such file"),
        (["a.txt"], 2, "--to"),
        (["a.xyz", "--to", "en"], 3, "unknown file type"),
        (["-", "a.txt", "--to", "en"], 2, "standard input"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    ckit: Ckit, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    (tmp_path / "a.txt").write_text("天气好。", "utf-8")
    (tmp_path / "a.xyz").write_text("天气好。", "utf-8")
    found, out, err = ckit("translate", *arguments)
    assert found == code
    assert message in err
    assert "Traceback" not in out + err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "a.xyz"]


def test_a_missing_model_is_4(ckit: Ckit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from compliance_kit.translate.models import store

    monkeypatch.setattr(argos, "find_model", store.find_model)
    monkeypatch.setattr(store, "starter_models", list)
    (tmp_path / "a.txt").write_text("没有模型的句子。", "utf-8")
    code, _, err = ckit("translate", "a.txt", "--to", "en")
    assert code == 4
    assert "ckit models install zh en" in err


def test_a_read_only_folder_is_3(
    ckit: Ckit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write to any folder, so the system's refusal is played.
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    page(tmp_path)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    code, _, err = ckit("translate", "article.html", "--to", "en")
    assert code == 3
    assert "article.en.html: cannot be written (no permission)" in err
    assert [p.name for p in tmp_path.iterdir()] == ["article.html"]


def test_a_folder_that_is_a_file_is_3_and_the_others_are_done(ckit: Ckit, tmp_path: Path) -> None:
    page(tmp_path)
    (tmp_path / "plain").write_text("x", "utf-8")
    code, _, err = ckit("translate", "article.html", "--to", "en", "-o", "plain/a.html")
    assert code == 3
    assert "cannot be written" in err


def test_other_inputs_are_done(ckit: Ckit, tmp_path: Path) -> None:
    page(tmp_path)
    code, out, err = ckit("translate", "missing.html", "article.html", "--to", "en")
    assert code == 3
    assert "missing.html: no such file" in err
    assert (tmp_path / "article.en.html").exists()
    assert "article.html → article.en.html" in out


def test_nothing_to_translate_is_1(ckit: Ckit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Already English.\n", "utf-8")
    code, out, _ = ckit("translate", "a.txt", "--to", "en")
    assert code == 1
    assert "nothing to translate" in out
    assert not (tmp_path / "a.en.txt").exists()


def test_keep_words_and_label_from_ckit_toml(ckit: Ckit, tmp_path: Path) -> None:
    (tmp_path / "ckit.toml").write_text(
        '[translate]\nkeep = ["重庆"]\n[label]\nenabled = true\nen = "AI-generated translation."\n',
        "utf-8",
    )
    (tmp_path / "a.txt").write_text("重庆天气很好。\n", "utf-8")
    code, out, _ = ckit("translate", "a.txt", "--to", "en", "--keep", "天气")
    assert code == 0
    text = (tmp_path / "a.en.txt").read_text("utf-8")
    assert text == "重庆 天气 very good.\n\nAI-generated translation.\n"
    assert "label set: AI-generated translation." in out


def test_standard_input_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = "<html><body><p>我们去公园。</p></body></html>".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
    from compliance_kit.cli.app import run

    code = run(["translate", "-", "--to", "en"])
    out, err = capsysbinary.readouterr()
    assert code == 0
    assert out == b'<html lang="en"><body><p>We go park.</p></body></html>'
    assert b"1 of 1 segments translated" in err


def test_the_report_is_chinese_with_lang_zh(ckit: Ckit, tmp_path: Path) -> None:
    page(tmp_path)
    code, out, _ = ckit("--lang", "zh", "translate", "article.html", "--to", "en")
    assert code == 0
    assert "article.en.html" in out
