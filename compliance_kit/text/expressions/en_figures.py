"""English figures that are no number: scores, labels, pairs, numbers with dates among them."""

from __future__ import annotations

import re

from compliance_kit.text.expressions import en_clocks, en_dates, en_periods
from compliance_kit.text.expressions.en_lookup import NEXT_WORD, word_before
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.tables.en_words import FUNCTION_WORDS, MONTHS, SCORES, WEEKDAYS
from compliance_kit.text.expressions.trap import IDENTIFIER
from compliance_kit.text.expressions.zh_dates import SLASHED, iso_at, slashed_at

_PAIR = re.compile(r"[248]K(?![A-Za-z0-9])|([0-9]{2,6})/([0-9]{3,6})(?![0-9/])", re.ASCII)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])", re.ASCII)
_SCORE = re.compile(r"[0-9]{1,3} ?[-–:] ?[0-9]{1,3}(?![0-9/]|\.[0-9])", re.ASCII)
_ELAPSED = re.compile(r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?(?![0-9:])")
_NAMES = ("24/7", "9/11", "7-eleven", "7-up", "50-50", "50/50")
_DIGITS = re.compile("[0-9]+", re.ASCII)
_PLAYED = SCORES | {"game", "set", "score", "match"}
_NUMBERED = re.compile(r"(?<![a-z])no\.$")
_PREFIXES = frozenset({"mid", "early", "late", "pre", "post", "end", "under", "over", "am", "pm"})


def dated(text: str, low: str, start: int) -> Hit | None:
    """The date, clock time or period that begins with the figure at ``start``."""
    run = _DIGITS.match(low, start)
    if run is None:
        return None
    size, behind = run.end() - start, low[run.end() : run.end() + 1]
    hit: Hit | None = None
    if size <= 2:
        hit = (
            (slashed_at(low, start) if behind and behind in "/.-" else None)
            or en_clocks.told_at(low, start)
            or en_clocks.clock_at(low, start)
            or en_dates.short_at(text, low, start)
            or en_dates.day_month_at(text, low, start)
            or en_periods.era_at(low, start)
            or (en_periods.period_at(text, low, start) if behind in ("q", "h") else None)
        )
    elif size == 4:
        hit = (
            (iso_at(text, start) if behind and behind in "/.-" else None)
            or en_clocks.military_at(low, start)
            or (en_dates.short_at(text, low, start) if behind and behind in "/.-–" else None)
            or en_periods.era_at(low, start)
            or en_periods.period_at(text, low, start)
        )
    return None if hit is not None and hit.kind == "time" and _played(low, hit) else hit


def _played(low: str, hit: Hit) -> bool:
    """Whether 21:15 is a score: won 21:15, 21:15, 21:18."""
    if word_before(low, hit.start) in _PLAYED:
        return True
    return low[hit.end : hit.end + 1] in (",", " ") and bool(_SCORE.match(low, hit.end + 1))


def passed_over(text: str, low: str, start: int, stop: int) -> int:
    """Where the figure at ``start`` ends that is no number, or 0; ``stop`` ends its run."""
    timed = ":" in low[start + 1 : start + 3]
    clock = en_clocks.clock_at(low, start) if timed else None
    if clock is not None and _played(low, clock):
        return max(stop, clock.end) if word_before(low, start) in _PLAYED else stop
    if timed and clock is None and (elapsed := _ELAPSED.match(low, start)) is not None:
        return elapsed.end()  # won in 2:02:16
    if low.startswith(_NAMES, start) and not low.startswith(" of ", start + 4):
        return start + len(next(name for name in _NAMES if low.startswith(name, start)))
    pair = _PAIR.match(text, start)
    if pair is not None and (pair[2] is None or int(pair[2]) > 100):
        return pair.end()
    slashed = SLASHED.match(low, start)
    if slashed:
        return slashed.end()
    identifier = IDENTIFIER.match(low, start) if text[start - 1 : start] != "." else None
    if identifier:
        return identifier.end()
    return _score(low, start) or 0


def glued(text: str, low: str, start: int) -> bool:
    """Whether a letter stands before the sign before ``start`` (F-35, one-on-one)."""
    if start < 2 or not text[start - 2].isalpha():
        return False
    prefix = word_before(low, start)
    if text[start - 1] == "." and _NUMBERED.search(low, max(0, start - 4), start):
        return False  # No.5
    if text[start - 1] == "/" and _GROUPED.match(low, start):
        return False
    return text[start - 1] not in "-–" or not (
        prefix in _PREFIXES or prefix in MONTHS or prefix in WEEKDAYS
    )


def _score(low: str, start: int) -> int | None:
    """3-2 and 3:2: where it ends, unless it is a range."""
    match = _SCORE.match(low, start)
    if match is None:
        return None
    left, _sep, right = re.split(r" ?([-–:]) ?", match.group())
    if ":" in match.group():
        return match.end()
    before = word_before(low, start)
    if int(left) >= int(right) or before in SCORES:
        return match.end()
    following = low[match.end() : match.end() + 1]
    if following == "" and start == 0 and int(left) >= 10:
        return None  # 10-20, when that is all the text
    if following in ("", ".", ",", ";", ")"):
        return (
            match.end()
            if before not in ("ages", "aged", "pages", "of", "about", "around")
            else None
        )
    word = NEXT_WORD.match(low, match.end())
    if word and (word[1] in FUNCTION_WORDS or word[1] in SCORES):
        return match.end()
    return None
