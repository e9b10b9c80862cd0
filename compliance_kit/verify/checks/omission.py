"""Clauses that did not arrive, and texts that stop early.

A clause is left out when its known words (``lexicon``) and its facts have no counterpart in the
whole target: each word weighs by how often a word of a good translation finds its counterpart and
how often one finds it by chance (a log-likelihood ratio). A shorter target than the source's length
leads to expect lends weight, a longer one takes it away. A target far too short for its source, or
one that ends at a comma where the source ends a sentence, has stopped early.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from compliance_kit.i18n import gettext as _
from compliance_kit.text.values import Expression
from compliance_kit.verify.finding import Finding, Severity
from compliance_kit.verify.lexicon import Word, between
from compliance_kit.verify.texts import Side, TextPair

# Measured on good translations of news (benchmarks/verify_omission.py): a known word finds its
# counterpart in about two of three cases, and in one of eight by chance.
_TRANSLATED = 0.62
_BY_CHANCE = 0.14
_MISS = math.log((1 - _BY_CHANCE) / (1 - _TRANSLATED))
_HIT = math.log(_BY_CHANCE / _TRANSLATED)
_NAME_HIT = -3.0  # a name in Latin letters or a fact that arrived
_FACT_MISS = 1.0  # a fact of the clause that did not

# Characters (without spaces) of the target for one of the source, as a logarithm, and its spread.
_LENGTH = {"zh": 1.26, "en": -0.97}
_SPREAD = 0.19
# Below this share of the expected length a text has stopped early: three in a thousand good
# translations are as short.
_FAR_TOO_SHORT = math.log(0.54)
_LONG_ENOUGH = {"zh": 12, "en": 40}

# A terse translation of a text says all its words in fewer; one that stops early does not.
_HALF = 0.4

_LIMIT = {"zh": 5.0, "en": 3.2}
# A text of one clause has no other clauses to compare with.
_LIMIT_ALONE = 6.0
_LEAST_WORDS = 3
_CLAUSE = {
    "zh": re.compile(r"[^，。；！？：…\n]+[，。；！？：…\n]*"),
    "en": re.compile(r"(?:[^,;:.!?\n—]|[.,](?=[0-9A-Za-z])|(?<=[A-Z])\.)+[,;:.!?\n—]*"),
}
_ENDS = re.compile(r"[。！？!?.…][\s”’\"'）)」』》]*\Z")
_STOPS = re.compile(r"[，,、;；]\s*\Z")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.'-]{2,}")


def check_omission(pair: TextPair) -> Iterator[Finding]:
    """Findings for clauses without counterpart, or one for the whole text."""
    source, target = pair.source.text, pair.target.text
    if not target.strip():
        if source.strip():
            yield _whole(pair, _("The target is empty."))
        return
    if pair.source.language == pair.target.language:
        return
    if _STOPS.search(target) and _ENDS.search(source):
        yield _whole(pair, _("The target stops at a comma; the source goes on to a full stop."))
        return
    shortness = _shortness(pair)
    if (
        shortness < _FAR_TOO_SHORT
        and _prose(pair.source) >= _LONG_ENOUGH[pair.source.language]
        and _arrived(pair) < _HALF
    ):
        yield _whole(
            pair,
            _("The target is {share} % of the length to expect.").format(
                share=round(100 * math.exp(shortness))
            ),
            "warning",
        )
        return
    yield from _clauses(pair, shortness)


def _arrived(pair: TextPair) -> float:
    """The share of the source's known words that have a counterpart."""
    words = pair.words[0]
    return sum(bool(word.counterparts) for word in words) / len(words) if words else 0.0


def _clauses(pair: TextPair, shortness: float) -> Iterator[Finding]:
    text = pair.source.text
    words = pair.words[0]
    if len(words) < _LEAST_WORDS:
        return
    total = _length(text)
    for start, end, weight, known in _runs(pair, words):
        if known < _LEAST_WORDS:
            continue
        weight += _by_length(shortness, _length(text[start:end]) / total)
        alone = end - start >= 0.9 * len(text)
        if weight >= (_LIMIT_ALONE if alone else _LIMIT[pair.source.language]):
            yield _left_out(text, start, end)


def _runs(pair: TextPair, words: Sequence[Word]) -> Iterator[tuple[int, int, float, int]]:
    """(start, end, weight, known words) of neighbouring clauses that each seem left out."""
    run: tuple[int, int, float, int] | None = None
    for match in _CLAUSE[pair.source.language].finditer(pair.source.text):
        start, end = match.span()
        known = between(words, start, end)
        hits = sum(bool(word.counterparts) for word in known)
        weight = hits * _HIT + (len(known) - hits) * _MISS
        if known and weight > 0:
            weight += _facts(pair, start, end)
        if weight > 0:
            if run is None:
                run = (start, end, weight, len(known))
            else:
                run = (run[0], end, run[2] + weight, run[3] + len(known))
        elif run is not None:
            yield run
            run = None
    if run is not None:
        yield run


def _facts(pair: TextPair, start: int, end: int) -> float:
    """What the clause's facts and Latin names say about it."""
    weight = 0.0
    arrived = pair.arrived
    expressions = pair.source.expressions
    first = bisect_left(expressions, start, key=_start)
    for index in range(first, len(expressions)):
        if expressions[index].start >= end:
            break
        weight += _NAME_HIT if index in arrived else _FACT_MISS
    if pair.source.language == "zh":
        target = pair.target.text
        names = set(_LATIN.findall(pair.source.text[start:end]))
        weight += sum(_NAME_HIT if name in target else _FACT_MISS for name in names)
    else:
        target = pair.target.text
        names = set(_LATIN.findall(pair.source.text[start:end]))
        weight += sum(_NAME_HIT for name in names if name in target)
    return weight


def _start(expression: Expression) -> int:
    return expression.start


def _by_length(shortness: float, share: float) -> float:
    """The log-likelihood ratio of the target's length without and with the clause."""
    if share >= 0.95:
        return 0.0
    without = math.log(1 - share)
    spread = 2 * _SPREAD * _SPREAD
    ratio = (shortness**2 - (shortness - without) ** 2) / spread
    return max(-4.0, min(4.0, ratio))


def _shortness(pair: TextPair) -> float:
    """How far the target's length is from the expected one, as a logarithm."""
    ratio = _prose(pair.target) / max(1, _prose(pair.source))
    return math.log(max(ratio, 1e-6)) - _LENGTH[pair.source.language]


def _length(text: str) -> int:
    return len(text) - sum(map(text.count, " \t\n\u00a0\u3000"))


def _prose(side: Side) -> int:
    """Length without links and the like, which are as long in either language."""
    length = _length(side.text) - sum(token.end - token.start for token in side.tokens)
    if side.language == "zh":
        # A name in Latin letters is as long in English; a Chinese character becomes 3.5 letters.
        length -= round(0.7 * sum(map(len, _LATIN.findall(side.text))))
    return length


def _left_out(text: str, start: int, end: int) -> Finding:
    clause = text[start:end].strip(" ，。；：,;:.")
    return Finding(
        "omission",
        "warning",
        "medium",
        clause,
        "",
        _("“{clause}” has no counterpart.").format(clause=clause),
        source_span=(start, end),
    )


def _whole(pair: TextPair, message: str, severity: Severity = "error") -> Finding:
    end = len(pair.target.text)
    return Finding(
        "omission",
        severity,
        "high" if severity == "error" else "medium",
        pair.source.text,
        pair.target.text[-20:],
        message,
        source_span=(0, len(pair.source.text)),
        target_span=(max(0, end - 20), end),
    )
