"""Chinese dates and clock times, read at their first character in the normal form."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from decimal import Decimal

from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.numerals_zh import DIGITS, small
from compliance_kit.text.expressions.tables.zh_words import SEASONS, WEEKDAYS
from compliance_kit.text.expressions.zh_clocks import clock_at
from compliance_kit.text.values import Date, DateTime, Duration, Part, Range, Season, Time

_S = "[ \u00a0\u3000]?"
_CN = "零〇○一二三四五六七八九"
_YEAR = (
    rf"(?P<y>[12][0-9]{{3}}"
    r"|(?:(?<=公元)|(?<=公元前)|(?<=西元)|(?<=公元 )|(?<=公元前 ))[0-9]{1,4}"
    rf"|[一二][{_CN}]{{3}}|[0-9]{{2}}"
    r"|[两二]千(?:[零〇][一二三四五六七八九]|[零〇]?[一二三四五]?十[一二三四五六七八九]?)"
    rf"|[{_CN}]{{2}}){_S}年(?:度)?"
)
_MONTH = rf"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元]){_S}月(?:份)?"
_DAY = (
    r"(?P<d>3[01]|[12][0-9]|0?[1-9]|三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?"
    r"|十[一二三四五六七八九]?|[一二三四五六七八九])"
)
_PART = (
    r"(?:(?P<part>[上中下]旬|年[初中底末]|初|中旬|中(?=[，。、；,;)）]|$)|末|底|月底|月初)|"
    r"(?P<half>[上下]半年)|(?:的)?第?(?P<q>[1-4一二三四])季度?(?!节)|Q(?P<qq>[1-4])(?![0-9A-Za-z])|(?P<season>[春夏秋冬])(?![奥晚运普装令耕播游灌])(?:季"
    r"|天)?)"
)

_DATE = re.compile(
    rf"(?:{_YEAR}{_S})?(?:{_MONTH}(?:{_S}{_DAY}(?:{_S}(?P<mark>[日号])"
    rf"|(?=[，。、；,;)）至到—–~\-]|[及和与][0-9]|$|{_S}上午|{_S}下午)))?)?",
    re.ASCII,
)
_AFTER = re.compile(_S + _PART)
_ISO = re.compile(
    r"(?P<y>[12][0-9]{3})(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>3[01]|[12][0-9]"
    r"|0?[1-9])(?![0-9]|\.[0-9])",
    re.ASCII,
)
_ISO_T = re.compile(
    r"[T ](?P<h>[01]?[0-9]|2[0-3]):(?P<mi>[0-5][0-9])(?::(?P<s>[0-5][0-9])(?:\.[0-9]+)?)?(?P<z>Z"
    r"|[+-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)
SLASHED = re.compile(
    r"(?P<a>[0-9]{1,2})(?P<sep>[/.-])(?P<b>[0-9]{1,2})(?P=sep)(?P<y>[12][0-9]{3}|[0-9]{2})"
    r"(?![0-9]|[/.-][0-9])",
    re.ASCII,
)
_DAY_ALONE = re.compile(_DAY + _S + "(?P<mark>[日号])", re.ASCII)
_YEAR_MONTH = re.compile(r"(?P<y>(?:19|20)[0-9]{2})\.(?P<m>0[1-9]|1[0-2])(?![0-9.%])", re.ASCII)
_FISCAL = re.compile(r"(?P<y>(?:19|20)[0-9]{2}) ?(?:财年|财政年度|会计年度)", re.ASCII)
_DECADE = re.compile(
    rf"(?P<c>1[0-9]|20)?(?P<d>[0-9]0|[一二三四五六七八九]十){_S}年代(?P<part>初期?|中期|末期?"
    rf"|后期)?"
)
_CENTURY = re.compile(
    rf"(?P<c>[0-9]{{1,2}}|[一二]?十?[一二三四五六七八九十]){_S}世纪(?:{_S}(?P<d>[0-9]0"
    rf"|[一二三四五六七八九]十){_S}年代)?(?P<part>初|中叶|末|初期|末期|前半叶|后半叶)?"
)
_DECADES = re.compile(
    rf"(?:(?P<c>[0-9]{{1,2}}|[一二]?十?[一二三四五六七八九十]){_S}世纪)?"
    rf"(?:(?P<a>[二三四五六七八])、?(?P<b>[三四五六七八九])十){_S}年代"
)
_SEASON_YEARS = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})[-–—―/](?P<next>(?:(?:19|20)[0-9]{2}|[0-9]{2}))"
    r"(?=年?度?(?:赛季|学年|财年|年度))",
    re.ASCII,
)
_HALF_FISCAL = re.compile("[上下]半(?:个)?(?:财政年度|财年)")
_QUARTER = re.compile(r"第?(?P<q>[1-4一二三四])季(?:度)?(?![节])")
_NAMED_DAY = re.compile(" ?[(（](?:周|星期|礼拜)(?P<w>[一二三四五六日天])[)）]")
_GAP = re.compile("[ \u00a0\u3000]{0,2}")

_PARTS: dict[str, Part] = {
    "上旬": "early", "初": "early", "初期": "early", "中旬": "mid", "中": "mid", "中期": "mid",
    "中叶": "mid", "下旬": "late", "末": "late", "底": "late", "末期": "late", "后期": "late",
    "月底": "late", "月初": "early", "年初": "early", "年中": "mid", "年底": "late", "年末": "late",
}  # fmt: skip


def _year(figure: str) -> int:
    value = small(figure)
    if len(figure) == 2:
        return value + (2000 if value < 40 else 1900)
    return value


def calendar(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether such a day can be (29 February where the year is not said)."""
    if month is None or day is None:
        return True
    try:
        datetime.date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def date_at(text: str, at: int) -> Hit | None:
    """The date, date part or date with a clock time that begins at ``at``."""
    hit = iso_at(text, at) or slashed_at(text, at) or _era(text, at) or _named(text, at)
    if hit is None:
        return None
    return _with_clock(text, hit)


def iso_at(text: str, at: int) -> Hit | None:
    match = _ISO.match(text, at)
    if match:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        if calendar(year, month, day):
            value = Date(year, month, day)
            clock = _ISO_T.match(text, match.end())
            if clock:
                return Hit("datetime", at, clock.end(), DateTime(value, _iso_time(clock)))
            return Hit("date", at, match.end(), value)
    return None


def _iso_time(match: re.Match[str]) -> Time:
    zone = match["z"]
    if zone == "Z":
        zone = "UTC"
    elif zone and ":" not in zone:
        zone = zone[:3] + ":" + zone[3:]
    second = int(match["s"]) if match["s"] else None
    return Time(int(match["h"]), int(match["mi"]), second, zone)


def _era(text: str, at: int) -> Hit | None:
    match = _FISCAL.match(text, at)
    if match:
        return Hit("date", at, match.end(), Date(int(match["y"]), fiscal=True))
    match = _YEAR_MONTH.match(text, at)
    if match:
        return Hit("date", at, match.end(), Date(int(match["y"]), int(match["m"])))
    match = _DECADE.match(text, at)
    if match:
        part = _PARTS.get((match["part"] or "")[:1])
        decade = small(match["d"]) + (int(match["c"]) * 100 if match["c"] else 1900)
        for word in ("上世纪", "上个世纪"):
            if text.startswith(word, max(0, at - len(word))) and at >= len(word):
                return Hit("date", at - len(word), match.end(), Date(decade=decade, part=part))
        return Hit("date", at, match.end(), Date(decade=decade, part=part))
    decades = _DECADES.match(text, at)
    if decades and small(decades["b"]) == small(decades["a"]) + 1:
        return _two_decades(text, at, decades)
    match = _CENTURY.match(text, at)
    if match:
        century = small(match["c"])
        part = _PARTS.get(match["part"] or "")
        if match["d"]:
            decade = (century - 1) * 100 + small(match["d"])
            return Hit("date", at, match.end(), Date(decade=decade, part=part))
        at, century = _era_before(text, at, century)
        return Hit("date", at, match.end(), Date(century=century, part=part))
    match = _SEASON_YEARS.match(text, at)
    if match and (int(match["y"]) + 1) % 100 == int(match["next"][-2:]):
        year = int(match["y"])
        ends = Range(Date(year=year), Date(year=year + 1))
        return Hit("date-range", at, match.end(), ends)
    return None


def _two_decades(text: str, at: int, match: re.Match[str]) -> Hit:
    """七八十年代, 20世纪七八十年代."""
    century = (small(match["c"]) - 1) * 100 if match["c"] else 1900
    first, last = (Date(decade=century + 10 * small(match[name])) for name in ("a", "b"))
    for word in ("上世纪", "上个世纪"):
        if text.startswith(word, max(0, at - len(word))) and at >= len(word):
            at -= len(word)
            break
    return Hit("date-range", at, match.end(), Range(first, last))


def _named(text: str, at: int) -> Hit | None:
    match = _DATE.match(text, at)
    if match is None or match.end() == at:
        match = _DAY_ALONE.match(text, at)
        if match is None or not _is_day(text, match):
            return None
        return Hit("date", at, match.end(), Date(day=small(match["d"])))
    year = _year(match["y"]) if match["y"] else None
    month = small(match["m"]) if match["m"] else None
    day = small(match["d"]) if match["d"] else None
    end = match.end()
    while text[end - 1] in " \u00a0\u3000":
        end -= 1
    if year is not None and month is None and not _is_year(text, match):
        return None
    if not calendar(year, month, day):
        day = None
        end = match.end("m") + 1
    if year is not None:
        at, year = _era_before(text, at, year)
    if day is not None:
        return Hit("date", at, end, Date(year, month, day))
    part: Part | None = None
    half = quarter = None
    season: Season | None = None
    after = _AFTER.match(text, end)
    if after:
        if month is not None and after["part"] and len(after["part"]) <= 2:
            part = _PARTS.get(after["part"])
        elif month is None:
            if after["part"] in ("初", "底", "末", "中", "年初", "年中", "年底", "年末"):
                part = _PARTS[after["part"]]
            elif after["half"]:
                half = 1 if after["half"][0] == "上" else 2
            elif after["q"] or after["qq"]:
                quarter = small(after["q"] or after["qq"])
            elif after["season"]:
                season = SEASONS[after["season"]]  # type: ignore[assignment]
        if part or half or quarter or season:
            end = after.end()
    return Hit(
        "date", at, end, Date(year, month, half=half, quarter=quarter, season=season, part=part)
    )


def _era_before(text: str, at: int, year: int) -> tuple[int, int]:
    """公元前221年 is the year -221; the words of the era belong to the span."""
    before = at - (text[at - 1 : at] == " ")
    for word in ("公元前", "公元", "西元"):
        if text.startswith(word, max(0, before - len(word))) and before >= len(word):
            return before - len(word), -year if word == "公元前" else year
    return at, year


def _is_year(text: str, match: re.Match[str]) -> bool:
    """N年 alone: a year, or so many years?"""
    figure = match["y"]
    following = text[match.end() : match.end() + 2]
    if (
        text[max(0, match.start() - 4) : match.start()]
        .rstrip()
        .endswith(("公元", "公元前", "西元"))
    ):
        return True
    if len(figure) == 2:
        if _OF_YEAR.match(text, match.end()):
            return True  # 19年三季度
        if text[max(0, match.start() - 2) : match.start()].endswith(_LENGTH_BEFORE):
            return False
        if figure[0] in "0123456789":
            return figure[0] in "0" or (
                int(figure) >= 80 and following[:1] not in tuple("来前后内间的")
            )
        pair = (DIGITS.get(figure[0], 0), DIGITS.get(figure[1], 0))
        several = pair[1] == pair[0] + 1 or pair == (3, 5)
        return not several and following[:1] not in tuple("来前后内间")
    if _year(figure) > 2199:
        return False
    if _year(figure) < 1900 and following[:1] in tuple("来前历"):
        return False
    return not following.startswith(("以来历", "历史"))


_LENGTH_BEFORE = (
    "超过", "最多", "至少", "不到", "不足", "将近", "长达", "历时", "为期", "整整", "已有", "超出",
    "至多", "逾", "近", "超", "了", "达", "约",
)  # fmt: skip
"""What stands before a number of years, never before a year."""

_OF_YEAR = re.compile("第?[1-4一二三四]季度|[上下]半年")
_BARE = frozenset("0123456789")


def _is_day(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 1]
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    if match["mark"] == "日":
        if match["d"][0] not in "0123456789" and len(match["d"]) == 1:
            return False
        return following not in ("元", "圆", "游", "均", "内") and (
            match["d"][0] in _BARE or following not in ("化", "本", "常", "志", "报")
        )
    if before.isalpha() and before.isascii():
        return False
    return not following or following in "，。、；,;)）上下早晚凌至前起开"


def _with_clock(text: str, hit: Hit) -> Hit:
    if not isinstance(hit.value, Date) or (hit.value.day is None):
        return hit
    named = _NAMED_DAY.match(text, hit.end)
    if named:
        hit.value = replace(hit.value, weekday=WEEKDAYS[named["w"]])
        hit.end = named.end()
    elif text[hit.end : hit.end + 1] in ("周", "星", "礼"):
        day = weekday_at(text, hit.end)
        if day is not None and isinstance(day.value, Date):
            hit.value = replace(hit.value, weekday=day.value.weekday)
            hit.end = day.end
    gap = _GAP.match(text, hit.end)
    assert gap is not None
    clock = clock_at(text, gap.end(), dated=True)
    if clock is None or not isinstance(clock.value, Time):
        return hit
    return Hit("datetime", hit.start, clock.end, DateTime(hit.value, clock.value), clock.approx)


def weekday_at(text: str, at: int) -> Hit | None:
    """周一, 星期三, 礼拜天 at ``at``."""
    for word in ("周", "星期", "礼拜"):
        if text.startswith(word, at):
            day = WEEKDAYS.get(text[at + len(word) : at + len(word) + 1], 0)
            end = at + len(word) + 1
            if not day:
                return None
            if word == "周":
                if text[end : end + 1] in ("年", "岁", "期", "游", "报", "刊", "线", "次") and (
                    text[end : end + 2] not in ("期间", "报道", "报导", "报称")
                ):
                    return None
                if text[at - 1 : at] == "每" and text[end : end + 1] in ("天", "个", "至", "到"):
                    return None
                if day == 1 and text[end : end + 1] in ("围",):
                    return None
                if day == 7 and text[end - 1] == "天":
                    return None
            return Hit("date", at, end, Date(weekday=day))
    return None


def period_at(text: str, at: int) -> Hit | None:
    """上半年, 第三季度, Q3, 上世纪80年代 and the like at ``at``."""
    if text.startswith(("上半年", "下半年"), at):
        return Hit("date", at, at + 3, Date(half=1 if text[at] == "上" else 2))
    fiscal = _HALF_FISCAL.match(text, at)
    if fiscal:
        half = 1 if text[at] == "上" else 2
        return Hit("date", at, fiscal.end(), Date(half=half, fiscal=True))
    match = _QUARTER.match(text, at)
    if match and text[at - 1 : at] == "前" and match["q"] in "23二三":
        return Hit("duration", at - 1, match.end(), Duration(Decimal(small(match["q"])), "quarter"))
    if match and (text[match.end() - 1] == "度" or text[at] == "第"):
        return Hit("date", at, match.end(), Date(quarter=small(match["q"])))
    return None


def slashed_at(text: str, at: int) -> Hit | None:
    """1/31/2026, 31-1-2026: a date only where day and month cannot be mistaken."""
    match = SLASHED.match(text, at)
    if match is None:
        return None
    first, second = int(match["a"]), int(match["b"])
    year = int(match["y"])
    if year < 100:
        if match["sep"] != "/":
            return None
        year += 2000 if year < 40 else 1900
    if match["sep"] == ".":
        if not (1900 <= year < 2100 and second <= 12 and calendar(year, second, first)):
            return None
        return Hit("date", at, match.end(), Date(year, second, first))  # 31.12.2016
    if first > 12 >= second:
        first, second = second, first
    elif not second > 12 >= first and first != second:
        return None
    if not calendar(year, first, second):
        return None
    return Hit("date", at, match.end(), Date(year, first, second))


def year_then_months(hit: Hit, other: Hit) -> Hit | None:
    """2020年1至2月: ``other`` is the range behind the year."""
    year, value = hit.value, other.value
    if not isinstance(year, Date) or not isinstance(value, Range):
        return None
    start, end = value.start, value.end
    if not isinstance(start, Date) or not isinstance(end, Date) or start.year or not start.month:
        return None
    return Hit(
        "date-range",
        hit.start,
        other.end,
        Range(replace(start, year=year.year), replace(end, year=end.year or year.year)),
    )
