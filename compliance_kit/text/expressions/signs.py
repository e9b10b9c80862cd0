"""Signs and words around one number: currency signs, minus, 上 and 近 before a bare unit."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.tables import currencies
from compliance_kit.text.values import Measure, Money, Range, Ratio


def currency_before(
    text: str, start: int, floor: int, *, english: bool = False
) -> tuple[int, str] | None:
    """A currency sign or code that ends at ``start``: (where it begins, ISO code)."""
    end = start
    if end > floor and text[end - 1] == " ":
        end -= 1
    if end <= floor or not (currencies.may_end_sign(text[end - 1]) or english):
        return None
    for length in range(currencies.LONGEST_SIGN, 0, -1):
        if end - length < floor:
            continue
        word = text[end - length : end]
        code = currencies.SYMBOLS.get(word) or currencies.ZH_PREFIX.get(word)
        if code is None and word[-1] == "$":
            code = currencies.SYMBOLS.get(word.upper())
        if english and word == "R" and _RAND.match(text, start):
            code = "ZAR"
        if english and word == "¥":
            near = text[max(0, start - 200) : start + 200]
            code = "JPY" if "yen" in near or "Japan" in near else "CNY"
        if code is None and length == 3 and word.isascii() and word.isupper():
            code = word if word in _codes() else None
        if code is None:
            continue
        before = text[end - length - 1 : end - length]
        if word[0].isascii() and word[0].isalpha() and before.isascii() and before.isalpha():
            continue
        return end - length, code
    if english:
        named = _NAMED_BEFORE.search(text, max(floor, end - 12), end)
        if named is not None:
            return named.start(1), currencies.EN_EVERYDAY[named[1].lower()]
    return None


_RAND = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9.]{1,9} ?(?:[mbt]illion|trillion|[mb]n)(?![a-z])"
)
"""A figure behind the R of the rand (R1.5 million); R500 may be a model."""

_NAMED_BEFORE = re.compile(
    "(?:^|(?<![A-Za-z]))(euros?|dollars|rupees?|renminbi|yuan|yen|pounds|roubles|rubles)$",
    re.IGNORECASE,
)
_CODES: list[frozenset[str]] = []


def _codes() -> frozenset[str]:
    if not _CODES:
        _CODES.append(currencies.codes())
    return _CODES[0]


def currency_sign(text: str, hit: Hit, floor: int) -> Hit:
    if hit.kind not in ("number", "money") or hit.start == floor:
        return hit
    found = currency_before(text, hit.start, floor)
    if found is None:
        return hit
    start, code = found
    if hit.kind == "money" and isinstance(hit.value, Money):
        if hit.value.currency == "CNY":
            word = text[start : hit.start].strip()
            if word in ("新台币", "台币", "港币", "澳门币"):  # 新台币3亿元
                hit.value = Money(hit.value.amount, code)
                hit.start = start
            elif word in ("人民币", "RMB", "CNY", "¥"):
                hit.start = start
        return hit
    if hit.noun or not isinstance(hit.value, Decimal):
        return hit
    hit.start = start
    hit.kind = "money"
    hit.value = Money(hit.value, code)
    return hit


def lends_weight(text: str, start: int) -> bool:
    """Whether 上, 近, 超 ... stand before a bare unit such as 千 or 百万."""
    return text[start - 1 : start] in _WEIGHTS or text[start - 2 : start] in (
        "超过",
        "突破",
        "高达",
        "多达",
        "不足",
        "不到",
    )


_WEIGHTS = tuple("上过近超逾约数几成")


def negate(hit: Hit) -> None:
    """The same below zero."""
    value = hit.value
    if isinstance(value, Decimal):
        hit.value = -value
    elif isinstance(value, Measure):
        hit.value = Measure(-value.amount, value.unit)
    elif isinstance(value, Money):
        hit.value = Money(-value.amount, value.currency)
    elif isinstance(value, Ratio):
        hit.value = Ratio(-value.numerator, value.denominator)


_SIGNED = frozenset({"number", "percent", "measure", "money", "percentage-point", "fraction"})


def latin(char: str) -> bool:
    """A letter of the Latin alphabet, full width too."""
    return char.isalpha() and (char.isascii() or "Ａ" <= char <= "ｚ")


def scale_before(text: str, hit: Hit, floor: int) -> None:
    """摄氏95度, 华氏95度."""
    value = hit.value
    if hit.start - 2 < floor:
        return
    unit = _SCALES.get(text[hit.start - 2 : hit.start])
    if unit is None:
        return
    if isinstance(value, Range) and isinstance(value.start, Measure):
        if value.start.unit == "degree" and isinstance(value.end, Measure):
            ends = Measure(value.start.amount, unit), Measure(value.end.amount, unit)
            hit.value, hit.start = Range(*ends), hit.start - 2
    elif isinstance(value, Measure) and value.unit == "degree":
        hit.value, hit.start = Measure(value.amount, unit), hit.start - 2
        if hit.start > floor:
            sign(text, hit, floor)


def range_below(text: str, hit: Hit, floor: int) -> None:
    """零下3到5摄氏度: both ends are below zero."""
    value = hit.value
    if not isinstance(value, Range) or not text.startswith("零下", max(floor, hit.start - 2)):
        return
    start, end = value.start, value.end
    if hit.start - 2 < floor or not (isinstance(start, Measure) and isinstance(end, Measure)):
        return
    hit.value = Range(Measure(-start.amount, start.unit), Measure(-end.amount, end.unit))
    hit.start -= 2


_SCALES = {"摄氏": "celsius", "华氏": "fahrenheit"}


def rate_before(text: str, hit: Hit, floor: int) -> None:
    """时速80至120公里, 每立方米50微克, 日均5万桶: the rate that its first word makes."""
    value = hit.value
    ends = (value.start, value.end) if isinstance(value, Range) else (value,)
    if hit.start == floor or text[hit.start - 1] not in _RATE_ENDS:
        return
    for word, units in _RATES.items():
        if hit.start - len(word) < floor or not text.endswith(word, floor, hit.start):
            continue
        rated = [
            Measure(end.amount, units[end.unit])
            for end in ends
            if isinstance(end, Measure) and end.unit in units
        ]
        if len(rated) == len(ends):
            hit.value = Range(*rated) if isinstance(value, Range) else rated[0]
            hit.start -= len(word)
        return


_HOURLY = {
    unit: f"{unit}-per-hour" for unit in ("kilometer", "mile", "meter", "millimeter", "foot")
}
_SECONDLY = {
    unit: f"{unit}-per-second"
    for unit in ("meter", "kilometer", "cubic-meter", "cubic-foot", "foot", "mile", "megabit",
                 "gigabit", "megabyte", "gigabyte")
}  # fmt: skip
_DAILY = {"barrel": "barrel-per-day"}
_RATES = {
    "时速": _HOURLY, "每小时": _HOURLY,
    "每秒": _SECONDLY, "每秒钟": _SECONDLY, "每加仑": {"mile": "mile-per-gallon"},
    "每立方米": {"microgram": "microgram-per-cubic-meter"},
    "每升": {"milligram": "milligram-per-liter"},
    "每日": _DAILY, "每天": _DAILY, "日均": _DAILY, "日产": _DAILY,
}  # fmt: skip


RATES_OF_ONE = {"hour": _HOURLY, "second": _SECONDLY, "day": _DAILY}
_RATE_ENDS = frozenset(word[-1] for word in _RATES)


def sign(text: str, hit: Hit, floor: int) -> None:
    """-3.2%, 零下20摄氏度."""
    at = hit.start - 1
    if hit.kind not in _SIGNED:
        return
    if text[at] in "-−":
        before = text[at - 1 : at] if at else ""
        if not (latin(before) or (before.isascii() and before.isalnum())) and before not in (
            ")",
            "）",
            "-",
            "号",
        ):
            negate(hit)
            hit.start = at
    elif text[at] == "下" and hit.kind == "measure" and at > floor and text[at - 1] == "零":
        negate(hit)
        hit.start = at - 1
