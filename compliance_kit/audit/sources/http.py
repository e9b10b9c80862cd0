"""Fetching one page politely: robots.txt, a pause between requests, bounds on time, size and
redirects, and no way into a private network unless it is allowed.

The address that was checked is the one connected to, so a name server cannot answer the check with
a public address and the connection with a private one.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from compliance_kit import __version__
from compliance_kit.errors import InputError
from compliance_kit.i18n import gettext as _

AGENT = f"ckit/{__version__}"
MAX_BODY = 32 * 1024 * 1024
MAX_REDIRECTS = 5
TIMEOUT = 20.0  # seconds for connecting, and for each read
TOTAL = 90.0  # seconds for one page


@dataclass(frozen=True)
class Response:
    """A page as it came: ``url`` after redirects, ``charset`` as the header says it."""

    url: str
    status: int
    content_type: str
    charset: str | None
    body: bytes


@dataclass
class Fetcher:
    """Fetches pages, one host at a time slowly.

    ``interval`` is the least pause in seconds between two requests to a host; a longer Crawl-delay
    of its robots.txt is kept (up to 30 seconds). ``allow_private`` admits loopback and private
    addresses.
    """

    interval: float = 0.5
    allow_private: bool = False
    robots: bool = True
    _last: dict[str, float] = field(default_factory=dict)
    _rules: dict[str, RobotFileParser | None] = field(default_factory=dict)

    def fetch(self, url: str) -> Response:
        """Return the page at ``url``.

        Raises:
            InputError: not http(s), refused by robots.txt, a private address, an error status, too
                large, too slow, or no answer.
        """
        started = time.monotonic()
        for _hop in range(MAX_REDIRECTS + 1):
            if self.robots and not self._allowed(url):
                raise InputError(_("{url}: robots.txt asks not to fetch it.").format(url=url))
            self._wait(url)
            status, headers, body = self._get(url, started)
            location = headers.get("Location")
            if status in (301, 302, 303, 307, 308) and location:
                url = urljoin(url, location)
                continue
            if status != 200:
                raise InputError(
                    _("{url}: the server answered {code}.").format(url=url, code=status)
                )
            return Response(
                url,
                status,
                headers.get_content_type(),
                headers.get_content_charset(),
                body,
            )
        raise InputError(
            _("{url}: more than {count} redirects.").format(url=url, count=MAX_REDIRECTS)
        )

    def _allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._rules:
            self._rules[host] = self._read_robots(host)
        rules = self._rules[host]
        return rules is None or rules.can_fetch(AGENT, url)

    def _read_robots(self, host: str) -> RobotFileParser | None:
        """The host's robots.txt (RFC 9309): none when it has none, all refused when it fails."""
        url = f"{host}/robots.txt"
        try:
            status, _headers, body = self._get(url, time.monotonic())
        except InputError:
            return None  # the page itself will say what is wrong
        parser = RobotFileParser()
        if status >= 500:
            parser.parse(["User-agent: *", "Disallow: /"])
        elif status == 200:
            parser.parse(body[:500_000].decode("utf-8", "replace").splitlines())
        else:
            return None
        return parser

    def _wait(self, url: str) -> None:
        host = urlsplit(url).netloc
        rules = self._rules.get(f"{urlsplit(url).scheme}://{host}")
        asked = rules.crawl_delay(AGENT) if rules is not None else None
        pause = max(self.interval, min(float(asked or 0), 30.0))
        rest = self._last.get(host, float("-inf")) + pause - time.monotonic()
        if rest > 0:
            time.sleep(rest)
        self._last[host] = time.monotonic()

    def _get(self, url: str, started: float) -> tuple[int, http.client.HTTPMessage, bytes]:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError(_("{url}: only http and https pages can be read.").format(url=url))
        try:
            connection = self._connect(parts.scheme, parts.hostname, parts.port)
            try:
                target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
                if parts.query:
                    target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
                headers = {
                    "User-Agent": AGENT,
                    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.1",
                    "Accept-Encoding": "gzip",
                }
                connection.request("GET", target, headers=headers)
                response = connection.getresponse()
                body = self._body(url, response, started)
                return response.status, response.headers, body
            finally:
                connection.close()
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise InputError(
                _("{url}: could not be fetched ({reason}).").format(url=url, reason=reason)
            ) from None

    def _connect(self, scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
        secure = scheme == "https"
        number = port or (443 if secure else 80)
        address = self._address(host, number)
        connection = http.client.HTTPConnection(host, number, timeout=TIMEOUT)
        raw = socket.create_connection((address, number), timeout=TIMEOUT)
        if secure:
            raw = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
        connection.sock = raw
        return connection

    def _address(self, host: str, port: int) -> str:
        found = [
            str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        ]
        if self.allow_private:
            return found[0]
        for address in found:
            # Every answer must be public: a mixed answer is how a private host is reached.
            if not ipaddress.ip_address(address.partition("%")[0]).is_global:
                raise InputError(
                    _(
                        "{host}: is a private address ({address}); --allow-private admits it."
                    ).format(host=host, address=address)
                )
        return found[0]

    @staticmethod
    def _body(url: str, response: http.client.HTTPResponse, started: float) -> bytes:
        inflate = None
        if (response.headers.get("Content-Encoding") or "").lower() in ("gzip", "x-gzip"):
            inflate = zlib.decompressobj(wbits=31)
        parts: list[bytes] = []
        size = 0
        while chunk := response.read1(1 << 16):
            if inflate is not None:
                try:
                    chunk = inflate.decompress(chunk, MAX_BODY + 1 - size)
                except zlib.error:
                    raise InputError(_("{url}: sends damaged gzip data.").format(url=url)) from None
            size += len(chunk)
            if size > MAX_BODY:
                raise InputError(
                    _("{url}: is larger than {limit} MB.").format(
                        url=url, limit=MAX_BODY // 1_000_000
                    )
                )
            if time.monotonic() - started > TOTAL:
                raise InputError(
                    _("{url}: takes more than {seconds} seconds.").format(
                        url=url, seconds=int(TOTAL)
                    )
                )
            parts.append(chunk)
        return b"".join(parts)
