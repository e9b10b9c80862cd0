"""Chinese amounts told in two units: 三年零六个月, 1小时30分, 5英尺10英寸, 一米八五, 37度5."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.expressions.exact import divide, plus, times
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.numerals_zh import Numeral, small
from compliance_kit.text.expressions.zh_lookup import run_at, suffixes, wordy
from compliance_kit.text.values import Duration, Measure

_SMALLER: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "year": ("month", 12, ("个月",)),
    "day": ("hour", 24, ("个小时", "小时")),
    "hour": ("minute", 60, ("分钟", "分")),
    "minute": ("second", 60, ("秒钟", "秒")),
}
_FURTHER = re.compile(
    "(?P<arabic>[0-9]{1,2})(?![0-9]|[.,][0-9])|(?P<words>[一二三四五六七八九]{1,2})"
)
_HUNDREDTHS = re.compile("[0-9]{1,2}(?![0-9A-Za-z:%-]|[.,][0-9])")
_VERB = re.compile("打破|成为|成功|名列|位[列居]|排[名在]|平[了纪]|[、，。；]")
"""What may follow a result although it begins like a word that is counted (76打破, 76名列)."""
_MEASURED = frozenset("高长宽深多左以的")
"""What may stand behind 一米八."""


def in_parts(text: str, start: int, end: int, number: Numeral, unit: str) -> Hit | None:
    """三年零六个月 is 42 months, 2小时15分30秒 8130 seconds; ``end`` stands behind the first."""
    if number.high is not None or number.approx:
        return None
    total, stop = number.value, end
    while unit in _SMALLER:
        smaller, size, words = _SMALLER[unit]
        at = stop + (text[stop : stop + 1] in ("零", "又"))
        got = run_at(text, at)
        if got is None or got[0].high is not None or got[0].approx:
            break
        after = at + got[0].length
        word = next((word for word in words if text.startswith(word, after)), "")
        limit = 24 if unit == "year" else size
        if not word or not 0 < got[0].value < limit or text[after + len(word) : after + 2] == "之":
            break
        total = plus(times(total, size), got[0].value)
        stop, unit = after + len(word), smaller
    if unit == "second" and (split := hundredths(text, stop)) is not None:
        total, stop = plus(total, split[0]), split[1]
    return Hit("duration", start, stop, Duration(total, unit)) if stop > end else None


def hundredths(text: str, at: int) -> tuple[Decimal, int] | None:
    """The 76 of 38秒76 and the 58 of 19米58, which count nothing themselves, and where it ends."""
    match = _HUNDREDTHS.match(text, at)
    if match is None:
        return None
    end = match.end()
    behind = text[end : end + 1]
    if behind in suffixes() and not _VERB.match(text, end):
        return None
    part = divide(Decimal(int(match.group())), 10 ** (end - at))
    return None if part is None else (part, end)


def after_measure(text: str, hit: Hit, word: str) -> Hit:
    """``hit`` with the part of its unit behind ``word``: 三斤半, 一米八五, 37度5."""
    value = hit.value
    following = text[hit.end : hit.end + 1]
    if not isinstance(value, Measure) or not following or hit.approx:
        return hit
    if following == "半":
        hit.value = Measure(plus(value.amount, Decimal("0.5")), value.unit)
        hit.end += 1
    elif word in _IN_TWO:
        _smaller(text, hit, value, *_IN_TWO[word])
    elif word in ("米", "度") and value.amount == value.amount.to_integral_value():
        if word == "米" and 9 < value.amount < 100:
            split = hundredths(text, hit.end)
            if split is not None:
                hit.value = Measure(plus(value.amount, split[0]), value.unit)
                hit.end = split[1]
            return hit
        match = _FURTHER.match(text, hit.end)
        if match is None or (word == "米" and value.amount > 9):
            return hit
        figures = match["arabic"] or "".join(str(small(char)) for char in match["words"])
        behind = text[match.end() : match.end() + 1]
        if (word == "度" and len(figures) > 1) or (wordy(behind) and behind not in _MEASURED):
            return hit
        part = divide(Decimal(int(figures)), 10 ** len(figures))
        hit.value = Measure(plus(value.amount, part or Decimal(0)), value.unit)
        hit.end = match.end()
    return hit


_IN_TWO = {"英尺": (12, "英寸", "inch"), "磅": (16, "盎司", "ounce")}


def _smaller(text: str, hit: Hit, value: Measure, size: int, name: str, unit: str) -> None:
    """5英尺10英寸 is 70 inches, 7磅6盎司 118 ounces."""
    got = run_at(text, hit.end)
    if got is None or not 0 < got[0].value < size or value.amount % 1:
        return
    stop = hit.end + got[0].length
    if text.startswith(name, stop):
        hit.value = Measure(plus(times(value.amount, size), got[0].value), unit)
        hit.end = stop + len(name)
