"""Sentences and clauses of Chinese and English news text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance_kit.text.sentences import split_clauses, split_sentences
from growth import assert_linear


def sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


# In the tables below "|" marks where a sentence must end.
@pytest.mark.parametrize(
    "marked",
    [
        "今天下雨。|明天天晴！|后天呢？",
        "他说：“没问题。”|随后他离开了现场。",
        "“这是对的。”他说。|第二天，问题解决了。",
        "“走吧。”|“去哪儿？”小王问道。|“回家。”",
        "“这是全市最大的项目。”|专家表示，未来还将继续投入。",
        "他问“为什么？”的时候，大家都笑了。",
        "人群高喊“加油！加油！”并鼓掌。|比赛开始了。",
        "电影《你好，春天！》上映。|票房可观。",
        "会议通过了决议（草案。）并予公布。|散会。",
        "增长3.5%，占U.S.A.市场的1.2倍。|详见附件。",
        "详见https://example.cn/?a=1&b=2。|谢谢！",
        "记者获悉,今天下雨!|明天天晴?|后天再说.",
        "适当运动；|饮食平衡；|早睡早起。",
        "他想了很久……|最后还是走了。",
        "真的吗？！|当然。",
        "第一段\n\n|第二段",
        "同一段\n换行之后还是同一句。",
        "（图/某某日报）",
        "什么叫“好房子”？|专家给出答案。",
        "\ue000他说\ue001，没事。|\ue002走了。",
        "今天好。|Next sentence here. |再见。",
    ],
)
def test_chinese(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert sentences(marked.replace("|", ""), "zh-Hans") == expected


@pytest.mark.parametrize(
    "marked",
    [
        "The river rose. |Nobody was hurt! |Why?",
        "Mr. Li met U.S. officials on Jan. 5. |They talked.",
        "He lives in the U.S. |The law changed.",
        "She spoke to U.S. President Smith at 9 a.m. Monday.",
        '"Really?" he asked. |"Yes." |She left.',
        "It cost $3.5 million. |12 people came.",
        "J. K. Rowling and George W. Bush met St. John's Prof. Dr. Brown vs. the rest.",
        "The No. 5 team won at 5 p.m. |The crowd cheered.",
        "1. First item. |Then another.",
        "Wait... |What? |He said so... and left.",
        "He works at Acme Inc. |He likes it. |Acme Inc. said so.",
        "“I know,” he said. |“Good.” |Then he left.",
        "iPhone sales rose. |iPhone is popular.",
        "Visit www.example.com. |Then call.",
        "He left (at noon.) |Then it rained.",
        "Shares rose 5%. |In 2000 they fell.",
        "First paragraph\n\n|Second paragraph",
        "Broken\nacross lines. |Next.",
        "He came.\ue000 |Next one. |\ue001John\ue002 left.",
        "Then “Stop!” was heard, and all stopped.",
        "Apples, pears, etc. were sold. |See Fig. 3 and pp. 4-5.",
    ],
)
def test_english(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert sentences(marked.replace("|", ""), "en") == expected


def test_nothing_to_split() -> None:
    assert split_sentences("", "zh") == []
    assert split_sentences(" \n\n \t", "en") == []


def test_clauses() -> None:
    text = "受降雨影响，部分路段积水，交警部门已到场疏导，请市民绕行。"
    assert [text[a:b] for a, b in split_clauses(text, "zh")] == [
        "受降雨影响，部分路段积水，",
        "交警部门已到场疏导，请市民绕行。",
    ]
    text = (
        "The city, which has 1,400 buses, said on Monday that it would buy more; the mayor agreed."
    )
    assert [text[a:b] for a, b in split_clauses(text, "en")] == [
        "The city, which has 1,400 buses,",
        "said on Monday that it would buy more; the mayor agreed.",
    ]


def test_a_long_sentence_without_commas_is_cut_at_its_conjunctions() -> None:
    text = "The company said that " + "the new line of trains " * 8 + "and the buses will run daily"
    pieces = [text[a:b] for a, b in split_clauses(text, "en")]
    assert len(pieces) > 1
    assert pieces[-1].startswith("and the buses")


PIECES = [
    "今天",
    "他说",
    "。",
    "！",
    "？",
    "“",
    "”",
    "（",
    "）",
    "…",
    "\n",
    " ",
    "a.m.",
    "U.S.",
    "Mr.",
]
PIECES += [". ", "? ", '"', "The", "the", "\ue000", "3.5", "；", "，", ",", "道"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=50).map("".join) | st.text(max_size=80)


@given(TEXTS, st.sampled_from(["zh", "en"]))
def test_only_white_space_lies_between_spans(text: str, language: str) -> None:
    for spans in (split_sentences(text, language), split_clauses(text, language)):
        position = 0
        for start, end in spans:
            assert text[position:start].strip() == ""
            assert start < end
            assert text[start:end] == text[start:end].strip()
            position = end
        assert text[position:].strip() == ""


@pytest.mark.parametrize("piece", [*PIECES, "他说：“没问题。”", "（。", ". ", ".”", "\n \n"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_time_grows_with_the_length_only(piece: str, language: str) -> None:
    def work(characters: int) -> Callable[[], object]:
        text = piece * (characters // len(piece))
        return lambda: (split_sentences(text, language), split_clauses(text, language))

    assert_linear(work)
