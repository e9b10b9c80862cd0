"""Build the starter dictionary: what one word or short phrase is called in the other language.

    python -m training.dictionary training/data training/words compliance_kit/starter

Two sources, both ours. From the parallel text: Chinese words (cut by jieba) and English words are
aligned by eflomal, and what is aligned to itself and nothing else (a consistent phrase pair: Koehn,
Och and Marcu, 2003) is counted; held-out test pairs stay out. From ``words/zh-*.tsv`` and
``words/en-*.tsv`` (word, part of speech, renderings): words that the text has too rarely.

``words-zh.tsv`` and ``words-en.tsv`` get a line a word: the word, in how many pairs it stands, and
then each rendering with its share of them, likeliest first. A written noun, adjective or name with
one rendering has a share that says so; a written verb, which a sentence inflects, a lower one.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path

from compliance_kit.text.words import word_set
from training.align import Links, align
from training.memory import held_out, read_pairs
from training.splits import key

Words = Sequence[str]
Table = dict[str, tuple[int, list[tuple[str, float]]]]
"""Word to the number of pairs that have it, and its renderings with their shares."""

_HAN = re.compile("[\u4e00-\u9fff]+")
_LATIN = re.compile("[A-Za-z][A-Za-z'’-]*")
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’-]*|[0-9][0-9.,]*|[^\w\s]")
_FUNCTION_EN = word_set(
    "the a an of in on at to for and or with by is are was were be been being has have had it its"
    " this that these those as from into than not their his her our so but will would can could may"
    " also more most over out up down about after before all"
)
_FUNCTION_ZH = frozenset("的了着过在和与及是有为将被把对也都就而其之个等从到于以并或这那一中上下")
_LONGEST_ZH = 8  # characters
_LONGEST_EN = 4  # words
_WORDS = 3  # of a source phrase
_LEAST = 2  # pairs that must have a word, one more for a phrase, and a rendering
_SHARE = 0.04
_MOST = 8
_SINGLE, _FIRST, _OTHER, _INFLECTED = 0.9, 0.6, 0.2, 0.4  # shares of written renderings
_NAMES_CAPITAL = 0.8


class Counts:
    """In how many pairs each phrase stands and what it is aligned to; phrases by their words."""

    def __init__(self) -> None:
        self.pairs: Counter[tuple[str, int]] = Counter()
        self.renderings: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)

    def seen(self) -> Mapping[str, int]:
        """In how many pairs each string stands as a phrase."""
        return {text: count for (text, _), count in sorted(self.pairs.items(), key=itemgetter(1))}

    def table(self) -> Table:
        """The renderings that are no accident."""
        found: Table = {}
        for phrase, counter in self.renderings.items():
            pairs = self.pairs[phrase]
            if pairs < _LEAST + (phrase[1] > 1):
                continue
            rows = [
                (text, round(count / pairs, 2))
                for text, count in _folded(counter)
                if count >= _LEAST and count / pairs >= _SHARE
            ]
            # A string may be one word here and two there: the one seen more often counts.
            if rows and pairs > found.get(phrase[0], (0, []))[0]:
                found[phrase[0]] = pairs, rows[:_MOST]
        return found


def _folded(counter: Mapping[str, int]) -> list[tuple[str, int]]:
    """Renderings that differ in case only are one; the small one where it is not a name."""
    total: Counter[str] = Counter()
    large: Counter[str] = Counter()
    written: dict[str, str] = {}
    for text, count in counter.items():
        folded = text.casefold()
        total[folded] += count
        if text != folded:
            large[folded] += count
            written.setdefault(folded, text)
    return [
        (written[text] if large[text] > _NAMES_CAPITAL * count else text, count)
        for text, count in total.most_common()
    ]


def learned(pairs: Sequence[tuple[str, str]]) -> tuple[Counts, Counts]:
    """What the parallel text says, Chinese to English and English to Chinese."""
    import jieba

    chinese = [[word for word in jieba.cut(zh) if word.strip()] for zh, _ in pairs]
    english = [_ENGLISH.findall(en) for _, en in pairs]
    small = [[word.lower() for word in words] for words in english]
    return counted(chinese, english, align(chinese, small))


def counted(
    chinese: Sequence[Words], english: Sequence[Words], links: Iterable[Links]
) -> tuple[Counts, Counts]:
    """Count both ways in aligned sentences, given by their words."""
    into_english, into_chinese = Counts(), Counts()
    for zh, en, found in zip(chinese, english, links, strict=True):
        back = {(j, i) for i, j in found}
        _count(into_english, (zh, en), found, _is_chinese, _english_rendering, "")
        _count(into_chinese, (en, zh), back, _is_english, _chinese_rendering, " ")
    return into_english, into_chinese


def _count(
    counts: Counts,
    pair: tuple[Words, Words],
    links: Links,
    fits: Callable[[Words], bool],
    rendering: Callable[[Words], str],
    joint: str,
) -> None:
    """Count the phrases of a pair's first side, and their consistent renderings in the second."""
    source, target = pair
    forward: defaultdict[int, set[int]] = defaultdict(set)
    backward: defaultdict[int, set[int]] = defaultdict(set)
    for i, j in links:
        forward[i].add(j)
        backward[j].add(i)
    seen: set[tuple[str, int]] = set()
    said: set[tuple[str, tuple[str, int]]] = set()
    for start in range(len(source)):
        for end in range(start + 1, min(len(source), start + _WORDS) + 1):
            words = source[start:end]
            if not fits(words):
                continue
            phrase = joint.join(words).lower(), end - start
            if phrase not in seen:
                seen.add(phrase)
                counts.pairs[phrase] += 1
            reached = set().union(*(forward[i] for i in range(start, end)))
            if not reached:
                continue
            low, high = min(reached), max(reached) + 1
            if any(not start <= i < end for j in range(low, high) for i in backward[j]):
                continue
            text = rendering(target[low:high])
            if text and (text.casefold(), phrase) not in said:
                said.add((text.casefold(), phrase))
                counts.renderings[phrase][text] += 1


def _is_chinese(words: Words) -> bool:
    text = "".join(words)
    whole = _HAN.fullmatch(text) is not None and len(text) <= _LONGEST_ZH
    return whole and words[0] not in _FUNCTION_ZH and words[-1] not in _FUNCTION_ZH


def _is_english(words: Words) -> bool:
    content = words[0].lower() not in _FUNCTION_EN and words[-1].lower() not in _FUNCTION_EN
    return content and all(_LATIN.fullmatch(word) for word in words)


def _english_rendering(words: Words) -> str:
    kept = _trimmed(words, lambda word: word.lower() in _FUNCTION_EN)
    good = 0 < len(kept) <= _LONGEST_EN and all(_LATIN.fullmatch(word) for word in kept)
    return " ".join(kept) if good else ""


def _chinese_rendering(words: Words) -> str:
    text = "".join(_trimmed(words, _FUNCTION_ZH.__contains__))
    return text if _HAN.fullmatch(text) and len(text) <= _LONGEST_ZH else ""


def _trimmed(words: Words, slight: Callable[[str], bool]) -> Words:
    low, high = 0, len(words)
    while low < high and slight(words[low]):
        low += 1
    while low < high and slight(words[high - 1]):
        high -= 1
    return words[low:high]


def read_written(paths: Iterable[Path]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield word, part of speech and renderings of the written lists."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            parts = line.split("\t")
            if len(parts) == 3 and not line.startswith("#"):
                renderings = [text.strip() for text in parts[2].split(";")]
                yield parts[0].strip(), parts[1].strip(), [text for text in renderings if text]


def _shares(kind: str, renderings: Sequence[str]) -> list[tuple[str, float]]:
    first = _SINGLE if len(renderings) == 1 else _FIRST
    if kind not in ("n", "a", "p"):
        first = _INFLECTED
    return [(text, _OTHER if number else first) for number, text in enumerate(renderings)]


def add_written(
    table: Table,
    written: Iterable[tuple[str, Sequence[tuple[str, float]]]],
    seen: Mapping[str, int],
    least: int = 3,
) -> None:
    """Add written renderings: first where the text has a word fewer than ``least`` times.

    ``seen`` says in how many pairs a word stands for which the text has no sure rendering.
    """
    for word, rows in written:
        pairs, known = table.get(word, (seen.get(word.lower(), 0), []))
        first, then = (known, rows) if pairs >= least else (rows, known)
        merged = list(first)
        said = {text.casefold() for text, _ in merged}
        merged += [(text, min(s, _OTHER)) for text, s in then if text.casefold() not in said]
        table[word] = pairs, merged[:_MOST]


def _as_key(word: str, kind: str) -> str:
    """How a table has a word: English names keep their capitals."""
    return word if kind == "p" else word.lower()


def turned(
    written: Iterable[tuple[str, str, Sequence[str]]],
) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """The written lists read the other way: first renderings of nouns, adjectives and names."""
    back: defaultdict[str, list[str]] = defaultdict(list)
    for word, kind, renderings in written:
        if kind in ("n", "a", "p"):
            back[_as_key(renderings[0], kind)].append(word)
    for rendering, words in back.items():
        yield rendering, _shares("n", words)


def write_table(table: Table, path: Path, title: str) -> None:
    """Write one table, sorted."""
    lines = [f"# {title}: word, pairs that have it, renderings with their shares. Ours, CC0."]
    for word, (pairs, rows) in sorted(table.items()):
        fields = (f"{text}\t{share:g}" for text, share in rows)
        lines.append("\t".join([word, str(pairs), *fields]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Build both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("words", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    kept_out = held_out(options.data)
    pairs = [pair for pair in read_pairs(options.data) if key(pair[0]) not in kept_out]
    into_english, into_chinese = learned(pairs)
    zh, en = into_english.table(), into_chinese.table()
    from_zh = list(read_written(sorted(options.words.glob("zh-*.tsv"))))
    from_en = list(read_written(sorted(options.words.glob("en-*.tsv"))))
    for table, counts, own, other in (
        (zh, into_english, from_zh, from_en),
        (en, into_chinese, from_en, from_zh),
    ):
        seen = counts.seen()
        add_written(table, ((_as_key(w, kind), _shares(kind, rows)) for w, kind, rows in own), seen)
        add_written(table, turned(other), seen)
    write_table(zh, options.output / "words-zh.tsv", "Chinese to English")
    write_table(en, options.output / "words-en.tsv", "English to Chinese")
    print(f"{len(zh)} Chinese and {len(en)} English words")


if __name__ == "__main__":
    main()
