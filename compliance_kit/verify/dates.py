"""When two atoms of dates, periods and clock times say the same."""

from __future__ import annotations

import re

from compliance_kit.text.values import Date, Expression, Range
from compliance_kit.verify.atoms import Atom
from compliance_kit.verify.context import Context, Verdict
from compliance_kit.verify.texts import Side, TextPair


def agree_dates(ours: Atom, theirs: Atom, context: Context) -> Verdict | None:
    """How two atoms agree of which one at least is a date, a period or a clock time."""
    if ours.sort == "day" and theirs.sort == "day":
        verdict = _days(ours, theirs, context)
    elif ours.sort == "clock" and theirs.sort == "clock":
        verdict = _clocks(ours, theirs, context)
    elif ours.sort == "period" and theirs.sort == "period":
        verdict = _periods(ours, theirs)
    elif ours.sort == "figure":
        verdict = _figure_and_date(ours, theirs, context.source, context.target)
    elif theirs.sort == "figure":
        verdict = _figure_and_date(theirs, ours, context.target, context.source)
    else:
        verdict = None
    if verdict is None and _same_figures(ours, theirs, context):
        return "same"
    return verdict


def _same_figures(ours: Atom, theirs: Atom, context: Context) -> bool:
    """23:15 and 23.15, 2011.09―2012.01 and 2011.09 - 2012.01: the same figures in other marks."""
    a = _FIGURES.findall(context.source, ours.start, ours.end)
    b = _FIGURES.findall(context.target, theirs.start, theirs.end)
    return len(a) > 1 and a == b and ours.end_of == theirs.end_of


_FIGURES = re.compile("[0-9]+")


def _days(ours: Atom, theirs: Atom, context: Context) -> Verdict | None:
    a, b = ours.date, theirs.date
    assert a is not None and b is not None
    if a.day is not None and b.day is not None:
        if a.day != b.day:
            return None
        if a.month is None and b.month is not None:
            return "same" if _month_given(b.month, b.day, context) else "month"
        if b.month is None and a.month is not None:
            # "the 25th" after a month said elsewhere in the target.
            if a.month in context.target_months:
                return "same"
            reference = context.reference
            return "same" if reference is not None and reference.month == a.month else None
    return None


def _month_given(month: int, day: int, context: Context) -> bool:
    """Whether the source or the document's date gives the month that the target names."""
    if month in context.source_months:
        return True
    reference = context.reference
    if reference is None:
        return False
    if month == reference.month:
        return True
    # News of a day gone by: on 3 November, 25日 is 25 October.
    previous = (reference.month - 2) % 12 + 1
    following = reference.month % 12 + 1
    return (month == previous and day > reference.day) or (
        month == following and day < reference.day
    )


def _clocks(ours: Atom, theirs: Atom, context: Context) -> Verdict | None:
    a, b = ours.clock, theirs.clock
    assert a is not None and b is not None
    if a.minute != b.minute or a.hour % 12 != b.hour % 12:
        return None
    if a.hour != b.hour and _counts_to_24(ours, theirs, context):
        return None
    morning, evening = _HALF_DAY.search(context.source), _HALF_DAY.search(context.target)
    return (
        "same"
        if morning is None or evening is None or a.hour == b.hour
        else "same"
        if (min(a.hour, b.hour) < 13)
        and _EVENING.search(context.source if a.hour < b.hour else context.target)
        else None
    )


def _counts_to_24(ours: Atom, theirs: Atom, context: Context) -> bool:
    """Whether the Chinese clock is one of 24 hours: 11时 with no word for a half of the day."""
    zh = context.source_language == "zh"
    text, atom = (context.source, ours) if zh else (context.target, theirs)
    return "时" in text[atom.start : atom.end] and _HALF_DAY.search(text) is None


_HALF_DAY = re.compile(
    r"[上下]午|[早晚夜晨]|\b[ap]\.?\s?m\b|morning|noon|evening|night", re.IGNORECASE
)
_EVENING = re.compile(
    r"下午|[晚夜暮]|傍晚|午后|\bp\.?\s?m\b|afternoon|evening|night", re.IGNORECASE
)


def _periods(ours: Atom, theirs: Atom) -> Verdict | None:
    a, b = ours.date, theirs.date
    assert a is not None and b is not None
    if a.season and b.season and a.season == b.season:
        return "same"
    return None


def _figure_and_date(figure: Atom, date: Atom, figures: str, text: str) -> Verdict | None:
    """2018 that only one grammar takes for a year, the 25th, 1500 hours.

    ``figures`` is the text of the figure, ``text`` that of the date.
    """
    amount = figure.amount
    if date.sort == "clock":
        assert date.clock is not None
        clock = date.clock.hour * 100 + date.clock.minute
        if figure.family == "" and amount in (clock, date.clock.hour):
            return "same"
        if figure.unit == "hour" and amount == clock and amount > 24:
            return "same"  # at 1500 hours
        return "unit" if amount == date.clock.hour and not date.clock.minute else None
    assert date.date is not None
    value = date.date
    said = (
        value.year if date.sort == "year"
        else value.day if date.sort == "day" and value.day is not None
        else value.month if date.sort == "day"
        else value.quarter or value.half or value.century or _short_decade(value.decade)
        if date.sort == "period"
        else None
    )  # fmt: skip
    if said is None or amount != said:
        return None
    if figure.family == "" and date.sort == "day" and value.day is not None:
        if value.month is None and _is_chinese(date, text) and _no_day(figure, date, figures, text):
            return "unit"
        return "same"
    if figure.family == "" or date.sort == "period":
        return "same"
    if figure.family in ("seconds", "months") and date.sort in ("day", "year"):
        # 15日内 is fifteen days; 15日 alone is a day of the month.
        if _COUNTED.search(text, max(0, date.start - 3), date.start):
            return "same"
        after = text[date.end : date.end + 1]
        return "same" if after in ("内", "间", "来", "后", "前", "之", "以") and after else "unit"
    return None


def _is_chinese(date: Atom, text: str) -> bool:
    """Whether the date is written 27日 or 27号."""
    return (
        text[date.end - 1 : date.end] in ("日", "号", "號") or "日" in text[date.start : date.end]
    )


def _no_day(figure: Atom, date: Atom, english: str, chinese: str) -> bool:
    """Whether an English figure cannot be read as the day 27日: No. 28, 30 p.m., Times 26.

    号 counts buildings and lines too; it is a day where the words about it say so.
    """
    if "日" not in chinese[date.start : date.end] and not (
        _FROM_DAY.search(chinese, max(0, date.start - 3), date.start)
        or _DAY_ON.match(chinese, date.end)
    ):
        return False
    if _COUNTED.search(chinese, max(0, date.start - 3), date.start):
        return False
    if figure.kind == "ordinal":
        if _DAY_AFTER.match(english, figure.end):
            return True
        return english[figure.start : figure.start + 2].lower() == "no"
    if _NUMBERED.search(english, max(0, figure.start - 8), figure.start):
        return True
    if _HALF_DAY_AFTER.match(english, figure.end):
        return True
    return not _DAY_BEFORE.search(english, max(0, figure.start - 14), figure.start)


_FROM_DAY = re.compile(r"(?:[从從自于於在到至将將]|截至|月)\Z")
_COUNTED = re.compile(r"(?:为期|為期|历时|歷時|持续|持續|用时|連續|连续|共|第)\Z")
_DAY_AFTER = re.compile(r" day\b")
_DAY_ON = re.compile("[起晚早]|开始|開始|[上下]午|凌晨|[当當]天|以[前后後]|之[前后後]|前后")
_NUMBERED = re.compile(r"(?:\bn(?:os?|umber)\.? ?|#)\Z", re.IGNORECASE)
_HALF_DAY_AFTER = re.compile(r" ?[ap]\.? ?m\b", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    r"(?:\b(?:on|of|until|till?|from|by|since|to|and|or|through|between|before|after|the|for|"
    r"day|date|dated|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|"
    r"dec\w*)\.?|[0-9],|[(\[/&–—-]|\A) ?\Z",
    re.IGNORECASE,
)


def _short_decade(decade: int | None) -> int | None:
    """80 for the 1980s: 80后 are those born in them."""
    return decade % 100 if decade is not None and decade >= 1900 else None


def alike_dates(ours: Atom, theirs: Atom) -> float | None:
    a, b = ours.date, theirs.date
    if ours.sort == "period":
        assert a is not None and b is not None
        same = (bool(a.quarter), bool(a.half), bool(a.season), bool(a.decade), bool(a.century)) == (
            bool(b.quarter), bool(b.half), bool(b.season), bool(b.decade), bool(b.century)
        )  # fmt: skip
        return 0.2 if same else None
    if ours.sort == "day":
        assert a is not None and b is not None
        return 0.4 if a.day == b.day or a.month == b.month else 0.1
    return 0.2


# The words that may narrow a year or a month, near its name.
_NARROWED = {
    "en": re.compile(
        r"\b(?:end|late\w*|close|final|last|turn|eve|early|begin\w*|start\w*|first|mid\w*|half|"
        r"latter|second|third|ten days|outset|opening)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("[底末初中终終尾头頭]|[上下]旬|前夕|以?前|开始|伊始"),
}
_NEAR = {"en": 48, "zh": 12}


def part_lost(ours: Atom, theirs: Atom, target: Side) -> bool:
    """Whether the end, middle or beginning that the source names is nowhere about the date."""
    if ours.part is None or theirs.part is not None or theirs.sort != ours.sort:
        return False
    near = _NEAR[target.language]
    around = target.text[max(0, theirs.start - near) : theirs.end + near]
    return _NARROWED[target.language].search(around) is None


def part_changed(ours: Atom, theirs: Atom) -> bool:
    """Whether *late June* stands for 6月上旬: each text narrows the period to another part."""
    return ours.part is not None and theirs.part is not None and ours.part != theirs.part


# 去年7月: a year told from this one, right before the month; and what says it in English.
_TOLD_YEAR = re.compile(r"(?:去年|前年|明年|[后後]年) ?\Z")
_SAID_YEAR = re.compile(r"\b(?:last|next|previous|past|following|year|(?:19|20)[0-9]{2})\b", re.I)


def day_counted(ours: Atom, theirs: Atom, pair: TextPair) -> bool:
    """Whether the day 30日 became *the 30th day*."""
    if ours.sort != "day" or ours.date is None or ours.date.month is not None:
        return False
    zh = pair.source.text
    return (
        pair.source.language == "zh"
        and pair.target.language == "en"
        and _DAY_AFTER.match(pair.target.text, theirs.end) is not None
        and _COUNTED.search(zh, max(0, ours.start - 3), ours.start) is None
    )


def year_of_range(ours: Expression, theirs: Expression) -> bool:
    """Whether *28 September to 12 January 2020* became a range that begins in 2020.

    English says the year of the later date, Chinese that of the earlier one.
    """
    a, b = ours.value, theirs.value
    if not (isinstance(a, Range) and isinstance(b, Range)):
        return False
    ends = (a.start, a.end, b.start, b.end)
    if not all(isinstance(end, Date) for end in ends):
        return False
    first, last, start, _end = ends
    assert isinstance(first, Date) and isinstance(last, Date) and isinstance(start, Date)
    if last.year is None or first.month is None or last.month is None or start.year is None:
        return False
    return (
        first.month > last.month
        and first.year in (None, last.year)
        and start.year == last.year
        and (first.month, last.month) == (start.month, last.month)
        and first.year != start.year
    )


def year_moved(ours: Atom, theirs: Atom, pair: TextPair) -> bool:
    """Whether the Chinese month is one of last or next year and the English one is not."""
    if ours.sort != "day" or theirs.sort != "day":
        return False
    zh, en = (ours, theirs) if pair.source.language == "zh" else (theirs, ours)
    chinese, english = (
        (pair.source, pair.target) if pair.source.language == "zh" else (pair.target, pair.source)
    )
    if chinese.language == english.language:
        return False
    if _TOLD_YEAR.search(chinese.text, max(0, zh.start - 4), zh.start) is None:
        return False
    around = english.text[max(0, en.start - 40) : en.end + 40]
    return _SAID_YEAR.search(around) is None
