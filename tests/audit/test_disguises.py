"""A number keeps its verdict however the page's markup takes it apart."""

from __future__ import annotations

import csv
import html
from collections.abc import Callable
from pathlib import Path

import pytest

from compliance_kit.audit.extract.numbers import find_numbers
from compliance_kit.audit.page import Page

KINDS = ("icp-filing", "icp-licence", "ps-filing", "news-licence")
TABLE = [
    row
    for row in csv.DictReader(
        (Path(__file__).parent / "data" / "number-formats.csv").open(encoding="utf-8", newline="")
    )
    if row["kind"] in KINDS and not set("<&") & set(row["text"])
]
# Pinyin and English forms, and text decoded wrongly, are read as whole words only.
CHINESE = [row["text"] for row in TABLE if any("\u4e00" <= c <= "\u9fff" for c in row["text"])]
ALL = [row["text"] for row in TABLE]


def found(markup: str) -> list[tuple[str, str, str]]:
    page = Page(f"<p>{markup}</p>".encode(), "a.html")
    return [(m.kind, m.valid, m.canonical) for m in find_numbers(page)]


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


MARKUP: dict[str, Callable[[str], str]] = {
    "each letter in a tag": lambda t: "".join(f"<i>{html.escape(c)}</i>" for c in t),
    "decimal entities": lambda t: "".join(f"&#{ord(c)};" for c in t),
    "hexadecimal entities": lambda t: "".join(f"&#x{ord(c):x};" for c in t),
    "a comment inside": lambda t: html.escape(t[:6]) + "<!-- 1 -->" + html.escape(t[6:]),
    "a break opportunity": lambda t: html.escape(t[:6]) + "<wbr>" + html.escape(t[6:]),
    "a sentence around": lambda t: f"版权所有 某某网 {html.escape(t)} 未经许可不得转载",
    "run on": lambda t: f"版权所有{html.escape(t)}|联系电话023-67158993",
}
LETTERS: dict[str, Callable[[str], str]] = {
    "a zero-width space after each letter": "\u200b".join,
    "a byte order mark inside": lambda t: t[:5] + "\ufeff" + t[5:],
    "a soft hyphen": lambda t: t[:6] + "&shy;" + t[6:],
    "full width": full_width,
}


@pytest.mark.parametrize("how", MARKUP)
def test_markup_changes_nothing(how: str) -> None:
    for text in ALL:
        assert found(MARKUP[how](text)) == found(html.escape(text)), text


@pytest.mark.parametrize("how", LETTERS)
def test_odd_letters_are_read_and_at_best_a_warning(how: str) -> None:
    for text in CHINESE:
        plain, disguised = found(html.escape(text)), found(LETTERS[how](text))
        # A blank that a full-width form gains or loses is a matter of form too.
        assert [kind for kind, *_ in disguised] == [kind for kind, *_ in plain], text
        for (_kind, verdict, canonical), (_, other, same) in zip(plain, disguised, strict=True):
            assert (verdict == "no") == (other == "no") and canonical == same, text


def test_what_is_commented_out_is_not_shown() -> None:
    assert not any(found(f"<!-- {html.escape(text)} -->") for text in ALL)


def test_two_numbers_in_one_link_are_two() -> None:
    link = "<a href=https://beian.miit.gov.cn/>渝ICP备20009753号-2 渝公网安备 50010302000814号</a>"
    assert [kind for kind, *_ in found(link)] == ["icp-filing", "ps-filing"]


@pytest.mark.parametrize(
    "credit", ["技术支持：某某科技 蜀ICP备12012345号", "网站建设：甲公司（蜀ICP备12012345号-3）"]
)
def test_the_suppliers_number_is_not_the_sites(credit: str) -> None:
    numbers = found(f"渝ICP备20009753号-2 | {credit}")
    assert [kind for kind, *_ in numbers] == ["icp-filing", "supplier-filing"]
