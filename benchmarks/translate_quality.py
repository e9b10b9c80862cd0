"""What masking, verification, memory and phrasebook add to a model, on pairs kept apart.

    python benchmarks/translate_quality.py PAIRS.tsv [PAIRS.tsv ...] --from zh
                                           [--package MODEL] [--limit 200] [--show 10]

PAIRS has Chinese, a tab and English a line. Four ways, each with one thing more: the engine alone;
with the pipeline's protection, verification and retries; with numbers, dates, amounts, names and
terms masked; with the shipped memory and phrasebook before it. ``facts`` is the share of the
sentences with any number, date, amount or protected token in which all of them arrived; scores are
sacrebleu's.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

from compliance_kit.documents import read_bytes
from compliance_kit.translate.engines.argos import ArgosEngine
from compliance_kit.translate.models.store import Model
from compliance_kit.translate.options import TAGS, Options
from compliance_kit.translate.pipeline import Job, translate_documents
from compliance_kit.verify.checked import check_and_repair

Way = Callable[[Sequence[str], ArgosEngine, str, str], list[str]]


def alone(sentences: Sequence[str], engine: ArgosEngine, source: str, target: str) -> list[str]:
    """The engine's output as it is."""
    return [result.text for result in engine.translate(sentences, source, target)]


def piped(options: Options) -> Way:
    """The whole way with ``options``, a sentence a line."""

    def run(sentences: Sequence[str], engine: ArgosEngine, source: str, target: str) -> list[str]:
        job = Job(read_bytes("\n".join(sentences).encode(), "pairs.txt"))
        translate_documents([job], to=target, source=source, engine=engine, options=options)
        return (job.data or b"").decode().split("\n")

    return run


WAYS: dict[str, Way] = {
    "engine alone": alone,
    "verified": piped(Options(lookups=(), mask=False)),
    "masked": piped(Options(lookups=())),
    "memory": piped(Options()),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--from", dest="source", choices=["zh", "en"], required=True)
    parser.add_argument("--package", type=Path, help="an .argosmodel or an unpacked one")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--show", type=int, default=0, help="print so many sentences of each way")
    parser.add_argument("--ways", nargs="+", choices=list(WAYS), default=list(WAYS))
    arguments = parser.parse_args()
    source: str = arguments.source
    target = "en" if source == "zh" else "zh"
    model = Model(source, target, "", arguments.package) if arguments.package else None
    engine = ArgosEngine(model=model)
    chrf, bleu = CHRF(), BLEU(tokenize="zh" if target == "zh" else "13a")
    for path in arguments.pairs:
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if "\t" in line]
        rows = rows[: arguments.limit or None]
        columns = (0, 1) if source == "zh" else (1, 0)
        sentences = [row[columns[0]] for row in rows]
        references = [row[columns[1]] for row in rows]
        print(f"{path.name}: {len(rows)} sentences {source}→{target}")
        shown: list[tuple[str, list[str]]] = [("source", sentences), ("reference", references)]
        for name in arguments.ways:
            began = time.perf_counter()
            outputs = WAYS[name](sentences, engine, source, target)
            seconds = time.perf_counter() - began
            shown.append((name, outputs))
            right = found = 0
            for sentence, output in zip(sentences, outputs, strict=True):
                checked = check_and_repair(sentence, output, TAGS[source], TAGS[target])
                if checked.found:
                    found += 1
                    right += checked.arrived == checked.found
            print(
                f"  {name:<13} chrF {chrf.corpus_score(outputs, [references]).score:5.1f}"
                f"  BLEU {bleu.corpus_score(outputs, [references]).score:5.1f}"
                f"  facts {100 * right / max(found, 1):5.1f} %  {seconds:6.1f} s"
            )
        for index in range(min(arguments.show, len(rows))):
            print()
            for name, lines in shown:
                print(f"  {name:<13} {lines[index]}")
    print(chrf.get_signature(), bleu.get_signature())
    return 0


if __name__ == "__main__":
    sys.exit(main())
