"""Localizing text with markup in it: what stands in a code or runs across one stays."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
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
    found = localizations(
        masked(text, codes),
        to,
        source=source,
        style=style,
        reference=reference,
        keep=keep,
        language=language,
    )
    return [change for change in found if _MASK not in change.old]


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
