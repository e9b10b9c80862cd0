"""Between the Chinese of a document and the Chinese of the model: which, and when it is converted.

A Traditional source is made Simplified before anything is looked up or asked, a Traditional target
out of the finished Simplified one. Protected pieces are single characters then, so nothing here
reaches into them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from compliance_kit.errors import MissingError
from compliance_kit.text.script import scripts_in
from compliance_kit.translate.inline import Lifted
from compliance_kit.translate.interface import Engine
from compliance_kit.translate.options import TAGS, Options
from compliance_kit.translate.protect import without_slots
from compliance_kit.translate.traditional import (
    HONG_KONG,
    Converted,
    region_of,
    to_simplified,
    to_traditional,
)
from compliance_kit.translate.units import Piece, Unit

Pair = tuple[str, str]


def pair_for(engine: Engine, pair: Pair) -> Pair:
    """Return the pair to ask ``engine`` for: ``zh`` for ``zt`` unless it says that it has ``zt``.

    An engine says so with ``chinese(source, target)``, which gives the code of the Chinese that it
    reads or writes for this pair.
    """
    chinese = getattr(engine, "chinese", None)
    if "zt" not in pair:
        return pair
    own = "zh"
    if callable(chinese):
        try:
            own = str(chinese(*pair))
        except MissingError:
            # No model at all: asking for one says so, if any sentence needs it.
            own = "zh"
    return (own, pair[1]) if pair[0] != "en" else (pair[0], own)


def tag_for(to: str, code: str) -> str:
    """Return the language mark of a page translated to ``to``, whose code is ``code``.

    >>> tag_for("zh-TW", "zt"), tag_for("zh-HK", "zt"), tag_for("zh-CN", "zh")
    ('zh-Hant', 'zh-Hant-HK', 'zh-Hans')
    """
    return "zh-Hant-HK" if code == "zt" and region_of(to) == HONG_KONG else TAGS[code]


def with_simplified_terms(options: Options) -> Options:
    """Return ``options`` with the Chinese of the house's own terms as the model has it."""
    if not any(scripts_in(chinese)[1] for chinese in options.terms):
        return options
    terms = {to_simplified(chinese).text: english for chinese, english in options.terms.items()}
    return replace(options, terms=terms)


@dataclass
class Originals:
    """The texts of pieces that were made Simplified, so that reports show what the page has."""

    kept: list[tuple[Piece, str, Converted]] = field(default_factory=list)

    def simplify(self, pieces: Iterable[Piece], region: str) -> None:
        """Make the sentences of ``pieces`` Simplified.

        Raises:
            MissingError: OpenCC is not installed.
        """
        for piece in pieces:
            if all(unit.target for unit in piece.units):
                # None, or a memory of the house's own knows them as they are.
                continue
            text = piece.lifted.text
            new = to_simplified(text, region)
            if new.text == text:
                continue
            for unit in piece.units:
                unit.span = new.at(unit.span[0]), new.at(unit.span[1])
                unit.text = new.text[slice(*unit.span)]
            self.kept.append((piece, text, new))
            _rewrite(piece.lifted, new)

    def restore(self) -> None:
        """Give the finished sentences their own text back."""
        for piece, text, new in self.kept:
            old = new.reversed(text)
            for unit in piece.units:
                if unit.text == new.text[slice(*unit.span)]:
                    unit.text = text[old.at(unit.span[0]) : old.at(unit.span[1])]
        self.kept.clear()


def _rewrite(lifted: Lifted, new: Converted) -> None:
    lifted.masked.text = new.text
    lifted.marks = [replace(mark, at=new.at(mark.at)) for mark in lifted.marks]
    lifted.breaks = [new.at(offset) for offset in lifted.breaks]


def make_traditional(pieces: Sequence[Piece], region: str, *, engine: bool) -> bool:
    """Make the targets of ``pieces`` Traditional; of those that a ``zt`` engine wrote itself
    (``engine`` is false) only what is Simplified. Return whether any was not so already.

    Raises:
        MissingError: OpenCC is not installed.
    """
    changed = False
    for piece in pieces:
        for unit in piece.units:
            if engine or unit.origin != "engine" or scripts_in(unit.target)[0]:
                changed |= _make_traditional(unit, region)
        if engine:
            for text, hints in piece.hints.items():
                piece.hints[text] = tuple(to_traditional(hint, region).text for hint in hints)
    return changed


def _make_traditional(unit: Unit, region: str) -> bool:
    text = without_slots(unit.target, unit.masked)
    new = to_traditional(text, region)
    unit.target = new.text
    unit.pairs = tuple((source, new.at(target)) for source, target in unit.pairs)
    return new.text != text
