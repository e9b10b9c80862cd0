"""Facts said in words: what must be said again, and what says it."""

from __future__ import annotations

import pytest

from compliance_kit.verify import verify_pair


def found(source: str, target: str) -> list[tuple[str, str]]:
    """(kind, source) of the errors and warnings of facts."""
    zh = any("一" <= char <= "鿿" for char in source)
    languages = ("zh", "en") if zh else ("en", "zh")
    return [
        (f.kind, f.source)
        for f in verify_pair(source, target, *languages)
        if f.severity != "note" and f.kind not in ("omission", "punctuation")
    ]


@pytest.mark.parametrize(
    ("source", "wrong", "kind", "right"),
    [
        ("The mother-of-two opened a bakery.", "两位母亲开了一家面包店。", "number",
         "这位有两个孩子的母亲开了面包店。"),
        ("A father of three won the prize.", "一位父亲获奖。", "number",
         "一位三个孩子的父亲获奖。"),
        ("The dad-of-four likes chess.", "四代之父喜欢下棋。", "number",
         "这位四子女之父喜欢下棋。"),
        ("The bill passed both chambers in 2021.", "该法案于2021年通过。", "number",
         "该法案于2021年在两院通过。"),
        ("火车数小时后抵达。", "The train arrived at the station.", "number",
         "The train arrived hours later."),
        ("国庆期间商场客流增加。", "Shopping rose during the Fourth of July.", "date",
         "Shopping rose over the National Day holiday."),
        ("春耕在上月开始。", "Spring ploughing began in the month.", "date",
         "Spring ploughing began last month."),
        ("公司明年扩建厂房。", "The company is enlarging its plant.", "date",
         "The company will enlarge its plant next year."),
        ("指数一降一升。", "The index fell by one litre.", "number", "The index fell, then rose."),
    ],
)  # fmt: skip
def test_facts_in_words(source: str, wrong: str, kind: str, right: str) -> None:
    assert kind in [k for k, _text in found(source, wrong)]
    assert found(source, right) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # both A and B joins, and counts nothing
        ("He is both an actor and a singer.", "他是演员，也是歌手。"),
        ("Both sides agreed.", "双方达成一致。"),
        ("Both teams scored in 2020.", "2020年，各队均有进球。"),
        # said by the weekday
        ("会议下周一举行。", "The meeting is on Monday."),
        ("他去年退休。", "He retired a year ago."),
        ("无数年来，人们在此生活。", "People have lived here for ages."),
        # a decade without its century, votes in words
        ("“80后”员工占三成。", "Staff born in the 1980s make up 30 per cent."),
        ("The bill passed by a 210-190 vote.", "法案以210票对190票通过。"),
    ],
)
def test_what_needs_no_counterpart(source: str, target: str) -> None:
    assert found(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("Gusts reached 120 mph.", "阵风达120 mh。", "unit"),
        ("The calf weighed fifteen stone.", "小牛重15块石头。", "unit"),
        ("The show runs from 3 November to 5 February 2025.", "展览于2025年11月3日至2月5日举行。",
         "date"),
        ("他连得6分，以11：9获胜。", "He won 6:9.", "number"),
    ],
)  # fmt: skip
def test_units_years_and_points_that_changed(source: str, target: str, kind: str) -> None:
    assert kind in [k for k, _text in found(source, target)]


def test_a_garbled_unit_is_not_repaired_beside_its_letters() -> None:
    findings = verify_pair("Gusts reached 120 mph.", "阵风达120 mh。", "en", "zh")
    assert [f.repair for f in findings if f.kind == "unit"] == [None]


@pytest.mark.parametrize(
    ("source", "right", "swapped"),
    [
        ("He keeps 12 goats in 30 pens.", "他在30个圈里养了12只山羊。", None),
        ("新增5.1万余个车位，道路27公里。",
         "It added more than 51,000 parking spaces and 27 kilometres of roads.", None),
        ("全市有1.5万余名教师、23万名学生。",
         "The city has more than 15,000 teachers and 230,000 students.",
         "The city has 230,000 teachers and more than 15,000 students."),
    ],
)  # fmt: skip
def test_swaps(source: str, right: str, swapped: str | None) -> None:
    assert found(source, right) == []
    if swapped is not None:
        assert found(source, swapped) != []
