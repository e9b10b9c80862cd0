"""The translated sentences of a segment as the file writes them, its codes in their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compliance_kit.documents.interface import Document
from compliance_kit.translate.attempts import Translator
from compliance_kit.translate.finish import begun
from compliance_kit.translate.inline import put_back
from compliance_kit.translate.placing import Aligned, Placer
from compliance_kit.translate.protect import ATOM, Written, after_writing, before_masking, write
from compliance_kit.translate.tries import Aligner, Try, carried
from compliance_kit.translate.units import Piece, Unit, is_marker


def with_alignment(pieces: Sequence[Piece], tries: dict[int, Try], translator: Translator) -> None:
    """Find out what stands for what in the sentences that have codes inside them.

    The engine's own output is aligned as it was written, and the offsets carried over to what
    became of it; a target from elsewhere (a memory, several clauses) is aligned as it stands.
    """
    engine = translator.engine
    aligner = engine if isinstance(engine, Aligner) else None
    asked: list[tuple[Unit, Written, Written | None]] = []
    for unit in (unit for piece in pieces for unit in _with_codes_inside(piece)):
        tried = tries.get(id(unit))
        if tried is not None and tried.result is not None and tried.written is not None:
            if tried.result.alignment is not None:
                unit.pairs = _carried(unit, tried, tried.result.alignment)
            else:
                asked.append((unit, tried.written, None))
        elif unit.target:
            source = write(unit.text, unit.masked, translator.placeholders)
            target = write(unit.target, unit.masked, translator.placeholders, source)
            asked.append((unit, source, target))
    if aligner is None or not asked:
        return
    texts = []
    for unit, source, read in asked:
        result = tries[id(unit)].result if read is None else None
        texts.append(
            (source.text, result.text if result is not None else read.text if read else "")
        )
    found = aligner.align(texts, translator.source, translator.target)
    for (unit, source, read), offsets in zip(asked, found, strict=True):
        if read is None:
            unit.pairs = _carried(unit, tries[id(unit)], offsets)
        else:
            unit.pairs = tuple((source.back(s), read.back(t)) for s, t in offsets)


def _with_codes_inside(piece: Piece) -> list[Unit]:
    return [
        unit
        for unit in piece.units
        if any(unit.span[0] < mark.at < unit.span[1] for mark in piece.lifted.marks)
    ]


def _carried(
    unit: Unit, tried: Try, alignment: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Offsets of what the engine read and wrote, as offsets of the unit's text and target."""
    return tuple(
        (
            before_masking(source, tried.text, unit.masked),
            after_writing(target, tried.target, unit.masked),
        )
        for source, target in carried(tried, tried.target, alignment)
    )


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
        core = text.strip(" ")
        if not core:
            self.out.append(text)
            return
        # A format may drop the space at the ends of a text; between two codes it counts.
        at = text.index(core)
        self.out.append(text[:at])
        self.out.append(self.document.escape(core, self.piece.segment))
        self.out.append(text[at + len(core) :])


def _split(text: str) -> list[str]:
    parts: list[str] = []
    last = 0
    for match in ATOM.finditer(text):
        parts += [text[last : match.start()], match.group()]
        last = match.end()
    parts.append(text[last:])
    return [part for part in parts if part]


_BRACKETS_EN = str.maketrans({"【": "[", "】": "]", "［": "[", "］": "]"})
_BRACKETS_ZH = str.maketrans({"[": "【", "]": "】", "［": "【", "］": "】"})
_GOES_ON = re.compile(r"(?:[\w,:;&/+%]|(?<!-)-)\s*\Z")


def _outer(gap: str, target: str) -> str:
    """What stands between the sentences, its brackets and colons as the target has them."""
    if gap.strip() in (":", "："):
        return ": " if target == "en" else "："
    if target == "en":
        new = gap.translate(_BRACKETS_EN)
        return new + " " if gap.endswith(("】", "］")) else new
    new = gap.translate(_BRACKETS_ZH)
    return new.rstrip(" ") if new.rstrip(" ").endswith("】") else new


def _begins(text: str) -> bool:
    """Whether what comes behind ``text`` begins a line or a sentence."""
    return _GOES_ON.search(text) is None


def assembled(piece: Piece, document: Document, target: str) -> str:
    """Return the segment's target as the file writes it."""
    lifted = piece.lifted
    text = ""
    sentences: list[Aligned] = []
    last = 0
    for index, unit in enumerate(piece.units):
        gap = lifted.text[last : unit.span[0]]
        if index and not gap.strip() and not any(last <= b <= unit.span[0] for b in lifted.breaks):
            numbered = is_marker(piece.units[index - 1].text)
            gap = "" if target.startswith("z") and not (numbered and gap) else " "
        text += _outer(gap, target)
        start = len(text)
        if target == "en" and piece.segment.kind != "meta" and _begins(text):
            unit.target = begun(unit.target, unit.source)
        text += unit.target
        pairs = tuple((s + unit.span[0], t + start) for s, t in unit.pairs)
        sentences.append(Aligned(unit.span, (start, len(text)), pairs))
        last = unit.span[1]
    rest = lifted.text[last:]
    tail = _outer(rest, target)
    # A space of the source's own stands before a code there.
    text += tail if rest.endswith(" ") else tail.rstrip(" ")
    sink = _Sink(document, piece, [lifted.lead], [])
    position = 0
    placer = Placer(lifted.text, text, sentences, piece.hints)
    for offset, raw in put_back(lifted.marks, text, placer):
        sink.text(text[position:offset])
        sink.code(raw)
        position = offset
    sink.text(text[position:])
    sink.flush()
    sink.out.append(lifted.tail)
    return "".join(sink.out)
