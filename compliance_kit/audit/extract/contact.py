"""The reporting channel: telephone and e-mail named for reports of illegal content."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from compliance_kit.audit.numbers.interface import NumberMatch
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits, longest

_MAIL = re.compile(
    r"[A-Za-z0-9_][A-Za-z0-9_.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}"
)
_REACH = 240  # characters after a label in which its numbers stand
_GAP = 26  # characters between a label's end and its number: 电话（24小时）：
_BETWEEN = re.compile(r"^[\s、，,/;；或和与及|()（）-]{0,6}$")
# Offices for other matters: culture market, discipline, telecoms, police, prices, tax and so on.
_OTHER_OFFICES = frozenset(
    ("12318", "12388", "12321", "110", "12315", "12358", "12366", "12369", "12331", "12390")
)
_PHONE_START = re.compile(r"[+(（]?\d")


def reporting_phones(
    page: Page, hits: Hits, find_phones: Callable[[str], list[NumberMatch]]
) -> list[NumberMatch]:
    """The telephone numbers named for reports, with places in the page text."""
    found: dict[int, NumberMatch] = {}
    for end, limit in _stretches(page, hits):
        text = page.text[end:limit]
        previous: int | None = None
        for match in find_phones(text):
            gap = text[previous if previous is not None else 0 : match.start]
            if previous is None:
                # A mail address or another sentence in between: the number is not this label's.
                if len(gap) > _GAP or "。" in gap:
                    break
            elif not _BETWEEN.match(gap):
                break
            previous = match.end
            if match.digits not in _OTHER_OFFICES:
                found.setdefault(end + match.start, _shifted(match, end))
    return [found[key] for key in sorted(found)]


def reporting_mails(page: Page, hits: Hits) -> list[tuple[int, int]]:
    """Places of the e-mail addresses named for reports."""
    found: list[tuple[int, int]] = []
    for end, limit in _stretches(page, hits):
        for match in _MAIL.finditer(page.text, end, limit):
            place = (match.start(), match.end())
            if place[0] - end > 60:
                break
            if place not in found:
                found.append(place)
            break
    return sorted(found)


def _stretches(page: Page, hits: Hits) -> list[tuple[int, int]]:
    """From each reporting label's end to where its block ends or another line's label begins."""
    labels = longest(hits.get("report-label", []))
    if not labels:
        return []
    others = sorted(hits.get("report-not", []))
    found = []
    for start, end in labels:
        block_start, block_end = page.block_at(start)
        limit = min(block_end, end + _REACH)
        if any(a < end and start < b for a, b in others):
            continue
        # 纪检监察举报电话: the words in front make it another line.
        if any(block_start <= b <= start and start - b <= 2 for _a, b in others):
            continue
        rest = page.text[end:limit].strip(" :：()（）")
        if len(rest) <= 6 and not any(c.isdigit() for c in rest):
            # The number stands in the next block (a table or a list of definitions).
            following = page.block_at(min(block_end + 1, len(page.text)))
            following_end = min(following[1], following[0] + _REACH)
            line = page.text[following[0] : following_end].lstrip()
            if _PHONE_START.match(line) or _MAIL.match(line):
                limit = following_end
        after = [a for a, _b in others if end <= a < limit]
        if after:
            limit = min(after)
        found.append((end, limit))
    return found


def _shifted(match: NumberMatch, offset: int) -> NumberMatch:
    return replace(match, start=match.start + offset, end=match.end + offset)
