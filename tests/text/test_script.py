"""The language of a text, told by its script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance_kit.text.script import chinese_share, detect_language, has_han


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("重庆今天多云，最高气温28度。", "zh-Hans"),
        ("台灣各縣市今日氣溫回升，記者陳小姐報導。", "zh-Hant"),
        ("The museum reopens on Monday.", "en"),
        ("OpenAI、Google和DeepSeek都参加了会议", "zh-Hans"),
        ("The Belt and Road Initiative (一带一路) was discussed.", "en"),
        ("Café Müller opened in Zürich", "en"),
        ("访问 https://www.example.com/en/some/long/path/of/english/words", "zh-Hans"),
        ("<a href='https://example.com/english/words/here'>新闻</a>", "zh-Hans"),
        ("2026-01-31 12:30", None),
        ("", None),
        ("https://example.com", None),
        ("東京の天気は晴れです", None),
        ("Новости дня", None),
        ("오늘의 뉴스", None),
        ("山水", "zh-Hans"),  # the same in both scripts
    ],
)
def test_detect_language(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_one_traditional_name_does_not_make_a_text_traditional() -> None:
    assert detect_language("歌手周杰倫（台湾）昨日在渝开唱，现场气氛热烈。") == "zh-Hans"


def test_shares() -> None:
    assert chinese_share("中文") == 1.0
    assert chinese_share("English") == 0.0
    assert 0.3 < chinese_share("发布 Gemini 模型") < 0.9
    assert chinese_share("12345") == 0.0


def test_has_han_sees_rare_characters_but_no_punctuation() -> None:
    assert has_han("\U00020bb7野家")
    assert has_han("〇")
    assert not has_han("，。！“”—— abc")


@given(st.text(max_size=200))
def test_any_text_has_a_share_and_a_language_or_none(text: str) -> None:
    assert 0.0 <= chinese_share(text) <= 1.0
    assert detect_language(text) in {"zh-Hans", "zh-Hant", "en", None}
    assert (chinese_share(text) > 0) <= has_han(text)
