"""Between the Chinese of a document and the Chinese of the model: which, and when it is converted.

A Traditional source is made Simplified before anything is looked up or asked, a Traditional target
out of the finished Simplified one. Protected pieces are single characters then, so nothing here
reaches into them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from compliance_kit.errors import MissingError, UsageError
from compliance_kit.text.script import scripts_in
from compliance_kit.translate.inline import Lifted
from compliance_kit.translate.interface import Engine
from compliance_kit.translate.options import TAGS, Options, language
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
    if "zt" not in pair:
        return pair
    own = _chinese_of(engine, pair)
    return (own, pair[1]) if pair[0] != "en" else (pair[0], own)


def writes_traditional(engine: Engine, pair: Pair) -> bool:
    """Return whether Simplified is asked for and ``engine`` writes Traditional Chinese only."""
    return pair == ("en", "zh") and _chinese_of(engine, pair) == "zt"


def _chinese_of(engine: Engine, pair: Pair) -> str:
    chinese = getattr(engine, "chinese", None)
    if not callable(chinese):
        return "zh"
    try:
        return str(chinese(*pair))
    except MissingError:
        # No model at all: asking for one says so, if any sentence needs it.
        return "zh"


def tag_for(to: str, languages: Sequence[str] = ()) -> str:
    """Return the language mark of a page translated to ``to``: of a site's own ``languages`` the
    first that means the same, else the target's usual one.

    A site for Taiwan and Hong Kong has a mark for each.

    >>> tag_for("zh-TW"), tag_for("zh-HK"), tag_for("zh-CN"), tag_for("zh", ["en", "zh-CN"])
    ('zh-Hant', 'zh-Hant-HK', 'zh-Hans', 'zh-CN')
    >>> tag_for("zh-HK", ["zh-TW", "zh-HK"]), tag_for("zh-HK", ["zh-TW"])
    ('zh-HK', 'zh-Hant-HK')
    """
    wanted = _meaning(to)
    usual = "zh-Hant-HK" if wanted == ("zt", HONG_KONG) else TAGS[wanted[0]]
    return next((tag for tag in languages if _meaning(tag) == wanted), usual)


def _meaning(tag: str) -> tuple[str, str]:
    """The code of a language tag, and for Traditional Chinese the region."""
    try:
        code = language(tag)
    except UsageError:
        return "", ""
    return code, region_of(tag) if code == "zt" else ""


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


def make_simplified(pieces: Sequence[Piece]) -> bool:
    """Make what an engine wrote in Traditional characters Simplified; return whether any was.

    Raises:
        MissingError: OpenCC is not installed.
    """
    changed = False
    for piece in pieces:
        for unit in piece.units:
            if unit.origin == "engine" and scripts_in(unit.target)[1]:
                unit.target = without_slots(unit.target, unit.masked)
                _put(unit, to_simplified(unit.target))
                changed = True
        for text, hints in piece.hints.items():
            piece.hints[text] = tuple(to_simplified(hint).text for hint in hints)
    return changed


def _put(unit: Unit, new: Converted) -> None:
    unit.target = new.text
    unit.pairs = tuple((source, new.at(target)) for source, target in unit.pairs)


def _make_traditional(unit: Unit, region: str) -> bool:
    text = without_slots(unit.target, unit.masked)
    new = to_traditional(text, region)
    _put(unit, new)
    return new.text != text
