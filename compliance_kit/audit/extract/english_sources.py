"""Which agency or medium an English page's line of author and date names."""

from __future__ import annotations

import re

from compliance_kit.audit.extract.agencies import AGENCIES, wire
from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.extract.english import BY, LINE, entries, parts
from compliance_kit.audit.extract.named import CAPITAL, Named, named_by
from compliance_kit.audit.page import Page

_DATED = re.compile(r"(?:19|20)\d\d")
_AGENCY = re.compile(AGENCIES)
_MEDIUM = re.compile(
    rf"(?:[{CAPITAL}][\w'’.&-]*(?: (?:of|the|and|[{CAPITAL}][\w'’.&-]*)){{0,5}})"
    r" (?:(?i:Daily|Times|Post|News|Agency|Online|Herald|Journal|Weekly|Press|Tribune|Gazette"
    rf"|Service|Today|Radio|TV|Media (?:Cent(?:er|re)|Group)))"
    rf"|China Daily(?: Global| Asia)?|{AGENCIES}"
    r"|(?:[A-Za-z][\w-]*\.){1,3}(?:com|cn|org|net|info|gov|co|asia|hk)(?:\.cn|\.uk|\.hk)?"
)
_ENDS_WITH_AGENCY = re.compile(rf"(?<![\w-])(?:{AGENCIES})$")
_IN_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_BRACKET_LAST = re.compile(r"(?:^|(?<= ))\(([^()]{2,40})\)$")
_DATE = re.compile(
    r"(?:\d{1,2}:\d\d(?::\d\d)?,?\s)?(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d|\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d)"
    r"(?:\s\d{1,2}:\d\d(?::\d\d)?)?"
)
# 2025-08-08 09:12:54 China News Service   Editor: X
_AFTER = re.compile(
    rf"(?:\s{{1,3}}|(?<=:\d\d))(?P<name>{_MEDIUM.pattern})(?=$|\s\s|\s?[|(\[]|\s[A-Z][a-z]+ ?:)"
)
_RELEASED = re.compile(rf"SOURCE:? {{1,2}}(?P<name>[{CAPITAL}0-9][^|:;!?]{{2,80}})")
_SOURCE_CELL = re.compile(r"(?:Source|SOURCE)s?\s?[:：]?")


def english_source(page: Page, article: Article | None) -> list[Named]:
    """The agency or medium on an English page's line of author and date."""
    if article is None or page.language != "en":
        return []
    entry = entries(page, article).get("Source")
    if entry:
        return [(entry[0], (entry[1], entry[1] + len(entry[0])))]
    return (
        wire(page, article)
        or _medium(page, article)
        or _released(page, article)
        or _cell_below(page, article)
    )


def _released(page: Page, article: Article) -> list[Named]:
    """``SOURCE Acme Co., Ltd.``: the last line of a press release."""
    low = max(article.body_start + 1, article.body_end - 2)
    for start, line in page.blocks[low : article.tail.stop]:
        match = _RELEASED.fullmatch(line)
        if match:
            return [named_by(match, start)]
    return []


def _cell_below(page: Page, article: Article) -> list[Named]:
    """``Source`` and a medium's name in two cells right below the text."""
    for index in range(article.body_end, min(article.body_end + 6, len(page.blocks) - 1)):
        start, name = page.blocks[index + 1]
        if _SOURCE_CELL.fullmatch(page.blocks[index][1]) and _MEDIUM.fullmatch(name):
            return [(name, (start, start + len(name)))]
    return []


def _medium(page: Page, article: Article) -> list[Named]:
    """``By X | China Daily | 2024-03-05``, ``(Xinhua) 10:21, March 05``, ``Xinhua, March 5, 2024``.

    The site's own name in such a line (CBS News on cbsnews.com) says nothing of the source.
    """
    if article.heading < 0:
        return []
    own = page.meta("og:site_name").lower() or page.walk.title.lower()
    for index in range(max(0, article.heading - 2), min(article.body_start, article.heading + 8)):
        start, line = page.blocks[index]
        if len(line) > LINE or not _DATED.search(line):
            continue
        date = _DATE.search(line)
        for offset, part in parts(line):
            if date is not None and offset <= date.start() < offset + len(part):
                before = line[offset : date.start()].rstrip(" ,:")
                bracket = _BRACKET_LAST.search(before)
                by = BY.match(before) if bracket else None
                name = bracket.group(1) if bracket else before
                agency = _ENDS_WITH_AGENCY.search(name)
                if bracket:
                    offset += bracket.start(1)
                if agency:
                    offset, name = offset + name.rfind(agency.group()), agency.group()
                # By Ann Lee (Red Plain Daily Online) 14:22, June 03, 2025: named on purpose.
                known = "" if by else own
                if _is_medium(name, known) and (bracket or agency or "," in line or offset):
                    return [(name, (start + offset, start + offset + len(name)))]
                after = _AFTER.match(line, date.end(), offset + len(part))
                if after and _is_medium(after["name"], own):
                    return [named_by(after, start)]
                continue
            bracket = _IN_BRACKETS.fullmatch(part)
            name = bracket.group(1) if bracket else part
            known = "" if offset and BY.match(line) else own
            if (offset or bracket or _AGENCY.fullmatch(part)) and _is_medium(name, known):
                offset += part.find(name)
                return [(name, (start + offset, start + offset + len(name)))]
        # A line of its own between the author and the date.
        above = page.blocks[index - 1] if index - 1 > article.heading else (0, "")
        if _is_medium(above[1], own):
            return [(above[1], (above[0], above[0] + len(above[1])))]
    return []


def _is_medium(name: str, own: str) -> bool:
    return _MEDIUM.fullmatch(name) is not None and ("." in name or name.lower() not in own)
