"""Whether ``ckit audit`` survives any page: mutated real pages, every profile, two ways.

    python benchmarks/audit_fuzz.py PAGES [--count 5000] [--seed 1] [--limit 2.0] [--compare 1]

PAGES holds real HTML files. Each mutation is audited in this process and, in batches, by two
processes (``--compare 8``: one batch in eight); an exception, a page that takes longer than the
limit (processor time) or findings that differ between the two ways is told with the seed and
number that make it again (``--only NUMBER`` writes that page to standard output). Exit code 1 if
there is any.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from compliance_kit.audit.auditor import Options
from compliance_kit.audit.runner import Audit
from compliance_kit.audit.sources.interface import Failure, PageInput
from compliance_kit.config import SiteConfig

Mutation = Callable[[random.Random, list[bytes]], bytes]

_CHARSETS = ("gb18030", "gbk", "big5", "utf-16", "utf-16-le", "utf-8-sig", "latin-1", "shift-jis")
_TAGS = (b"<div>", b"<a href=x>", b"<table><tr><td>", b"<b><i>", b"<ul><li>", b"<p><span>", b"<!--")
_SEEDS = (
    b"\xe6\xb8\x9dICP\xe5\xa4\x8720009753\xe5\x8f\xb7",
    b"<!-- ckit-disable editorial/lang: x -->",
    b'<script type="application/ld+json">{"@graph":[[[[',
    b"&#0;&#xD800;&#x110000;&amp",
    b"<svg><![CDATA[<style>",
    b"<template><frameset><select><math><mi>",
    b"\xe2\x80\x8b" * 50,
    b"http://[::1",
    b"0" * 5000,
)


def _cut(random: random.Random, pages: list[bytes]) -> bytes:
    page = random.choice(pages)
    start = random.choice((0, 0, random.randrange(len(page))))
    return page[start : random.randrange(start, len(page))]


def _spliced(random: random.Random, pages: list[bytes]) -> bytes:
    parts = []
    for _part in range(random.randrange(2, 6)):
        page = random.choice(pages)
        start = random.randrange(len(page))
        parts.append(page[start : start + random.randrange(50_000)])
    return b"".join(parts)


def _flipped(random: random.Random, pages: list[bytes]) -> bytes:
    page = bytearray(random.choice(pages))
    for _flip in range(random.choice((1, 20, len(page) // 100))):
        page[random.randrange(len(page))] ^= 1 << random.randrange(8)
    return bytes(page)


def _nested(random: random.Random, pages: list[bytes]) -> bytes:
    page = random.choice(pages)
    at = random.randrange(len(page))
    depth = random.choice((500, 10_000, 100_000))
    return page[:at] + random.choice(_TAGS) * depth + page[at:]


def _long_line(random: random.Random, pages: list[bytes]) -> bytes:
    page = random.choice(pages)
    at = random.randrange(len(page))
    unit = random.choice((b"x", b"1", "新".encode(), b"a ", b"<p", b'"', b"(", b"&", b"2024-"))
    line = unit * (random.choice((10_000, 1_000_000)) // len(unit))
    return page[:at].replace(b"\n", b"") + line + page[at:].replace(b"\n", b"")


def _recoded(random: random.Random, pages: list[bytes]) -> bytes:
    text = random.choice(pages).decode("utf-8", "replace")
    return text.encode(random.choice(_CHARSETS), "replace")


def _with_nuls(random: random.Random, pages: list[bytes]) -> bytes:
    page = bytearray(random.choice(pages))
    for _nul in range(random.choice((1, 100, 5000))):
        page[random.randrange(len(page))] = 0
    return bytes(page)


def _planted(random: random.Random, pages: list[bytes]) -> bytes:
    page = random.choice(pages)
    for _plant in range(random.randrange(1, 20)):
        at = random.randrange(len(page))
        page = page[:at] + random.choice(_SEEDS) + page[at:]
    return page


def _repeated(random: random.Random, pages: list[bytes]) -> bytes:
    page = random.choice(pages)
    at = random.randrange(len(page))
    return page[:at] + page[at : at + random.randrange(1, 400)] * 2000 + page[at:]


MUTATIONS: tuple[Mutation, ...] = (
    _cut, _spliced, _flipped, _nested, _long_line, _recoded, _with_nuls, _planted, _repeated,
)  # fmt: skip


def mutation(pages: list[bytes], seed: int, number: int) -> tuple[str, bytes]:
    """The mutation with this number: the name of its kind, and its bytes."""
    dice = random.Random(f"{seed}/{number}")
    kind = MUTATIONS[number % len(MUTATIONS)]
    return kind.__name__.strip("_"), kind(dice, pages)


class Mutated:
    """A source of mutations ``first`` to ``last``."""

    def __init__(self, pages: list[bytes], seed: int, first: int, last: int) -> None:
        self._pages = pages
        self._seed = seed
        self._range = range(first, last)

    def pages(self) -> Iterator[PageInput | Failure]:
        """Yield them."""
        for number in self._range:
            data = mutation(self._pages, self._seed, number)[1]
            name = f"{number}.html"
            yield PageInput(name, name, data=data)

    def has(self, site_path: str) -> bool | None:
        """A third of the files are there, a third are not, of the rest nobody knows."""
        return (None, True, False)[len(site_path) % 3]

    def __reduce__(self) -> tuple[type[Mutated], tuple[list[bytes], int, int, int]]:
        return Mutated, ([], 0, 0, 0)  # the pages need not travel with every batch


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=2.0, help="seconds of processor time a page")
    parser.add_argument("--first", type=int, default=0, help="number to begin with")
    parser.add_argument("--compare", type=int, default=1, help="each so-many-th batch twice")
    parser.add_argument("--only", type=int, help="write the mutation with this number")
    arguments = parser.parse_args()
    pages = [p.read_bytes() for p in sorted(arguments.pages.glob("*.html"))]
    if not pages:
        print("No *.html files there.", file=sys.stderr)
        return 2
    if arguments.only is not None:
        sys.stdout.buffer.write(mutation(pages, arguments.seed, arguments.only)[1])
        return 0
    settings = SiteConfig()
    options = Options(tuple(Audit(settings, Options()).auditor.rules.profiles), facts=True)
    audit = Audit(settings, options)
    worst: dict[str, float] = {}
    faults = 0
    batch = 256
    for first in range(arguments.first, arguments.count, batch):
        last = min(first + batch, arguments.count)
        source = Mutated(pages, arguments.seed, first, last)
        alone: list[object] = []
        for page in source.pages():
            number = first + len(alone)
            kind = MUTATIONS[number % len(MUTATIONS)].__name__.strip("_")
            started = time.process_time()
            try:
                alone.extend(audit.run([_One(page, source)]))
            except Exception as error:  # what must never happen
                faults += 1
                print(f"{number} {kind}: {type(error).__name__}: {error}"[:300], flush=True)
                alone.append(None)
            taken = time.process_time() - started
            worst[kind] = max(worst.get(kind, 0.0), round(taken, 2))
            if taken > arguments.limit:
                faults += 1
                print(f"{number} {kind}: {taken:.1f} s", flush=True)
        if None not in alone and first // batch % arguments.compare == 0:
            together = list(Audit(settings, options, jobs=2).run([source]))
            for number, (one, two) in enumerate(zip(alone, together, strict=True), first):
                if one != two:
                    faults += 1
                    print(f"{number}: findings differ between one and two processes", flush=True)
        if sys.stderr.isatty() or first // batch % 8 == 7:
            print(f"{last} pages, {faults} faults", file=sys.stderr, flush=True)
    kinds = ", ".join(f"{kind} {seconds}" for kind, seconds in worst.items())
    print(f"{arguments.count - arguments.first} pages, {faults} faults")
    print(f"slowest page of each kind in s: {kinds}")
    return 1 if faults else 0


class _One:
    """A source of one page."""

    def __init__(self, page: PageInput | Failure, site: Mutated) -> None:
        self._page = page
        self._site = site

    def pages(self) -> Iterator[PageInput | Failure]:
        """Yield it."""
        yield self._page

    def has(self, site_path: str) -> bool | None:
        """As the whole."""
        return self._site.has(site_path)


if __name__ == "__main__":
    sys.exit(main())
