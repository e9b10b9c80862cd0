"""Facts said in words that no grammar counts: both houses, mother of two, 数分钟, 国庆, 上月.

They stand in no expression, so losing one is seen only by looking for the words that may say it in
the other language. Each rule names the words of one language and all that may answer them; what
answers is drawn wide, for a translator has many ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compliance_kit.verify.finding import FindingKind, Severity
from compliance_kit.verify.texts import Side, TextPair

_NUMBER = {
    "one": "1一", "two": "2两兩二双雙俩龙龍", "three": "3三仨", "four": "4四", "five": "5五",
    "six": "6六", "seven": "7七", "eight": "8八", "nine": "9九", "ten": "十",
}  # fmt: skip
_PARENT = re.compile(
    rf"\b(?:mother|father|mum|mom|dad|parent|grand(?:mother|father|parent))s?"
    rf"(?P<join>-of-| of )(?P<n>{'|'.join(_NUMBER)})\b(?!-)",
    re.IGNORECASE,
)
# A mother of two in Chinese is one of two children.
_CHILDREN = "(?:[个個名位] ?)?(?:孩|子女|兒|儿|娃|宝|寶|女|男|小)"
# "both houses", not "both in A and B" or "both A and B".
_BOTH = re.compile(
    r"\bboth (?:of )?(?:(?:the|these|those|his|her|its|their|our) )?(?P<noun>[a-z]+[^s\W]s)\b"
    r"(?! and\b)(?!,)",
    re.IGNORECASE,
)
_BOTH_ZH = re.compile(
    r"[两兩二双雙都均皆俩倆各互彼此并並同兼又]|(?<![0-9])2(?![0-9.,])|全部|所有|一起|共同|分别"
)
_SEVERAL = re.compile(
    "(?<![0-9一二三四五六七八九十百千万亿多无無次度计總总基人指])"
    "[数數](?P<unit>秒|分[钟鐘]|小时|小時|[天日](?!本)|周(?!年)|[个個]月|年)"
)
_SEVERAL_EN = {
    "秒": "second", "分": "minute|moment|shortly|soon", "小": "hour", "天": "day", "日": "day",
    "周": "week", "个": "month", "個": "month", "年": "year|decade",
}  # fmt: skip
_FEW = re.compile(r"\b(?:several|few|couple|number of|some)\b", re.IGNORECASE)
# 国庆 and its like are days of the year, each with the names that English gives them.
_HOLIDAYS = (
    (
        re.compile("(?:国庆|國慶)(?:节|節|[当當]天|日|期间|期間|假|黄金周|小?长假)"),
        re.compile(r"\b(?:national|oct|october|anniversary|founding|holidays?|golden)\b", re.I),
        re.compile(
            r"\b(?:(?P<day>(?:the )?(?:fourth|4th) of july)(?! (?:holiday|week))|fourth of the"
            r"|independence day|july 4)\b",
            re.IGNORECASE,
        ),
    ),
)
_WEEK = re.compile("期间|期間|假|黄金周")


@dataclass(frozen=True)
class Spoken:
    """A fact in words at ``start:end`` of the source whose counterpart is missing or another."""

    kind: FindingKind
    severity: Severity
    start: int
    end: int
    there: tuple[int, int] | None = None
    repair: str | None = None


def spoken_facts(pair: TextPair) -> Iterator[Spoken]:
    """The facts in words that the target does not say."""
    source, target = pair.source, pair.target
    if source.language == target.language:
        return
    if source.language == "en":
        yield from _parents(source, target)
        yield from _both(source, target)
    else:
        yield from _several(source, target)
        yield from _relative(pair)
        yield from _holidays(source, target)


def _parents(source: Side, target: Side) -> Iterator[Spoken]:
    for match in _PARENT.finditer(source.text):
        digits = _NUMBER[match["n"].lower()]
        if re.search(f"[{digits}]{_CHILDREN}", target.text):
            continue
        if match["join"] == " of " and re.search(f"[{digits}]", target.text):
            continue  # mother of five judges: the number may count what follows
        place = re.search(f"[{digits}][个個名位代]?[^，。,.;；]{{0,4}}[母父妈媽爸]", target.text)
        yield Spoken("number", "error", *match.span(), place.span() if place else None)


def _both(source: Side, target: Side) -> Iterator[Spoken]:
    if _BOTH_ZH.search(target.text):
        return
    for match in _BOTH.finditer(source.text):
        yield Spoken("number", "warning", *match.span())


def _several(source: Side, target: Side) -> Iterator[Spoken]:
    for match in _SEVERAL.finditer(source.text):
        words = _SEVERAL_EN[match["unit"][0]]
        if not re.search(rf"\b(?:{words})s?\b", target.text, re.I) and not _FEW.search(target.text):
            yield Spoken("number", "warning", *match.span())


def _holidays(source: Side, target: Side) -> Iterator[Spoken]:
    for chinese, english, wrong in _HOLIDAYS:
        match = chinese.search(source.text)
        if match is None:
            continue
        place = wrong.search(target.text)
        if place is not None:
            text = "National Day" if place["day"] else None
            if text and _WEEK.search(match.group()):
                text = "the National Day holiday"
            yield Spoken("date", "error", *match.span(), place.span(), text)
        elif english.search(target.text) is None:
            yield Spoken("date", "warning", *match.span())


# Years and months told from this one, and all that English may say for them.
_RELATIVE = (
    ("上[个個]?月|上月", r"last|previous|prior|past|earlier|ago|month-on-month|from the month"),
    ("下[个個]?月", r"next|following|coming|later|upcoming"),
    ("去年|上年", r"last|previous|prior|past|earlier|ago|year-on-year|(?:19|20)[0-9]{2}|before"),
    ("明年", r"next|following|coming|upcoming|later|(?:19|20)[0-9]{2}|after"),
    ("前年", r"before|ago|two years|(?:19|20)[0-9]{2}"),
    ("(?:上周|上週|上星期)(?![一二三四五六日天])", r"last|previous|past|prior|earlier|week"),
    ("(?:下周|下週|下星期)(?![一二三四五六日天])", r"next|following|coming|upcoming|week"),
    ("昨[天日晚]", r"yesterday|last|previous|day|[a-z]+day"),
    ("(?<![光文透说說])明[天日](?!使)", r"tomorrow|next|following|day|[a-z]+day"),
)
_TOLD = tuple(
    (re.compile(f"(?<![早晚截以])(?:{zh})(?!同期|同比)"), re.compile(rf"\b(?:{en})\b", re.I))
    for zh, en in _RELATIVE
)


def _relative(pair: TextPair) -> Iterator[Spoken]:
    text = pair.target.text
    for chinese, english in _TOLD:
        match = chinese.search(pair.source.text)
        if match is None or english.search(text):
            continue
        yield Spoken("date", "warning", *match.span())
