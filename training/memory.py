"""Build the starter memory: our own pairs as a translation memory and a termbase.

    python -m training.memory training/data compliance_kit/starter/memory.sqlite

Pairs of the held-out test split (``heldout.txt``) stay out, so that figures on it are honest.
The termbase holds the places and institutions among the pairs and the names of ``places.tsv``,
``names-*.tsv`` and ``outlets.tsv``.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale

from compliance_kit.translate.memory import build_memory
from compliance_kit.translate.names import pinyin
from training.splits import key

# A short Chinese string with one of these endings is the name of a place or an institution.
_NAME = re.compile(
    "[\u4e00-\u9fff]{2,14}(?:省|市|区|县|镇|乡|州|新区|大道|大桥|码头|机场|车站|东站|西站|北站|南站|江|河|湖|寺|古镇|"
    "山|岛|委员会|委|局|办公室|管委会|法院|检察院|大学|学院|医院|博物馆|图书馆|剧院|公司|集团|银行|协会|日报社|"
    "广播电视台|政府|大会|部|厅|署|总队|研究院|海关|邮局|体育馆|体育场|园区|保税区|高新区|开发区|半岛|三角洲|三角)"
)
_WORD = r"(?:[A-Z][\w'’.-]*|of|and|the|for|on|in|to|&|de)"
_TITLE_CASE = re.compile(f"{_WORD}(?: {_WORD})*")
# No 省 or 市 follows these in ordinary text.
_NO_SUFFIX = frozenset(["香港", "澳门", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆"])


def read_pairs(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield all pairs of the folder's ``news-*.tsv`` and ``ours-*.tsv``, Chinese first."""
    for path in sorted([*folder.glob("news-*.tsv"), *folder.glob("ours-*.tsv")]):
        for line in path.read_text(encoding="utf-8").splitlines():
            parts = line.split("\t")
            if len(parts) == 2 and all(part.strip() for part in parts):
                yield parts[0].strip(), parts[1].strip()


def held_out(folder: Path) -> frozenset[str]:
    """The keys of the sentences that tests are made of."""
    lines = (folder / "heldout.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split()[0] for line in lines if line and not line.startswith("#"))


def is_name(zh: str, en: str) -> bool:
    """Whether the pair is a proper name on both sides (``两江新区``, ``Liangjiang New Area``)."""
    return bool(
        _NAME.fullmatch(zh) and not zh.endswith(("全部", "专区")) and _TITLE_CASE.fullmatch(en)
    )


def read_terms(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the names of ``places.tsv``: class, Chinese and (else its pinyin) English a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("#") or len(parts) < 2:
            continue
        kind, zh = parts[:2]
        en = parts[2] if len(parts) > 2 and parts[2] else _pinyin(zh)
        suffixes = {"province": "省", "city": "市", "district": "区", "county": "县"}
        added = {"district": " District", "county": " County", "province": " Province"}
        # Bare names of districts and counties are often common words too (长寿, 大足).
        if kind in ("province", "city"):
            yield zh, en
        if kind in suffixes and not zh.endswith(suffixes[kind]) and zh not in _NO_SUFFIX:
            yield zh + suffixes[kind], en + added.get(kind, "")


def read_names(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the names of ``outlets.tsv`` or ``names-*.tsv``: Chinese, English."""
    for line in path.read_text(encoding="utf-8").splitlines():
        zh, _, en = line.partition("\t")
        if en and not zh.startswith("#"):
            yield zh, en


def countries_around(names: Iterable[str]) -> dict[str, str]:
    """The countries whose Chinese names begin with another name (罗马尼亚), from CLDR."""
    zh, en = Locale("zh").territories, Locale("en").territories
    return {
        zh[code]: en[code]
        for code in zh
        if len(code) == 2 and any(zh[code].startswith(name) and name != zh[code] for name in names)
    }


def _pinyin(place: str) -> str:
    # In the names of places 长 is chang and 重 is chong, which pypinyin cannot know.
    readings = {"长": "Chang", "重": "Chong"}
    head = readings.get(place[0])
    return head + pinyin(place[1:]).lower() if head else pinyin(place)


def main() -> None:
    """Build the memory named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    kept_out = held_out(options.data)
    pairs = [pair for pair in read_pairs(options.data) if key(pair[0]) not in kept_out]
    tables = options.data.parent
    terms: dict[str, str] = {}
    for path in sorted(tables.glob("names-*.tsv")):
        terms.update(read_names(path))
    terms.update(countries_around(terms))
    terms.update(read_terms(tables / "places.tsv"))
    terms.update(read_names(tables / "outlets.tsv"))
    terms.update((zh, en) for zh, en in pairs if is_name(zh, en))
    size = build_memory(options.output, pairs, terms.items())
    print(f"{size} units, {len(terms)} terms, {options.output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
