"""What a reader of bilingual files gives: pairs of segments, and the file again with edits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

Edit = tuple[int, int, str]
"""Replace ``target[start:end]`` by the text."""


@dataclass(frozen=True)
class SegmentPair:
    """A source segment and its translation, plain text both; ``place`` is a line or an id."""

    source: str
    target: str
    place: str = ""


class Bitext(Protocol):
    """A bilingual file, or two files that belong together."""

    @property
    def pairs(self) -> Sequence[SegmentPair]:
        """The pairs in the file's order."""
        ...

    @property
    def languages(self) -> tuple[str | None, str | None]:
        """The BCP 47 tags of source and target that the file states, or None."""
        ...

    def edited(self, edits: Mapping[int, Sequence[Edit]]) -> tuple[bytes, int]:
        """The file with the targets of some pairs edited, and how many edits found their place.

        ``edits`` maps a pair's number (from 0) to edits in order that do not overlap. Everything
        else in the file stays as it is.
        """
        ...
