"""Where a stretch of the source is in the target."""

from __future__ import annotations

import pytest

from compliance_kit.translate.placing import Aligned, Placer


def placed(source: str, stretch: str, target: str, **more: object) -> str:
    whole = Aligned((0, len(source)), (0, len(target)), more.get("pairs", ()))  # type: ignore[arg-type]
    placer = Placer(source, target, [whole], more.get("hints", {}))  # type: ignore[arg-type]
    at = source.index(stretch)
    start, end = placer(at, at + len(stretch))
    return target[start:end]


@pytest.mark.parametrize(
    ("source", "stretch", "target", "found"),
    [
        ("用Python写。", "Python", "Written in Python.", "Python"),
        ("增长12%。", "12%", "Up 12%.", "12%"),
        ("天气好。", "天气好", "Fine weather.", "Fine weather"),
        ("天气好。", "天气好。", "Fine weather.", "Fine weather."),
        ("“天气好”", "天气好", "“Fine weather”", "Fine weather"),
    ],
)
def test_by_the_words_themselves(source: str, stretch: str, target: str, found: str) -> None:
    assert placed(source, stretch, target) == found


@pytest.mark.parametrize(
    ("hint", "target", "found"),
    [
        ("park", "We saw two Parks there.", "Parks"),
        ("park", "We saw a parking lot and a park.", "park"),
        ("the city library", "Everybody may use the library free.", "library"),
        ("a thing", "Nothing like it here at all.", None),
        ("企业公司", "该公司去年投资。", "公司"),
        ("3.5亿元", "公司投入3.5亿元。", "3.5亿元"),
        ("Some whole sentence was said here", "Some whole sentence was said here.", None),
    ],
)
def test_by_hints(hint: str, target: str, found: str | None) -> None:
    source = "我们在公园看见了两只鸟。"
    got = placed(source, "公园", target, hints={"公园": (hint,)})
    without = placed(source, "公园", target)
    assert got == (without if found is None else found)


@pytest.mark.parametrize(
    ("hints", "target", "found"),
    [
        # The second word for it stands there, the first does not.
        (("计划", "规划"), "国务院批准了这座城市的城市总体规划。", "规划"),
        # Half of what aligns is no better than the whole.
        (("儿女", "儿"), "每天都批准儿童入园观看表演。", "儿童"),
        # A slight word far from its place says nothing.
        (("年度", "年"), "国务院批准了城市总体方案，今年实施。", "方案"),
    ],
)
def test_by_another_hint(hints: tuple[str, ...], target: str, found: str) -> None:
    source = "The State Council approved the plan."
    at = source.index("plan")
    aligned = "划" if found == "规划" else found
    pairs = tuple((at, target.index(character)) for character in aligned)
    assert placed(source, "plan", target, pairs=pairs, hints={"plan": hints}) == found


def test_words_of_no_weight_are_left_to_others() -> None:
    source, target = "把糖搅拌均匀", "Put sugar of mix evenly"
    pairs = ((2, 4), (3, 14), (4, 10), (5, 10))
    assert placed(source, "均匀", target, pairs=pairs) in ("evenly", "mix evenly")
    # The stretch itself is one: it may stand for one.
    assert placed("他的书", "的", "book of his", pairs=((1, 5),)) == "of"


def test_by_alignment() -> None:
    #          0123456789
    source = "我昨天去了巴黎"
    target = "Yesterday I went to Paris"
    pairs = ((1, 0), (2, 0), (0, 10), (3, 12), (5, 20), (6, 20))
    assert placed(source, "昨天", target, pairs=pairs) == "Yesterday"
    assert placed(source, "去了", target, pairs=pairs) == "went"
    assert placed(source, "去了巴黎", target, pairs=pairs) == "went to Paris"


def test_one_stray_pair_does_not_stretch_the_span() -> None:
    source, target = "甲乙丙丁", "one two three four five six"
    pairs = ((0, 0), (1, 4), (2, 8), (3, 14), (3, 19), (0, 24))
    assert placed(source, "甲", target, pairs=pairs) == "one"


def test_by_share_at_the_edges_of_words() -> None:
    assert placed("甲乙丙丁戊己", "丙丁", "one two three four five six") == "three four"


def test_the_closing_mark_stays_outside() -> None:
    pairs = ((3, 9), (3, 13), (4, 13))
    assert placed("天气很好。", "好", "Weather: fine.", pairs=pairs) == "fine"


def test_over_two_sentences() -> None:
    source, target = "天气好。去公园。", "Fine. To the park."
    sentences = [Aligned((0, 4), (0, 5)), Aligned((4, 8), (6, 18))]
    placer = Placer(source, target, sentences)
    assert placer(0, 8) == (0, 18)
    assert placer(0, 4) == (0, 5)
    assert placer(4, 8) == (6, 18)
    assert placer(4, 4) == (5, 5)
    assert placer(8, 8) == (18, 18)


def test_nothing_to_go_by() -> None:
    assert Placer("甲乙", "", [Aligned((0, 2), (0, 0))])(0, 1) == (0, 0)
    assert Placer("甲乙", "ab", [])(0, 2) == (0, 2)


def test_no_edge_falls_inside_a_date_or_a_score() -> None:
    source, target = "It opens on March 1, day and night", "图书馆将于3月1日昼夜开放"
    placer = Placer(source, target, [Aligned((0, len(source)), (0, len(target)))])
    figures = range(target.index("3") + 1, target.index("日"))
    for end in range(1, len(source)):
        for edge in placer(0, end):
            assert edge not in figures
