"""The shipped engine: Argos Translate packages, and the starter models in the same format."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compliance_kit.text.script import detect_language
from compliance_kit.text.sentences import split_clauses
from compliance_kit.translate.engines.offsets import align, piece_offsets
from compliance_kit.translate.engines.rerank import best
from compliance_kit.translate.engines.runtime import (
    MAX_PIECES,
    Decoding,
    Hypothesis,
    Progress,
    Runtime,
    SentencePieceTokenizer,
)
from compliance_kit.translate.interface import EngineResult
from compliance_kit.translate.models.store import Model, find_model, reverse_of
from compliance_kit.translate.repetition import longest_loop, units

# A second try for outputs that loop: no three pieces may come twice, said ones become dearer.
_AGAINST_LOOPS = {"repetition_penalty": 1.2, "no_repeat_ngram_size": 3}


@dataclass(frozen=True)
class ArgosResult(EngineResult):
    """As :class:`EngineResult`; ``notes`` says what was done or left open.

    ``"split"``: too long for the model, translated in pieces; ``"cut"``: the output hit the
    length limit and may lack its end; ``"loop"``: it repeats itself in spite of a second try;
    ``"unfamiliar"``: the source has characters that the model's vocabulary lacks.
    """

    notes: tuple[str, ...] = ()


class ArgosEngine:
    """Translates with the best model at hand for each pair of languages.

    ``beam`` as in Argos Translate, 4 by default. With ``alignment`` every result carries its
    alignment (one more pass over the output); :meth:`align` gives it for chosen pairs.
    ``model`` fixes one model instead of looking for the best, ``reverse`` the one of the other
    direction that helps a model which asks for it.
    """

    def __init__(
        self,
        *,
        beam: int = 4,
        alignment: bool = False,
        model: Model | None = None,
        reverse: Model | None = None,
    ) -> None:
        self.beam = beam
        self.alignment = alignment
        self.progress: Progress | None = None
        self._model = model
        self._other = reverse
        self._runtimes: dict[tuple[str, str], Runtime] = {}
        # The pieces of what was said, which its text does not always give back.
        self._said: dict[tuple[str, str], list[str]] = {}

    def translate(
        self, sentences: Sequence[str], source: str, target: str
    ) -> Sequence[EngineResult]:
        """Translate from ``source`` to ``target``; ``zt`` may stand for Traditional Chinese.

        White space and empty strings are given back as they are. Text longer than the model was
        trained for is cut into clauses first.

        Raises:
            MissingError: no model for this pair.
            InputError: the model is damaged.
        """
        runtime = self._runtime(_variant(sentences, source), target)
        jobs: list[list[list[str]]] = []
        notes: list[set[str]] = []
        for sentence in sentences:
            parts = _fitting(sentence, source, runtime) if sentence.strip() else []
            jobs.append(parts)
            notes.append({"split"} if len(parts) > 1 else set())
        flat = [pieces for parts in jobs for pieces in parts]
        hypotheses = self._decode(runtime, flat)

        results: list[EngineResult] = []
        position = 0
        for sentence, parts, noted in zip(sentences, jobs, notes, strict=True):
            found = hypotheses[position : position + len(parts)]
            position += len(parts)
            if not found:
                results.append(ArgosResult(sentence))
                continue
            joint = "" if target.startswith("z") else " "
            text = joint.join(runtime.tokenizer.decode(h.pieces) for h in found).strip()
            if len(found) == 1:
                self._said[sentence, text] = found[0].pieces
            length = sum(len(h.pieces) + 1 for h in found)
            score = sum(h.score * (len(h.pieces) + 1) for h in found) / length
            if any(runtime.tokenizer.unfamiliar(part) for part in parts):
                noted.add("unfamiliar")
            if any(h.cut for h in found):
                noted.add("cut")
            if any(_loop(h) and not longest_loop(p) for h, p in zip(found, parts, strict=True)):
                noted.add("loop")
            results.append(ArgosResult(text, score, notes=tuple(sorted(noted))))
        if self.alignment:
            pairs = [(s, r.text) for s, r in zip(sentences, results, strict=True)]
            aligned = self.align(pairs, source, target)
            results = [
                ArgosResult(r.text, r.score, a, getattr(r, "notes", ()))
                for r, a in zip(results, aligned, strict=True)
            ]
        return results

    def align(
        self, pairs: Sequence[tuple[str, str]], source: str, target: str
    ) -> list[list[tuple[int, int]]]:
        """Return for each (source, target) text the offsets of aligned pieces' starts.

        The model reads the target as if it had written it, so the target may be anybody's.

        Raises:
            MissingError: no model for this pair.
        """
        runtime = self._runtime(_variant([pair[0] for pair in pairs], source), target)
        encode = runtime.tokenizer.encode
        sources = [encode(text)[:MAX_PIECES] if text.strip() else [] for text, _ in pairs]
        targets = [
            (self._said.get((asked, text)) or encode(text))[: 2 * MAX_PIECES]
            if text.strip()
            else []
            for asked, text in pairs
        ]
        full = [i for i in range(len(pairs)) if sources[i] and targets[i]]
        rows = runtime.attention([sources[i] for i in full], [targets[i] for i in full])
        found: list[list[tuple[int, int]]] = [[] for _ in pairs]
        for i, attention in zip(full, rows, strict=True):
            found[i] = align(
                attention,
                piece_offsets(pairs[i][0], sources[i]),
                piece_offsets(pairs[i][1], targets[i]),
            )
        return found

    def alternatives(
        self, texts: Sequence[str], source: str, target: str, count: int
    ) -> list[list[str]]:
        """Return up to ``count`` translations of each text, likeliest first, without repeats.

        Meant for words and short phrases: longer text is cut at what the model reads.

        Raises:
            MissingError: no model for this pair.
        """
        runtime = self._runtime(_variant(texts, source), target)
        pieces = [runtime.tokenizer.encode(text)[:MAX_PIECES] for text in texts]
        full = [number for number, row in enumerate(pieces) if row]
        decoding = Decoding(beam=max(self.beam, count), hypotheses=count)
        found: list[list[str]] = [[] for _ in texts]
        for number, row in zip(
            full, runtime.candidates([pieces[n] for n in full], decoding), strict=True
        ):
            said = (runtime.tokenizer.decode(hypothesis.pieces).strip() for hypothesis in row)
            found[number] = [text for text in dict.fromkeys(said) if text]
        return found

    def describe(self, source: str, target: str) -> str:
        """Return how the report calls the model for this pair."""
        return self.model(source, target).name

    def model(self, source: str, target: str) -> Model:
        """Return the model used for this pair.

        Raises:
            MissingError: there is none.
        """
        return self._model or find_model(source, target)

    def chinese(self, source: str, target: str) -> str:
        """Return the code of the Chinese that the model for this pair has: ``zh`` or ``zt``.

        Raises:
            MissingError: there is no model.
        """
        model = self.model(source, target)
        return model.target if source == "en" else model.source

    def placeholders(self, source: str, target: str) -> list[str]:
        """Return the strings that the model for this pair was trained to copy, none for most."""
        return _placeholders(self._runtime(source, target))

    def low_score(self, source: str, target: str) -> float:
        """Return the score below which a translation needs a full model or a person.

        A model may carry its own in ``confidence.json`` (``medium``).
        """
        return self._runtime(source, target).low_score

    def _runtime(self, source: str, target: str) -> Runtime:
        key = source, target
        if key not in self._runtimes:
            model = self.model(source, target)
            same = next((r for r in self._runtimes.values() if r.model == model), None)
            self._runtimes[key] = same or Runtime(model)
        return self._runtimes[key]

    def _reverse(self, runtime: Runtime) -> Runtime | None:
        """The other direction's model, where this one is to be read with its help."""
        if runtime.reverse is None:
            return None
        other = self._other or reverse_of(runtime.model)
        if other is None:
            return None
        same = next((r for r in self._runtimes.values() if r.model == other), None)
        return self._runtimes.setdefault((other.source, other.target), same or Runtime(other))

    def _decode(self, runtime: Runtime, sources: list[list[str]]) -> list[Hypothesis]:
        plain = Decoding(self.beam, no_repeat_ngram_size=runtime.no_repeat)
        reverse = self._reverse(runtime)
        if reverse is None:
            found = runtime.decode(sources, plain, progress=self.progress)
        else:
            found = _chosen(runtime, reverse, sources, plain, self.progress)
        again = [i for i, h in enumerate(found) if _loop(h) and not longest_loop(sources[i])]
        if 0 < len(again) <= _few(sources):
            careful = Decoding(self.beam, **_AGAINST_LOOPS)  # type: ignore[arg-type]
            second = runtime.decode([sources[i] for i in again], careful)
            for i, h in zip(again, second, strict=True):
                if h.pieces and (_loop(h), h.cut) < (_loop(found[i]), found[i].cut):
                    found[i] = h
        cut = [i for i, h in enumerate(found) if h.cut and not _loop(h)]
        if 0 < len(cut) <= _few(sources):
            for i, h in zip(
                cut, runtime.decode([sources[i] for i in cut], plain, longer=2), strict=True
            ):
                if not h.cut and not _loop(h):
                    found[i] = h
        return found


def _chosen(
    runtime: Runtime,
    reverse: Runtime,
    sources: list[list[str]],
    decoding: Decoding,
    progress: Progress | None,
) -> list[Hypothesis]:
    """The hypotheses that both directions find best, what they are worth as their score."""
    settings = runtime.reverse
    assert settings is not None
    many = max(decoding.beam, settings.hypotheses)
    found = runtime.candidates(
        sources, replace(decoding, beam=many, hypotheses=settings.hypotheses), progress=progress
    )
    texts = [[runtime.tokenizer.decode(h.pieces) for h in hypotheses] for hypotheses in found]
    asked = [reverse.tokenizer.encode(runtime.tokenizer.decode(pieces)) for pieces in sources]
    said = [(asked[i], reverse.tokenizer.encode(t)) for i, row in enumerate(texts) for t in row]
    full = [number for number, (back, text) in enumerate(said) if back and text]
    scores = [-math.inf] * len(said)
    marks = reverse.scores([said[n][1] for n in full], [said[n][0] for n in full])
    for number, score in zip(full, marks, strict=True):
        scores[number] = score
    placeholders = set(_placeholders(runtime))
    chosen: list[Hypothesis] = []
    at = 0
    for pieces, hypotheses in zip(sources, found, strict=True):
        marks = scores[at : at + len(hypotheses)]
        at += len(hypotheses)
        number, worth = best(hypotheses, marks, pieces, placeholders, settings)
        chosen.append(replace(hypotheses[number], score=worth))
    return chosen


def _placeholders(runtime: Runtime) -> list[str]:
    tokenizer = runtime.tokenizer
    return tokenizer.placeholders() if isinstance(tokenizer, SentencePieceTokenizer) else []


def _few(sources: Sequence[object]) -> int:
    """How many sentences are worth a second try: a model that fails in most has no better one."""
    return max(20, len(sources) // 4)


def _loop(hypothesis: Hypothesis) -> int:
    text = "".join(hypothesis.pieces).replace("▁", " ")
    return max(longest_loop(hypothesis.pieces), longest_loop(units(text)))


def _variant(sentences: Sequence[str], source: str) -> str:
    """``zt`` for Traditional Chinese text: its own model is used where there is one."""
    if source != "zh":
        return source
    return "zt" if detect_language("".join(sentences)[:5000]) == "zh-Hant" else source


def _fitting(sentence: str, language: str, runtime: Runtime) -> list[list[str]]:
    """The sentence as pieces, in parts that the model can take."""
    pieces = runtime.tokenizer.encode(sentence)
    if len(pieces) <= MAX_PIECES:
        return [pieces] if pieces else []
    parts: list[list[str]] = []
    text = ""
    for start, end in split_clauses(sentence, language):
        clause = sentence[start:end]
        joined = f"{text} {clause}" if text and not language.startswith("z") else text + clause
        if text and len(runtime.tokenizer.encode(joined)) > MAX_PIECES // 2:
            parts.append(runtime.tokenizer.encode(text))
            text = clause
        else:
            text = joined
    parts.append(runtime.tokenizer.encode(text))
    # A clause without a mark to cut at is cut where the model's reach ends.
    return [part[at : at + MAX_PIECES] for part in parts for at in range(0, len(part), MAX_PIECES)]


def trial(model: Model, sentence: str) -> str:
    """Translate one sentence with a model that need not be installed.

    Raises:
        InputError: the model is damaged.
    """
    engine = ArgosEngine(model=model)
    return engine.translate([sentence], model.source, model.target)[0].text
