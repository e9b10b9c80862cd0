"""Protected pieces: out before the engine, back after it, none lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compliance_kit.translate.protect import (
    ATOM,
    Atom,
    Masked,
    Placeholders,
    after_writing,
    before_masking,
    free_of_private_use,
    keep_pattern,
    mask_tokens,
    read_back,
    without_slots,
    write,
)

SLOTS = [f"⟦p{n}⟧" for n in range(3)] + ["⟦n0⟧"]
KNOWN = Placeholders(SLOTS)


def masked(text: str, *keep: str) -> Masked:
    found = Masked("")
    found.text = mask_tokens(text, found, keep_pattern(keep))
    return found


def test_tokens_become_atoms_and_come_back() -> None:
    text = "请访问https://example.cn/a_b或写信到news@example.cn。"
    found = masked(text)
    assert ATOM.sub("*", found.text) == "请访问*或写信到*。"
    assert found.source_of(found.text) == text


@pytest.mark.parametrize(
    ("text", "keep", "shown"),
    [
        ("Apple and Applebee's", ["Apple"], "* and Applebee's"),
        ("iChongqing报道", ["iChongqing"], "*报道"),
        ("重庆国际传播中心和重庆", ["重庆", "重庆国际传播中心"], "*和*"),
        ("see https://iChongqing.info/x", ["iChongqing"], "see *"),
        ("5G网络很快", ["5G网络"], "*很快"),
    ],
)
def test_kept_words(text: str, keep: list[str], shown: str) -> None:
    found = masked(text, *keep)
    assert ATOM.sub("*", found.text) == shown


def test_private_use_characters_of_the_text_itself_are_atoms() -> None:
    found = Masked("")
    text = free_of_private_use("\ue123图标", found)
    assert found.target_of(text) == "\ue123图标"
    assert text[0] != "\ue123"


def test_an_engine_without_placeholders_reads_the_text_itself() -> None:
    found = masked("请访问https://a.cn/x。")
    assert write(found.text, found, Placeholders()).text == "请访问https://a.cn/x。"


def test_an_engine_with_placeholders_reads_those_as_long_as_they_last() -> None:
    found = masked("a@b.cn、c@d.cn、e@f.cn、g@h.cn")
    assert write(found.text, found, Placeholders(SLOTS)).text == "⟦p0⟧、⟦p1⟧、⟦p2⟧、g@h.cn"


def test_what_comes_back_twice_stands_once() -> None:
    found = masked("访问https://a.cn/x。")
    written = write(found.text, found, Placeholders(SLOTS))
    output, lost = read_back("Visit ⟦p0⟧ ⟦p0⟧.", found.text, found, written, KNOWN)
    assert found.target_of(output).replace("  ", " ") == "Visit https://a.cn/x ."
    assert lost == []


def test_what_was_never_given_is_dropped() -> None:
    found = masked("访问https://a.cn/x。")
    written = write(found.text, found, KNOWN)
    output, lost = read_back("Visit ⟦p0⟧⟦n0⟧⟦.", found.text, found, written, KNOWN)
    assert found.target_of(output) == "Visit https://a.cn/x."
    assert lost == []


def test_what_does_not_come_back_is_told() -> None:
    found = masked("访问https://a.cn/x。")
    for placeholders in (Placeholders(SLOTS), Placeholders()):
        written = write(found.text, found, placeholders)
        assert read_back("Visit it.", found.text, found, written, KNOWN)[1] == [found.text[2]]


def test_a_piece_inside_a_longer_one_is_not_taken_for_it() -> None:
    found = masked("5G和A5")
    written = write(found.text, found, Placeholders())
    assert read_back("15G and A5", found.text, found, written, KNOWN)[1] == [found.text[0]]


def test_offsets_find_their_way_back() -> None:
    found = masked("请访问https://a.cn/x。好")
    written = write(found.text, found, Placeholders(SLOTS))
    assert written.text == "请访问⟦p0⟧。好"
    assert written.back(3) == 3
    assert written.back(5) == 3
    assert written.back(written.text.index("好")) == found.text.index("好")


def test_offsets_with_numbers_masked() -> None:
    found = Masked("")
    atom = found.add(Atom("slot", "3.5亿元", "350 million yuan", "m"))
    source, target = f"投资{atom}。", f"{atom} were invested."
    assert before_masking(source.index("。"), source, found) == len("投资3.5亿元")
    assert without_slots(target, found) == "350 million yuan were invested."
    assert after_writing(1, target, found) == len("350 million yuan")


def test_any_strings_may_be_placeholders() -> None:
    found = masked("访问https://a.cn/x。")
    assert write(found.text, found, Placeholders(["KEEPA"])).text == "访问KEEPA。"


def test_what_is_no_word_is_kept_from_the_engine() -> None:
    assert ATOM.sub("*", masked("数据" + "QUJD" * 100 + "如下").text) == "数据*如下"


@given(st.text(alphabet="ab 中文，.@/:x\ue000\uf8ff0135-", max_size=60))
def test_masking_loses_nothing(text: str) -> None:
    # An icon between two words is written as nothing: what it joins may be told as lost.
    assume(not re.search(r"[^\s\ue000\uf8ff][\ue000\uf8ff]+[^\s\ue000\uf8ff]", text))
    found = Masked("")
    free = free_of_private_use(text, found)
    found.text = mask_tokens(free, found, keep_pattern(["ab", "中文"]))
    assert found.source_of(found.text) == text
    written = write(found.text, found, Placeholders(SLOTS))
    back, lost = read_back(written.text, found.text, found, written, KNOWN)
    # Icons are put back by place, by the pipeline.
    assert all(found.of(atom).kind == "character" for atom in lost)
    kept = "".join(character for character in found.text if character not in lost)
    assert found.source_of(back) == found.source_of(kept)
