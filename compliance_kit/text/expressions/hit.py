"""The mutable form of an expression while ranges and approximations are put together."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from compliance_kit.text.values import Approx, Expression, Kind, Value


class Hit:
    """One thing read at ``start`` to ``end``; becomes an :class:`Expression` at the end.

    ``plain`` is the figure of a bare number that can lend its unit from a range partner;
    ``run`` is the numeral as written, for 3至5万.
    """

    __slots__ = ("approx", "end", "inner", "kind", "noun", "plain", "run", "start", "value")

    def __init__(
        self,
        kind: Kind,
        start: int,
        end: int,
        value: Value,
        approx: Approx | None = None,
        inner: Kind | None = None,
        noun: str = "",
        plain: Decimal | None = None,
        run: str = "",
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.value = value
        self.approx = approx
        self.inner = inner
        self.noun = noun
        self.plain = plain
        self.run = run

    def expression(self, text: str) -> Expression:
        """The finished expression over the source ``text``."""
        return Expression(
            self.kind,
            self.start,
            self.end,
            text[self.start : self.end],
            self.value,
            self.approx,
            self.inner,
            self.noun,
        )


class Reader(Protocol):
    """What joins expressions needs of the pass that reads them: the text and the next reading."""

    text: str

    def at(self, start: int) -> tuple[Hit | None, int]:
        """The expression at ``start``, or None and where to go on."""


class EnglishReader(Protocol):
    """The same of the English pass, which reads figures and words with all that went before."""

    text: str
    low: str
    partner: int
    """Where a range's second end begins: a letter before its hyphen (5kg-10kg) is no word's."""

    def begins(self, start: int) -> bool:
        """Whether an expression can begin at ``start``."""

    def at(self, start: int, floor: int) -> tuple[Hit | None, int]:
        """The expression at ``start``, not before ``floor``, or None and where to go on."""
