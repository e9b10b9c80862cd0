"""Numerals in running text that are no expressions: 两国, 三方, both, twice, a score.

They are no facts to look for, but they may be where a fact of the other language went: *the two
countries* is 两国, *doubled* is 翻番. So a number that only one grammar reads is no alarm.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

from compliance_kit.text.expressions.numerals_zh import read

_WORDS: dict[str, str] = {
    "zero": "0", "no": "0", "none": "0", "nil": "0", "one": "1", "a": "1", "an": "1", "once": "1",
    "single": "1", "first": "1", "another": "1", "each": "1", "every": "1", "per": "1", "sole": "1",
    "mono": "1", "solo": "1", "only": "1", "top": "1", "annual": "1", "yearly": "1", "daily": "1",
    "two": "2", "both": "2", "twice": "2", "pair": "2", "pairs": "2", "couple": "2", "dual": "2",
    "double": "2", "doubled": "2", "doubles": "2", "doubling": "2", "twin": "2", "twins": "2",
    "second": "2", "secondary": "2", "either": "2", "bilateral": "2", "twofold": "2", "duo": "2",
    "neither": "2", "respectively": "2", "next": "2", "following": "2", "after": "2", "later": "2",
    "other": "2", "biennial": "2", "fortnight": "2",
    "three": "3", "third": "3", "triple": "3", "tripled": "3", "trio": "3", "thrice": "3",
    "threefold": "3", "trilateral": "3", "tertiary": "3", "triangle": "3", "tripartite": "3",
    "four": "4", "fourth": "4", "quadruple": "4", "quadrupled": "4", "fourfold": "4",
    "quarter": "4",
    "five": "5", "fifth": "5", "fivefold": "5", "six": "6", "sixth": "6", "seven": "7",
    "seventh": "7", "eight": "8", "eighth": "8", "nine": "9", "ninth": "9", "ten": "10",
    "tenth": "10", "tenfold": "10", "decade": "10", "decades": "10", "eleven": "11",
    "eleventh": "11", "twelve": "12", "twelfth": "12", "dozen": "12", "thirteen": "13",
    "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18",
    "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
    "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100", "hundreds": "100",
    "century": "100", "centuries": "100", "centennial": "100", "centenary": "100",
    "thousand": "1000", "thousands": "1000", "millennium": "1000", "million": "1000000",
    "millions": "1000000", "billion": "1000000000", "billions": "1000000000",
    "half": "1/2", "halves": "1/2", "halved": "1/2", "halve": "1/2", "halfway": "1/2",
    "semifinal": "1/2", "semifinals": "1/2", "quarterfinal": "1/4", "quarterfinals": "1/4", "semi": "1/2", "mid": "1/2", "quarters": "1/4", "midway": "1/2",
}  # fmt: skip
_ROMAN = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12}
_CHARACTERS: dict[str, str] = {
    "双": "2", "雙": "2", "俩": "2", "倆": "2", "对": "2", "對": "2", "番": "2", "倍": "2",
    "仨": "3", "半": "1/2", "零": "0", "无": "0", "首": "1", "初": "1", "每": "1", "单": "1",
    "单一": "1", "头": "1", "独": "1", "唯": "1", "某": "1", "整": "1", "元": "1", "次": "2",
    "亚": "2", "兩": "2", "季": "4",
}  # fmt: skip
_EN = re.compile(r"[A-Za-z]+|[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?", re.ASCII)
_ZH = re.compile(
    r"[零〇一二两兩三四五六七八九十百千万萬亿億廿卅]{1,16}|[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
)
_FEW_ZH = re.compile("[数數几幾多若余餘]|一些|不少|大量|成千上万")
_FEW_EN = re.compile(
    r"(?i)\b(?:several|some|many|few|multiple|various|numerous|dozens?|scores|tens|hundreds|thousands|millions|billions)\b"
)


class Loose:
    """The numerals of ``text`` outside ``covered`` spans; each can be taken once."""

    def __init__(self, text: str, language: str, covered: list[tuple[int, int]]) -> None:
        self.values: Counter[Fraction] = Counter()
        self.figures: Counter[str] = Counter()
        self._text = text
        self._few = _FEW_ZH if language == "zh" else _FEW_EN
        rest = _blank(text, covered)
        if language == "zh":
            self._chinese(rest)
        else:
            self._english(rest)

    def _english(self, text: str) -> None:
        for match in _EN.finditer(text):
            word = match.group()
            if word[0].isdigit():
                self._figure(word)
            elif word.lower() in _WORDS:
                self.values[Fraction(_WORDS[word.lower()])] += 1
            elif word in _ROMAN:
                self.values[Fraction(_ROMAN[word])] += 1

    def _chinese(self, text: str) -> None:
        for match in _ZH.finditer(text):
            run = match.group()
            if run[0].isascii():
                self._figure(run)
                continue
            run = run.translate(_SIMPLE)
            number = read(run)
            if number is not None and number.length == len(run):
                self.values[Fraction(number.value)] += 1
            if len(run) > 1:
                for char in run:
                    single = read(char)
                    if single is not None and single.length:
                        self.values[Fraction(single.value)] += 1
        for char, value in _CHARACTERS.items():
            if char in text:
                self.values[Fraction(value)] += text.count(char)

    def _figure(self, run: str) -> None:
        run = run.replace(",", "")
        self.figures[run] += 1
        self.values[Fraction(run)] += 1

    def take(self, value: Fraction) -> bool:
        """Whether ``value`` stands loosely in the text; it is then used up."""
        if self.values[value] <= 0:
            return False
        self.values[value] -= 1
        return True

    def few(self) -> bool:
        """Whether the text speaks of several, many, 数 or 多 without a figure."""
        return self._few.search(self._text) is not None


_SIMPLE = str.maketrans("兩萬億", "两万亿")


def _blank(text: str, covered: list[tuple[int, int]]) -> str:
    """``text`` with the covered spans as spaces."""
    parts: list[str] = []
    at = 0
    for start, end in covered:
        if end <= at:
            continue
        start = max(start, at)
        parts.append(text[at:start])
        parts.append(" " * (end - start))
        at = end
    parts.append(text[at:])
    return "".join(parts)
