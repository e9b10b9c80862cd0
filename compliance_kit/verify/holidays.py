"""Holidays named by the figures of their date: 十一 is the National Day, never the eleventh.

The week-long holiday of 1 October and its like are called by their date in short. Engines read the
figures as a number: *the Eleven*, *11*, *eleventh*. The days are those of the State Council's
Measures for Public Holidays (全国年节及纪念日放假办法): 五一 (1 May), 十一 (1 October), and the
commemorations 三八 (8 March), 五四 (4 May), 六一 (1 June), 八一 (1 August).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compliance_kit.verify.texts import TextPair

_AFTER = "国庆|國慶|黄金周|黃金週|小?长假|小?長假|假期|假日|期间|期間|节|節|放假|出游"
# The name in quotation marks, or with a word that makes it a holiday.
_HOLIDAY = re.compile(
    rf"[“「‘\"](?P<a>五一|十一|三八|五四|六一|八一)[”」’\"]|(?<![0-9一二三四五六七八九十第])"
    rf"(?P<b>五一|十一|三八|五四|六一|八一)(?={_AFTER})"
)
_READ: dict[str, tuple[str, str]] = {
    "五一": ("51|fifty-one|five[ -]one|fifty first", "may|labou?r|workers"),
    "十一": ("11(?:th)?|(?-i:XI)|eleven(?:th)?", "october|oct|national day"),
    "三八": ("38|thirty-eight\\w*|three[ -]eight", "march|women"),
    "五四": ("54|fifty-four\\w*|five[ -]four", "may|youth"),
    "六一": ("61|sixty-one|six[ -]one", "june|children"),
    "八一": ("81|eighty-one|eight[ -]one", "august|army"),
}
_DAYS = {
    name: (
        re.compile(rf"(?<![0-9.,])(?:{figures})(?![0-9a-z%]|[.,][0-9])", re.IGNORECASE),
        re.compile(rf"\b(?:{right})\b", re.IGNORECASE),
    )
    for name, (figures, right) in _READ.items()
}


_NAMES = {
    "五一": "May Day", "十一": "National Day", "三八": "Women's Day", "五四": "Youth Day",
    "六一": "Children's Day", "八一": "Army Day",
}  # fmt: skip
_BESIDE = re.compile(r" ?(?:day\b|-)", re.IGNORECASE)


def named(source: str, target: str, start: int, end: int) -> str | None:
    """What ``target[start:end]``, where ``source`` is misread, should be; None if unsure."""
    name = next((day for day in _NAMES if day in source), None)
    before = target[:start]
    if name is None or before.endswith("-") or _BESIDE.match(target, end):
        return None
    return _NAMES[name]


def misread_holidays(
    pair: TextPair, taken: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, int, int]]:
    """(start, end) in the source and in the target of holidays that became a number.

    ``taken`` are the spans of the target that say another fact of the source.
    """
    spans = list(taken)
    if pair.source.language != "zh" or pair.target.language != "en":
        return
    for match in _HOLIDAY.finditer(pair.source.text):
        name = match["a"] or match["b"]
        wrong, right = _DAYS[name]
        if right.search(pair.target.text):
            continue
        for place in wrong.finditer(pair.target.text):
            if not any(start < place.end() and place.start() < end for start, end in spans):
                yield (*match.span(), *place.span())
                return
