"""Confidence: what the model's own score says about the quality of a sentence.

    python -m training.calibrate --package CONVERTED --reverse OTHER --from zh \
        --dev WORK/news.dev.tsv WORK/tatoeba.dev.tsv

writes ``CONVERTED/confidence.json``. Dev sentences are translated by ckit's engine, with the
reverse model's help as ``REVERSE`` says, and set in order of their scores; the thresholds are the
scores at which the share of good sentences (sentence chrF of at least ``GOOD``), made monotone,
first reaches ``HIGH`` and ``MEDIUM``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: A sentence counts as good from this chrF on (by target language).
GOOD = {"en": 45.0, "zh": 30.0}
#: Shares of good sentences that make a score "high" or "medium" confidence.
HIGH, MEDIUM = 0.75, 0.5
#: How the reverse model helps to choose: tried on the dev pairs of both directions (README).
REVERSE = {"hypotheses": 12, "weight": 1.0, "length": 0.5}


@dataclass(frozen=True)
class Scored:
    """One dev sentence: its score (a log-probability a piece), and its chrF (0 to 100)."""

    log_probability: float
    chrf: float


def monotone(values: Sequence[float]) -> list[float]:
    """The nearest rising sequence (pool adjacent violators)."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        blocks.append((value, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, n), (b, m) = blocks[-2], blocks[-1]
            blocks[-2:] = [((a * n + b * m) / (n + m), n + m)]
    return [mean for mean, count in blocks for _ in range(count)]


def thresholds(scored: Sequence[Scored], good: float) -> dict[str, Any]:
    """``high`` and ``medium`` score thresholds (None where never reached) and the curve itself."""
    ordered = sorted(scored, key=lambda item: item.log_probability)
    shares = monotone([float(item.chrf >= good) for item in ordered])

    def first(share: float) -> float | None:
        for item, value in zip(ordered, shares, strict=True):
            if value >= share:
                return round(item.log_probability, 3)
        return None

    step = max(1, len(ordered) // 20)
    return {
        "high": first(HIGH),
        "medium": first(MEDIUM),
        "curve": [
            [round(item.log_probability, 3), round(value, 3)]
            for item, value in list(zip(ordered, shares, strict=True))[::step]
        ],
    }


def main() -> None:
    from sacrebleu.metrics.chrf import CHRF

    from training.evaluate import DECODING, engine
    from training.splits import read_pairs

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--reverse", type=Path, required=True, help="the other direction's")
    parser.add_argument("--from", dest="source", choices=["zh", "en"], required=True)
    parser.add_argument("--dev", type=Path, nargs="+", required=True)
    arguments = parser.parse_args()
    to = "en" if arguments.source == "zh" else "zh"
    out = arguments.package / "confidence.json"
    content: dict[str, Any] = {"decoding": DECODING, "reverse": REVERSE}
    # The engine reads from the package how it is to be decoded.
    out.write_text(json.dumps(content), encoding="utf-8")
    pairs = [pair for path in arguments.dev for pair in read_pairs(path)]
    results = engine(arguments.package, arguments.reverse, arguments.source).translate(
        [getattr(pair, arguments.source) for pair in pairs], arguments.source, to
    )
    chrf = CHRF()
    scored = [
        Scored(result.score or 0.0, chrf.sentence_score(result.text, [getattr(pair, to)]).score)
        for pair, result in zip(pairs, results, strict=True)
    ]
    content = {
        "score": "log-probability a piece, plus the reverse model's of the source by its weight, "
        "plus the log of the pieces by length",
        **content,
        "good": f"sentence chrF of at least {GOOD[to]:g} against one reference",
        "sentences": len(scored),
        "high_share": HIGH,
        "medium_share": MEDIUM,
        **thresholds(scored, GOOD[to]),
    }
    out.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({key: content[key] for key in ("high", "medium")}))


if __name__ == "__main__":
    main()
