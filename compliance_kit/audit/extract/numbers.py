"""Filing and licence numbers in the displayed text: when to look, and which finder to ask."""

from __future__ import annotations

from compliance_kit.audit.numbers.icp import find_icp
from compliance_kit.audit.numbers.interface import Finder, NumberMatch
from compliance_kit.audit.numbers.news_licence import find_news_licence
from compliance_kit.audit.numbers.other_licences import find_other_licences
from compliance_kit.audit.numbers.phones import find_phones
from compliance_kit.audit.numbers.ps import find_ps
from compliance_kit.audit.page import Page
from compliance_kit.audit.walk import ZERO_WIDTH

# Marks (lower case) one of which stands in or beside every number of a family: most pages are
# answered by these searches alone.
_FAMILIES: tuple[tuple[tuple[str, ...], Finder], ...] = (
    (
        (
            "icp",
            "ｉｃｐ",
            "cip",
            "ｃｉｐ",
            "b2-",
            "b1-",
            "a1-",
            "a2-",
            "字b",
            "字a",
            "ｂ２－",
            "ｂ１－",
            "字ｂ",
            "字ａ",
            "备案",
            "備案",
        ),
        find_icp,
    ),
    (
        (
            "网安",
            "網安",
            "公安",
            "安网",
            "安網",
            "public security",
            "public network",
            "ongwang",
            "ong wang",
            "å®",
        ),
        find_ps,
    ),
    (
        ("许可", "許可", "国新", "國新", "服务类", "服務類", "news information"),
        find_news_licence,
    ),
)
_INVISIBLE = str.maketrans("", "", ZERO_WIDTH)


def find_numbers(page: Page) -> list[NumberMatch]:
    """All ICP, public-security and news licence numbers that the page shows, in text order.

    What has no digit is a number's name without its number and left out.
    """
    found: list[NumberMatch] = []
    lower = page.lower
    if any(character in lower for character in ZERO_WIDTH):
        lower = lower.translate(_INVISIBLE)
    for marks, finder in _FAMILIES:
        if any(mark in lower for mark in marks):
            found += [match for match in finder(page.text) if match.digits]
    found.sort(key=lambda match: (match.start, -match.end))
    kept: list[NumberMatch] = []
    for match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def find_others(page: Page) -> list[NumberMatch]:
    """The numbers of the registers that no rule demands (video, culture, publishing ...)."""
    return find_other_licences(page.text)


def phones_in(text: str) -> list[NumberMatch]:
    """The telephone numbers in a stretch of text."""
    return find_phones(text)
