"""Engines for the tests: each does one thing, well or badly."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from compliance_kit.translate.interface import EngineResult


class Dictionary:
    """Knows whole sentences; what it does not know becomes words in the target language."""

    def __init__(self, known: Mapping[str, str] | None = None, score: float | None = -0.1) -> None:
        self.known = dict(known or {})
        self.score = score
        self.asked: list[list[str]] = []

    def translate(
        self, sentences: Sequence[str], source: str, target: str
    ) -> Sequence[EngineResult]:
        self.asked.append(list(sentences))
        return [EngineResult(self._one(s, target), self.score) for s in sentences]

    def _one(self, sentence: str, target: str) -> str:
        if sentence in self.known:
            return self.known[sentence]
        return "Some words were said here." if target == "en" else "这里说了几句话。"

    @property
    def sentences(self) -> list[str]:
        """Everything it was asked, in order."""
        return [sentence for call in self.asked for sentence in call]


class Function:
    """Translates by a function of the sentence; keeps what it was asked."""

    def __init__(self, function: Callable[[str], str], placeholders: Sequence[str] = ()) -> None:
        self.function = function
        self.placeholders = placeholders
        self.asked: list[str] = []

    def translate(
        self, sentences: Sequence[str], source: str, target: str
    ) -> Sequence[EngineResult]:
        self.asked += sentences
        return [EngineResult(self.function(sentence)) for sentence in sentences]
