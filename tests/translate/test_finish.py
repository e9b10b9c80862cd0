"""What holds whatever an engine wrote: markers, brackets, capitals, stops."""

from __future__ import annotations

import pytest

from compliance_kit.documents import read_bytes
from compliance_kit.translate.finish import begun, finished, sentence_case, without_hour_stop
from compliance_kit.translate.options import Options
from compliance_kit.translate.pipeline import Job, translate_documents
from translate.engines import Dictionary, Function


def translated(text: str, known: dict[str, str], to: str = "en", name: str = "a.txt") -> str:
    job = Job(read_bytes(text.encode(), name), name)
    translate_documents([job], to=to, engine=Dictionary(known), options=Options(lookups=()))
    assert job.data is not None
    return job.data.decode()


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ("It began at 8 a.m.. Then", "上午8时开始。随后", "It began at 8 a.m. Then"),
        ("( Editor: Li Na)", "（编辑：李娜）", "(Editor: Li Na)"),
        ("the 21th and 13th", "第21和第13", "the 21st and 13th"),
        (
            "All rights reserved.Not for sale",
            "版权所有。非卖品",
            "All rights reserved. Not for sale",
        ),
        ("Wait...", "等等……", "Wait..."),
    ],
)
def test_english_marks(text: str, source: str, wanted: str) -> None:
    assert finished(text, source, "en") == wanted


def test_colons_and_questions_arrive() -> None:
    assert finished("活动安排", "What is on:", "zh") == "活动安排："
    assert finished("“安全吗。”", '"Is it safe?"', "zh") == "“安全吗？”"


def test_capitals() -> None:
    assert begun("station", "车站") == "Station"
    assert begun("ckit reads", "ckit读") == "ckit reads"
    assert begun("iPhone sales", "手机销量") == "iPhone sales"
    assert sentence_case("MARKET DATA") == "Market data"
    assert sentence_case("NATO") == "NATO"
    assert without_hour_stop("上午7:30。", "7:30 a.m.") == "上午7:30"


def test_a_headline_in_capitals_goes_to_the_engine_as_a_sentence() -> None:
    engine = Function(lambda sentence: "风暴来了")
    job = Job(read_bytes(b"STORM LEAVES HOMES DARK\n", "a.txt"), "a.txt")
    translate_documents([job], to="zh", engine=engine, options=Options(lookups=()))
    assert engine.asked[0] == "Storm leaves homes dark"
    assert job.report is not None
    assert job.report.sentences[0].source == "STORM LEAVES HOMES DARK"


def test_bullets_and_brackets_stay() -> None:
    known = {"天气好": "Fine weather", "体育": "sports", "评论": "comments"}
    assert translated("● 天气好\n", known) == "● Fine weather\n"
    assert translated("▲天气好\n", known).replace(" ", "") == "▲Fineweather\n"
    assert translated("【体育】天气好\n", known) == "[Sports] Fine weather\n"
    assert translated("【体育】\n", known) == "[Sports]\n"
    assert translated("评论(36)\n", known) == "Comments (36)\n"
    english = {"All schools": "所有学校", "Sports": "体育"}
    assert translated("* All schools\n", english, "zh") == "* 所有学校\n"
    assert translated("[Sports] All schools\n", english, "zh") == "【体育】所有学校\n"


def test_a_list_number_before_a_figure() -> None:
    assert translated("一、天气好\n", {"天气好": "Fine weather"}) == "1. Fine weather\n"
    asked = Dictionary()
    job = Job(read_bytes("一、10月1日天气好。\n".encode(), "a.txt"), "a.txt")
    translate_documents([job], to="en", engine=asked, options=Options(lookups=()))
    assert asked.asked[0] == ["10月1日天气好。"]


def test_the_name_of_the_site_in_a_title_is_a_part() -> None:
    known = {"地铁开通": "Metro opens", "江城晚报网": "Jiangcheng News"}
    page = "<html><head><title>地铁开通_江城晚报网</title></head></html>"
    assert "<title>Metro opens_Jiangcheng News</title>" in translated(page, known, name="a.html")
    page = page.replace("_", " - ")
    assert "<title>Metro opens - Jiangcheng News</title>" in translated(page, known, name="a.html")
