"""Dates and clock times in English: CLDR's order and patterns, AP's months and times on request."""

from __future__ import annotations

import datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time, get_day_names, get_month_names

from compliance_kit.localize.figures import ordinal_suffix
from compliance_kit.localize.locales import House
from compliance_kit.localize.style import Style
from compliance_kit.text.values import Date, DateTime, Time

# The Associated Press abbreviates these with a day and no other month ever.
_AP = {1: "Jan.", 2: "Feb.", 8: "Aug.", 9: "Sept.", 10: "Oct.", 11: "Nov.", 12: "Dec."}
_ORDINALS = ("first", "second", "third", "fourth")
_ZONES = {
    "Asia/Shanghai": "Beijing time", "Asia/Hong_Kong": "Hong Kong time", "Asia/Tokyo": "Tokyo time",
    "Asia/Taipei": "Taipei time", "America/New_York": "Eastern time", "UTC": "GMT",
    "America/Los_Angeles": "Pacific time", "Europe/Moscow": "Moscow time",
    "Europe/London": "London time", "Europe/Paris": "Paris time", "Europe/Berlin": "Berlin time",
    "Asia/Seoul": "Seoul time", "Australia/Sydney": "Sydney time",
    "Asia/Singapore": "Singapore time",
}  # fmt: skip


@lru_cache(maxsize=64)
def _order(house: House, style: Style) -> Locale:
    """The locale whose day-month order holds."""
    if style.date_order == "locale":
        return house.locale
    return Locale.parse("en_US" if style.date_order == "mdy" else "en_GB")


@lru_cache(maxsize=64)
def month_first(house: House, style: Style) -> bool:
    """Whether the month stands before the day."""
    pattern = str(_order(house, style).datetime_skeletons["MMMd"].pattern)
    return pattern.index("M") < pattern.index("d")


@lru_cache(maxsize=512)
def month_name(month: int, house: House, style: Style, *, with_day: bool) -> str:
    """``Jan.`` with a day in AP style, ``January`` alone or in full style."""
    names = get_month_names("wide", locale=house.locale)
    if style.months == "ap" and with_day and month_first(house, style):
        return _AP.get(month, str(names[month]))
    if style.months == "abbreviated":
        return str(get_month_names("abbreviated", locale=house.locale)[month])
    return str(names[month])


def date(value: Date, house: House, style: Style) -> str | None:
    """``Jan. 31, 2026``, ``the 25th``, ``late March``, ``the third quarter of 2026``, ``1990s``."""
    if value.century is not None or value.decade is not None:
        return _era(value)
    if value.day is not None:
        return _day(value, house, style)
    if value.weekday is not None:
        if value.year is not None or value.month is not None:
            return None
        return str(get_day_names("wide", locale=house.locale)[value.weekday - 1])
    if value.month is not None:
        return _month(value, house, style)
    return _year(value)


def _era(value: Date) -> str | None:
    if value.century is not None:
        if value.decade is not None:
            return None
        number = abs(value.century)
        core = f"{number}{ordinal_suffix(number)} century" + (" BC" if value.century < 0 else "")
    else:
        core = f"{value.decade}s"
    return f"the {value.part} {core}" if value.part else f"the {core}"


def _day(value: Date, house: House, style: Style) -> str | None:
    assert value.day is not None
    if value.month is None:
        if value.year is not None:
            return None
        core = f"the {value.day}{ordinal_suffix(value.day)}"
        if value.weekday is not None:
            return f"{get_day_names('wide', locale=house.locale)[value.weekday - 1]} {core}"
        return core
    skeleton = ("y" if value.year is not None else "") + "MMM"
    skeleton += "E" * (value.weekday is not None) + "d"
    if value.weekday is not None:
        skeleton = ("y" if value.year is not None else "") + "MMMEd"
    pattern = str(_order(house, style).datetime_skeletons[skeleton].pattern)
    pattern = pattern.replace("E", "EEEE")
    return _by_pattern(pattern, value, house, style)


def _by_pattern(pattern: str, value: Date, house: House, style: Style) -> str | None:
    assert value.month is not None and value.day is not None
    if value.weekday is not None:
        day = get_day_names("wide", locale=house.locale)[value.weekday - 1]
        pattern = pattern.replace("EEEE", f"'{day}'")
    name = month_name(value.month, house, style, with_day=True)
    pattern = pattern.replace("MMM", f"'{name}'")
    if value.year is not None and value.year < 1:
        return None
    when = datetime.date(value.year or 2000, value.month, value.day)
    return format_date(when, pattern, locale=house.locale)


def _month(value: Date, house: House, style: Style) -> str | None:
    assert value.month is not None
    name = month_name(value.month, house, style, with_day=False)
    core = f"{name} {year_name(value.year)}" if value.year is not None else name
    if value.part == "mid":
        return f"mid-{core}"
    return f"{value.part} {core}" if value.part else core


def year_name(year: int) -> str:
    """``2026``, ``221 BC``, ``AD 618``."""
    if year < 0:
        return f"{-year} BC"
    return str(year) if year >= 1000 else f"AD {year}"


def _year(value: Date) -> str | None:
    year = year_name(value.year) if value.year is not None else ""
    if value.fiscal:
        core = f"fiscal year {year}" if year else None
        if core is None or value.season or value.part or value.half:
            return None
        if value.quarter is not None:
            return f"the {_ORDINALS[value.quarter - 1]} quarter of {core}"
        return core
    of = f" of {year}" if year else ""
    if value.quarter is not None:
        return f"the {_ORDINALS[value.quarter - 1]} quarter{of}"
    if value.half is not None:
        return f"the {_ORDINALS[value.half - 1]} half{of or ' of the year'}"
    if value.season is not None:
        core = f"{value.season} {year}".strip()
    elif year:
        core = year
    else:
        return None
    if value.part == "mid":
        return f"mid-{core}"
    return f"{value.part} {core}" if value.part else core


def date_range(start: Date, end: Date, house: House, style: Style) -> str | None:
    """``Jan. 10-15, 2026`` within a month (CLDR's interval order), else both ends with ``to``."""
    plain = (start, end)
    if all(d.day and d.month and not d.weekday and not d.part for d in plain):
        if (start.year, start.month) == (end.year, end.month):
            return _within_month(start, end, house, style)
        if end.year is not None and start.year in (None, end.year):
            # The year is said once, behind the end.
            return _both(Date(month=start.month, day=start.day), end, house, style)
    if all(d.month and not d.day and not d.weekday and not d.part for d in plain) and (
        start.year == end.year and start.year is not None
    ):
        return _both(Date(month=start.month), end, house, style)
    if all(d.quarter and d.year == start.year for d in plain) and start.year is not None:
        assert start.quarter is not None
        return f"the {_ORDINALS[start.quarter - 1]} to {str(date(end, house, style))[4:]}"
    return _both(start, end, house, style)


def _both(start: Date, end: Date, house: House, style: Style) -> str | None:
    first, last = date(start, house, style), date(end, house, style)
    if first is None or last is None:
        return None
    return f"{first} to {last}"


def _within_month(start: Date, end: Date, house: House, style: Style) -> str | None:
    skeleton = "yMMMd" if start.year is not None else "MMMd"
    opening, closing = _order(house, style).interval_formats[skeleton]["d"]
    first = _by_pattern(opening.rstrip(" \u2009–"), start, house, style)
    last = _by_pattern(closing, end, house, style)
    return None if first is None or last is None else f"{first}-{last}"


def time(value: Time, house: House, style: Style) -> str | None:
    """``9:30 a.m.`` (AP) or CLDR's ``9:30 am``, with the zone's newsroom name."""
    if not (0 <= value.hour <= 24 and 0 <= value.minute < 60):
        return None
    if value.hour == 24:  # the end of a day, for which the twelve hours have no figure
        return "24:00" if value.minute == 0 and value.zone is None else None
    clock = datetime.time(value.hour, value.minute, value.second or 0)
    if value.second is not None:
        pattern = "h:mm:ss a"
    else:
        pattern = "h:mm a" if value.minute else "h a"
    text = format_time(clock, pattern, locale=house.locale)
    if month_first(house, style):
        text = text.replace("AM", "a.m.").replace("PM", "p.m.")
        text = text.removesuffix("am") + "a.m." if text.endswith("am") else text
        text = text.removesuffix("pm") + "p.m." if text.endswith("pm") else text
    if value.zone is None:
        return text
    zone = zone_name(value.zone)
    return None if zone is None else f"{text} {zone}"


def zone_name(zone: str) -> str | None:
    """``Beijing time``, ``GMT``, ``UTC+8``; None for a zone that newsrooms have no name for."""
    if zone[:1] in "+-":
        hours, _colon, minutes = zone[1:].partition(":")
        return f"UTC{zone[0]}{int(hours)}" + (f":{minutes}" if minutes.strip("0") else "")
    return _ZONES.get(zone)


def datetime_text(value: DateTime, house: House, style: Style) -> str | None:
    """Date and time joined as CLDR joins them: ``Jan. 31, 2026, 9:30 a.m.``."""
    day, clock = date(value.date, house, style), time(value.time, house, style)
    if day is None or clock is None:
        return None
    return f"{clock} on {day}"
