"""Pieces put together."""

from __future__ import annotations

import pytest

from compliance_kit.translate.joining import join_around, join_clauses, tidy
from compliance_kit.translate.protect import Atom, Masked


@pytest.mark.parametrize(
    ("parts", "target", "joined"),
    [
        (["It rained,", "The road was closed."], "en", "It rained, the road was closed."),
        (["It rained.", "Chongqing was wet."], "en", "It rained, Chongqing was wet."),
        (["下雨了。", "路封了。"], "zh", "下雨了，路封了。"),
        (["It rained.", "", " . ", "So what?"], "en", "It rained, so what?"),
        ([], "en", ""),
    ],
)
def test_clauses(parts: list[str], target: str, joined: str) -> None:
    assert join_clauses(parts, target) == joined


@pytest.mark.parametrize(
    ("parts", "target", "joined"),
    [
        (
            ["Please visit.", "\ue000", "or write to.", "\ue001", "."],
            "en",
            "Please visit \ue000 or write to \ue001.",
        ),
        (["请访问。", "\ue000", "或写信。"], "zh", "请访问\ue000或写信。"),
        (["\ue000", "The website"], "en", "\ue000 the website"),
    ],
)
def test_stretches_between_protected_pieces(parts: list[str], target: str, joined: str) -> None:
    assert join_around(parts, target) == joined


def masked(target: str, kind: str = "token") -> Masked:
    found = Masked("")
    found.add(Atom(kind, target, target))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("text", "target", "result"),
    [
        ("Visit\ue000now", "en", "Visit \ue000 now"),
        ("(\ue000)", "en", "(\ue000)"),
        ("Up to \ue000 .", "en", "Up to \ue000."),
        ("\ue000's page", "en", "\ue000's page"),
        ("访问 \ue000 吧", "zh", "访问\ue000吧"),
        ("用 Python \ue000", "zh", "用 Python \ue000"),
    ],
)
def test_spaces_around_atoms(text: str, target: str, result: str) -> None:
    assert tidy(text, masked("A320"), target) == result


def test_a_link_keeps_the_space_that_ends_it() -> None:
    assert tidy("访问 \ue000 吧", masked("https://a.cn"), "zh") == "访问\ue000 吧"


def test_a_sentence_that_begins_with_a_written_date_has_its_capital() -> None:
    found = masked("the 25th", "slot")
    assert found.target_of(tidy("\ue000 was fine.", found, "en")) == "The 25th was fine."
    assert found.target_of(tidy("\ue000 was fine", found, "en")) == "the 25th was fine"
