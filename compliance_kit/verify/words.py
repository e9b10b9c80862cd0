"""English words reduced to stems: *grows* and *growing* are one, *grew* is another."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_FUNCTION_WORDS = (
    "a an the of to in on at for by with from and or as is are was were be been being has "
    "have had it its this that these those he she his her him they them their we our us you "
    "your i my not no will would can could may might must shall should do does did done "
    "which who whom whose what when where while there here than then so such into over under "
    "up down out about after before between during through also but if s t re ve ll d all "
    "any some more most other another each per said says say according"
)
_STOP = frozenset(_FUNCTION_WORDS.split())
_DOUBLE = re.compile(r"([bdfgklmnprt])\1$")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word, lower case."""
    word = word.lower()
    for mark in ("'s", "’s"):
        word = word.removesuffix(mark)
    if len(word) > 5 and word.endswith(("ational", "ization", "isation")):
        word = word[:-5] if word.endswith("ation") else word[:-7]
    for ending, least in (("ies", 3), ("ied", 3)):
        if word.endswith(ending) and len(word) > least + 2:
            return word[:-3] + "y"
    for ending in (
        "ingly",
        "edly",
        "ments",
        "ment",
        "ings",
        "ing",
        "ers",
        "er",
        "ed",
        "es",
        "ly",
        "s",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                break
            word = _DOUBLE.sub(r"\1", word[: -len(ending)])
            break
    return word.removesuffix("e") if len(word) > 4 else word


def stems(text: str) -> list[str]:
    """The stems of the content words of ``text`` in order."""
    return [
        stem(match.group()) for match in _WORD.finditer(text) if match.group().lower() not in _STOP
    ]


def placed_stems(text: str) -> list[tuple[int, str]]:
    """(where it begins, stem) of the content words of ``text`` in order."""
    return [
        (match.start(), stem(match.group()))
        for match in _WORD.finditer(text)
        if match.group().lower() not in _STOP
    ]
