"""Repairs: where they are certain, what they leave alone, what check_and_repair counts."""

from __future__ import annotations

import pytest

from compliance_kit.localize.style import Style
from compliance_kit.verify import check_and_repair, repair


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("投资5306亿元。", "Investment was $530.6 billion.", "Investment was 530.6 billion yuan."),
        # the words around the figure stay: a verb must not get lost
        ("产值突破1万亿元。", "Output exceeded $1 trillion.", "Output exceeded 1 trillion yuan."),
        ("处200元以上500元以下罚款。", "A fine of $200 to $500.", "A fine of 200 to 500 yuan."),
        ("开幕日期是25日。", "It opens on December 25.", "It opens on the 25th."),
        ("同比增长9.2%。", "It grew 9.5 percent.", "It grew 9.2 percent."),
        ("线路长24公里。", "The line is 24 miles long.", "The line is 24 kilometers long."),
        ("It cost £12 million.", "耗资1200万美元。", "耗资1200万英镑。"),
        ("She met 4,500 people.", "她会见了4.5万人。", "她会见了4500人。"),
        ("详见https://a.cn/x。", "See https://a.cn/y.", "See https://a.cn/x."),
    ],
)
def test_certain_repairs(source: str, target: str, mended: str) -> None:
    zh = any("一" <= char <= "鿿" for char in source)
    languages = ("zh", "en") if zh else ("en", "zh")
    assert repair(source, target, *languages) == mended


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("工程投资5亿元，贷款7亿元。", "The work cost $600 million, with loans of $900 million."),
        ("共有35人参加。", "Many people took part."),
        ("共有35人参加。", "On the 7th, many people took part."),
        ("总投资100亿元。", "Total investment is 10 billion yuan."),
        ("历时5，00年。", "It took 6,000 years."),  # a comma that parts nothing known
        ("入选211，985的大学。", "A university of 211,985."),
    ],
)
def test_no_repair_where_two_places_fit_or_none_does(source: str, target: str) -> None:
    assert repair(source, target, "zh", "en") == target


def test_house_style_decides_how_repairs_are_written() -> None:
    style = Style(currency="rmb")
    mended = repair("投资50亿元。", "It cost $5 billion.", "zh", "en", style=style)
    assert "RMB" in mended or "renminbi" in mended.lower()


def test_counts_add_up() -> None:
    source = "25日，公司投资5306亿元，增长9.2%，员工3500人，详见https://a.cn/x。"
    target = "On the 25th, the company invested $530.6 billion, up 9.5%. See https://a.cn/x."
    checked = check_and_repair(source, target, "zh", "en")
    assert checked.found == 5
    assert (checked.arrived, checked.repaired, checked.open) == (2, 2, 1)
    assert "530.6 billion yuan" in checked.text and "9.2%" in checked.text
    assert [f.kind for f in checked.findings if f.severity == "error"] == ["number"]
    assert {f.kind for f in checked.mended} == {"money", "percent"}


def test_repairing_twice_changes_nothing() -> None:
    source, target = "投资5306亿元。", "Investment was $530.6 billion."
    once = check_and_repair(source, target, "zh", "en").text
    assert check_and_repair(source, once, "zh", "en").text == once


def test_incomplete_and_penalty_tell_the_worse_translation() -> None:
    source = "他说，会议推迟到下周举行。"
    bad = check_and_repair(source, "He said that,", "zh", "en")
    good = check_and_repair(source, "He said the meeting was put off to next week.", "zh", "en")
    assert bad.incomplete and not good.incomplete
    assert bad.penalty > good.penalty == 0


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("会议27日在汉口开幕。", "The meeting on 27 January was opened in Hankou.",
         "The meeting on the 27th was opened in Hankou."),
        ("据《晨报》26日报道，大桥通车。", "According to the Morning Post 26, the bridge is open.",
         "According to the Morning Post on the 26th, the bridge is open."),
        ("书展5日开幕。", "The book fair opened on the 5th day.",
         "The book fair opened on the 5th."),
        ("“十一”黄金周期间客流增加。", "Traffic rose in the “11” Golden Week.",
         "Traffic rose in the “National Day” Golden Week."),
        ("国庆期间商场客流增加。", "Shopping rose during the Fourth of July.",
         "Shopping rose during the National Day holiday."),
        ("成交额比昨日减少21亿元。", "Turnover was $2.1 billion less than yesterday.",
         "Turnover was 2.1 billion yuan less than yesterday."),
        ("玉雕重近80斤。", "The carving weighs nearly 80 pounds.",
         "The carving weighs nearly 80 jin."),
    ],
)  # fmt: skip
def test_days_holidays_and_approximations(source: str, target: str, mended: str) -> None:
    assert repair(source, target, "zh", "en") == mended


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("据30日的报道，桥梁通车。", "According to a 30-day report, the bridge is open."),
        ("协会5日公布数据。", "Data were published on the 5th day of the association."),
    ],
)
def test_what_would_not_read_is_left(source: str, target: str) -> None:
    assert repair(source, target, "zh", "en") == target
