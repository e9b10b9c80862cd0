"""Other hosts that a page loads from, and the trackers among them that run at once.

The services are data (``rules/trackers.json``). A tracker is live when its script, frame or picture
is in the file in a form that browsers load; ``type="text/plain"``, ``data-src`` and the marks of
consent platforms hold it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast
from urllib.parse import urlsplit

import ahocorasick
import msgspec

from compliance_kit.audit.page import Page
from compliance_kit.audit.walk import Element
from compliance_kit.paths import data_folder

_JAVASCRIPT = frozenset(
    ("", "module", "text/javascript", "application/javascript", "application/x-javascript")
)
# What a service's entry may stand in: only the letters of host names and paths.
_ADDRESS = re.compile(r"//[\w.\-/]{4,}")
_HELD_BACK = ("data-cookieconsent", "data-category", "data-cookiecategory", "data-usercentrics")
_NEEDED = frozenset(("necessary", "ignore", "essential", "functional-required"))
# Public suffixes of two labels that sites in China and its neighbours use.
_SECOND_LEVEL = frozenset(("com", "net", "org", "gov", "edu", "ac", "co", "info", "go", "or", "ne"))


class Service(msgspec.Struct, frozen=True):
    """One entry of ``rules/trackers.json``; ``also`` are other names, of its owner too."""

    name: str
    kind: str
    hosts: list[str]
    also: list[str] = []


class _Table(msgspec.Struct):
    comment: str
    services: list[Service]


@dataclass(frozen=True)
class Embedded:
    """Something loaded from ``host``; ``service`` where it is a known one."""

    host: str
    element: Element
    service: Service | None = None


@cache
def services() -> tuple[Service, ...]:
    """The known services."""
    data = (data_folder("rules") / "trackers.json").read_bytes()
    return tuple(msgspec.json.decode(data, type=_Table).services)


@cache
def _by_host() -> dict[str, list[tuple[str, Service]]]:
    table: dict[str, list[tuple[str, Service]]] = {}
    for service in services():
        for entry in service.hosts:
            host, _slash, path = entry.partition("/")
            table.setdefault(host, []).append((path, service))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def _inline_marks() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for service in services():
        if service.kind != "embed":
            for entry in service.hosts:
                automaton.add_word(entry, (entry, service))
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=4096)
def service_of(address: str) -> Service | None:
    """The known service that an absolute address belongs to.

    >>> service_of("https://www.google-analytics.com/analytics.js").name
    'Google Analytics'
    >>> service_of("https://example.com/google-analytics.com.js")
    """
    host, path = _split(address)
    labels = host.split(".")
    for start in range(len(labels) - 1):
        for prefix, service in _by_host().get(".".join(labels[start:]), ()):
            if path.startswith(prefix):
                return service
    return None


def live_trackers(page: Page) -> list[Embedded]:
    """What measures or advertises and runs before any choice, one entry a service."""
    found: dict[str, Embedded] = {}
    for embedded in _loaded(page):
        if embedded.service is not None and embedded.service.kind != "embed":
            found.setdefault(embedded.service.name, embedded)
    return list(found.values())


def _loaded(page: Page) -> list[Embedded]:
    """What the page loads at once, found once a page."""
    if "loaded" not in page.cache:
        page.cache["loaded"] = list(_live(page))
    return cast("list[Embedded]", page.cache["loaded"])


def _live(page: Page) -> Iterator[Embedded]:
    for script in page.walk.all("script"):
        if script.get("type").strip().lower() not in _JAVASCRIPT or _held_back(script):
            continue
        address = script.get("src")
        if address:
            host = _split(address)[0]
            if host:
                yield Embedded(host, script, service_of(address))
        elif script.body:
            yield from _inline(script)
    for tag in ("img", "iframe"):
        for element in page.walk.all(tag):
            address = element.get("src")
            # What stands hidden in noscript is loaded without scripts only; a pixel is not hidden
            # by its container but small.
            if address and not element.hidden and not _held_back(element):
                host = _split(address)[0]
                if host:
                    yield Embedded(host, element, service_of(address))


def _inline(script: Element) -> Iterator[Embedded]:
    """Addresses of known services that an inline script loads (``//host`` or ``'host``)."""
    for address in _ADDRESS.findall(script.body):
        yield from _named_in(address, script)


def _named_in(body: str, script: Element) -> Iterator[Embedded]:
    """The known services in a piece of a script that begins with ``//``."""
    for last, (entry, service) in _inline_marks().iter(body):
        start = last - len(entry) + 1
        # The whole host: after // or inside a longer name of it (www.).
        low = start
        while low > 0 and (body[low - 1].isalnum() or body[low - 1] in ".-"):
            low -= 1
        if body[max(0, low - 2) : low] == "//" and (low == start or body[start - 1] == "."):
            yield Embedded(body[low : start + len(entry.split("/")[0])], script, service)


def _held_back(element: Element) -> bool:
    attributes = element.attributes
    for name in _HELD_BACK:
        if name in attributes and element.get(name).strip().lower() not in _NEEDED:
            return True
    return "optanon-category-" in element.get("class") and element.get("type") == "text/plain"


def foreign_hosts(page: Page, own: Iterable[str], allowed: Iterable[str]) -> list[Embedded]:
    """Hosts of other sites that the page loads from, each once.

    ``own`` are addresses of the site itself, ``allowed`` host names. Where the site's own host is
    not known, only known services count: any other host may be the site's.
    """
    mine = {registrable(_split(address)[0]) for address in own} - {""}
    permitted = {host.lower().removeprefix("*.") for host in allowed}
    found: dict[str, Embedded] = {}
    for embedded in [*_loaded(page), *_linked(page)]:
        host = embedded.host
        if registrable(host) in mine or _is_below(host, permitted):
            continue
        if mine or embedded.service is not None:
            found.setdefault(host, embedded)
    return list(found.values())


def _linked(page: Page) -> Iterator[Embedded]:
    for link in page.walk.all("link"):
        rel = link.get("rel").lower().split()
        if "stylesheet" in rel or "icon" in rel or ("preload" in rel and link.get("as") == "font"):
            host = _split(link.get("href"))[0]
            if host:
                yield Embedded(host, link, service_of(link.get("href")))


def _is_below(host: str, permitted: set[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[start:]) in permitted for start in range(len(labels)))


def registrable(host: str) -> str:
    """The part of a host name that one owner registers.

    >>> registrable("news.cq.com.cn"), registrable("www.ichongqing.info")
    ('cq.com.cn', 'ichongqing.info')
    """
    labels = host.lower().split(".")
    if len(labels) >= 3 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:])


@lru_cache(maxsize=4096)
def _split(address: str) -> tuple[str, str]:
    """Host and path (without the first slash) of an absolute or ``//`` address."""
    address = address.strip()
    if address.startswith("//"):
        address = "https:" + address
    try:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https"):
            return "", ""
        return (parts.hostname or "").lower(), parts.path.lstrip("/")
    except ValueError:
        return "", ""
