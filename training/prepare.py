"""Read the parallel text, deal it into splits and write them to the working folder.

    python -m training.prepare --tatoeba tatoeba.tsv --work WORK

writes ``news.{train,dev,test}.tsv`` and ``tatoeba.{train,dev,test}.tsv`` (``zh TAB en``) into WORK
and ``training/data/heldout.txt``: the keys that neither training nor the memory may use.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from training.splits import (
    NEWS,
    TATOEBA,
    Pair,
    key,
    read_pairs,
    read_tatoeba,
    separate,
    without_near,
)

DATA = Path(__file__).parent / "data"
HELDOUT_HEADER = """\
# Held-out pairs of the starter models' test split: SHA-1 of the normal form of the Chinese side
# (training/splits.py, key()), one a line. "test" pairs and "near" ones (near-duplicates of a test
# pair) are never trained on and must not enter the shipped translation memory.
"""


def write_pairs(path: Path, pairs: Iterable[Pair]) -> None:
    """One ``zh TAB en`` line a pair."""
    path.write_text("".join(f"{pair.zh}\t{pair.en}\n" for pair in pairs), encoding="utf-8")


def prepare(data: Path, tatoeba_path: Path | None, work: Path) -> dict[str, int]:
    """Write all splits; returns how many pairs each holds."""
    work.mkdir(parents=True, exist_ok=True)
    files = [*sorted(data.glob("news-*.tsv")), *sorted(data.glob("ours-*.tsv"))]
    news = separate((pair for file in files for pair in read_pairs(file)), NEWS, "news-")
    tatoeba = separate(read_tatoeba(tatoeba_path) if tatoeba_path else (), TATOEBA)
    held_out = news.test + news.dev + tatoeba.test + tatoeba.dev
    counts: dict[str, int] = {}
    for name, splits in (("news", news), ("tatoeba", tatoeba)):
        train, near = without_near(splits.train, held_out)
        parts = {"train": train, "dev": splits.dev, "test": splits.test, "near": near}
        for part, pairs in parts.items():
            write_pairs(work / f"{name}.{part}.tsv", pairs)
            counts[f"{name}.{part}"] = len(pairs)
    _, near_test = without_near(news.train + news.dev, news.test)
    lines = {f"{key(pair.zh)} test" for pair in news.test}
    lines |= {f"{key(pair.zh)} near" for pair in near_test}
    (data / "heldout.txt").write_text(
        HELDOUT_HEADER + "".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8"
    )
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--tatoeba", type=Path, help="a Tatoeba export: English, Chinese, credit")
    parser.add_argument("--work", type=Path, required=True)
    arguments = parser.parse_args()
    for name, count in prepare(arguments.data, arguments.tatoeba, arguments.work).items():
        print(f"{name}\t{count}")


if __name__ == "__main__":
    main()
