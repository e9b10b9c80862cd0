"""What the Chinese reader looks up at a place: the numeral, the word behind it, the traps."""

from __future__ import annotations

import re
from functools import lru_cache

from compliance_kit.text.expressions import signs
from compliance_kit.text.expressions.normal import chinese
from compliance_kit.text.expressions.numerals_zh import MAX_RUN, Numeral, read
from compliance_kit.text.expressions.tables import currencies, units
from compliance_kit.text.expressions.tables.zh_traps import TRAPS
from compliance_kit.text.expressions.tables.zh_words import CLASSIFIERS, DURATIONS

RUN = re.compile(
    r"(?:(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)(?: (?=[万亿]))?"
    r"[零〇○一二两三四五六七八九十百千万亿兆几多余来点0-9]*"
    r"|[零〇○一二两三四五六七八九十百千万亿兆廿卅几数多余来点]+[0-9]*[零〇一二两三四五六七八九十百千万亿]*",
    re.ASCII,
)


@lru_cache(maxsize=1)
def suffixes() -> dict[str, list[tuple[str, str, str, int]]]:
    """What may follow a figure, by first character, longest first: (word, sort, code, parts)."""
    table: dict[str, tuple[str, str, int]] = {}
    for word in CLASSIFIERS:
        table[word] = ("noun", word, 0)
    for word, unit in units.chinese().items():
        table[chinese(word)] = ("measure", unit, 0)
    for word, unit in DURATIONS.items():
        table[word] = ("duration", unit, 0)
    for word, code in currencies.names("zh").items():
        table[word] = ("money", code, 1)
    for word, (code, parts) in currencies.ZH_MINOR.items():
        table[word] = ("minor", code, parts)
    for code in currencies.codes_behind():
        table[code] = ("code", {"RMB": "CNY", "BTC": "XBT"}.get(code, code), 1)
    for word in ("%", "﹪"):
        table[word] = ("percent", "", 1)
    for sign, code in (("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("刀", "USD")):
        table[sign] = ("money", code, 1)
    table["‰"] = ("percent", "", 10)
    for word in ("个百分点", "百分点"):
        table[word] = ("percentage-point", "", 0)
    for word in ("岁", "周岁", "岁多"):
        table[word] = ("age", "", 0)
    table["倍"] = ("multiple", "", 0)
    table["成"] = ("tenths", "", 0)
    table["折"] = ("discount", "", 0)
    for word in ("分之", "分 之"):
        table[word] = ("fraction", "", 0)
    table["打"] = ("dozen", "", 0)
    table["刻钟"] = ("quarter-hour", "", 0)
    index: dict[str, list[tuple[str, str, str, int]]] = {}
    for word, entry in table.items():
        index.setdefault(word[0], []).append((word, *entry))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def _trap_index() -> dict[str, list[tuple[str, int]]]:
    """Traps by two characters of theirs: the one that is looked at and its neighbour."""
    index: dict[str, list[tuple[str, int]]] = {}
    starters = "零〇一二两三四五六七八九十百千万亿第半周星礼" + "0123456789"
    for word in TRAPS:
        offset = next(place for place, char in enumerate(word) if char in starters)
        pair = word[offset : offset + 2] if offset + 1 < len(word) else "<" + word[offset - 1 :]
        index.setdefault(pair, []).append((word, offset))
    return index


_TRAPS = _trap_index()
_UNITS = frozenset("十百千万亿")
_FIGURES = frozenset("0123456789零〇一二三四五六七八九")
_NO_TRAP = frozenset(
    {
        ("十分", "之"),
        ("万分", "之"),
        ("十分", "钟"),
        ("四季", "度"),
        ("三季", "度"),
        ("一角", "钱"),
        ("一刻", "钟"),
    }
    | {("三角", "钱"), ("零点", "五"), ("三维", "度")}
)


_CHANGE = re.compile("[零一二两三四五六七八九]?[角毛分]|[钱整]|人民币")


def trapped(text: str, at: int) -> int:
    """Where a word that only looks like a number ends, or 0."""
    end = 0
    traps = _TRAPS.get(text[at : at + 2], ())
    if at:
        traps = (*traps, *_TRAPS.get("<" + text[at - 1 : at + 1], ()))
    for word, offset in traps:
        if text.startswith(word, at - offset) and at >= offset:
            stop = at - offset + len(word)
            following = text[stop : stop + 1]
            if (word, following) in _NO_TRAP or (following in _UNITS and word[-1] in _FIGURES):
                continue  # 二百五十
            if word in ("二元", "三元", "三角") and _CHANGE.match(text, stop):
                continue  # 三元五角
            if word == "一点" and (following in _FIGURES or following in ("钟", "半")):
                continue  # 一点五, 一点半
            if offset == 0 and word[0] in "百千万亿" and signs.lends_weight(text, at):
                continue  # 近百家
            end = max(end, stop)
    return end


def run_at(text: str, at: int) -> tuple[Numeral, str] | None:
    match = RUN.match(text, at)
    if match is None:
        return None
    run = match.group()
    if len(run) > MAX_RUN:
        return None
    number = read(run)
    if number is None or not number.length:
        return None
    return number, run


def wordy(char: str) -> bool:
    return bool(char) and char.isalnum()
