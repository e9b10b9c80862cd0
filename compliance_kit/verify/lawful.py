"""Facts that one language says and the other lawfully does not.

一个, *a* and *the two countries* are no losses; a year that the document's date supplies is no
invention; a fact said twice may be said once.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from functools import cached_property

from compliance_kit.verify.atoms import Atom
from compliance_kit.verify.context import Context
from compliance_kit.verify.figures import lone_scores, military
from compliance_kit.verify.loose import Loose
from compliance_kit.verify.named import a_unit, names_month, names_weekday
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
        return _loose(self._pair.source, self._pair.target)

    @cached_property
    def _target_loose(self) -> Loose:
        return _loose(self._pair.target, self._pair.source)

    def excuse(self, left: list[Atom], right: list[Atom]) -> tuple[list[Atom], list[Atom]]:
        """What is left of both sides without what needs no counterpart."""
        self._arrived = _without(self._pair.source.atoms, left)
        self._said_source = Counter(atom.key for atom in self._pair.source.atoms)
        self._said_target = Counter(atom.key for atom in self._pair.target.atoms)
        self._parts: set[int] = set()
        # 上百亿 beside a *billions* that answers nothing: two of them that differ.
        self._vague = any(atom.vague and atom.sort == "figure" for atom in right)
        return (
            [atom for atom in left if not self._may_vanish(atom)],
            [atom for atom in right if not self._may_appear(atom)],
        )

    def _may_vanish(self, atom: Atom) -> bool:
        source, target = self._pair.source, self._pair.target
        if _within(atom, self._pair.copied[0]):
            return True
        if atom.sort == "period" and atom.date is not None and atom.date.season:
            return True
        if atom.sort == "weekday":
            return bool(self._said_target[atom.key]) or names_weekday(atom, target)
        if atom.sort == "clock":
            return military(atom) in target.text
        if atom.sort == "day":
            return self._said_by_dateline(atom) or names_month(atom, target)
        if atom.sort == "year":
            if atom.end_of and any(other.key == atom.key for other in self._arrived):
                return True  # 1995-96赛季 said again
            # "last year in January 2017": the year said twice.
            near = source.text[max(0, atom.start - 24) : atom.start]
            told = _relative_year(near) if source.language == "en" else None
            return told is not None and told == _relative_year(target.text)
        if atom.sort != "figure":
            return False
        if atom.kind == "fraction" and self._split_fraction(atom, target):
            return True
        if a_unit(atom, target) or _is_hyphened(atom, source, target):
            return True
        if atom.amount == 2 and _said_by_pronoun(atom, source, target):
            return True
        if atom.kind == "ordinal" and _one_more(atom, source, target):
            return True
        if atom.kind == "ordinal" and atom.amount == 2 and self._target_loose.next:
            return True
        if _is_article(atom, self._pair.source) or _sums_up(atom, self._pair.source):
            return True
        if atom.vague and not self._vague and self._target_loose.few():
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

    def _split_fraction(self, atom: Atom, target: Side) -> bool:
        """One in five is 每5名…有1名: both figures stand apart."""
        parts = {atom.base.numerator, atom.base.denominator}
        said = {other.amount for other in target.atoms if other.sort == "figure"}
        if all(Fraction(part) in said for part in parts):
            self._parts |= parts
            return True
        return False

    def _said_by_dateline(self, atom: Atom) -> bool:
        """9月30日电 … 30日: the day of the dateline is said once."""
        assert atom.date is not None
        text = self._pair.source.text
        return any(
            other.date is not None
            and other.date.day == atom.date.day
            and atom.date.month in (None, other.date.month)
            and (_DATELINE.match(text, other.end) or _DATELINE.match(text, atom.end))
            for other in self._arrived
            if other.sort == "day" and other.index != atom.index
        )

    def _may_appear(self, atom: Atom) -> bool:
        source, target = self._pair.source, self._pair.target
        if _within(atom, self._pair.copied[1]):
            return True
        if atom.sort == "period" and atom.date is not None and atom.date.season:
            return True
        if atom.sort == "year":
            return self._year_given(atom)
        if atom.sort == "weekday":
            return bool(self._said_source[atom.key]) or names_weekday(atom, source)
        if atom.sort == "day":
            return self._day_given(atom) or self._is_ordinal(atom)
        if atom.sort == "clock":
            return self._hour_given(atom)
        if atom.sort == "period":
            return self._half_given(atom) or _decade_said(atom, source)
        if atom.sort != "figure":
            return False
        if atom.kind == "ordinal" and atom.amount <= 2:
            if atom.amount == 2 and self._source_loose.next:
                return True
            half = ("[上前]半", "[下后後]半")[int(atom.amount) - 1]
            if _HALVES.match(target.text, atom.end) and re.search(half, source.text):
                return True
        if not atom.family and atom.amount in self._parts:
            return True
        if _is_one_litre(atom, target, source):
            return False
        if a_unit(atom, source) or _is_hyphened(atom, target, source):
            return True
        if atom.amount == 2 and _PAIR.match(target.text, atom.start):
            return True
        if atom.amount in _PER and _PER[int(atom.amount)].search(source.text):
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
        offset = _relative_year(self._pair.source.text) or 0
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

    def _is_ordinal(self, atom: Atom) -> bool:
        """3rd and 4th Lines: no day of a month when the source has the bare number."""
        assert atom.date is not None
        value = atom.date
        return value.month is None and self._source_loose.take(Fraction(value.day or 0))

    def _hour_given(self, atom: Atom) -> bool:
        """A score that looks like a time, or an hour in words: 不到十点."""
        assert atom.clock is not None
        literal = _literal(self._pair.target, atom)
        text = self._pair.source.text.replace("：", ":")
        if literal in text or military(atom) in text:
            return True
        if atom.clock.minute or not _HOUR.search(self._pair.source.text):
            return False
        hours = (atom.clock.hour, atom.clock.hour % 12 or 12)
        return any(self._source_loose.take(Fraction(hour)) for hour in hours)

    def _half_given(self, atom: Atom) -> bool:
        assert atom.date is not None
        half = {1: "上半", 2: "下半"}.get(atom.date.half or 0)
        return half is not None and half in self._pair.source.text


def _relative_year(text: str) -> int | None:
    """去年: -1; None where no year is told from this one."""
    return next((n for pattern, n in _RELATIVE_YEARS if pattern.search(text)), None)


def _without(atoms: list[Atom], left: list[Atom]) -> list[Atom]:
    gone = {id(atom) for atom in left}
    return [atom for atom in atoms if id(atom) not in gone]


def _within(atom: Atom, spans: list[tuple[int, int]]) -> bool:
    return any(start <= atom.start and atom.end <= end for start, end in spans)


def _is_hyphened(atom: Atom, side: Side, other: Side) -> bool:
    """伊尔-76: what looks like a sign is the hyphen of a name."""
    if atom.amount >= 0 or side.text[atom.start - 1 : atom.start] in ("", " "):
        return False
    return str(-atom.amount) in other.text


_HALVES = re.compile(r"[ -]half", re.IGNORECASE)
_HOUR = re.compile(r"[点點时時]|o['’]clock|\b[ap]\.?m\b", re.IGNORECASE)
# Two who were just named: 两人, the two; the other language says they.
_PAIR = re.compile("[两兩二](?:人|者|国|國)")
_THE_PAIR = re.compile(r"\b(?:the|these|those|both) \Z|[这這那该該此]\Z", re.IGNORECASE)
_PRONOUN = {
    "en": re.compile(r"\b(?:they|them|their|themselves|who|whose|couple|pair|each other)\b", re.I),
    "zh": re.compile("[他她它]们|他們|她們|双方|雙方|彼此|二者|两者"),
}


def _said_by_pronoun(atom: Atom, source: Side, target: Side) -> bool:
    if (
        "0" <= source.text[atom.start] <= "9"
        or _PRONOUN[target.language].search(target.text) is None
    ):
        return False
    before = source.text[max(0, atom.start - 8) : atom.start]
    return bool(_PAIR.match(source.text, atom.start) or _THE_PAIR.search(before))


_AGAIN = re.compile("另|还有|還有|又|再")


def _one_more(atom: Atom, source: Side, target: Side) -> bool:
    """*a third* of those that are counted off: 另一名."""
    return (
        target.language == "zh"
        and source.text[max(0, atom.start - 2) : atom.start].lower() == "a "
        and _AGAIN.search(target.text) is not None
    )


# 3.71‰ is 3.71 per 1,000 live births.
_PER = {
    1000: re.compile("‰|千分之"),
    10000: re.compile("万分之|萬分之|‱"),
    100000: re.compile("十万分之|十萬分之"),
}
# 新华社北京9月30日电, (Reuters) Sept 30 -
_DATELINE = re.compile(r"[电電讯訊]| ?[—–-] ")


def _loose(side: Side, other: Side) -> Loose:
    """The numerals outside expressions; those in tokens (ATP500, 4K) count."""
    covered = [(e.start, e.end) for e in side.expressions]
    return Loose(side.text, side.language, sorted(covered + lone_scores(side, other)))


def _is_article(atom: Atom, side: Side) -> bool:
    """一, a, one: of anything that is counted, but not 1%, one yuan or the figure 1."""
    if atom.amount != 1 or any("0" <= char <= "9" for char in side.text[atom.start : atom.end]):
        return False
    return not atom.family.startswith(("money", "points")) and atom.kind != "percent"


_PHYSICAL = frozenset(("length", "area", "volume", "mass"))
_UNIT_ZH = re.compile("[米里升斤克吨噸亩畝顷頃尺寸磅码碼桶]")


def _is_one_litre(atom: Atom, target: Side, source: Side) -> bool:
    """一升 of 一降一升 read as *one litre*: a unit that no figure of the source has."""
    if target.language != "en" or atom.family not in _PHYSICAL:
        return False
    figures = [other for other in source.atoms if other.family == atom.family]
    if figures or not target.text[atom.start : atom.end].lower().startswith("one "):
        return False
    return set(_UNIT_ZH.findall(source.text)) <= {"升"}


def _decade_said(atom: Atom, source: Side) -> bool:
    """80后, 九十年代: the decade without its century."""
    assert atom.date is not None
    if atom.date.decade is None or source.language != "zh":
        return False
    tens = atom.date.decade % 100 // 10
    return re.search(f"(?:{tens}0|{_TENS[tens]})[后後年]", source.text) is not None


_TENS = ("〇〇|零零|00", "一十|十", "二十", "三十", "四十|四零", "五十|五零", "六十|六零",
         "七十|七零", "八十|八零", "九十|九零")  # fmt: skip


def _literal(side: Side, atom: Atom) -> str:
    """The figures of an atom as written: 21:25, which may be a score."""
    found = _CLOCK.search(side.text, atom.start, atom.end)
    return found.group() if found else "\0"


_CLOCK = re.compile("[0-9]{1,3}[:：][0-9]{1,3}")
_LISTED = re.compile(r"(?:、|和|与|及|以及|或)[^，。；、]{1,12}[等这]?$")
_QUOTED = re.compile("[”》][ 、]{1,3}[“《][^“”《》]{1,24}[”》]等?$")
_DIMENSION = re.compile(r"-(?:dimensional|way|fold|pronged|piece|tier)\b")


def _sums_up(atom: Atom, side: Side) -> bool:
    """伊利、蒙牛两家, 分上下两部分: a small count of what was just named; *three-dimensional*."""
    if atom.amount > 10 or atom.family or "0" <= side.text[atom.start] <= "9":
        return False
    if side.language == "zh":
        before = side.text[max(0, atom.start - 24) : atom.start]
        return bool(_LISTED.search(before) or _QUOTED.search(before)) or (
            side.text[max(0, atom.start - 2) : atom.start]
            in ("上下", "左右", "前后", "中外", "内外")
        )
    return _DIMENSION.match(side.text, atom.end) is not None


def _may_be_loose(atom: Atom) -> bool:
    """Whether a numeral word of the other language may say this figure."""
    closed = atom.family.startswith("money") or atom.family == "points" or atom.kind == "percent"
    return not closed
