"""A name with its place in the page text."""

from __future__ import annotations

import re

Span = tuple[int, int]
"""Start and end in the page text; ``(-1, -1)`` for something that only the page's data name."""

Named = tuple[str, Span]

HAN = "\u4e00-\u9fff\u3400-\u4dbf·"  # what Chinese names are written with
CAPITAL = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017e"
# Two to four words with capitals.
NAME_WORDS = re.compile(rf"[{CAPITAL}][\w'’-]+(?: [{CAPITAL}][\w.'’-]+){{1,3}}")
# What stands between the names of a list.
SPLIT = re.compile(r"(\s*[,;、]\s*(?:and\s+)?|\s+(?:and|with)\s+|\s*&\s*|\s+/\s+)")
PERSON = re.compile(
    rf"(?:[{CAPITAL}][\w.'’-]*|de|van|von|al|bin|der|la|le|da|di|del|el)(?: [\w.'’-]+){{1,4}}"
)


def named_by(match: re.Match[str], offset: int) -> Named:
    """The group ``name`` of a match, in a text that begins at ``offset`` of the page's."""
    low, high = match.span("name")
    return match["name"], (offset + low, offset + high)


def once(found: list[Named]) -> list[Named]:
    """Each name once, at its first place."""
    seen: dict[str, Named] = {}
    for name, span in found:
        seen.setdefault(name.lower(), (name, span))
    return list(seen.values())
