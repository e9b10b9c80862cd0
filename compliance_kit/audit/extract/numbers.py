"""Filing and licence numbers in the displayed text: where to look, and the finders to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compliance_kit.audit.numbers.icp import find_icp
from compliance_kit.audit.numbers.interface import Finder, NumberMatch
from compliance_kit.audit.numbers.news_licence import find_news_licence
from compliance_kit.audit.numbers.other_licences import find_other_licences
from compliance_kit.audit.numbers.phones import find_phones
from compliance_kit.audit.numbers.ps import find_ps
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits

# Marks (lower case) that stand in or beside every number of a family. A finder reads only the
# blocks with a mark and the block after it (a label and its number may be two table cells).
_FAMILIES: tuple[tuple[tuple[str, ...], Finder], ...] = (
    (
        (
            "icp",
            "ｉｃｐ",
            "cip备",
            "icｐ",
            "b2-",
            "b1-",
            "a1.",
            "а1",
            "字b",
            "字a",
            "备案号",
            "備案號",
        ),
        find_icp,
    ),
    (("网安", "網安", "公安", "安网备", "public security", "psb"), find_ps),
    (
        ("新闻信息", "新聞信息", "新闻服务", "news information", "news service", "国新", "國新"),
        find_news_licence,
    ),
)
_OTHER_MARKS = ("许可", "許可", "网文", "網文", "网出证", "算备", "审图号", "字第", "licen")


def find_numbers(page: Page, hits: Hits) -> list[NumberMatch]:
    """All ICP, public-security and news licence numbers that the page shows, in text order."""
    found: list[NumberMatch] = []
    for marks, finder in _FAMILIES:
        found += _search(page, marks, finder)
    found.sort(key=lambda match: (match.start, -match.end))
    kept: list[NumberMatch] = []
    for match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def find_others(page: Page) -> list[NumberMatch]:
    """The numbers of the registers that no rule demands (video, culture, publishing ...)."""
    return _search(page, _OTHER_MARKS, find_other_licences)


def phones_in(text: str) -> list[NumberMatch]:
    """The telephone numbers in a stretch of text."""
    return find_phones(text)


def _search(page: Page, marks: Sequence[str], finder: Finder) -> list[NumberMatch]:
    lower, text = page.lower, page.text
    windows: list[tuple[int, int]] = []
    for mark in marks:
        position = lower.find(mark)
        while position >= 0:
            start = text.rfind("\n", 0, position) + 1
            end = text.find("\n", position)
            if end >= 0:
                end = text.find("\n", end + 1)
            if end < 0:
                end = len(text)
            windows.append((start, end))
            position = lower.find(mark, end)
    if not windows:
        return []
    windows.sort()
    found: list[NumberMatch] = []
    low, high = windows[0]
    for start, end in [*windows[1:], (len(text) + 1, len(text) + 1)]:
        if start <= high:
            high = max(high, end)
            continue
        for match in finder(text[low:high]):
            found.append(replace(match, start=match.start + low, end=match.end + low))
        low, high = start, end
    return found
