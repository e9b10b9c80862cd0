"""Pages of a web archive (WARC, ISO 28500), through FastWARC (extra ``warc``)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from compliance_kit.audit.sources.interface import Failure, PageInput
from compliance_kit.audit.sources.web import PAGE_TYPES, site_path
from compliance_kit.errors import MissingError
from compliance_kit.i18n import gettext as _

SUFFIXES = (".warc", ".warc.gz", ".warc.lz4", ".warc.zst")


def is_archive(path: Path) -> bool:
    """Whether ``path`` is named as a web archive."""
    return path.name.lower().endswith(SUFFIXES)


class WarcSource:
    """The HTML responses with status 200 in a web archive, in their order.

    A page is named ``archive.warc.gz:OFFSET:ADDRESS``, the offset in bytes of its record. A record
    that ends early or an archive that breaks off is a Failure, never silence.

    Raises:
        MissingError: FastWARC is not installed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        _fastwarc()

    def pages(self) -> Iterator[PageInput | Failure]:
        """Yield the pages."""
        warc = _fastwarc()
        number = 0
        try:
            with self._path.open("rb") as stream:
                records = warc.ArchiveIterator(
                    stream,
                    record_types=warc.WarcRecordType.response,
                    parse_http=True,
                    auto_decode="all",
                )
                last = 0
                for record in records:
                    number += 1
                    last = record.stream_pos
                    yield from self._page(record, number)
            if not self._ends_well(last):
                raise EOFError
        except Exception as error:  # FastWARC raises errors of its C++ streams as they are
            yield Failure(
                str(self._path),
                _("{path}: breaks off after record {number} ({reason}).").format(
                    path=self._path, number=number, reason=type(error).__name__
                ),
            )
            return
        if number == 0:
            yield Failure(str(self._path), _("{path}: holds no responses.").format(path=self._path))

    def has(self, site_path: str) -> bool | None:
        """An archive need not hold every page of its site."""
        return None

    def _ends_well(self, offset: int) -> bool:
        """Whether a gzip archive is whole from ``offset`` on; FastWARC stops there in silence."""
        if not self._path.name.lower().endswith(".gz"):
            return True
        with self._path.open("rb") as stream:
            stream.seek(offset)
            member: Any = None
            rest = b""
            while data := rest or stream.read(1 << 20):
                member = member or zlib.decompressobj(wbits=31)
                try:
                    member.decompress(data)
                except zlib.error:
                    return False
                rest = member.unused_data
                if member.eof:
                    member = None
        return member is None

    def _page(self, record: Any, number: int) -> Iterator[PageInput | Failure]:
        headers = record.http_headers
        if headers is None or headers.status_code is None:
            yield Failure(
                f"{self._path}:{record.stream_pos}",
                _("{path}: record {number} holds no whole HTTP response.").format(
                    path=self._path, number=number
                ),
            )
            return
        if headers.status_code != 200:
            return
        content_type = (record.http_content_type or "").lower()
        if content_type not in PAGE_TYPES:
            return
        address = record.headers.get("WARC-Target-URI", "").strip("<>")
        name = f"{self._path}:{record.stream_pos}:{address}"
        size = int(record.content_length)
        body = record.reader.read()
        if _as_stored(headers) and len(body) < size:
            yield Failure(
                name,
                _("{path}: record {number} is cut short ({have} of {size} bytes).").format(
                    path=self._path, number=number, have=len(body), size=size
                ),
            )
            return
        yield PageInput(
            path=name,
            site_path=site_path(address),
            data=body,
            charset=record.http_charset,
            url=address,
        )


def _as_stored(headers: Any) -> bool:
    """Whether the body as read has the length of the record (a decoded one has another)."""
    return not (headers.get("Content-Encoding") or headers.get("Transfer-Encoding"))


def _fastwarc() -> Any:
    try:
        import fastwarc.warc
    except ImportError:
        raise MissingError(
            _("Web archives need FastWARC; run: pip install 'compliance-kit[warc]'")
        ) from None
    return fastwarc.warc
