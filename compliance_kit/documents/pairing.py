"""Which segment of one language version is which of the other."""

from __future__ import annotations

from difflib import SequenceMatcher

from compliance_kit.documents.interface import Document, Segment

Pair = tuple["Segment | None", "Segment | None"]


def pair_documents(one: Document, other: Document) -> list[Pair]:
    """Return the segments of both documents side by side, in the order of the documents.

    Segments pair by their place in the structure (``path``); one that the other version has no
    place for stands beside None. Where a stretch differs but has as many segments of the same
    kinds on both sides, these pair in order.
    """
    left, right = list(one.segments), list(other.segments)
    paths = [segment.path for segment in left], [segment.path for segment in right]
    if paths[0] == paths[1]:
        return list(zip(left, right, strict=True))
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, *paths, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        mine, theirs = left[start:end], right[other_start:other_end]
        alike = [segment.kind for segment in mine] == [segment.kind for segment in theirs]
        if kind == "equal" or alike:
            pairs.extend(zip(mine, theirs, strict=True))
        else:
            pairs.extend((segment, None) for segment in mine)
            pairs.extend((None, segment) for segment in theirs)
    return pairs
