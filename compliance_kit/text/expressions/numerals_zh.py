"""Chinese numerals and mixed writings (25万6千, 一千多万) to exact values.

The reader works on one short *run* of numeral characters in simplified form (``normal.py`` maps
萬 億 兩 to 万 亿 两) and says how much of it is one number. Runs repeat, so results are cached.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from compliance_kit.text.expressions.exact import plus, tidy, times
from compliance_kit.text.values import Approx

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟弍贰參陸", "一二三四五六七八九十百千二二三六")
FINANCIAL_CHARS = "壹贰叁肆伍陆柒捌玖拾佰仟弍參陸"
TWENTIES = {"廿": 20, "卅": 30}
SMALL = {"十": 10, "百": 100, "千": 1000}
BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
NUMERAL = "零〇○一二两三四五六七八九十百千万亿兆"

MAX_RUN = 80
"""No number that people write is longer; a longer run is no number (and costs nothing)."""

_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+", re.ASCII)

_TWO_OF = re.compile("三?[十百千万亿兆]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number read from the head of a run.

    ``length`` characters were read. ``high`` is the upper end where the writing names two
    neighbours (两三百 is 200 to 300). ``scale`` is the last 万/亿/千 factor (1 if none), with
    ``value / scale`` the figure in front of it. ``digits``: a string of Chinese digits with no
    unit (二〇二六). ``bare``: begins with a unit and no figure (百万, 万亿).
    """

    length: int
    value: Decimal
    high: Decimal | None = None
    approx: Approx | None = None
    scale: int = 1
    digits: bool = False
    bare: bool = False
    arabic: bool = False
    plain: bool = False


@lru_cache(maxsize=16384)
def read(run: str) -> Numeral | None:
    """The number at the head of ``run`` (simplified numeral characters and ASCII digits)."""
    arabic = _ARABIC.match(run)
    if arabic:
        return _Reader(run).arabic(arabic)
    return _Reader(run).chinese()


def _digit_string(run: str) -> int:
    length = 0
    while length < len(run) and run[length] in DIGITS:
        length += 1
    return length


class _Reader:
    def __init__(self, run: str) -> None:
        self.run = run
        self.at = 0
        self.high = Decimal(0)  # what 亿 and above has closed
        self.mid = Decimal(0)  # what 万 has closed
        self.section = Decimal(0)  # below 万
        self.pending: Decimal | None = None
        self.upper: Decimal | None = None  # second of two neighbours
        self.unit = 0  # last unit read
        self.zero = False  # a 零 since the last unit
        self.approx: Approx | None = None
        self.scale = 1
        self.bare = False
        self.spread = Decimal(0)

    def arabic(self, match: re.Match[str]) -> Numeral | None:
        figure = tidy(Decimal(match.group().replace(",", "")))
        self.at = match.end()
        if self.at < len(self.run) and self.run[self.at] == " ":
            following = self.run[self.at + 1 : self.at + 2]
            if following and following in "万亿千百十":
                self.at += 1
        following = self.run[self.at : self.at + 1]
        if not following or following not in "十百千万亿兆多余来几":
            return Numeral(match.end(), figure, arabic=True, plain=True)
        self.pending = figure
        return self._units(arabic=True)

    def chinese(self) -> Numeral | None:
        run = self.run
        length = _digit_string(run)
        following = run[length : length + 1]
        if length == 1 and following == "点" and run[2:3] in DIGITS and run[2:3] != "两":
            return self._decimal()
        if length >= 2 and following not in SMALL and following not in BIG:
            if length == 2 and "0" not in run[:2]:
                low, high = DIGITS[run[0]], DIGITS[run[1]]
                if low and (high == low + 1 or (low, high) == (3, 5)):
                    return Numeral(2, Decimal(low), Decimal(high), "about", digits=True)
            if "两" in run[:length]:
                return None
            return Numeral(
                length, Decimal("".join(str(DIGITS[c]) for c in run[:length])), digits=True
            )
        return self._units(arabic=False)

    def _decimal(self) -> Numeral | None:
        """三点一四, 一点二亿: at a digit before 点, or after units (十二点五)."""
        whole = DIGITS[self.run[0]]
        return self._fraction(Decimal(whole), 1)

    def _fraction(self, whole: Decimal, dot: int) -> Numeral | None:
        end = dot + 1
        figures = []
        while end < len(self.run) and self.run[end] in DIGITS and self.run[end] != "两":
            figures.append(str(DIGITS[self.run[end]]))
            end += 1
        value = plus(whole, Decimal("0." + "".join(figures)))
        scale = 1
        while end < len(self.run) and (self.run[end] in "百千" or self.run[end] in BIG):
            unit = self.run[end]
            factor = SMALL.get(unit) or BIG[unit]
            value, scale = times(value, factor), scale * factor
            end += 1
        return Numeral(end, value, scale=scale)

    def _units(self, *, arabic: bool) -> Numeral | None:
        run, size = self.run, len(self.run)
        digits_read = 0
        while self.at < size:
            char = run[self.at]
            if char in DIGITS and char not in "零〇○":
                if not self._digit(char):
                    break
                digits_read += 1
            elif char in "零〇○":
                if self.pending is not None or not self.unit:
                    if not self.unit and self.pending is None and self.at == 0:
                        return Numeral(1, Decimal(0))
                    break
                if run[self.at + 1 : self.at + 2] not in DIGITS and (
                    run[self.at + 1 : self.at + 2] != "十"
                ):
                    break
                self.zero = True
                self.at += 1
            elif char in TWENTIES:
                if self.pending is not None or (self.unit and self.unit < 100):
                    break
                self.section = plus(self.section, TWENTIES[char])
                self.unit, self.scale = 10, 10
                self.zero = False
                self.at += 1
            elif char in SMALL:
                if not self._small(char):
                    break
            elif char in BIG:
                if not self._big(char):
                    break
            elif char in "0123456789":
                if not self._tail_figure():
                    break
            elif char in "几数":
                if not self._several():
                    break
            elif char in "多余来":
                if not self._more(char):
                    break
            elif (char == "点" and self.pending is not None) or (char == "点" and self.unit):
                if arabic or run[self.at + 1 : self.at + 2] not in DIGITS:
                    break
                if self.zero or self.approx or self.upper is not None:
                    break
                whole = plus(plus(self.high, self.mid), plus(self.section, self.pending or 0))
                return self._fraction(whole, self.at)
            else:
                break
        return self._close(arabic)

    def _digit(self, char: str) -> bool:
        value = Decimal(DIGITS[char])
        if self.approx:
            return False
        if char == "两" and self.unit and not _TWO_OF.match(self.run, self.at + 1):
            return False  # 三百两 is a weight of silver
        if self.pending is not None:
            if self.upper is None and (
                value == self.pending + 1 or (self.pending == 3 and value == 5)
            ):
                if self.zero:
                    return False
                self.upper = value
                self.at += 1
                return True
            return False
        self.pending = value
        self.at += 1
        return True

    def _small(self, char: str) -> bool:
        unit = SMALL[char]
        coefficient = self.pending
        if self.unit and self.unit < 10**4 and unit >= self.unit:
            # 十百 is no number; 3百 after 5千 is, 5百 after 3十 is not.
            return False
        if coefficient is None:
            if unit == 10 or not self.unit:
                coefficient = Decimal(1)
                if unit != 10 and not self.unit:
                    self.bare = True
            else:
                return False
        self.section = plus(self.section, times(coefficient, unit))
        if self.upper is not None:
            self.spread = times(self.upper - coefficient, unit)
            self.upper = None
        self.pending = None
        self.unit = unit
        self.zero = False
        if not self.scale_closed():
            self.scale = unit
        self.at += 1
        return True

    def scale_closed(self) -> bool:
        return bool(self.high or self.mid)

    def _big(self, char: str) -> bool:
        unit = BIG[char]
        part = plus(self.section, self.pending or 0)
        if self.upper is not None and self.pending is not None:
            self.spread = self.upper - self.pending
            self.upper = None
        if unit == 10**4:
            if self.unit == 10**4:
                return False
            if not part:
                if self.unit >= 10**8:
                    # 亿万 is a word, no figure
                    return False
                part = Decimal(1)
                self.bare = True
            self.mid = plus(self.mid, times(part, unit))
        else:
            below = plus(self.mid, part)
            if not below:
                if self.high and self.unit == 10**8 == unit:
                    below, self.high = self.high, Decimal(0)
                elif self.unit:
                    return False
                else:
                    below = Decimal(1)
                    self.bare = True
            self.high = plus(self.high, times(below, unit))
            self.mid = Decimal(0)
        if self.spread:
            self.spread = times(self.spread, unit)
        self.scale = unit if self.unit not in (10**4, 10**8) or self.scale == 1 else self.scale
        if unit == 10**8 and self.unit == 10**4:
            self.scale = 10**12
        self.section = Decimal(0)
        self.pending = None
        self.unit = unit
        self.zero = False
        self.at += 1
        return True

    def _tail_figure(self) -> bool:
        """The figures of 3万4000 and 25万6千."""
        if self.pending is not None or not self.unit or self.approx:
            return False
        match = _ARABIC.match(self.run, self.at)
        assert match is not None
        figure = Decimal(match.group().replace(",", ""))
        if figure >= self.unit:
            return False
        self.pending = tidy(figure)
        self.at = match.end()
        if len(match.group()) > 1:
            self.zero = True  # said in full: 3万4000 is 34,000
        return True

    def _several(self) -> bool:
        """几十, 数百, 十几, 三十几万: the floor, with ``over``."""
        following = self.run[self.at + 1 : self.at + 2]
        if self.pending is not None or self.approx:
            return False
        if not self.unit:
            if following not in SMALL and following not in BIG:
                return False
            self.pending = Decimal(1)
            self.approx = "over"
            self.at += 1
            return True
        if self.run[self.at] == "数" or self.unit > 1000 or (self.unit > 10 and not self.zero):
            return False
        self.approx = "over"
        self.at += 1
        return True

    def _more(self, char: str) -> bool:
        """一千多万, 3000余, 二十来: after a unit or a round figure."""
        if self.approx and self.run[self.at - 1] in "多余来几":
            return False
        round_figure = self.pending is not None and self.pending >= 10 and self.pending % 10 == 0
        if self.pending is not None and not round_figure:
            return False
        if not self.unit and not round_figure:
            return False
        following = self.run[self.at + 1 : self.at + 2]
        if char == "来" and following not in BIG:
            return False
        if following in SMALL:
            return False
        if following in BIG and self.unit >= BIG[following]:
            return False
        self.approx = self.approx or ("about" if char == "来" else "over")
        self.at += 1
        return True

    def _close(self, arabic: bool) -> Numeral | None:
        if not self.at:
            return None
        tail = self.pending
        if tail is not None and self.unit >= 100 and not self.zero and tail < 10:
            # 三万五 is 35,000 and 一百六 is 160
            factor = self.unit // 10
            tail = times(tail, factor)
            if self.upper is not None:
                self.spread = times(self.upper - (self.pending or 0), factor)
        elif self.upper is not None and tail is not None:
            self.spread = self.upper - tail
        value = plus(plus(self.high, self.mid), plus(self.section, tail or 0))
        high = plus(value, self.spread) if self.spread else None
        approx: Approx | None = "about" if high is not None else self.approx
        return Numeral(
            self.at,
            value,
            high,
            approx,
            self.scale,
            bare=self.bare,
            arabic=arabic,
            plain=arabic and not self.unit,
        )


@lru_cache(maxsize=4096)
def small(figure: str) -> int:
    """A short figure of either script."""
    if figure == "元":
        return 1
    if figure[0] in "0123456789":
        return int(figure)
    figure = figure.replace("廿", "二十")
    if figure[0] in "零〇○" and len(figure) == 2:
        return DIGITS[figure[1]]
    number = read(figure)
    return int(number.value) if number else 0
