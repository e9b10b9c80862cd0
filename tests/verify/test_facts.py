"""Facts by value: every kind of error with its counter-examples."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from compliance_kit.errors import UsageError
from compliance_kit.verify import Finding, verify_pair
from growth import assert_linear


def found(source: str, target: str, **options: object) -> list[tuple[str, str, str]]:
    """(kind, source, target) of the errors and warnings zh to en, or en to zh."""
    zh = any("一" <= char <= "鿿" for char in source)
    languages = ("zh", "en") if zh else ("en", "zh")
    findings: list[Finding] = verify_pair(source, target, *languages, **options)  # type: ignore[arg-type]
    return [(f.kind, f.source, f.target) for f in findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("全市有3.5万人参加。", "Some 350,000 people in the city took part.", "number"),
        ("全市有3.5万人参加。", "People from the whole city took part in the event.", "number"),
        ("参加者来自全市。", "All 4,500 participants came from the city.", "number"),
        ("总投资100亿元。", "Total investment is $10 billion.", "money"),
        ("总投资100亿元。", "Total investment is 10 billion.", "money"),
        ("总投资100亿元。", "Total investment is 1 billion yuan.", "money"),
        ("同比增长9.2%。", "Up 9.5% year on year.", "percent"),
        ("同比增长9.2个百分点。", "Up 9.2% year on year.", "percent"),
        ("展览25日开幕。", "The exhibition opens on December 25.", "date"),
        ("展览9月25日开幕。", "The exhibition opens on October 25.", "date"),
        ("展览2019年开幕。", "The exhibition opened in 2018.", "date"),
        ("展览周二开幕。", "The exhibition opens on Thursday.", "date"),
        ("会议15时开始。", "The meeting starts at 4 p.m.", "date"),
        ("线路长24公里。", "The line is 24 miles long.", "unit"),
        ("工期3个月。", "The work takes 3 years.", "unit"),
        ("比分是3：2。", "The score was 3:1.", "number"),
        ("票价10至15元。", "Tickets cost 10 yuan.", "range"),
        ("The plan costs £12 million.", "该计划耗资1200万美元。", "money"),
        ("It grew 4% in May.", "5月增长14%。", "percent"),
        ("He is 31 years old.", "他21岁。", "number"),
    ],
)
def test_wrong_facts_are_found(source: str, target: str, kind: str) -> None:
    assert kind in [found_kind for found_kind, _source, _target in found(source, target)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # the same value in other words
        ("全市有3.5万余人次参加。", "More than 35,000 people in the city took part."),
        ("增长了一成。", "It grew by 10 percent."),
        ("三分之二的学生参加。", "Two-thirds of the students took part."),
        ("时长72小时。", "It lasted three days."),
        ("约有一半的人。", "About 50% of the people."),
        ("面积10公顷。", "It covers 25 acres."),
        ("上半年完成。", "It was completed in the first half of the year."),
        ("20世纪90年代。", "The 1990s."),
        ("15时开始。", "It starts at 3 p.m."),
        ("2018年9月30日，周日。", "Sunday, 30 September 2018."),
        # facts that a language leaves out or adds
        ("两国签署一个协议。", "The countries signed an agreement."),
        ("The two countries signed an agreement.", "两国签署了协议。"),
        ("伊利、蒙牛两家企业。", "The companies Yili and Mengniu."),
        ("展览25日开幕。", "The exhibition opens on the 25th."),
        ("9月24日布展，25日开幕。", "It was set up on September 24 and opened on September 25."),
        ("三方一致同意。", "The three parties agreed."),
        ("第二天他离开了。", "He left the next day."),
        ("给观众立体的印象。", "It gives a three-dimensional impression."),
        ("数十亿美元的项目。", "A project worth billions of dollars."),
        ("数百人参加。", "Hundreds of people took part."),
        # order may differ when the neighbours move along
        ("14个邻国中的12个。", "12 of its 14 neighbours."),
    ],
)
def test_right_facts_are_no_errors(source: str, target: str) -> None:
    facts = {"number", "money", "date", "percent", "unit", "range"}
    assert [f for f in found(source, target) if f[0] in facts] == []


def test_two_amounts_in_each_others_place_are_an_error() -> None:
    source = "中国出口增长5%，日本进口下降3%。"
    right = "China's exports grew 5% and Japan's imports fell 3%."
    swapped = "China's exports grew 3% and Japan's imports fell 5%."
    moved = "Japan's imports fell 3% while China's exports grew 5%."
    assert found(source, right) == []
    assert [f[0] for f in found(source, swapped)] == ["percent"]
    assert found(source, moved) == []


def test_the_documents_date_supplies_or_contradicts_the_month() -> None:
    source, target = "展览25日开幕。", "The exhibition opens on December 25."
    assert found(source, target, reference=datetime.date(2025, 12, 27)) == []
    assert [f[0] for f in found(source, target, reference=datetime.date(2025, 6, 27))] == ["date"]


def test_the_documents_date_supplies_or_contradicts_the_year() -> None:
    source, target = "去年12月开工。", "Work began in December 2024."
    assert found(source, target, reference=datetime.date(2025, 6, 1)) == []
    assert [f[0] for f in found(source, target, reference=datetime.date(2020, 6, 1))] == ["date"]


def test_approximations_that_contradict() -> None:
    assert ("approx", "近100", "more than 100") in found(
        "近100人参加。", "It drew more than 100 people."
    )
    assert found("近100人参加。", "It drew nearly 100 people.") == []


def test_switches_choose_the_kinds() -> None:
    source, target = "投资5亿元，增长9.2%。", "Investment was $500 million, up 9.5%."
    assert [f[0] for f in found(source, target, switches={"percent"})] == ["percent"]


def test_other_languages_are_refused() -> None:
    with pytest.raises(UsageError, match="fr"):
        verify_pair("a", "b", "fr", "en")


def test_spans_point_at_the_texts() -> None:
    source, target = "总投资100亿元。", "Total investment is $10 billion."
    finding = verify_pair(source, target, "zh", "en")[0]
    assert finding.source_span is not None and finding.target_span is not None
    assert source[slice(*finding.source_span)] == finding.source == "100亿元"
    assert target[slice(*finding.target_span)] == finding.target == "$10 billion"


def test_time_grows_with_length_only() -> None:
    def work(times: int) -> Callable[[], object]:
        source, target = (
            "2019年3月5日投资10亿元，" * times,
            "On March 5, 2019, 1 billion yuan, " * times,
        )
        return lambda: verify_pair(source, target, "zh", "en")

    assert_linear(work, 100, 800)
