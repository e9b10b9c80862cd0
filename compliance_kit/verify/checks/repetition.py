"""Loops: the same words over and over, which engines fall into and people do not write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance_kit.i18n import gettext as _
from compliance_kit.verify.finding import Finding
from compliance_kit.verify.texts import Side, TextPair

_UNIT = {
    "en": re.compile(r"[A-Za-z]+|[0-9.,]*[0-9]"),
    "zh": re.compile(r"[一-鿿]|[A-Za-z]+|[0-9.,]*[0-9]"),
}
_LONGEST = 20
# How often a stretch of so many words (or Chinese characters) must stand in a row to be a loop:
# "very, very, very" and 好好好 are speech.
_TIMES = {"en": {1: 3, 2: 3, 3: 3}, "zh": {1: 4, 2: 3, 3: 3, 4: 3, 5: 3}}
_OFTEN = 2
_END = re.compile(r"[.!?。！？\n]+")
_LEAST_SENTENCE = 25


def check_repetition(pair: TextPair) -> Iterator[Finding]:
    """Findings for stretches that the target repeats more often than the source does."""
    loop = _loop(pair.target)
    if loop is not None:
        start, end, times = loop
        own = _loop(pair.source, _OFTEN)
        if times == _OFTEN and _says_twice(pair.source):
            return
        if own is None or own[2] < times:
            yield _finding(pair, start, end, times)
            return
    seen: set[str] = set()
    for sentence, start, end in _sentences(pair.target.text):
        if sentence in seen and not _repeats_sentences(pair.source.text):
            yield _finding(pair, start, end, 2)
            return
        seen.add(sentence)


def _sentences(text: str) -> Iterator[tuple[str, int, int]]:
    """(sentence, start, end) of those long enough to be no set phrase."""
    start = 0
    for match in _END.finditer(text):
        if match.start() - start >= _LEAST_SENTENCE:
            yield text[start : match.start()].strip(), start, match.end()
        start = match.end()


def _loop(side: Side, often: int | None = None) -> tuple[int, int, int] | None:
    """(start, end, times) of the longest stretch that is one piece at least ``often`` times."""
    units = [
        (m.group().lower(), m.start(), m.end()) for m in _UNIT[side.language].finditer(side.text)
    ]
    best: tuple[int, int, int] | None = None
    least = _TIMES[side.language]
    for period in range(1, min(_LONGEST, len(units) // 2) + 1):
        run = 0
        for i in range(period, len(units) + 1):
            if i < len(units) and units[i][0] == units[i - period][0]:
                run += 1
                continue
            times = run // period + 1
            if times >= (often or least.get(period, _OFTEN)) and _is_wordy(
                units[i - run - period : i]
            ):
                start, end = units[i - run - period][1], units[i - 1][2]
                if best is None or end - start > best[1] - best[0]:
                    best = (start, end, times)
            run = 0
    return best


def _says_twice(side: Side) -> bool:
    """Whether the text itself names something twice (a bank as source and as subject)."""
    units = [match.group().lower() for match in _UNIT[side.language].finditer(side.text)]
    size = 3 if side.language == "zh" else 2
    seen = [tuple(units[i : i + size]) for i in range(len(units) - size + 1)]
    return len(set(seen)) < len(seen)


def _is_wordy(units: list[tuple[str, int, int]]) -> bool:
    """Figures in a table repeat rightly; words in a row do not."""
    return not all(text[0].isdigit() for text, _start, _end in units)


def _repeats_sentences(text: str) -> bool:
    sentences = [sentence for sentence, _start, _end in _sentences(text)]
    return len(set(sentences)) < len(sentences)


def _finding(pair: TextPair, start: int, end: int, times: int) -> Finding:
    text = pair.target.text[start:end]
    return Finding(
        "repetition",
        "error",
        "high" if times > _OFTEN else "medium",
        "",
        text,
        _("“{text}” stands there {times} times in a row.").format(
            text=text if len(text) <= 60 else text[:60] + "…", times=times
        ),
        target_span=(start, end),
    )
