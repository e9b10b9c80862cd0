"""Facts that stand on both sides of a pair: found, compared by value, and written anew.

This is not the product's grammar (that is ``compliance_kit.text``): it knows only the plain forms
that our own news pairs use, and takes a fact only when the same value stands exactly once on either
side, so that what it rewrites is right.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
SHORT_MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June",
                "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]  # fmt: skip
WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_UNITS = {"": 0, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_MONEY = {
    "元人民币": "yuan", "元": "yuan", "人民币": "yuan", "美元": "dollars", "欧元": "euros",
    "英镑": "pounds", "日元": "yen", "港元": "Hong Kong dollars", "港币": "Hong Kong dollars",
}  # fmt: skip
_SIGNS = {"$": "dollars", "US$": "dollars", "€": "euros", "£": "pounds", "¥": "yuan"}

_MONTH_NAMES = {name: number for number, name in enumerate(MONTHS, 1)}
_MONTH_NAMES.update({name: number for number, name in enumerate(SHORT_MONTHS, 1)})
_MONTH_NAMES.update({name.rstrip("."): number for number, name in enumerate(SHORT_MONTHS, 1)})
_MONTH = "|".join(re.escape(name) for name in sorted(_MONTH_NAMES, key=len, reverse=True))
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:\ (?:thousand|million|billion|trillion))?"
_UNIT = "万亿|百万|千万|万|亿|千|百"

_ZH = re.compile(
    rf"""(?<![\d.,A-Za-z-])(?:
    (?P<ymd>(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日) |
    (?P<md>\d{{1,2}}月\d{{1,2}}日) |
    (?P<ym>(?:19|20)\d\d年\d{{1,2}}月) |
    (?P<y>(?:18|19|20)\d\d年(?!代)) |
    (?P<m>\d{{1,2}}月(?![\d份])) |
    (?P<dd>\d{{1,2}}日(?![均前内后])) |
    (?P<clock>(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚)?\d{{1,2}}
        (?:[:：]\d\d|[点时](?:\d{{1,2}}分|半)?)(?![间\d])) |
    (?P<money>(?:{_NUMBER})(?:{_UNIT})?(?:元人民币|元|美元|欧元|英镑|日元|港元|港币)) |
    (?P<rate>(?:{_NUMBER})%|百分之(?:{_NUMBER})) |
    (?P<number>(?:{_NUMBER})(?:{_UNIT})?(?![\d%-]))
    )""",
    re.VERBOSE,
)
_EN = re.compile(
    rf"""(?<![\w.,$€£¥-])(?:
    (?P<ymd>(?:{_MONTH})\ \d{{1,2}},\ (?:19|20)\d\d|\d{{1,2}}\ (?:{_MONTH})\ (?:19|20)\d\d) |
    (?P<md>(?:{_MONTH})\ \d{{1,2}}(?!\d)|\d{{1,2}}\ (?:{_MONTH})(?!\w)) |
    (?P<ym>(?:{_MONTH})\ (?:19|20)\d\d) |
    (?P<dd>the\ \d{{1,2}}(?:st|nd|rd|th)) |
    (?P<m>(?:{_MONTH})(?!\w)) |
    (?P<clock>\d{{1,2}}(?::\d\d)?\ (?:[ap]m|[ap]\.m\.)(?!\w)|\d{{1,2}}:\d\d) |
    (?P<money>(?:US\$|[$€£¥])(?:{_NUMBER}){_SCALE}
        |(?:{_NUMBER}){_SCALE}
        \ (?:yuan|(?:U\.?S\.?\ )?dollars|euros|pounds|yen|Hong\ Kong\ dollars)) |
    (?P<rate>(?:{_NUMBER})(?:%|\ percent|\ per\ cent)) |
    (?P<number>(?:{_NUMBER}){_SCALE}(?![\w%-]|[.,:]\d)
        |(?:{"|".join(WORDS)})(?![\w-]))
    )""",
    re.VERBOSE,
)
#: Pattern name to slot letter.
KINDS = {
    "ymd": "d", "md": "d", "dd": "d", "ym": "y", "y": "y", "m": "y",
    "clock": "c", "money": "m", "rate": "r", "number": "n",
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """A value at ``text[start:end]``; ``form`` is the pattern that found it."""

    start: int
    end: int
    form: str
    value: object


def _decimal(text: str) -> tuple[Decimal, str]:
    match = re.match(_NUMBER, text)
    if match is None:
        return Decimal(0), text
    return Decimal(match.group().replace(",", "")), text[match.end() :]


def _zh_value(form: str, text: str) -> object:
    if form == "money":
        number, rest = _decimal(text)
        unit = next(
            (u for u in sorted(_UNITS, key=len, reverse=True) if u and rest.startswith(u)), ""
        )
        return number.scaleb(_UNITS[unit]).normalize(), _MONEY[rest[len(unit) :]]
    if form == "rate":
        return _decimal(text.removeprefix("百分之"))[0].normalize()
    if form == "number":
        number, rest = _decimal(text)
        return number.scaleb(_UNITS[rest]).normalize()
    numbers = [int(run) for run in re.findall(r"\d+", text)]
    if form == "y":
        return Decimal(numbers[0]).normalize()
    if form == "clock":
        hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 30 * ("半" in text)
        late = text.startswith(("下午", "傍晚", "晚")) or (text.startswith("中午") and hour < 3)
        return hour + 12 * (late and hour < 12), minute
    return tuple(numbers)


def _en_value(form: str, text: str) -> object:
    if form == "money":
        sign = re.match(r"US\$|[$€£¥]", text)
        number, rest = _decimal(text[sign.end() :] if sign else text)
        scale, _, name = rest.strip().partition(" ")
        if scale not in _SCALES:
            scale, name = "", rest.strip()
        name = _SIGNS[sign.group()] if sign else re.sub(r"^U\.?S\.? ", "", name)
        return number.scaleb(_SCALES.get(scale, 0)).normalize(), name
    if form == "rate":
        return _decimal(text)[0].normalize()
    if form == "number":
        if text in WORDS:
            return Decimal(WORDS[text]).normalize()
        number, rest = _decimal(text)
        return number.scaleb(_SCALES.get(rest.strip(), 0)).normalize()
    numbers = [int(run) for run in re.findall(r"\d+", text)]
    if form == "clock":
        hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
        if "m" in text:
            hour = hour % 12 + 12 * ("p" in text)
        return hour, minute
    if form == "dd":
        return (numbers[0],)
    named = re.search(_MONTH, text)
    month = _MONTH_NAMES[named.group()] if named else 0
    if form == "ymd":
        return max(numbers), month, min(numbers)
    if form == "md":
        return month, numbers[0]
    return (numbers[0], month) if form == "ym" else (month,)


def _find(pattern: re.Pattern[str], text: str, value: Callable[[str, str], object]) -> list[Fact]:
    facts = []
    for match in pattern.finditer(text):
        form = match.lastgroup or ""
        facts.append(Fact(match.start(), match.end(), form, value(form, match.group())))
    return facts


def zh_facts(text: str) -> list[Fact]:
    """Facts of a Chinese sentence, in order."""
    return _find(_ZH, text, _zh_value)


def en_facts(text: str) -> list[Fact]:
    """Facts of an English sentence, in order."""
    return _find(_EN, text, _en_value)


def shared_facts(zh: str, en: str) -> list[tuple[Fact, Fact]]:
    """Facts whose value stands exactly once on each side, in Chinese order."""
    left, right = zh_facts(zh), en_facts(en)
    left_counts = Counter((f.value, type(f.value)) for f in left)
    right_counts = Counter((f.value, type(f.value)) for f in right)
    pairs = []
    for fact in left:
        if left_counts[fact.value, type(fact.value)] > 1:
            continue
        for other in right:
            same = other.form == fact.form or (fact.form, other.form) == ("y", "number")
            if (
                same
                and other.value == fact.value
                and right_counts[other.value, type(other.value)] == 1
            ):
                pairs.append((fact, other))
    return pairs


# Writing a new value in the manner of the old one.


def _grouped(number: Decimal) -> str:
    return f"{number.normalize():,f}"


def _zh_amount(number: Decimal, old: str) -> str:
    unit = next((u for u in sorted(_UNITS, key=len, reverse=True) if u and u in old), "")
    scaled = number.scaleb(-_UNITS[unit]).normalize()
    return (_grouped(scaled) if "," in old else f"{scaled:f}") + unit


def _en_amount(number: Decimal, old: str) -> str:
    if old in WORDS and number == int(number) and number <= 20:
        return list(WORDS)[int(number)]
    for name in ("trillion", "billion", "million"):
        scaled = number.scaleb(-_SCALES[name])
        if scaled >= 1 and -scaled.normalize().as_tuple().exponent <= 4:  # type: ignore[operator]
            return f"{_grouped(scaled)} {name}"
    plain = len(re.sub(r"\D", "", old)) > 3 and "," not in old and "million" not in old
    return f"{number.normalize():f}" if plain else _grouped(number)


def _like(number: Decimal, chance: random.Random) -> Decimal:
    """Another number with as many digits, never 0 or 1."""
    _, digits, exponent = number.as_tuple()
    count = len(digits)
    low = 2 if count == 1 else 10 ** (count - 1)
    return Decimal(chance.randrange(low, 10**count)).scaleb(int(exponent))


def _new_value(fact: Fact, chance: random.Random) -> object:
    value = fact.value
    if fact.form == "y":
        return Decimal(chance.randrange(1950, 2036))
    if isinstance(value, Decimal):
        return _like(value, chance)
    if fact.form == "money" and isinstance(value, tuple):
        return _like(value[0], chance), value[1]
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    if fact.form == "clock" and isinstance(value, tuple):
        hour = chance.randrange(1, 12) + 12 * (value[0] >= 12)
        return hour, chance.choice([5, 10, 15, 20, 30, 40, 45, 50]) if value[1] else 0
    year = chance.randrange(1990, 2031)
    forms = {"ymd": (year, month, day), "md": (month, day), "dd": (day,), "ym": (year, month)}
    return forms.get(fact.form, (month,))


def _zh_text(form: str, value: object, old: str) -> str:
    if form == "money" and isinstance(value, tuple):
        return _zh_amount(value[0], old) + re.sub(rf"^(?:{_NUMBER})(?:{_UNIT})?", "", old)
    if form == "rate":
        return f"百分之{value:f}" if old.startswith("百") else f"{value:f}%"
    if form == "number" and isinstance(value, Decimal):
        return _zh_amount(value, old)
    if form == "y":
        return f"{value:f}年"
    assert isinstance(value, tuple)
    if form == "clock":
        hour, minute = value
        part = (re.match(r"[^\d]*", old) or [""])[0]
        if part in ("下午", "傍晚", "晚上", "晚") or (part == "中午" and hour > 12):
            hour -= 12 * (hour > 12)
        if ":" in old or "：" in old:
            return f"{part}{hour}:{minute:02d}"
        mark = "时" if "时" in old else "点"
        half = "半" if minute == 30 else f"{minute}分"
        return f"{part}{hour}{mark}{half if minute else ''}"
    marks = {"ymd": "年月日", "md": "月日", "dd": "日", "ym": "年月", "m": "月"}[form]
    return "".join(f"{number}{mark}" for number, mark in zip(value, marks, strict=True))


def ordinal(number: int) -> str:
    """``1st``, ``22nd``, ``13th``."""
    tail = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def _en_text(form: str, value: object, old: str) -> str:
    if form == "money" and isinstance(value, tuple):
        sign = re.match(r"US\$|[$€£¥]", old)
        amount = _en_amount(value[0], old)
        if sign:
            return sign.group() + amount
        name = re.sub(rf"^(?:{_NUMBER})(?: (?:thousand|million|billion|trillion))?", "", old)
        return amount + name
    if isinstance(value, Decimal):
        if form == "rate":
            return f"{value:f}" + re.sub(rf"^(?:{_NUMBER})", "", old)
        return f"{value:f}" if form == "y" else _en_amount(value, old)
    assert isinstance(value, tuple)
    if form == "clock":
        hour, minute = value
        if "m" not in old:
            return f"{hour}:{minute:02d}"
        tail = re.sub(r"^[\d:]+ [ap]", "", old)
        clock = f"{(hour - 1) % 12 + 1}" + (f":{minute:02d}" if minute else "")
        return f"{clock} {'p' if hour >= 12 else 'a'}{tail}"
    if form == "dd":
        return f"the {ordinal(value[0])}"
    names = SHORT_MONTHS if re.search(r"[A-Z][a-z]{2,3}\.", old) else MONTHS
    first = old[0].isdigit()
    if form == "md":
        return f"{value[1]} {names[value[0] - 1]}" if first else f"{names[value[0] - 1]} {value[1]}"
    if form == "ymd":
        year, month, day = value
        name = names[month - 1]
        return f"{day} {name} {year}" if first else f"{name} {day}, {year}"
    if form == "ym":
        return f"{MONTHS[value[1] - 1]} {value[0]}"
    return str(MONTHS[value[0] - 1])


def refill(pair: tuple[Fact, Fact], zh: str, en: str, chance: random.Random) -> tuple[str, str]:
    """A new value for a shared fact, written for either side in its old manner."""
    left, right = pair
    value = _new_value(left, chance)
    right_form = "y" if left.form == "y" else right.form
    return (
        _zh_text(left.form, value, zh[left.start : left.end]),
        _en_text(right_form, value, en[right.start : right.end]),
    )
