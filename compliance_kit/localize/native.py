"""House style for expressions that are in the locale's own language already.

Only the forms that a copy editor would mend: months and their order, figures without or with the
wrong grouping, 120,000,000 for 120 million, RMB and its like, am and pm, the percent sign. What is
spelled out in words, what is right in either form and what is colloquial stays.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from compliance_kit.localize import chinese, english
from compliance_kit.localize.figures import digits, figure, writable
from compliance_kit.localize.locales import House
from compliance_kit.localize.style import Style
from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.expressions.tables import en_words, zh_words
from compliance_kit.text.values import Date, DateTime, Expression, Measure, Money, Range, Time

_DIGIT = re.compile("[0-9０-９]")
_LONG = re.compile(r"[0-9０-９]{5}")
_GROUPED = re.compile(r"[0-9][,][0-9]{3}|[０-９][，][０-９]{3}")
_WIDE = re.compile("[０-９．％]")
_COLLOQUIAL = re.compile(
    r"pound|quid|buck|cent|penny|pence|\bfen\b|jiao|dime|nickel|[块塊角毛分镑鎊]|half|quarter|dozen"
    r"|[0-9]p\b"
)
_SIGN = re.compile(r"(?:[A-Z]{1,3})?[¥￥$£€]|RMB|CNY|USD|HKD|EUR|GBP", re.IGNORECASE)
_YUAN = re.compile(r"[¥￥]|RMB|CNY|renminbi|人民币|人民幣", re.IGNORECASE)
_CLOCK = re.compile(r".*?[ap]\.?[ \u00a0]?m\.?", re.IGNORECASE)
_SHORT_SCALE = re.compile(r"[0-9]\s?(?:mn|mln|bn|bln|tn|trn)\b")
_JOINED = re.compile(r"(?:from|between|从|從|自)\s*$", re.IGNORECASE)
_WORD_BEHIND = re.compile(r" ?[a-z]")
# 2026-01-31, 2026/1/31, 2026 年 1 月, 01月05日: all other Chinese dates are as they should be.
_UNTIDY_RANGE = re.compile(
    r"[0-9年月][ \u00a0\u3000]+[0-9年月日]|(?<![0-9])0[0-9][月日]|[０-９]|[0-9][-/.][0-9]+[-/.]"
)
_UNTIDY = re.compile(_UNTIDY_RANGE.pattern + r"|[0-9][-/.][0-9]")
_LETTERS = re.compile("[A-Za-z]{3}")


def native_form(
    text: str, expression: Expression, house: House, style: Style
) -> tuple[int, int, str] | None:
    """``(start, end, new)`` for the figure of ``expression`` (its approximation stays), or None."""
    if _DIGIT.search(expression.text) is None:
        return None
    core = _core(text, expression, house)
    if core is None:
        return None
    wanted = _wanted(text, core, house, style)
    if wanted is None or wanted == core.text:
        return None
    return core.start, core.end, wanted


def _core(text: str, expression: Expression, house: House) -> Expression | None:
    """The expression without its words of approximation; None where they stand inside it."""
    if expression.approx is None:
        return expression
    start, end = expression.start, expression.end
    piece = expression.text
    if house.language == "en":
        low = piece.lower()
        before = next((w for w in _EN_BEFORE if low.startswith(w + " ")), "")
        behind = next((w for w in _EN_AFTER if low.endswith(" " + w)), "")
    else:
        before = next((w for w in _ZH_BEFORE if piece.startswith(w)), "")
        behind = next((w for w in _ZH_AFTER if piece.endswith(w)), "")
    start += len(before)
    end -= len(behind)
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    found = find_expressions(text[start:end], house.language)
    if len(found) != 1 or found[0].value != expression.value or found[0].approx is not None:
        return None
    if (found[0].start, found[0].end) != (0, end - start):
        return None
    return replace(expression, start=start, end=end, text=text[start:end], approx=None)


_EN_BEFORE = sorted(en_words.BEFORE, key=len, reverse=True)
_EN_AFTER = sorted(en_words.AFTER, key=len, reverse=True)
_ZH_BEFORE = sorted(zh_words.BEFORE, key=len, reverse=True)
_ZH_AFTER = sorted(zh_words.AFTER, key=len, reverse=True)


def _write(expression: Expression, house: House, style: Style) -> str | None:
    if house.language == "en":
        return english.write(expression, house, style, "en")
    return chinese.write(expression, house, style, "zh")


def _wanted(text: str, core: Expression, house: House, style: Style) -> str | None:
    kind = core.kind
    if kind in ("date", "datetime", "date-range"):
        return _date(text, core, house, style)
    if kind == "time":
        return _time(core, house, style)
    if kind == "percent":
        return _percent(core, house, style)
    if kind == "money":
        return _money(core, house, style)
    if kind == "number":
        return _number(text, core, house, style)
    if kind == "measure" and style.measures == "convert":
        return _write(core, house, style)
    if kind == "measure" and isinstance(core.value, Measure):
        return _regrouped(core, core.value.amount, house, style)
    if kind == "range":
        return _range(text, core, house, style)
    return None


def _date(text: str, core: Expression, house: House, style: Style) -> str | None:
    value = core.value
    if house.language == "zh":
        untidy = _UNTIDY_RANGE if isinstance(value, Range) else _UNTIDY
        return _write(core, house, style) if untidy.search(core.text) else None
    if isinstance(value, Range):
        ends = (value.start, value.end)
        if not all(isinstance(end, Date) and end.month and end.day for end in ends):
            return None
        if _JOINED.search(text[: core.start][-10:]) or not _LETTERS.search(core.text):
            return None
        return _write(core, house, style)
    day = value.date if isinstance(value, DateTime) else value
    assert isinstance(day, Date)
    if day.month is None or (day.day is None and day.year is None) or day.part is not None:
        return None
    if isinstance(value, DateTime) and "T" not in core.text and not _LETTERS.search(core.text):
        return None
    return _write(core, house, style)


def _time(core: Expression, house: House, style: Style) -> str | None:
    # 14:30 and 14时30分 are right as they are; the words for a zone stay as chosen.
    clock = _CLOCK.match(core.text)
    if house.language == "zh" or clock is None or not isinstance(core.value, Time):
        return None
    plain = replace(core, value=replace(core.value, zone=None))
    new = _write(plain, house, style)
    rest = core.text[clock.end() :]
    return None if new is None else new + rest


def _percent(core: Expression, house: House, style: Style) -> str | None:
    if re.search("[成折‰]", core.text):
        return None
    return _write(core, house, style)


def _money(core: Expression, house: House, style: Style) -> str | None:
    value = core.value
    if _COLLOQUIAL.search(core.text.lower()) or not isinstance(value, Money):
        return None
    if house.language == "zh":
        if re.search("[A-Za-z¥￥$£€]", core.text):
            return _write(core, house, style)
        return _regrouped(core, value.amount, house, style)
    if value.currency == "CNY":
        if bool(_YUAN.search(core.text)) or style.currency != "yuan":
            return _write(core, house, style)
    elif _SIGN.match(core.text):
        return _write(core, house, style)
    return _regrouped(core, value.amount, house, style)


def _number(text: str, core: Expression, house: House, style: Style) -> str | None:
    value = core.value
    if not isinstance(value, Decimal) or not writable(value) or not _counts(text, core, house):
        return None
    if house.language == "en" and _SHORT_SCALE.search(core.text):
        return figure(value, house, style)
    return _regrouped(core, value, house, style)


def _counts(text: str, core: Expression, house: House) -> bool:
    """Whether a bare figure counts something; else it may be a code, a year, a model."""
    if _GROUPED.search(core.text) or re.search(r"[万亿萬億a-z]", core.text):
        return True
    if core.noun:
        return True
    return house.language == "en" and bool(_WORD_BEHIND.match(text, core.end))


def _regrouped(core: Expression, value: Decimal, house: House, style: Style) -> str | None:
    """The figure of ``core`` mended in place, the words around it left."""
    match = re.search(
        r"[0-9０-９]+(?:(?:,[0-9]{3})+|(?:，[０-９]{3})+)?(?:[.．][0-9０-９]+)?(?:\s?(?:million|billion|trillion)|[万亿萬億]{1,2})?",
        core.text,
    )
    if match is None:
        return None
    old = match.group()
    plain = core.text[: match.start()] + core.text[match.end() :]
    if re.search("[0-9０-９十百千]", plain):
        return None
    if house.language == "en" and _SHORT_SCALE.search(core.text):
        return None
    wide = bool(_WIDE.search(old))
    large = abs(value) >= (10**6 if house.language == "en" else 10**4)
    scaled = not old[-1:].isdigit()
    if house.language == "zh":
        wrong = (
            wide
            or "," in old
            or "，" in old
            or (large and scaled != (style.large_numbers == "units"))
        )
    else:
        whole = old.split(".")[0]
        ungrouped = "," not in whole and len(whole) > 4 and whole.isdigit()
        wrong = wide or ungrouped or (large and scaled != (style.large_numbers == "units"))
    if not wrong:
        return None
    new = figure(value, house, style)
    if not large:
        new = digits(value, house, grouping=house.language == "en")
    return core.text[: match.start()] + new + core.text[match.end() :]


def _range(text: str, core: Expression, house: House, style: Style) -> str | None:
    if house.language == "zh" or core.inner not in ("money", "percent"):
        return None
    if _JOINED.search(text[: core.start][-10:]) or re.search("from|between", core.text.lower()):
        return None
    if _COLLOQUIAL.search(core.text.lower()):
        return None
    return _write(core, house, style)
