"""Does an inline tag land on the right word? Measured where the right word is certain.

    python -m training.tags --package X.argosmodel --from zh WORK/news.test.tsv

A fact (a number, date, amount) or a known place or person of the source that the translation holds
exactly once is taken as a tagged word: its pieces' target pieces are those whose strongest
attention (CTranslate2's ``return_attention``: the guided head) lies in it. The tag *lands* when the
stretch from the first to the last of them meets the true place, and is *exact* when the stretch
covers it and strays by no more than one word on either side.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from training.evaluate import Model
from training.splits import read_pairs
from training.synth import shared_spans


def offsets(pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Where each piece stands in the text that the pieces spell, without the first space mark."""
    places: list[tuple[int, int]] = []
    at = -1 if pieces and pieces[0].startswith("▁") else 0
    for piece in pieces:
        places.append((max(at, 0), max(at + len(piece), 0)))
        at += len(piece)
    return places


def attention(
    model: Model, sources: list[list[str]], targets: list[list[str]]
) -> list[list[list[float]]]:
    """Attention rows of given translations.

    A second pass with the translation as prefix and beam 1, because with a wider beam CTranslate2
    4.8 gives the first row of another sentence.
    """
    rows: list[list[list[float]]] = []
    for source, target in zip(sources, targets, strict=True):
        result = model.translator.translate_batch(
            [source],
            target_prefix=[target],
            beam_size=1,
            max_decoding_length=len(target) + 1,
            return_attention=True,
        )[0]
        rows.append(result.attention[0][: len(target)])
    return rows


def project(
    span: tuple[int, int],
    source: list[tuple[int, int]],
    target: list[tuple[int, int]],
    rows: list[list[float]],
) -> tuple[int, int] | None:
    """The stretch of the target text whose pieces look at ``span`` of the source text."""
    inside = {i for i, (a, b) in enumerate(source) if a < span[1] and b > span[0] and b > a}
    hits = [
        target[j]
        for j, row in enumerate(rows)
        if target[j][1] > target[j][0] and max(range(len(source)), key=lambda i: row[i]) in inside
    ]
    return (min(a for a, _ in hits), max(b for _, b in hits)) if hits else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tests", nargs="+", type=Path)
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--from", dest="source", choices=["zh", "en"], required=True)
    parser.add_argument("--show", type=int, default=0, help="print so many examples")
    arguments = parser.parse_args()
    texts = [getattr(p, arguments.source) for file in arguments.tests for p in read_pairs(file)]
    with tempfile.TemporaryDirectory() as scratch:
        model = Model(arguments.package, Path(scratch))
        outputs = model.translate(texts)
        wanted = []
        for text, output in zip(texts, outputs, strict=True):
            pair = (text, output) if arguments.source == "zh" else (output, text)
            spans = shared_spans(*pair)
            if spans:
                wanted.append((text, output, spans))
        pieces = [model.processor.encode([t, o], out_type=str) for t, o, _ in wanted]
        rows = attention(model, [p[0] for p in pieces], [p[1] for p in pieces])
    tags = landed = exact = 0
    for (text, output, spans), (source, target), looks in zip(wanted, pieces, rows, strict=True):
        for span in spans:
            here, there = span.zh, span.en
            if arguments.source == "en":
                here, there = there, here
            found = project(here, offsets(source), offsets(target), looks)
            tags += 1
            if found is None:
                continue
            meets = found[0] < there[1] and found[1] > there[0]
            landed += meets
            covers = found[0] <= there[0] and found[1] >= there[1]
            stray = output[found[0] : there[0]] + output[there[1] : found[1]]
            exact += covers and len(stray.split()) <= 2
            if arguments.show > tags:
                print(text[slice(*here)], "->", output[slice(*there)], "|", output[slice(*found)])
    print(
        json.dumps(
            {
                "tags": tags,
                "landed": round(landed / max(1, tags), 3),
                "exact": round(exact / max(1, tags), 3),
            }
        )
    )


if __name__ == "__main__":
    main()
