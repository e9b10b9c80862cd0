"""One pass finds the wordings of all lists."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compliance_kit.audit.scan import Scanner, longest


def test_lists_and_places() -> None:
    scanner = Scanner({"privacy": ["隐私政策", "Privacy Policy"], "short": ["隐私"]})
    assert scanner.scan("隐私政策 privacy policy") == {
        "privacy": [(0, 4), (5, 19)],
        "short": [(0, 2)],
    }


def test_latin_wordings_are_whole_words() -> None:
    scanner = Scanner({"by": ["by"], "icp": ["icp备"]})
    assert scanner.scan("nearby lobby by-line 京icp备") == {"by": [(13, 15)], "icp": [(22, 26)]}


def test_invisible_characters_do_not_hide_a_wording() -> None:
    assert Scanner({"a": ["举报电话"]}).scan("x举\u200b报电\u200d话") == {"a": [(1, 7)]}


def test_no_lists() -> None:
    assert Scanner({}).scan("text") == {}


@given(
    st.lists(st.text(alphabet="abc ", min_size=1, max_size=3), max_size=6),
    st.text("abc d", max_size=30),
)
def test_agrees_with_plain_search(words: list[str], text: str) -> None:
    words = [" ".join(word.split()) for word in words if word.split()]
    found = Scanner({"w": words}).scan(text).get("w", [])
    wanted = set()
    for word in words:
        for start in range(len(text)):
            end = start + len(word)
            if text.startswith(word, start):
                left = start == 0 or not text[start - 1].isalnum()
                right = end == len(text) or not text[end].isalnum()
                if left and right:
                    wanted.add((start, end))
    assert set(found) == wanted


def test_longest() -> None:
    assert longest([(2, 4), (0, 3), (0, 2), (5, 6)]) == [(0, 3), (2, 4), (5, 6)]
