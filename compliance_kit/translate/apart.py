"""What stands before a line's text and is translated apart from it: datelines and labels.

``联系人：钱女士`` is a label and a value; ``新华社北京5月4日电`` is written by rule. Both are units
of their own, and the model reads only what is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compliance_kit.text.script import HAN
from compliance_kit.translate.datelines import find_dateline
from compliance_kit.translate.known import counted, find_known
from compliance_kit.translate.memory import Lookup, starter_terms
from compliance_kit.translate.phrasebook import write_people
from compliance_kit.translate.report import Facts
from compliance_kit.translate.units import Piece, Unit, has_words, is_marker

_LABEL = {
    "zh": re.compile(rf"(?P<label>[{HAN}]{{1,8}})\s*[：:]\s*"),
    "en": re.compile(r"(?P<label>[A-Z][A-Za-z]{0,20}(?:[ -][A-Za-z]{1,20}){0,2}):(?:\s+|\Z)"),
}
# A value is no sentence: the marks of one are not in it, and it is short.
_SENTENCE = re.compile('[。！？!?；;，,“”"《]|\\.(?=\\s|\\Z)|[\ue000-\uf8ff]{3}')
_COLON = re.compile(r"\s*[：:]\s*")
_ENDED = re.compile("[。！？!?；;.…][”’」』\"')）]*\\Z")
_LONGEST = {"zh": 16, "en": 45}
# Who says or does something is no label: He said: …
_SPEAKS = re.compile(
    r"\b(?:I|he|she|it|we|they|you|said|says|say|adds?|added|is|are|was|asks?|asked|and|to)\b"
    "|[说道问答称表示写指出强调认为]\\Z",
    re.IGNORECASE,
)
_VERBAL = re.compile(
    r"\b(?:I|he|she|it|we|they|you|is|are|was|were|has|have|will|would|can)\b", re.I
)
# Labels whose value is people.
_PEOPLE = {
    "zh": re.compile("(?:[人员者师长]|编辑|记者|导演|裁判|教练|主讲|主持|摄影|摄像|队长)\\Z"),
    "en": re.compile(
        r"(?:referee|contact|coach|author|host|moderator|speaker|chair|photographer|producer"
        r"|director|editor|writer|reporter|umpire|judge|captain|manager|artist|conductor"
        r"|composer|presenter|translator|curator)s?\Z",
        re.IGNORECASE,
    ),
}
_LATIN_NAMES = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3}(?:(?:, | and )[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3})*"
)
_HAN_NAMES = re.compile(rf"[{HAN}]{{2,4}}(?:[、\s][{HAN}]{{2,4}}){{0,5}}")


def set_apart(
    pieces: Sequence[Piece],
    lookups: Sequence[Lookup],
    pair: tuple[str, str],
    own_terms: Mapping[str, str],
) -> None:
    """Cut datelines and labels off the sentences that begin a line and have no target yet."""
    source, target = ("zh" if code == "zt" else code for code in pair)
    terms = {**starter_terms(), **own_terms}
    for piece in pieces:
        units: list[Unit] = []
        for index, unit in enumerate(piece.units):
            if unit.target:
                units += _at_colon(piece, unit, source)
                continue
            if not _begins_line(piece, index):
                units.append(unit)
                continue
            units += _dateline(unit, source, target, terms) or _labelled(
                piece, unit, lookups, pair, source
            )
        piece.units = units


def _begins_line(piece: Piece, index: int) -> bool:
    if index == 0:
        return True
    before, unit = piece.units[index - 1], piece.units[index]
    low, high = before.span[1], unit.span[0]
    return bool(
        is_marker(before.text)
        or not _ENDED.search(before.text)
        or piece.lifted.text[low:high].strip()
        or any(low <= at <= high for at in piece.lifted.breaks)
    )


def _at_colon(piece: Piece, unit: Unit, source: str) -> list[Unit]:
    """A notice with tags inside, cut at its colon on both sides: tags stay with label or value."""
    match = _LABEL[source].match(unit.text)
    colon = _COLON.search(unit.target)
    low, high = unit.span
    tagged = any(low < mark.at < high for mark in piece.lifted.marks)
    if match is None or colon is None or not tagged or not unit.text[match.end() :]:
        return [unit]
    value_target = unit.target[colon.end() :]
    if not value_target or _COLON.search(match.string, match.end()):
        return [unit]
    label = replace(unit, flags=set(), facts=Facts(), target=unit.target[: colon.start()])
    label.text = match["label"]
    label.span = low, low + len(label.text)
    value = replace(unit, target=value_target, text=unit.text[match.end() :])
    value.span = low + match.end(), high
    return [label, value]


def _part(unit: Unit, start: int, end: int) -> Unit:
    """The stretch of ``unit`` between two offsets in its text."""
    low = unit.span[0]
    return Unit(unit.text[start:end], unit.masked, (low + start, low + end), unit.line)


def _dateline(unit: Unit, source: str, target: str, terms: Mapping[str, str]) -> list[Unit]:
    found = find_dateline(unit.text, target, terms)
    if found is None or not has_words(unit.text[found.end :], source):
        return []
    head = _part(unit, 0, len(unit.text[: found.end].rstrip()))
    head.origin = "phrasebook"
    head.target = found.written
    head.facts = counted(head, source)
    if found.guessed:
        head.flags.add("low-confidence")
    return [head, _part(unit, found.end, len(unit.text))]


def _labelled(
    piece: Piece,
    unit: Unit,
    lookups: Sequence[Lookup],
    pair: tuple[str, str],
    source: str,
) -> list[Unit]:
    match = _LABEL[source].match(unit.text)
    if match is None:
        return [unit]
    label = _part(unit, 0, len(match.group().rstrip()))
    rest = unit.text[match.end() :]
    known = _find_label(label, match["label"], lookups, pair)
    if not rest:
        return [label] if known else [unit]
    if not known and not (
        piece.segment.kind == "text"
        and len(match["label"]) > 1
        and len(rest) <= _LONGEST[source]
        and not _SENTENCE.search(rest)
        and not _SPEAKS.search(match["label"])
        and not _VERBAL.search(rest)
    ):
        return [unit]
    value = _part(unit, match.end(), len(unit.text))
    if not find_known(value, lookups, pair):
        _name(value, match["label"], pair[1], source)
    return [label, value]


def _find_label(unit: Unit, label: str, lookups: Sequence[Lookup], pair: tuple[str, str]) -> bool:
    """Give a label its target where it is known, with its colon or without; the colon stays out.

    So tags that end between a label and its colon stay there.
    """
    source, target = ("zh" if code == "zt" else code for code in pair)
    for wording in (f"{label}:", label):
        for lookup in lookups:
            match = lookup.find(wording, source, target)
            if match is not None and match.percent == 100:
                text = match.text.rstrip(":： ")
                unit.origin, unit.name = match.origin, f"{match.percent}%"
                unit.target = text[:1].upper() + text[1:]
                unit.text = unit.text[: len(label)]
                unit.span = unit.span[0], unit.span[0] + len(label)
                return True
    return False


def _name(value: Unit, label: str, target: str, source: str) -> None:
    """People behind a label for people: Chinese names in pinyin, Latin ones as they are."""
    names = _HAN_NAMES if source == "zh" else _LATIN_NAMES
    if not _PEOPLE[source].search(label) or not names.fullmatch(value.text):
        return
    written = write_people(value.text, "en" if target == "en" else "zh")
    if written is not None:
        value.origin = "phrasebook"
        value.target = written
