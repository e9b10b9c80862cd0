"""Two language versions side by side."""

from __future__ import annotations

from compliance_kit.documents import pair_documents, read_bytes

CHINESE = "<h1>标题</h1><p>一</p><p>二</p><ul><li>甲</li></ul><img alt='图'>"


def pairs(one: str, other: str) -> list[tuple[str | None, str | None]]:
    documents = read_bytes(one.encode(), "a.html"), read_bytes(other.encode(), "b.html")
    return [
        (left.source if left else None, right.source if right else None)
        for left, right in pair_documents(*documents)
    ]


def test_the_same_structure_pairs_one_to_one() -> None:
    english = "<h1>Title</h1><p>one</p><p>two</p><ul><li>A</li></ul><img alt='picture'>"
    assert pairs(CHINESE, english) == [
        ("标题", "Title"),
        ("一", "one"),
        ("二", "two"),
        ("甲", "A"),
        ("图", "picture"),
    ]


def test_a_missing_paragraph_stands_beside_none() -> None:
    english = "<h1>Title</h1><p>one</p><ul><li>A</li></ul><img alt='picture'>"
    assert pairs(CHINESE, english) == [
        ("标题", "Title"),
        ("一", "one"),
        ("二", None),
        ("甲", "A"),
        ("图", "picture"),
    ]


def test_another_wrapping_of_the_same_texts_still_pairs() -> None:
    english = "<h1>Title</h1><div><p>one</p><p>two</p></div><ul><li>A</li></ul>"
    assert pairs(CHINESE, english)[:4] == [
        ("标题", "Title"),
        ("一", "one"),
        ("二", "two"),
        ("甲", "A"),
    ]


def test_an_added_paragraph() -> None:
    assert pairs("<p>一</p>", "<p>one</p><p>note</p>") == [("一", "one"), (None, "note")]
