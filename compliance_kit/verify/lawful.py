"""Facts that one language says and the other lawfully does not.

一个, *a* and *the two countries* are no losses; a year that the document's date supplies is no
invention; a fact said twice may be said once.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from functools import cached_property

from compliance_kit.text.expressions.numerals_zh import read
from compliance_kit.verify.agreement import Context
from compliance_kit.verify.atoms import Atom
from compliance_kit.verify.loose import Loose
from compliance_kit.verify.matching import Matching
from compliance_kit.verify.texts import Side, TextPair

_RELATIVE_YEARS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"去年|\blast year\b", re.IGNORECASE), -1),
    (re.compile(r"前年"), -2),
    (re.compile(r"今年|本年|\bthis year\b", re.IGNORECASE), 0),
    (re.compile(r"明年|次年|\bnext year\b", re.IGNORECASE), 1),
    (re.compile(r"后年"), 2),
)
_RELATIVE_MONTH = re.compile(r"本月|上月|上个月|下月|当月|(?:this|last|next) month", re.IGNORECASE)
_RELATIVE_DAY = re.compile(
    r"今[天日早晚]|昨[天日晚]|明[天日]|当[天日晚]|同日|次日|翌日|today|yesterday|tomorrow|tonight",
    re.IGNORECASE,
)


class Excuses:
    """What the pair's two texts excuse."""

    def __init__(self, pair: TextPair, context: Context) -> None:
        self._pair = pair
        self._context = context

    @cached_property
    def _source_loose(self) -> Loose:
        return _loose(self._pair.source)

    @cached_property
    def _target_loose(self) -> Loose:
        return _loose(self._pair.target)

    def excuse(self, left: list[Atom], right: list[Atom]) -> tuple[list[Atom], list[Atom]]:
        """What is left of both sides without what needs no counterpart."""
        self._said_source = Counter(atom.key for atom in self._pair.source.atoms)
        self._said_target = Counter(atom.key for atom in self._pair.target.atoms)
        return (
            [atom for atom in left if not self._may_vanish(atom)],
            [atom for atom in right if not self._may_appear(atom)],
        )

    def _may_vanish(self, atom: Atom) -> bool:
        if atom.sort == "period" and atom.date is not None and atom.date.season:
            return True
        if atom.sort == "weekday" and self._said_target[atom.key]:
            return True
        if atom.sort == "clock":
            return _military(atom) in self._pair.target.text
        if atom.sort != "figure":
            return False
        if atom.kind == "ordinal" and atom.amount == 2 and self._target_loose.next:
            return True
        if _is_article(atom, self._pair.source) or _sums_up(atom, self._pair.source):
            return True
        if atom.vague and self._target_loose.few():
            return True
        if atom.amount == 1 and not atom.family and self._one_said(atom):
            return True
        return _may_be_loose(atom) and self._target_loose.take(atom.amount)

    def _one_said(self, atom: Atom) -> bool:
        """1名助理 is *an assistant*; 1号 beside another one is said with it."""
        if any(other.amount == 1 and not other.family for other in self._pair.target.atoms):
            return True
        noun = self._pair.source.expressions[atom.index].noun
        return bool(noun) and self._target_loose.article

    def _may_appear(self, atom: Atom) -> bool:
        if atom.sort == "period" and atom.date is not None and atom.date.season:
            return True
        if atom.sort == "year":
            return self._year_given(atom)
        if atom.sort == "weekday" and self._said_source[atom.key]:
            return True
        if atom.sort == "day":
            return self._day_given(atom)
        if atom.sort == "clock":
            return _literal(self._pair.target, atom) in self._pair.source.text
        if atom.sort == "period":
            return self._half_given(atom)
        if atom.sort != "figure":
            return False
        if atom.kind == "ordinal" and atom.amount == 2 and self._source_loose.next:
            return True
        if _is_article(atom, self._pair.target) or _sums_up(atom, self._pair.target):
            return True
        if atom.vague and self._source_loose.few():
            return True
        return _may_be_loose(atom) and self._source_loose.take(atom.amount)

    def _year_given(self, atom: Atom) -> bool:
        assert atom.date is not None
        if self._said_source[atom.key]:
            return True
        reference = self._pair.reference
        if reference is None:
            return False
        offset = next(
            (n for pattern, n in _RELATIVE_YEARS if pattern.search(self._pair.source.text)), 0
        )
        return atom.date.year in (reference.year, reference.year + offset)

    def _day_given(self, atom: Atom) -> bool:
        assert atom.date is not None
        if self._said_source[atom.key]:
            return True
        reference = self._pair.reference
        if reference is None:
            return False
        month, day = atom.date.month, atom.date.day
        if day is None:
            return bool(_RELATIVE_MONTH.search(self._pair.source.text)) and (
                (month or 0) - reference.month
            ) % 12 in (0, 1, 11)
        near = abs(day - reference.day) in (0, 1, 27, 28, 29, 30)
        return near and bool(_RELATIVE_DAY.search(self._pair.source.text))

    def _half_given(self, atom: Atom) -> bool:
        assert atom.date is not None
        half = {1: "上半", 2: "下半"}.get(atom.date.half or 0)
        return half is not None and half in self._pair.source.text

    def loose_figures(
        self, matching: Matching
    ) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        """Bare figures outside expressions and tokens that the other side has nowhere."""
        source, target = self._pair.source, self._pair.target
        ours = _figures(source)
        names = [_named(source), _named(target)]
        if not ours and not any(names) and not _DIGIT.search(target.text):
            return [], []
        theirs = _figures(target)
        missing = _only_in(ours, theirs, target)
        extra = _only_in(theirs, ours, source, invented=True)
        missing.extend(_unsaid(names[0], target))
        extra.extend(_unsaid(names[1], source))
        return missing, extra


# 十八大, 十四五规划: names whose number is translated.
_NAMED = re.compile(
    "(二十|十[一二三四五六七八九])大(?![量家型批小部多约概])"
    "|(十[一二三四五六七八九])五(?:规划|时期|期间|计划|[”’\"'])"
    # 五大市场, 两连胜: counts that the grammar leaves alone, for they are half words
    "|([两二三四五六七八九十])"
    "(?:大(?![学会家人利街道桥小厦楼洋陆使爷哥姐地堂])|连(?:胜|冠|败|霸|跌|涨))"
)
_DIGIT = re.compile("[0-9０-９]")
_FIGURE = re.compile(
    r"[0-9０-９]{1,3} ?[:：比-] ?[0-9０-９]{1,3}(?![0-9０-９])"
    r"|[0-9０-９]+(?:,[0-9０-９]{3})*(?:[.．][0-9０-９]+)?"
)
_SCORE = re.compile(r"([0-9]{1,3}) ?(?:[:：比–—-]|to) ?([0-9]{1,3})(?![0-9])")
_WIDE = str.maketrans("０１２３４５６７８９，．", "0123456789,.")


def _figures(side: Side) -> list[tuple[str, int]]:
    covered = _covered(side)
    found: list[tuple[str, int]] = []
    at = 0
    for match in _FIGURE.finditer(side.text):
        while at < len(covered) and covered[at][1] <= match.start():
            at += 1
        if at < len(covered) and covered[at][0] < match.end():
            continue
        found.append((match.group(), match.start()))
    return found


def _named(side: Side) -> list[tuple[str, int, int]]:
    if side.language != "zh":
        return []
    found: dict[int, tuple[str, int, int]] = {}
    for match in _NAMED.finditer(side.text):
        number = read(match[1] or match[2] or match[3])
        assert number is not None
        found.setdefault(int(number.value), (match.group(), match.start(), int(number.value)))
    return list(found.values())


def _unsaid(names: list[tuple[str, int, int]], other: Side) -> list[tuple[str, int]]:
    """The names whose number the other text does not have."""
    if not names:
        return []
    said = {atom.amount for atom in other.atoms if atom.sort == "figure"}
    loose = Loose(other.text, other.language, [])
    return [
        (text, start)
        for text, start, value in names
        if value not in said and not loose.values[Fraction(value)]
    ]


def _plain(figure: str) -> str:
    figure = figure.translate(_WIDE).replace(",", "")
    return figure.lstrip("0") or "0"


def _only_in(
    ours: list[tuple[str, int]],
    theirs: list[tuple[str, int]],
    other: Side,
    *,
    invented: bool = False,
) -> list[tuple[str, int]]:
    if not ours:
        return []
    have = Counter(_plain(text) for text, _start in theirs)
    known = {str(atom.amount) for atom in other.atoms if atom.sort == "figure"}
    known |= {str(atom.amount.numerator) for atom in other.atoms if atom.sort == "figure"}
    known |= {_plain(_military(atom)) for atom in other.atoms if atom.sort == "clock"}
    text_of_other = other.text.translate(_WIDE)
    digits = set(re.findall("[0-9]+", text_of_other))
    scores = {frozenset(pair) for pair in _SCORE.findall(text_of_other)}
    loose = Loose(other.text, other.language, [])
    result: list[tuple[str, int]] = []
    for text, start in ours:
        score = _SCORE.fullmatch(text.translate(_WIDE))
        if score is not None:
            both = (Fraction(score[1]), Fraction(score[2]))
            if frozenset(score.groups()) not in scores and not (
                invented and all(loose.values[value] for value in both)
            ):
                result.append((text, start))
            continue
        plain = _plain(text)
        if have[plain] > 0:
            have[plain] -= 1
        elif plain in known or plain in digits or loose.take(Fraction(plain)):
            continue
        else:
            result.append((text, start))
    return result


def _loose(side: Side) -> Loose:
    """The numerals outside expressions; those in tokens (ATP500, 4K) count."""
    return Loose(side.text, side.language, [(e.start, e.end) for e in side.expressions])


def _covered(side: Side) -> list[tuple[int, int]]:
    spans = [(e.start, e.end) for e in side.expressions]
    spans.extend((t.start, t.end) for t in side.tokens)
    return sorted(spans)


def _is_article(atom: Atom, side: Side) -> bool:
    """一, a, one: of anything that is counted, but not 1%, one yuan or the figure 1."""
    if atom.amount != 1 or any("0" <= char <= "9" for char in side.text[atom.start : atom.end]):
        return False
    return not atom.family.startswith(("money", "points")) and atom.kind != "percent"


def _literal(side: Side, atom: Atom) -> str:
    """The figures of an atom as written: 21:25, which may be a score."""
    found = _CLOCK.search(side.text, atom.start, atom.end)
    return found.group() if found else "\0"


def _military(atom: Atom) -> str:
    """0900: a clock time of four figures."""
    assert atom.clock is not None
    return f"{atom.clock.hour:02d}{atom.clock.minute:02d}"


_CLOCK = re.compile("[0-9]{1,3}[:：][0-9]{1,3}")
_LISTED = re.compile(r"(?:、|和|与|及|以及|或)[^，。；、]{1,12}[等这]?$")
_DIMENSION = re.compile(r"-(?:dimensional|way|fold|pronged|piece|tier)\b")


def _sums_up(atom: Atom, side: Side) -> bool:
    """伊利、蒙牛两家, 分上下两部分: a small count of what was just named; *three-dimensional*."""
    if atom.amount > 10 or atom.family or "0" <= side.text[atom.start] <= "9":
        return False
    if side.language == "zh":
        return bool(_LISTED.search(side.text[max(0, atom.start - 24) : atom.start])) or (
            side.text[max(0, atom.start - 2) : atom.start]
            in ("上下", "左右", "前后", "中外", "内外")
        )
    return _DIMENSION.match(side.text, atom.end) is not None


def _may_be_loose(atom: Atom) -> bool:
    """Whether a numeral word of the other language may say this figure."""
    closed = atom.family.startswith("money") or atom.family == "points" or atom.kind == "percent"
    return not closed
