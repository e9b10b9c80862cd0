"""Which fact of the target says which fact of the source: a one-to-one assignment by value.

Four rounds, each over what the rounds before left: equal values; values that agree in other words
(a day whose month the context gives, 50 % and a half); equal figures with another currency, unit
or sign; and what is left in the same place of the sentence, which is a fact that changed. Order
decides only among equals.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from compliance_kit.verify.agreement import agree, alike
from compliance_kit.verify.atoms import Atom
from compliance_kit.verify.context import Context, Verdict

# Beyond this many comparisons the rounds over leftovers look at neighbours in order only.
_MANY = 20_000
_WINDOW = 12
# "At least 18" is rather 至少18岁 than an 18岁以下 that stands nearer, by this share of the text.
_UNLIKE = 0.3
_CLEARLY = 0.25


@dataclass(frozen=True, slots=True)
class Link:
    """A source atom with its target atom. ``sure``: no other place could be meant."""

    source: Atom
    target: Atom
    verdict: Verdict
    sure: bool = True


@dataclass
class Matching:
    """The links, and the atoms that have none."""

    links: list[Link] = field(default_factory=list)
    missing: list[Atom] = field(default_factory=list)
    extra: list[Atom] = field(default_factory=list)


def match(
    source: Sequence[Atom],
    target: Sequence[Atom],
    context: Context,
    excuse: Callable[[list[Atom], list[Atom]], tuple[list[Atom], list[Atom]]],
) -> Matching:
    """Match the atoms of two texts.

    ``excuse`` is called before the last round with what is left of both sides and gives back what
    is left without the facts that a language adds or leaves out lawfully.
    """
    result = Matching()
    scale = (context.source_length or 1, context.target_length or 1)
    left, right = _equal(source, target, scale, result)
    left, right = _agreeing(left, right, context, scale, result)
    left, right = excuse(left, right)
    left, right = _in_place(left, right, scale, result)
    result.missing, result.extra = left, right
    result.links.sort(key=lambda link: (link.source.start, link.source.end_of))
    return result


def _equal(
    source: Sequence[Atom], target: Sequence[Atom], scale: tuple[int, int], result: Matching
) -> tuple[list[Atom], list[Atom]]:
    groups: dict[tuple[object, ...], tuple[list[Atom], list[Atom]]] = defaultdict(lambda: ([], []))
    for atom in source:
        groups[atom.key][0].append(atom)
    for atom in target:
        groups[atom.key][1].append(atom)
    left: list[Atom] = []
    right: list[Atom] = []
    for ours, theirs in groups.values():
        if ours and theirs:
            pairs = _in_order(ours, theirs, scale)
            result.links.extend(Link(a, b, "same") for a, b in pairs)
            used = {id(atom) for pair in pairs for atom in pair}
            left.extend(atom for atom in ours if id(atom) not in used)
            right.extend(atom for atom in theirs if id(atom) not in used)
        else:
            left.extend(ours)
            right.extend(theirs)
    return _sorted(left), _sorted(right)


def _in_order(
    ours: list[Atom], theirs: list[Atom], scale: tuple[int, int]
) -> list[tuple[Atom, Atom]]:
    """Pair equal facts from left to right; where one side has more, the nearest in place."""
    if len(ours) == len(theirs):
        return list(zip(ours, theirs, strict=True))
    flip = len(ours) > len(theirs)
    few, many = (theirs, ours) if flip else (ours, theirs)
    few_scale, many_scale = (scale[1], scale[0]) if flip else scale
    pairs: list[tuple[Atom, Atom]] = []
    at = 0
    for number, atom in enumerate(few):
        last = len(many) - (len(few) - number)
        place = atom.start / few_scale

        def cost(index: int, atom: Atom = atom, place: float = place) -> float:
            other = many[index]
            unlike = 0.0 if other.approx == atom.approx else _UNLIKE
            return abs(other.start / many_scale - place) + unlike

        best = min(range(at, min(last, at + _WINDOW) + 1), key=cost)
        pairs.append((many[best], atom) if flip else (atom, many[best]))
        at = best + 1
    return pairs


def _agreeing(
    left: list[Atom], right: list[Atom], context: Context, scale: tuple[int, int], result: Matching
) -> tuple[list[Atom], list[Atom]]:
    candidates: list[tuple[int, float, int, int, Verdict]] = []
    fits: dict[tuple[int, str], list[Atom]] = defaultdict(list)
    for i, j in _pairs(left, right):
        verdict = agree(left[i], right[j], context)
        if verdict is None:
            continue
        distance = abs(left[i].start / scale[0] - right[j].start / scale[1])
        candidates.append((_RANK.get(verdict, 5), distance, i, j, verdict))
        fits[i, "source"].append(right[j])
        fits[j, "target"].append(left[i])
    candidates.sort()
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _rank, _distance, i, j, verdict in candidates:
        if i in used_left or j in used_right:
            continue
        used_left.add(i)
        used_right.add(j)
        sure = _only_fit(fits[i, "source"], fits[j, "target"])
        result.links.append(Link(left[i], right[j], verdict, sure))
    return _without(left, used_left), _without(right, used_right)


def _only_fit(theirs: list[Atom], ours: list[Atom]) -> bool:
    """Whether one place can be meant, or as many equal ones as there are equal facts."""
    return (
        len(theirs) == len(ours)
        and len({atom.key for atom in theirs}) == 1
        and len({atom.key for atom in ours}) == 1
    )


_RANK: dict[Verdict, int] = {"same": 0, "currency": 1, "month": 2, "percent": 2, "unit": 3}


def _in_place(
    left: list[Atom], right: list[Atom], scale: tuple[int, int], result: Matching
) -> tuple[list[Atom], list[Atom]]:
    if not left or not right:
        return left, right
    where = _Projection(result.links, scale)
    candidates: list[tuple[float, int, int, float]] = []
    for i, j in _pairs(left, right):
        likeness = alike(left[i], right[j])
        if likeness is None:
            continue
        distance = abs(where.expected(left[i].start) - right[j].start / scale[1])
        candidates.append((distance - likeness, i, j, likeness))
    candidates.sort()
    rivals: dict[tuple[int, str], list[float]] = defaultdict(list)
    for _cost, i, j, likeness in candidates:
        rivals[i, "source"].append(likeness)
        rivals[j, "target"].append(likeness)
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _cost, i, j, likeness in candidates:
        if i in used_left or j in used_right:
            continue
        # Never sure when another place, or another fact for this place, looks as much like it:
        # the order alone does not decide.
        sure = all(
            sum(other > likeness - _CLEARLY for other in rivals[key]) == 1
            for key in ((i, "source"), (j, "target"))
        )
        used_left.add(i)
        used_right.add(j)
        result.links.append(Link(left[i], right[j], "changed", sure))
    return _without(left, used_left), _without(right, used_right)


class _Projection:
    """Where a place of the source should be in the target, by the facts that arrived."""

    def __init__(self, links: Iterable[Link], scale: tuple[int, int]) -> None:
        points = sorted(
            (link.source.start / scale[0], link.target.start / scale[1]) for link in links
        )
        self._points = [(-1.0, 0.0), (0.0, 0.0), *points, (1.0, 1.0)]
        self._scale = scale[0]

    def expected(self, place: int) -> float:
        """The expected place in the target, from 0 to 1."""
        at = place / self._scale
        index = bisect_right(self._points, (at, 2.0))
        before, after = self._points[index - 1], self._points[min(index, len(self._points) - 1)]
        width = after[0] - before[0]
        if width <= 0:
            return before[1]
        return before[1] + (after[1] - before[1]) * (at - before[0]) / width


def _pairs(left: Sequence[Atom], right: Sequence[Atom]) -> Iterable[tuple[int, int]]:
    if len(left) * len(right) <= _MANY:
        for i in range(len(left)):
            for j in range(len(right)):
                yield i, j
        return
    for i in range(len(left)):
        middle = i * len(right) // len(left)
        for j in range(max(0, middle - _WINDOW), min(len(right), middle + _WINDOW)):
            yield i, j


def _without(atoms: list[Atom], used: set[int]) -> list[Atom]:
    return [atom for index, atom in enumerate(atoms) if index not in used]


def _sorted(atoms: list[Atom]) -> list[Atom]:
    return sorted(atoms, key=lambda atom: (atom.start, atom.end_of))
