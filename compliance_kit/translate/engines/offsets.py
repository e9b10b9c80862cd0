"""From attention between pieces to pairs of character offsets."""

from __future__ import annotations

from collections.abc import Sequence

Offsets = list[tuple[int, int] | None]
"""For each piece its span in the text; None for a piece without text of its own."""


def piece_offsets(text: str, pieces: Sequence[str]) -> Offsets:
    """Find SentencePiece ``pieces`` in ``text``, in order.

    Normalisation may have changed characters (full width to half width), so a piece that is not
    found literally is placed at the next character that it may stand for.

    >>> piece_offsets("我们 go", ["▁我们", "▁go"])
    [(0, 2), (3, 5)]
    """
    spans: Offsets = []
    position = 0
    for piece in pieces:
        surface = piece.replace("▁", "")
        if not surface:
            spans.append(None)
            continue
        if surface.startswith("<0x") and surface.endswith(">") and len(surface) == 6:
            # Bytes of one character: the first byte takes it, the others share its place.
            lead = int(surface[3:5], 16) & 0xC0 != 0x80
            if not lead and spans and spans[-1] is not None:
                spans.append(spans[-1])
                continue
            while position < len(text) and text[position].isspace():
                position += 1
            end = min(position + 1, len(text))
            spans.append((position, end) if position < end else None)
            position = end
            continue
        # Not far ahead: a common piece further on would lose all that lies between.
        at = text.find(surface, position, position + len(surface) + 16)
        if at < 0:
            while position < len(text) and text[position].isspace():
                position += 1
            at = position
        end = min(at + len(surface), len(text))
        spans.append((at, end) if at < end else None)
        position = max(position, end)
    return spans


def align(
    attention: Sequence[Sequence[float]], source: Offsets, target: Offsets
) -> list[tuple[int, int]]:
    """Return (source offset, target offset) for every target piece that looks at a source piece.

    A target piece gives a pair for each of its characters: in Chinese each may be a word's edge.
    ``attention`` has a row for each target piece; what it gives to pieces without text and to the
    end of the source is left out. A row that is flat says nothing and gives no pair.
    """
    pairs: list[tuple[int, int]] = []
    for row, to in zip(attention, target, strict=False):
        if to is None:
            continue
        best, weight = -1, 0.0
        for index, value in enumerate(row[: len(source)]):
            if source[index] is not None and value > weight:
                best, weight = index, value
        place = source[best] if best >= 0 else None
        if place is not None and weight > 1.5 / max(len(source), 2):
            pairs += ((place[0], at) for at in range(*to))
    return pairs
