"""Localizing text with markup in it: what stands in a code or runs across one stays."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from compliance_kit.localize.rewrite import Change, Found, expressions, localizations
from compliance_kit.localize.style import Style

_MASK = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER: no letter, digit or space to either grammar."""

_HOUSE_STYLE = Style()


class Code(Protocol):
    """Markup inside a text: ``text[start:end]``."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def masked(text: str, codes: Iterable[Code]) -> str:
    """``text`` with every code blotted out, of the same length."""
    parts: list[str] = []
    at = 0
    for code in codes:
        parts += (text[at : code.start], _MASK * (code.end - code.start))
        at = code.end
    parts.append(text[at:])
    return "".join(parts)


def segment_changes(
    text: str,
    codes: Sequence[Code],
    to: str,
    *,
    source: str | None = None,
    style: Style = _HOUSE_STYLE,
    reference: datetime.date | None = None,
    keep: Iterable[str] = (),
    language: str | None = None,
) -> list[Change]:
    """What localizing ``text`` to ``to`` changes outside ``codes`` (in order, apart).

    Arguments as for :func:`~compliance_kit.localize.rewrite.localizations`.
    """
    plain, places = _decoded(masked(text, codes))
    found = localizations(
        plain,
        to,
        source=source,
        style=style,
        reference=reference,
        keep=keep,
        language=language,
    )
    kept = [change for change in found if _MASK not in change.old]
    if places is None:
        return kept
    spans = ((change, places[change.start], places[change.end]) for change in kept)
    return [replace(change, start=a, end=b, old=text[a:b]) for change, a, b in spans]


_ENTITY = re.compile("&#?[A-Za-z0-9]{2,10};")


def _decoded(text: str) -> tuple[str, list[int] | None]:
    """``text`` with the characters that entities name, and where each stood; None: nowhere else.

    The grammars read ``$48.2&nbsp;million`` and ``$5&ndash;10 million`` as people do.
    """
    if "&" not in text:
        return text, None
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for match in _ENTITY.finditer(text):
        char = html.unescape(match.group())
        if len(char) != 1 or char in "<>&\"'":
            continue
        parts += (text[at : match.start()], char)
        places += range(at, match.start() + 1)
        at = match.end()
    parts.append(text[at:])
    places += range(at, len(text) + 1)
    return "".join(parts), places


def segment_expressions(
    text: str,
    codes: Sequence[Code],
    *,
    source: str | None = None,
    keep: Iterable[str] = (),
    prefer: str = "en",
) -> list[Found]:
    """The expressions of ``text`` outside ``codes``, in order."""
    found = expressions(masked(text, codes), source=source, keep=keep, prefer=prefer)
    return [item for item in found if _MASK not in item.expression.text]
