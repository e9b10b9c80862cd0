"""Facts that arrived in each other's place.

Two amounts of one kind whose order differs may have been reordered rightly with their clauses.
The words and the other facts around them decide: each fact should stand among the counterparts
of its own neighbours. Where the neighbours say nothing, the order of the source is taken as right.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from compliance_kit.verify.atoms import Atom
from compliance_kit.verify.lexicon import Word
from compliance_kit.verify.matching import Link
from compliance_kit.verify.texts import Side, TextPair

# How far a neighbour may stand, in characters, and how quickly it loses weight.
_REACH = {"zh": 24, "en": 75}
_HALF = {"zh": 6, "en": 18}
# Facts in another order are swapped unless the neighbours speak for the new order by this much;
# facts in the same order only if the neighbours speak against it by that much.
_FOR = 0.4
_AGAINST = 0.4
# A word right before a fact that says its part: from, to.
_PART = 0.4
# The word right after a fact is what it counts or dates.
_COUNTED = 0.3
_COUNTED_WITHIN = {"zh": 5, "en": 18}
# Above this many facts only near ones are compared.
_MANY = 16

# The fact is there, whatever else is wrong with it.
_STATED = frozenset(("same", "unit", "currency"))

Point = tuple[int, tuple[int, ...]]


def swapped(
    pair: TextPair, links: Sequence[Link], extra: Sequence[Atom] = ()
) -> list[tuple[Link, Link]]:
    """Pairs of links whose targets stand in each other's place, each link at most once.

    ``extra`` are the target's atoms that answer nothing.
    """
    open_keys = {atom.key for atom in extra}
    sure = [
        link
        for link in links
        if link.verdict in _STATED
        and _is_exact(pair.source, link)
        and link.target.key not in open_keys  # else another place may be its own
    ]
    if len(sure) < 2:
        return []
    neighbours = _Neighbours(pair, links)
    evidence: list[tuple[float, int, int]] = []
    reach = len(sure) if len(sure) <= _MANY else 3
    for i, first in enumerate(sure):
        for j in range(i + 1, min(len(sure), i + reach)):
            second = sure[j]
            if _one_place(first, second) or not _one_kind(pair, first, second):
                continue
            crossed, straight = neighbours.weigh(first, second)
            told = _told(pair, first, second) + neighbours.counted(first, second)
            crossed, straight = crossed + max(0.0, -told), straight + max(0.0, told)
            inverted = first.target.start > second.target.start
            if (
                inverted
                and _interchangeable(pair, first, second)
                and not _turned(pair, first, second)
            ):
                wrong = crossed >= straight - _FOR
            else:
                # 60公里 and 4.8 km/s in the source's order: neither can be read for the other.
                wrong = crossed > straight + _AGAINST and _one_measure(first, second)
            if wrong:
                evidence.append((straight - crossed, i, j))
    used: set[int] = set()
    found: list[tuple[Link, Link]] = []
    for _weight, i, j in sorted(evidence):
        if i not in used and j not in used:
            used.update((i, j))
            found.append((sure[i], sure[j]))
    return found


def _is_exact(side: Side, link: Link) -> bool:
    """Whether the fact has a figure of its own: 1.2万余, not 数百 or 一个."""
    atom = link.source
    plain = not atom.vague and (atom.sort != "figure" or atom.amount != 1)
    return plain or _FIGURE.search(side.text, atom.start, atom.end) is not None


def _one_kind(pair: TextPair, first: Link, second: Link) -> bool:
    """Whether one could be read in the place of the other, in either language."""
    if first.source.key == second.source.key:
        return False
    figures = [link.source.sort == "figure" for link in (first, second)]
    if figures[0] != figures[1] and first.target.sort != second.target.sort:
        return False
    theirs = pair.target.expressions
    return _kind(first) == _kind(second) or (
        theirs[first.target.index].kind == theirs[second.target.index].kind
    )


def _one_measure(first: Link, second: Link) -> bool:
    """Whether both facts of the target count in one family of units, as far as is known."""
    one, other = first.target.family, second.target.family
    return one == other or not one or not other or one[:5] == other[:5]


def _told(pair: TextPair, first: Link, second: Link) -> float:
    """What the words right before the facts say: above 0 that they stand where they should."""
    one, other = _role(pair.source, first.source), _role(pair.source, second.source)
    theirs, others = _role(pair.target, first.target), _role(pair.target, second.target)
    weight = 0.0
    if one != other and None not in (one, other) and theirs != others:
        weight += 2 * _PART * ((one == theirs) - (one == others))
        weight += 2 * _PART * ((other == others) - (other == theirs))
    return weight


_ROLES = {
    "zh": (
        ("from", re.compile(r"[从從由自](?:[^，。；的]{0,12}的)?[约約近]? ?\Z")),
        ("to", re.compile(r"[至到](?:每[日天年月周])?[约約近]? ?\Z")),
    ),
    "en": (
        ("from", re.compile(r"\bfrom (?:\w+ ){0,2}\Z", re.IGNORECASE)),
        ("to", re.compile(r"\b(?:to|by|reach(?:es|ed|ing)?) (?:\w+ ){0,2}\Z", re.IGNORECASE)),
    ),
}


def _role(side: Side, atom: Atom) -> str | None:
    for role, pattern in _ROLES[side.language]:
        if pattern.search(side.text, max(0, atom.start - 24), atom.start):
            return role
    return None


def _turned(pair: TextPair, first: Link, second: Link) -> bool:
    """Whether the languages themselves turn the order round.

    What stands before 的 in Chinese follows its noun in English (130多个国家的3000家企业, *3,000
    firms in 130 countries*), and a clause of time or condition may stand before or after.
    """
    zh, en = (pair.source, pair.target)
    ours = [first.source, second.source]
    theirs = [first.target, second.target]
    if zh.language == "en":
        zh, en, ours, theirs = en, zh, theirs, ours
    chinese = _between_text(zh.text, ours)
    nested = not _STOP.search(chinese)
    if nested and _OF.search(chinese):
        return True
    if nested and len(chinese) <= _SHORT and _NESTED.fullmatch(_between_text(en.text, theirs)):
        return True
    return _CLAUSE_TURN.search(_between_text(en.text, theirs)) is not None and (
        _STOP.search(chinese) is not None
    )


def _between_text(text: str, atoms: list[Atom]) -> str:
    one, other = sorted(atoms, key=lambda atom: atom.start)
    return text[one.end : other.start]


_STOP = re.compile("[，。；！？]|[,;](?![0-9])")
# 130个国家和地区的3000家; not 17年的甲和18年的乙, where each fact has its own 的.
_OF = re.compile("的[^、和与與及以或]{0,12}\\Z")
# 19个省份25个医院: 25 hospitals in 19 provinces.
_SHORT = 6
_NESTED = re.compile(r"[^,;:.]{0,40}\b(?:in|of|from|across)\b(?:(?!\band\b)[^,;:.]){0,24}")
_CLAUSE_TURN = re.compile(
    r"\b(?:after|following|before|when|if|because|for (?:each|every)|"
    r"based on)\b",
    re.IGNORECASE,
)


def _interchangeable(pair: TextPair, first: Link, second: Link) -> bool:
    """Whether another order is suspicious by itself: two years, two amounts, two figures.

    Not a year and a weekday, not small numbers in words, which are often articles or names, and
    not *three of the five*, which Chinese says the other way round.
    """
    if (
        first.source.sort == "day"
        and _has_day(first) != _has_day(second)
        and not (_has_month(first) and _has_month(second))
    ):
        return False
    if _is_year(first) != _is_year(second):
        return False
    if "weekday" in (first.source.sort, second.source.sort) and (
        first.source.sort != second.source.sort
    ):
        return False
    for side, atoms in (
        (pair.source, (first.source, second.source)),
        (pair.target, (first.target, second.target)),
    ):
        one, other = sorted(atoms, key=lambda atom: atom.start)
        if side.language == "en" and _PART_OF.fullmatch(side.text[one.end : other.start]):
            return False
        if not all(
            atom.amount > _SMALL or _FIGURE.search(side.text, atom.start, atom.end)
            for atom in atoms
        ):
            return first.source.sort in ("day", "weekday")
    return True


def _has_day(link: Link) -> bool:
    return link.source.date is not None and link.source.date.day is not None


def _has_month(link: Link) -> bool:
    return link.source.date is not None and link.source.date.month is not None


def _is_year(link: Link) -> bool:
    """2018女排世锦赛: a bare figure that must be a year."""
    return (
        link.source.sort == "figure"
        and not link.source.family
        and (1900 <= link.source.amount <= 2100 and link.source.amount.denominator == 1)
    )


_PART_OF = re.compile(r"[^.,;:]{0,12}\b(?:of|in|out of)\b(?:(?!\band\b)[^.,;:]){0,16}")
_FIGURE = re.compile("[0-9]")
# In words, no more than this is often an article or a part of a name.
_SMALL = 3


def _kind(link: Link) -> str:
    """Facts of one kind can take each other's place unnoticed."""
    if link.source.sort != "figure":
        return "clock" if link.source.sort == "clock" else "date"
    family = link.source.family
    if family.startswith("money"):
        return "money"
    if not family:
        return "ordinal" if link.source.kind == "ordinal" == link.target.kind else ""
    return {"points": "share", "months": "time", "seconds": "time"}.get(family, family)


def _one_place(first: Link, second: Link) -> bool:
    """Ends of one range, parts of one date: they cannot change places."""
    return first.source.index == second.source.index or first.target.index == second.target.index


def _between(bounds: list[int], one: float, other: float) -> int:
    """How many clause boundaries lie between two places."""
    low, high = sorted((one, other))
    return bisect_left(bounds, high) - bisect_left(bounds, low)


# A word of the next clause is further off than its distance says.
_BOUNDARY = re.compile(r"[，。；：！？]|[,;:.!?](?=\s)|\b(?:and|while|but|whereas|compared)\b")


class _Neighbours:
    """The words and facts around each fact, and their counterparts' places."""

    def __init__(self, pair: TextPair, links: Sequence[Link]) -> None:
        points: list[Point] = [
            (word.start, word.counterparts) for word in pair.words[0] if word.counterparts
        ]
        points.extend((link.source.start, (link.target.start,)) for link in links)
        self._points = sorted(points)
        self._bounds = [m.start() for m in _BOUNDARY.finditer(pair.source.text)]
        self._target_bounds = [m.start() for m in _BOUNDARY.finditer(pair.target.text)]
        self._source = pair.source.language
        self._target = pair.target.language
        self._first = _firsts(
            pair.words[0], [(x.source.start, x.source.end) for x in links], pair.source
        )
        self._theirs = _firsts(
            pair.words[1], [(x.target.start, x.target.end) for x in links], pair.target
        )

    def counted(self, first: Link, second: Link) -> float:
        """What the words right after the facts say: above 0 that each fact counts its own."""
        weight = 0.0
        ours = [self._first.get(link.source.start) for link in (first, second)]
        theirs = [self._theirs.get(link.target.start) for link in (first, second)]
        for own, other in ((0, 1), (1, 0)):
            word = ours[own]
            if word is None:
                continue
            at_own, at_other = (
                place is not None and place.start in word.counterparts
                for place in (theirs[own], theirs[other])
            )
            weight += _COUNTED * (at_own - at_other)
        return weight

    def weigh(self, first: Link, second: Link) -> tuple[float, float]:
        """The evidence that two facts changed places, and that they did not."""
        own = {first.source.start, second.source.start}
        support = self._support
        return (
            support(first, second, own) + support(second, first, own),
            support(first, first, own) + support(second, second, own),
        )

    def _support(self, source: Link, target: Link, own: set[int]) -> float:
        """How much the neighbours of ``source``'s fact stand around ``target``'s place."""
        start, end = source.source.start, source.source.end
        place = (target.target.start + target.target.end) / 2
        reach, half = _REACH[self._source], _HALF[self._source]
        far, other = _REACH[self._target], _HALF[self._target]
        total = 0.0
        for at, counterparts in self._points[bisect_left(self._points, (start - reach, ())) :]:
            if at > end + reach:
                break
            if at in own:
                continue
            distance = max(0, start - at if at < start else at - end)
            distance += half * _between(self._bounds, at, start)
            near = min(
                abs(there - place) + other * _between(self._target_bounds, there, place)
                for there in counterparts
            )
            if near <= far:
                total += half / (half + distance) * other / (other + near)
        return total


def _firsts(words: Sequence[Word], spans: Sequence[tuple[int, int]], side: Side) -> dict[int, Word]:
    """The first known word after each fact, by the fact's start, where it follows at once."""
    within = _COUNTED_WITHIN[side.language]
    starts = sorted(start for start, _end in spans)
    found: dict[int, Word] = {}
    for start, end in spans:
        at = bisect_left(words, end, key=_start)
        if at == len(words) or words[at].start > end + within:
            continue
        word = words[at]
        following = bisect_left(starts, end)
        if following < len(starts) and starts[following] <= word.start:
            continue
        if _STOP.search(side.text, end, word.start) is None:
            found[start] = word
    return found


def _start(word: Word) -> int:
    return word.start
