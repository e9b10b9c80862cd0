"""Pages of a running site: addresses one by one, from a list, or from a sitemap."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from compliance_kit.audit.sources.http import Fetcher
from compliance_kit.audit.sources.interface import Failure, PageInput
from compliance_kit.errors import InputError
from compliance_kit.files import read_bytes
from compliance_kit.i18n import gettext as _

PAGE_TYPES = ("text/html", "application/xhtml+xml")
MAX_SITEMAPS = 500
MAX_ADDRESSES = 1_000_000
MAX_SITEMAP_BYTES = 64 * 1024 * 1024  # the protocol allows 50 MB unpacked


def is_address(text: str) -> bool:
    """Whether an argument of the user is an address and no path."""
    return text.startswith(("http://", "https://"))


class WebSource:
    """The pages at ``addresses``, fetched one after another."""

    def __init__(self, addresses: Sequence[str], fetcher: Fetcher | None = None) -> None:
        self._addresses = tuple(dict.fromkeys(addresses))
        self._fetcher = fetcher or Fetcher()

    def pages(self) -> Iterator[PageInput | Failure]:
        """Yield the pages; what cannot be fetched is a Failure, never a page without content."""
        for address in self._addresses:
            try:
                response = self._fetcher.fetch(address)
            except InputError as error:
                yield Failure(address, error.message)
                continue
            if response.content_type not in PAGE_TYPES:
                reason = _("{url}: is no page but {kind}.").format(
                    url=address, kind=response.content_type
                )
                yield Failure(address, reason)
                continue
            yield PageInput(
                path=address,
                site_path=site_path(response.url),
                data=response.body,
                charset=response.charset,
                url=response.url,
            )

    def has(self, site_path: str) -> bool | None:
        """Other pages of a running site are not asked for."""
        return None


def site_path(url: str) -> str:
    """The path of ``url`` below the site's root; a folder's address is its index page."""
    path = unquote(urlsplit(url).path).lstrip("/")
    return path + "index.html" if not path or path.endswith("/") else path


def read_list(path: Path) -> list[str]:
    """Return the addresses in a text file, one a line; blank lines and ``#`` lines do not count.

    Raises:
        InputError: the file cannot be read, or a line is no http(s) address.
    """
    text = read_bytes(path, MAX_SITEMAP_BYTES).decode("utf-8-sig", "replace")
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        address = line.strip()
        if not address or address.startswith("#"):
            continue
        if not is_address(address):
            raise InputError(
                _("{path}:{line}: is no http or https address.").format(path=path, line=number)
            )
        found.append(address)
    return found


def read_sitemap(where: str, fetcher: Fetcher | None = None) -> list[str]:
    """Return the addresses in a sitemap (sitemaps.org 0.9), a file or an address, gzip or not;
    a sitemap index is followed.

    Raises:
        InputError: it cannot be read, is no sitemap, or nests without end.
    """
    fetcher = fetcher or Fetcher()
    waiting, seen, found = [where], set[str](), list[str]()
    while waiting:
        place = waiting.pop(0)
        if place in seen:
            continue
        seen.add(place)
        if len(seen) > MAX_SITEMAPS or len(found) > MAX_ADDRESSES:
            raise InputError(_("{place}: the sitemap is too large.").format(place=where))
        kind, addresses = _parse(place, _load(place, fetcher))
        if kind == "sitemapindex":
            waiting += addresses
        else:
            found += addresses
    return list(dict.fromkeys(found))


def _load(place: str, fetcher: Fetcher) -> bytes:
    if is_address(place):
        data = fetcher.fetch(place).body
    else:
        data = read_bytes(Path(place), MAX_SITEMAP_BYTES)
    if data.startswith(b"\x1f\x8b"):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
                data = stream.read(MAX_SITEMAP_BYTES + 1)
        except (OSError, EOFError, zlib.error):
            raise InputError(_("{place}: is damaged gzip data.").format(place=place)) from None
    if len(data) > MAX_SITEMAP_BYTES:
        raise InputError(_("{place}: the sitemap is too large.").format(place=place))
    return data


def _parse(place: str, data: bytes) -> tuple[str, list[str]]:
    wrong = InputError(_("{place}: is no sitemap; give its XML file.").format(place=place))
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise wrong  # sitemaps have none; entities are how XML is made to explode
    try:
        root = ET.fromstring(data)
    except ET.ParseError:
        raise wrong from None
    kind = root.tag.rpartition("}")[2]
    if kind not in ("urlset", "sitemapindex"):
        raise wrong
    addresses = [
        (child.text or "").strip()
        for entry in root
        for child in entry
        if child.tag.rpartition("}")[2] == "loc"
    ]
    return kind, [address for address in addresses if is_address(address)]
