"""From sentences to translations: the engine is asked in one batch, and again where it went wrong.

First with everything masked that the engine has placeholders for; sentences that came back with a
fault go once more with their numbers as text, then clause by clause, then around the protected
pieces. The best of the tries is taken: the one with the fewest losses and findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from compliance_kit.i18n import gettext as _
from compliance_kit.text.sentences import split_clauses
from compliance_kit.translate.dictionary import starter_dictionary
from compliance_kit.translate.engines import run_engine
from compliance_kit.translate.finish import finished, sentence_case
from compliance_kit.translate.guard import Verdict, echoed, is_echo, judge, punctuated
from compliance_kit.translate.interface import Engine, EngineResult
from compliance_kit.translate.joining import join_around, join_clauses, tidy
from compliance_kit.translate.masking import (
    Finder,
    Stretches,
    Terms,
    mask_expressions,
    mask_names,
    shipped_terms,
    unsaid,
)
from compliance_kit.translate.options import LOCALES, TAGS, Options
from compliance_kit.translate.placing import says
from compliance_kit.translate.protect import (
    ATOM,
    Placeholders,
    Written,
    doubled,
    read_back,
    without_slots,
    write,
)
from compliance_kit.translate.report import Flag, Problem
from compliance_kit.translate.tries import Aligner, Try, atoms_again, carried, with_lost
from compliance_kit.translate.units import Unit, has_words

_NOTES: dict[str, Flag] = {"loop": "loop", "cut": "cut", "unfamiliar": "unfamiliar"}
# How much better a sentence must score with the dictionary's words in it.
_WORTH = 0.25
_ALONE = 3  # how many of a sentence's words are tried alone
# How much worse it may score to have what stands between tags.
_TAG_WORTH = -0.5
_RETRIES = 20  # sentences that are tried again in any case


@dataclass
class Translator:
    """An engine at work on one pair of languages; every text goes to it once only."""

    engine: Engine
    source: str
    target: str
    options: Options
    placeholders: Placeholders = field(init=False)
    low_score: float | None = field(init=False)
    own_terms: Terms = field(init=False)
    terms: tuple[Terms, ...] = field(init=False)
    _known: dict[str, EngineResult] = field(default_factory=dict)
    _gone: set[tuple[int, tuple[str, ...]]] = field(default_factory=set)

    def __post_init__(self) -> None:
        given = getattr(self.engine, "placeholders", ())
        self.placeholders = Placeholders(
            given(self.source, self.target) if callable(given) else given
        )
        threshold = getattr(self.engine, "low_score", None)
        self.low_score = threshold(self.source, self.target) if callable(threshold) else threshold
        self.own_terms = Terms(self.options.terms, self.source)
        self.terms = (self.own_terms, shipped_terms(self.source))

    def translate(self, units: Sequence[Unit]) -> dict[int, Try]:
        """Give every unit its target and its flags; return the tries by the units' ``id``."""
        masked = self.options.mask and any(map(self.placeholders.knows, "nmrdycp"))
        best = self._tried(units, self._masked if masked else self._as_it_is, progress=True)
        if masked:
            self._with_words(best, units)
            # Where a placeholder was lost or the sentence went wrong, less of it is masked.
            for parts in (self._expressions, self._in_words_too, self._as_it_is):
                self._again(best, units, lambda t: t.faulty or bool(t.verdict.facts.open), parts)
        self._again(best, units, lambda t: t.verdict.again or "cut" in t.notes, self._clauses)
        if masked:
            self._again(
                best, units, lambda t: t.verdict.again or "cut" in t.notes, self._masked_clauses
            )
        self._again(best, units, lambda t: bool(t.lost), self._around)
        if masked:
            self._say_tagged(best, units)
        self._place_lost([t for t in best.values() if t.lost and t.result is not None and t.bare])
        for unit in units:
            self._settle(unit, best[id(unit)])
        return best

    def _again(
        self,
        best: dict[int, Try],
        units: Sequence[Unit],
        wanted: Callable[[Try], bool],
        parts: Parts,
    ) -> None:
        some = [unit for unit in units if wanted(best[id(unit)])]
        if len(some) > max(_RETRIES, len(units) // 2):
            # Where most of a job goes wrong, the model is at its end and asking again no help.
            some.sort(key=lambda unit: -best[id(unit)].penalty)
            del some[_RETRIES:]
        for key, new in self._tried(some, parts).items():
            if new.penalty < best[key].penalty:
                best[key] = new

    def _with_words(self, best: dict[int, Try], units: Sequence[Unit]) -> None:
        """Words that the model hardly knows come from the dictionary where it reads better so.

        All of them, or one alone: not every word stands in a sentence as the dictionary has it.
        """
        plain = dict(best)
        ways = [None, *range(_ALONE)]
        for parts in (partial(self._masked_words, number=number) for number in ways):
            for key, new in self._tried(units, parts).items():
                old, first = best[key], plain[key]
                if new.reads_better(first, _WORTH) and (old is first or new.reads_better(old, 0)):
                    best[key] = new

    def _say_tagged(self, best: dict[int, Try], units: Sequence[Unit]) -> None:
        """What stands between tags must be said: else its name is written, if the rest bears it."""
        for parts in (self._masked_tagged, self._masked_tagged_and_words):
            some = [
                unit
                for unit in units
                if any(
                    tagged.name and not says(best[id(unit)].verdict.text, tagged.names)
                    for tagged in unit.tagged
                )
            ]
            for key, new in self._tried(some, parts).items():
                if new.reads_better(best[key], _TAG_WORTH):
                    best[key] = new

    def _tried(
        self, units: Sequence[Unit], parts: Parts, *, progress: bool = False
    ) -> dict[int, Try]:
        jobs: list[tuple[Unit, list[str], list[Written]]] = []
        for unit in units:
            texts = parts(unit)
            written = [write(text, unit.masked, self.placeholders) for text in texts]
            way = id(unit), tuple(w.text for w in written)
            if texts and way not in self._gone:
                self._gone.add(way)
                jobs.append((unit, texts, written))
        texts = [
            w.text
            for _, parted, written in jobs
            for p, w in zip(parted, written, strict=True)
            if self._for_engine(p)
        ]
        self._ask(texts, progress)
        return {id(unit): self._try(unit, parted, written) for unit, parted, written in jobs}

    def _for_engine(self, part: str) -> bool:
        return has_words(ATOM.sub("", part), self.source)

    def ask(self, texts: Iterable[str]) -> dict[str, EngineResult]:
        """Return the engine's results for ``texts``, as the engine reads and writes them."""
        wanted = list(texts)
        self._ask(wanted, progress=False)
        return {text: self._known[text] for text in wanted}

    def _ask(self, texts: Iterable[str], progress: bool) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if not new:
            return
        listens = progress and self.options.progress is not None
        if listens and hasattr(self.engine, "progress"):
            self.engine.progress = self.options.progress
        try:
            results = run_engine(self.engine, new, self.source, self.target)
        finally:
            if listens and hasattr(self.engine, "progress"):
                self.engine.progress = None
        self._known.update(zip(new, results, strict=True))

    def _try(self, unit: Unit, parts: list[str], written: list[Written]) -> Try:
        outputs: list[str] = []
        lost: list[str] = []
        scores: list[tuple[float, int]] = []
        notes: set[str] = set()
        for part, wrote in zip(parts, written, strict=True):
            if not self._for_engine(part):
                outputs.append(part)
                continue
            result = self._known[wrote.text]
            output, missing = read_back(
                result.text.strip(), part, unit.masked, wrote, self.placeholders
            )
            icons = [a for a in missing if unit.masked.of(a).kind == "character"]
            outputs.append(with_lost(part, output, icons, self.target))
            lost += (a for a in missing if a not in icons)
            notes.update(getattr(result, "notes", ()))
            if doubled(result.text, wrote, self.placeholders):
                notes.add("doubled")
            if result.score is not None:
                scores.append((result.score, max(len(result.text), 1)))
        if len(parts) == 1:
            joined = outputs[0]
        elif any(ATOM.fullmatch(part) for part in parts):
            joined = join_around(outputs, self.target)
        else:
            joined = join_clauses(outputs, self.target)
        if not joined.strip(" .,。，"):
            joined = ""
        text = "".join(parts) if len(parts) > 1 else parts[0]
        bare = ""
        if joined:
            bare = joined
            joined = with_lost(text, joined, lost, self.target)
            joined = tidy(punctuated(joined, self.target), unit.masked, self.target)
        weight = sum(size for _, size in scores)
        single = len(parts) == 1
        return self._judged(
            Try(
                unit,
                text,
                joined,
                lost,
                sum(s * size for s, size in scores) / weight if weight else None,
                frozenset(notes),
                Verdict(""),
                written[0] if single else None,
                self._known.get(written[0].text) if single else None,
                bare,
            )
        )

    def _judged(self, tried: Try) -> Try:
        masked = tried.unit.masked
        shown = masked.target_of(tried.target)
        languages = TAGS[self.source], TAGS[self.target]
        verdict = judge(tried.unit.source, shown, languages, self.options.style)
        if "echo" not in verdict.flags and is_echo(
            ATOM.sub(" ", tried.text), ATOM.sub(" ", tried.target), languages[0]
        ):
            # Only what passed by the engine is in the other language.
            verdict = echoed(verdict)
        tried.verdict = verdict
        if self.placeholders.knows("p"):
            tried.unnamed = sum(
                len(list(unsaid(terms, tried.unit.text, verdict.text))) for terms in self.terms
            )
        if verdict.text != shown:
            tried.target = atoms_again(verdict.text, tried)
        return tried

    def _place_lost(self, tries: Sequence[Try]) -> None:
        """Put lost atoms where the engine's attention says that they belong."""
        aligner = self.engine if isinstance(self.engine, Aligner) else None
        if aligner is None or not tries:
            return
        texts = [
            (t.written.text, t.result.text) for t in tries if t.written is not None and t.result
        ]
        for tried, offsets in zip(
            tries, aligner.align(texts, self.source, self.target), strict=True
        ):
            assert tried.written is not None
            pairs = carried(tried, tried.bare, offsets)
            joined = with_lost(tried.text, tried.bare, tried.lost, self.target, pairs)
            tried.target = tidy(punctuated(joined, self.target), tried.unit.masked, self.target)
            self._judged(tried)

    def _settle(self, unit: Unit, tried: Try) -> None:
        verdict = tried.verdict
        unit.target = finished(without_slots(tried.target, unit.masked), unit.text, self.target)
        unit.score = tried.score
        unit.problems = (*verdict.problems, *self._missing_terms(unit))
        unit.repairs = verdict.repairs
        unit.facts = verdict.facts
        unit.flags |= verdict.flags
        if len(unit.problems) > len(verdict.problems):
            unit.flags.add("term")
        unit.flags |= {_NOTES[note] for note in tried.notes if note in _NOTES and note != "loop"}
        if tried.lost:
            unit.flags.add("token")
        low = self.low_score is not None and tried.score is not None
        if low and tried.score < self.low_score:  # type: ignore[operator]
            unit.flags.add("low-confidence")

    def _missing_terms(self, unit: Unit) -> Iterator[Problem]:
        for term, wanted in unsaid(self.own_terms, unit.text, unit.result):
            message = _("The term {term} is to be {wanted}.").format(term=term, wanted=wanted)
            yield Problem("term", message, term, "")

    def _masked(self, unit: Unit) -> list[str]:
        """Names, terms, numbers and dates masked."""
        return self._with_terms(unit, self.terms)

    def _masked_words(self, unit: Unit, *, number: int | None = None) -> list[str]:
        """As masked, and the words too that the model hardly knows (or the one of that number)."""
        found = self._seldom(unit)
        if number is not None:
            found = found[number : number + 1] if len(found) > 1 else []
        return self._with_terms(unit, (*self.terms, Stretches(found))) if found else []

    def _masked_tagged(self, unit: Unit) -> list[str]:
        """As masked, and what stands between tags."""
        return self._with_terms(unit, (_between(unit), *self.terms))

    def _masked_tagged_and_words(self, unit: Unit) -> list[str]:
        """So, and the words too that the model hardly knows."""
        words = Stretches(self._seldom(unit))
        return self._with_terms(unit, (_between(unit), *self.terms, words))

    def _seldom(self, unit: Unit) -> list[tuple[int, int, str]]:
        return list(starter_dictionary(self.source).seldom(_cased(unit, self.source)))

    def _with_terms(self, unit: Unit, terms: Sequence[Finder]) -> list[str]:
        tokens = len(ATOM.findall(unit.text))
        room = self.placeholders.room("p") - tokens
        text = mask_names(_cased(unit, self.source), unit.masked, self.source, terms, room)
        return [self._without_expressions(text, unit)]

    def _in_words_too(self, unit: Unit) -> list[str]:
        """Numbers and dates masked, the small ones in words too."""
        return [self._without_expressions(_cased(unit, self.source), unit, words=True)]

    def _expressions(self, unit: Unit) -> list[str]:
        """Numbers and dates masked."""
        return [self._without_expressions(_cased(unit, self.source), unit)]

    def _without_expressions(self, text: str, unit: Unit, *, words: bool = False) -> str:
        room = {kind: self.placeholders.room(kind) for kind in "nmrdyc"}
        style, locale = self.options.style, LOCALES[self.target]
        return mask_expressions(text, unit.masked, self.source, locale, style, room, words=words)

    def _as_it_is(self, unit: Unit) -> list[str]:
        return [_cased(unit, self.source)]

    def _around(self, unit: Unit) -> list[str]:
        """The stretches between the atoms, and the atoms themselves."""
        text = _cased(unit, self.source)
        return [part for part in re.split("([\ue000-\uf8ff])", text) if part.strip()]

    def _clauses(self, unit: Unit) -> list[str]:
        return self._clauses_of(_cased(unit, self.source))

    def _masked_clauses(self, unit: Unit) -> list[str]:
        return self._clauses_of(self._masked(unit)[0])

    def _clauses_of(self, text: str) -> list[str]:
        clauses = [text[a:b] for a, b in split_clauses(text, self.source)]
        return clauses if len(clauses) > 1 else []


Parts = Callable[[Unit], list[str]]
"""Cuts a unit into the texts that go to the engine; none when this way has nothing to offer."""


def _between(unit: Unit) -> Stretches:
    """What stands between tags and has a sure name."""
    return Stretches((t.start, t.end, t.name) for t in unit.tagged if t.name)


def _cased(unit: Unit, source: str) -> str:
    """The text for the engine, of the same length: a headline in capitals is a sentence."""
    return sentence_case(unit.text) if source == "en" else unit.text
