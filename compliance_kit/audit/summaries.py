"""The summaries of all pages of a run, small enough for a hundred thousand of them.

Pages of one site resemble each other (addresses, numbers of the footer, twins), so a block of them
compresses to about a hundred bytes a page. The first blocks stay as they are: the pages of a usual
site are not decoded again for each rule.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress

import msgspec

from compliance_kit.audit.site import PageSummary

_BLOCK = 256  # pages
_PLAIN = 8  # blocks that are not compressed


class Summaries:
    """Grows by ``append``; iterating decodes a block at a time and may be repeated."""

    def __init__(self) -> None:
        self._blocks: list[bytes | list[PageSummary]] = []
        self._last: list[PageSummary] = []
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(list[PageSummary])

    def append(self, summary: PageSummary) -> None:
        """Take one more page."""
        self._last.append(summary)
        if len(self._last) == _BLOCK:
            block: bytes | list[PageSummary] = self._last
            if len(self._blocks) >= _PLAIN:
                # A file's name that is no text cannot be encoded: the block stays as it is.
                with suppress(UnicodeEncodeError):
                    block = zlib.compress(self._encoder.encode(self._last), 1)
            self._blocks.append(block)
            self._last = []

    def __len__(self) -> int:
        return len(self._blocks) * _BLOCK + len(self._last)

    def __iter__(self) -> Iterator[PageSummary]:
        for block in self._blocks:
            if isinstance(block, bytes):
                yield from self._decoder.decode(zlib.decompress(block))
            else:
                yield from block
        yield from self._last
