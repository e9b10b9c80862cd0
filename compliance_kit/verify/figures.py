"""Figures outside expressions: scores, names with a number in them, models, bare digits.

The grammar leaves them alone, for they count nothing; but a score that changed and a 十八大 that
lost its number are wrong all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from compliance_kit.text.expressions.numerals_zh import read
from compliance_kit.verify.atoms import Atom
from compliance_kit.verify.loose import Loose
from compliance_kit.verify.texts import Side, TextPair

# three-to-one, nil-all: a score in words.
_WORD_SCORE = re.compile(
    r"\b(?:zero|nil|one|two|three|four|five|six|seven|eight|nine|ten)[ -](?:to|all|nil|zero)\b",
    re.IGNORECASE,
)


def loose_figures(pair: TextPair) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Bare figures outside expressions and tokens that the other side has nowhere.

    (text, start) of those missing in the target, and of those invented there.
    """
    source, target = pair.source, pair.target
    ours = _figures(source)
    names = [_named(source), _named(target)]
    if not ours and not any(names) and not _DIGIT.search(target.text):
        return [], []
    theirs = _figures(target)
    missing = _only_in(ours, theirs, target)
    extra = _only_in(theirs, ours, source, invented=True)
    copied = pair.copied[1]
    extra = [x for x in extra if not any(start <= x[1] < end for start, end in copied)]
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
_POINTS = re.compile(r"(?<![0-9:])([0-9]{1,3})[:：]([0-9]{1,3})(?![0-9:])")
_WIDE = str.maketrans("０１２３４５６７８９，．", "0123456789,.")


# m3, CO2, cm2: a figure that belongs to its letters.
_SYMBOL = re.compile(r"(?<![A-Za-z])(?:[cdkm]?m|CO|PM|NO|SO|[HO])\Z")


def _figures(side: Side) -> list[tuple[str, int]]:
    covered = _covered(side)
    found: list[tuple[str, int]] = []
    at = 0
    for match in _FIGURE.finditer(side.text):
        while at < len(covered) and covered[at][1] <= match.start():
            at += 1
        if at < len(covered) and covered[at][0] < match.end():
            continue
        if _SYMBOL.search(side.text, max(0, match.start() - 3), match.start()):
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
    known |= {str(atom.date.decade % 100) for atom in other.atoms if atom.date and atom.date.decade}
    known |= {_plain(military(atom)) for atom in other.atoms if atom.sort == "clock"}
    text_of_other = other.text.translate(_WIDE)
    digits = set(re.findall("[0-9]+", text_of_other))
    scores = {frozenset(pair) for pair in _SCORE.findall(text_of_other)}
    loose = Loose(other.text, other.language, [])
    in_words = not invented and _WORD_SCORE.search(other.text) is not None
    result: list[tuple[str, int]] = []
    for text, start in ours:
        score = _SCORE.fullmatch(text.translate(_WIDE))
        if score is not None:
            if in_words:
                continue
            both = (Fraction(score[1]), Fraction(score[2]))
            if not invented and known.issuperset(_plain(part) for part in score.groups()):
                continue  # 236票对174票
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


def lone_scores(side: Side, other: Side) -> list[tuple[int, int]]:
    """Spans of the scores that the other text has not: their figures answer nothing there."""
    if _WORD_SCORE.search(other.text):
        return []
    scores = {frozenset(pair) for pair in _SCORE.findall(other.text.translate(_WIDE))}
    return [
        match.span()
        for match in _POINTS.finditer(side.text.translate(_WIDE))
        if frozenset(match.groups()) not in scores
    ]


def _covered(side: Side) -> list[tuple[int, int]]:
    spans = [(e.start, e.end) for e in side.expressions]
    spans.extend((t.start, t.end) for t in side.tokens)
    return sorted(spans)


def military(atom: Atom) -> str:
    """0900: a clock time of four figures."""
    assert atom.clock is not None
    return f"{atom.clock.hour:02d}{atom.clock.minute:02d}"


# Units whose name another unit takes in the other language, where no figure stands beside them.
_UNITS = (
    (re.compile("(?<![英公])[亩畝]"), re.compile(r"\bacres?\b", re.I), "英亩", "mu"),
    (re.compile("公里|千米"), re.compile(r"\bmiles?\b", re.I), "[英海]里", "km|kilomet"),
    (re.compile("英里"), re.compile(r"\b(?:km|kilomet(?:er|re)s?)\b", re.I), "公里|千米", "mile"),
)


def misread_units(pair: TextPair) -> Iterator[tuple[int, int, int, int]]:
    """(start, end) in the source and in the target of units outside figures that are others."""
    if pair.source.language == pair.target.language:
        return
    flip = pair.source.language == "en"
    zh, en = (pair.target, pair.source) if flip else (pair.source, pair.target)
    for chinese, english, right_zh, right_en in _UNITS:
        ours, theirs = _outside(chinese, zh), _outside(english, en)
        if ours is None or theirs is None:
            continue
        if re.search(right_zh, zh.text) or re.search(rf"\b(?:{right_en})", en.text, re.I):
            continue
        yield (*theirs, *ours) if flip else (*ours, *theirs)


def _outside(pattern: re.Pattern[str], side: Side) -> tuple[int, int] | None:
    for match in pattern.finditer(side.text):
        if not any(e.start < match.end() and match.start() < e.end for e in side.expressions):
            return match.span()
    return None
