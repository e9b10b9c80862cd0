"""Text that lies in a file in pieces, between tags and entities, and how to edit it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` as a reader sees it, written in the file at ``start:end``.

    ``literal`` says that the file writes the text as it is, so that every character has its place;
    an entity or escape is one piece whose inside cannot be addressed.
    """

    start: int
    end: int
    text: str
    literal: bool = True


def text_of(pieces: Sequence[Piece]) -> str:
    """The whole text."""
    return "".join(piece.text for piece in pieces)


def place(pieces: Sequence[Piece], start: int, end: int) -> tuple[int, int] | None:
    """Where ``text_of(pieces)[start:end]`` lies in the file; None when tags are inside it."""
    first = last = None
    at = 0
    previous: Piece | None = None
    for piece in pieces:
        stop = at + len(piece.text)
        inside = at < end and start < stop
        if inside and first is None:
            first = _offset(piece, start - at)
        elif inside and previous is not None and previous.end != piece.start:
            return None
        if inside and end <= stop:
            last = _offset(piece, end - at)
        if inside:
            previous = piece
        at = stop
    return None if first is None or last is None else (first, last)


def _offset(piece: Piece, inside: int) -> int | None:
    if inside <= 0:
        return piece.start
    if inside >= len(piece.text):
        return piece.end
    return piece.start + inside if piece.literal else None
