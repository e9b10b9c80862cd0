"""Loops in an output."""

from __future__ import annotations

import pytest

from compliance_kit.translate.repetition import longest_loop, loops, units
from growth import assert_within


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("他来自来自来自来自重庆", "He comes from Chongqing", True),
        ("the park the park the park", "公园", True),
        ("very very good", "很好", False),
        ("ha ha ha ha", "哈哈哈哈", False),
        ("1 1 1 1 1 1", "x", False),
        ("Figure 1, Figure 2, Figure 3, Figure 4", "图1、图2、图3、图4", False),
        ("阴性阳性阴性阳性阴性阳性", "negative", True),
        ("", "", False),
    ],
)
def test_loops(text: str, source: str, found: bool) -> None:
    assert loops(text, source) is found


def test_units() -> None:
    assert units("The A320 flew 3 times，很好") == ["the", "a320", "flew", "times", "很", "好"]


def test_long_texts_take_no_long_time() -> None:
    assert_within(5, lambda: longest_loop(["a", "b", "c", "d"] * 25_000))
