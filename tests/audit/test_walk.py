"""The displayed text of a page: what is in it, how it is joined, where it stands in the file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance_kit.audit.page import Page
from growth import assert_linear, assert_within


def page(html: str) -> Page:
    return Page(html.encode(), "test.html")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>京<span>ICP</span>备<b>19</b>号</p>", "京ICP备19号"),
        ("<div>a</div>b<p>c</p>", "a\nb\nc"),
        ("<div>a<div>b</div></div><span>c</span>", "a\nb\nc"),
        ("a<br>b", "a\nb"),
        ("<ul><li><a href=x>a</a></li><li>b</li></ul>", "a\nb"),
        ("<p>two\n   words</p>", "two words"),
        ("<p>a <b> b</b></p>", "a b"),
        ("<td>a<td>b", "ab"),  # cells outside a table are no elements
        ("<table><tr><td>a<td>b</table>", "a\nb"),
        ("<p>a&nbsp;b&copy;&#x4eac;</p>", "a b©京"),
        ("<p>a<!-- b -->c</p>", "ac"),
        ("<p>a</p><script>document.write('b')</script><style>c</style>", "a"),
        ("<p>a</p><noscript>b</noscript><template>c</template>", "a"),
        ('<p>a</p><div hidden>b</div><div style="display: none">c</div><p>d</p>', "a\nd"),
        ('<i aria-hidden="true">x</i>a', "a"),
        ("<title>t</title><p>a</p>", "a"),
        ("", ""),
    ],
)
def test_text(html: str, text: str) -> None:
    assert page(html).text == text


def test_hidden_text_is_kept_apart() -> None:
    found = page('<p>a</p><div style="display:none">b <a href="/x">c</a></div>')
    assert found.walk.hidden.split() == ["b", "c"]
    assert [link.hidden for link in found.links] == [True]


def test_elements_know_their_text() -> None:
    found = page('<p>x <a href="/p">隐私<b>政策</b></a> y</p><footer><p>z</p></footer>')
    assert found.label(found.links[0]) == "隐私政策"
    assert found.label(found.walk.all("footer")[0]) == "z"


def test_line_and_column_of_repeated_text() -> None:
    found = page("<p>one</p>\n<!-- <p>one</p> -->\n  <p>one &amp; <b>two</b></p>\n<p>one</p>")
    first = found.text.index("one")
    second = found.text.index("one & two")
    third = found.text.rindex("one")
    assert found.place(first) == (1, 4)
    assert found.place(second) == (3, 6)
    assert found.place(second + len("one & t")) == (3, 20)
    assert found.place(third) == (4, 4)


def test_line_ends_of_every_kind() -> None:
    found = page("<p>a</p>\r\n<p>b</p>\r<p>c</p>\n<p>d</p>")
    assert [found.place(found.text.index(c)) for c in "abcd"] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_place_of_an_element_without_text() -> None:
    found = page('<p>a</p>\n<img src="/one.png">\n <img src="/one.png" alt="x"><a href="#"></a>')
    images = found.walk.all("img")
    assert [found.element_place(image) for image in images] == [(2, 1), (3, 2)]


WORDS = st.sampled_from(["京ICP备", "12345678号", "隐私政策", "a", "b c", "&amp;", "©", "&copy;"])
OPEN = st.sampled_from(
    ["<p>", "<b>", "<div>", "</b>", "</p>", "</div>", "<br>", "<!-- 隐私 -->", "\n"]
)


@given(st.lists(st.one_of(WORDS, OPEN), max_size=25))
def test_every_place_holds_its_character(parts: list[str]) -> None:
    source = "".join(parts)
    found = page(source)
    lines = source.split("\n")
    for offset, character in enumerate(found.text):
        if character.isspace():
            continue
        line, column = found.place(offset)
        shown = lines[line - 1][column - 1]
        assert shown == character or (shown == "&" and character in "&©")


def test_deep_nesting_is_cut_and_the_text_kept() -> None:
    found = page("<div>" * 50_000 + "京ICP备19号" + "</div>" * 50_000 + "end")
    assert "京ICP备19号" in found.text
    assert found.text.endswith("end")


@pytest.mark.parametrize("piece", ["<ul><li>", "<table><tr><td>", "<p><span>", "<LI><UL class=x>"])
def test_a_page_nested_a_hundred_thousand_deep_is_read_in_time(piece: str) -> None:
    html = piece * 100_000 + "<a href=/x>京ICP备19号</a><li class=y>end"
    assert_within(2, lambda: page(html))
    found = page(html)
    assert "京ICP备19号" in found.text and found.text.endswith("end")
    # What carries something is kept beyond the cut.
    assert [link.get("href") for link in found.links] == ["/x"]


@pytest.mark.parametrize(
    "tag", ['<img src="/pictures/one.png">', "<script></script>", "<a href=#></a>"]
)
def test_places_of_equal_elements_in_linear_time(tag: str) -> None:
    def work(size: int) -> Callable[[], object]:
        found = page("<body>" + tag * size)
        elements = found.walk.all(tag[1:].partition(" ")[0].partition(">")[0])

        def places() -> None:
            expected = [(1, 7 + len(tag) * number) for number in range(size)]
            assert [found.element_place(element) for element in elements] == expected

        return places

    assert_linear(work, 2_000, 16_000)


def test_nodes_of_invisible_characters_are_placed_at_once() -> None:
    piece = '<p>\ufeff<b title="' + "x" * 300 + '">\ufeff</b><i>\u200b</i></p>\n'

    def work() -> None:
        found = page("<body>" + piece * 2_000 + "<p>stray</u> 渝ICP备20009753号</p>")
        line, column = found.place(found.text.index("渝"))
        assert (line, column) == (2_001, 14)
        found.locator._aligned()

    assert_within(2, work)


def test_many_nodes_in_one_run_are_placed_in_linear_time() -> None:
    words = "".join(f"w{number}<!x>" for number in range(20_000))

    def work() -> None:
        found = page(f"<body><p>{words}</p><p>end</p>")
        assert len(found.locator._aligned()) == len(found.walk.starts)

    assert_within(4, work)
