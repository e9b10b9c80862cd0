"""When an article was published, as the page shows it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MONTH_NUMBER = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_DIGIT = re.compile(r"\d")
_CLOCK = r"(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)"
_DATE = re.compile(
    r"(?:"
    rf"(?<!\d)(?P<y1>(?:19|20)\d\d)(?:\s?[-年/.]\s?|\s(?=\d\d/\d\d))(?P<m1>\d{{1,2}})\s?[-月/.]\s?(?P<d1>\d{{1,2}}?(?=\s?日|(?!\d)"
    rf"|\d{{2}}[:：])|\d{{1,2}})\s?日?(?:[\sT,，-]{{0,3}}(?P<t1>{_CLOCK}))?"
    rf"|(?<![a-z])(?P<n2>{_MONTHS})\.?[\s-](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?[\s-]\s?(?P<y2>(?:19|20)\d\d)"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?[\s-](?P<n3>{_MONTHS})\.?,?[\s-](?P<y3>(?:19|20)\d\d)"
    r"|(?<!\d)(?P<d4>\d{1,2})[./](?P<m4>\d{1,2})[./](?P<y4>(?:20)?\d\d)(?!\d)"
    r")",
    re.IGNORECASE,
)
_CLOCK_AFTER = re.compile(
    r"(?:\s?(?:[/|,·]|at|\s)\s?){0,2}(?P<t>\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?)",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,5}(?:[+-]\d{1,2})?)?"
    r"[\s,on]{0,4}(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})?,?\s{0,2}$"
    r"|\s?(?:星期|周)[一二三四五六日天][,，]?\s?$",
    re.IGNORECASE,
)
_PARTIAL = re.compile(r"(?<!\d)\d{1,2}-\d{1,2}(?=\s?\d{2}[:：]\d{2})\s?\d{2}[:：]\d{2}(?::\d{2})?")
_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)-?(?P<m>\d\d)-?(?P<d>\d\d)")
_TODAY = re.compile(r"星期|礼拜|農曆|农历|today is", re.IGNORECASE)
_STOPS = ("。", "！", "？", "”", ".", "!", "?")
_PAUSE = re.compile("[，。；]|[.,;] ")
_LEAD = 6  # characters behind a date that may still end its line
_WIRE = ("电", "電", "讯", "訊")  # 新华社北京2025年3月5日电
_EDITION = re.compile(
    r"第\s?[A-Z]{0,2}\d{1,3}\s?版|(?<![A-Za-z0-9])[A-Z]\d{1,3}\s?版(?!本)|上一版|下一版|版面导航"
    r"|\b(?:Issue|ISSUE|No\.) ?\d[\d,]{0,6}\b|\b(?:[Pp]rint|[Dd]igital) [Ee]dition\b"
    r"|(?:19|20)\d\d,? [Pp]age ?\d{1,3}\b"
)
_SHEET = re.compile(r",? [Pp]age ?\d{1,3}\b")
# A patrol robot passes a lacquer screen in Changsha, August 12, 2025: when a picture was taken.
_CAPTION = re.compile(r"[^:|]*(?:[a-z]+ ){4}[^:|]*(?:, |on )$")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
# When an act was drawn up or takes effect; it was published another day.
_DRAWN_UP = re.compile(r"(?:成文|生成|印发|生效|实施|施行)(?:日期|时间)")
# 28 2026.04: the day large, the month small beside it, on a line of their own.
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})\s?[/ ]\s?(?P<y>20\d\d)\s?[-./年]\s?(?P<m>\d{1,2})月?")
_LONGEST_DAY = 60
_LONGEST_PARTED = 14
_HEADLINE = 10  # characters of a link that is another story's title
_META = (
    "article:published_time",
    "og:published_time",
    "og:release_date",
    "publishdate",
    "pubdate",
    "firstpublishedtime",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "prism.publicationdate",
    "cxenseparse:publishtime",
    "parsely-pub-date",
    "sailthru.date",
    "date",
    "weibo: article:create_at",
    "og:updated_time",
    "dateupdate",
    "lastpublisheddate",
)


@dataclass(frozen=True)
class Published:
    """A publication date: as shown, its place (``start`` -1 where only data name it), its day."""

    text: str
    start: int
    end: int
    day: date | None


def machine_dates(page: Page, article: Article | None = None) -> list[tuple[str, date]]:
    """The dates that JSON-LD, ``meta`` and ``time`` give, in that order of trust.

    A ``time`` below the text of ``article`` is another story's.
    """
    values: list[str] = []
    for item in page.jsonld:
        for key in ("datePublished", "dateCreated", "pubDate"):  # the last is Baidu's
            value = item.get(key)
            if isinstance(value, str):
                values.append(value)
    values += [value for name in _META if (value := page.meta(name))]
    last = len(page.text)
    if article is not None and article.tail:
        last = page.blocks[article.tail.start][0]
    for element in page.walk.all("time"):
        if element.get("datetime") and element.start < last:
            values.append(element.get("datetime"))
    found = []
    for value in values:
        match = _ISO.match(value.strip())
        if match:
            day = _day(match.group("y"), match.group("m"), match.group("d"))
            if day:
                found.append((value, day))
    return found


def published(page: Page, hits: Hits, article: Article | None) -> Published | None:
    """The date on which the article was published.

    Dates around the heading are weighed: a label, a source or a clock time beside it, agreement
    with the page's data speak for one; today's date in the header and a list of other stories
    speak against it. A date marked as updated counts where there is no other. Without a shown date
    the page's data decide.
    """
    machine = machine_dates(page, article)
    days = {day for _text, day in machine[:3]}
    best: tuple[float, Published] | None = None
    above = False  # whether the best one stands at the heading, or has a label
    mended = False  # whether the one marked as updated stands at the heading
    changed: tuple[float, Published] | None = None
    edition = False
    if article is not None:
        labels = hits.get("date-label", [])
        cells = set(labels)
        free = [place for place in labels if page.link_at(place[0]) is None]
        updated = hits.get("updated-label", [])
        named = hits.get("source-label", []) + hits.get("author-label", [])
        heading = article.heading if article.heading >= 0 else article.body_start
        top = page.text[: page.blocks[article.body_start][0]]
        edition = _EDITION.search(top) is not None
        for index in dict.fromkeys([*article.head, *article.tail]):
            start, line = page.blocks[index]
            if len(line) > 160 or not _DIGIT.search(line):
                continue
            below = index >= article.body_end
            listed = below and _is_other_story(page, start, start + len(line))
            for found in _dates_in(line, start, days):
                marked = any(end <= found.start <= end + 1 for _start, end in labels)
                if index > article.heading and not marked and _in_sentence(found, line, start):
                    continue
                score = _score(found, line, start, index, heading, article, edition)
                near = _near(labels, found.start, line[: found.start - start])
                card = below and found.day not in days and _is_card_date(page, index, found)
                if (listed or card) and not (near and _near(free, found.start)):
                    continue
                # <td>发布日期</td><td>2025-03-02</td>: the label fills the cell in front.
                cell = found.start == start and page.block_at(max(0, start - 1)) in cells
                score += 3 * (near or cell) + 1.5 * _in_block(named, start, start + len(line))
                if _DRAWN_UP.search(page.text, max(0, found.start - 8), found.start):
                    score -= 2
                if found.day in days:  # below the text it may be another story's
                    score += 2.5 if index in article.head else 1.5
                # A date alone, or behind a name, on a line between the heading and the text.
                under = article.heading >= 0 and heading < index < heading + 8
                after = line[found.end - start : found.end - start + 1]
                # 2025.06.16Press Release: the next element begins right behind the date.
                alone = not after.isalnum() or after.isupper()
                enough = 1.4 if under and alone else 2.0
                if _near(updated, found.start, line[: found.start - start]):
                    if changed is None or score > changed[0]:
                        changed, mended = (score, found), not below
                elif score >= enough and (best is None or score > best[0]):
                    best, above = (score, found), not below or near or cell
            if best is None and _in_block(labels, start, start + len(line)):
                partial = _PARTIAL.search(line)
                if partial:
                    place = (start + partial.start(), start + partial.end())
                    if machine:  # a date without its year is no date: the data complete it
                        return Published(machine[0][0], -1, -1, machine[0][1])
                    best = (2.0, Published(partial.group(), *place, None))
    # A date below the text that nothing explains may be any story's.
    if best is not None and (above or not mended or best[1].day in days):
        return best[1]
    if article is not None and edition:
        printed = _edition_day(page, article, days)
        if printed is not None:
            return printed
    # Some newsrooms print no other date than "Updated".
    if changed is not None and (
        not days or changed[1].day in days or _is_earlier(changed[1], days)
    ):
        return changed[1]
    if best is not None:
        return best[1]
    if machine:
        text, day = machine[0]
        return Published(text, -1, -1, day)
    return None


def _is_other_story(page: Page, start: int, end: int) -> bool:
    """Whether a block below the text holds a headline that is a link, or is a part of one."""
    links, starts = page.shown_links
    index = max(0, bisect_right(starts, start) - 1)
    size = 0
    while index < len(links) and links[index].start < end:
        size += max(0, min(links[index].end, end) - max(links[index].start, start))
        index += 1
    return size >= _HEADLINE


def _is_card_date(page: Page, index: int, found: Published) -> bool:
    """Whether a date fills its block below one that is a headline's link: another story's card."""
    start, line = page.blocks[index - 1]
    link = page.link_at(start) if page.block_at(found.start) == (found.start, found.end) else None
    return link is not None and link.start == start and len(line) >= _HEADLINE <= link.end - start


def _is_earlier(found: Published, days: set[date]) -> bool:
    """Whether a date is before all of the data's: nothing is updated before it is published."""
    return found.day is not None and all(found.day < day for day in days)


def _edition_day(page: Page, article: Article, days: set[date]) -> Published | None:
    """The day of a newspaper's edition, at the top of the page above the list of its stories."""
    for start, line in page.blocks[: article.head.start]:
        if len(line) <= _LONGEST_DAY and (_TODAY.search(line) or _WEEKDAY.search(line)):
            for found in _dates_in(line, start, days):
                return found
    return None


def _dates_in(line: str, start: int, days: set[date]) -> list[Published]:
    """The dates on a line; one that may be read two ways as the line's other dates say."""
    parted = _DAY_FIRST.fullmatch(line) if len(line) <= _LONGEST_PARTED else None
    day = _day(parted["y"], parted["m"], parted["d"]) if parted else None
    if day is not None:
        return [Published(line, start, start + len(line), day)]
    matches = list(_DATE.finditer(line))
    if len(matches) > 1:
        sure = [
            found for m in matches if not m["y4"] and (found := _published(m, line, start, days))
        ]
        days = days | {found.day for found in sure if found.day}
    return [found for m in matches if (found := _published(m, line, start, days))]


def _score(
    found: Published,
    line: str,
    start: int,
    index: int,
    heading: int,
    article: Article,
    edition: bool,
) -> float:
    score = 0.0
    below = 0 <= article.heading < index < article.body_start
    if index in article.head:
        score += 2.0 if index >= heading else 1.0
        score -= 0.05 * abs(index - heading)
    before = line[: found.start - start]
    if ":" in found.text or "：" in found.text:
        score += 1.0
    elif _CLOCK_BEFORE.search(before) and before.strip():  # 16:34, 14-Aug-2025
        score += 1.1
    if found.end - found.start > 0.5 * len(line):
        score += 0.5
    if found.end - found.start > 0.9 * len(line):
        score += 1.0
    if _TODAY.search(line):
        # The date of a newspaper's edition carries its weekday as today's date does; so may the
        # article's below its heading, where no page prints today's.
        score += 1.0 if edition else 0.0 if below else -3.0
    elif edition and _SHEET.match(line, found.end - start):  # Sun, Nov 16, 2025 page3
        score += 1.0
    if len(line) > 80:
        score -= 1.0
    if found.start - start > 60:
        score -= 1.0
    if _CAPTION.match(before):
        score -= 1.5
    return score


def _in_sentence(found: Published, line: str, start: int) -> bool:
    """Whether a date stands within a sentence (截至2025年3月5日，...), not at either end."""
    before, after = line[: found.start - start], line[found.end - start :]
    return (
        line.endswith(_STOPS)
        and len(before) > 3
        and len(after) > _LEAD
        and not after.startswith(_WIRE)
        and before.rstrip()[-1:].isalpha()
        and _PAUSE.search(before + after) is not None
    )


def _near(places: list[tuple[int, int]], offset: int, before: str = "") -> bool:
    """Whether one of the labels stands right before ``offset``, a clock time apart at most.

    ``before`` is the line up to the date: ``Updated 10:21 PM GMT+8, March 5``.
    """
    clock = _CLOCK_BEFORE.search(before) if before else None
    reach = 4 + (len(clock.group()) if clock else 0)
    return any(-1 < offset - end <= reach for _start, end in places)


def _in_block(places: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(start <= place[0] < end for place in places)


def _published(match: re.Match[str], line: str, offset: int, days: set[date]) -> Published | None:
    groups = match.groupdict()
    if groups["y1"]:
        day = _day(groups["y1"], groups["m1"], groups["d1"])
    elif groups["y2"]:
        day = _day(groups["y2"], _month(groups["n2"]), groups["d2"])
    elif groups["y3"]:
        day = _day(groups["y3"], _month(groups["n3"]), groups["d3"])
    else:
        year = groups["y4"] if len(groups["y4"]) == 4 else "20" + groups["y4"]
        day = _day(year, groups["m4"], groups["d4"])
        other = _day(year, groups["d4"], groups["m4"])
        # 08/11/2023 is read either way; the page's own data decide.
        if day is None or (other in days and day not in days):
            day = other
    if day is None:
        return None
    end = match.end()
    if not groups["t1"]:
        clock = _CLOCK_AFTER.match(line, end)
        if clock:
            end = clock.end()
    text = line[match.start() : end].strip()
    return Published(text, offset + match.start(), offset + match.start() + len(text), day)


def _month(name: str) -> str:
    return str(_MONTH_NUMBER[name[:3].lower()])


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
