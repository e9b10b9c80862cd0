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
from compliance_kit.localize.currency import sign
from compliance_kit.localize.figures import figure, writable
from compliance_kit.localize.locales import House
from compliance_kit.localize.style import Style
from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.expressions.tables import en_words, zh_words
from compliance_kit.text.values import Date, DateTime, Expression, Measure, Money, Range, Time

_DIGIT = re.compile("[0-9０-９]")
_WIDE = re.compile("[０-９．％]")
_NUMERAL = re.compile(
    r"(?P<figure>[0-9０-９]+(?:(?:,[0-9]{3})+|(?:，[０-９]{3})+)?(?:[.．][0-9０-９]+)?)"
    r"(?P<scale>[ \u00a0-]?(?:million|billion|trillion)|[ \u00a0]?[万亿萬億]{1,2})?"
)
_COLLOQUIAL = re.compile(
    r"pound|quid|buck|cent|penny|pence|\bfen\b|jiao|dime|nickel|[块塊角毛分镑鎊]|half|quarter|dozen"
    r"|[0-9]p\b"
)
_SIGN = re.compile(r"((?:[A-Za-z.]{1,4})?[$£€]|USD|HKD|EUR|GBP)[ \u00a0]?(?=[0-9])")
_YUAN = re.compile(r"[¥￥]|RMB|CNY|renminbi", re.IGNORECASE)
_SHORT_SCALE = re.compile(r"[0-9][ \u00a0]?(?:mn|mln|bn|bln|tn|trn)\b")
_SHORT_MONEY = re.compile(r"[0-9][ \u00a0]?(?:k|m|mn|mln|bn|bln|b|tn|trn)\b", re.IGNORECASE)
_PERCENT = re.compile(r"[ \u00a0]?(?:%|％|percent\b|per cent\b|pct\b)", re.IGNORECASE)
_CLOCK = re.compile(
    r"[0-9]{1,2}(?:[:.][0-9]{2}){0,2}[ \u00a0]?[ap]\.?[ \u00a0]?m\b\.?", re.IGNORECASE
)
_DAY = re.compile(
    r"[A-Z][a-z]{2,8}\.?[ \u00a0][0-9]{1,2}(?:st|nd|rd|th)?(?:,?[ \u00a0]?[12][0-9]{3}\b)?"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?[ \u00a0][A-Z][a-z]{2,8}\b\.?(?:,?[ \u00a0][12][0-9]{3}\b)?"
)
_STAMP = re.compile(r"[12][0-9]{3}([-/.])[0-9]{1,2}\1[0-9]|[0-9]{2}:[0-9]{2}:[0-9]{2}")
_JOINED = re.compile(r"(?:from|between|从|從|自)\s*$", re.IGNORECASE)
# 2026-01-31, 01月05日, full-width digits: all other Chinese dates are as they should be. The
# space that some houses put around figures (2004 年) is theirs.
_UNTIDY = re.compile(r"[0-9]{4}[-/.][0-9]+[-/.][0-9]|(?<![0-9])0[0-9][ ]?[月日]|[０-９]")
_CAPITALS = re.compile("[A-Z]{3}")
_LETTERS = re.compile("[A-Za-z]{3}")
_WORDS_BEHIND = re.compile(r" (?:[a-z]{2,20} )?(?P<noun>[a-z]{2,20}s)\b")


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
    if isinstance(value, DateTime):
        return _datetime(core, value, house, style)
    if house.language == "zh":
        return _write(core, house, style) if _UNTIDY.search(core.text) else None
    if isinstance(value, Range):
        ends = (value.start, value.end)
        if not all(isinstance(end, Date) and end.month and end.day for end in ends):
            return None
        if _between(text, core):
            return None
        return _write(core, house, style) if _LETTERS.search(core.text) else None
    if not isinstance(value, Date) or value.month is None or value.part is not None:
        return None
    if text[max(0, core.start - 4) : core.start].lower() == "the ":
        return None  # the 31st of December
    if (value.day is None and value.year is None) or _CAPITALS.search(core.text):
        return None
    return _write(core, house, style)


def _datetime(core: Expression, value: DateTime, house: House, style: Style) -> str | None:
    """The day and the clock time each mended where they stand."""
    if _STAMP.search(core.text):
        # 2026-01-31 09:30 and Sat, 31 Jan 2026 09:30:00 are written by and for machines.
        return None
    day = _DAY.search(core.text)
    new = core.text
    if day is not None and house.language == "en":
        # A weekday before the match stays as it stands.
        plain = replace(core, kind="date", value=replace(value.date, weekday=None))
        written = _write(plain, house, style)
        if written is not None:
            new = core.text[: day.start()] + written + core.text[day.end() :]
    clock = _CLOCK.search(new)
    if house.language == "en" and clock is not None:
        time = _write(
            replace(core, kind="time", value=replace(value.time, zone=None)), house, style
        )
        if time is not None:
            new = new[: clock.start()] + time + new[clock.end() :]
    return new


def _time(core: Expression, house: House, style: Style) -> str | None:
    # 14:30 and 14时30分 are right as they are; the words for a zone stay as chosen.
    clock = _CLOCK.search(core.text)
    if house.language == "zh" or clock is None or not isinstance(core.value, Time):
        return None
    new = _write(replace(core, value=replace(core.value, zone=None)), house, style)
    if new is None:
        return None
    return core.text[: clock.start()] + new + core.text[clock.end() :]


def _percent(core: Expression, house: House, style: Style) -> str | None:
    """The sign or the word behind the figure; the figure itself as it stands."""
    sign = _PERCENT.search(core.text)
    if sign is None or _DIGIT.search(core.text[: sign.start()]) is None:
        return None
    text = core.text
    if house.language == "en" or style.percent == "sign":
        wanted = "%"
        if style.percent == "word":
            wanted = " " + english.percent_word(house)
        text = _PERCENT.sub(wanted, text)
        return text.translate(_NARROW)
    return _write(core, house, style)


_NARROW = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("．"): "."}


def _money(core: Expression, house: House, style: Style) -> str | None:
    value = core.value
    if not isinstance(value, Money) or _COLLOQUIAL.search(core.text.lower()):
        return None
    if house.language == "zh":
        if re.search("[A-Za-z¥￥$£€]", core.text):
            return _write(core, house, style)
        return _regrouped(core, value.amount, house, style)
    if _SHORT_MONEY.search(core.text):
        return _write(core, house, style)
    if value.currency == "CNY":
        if style.currency != "yuan" or _YUAN.search(core.text):
            return _write(core, house, style)
        return _regrouped(core, value.amount, house, style)
    text = core.text
    mark, here = sign(value.currency, house, style), _SIGN.match(text)
    if mark is not None and here is not None:
        figure_text = text[here.end() :]
        scale = _NUMERAL.match(figure_text)
        if scale is not None and (scale["scale"] or "").startswith("-"):
            figure_text = figure_text.replace("-", " ", 1)
        text = mark + figure_text
    mended = _regrouped(replace(core, text=text), value.amount, house, style)
    return text if mended is None else mended


def _number(text: str, core: Expression, house: House, style: Style) -> str | None:
    value = core.value
    if not isinstance(value, Decimal) or not writable(value) or not _counts(text, core, house):
        return None
    if house.language == "en" and _SHORT_SCALE.search(core.text):
        return figure(value, house, style)
    return _regrouped(core, value, house, style)


def _counts(text: str, core: Expression, house: House) -> bool:
    """Whether a bare figure counts something; else it may be a code, a year, a model."""
    if core.noun or re.search("[,，万亿萬億]|[a-z]{4}", core.text):
        return True
    behind = _WORDS_BEHIND.match(text, core.end)
    return house.language == "en" and behind is not None and behind["noun"] not in _NO_NOUNS


_NO_NOUNS = frozenset({"is", "as", "was", "has", "its", "this", "plus", "across", "says"})

_OTHER_SCALE = re.compile(
    r"[0-9０-９十百千万亿萬億]|illion|lakh|crore|hundred|thousand|dozen|score", re.IGNORECASE
)


def _regrouped(core: Expression, value: Decimal, house: House, style: Style) -> str | None:
    """The figure of ``core`` mended in place, the words around it left."""
    match = _NUMERAL.search(core.text)
    if match is None or (match["scale"] or "").startswith("-"):
        return None
    rest = core.text[: match.start()] + core.text[match.end() :]
    if _OTHER_SCALE.search(rest):
        return None
    old = match["figure"]
    large = abs(value) >= (10**6 if house.language == "en" else 10**4)
    restyled = large and bool(match["scale"]) != (style.large_numbers == "units")
    whole = old.split(".")[0]
    ungrouped = house.language == "en" and len(whole) > 4 and "," not in whole
    if not (restyled or ungrouped or _WIDE.search(old)):
        return None
    new = figure(value, house, style)
    exact = new[-1:].isalpha() or not large or style.large_numbers == "digits"
    if not exact and (match["scale"] or not (ungrouped or _WIDE.search(old))):
        # No scale word fits exactly: the figure stays unless its digits are ungrouped or wide.
        return None
    return core.text[: match.start()] + new + core.text[match.end() :]


def _range(text: str, core: Expression, house: House, style: Style) -> str | None:
    """Only what breaks the style on either side; 10-15 yuan is as right as 10 to 15 yuan."""
    if house.language == "zh" or _COLLOQUIAL.search(core.text.lower()):
        return None
    if core.inner == "datetime" and isinstance(core.value, Range):
        return _times(core, core.value, house, style)
    if _between(text, core):
        return None
    if core.inner == "percent":
        return _percent(core, house, style)
    if core.inner != "money" or not isinstance(core.value, Range):
        return None
    start = core.value.start
    if not isinstance(start, Money):
        return None
    if start.currency == "CNY":
        wrong = bool(_YUAN.search(core.text)) or style.currency != "yuan"
    else:
        here = _SIGN.match(core.text)
        mark = sign(start.currency, house, style)
        wrong = here is not None and mark is not None and here.group(1) != mark
    if wrong or _SHORT_MONEY.search(core.text):
        return _write(core, house, style)
    return None


def _times(core: Expression, value: Range, house: House, style: Style) -> str:
    """The days and clock times of both ends, each mended where it stands."""
    ends = [end for end in (value.start, value.end) if isinstance(end, DateTime)]
    days = list(dict.fromkeys(replace(end.date, weekday=None) for end in ends))
    new = core.text
    singles = [replace(core, kind="date", inner=None, value=day) for day in days]
    clocks = [
        replace(core, kind="time", inner=None, value=replace(end.time, zone=None)) for end in ends
    ]
    for pattern, parts in ((_DAY, singles), (_CLOCK, clocks)):
        position = 0
        for part in parts:
            found = pattern.search(new, position)
            if found is None:
                break
            written = _write(part, house, style) or found.group()
            new = new[: found.start()] + written + new[found.end() :]
            position = found.start() + len(written)
    return new


def _between(text: str, core: Expression) -> bool:
    """Whether the range reads on from ``from`` or ``between``, in its span or before it."""
    if re.match("from |between ", core.text, re.IGNORECASE):
        return True
    return bool(_JOINED.search(text[max(0, core.start - 10) : core.start]))
