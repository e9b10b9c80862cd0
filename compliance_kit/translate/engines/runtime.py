"""One Argos package, loaded: its tokenizer and its CTranslate2 model, run as the package says.

``argostranslate.translate`` is not used: it loads a sentence splitter that has to be downloaded,
sends about one sentence a batch, and its decoding replaces every underscore by a space.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from compliance_kit.errors import InputError
from compliance_kit.i18n import gettext as _
from compliance_kit.translate.engines.rerank import Settings, read_settings
from compliance_kit.translate.models.store import Model

# Argos's training drops pairs longer than 150 pieces: what is longer than that was never seen.
MAX_PIECES = 140
BATCH_TOKENS = 1024
_MAX_WORKERS = 16
# Sentences of like length share a decoding limit, so that one that loops stops early.
_LENGTH_CLASSES = (40, 80, MAX_PIECES)

# The mean log-probability a piece below which sentences are mostly wrong, where a model does not
# say it itself: one piece in e on average was a guess.
_LOW_SCORE = -1.0

Progress = Callable[[int, int], None]

_PLACES = re.compile(r"No position encodings are defined for positions >= (\d+)")
_PLACEHOLDER = re.compile("⟦[a-z][0-9]+⟧")


class Tokenizer(Protocol):
    """Pieces from text and text from pieces."""

    def encode(self, text: str) -> list[str]:
        """Return the pieces of ``text``."""
        ...

    def decode(self, pieces: Sequence[str]) -> str:
        """Return the text of ``pieces``."""
        ...

    def unfamiliar(self, pieces: Sequence[str]) -> bool:
        """Return whether the vocabulary lacks a letter or Chinese character of the text."""
        ...


class SentencePieceTokenizer:
    """``sentencepiece.model`` of a package, from memory."""

    def __init__(self, proto: bytes) -> None:
        import sentencepiece

        self.processor = sentencepiece.SentencePieceProcessor(model_proto=proto)

    def encode(self, text: str) -> list[str]:
        """Return the pieces of ``text``."""
        pieces: list[str] = self.processor.encode(text, out_type=str)
        return pieces

    def decode(self, pieces: Sequence[str]) -> str:
        """Return the text of ``pieces``; underscores stay what they are."""
        return str(self.processor.decode_pieces(list(pieces))).replace("▁", " ").strip()

    def unfamiliar(self, pieces: Sequence[str]) -> bool:
        """Return whether a letter or Chinese character had to be spelt in bytes, or is unknown."""
        run = bytearray()
        for piece in (*pieces, ""):
            if len(piece) == 6 and piece.startswith("<0x"):
                run.append(int(piece[3:5], 16))
                continue
            if any(character.isalpha() for character in run.decode("utf-8", "ignore")):
                return True
            run.clear()
        unknown = self.processor.unk_id()
        return any(
            self.processor.piece_to_id(piece) == unknown and any(map(str.isalpha, piece))
            for piece in pieces
        )

    def placeholders(self) -> list[str]:
        """Return the symbols that stand for protected pieces (``⟦t0⟧``), in vocabulary order."""
        count = self.processor.get_piece_size()
        pieces = (self.processor.id_to_piece(index) for index in range(count))
        return [piece for piece in pieces if _PLACEHOLDER.fullmatch(piece)]


@dataclass(frozen=True)
class Decoding:
    """How to search: ``beam`` hypotheses, what keeps a loop from forming, and how many of the
    ``hypotheses`` are wanted."""

    beam: int = 4
    repetition_penalty: float = 1.0
    no_repeat_ngram_size: int = 0
    hypotheses: int = 1


@dataclass(frozen=True)
class Hypothesis:
    """Output pieces, their mean log-probability, and whether the limit cut them."""

    pieces: list[str]
    score: float
    cut: bool = False


def workers() -> int:
    """Return how many batches run side by side: one a core this process may use."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(1, min(cores, _MAX_WORKERS))


class Runtime:
    """A loaded package.

    Raises:
        InputError: the package is damaged or of a kind that cannot be run.
    """

    def __init__(self, model: Model) -> None:
        import ctranslate2

        self.model = model
        metadata = model.metadata()
        self.prefix = str(metadata.get("target_prefix") or "")
        self.metadata = metadata
        self.workers = workers()
        self.low_score, self.no_repeat, self.reverse = _own_words(model)
        self.reach: int | None = None
        try:
            self.tokenizer = _tokenizer(model)
            options: dict[str, Any] = {
                "device": "cpu",
                "inter_threads": self.workers,
                "intra_threads": 1,
            }
            if model.path.is_dir():
                self.translator = ctranslate2.Translator(str(model.path / "model"), **options)
            else:
                self.translator = ctranslate2.Translator(
                    model.path.name, files=model.members("model"), **options
                )
        except (RuntimeError, ValueError, OSError) as error:
            raise InputError(
                _(
                    "{path}: the model cannot be loaded ({reason}); install it again with "
                    "ckit models install."
                ).format(path=model.path, reason=str(error).splitlines()[0][:200])
            ) from None

    def decode(
        self,
        sources: Sequence[list[str]],
        decoding: Decoding,
        *,
        longer: int = 1,
        progress: Progress | None = None,
    ) -> list[Hypothesis]:
        """Translate tokenized sentences, none of them empty, in one job.

        ``longer`` multiplies the decoding limit, for outputs that an earlier limit cut.
        """
        found = self.candidates(sources, decoding, longer=longer, progress=progress)
        return [hypotheses[0] for hypotheses in found]

    def candidates(
        self,
        sources: Sequence[list[str]],
        decoding: Decoding,
        *,
        longer: int = 1,
        progress: Progress | None = None,
    ) -> list[list[Hypothesis]]:
        """As :meth:`decode`, but all hypotheses that ``decoding`` wants, likeliest first."""
        try:
            return self._decode(sources, decoding, longer, progress)
        except RuntimeError as error:
            # A model with a table of positions says only here how long the table is.
            places = _PLACES.search(str(error))
            if places is None or self.reach is not None:
                raise
            self.reach = int(places.group(1)) - 1
            return self._decode(sources, decoding, longer, progress)

    def _decode(
        self,
        sources: Sequence[list[str]],
        decoding: Decoding,
        longer: int,
        progress: Progress | None,
    ) -> list[list[Hypothesis]]:
        groups: dict[int, list[int]] = {}
        for index, pieces in enumerate(sources):
            size = next((c for c in _LENGTH_CLASSES if len(pieces) <= c), len(pieces))
            groups.setdefault(size, []).append(index)
        waiting: list[tuple[int, int, Any]] = []
        total = sum(map(len, sources))
        # A small job is cut finer, so that every worker has a part of it.
        batch = max(64, min(BATCH_TOKENS, total // self.workers + 1))
        for size, indices in sorted(groups.items(), reverse=True):
            limit = (2 * size + 24) * longer
            if self.reach is not None:
                limit = min(limit, self.reach)
            results = self.translator.translate_batch(
                [sources[i] for i in indices],
                target_prefix=[[self.prefix]] * len(indices) if self.prefix else None,
                beam_size=decoding.beam,
                num_hypotheses=decoding.hypotheses,
                repetition_penalty=decoding.repetition_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram_size,
                max_batch_size=batch,
                batch_type="tokens",
                max_input_length=0,
                max_decoding_length=limit,
                return_scores=True,
                replace_unknowns=False,
                asynchronous=True,
            )
            waiting += ((i, limit, r) for i, r in zip(indices, results, strict=True))
        found: dict[int, list[Hypothesis]] = {}
        for done, (index, limit, promise) in enumerate(waiting, 1):
            result = promise.result()
            found[index] = [
                self._hypothesis(list(pieces), float(score), limit)
                for pieces, score in zip(result.hypotheses, result.scores, strict=True)
            ]
            if progress is not None:
                progress(done, len(waiting))
        return [found[index] for index in range(len(sources))]

    def _hypothesis(self, pieces: list[str], score: float, limit: int) -> Hypothesis:
        cut = len(pieces) >= limit
        if self.prefix and pieces[:1] == [self.prefix]:
            del pieces[0]
        return Hypothesis(pieces, score, cut)

    def scores(self, sources: Sequence[list[str]], targets: Sequence[list[str]]) -> list[float]:
        """Return the mean log-probability a piece of each target, ``</s>`` included.

        Neither side of a pair may be empty.
        """
        results = self.translator.score_batch(
            list(sources),
            list(targets),
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            max_input_length=0,
            asynchronous=True,
        )
        rows = [promise.result().log_probs for promise in results]
        return [sum(row) / len(row) for row in rows]

    def attention(
        self, sources: Sequence[list[str]], targets: Sequence[list[str]]
    ) -> list[list[list[float]]]:
        """Return for each pair the attention of every target piece over the source pieces.

        The target is forced as a prefix with beam 1: with a wider beam CTranslate2 4.8 gives the
        first row of another sentence in the batch.
        """
        head = [self.prefix] if self.prefix else []
        results = self.translator.translate_batch(
            list(sources),
            target_prefix=[head + target for target in targets],
            beam_size=1,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            max_input_length=0,
            max_decoding_length=max((len(t) for t in targets), default=0) + len(head) + 1,
            return_attention=True,
            asynchronous=True,
        )
        rows = []
        for promise, target in zip(results, targets, strict=True):
            attention = promise.result().attention[0]
            rows.append([list(row) for row in attention[len(head) : len(head) + len(target)]])
        return rows


def _own_words(model: Model) -> tuple[float, int, Settings | None]:
    """What the model says of itself in confidence.json, else what holds for most models.

    The score below which a translation is doubtful; the length of runs of pieces that its output
    may not have twice (0: any) and how the reverse model helps to choose, with which that score
    was measured.
    """
    try:
        data = json.loads(model.member("confidence.json") or b"{}")
        low = _LOW_SCORE if data.get("medium") is None else float(data["medium"])
        no_repeat = int(data.get("decoding", {}).get("no_repeat_ngram_size", 0))
        return low, no_repeat, read_settings(data)
    except (ValueError, KeyError, TypeError, AttributeError):
        return _LOW_SCORE, 0, None


def _tokenizer(model: Model) -> Tokenizer:
    proto = model.member("sentencepiece.model")
    if proto is not None:
        return SentencePieceTokenizer(proto)
    if model.path.is_dir() and (model.path / "bpe.model").is_file():
        from argostranslate.tokenizer import BPETokenizer

        return _Moses(BPETokenizer(model.path / "bpe.model", model.source, model.target))
    raise InputError(
        _("{path}: has neither sentencepiece.model nor bpe.model.").format(path=model.path)
    )


class _Moses:
    """Argos's own reader of ``bpe.model`` packages (Moses tokens and subword-nmt codes)."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def encode(self, text: str) -> list[str]:
        return list(self._tokenizer.encode(text))

    def decode(self, pieces: Sequence[str]) -> str:
        return str(self._tokenizer.decode(list(pieces))).strip()

    def unfamiliar(self, pieces: Sequence[str]) -> bool:
        return False  # subword-nmt spells everything in letters
