"""Whether an English word or figure counts here: a pronoun, a noun, a year, an age, a number?"""

from __future__ import annotations

import re

from compliance_kit.text.expressions.en_lookup import NEXT_WORD, word_before
from compliance_kit.text.expressions.tables import units
from compliance_kit.text.expressions.tables.en_words import (
    DURATIONS,
    FUNCTION_WORDS,
    MONTHS,
    NOT_BEFORE_YEAR,
    ONE_AFTER,
    ONE_BEFORE,
    ORDINALS,
    PLURALS,
    WEEKDAYS,
    YEAR_BEFORE,
)
from compliance_kit.text.expressions.words_en import words_at

_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])", re.ASCII)
_COUNTED = frozenset({"percent", "per", "percentage", "pct", *DURATIONS, *units.english()}) - {
    "day"
}
_TO_COUNT = re.compile(r" ?[-–] ?(?:[0-9]{1,3},[0-9]{3}|2[1-9][0-9]{2}|[3-9][0-9]{3})(?![0-9])")
_NO_ORDINAL = frozenset(
    {"-class", "-hand ", "-hand,", "-hand.", " aid k", "-party", " party", "-rate ", " lady "}
)


def alone(low: str, at: int, end: int) -> bool:
    """Whether the word from ``at`` to ``end`` is all the text."""
    return (
        at < 4
        and len(low) - end < 4
        and not low[:at].strip(" \"'(")
        and not low[end:].strip(" .\"')")
    )


def counts(low: str, at: int, end: int, single: str) -> bool:
    """Whether a number word counts here, or is a pronoun or a noun."""
    before = word_before(low, at)
    word = NEXT_WORD.match(low, end)
    following = word[1] if word else ""
    if single == "one":
        if low[end : end + 2] in ("'s", "’s"):
            return False
        if following in _COUNTED or low.startswith((" or two", ", two", " or 2", ", 2"), end):
            return True
        if following == "to" and before not in ONE_BEFORE:
            top = words_at(low, end + 4)
            return top is not None and top.kind == "number" and top.single not in ("", "one")
        if before == "between" and following == "and":
            top = words_at(low, end + 5)
            return top is not None and top.kind == "number" and top.single != "one"
        if before in ONE_BEFORE or not following or following in ONE_AFTER:
            return False
        return not (low[end] == "-" and following not in DURATIONS)
    if single == "nil":
        return False
    if single in ORDINALS and low[end : end + 6] in _NO_ORDINAL:
        return False
    if single == "second":
        if before in ("a", "per", "every", "each", "split", "one", "this", "millionth"):
            return (
                before in ("a", "every", "each")
                and bool(following)
                and following
                not in (
                    "later",
                    "ago",
                    "before",
                    "after",
                    "of",
                    "to",
                    "and",
                    "or",
                    "in",
                    "on",
                    "at",
                    "for",
                    "i",
                    "he",
                    "she",
                )
            )
        return bool(following) or before in ("the", "came", "finished", "placed")
    if single == "half" and following == "percent":
        return True
    if single == "half":
        if low[at - 1 : at] == "-" or low[end : end + 1] == "-":
            return False
        if before in ("first", "second", "other", "latter", "top", "bottom", "back"):
            return False
        return before in (
            "than",
            "about",
            "nearly",
            "almost",
            "over",
            "by",
            "one",
            "around",
            "roughly",
            "least",
            "exactly",
        ) or following in (
            "of",
            "the",
            "its",
            "their",
            "all",
            "his",
            "her",
            "our",
            "a",
            "an",
            "that",
            "those",
            "as",
        )
    if single == "a half":
        if before == "and":
            return False  # a pint and a half of milk
        return following in ("of", "percent", "point")
    if single == "quarter":
        return False
    if single == "first":
        if low.startswith((" two quarters", " three quarters"), end):
            return False
        if following == "of" and not low.startswith(tuple(MONTHS), end + 4):
            return False
        return following != "lady" and before != "at"
    return True


def is_year(low: str, start: int, end: int) -> bool:
    if end != start + 4 or not low[start:end].isdigit():
        return False
    before = word_before(low, start)
    if _TO_COUNT.match(low, end):
        return False
    if not _YEAR.match(low, start):
        after = low[end : end + 1]
        word = NEXT_WORD.match(low, end)
        told = before in ("in", "since", "until", "circa") and low[start] == "1"
        return told and (
            after in (",", ".", ")", ";", "") or bool(word and word[1] in FUNCTION_WORDS)
        )
    if before in YEAR_BEFORE:
        word = NEXT_WORD.match(low, end)
        return not (
            word and word[1] in PLURALS and before not in ("in", "since", "until", "late", "early")
        )
    if before in NOT_BEFORE_YEAR:
        return False
    word = NEXT_WORD.match(low, end)
    if word and (
        word[1] in PLURALS or (low[start + 2 : end] in ("00", "50") and word[1].endswith("s"))
    ):
        return False
    return start > 0 or word is not None


def is_age(text: str, start: int, end: int, value: object) -> bool:
    """``Li Ming, 34, said``: a figure between commas behind a name."""
    if text[start - 2 : start] != ", " or end - start > 2 or text[end : end + 1] not in (",", "."):
        return False
    if value == 0 or (
        text[end : end + 2].rstrip() == "." and end + 1 < len(text) and text[end + 1] != " "
    ):
        return False
    name = re.search(r"([A-Z][a-z'’-]+)$", text[max(0, start - 22) : start - 2])
    return name is not None and name[1].lower() not in MONTHS and name[1].lower() not in WEEKDAYS
