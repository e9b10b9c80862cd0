"""English clock times and time zones, read at their first character in lower case."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.tables.en_words import ONES, ZONES
from compliance_kit.text.expressions.words_en import words_at
from compliance_kit.text.values import Time

_CLOCK = re.compile(
    r"(?P<h>2[0-4]|[01]?[0-9])(?:(?::|\.(?=[0-9]{2} ?[ap]\.?m))(?P<m>[0-5][0-9])(?::"
    r"(?P<s>[0-5][0-9])(?:\.[0-9]+)?)?)?"
    r"(?:[ \u00a0]?(?P<ap>[ap])\.? ?m(?:\.(?= |,|;|\)|$|[a-z])|(?![a-z.])|\.)| ?"
    r"(?P<clock>o['’]clock))?",
    re.ASCII,
)
_ZONE = re.compile(
    r" ?[(]?(?P<zone>"
    + "|".join(sorted(map(re.escape, ZONES), key=len, reverse=True))
    + r")(?P<offset>[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?![a-z0-9])",
    re.ASCII,
)
_SPOKEN = re.compile(
    "(half|quarter) (past|to) "
    "(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])(?![0-9a-z:.-])"
)
_MILITARY = re.compile(
    r"([01][0-9]|2[0-3])([0-5][0-9]) (?:(?:hours|hrs)(?![a-z])(?! of )|(?P<zone>gmt|utc)(?![a-z]))",
    re.ASCII,
)
_AT = re.compile(r"(?:^|(?<![a-z]))(?:at|by)(?: about| around| approximately| roughly)? $")


def military_at(low: str, at: int) -> Hit | None:
    """at 1500 hours, 1400 GMT."""
    match = _MILITARY.match(low, at)
    if match is not None and match["zone"]:
        return Hit("time", at, match.end(), Time(int(match[1]), int(match[2]), None, "UTC"))
    if match is None or _AT.search(low[max(0, at - 20) : at]) is None:
        return None
    return Hit("time", at, match.end(), Time(int(match[1]), int(match[2])))


_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MINUTES = (
    r"(?:twenty|thirty|forty|fifty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_SAID = re.compile(
    rf"(?P<h>{_HOURS})(?:[ -](?P<m>{_MINUTES}))? ?"
    r"(?:(?P<ap>[ap])\.?m(?![a-z])\.?|(?P<clock>o['’]clock))"
)
_PAST = re.compile(
    rf"(?P<m>five|ten|twenty(?:[ -]five)?|[1-5]?[0-9])(?: minutes?)? (?P<way>past|to) "
    rf"(?P<h>{_HOURS}|1[0-2]|[1-9])(?![0-9a-z:.,%-]|[ -](?:percent|per cent|million|years|people))"
)
_PART_OF_DAY = re.compile(
    rf"(?P<h>{_HOURS}|1[0-2]|[1-9])(?::(?P<m>[0-5][0-9]))?(?: o['’]clock)? "
    r"(?:in the (?P<part>morning|afternoon|evening)|at (?P<night>night))(?![a-z-])(?! session)"
)
_TOLD_BY = re.compile(r"(?:^|(?<![a-z]))(?:at|by|until|till|before|after|around|about|from|to)? ?$")
_SAID_AT = re.compile(rf"(?P<h>{_HOURS})[ -](?P<m>{_MINUTES})(?=[.,;!?)]|$)")


def said_clock_at(low: str, at: int) -> Hit | None:
    """five o'clock, seven thirty p.m., ten past five."""
    match = _SAID.match(low, at)
    if match is not None and match["clock"] and (told := told_at(low, at)) is not None:
        return told  # six o'clock in the evening
    if match is not None:
        if match["m"] and match["clock"]:
            return None
        minute = _said_number(match["m"]) if match["m"] else 0
        hour = ONES[match["h"]]
        if match["ap"]:
            hour = hour % 12 + (12 if match["ap"] == "p" else 0)
        zone, end = zone_at(low, match.end())
        return Hit("time", at, end, Time(hour, minute, None, zone))
    match = _SAID_AT.match(low, at)
    if match is not None and _AT.search(low, max(0, at - 20), at):
        minute = _said_number(match["m"])
        return Hit("time", at, match.end(), Time(ONES[match["h"]], minute))
    return told_at(low, at)


def told_at(low: str, at: int) -> Hit | None:
    """ten past five, 20 minutes to 9, at 8 in the morning, at night at 9."""
    match = _PART_OF_DAY.match(low, at)
    if match is not None and ("o'" in match.group() or match["m"] or _told_by(low, at)):
        hour = _hour(match["h"])
        if match["part"] in ("afternoon", "evening") or (match["night"] and hour > 5):
            hour = hour % 12 + 12
        elif hour == 12:
            hour = 0
        return Hit("time", at, match.end(), Time(hour, int(match["m"] or 0)))
    match = _PAST.match(low, at)
    if match is None:
        return None
    hour = _hour(match["h"])
    minute = int(match["m"]) if match["m"].isdigit() else _said_number(match["m"])
    if not 0 < minute < 60:
        return None
    if match["way"] == "to":
        if "minute" not in match.group() and (minute <= hour or match["m"].isdigit()):
            return None  # five to nine, 10 to 9
        hour, minute = (hour - 1) or 12, 60 - minute
    return Hit("time", at, match.end(), Time(hour, minute))


def _told_by(low: str, at: int) -> bool:
    match = _TOLD_BY.search(low, max(0, at - 8), at)
    return match is not None and (at == 0 or bool(match.group().strip()))


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else ONES[word]


def _said_number(word: str) -> int:
    number = words_at(word, 0)
    return int(number.value) if number is not None and isinstance(number.value, Decimal) else 0


def spoken_clock_at(low: str, at: int) -> Hit | None:
    """half past nine, quarter to five."""
    match = _SPOKEN.match(low, at)
    if match is None:
        return None
    hour = _hour(match[3])
    minute = 30 if match[1] == "half" else 15
    if match[2] == "to":
        hour, minute = hour - 1, 60 - minute
    return Hit("time", at, match.end(), Time(hour, minute))


def clock_at(low: str, at: int) -> Hit | None:
    """9:30 a.m., 21:00 GMT, 5 o'clock."""
    if low.startswith("12 noon", at):
        return Hit("time", at, at + 7, Time(12))
    if low.startswith("12 midnight", at):
        return Hit("time", at, at + 11, Time(0))
    match = _CLOCK.match(low, at)
    if match is None:
        return None
    if not (match["ap"] or match["clock"]) and match["m"] is None:
        return None
    hour = int(match["h"])
    if match["ap"]:
        if not 0 < hour <= 12:
            if hour > 23:
                return None
        elif match["ap"] == "a":
            hour %= 12
        else:
            hour = hour % 12 + 12
    elif match["m"] is not None and low[match.end() : match.end() + 1] in (":",):
        return None
    elif match["s"] and low.endswith(" in ", 0, at):
        return None  # won in 2:02:16
    minute = int(match["m"] or 0)
    if hour > 24 or (hour == 24 and minute):
        return None
    end = match.end()
    if low[end - 1] == "." and match["ap"] and low[match.start("ap") + 1] != ".":
        end -= 1  # 9:30 am. ends a sentence, 9:30 a.m. does not
    second = int(match["s"]) if match["s"] else None
    zone, end = zone_at(low, end)
    return Hit("time", at, end, Time(hour, minute, second, zone))


def zone_at(low: str, at: int) -> tuple[str | None, int]:
    """The time zone at ``at`` and where it ends."""
    match = _ZONE.match(low, at)
    if match is None:
        return None, at
    end = match.end()
    if low[end : end + 1] == ")" and "(" in match.group():
        end += 1
    elif "(" in match.group():
        return None, at
    offset = match["offset"]
    if offset and match["zone"] in ("gmt", "utc"):
        digits = offset[1:].replace(":", "")
        hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        return f"{offset[0]}{int(hours):02d}:{minutes}", end
    return ZONES[match["zone"]], end
