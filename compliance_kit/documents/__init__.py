"""Documents: files read into segments to translate, and written back around them.

``read_document(path)`` gives a :class:`~compliance_kit.documents.interface.Document`;
``document.render([s.source for s in document.segments])`` is the file, byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Protocol

from compliance_kit import files
from compliance_kit.documents.interface import Code, Document, ReadOptions, Segment, SegmentKind
from compliance_kit.documents.pairing import pair_documents
from compliance_kit.errors import InputError
from compliance_kit.i18n import gettext as _

__all__ = [
    "FORMATS",
    "Code",
    "Document",
    "ReadOptions",
    "Segment",
    "SegmentKind",
    "known_formats",
    "pair_documents",
    "read_bytes",
    "read_document",
]


FORMATS: Mapping[str, Format]
"""The formats by file extension, see :func:`known_formats`."""


class Format(Protocol):
    """The class of a format: makes a document of a file's bytes."""

    format: str
    extensions: tuple[str, ...]

    def __call__(self, data: bytes, options: ReadOptions = ...) -> Document:
        """Read ``data``; never fails on any bytes."""
        ...


@lru_cache(maxsize=1)
def known_formats() -> Mapping[str, Format]:
    """Return the formats by file extension (``".html"``), in lower case."""
    package = import_module("compliance_kit.documents.formats")
    known: dict[str, Format] = {}
    for module in sorted(info.name for info in iter_modules(package.__path__)):
        for member in vars(import_module(f"{package.__name__}.{module}")).values():
            if isinstance(member, type) and member.__module__.endswith(f".{module}"):
                known.update(dict.fromkeys(getattr(member, "extensions", ()), member))
    return known


def __getattr__(name: str) -> Any:
    # Looked up late: a command that reads no document loads no format.
    if name == "FORMATS":
        return known_formats()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def read_document(
    path: str | Path, format: str | None = None, options: ReadOptions | None = None
) -> Document:
    """Read a file into segments.

    ``format`` (``"html"``, ``"markdown"``, ``"text"``) decides when the extension does not tell.

    Raises:
        InputError: the file is missing or unreadable, is binary, or its format is unknown.
    """
    path = Path(path)
    # The format first: an unknown one is the clearer message when both are wrong.
    if not path.is_dir():
        _format_of(str(path), format)
    return read_bytes(files.read_bytes(path), str(path), format, options)


def read_bytes(
    data: bytes, name: str = "input", format: str | None = None, options: ReadOptions | None = None
) -> Document:
    """Read bytes into segments; ``name`` gives the extension and stands in messages.

    Raises:
        InputError: the bytes are a binary file's, or the format is unknown.
    """
    known = _format_of(name, format)
    kind = _binary_kind(data)
    if kind is not None:
        raise InputError(
            _("{name}: looks like {kind}, not text; export it as HTML, Markdown or text.").format(
                name=name, kind=kind
            )
        )
    return known(data, options or ReadOptions())


def _format_of(name: str, format: str | None) -> Format:
    extension = Path(name).suffix.lower()
    for known_extension, known in known_formats().items():
        if format == known.format or (format is None and extension == known_extension):
            return known
    names = ", ".join(sorted(known_formats()))
    if format is not None:
        raise InputError(
            _("{name}: unknown format {format}; known are {formats}.").format(
                name=name,
                format=format,
                formats=", ".join(sorted({known.format for known in known_formats().values()})),
            )
        )
    raise InputError(
        _("{name}: unknown file type; known extensions are {extensions}.").format(
            name=name, extensions=names
        )
    )


_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (docx, xlsx, epub)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office (doc, xls, ppt)"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\0", "SQLite"),
    (b"{\\rtf", "RTF"),
)


def _binary_kind(data: bytes) -> str | None:
    """What a binary file looks like, None for text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        return _("a media file")
    head = data[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) * 10 <= len(head):
        return None
    # UTF-16 without a mark has its NULs at every other byte.
    even, odd = head[::2].count(0), head[1::2].count(0)
    return None if min(even, odd) * 50 < max(even, odd) else _("a binary file")
