"""The part of a document that no format changes: bytes around segments, and putting them back.

A format gives the places of its segments in the decoded text. What lies between is written back as
the bytes that were read, whatever they were; an attribute inside an inline code of a paragraph is
a place inside a place.
"""

from __future__ import annotations

import codecs
import html
import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compliance_kit.documents.interface import Code, Segment
from compliance_kit.text.encoding import KEEP_BYTES, Decoded, decode, encode

_ESCAPED = re.compile("[\udc00-\udcff]")


@dataclass(frozen=True)
class Place:
    """``text[start:end]`` is to be replaced by ``written``; ``codes`` are a segment's own."""

    start: int
    end: int
    written: str
    codes: tuple[Code, ...] = ()


class Source:
    """A file's bytes and its text, character by character the same place in both."""

    def __init__(self, data: bytes, hint: str | None = None) -> None:
        decoded = decode(data, hint, keep_bytes=True)
        if decoded.encoding.startswith("iso2022"):
            # Shift sequences make the meaning of a byte depend on all before it; as single bytes
            # the file is kept, though its Japanese is not read.
            decoded = Decoded(data.decode("latin-1"), "latin-1", decoded.declared)
        self.decoded = decoded
        self.text = decoded.text
        self.encoding = decoded.encoding
        self._data = data
        self._offsets: list[int] | None = None
        if not self._writes_back():
            self._offsets = _byte_offsets(data, decoded)

    def _writes_back(self) -> bool:
        try:
            written = encode(self.text, self.encoding)
        except UnicodeEncodeError:
            return False
        # Encodings with two codes for one character do not give their bytes back.
        return self.decoded.bom + written == self._data

    def raw(self, start: int, end: int) -> bytes:
        """The bytes of ``text[start:end]``."""
        if self._offsets is None:
            return encode(self.text[start:end], self.encoding)
        return self._data[self._offsets[start] : self._offsets[end]]

    def replaced(self, places: Iterable[Place], *, references: bool) -> bytes:
        """The file with the places replaced; they are in order and do not overlap.

        With ``references`` a character that the encoding lacks becomes a numeric character
        reference; without it such a file is written in UTF-8 as a whole.
        """
        kept = list(places)
        pieces = [self.decoded.bom if self._offsets is None else self._data[: self._offsets[0]]]
        position = 0
        try:
            for place in kept:
                pieces.append(self.raw(position, place.start))
                pieces.append(encode(place.written, self.encoding, references=references))
                position = place.end
        except UnicodeEncodeError:
            return self._as_utf8(kept)
        pieces.append(self.raw(position, len(self.text)))
        if self._offsets is not None:
            pieces.append(self._data[self._offsets[-1] :])
        return b"".join(pieces)

    def _as_utf8(self, places: Sequence[Place]) -> bytes:
        pieces: list[str] = []
        position = 0
        for place in places:
            pieces += [self.text[position : place.start], place.written]
            position = place.end
        pieces.append(self.text[position:])
        return _ESCAPED.sub("\ufffd", "".join(pieces)).encode("utf-8", "replace")


class SkeletonDocument:
    """What the documents of all formats share; a format adds reading and escaping.

    ``references`` says whether the format has numeric character references. ``notes`` are things
    a user should know about how the file was read (English sentences made by the caller's
    gettext), ``source`` is the text with its bytes.
    """

    format = ""
    references = False

    def __init__(self, source: Source, found: Sequence[tuple[int, int, Segment]]) -> None:
        self.source = source
        self.encoding = source.encoding
        ordered = sorted(found, key=lambda item: (item[0], -item[1]))
        self._spans = [(start, end) for start, end, _segment in ordered]
        self.segments: Sequence[Segment] = tuple(segment for _start, _end, segment in ordered)

    def plain(self, text: str) -> str:
        """Return stored ``text`` without codes as a reader sees it."""
        return readable(text)

    def escape(self, text: str, segment: Segment) -> str:
        """Return plain ``text`` as the file writes it at ``segment``."""
        return text

    def render(self, targets: Sequence[str], language: str | None = None) -> bytes:
        """Return the file with each segment's source replaced by its target, in order.

        See :meth:`compliance_kit.documents.interface.Document.render`.
        """
        if len(targets) != len(self.segments):
            raise ValueError(f"{len(self.segments)} segments, but {len(targets)} targets")
        places = [
            Place(start, end, self._written(segment, target), segment.codes)
            for (start, end), segment, target in zip(
                self._spans, self.segments, targets, strict=True
            )
        ]
        if language is not None:
            places += self._language_marks(language)
        return self.source.replaced(_folded(self.source.text, places), references=self.references)

    def _written(self, segment: Segment, target: str) -> str:
        """What is put at the segment's place for ``target``."""
        return target

    def _language_marks(self, language: str) -> list[Place]:
        """The places that say which language the document is in, rewritten."""
        return []


_BETWEEN_HAN = re.compile(
    "(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*"
    "(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)
_SPACES = re.compile("[ \t\n\r\f]+")


def collapse(text: str) -> str:
    """Return ``text`` with white space as a browser shows it, each stretch as one space.

    A line break between Chinese characters is no space to a reader.
    """
    return _SPACES.sub(" ", _BETWEEN_HAN.sub("", text))


def readable(text: str) -> str:
    """Return ``text`` with bytes that are no character shown as U+FFFD."""
    return _ESCAPED.sub("\ufffd", text)


def unescape(text: str) -> str:
    """Return ``text`` with HTML's character references resolved and bad bytes as U+FFFD."""
    return readable(html.unescape(text) if "&" in text else text)


def _folded(text: str, places: list[Place]) -> list[Place]:
    """Return the changed places in order, those inside another folded into what it becomes."""
    places.sort(key=lambda place: (place.start, -place.end))
    folded: list[Place] = []
    index = 0
    while index < len(places):
        outer = places[index]
        index += 1
        inner: list[Place] = []
        while index < len(places) and places[index].start < outer.end:
            if places[index].written != text[places[index].start : places[index].end]:
                inner.append(places[index])
            index += 1
        written = _with_inner(text, outer, inner) if inner else outer.written
        # What has not changed stays the bytes it was.
        if written != text[outer.start : outer.end]:
            folded.append(Place(outer.start, outer.end, written))
    return folded


def _with_inner(text: str, outer: Place, inner: Sequence[Place]) -> str:
    """``outer.written`` with the codes rewritten that hold the ``inner`` places.

    A target holds the codes of its source, wherever the translation has put them.
    """
    rewritten: dict[str, deque[str]] = {}
    index = 0
    for code in outer.codes:
        start, end = outer.start + code.start, outer.start + code.end
        pieces: list[str] = []
        position = start
        while index < len(inner) and inner[index].start < end:
            pieces += [text[position : inner[index].start], inner[index].written]
            position = inner[index].end
            index += 1
        original = text[start:end]
        # A code without a change is listed too: another one may be spelled alike.
        new = "".join([*pieces, text[position:end]])
        rewritten.setdefault(original, deque()).append(new)
    pattern = re.compile("|".join(map(re.escape, sorted(rewritten, key=len, reverse=True))))

    def put(match: re.Match[str]) -> str:
        queue = rewritten[match.group()]
        return queue.popleft() if len(queue) > 1 else queue[0]

    return pattern.sub(put, outer.written)


def _byte_offsets(data: bytes, decoded: Decoded) -> list[int]:
    """Where each character of the text begins in ``data``, and where the last one ends."""
    decoder = codecs.getincrementaldecoder(decoded.encoding)(KEEP_BYTES)
    offsets: list[int] = []
    begin = len(decoded.bom)
    for position in range(begin, len(data) + 1):
        final = position == len(data)
        characters = decoder.decode(data[position : position + 1], final)
        for character in characters:
            offsets.append(begin)
            begin = begin + 1 if "\udc00" <= character <= "\udcff" else position + 1
    offsets.append(min(begin, len(data)))
    return offsets
