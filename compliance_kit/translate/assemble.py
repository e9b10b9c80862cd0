"""The translated sentences of a segment as the file writes them, its codes in their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol, runtime_checkable

from compliance_kit.documents.interface import Document
from compliance_kit.translate.attempts import Translator, Try
from compliance_kit.translate.inline import put_back
from compliance_kit.translate.placing import Aligned, Placer
from compliance_kit.translate.protect import ATOM, before_masking, write
from compliance_kit.translate.units import Piece, Unit

_LONGEST = 2000


@runtime_checkable
class Aligner(Protocol):
    """An engine that can say which part of any target stands for which part of the source."""

    def align(
        self, pairs: Sequence[tuple[str, str]], source: str, target: str
    ) -> Sequence[Sequence[tuple[int, int]]]:
        """Return offset pairs for each (source, target)."""
        ...


def with_alignment(pieces: Sequence[Piece], tries: dict[int, Try], translator: Translator) -> None:
    """Find out what stands for what in the sentences that have codes inside them."""
    wanted = [unit for piece in pieces for unit in _with_codes_inside(piece)]
    ask: list[Unit] = []
    for unit in wanted:
        tried = tries.get(id(unit))
        result = tried.result if tried is not None else None
        if tried is not None and result is not None and result.alignment is not None:
            unit.pairs = _from_result(unit, tried)
        elif unit.target:
            ask.append(unit)
    engine = translator.engine
    if not ask or not isinstance(engine, Aligner):
        return
    known = translator.placeholders
    written = []
    for unit in ask:
        source = write(unit.text, unit.masked, known)
        written.append((source, write(unit.target, unit.masked, known, source)))
    pairs = [(source.text, target.text) for source, target in written]
    found = engine.align(pairs, translator.source, translator.target)
    for unit, (wrote, read), offsets in zip(ask, written, found, strict=True):
        unit.pairs = tuple((wrote.back(s), read.back(t)) for s, t in offsets)


def _with_codes_inside(piece: Piece) -> list[Unit]:
    return [
        unit
        for unit in piece.units
        if any(unit.span[0] < mark.at < unit.span[1] for mark in piece.lifted.marks)
    ]


def _from_result(unit: Unit, tried: Try) -> tuple[tuple[int, int], ...]:
    """The engine's own alignment, its offsets carried over to what became of its output."""
    assert tried.result is not None
    assert tried.written is not None
    raw = tried.result.text
    blocks = SequenceMatcher(
        None, raw[:_LONGEST], unit.target[:_LONGEST], autojunk=False
    ).get_matching_blocks()
    pairs = []
    for source, target in tried.result.alignment or ():
        for block in blocks:
            if block.a <= target < block.a + block.size:
                place = before_masking(tried.written.back(source), tried.text, unit.masked)
                pairs.append((place, target - block.a + block.b))
                break
    return tuple(pairs)


@dataclass(frozen=True)
class _Sink:
    """Collects plain text and codes; text is escaped in whole stretches."""

    document: Document
    piece: Piece
    out: list[str]
    plain: list[str]

    def text(self, text: str) -> None:
        for character in _split(text):
            if ATOM.fullmatch(character):
                atom = self.piece.lifted.masked.of(character)
                if atom.raw is not None:
                    self.code(atom.raw)
                else:
                    self.plain.append(atom.target)
            else:
                self.plain.append(character)

    def code(self, raw: str) -> None:
        self.flush()
        self.out.append(raw)

    def flush(self) -> None:
        text = "".join(self.plain)
        self.plain.clear()
        if text:
            self.out.append(self.document.escape(text, self.piece.segment))


def _split(text: str) -> list[str]:
    parts: list[str] = []
    last = 0
    for match in ATOM.finditer(text):
        parts += [text[last : match.start()], match.group()]
        last = match.end()
    parts.append(text[last:])
    return [part for part in parts if part]


def assembled(piece: Piece, document: Document, target: str) -> str:
    """Return the segment's target as the file writes it."""
    lifted = piece.lifted
    text = ""
    sentences: list[Aligned] = []
    last = 0
    for index, unit in enumerate(piece.units):
        gap = lifted.text[last : unit.span[0]]
        if index and not gap.strip() and not any(last <= b <= unit.span[0] for b in lifted.breaks):
            gap = "" if target.startswith("z") else " "
        text += gap
        start = len(text)
        text += unit.target
        pairs = tuple((s + unit.span[0], t + start) for s, t in unit.pairs)
        sentences.append(Aligned(unit.span, (start, len(text)), pairs))
        last = unit.span[1]
    text += lifted.text[last:]
    sink = _Sink(document, piece, [lifted.lead], [])
    position = 0
    placer = Placer(lifted.text, text, sentences)
    for offset, raw in put_back(lifted.marks, text, placer):
        sink.text(text[position:offset])
        sink.code(raw)
        position = offset
    sink.text(text[position:])
    sink.flush()
    sink.out.append(lifted.tail)
    return "".join(sink.out)
