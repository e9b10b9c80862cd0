"""One try at one sentence: what came back, how bad it is, and where its lost pieces belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol, runtime_checkable

from compliance_kit.translate.guard import Verdict
from compliance_kit.translate.inline import apply_edits
from compliance_kit.translate.interface import EngineResult
from compliance_kit.translate.placing import Aligned, Placer
from compliance_kit.translate.protect import ATOM, Written
from compliance_kit.translate.units import Unit

Pairs = Sequence[tuple[int, int]]

_LONGEST = 2000
_NAME_OF_WORDS = re.compile(r"[A-Z][\w’'-]+(?:(?: of| the| and)* [A-Z][\w’'-]+)+")
_FAULTS = {"loop": 10, "cut": 10, "doubled": 2}
# What a lost atom weighs before it is put back by place: less than a fact that is wrong or missing
# (4), for a number that is written right; more for what only the source has. A known name that the
# engine was shown and did not write weighs as much as one whose placeholder it lost.
_LOST = {"slot": 3, "token": 10, "keep": 10, "code": 10, "character": 0}


@runtime_checkable
class Aligner(Protocol):
    """An engine that can say which part of any target stands for which part of the source."""

    def align(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> Sequence[Pairs]:
        """Return offset pairs for each (source, target)."""
        ...


@runtime_checkable
class Thesaurus(Protocol):
    """An engine that knows more than one word for one."""

    def alternatives(
        self, texts: Sequence[str], source: str, target: str, count: int
    ) -> Sequence[Sequence[str]]:
        """Return up to ``count`` translations of each text, likeliest first."""
        ...


@dataclass
class Try:
    """One try.

    ``text`` is what was tried (an atom text), ``target`` what came of it, ``bare`` the same before
    ``lost`` atoms were put back; ``written`` and ``result`` are what the engine read and gave
    when the sentence went to it in one piece. ``unnamed`` counts the names of the termbases that
    the source has and the target has not.
    """

    unit: Unit
    text: str
    target: str
    lost: list[str]
    score: float | None
    notes: frozenset[str]
    verdict: Verdict
    written: Written | None = None
    result: EngineResult | None = None
    bare: str = ""
    unnamed: int = 0

    @property
    def penalty(self) -> int:
        """How bad it is; less is better."""
        return (
            self.verdict.penalty
            + sum(_LOST[self.unit.masked.of(atom).kind] for atom in self.lost)
            + sum(_FAULTS.get(note, 0) for note in self.notes)
            + _LOST["slot"] * self.unnamed
        )

    @property
    def faulty(self) -> bool:
        """Whether another way is worth a try."""
        return bool(self.lost) or self.verdict.again or bool(self.notes & _FAULTS.keys())

    def reads_better(self, old: Try, by: float) -> bool:
        """Whether it lost nothing, is no worse and has a score that is better ``by`` some."""
        if self.lost or self.penalty > old.penalty or self.score is None or old.score is None:
            return False
        return self.score >= old.score + by


def carried(tried: Try, target: str, alignment: Pairs) -> list[tuple[int, int]]:
    """Return an alignment of what the engine read and gave as one of ``tried.text`` and ``target``.

    ``target`` is the engine's output with atoms in it, however tidied since.
    """
    assert tried.result is not None
    assert tried.written is not None
    raw = tried.result.text
    edits = []
    for string, atom in tried.written.placeholders.items():
        at = raw.find(string)
        if at >= 0:
            edits.append((at, at + len(string), atom))
    text, moved = apply_edits(raw, sorted(edits))
    blocks = SequenceMatcher(
        None, text[:_LONGEST], target[:_LONGEST], autojunk=False
    ).get_matching_blocks()
    pairs = []
    for from_, to in alignment:
        place = moved(to)
        for block in blocks:
            if block.a <= place < block.a + block.size:
                pairs.append((tried.written.back(from_), place - block.a + block.b))
                break
    return pairs


def with_lost(text: str, output: str, lost: Sequence[str], target: str, pairs: Pairs = ()) -> str:
    """Put lost atoms back: by the alignment, else where their share of the sentence is."""
    joint = "" if target.startswith("z") else " "
    whole = Aligned((0, len(text)), (0, len(output)), tuple(pairs))
    placer = Placer(text, output, [whole])
    edits = []
    for atom in lost:
        at = text.find(atom)
        place = _past_name(output, placer(at, at)[0]) if at >= 0 else len(output)
        edits.append((place, place, f"{joint}{atom}{joint}"))
    return apply_edits(output, sorted(edits, key=lambda edit: edit[0]))[0].strip()


def _past_name(text: str, place: int) -> int:
    """``place``, or the end of the English name of several words that it would split.

    >>> _past_name("in the United Arab Emirates today", 18)
    27
    """
    for match in _NAME_OF_WORDS.finditer(text):
        if match.start() < place < match.end():
            return match.end()
    return place


def atoms_again(text: str, tried: Try) -> str:
    """Find the atoms of a try's target again in its mended text."""
    parts: list[str] = []
    position = 0
    for match in ATOM.finditer(tried.target):
        shown = tried.unit.masked.of(match.group()).target
        at = text.find(shown, position) if shown else -1
        if at >= 0:
            parts += [text[position:at], match.group()]
            position = at + len(shown)
    return "".join([*parts, text[position:]])
