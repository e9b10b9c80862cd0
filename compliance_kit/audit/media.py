"""The metadata of pictures: JPEG, PNG and WebP, read by their blocks, nothing decoded.

Only blocks that hold text are read (XMP, EXIF, PNG's text chunks), a bounded part of a file
whatever its size. Formats: ISO 10918-1 with the XMP specification part 3, PNG (ISO 15948), RIFF.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

SUFFIXES = frozenset((".jpg", ".jpeg", ".png", ".webp"))
_LARGEST = 256 * 1024  # bytes of one block
_MOST = 200  # blocks of a file
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_EXIF = b"Exif\0\0"
_TEXT_CHUNKS = frozenset((b"iTXt", b"tEXt", b"zTXt", b"eXIf"))
_RIFF_CHUNKS = frozenset((b"XMP ", b"EXIF"))


def metadata_of(file: Path) -> str:
    """The text in a picture's metadata; ``""`` for none, and for what is no picture.

    Raises:
        OSError: the file cannot be read.
    """
    with file.open("rb") as stream:
        head = stream.read(12)
        stream.seek(0)
        if head.startswith(b"\xff\xd8"):
            blocks = _jpeg(stream)
        elif head.startswith(b"\x89PNG\r\n\x1a\n"):
            blocks = _png(stream)
        elif head.startswith(b"RIFF") and head[8:] == b"WEBP":
            blocks = _webp(stream)
        else:
            return ""
        # UTF-16 in EXIF has a NUL beside each letter of JSON.
        return "\n".join(block.replace(b"\0", b"").decode("utf-8", "replace") for block in blocks)


def _jpeg(stream: BinaryIO) -> Iterator[bytes]:
    """The XMP and EXIF segments in front of the picture data."""
    stream.seek(2)
    for _block in range(_MOST):
        head = stream.read(4)
        if len(head) < 4 or head[0] != 0xFF or head[1] in (0xD9, 0xDA):
            return
        size = int.from_bytes(head[2:], "big") - 2
        if size < 0:
            return
        if head[1] != 0xE1:
            stream.seek(size, 1)
            continue
        data = stream.read(size)
        if data.startswith((_XMP, _XMP_MORE, _EXIF)):
            yield data


def _png(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(8)
    for _block in range(_MOST):
        head = stream.read(8)
        if len(head) < 8 or head[4:] == b"IEND":
            return
        size = int.from_bytes(head[:4], "big")
        if head[4:] in _TEXT_CHUNKS and size <= _LARGEST:
            yield _png_text(head[4:], stream.read(size))
            stream.seek(4, 1)
        else:
            stream.seek(size + 4, 1)


def _png_text(kind: bytes, data: bytes) -> bytes:
    """A text chunk with its compressed part written out, as far as the bound goes."""
    keyword, _nul, rest = data.partition(b"\0")
    if kind == b"zTXt":
        return keyword + b" " + _inflated(rest[1:])
    if kind == b"iTXt" and rest[:1] == b"\1":
        # flag, method, language NUL, translated keyword NUL, text
        return keyword + b" " + _inflated(rest[2:].split(b"\0", 2)[-1])
    return data


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _LARGEST)
    except zlib.error:
        return b""


def _webp(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(12)
    for _block in range(_MOST):
        head = stream.read(8)
        if len(head) < 8:
            return
        size = int.from_bytes(head[4:], "little")
        if head[:4] in _RIFF_CHUNKS and size <= _LARGEST:
            yield stream.read(size + size % 2)
        else:
            stream.seek(size + size % 2, 1)
