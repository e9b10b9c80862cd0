"""Reads every document of a folder, writes it back unchanged, and compares byte for byte.

    python benchmarks/roundtrip.py FOLDER [--repeat N]

Prints the files that differ, counts, and how fast reading and writing back is beside bare parses
of the same HTML by BeautifulSoup (html.parser) and by selectolax (lexbor) in the same run. Exit
code 1 when a file differs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from compliance_kit.documents import Document, known_formats, read_bytes
from compliance_kit.errors import CkitError


def best_time(action: Callable[[], object], repeat: int) -> float:
    """The shortest of ``repeat`` runs, in seconds."""
    times = []
    for _run in range(repeat):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def mixed(document: Document) -> tuple[int, int]:
    """Change every second segment without codes; return (changed, bytes outside that differ).

    The changed file is compared piece by piece with the original: between two marks stand exactly
    the bytes that stood between the two segments.
    """
    sources = [segment.source for segment in document.segments]
    chosen = [n for n, s in enumerate(document.segments) if not s.codes and s.kind == "text"][::2]
    targets = list(sources)
    for number in chosen:
        targets[number] = f"[[{number}]]"
    rendered, original = document.render(targets), document.render(sources)
    for number in chosen:
        mark = f"[[{number}]]".encode(document.encoding)
        source = document.segments[number].source.encode(document.encoding, "replace")
        rendered = rendered.replace(mark, source, 1)
    return len(chosen), sum(a != b for a, b in zip(rendered, original, strict=False)) + abs(
        len(rendered) - len(original)
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()

    extensions = tuple(known_formats())
    paths = sorted(
        path for path in arguments.folder.rglob("*") if path.suffix.lower() in extensions
    )
    pages: list[bytes] = []
    refused = identical = segments = changed = outside = size = 0
    different: list[Path] = []
    for path in paths:
        data = path.read_bytes()
        try:
            document = read_bytes(data, path.name)
        except CkitError as error:
            print(f"refused    {error}")
            refused += 1
            continue
        size += len(data)
        segments += len(document.segments)
        if document.render([segment.source for segment in document.segments]) == data:
            identical += 1
        else:
            different.append(path)
        touched, differing = mixed(document)
        changed += touched
        outside += differing
        if document.format == "html":
            pages.append(data)
    for path in different:
        print(f"DIFFERENT  {path}")
    print(f"files          {len(paths)} ({size / 1e6:.2f} MB), refused {refused}")
    print(f"identical      {identical} of {len(paths) - refused}")
    print(f"segments       {segments}; {changed} changed, {outside} bytes outside them differ")
    if pages:
        compare(pages, arguments.repeat)
    return 1 if different or outside else 0


def compare(pages: list[bytes], repeat: int) -> None:
    """Print times for all pages: ours, read and written back, beside bare parses."""
    from bs4 import BeautifulSoup
    from selectolax.lexbor import LexborHTMLParser

    def ours() -> None:
        for data in pages:
            document = read_bytes(data, "page.html")
            document.render([segment.source for segment in document.segments])

    def soup() -> None:
        for data in pages:
            BeautifulSoup(data, "html.parser")

    def lexbor() -> None:
        for data in pages:
            LexborHTMLParser(data)

    size = sum(map(len, pages)) / 1e6
    base = best_time(ours, repeat)
    print(f"read + write   {base:.2f} s for {len(pages)} pages, {size / base:.2f} MB/s")
    for name, action in (("BeautifulSoup", soup), ("selectolax", lexbor)):
        taken = best_time(action, repeat)
        print(f"{name:<14} {taken:.2f} s, parse only; ours takes {base / taken:.2f} times that")


if __name__ == "__main__":
    sys.exit(main())
