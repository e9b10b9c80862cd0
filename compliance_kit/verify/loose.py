"""Numerals in running text that are no expressions: 两国, 三方, both, twice, a score.

They are no facts to look for, but they may be where a fact of the other language went: *the two
countries* is 两国, *doubled* is 翻番. So a number that only one grammar reads is no alarm.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

from compliance_kit.text.expressions.numerals_zh import read

_ARTICLES = frozenset(
    ("a", "an", "another", "each", "every", "per", "only", "top", "annual", "yearly", "daily")
)
"""Words that say one without counting: they stand for 一, not for the figure 1."""

_NEXT = frozenset(("next", "following", "after", "later", "翌", "次", "隔"))
"""Words for 第二 in 第二天, *the next day*; they count nothing."""

_SAYING: dict[str, str] = {
    "0": "zero no none nil",
    "1": "one once single first firstly sole mono solo",
    "2": "two both twice pair pairs couple dual double doubled doubles doubling twin twins second "
    "secondary secondly either neither bilateral twofold duo biennial fortnight other twos "
    "respectively",
    "3": "three threes third thirdly triple tripled trio thrice threefold trilateral tertiary "
    "triangle tripartite thirds triad triplets",
    "4": "four fourth fourthly quadruple quadrupled fourfold quarter quarterly",
    "5": "five fifth fifthly fivefold",
    "6": "six sixth sixthly",
    "7": "seven seventh",
    "8": "eight eighth",
    "9": "nine ninth",
    "10": "ten tenth tenfold decade decades",
    "11": "eleven eleventh",
    "12": "twelve twelfth dozen",
    "13": "thirteen thirteenth",
    "14": "fourteen fourteenth",
    "15": "fifteen fifteenth",
    "16": "sixteen sixteenth",
    "17": "seventeen seventeenth",
    "18": "eighteen eighteenth",
    "19": "nineteen nineteenth",
    "20": "twenty twentieth twenties",
    "30": "thirty thirties",
    "40": "forty forties",
    "50": "fifty fifties",
    "60": "sixty sixties",
    "70": "seventy seventies",
    "80": "eighty eighties",
    "90": "ninety nineties",
    "100": "hundred hundreds century centuries centennial centenary",
    "1000": "thousand thousands millennium",
    "1000000": "million millions",
    "1000000000": "billion billions",
    "1/2": "half halves halved halve halfway midway semi mid semifinal semifinals",
    "1/4": "quarters quarterfinal quarterfinals",
}
# "a fifth" is the fifth or one in five.
_PARTS = {
    word: Fraction(1, n)
    for n, word in enumerate(
        ["third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 3
    )
}
_WORDS = {word: Fraction(value) for value, words in _SAYING.items() for word in words.split()}
_ROMAN = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12}
# (i), (v): items of a list, where the letters alone would be words.
_ROMAN_ITEM = {"I": 1, "V": 5, "X": 10, **_ROMAN}
_CHARACTERS: dict[str, str] = {
    "双": "2", "雙": "2", "俩": "2", "倆": "2", "对": "2", "對": "2", "番": "2", "倍": "2",
    "次": "2",
    "亚": "2", "兩": "2", "仨": "3", "季": "4", "半": "1/2", "零": "0", "无": "0", "首": "1",
    "初": "1", "单": "1", "頭": "1", "头": "1", "独": "1", "唯": "1", "元": "1",
}  # fmt: skip
_EN = re.compile(r"[A-Za-z]+|[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?", re.ASCII)
_ZH = re.compile(
    r"[零〇一二两兩三四五六七八九十百千万萬亿億廿卅]{1,16}|[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
)
_FEW_ZH = re.compile("[数數几幾多若余餘]|一些|不少|大量|[亿億千百][万萬]|千百")
_FEW_EN = re.compile(
    r"(?i)\b(?:several|some|many|few|multiple|multi\w*|various|numerous|countless|teen\w*|dozens?|scores|tens|hundreds|thousands|millions|billions)\b"
)


class Loose:
    """The numerals of ``text`` outside ``covered`` spans; each can be taken once."""

    def __init__(self, text: str, language: str, covered: list[tuple[int, int]]) -> None:
        self.values: Counter[Fraction] = Counter()
        self.figures: Counter[str] = Counter()
        self.article = False
        self.next = False
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
                self.values[_WORDS[word.lower()]] += 1
                if word.lower() in _PARTS:
                    self.values[_PARTS[word.lower()]] += 1
            elif word.lower() in _ARTICLES:
                self.article = True
            elif word.lower() in _NEXT:
                self.next = True
            elif word in _ROMAN:
                self.values[Fraction(_ROMAN[word])] += 1
            elif word.upper() in _ROMAN_ITEM and text[match.end() : match.end() + 1] == ")":
                self.values[Fraction(_ROMAN_ITEM[word.upper()])] += 1

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
        self.next = any(char in text for char in _NEXT)
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
