"""One expression written the way a locale writes it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from localize_strategies import KINDS, expression

from compliance_kit.errors import UsageError
from compliance_kit.localize import localize_text, write_expression
from compliance_kit.localize.style import Style
from compliance_kit.localize.write import after_article
from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.tokens import find_tokens
from compliance_kit.text.values import (
    Date,
    DateTime,
    Duration,
    Expression,
    Measure,
    Money,
    Range,
    Ratio,
    Time,
)


def written(text: str, locale: str) -> str | None:
    """The one expression of ``text`` (in the other language) in ``locale``."""
    language = "en" if locale.startswith("zh") else "zh"
    found = find_expressions(text, language)
    assert len(found) == 1, found
    return write_expression(found[0], locale, source_language=language)


@pytest.mark.parametrize(
    ("chinese", "american", "british"),
    [
        ("1.2亿元", "120 million yuan", "120 million yuan"),
        ("1752亿元", "175.2 billion yuan", "175.2 billion yuan"),
        ("25.6万亿元", "25.6 trillion yuan", "25.6 trillion yuan"),
        ("5000万美元", "$50 million", "US$50 million"),
        ("1亿欧元", "€100 million", "€100 million"),
        ("1234.5万元", "12.345 million yuan", "12.345 million yuan"),
        ("1234567元", "1,234,567 yuan", "1,234,567 yuan"),
        ("约1400", "around 1,400", "around 1,400"),
        ("近3万", "nearly 30,000", "nearly 30,000"),
        ("至少5000", "at least 5,000", "at least 5,000"),
        ("不少于5000", "no less than 5,000", "no less than 5,000"),
        ("不到5%", "less than 5%", "less than 5%"),
        ("9.2个百分点", "9.2 percentage points", "9.2 percentage points"),
        ("三成", "30%", "30%"),
        ("10%左右", "around 10%", "around 10%"),
        ("2026年1月31日", "Jan. 31, 2026", "31 January 2026"),
        ("1月31日", "Jan. 31", "31 January"),
        ("5月4日", "May 4", "4 May"),
        ("2026年9月", "September 2026", "September 2026"),
        ("25日", "the 25th", "the 25th"),
        ("周一", "Monday", "Monday"),
        ("3月下旬", "late March", "late March"),
        ("2026年初", "early 2026", "early 2026"),
        ("第三季度", "the third quarter", "the third quarter"),
        ("2026年上半年", "the first half of 2026", "the first half of 2026"),
        ("20世纪90年代", "the 1990s", "the 1990s"),
        ("2014年至2016年", "2014 to 2016", "2014 to 2016"),
        ("1月10日至15日", "Jan. 10-15", "10-15 January"),
        ("2026年1月30日至2月2日", "Jan. 30 to Feb. 2, 2026", "30 January to 2 February 2026"),
        ("上午9时30分", "9:30 a.m.", "9:30 am"),
        ("下午3点", "3 p.m.", "3 pm"),
        ("北京时间9时30分", "9:30 a.m. Beijing time", "9:30 am Beijing time"),
        ("1月31日上午9时30分", "9:30 a.m. on Jan. 31", "9:30 am on 31 January"),
        ("10至15元", "10 to 15 yuan", "10 to 15 yuan"),
        ("3至5万元", "30,000 to 50,000 yuan", "30,000 to 50,000 yuan"),
        ("15%至20%", "15% to 20%", "15% to 20%"),
        ("15公里", "15 kilometers", "15 kilometres"),
        ("1公里", "1 kilometer", "1 kilometre"),
        ("300亩", "300 mu", "300 mu"),
        ("35摄氏度", "35 degrees Celsius", "35 degrees Celsius"),
        ("时速350公里", "350 kilometers per hour", "350 kilometres per hour"),
        ("500万吨", "5 million metric tons", "5 million tonnes"),
        ("3天", "3 days", "3 days"),
        ("半年", "half a year", "half a year"),
        ("30岁", "30 years old", "30 years old"),
        ("3倍", "3 times", "3 times"),
        ("三分之一", "one-third", "one-third"),
        ("数千万元", "tens of millions of yuan", "tens of millions of yuan"),
    ],
)  # fmt: skip
def test_chinese_in_english(chinese: str, american: str, british: str) -> None:
    assert written(chinese, "en-US") == american
    assert written(chinese, "en-GB") == british


@pytest.mark.parametrize(
    ("english", "simplified", "traditional"),
    [
        ("120 million yuan", "1.2亿元", "1.2億元人民幣"),
        ("$1.2bn", "12亿美元", "12億美元"),
        ("£10m", "1000万英镑", "1000萬英鎊"),
        ("HK$300 million", "3亿港元", "3億港元"),
        ("around 1,400", "约1400", "約1400"),
        ("35,000 visits", "3.5万", "3.5萬"),
        ("35,123 visits", "35123", "35123"),
        ("more than 10 million", "超过1000万", "超過1000萬"),
        ("nearly 3,000", "近3000", "近3000"),
        ("at least 5,000", "至少5000", "至少5000"),
        ("up to 5,000", "最多5000", "最多5000"),
        ("9.2 percent", "9.2%", "9.2%"),
        ("9.2 percentage points", "9.2个百分点", "9.2個百分點"),
        ("Jan. 31, 2026", "2026年1月31日", "2026年1月31日"),
        ("31 January 2026", "2026年1月31日", "2026年1月31日"),
        ("Jan. 10-15, 2026", "2026年1月10日至15日", "2026年1月10日至15日"),
        ("the 1990s", "20世纪90年代", "20世紀90年代"),
        ("Q3 2025", "2025年第三季度", "2025年第三季度"),
        ("late March", "3月下旬", "3月下旬"),
        ("9:30 a.m.", "上午9:30", "上午9:30"),
        ("3 p.m. Beijing time", "北京时间下午3时", "北京時間下午3時"),
        ("10 to 15 yuan", "10至15元", "10至15元人民幣"),
        ("15 kilometers", "15公里", "15公里"),
        ("100 km/h", "时速100公里", "時速100公里"),
        ("5 million tonnes", "500万吨", "500萬噸"),
        ("half a year", "半年", "半年"),
        ("threefold", "3倍", "3倍"),
        ("two-thirds", "三分之二", "三分之二"),
        ("two or three", "两三", "兩三"),
        ("hundreds of millions of yuan", "数亿元", "數億元人民幣"),
    ],
)  # fmt: skip
def test_english_in_chinese(english: str, simplified: str, traditional: str) -> None:
    assert written(english, "zh-CN") == simplified
    assert written(english, "zh-TW") == traditional
    assert written(english, "zh-Hant-HK") == traditional


def test_house_style() -> None:
    date = expression("date", Date(2026, 9, 3))
    assert write_expression(date, "en-US", Style(months="wide"), source_language="zh") == (
        "September 3, 2026"
    )
    assert write_expression(date, "en-US", Style(months="abbreviated"), source_language="zh") == (
        "Sep 3, 2026"
    )
    assert write_expression(date, "en-US", Style(date_order="dmy"), source_language="zh") == (
        "3 September 2026"
    )
    assert write_expression(date, "en-GB", Style(date_order="mdy"), source_language="zh") == (
        "Sept. 3, 2026"
    )
    money = expression("money", Money(Decimal(120_000_000), "CNY"))
    wanted = {"yuan": "120 million yuan", "rmb": "RMB 120 million", "symbol": "¥120 million"}
    for name, text in wanted.items():
        style = Style(currency=name)  # type: ignore[arg-type]
        assert write_expression(money, "en-US", style, source_language="zh") == text
    digits = Style(large_numbers="digits")
    assert write_expression(money, "en-US", digits, source_language="zh") == "120,000,000 yuan"
    assert write_expression(money, "zh-CN", digits, source_language="en") == "120000000元"
    percent = expression("percent", Decimal("9.2"))
    word = Style(percent="word")
    assert write_expression(percent, "en-US", word, source_language="zh") == "9.2 percent"
    assert write_expression(percent, "en-GB", word, source_language="zh") == "9.2 per cent"
    assert write_expression(percent, "zh-CN", word, source_language="en") == "百分之9.2"


@pytest.mark.parametrize(
    ("value", "unit", "locale", "wanted"),
    [
        ("15", "kilometer", "en-US", "9.32 miles (15 kilometers)"),
        ("300", "mu", "en-US", "49.4 acres (300 mu)"),
        ("300", "mu", "en-GB", "20 hectares (300 mu)"),
        ("35", "celsius", "en-US", "95 degrees Fahrenheit (35 degrees Celsius)"),
        ("10", "mile", "zh-CN", "16.1公里（10英里）"),
        ("15", "kilometer", "zh-CN", "15公里"),
        ("15", "mile", "en-US", "15 miles"),
    ],
)
def test_measures_are_converted_when_asked(value: str, unit: str, locale: str, wanted: str) -> None:
    item = expression("measure", Measure(Decimal(value), unit))
    style = Style(measures="convert")
    assert write_expression(item, locale, style, source_language="zh") == wanted


@pytest.mark.parametrize(
    "item",
    [
        expression("measure", Measure(Decimal(3), "cubit")),
        expression("money", Money(Decimal(3), "XQQ")),
        expression("time", Time(9, 30, None, "Africa/Lagos")),
        expression("date", Date(2026, day=3)),
        expression("number", Decimal("NaN")),
        expression("number", Decimal("1E+999")),
        expression("ordinal", Decimal("1.5")),
        expression("fraction", Ratio(7, 3)),
        Expression("number", 0, 6, "100艘以上", Decimal(100), "over", None, "艘"),
    ],
)
def test_what_cannot_be_said_is_not_written(item: Expression) -> None:
    assert write_expression(item, "en-US", source_language="zh") is None


def test_nothing_is_rounded() -> None:
    item = expression("number", Decimal("123456789.125"))
    assert write_expression(item, "en-US", source_language="zh") == "123,456,789.125"
    assert write_expression(item, "zh-CN", source_language="en") == "123456789.125"
    small = expression("number", Decimal("0.0000125"))
    assert write_expression(small, "en-US", source_language="zh") == "0.0000125"


def test_a_range_does_not_lend_its_scale() -> None:
    money = Range(Money(Decimal(3), "CNY"), Money(Decimal(50_000_000), "CNY"))
    item = expression("range", money, inner="money")
    assert write_expression(item, "en-US", source_language="zh") == "3 yuan to 50 million yuan"
    assert write_expression(item, "zh-CN", source_language="en") == "3元至5000万元"
    plain = expression("range", Range(Decimal(3), Decimal(50_000)), inner="number")
    assert write_expression(plain, "zh-CN", source_language="en") == "3至50000"


def test_decades_are_counted_in_years_in_chinese() -> None:
    item = expression("duration", Duration(Decimal(3), "decade"))
    assert write_expression(item, "zh-CN", source_language="en") == "30年"
    assert write_expression(item, "en-US", source_language="zh") == "3 decades"


def test_the_article_is_not_doubled() -> None:
    assert after_article("in the ", "the 1990s") == "1990s"
    assert after_article("in ", "the 1990s") == "the 1990s"


@pytest.mark.parametrize("tag", ["en", "en-us", "en_US", "zh", "zh-Hans", "zh-Hans-CN", "ZH-tw"])
def test_tags_are_read_in_every_form(tag: str) -> None:
    item = expression("number", Decimal(5))
    assert write_expression(item, tag, source_language="en") == "5"


@pytest.mark.parametrize(
    ("tag", "near"),
    [("en-USA", "en-US"), ("fr-FR", ""), ("zh-CNN", "zh-CN"), ("", ""), ("x-y", "")],
)
def test_an_unknown_locale_names_the_nearest(tag: str, near: str) -> None:
    item = expression("number", Decimal(5))
    with pytest.raises(UsageError, match=near or "did you mean"):
        write_expression(item, tag, source_language="en")


def _carrier(item: Expression, language: str) -> str:
    """A sentence in which a reader takes the words for what they are."""
    if language == "zh":
        dated = "date" in item.kind
        return "据介绍，活动于{}举行，创下纪录。" if dated else "据介绍，总量为{}，创下纪录。"
    if item.kind == "multiple":
        return "The figure is {} as high as last year."
    if item.kind == "fraction":
        return "That is {} of the total."
    if item.kind in ("date", "date-range"):
        value = item.value.start if isinstance(item.value, Range) else item.value
        on = isinstance(value, Date) and (value.day or value.weekday)
        return "It was held on {}, officials said." if on else "It was held in {}, officials said."
    return "Officials said the figure was {} at the fair."


def _same(item: Expression, found: Expression, text: str) -> bool:
    return (
        found.kind == item.kind
        and found.value == item.value
        and found.approx == item.approx
        and text.removeprefix("the ") == found.text.removeprefix("the ")
    )


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "zh-CN", "zh-TW", "zh-HK"])
@pytest.mark.parametrize("kind", list(KINDS))
def test_what_is_written_is_found_again_with_the_same_value(kind: str, locale: str) -> None:
    language = locale[:2]

    @settings(
        max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(KINDS[kind]())
    def check(item: Expression) -> None:
        other = "zh" if language == "en" else "en"
        text = write_expression(item, locale, source_language=other)
        assert text is not None
        # 13000000001 is a mobile telephone's number to any reader.
        assume(not any(token.kind == "phone" for token in find_tokens(text)))
        found = find_expressions(_carrier(item, language).format(text), language)
        assert any(_same(item, one, text) for one in found), (text, found)

    check()


def test_the_source_word_decides_the_approximation() -> None:
    item = Expression("number", 0, 9, "more than 100", Decimal(100), "over")
    assert write_expression(item, "zh-CN", source_language="en") == "超过100"
    at_least = replace(item, text="no fewer than 100")
    assert write_expression(at_least, "zh-CN", source_language="en") == "不少于100"
    assert write_expression(at_least, "en-GB", source_language="en") == "no fewer than 100"


def test_a_date_with_a_time() -> None:
    item = expression("datetime", DateTime(Date(2026, 1, 31), Time(15, 5)))
    assert write_expression(item, "en-US", source_language="zh") == "3:05 p.m. on Jan. 31, 2026"
    assert write_expression(item, "zh-CN", source_language="en") == "2026年1月31日下午3:05"


@pytest.mark.parametrize(
    ("source", "text", "locale", "wanted"),
    [
        ("zh", "11月30日0时至12月10日24时", "en-US", "12 a.m. on Nov. 30 to 24:00 on Dec. 10"),
        ("zh", "12月5日9:30—17:00", "en-US", "9:30 a.m. to 5 p.m. on Dec. 5"),
        ("en", "9 a.m. to 5 p.m. on Monday", "zh-CN", "周一上午9时至下午5时"),
        ("en", "12 a.m. on Nov. 30 to 24:00 on Dec. 10", "zh-CN", "11月30日0时至12月10日24时"),
        (
            "en",
            "10am on Jan 3 to 5pm on Jan 4, 2026",
            "zh-CN",
            "2026年1月3日上午10时至2026年1月4日下午5时",
        ),
    ],
)
def test_from_one_time_to_another(source: str, text: str, locale: str, wanted: str) -> None:
    (found,) = find_expressions(text, source)
    assert found.text == text
    assert write_expression(found, locale, source_language=source) == wanted


def test_the_ends_of_a_range_of_times_are_mended_where_they_stand() -> None:
    text = "Closed between 9 am and 5 pm on Dec 5, 2026"
    mended = "Closed between 9 a.m. and 5 p.m. on Dec. 5, 2026"
    assert localize_text(text, "en-US") == mended
