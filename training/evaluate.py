"""chrF and BLEU of a package or converted model on ``zh TAB en`` test files.

    python -m training.evaluate --package X.argosmodel --reverse Y.argosmodel --from zh \
        WORK/news.test.tsv ...

With ``--reverse`` ckit's engine, which lets the model of the other direction help to choose;
without it the model alone, SentencePiece and CTranslate2 with ``DECODING``. Nothing is taken out
before or put in after. (``--plain`` leaves the bar on repetition out, as Argos does.)
"""

from __future__ import annotations

import argparse
import json
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import sentencepiece
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from compliance_kit.translate.engines.argos import ArgosEngine
from compliance_kit.translate.models.store import Model as Package
from training.splits import read_pairs

Translate = Callable[[Sequence[str]], list[str]]

#: How the starter models are best decoded; ``confidence.json`` carries it in the package.
DECODING = {"beam_size": 4, "no_repeat_ngram_size": 3}
PLAIN = {"beam_size": 4}


class Model:
    """A packed ``.argosmodel`` or a folder with ``sentencepiece.model`` and ``model/``."""

    def __init__(self, path: Path, scratch: Path) -> None:
        if path.is_file():
            with zipfile.ZipFile(path) as archive:
                archive.extractall(scratch)
                path = scratch / archive.namelist()[0].split("/")[0]
        start = time.perf_counter()
        self.processor = sentencepiece.SentencePieceProcessor(
            model_file=str(path / "sentencepiece.model")
        )
        self.translator = ctranslate2.Translator(
            str(path / "model"), device="cpu", inter_threads=1, intra_threads=1
        )
        #: Seconds to read tokenizer and model.
        self.load_seconds = time.perf_counter() - start

    def translate(self, texts: Sequence[str], decoding: dict[str, int] = DECODING) -> list[str]:
        return [text for text, _ in self.translate_scored(texts, decoding)]

    def translate_scored(
        self, texts: Sequence[str], decoding: dict[str, int] = DECODING
    ) -> list[tuple[str, float]]:
        """Translations with their mean log-probability a piece."""
        results = self.translator.translate_batch(
            self.processor.encode(list(texts), out_type=str),
            **decoding,
            max_batch_size=1024,
            batch_type="tokens",
            return_scores=True,
        )
        return [
            (self.processor.decode_pieces(r.hypotheses[0]), float(r.scores[0])) for r in results
        ]


def engine(package: Path, reverse: Path, source: str) -> ArgosEngine:
    """ckit's engine with these two packages (files, or folders as :class:`Model` takes)."""
    target = "en" if source == "zh" else "zh"
    return ArgosEngine(
        model=Package(source, target, "", package), reverse=Package(target, source, "", reverse)
    )


def score(hypotheses: Sequence[str], references: Sequence[str], to: str) -> dict[str, Any]:
    """sacrebleu's chrF and BLEU (Chinese by characters, tokenizer ``zh``) with signatures."""
    chrf, bleu = CHRF(), BLEU(tokenize="zh" if to == "zh" else "13a")
    result = {
        "chrf": round(chrf.corpus_score(list(hypotheses), [list(references)]).score, 1),
        "bleu": round(bleu.corpus_score(list(hypotheses), [list(references)]).score, 1),
    }
    return {
        **result,
        "chrf_signature": str(chrf.get_signature()),
        "bleu_signature": str(bleu.get_signature()),
    }


def evaluate(
    translate: Translate, source: str, test: Path, out: Path | None = None
) -> dict[str, Any]:
    """Scores of one test file; the translations go to ``out`` when given."""
    pairs = list(read_pairs(test))
    to = "en" if source == "zh" else "zh"
    start = time.perf_counter()
    hypotheses = translate([getattr(pair, source) for pair in pairs])
    seconds = time.perf_counter() - start
    references = [getattr(pair, to) for pair in pairs]
    if out:
        rows = zip((getattr(p, source) for p in pairs), references, hypotheses, strict=True)
        out.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return {
        "test": test.stem,
        "sentences": len(pairs),
        "sentences_a_second": round(len(pairs) / seconds, 1),
        **score(hypotheses, references, to),
    }


def main() -> None:
    import tempfile

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tests", nargs="+", type=Path)
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--from", dest="source", choices=["zh", "en"], required=True)
    parser.add_argument("--out", type=Path, help="folder for the translations")
    parser.add_argument("--reverse", type=Path, help="the other direction's")
    parser.add_argument("--plain", action="store_true", help="decode as Argos does")
    arguments = parser.parse_args()
    source: str = arguments.source
    with tempfile.TemporaryDirectory() as scratch:
        model = Model(arguments.package, Path(scratch))
        decoding = PLAIN if arguments.plain else DECODING

        def translate(texts: Sequence[str]) -> list[str]:
            if not arguments.reverse:
                return model.translate(texts, decoding)
            both = engine(arguments.package, arguments.reverse, source)
            results = both.translate(texts, source, "en" if source == "zh" else "zh")
            return [result.text for result in results]

        for test in arguments.tests:
            out = None
            if arguments.out:
                arguments.out.mkdir(parents=True, exist_ok=True)
                out = arguments.out / f"{test.stem}.from-{source}.tsv"
            result = evaluate(translate, source, test, out)
            print(json.dumps({**result, "load_seconds": round(model.load_seconds, 3)}))


if __name__ == "__main__":
    main()
