"""Expressions in running text rewritten, everything else left."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from localize_strategies import any_expression

from compliance_kit.localize import localizations, localize_text, write_expression
from compliance_kit.localize.rewrite import Change, apply, compose
from compliance_kit.localize.segments import segment_changes
from compliance_kit.localize.style import Style
from compliance_kit.text.values import Expression
from growth import assert_linear


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # pieces in Chinese
        (
            "The fair drew 3.5万 visits on Jan 31, 2026, up 9.2个百分点.",
            "The fair drew 35,000 visits on Jan. 31, 2026, up 9.2 percentage points.",
        ),
        ("It cost 1.2亿元 in all.", "It cost 120 million yuan in all."),
        ("A 300亩 site, 约1400 jobs", "A 300 mu site, around 1,400 jobs"),
        ("On 25日 it opened; the 25日 show", "On the 25th it opened; the 25th show"),
        ("三成 of them came.", "30% of them came."),
        ("It began at 上午9时30分.", "It began at 9:30 a.m."),
        ("It rose in 第三季度.", "It rose in the third quarter."),
        # forms that are not the house's
        ("on January 31, 2026 and 1 Feb 2026", "on Jan. 31, 2026 and Feb. 1, 2026"),
        ("on March 5th, 2026", "on March 5, 2026"),
        ("It was 31 October 2026.", "It was Oct. 31, 2026."),
        ("paid RMB 120 million for it", "paid 120 million yuan for it"),
        ("paid CNY5,000 for it", "paid 5,000 yuan for it"),
        ("about $1.2bn and £10m", "about $1.2 billion and £10 million"),
        ("about US$50 million", "about $50 million"),
        ("up 5.2 percent, or 5.2 per cent", "up 5.2%, or 5.2%"),
        ("35000 visitors and 135000 foreign guests", "35,000 visitors and 135,000 foreign guests"),
        ("12,500,000 visitors", "12.5 million visitors"),
        ("at 9:30 AM on Friday", "at 9:30 a.m. on Friday"),
        ("at 9.30am, or 9 pm.", "at 9:30 a.m., or 9 p.m."),
        ("10000 meters", "10,000 meters"),
        ("at 16:23, Thu, Nov 2, 2023", "at 16:23, Thu, Nov. 2, 2023"),
        ("on Thursday, 2nd November 2023", "on Thursday, Nov. 2, 2023"),
        ("from June 13 to 17, June 13 to 17", "from June 13 to 17, June 13-17"),
        ("Output for 前三季度 rose.", "Output for the first 3 quarters rose."),
    ],
)
def test_english_text(text: str, wanted: str) -> None:
    assert localize_text(text, "en-US") == wanted
    assert localize_text(wanted, "en-US") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("总投资120 million yuan，参会者around 1,400人。", "总投资1.2亿元，参会者约1400人。"),
        ("共 120 million yuan 的项目", "共1.2亿元的项目"),
        ("展会于Jan. 31, 2026开幕，", "展会于2026年1月31日开幕，"),
        ("占比9.2 percent，提高0.3 percentage points。", "占比9.2%，提高0.3个百分点。"),
        ("自 Jan. 10-15, 2026 起", "自2026年1月10日至15日起"),
        ("全长15 kilometers，", "全长15公里，"),
        ("日期：2026-01-31", "日期：2026年1月31日"),
        ("在2026年01月05日，", "在2026年1月5日，"),
        ("同比增长９.２％。", "同比增长9.2%。"),
        ("共more than a dozen人", "共超过12人"),
        ("投资120,000,000元，售价￥300。", "投资1.2亿元，售价300元。"),
        ("接待35000人次", "接待3.5万人次"),
    ],
)
def test_chinese_text(text: str, wanted: str) -> None:
    assert localize_text(text, "zh-CN") == wanted
    assert localize_text(wanted, "zh-CN") == wanted


def test_the_text_keeps_its_language() -> None:
    text = "2026年1月31日，投资1.2亿元。"
    assert localize_text(text, "en-US") == "Jan. 31, 2026，投资 120 million yuan。"
    assert localize_text("He paid 120 million yuan.", "zh-CN") == "He paid 1.2亿元."


UNTOUCHED = [
    "Flight CA1234 and train G1234 leave from Gate 12345.",
    "Version 3.10.2 of Windows 11, build 22000",
    "They won 3-2 and 21-15, 21-18; lost 3:1",
    "Call 023-67158993 or +86 10 6655 1234, hotline 12345",
    "See https://example.com/2026/01/31/35000-visits?a=1,400000",
    "渝ICP备20009753号-1 and 京公网安备 11010802012345号",
    "The office is at No. 12345 Jiefang Road, 1200 Main Street",
    "Room 12030, Building 10000, Beverly Hills, CA 90210",
    "`35000 visits` and {count} and %d",
    "ISBN 978-7-111-12345-6, stock 600519.SH",
    'the id "2026-A35000" stays',
    "nine percent of the three hundred people, on Monday, in late March, in the 1990s",
    "between March 5 and 10, from 10 to 15 yuan, 10-15%",
    "He ran 15 km in 35000 s at 14:30; Rs 15,000, 20 pounds, 50 cents",
    "between Oct. 25 and Oct. 29, from March 5 to March 10, 2026, on 15 JAN",
    "Wed, 08 Nov 2023 20:20:00 +0000 and 2026-01-31 09:30",
    "iPhone 15, 4K, 1080p and the G20",
    "an email to a35000@example.com",
]
UNTOUCHED_CHINESE = [
    "第三届智博会在三峡广场举行，一下子来了两三个人，五一期间万一下雨呢",
    "解放路88号12345号楼，3号线、5栋2单元1203室，邮编400020",
    "以3比2获胜，3-2，21-15",
    "拨打023-67158993或12345热线",
    "渝ICP备20009753号-2，京公网安备 11010802012345号，国发〔2024〕12号",
    "《2026-01-31》和《1984》",
    "乘坐CA1234航班和G1234次列车，iPhone 15 Pro，Windows 11",
    "约三成，二〇二六年一月三十一日，上午9时30分，1400多人，2004 年",
    "投资完成（亿元），畅享10 Plus，2019-09-07 15:14:21，",
    "售价50块，八折，人民币300万元，1.2亿元，9.2%，3.5万人次",
    "他在发布会上用英语回答记者提问时说：“He paid 120 million yuan in cash.”",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_english_that_stays(text: str) -> None:
    assert localize_text(text, "en-US") == text


@pytest.mark.parametrize("text", UNTOUCHED_CHINESE)
def test_chinese_that_stays(text: str) -> None:
    assert localize_text(text, "zh-CN") == text


def test_a_chinese_phrase_in_english_text_stays_whole() -> None:
    text = "The banner said 热烈庆祝成立70周年大会召开 in red."
    assert localize_text(text, "en-US") == text


def test_keep_and_source() -> None:
    text = "3.5万 visits on January 31, 2026"
    assert localize_text(text, "en-US", keep=["3.5万"]) == "3.5万 visits on Jan. 31, 2026"
    assert localize_text(text, "en-US", source="zh") == "35,000 visits on January 31, 2026"
    assert localize_text(text, "en-US", source="en") == "3.5万 visits on Jan. 31, 2026"


def test_british_and_other_styles() -> None:
    text = "On January 31, 2026, 9.2 percent paid US$5 million at 9:30 a.m. in 1.2亿元 deals"
    assert localize_text(text, "en-GB") == (
        "On 31 January 2026, 9.2% paid US$5 million at 9:30 am in 120 million yuan deals"
    )
    word = Style(percent="word", currency="rmb")
    assert localize_text("up 9.2%, 5 million yuan", "en-US", style=word) == (
        "up 9.2 percent, RMB 5 million"
    )
    digits = Style(large_numbers="digits")
    assert localize_text("1.2 million people", "en-US", style=digits) == "1,200,000 people"
    assert localize_text("共3.5万人", "zh-CN", style=digits) == "共35000人"


def test_conversion_keeps_the_original_and_is_made_once() -> None:
    style = Style(measures="convert")
    once = localize_text("It is 15 kilometers long.", "en-US", style=style)
    assert once == "It is 9.32 miles (15 kilometers) long."
    assert localize_text(once, "en-US", style=style) == once
    given = "It is 15 kilometers (9.3 miles) long."
    assert localize_text(given, "en-US", style=style) == given


def test_changes_tell_their_places() -> None:
    text = "drew 3.5万 visits, up 9.2个百分点"
    changes = localizations(text, "en-US")
    assert [(c.old, c.new, c.kind) for c in changes] == [
        ("3.5万", "35,000", "number"),
        ("9.2个百分点", "9.2 percentage points", "percentage-point"),
    ]
    assert all(text[c.start : c.end] == c.old for c in changes)


def test_what_crosses_a_line_end_stays() -> None:
    text = "It was on January\n31, 2026"
    assert "\n" in localize_text(text, "en-US")


def test_markup_inside_a_segment_is_not_touched() -> None:
    class Code:
        def __init__(self, start: int, end: int) -> None:
            self.start, self.end = start, end

    text = '<b id="35000">3.5万</b> visits on 1月<i>31</i>日'
    spans = [match.span() for match in re.finditer("<[^>]*>", text)]
    changes = segment_changes(text, [Code(*span) for span in spans], "en-US")
    assert apply(text, changes).startswith('<b id="35000">35,000</b> visits on ')
    assert "<i>31</i>" in apply(text, changes)


ENGLISH = (
    "The fair drew {} and {} in the city.",
    "On {}, officials said {} of them came, up {} from a year ago.",
    "It cost {}, or {}, in total. {} was the figure.",
    "From {} to {}, visitors paid {}.",
)
CHINESE = (
    "据介绍，{}，同比增长{}。",
    "活动于{}在重庆举行，共有{}参加，总额{}。",
    "总投资{}的项目，占地{}。{}的数据显示，",
    "从{}到{}，游客{}人次。",
)
LOCALES = ("en-US", "en-GB", "zh-CN", "zh-TW")


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(
    st.sampled_from(ENGLISH + CHINESE),
    st.lists(st.tuples(any_expression(), st.sampled_from(LOCALES)), min_size=3, max_size=3),
    st.sampled_from(LOCALES),
)
def test_a_second_run_changes_nothing(
    sentence: str, items: list[tuple[Expression, str]], to: str
) -> None:
    words = [
        write_expression(item, locale, source_language="zh") or "nothing" for item, locale in items
    ]
    once = localize_text(sentence.format(*words), to)
    assert localize_text(once, to) == once


@given(st.text(max_size=80), st.sampled_from(LOCALES))
@settings(max_examples=300, deadline=None, database=None)
def test_any_text_is_read(text: str, to: str) -> None:
    once = localize_text(text, to)
    assert localize_text(once, to) == once


SMALL = st.text(alphabet="ab", max_size=12)


@st.composite
def changes_of(draw: st.DrawFn, text: str) -> list[Change]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    return [
        Change(a, b, text[a:b], draw(st.text(alphabet="xy", max_size=3)), "number")
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]


@given(st.data(), SMALL)
@settings(max_examples=500, deadline=None, database=None)
def test_changes_compose(data: st.DataObject, text: str) -> None:
    first = data.draw(changes_of(text))
    middle = apply(text, first)
    second = data.draw(changes_of(middle))
    both = compose(text, first, second)
    assert apply(text, both) == apply(middle, second)
    assert all(one.end <= two.start for one, two in pairwise(both))


def test_long_text_takes_linear_time() -> None:
    def work(size: int) -> Callable[[], object]:
        text = "The fair drew 3.5万 visits on Jan 31, 2026, 1.2亿元 in all. " * size
        return lambda: localize_text(text, "en-US")

    assert_linear(work, 100, 800)


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("It took 2小时30分钟 to cross.", "en-US", "It took 2 hours 30 minutes to cross."),
        ("The trip took 3年零6个月.", "en-US", "The trip took 3 years 6 months."),
        ("It began in 公元前221年.", "en-US", "It began in 221 BC."),
        ("耗时two hours and thirty minutes走完。", "zh-CN", "耗时2小时30分钟走完。"),
        ("他身高5 feet 10 inches。", "zh-CN", "他身高5英尺10英寸。"),
        ("等了90 minutes。", "zh-CN", "等了90分钟。"),
        ("始于221 BC的工程。", "zh-CN", "始于公元前221年的工程。"),
        ("It opened on the 31st of December.", "en-US", "It opened on the 31st of December."),
    ],
)
def test_two_units_and_years_before_christ(text: str, locale: str, wanted: str) -> None:
    assert localize_text(text, locale) == wanted


def test_units_made_by_rule_are_written_in_the_other_language() -> None:
    assert localize_text("It pumps 一天280万桶 at 零下3到5摄氏度.", "en-US") == (
        "It pumps 2.8 million barrels per day at -3 to -5 degrees Celsius."
    )
    assert localize_text("全年发电5 terawatt-hours，产量1.2m tonnes。", "zh-CN") == (
        "全年发电5太瓦时，产量120万吨。"
    )


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("他以3分42秒76夺冠。", "en-US", "他以 3 minutes 42.76 seconds 夺冠。"),
        ("截至9月末，2024年年底", "en-US", "截至 the end of September，the end of 2024"),
        ("鸡蛋一斤4块5。", "en-US", "鸡蛋 1 jin 4.5 yuan。"),
        ("晚自习上到九点多。", "en-US", "晚自习上到九点多。"),
        ("两队近10次交手", "en-US", "两队近10次交手"),
        ("近200次地震", "en-US", "nearly 200 次地震"),
        ("It shut at the end of March.", "zh-CN", "It shut at 3月底."),
        ("eight of them in their 20s", "zh-CN", "eight of them in their 20多岁"),
        ("at 37 degrees", "zh-CN", "at 37度"),
        ("School starts at half past eight.", "zh-CN", "School starts at half past eight."),
        ("The first 10 miles", "zh-CN", "The first 10英里"),
        ("cut it by 27% over 5 years", "zh-CN", "cut it by 27% over 5年"),
        ("under $4 a dozen", "zh-CN", "不到4美元 a dozen"),
        ("raised Rs 12,500 crore", "en-US", "raised Rs 12,500 crore"),
    ],
)
def test_articles_read_whole(text: str, locale: str, wanted: str) -> None:
    assert localize_text(text, locale) == wanted
    assert localize_text(wanted, locale) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It cost $48.2&nbsp;million &amp; more.", "It cost 4820万美元 &amp; more."),
        ("from $5&ndash;10 million", "from 500万至1000万美元"),
        ("A&nbsp;B, 5 million people", "A&nbsp;B, 500万 people"),
    ],
)
def test_entities_are_read_as_their_characters(text: str, wanted: str) -> None:
    changes = segment_changes(text, [], "zh-CN")
    assert apply(text, changes) == wanted
    assert all(text[change.start : change.end] == change.old for change in changes)
