"""Make training lines from pairs: facts and names refilled, slots put in, tags put round.

    python -m training.synth --work WORK --to en --out train.tsv

reads ``news.train.tsv`` and ``tatoeba.train.tsv`` of WORK and writes ``zh TAB en TAB weight`` lines
for one direction (noise goes only on the side that is read). Every line says the same on both
sides: a new value, name or place is always written on both.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from compliance_kit.translate.dictionary import starter_dictionary
from training.facts import KINDS, refill, shared_facts
from training.names import SURNAMES, chinese_places, cldr_names, person, pinyin
from training.splits import Pair, read_pairs
from training.templates import TEMPLATES

SLOTS_PER_KIND = 6
_PERSON = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+(?:'[a-z]+)?")
_WORD = re.compile(r"[A-Z][\w'.-]*(?: (?:and|of|the|[A-Z][\w'.-]*))*")


@dataclass(frozen=True)
class Span:
    """The same thing on both sides; ``renew`` writes another of its kind."""

    zh: tuple[int, int]
    en: tuple[int, int]
    kind: str
    renew: Callable[[random.Random], tuple[str, str]] | None


@lru_cache(maxsize=1)
def _places() -> tuple[dict[str, tuple[str, str]], dict[str, list[tuple[str, str]]]]:
    """Chinese name to (English, class), and class to all its names."""
    classes = {
        **chinese_places(),
        **{k: v for k, v in cldr_names().items() if k in ("country", "world city")},
    }
    known: dict[str, tuple[str, str]] = {}
    for kind, names in classes.items():
        for zh, en in names.items():
            if len(zh) >= 2:
                known.setdefault(zh, (en, kind))
    return known, {
        kind: [(z, e) for z, e in names.items() if len(z) >= 2] for kind, names in classes.items()
    }


def _another(names: list[tuple[str, str]], chance: random.Random) -> tuple[str, str]:
    return chance.choice(names)


def _place_spans(zh: str, en: str) -> Iterator[Span]:
    known, classes = _places()
    at = 0
    while at < len(zh):
        name = next((zh[at : at + n] for n in range(8, 1, -1) if zh[at : at + n] in known), "")
        if not name:
            at += 1
            continue
        english, kind = known[name]
        found = list(re.finditer(rf"(?<![\w'-]){re.escape(english)}(?![\w-])", en))
        if len(found) == 1 and zh.count(name) == 1:
            choices = classes[kind]
            yield Span((at, at + len(name)), found[0].span(), "place", partial(_another, choices))
        at += len(name)


def _person_spans(zh: str, en: str) -> Iterator[Span]:
    for match in _PERSON.finditer(en):
        family, given = match.group().split(" ")
        for at, char in enumerate(zh):
            if char not in SURNAMES or pinyin(char) != family:
                continue
            for length in (3, 2):
                name = zh[at : at + length]
                if len(name) == length and pinyin(name[1:]) == given and zh.count(name) == 1:
                    yield Span((at, at + length), match.span(), "p", person)
                    break
            else:
                continue
            break


def word_spans(zh: str, en: str, taken: list[Span]) -> list[Span]:
    """Words of the dictionary that stand once on each side, outside ``taken``.

    A word that the model hardly knows is given to it as a slot later (``translate/dictionary.py``):
    it learns to carry any noun, verb or adjective.
    """
    dictionary = starter_dictionary("zh")
    found: list[Span] = []
    for start, end in dictionary.words(zh):
        entry = dictionary.find(zh[start:end])
        if entry is None or zh.count(zh[start:end]) != 1 or 2 * (end - start) > len(zh):
            continue
        for rendering, _ in entry.renderings:
            places = list(re.finditer(rf"(?<![\w'’-]){re.escape(rendering)}(?![\w'’-])", en))
            if places:
                if len(places) == 1 and _is_clear((start, end), places[0].span(), taken + found):
                    found.append(Span((start, end), places[0].span(), "word", None))
                break
    return found


def _is_clear(zh: tuple[int, int], en: tuple[int, int], others: list[Span]) -> bool:
    return all(
        (zh[1] <= other.zh[0] or other.zh[1] <= zh[0])
        and (en[1] <= other.en[0] or other.en[1] <= en[0])
        for other in others
    )


def shared_spans(zh: str, en: str) -> list[Span]:
    """Facts, people and places that stand once on each side: in order, never overlapping."""
    found: list[Span] = []
    for pair in shared_facts(zh, en):
        left, right = pair
        # "1" stays: the noun beside it is singular.
        renew = None if left.value == 1 else partial(refill, pair, zh, en)
        found.append(
            Span((left.start, left.end), (right.start, right.end), KINDS[left.form], renew)
        )
    found += _person_spans(zh, en)
    found += _place_spans(zh, en)
    kept: list[Span] = []
    for span in found:
        if _is_clear(span.zh, span.en, kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.zh)


def rewrite(pair: Pair, changes: list[tuple[Span, str, str]]) -> Pair:
    """The pair with each span replaced by its new Chinese and English."""
    zh, en = pair.zh, pair.en
    for span, new, _ in sorted(changes, key=lambda change: change[0].zh, reverse=True):
        zh = zh[: span.zh[0]] + new + zh[span.zh[1] :]
    for span, _, new in sorted(changes, key=lambda change: change[0].en, reverse=True):
        en = en[: span.en[0]] + new + en[span.en[1] :]
    if zh.endswith("。") and en[-1:] not in '.!?"”)':
        en += "."
    return replace(pair, zh=zh, en=en)


def slot_numbers(count: int, chance: random.Random) -> list[int]:
    """Which slots of one kind a sentence uses: half the time 0, 1, 2, else any."""
    if chance.random() < 0.5:
        return list(range(count))
    return chance.sample(range(SLOTS_PER_KIND), count)


def with_slots(pair: Pair, spans: list[Span], chance: random.Random) -> Pair | None:
    """Spans become slots (words as names do, places sometimes)."""
    chosen = [s for s in spans if chance.random() < (0.3 if s.kind == "place" else 0.85)]
    kinds = [("p" if s.kind in ("place", "word") else s.kind) for s in chosen]
    numbers = {
        kind: slot_numbers(kinds.count(kind), chance)
        for kind in set(kinds)
        if kinds.count(kind) <= SLOTS_PER_KIND
    }
    changes = []
    for span, kind in zip(chosen, kinds, strict=True):
        if kind in numbers:
            slot = f"⟦{kind}{numbers[kind].pop(0)}⟧"
            changes.append((span, slot, slot))
    return rewrite(pair, changes) if changes else None


def renewed(pair: Pair, spans: list[Span], chance: random.Random, people: bool) -> Pair | None:
    """Spans get another value; names of people only when asked (their characters cannot be told
    from pinyin)."""
    changes = [
        (span, *span.renew(chance))
        for span in spans
        if span.renew and (people or span.kind != "p") and chance.random() < 0.85
    ]
    return rewrite(pair, changes) if changes else None


def with_tags(pair: Pair, spans: list[Span], chance: random.Random) -> Pair:
    """A pair of ``t`` slots round one span or the sentence, as an inline element would stand."""
    first, second = chance.choice([(0, 1), (2, 3), (4, 5), (0, 1)])
    before, after = f"⟦t{first}⟧", f"⟦t{second}⟧"
    if not spans:
        if chance.random() < 0.5:
            return replace(pair, zh=before + pair.zh + after, en=before + pair.en + after)
        return replace(pair, zh=before + pair.zh, en=before + pair.en)
    span = chance.choice(spans)
    zh, en = pair.zh[slice(*span.zh)], pair.en[slice(*span.en)]
    return rewrite(pair, [(span, before + zh + after, before + en + after)])


def noisy(text: str, language: str, chance: random.Random) -> str:
    """What people type: no final stop, ASCII punctuation in Chinese, all lower case in English."""
    if language == "zh":
        if chance.random() < 0.5:
            text = text.translate(str.maketrans("，；：？！（）", ",;:?!()"))
        return text.rstrip("。") if chance.random() < 0.5 else text
    roll = chance.random()
    if roll < 0.35:
        text = text.lower() if "⟦" not in text else text
    elif roll < 0.6 and len(text) < 90 and "⟦" not in text:
        text = text.upper() if chance.random() < 0.4 else text.title()
    return text.replace("'", "’").replace('"', "”") if chance.random() < 0.3 else text


def news_lines(pair: Pair, to: str, chance: random.Random) -> Iterator[tuple[Pair, float]]:
    """The pair itself and its variants, each with how often it is drawn a round."""
    yield pair, 2.0
    spans = shared_spans(pair.zh, pair.en)
    source = "zh" if to == "en" else "en"
    if spans:
        for _ in range(2):
            new = renewed(pair, spans, chance, people=to == "en")
            if new:
                yield new, 0.5
            slots = with_slots(pair, spans, chance)
            if slots:
                yield slots, 0.5
    words = word_spans(pair.zh, pair.en, spans)
    if words:
        some = chance.sample(words, min(len(words), chance.choice((1, 1, 2, 3))))
        slots = with_slots(pair, some + (spans if chance.random() < 0.5 else []), chance)
        if slots:
            yield slots, 0.6
    if spans or chance.random() < 0.15:
        yield with_tags(pair, spans, chance), 0.25 if spans else 0.5
    if chance.random() < 0.3:
        text = noisy(getattr(pair, source), source, chance)
        yield replace(pair, **{source: text}), 0.3


def template_lines(chance: random.Random, rounds: int) -> Iterator[tuple[Pair, float]]:
    """Notices and plain sentences filled from CLDR, place tables, names and slots."""
    known = {**chinese_places(), **cldr_names()}
    for zh, en in TEMPLATES * rounds:
        fields: dict[str, tuple[str, str]] = {}
        numbers = iter(chance.sample(range(SLOTS_PER_KIND), SLOTS_PER_KIND))
        for field in re.findall(r"\{(\w+)\}", zh):
            kind = field.rstrip("12")
            if kind == "person":
                fields[field] = person(chance)
            elif len(kind) == 1:
                slot = f"⟦{kind}{next(numbers)}⟧"
                fields[field] = slot, slot
            else:
                fields[field] = chance.choice(
                    list(known[kind.replace("world", "world city")].items())
                )
        chinese = zh.format(**{name: value[0] for name, value in fields.items()})
        english = en.format(**{name: value[1] for name, value in fields.items()})
        yield Pair(chinese, english, "template"), 1.0


def name_lines(chance: random.Random, to: str) -> Iterator[tuple[Pair, float]]:
    """Bare names: every table once, and people into English."""
    for kind, names in {**chinese_places(), **cldr_names()}.items():
        for zh, en in names.items():
            yield Pair(zh, en, kind), 0.25
    suffixes = {"province": "省 Province", "city": "市 City", "district": "区 District"}
    for name, both in {**suffixes, "county": "县 County"}.items():
        suffix, english = both.split(" ")
        for zh, en in chinese_places()[name].items():
            yield Pair(zh + suffix, f"{en} {english}", name), 0.25
    if to == "en":
        for _ in range(3000):
            yield Pair(*person(chance), "person"), 0.3


def lines(work: Path, to: str, seed: int = 1, tatoeba: float = 1.0) -> Iterator[tuple[Pair, float]]:
    """All training lines of one direction with their weights; ``tatoeba`` is that of its pairs."""
    chance = random.Random(seed)
    for pair in read_pairs(work / "news.train.tsv"):
        yield from news_lines(pair, to, chance)
    for pair in read_pairs(work / "tatoeba.train.tsv"):
        yield pair, tatoeba
        spans = shared_spans(pair.zh, pair.en)
        slots = with_slots(pair, spans, chance) if spans else None
        if slots:
            yield slots, 0.4 * tatoeba
    yield from template_lines(chance, rounds=25)
    yield from name_lines(chance, to)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--to", choices=["zh", "en"], required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tatoeba", type=float, default=1.0, help="weight of a Tatoeba pair")
    arguments = parser.parse_args()
    count = 0
    with arguments.out.open("w", encoding="utf-8") as out:
        for pair, weight in lines(arguments.work, arguments.to, arguments.seed, arguments.tatoeba):
            out.write(f"{pair.zh}\t{pair.en}\t{weight}\n")
            count += 1
    print(f"{arguments.out}: {count:,} lines")


if __name__ == "__main__":
    main()
