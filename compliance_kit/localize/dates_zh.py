"""Dates and clock times in Chinese, by CLDR's patterns."""

from __future__ import annotations

import datetime

from babel.dates import format_skeleton, get_day_names

from compliance_kit.localize.locales import House
from compliance_kit.text.values import Date, DateTime, Time

_NUMERALS = "零一二三四五六七八九十"
_SEASONS = {"spring": "春季", "summer": "夏季", "autumn": "秋季", "winter": "冬季"}
_MONTH_PARTS = {"early": "上旬", "mid": "中旬", "late": "下旬"}
_YEAR_PARTS = {"early": "初", "mid": "年中", "late": "底"}
_ZONES = {
    "Asia/Shanghai": "北京时间", "Asia/Hong_Kong": "香港时间", "Asia/Tokyo": "东京时间",
    "Asia/Taipei": "台北时间", "America/New_York": "美国东部时间", "UTC": "格林尼治时间",
    "America/Los_Angeles": "美国西部时间", "Europe/Moscow": "莫斯科时间",
    "Europe/London": "伦敦时间", "Europe/Paris": "巴黎时间", "Europe/Berlin": "柏林时间",
    "Asia/Seoul": "首尔时间", "Australia/Sydney": "悉尼时间",
}  # fmt: skip
_HANT = str.maketrans("时东国纽约莫首尔伦敦黎标间", "時東國紐約莫首爾倫敦黎標間")


def date(value: Date, house: House) -> str | None:
    """``2026年1月31日``, ``第三季度``, ``20世纪90年代``, ``3月下旬``, ``周一``."""
    if value.century is not None or value.decade is not None:
        return _era(value, house)
    if value.weekday is not None and value.day is None:
        if value.year is not None or value.month is not None:
            return None
        return _weekday(value.weekday, house)
    if value.day is not None or value.month is not None:
        return _calendar(value, house)
    return _year(value, house)


def _weekday(day: int, house: House) -> str:
    return str(get_day_names("abbreviated", locale=house.locale)[day - 1])


def _calendar(value: Date, house: House) -> str | None:
    if value.day is not None and value.month is None and value.year is not None:
        return None
    if value.day is not None and value.part is not None:
        return None
    if value.year is not None and value.year < 1:
        return None
    when = datetime.datetime(value.year or 2000, value.month or 1, value.day or 1)
    skeleton = "y" * (value.year is not None) + "MMM" * (value.month is not None)
    if value.day is not None:
        skeleton += "d"
    elif skeleton == "MMM":
        skeleton = "M"
    text = format_skeleton(skeleton, when, locale=house.locale)
    if value.fiscal:
        return None
    if value.part is not None:
        text += _MONTH_PARTS[value.part]
    if value.weekday is not None:
        text += _weekday(value.weekday, house)
    return text


def _era(value: Date, house: House) -> str | None:
    century = "世紀" if house.traditional else "世纪"
    part = {"early": "初", "mid": "中期", "late": "末", None: ""}[value.part]
    if value.century is not None:
        if value.decade is not None:
            return None
        if value.part == "mid":
            part = "中葉" if house.traditional else "中叶"
        return f"{'公元前' if value.century < 0 else ''}{abs(value.century)}{century}{part}"
    assert value.decade is not None
    if value.decade % 100 == 0:
        # 21世纪00年代 is not said; 21世纪头十年 is another wording that needs its sentence.
        return None
    return f"{value.decade // 100 + 1}{century}{value.decade % 100}年代{part}"


def _year_name(year: int) -> str:
    """``2026年``, ``公元前221年``, ``公元618年``."""
    if year < 0:
        return f"公元前{-year}年"
    return f"{year}年" if year >= 1000 else f"公元{year}年"


def _year(value: Date, house: House) -> str | None:
    if value.fiscal:
        if value.year is None or value.season or value.part or value.half:
            return None
        word = "財政年度" if house.traditional else "财年"
        quarter = f"第{_NUMERALS[value.quarter]}季度" if value.quarter else ""
        return f"{value.year}{word}{quarter}"
    year = _year_name(value.year) if value.year is not None else ""
    if value.quarter is not None:
        return f"{year}第{_NUMERALS[value.quarter]}季度"
    if value.half is not None:
        return f"{year}{'上' if value.half == 1 else '下'}半年"
    if value.season is not None:
        if value.part is not None:
            return None
        return year + _SEASONS[value.season]
    if not year:
        return None
    if value.part is not None:
        return year + _YEAR_PARTS[value.part]
    return year


def date_range(start: Date, end: Date, house: House) -> str | None:
    """``1月10日至15日``, ``2014年至2016年``: what the ends share is said once."""
    first = date(start, house)
    shared = end
    if start.year is not None and start.year == end.year:
        shared = _without(end, year=True, month=end.day is not None and start.month == end.month)
    elif start.year is None and end.year is None and start.day is not None and end.day is not None:
        shared = _without(end, year=False, month=start.month == end.month)
    elif start.year is None and end.year is not None and start.month and end.month:
        # The year of the end holds for both; Chinese says it first.
        return date_range(_with_year(start, end.year), end, house)
    last = date(shared, house)
    if first is None or last is None:
        return None
    return f"{first}至{last}"


def _without(value: Date, *, year: bool, month: bool) -> Date:
    return Date(
        None if year else value.year,
        None if month else value.month,
        value.day,
        value.weekday,
        value.quarter,
        value.half,
        value.season,
        value.part,
    )


def _with_year(value: Date, year: int) -> Date:
    return Date(year, value.month, value.day, value.weekday, part=value.part)


def time(value: Time, house: House) -> str | None:
    """``上午9:30``, ``上午9时``, ``北京时间下午3:05``; midnight and noon in 24 hours."""
    if not (0 <= value.hour <= 24 and 0 <= value.minute < 60):
        return None
    zone = ""
    if value.zone is not None:
        name = zone_name(value.zone, house)
        if name is None:
            return None
        zone = name
    if value.hour == 24:
        return zone + "24时" if value.minute == 0 else None
    clock = datetime.datetime(2000, 1, 1, value.hour, value.minute, value.second or 0)
    # 上午12:15 is read in two ways.
    twelve = value.hour % 12 != 0
    if value.second is not None:
        skeleton = "hms" if twelve else "Hms"
    elif value.minute:
        skeleton = "hm" if twelve else "Hm"
    else:
        skeleton = "h" if twelve else "H"
    return zone + format_skeleton(skeleton, clock, locale=house.locale)


def zone_name(zone: str, house: House) -> str | None:
    """``北京时间``, or None where Chinese news has no name for the zone."""
    if zone == "+08:00":
        zone = "Asia/Shanghai"
    name = _ZONES.get(zone)
    if name is None:
        return None
    return name.translate(_HANT) if house.traditional else name


def datetime_text(value: DateTime, house: House) -> str | None:
    """``2026年1月31日上午9:30``; the zone, where there is one, comes first."""
    day = date(value.date, house)
    clock = time(Time(value.time.hour, value.time.minute, value.time.second), house)
    if day is None or clock is None:
        return None
    if value.time.zone is None:
        return day + clock
    zone = zone_name(value.time.zone, house)
    return None if zone is None else zone + day + clock
