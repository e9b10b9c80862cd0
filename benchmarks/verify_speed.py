"""What does verifying a sentence cost, beside translating it?

    python benchmarks/verify_speed.py FOLDER [--engine]

FOLDER holds ``zh-en.wmt20.zh`` and ``zh-en.wmt20.argos.en``. Prints milliseconds a pair for
``check_and_repair``; with ``--engine`` also for the installed Argos model in one batch, and the
ratio.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from compliance_kit.verify import check_and_repair


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--engine", action="store_true", help="translate 64 of them too")
    args = parser.parse_args()
    sources = (args.folder / "zh-en.wmt20.zh").read_text("utf-8").split("\n")[: args.pairs]
    targets = (args.folder / "zh-en.wmt20.argos.en").read_text("utf-8").split("\n")[: args.pairs]
    check_and_repair(sources[0], targets[0], "zh", "en")  # tables are loaded once
    began = time.process_time()
    for source, target in zip(sources, targets, strict=True):
        check_and_repair(source, target, "zh", "en")
    verify = (time.process_time() - began) / len(sources)
    print(f"verify and repair: {verify * 1000:.2f} ms a pair ({len(sources)} pairs, CPU time)")
    if args.engine:
        from compliance_kit.translate.engines.argos import ArgosEngine

        engine = ArgosEngine()
        engine.translate(sources[:2], "zh", "en")
        began = time.process_time()
        engine.translate(sources[:64], "zh", "en")
        translate = (time.process_time() - began) / 64
        print(f"translate: {translate * 1000:.2f} ms a sentence (CPU time, all threads)")
        print(f"verifying costs {verify / translate:.1%} of translating")


if __name__ == "__main__":
    main()
