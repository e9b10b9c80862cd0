"""The memory and the phrasebook: people's text first, its facts filled in, nothing guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance_kit.errors import InputError
from compliance_kit.translate.memory import GUESS, Memory, build_memory, starter_memory
from compliance_kit.translate.names import find_names, romanize_name
from compliance_kit.translate.phrasebook import starter_phrasebook

PAIRS = [
    (
        "夜市3月28日开放，有120个摊位。",
        "The night market opened on March 28 with 120 stalls.",
    ),
    ("投资1.2亿元，增长9.2%。", "Investment came to 120 million yuan, up 9.2 percent."),
    ("甲队3人，乙队3人。", "Team A has three people and Team B has three."),
    ("详见www.example.com。", "See www.example.com."),
    ("关于我们", "About Us"),
]


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    path = tmp_path_factory.mktemp("memory") / "m.sqlite"
    assert build_memory(path, PAIRS, [("两江新区", "Liangjiang New Area")]) == len(PAIRS)
    return Memory(path)


@pytest.mark.parametrize(
    ("source", "language", "expected", "percent"),
    [
        ("关于我们", "zh", "About Us", 100),
        ("ABOUT  US", "en", "关于我们", 100),
        (
            "夜市4月2日开放，有95个摊位。",
            "zh",
            "The night market opened on April 2 with 95 stalls.",
            99,
        ),
        (
            "投资3.5亿元，增长12%。",
            "zh",
            "Investment came to 350 million yuan, up 12%.",
            99,
        ),
        (
            "The night market opened on April 2 with 95 stalls.",
            "en",
            "夜市4月2日开放，有95个摊位。",
            99,
        ),
        ("详见www.example.org。", "zh", "See www.example.org.", 99),
    ],
)
def test_facts_are_filled_in(
    memory: Memory, source: str, language: str, expected: str, percent: int
) -> None:
    match = memory.find(source, language, "en" if language == "zh" else "zh")
    assert match is not None
    assert (match.text, match.percent, match.origin) == (expected, percent, "memory")


@pytest.mark.parametrize(
    "source",
    [
        "甲队4人，乙队3人。",  # two places fit
        "夜市3月28日关门，有120个摊位。",  # another sentence
        "夜市3月28日开放，有120万元。",  # another kind of fact
        "",
    ],
)
def test_no_match_where_it_would_be_a_guess(memory: Memory, source: str) -> None:
    assert memory.find(source, "zh", "en") is None


def test_the_full_stop_follows_the_sentence(memory: Memory) -> None:
    match = memory.find("关于我们。", "zh", "en")
    assert match is not None
    assert match.text == "About Us."


def test_a_file_that_is_no_memory(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no translation memory"):
        Memory(tmp_path / "none.sqlite")
    (tmp_path / "x").write_bytes(b"not a database, but long enough to be read as one" * 100)
    with pytest.raises(InputError, match="no translation memory"):
        Memory(tmp_path / "x")


def test_the_starter_memory_is_large_and_has_terms() -> None:
    memory = starter_memory()
    assert len(memory) > 15_000
    assert memory.terms()["新华社"] == "Xinhua"


@given(st.text(max_size=80))
def test_any_text_is_looked_up(text: str) -> None:
    memory = starter_memory()
    for source, target in (("zh", "en"), ("en", "zh")):
        match = memory.find(text, source, target)
        assert match is None or match.text


@pytest.mark.parametrize(
    ("sentence", "source", "expected"),
    [
        ("关于我们", "zh", "About Us"),
        ("隐私声明", "zh", "Privacy Policy"),
        ("accept all", "en", "全部接受"),
        (
            "违法和不良信息举报电话：023-67120000",
            "zh",
            "Report illegal and harmful information: 023-67120000",
        ),
        ("来源：新华社", "zh", "Source: Xinhua"),
        ("网址：", "zh", "Website:"),
        ("Website:", "en", "网址："),
        ("时间：18:00至22:30", "zh", "Time: 6 p.m. to 10:30 p.m."),
        ("Source: Xinhua", "en", "来源：新华社"),
        ("责任编辑：周一帆、林小禾", "zh", "Editor in charge: Zhou Yifan, Lin Xiaohe"),
        ("Photo by Lin Xiaohe", "en", "摄影：Lin Xiaohe"),
        ("Updated: March 28, 2026", "en", "更新时间：2026年3月28日"),
        (
            "互联网新闻信息服务许可证：50120260009",
            "zh",
            "Internet News Information Service Licence: 50120260009",
        ),
        ("Copyright © 2026 Riverside Daily", "en", "版权所有 © 2026 Riverside Daily"),
        (
            "Copyright © 2026 Riverside Daily. All rights reserved.",
            "en",
            "版权所有 © 2026 Riverside Daily",
        ),
        ("(C) 2026 Riverside Daily", "en", "版权所有 © 2026 Riverside Daily"),
        ("All rights reserved.", "en", "版权所有"),
        (
            "© 2026 重庆日报 未经授权禁止转载",
            "zh",
            "Copyright © 2026 Chongqing Daily. No reproduction without permission.",
        ),
        ("共12页", "zh", "12 pages in all"),
        ("评论（36）", "zh", "Comments (36)"),
        ("当前位置：", "zh", "You are here:"),
        ("正文", "zh", "Article"),
        ("答：", "zh", "A:"),
        ("记者 张三 综合报道", "zh", "Compiled by Zhang San"),
    ],
)
def test_notices(sentence: str, source: str, expected: str) -> None:
    match = starter_phrasebook().find(sentence, source, "en" if source == "zh" else "zh")
    assert match is not None
    assert match.text == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("来源：某某网", "Source: Moumou Net"),
        ("来源：巴渝晨报", "Source: Bayu Morning News"),
        ("转自：两江早知道", "Reposted from: Liangjiangzaozhidao"),
        (
            "版权所有 © 2026 梅溪日报社 未经授权禁止转载",
            "Copyright © 2026 Meixi Daily. No reproduction without permission.",
        ),
        ("主办：渝北晚报", "Sponsored by: Yubei Evening News"),
    ],
)
def test_an_unknown_outlet_is_a_guess_by_its_sounds(sentence: str, expected: str) -> None:
    match = starter_phrasebook().find(sentence, "zh", "en")
    assert match is not None
    assert (match.text, match.percent) == (expected, GUESS)


@pytest.mark.parametrize(
    "sentence", ["来源：据网络整理", "主办：市文旅委", "记者：", "今天天气很好。", ""]
)
def test_what_the_phrasebook_does_not_know(sentence: str) -> None:
    assert starter_phrasebook().find(sentence, "zh", "en") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "By the end of December, the city had 7.6 million registered volunteers.",
        "By Monday, the rain had stopped.",
        "By 2030, ten lines will be open.",
        "Edited by many hands, the book is thick.",
        "Photo: the bridge at night",
        "Author: a farmer of the village",
    ],
)
def test_a_sentence_that_begins_as_a_byline_is_none(sentence: str) -> None:
    assert starter_phrasebook().find(sentence, "en", "zh") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Zhang Wei and Li Na", "记者：Zhang Wei、Li Na"),
        ("BY ANN VAN DER BERG", "记者：ANN VAN DER BERG"),
        ("By Ann van der Berg, Bo Lee and Carl Max", "记者：Ann van der Berg、Bo Lee、Carl Max"),
        ("Editor: huaxia", "编辑：huaxia"),
    ],
)
def test_bylines_in_english(line: str, expected: str) -> None:
    match = starter_phrasebook().find(line, "en", "zh")
    assert match is not None
    assert match.text == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("林小禾", "Lin Xiaohe"),
        ("单霁翔", "Shan Jixiang"),
        ("欧阳娜娜", "Ouyang Nana"),
        ("吕静安", "Lyu Jing'an"),
        ("任正非", "Ren Zhengfei"),
        ("今天", None),
        ("Smith", None),
        ("", None),
    ],
)
def test_names_in_pinyin(name: str, expected: str | None) -> None:
    assert romanize_name(name) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者林小禾说，市长周远在会上表示", ["林小禾", "周远"]),
        ("教授欧阳明介绍说，村民罗永贵在这条街上", ["欧阳明", "罗永贵"]),
        ("市民王女士告诉记者", []),
        ("局长和记者都在", []),
        ("负责人介绍，", []),
    ],
)
def test_names_that_a_title_makes_certain(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in find_names(text)] == names
