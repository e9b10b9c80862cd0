"""Chinese clock times and time zones, read at their first character in the normal form."""

from __future__ import annotations

import re
from dataclasses import replace

from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.numerals_zh import small
from compliance_kit.text.expressions.tables.zh_words import DAY_PARTS, ZONES
from compliance_kit.text.values import Approx, DateTime, Time

_S = "[ \u00a0\u3000]?"
_CLOCK = re.compile(
    rf"(?P<h>2[0-4]|[01]?[0-9]|二十[一二三四]?|十[一二三四五六七八九]?|[一二三四五六七八九两零])(?:"
    rf"(?::(?P<cm>[0-5][0-9])(?::(?P<cs>[0-5][0-9]))?(?![0-9:]))"
    rf"|{_S}(?P<mark>点钟|点整|点|时整|时)(?:(?P<half>半)|(?P<quarter>[一三])刻|"
    rf"[ ]?(?P<m2>[0-5]?[0-9]) ?分(?![之钟])(?: ?(?P<s2>[0-5]?[0-9]) ?秒)?|过?"
    rf"(?P<m>[0-5]?[0-9]|[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九]){_S}分?"
    rf"(?:(?P<s>[0-5]?[0-9]|[二三四五]?十?[一二三四五六七八九]?){_S}秒)?)?(?P<xu>许|多)?)",
    re.ASCII,
)
_DOTTED = re.compile(r"(?P<h>1[0-2]|0?[1-9])[.．](?P<m>[0-5][0-9])(?![0-9%万亿元])", re.ASCII)
_OFFSET = re.compile(
    r" ?[(（]?(?:(?P<gmt>GMT|UTC)(?P<o>[+-][0-9]{1,2}(?::?[0-9]{2})?)?|(?P<bj>北京时间))[)）]?",
    re.ASCII,
)
_SCORES = ("以", "分", "追至", "追到", "打成", "战成", "扳成", "比分为", "比分是", "扳平", "平局")
_SCORED = re.compile("[胜负击战领拿反平大险取告落逆淘横完惜力轻]")
_VAGUE: dict[str, Approx] = {"许": "about", "多": "over"}
_ZONES_LONGEST = max(map(len, ZONES))
_CLOCK_TO = re.compile("[到至](?:[早上下中晚午凌晨]{0,2})[0-9零一二两三四五六七八九十]{1,3}[点时]")
_DAY_PART = re.compile("|".join(sorted(DAY_PARTS, key=len, reverse=True)))
_ZONE = re.compile("(?:" + "|".join(sorted(ZONES, key=len, reverse=True)) + ") ?")


def clock_at(text: str, at: int, *, dated: bool = False) -> Hit | None:
    """The clock time at ``at``, which may begin with a part of the day or a named zone."""
    start = at
    zone = None
    named = _ZONE.match(text, at)
    if named:
        zone = ZONES[named.group().strip()]
        at = named.end()
    day_part = _DAY_PART.match(text, at)
    add = -1
    about = False
    if day_part:
        add = DAY_PARTS[day_part.group()]
        at = day_part.end()
        if text[at : at + 1] == "约":
            about, at = True, at + 1
        if text[at : at + 1] == " ":
            at += 1
    if day_part and (dotted := _DOTTED.match(text, at)) is not None:
        hour = int(dotted["h"]) + (12 if add == 12 and int(dotted["h"]) < 12 else 0)
        return Hit("time", start, dotted.end(), Time(hour, int(dotted["m"]), None, zone))
    match = _CLOCK.match(text, at)
    if match is None:
        return None
    sure = dated or add >= 0 or zone is not None or text.endswith("时间", 0, start)
    hour = small(match["h"])
    if match["cm"]:
        minute = int(match["cm"])
        second = int(match["cs"]) if match["cs"] else None
        if hour == 24 and minute:
            return None
        if add < 0 and not dated and zone is None and second is None:
            before = text[max(0, start - 3) : start]
            if before.endswith(_SCORES) or _SCORED.match(text, match.end()):
                return None
    else:
        minute = 30 if match["half"] else 0
        if match["quarter"]:
            minute = 15 if match["quarter"] == "一" else 45
        spoken = match["m"] or match["m2"]
        if spoken:
            minute = small(spoken)
        told = match["s"] or match["s2"]
        second = small(told) if told else None
        if not _is_clock(text, match, sure=sure):
            return None
    if hour > 24 or minute > 59:
        return None
    named_part = day_part.group() if day_part else ""
    if hour == 12 and named_part and named_part[-1] in "晚夜上间里" and add == 12:
        hour = 24 if not minute else 0  # 晚上12点 is midnight
    elif hour == 12 and named_part.startswith("凌晨"):
        hour = 0
    elif named_part in ("中午", "正午", "午间") and hour > 9:
        add = 0
    if (
        add == 12
        and hour < 12
        and not (named_part and hour == 0)
        and not (hour < 5 and day_part and day_part.group() in "深夜夜里夜间")
    ):
        hour += 12
    end = match.end()
    offset = _OFFSET.match(text, end)
    if offset:
        zone = _zone(offset)
        end = offset.end()
    vague = "about" if about else _VAGUE.get(match["xu"] or "")
    return Hit("time", start, end, Time(hour, minute, second, zone), vague)


_SHORT = re.compile(
    "差(?:(?P<m>[0-9]{1,2}|[一二]?十?[一二三四五六七八九十两])分钟?|一刻(?P<q>钟?))到?"
    "(?P<h>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九两])点钟?"
)


def short_of_at(text: str, at: int) -> Hit | None:
    """差5分8点, 差一刻八点: so many minutes before the hour."""
    match = _SHORT.match(text, at)
    if match is None:
        return None
    minutes = small(match["m"]) if match["m"] else 15
    if not 0 < minutes < 60:
        return None
    return Hit("time", at, match.end(), Time((small(match["h"]) - 1) or 12, 60 - minutes))


def _zone(match: re.Match[str]) -> str:
    if match["bj"]:
        return "Asia/Shanghai"
    offset = match["o"]
    if not offset:
        return "UTC"
    digits = offset[1:].replace(":", "")
    hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    return f"{offset[0]}{int(hours):02d}:{minutes}"


def _is_clock(text: str, match: re.Match[str], *, sure: bool) -> bool:
    mark = match["mark"]
    if sure or match["half"] or match["quarter"] or match["xu"] or mark in ("点钟", "点整", "时整"):
        return True
    following = text[match.end() : match.end() + 1]
    if match["m2"]:
        return True
    if match["m"]:
        return (
            text[match.end() - 1] == "分"
            or text[match.end() - 1] == "秒"
            or (
                match["m"][0] in "0123456789"
                and len(match["m"]) == 2
                and following in "，。、；,;)） 至到-—"
            )
            or ("十" in match["m"] and len(match["m"]) > 1 and not following.isalnum())
        )
    start = match.start()
    if _CLOCK_TO.match(text, match.end()) or (
        text[start - 1 : start] in ("到", "至")
        and text[start - 2 : start - 1] in tuple("点时半分刻整")
    ):
        return True
    if text.endswith(("不到", "约", "将近"), max(0, start - 2), start) and following in (
        "",
        "，",
        "。",
        "、",
        "；",
    ):
        return True
    arabic = match["h"][0] in "0123456789"
    if mark == "时":
        return arabic and following not in ("代", "期", "速", "空", "差", "常", "效")
    return arabic and (not following or following in "到至—-、，。前后起开左许 ~")


def named_zone(text: str, hit: Hit, floor: int) -> Hit:
    """北京时间, 格林尼治时间 and the like before a clock time or a date with one."""
    start = hit.start - (text[hit.start - 1 : hit.start] == " ")
    if not text.endswith(("时间", "世界时"), floor, start):
        return hit
    for length in range(min(_ZONES_LONGEST, start - floor), 2, -1):
        zone = ZONES.get(text[start - length : start])
        if zone is None:
            continue
        if isinstance(hit.value, Time) and hit.value.zone is None:
            hit.value = replace(hit.value, zone=zone)
        elif isinstance(hit.value, DateTime) and hit.value.time.zone is None:
            hit.value = DateTime(hit.value.date, replace(hit.value.time, zone=zone))
        else:
            return hit
        hit.start = start - length
        return hit
    return hit


def zone_first(text: str, at: int) -> tuple[Hit | None, int]:
    """UTC+8 20:00: a time zone before the clock time."""
    match = _OFFSET.match(text, at)
    if match is None:
        return None, at + 3
    clock = clock_at(text, match.end() + (text[match.end() : match.end() + 1] == " "))
    if clock is None or not isinstance(clock.value, Time):
        return None, match.end()
    clock.value = replace(clock.value, zone=_zone(match))
    clock.start = at
    return clock, clock.end


DAY_PART_WORDS = "|".join(sorted(DAY_PARTS, key=len, reverse=True))
