"""What a pair of texts says besides two of its facts, and what can be wrong between these."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

Verdict = Literal[
    "same",
    "currency",  # equal figures, another currency, or a currency on one side only
    "percent",  # equal figures, the per cent sign on one side only, or points and per cent
    "unit",  # equal figures, another unit
    "month",  # the target names a month that nothing gives
    "changed",  # another value in the same place
]


@dataclass
class Context:
    """What the pair says besides the two atoms: months named, the document's date, the words."""

    source: str
    target: str
    reference: datetime.date | None = None
    source_months: set[int] = field(default_factory=set)
    target_months: set[int] = field(default_factory=set)
    source_language: str = "zh"

    @property
    def source_length(self) -> int:
        """Length of the source in characters."""
        return len(self.source)

    @property
    def target_length(self) -> int:
        """Length of the target in characters."""
        return len(self.target)
