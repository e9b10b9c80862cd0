"""Mending: the mechanical is put right, everything else stays byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance_kit.mend.page import MENDABLE, find_twins, mend_page

OLD = "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=50010302001234"
MPS = "https://beian.mps.gov.cn/#/query/webSearch?code=50010302001234"


def mended(html: str, *rules: str, **options: object) -> str:
    return mend_page(html.encode(), rules or MENDABLE, **options).data.decode()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '<a href="http://www.miitbeian.gov.cn/">渝ICP备2026001234号-1</a>',
            '<a href="https://beian.miit.gov.cn/">渝ICP备2026001234号-1</a>',
        ),
        (
            "<a class=x href=http://beian.miit.gov.cn>渝ICP<b>备</b>2026001234号-1</a>",
            '<a class=x href="https://beian.miit.gov.cn/">渝ICP<b>备</b>2026001234号-1</a>',
        ),
        (
            "<a href='#'>渝ICP备2026001234号</a>",
            "<a href='https://beian.miit.gov.cn/'>渝ICP备2026001234号</a>",
        ),
        (
            "<p>版权所有 渝ICP备2026001234号-1</p>",
            '<p>版权所有 <a href="https://beian.miit.gov.cn/">渝ICP备2026001234号-1</a></p>',
        ),
        (
            f'<a href="{OLD}"><img src="b.png">渝公网安备 50010302001234号</a>',
            f'<a href="{MPS}"><img src="b.png" alt="公安备案图标">渝公网安备 50010302001234号</a>',
        ),
        (
            f'<a href="{MPS[:-1]}5">渝公网安备 50010302001234号</a>',
            f'<a href="{MPS}">渝公网安备 50010302001234号</a>',
        ),
        (
            "<figure><img src=a/><figcaption>衣 &amp; 食</figcaption></figure>",
            '<figure><img src=a/ alt="衣 &amp; 食"><figcaption>衣 &amp; 食</figcaption></figure>',
        ),
        ("<html><p>今天天气很好", '<html lang="zh-CN"><p>今天天气很好'),
        ('<html lang="cn"><p>Good weather today', '<html lang="en"><p>Good weather today'),
    ],
)
def test_what_is_mechanical_is_mended(before: str, after: str) -> None:
    assert mended(before) == after
    assert mended(after) == after


@pytest.mark.parametrize(
    "page",
    [
        # two registers in one link, a number in a comment, in a script, in a title
        '<a href="#">渝ICP备2026001234号 渝公网安备 50010302001234号</a>',
        "<!-- 渝ICP备2026001234号-1 --><script>'渝ICP备2026001234号-1'</script>",
        "<title>渝ICP备2026001234号-1</title>",
        # a number that is none
        '<a href="#">萌ICP备20260001号</a>',
        f'<a href="{MPS}">渝公网安备 50010302001234号</a>',
        '<a href="https://beian.miit.gov.cn/#/Integrated/index">渝ICP备2026001234号-1</a>',
        '<figure><img src="a.jpg" alt=""><figcaption>x</figcaption></figure>',
    ],
)
def test_what_a_person_must_decide_is_left_alone(page: str) -> None:
    assert mended(page) == page


def test_only_the_named_rules_are_mended() -> None:
    page = "<html><p>渝ICP备2026001234号-1 今天天气很好"
    assert mended(page, "editorial/lang") == page.replace("<html>", '<html lang="zh-CN">')
    assert mended(page, "editorial/title") == page


def test_twins_are_linked_once() -> None:
    twins = find_twins("zh/a.html", ["zh/a.html", "en/a.html", "zh/b.html"], "https://x.test/")
    assert twins == {"zh-CN": "https://x.test/zh/a.html", "en": "https://x.test/en/a.html"}
    page = "<html lang=zh-CN><head><title>x</title>\r\n</head>"
    result = mended(page, "editorial/hreflang", twins=twins)
    assert '<link rel="alternate" hreflang="en" href="https://x.test/en/a.html">\r\n' in result
    assert mended(result, "editorial/hreflang", twins=twins) == result


def test_pages_without_a_twin() -> None:
    assert find_twins("zh/a.html", ["zh/a.html"], "https://x.test") == {}
    assert find_twins("a.html", ["a.html"], "https://x.test") == {}
    assert find_twins("zh/a.html", ["zh/a.html", "en/a.html"], "") == {}
    assert find_twins("en/index.html", ["zh/index.html", "en/index.html"], "https://x.test")[
        "zh-CN"
    ] == ("https://x.test/zh/")


def test_a_gb18030_page_keeps_its_other_bytes() -> None:
    page = '<p>第\xa0一</p><a href="#">渝ICP备2026001234号-1</a>'.encode("gb18030") + b"\xff\x80"
    done = mend_page(page, ["cn/icp-link"], charset="gb18030")
    assert done.data == page.replace(b'"#"', b'"https://beian.miit.gov.cn/"')


@given(st.text(alphabet="<>/a=\"'# \n渝ICP备2026001234号-1imgfigure", max_size=300))
def test_any_page_is_mended_once_and_for_all(page: str) -> None:
    first = mend_page(page.encode(), MENDABLE)
    again = mend_page(first.data, MENDABLE)
    assert again.data == first.data
