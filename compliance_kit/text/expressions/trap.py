"""Things with digits that are no expression: links, versions, phones, licences, words, names."""

from __future__ import annotations

import re

_LINK = re.compile(
    r"(?:https?|ftp)://[^\s<>\"'，。；、）》」』]+|www\.[^\s<>\"'，。；、）》」』]+", re.ASCII
)
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-")
_HOST = re.compile(r"[A-Za-z0-9.-]+", re.ASCII)


def masked(text: str) -> list[tuple[int, int]]:
    """Spans of links, e-mail addresses and @names, in order."""
    spans: list[tuple[int, int]] = []
    if "://" in text or "www." in text:
        spans.extend(m.span() for m in _LINK.finditer(text))
    at = text.find("@")
    if at < 0:
        return spans
    last = 0
    while at >= 0:
        start = at
        while start > last and text[start - 1] in _LOCAL:
            start -= 1
        host = _HOST.match(text, at + 1)
        end = host.end() if host else at + 1
        spans.append((start, end))
        last = end
        at = text.find("@", end)
    spans.sort()
    return spans


STANDARD = re.compile(r"\b(?:ISO|IEC|IEEE|ANSI|ASTM|RFC|DIN|GB|GB/T|SA8000|PM) ?$", re.ASCII)
"""What stands before the number of a standard (ISO 9001)."""

DATA = re.compile(r"(?:[0-9]+[,.:;/_-](?!000)){12}[0-9,.:;/_-]*", re.ASCII)
"""A dozen figures without a space between them are data, no text."""

# Tried at a digit that begins a run of figures: the whole match is passed over.
IDENTIFIER = re.compile(
    r"""[0-9]+(?:\.[0-9]+){2,}                        # 1.2.3, an IP address
      | [0-9]{5,}号(?:-[0-9]+)?                        # a licence number
      | 0[0-9]{2,3}[- ]?[0-9]{7,8}(?![0-9])            # a landline
      | (?:400|800)-[0-9]{3,4}-?[0-9]{3,4}(?![0-9])   # a service line
      | 1[3-9][0-9]{3}(?!0{6})[0-9]{6}(?!\.?[0-9])                       # a mobile phone
      | [0-9]{1,4}(?:-[0-9]{1,8}){2,}                  # 86-10-12345678, 978-7-111
      | [0-9]{3}-[0-9]{4}(?![0-9])
      | 0[0-9]+(?![0-9.:%年月日点时/-])                # 007
    """,
    re.VERBOSE | re.ASCII,
)
