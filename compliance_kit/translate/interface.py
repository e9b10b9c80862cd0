"""What a translation engine must do. Engines are found by the entry point group
``compliance_kit.engines`` or given to :func:`compliance_kit.translate_file` as an object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

ENTRY_POINT_GROUP = "compliance_kit.engines"


@dataclass(frozen=True)
class EngineResult:
    """One sentence's translation.

    ``score`` is the mean log-probability per target token (0 is certain) or None.
    ``alignment`` pairs character offsets ``(source, target)`` of aligned pieces' starts, or None.
    """

    text: str
    score: float | None = None
    alignment: Sequence[tuple[int, int]] | None = None


@runtime_checkable
class Engine(Protocol):
    """Translates sentences; results are in the order of ``sentences``, one for each."""

    def translate(
        self, sentences: Sequence[str], source: str, target: str
    ) -> Sequence[EngineResult]:
        """Translate from ``source`` to ``target``, both ``"zh"`` or ``"en"``.

        Raises:
            compliance_kit.errors.MissingError: no model for this pair.
        """
        ...
