"""Which of several translations says what the source says: the model of the other direction tells.

A small model's likeliest sentence is often too short: leaving a clause out costs it less than
getting it wrong. The reverse model finds such a sentence a poor explanation of the source, so the
sum of both scores picks a better one (noisy channel reranking: Yee, Dauphin and Auli, 2019). Only
a package whose ``confidence.json`` asks for it (``reverse``) is run so, with the package of the
other direction that came with it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Settings:
    """``hypotheses`` of the beam are compared by

    score + ``weight`` * reverse score + ``length`` * log(pieces),

    both scores mean log-probabilities a piece.
    """

    hypotheses: int
    weight: float
    length: float


class Candidate(Protocol):
    """A hypothesis of the beam."""

    @property
    def pieces(self) -> list[str]:
        """Its pieces."""
        ...

    @property
    def score(self) -> float:
        """Its mean log-probability a piece."""
        ...


def read_settings(confidence: Mapping[str, Any]) -> Settings | None:
    """Return what a package's ``confidence.json`` asks for, None when it does not.

    Raises:
        KeyError, TypeError, ValueError: the entry is damaged.
    """
    data = confidence.get("reverse")
    if data is None:
        return None
    settings = Settings(int(data["hypotheses"]), float(data["weight"]), float(data["length"]))
    return settings if settings.hypotheses > 1 else None


def value(score: float, reverse: float, pieces: int, settings: Settings) -> float:
    """Return what a candidate of ``pieces`` pieces is worth."""
    return score + settings.weight * reverse + settings.length * math.log(pieces + 1)


def best(
    candidates: Sequence[Candidate],
    reverse: Sequence[float],
    source: Sequence[str],
    placeholders: Set[str],
    settings: Settings,
) -> tuple[int, float]:
    """Return the number of the best candidate and what it is worth.

    ``reverse`` are the reverse model's scores of ``source`` for each candidate. A candidate that
    lost, doubled or made up one of the ``placeholders`` comes after all that did not.
    """
    wanted = Counter(piece for piece in source if piece in placeholders)

    def rank(number: int) -> tuple[int, float]:
        candidate = candidates[number]
        said = Counter(piece for piece in candidate.pieces if piece in placeholders)
        wrong = ((wanted - said) + (said - wanted)).total()
        return -wrong, value(candidate.score, reverse[number], len(candidate.pieces), settings)

    chosen = max(range(len(candidates)), key=rank)
    return chosen, rank(chosen)[1]
