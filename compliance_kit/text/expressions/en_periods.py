"""English periods: quarters, halves, fiscal years, seasons, decades, centuries, years of an era."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.expressions.en_lookup import word_before
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.tables.en_words import DECADES, MONTHS, ORDINALS, SEASONS
from compliance_kit.text.expressions.zh_dates import calendar
from compliance_kit.text.values import Date

_CHRIST = re.compile(r" ?(?P<era>bce?|b\.c\.(?:e\.)?|ad|ce|a\.d\.)(?![a-z])", re.ASCII)
_CHRIST_GAP = (" b", " a", " c", "bc", "ad", "ce")
_CHRIST_FIRST = re.compile(r"(?:^|(?<![a-z]))(?:ad|a\.d\.) $")
_POSSESSIVE = frozenset({"his", "her", "their", "my", "your", "our"})
_M = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"
_YEAR_MONTH = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2}),? " + _M + r"(?: (?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9:.,]))?",
    re.ASCII,
)
_DECADE = re.compile(r"(?P<c>[12][0-9])(?P<d>[0-9]0)['’]?s(?![a-z])", re.ASCII)
_SHORT_DECADE = re.compile(r"([2-9]0)s(?![a-z])", re.ASCII)
_CENTURY = re.compile(r"[ -](?:century|centuries)(?![a-z])")
_QUARTER = re.compile(
    r"(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<what>quarter|half)(?![a-z]|-?final)"
    r"(?P<of> of (?:the |this |that |last |next )?(?:(?P<fiscal>fiscal )?(?:year )?(?P<year>(?:19"
    r"|20)[0-9]{2})|year|fiscal year))?(?P<after>,? (?P<year2>(?:19|20)[0-9]{2})(?![0-9]))?",
    re.ASCII,
)
_YEAR_Q = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?: ?|-)(?P<kind>[qh])(?P<n>[1-4])(?![0-9a-z])", re.ASCII
)
_LAST = re.compile(
    r"(?:last|final) (?P<what>quarter|half) of (?P<fiscal>fiscal )?"
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])",
    re.ASCII,
)
_Q = re.compile(
    r"(?P<kind>[qh])(?P<n>[1-4])(?:(?: |,? (?:of )?|')(?P<year>(?:19|20)[0-9]{2}|"
    r"(?<=')[0-9]{2}))?(?![0-9a-z])",
    re.ASCII,
)
_Q_YEAR = re.compile(
    r"(?P<n>[1-4])(?P<kind>[qh]) ?(?P<year>20[0-9]{2}|[0-3][0-9])(?![0-9a-z])", re.ASCII
)
_FISCAL = re.compile(
    r"(?:fiscal(?: year)?|financial year|fy)[ -]?(?P<year>(?:19|20)[0-9]{2}|(?<=fy)[0-9]{2})"
    r"(?:[/-][0-9]{2,4})?(?![0-9])",
    re.ASCII,
)
_SEASON = re.compile(
    r"(?P<s>spring|summer|autumn|fall|winter)(?: of|,)? (?P<year>(?:19|20)[0-9]{2})(?![0-9])",
    re.ASCII,
)


def _number(word: str) -> int:
    return ORDINALS.get(word) or int(re.sub("[a-z]", "", word))


def christ_at(text: str, low: str, start: int, end: int) -> Hit | None:
    """221 BC, AD 618: ``end`` stands behind the year."""
    if low[end : end + 2] not in _CHRIST_GAP and low[start - 2 : start] not in ("d ", ". "):
        return None
    figure = low[start:end]
    if not figure.isdigit() or len(figure) > 4 or int(figure) == 0:
        return None
    behind = _CHRIST.match(low, end)
    if behind is not None and text[behind.start("era")].isupper():
        year = -int(figure) if behind["era"][0] == "b" else int(figure)
        return Hit("date", start, behind.end(), Date(year=year))
    before = _CHRIST_FIRST.search(low, max(0, start - 6), start)
    if before is not None and text[before.start()].isupper():
        return Hit("date", before.start(), end, Date(year=int(figure)))
    return None


def era_at(low: str, at: int, ordinal_end: int | None = None, number: int = 0) -> Hit | None:
    """The 1990s; the 20th century (``ordinal_end`` behind the ordinal)."""
    short = _SHORT_DECADE.match(low, at)
    if short:
        if owned(low, at):
            return Hit("age", at, short.end(), Decimal(int(short[1])), "over")
        decade = Date(decade=1900 + int(short[1]))
        if low[short.end() : short.end() + 1] in ("'", "’"):
            return Hit("date", at, short.end(), decade)
        if low[at - 1 : at] in ("'", "’", "‘"):
            return Hit("date", at - 1, short.end(), decade)
        if word_before(low, at) in ("the", "early", "late", "mid"):
            return Hit("date", at, short.end(), decade)
    match = _DECADE.match(low, at)
    if match:
        return Hit("date", at, match.end(), Date(decade=int(match["c"] + match["d"])))
    if ordinal_end is not None and 0 < number < 40:
        century = _CENTURY.match(low, ordinal_end)
        if century:
            era = _CHRIST.match(low, century.end())
            if era is None:
                return Hit("date", at, century.end(), Date(century=number))
            return Hit(
                "date", at, era.end(), Date(century=-number if era["era"][0] == "b" else number)
            )
    return None


def owned(low: str, at: int) -> bool:
    """Whether the decade at ``at`` is one of a life (in his late 30s)."""
    before = word_before(low, at)
    if before in ("early", "mid", "late"):
        before = word_before(low, at - len(before) - 1)
    return before in _POSSESSIVE


def decade_word_at(low: str, at: int, end: int) -> Hit | None:
    """``the nineties``."""
    decade = DECADES.get(low[at:end])
    if decade is not None and owned(low, at):
        return Hit("age", at, end, Decimal(decade), "over")
    if decade is None or word_before(low, at) not in ("the", "early", "late", "mid"):
        return None
    if (
        word_before(low, at) == "the"
        and word_before(low, at - 4) in ("in", "low", "high", "mid")
        and decade < 60
    ):
        return None
    return Hit("date", at, end, Date(decade=1900 + decade))


def period_at(text: str, low: str, at: int) -> Hit | None:
    """third quarter of 2019, Q3, H1 2020, fiscal 2020, summer of 2019."""
    match = _QUARTER.match(low, at)
    if match:
        number = _number(match["n"])
        year = int(match["year"] or match["year2"] or 0) or None
        end = match.end()
        fiscal = "fiscal" in (match["of"] or "")
        if match["what"] == "half":
            if number > 2 or not (match["of"] or year or low[at + len(match["n"])] == "-"):
                return None
            return Hit("date", at, end, Date(year, half=number, fiscal=fiscal))
        return Hit("date", at, end, Date(year, quarter=number, fiscal=fiscal))
    match = _LAST.match(low, at)
    if match:
        year, fiscal = int(match["year"]), bool(match["fiscal"])
        if match["what"] == "half":
            return Hit("date", at, match.end(), Date(year, half=2, fiscal=fiscal))
        return Hit("date", at, match.end(), Date(year, quarter=4, fiscal=fiscal))
    match = _YEAR_Q.match(low, at)
    if match and text[match.start("kind")].isupper():
        year, number = int(match["year"]), int(match["n"])
        if match["kind"] == "q":
            return Hit("date", at, match.end(), Date(year, quarter=number))
        return Hit("date", at, match.end(), Date(year, half=number)) if number < 3 else None
    match = _Q_YEAR.match(low, at)
    if match and text[match.start("kind")].isupper():
        year, number = int(match["year"]) % 100 + 2000, int(match["n"])
        if match["kind"] == "q":
            return Hit("date", at, match.end(), Date(year, quarter=number))
        return Hit("date", at, match.end(), Date(year, half=number)) if number < 3 else None
    match = _YEAR_MONTH.match(low, at)
    if (
        match
        and text[match.start("month")].isupper()
        and (
            match["month"] not in ("may", "march", "mar", "jan", "april", "june", "august")
            or match["day"]
            or match.end() == len(low)
        )
    ):
        day = int(match["day"]) if match["day"] else None
        if calendar(int(match["year"]), MONTHS[match["month"]], day):
            end = match.end() - (low[match.end() - 1] == ".")
            return Hit("date", at, end, Date(int(match["year"]), MONTHS[match["month"]], day))
    match = _Q.match(low, at)
    if match and text[at].isupper():
        number = int(match["n"])
        year = int(match["year"] or 0) or None
        if year is not None and year < 100:
            year += 2000
        if match["kind"] == "q":
            return Hit("date", at, match.end(), Date(year, quarter=number))
        if number <= 2 and year is not None:
            return Hit("date", at, match.end(), Date(year, half=number))
        return None
    match = _FISCAL.match(low, at)
    if match:
        year = int(match["year"])
        return Hit("date", at, match.end(), Date(year + 2000 if year < 100 else year, fiscal=True))
    match = _SEASON.match(low, at)
    if match:
        return Hit("date", at, match.end(), Date(int(match["year"]), season=SEASONS[match["s"]]))
    return None
