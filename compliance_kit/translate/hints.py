"""What a tagged stretch is called in the target by itself: a term, a number, a word of its own.

A word translated alone is mostly the same word as in its sentence; where it stands in the target,
there the tag belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from compliance_kit.translate.attempts import Translator
from compliance_kit.translate.inline import Mark
from compliance_kit.translate.masking import mask_expressions
from compliance_kit.translate.options import LOCALES
from compliance_kit.translate.protect import ATOM, Masked, read_back, write
from compliance_kit.translate.tries import Thesaurus
from compliance_kit.translate.units import Piece, has_words

_LONGEST = {"en": 60, "zh": 24, "zt": 24}
_ROOM = dict.fromkeys("nmrdyc", 1)
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_EDGES = " .,;:!?。，、；：！？"
_OTHERS = 8  # how many words of the engine for one are looked for


def hints_for(pieces: Sequence[Piece], translator: Translator) -> None:
    """Fill in the hints of the segments that have tags inside their sentences."""
    wanted = [(piece, text) for piece in pieces for text in _tagged(piece, translator.source)]
    if not wanted:
        return
    spoken = _alone(wanted, translator)
    for piece, text in wanted:
        found = [*_known(text, piece.lifted.masked, translator), *spoken.get(text, ())]
        piece.hints[text] = tuple(dict.fromkeys(found))


def _tagged(piece: Piece, source: str) -> Iterator[str]:
    """The texts of pairs of codes that are short and less than a sentence."""
    opened: dict[int, Mark] = {}
    for mark in piece.lifted.marks:
        if mark.kind == "open":
            opened[mark.pair] = mark
        elif mark.kind == "close" and mark.pair in opened:
            start, end = opened.pop(mark.pair).at, mark.at
            text = piece.lifted.text[start:end].strip()
            inside = any(
                low <= start and end <= high and end - start < high - low
                for low, high in (unit.span for unit in piece.units)
            )
            if inside and len(text) <= _LONGEST[source] and has_words(ATOM.sub("", text), source):
                yield text


def _known(text: str, masked: Masked, translator: Translator) -> Iterator[str]:
    """What the termbase, the grammar and the table of names say."""
    from compliance_kit.translate.names import romanize_name

    source, target, style = translator.source, translator.target, translator.options.style
    for terms in translator.terms:
        yield from (w for start, end, w in terms.find(text) if end - start == len(text))
    own = Masked(text, list(masked.atoms))
    number = mask_expressions(text, own, source, LOCALES[target], style, _ROOM)
    if ATOM.fullmatch(number):
        yield own.target_of(number)
    if target == "en" and (name := romanize_name(text)):
        yield name


def _alone(
    wanted: Sequence[tuple[Piece, str]], translator: Translator
) -> Mapping[str, Sequence[str]]:
    """What the engine makes of each text by itself."""
    written = {
        text: (piece, write(text, piece.lifted.masked, translator.placeholders))
        for piece, text in wanted
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
