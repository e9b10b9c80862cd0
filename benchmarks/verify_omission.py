"""How often does ``verify`` miss a clause that is gone, and blame one that is there?

    python benchmarks/verify_omission.py SOURCES TARGETS SOURCE_LANGUAGE TARGET_LANGUAGE

Two line-parallel files with good translations. Alarms: pairs with an omission as they stand. Found:
a clause of another sentence, drawn by a fixed seed, is put into each source at a clause's end, so
that its translation lacks it.
"""

from __future__ import annotations

import argparse
import html
import random
import re
from pathlib import Path

from compliance_kit.verify import Finding, verify_pair

SEED = 20261124
_CLAUSE = {
    "zh": re.compile(r"[^，。；！？：]{8,}[，。；！？：]"),
    "en": re.compile(r"[^,;.!?]{25,}[,;.!?] "),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path)
    parser.add_argument("targets", type=Path)
    parser.add_argument("source_language", choices=("zh", "en"))
    parser.add_argument("target_language", choices=("zh", "en"))
    args = parser.parse_args()
    languages = (args.source_language, args.target_language)
    sources = args.sources.read_text("utf-8").split("\n")[:-1]
    targets = [html.unescape(line) for line in args.targets.read_text("utf-8").split("\n")[:-1]]

    def omissions(source: str, target: str) -> list[Finding]:
        return verify_pair(source, target, *languages, switches={"omission"})

    rng = random.Random(SEED)
    pattern = _CLAUSE[args.source_language]
    clauses = [match.group() for source in sources for match in pattern.finditer(source)]
    alarms = found = tried = 0
    for source, target in zip(sources, targets, strict=True):
        alarms += bool(omissions(source, target))
        ends = [match.end() for match in pattern.finditer(source)]
        if not ends:
            continue
        clause, at = rng.choice(clauses), rng.choice(ends)
        tried += 1
        found += any(
            f.source_span is not None
            and f.source_span[0] < at + len(clause)
            and at < f.source_span[1]
            for f in omissions(source[:at] + clause + source[at:], target)
        )
    print(f"alarms on {alarms} of {len(sources)} pairs ({alarms / len(sources):.2%})")
    print(f"found {found} of {tried} clauses without translation ({found / max(1, tried):.1%})")


if __name__ == "__main__":
    main()
