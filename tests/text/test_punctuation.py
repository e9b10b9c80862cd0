"""Chinese marks in Chinese, none in English, numbers and tokens untouched."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance_kit.text.punctuation import half_width, to_chinese, to_english
from compliance_kit.text.tokens import find_tokens
from growth import assert_linear


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说,今天好.", "他说，今天好。"),
        ('他说: "好!"', "他说：“好！”"),
        ("真的吗? 是的...", "真的吗？是的……"),
        ("增长3.5%, 达1,400亿元.", "增长3.5%，达1,400亿元。"),
        ("今天12:30开会; 请准时!", "今天12:30开会；请准时！"),
        ("比分3:2.", "比分3:2。"),
        ("世界卫生组织 (WHO) 表示", "世界卫生组织（WHO）表示"),
        ("重庆--山城—雾都", "重庆——山城——雾都"),
        ("详见https://example.cn/?a=1,2.", "详见https://example.cn/?a=1,2。"),
        ("邮箱: a@example.cn, 电话: 023-67158993.", "邮箱：a@example.cn，电话：023-67158993。"),
        ("版本v1.2.3, 文件a.txt.", "版本v1.2.3，文件a.txt。"),
        ("他加入了Google.", "他加入了Google。"),
        ("他在Acme Inc.", "他在Acme Inc."),
        ("苹果、Google, Meta和微软", "苹果、Google, Meta和微软"),
        ("歌曲It's \"OK\"和'好'", "歌曲It's “OK”和‘好’"),
        ("如下: 1. 苹果; 2. 梨.", "如下：1. 苹果；2. 梨。"),
        ('屏幕5" 大小', '屏幕5" 大小'),
        ("《书》 , 很好 。", "《书》，很好。"),
        ("Ａ股２０２６年上涨３．５％", "A股2026年上涨3．5%"),
        ("\ue000今天\ue001, 好.\ue002", "\ue000今天\ue001，好。\ue002"),
        ("{name}, 你好!", "{name}，你好！"),
        ("No Chinese here, is there?", "No Chinese here, is there?"),
        ("已经是中文，“标点”。", "已经是中文，“标点”。"),
    ],
)
def test_to_chinese(text: str, expected: str) -> None:
    assert to_chinese(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello，world！", "Hello, world!"),
        ("《Red Star》is a book（new）。", '"Red Star" is a book (new).'),
        ("He said：“OK。” Then，left…", 'He said: "OK." Then, left...'),
        ("A、B、C；D", "A, B, C; D"),
        ("１，４００ people at 12：30，3．5％", "1,400 people at 12:30, 3.5%"),
        ("It’s “fine”", 'It\'s "fine"'),
        ("Chongqing——the city", "Chongqing — the city"),
        ("Wait……what", "Wait...what"),
        ("Visit https://example.cn/，now", "Visit https://example.cn/, now"),
        (
            "渝ICP备20009753号-2，京网文〔2023〕1034-029号。",
            "渝ICP备20009753号-2, 京网文〔2023〕1034-029号.",
        ),
        ("\ue000Hello。\ue001 World，\ue002ok", "\ue000Hello.\ue001 World, \ue002ok"),
        ("Plain English, 3.5% — fine.", "Plain English, 3.5% — fine."),
        ("【News】「Quote」", '[News] "Quote"'),
        ("Yang·Li", "Yang Li"),
    ],
)
def test_to_english(text: str, expected: str) -> None:
    assert to_english(text) == expected


def test_half_width() -> None:
    assert half_width("ＡＢｃ１２３％，。") == "ABc123%，。"


CHINESE = [
    *(
        "今天",
        "他说",
        "重庆",
        "Google",
        "Apple Inc",
        "3.5",
        "1,400",
        "12:30",
        "\ue000",
        " ",
        "2026",
    ),
    *",.:;?!\"'()，。“”…《》、—",
    *("...", "--", "https://example.cn/a?b=1", "023-67158993", "{name}"),
]
ENGLISH = [
    *("Hello", "the city", "3.5", "1，400", "12：30", "\ue000", " ", "U.S.", "https://example.cn/"),
    *"，。、；：？！“”‘’《》（）【】…～·\"',.(",
    *("——", "……"),
]
MARKS = re.compile("[，。、；：？！“”‘’《》〈〉「」『』（）【】…～￥％０-９Ａ-Ｚａ-ｚ]")


def texts(pieces: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=30).map("".join) | st.text(max_size=60)


def digits(text: str) -> str:
    return "".join(filter(str.isdigit, half_width(text)))


@given(texts(CHINESE))
def test_to_chinese_twice_is_once(text: str) -> None:
    once = to_chinese(text)
    assert to_chinese(once) == once


@given(texts(ENGLISH))
def test_to_english_twice_is_once(text: str) -> None:
    once = to_english(text)
    assert to_english(once) == once


@given(texts(ENGLISH))
def test_no_chinese_mark_is_left_in_english(text: str) -> None:
    written = to_english(text)
    for token in reversed(find_tokens(written)):
        written = written[: token.start] + written[token.end :]
    assert MARKS.search(written) is None


@given(texts(CHINESE), texts(ENGLISH))
def test_digits_and_letters_stay(chinese: str, english: str) -> None:
    for text, written in ((chinese, to_chinese(chinese)), (english, to_english(english))):
        assert digits(written) == digits(text)
        assert [c for c in half_width(written) if c.isalpha()] == [
            c for c in half_width(text) if c.isalpha()
        ]


@pytest.mark.parametrize(
    "text", ["增长3.5%,共1,400人,12:30开始.", "见https://example.cn/a,b?c=1.", "a(b)中(c)d"]
)
def test_numbers_and_links_keep_their_points(text: str) -> None:
    for piece in ("3.5%", "1,400", "12:30", "https://example.cn/a,b?c=1"):
        assert (piece in text) == (piece in to_chinese(text))


@pytest.mark.parametrize(
    "piece", ["今天,", '"', "(", "好.", "... ", "，", "“", "\ue000", "a，", "'中", " "]
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    def work(characters: int) -> Callable[[], object]:
        text = "中" + piece * (characters // len(piece))
        return lambda: (to_chinese(text), to_english(text))

    assert_linear(work)
