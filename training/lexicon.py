"""Learn the small word list by which ``verify`` tells whether a clause arrived.

    python training/lexicon.py OUTPUT PAIRS.tsv...

PAIRS hold ``Chinese TAB English`` a line (our own parallel text, CC0). A Chinese n-gram of one to
four characters and an English stem belong together when they stand in the same pairs much more
often than chance (Dunning's log-likelihood ratio) and one of them rarely stands without the other.
Names of countries come from CLDR through Babel. OUTPUT gets ``n-gram TAB stem stem ...`` a line.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from compliance_kit.verify.words import stem, stems

_HAN = re.compile("[一-鿿]+")
LONGEST = 4
LEAST = 3  # pairs in which both must stand
RATIO = 20.0  # log-likelihood ratio: p below 0.00001
SHARE = 0.08  # of the n-gram's pairs that have the stem
TELLING = 0.5  # of the n-gram's pairs that have one of its stems
CHANCE = 0.2  # of all pairs that have one of its stems
MOST = 10  # stems of one n-gram


def grams(text: str) -> set[str]:
    """All n-grams of Chinese characters in ``text``."""
    return {
        run[i : i + n]
        for run in _HAN.findall(text)
        for n in range(1, LONGEST + 1)
        for i in range(len(run) - n + 1)
    }


def log_likelihood(both: int, left: int, right: int, total: int) -> float:
    """Dunning's ratio of a 2x2 table from its margins."""

    def entropy(*counts: int) -> float:
        return sum(c * math.log(c / sum(counts)) for c in counts if c)

    a, b, c = both, left - both, right - both
    d = total - a - b - c
    return 2 * (entropy(a, b, c, d) - entropy(a + b, c + d) - entropy(a + c, b + d))


def read(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """The pairs of all files."""
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            zh, tab, en = line.partition("\t")
            if tab:
                yield zh, en.split("\t")[0]


def learn(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    """n-gram -> its stems, best first."""
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for zh, en in pairs:
        counts.update(grams(zh))
        words.update(set(stems(en)))
    known = {g for g, n in counts.items() if n >= LEAST and (len(g) > 1 or n >= 8)}
    known_words = {w for w, n in words.items() if n >= LEAST}
    joint: dict[str, Counter[str]] = defaultdict(Counter)
    for zh, en in pairs:
        there = known_words.intersection(stems(en))
        for gram in known & grams(zh):
            joint[gram].update(there)
    total = len(pairs)
    table: dict[str, list[str]] = {}
    for gram, row in joint.items():
        scored = []
        for word, both in row.items():
            share = both / counts[gram]
            if both < LEAST or share < SHARE or both / words[word] < 0.004:
                continue
            ratio = log_likelihood(both, counts[gram], words[word], total)
            if ratio >= RATIO and share > 4 * words[word] / total:
                scored.append((ratio, word))
        if scored:
            table[gram] = [word for _ratio, word in sorted(scored, reverse=True)[:MOST]]
    return telling(without_parts(table, counts), pairs, counts, words)


def telling(
    table: dict[str, list[str]],
    pairs: list[tuple[str, str]],
    counts: Counter[str],
    words: Counter[str],
) -> dict[str, list[str]]:
    """Only n-grams whose stems are there when they are, and not there by chance."""
    hits: Counter[str] = Counter()
    for zh, en in pairs:
        there = set(stems(en))
        hits.update(g for g in grams(zh) if g in table and there.intersection(table[g]))
    return {
        gram: stems_
        for gram, stems_ in table.items()
        if hits[gram] >= TELLING * counts[gram]
        and sum(words[w] for w in stems_) <= CHANCE * len(pairs)
    }


def without_parts(table: dict[str, list[str]], counts: Counter[str]) -> dict[str, list[str]]:
    """Drop pieces of words: a gram that nearly always stands in one longer gram, and its like."""
    drop: set[str] = set()
    for gram in table:
        for part in (gram[1:], gram[:-1]):
            if part in table and counts[gram] >= 0.85 * counts[part]:
                drop.add(part)
            elif part in table and len(part) >= 2 and set(table[gram]) <= set(table[part]):
                drop.add(gram)
    return {gram: words for gram, words in table.items() if gram not in drop}


def countries() -> dict[str, list[str]]:
    """Chinese names of countries and regions with the stems of the English ones."""
    ours, theirs = Locale("zh").territories, Locale("en").territories
    return {
        name: [stem(word) for word in re.findall("[A-Za-z]{3,}", theirs[code]) if word != "and"]
        for code, name in ours.items()
        if code.isalpha() and code in theirs and _HAN.fullmatch(name)
    }


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    args = parser.parse_args()
    table = learn(list(read(args.pairs)))
    for name, words in countries().items():
        table[name] = list(dict.fromkeys([*table.get(name, []), *words]))
    lines = (f"{gram}\t{' '.join(words)}\n" for gram, words in sorted(table.items()) if words)
    args.output.write_text("".join(lines), "utf-8")
    print(f"{len(table)} n-grams from {args.output}")


if __name__ == "__main__":
    main()
