"""Number finders: every string of the table gets its verdict, and generated ones too.

``data/number-formats.csv`` lists strings as public pages show them, with the verdict, the number as
its register writes it (empty where no reading is certain) and the codes of what is wrong. The year
is fixed so that the verdicts do not change with the calendar.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance_kit.audit.numbers import reasons
from compliance_kit.audit.numbers.fold import TRADITIONAL
from compliance_kit.audit.numbers.icp import find_icp
from compliance_kit.audit.numbers.interface import NumberMatch
from compliance_kit.audit.numbers.news_licence import find_news_licence
from compliance_kit.audit.numbers.other_licences import find_other_licences
from compliance_kit.audit.numbers.phones import find_phones
from compliance_kit.audit.numbers.provinces import PROVINCES, by_latin
from compliance_kit.audit.numbers.ps import find_ps
from compliance_kit.audit.numbers.targets import icp_target, ps_target
from compliance_kit.audit.page import Page
from growth import assert_linear

YEAR = 2026
Finder = Callable[[str], list[NumberMatch]]
find_icp_2026: Finder = partial(find_icp, year=YEAR)
find_news_2026: Finder = partial(find_news_licence, year=YEAR)

FINDERS: dict[str, tuple[Finder, str]] = {
    "icp-filing": (find_icp_2026, "icp-filing"),
    "icp-filing-app": (find_icp_2026, "icp-filing"),
    "icp-filing-miniprogram": (find_icp_2026, "icp-filing"),
    "icp-filing-quickapp": (find_icp_2026, "icp-filing"),
    "icp-filing-en": (find_icp_2026, "icp-filing"),
    "joke-register": (find_icp_2026, "joke-register"),
    "icp-licence": (find_icp_2026, "icp-licence"),
    "ps-filing": (find_ps, "ps-filing"),
    "news-licence": (find_news_2026, "news-licence"),
    "av-licence": (find_other_licences, "video-licence"),
    "tv-production": (find_other_licences, "tv-licence"),
    "culture-licence": (find_other_licences, "culture-licence"),
    "publication": (find_other_licences, "publishing-licence"),
    "gov-site-id": (find_other_licences, "site-code"),
    "algorithm-filing": (find_other_licences, "algorithm-filing"),
    "map-number": (find_other_licences, "map-number"),
    "report-phone": (find_phones, "phone"),
}
ALL: tuple[Finder, ...] = (
    find_icp_2026,
    find_ps,
    find_news_2026,
    find_other_licences,
    find_phones,
)
TABLE = list(
    csv.DictReader(
        (Path(__file__).parent / "data" / "number-formats.csv").open(encoding="utf-8", newline="")
    )
)
# A label decides whether a telephone is the reporting line, and a script must be run first: both
# are the page's matter, see test_report_channel and test_scripted.
ELSEWHERE = {"新闻热线：0577-88817110", r"\u6CAAICP\u590719026706\u53F7-6"}
NUMBERS = [r for r in TABLE if r["kind"] in FINDERS and r["text"] not in ELSEWHERE]


def displayed(markup: str) -> str:
    """The text that a page with this footer displays."""
    return Page(f"<meta charset=utf-8><footer>{markup}</footer>".encode(), "index.html").text


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: f"{row['kind']}: {row['text']}")
def test_table(row: dict[str, str]) -> None:
    finder, kind = FINDERS[row["kind"]]
    text = row["text"]
    if "<" in text or "&#" in text:
        text = displayed(text)
    (match,) = finder(text)
    if row["kind"] != "icp-licence" or "备" not in text:  # classified by the number, not the label
        expected = "icp-filing" if row["kind"] == "icp-licence" and "X" in text else kind
        assert match.kind == expected
    verdict = "yes" if row["verdict"] == "other" else row["verdict"]
    assert (match.valid, match.canonical) == (verdict, row["canonical"])
    assert list(match.reasons) == row["reasons"].split()


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: f"{row['kind']}: {row['text']}")
def test_no_register_takes_anothers_number(row: dict[str, str]) -> None:
    own = FINDERS[row["kind"]][0]
    text = row["text"]
    for finder in (find_icp_2026, find_ps, find_news_2026, find_other_licences):
        if finder is not own and not (finder is find_icp_2026 and "ICP" in text):
            assert finder(text) == []


@pytest.mark.parametrize("row", [r for r in TABLE if r["kind"] == "icp-link"], ids=str)
def test_icp_targets(row: dict[str, str]) -> None:
    for href in row["text"].split(" or "):
        assert icp_target(href.removesuffix(" empty href")).verdict == (
            "warn" if href.startswith("http://beian.miit") else row["verdict"]
        )


@pytest.mark.parametrize(
    ("href", "verdict", "case", "code"),
    [
        (
            "https://beian.mps.gov.cn/#/query/webSearch?code=50010402001494",
            "yes",
            "",
            "50010402001494",
        ),
        (
            "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=50010902502537",
            "warn",
            "old-host",
            "50010902502537",
        ),
        (
            "http://www.beian.gov.cn/portal/registerSystemInfo?ecordcode=50010702501009",
            "no",
            "wrong-code",
            "50010702501009",
        ),
        (
            "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=cdblog.live",
            "no",
            "wrong-code",
            "cdblog.live",
        ),
        ("https://beian.mps.gov.cn/", "warn", "no-code", ""),
        ("https://beian.mps.gov.cn/#/query/webSearch", "warn", "no-code", ""),
        ("https://beian.miit.gov.cn/", "no", "wrong-target", ""),
        ("#", "no", "none", ""),
        ("javascript:;", "no", "none", ""),
        ("http://[broken", "no", "none", ""),
    ],
)
def test_ps_targets(href: str, verdict: str, case: str, code: str) -> None:
    target = ps_target(href)
    assert (target.verdict, target.case, target.code) == (verdict, case, code)


def test_letters() -> None:
    assert len(PROVINCES) == 31
    assert len({p.icp for p in PROVINCES}) == len({p.ps for p in PROVINCES}) == 31
    different = {p.code: p.icp + p.ps for p in PROVINCES if p.icp != p.ps}
    assert different == {"51": "蜀川", "52": "黔贵", "62": "陇甘"}
    assert [p.icp for p in by_latin("Jin")] == ["津", "晋"]


def test_every_reason_has_its_sentence() -> None:
    match = find_icp_2026("渝ICP备20009753号-2")[0]
    for code in reasons.RANK:
        assert reasons.explain(code, match)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("版权所有渝ICP备20009753号-2", ["渝ICP备20009753号-2"]),
        ("重庆国际传播中心 渝ICP备20009753号-2渝公网安备50010402001494号", ["渝ICP备20009753号-2"]),
        ("[京ICP证040655号] [京ICP备2021034286号-7]", ["京ICP证040655号", "京ICP备2021034286号-7"]),
        ("沪ICP证：沪B2-20170116 | 沪ICP备14003370号", ["沪ICP备14003370号"]),
        ("网站标识码bm01000001京ICP备05070218号", ["京ICP备05070218号"]),
        ("备案号：\n鄂ICP证:020001-5", ["鄂ICP证:020001-5"]),
        ("渝ICP备20009753号-1 渝ICP备20009753号-2", ["渝ICP备20009753号-1", "渝ICP备20009753号-2"]),
        (
            "渝ICP备20009753号-2 技术支持：某某科技有限公司 渝ICP备11000001号-1",
            ["渝ICP备20009753号-2"],
        ),
        ("主办：重庆日报 技术支持：某某科技 渝ICP备20009753号-2", ["渝ICP备20009753号-2"]),
        (
            "渝\u200bICP\u200b备2000\u200c9753号\u2011\u200d2",
            ["渝\u200bICP\u200b备2000\u200c9753号\u2011\u200d2"],
        ),
        ("本网已在云ICP备案系统中提交材料，阿里云ICP备案需二十天", []),
        ("完成ICP备案后，请将备案号放在页面底部。ICP备案号", []),
        ("ICP备案号查询 电话 400-710-8886", []),
        ("网站ICP备案1天完成，京ICP 会议", []),
        ("了解京ICP备案流程的同学请拨打02312345678", []),
        ("型号 B2-1024 的纸张，A4-80，USB C-3", []),
        ("萌ICP备20250577号 渝ICP备20009753号-2", ["渝ICP备20009753号-2"]),
    ],
)
def test_icp_in_context(text: str, expected: list[str]) -> None:
    shown = [m.text for m in find_icp_2026(text) if m.kind in ("icp-filing", "icp-licence")]
    assert shown == expected


@pytest.mark.parametrize(
    ("text", "canonical", "verdict"),
    [
        ("(京)ICP备05070218号", "京ICP备05070218号", "warn"),
        ("京（ICP）备05070218号-1", "京ICP备05070218号-1", "warn"),
        ("京ICP备第05070218号", "京ICP备05070218号", "warn"),
        ("京ICP备案号：05070218号", "京ICP备05070218号", "warn"),
        ("京icp备05070218号", "京ICP备05070218号", "warn"),
        ("京ICP05070218号", "京ICP备05070218号", "no"),
        ("京ICP备O5070218号", "", "no"),
        ("ICP备案号：05070218", "", "no"),
    ],
)
def test_other_spellings(text: str, canonical: str, verdict: str) -> None:
    (match,) = find_icp_2026(text)
    assert (match.text, match.canonical, match.valid) == (text, canonical, verdict)


@pytest.mark.parametrize(
    ("text", "canonical", "verdict"),
    [
        ("公网安备11010502030143号", "京公网安备11010502030143号", "warn"),
        ("网安备案号：11010502030143", "京公网安备11010502030143号", "warn"),
        ("京公网安备 1101 0502 0301 43号", "京公网安备11010502030143号", "warn"),
    ],
)
def test_other_spellings_of_police_numbers(text: str, canonical: str, verdict: str) -> None:
    (match,) = find_ps(text)
    assert (match.canonical, match.valid) == (canonical, verdict)


def test_company_licence_beside_a_filing_is_no_second_icp_number() -> None:
    kinds = {m.text: m.kind for m in find_icp_2026("浙B2-20110366| 浙ICP备11041366号-1")}
    assert kinds == {"浙B2-20110366": "telecom-licence", "浙ICP备11041366号-1": "icp-filing"}


@pytest.mark.parametrize(
    ("number", "reasons"),
    [
        ("3112014002", ("outdated-form",)),
        ("3112024002", ("serial-length",)),
        ("31120990006", ("future-year",)),
        ("99120220004", ("unknown-region",)),
        ("50320220004", ("unusual-class",)),
        ("50120150004", ("unusual-year",)),
    ],
)
def test_wrong_news_licences(number: str, reasons: tuple[str, ...]) -> None:
    (match,) = find_news_2026("互联网新闻信息服务许可证：" + number)
    assert match.reasons == reasons


@pytest.mark.parametrize(
    "text",
    [
        "上传《互联网新闻信息服务许可证》扫描件，大小不超过 10 MB",
        "互联网新闻信息服务许可证 举报电话：02367158993",
        "依据《互联网新闻信息服务许可管理实施细则》，2017年6月1日起施行",
        "全国已有 1012 家单位取得互联网新闻信息服务许可证，2025年新增30家",
        "News Information Service Licence holders must display it",
    ],
)
def test_no_news_licence(text: str) -> None:
    assert find_news_2026(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-25 08:30:12",
        "2026年11月25日 10:30",
        "8000000人 12000000元",
        "订单号 SF1234567890123",
        "http://a.cn/2019-08/13/content_5420854.htm",
        "bianji2802327246@qq.com",
        "渝公网安备50010402001494号",
        "统一社会信用代码 91500000MA5U7Q4R8X",
    ],
)
def test_no_phone(text: str) -> None:
    assert find_phones(text) == []


def test_credit_code_has_a_check_digit() -> None:
    label = "统一社会信用代码："
    assert find_other_licences(label + "91110000802100433B")[0].valid == "yes"
    assert find_other_licences(label + "91110000802100434B")[0].reasons == ("checksum",)


# --- properties ---------------------------------------------------------------------------------

serials = st.one_of(
    st.builds(lambda y, n: f"{y:02}{n:06}", st.integers(5, 21), st.integers(1, 999_999)),
    st.builds(lambda y, n: f"{y}{n:06}", st.integers(2020, YEAR), st.integers(1, 999_999)),
).filter(lambda s: s not in ("12345678", "2012345678", "2020123456", "11111111"))
indices = st.one_of(st.just(""), st.integers(1, 999).map(lambda n: f"-{n}"))
around = st.sampled_from(
    [
        "",
        " ",
        "版权所有",
        "版权所有 ",
        "| ",
        "备案号：",
        "©2014-2026 某某网 ",
        "\n",
        "（",
        "主办方：",
    ]
)
FULL_WIDTH = {ord(c): chr(ord(c) + 0xFEE0) for c in "ICP0123456789-"}
TO_TRADITIONAL = {
    ord(s): t for t, s in TRADITIONAL.items() if s in "备号粤沪苏辽贵云陇闽赣鲁琼陕宁"
}


@st.composite
def icp_numbers(draw: st.DrawFn) -> str:
    letter = draw(st.sampled_from([p.icp for p in PROVINCES]))
    return f"{letter}ICP备{draw(serials)}号{draw(indices)}"


@st.composite
def ps_numbers(draw: st.DrawFn) -> str:
    province = draw(st.sampled_from(PROVINCES))
    zone, serial = draw(st.integers(0, 9999)), draw(st.integers(1, 899_999))
    return f"{province.ps}公网安备{province.code}{zone:04}02{serial:06}号"


@settings(max_examples=300, deadline=None)
@given(
    before=around, number=icp_numbers(), after=st.sampled_from(["", " ", "|", "\n", "）", "渝公网"])
)
def test_generated_filings_are_found_whole(before: str, number: str, after: str) -> None:
    text = before + number + after
    (match,) = find_icp_2026(text)
    assert (match.text, match.valid, match.canonical) == (number, "yes", number)
    assert text[match.start : match.end] == match.text


@settings(max_examples=200, deadline=None)
@given(number=icp_numbers(), data=st.data())
def test_spellings_of_one_filing_have_one_canonical(number: str, data: st.DataObject) -> None:
    cuts = data.draw(st.sets(st.integers(1, len(number) - 1), max_size=3))
    holed = "".join("\u200b" * (i in cuts) + c for i, c in enumerate(number))
    for spelling in (
        number.translate(FULL_WIDTH),
        number.translate(TO_TRADITIONAL),
        number.replace("备", "备 ").replace("号", " 号").replace("ICP", " ICP"),
        holed,
    ):
        (match,) = find_icp_2026("主办：某某报社 " + spelling + " 版权所有")
        assert match.canonical == number
        assert match.text == spelling
        assert match.valid == ("yes" if spelling == number else "warn")


@settings(max_examples=200, deadline=None)
@given(number=icp_numbers(), data=st.data())
def test_split_over_tags(number: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(1, len(number) - 1), min_size=1, max_size=4)))
    parts = [number[i:j] for i, j in zip([0, *cuts], [*cuts, len(number)], strict=True)]
    markup = "<a href='/'>" + "".join(f"<span>{part}</span>" for part in parts) + "</a>"
    (match,) = find_icp_2026(displayed(markup))
    assert (match.canonical, match.valid) == (number, "yes")


@settings(max_examples=200, deadline=None)
@given(before=around, number=ps_numbers(), space=st.sampled_from(["", " "]))
def test_generated_police_numbers(before: str, number: str, space: str) -> None:
    shown = number.replace("备", "备" + space)
    (match,) = find_ps(before + shown + " 渝ICP备20009753号")
    assert (match.text, match.canonical, match.valid) == (shown, number, "yes")
    assert match.region == match.digits[:2]


@settings(max_examples=200, deadline=None)
@given(number=ps_numbers(), other=st.sampled_from(PROVINCES))
def test_police_letter_and_digits_belong_together(number: str, other: object) -> None:
    letter = getattr(other, "ps", "")
    (match,) = find_ps(letter + number[1:])
    assert ("region-mismatch" in match.reasons) == (letter != number[0])


@settings(max_examples=200, deadline=None)
@given(
    region=st.sampled_from(["10", *[p.code for p in PROVINCES]]),
    kind=st.sampled_from("12"),
    year=st.integers(2017, YEAR),
    serial=st.integers(1, 9999),
    label=st.sampled_from(
        [
            "互联网新闻信息服务许可证：",
            "互联网新闻信息服务许可证编号:",
            "互联网新闻信息服务许可证号：",
            "互联网新闻信息服务许可证",
            "互聯網新聞信息服務許可證：",
            "国家互联网新闻信息服务许可证 ",
            "《互联网新闻信息服务许可证》（许可证编号：",
            "Internet News Information Service License No. ",
        ]
    ),
)
def test_generated_news_licences(
    region: str, kind: str, year: int, serial: int, label: str
) -> None:
    number = f"{region}{kind}{year}{serial:04}"
    if "12345678" in number:
        return
    (match,) = find_news_2026(label + number + " 渝ICP备20009753号-2")
    assert (match.text, match.valid, match.region) == (number, "yes", region)


@settings(max_examples=200, deadline=None)
@given(
    area=st.sampled_from(["10", "20", "21", "22", "23", "25", "28", "29", "571", "755", "931"]),
    local=st.integers(2_000_000, 8_999_999),
    last=st.integers(0, 9),
    style=st.sampled_from(
        ["0{a}-{n}", "0{a} {n}", "(0{a}){n}", "（0{a}）{n}", "+86-{a}-{n}", "0{a}{n}"]
    ),
)
def test_generated_landlines(area: str, local: int, last: int, style: str) -> None:
    number = f"{local}{last}"
    if len(set(number)) == 1 or number in "0123456789876543210":
        return
    shown = style.format(a=area, n=number)
    (match,) = find_phones("举报电话：" + shown + "；邮箱 a@b.cn")
    assert (match.text, match.canonical, match.valid) == (shown, f"+86-{area}-{number}", "yes")


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        alphabet="渝川贵甘萌云ICPicp备備案证号號-－ 0１2B：()公网安新闻信息服务许可证视\n\u200b*X",
        max_size=80,
    )
)
def test_any_text_keeps_the_contract(text: str) -> None:
    for finder in ALL:
        end = 0
        for match in finder(text):
            assert text[match.start : match.end] == match.text != ""
            assert match.start >= end
            assert (match.valid == "yes") == (not match.reasons)
            end = match.end


@pytest.mark.parametrize(
    "piece",
    [
        "ICP备",
        "渝ICP备20009753号-2",
        "0",
        "京公网安备",
        "互联网新闻信息服务许可证 ",
        "ICP No. ",
        "A1.",
        "010-",
        "（京）字第",
    ],
)
def test_linear_time(piece: str) -> None:
    def work(finder: Finder, size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: finder(text)

    for finder in ALL:
        assert_linear(partial(work, finder), 10_000, 80_000)


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\ufeff", "\u2060"])
@pytest.mark.parametrize(
    "shown",
    [
        "Internet News Information Service License No. 50120260009",
        "INTERNET NEWS INFORMATION SERVICE LICENSE NO. 50120260009",
        "互联网新闻信息服务许可证编号：50120260009",
    ],
)
def test_an_invisible_letter_in_the_name_hides_no_news_licence(shown: str, hidden: str) -> None:
    (plain,) = find_news_licence(shown)
    for place in range(1, len(shown) - 1):
        (found,) = find_news_licence(shown[:place] + hidden + shown[place:])
        assert found.canonical == plain.canonical, place
