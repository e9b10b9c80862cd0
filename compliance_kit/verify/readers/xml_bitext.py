"""TMX 1.4 and XLIFF 1.2, 2.0 and 2.1, read by the standard library's expat.

A document type is accepted (TMX files have one), an entity declaration is not, and nothing outside
the file is ever loaded: so a file can neither blow up in memory nor read others. Only the text of
targets is edited; tags, indentation and everything else keep their bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape

from compliance_kit.errors import InputError
from compliance_kit.files import read_bytes
from compliance_kit.i18n import gettext as _
from compliance_kit.text.encoding import decode, encode
from compliance_kit.verify.readers.interface import Edit, SegmentPair
from compliance_kit.verify.readers.pieces import Piece, place, text_of

_UNITS = {"tu": "tmx", "trans-unit": "xliff", "segment": "xliff"}
_TEXTS = frozenset(("seg", "source", "target"))
# What stands in these is another program's code, not text.
_CODES = frozenset(("bpt", "ept", "it", "ph", "ut", "cp", "sub"))
# Proposals, notes and history beside the translation.
_ASIDE = frozenset(("alt-trans", "matches", "note", "notes", "prop", "header", "originalData"))

_ENTITY = re.compile(rb"&(?:#[0-9A-Fa-fx]{1,8}|[A-Za-z]{2,8});")


@dataclass
class _Text:
    """One segment in one language; ``pieces`` are at byte offsets of the UTF-8 form."""

    language: str | None
    pieces: list[Piece] = field(default_factory=list)


class XmlBitext:
    """The translation units that have both a source and a target.

    A TMX with more than two languages gives the first Chinese and the first English variant of
    each unit; its header's ``srclang`` says which is the source.

    Raises:
        InputError: the file cannot be read, is no XML, declares entities, or is neither format.
    """

    def __init__(self, path: Path) -> None:
        decoded = decode(read_bytes(path))
        self._encoding = decoded.encoding
        self._bytes = decoded.text.encode("utf-8")
        units, declared = _Reading(path).read(self._bytes)
        self.languages: tuple[str | None, str | None] = declared
        self.pairs: list[SegmentPair] = []
        self._targets: list[list[Piece]] = []
        for name, source, target in units:
            if self.languages == (None, None):
                self.languages = (source.language, target.language)
            self.pairs.append(SegmentPair(text_of(source.pieces), text_of(target.pieces), name))
            self._targets.append(target.pieces)

    def edited(self, edits: Mapping[int, Sequence[Edit]]) -> tuple[bytes, int]:
        """The file with the edits; one with a tag inside it is left out."""
        places: list[tuple[int, int, bytes]] = []
        for number, changes in edits.items():
            for start, end, text in changes:
                found = place(self._targets[number], start, end)
                if found is not None:
                    # Offsets inside a piece are characters; the file is edited in bytes.
                    places.append((*self._in_bytes(number, found), escape(text).encode("utf-8")))
        data = self._bytes
        for start, end, new in sorted(places, reverse=True):
            data = data[:start] + new + data[end:]
        return encode(data.decode("utf-8"), self._encoding), len(places)

    def _in_bytes(self, number: int, span: tuple[int, int]) -> tuple[int, int]:
        return _byte_offset(self._targets[number], span[0]), _byte_offset(
            self._targets[number], span[1]
        )


def _byte_offset(pieces: Sequence[Piece], at: int) -> int:
    """The byte for an offset that counts characters from the start of its piece."""
    for piece in pieces:
        if piece.start < at < piece.start + len(piece.text) and piece.literal:
            return piece.start + len(piece.text[: at - piece.start].encode("utf-8"))
    return at


class _Reading:
    """One pass over the events of a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.units: list[tuple[str, _Text, _Text]] = []
        self.languages: tuple[str | None, str | None] = (None, None)
        self._format: str | None = None
        self._stack: list[str] = []
        self._texts: list[_Text] = []
        self._unit = ""
        self._variant: str | None = None
        self._open: _Text | None = None
        self._hidden = 0

    def read(
        self, data: bytes
    ) -> tuple[list[tuple[str, _Text, _Text]], tuple[str | None, str | None]]:
        """The units and the languages that the file states."""
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = lambda text: self._data(text, parser, data)
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise InputError(
                _("{path}:{line}: not well-formed XML ({reason}).").format(
                    path=self.path, line=error.lineno, reason=expat.ErrorString(error.code)
                )
            ) from None
        if self._format is None:
            raise InputError(_("{path}: neither TMX nor XLIFF.").format(path=self.path))
        return self.units, self.languages

    def _entity(self, *_details: object) -> None:
        raise InputError(
            _("{path}: declares entities, which bilingual files never need; refused.").format(
                path=self.path
            )
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self._stack.append(name)
        if name in ("tmx", "xliff") and self._format is None:
            self._format = name
        if name == "header" and "srclang" in attributes:
            self.languages = (attributes["srclang"], None)
        if name == "xliff" and "srcLang" in attributes:
            self.languages = (attributes["srcLang"], attributes.get("trgLang"))
        if name == "file" and "source-language" in attributes:
            self.languages = (attributes["source-language"], attributes.get("target-language"))
        if name in ("tu", "unit", "trans-unit") or (name == "segment" and "id" in attributes):
            self._unit = attributes.get("id") or attributes.get("tuid") or str(len(self.units) + 1)
        if name in _UNITS:
            self._texts = []
        if name == "tuv":
            self._variant = attributes.get("xml:lang") or attributes.get("lang")
        if name in _TEXTS and not _ASIDE.intersection(self._stack):
            self._open = _Text(self._variant if name == "seg" else name)
            self._texts.append(self._open)
            self._hidden = 0
        elif self._open is not None and name in _CODES:
            self._hidden += 1

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        self._stack.pop()
        if name in _TEXTS:
            self._open = None
        elif self._open is not None and name in _CODES:
            self._hidden -= 1
        if name in _UNITS:
            pair = self._variants() if self._format == "tmx" else self._source_and_target()
            if pair is not None:
                self.units.append((self._unit, *pair))
            self._texts = []

    def _data(self, text: str, parser: expat.XMLParserType, data: bytes) -> None:
        if self._open is None or self._hidden:
            return
        start = parser.CurrentByteIndex
        written = text.encode("utf-8")
        entity = _ENTITY.match(data, start) if len(text) == 1 else None
        if entity is not None:
            self._open.pieces.append(Piece(start, entity.end(), text, literal=False))
            return
        if data.startswith(written, start):
            self._open.pieces.append(Piece(start, start + len(written), text))
            return
        # A line end that XML has normalized.
        self._open.pieces.append(Piece(start, start + 2, text, literal=False))

    def _source_and_target(self) -> tuple[_Text, _Text] | None:
        by_name = {text.language: text for text in reversed(self._texts)}
        source, target = by_name.get("source"), by_name.get("target")
        if source is None or target is None:
            return None
        source.language, target.language = self.languages
        return source, target

    def _variants(self) -> tuple[_Text, _Text] | None:
        if len(self._texts) < 2:
            return None
        declared = (self.languages[0] or "").lower()
        ordered = sorted(self._texts, key=lambda text: (text.language or "").lower() != declared)
        source = ordered[0]
        main = (source.language or "")[:2].lower()
        wanted = {"zh": "en", "en": "zh"}.get(main)
        others = [t for t in ordered[1:] if (t.language or "")[:2].lower() == wanted]
        target = others[0] if others else ordered[1]
        self.languages = (source.language, target.language)
        return source, target
