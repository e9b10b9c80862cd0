"""Front matter of Markdown files (YAML or TOML): the values of chosen keys, in place.

The block is not parsed into a tree and written again: comments, order and quoting are the
author's. Values on one line and YAML block scalars (``|`` and ``>``) are found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

_OPENING = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")
_KEY = re.compile(
    r"(?:\"([^\"]{1,100})\"|([A-Za-z_][A-Za-z0-9_.-]{0,100}))[ \t]*([:=])(?:[ \t]+|\Z|(?<==))"
)
_BLOCK_SCALAR = re.compile(r"[|>][+-]?[0-9]?[ \t]*(?:#.*)?\Z")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*(?:#.*)?\Z')
_SINGLE = re.compile(r"'((?:[^']|'')*)'[ \t]*(?:#.*)?\Z")
_PLAIN_END = re.compile(r"[ \t]+#|[ \t]*\Z")
# A plain scalar that begins like this is something else than text.
_NO_TEXT = re.compile(
    r"[&*!|>%@`\[{]|[-?:](?:[ \t]|\Z)|(?:true|false|null|yes|no|~)\Z", re.IGNORECASE
)

_NEEDS_QUOTES = re.compile(r"\A[\s&*!|>'\"%@`\[\]{},#?:-]|: |:\Z| #|[ \t]\Z|\A\Z|[\r\n]")
_LOOKS_TYPED = re.compile(
    r"\A(?:true|false|null|yes|no|on|off|~|[-+.0-9][-+.0-9eE:_]*)\Z", re.IGNORECASE
)


class Value(NamedTuple):
    """``text[start:end]`` is a value of ``key`` without its quotes; ``quote`` is ``"``, ``'``,
    ``none`` for a plain value, or ``block`` for a line of a block scalar."""

    key: str
    start: int
    end: int
    quote: str


def end_of_front_matter(text: str) -> int:
    """Return where the front matter at the beginning of ``text`` ends (0 when there is none)."""
    opening = _OPENING.match(text)
    if opening is None:
        return 0
    fences = ("---", "...") if opening.group(1) == "---" else ("+++",)
    position = opening.end()
    while position < len(text):
        match = _LINE.match(text, position)
        assert match is not None  # the pattern matches the empty line too
        if match.group(1).rstrip(" \t") in fences:
            return match.end()
        position = match.end()
    return 0


def front_matter_values(text: str, end: int, keys: Collection[str]) -> Iterator[Value]:
    """Yield the values of ``keys`` at the top level of the front matter ``text[:end]``."""
    opening = _OPENING.match(text)
    if opening is None:
        return
    lines = [(m.start(1), m.end(1)) for m in _LINE.finditer(text, opening.end(), end) if m.group()]
    separator = ":" if opening.group(1) == "---" else "="
    number = 0
    while number < len(lines):
        start, stop = lines[number]
        number += 1
        match = _KEY.match(text, start, stop)
        if match is None or match.group(3) != separator:
            if separator == "=" and text.startswith("[", start):
                return  # a TOML table: no longer the top level
            continue
        key = match.group(1) or match.group(2)
        if key not in keys:
            continue
        if separator == ":" and _BLOCK_SCALAR.match(text[match.end() : stop]):
            while number < len(lines) and _is_inside(text, *lines[number]):
                inner, inner_stop = lines[number]
                if text[inner:inner_stop].strip():
                    yield Value(key, inner, inner_stop, "block")
                number += 1
            continue
        if (
            number < len(lines)
            and text[slice(*lines[number])].strip()
            and _is_inside(text, *lines[number])
        ):
            continue  # a value over several lines, a list or a map
        value = _value(key, text, match.end(), stop, separator)
        if value is not None:
            yield value


def _is_inside(text: str, start: int, stop: int) -> bool:
    line = text[start:stop]
    return not line.strip() or line[0] in " \t"


def _value(key: str, text: str, start: int, stop: int, separator: str) -> Value | None:
    while start < stop and text[start] in " \t":
        start += 1
    for pattern, quote in ((_DOUBLE, '"'), (_SINGLE, "'")):
        match = pattern.match(text, start, stop)
        if match:
            return Value(key, match.start(1), match.end(1), quote)
    if separator == "=" or _NO_TEXT.match(text[start:stop].strip()):
        return None
    end = _PLAIN_END.search(text, start, stop)
    return Value(key, start, end.start() if end else stop, "none")


def escape_value(text: str, quote: str) -> str:
    """Return ``text`` as a value in ``quote`` marks writes it."""
    if quote == '"':
        return text.replace("\\", "\\\\").replace('"', '\\"')
    if quote == "'":
        return text.replace("'", "''")
    return text


def written_value(text: str) -> str:
    """Return a plain YAML value; in quotes where it would be read as something else."""
    if _NEEDS_QUOTES.search(text) or _LOOKS_TYPED.match(text):
        return '"' + escape_value(text, '"') + '"'
    return text
