"""How many wrong facts does ``verify`` see? Good translations, one fact changed at a time.

    python benchmarks/verify_mutations.py FOLDER [--system google] [--show KIND] [--alarms]

FOLDER holds line-parallel files ``PREFIX.LANGUAGE`` (sources) and ``PREFIX.SYSTEM.LANGUAGE``
(translations), such as ``zh-en.wmt20.zh`` and ``zh-en.wmt20.google.en``. Entities in the
translations are unescaped. For each pair and each kind of change that the target allows, one place
is drawn by a fixed seed and changed; the change is found when the changed pair has a finding of
the fact kinds (error or warning) that the unchanged pair has not. Alarms are pairs with such a
finding before any change; read them, for some are true.
"""

from __future__ import annotations

import argparse
import calendar
import html
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.tokens import find_tokens
from compliance_kit.text.values import Expression
from compliance_kit.verify import FACT_KINDS, Finding, verify_pair

SEED = 20261124
Check = Callable[[str, str], "list[Finding]"]
Mutator = Callable[[str, str, random.Random], "str | None"]

_MONTHS = list(calendar.month_name)[1:]
_MONTH_EN = re.compile(rf"\b(?:{'|'.join(m for m in _MONTHS if m != 'May')})\b|\bMay(?= [0-9])")
_DAY_EN = re.compile(
    r"(?:(?<=January )|(?<=February )|(?<=March )|(?<=April )|(?<=May )|(?<=June )|(?<=July )"
    r"|(?<=August )|(?<=September )|(?<=October )|(?<=November )|(?<=December ))[0-9]{1,2}(?![0-9])"
)
_SCALES = {
    "en": {
        "million": "billion",
        "billion": "million",
        "thousand": "million",
        "trillion": "billion",
    },
    "zh": {"万": "亿", "亿": "万"},
}
_CURRENCIES = {
    "en": {
        "yuan": "dollars",
        "euros": "yuan",
        "US$": "€",
        "$": "€",
        "£": "$",
        "€": "$",
        "dollars": "yuan",
        "RMB": "USD",
        "pounds": "yuan",
        "Hong Kong dollars": "yuan",
    },
    "zh": {
        "美元": "元",
        "欧元": "美元",
        "英镑": "美元",
        "人民币": "美元",
        "港元": "美元",
        "日元": "元",
        "$": "€",
        "£": "$",
    },
}
_UNITS = {
    "en": {
        "kilometers": "miles",
        "km": "miles",
        "miles": "kilometers",
        "tons": "kilograms",
        "tonnes": "kilograms",
        "kilograms": "tons",
        "kg": "tons",
        "square meters": "square kilometers",
        "meters": "kilometers",
        "acres": "hectares",
        "hectares": "acres",
        "hours": "days",
        "days": "weeks",
        "weeks": "months",
        "months": "years",
        "years": "months",
        "minutes": "hours",
        "mph": "km/h",
        "feet": "meters",
        "pounds": "tons",
        "degrees Celsius": "degrees Fahrenheit",
        "mu": "hectares",
    },
    "zh": {
        "公里": "英里",
        "英里": "公里",
        "吨": "公斤",
        "公斤": "吨",
        "平方米": "平方公里",
        "平方公里": "平方米",
        "英亩": "公顷",
        "公顷": "英亩",
        "小时": "天",
        "天": "周",
        "周": "个月",
        "个月": "年",
        "分钟": "小时",
        "英尺": "米",
        "米": "公里",
        "磅": "吨",
        "摄氏度": "华氏度",
    },
}


def _replaced(target: str, span: tuple[int, int], text: str) -> str:
    return target[: span[0]] + text + target[span[1] :]


def _digit(target: str, language: str, rng: random.Random) -> str | None:
    places = list(re.finditer("[0-9]+(?:[.,][0-9]+)*", target))
    if not places:
        return None
    place = rng.choice(places)
    offsets = [i for i, c in enumerate(place.group()) if c.isdigit()]
    at = place.start() + rng.choice(offsets)
    first = at == place.start() and len(offsets) > 1
    wrong = rng.choice([d for d in "0123456789"[1 if first else 0 :] if d != target[at]])
    return _replaced(target, (at, at + 1), wrong)


def _words(table: dict[str, dict[str, str]], before: str) -> Mutator:
    def mutate(target: str, language: str, rng: random.Random) -> str | None:
        names = sorted(table[language], key=len, reverse=True)
        pattern = re.compile(
            rf"(?:{before})(?P<w>{'|'.join(map(re.escape, names))})"
            + (r"(?![A-Za-z])" if language == "en" else "(?!年)")
        )
        places = list(pattern.finditer(target))
        if not places:
            return None
        place = rng.choice(places)
        return _replaced(target, place.span("w"), table[language][place["w"]])

    return mutate


def _currency(target: str, language: str, rng: random.Random) -> str | None:
    names = sorted(_CURRENCIES[language], key=len, reverse=True)
    alternatives = "|".join(map(re.escape, names))
    figure = r"[0-9][0-9.,]*" + (
        r"(?: (?:thousand|million|billion|trillion))?" if language == "en" else " ?[万亿]{0,2}"
    )
    pattern = re.compile(rf"{figure} ?(?P<a>{alternatives})|(?P<b>{alternatives}) ?[0-9]")
    places = list(pattern.finditer(target))
    if not places:
        return None
    place = rng.choice(places)
    group = "a" if place["a"] else "b"
    return _replaced(target, place.span(group), _CURRENCIES[language][place[group]])


def _month(target: str, language: str, rng: random.Random) -> str | None:
    if language == "en":
        places = list(_MONTH_EN.finditer(target))
        if not places:
            return None
        place = rng.choice(places)
        return _replaced(
            target, place.span(), rng.choice([m for m in _MONTHS if m != place.group()])
        )
    places = list(re.finditer("(?<![0-9])(1[0-2]|[1-9])(?= ?月(?!球|亮|饼))", target))
    if not places:
        return None
    place = rng.choice(places)
    return _replaced(
        target,
        place.span(1),
        str(rng.choice([m for m in range(1, 13) if str(m) != place.group(1)])),
    )


def _day(target: str, language: str, rng: random.Random) -> str | None:
    pattern = _DAY_EN if language == "en" else re.compile("(?<![0-9])[0-9]{1,2}(?= ?[日号](?!元))")
    places = list(pattern.finditer(target))
    if not places:
        return None
    place = rng.choice(places)
    days = [d for d in range(1, 29) if str(d) != place.group()]
    return _replaced(target, place.span(), str(rng.choice(days)))


def _percent(target: str, language: str, rng: random.Random) -> str | None:
    places = list(re.finditer(r"[0-9]+(?:\.[0-9]+)?(?= ?(?:%|percent|per cent))", target))
    if not places:
        return None
    place = rng.choice(places)
    wrong = f"{float(place.group()) + rng.choice((1, 2, 5, 10, 20)):g}"
    return _replaced(target, place.span(), wrong)


def _sayable(target: str, language: str) -> list[Expression]:
    """Expressions worth deleting: not the articles of a language, not inside tokens."""
    tokens = find_tokens(target)
    return [
        e
        for e in find_expressions(target, language)
        if any(c.isdigit() for c in e.text)
        and not any(t.start < e.end and e.start < t.end for t in tokens)
    ]


def _delete(target: str, language: str, rng: random.Random) -> str | None:
    places = _sayable(target, language)
    if not places:
        return None
    place = rng.choice(places)
    return _replaced(target, (place.start, place.end), "")


_JOINED = re.compile(r"\s*(?:[，、,]|and|or|to|和|与|及|或|至|到|-|–|/)?\s*")


def _swap(target: str, language: str, rng: random.Random) -> str | None:
    expressions = _sayable(target, language)
    pairs = [
        (a, b)
        for i, a in enumerate(expressions)
        for b in expressions[i + 1 :]
        if a.kind == b.kind
        and a.value != b.value
        and a.kind not in ("range", "date-range")
        # "in 2018 and 2019" says the same the other way round
        and not _JOINED.fullmatch(target[a.end : b.start])
    ]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    return target[: a.start] + b.text + target[a.end : b.start] + a.text + target[b.end :]


MUTATORS: dict[str, Mutator] = {
    "digit": _digit,
    "scale": lambda t, lang, rng: _words(
        _SCALES, r"(?<=[0-9] )" if lang == "en" else r"(?<=[0-9])(?: )?|(?<=[0-9] )"
    )(t, lang, rng),
    "currency": _currency,
    "month": _month,
    "day": _day,
    "percent": _percent,
    "unit": lambda t, lang, rng: _words(_UNITS, r"(?<=[0-9] )|(?<=[0-9])")(t, lang, rng),
    "delete": _delete,
    "swap": _swap,
}


def facts_only(findings: list[Finding]) -> list[Finding]:
    """Errors and warnings of the fact kinds."""
    return [f for f in findings if f.kind in FACT_KINDS and f.severity != "note"]


def sets(folder: Path, system: str) -> Iterator[tuple[str, str, str, list[str], list[str]]]:
    """(name, source language, target language, sources, translations) of each direction."""
    for path in sorted(folder.glob(f"*.{system}.*")):
        prefix, _system, target_language = path.name.rsplit(".", 2)
        source_language = prefix.split("-", 1)[0]
        if "wmt20" not in prefix:
            continue
        sources = (folder / f"{prefix}.{source_language}").read_text("utf-8").split("\n")[:-1]
        targets = [html.unescape(t) for t in path.read_text("utf-8").split("\n")[:-1]]
        yield prefix, source_language, target_language, sources, targets


def main() -> None:
    """Print found rates by kind and alarms by set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--system", default="google")
    parser.add_argument("--show", help="print the changes of this kind that were not found")
    parser.add_argument("--alarms", action="store_true", help="print the alarms on unchanged pairs")
    args = parser.parse_args()
    rng = random.Random(SEED)
    found: Counter[tuple[str, str]] = Counter()
    tried: Counter[tuple[str, str]] = Counter()
    for name, source_language, target_language, sources, targets in sets(args.folder, args.system):
        alarms = 0
        began = time.perf_counter()
        for row, (source, target) in enumerate(zip(sources, targets, strict=True), 1):
            check = partial(
                verify_pair, source_language=source_language, target_language=target_language
            )

            def findings(text: str, source: str = source, check: Check = check) -> list[Finding]:
                return facts_only(check(source, text))

            before = findings(target)
            alarms += bool(before)
            if before and args.alarms:
                print(f"{name} {row}\n  {source}\n  {target}")
                for f in before:
                    print(f"    {f.kind} {f.severity} {f.source!r} {f.target!r}")
            known = Counter((f.kind, f.source, f.target) for f in before)
            for kind, mutate in MUTATORS.items():
                changed = mutate(target, target_language, rng)
                if changed is None or changed == target:
                    continue
                tried[name, kind] += 1
                new = Counter((f.kind, f.source, f.target) for f in findings(changed)) - known
                if new:
                    found[name, kind] += 1
                elif args.show == kind:
                    print(f"{name} {row} {kind}\n  {source}\n  {target}\n  {changed}")
        share = alarms / len(sources)
        print(
            f"{name}: alarms on {alarms} of {len(sources)} unchanged pairs ({share:.2%}); "
            f"{time.perf_counter() - began:.0f} s"
        )
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (name, kind), count in sorted(tried.items()):
        print(f"{name} {kind:9} {found[name, kind]:5}/{count:5} {found[name, kind] / count:7.2%}")
        for key in (kind, "all"):
            totals[key][0] += found[name, kind]
            totals[key][1] += count
    for kind, (hit, count) in totals.items():
        print(f"both {kind:9} {hit:5}/{count:5} {hit / count:7.2%}")


if __name__ == "__main__":
    main()
