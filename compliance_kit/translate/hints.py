"""What a tagged stretch is called in the target by itself: a term, a number, a word of its own.

A word translated alone is mostly the same word as in its sentence; where it stands in the target,
there the tag belongs. The names are found before the sentences are translated, so that a stretch
that none of them says can be asked for again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compliance_kit.translate.attempts import Translator
from compliance_kit.translate.dictionary import starter_dictionary
from compliance_kit.translate.inline import Mark
from compliance_kit.translate.masking import mask_expressions
from compliance_kit.translate.options import LOCALES
from compliance_kit.translate.protect import ATOM, Masked, read_back, write
from compliance_kit.translate.tries import Thesaurus
from compliance_kit.translate.units import Piece, Tagged, Unit, has_words

_LONGEST = {"en": 60, "zh": 24, "zt": 24}
_ROOM = dict.fromkeys("nmrdyc", 1)
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_EDGES = " .,;:!?。，、；：！？"
_OTHERS = 8  # how many words of the engine for one are looked for


def hints_for(pieces: Sequence[Piece], translator: Translator) -> None:
    """Fill in what the tagged stretches inside the sentences of ``pieces`` may be called."""
    wanted = [stretch for piece in pieces for stretch in _tagged(piece, translator.source)]
    if not wanted:
        return
    spoken = _alone(wanted, translator)
    for stretch in wanted:
        sure = list(_known(stretch, translator))
        found = tuple(dict.fromkeys([*sure, *spoken.get(stretch.text, ())]))
        stretch.piece.hints[stretch.text] = found
        offset = stretch.start - stretch.unit.span[0]
        stretch.unit.tagged.append(
            Tagged(offset, offset + len(stretch.text), found, sure[0] if sure else "")
        )


@dataclass(frozen=True)
class _Stretch:
    """The text between a pair of codes, from ``start`` of its piece's text."""

    piece: Piece
    unit: Unit
    start: int
    text: str


def _tagged(piece: Piece, source: str) -> Iterator[_Stretch]:
    """The texts of pairs of codes that are short and less than a sentence."""
    opened: dict[int, Mark] = {}
    for mark in piece.lifted.marks:
        if mark.kind == "open":
            opened[mark.pair] = mark
        elif mark.kind == "close" and mark.pair in opened:
            start, end = opened.pop(mark.pair).at, mark.at
            inside = (
                unit
                for unit in piece.units
                if unit.span[0] <= start and end <= unit.span[1] and (start, end) != unit.span
            )
            unit = next(inside, None)
            raw = piece.lifted.text[start:end]
            text = raw.strip()
            if unit is None or len(text) > _LONGEST[source]:
                continue
            if has_words(ATOM.sub("", text), source):
                yield _Stretch(piece, unit, start + len(raw) - len(raw.lstrip()), text)


def _known(stretch: _Stretch, translator: Translator) -> Iterator[str]:
    """What the termbase, the grammar, the table of names and the dictionary say."""
    from compliance_kit.translate.names import romanize_name

    text, masked = stretch.text, stretch.piece.lifted.masked
    source, target, style = translator.source, translator.target, translator.options.style
    for terms in translator.terms:
        yield from (w for start, end, w in terms.find(text) if end - start == len(text))
    own = Masked(text, list(masked.atoms))
    number = mask_expressions(text, own, source, LOCALES[target], style, _ROOM)
    if ATOM.fullmatch(number):
        yield own.target_of(number)
    entry = starter_dictionary(source).find(text)
    if entry is not None:
        yield from (rendering for rendering, _ in entry.renderings)
    elif target == "en" and (name := romanize_name(text)):
        yield name


def _alone(wanted: Sequence[_Stretch], translator: Translator) -> Mapping[str, Sequence[str]]:
    """What the engine makes of each text by itself."""
    written = {
        stretch.text: (
            stretch.piece,
            write(stretch.text, stretch.piece.lifted.masked, translator.placeholders),
        )
        for stretch in wanted
    }
    results = translator.ask(wrote.text for _, wrote in written.values())
    found: dict[str, list[str]] = {}
    for text, (piece, wrote) in written.items():
        masked = piece.lifted.masked
        output, lost = read_back(
            results[wrote.text].text, text, masked, wrote, translator.placeholders
        )
        bare = _ARTICLE.sub("", output.strip(_EDGES))
        if bare and not lost:
            found[text] = [bare]
    if isinstance(translator.engine, Thesaurus):
        # In its sentence a word may have become another one than alone: plan 计划, 规划.
        plain = [text for text in found if not ATOM.search(text)]
        rows = translator.engine.alternatives(plain, translator.source, translator.target, _OTHERS)
        for text, row in zip(plain, rows, strict=True):
            found[text] += [_ARTICLE.sub("", other.strip(_EDGES)) for other in row]
    return {text: list(filter(None, row)) for text, row in found.items()}
