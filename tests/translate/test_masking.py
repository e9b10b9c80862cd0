"""What the grammar and the termbase take off a model's shoulders."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from compliance_kit.documents import read_bytes
from compliance_kit.errors import InputError
from compliance_kit.localize.style import Style
from compliance_kit.text.values import Date, Money
from compliance_kit.translate.masking import Terms, mask_expressions, mask_names, slot_of
from compliance_kit.translate.options import Options
from compliance_kit.translate.pipeline import Job, translate_documents
from compliance_kit.translate.protect import ATOM, Masked
from compliance_kit.translate.termbase import read_termbase
from translate.engines import Function

ROOM = dict.fromkeys("nmrdyc", 6)


@pytest.mark.parametrize(
    ("text", "source", "locale", "shown", "written"),
    [
        ("投资3.5亿元，增长12%。", "zh", "en-US", "投资*，增长*。", ["350 million yuan", "12%"]),
        ("3月5日开门，9点开会。", "zh", "en-US", "*开门，*开会。", ["March 5", "9 a.m."]),
        ("3月5日上午9点开门。", "zh", "en-US", "*开门。", ["March 5 at 9 a.m."]),
        ("有三名学生和1200名教师。", "zh", "en-US", "有三名学生和*名教师。", ["1,200"]),
        ("Up 5.2 percent to $3 million.", "en", "zh-CN", "Up * to *.", ["5.2%", "300万美元"]),
        ("版权© 2026 新闻", "zh", "en-US", "版权© * 新闻", ["2026"]),
        ("two parks", "en", "zh-CN", "two parks", []),
    ],
)
def test_numbers_become_atoms(
    text: str, source: str, locale: str, shown: str, written: list[str]
) -> None:
    masked = Masked("")
    result = mask_expressions(text, masked, source, locale, Style(), ROOM)
    assert ATOM.sub("*", result) == shown
    assert [atom.target for atom in masked.atoms] == written
    assert masked.source_of(result) == text


def test_there_is_no_more_masked_than_there_is_room() -> None:
    masked = Masked("")
    text = mask_expressions("12%、13%、14%", masked, "zh", "en-US", Style(), {"r": 2})
    assert ATOM.sub("*", text) == "*、*、14%"


@pytest.mark.parametrize(
    ("kind", "inner", "value", "slot"),
    [
        ("money", None, Money(Decimal(1), "CNY"), "m"),
        ("range", "money", None, "m"),
        ("date", None, Date(month=3, day=5), "d"),
        ("date", None, Date(year=2026), "y"),
        ("date", None, Date(weekday=1), "d"),
        ("ordinal", None, Decimal(3), ""),
    ],
)
def test_slots(kind: str, inner: str | None, value: object, slot: str) -> None:
    assert slot_of(kind, inner, value) == slot


def test_the_longest_term_wins() -> None:
    terms = Terms({"重庆": "Chongqing", "重庆海关": "Chongqing Customs", "一": "one"}, "zh")
    assert [t for _, _, t in terms.find("重庆海关和重庆一家公司")] == [
        "Chongqing Customs",
        "Chongqing",
    ]


def test_english_terms_are_whole_words() -> None:
    terms = Terms({"巫溪县": "Wuxi County", "无锡": "Wuxi"}, "en")
    assert [t for _, _, t in terms.find("Wuxi County, Wuxian, Wuxi.")] == ["巫溪县", "无锡"]


def test_no_terms_find_nothing() -> None:
    assert list(Terms({}, "zh").find("重庆")) == []


def test_names_with_a_title_are_written_in_pinyin() -> None:
    masked = Masked("")
    text = mask_names(
        "记者林小禾说，重庆很好。", masked, "zh", [Terms({"重庆": "Chongqing"}, "zh")], 6
    )
    assert ATOM.sub("*", text) == "记者*说，*很好。"
    assert [atom.target for atom in masked.atoms] == ["Lin Xiaohe", "Chongqing"]


def test_terms_go_round_an_engine_that_knows_placeholders() -> None:
    engine = Function(lambda s: "⟦p0⟧ is fine." if "⟦p0⟧" in s else "x y z.", ["⟦p0⟧"])
    job = Job(read_bytes("重庆海关很好。\n".encode(), "a.txt"))
    options = Options(lookups=(), terms={"重庆海关": "Chongqing Customs"})
    translate_documents([job], to="en", engine=engine, options=options)
    assert engine.asked == ["⟦p0⟧很好。"]
    assert job.data == b"Chongqing Customs is fine.\n"


def test_a_sentence_without_its_name_is_no_better_than_one_with_it_put_back() -> None:
    # The engine loses the placeholder and, shown the name, does not write it either.
    engine = Function(lambda s: "They went there." if "⟦" in s else "They went out.", ["⟦p0⟧"])
    job = Job(read_bytes("他们去了内罗毕。\n".encode(), "a.txt"))
    options = Options(lookups=(), terms={"内罗毕": "Nairobi"})
    translate_documents([job], to="en", engine=engine, options=options)
    assert job.data is not None
    assert b"Nairobi" in job.data


def test_students_of_a_university_are_no_university() -> None:
    terms = Terms({"厦门大学": "Xiamen University"}, "zh")
    assert [name for *_, name in terms.find("厦门大学生物学院和厦门大学生。厦门大学城")] == [
        "Xiamen University"
    ]


def test_a_missing_term_of_the_house_is_flagged() -> None:
    engine = Function(lambda s: "The customs office is fine.")
    job = Job(read_bytes("重庆海关很好。\n".encode(), "a.txt"))
    options = Options(lookups=(), terms={"重庆海关": "Chongqing Customs"})
    translate_documents([job], to="en", engine=engine, options=options)
    assert job.report is not None
    assert "term" in job.report.look_at[0].flags
    assert "Chongqing Customs" in job.report.look_at[0].problems[-1].message


def test_the_house_decides_before_the_shipped_terms() -> None:
    masked = Masked("")
    own, other = Terms({"海关": "the Customs"}, "zh"), Terms({"重庆海关": "x", "重庆": "y"}, "zh")
    mask_names("重庆海关", masked, "zh", [own, other], 6)
    assert [atom.target for atom in masked.atoms] == ["the Customs"]


@pytest.mark.parametrize(
    "form", ["zh,en\n重庆,Chongqing\n", "Chongqing\t重庆\n# x\n\n", "重庆,Chongqing"]
)
def test_termbases(form: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(form, "utf-8")
    assert read_termbase(path) == {"重庆": "Chongqing"}


def test_a_bad_line_of_a_termbase_is_named(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("重庆,Chongqing\n重庆海关\n", "utf-8")
    with pytest.raises(InputError, match=r"terms\.csv:2"):
        read_termbase(path)
