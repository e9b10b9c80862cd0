"""English dates and clock times, read at their first character.

``text`` is the text with ASCII figures, ``low`` the same in lower case.
"""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.expressions.en_clocks import clock_at
from compliance_kit.text.expressions.en_lookup import word_before
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.tables.en_words import (
    MONTH_BEFORE,
    MONTHS,
    PARTS,
    WEEKDAYS,
)
from compliance_kit.text.expressions.words_en import words_at
from compliance_kit.text.expressions.zh_dates import calendar, iso_at
from compliance_kit.text.values import Date, DateTime, Range, Time

_M = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"
_Y = (
    r"(?P<year>[12][0-9]{3})(?![0-9]|,[0-9]|\.[0-9]|-[0-9]|%|[ -](?:percent|people|million"
    r"|billion))"
)
_D = (
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9a-z:%]|[.,][0-9]{3}(?![0-9])"
    r"|\.[0-9]|[/$])"
)
_AFTER_MONTH = re.compile(
    rf"(?: (?:the )?{_D})?(?:(?P<comma>,)? ?(?:of )?(?<=[ ,]){_Y})?", re.ASCII
)
_SHORT_YEAR = re.compile(r" ['’](?P<year>[0-9]{2})(?![0-9])", re.ASCII)
_DASHED_SHORT = re.compile(
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])-(?P<month>[a-z]{3})-(?P<year>[0-9]{2})(?![0-9a-z])",
    re.ASCII,
)
_YEARS = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<sep>[-–/])(?P<next>[0-9]{2})(?![0-9]|[-–/.:,][0-9]|%)",
    re.ASCII,
)
_DOTTED_MONTHS = re.compile(
    r"((?:19|20)[0-9]{2})\.(0[1-9]|1[0-2]) ?[-–—―] ?"
    r"((?:19|20)[0-9]{2})\.(0[1-9]|1[0-2])(?![0-9.])"
)
_GOES_ON = re.compile("[-–—,;]| [a-z]")
_CLASS_OF = frozenset(
    {"of", "in", "since", "from", "until", "by", "summer", "spring", "fall", "winter", "early"}
    | {"late", "mid", "before", "after", "back"}
)
_DASHED = re.compile(
    r"[-/](?P<day>3[01]|[12][0-9]|0?[1-9])[-/](?P<year>[12][0-9]{3})(?![0-9])", re.ASCII
)
_MONTH = re.compile(_M, re.ASCII)
_TO_MONTH = re.compile(r"(?: to | through | until | and |[-–—])" + _M, re.ASCII)
_DAY_MONTH = re.compile(
    rf"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?: day of| of)?[ -]{_M}(?:,?[ -]"
    rf"(?:of )?{_Y})?",
    re.ASCII,
)
_DAY_RANGE = re.compile(
    r" ?(?:-|–|—| to | through | until | and )(?: ?)(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd"
    r"|th)?(?![0-9a-z:%]|[.,][0-9])(?P<rest>(?:,? (?P<year>[12][0-9]{3})(?![0-9]|,[0-9]))?)",
    re.ASCII,
)
_DAYS_MONTH = re.compile(
    r"(?P<first>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)? ?(?:-|–|—| to | and )(?: ?)(?P<day>3[01]"
    r"|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?: of)? " + _M + rf"(?:,? {_Y})?",
    re.ASCII,
)
_WEEKDAY = re.compile(
    "(?P<w>"
    + "|".join(sorted(WEEKDAYS, key=len, reverse=True))
    + r")s?(?![a-z])(?P<dot>\.)?(?P<gap>,? (?:the )?)?",
    re.ASCII,
)
_NTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)(?![a-z])(?! of)")
_TO_DAY = re.compile(r"\.?(?:[-–]| to | through )([a-z]+)")
_PART_BEFORE = re.compile(
    r"(?:^|(?<![a-z]))(?P<p>early|mid(?: of)?|late|end(?=-)"
    r"|(?:the )?(?:end|beginning|start|middle) of)"
    r"(?: in)?[ -](?:the )?$",
    re.ASCII,
)
_JOIN_CLOCK = re.compile(r"(?:,? (?:at|around|by|from|about) |, ?| ?)", re.ASCII)
_JOIN_DATE = re.compile(r"(?:,? (?:on |of )?|,)(?:the )?", re.ASCII)
_WORD_BEFORE = re.compile(r"[a-z]+$")


def with_part(low: str, hit: Hit, floor: int) -> Hit:
    """early 2019, mid-May, the end of March: the part and its words."""
    if not isinstance(hit.value, Date) or hit.value.day or hit.value.weekday or hit.value.quarter:
        return hit
    begin = max(floor, hit.start - 22)
    match = _PART_BEFORE.search(low[begin : hit.start])
    if match is None:
        return hit
    word = match["p"].removeprefix("the ")
    hit.start = begin + match.start("p")
    value = hit.value
    hit.value = Date(
        value.year,
        value.month,
        season=value.season,
        part=PARTS[word],
        decade=value.decade,
        century=value.century,
    )
    return hit


def month_at(text: str, low: str, at: int) -> Hit | None:
    """A date that begins with the name of a month."""
    match = _MONTH.match(low, at)
    if match is None or not text[at].isupper():
        return None
    month = MONTHS[match["month"]]
    end = match.end()
    after = _AFTER_MONTH.match(low, end)
    assert after is not None
    dashed = _DASHED.match(low, end)
    if dashed and calendar(int(dashed["year"]), month, int(dashed["day"])):
        return Hit("date", at, dashed.end(), Date(int(dashed["year"]), month, int(dashed["day"])))
    day = int(after["day"]) if after["day"] else None
    year = int(after["year"]) if after["year"] else None
    apart = _SHORT_YEAR.match(low, end) if year is None and day is None else None
    if apart is not None:
        return Hit("date", at, apart.end(), Date(_century(apart["year"]), month))
    if (
        day is None
        and year is None
        and low[end : end + 1] == " "
        and low[end + 1 : end + 2] in "fstentu"
    ):
        spoken = words_at(low, end + (5 if low.startswith(" the ", end) else 1))
        if spoken is not None and spoken.kind == "ordinal" and isinstance(spoken.value, Decimal):
            first = Date(month=month, day=int(spoken.value)) if spoken.value <= 31 else None
            if first is not None and calendar(None, month, first.day):
                return Hit("date", at, spoken.end, first)
    if day is None and year is None:
        whole = end
        if low[end - 1] == ".":
            end -= 1
        if len(match["month"]) <= 4 and _GOES_ON.match(text, whole):
            end = whole  # Jan. to June: no sentence ends there
        if (next_month := _TO_MONTH.match(low, match.end())) and text[
            next_month.start("month")
        ].isupper():
            return Hit("date", at, end, Date(month=month))
        if (len(match["month"]) <= 4 and match["month"] not in ("june", "july")) or match[
            "month"
        ] == "march":
            before = word_before(low, at)
            if low[at - 1 : at] in ("-", "–", "—") and (
                before in MONTHS or word_before(low, at - 2) in MONTHS  # Jan.-Sept.
            ):
                return Hit("date", at, end, Date(month=month))
            if before not in MONTH_BEFORE or (
                match["month"] in ("jan", "mar", "sun", "dec") and before == "and"
            ):
                return None
            if (
                match["month"] in ("may", "march", "mar", "jan")
                and before in ("and", "for", "of", "next", "on", "in", "by")
                and low[end : end + 1] == " "
                and text[end + 1 : end + 2].isupper()
            ):
                return None
        elif (
            low[end : end + 1] == " "
            and text[end + 1 : end + 2].isupper()
            and match["month"] in ("april", "june", "august")
        ) and word_before(low, at) not in MONTH_BEFORE:
            return None
        return Hit("date", at, end, Date(month=month))
    if day is not None and not calendar(year, month, day):
        return None
    end = after.end()
    if day is not None:
        more = (
            _DAY_RANGE.match(
                low,
                after.end("day")
                + (
                    2
                    if low[after.end("day") : after.end("day") + 2] in ("st", "nd", "rd", "th")
                    else 0
                ),
            )
            if year is None
            else None
        )
        if (
            more
            and "and" not in more.group()
            and int(more["day"]) > day
            and not low.startswith((" million", " percent", " people"), more.end())
            and not _HALF_DAY.match(low, more.end("day"))  # 10am on Jan 3 to 5pm
        ):
            year = int(more["year"]) if more["year"] else None
            value = Range(Date(year, month, day), Date(year, month, int(more["day"])))
            return Hit("date-range", at, more.end(), value)
    return Hit("date", at, end, Date(year, month, day))


_HALF_DAY = re.compile(r"(?::[0-9]{2})?[ \u00a0]?[ap]\.?m\b|:[0-9]{2}")


def _century(figure: str) -> int:
    """The year that two figures mean."""
    return int(figure) + (2000 if int(figure) < 40 else 1900)


def short_at(text: str, low: str, at: int) -> Hit | None:
    """1-Dec-16, 2016-17 and '98: years in two figures."""
    match = _DASHED_SHORT.match(low, at)
    month = MONTHS.get(match["month"]) if match else None
    if match and month and text[match.start("month")].isupper():
        day, year = int(match["day"]), _century(match["year"])
        if calendar(year, month, day):
            return Hit("date", at, match.end(), Date(year, month, day))
    match = _DOTTED_MONTHS.match(low, at)
    if match:
        first, last = (Date(int(match[n]), int(match[n + 1])) for n in (1, 3))
        return Hit("date-range", at, match.end(), Range(first, last))
    match = _YEARS.match(low, at)
    if match:
        year, short = int(match["year"]), int(match["next"])
        follows = short == (year + 1) % 100
        later = year % 100 < short and short > 12 and match["sep"] != "/"
        if (follows and (short > 12 or match["sep"] == "/")) or later:
            end = year - year % 100 + short + (100 if short < year % 100 else 0)
            ends = Range(Date(year=year), Date(year=end))
            return Hit("date-range", at, match.end(), ends)
    apart = low[at - 1 : at] in ("'", "’", "‘") and low[at : at + 2].isdigit()
    if apart and not low[at + 2 : at + 3].isalnum() and word_before(low, at - 1) in _CLASS_OF:
        return Hit("date", at - 1, at + 2, Date(year=_century(low[at : at + 2])))
    return None


def day_month_at(text: str, low: str, at: int) -> Hit | None:
    """25 September 2019, the 4th of May, 26-27 September."""
    match = _DAYS_MONTH.match(low, at)
    if match and text[match.start("month")].isupper() and int(match["first"]) < int(match["day"]):
        year = int(match["year"]) if match["year"] else None
        month = MONTHS[match["month"]]
        value = Range(Date(year, month, int(match["first"])), Date(year, month, int(match["day"])))
        kind_end = match.end()
        if " and " in match.group():
            if word_before(low, at) != "between":
                return None
            at -= 8
        return Hit("date-range", at, kind_end, value)
    match = _DAY_MONTH.match(low, at)
    if match is None or not text[match.start("month")].isupper():
        return None
    year = int(match["year"]) if match["year"] else None
    month, day = MONTHS[match["month"]], int(match["day"])
    if not calendar(year, month, day):
        return None
    end = match.end()
    name = match["month"]
    if year is None and low[end - 1] == "." and (len(name) > 4 or name in ("may", "june", "july")):
        end -= 1
    return Hit("date", at, end, Date(year, month, day))


def weekday_at(text: str, low: str, at: int) -> Hit | None:
    """Monday; Monday, Sept. 26, 2019."""
    match = _WEEKDAY.match(low, at)
    if match is None or not text[at].isupper():
        return None
    weekday = WEEKDAYS[match["w"]]
    short = len(match["w"]) < 6
    date = month_at(text, low, match.end()) or (
        day_month_at(text, low, match.end())
        if low[match.end() : match.end() + 1].isdigit()
        else None
    )
    if date is not None and isinstance(date.value, Date) and date.value.day is not None:
        value = date.value
        return Hit("date", at, date.end, Date(value.year, value.month, value.day, weekday))
    named = _NTH.match(low, match.end()) if match["gap"] else None
    if named is not None and 0 < int(named[1]) <= 31:
        return Hit("date", at, named.end(), Date(day=int(named[1]), weekday=weekday))
    end = match.end("w") + (low[match.end("w") : match.end("w") + 1] == "s")
    if short and not _to_weekday(low, at, end):
        return None
    return Hit("date", at, end, Date(weekday=weekday))


def _to_weekday(low: str, at: int, end: int) -> bool:
    """Whether Mon and Fri stand for days: Mon-Fri."""
    if _TO_DAY.match(low, end) is not None:
        return _to_day(low, end)
    return low[at - 1 : at] in ("-", "–") and word_before(low, at).rstrip(".") in WEEKDAYS


def _to_day(low: str, at: int) -> bool:
    """Whether another day of the week follows: 5.30pm, Tuesday to Sunday."""
    behind = _TO_DAY.match(low, at)
    return behind is not None and behind[1] in WEEKDAYS


def with_clock(text: str, low: str, hit: Hit) -> Hit:
    """A date with the clock time behind it, or a clock time with the date behind it."""
    if hit.kind == "date" and isinstance(hit.value, Date) and (hit.value.day or hit.value.weekday):
        join = _JOIN_CLOCK.match(low, hit.end)
        assert join is not None
        at = join.end()
        if at > hit.end and low[at : at + 1].isdigit():
            clock = clock_at(low, at)
            if clock is not None and isinstance(clock.value, Time):
                return Hit("datetime", hit.start, clock.end, DateTime(hit.value, clock.value))
        return hit
    if hit.kind == "time" and isinstance(hit.value, Time):
        join = _JOIN_DATE.match(low, hit.end)
        at = join.end() if join else hit.end
        if at == hit.end or at >= len(low):
            return hit
        date = weekday_at(text, low, at) or month_at(text, low, at)
        if date is None and low[at].isdigit():
            date = iso_at(text, at) or day_month_at(text, low, at)
        if (
            date is not None
            and isinstance(date.value, Date)
            and (date.value.day or date.value.weekday)
            and not (date.value.weekday and not date.value.day and _to_day(low, date.end))
        ):
            return Hit("datetime", hit.start, date.end, DateTime(date.value, hit.value))
    return hit
