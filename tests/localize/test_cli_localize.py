"""``ckit localize``: outputs, exit codes, formats."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from compliance_kit import errors

Run = Callable[..., tuple[int, str, str]]

STORY = "The fair drew 3.5万 visits on Jan 31, 2026, up 9.2个百分点.\nNothing to see here.\n"
DONE = (
    "The fair drew 35,000 visits on Jan. 31, 2026, up 9.2 percentage points.\n"
    "Nothing to see here.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode())
    return path


def test_one_file_goes_to_standard_output(ckit: Run, story: Path) -> None:
    code, out, _ = ckit("localize", str(story), "--to", "en-US")
    assert (code, out) == (errors.EXIT_OK, DONE)
    assert story.read_text(encoding="utf-8") == STORY


def test_in_place_and_then_nothing_to_do(ckit: Run, story: Path) -> None:
    code, out, err = ckit("localize", str(story), "--in-place")
    assert (code, out) == (errors.EXIT_OK, "")
    assert "3 changes" in err
    assert story.read_text(encoding="utf-8") == DONE
    stamp = story.stat().st_mtime_ns
    code, _, err = ckit("localize", str(story), "--in-place")
    assert code == errors.EXIT_OK
    assert "0 changes" in err
    assert story.stat().st_mtime_ns == stamp


def test_diff_shows_old_and_new_and_writes_nothing(ckit: Run, story: Path) -> None:
    code, out, _ = ckit("localize", str(story), "--to", "en-US", "--diff")
    assert code == errors.EXIT_OK
    first, second = STORY.splitlines()[0], DONE.splitlines()[0]
    assert out == f"- {first}\n+ {second}\n"
    assert story.read_text(encoding="utf-8") == STORY


def test_check_fails_where_something_would_change(ckit: Run, story: Path, tmp_path: Path) -> None:
    code, out, _ = ckit("localize", str(story), "--check")
    assert code == errors.EXIT_FINDINGS
    assert "3 places" in out
    clean = tmp_path / "clean.txt"
    clean.write_text(DONE, encoding="utf-8")
    code, out, _ = ckit("localize", str(clean), "--check")
    assert (code, out) == (errors.EXIT_OK, "")


def test_list_as_json(ckit: Run, story: Path) -> None:
    code, out, _ = ckit("localize", str(story), "--to", "en-US", "--list", "--format", "json")
    assert code == errors.EXIT_OK
    found = json.loads(out)["expressions"]
    assert [item["kind"] for item in found] == ["number", "date", "percentage-point"]
    assert [item["value"] for item in found] == [
        "35000",
        {"year": 2026, "month": 1, "day": 31},
        "9.2",
    ]
    assert found[0]["written"] == "35,000"
    assert found[0]["line"] == 1
    assert all(STORY[item["start"] : item["end"]] == item["text"] for item in found)


def test_list_as_text_and_changes_as_json(ckit: Run, story: Path) -> None:
    code, out, _ = ckit("localize", str(story), "--list")
    assert code == errors.EXIT_OK
    assert "3.5万" in out
    assert "35,000" in out
    code, out, _ = ckit("localize", str(story), "--check", "--format", "json")
    assert code == errors.EXIT_FINDINGS
    changes = json.loads(out)["changes"]
    assert [change["new"] for change in changes][:1] == ["35,000"]
    assert all(STORY[c["start"] : c["end"]] == c["old"] for c in changes)


HTML = (
    '<html lang="en">\r\n<head><title>1.2亿元 deal</title><script>var a = "3.5万";</script></head>'
    '<body><!-- 3.5万 --><p>The <b>fair</b> drew <i id="a35000">3.5万</i> visits &amp; more.</p>'
    '<pre>3.5万</pre><code>3.5万</code><p translate="no">3.5万</p>'
    '<p>See <a href="/2026-01-31/35000">3.5万 visits</a></p></body></html>'
)


def test_html_keeps_every_other_byte(ckit: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(HTML.encode())
    code, _, _ = ckit("localize", str(page), "--to", "en-US", "-o", str(tmp_path / "out.html"))
    assert code == errors.EXIT_OK
    wanted = (
        HTML.replace("1.2亿元", "120 million yuan")
        .replace('<i id="a35000">3.5万', '<i id="a35000">35,000')
        .replace("3.5万 visits</a>", "35,000 visits</a>")
    )
    assert (tmp_path / "out.html").read_bytes().decode() == wanted


def test_tags_do_not_tell_the_language(ckit: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    tags = '<div class="list item large first last"><span class="a b c">' * 20
    page.write_text(f"<html>{tags}<p>展会在重庆举行，共120 million yuan。</p></html>", "utf-8")
    code, out, _ = ckit("localize", str(page))
    assert code == errors.EXIT_OK
    assert "，共1.2亿元。</p>" in out


def test_markdown_code_stays(ckit: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# 3.5万 visits\n\n`3.5万` and **3.5万** visits\n\n```\n3.5万\n```\n", "utf-8")
    code, out, _ = ckit("localize", str(page), "--to", "en-US")
    assert code == errors.EXIT_OK
    assert out == "# 35,000 visits\n\n`3.5万` and **35,000** visits\n\n```\n3.5万\n```\n"


def test_the_encoding_is_kept(ckit: Run, tmp_path: Path) -> None:
    page = tmp_path / "story.txt"
    text = "总投资120 million yuan，参会者众多，会议在重庆举行，各方代表出席。\r\n"
    page.write_bytes(text.encode("gb18030"))
    code, _, _ = ckit("localize", str(page), "--in-place")
    assert code == errors.EXIT_OK
    assert page.read_bytes() == text.replace("120 million yuan", "1.2亿元").encode("gb18030")


def test_several_files_into_a_folder(ckit: Run, story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("In 第三季度 it rose.\n", encoding="utf-8")
    folder = str(tmp_path / "out")
    code, _, _ = ckit("localize", str(story), str(other), "--to", "en-US", "-o", folder)
    assert code == errors.EXIT_OK
    assert (tmp_path / "out" / "story.txt").read_text(encoding="utf-8") == DONE
    assert "the third quarter" in (tmp_path / "out" / "other.txt").read_text(encoding="utf-8")
    code, _, err = ckit("localize", str(story), str(other))
    assert code == errors.EXIT_USAGE
    assert "-o" in err


def test_style_and_kept_words_come_from_the_configuration(
    ckit: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ckit.toml").write_text(
        '[style]\nmonths = "wide"\npercent = "word"\n[translate]\nkeep = ["3.5万"]\n', "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    code, out, _ = ckit("localize", "story.txt")
    assert code == errors.EXIT_OK
    assert out.startswith("The fair drew 3.5万 visits on January 31, 2026")


def test_wrong_usage_says_what_to_do(ckit: Run, story: Path) -> None:
    code, _, err = ckit("localize", str(story), "--to", "en-USS")
    assert code == errors.EXIT_USAGE
    assert "en-US?" in err
    code, _, err = ckit("localize", str(story), "-o", str(story))
    assert code == errors.EXIT_USAGE
    assert "--in-place" in err
    assert story.read_text(encoding="utf-8") == STORY
    code, _, _ = ckit("localize", str(story), "--diff", "--in-place")
    assert code == errors.EXIT_USAGE
    code, _, _ = ckit("localize", str(story), "--in-place", "-o", "x")
    assert code == errors.EXIT_USAGE
    code, _, _ = ckit("localize", "-", str(story))
    assert code == errors.EXIT_USAGE


def test_a_bad_input_does_not_stop_the_others(ckit: Run, story: Path, tmp_path: Path) -> None:
    code, out, err = ckit("localize", str(tmp_path / "none.txt"), str(story), "--diff")
    assert code == errors.EXIT_IO
    assert "none.txt" in err
    assert "+ The fair drew 35,000" in out


def test_an_empty_file_stays_empty(ckit: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    code, out, _ = ckit("localize", str(empty))
    assert (code, out) == (errors.EXIT_OK, "")
