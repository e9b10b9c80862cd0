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
from compliance_kit.verify.lexicon import between
from compliance_kit.verify.texts import Side, TextPair

# Measured on good translations of news (benchmarks/verify_omission.py): a known word finds its
# counterpart in about two of three cases, and in one of eight by chance.
_TRANSLATED = 0.62
_BY_CHANCE = 0.14
_TRANSLATED_MOST = 0.7
_PRIOR = 6  # words for which the measured rate speaks beside those of the text itself
_HIT = math.log(_BY_CHANCE / _TRANSLATED)
_SHARED = -0.3  # a word whose counterpart belongs to another clause
_NAME_HIT = -3.0  # a name in Latin letters or a fact that arrived
_FACT_MISS = 1.0  # a fact of the clause that did not

# A Chinese character is said in so many English letters; figures, marks and Latin names are as
# long in either language. Logarithms of the mean length of a translation against this, and its
# spread, which is wider for short texts: measured on our parallel text and on news.
_LETTERS = 3.5
_LENGTH = {"zh": 0.03, "en": 0.17}
_SPREAD = 0.12
_SPREAD_SHORT = 0.75  # divided by the length in Chinese characters, as a variance
# So many spreads below the mean a text has stopped early: three in a thousand good translations
# are as short.
_FAR_TOO_SHORT = -3.2
_LONG_ENOUGH = 40
# So short that facts which arrived do not speak for the rest: less than 0.4 of what to expect.
_A_FRAGMENT = -0.9

# A terse translation of a text says all its words in fewer; one that stops early does not.
_HALF = 0.4

_LIMIT = {"zh": 4.0, "en": 4.0}
# A text of one clause has no other clauses to compare with.
_LIMIT_ALONE = 6.0
_LEAST_WORDS = 3
_LEAST_LETTERS = 28
_LEAST_ALONE = 5  # known words of a whole text that stops early
_CLAUSE = {
    # A headline parts its clauses by a space: 甲队夺冠 乙队居次.
    "zh": re.compile(
        r"(?:[^，。；！？：…\n ]| (?![一-鿿]{5})|(?<![一-鿿]{3}) )+"
        r"(?:[，。；！？：…\n]+| (?=[一-鿿]))?"
    ),
    "en": re.compile(r"(?:[^,;:.!?\n—]|[.,](?=[0-9A-Za-z])|(?<=[A-Z])\.)+[,;:.!?\n—]*"),
}
_ENDS = re.compile(r"[。！？!?.…][\s”’\"'）)」』》]*\Z")
_STOPS = re.compile(r"[，,、;；]\s*\Z")
_HAN = re.compile("[一-鿿]")
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
        shortness < _FAR_TOO_SHORT * _spread(pair)
        and _length(pair.source) >= _LONG_ENOUGH
        and len(pair.words[0]) >= _LEAST_ALONE
        and _arrived(pair) < _HALF
        and (2 * len(pair.arrived) <= len(pair.source.expressions) or shortness < _A_FRAGMENT)
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
    if len(pair.words[0]) < _LEAST_WORDS:
        return
    for start, end, weight, known in _runs(pair, shortness):
        if known < _LEAST_WORDS or _letters(text[start:end]) < _LEAST_LETTERS:
            continue
        alone = end - start >= 0.9 * len(text)
        if weight >= (_LIMIT_ALONE if alone else _LIMIT[pair.source.language]):
            yield _left_out(text, start, end)


def _runs(pair: TextPair, shortness: float) -> Iterator[tuple[int, int, float, int]]:
    """(start, end, weight, known words) of neighbouring clauses that each seem left out."""
    spans = [m.span() for m in _CLAUSE[pair.source.language].finditer(pair.source.text)]
    total = _letters(pair.source.text) or 1.0
    spread = _spread(pair)
    run: tuple[int, int, float, int] | None = None

    def weighed(run: tuple[int, int, float, int]) -> tuple[int, int, float, int]:
        start, end, weight, known = run
        share = _letters(pair.source.text[start:end]) / total
        return start, end, weight + _by_length(shortness, share, spread), known

    counted = _counted(pair, spans)
    arrived = sum(hits + shared for hits, shared, _misses in counted)
    words = arrived + sum(misses for _hits, _shared, misses in counted)
    for (start, end), (hits, shared, misses) in zip(spans, counted, strict=True):
        # How often the words of the other clauses found their counterpart.
        others = words - hits - shared - misses
        rate = (arrived - hits - shared + _TRANSLATED * _PRIOR) / (others + _PRIOR)
        miss = math.log((1 - _BY_CHANCE) / (1 - min(rate, _TRANSLATED_MOST)))
        weight = hits * _HIT + shared * _SHARED + misses * miss
        if weight >= 0 and (hits or misses):
            weight += _facts(pair, start, end)
        if weight > 0 or (weight == 0 and run is not None):
            known = hits + misses
            run = (start, end, weight, known) if run is None else (
                run[0], end, run[2] + weight, run[3] + known
            )  # fmt: skip
        elif run is not None:
            yield weighed(run)
            run = None
    if run is not None:
        yield weighed(run)


def _counted(pair: TextPair, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """How many known words of each clause have a counterpart of their own, share one, have none.

    A word of the target is the counterpart of one word only; the clauses whose words arrived best
    choose first. What a clause shares with another one says little about it.
    """
    words = [between(pair.words[0], start, end) for start, end in spans]
    names = [m.span() for m in _NAME.finditer(pair.source.text)]
    words = [[w for w in known if w.counterparts or not _inside(w.start, names)] for known in words]

    def arrived(number: int) -> float:
        known = words[number]
        return sum(bool(word.counterparts) for word in known) / len(known) if known else 0.0

    scale = len(pair.target.text) / max(1, len(pair.source.text))
    counted = [(0, 0, 0)] * len(words)
    used: set[int] = set()
    for number in sorted(range(len(words)), key=arrived, reverse=True):
        own = shared = 0
        for word in words[number]:
            free = [place for place in word.counterparts if place not in used]
            if free:
                used.add(_nearest(free, word.start * scale))
                own += 1
            elif word.counterparts:
                shared += 1
        counted[number] = (own, shared, len(words[number]) - own - shared)
    return counted


def _nearest(places: Sequence[int], to: float) -> int:
    return min(places, key=lambda place: abs(place - to))


# 亚罗米尔·雅格, 普罗文扎诺: names spelled out by sound, in the characters that Chinese uses for it;
# what is missing of them is no word.
_SOUNDS = (
    "阿埃艾安奥巴贝比伯布茨达德迪丁杜厄恩尔法菲费弗福夫盖戈格古哈赫胡基吉加卡凯康科克库拉莱兰朗劳勒雷里莉利林隆"
    "卢鲁伦罗洛马迈曼梅蒙米密莫穆纳娜内尼诺帕佩皮普奇乔切琼热荣若萨塞桑森沙尚舍什史斯丝苏索塔泰坦特提廷图托瓦"
    "威韦维文沃乌西希夏肖谢辛休雅亚扬耶伊尤约泽扎詹珍佐兹"
)
_NAME = re.compile(f"[一-鿿]{{1,8}}(?:[·・•][一-鿿]{{1,6}})+|[{_SOUNDS}]{{4,12}}")


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


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


def _by_length(shortness: float, share: float, spread: float) -> float:
    """The log-likelihood ratio of the target's length without and with the clause."""
    if share >= 0.95:
        return 0.0
    without = math.log(1 - share)
    ratio = (shortness**2 - (shortness - without) ** 2) / (2 * spread * spread)
    return max(-4.0, min(4.0, ratio))


def _shortness(pair: TextPair) -> float:
    """How far the target's length is from the expected one, as a logarithm."""
    ratio = _length(pair.target) / max(1.0, _length(pair.source))
    return math.log(max(ratio, 1e-6)) - _LENGTH[pair.source.language]


def _spread(pair: TextPair) -> float:
    """The spread of that logarithm among good translations of texts as long as this one."""
    return math.sqrt(_SPREAD**2 + _SPREAD_SHORT * _LETTERS / max(_LETTERS, _length(pair.source)))


def _length(side: Side) -> float:
    """Length in English letters without links and the like."""
    return _letters(side.text) - sum(token.end - token.start for token in side.tokens)


def _letters(text: str) -> float:
    length = len(text) - sum(map(text.count, " \t\n\u00a0\u3000"))
    return length + (_LETTERS - 1) * len(_HAN.findall(text))


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
