"""Which pairs train, which tune and which test: fixed by a hash, and kept clean of near-duplicates.

A pair belongs to a split by the SHA-1 of its *normal form* (Chinese side, NFKC, no punctuation or
space, every run of digits written 0), so that a sentence and its copy with another number always
fall on the same side, whatever file they stand in and in whatever order they are read.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_BUCKETS = 10_000


@dataclass(frozen=True)
class Shares:
    """How many of 10,000 hash buckets go to the test and to the dev split."""

    test: int
    dev: int


#: 11,672 news pairs give about 500 test and 300 dev pairs; 29,155 Tatoeba pairs 1,000 and 300.
NEWS = Shares(test=430, dev=260)
TATOEBA = Shares(test=345, dev=100)


@dataclass(frozen=True)
class Pair:
    """One Chinese sentence with its English one; ``origin`` is the file it came from."""

    zh: str
    en: str
    origin: str = ""


def normal_form(text: str) -> str:
    """The text reduced to its letters and ideographs; digits become one ``0``."""
    folded = _DIGITS.sub("0", unicodedata.normalize("NFKC", text).lower())
    return "".join(char for char in folded if char.isalnum())


def key(zh: str) -> str:
    """The SHA-1 (hex) of the normal form of a pair's Chinese side: what ``heldout.txt`` lists."""
    return hashlib.sha1(normal_form(zh).encode("utf-8")).hexdigest()


def split_of(zh: str, shares: Shares) -> str:
    """``"test"``, ``"dev"`` or ``"train"``."""
    bucket = int(key(zh)[:12], 16) % _BUCKETS
    if bucket < shares.test:
        return "test"
    return "dev" if bucket < shares.test + shares.dev else "train"


def _grams(text: str) -> set[str]:
    form = normal_form(text)
    size = 2 if any("\u4e00" <= char <= "\u9fff" for char in form) else 4
    return {form[i : i + size] for i in range(max(1, len(form) - size + 1))}


class NearDuplicates:
    """Finds sentences that share most of their character n-grams with one that is held out.

    Chinese is compared by character pairs, English by runs of four letters; two sentences are near
    when the Jaccard index of their sets reaches ``threshold``.
    """

    def __init__(self, held_out: Iterable[str], threshold: float = 0.65) -> None:
        self.threshold = threshold
        self._sizes: list[int] = []
        self._index: dict[str, list[int]] = {}
        for number, text in enumerate(held_out):
            grams = _grams(text)
            self._sizes.append(len(grams))
            for gram in grams:
                self._index.setdefault(gram, []).append(number)

    def __contains__(self, text: str) -> bool:
        grams = _grams(text)
        shared: Counter[int] = Counter()
        for gram in grams:
            shared.update(self._index.get(gram, ()))
        return any(
            count >= self.threshold * (len(grams) + self._sizes[number] - count)
            for number, count in shared.items()
        )


def read_pairs(path: Path) -> Iterator[Pair]:
    """Pairs of a ``zh TAB en`` file; lines with a wrong number of fields raise ``ValueError``."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            fields = line.rstrip("\n").split("\t")
            if len(fields) != 2:
                raise ValueError(f"{path}:{number}: expected Chinese, a tab and English")
            yield Pair(fields[0].strip(), fields[1].strip(), path.name)


def read_tatoeba(path: Path) -> Iterator[Pair]:
    """Pairs of a Tatoeba export: English, Chinese and an attribution a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            english, chinese, *_attribution = line.rstrip("\n").split("\t")
            yield Pair(chinese.strip(), english.strip(), "tatoeba")


@dataclass(frozen=True)
class Splits:
    """Train, dev and test of one source of pairs; ``near`` were too like a held-out pair."""

    train: list[Pair]
    dev: list[Pair]
    test: list[Pair]
    near: list[Pair]


def separate(pairs: Iterable[Pair], shares: Shares, test_origins: str = "") -> Splits:
    """Deal the pairs out by hash.

    Only pairs whose origin begins with ``test_origins`` may be held out, so that text added later
    leaves the test split as it was.
    """
    groups: dict[str, list[Pair]] = {"train": [], "dev": [], "test": []}
    seen: set[tuple[str, str]] = set()
    for pair in pairs:
        if not pair.zh or not pair.en or (pair.zh, pair.en) in seen:
            continue
        seen.add((pair.zh, pair.en))
        held = pair.origin.startswith(test_origins)
        groups[split_of(pair.zh, shares) if held else "train"].append(pair)
    return Splits(groups["train"], groups["dev"], groups["test"], [])


def without_near(train: Iterable[Pair], held_out: list[Pair]) -> tuple[list[Pair], list[Pair]]:
    """``train`` without, and the list of, pairs of which either side is near a held-out one."""
    chinese = NearDuplicates(pair.zh for pair in held_out)
    english = NearDuplicates(pair.en for pair in held_out)
    kept: list[Pair] = []
    near: list[Pair] = []
    for pair in train:
        (near if pair.zh in chinese or pair.en in english else kept).append(pair)
    return kept, near
