"""Protected tokens: found with their kind and exact extent, and nothing else taken for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance_kit.text.tokens import find_tokens
from growth import assert_linear


def tokens(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in find_tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "登录https://www.example.com/a_b?c=1&d=(x)，查看",
            [("url", "https://www.example.com/a_b?c=1&d=(x)")],
        ),
        ("（见http://example.cn/a。）", [("url", "http://example.cn/a")]),
        ("See www.example.org, please.", [("url", "www.example.org")]),
        ("(https://example.org/x_(y)).", [("url", "https://example.org/x_(y)")]),
        ("邮箱：news@mail.example.cn。", [("email", "news@mail.example.cn")]),
        ("jubao#example.cn", [("email", "jubao#example.cn")]),
        ("visit example.com.cn/about now", [("domain", "example.com.cn/about")]),
    ],
)
def test_links_and_addresses(text: str, expected: list[tuple[str, str]]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    "number",
    [
        "+86-23-67158993",
        "+86 138 0000 0000",
        "+1 (212) 555-0100",
        "+44 20 7946 0958",
        "023-67158993",
        "023-966666",
        "0571-96345",
        "（010）12345",
        "023 966666",
        "023-6715 8993",
        "（023）67158993",
        "010-66551234转8012",
        "13800000000",
        "138-0000-0000",
        "400-810-0000",
        "4008100000",
        "(212) 555-0100",
    ],
)
def test_phones(number: str) -> None:
    for text in (f"电话{number}，欢迎来电", f"Please ring {number}.", number):
        assert tokens(text) == [("phone", number)]


def test_short_numbers_are_phones_only_beside_words_that_say_so() -> None:
    assert tokens("拨打110报警") == [("phone", "110")]
    assert tokens("举报电话：12377") == [("phone", "12377")]
    assert tokens("12345市长热线") == [("phone", "12345")]
    assert tokens("call 911 now") == [("phone", "911")]
    assert tokens("共有120人、12345辆车") == []
    assert tokens("电话销售120名员工") == []


def test_a_phone_number_ends_where_its_numbering_plan_ends() -> None:
    assert tokens("+1 212-555-0100 2026") == [("phone", "+1 212-555-0100")]


@pytest.mark.parametrize(
    "number",
    [
        "渝ICP备20009753号-2",
        "京ICP证030173号",
        "粤ICP备B2-20050235号",
        "浙ICP备 12345678 号",
        "渝公网安备 50010302000814号",
        "渝公网安备50010302000814号",
        "B2-20090418",
        "京网文〔2023〕1034-029号",
        "国发〔2024〕12号",
        "（京）字第1234号",
    ],
)
def test_licences(number: str) -> None:
    for text in (number, f"版权所有 {number} 保留", f"（{number}）"):
        assert ("licence", number) in tokens(text)
        assert len(tokens(text)) == 1


def test_a_licence_number_after_its_name() -> None:
    assert tokens("互联网新闻信息服务许可证编号：50120170001") == [("licence", "50120170001")]
    assert tokens("根据国发〔2024〕12号文件") == [("licence", "国发〔2024〕12号")]


@pytest.mark.parametrize(
    "code",
    [
        *("%s", "%1$s", "%(name)s", "%.2f", "{name}", "{0}", "{}", "{{ page.title }}", "${x}"),
        *("<t1>", "</b>", "<br />", '<a href="x">', "{% if a %}", "<?php echo 1 ?>"),
        *("&nbsp;", "&#8212;", "`x = 1`"),
    ],
)
def test_placeholders(code: str) -> None:
    for text in (code, f"你好，{code}！", f"Hello {code}, welcome"):
        assert tokens(text) == [("code", code)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#重庆马拉松# 开跑", [("hashtag", "#重庆马拉松#")]),
        ("read #ClimateAction now", [("hashtag", "#ClimateAction")]),
        ("关注@example_user 的账号", [("handle", "@example_user")]),
        ("来自@某某日报 的报道", [("handle", "@某某日报")]),
        ("附件report-2.pdf已上传", [("file", "report-2.pdf")]),
        ("in /usr/local/bin today", [("file", "/usr/local/bin")]),
        (r"C:\data\in.txt", [("file", r"C:\data\in.txt")]),
        ("升级到v1.2.3版", [("version", "v1.2.3")]),
        ("IP 192.168.1.1", [("version", "192.168.1.1")]),
        ("CA1234航班", [("transport", "CA1234")]),
        ("乘坐G8501次列车", [("transport", "G8501")]),
        ("flight CZ 3101 landed", [("transport", "CZ 3101")]),
        ("the user_id field", [("identifier", "user_id")]),
        ("COVID-19疫情", [("identifier", "COVID-19")]),
        ("call getElementById first", [("identifier", "getElementById")]),
        ("代码91500000MA5U0001XR", [("identifier", "91500000MA5U0001XR")]),
        ("渝A·12345号车", [("identifier", "渝A·12345")]),
        ("贵州茅台（600519.SH）", [("identifier", "600519.SH")]),
        ("5G和PM2.5", [("identifier", "5G"), ("identifier", "PM2.5")]),
        ("ISBN 978-7-5366-0000-5", [("publication", "ISBN 978-7-5366-0000-5")]),
        ("刊号CN 50-0003，", [("publication", "CN 50-0003")]),
        ("doi: 10.1000/xyz123.", [("publication", "10.1000/xyz123")]),
    ],
)
def test_other_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "增长50%的企业，5% discount, 100%",
        "2026-01-31, 2026.1.31, 31.1.2026, 1998-1999, 12:30, 1,400, 3.5万, 0.5",
        "Q3, H1, FY2024, RMB100, US$5, USD500, 1.2bn, $5M, 10K",
        "and/or, km/h, 24/7, 1/2",
        "done.In the end e.g. this, i.e. U.S. and J. K. Rowling",
        "AT&T, R&D; a<b and c>d",
        "#1, No. 5, C#",
        "decade faced added",
        "1234567 people, 1000000000元",
        "第3章、2024年1月至2025年12月",
    ],
)
def test_what_is_no_token(text: str) -> None:
    assert tokens(text) == []


def test_tokens_beside_each_other() -> None:
    assert tokens("渝ICP备20009753号-2 渝公网安备 50010302000814号 a@example.cn 023-67158993") == [
        ("licence", "渝ICP备20009753号-2"),
        ("licence", "渝公网安备 50010302000814号"),
        ("email", "a@example.cn"),
        ("phone", "023-67158993"),
    ]


FRAGMENTS = [
    "渝",
    "ICP",
    "备",
    "1",
    "23-",
    "@",
    "a",
    ".",
    "com",
    "/",
    "#",
    "{",
    "}",
    "%s",
    "<",
    ">",
]
FRAGMENTS += [
    "http://",
    "A",
    "B2-",
    "_",
    "电话",
    "：",
    "12345",
    " ",
    "+86",
    "〔2024〕",
    "号",
    "`",
    "\\",
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join) | st.text(max_size=100))
def test_tokens_are_slices_in_order(text: str) -> None:
    position = 0
    for token in find_tokens(text):
        assert token.start >= position
        assert token.end > token.start
        assert text[token.start : token.end] == token.text
        position = token.end


@pytest.mark.parametrize(
    "fragment", [*FRAGMENTS, "a.", "1.", "(020)", "+1 ", "A-", "许可证1", "国发〔1"]
)
def test_time_grows_with_the_length_only(fragment: str) -> None:
    def work(characters: int) -> Callable[[], object]:
        text = fragment * (characters // len(fragment))
        return lambda: find_tokens(text)

    assert_linear(work)
