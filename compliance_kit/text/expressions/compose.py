"""Ranges, approximations and currency signs: what joins an expression with its neighbourhood."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from compliance_kit.text.expressions import ranges, signs
from compliance_kit.text.expressions.hit import Hit, Reader
from compliance_kit.text.expressions.tables.zh_words import (
    AFTER,
    BEFORE,
    NOT_ABOUT_AFTER,
    NOT_NEAR_AFTER,
    NOT_OVER_AFTER,
)
from compliance_kit.text.expressions.zh_clocks import named_zone
from compliance_kit.text.values import (
    Approx,
    DateTime,
    Duration,
    Measure,
    Money,
    Time,
)

_JOIN = re.compile(r" ?(?:至|到|——|—|–|-|~|～|―) ?")
_AND = re.compile("[和与及](?=[0-9零一二两三四五六七八九十百千万亿周星])")
_BARE_HOUR = frozenset("0123456789零一二两三四五六七八九十")
_AFTER = re.compile("|".join(sorted(AFTER, key=len, reverse=True)))
_SPACED = re.compile(" (?:左右|上下(?!文)|以上|以下|以内)(?![A-Za-z])")
_LONGEST = max(map(len, BEFORE))
_MANY_OF = frozenset("次名家个项轮位种场届地方人")
"""What 多 counts itself behind a length (5年多次, 三天多地)."""


def chinese(reader: Reader, hit: Hit, floor: int) -> Hit:
    """``hit`` with its range partner, currency sign and approximation."""
    hit = signs.currency_sign(reader.text, hit, floor)
    if hit.start > floor:
        signs.sign(reader.text, hit, floor)
    if hit.start > floor and hit.kind in ("time", "datetime"):
        hit = named_zone(reader.text, hit, floor)
    if hit.kind == "duration" and (rated := _each(reader, hit)) is not None:
        return rated
    hit = open_range(reader, hit) or hit
    if hit.kind in ("measure", "range"):
        signs.range_below(reader.text, hit, floor)
        signs.scale_before(reader.text, hit, floor)
        signs.rate_before(reader.text, hit, floor)
        hit = approximate(reader.text, hit, floor)
        signs.rate_before(reader.text, hit, floor)
        return hit
    return approximate(reader.text, hit, floor)


def _each(reader: Reader, hit: Hit) -> Hit | None:
    """一天280万桶, 1小时60公里: the rate of one unit of time."""
    at = hit.end
    if not isinstance(hit.value, Duration) or hit.value.amount != 1 or hit.approx:
        return None
    if not reader.text[at : at + 1].isdigit():
        return None
    other, _end = reader.at(at)
    if other is None or not isinstance(other.value, Measure):
        return None
    unit = signs.RATES_OF_ONE.get(hit.value.unit, {}).get(other.value.unit)
    if unit is None:
        return None
    value = Measure(other.value.amount, unit)
    return Hit("measure", hit.start, other.end, value, other.approx)


def open_range(reader: Reader, hit: Hit) -> Hit | None:
    if hit.kind == "range":
        return None
    text = reader.text
    between = False
    join = _JOIN.match(text, hit.end)
    if join is None:
        join = _AND.match(text, hit.end)
        between = join is not None
    if join is None:
        return None
    at = join.end()
    if at >= len(text):
        return None
    other: Hit | None = None
    sign = None
    below = next((word for word in ("零下", "负", "-") if text.startswith(word, at)), "")
    if below == "-" and "-" in join.group():
        below = ""
    at += len(below)
    if text[at : at + 1] in ("¥", "$", "€", "£"):
        sign, at = text[at], at + 1
    if at < len(text) and (
        text[at] in "0123456789零一二两三四五六七八九十百千万亿周星上下中凌晚早第"
        or text[at] in "$"
    ):
        other, _end = reader.at(at)
    if other is None or other.kind == "range":
        return None
    if below:
        if other.kind not in ("measure", "number", "percent", "money"):
            return None
        signs.negate(other)
    if (
        sign
        and other.kind == "number"
        and isinstance(other.value, Decimal)
        and isinstance(hit.value, Money)
    ):
        other.kind = "money"
        other.value = Money(other.value, hit.value.currency)
    if between and not text.startswith("之间", other.end):
        return None
    _afternoon(text, hit, other)
    ordered = "-" in join.group() or text.startswith("百分之", hit.start)
    result = ranges.joined(hit, other, ordered=ordered)
    if between and result is not None:
        result.end += 2
    return result


def _afternoon(text: str, hit: Hit, other: Hit) -> None:
    """下午2时至4时: the part of the day holds for both ends."""
    left = hit.value.time if isinstance(hit.value, DateTime) else hit.value
    right = other.value
    if not isinstance(left, Time) or not isinstance(right, Time):
        return
    if (
        left.hour > 12 > right.hour
        and right.hour + 12 >= left.hour
        and text[other.start] in _BARE_HOUR
    ) and ":" not in text[hit.start : hit.end]:
        other.value = replace(right, hour=right.hour + 12)


def approximate(text: str, hit: Hit, floor: int) -> Hit:
    """``hit`` with the words that say how exact it is."""
    if hit.kind in ("ordinal",):
        return hit
    timely = hit.kind in ("date", "date-range", "datetime", "time")
    after = _AFTER.match(text, hit.end) or _SPACED.match(text, hit.end)
    if after and not (
        timely and after.group().strip() in ("以上", "以下", "以内", "多", "余", "之多", "不到")
    ):
        word = after.group().strip()
        following = text[after.end() : after.end() + 1]
        counted = bool(hit.noun)
        if (
            counted
            or (
                word in ("多", "余")
                and (
                    hit.kind == "number"
                    or (hit.kind == "percent" and text[hit.end - 1] != "成")
                    or (following in _MANY_OF and word == "多")
                    or following in ("元", "年")
                )
            )
            or (word == "不到" and hit.kind not in ("duration", "measure", "money", "percent"))
            or (word == "许" and (timely or following))
        ):
            after = None
        if after:
            hit.approx = AFTER[word]
            hit.end = after.end()
    if hit.noun:
        noun_after = _AFTER.match(text, hit.end + len(hit.noun))
        if noun_after and text.startswith(hit.noun, hit.end):
            word = noun_after.group()
            if word not in ("许", "多", "余"):
                hit.approx = AFTER[word]
                hit.end = noun_after.end()
    lead = _lead(text, hit, floor)
    if lead is not None:
        odd = hit.approx == "over" and text.startswith(("多达", "高达"), lead[0])
        hit.start, hit.approx = lead[0], "over" if odd else lead[1]  # 多达百余人
    return hit


_RECENT = frozenset({"year", "month", "day", "week", "decade"})


def _lead(text: str, hit: Hit, floor: int) -> tuple[int, Approx] | None:
    end = hit.start
    if end > floor and text[end - 1] == " ":
        end -= 1
    if end <= floor:
        return None
    for length in range(min(_LONGEST, end - floor), 0, -1):
        word = text[end - length : end]
        approx = BEFORE.get(word)
        if approx is None:
            continue
        before = text[end - length - 1 : end - length]
        if word == "约" and before and before in NOT_ABOUT_AFTER:
            return None
        if word == "近" and before and before in NOT_NEAR_AFTER:
            return None
        if word == "近" and isinstance(hit.value, Duration) and hit.value.unit in _RECENT:
            return None  # 近10年来 is the last ten years
        if word == "超" and before and before in NOT_OVER_AFTER:
            return None
        if word in ("上", "过") and (not hit.run or hit.run[0] not in "百千万亿"):
            return None
        if hit.kind in ("date", "date-range", "datetime") and word not in ("约", "大约", "大概"):
            return None
        return end - length, approx
    return None
