"""Mending the target where it is certain: the wrong fact's words become the right ones.

A repair is proposed only where one fact of the source and one place in the target can be meant,
where both texts' expressions answer each other wholly, and where what is written reads back as
the source's value. Everything else stays a finding.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from compliance_kit.localize.style import Style
from compliance_kit.localize.write import write_expression
from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.values import Date, Expression, Money, Range
from compliance_kit.verify.finding import Finding
from compliance_kit.verify.texts import Side


@dataclasses.dataclass(frozen=True)
class Mend:
    """``target[start:end]`` should read ``text``."""

    start: int
    end: int
    text: str


def proposal(
    ours: Expression, theirs: Expression, source_language: str, target: Side, style: Style | None
) -> Mend | None:
    """What ``theirs`` in the target should read, or None where that is not certain."""
    wanted = _fitting(ours, theirs)
    if wanted is None:
        return None
    return _written(wanted, theirs, source_language, target, style)


def recoined(theirs: Expression, currency: str, target: Side, style: Style | None) -> Mend | None:
    """The amount ``theirs`` of the target in another currency, the rest of it kept."""
    value = theirs.value
    ends = (value.start, value.end) if isinstance(value, Range) else (value,)
    changed = [Money(amount, currency) for amount in map(_amount, ends) if amount is not None]
    if len(changed) != len(ends):
        return None
    wanted = dataclasses.replace(
        theirs,
        kind="range" if len(ends) == 2 else "money",
        inner="money" if len(ends) == 2 else None,
        value=Range(changed[0], changed[1]) if len(ends) == 2 else changed[0],
    )
    return _written(wanted, theirs, target.tag, target, style)


def renamed(theirs: Expression, currency: str, target: Side) -> Mend | None:
    """*tens of thousands of dollars* in yuan: only the word changes, for there is no figure."""
    found = list(_DOLLARS.finditer(theirs.text))
    if len(found) != 1 or currency != "CNY" or target.language != "en":
        return None
    start = theirs.start + found[0].start()
    return Mend(start, theirs.start + found[0].end(), "yuan")


_DOLLARS = re.compile(r"\b(?:US )?dollars?\b", re.IGNORECASE)


def _amount(value: object) -> Decimal | None:
    if isinstance(value, Decimal):
        return value
    return value.amount if isinstance(value, Money) else None


def _written(
    wanted: Expression, theirs: Expression, language: str, target: Side, style: Style | None
) -> Mend | None:
    """``wanted`` in the place of ``theirs``, whose *about* or *exceeded* stays where it is."""
    place = _bare(theirs, target.language)
    if not _free(place, wanted, target):
        return None
    # *nearly 80 pounds* in one piece: the words that say how exact it is are written anew.
    wanted = dataclasses.replace(wanted, approx=wanted.approx if place.approx else None)
    text = write_expression(
        wanted, target.tag, style or _style_like(place.text), source_language=language
    )
    if text is None:
        return None
    if place.kind == "number" and _lone_day(wanted):
        # "Times 26 reported": the day needs its preposition.
        text = text if _LED.search(target.text[: place.start]) else f"on {text}"
    if text.startswith("the ") and _ARTICLE.search(target.text[: place.start]):
        return None  # "a 30-day report" is not mended by "a the 30th report"
    text = _cased(text, target.text, place.start)
    if place.text.endswith(".") and not text.endswith("."):
        text += "."  # the full stop of the sentence, which the month took for its own
    mended = target.text[: place.start] + text + target.text[place.end :]
    near = mended[max(0, place.start - 40) : place.start + len(text) + 40]
    values = {found.value for found in find_expressions(near, target.language)}
    day = _lone_day(wanted)
    if wanted.value in values or (day is not None and Decimal(day) in values):
        return Mend(place.start, place.end, text)
    return None


def _lone_day(expression: Expression) -> int | None:
    """The day of 27日, which English may read as an ordinal; None for any other value."""
    value = expression.value
    if isinstance(value, Date) and value == Date(day=value.day):
        return value.day
    return None


_ARTICLE = re.compile(r"\b(?:an?|his|her|its|their|this|that|no) \Z", re.I)
_LED = re.compile(
    r"\b(?:on|of|from|to|by|until|till|since|the|and|or|before|after|between|through) \Z", re.I
)


def day_alone(theirs: Expression, target: Side) -> Mend | None:
    """*the 27th day* without its last word, where no month or text follows that it counts."""
    rest = target.text[theirs.end :]
    if not (theirs.text[:1].isdigit() and _DAY_WORD.match(rest)):
        return None
    if not target.text[: theirs.start].lower().endswith("the "):
        return None
    return Mend(theirs.start, theirs.end + len(" day"), theirs.text)


_DAY_WORD = re.compile(r" day\b(?! of\b)")


def _free(place: Expression, wanted: Expression, target: Side) -> bool:
    """Whether the place is a figure by itself: no digits or sign of another one beside it."""
    before, after = target.text[: place.start], target.text[place.end :]
    if _FIGURE_BEFORE.search(before) or _FIGURE_AFTER.match(after):
        return False
    if wanted.kind == "money" == place.kind:
        return _SIGN_AFTER.match(after) is None  # "$3 billion less" stays an amount
    return not (_SIGN_AFTER.match(after) or _MORE_AFTER.match(after))


_FIGURE_BEFORE = re.compile(r"[0-9０-９⁄/][.,–—―-]?\Z")
_FIGURE_AFTER = re.compile(r"[.,]?[0-9０-９⁄]|/[0-9]")
_SIGN_AFTER = re.compile(r"\s?(?:%|％|per ?cent\b|percentage|厘|‰)")
_MORE_AFTER = re.compile(r" (?:more|less|times|fold)\b")
_WORD_START = re.compile(r"(?<![^\s])\S")
_LONGEST_LEAD = 32
_LONGEST_TAIL = 16


def _bare(theirs: Expression, language: str) -> Expression:
    """``theirs`` without the words that say how exact it is: the shortest part of equal value."""
    if theirs.approx is None:
        return theirs
    text = theirs.text
    if language == "en":
        starts = [m.start() for m in _WORD_START.finditer(text) if m.start() <= _LONGEST_LEAD]
        ends = [m.start() - 1 for m in _WORD_START.finditer(text) if m.start()]
    else:
        starts = list(range(min(len(text), 8)))
        ends = list(range(max(1, len(text) - 4), len(text)))
    ends = [end for end in (*ends, len(text)) if len(text) - end <= _LONGEST_TAIL]
    for start in reversed(starts):
        for end in ends:
            part = text[start:end]
            found = find_expressions(part, language) if part else []
            if (
                len(found) == 1
                and (found[0].start, found[0].end) == (0, len(part))
                and found[0].value == theirs.value
                and found[0].approx is None
            ):
                return dataclasses.replace(
                    theirs,
                    start=theirs.start + start,
                    end=theirs.start + end,
                    text=part,
                    approx=None,
                )
    return theirs


def _fitting(ours: Expression, theirs: Expression) -> Expression | None:
    """The expression to write in the place of ``theirs``."""
    if _BEFORE_CHRIST.search(theirs.text) and not _BEFORE_CHRIST.search(ours.text):
        return None
    if ours.kind in ("duration", "measure") and len(_GROUP.findall(ours.text)) > len(
        _GROUP.findall(theirs.text)
    ):
        # 1分30秒: the other half may stand apart.
        return None
    if ours.kind == theirs.kind:
        return ours
    counts = ("number", "ordinal")
    if ours.kind in counts and theirs.kind in counts:
        return dataclasses.replace(ours, kind=theirs.kind)
    if ours.kind == "range" or theirs.kind == "range":
        return None
    if "ordinal" in (ours.kind, theirs.kind):
        return None
    if ours.kind == "fraction" and theirs.kind == "number":
        # 每5名中有1名: the figure may be one half of a fraction said in other words.
        return None
    return ours


_BEFORE_CHRIST = re.compile(r"公元前|\bB\.? ?C", re.IGNORECASE)
_GROUP = re.compile("[0-9]+(?:[.,][0-9]+)*")


def _style_like(text: str) -> Style:
    """The house style nearest to how ``text``, the words to be replaced, is written."""
    wide = _WIDE_MONTH.search(text) is not None
    return Style(
        months="wide" if wide else "ap",
        date_order="dmy" if _DAY_FIRST.match(text) else "locale",
        percent="word" if _PERCENT_WORD.search(text) else "sign",
        currency="rmb" if "RMB" in text else "yuan",
    )


_WIDE_MONTH = re.compile(
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_DAY_FIRST = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z]")
_PERCENT_WORD = re.compile(r"per ?cent|百分之")


def _cased(text: str, target: str, start: int) -> str:
    """``text`` with a capital where it begins a sentence of the target."""
    before = target[:start].rstrip(" “\"'(")
    begins = not before or before[-1] in ".!?\n"
    if begins and target[start].isupper() and text[0].islower():
        return text[0].upper() + text[1:]
    return text


def apply_repairs(target: str, findings: Iterable[Finding]) -> tuple[str, list[Finding]]:
    """``target`` with every proposed repair written in, and the findings that were used.

    Repairs that overlap an earlier one are left out.
    """
    chosen: list[Finding] = []
    end = 0
    for finding in sorted(findings, key=lambda f: f.target_span or (0, 0)):
        if finding.repair is None or finding.target_span is None:
            continue
        if finding.target_span[0] < end:
            continue
        chosen.append(finding)
        end = finding.target_span[1]
    parts: list[str] = []
    at = 0
    for finding in chosen:
        assert finding.target_span is not None and finding.repair is not None
        start, stop = finding.target_span
        parts.extend((target[at:start], finding.repair))
        at = stop
    parts.append(target[at:])
    return "".join(parts), chosen


def repair(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    findings: Sequence[Finding] | None = None,
    *,
    style: Style | None = None,
    reference: datetime.date | None = None,
) -> str:
    """``target`` with what is certain mended.

    ``findings`` are those of :func:`verify_pair` for the same texts (found anew when None);
    only theirs are mended.

    >>> repair("增长9.2%。", "It grew 9.5%.", "zh", "en")
    'It grew 9.2%.'
    """
    if findings is None:
        from compliance_kit.verify.pair import verify_pair

        findings = verify_pair(
            source, target, source_language, target_language, reference=reference, style=style
        )
    return apply_repairs(target, findings)[0]
