"""What a translation run says of itself: nothing is silent."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Origin = Literal["memory", "phrasebook", "engine", "kept"]

Flag = Literal[
    "low-confidence",  # the engine's own score is low
    "unfamiliar",  # characters or length that the model was not made for
    "omission",  # a clause has no counterpart
    "loop",  # the output repeats itself
    "cut",  # the output hit the engine's limit
    "empty",  # the engine gave nothing
    "echo",  # the output is the input
    "untranslated",  # words of the source's language are left in the output
    "fact",  # a number, date, amount did not arrive
    "token",  # a protected piece was lost and put back where it seemed to belong
    "term",  # a term of the house is missing
    "check",  # another finding of the verification
]

FAILURES: frozenset[str] = frozenset({"loop", "empty", "echo"})
"""Flags that fail a run even without ``--strict``."""


@dataclass(frozen=True)
class Facts:
    """Numbers, dates, amounts and protected tokens of the source.

    ``found`` is ``arrived + repaired + open``.
    """

    found: int = 0
    arrived: int = 0
    repaired: int = 0
    open: int = 0

    def __add__(self, other: Facts) -> Facts:
        return Facts(
            self.found + other.found,
            self.arrived + other.arrived,
            self.repaired + other.repaired,
            self.open + other.open,
        )


@dataclass(frozen=True)
class Problem:
    """A finding about one sentence that is still open: ``message`` in the run's language."""

    kind: str
    message: str
    source: str = ""
    target: str = ""


@dataclass(frozen=True)
class SentenceReport:
    """One sentence (or attribute): where it came from and what to look at.

    ``line`` is the 1-based line of its segment in the source file; ``name`` the model or memory;
    ``score`` the engine's mean log-probability; ``repairs`` pairs what stood with what stands now.
    """

    line: int
    source: str
    target: str
    origin: Origin
    name: str = ""
    score: float | None = None
    flags: tuple[Flag, ...] = ()
    problems: tuple[Problem, ...] = ()
    repairs: tuple[tuple[str, str], ...] = ()
    facts: Facts = field(default_factory=Facts)

    @property
    def look_at(self) -> bool:
        """Whether a person should look at it."""
        return bool(self.flags or self.problems)


@dataclass(frozen=True)
class TranslationReport:
    """One file's run.

    ``segments`` counts the file's segments that have text in the source language and
    ``translated`` those that have a translation now. ``failures`` are sentences that make the run
    fail (nothing to translate, output equal to input, loops, empty output). ``converted`` is the
    script that Chinese was converted to: ``zh-Hans`` for the model (or after one that
    writes Traditional), ``zh-Hant-TW`` or ``zh-Hant-HK`` after it; empty when none was.
    """

    path: str
    output: str
    source: str
    target: str
    format: str = ""
    engine: str = ""
    starter: bool = False
    segments: int = 0
    translated: int = 0
    sentences: tuple[SentenceReport, ...] = ()
    facts: Facts = field(default_factory=Facts)
    label: str = ""
    converted: str = ""
    failures: tuple[str, ...] = ()
    seconds: float = field(default=0.0, compare=False)

    def count(self, origin: Origin) -> int:
        """Return how many sentences came from ``origin``."""
        return sum(sentence.origin == origin for sentence in self.sentences)

    def flagged(self, flag: Flag) -> int:
        """Return how many sentences have ``flag``."""
        return sum(flag in sentence.flags for sentence in self.sentences)

    @property
    def look_at(self) -> tuple[SentenceReport, ...]:
        """The sentences that a person should look at."""
        return tuple(sentence for sentence in self.sentences if sentence.look_at)

    def exit_code(self, strict: bool = False) -> int:
        """0, or 1 when the run failed (with ``strict``: when anything is to be looked at)."""
        failed = bool(self.failures) or (strict and bool(self.look_at or self.facts.open))
        return 1 if failed else 0

    def to_dict(self) -> dict[str, Any]:
        """Return the report as ``ckit translate --format json`` prints it."""
        return {
            "path": self.path,
            "output": self.output,
            "from": self.source,
            "to": self.target,
            "format": self.format,
            "engine": self.engine,
            "starter": self.starter,
            "segments": {"total": self.segments, "translated": self.translated},
            "sentences": {
                "total": len(self.sentences),
                **{
                    origin: self.count(origin)
                    for origin in ("memory", "phrasebook", "engine", "kept")
                },
            },
            "facts": asdict(self.facts),
            "look_at": [
                {
                    "line": sentence.line,
                    "source": sentence.source,
                    "target": sentence.target,
                    "flags": list(sentence.flags),
                    "problems": [asdict(problem) for problem in sentence.problems],
                }
                for sentence in self.look_at
            ],
            "repairs": [
                {"line": sentence.line, "from": before, "to": after}
                for sentence in self.sentences
                for before, after in sentence.repairs
            ],
            "label": self.label,
            "converted": self.converted,
            "failures": list(self.failures),
            "seconds": round(self.seconds, 3),
        }
