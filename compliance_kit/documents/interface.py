"""What a document format must give: segments to translate, and the file back around them.

A document is a skeleton of bytes that is never touched and a list of segments. Each segment's
``source`` is the text as the file writes it, inline codes (tags, entities, Markdown marks) in it,
so rendering the sources gives the file back byte for byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, runtime_checkable

SegmentKind = Literal["text", "attribute", "title", "meta"]


@dataclass(frozen=True)
class Code:
    """An inline code inside ``Segment.source``: ``source[start:end]`` is markup, not text.

    ``kind`` is ``open``, ``close`` or ``empty`` (``<br>``, an image, a protected element with all
    its content); ``pair`` numbers an opening and its closing code alike (-1 when there is none).
    """

    start: int
    end: int
    kind: Literal["open", "close", "empty"]
    pair: int = -1


@dataclass(frozen=True)
class Segment:
    """A translatable stretch of a document (a paragraph, a heading, an attribute's value).

    ``source`` is decoded text as written in the file: entities and inline codes are in it.
    ``line`` is 1-based. ``path`` names the place in the structure (``html/body/p[3]``), used to
    pair two language versions. ``codes`` are in order and do not overlap.
    ``quote`` is the mark around an attribute's value (``none`` when it stands without), else "".
    """

    source: str
    kind: SegmentKind = "text"
    line: int = 0
    path: str = ""
    codes: tuple[Code, ...] = field(default=())
    quote: str = ""


@dataclass(frozen=True)
class ReadOptions:
    """How a file is to be read.

    ``encoding`` is a label from outside the file (an HTTP header); ``front_matter`` names the
    keys of Markdown front matter whose values are translated.
    """

    encoding: str | None = None
    front_matter: tuple[str, ...] = ("title", "subtitle", "description", "summary")


@runtime_checkable
class Document(Protocol):
    """A file read into segments."""

    format: str
    encoding: str

    @property
    def segments(self) -> Sequence[Segment]:
        """The segments in document order."""
        ...

    def plain(self, text: str) -> str:
        """Return stored ``text`` (no codes) as a reader sees it: entities and escapes resolved."""
        ...

    def escape(self, text: str, segment: Segment) -> str:
        """Return plain ``text`` as the file must write it at ``segment`` (``&`` to ``&amp;``)."""
        ...

    def render(self, targets: Sequence[str], language: str | None = None) -> bytes:
        """Return the file with each segment's source replaced by its target, in order.

        ``targets`` are written as given (codes and escapes in them). With ``language`` (BCP 47)
        the document's language marks (``lang`` and the like) are set too; without it every byte
        outside the segments is the input's.

        Raises:
            ValueError: another number of targets than segments.
        """
        ...
