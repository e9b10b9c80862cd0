"""Properties of the grammar: spans, exactness, round trips, time."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance_kit.text.expressions import find_expressions, parse_number
from compliance_kit.text.values import Date, DateTime, Duration, Money, Range, Time
from growth import assert_linear, assert_within, seconds

LANGUAGES = ("zh", "en")
LIVELY = st.text(
    st.one_of(
        st.sampled_from(
            "0123456789０９零〇一二两三四五六七八九十百千万亿几多余来半第年月日号时点分秒周星期个元块角"
            "%％‰$¥€£.,:/-–—~至到和约近超"
            "负上下旬季度世纪折成倍之岁公里吨 \n()（）“”@#&;'abcdefghmnopqrstu"
            "vwxyzMQFYTUC½壹贰拾佰萬億兩"
        ),
        st.characters(),
    ),
    max_size=60,
)
WORDY = st.lists(
    st.sampled_from(
        [
            "one",
            "two",
            "three",
            "twenty",
            "thirty",
            "hundred",
            "thousand",
            "million",
            "billion",
            "and",
            "a",
            "half",
            "point",
            "dozen",
            "dozens",
            "of",
            "hundreds",
            "third",
            "thirds",
            "second",
            "first",
            "quarter",
            "percent",
            "%",
            "dollars",
            "$",
            "5",
            "1,200",
            "3.5",
            "May",
            "March",
            "2019",
            "1",
            "to",
            "-",
            "between",
            "about",
            "over",
            "9:30",
            "a.m.",
            "GMT",
            "Monday",
            ",",
            ".",
            "the",
            "century",
            "1990s",
            "Q3",
            "fy",
            "yuan",
            "km",
            "years",
            "old",
            "minus",
            "no.",
            "½",
            "3-2",
            "x",
            "k",
            "bn",
            "第",
            "一",
            "百",
            "万",
            "元",
            "年",
            "月",
        ]
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=1500, deadline=None)
@given(st.one_of(LIVELY, WORDY), st.sampled_from(LANGUAGES))
def test_spans_are_true_ordered_and_apart(text: str, language: str) -> None:
    found = find_expressions(text, language)
    end = 0
    for expression in found:
        assert expression.start >= end
        assert len(text) >= expression.end > expression.start
        assert expression.text == text[expression.start : expression.end]
        assert (expression.kind == "range") == (expression.inner is not None)
        if expression.kind in ("range", "date-range"):
            assert isinstance(expression.value, Range)
        end = expression.end
    assert found == find_expressions(text, language)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_any_text_is_read(text: str, language: str) -> None:
    assert isinstance(find_expressions(text, language, reference=datetime.date(2024, 2, 29)), list)


_DIGITS = "零一二三四五六七八九"


def _below_ten_thousand(number: int) -> str:
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return out


def _chinese(number: int) -> str:
    """A whole number to 10^16 in plain Chinese numerals."""
    if number == 0:
        return "零"
    if number == 10**16:
        return "一亿亿"
    out = ""
    for unit, name in ((10**12, "万"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // unit % 10000
        if part:
            if out and part < 1000 and not out.endswith("零"):
                out += "零"
            out += _below_ten_thousand(part) + name
        elif out and not out.endswith("零") and number % unit:
            out += "零"
        if unit == 10**8 and number >= 10**12 and not part:
            out = out.rstrip("零") + "亿" + ("零" if number % 10**8 else "")
    return out[1:] if out.startswith("一十") else out


NUMBERS = st.one_of(
    st.integers(0, 10**16),
    st.integers(0, 99_999),
    st.builds(lambda a, b: a * 10**b, st.integers(1, 9_999), st.integers(0, 12)),
)
_FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_HANT = str.maketrans("万亿", "萬億")


@settings(max_examples=1500, deadline=None)
@given(NUMBERS)
def test_chinese_numerals_come_back(number: int) -> None:
    written = _chinese(number)
    assert parse_number(written, "zh") == number, written
    assert parse_number(written.translate(_HANT), "zh-Hant") == number
    if number > 9:
        financial = written.translate(_FINANCIAL)
        assert parse_number(financial, "zh") == number, financial


@settings(max_examples=500, deadline=None)
@given(st.integers(11, 10**16).filter(lambda number: len(_chinese(number)) > 1))
def test_chinese_numerals_are_found_in_text(number: int) -> None:
    text = f"共有{_chinese(number)}元。"
    (found,) = find_expressions(text, "zh")
    assert found.value == Money(Decimal(number), "CNY")


_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _english(number: int) -> str:
    """A whole number below 10^15 in English words."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {_english(number % 100)}" if number % 100 else ""
        return f"{_ONES[number // 100]} hundred{rest}"
    for unit, name in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (10**3, "thousand"),
    ):
        if number >= unit:
            rest = number % unit
            joint = " and " if 0 < rest < 100 else " "
            tail = joint + _english(rest) if rest else ""
            return f"{_english(number // unit)} {name}{tail}"
    raise AssertionError(number)


@settings(max_examples=1000, deadline=None)
@given(st.one_of(st.integers(0, 10**15 - 1), st.integers(0, 9_999)))
def test_english_number_words_come_back(number: int) -> None:
    assert parse_number(_english(number), "en") == number, _english(number)


_MONTHS = [f".{month:02}" for month in range(1, 13)]


@settings(max_examples=1000, deadline=None)
@given(st.integers(0, 10**12), st.integers(0, 4), st.sampled_from(LANGUAGES), st.booleans())
def test_figures_come_back_exactly(figure: int, places: int, language: str, grouped: bool) -> None:
    value = Decimal(figure).scaleb(-places)
    written = f"{value:,f}" if grouped else f"{value:f}"
    # In Chinese 2026.01 is a month.
    month = language == "zh" and 1900 <= value < 2100 and written[-3:] in _MONTHS
    if (len(written) != 11 or "." in written or grouped) and not month:  # 11: a telephone
        assert parse_number(written, language) == value


@settings(max_examples=1000, deadline=None)
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.times())
def test_dates_and_times_come_back(day: datetime.date, clock: datetime.time) -> None:
    date = Date(day.year, day.month, day.day)
    english = f"on {day:%B} {day.day}, {day.year}."
    chinese = f"于{day.year}年{day.month}月{day.day}日举行"
    assert [e.value for e in find_expressions(english, "en")] == [date]
    assert [e.value for e in find_expressions(chinese, "zh")] == [date]
    at = Time(clock.hour, clock.minute)
    hour = clock.hour % 12 or 12
    noon = "a.m." if clock.hour < 12 else "p.m."
    spoken = f"at {hour}:{clock.minute:02d} {noon} on {day:%b}. {day.day}"
    partial = Date(month=day.month, day=day.day)
    if day.month != 5:
        assert [e.value for e in find_expressions(spoken, "en")] == [DateTime(partial, at)]
    written = f"{day.month}月{day.day}日{clock.hour}时{clock.minute}分"
    assert [e.value for e in find_expressions(written, "zh")] == [DateTime(partial, at)]


@settings(max_examples=500, deadline=None)
@given(st.integers(2, 9_999), st.integers(0, 99), st.sampled_from(("USD", "EUR", "GBP", "CNY")))
def test_money_comes_back(whole: int, part: int, currency: str) -> None:
    amount = Decimal(whole) + Decimal(part) / 100
    english = {"USD": "${}", "EUR": "€{}", "GBP": "£{}", "CNY": "{} yuan"}[currency].format(
        f"{amount:,.2f}"
    )
    chinese = {"USD": "{}美元", "EUR": "{}欧元", "GBP": "{}英镑", "CNY": "{}元"}[currency].format(
        f"{amount:.2f}"
    )
    assert [e.value for e in find_expressions(english, "en")] == [Money(amount, currency)]
    assert [e.value for e in find_expressions(chinese, "zh")] == [Money(amount, currency)]


@settings(max_examples=300, deadline=None)
@given(st.integers(2, 999), st.sampled_from(("hour", "day", "week", "month", "year")))
def test_durations_come_back(amount: int, unit: str) -> None:
    if unit == "year" and (amount == 2 or amount >= 80):
        amount = 12
    value = Duration(Decimal(amount), unit)
    chinese = {"hour": "小时", "day": "天", "week": "周", "month": "个月", "year": "年"}[unit]
    assert [e.value for e in find_expressions(f"{amount} {unit}s later", "en")] == [value]
    assert [e.value for e in find_expressions(f"历时{amount}{chinese}", "zh")] == [value]


HOSTILE = [
    "9", "一", "1,", "百", "one ", " ", "约", "1.", "1-", "5至", "万亿", "第", "1年", "$",
    "twenty-", "and ", "a@", "http://", "1:", "May ", "百分之",
    "半", "零", "壹", "three hundred and ", "1/",
    "１", "½", "¥1 ", "一到", "one in ", "1至", "～1",
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str, language: str) -> None:
    """Four times the text takes about four times as long, up to a megabyte."""

    def work(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: find_expressions(text, language)

    assert_linear(work, 15_000, 60_000)
    quick = seconds(work(60_000))
    if quick < 0.03:
        assert_within(max(1.0, 60 * quick), work(1_000_000))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("piece", ["9", "一", "百", " ", "约", "1,", "1.", "0", "$", "May "])
def test_a_megabyte_without_facts_is_quick(piece: str, language: str) -> None:
    text = piece * (1_000_000 // len(piece))

    def work() -> None:
        assert find_expressions(text, language) == []

    assert_within(10, work)
