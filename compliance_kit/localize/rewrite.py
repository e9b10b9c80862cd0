"""Expressions in running text, found in both languages and rewritten the way the locale writes.

The text keeps its language; this is no translation. A piece in the other language is written
whole in the locale's way (``3.5万`` in an English story, ``120 million yuan`` in a Chinese one).
A piece in the locale's own language is touched only where its form breaks the house style
(``Jan 31,2026``); its words for *about* and *over* stay.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from compliance_kit.localize.locales import House, resolve
from compliance_kit.localize.native import native_form
from compliance_kit.localize.protected import overlaps, protected_spans, score_spans, within
from compliance_kit.localize.style import Style
from compliance_kit.localize.write import after_article, write_expression
from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.script import HAN, detect_language
from compliance_kit.text.values import Expression, Kind

_HAN = re.compile(f"[{HAN}]")
_CHINESE = re.compile(f"[{HAN}，。、；：？！“”（）《》]")
_LATIN = re.compile("[A-Za-z]")
# 4K, 1080p, 5m, 10 Plus: more often a format or a model than a number.
_MODEL = re.compile(r"^[0-9.]{1,6}(?:[A-Za-z]$| (?:Plus|Pro|Max)\b)")
_SENTENCE_ENDS = re.compile(r"[\"”’)]?(?:\s+[A-Z\"“]|\s*$|\s*\n)")
_CODE_LETTERS = re.compile(r"^(?:US|HK|NT|RMB|CNY|USD|EUR|GBP|JPY|HKD|A|C|CA|AU|NZ|S)\s?[$¥]?$")
_HOUSE_STYLE = Style()

Written = Literal["zh", "en", "both"]
"""The language an expression is written in; ``both`` for figures and signs."""


@dataclass(frozen=True)
class Change:
    """A stretch to rewrite: ``text[start:end] == old`` becomes ``new``."""

    start: int
    end: int
    old: str
    new: str
    kind: Kind


@dataclass(frozen=True)
class Found:
    """An expression in running text with the language it is written in."""

    expression: Expression
    written: Written


def localize_text(
    text: str,
    to: str,
    *,
    source: str | None = None,
    style: Style = _HOUSE_STYLE,
    reference: datetime.date | None = None,
    keep: Iterable[str] = (),
) -> str:
    """Return ``text`` with its dates, numbers, money and their like as locale ``to`` writes them.

    ``source`` (``zh`` or ``en``) limits this to expressions written in that language, None means
    both. ``reference`` is the day of the document, for expressions such as 去年12月. Strings in
    ``keep`` are left alone, as are links, licence and phone numbers, code, scores, versions,
    addresses and quoted identifiers. A second pass changes nothing.

    Raises:
        UsageError: ``to`` is no locale that can be written.

    >>> localize_text("The fair drew 3.5万 visits on Jan 31,2026, up 9.2个百分点.", "en-US")
    'The fair drew 35,000 visits on Jan. 31, 2026, up 9.2 percentage points.'
    >>> localize_text("总投资120 million yuan，参会者around 1,400人。", "zh-CN")
    '总投资1.2亿元，参会者约1400人。'
    """
    changes = localizations(text, to, source=source, style=style, reference=reference, keep=keep)
    return apply(text, changes)


def apply(text: str, changes: Sequence[Change]) -> str:
    """``text`` with ``changes`` (in order, apart) made."""
    parts: list[str] = []
    at = 0
    for change in changes:
        parts += (text[at : change.start], change.new)
        at = change.end
    parts.append(text[at:])
    return "".join(parts)


def compose(text: str, first: Sequence[Change], second: Sequence[Change]) -> list[Change]:
    """The changes of ``text`` that do at once what ``first`` and then ``second`` do."""
    if not first:
        return list(second)
    middle = apply(text, first)
    # Where the changes stand in the text between the two: (start, end, growth, change, later).
    places: list[tuple[int, int, int, Change, bool]] = []
    shift = 0
    for change in first:
        start, longer = change.start + shift, len(change.new) - len(change.old)
        places.append((start, start + len(change.new), longer, change, False))
        shift += longer
    places += [(change.start, change.end, 0, change, True) for change in second]
    places.sort(key=lambda place: place[:2])
    result: list[Change] = []
    shift = at = 0
    while at < len(places):
        start, end, _longer, leading, _later = places[at]
        before = shift
        edits: list[Change] = []
        while at < len(places) and places[at][0] <= end:
            _start, stop, longer, change, later = places[at]
            end = max(end, stop)
            shift += longer
            if later:
                edits.append(change)
            at += 1
        inner = [replace(c, start=c.start - start, end=c.end - start) for c in edits]
        old = text[start - before : end - shift]
        kind = (edits or [leading])[0].kind
        result.append(
            Change(start - before, end - shift, old, apply(middle[start:end], inner), kind)
        )
    return result


def localizations(
    text: str,
    to: str,
    *,
    source: str | None = None,
    style: Style = _HOUSE_STYLE,
    reference: datetime.date | None = None,
    keep: Iterable[str] = (),
    language: str | None = None,
) -> list[Change]:
    """Return what :func:`localize_text` would change, in order; spans do not overlap.

    ``language`` (``zh`` or ``en``) is that of the document where ``text`` is a short part of one;
    else the text's script tells it.
    """
    house = resolve(to)
    language = (language or detect_language(text) or house.language)[:2]
    keep = tuple(keep)
    settled: list[Change] = []
    current = text
    # What is written may join what stands beside it to a new expression (5 to 10 ...): then its
    # form is looked at again, so that a second run finds nothing to do.
    for _round in range(_ROUNDS):
        found = expressions(current, source=source, reference=reference, keep=keep, prefer=language)
        changes = _round_of(current, found, house, style, language)
        if not changes:
            break
        settled = compose(text, settled, changes)
        current = apply(current, changes)
    return settled


_ROUNDS = 4


def _round_of(
    text: str, found: Sequence[Found], house: House, style: Style, language: str
) -> list[Change]:
    changes: list[Change] = []
    floor = 0
    for index, item in enumerate(found):
        if style.measures == "convert" and _has_twin(text, found, index):
            continue
        change = _change(text, item, house, style, language)
        if change is None or change.start < floor:
            continue
        if changes and changes[-1].end == change.start and changes[-1].new.endswith(" "):
            change = replace(change, new=change.new.removeprefix(" "))
        changes.append(change)
        floor = change.end
    return changes


def expressions(
    text: str,
    *,
    source: str | None = None,
    reference: datetime.date | None = None,
    keep: Iterable[str] = (),
    prefer: str = "en",
) -> list[Found]:
    """The expressions of ``text`` in both languages outside what is protected, in order.

    Where the two grammars read the same place the longer reading holds; of two equal ones that of
    the language ``prefer``.
    """
    spans, scores = protected_spans(text, keep), score_spans(text)
    languages: tuple[str, ...] = ("zh", "en") if prefer == "zh" else ("en", "zh")
    if source is not None:
        languages = tuple(lang for lang in languages if lang == source[:2].lower())
    candidates: list[tuple[int, int, int, Found]] = []
    for rank, language in enumerate(languages):
        letters = _HAN if language == "zh" else _LATIN
        if language != prefer and letters.search(text) is None:
            # Bare figures are read by the grammar of the text's own language.
            continue
        # To the English grammar a Chinese character before a figure is part of its word.
        readable = _CHINESE.sub("(", text) if language == "en" else text
        for expression in find_expressions(readable, language, reference=reference):
            start, end = expression.start, expression.end
            while end > start and text[end - 1].isspace():
                end -= 1
            while start < end and text[start].isspace():
                start += 1
            if overlaps(spans, start, end) or within(scores, start, end):
                continue
            expression = replace(expression, start=start, end=end, text=text[start:end])
            written = _written(expression)
            if written not in (language, "both"):
                continue
            candidates.append((start - end, rank, start, Found(expression, written)))
    chinese = sorted(
        (found.expression.start, found.expression.end)
        for *_order, found in candidates
        if found.written == "zh"
    )
    candidates = [
        item
        for item in candidates
        if item[3].written != "en" or not _cut_short(item[3].expression.end, chinese)
    ]
    candidates.sort(key=lambda item: item[:3])
    taken: list[Found] = []
    covered = bytearray(len(text))
    for _length, _rank, start, item in candidates:
        end = item.expression.end
        if not any(covered[start:end]):
            covered[start:end] = b"\x01" * (end - start)
            taken.append(item)
    taken.sort(key=lambda item: item.expression.start)
    return taken


def _cut_short(end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an English reading ends inside a Chinese one: the ``over 5`` of ``over 5年``."""
    at = bisect_left(spans, (end, 0))
    return at > 0 and spans[at - 1][1] > end


def _written(expression: Expression) -> Written:
    text = expression.text
    if _HAN.search(text):
        return "zh"
    letters = "".join(_LATIN.findall(text))
    if not letters or _CODE_LETTERS.match(letters):
        return "both"
    if _inner(expression) == "measure" and not _UNIT_WORD.search(text):
        # km, kWh and m/s are every language's.
        return "both"
    return "en"


_PRICE = re.compile("[元镑鎊圆圓\ufffc] ?$")  # the price may end in a code
_NOUN_BEHIND = re.compile(f"[{HAN}]|[ -][A-Za-z0-9$€£¥]")
_UNIT_WORD = re.compile(r"[a-z]{4}|\b(?:tons?|mu|jin|li|to)\b")


def _change(text: str, item: Found, house: House, style: Style, language: str) -> Change | None:
    expression = item.expression
    if item.written in (house.language, "both"):
        got = native_form(text, expression, house, style)
        if got is None:
            return None
        start, end, new = got
    else:
        if language == house.language and _part_of_phrase(text, item):
            return None
        if _idle_count(expression, text[: expression.start][-3:]):
            return None
        if expression.kind == "ordinal" and _NOUN_BEHIND.match(text, expression.end):
            # 第三届, the first 10 miles: an ordinal needs its noun in the same language.
            return None
        written = write_expression(expression, house.tag, style, source_language=item.written)
        if written is None:
            return None
        start, end, new = _fitted(text, expression.start, expression.end, written, house, language)
    start, end, new = _stopped(text, start, end, new)
    old = text[start:end]
    if old == new or "\n" in old:
        # What is wrapped over two lines stays: mending it would move the lines.
        return None
    return Change(start, end, old, new, expression.kind)


def _idle_count(expression: Expression, before: str) -> bool:
    """Whether this is 一 or 两 with its classifier, an article rather than a figure, or a model."""
    value = expression.value
    if expression.kind == "number" and _MODEL.search(expression.text):
        return True
    if expression.text.lower() == "a dozen" and _PRICE.search(before):
        return True
    if expression.approx is None and expression.text[0] in "百千万亿萬億":
        # 亿元 over a column, 万元户: a unit without its figure.
        return True
    return (
        expression.kind == "number"
        and isinstance(value, Decimal)
        and value <= 10
        and not any(char.isascii() and char.isdigit() for char in expression.text)
    )


def _part_of_phrase(text: str, item: Found) -> bool:
    """Whether a stray piece belongs to a quoted phrase of its own language (a name, a slogan)."""
    expression = item.expression
    before = text[: expression.start][-2:]
    behind = text[expression.end : expression.end + max(2, len(expression.noun) + 1)]
    if item.written == "en":
        return bool(re.search(r"[A-Za-z] ?$", before) or re.match(r" ?[A-Za-z]", behind))
    if expression.noun and behind.startswith(expression.noun):
        behind = behind[len(expression.noun) :]
    return bool(_HAN.search(before[-1:]) or _HAN.match(behind))


def _stopped(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """The full stop of the sentence neither lost (``9:30 a.m.``) nor doubled."""
    if new.endswith(".") and text[end : end + 1] == ".":
        return start, end + 1, new
    if text[end - 1 : end] == "." and not new.endswith(".") and _SENTENCE_ENDS.match(text, end):
        return start, end, new + "."
    return start, end, new


def _fitted(
    text: str, start: int, end: int, written: str, house: House, language: str
) -> tuple[int, int, str]:
    """The span and the text so that words of two scripts neither glue nor stand apart."""
    if house.language == "zh":
        article = re.search(
            r"(?:^|(?<=[^A-Za-z]))(?:the|The|an?) $", text[max(0, start - 5) : start]
        )
        if article:
            start -= len(article.group())
        if start > 1 and text[start - 1] == " " and _closes_up(text[start - 2]):
            start -= 1
        if text[end : end + 1] == " " and _closes_up(text[end + 1 : end + 2]):
            end += 1
        return start, end, written
    before = text[start - 1 : start]
    bare = after_article(text[max(0, start - 4) : start], written)
    if bare != written:
        written = bare
    elif before.isalnum():
        written = " " + written
    elif language == "en" and _opens_sentence(text, start):
        written = written[0].upper() + written[1:]
    if text[end : end + 1].isalnum():
        written += " "
    return start, end, written


def _closes_up(char: str) -> bool:
    """Whether Chinese typography puts no space between this character and a figure."""
    return bool(char) and (bool(_HAN.match(char)) or char in "，。、；：？！“”（）《》")


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start]
    return not before.strip() or bool(re.search(r"[.!?] +$|\n\s*$", before))


def _has_twin(text: str, found: Sequence[Found], index: int) -> bool:
    """Whether the measure stands beside its conversion already: ``15 kilometers (9.3 miles)``."""
    expression = found[index].expression
    if _inner(expression) != "measure":
        return False
    if index and _inner(found[index - 1].expression) == "measure":
        between = text[found[index - 1].expression.end : expression.start]
        if between.strip() in ("(", "（"):
            return True
    if index + 1 < len(found) and _inner(found[index + 1].expression) == "measure":
        between = text[expression.end : found[index + 1].expression.start]
        return between.strip() in ("(", "（")
    return False


def _inner(expression: Expression) -> Kind | None:
    return expression.inner if expression.kind == "range" else expression.kind


__all__ = ["Change", "Found", "apply", "expressions", "localizations", "localize_text"]
