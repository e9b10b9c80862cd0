"""Any bytes are a page that can be audited, and the answer does not depend on how it is run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance_kit.audit.auditor import Options
from compliance_kit.audit.runner import Audit
from compliance_kit.audit.sources.files import BytesSource, FolderSource
from compliance_kit.audit.sources.interface import Failure
from compliance_kit.config import SiteConfig
from compliance_kit.report.finding import PageReport
from growth import assert_within

PROFILES = ("cn-mainland", "cn-news", "editorial", "gdpr", "terms")

PIECES = [
    "<html lang=zh>", "<head>", "</head>", "<body>", "</body>", "<title>", "</title>", "<p>",
    "</p>", "<div hidden>", "</div>", "<a href='http://[::1'>", "<a href=//beian.miit.gov.cn>",
    "</a>", "<link rel=canonical href='http://[x'>",
    "<link rel=alternate hreflang=en href='//[/'>", "<script type='application/ld+json'>",
    '{"@type":"NewsArticle","author":[', "</script>", "<footer>", "</footer>", "<!--", "-->",
    "<!-- ckit-disable editorial/lang: why -->", "<template>", "<svg>", "<![CDATA[", "]]>",
    "<table><td>", "<select>", "<iframe src=data:,>", "<style>", "&#0;", "&#xD800;", "&amp", "\0",
    "\u200b", "渝ICP备20009753号-1", "京公网安备11010102001234号",
    "互联网新闻信息服务许可证编号：10120170001", "违法和不良信息举报电话：12377", "隐私政策",
    "广告", "By Li Lei", "来源：新华社", "编辑：王芳", "2024-02-30 25:61", "© 2019-2031",
    "Accept all cookies", "<script src=https://www.googletagmanager.com/gtag/js></script>",
    "x" * 3000, "ICP备" * 200,
]  # fmt: skip

pages = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), min_size=1, max_size=60
).map("".join)
charsets = st.sampled_from(["utf-8", "gb18030", "big5", "utf-16", "latin-1"])


@pytest.fixture(scope="module")
def audit() -> Audit:
    return Audit(SiteConfig(), Options(PROFILES, facts=True, context=True))


def one(audit: Audit, data: bytes) -> PageReport | Failure:
    (result,) = audit.run([BytesSource(data)])
    return result


@settings(max_examples=150)
@given(text=pages, charset=charsets, cut=st.integers(0, 40), flip=st.integers(0, 5000))
def test_any_page_is_audited(audit: Audit, text: str, charset: str, cut: int, flip: int) -> None:
    data = bytearray(text.encode(charset, "replace") or b"<p>")
    del data[len(data) - min(cut, len(data) - 1) :]
    data[flip % len(data)] ^= 1 << flip % 8
    result = one(audit, bytes(data))
    assert result == one(audit, bytes(data))
    if isinstance(result, PageReport):
        lines = data.count(b"\n") + data.count(b"\r") + 1
        assert all(0 <= f.line <= lines and f.column >= 0 and f.message for f in result.findings)
    audit.site_findings()


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "text",
        "<a href=x>" * 50_000,
        "<p>" + "新" * 1_000_000,
        "<p>" + "2024-" * 200_000,
        "<p>" + "渝ICP备" * 100_000,
        "<script>" + "<!--" * 200_000,
        "<a title='a very long title indeed' href='same.html'>x</a>" * 5_000,
        "<img alt='' src='/pictures/one-and-the-same.jpg'>" * 10_000,
        "<!-- ckit-disable" * 50_000,
        "<article><h1>x</h1><p>y</p><img src=a.jpg width=" + "1" * 5_000 + "></article>",
        "&" * 1_000_000,
    ],
    ids=lambda page: page[:24],
)
def test_huge_pages_take_seconds_at_most(audit: Audit, page: str) -> None:
    data = ("<html lang=zh><title>t</title>" + page).encode()
    # Two seconds on an idle machine; a quadratic walk over these would take minutes.
    assert_within(8, lambda: one(audit, data))


def test_one_and_two_processes_find_the_same(tmp_path: Path) -> None:
    for number, piece in enumerate(PIECES):
        text = "<html><body>" + piece + "".join(PIECES[number % 7 :: 7])
        (tmp_path / f"{number:02d}.html").write_bytes(text.encode("utf-8", "replace"))
    runs = []
    for jobs in (1, 2):
        audit = Audit(SiteConfig(), Options(PROFILES, facts=True), jobs=jobs)
        runs.append((list(audit.run([FolderSource(tmp_path)])), audit.site_findings()))
    assert runs[0] == runs[1]
    assert len(runs[0][0]) == len(PIECES)
