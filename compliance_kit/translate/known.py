"""Sentences that need no model: in the memory, in the phrasebook, or without words to translate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from compliance_kit.errors import InputError
from compliance_kit.localize.style import Style
from compliance_kit.translate.finish import without_hour_stop
from compliance_kit.translate.guard import punctuated
from compliance_kit.translate.masking import mask_expressions
from compliance_kit.translate.memory import GUESS, Lookup, Match, starter_memory
from compliance_kit.translate.names import find_honoured, find_honoured_english
from compliance_kit.translate.options import LOCALES
from compliance_kit.translate.phrasebook import starter_phrasebook
from compliance_kit.translate.protect import ATOM
from compliance_kit.translate.report import Facts
from compliance_kit.translate.units import Piece, Unit, has_words, is_marker

_ALL = dict.fromkeys("nmrdyc", 1000)


class _Honoured:
    """Knows 钱女士 and Ms. Qian that stand alone."""

    def find(self, sentence: str, source: str, target: str) -> Match | None:
        """Return the name in the other language; a Chinese family name is a guess."""
        text = sentence.strip()
        found = next(iter((find_honoured if source == "zh" else find_honoured_english)(text)), None)
        if found is None or found[:2] != (0, len(text)):
            return None
        return Match(found[2], sentence, 100 if target == "en" else GUESS, "phrasebook")


@lru_cache(maxsize=1)
def shipped() -> tuple[Lookup, ...]:
    """Return the phrasebook and the memory that ship with compliance-kit, if they are there."""
    found: list[Lookup] = [_Honoured()]
    for load in (starter_phrasebook, starter_memory):
        try:
            found.append(load())
        except (InputError, OSError):
            continue
    return tuple(found)


def look_up(pieces: Sequence[Piece], lookups: Sequence[Lookup], pair: tuple[str, str]) -> None:
    """Fill in the sentences that ``lookups`` know; a whole segment is tried before its sentences.

    Segments with tags inside are tried sentence by sentence only.
    """
    for piece in pieces:
        if len(piece.units) > 1 and not piece.lifted.marks:
            whole = _whole(piece)
            if find_known(whole, lookups, pair):
                piece.units = [whole]
                continue
        for unit in piece.units:
            find_known(unit, lookups, pair)


def _whole(piece: Piece) -> Unit:
    first, last = piece.units[0], piece.units[-1]
    span = first.span[0], last.span[1]
    return Unit(piece.lifted.text[slice(*span)], first.masked, span, first.line)


def find_known(unit: Unit, lookups: Sequence[Lookup], pair: tuple[str, str]) -> bool:
    """Give ``unit`` its target where one of ``lookups`` knows it; return whether one did."""
    source, target = ("zh" if code == "zt" else code for code in pair)
    sentence = unit.source
    for lookup in lookups:
        match = lookup.find(sentence, source, target)
        if match is None:
            continue
        unit.origin = match.origin
        unit.name = f"{match.percent}%"
        if match.percent <= GUESS:
            unit.flags.add("low-confidence")
        text = punctuated(match.text, target) if sentence.endswith(".") else match.text
        unit.target = with_atoms(text, unit)
        unit.facts = counted(unit, source)
        return True
    return False


def with_atoms(text: str, unit: Unit) -> str:
    """Return a translation as an atom text: the unit's protected pieces are found in it."""
    parts: list[str] = []
    position = 0
    for match in ATOM.finditer(unit.text):
        shown = unit.masked.of(match.group()).target
        at = text.find(shown, position) if shown else -1
        if at >= 0:
            parts += [text[position:at], match.group()]
            position = at + len(shown)
    return "".join([*parts, text[position:]])


def keep_wordless(units: Sequence[Unit], pair: tuple[str, str], style: Style) -> None:
    """Give the sentences of figures, dates and protected pieces only their target without a model.

    Dates and amounts are written as the target language writes them.
    """
    source, target = pair
    for unit in units:
        if unit.target:
            continue
        if is_marker(unit.text):
            unit.origin = "kept"
            unit.target = _list_number(unit.text, target)
            continue
        locale = LOCALES[target]
        text = mask_expressions(unit.text, unit.masked, source, locale, style, _ALL, words=True)
        if has_words(ATOM.sub("", text), source):
            continue
        unit.origin = "kept"
        unit.target = punctuated(text, target)
        if target != "en":
            unit.target = without_hour_stop(unit.target, unit.source)
        unit.facts = counted(unit, source)


def _list_number(text: str, target: str) -> str:
    """``一、`` and ``（二）`` as English numbers them; what Chinese has in figures stays."""
    text = text.strip()
    if target != "en":
        return text
    figures = re.sub("[一二三四五六七八九十]+", lambda m: str(_value(m.group())), text)
    return figures.translate(_ASCII_MARKS)


def _value(numeral: str) -> int:
    """The value of a Chinese numeral up to 99."""
    tens, ten, ones = numeral.rpartition("十")
    first = _NUMERALS.find(tens) if tens else 1
    return 10 * first * bool(ten) + (_NUMERALS.find(ones) if ones else 0)


_NUMERALS = "零一二三四五六七八九"
_ASCII_MARKS = str.maketrans({"、": ".", "．": ".", "（": "(", "）": ")"})


def counted(unit: Unit, source: str) -> Facts:
    """Return the facts of a sentence whose translation is right as it stands."""
    from compliance_kit.text.expressions import find_expressions

    language = "en" if source == "en" else "zh"
    count = len(find_expressions(unit.text, language))
    count += sum(unit.masked.of(atom).kind == "token" for atom in ATOM.findall(unit.text))
    return Facts(count, count)
