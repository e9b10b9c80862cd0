"""Clauses that are gone, and what only looks so."""

from __future__ import annotations

import pytest

from compliance_kit.verify import verify_pair


def omitted(source: str, target: str) -> list[str]:
    zh = any("一" <= char <= "鿿" for char in source)
    languages = ("zh", "en") if zh else ("en", "zh")
    return [f.source for f in verify_pair(source, target, *languages, switches={"omission"})]


def test_a_clause_that_is_gone_is_named() -> None:
    source = (
        "市政府昨天举行新闻发布会，介绍今年重点建设项目进展情况，"
        "并表示将进一步改善农村公路和居民用水条件。"
    )
    whole = (
        "The city government held a news conference yesterday on the progress of this year's key "
        "construction projects, and said that rural roads and the water supply of residents would "
        "be further improved."
    )
    part = (
        "The city government held a news conference yesterday on the progress of this year's key "
        "construction projects."
    )
    assert omitted(source, whole) == []
    assert any("农村公路" in clause for clause in omitted(source, part))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("从那时候开始，中国的经济增长了90倍。", "Since then, China's economy has grown 90 times."),
        ("博物馆（Museum）高6.34米。", "The museum is 6.34 metres high."),
        ("亚历山德罗·马蒂奥里尼抵达北京。", "A. Mattiolini arrived in Beijing."),
        ("He said so.", "他这么说。"),
    ],
)
def test_short_and_terse_translations_are_whole(source: str, target: str) -> None:
    assert omitted(source, target) == []


def test_a_text_that_stops_early() -> None:
    source = "The police said that the two men had been arrested, and that the case would go on."
    assert omitted(source, "警方表示，") != []
    assert omitted(source, "") != []


def test_a_repeated_word_counts_once() -> None:
    """What two clauses share was said by one of them."""
    source = "旅客须持有效证件进入香港，车票不能作为出入境证件使用，请旅客提前准备护照和签证。"
    target = "Passengers must hold valid documents to enter Hong Kong and should prepare visas."
    assert any("车票" in clause for clause in omitted(source, target))


def test_a_headline_parts_its_clauses_by_a_space() -> None:
    source = "两市签署旅游合作协议 博物馆暑期延长开放时间"
    whole = "Two cities sign tourism cooperation agreement; museum extends summer opening hours"
    assert omitted(source, whole) == []
    assert any("博物馆" in c for c in omitted(source, "Two cities sign tourism agreement"))


def test_facts_that_arrived_do_not_excuse_a_fragment() -> None:
    source = "公司宣布今年将在全国新建12个研发中心，并扩大农村市场的销售和服务网络。"
    assert omitted(source, "There are 12 of them.") != []
