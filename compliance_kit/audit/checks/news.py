"""What news sites owe: the licence shown, the reporting channel.

CAC Order 1 of 2017 art 18, Cybersecurity Law art 51, Decree 766 art 7.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from compliance_kit.audit.checks.interface import Context, Hit, at, named
from compliance_kit.audit.checks.unseen import unseen
from compliance_kit.audit.extract.numbers import find_others
from compliance_kit.audit.numbers.provinces import PROVINCES
from compliance_kit.audit.numbers.reasons import explain
from compliance_kit.audit.scan import longest

_LICENCE_MARKS = (
    "新闻信息服务许可证",
    "新闻信息许可证",
    "新闻信息服务许可",
    "news information service",
)
_REPORT_MARKS = ("举报", "舉報", "report illegal", "reporting hotline")
_CENTRAL = "10"
_HOLDER = re.compile(
    r"主办|主辦|主管|承办|版权所有|版權所有|©|copyright|sponsored by|operated by|presented by", re.I
)
_CATEGORY = re.compile(r"采编发布|采編發佈|转载服务|轉載服務|传播平台|傳播平台")


@named("news-licence")
def news_licence(context: Context) -> Iterator[Hit]:
    """The page shows the news licence's number; its region agrees with the ICP filing's."""
    shown = context.facts.of("news-licence")
    if not shown:
        name = _licence_name(context)
        if name is not None and "no-number" in context.rule.cases:
            text = context.page.text[name[0] : name[1]]
            yield Hit("no-number", {"text": text}, name[0], name[1], text=text)
            return
        yield unseen(context, _LICENCE_MARKS) or Hit(anchor="footer")
        return
    if "region" not in context.rule.cases:
        return
    filings = [f for f in context.facts.of("icp-filing") if f.number]
    places = {_code(f.text) for f in filings} - {""}
    for found in shown:
        region = found.number.region if found.number else ""
        if region and region != _CENTRAL and places and region not in places:
            yield at(found, "region", other=filings[0].text)


def _licence_name(context: Context) -> tuple[int, int] | None:
    text = context.page.text
    for mark in _LICENCE_MARKS[:3]:
        start = text.find(mark)
        if start >= 0:
            low, high = context.page.block_at(start)
            # In running text the words are part of a story about licences.
            if high - low < 400:
                return start, start + len(mark)
    return None


def _code(text: str) -> str:
    """The province code of an ICP number's letter."""
    letter = text.strip()[:1]
    return next((p.code for p in PROVINCES if p.icp == letter), "")


@named("other-licences")
def other_licences(context: Context) -> Iterator[Hit]:
    """Licences that nothing demands are well formed where they are shown."""
    if not any(mark in context.page.lower for mark in ("许可", "許可", "网文", "字第", "证", "备")):
        return
    for match in find_others(context.page):
        if match.valid != "yes" and match.reasons:
            values = {"text": match.text, "reason": explain(match.reasons[0], match)}
            yield Hit("", values, match.start, match.end, text=match.text)


@named("licence-holder")
def licence_holder(context: Context) -> Iterator[Hit]:
    """Beside a shown licence stand the holder's name and the kind of service."""
    shown = context.facts.of("news-licence")
    if not shown:
        return
    page = context.page
    low = max(0, shown[0].start - 600)
    around = page.text[low : shown[0].end + 600]
    cases = context.rule.cases
    if not _HOLDER.search(around):
        yield at(shown[0])
    elif "category" in cases and not _CATEGORY.search(page.text):
        yield at(shown[0], "category")


@named("report-channel")
def report_channel(context: Context) -> Iterator[Hit]:
    """A reporting label with a telephone, a mail address or a link in its block."""
    phones, mails = context.facts.of("report-phone"), context.facts.of("report-email")
    if phones or mails:
        old = context.wordings("old")
        if old and "old-label" in context.rule.cases:
            start, end = old[0]
            text = context.page.text[start:end]
            yield Hit("old-label", {"text": text}, start, end, text=text)
        if "phone" in context.rule.cases:
            for found in phones:
                number = found.number
                if number is not None and number.valid == "no" and number.reasons:
                    yield at(found, "phone", reason=explain(number.reasons[0], number))
        return
    page = context.page
    labels = _channel_labels(context)
    for start, end in labels:
        low, high = page.block_at(start)
        links, starts = page.shown_links
        first, last = bisect_left(starts, low), bisect_left(starts, min(high, end + 31))
        for link in links[first:last]:
            inside = link.start <= start < link.end or link.start >= end
            if inside and link.get("href"):
                return
    if labels and "no-contact" in context.rule.cases:
        start, end = labels[0]
        text = page.text[start:end]
        yield Hit("no-contact", {"text": text}, start, end, text=text)
        return
    # A picture or an icon may be the link.
    if "12377.cn" in page.targets or "jubao" in page.targets:
        return
    yield unseen(context, _REPORT_MARKS) or Hit(anchor="footer")


def _channel_labels(context: Context) -> list[tuple[int, int]]:
    """Reporting labels of the page's chrome: not words in running text."""
    page = context.page
    found = []
    for start, end in longest(context.listed("report-label")):
        low, high = page.block_at(start)
        line = page.text[low:high]
        if "。" in line[: start - low] or (
            high - low > 200 and "：" not in page.text[end : end + 6]
        ):
            continue
        found.append((start, end))
    return found


@named("report-minors")
def report_minors(context: Context) -> Iterator[Hit]:
    """A reporting line for minors, of its own or combined with the general one."""
    if not context.listed("report-minors"):
        yield unseen(context, ("未成年",)) or Hit(anchor="footer")
