"""Chinese expressions: one pass over the places where a number, date or amount can begin."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from decimal import Decimal

from compliance_kit.text.expressions import compose, relative, signs, zh_figures
from compliance_kit.text.expressions.exact import ratio, times
from compliance_kit.text.expressions.figures_en import VULGAR, VULGAR_PARTS
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.numerals_zh import (
    DIGITS,
    FINANCIAL,
    FINANCIAL_CHARS,
    MAX_RUN,
    Numeral,
    read,
)
from compliance_kit.text.expressions.tables import units
from compliance_kit.text.expressions.tables.zh_words import BEFORE, HALVED
from compliance_kit.text.expressions.zh_amounts import NO_DOZEN, Amounts
from compliance_kit.text.expressions.zh_clocks import (
    DAY_PART_WORDS,
    clock_at,
    short_of_at,
    zone_first,
)
from compliance_kit.text.expressions.zh_dates import (
    date_at,
    period_at,
    weekday_at,
    year_then_months,
)
from compliance_kit.text.expressions.zh_lookup import RUN, run_at, trapped, wordy
from compliance_kit.text.expressions.zh_reigns import of_reign
from compliance_kit.text.values import Approx, Date, Duration, Measure, Money

_ANCHOR = re.compile(
    "[0-9½¼¾⅓⅔零〇一二两三四五六七八九十百千万亿廿卅"
    + FINANCIAL_CHARS
    + "第半周星礼]|[上下]半(?:年|个?财)|[几数][十百千万亿]"
    "|Q[1-4](?![0-9A-Za-z])|翻了?[一两三四]番"
    rf"|(?:{DAY_PART_WORDS})(?=[ 约]?[0-9一二两三四五六七八九十零])"
    "|时速(?=[0-9])|差(?=[0-9一二三五十两])|对折|(?:GMT|UTC)|负[0-9零一二两三四五六七八九十百千万亿]"
)
_OPENERS = frozenset("上下Q时" + "".join(word[0] for word in DAY_PART_WORDS.split("|")))
_TIMELY = frozenset("年月日号时点:-/.季世 T财会")
_FINANCIAL_RUN = re.compile(f"[零〇万亿兆整十百千{FINANCIAL_CHARS}]+")
_LUNAR = re.compile(r"(?:农历|阴历|旧历|民国)[^，。；、,;\s]{0,8}$")
_OLD_CALENDAR = re.compile("(?:民国|[正腊]月|月初)$")
_SLASHED_NUMBER = re.compile("/[0-9]{1,6}(?![0-9])")
"""Days of the moon's calendar: left alone."""
_UNITS = frozenset("十百千万亿")
_NUMBERED = frozenset("届号条章期名次批卷页位轮款项")
"""What an ordinal in the numerals of contracts counts."""
_HEDGED = re.compile("左右|上下(?!文)|以上|以下|以内|开外|之间|有余|出头")
_LETTERS = {"M": 10**6, "B": 10**9, "T": 10**12}
"""Letters of size, where a figure and its letter are all the text (5M; 5G and 4K are names)."""
_HALVES = {
    name: units.ZH[name]
    for name in (
        "公斤",
        "千克",
        "斤",
        "吨",
        "公里",
        "英里",
        "海里",
        "亩",
        "公顷",
        "升",
        "加仑",
        "磅",
        "米",
    )
}
"""Units that a half may stand before (半公斤); 半里, 半度 and the like are other words too."""


class Scanner(Amounts):
    """One text's pass; ``text`` is the normal form."""

    def __init__(self, text: str, reference: datetime.date | None) -> None:
        super().__init__(text)
        self.reference = reference
        self.joining = False

    def hits(self, masked: list[tuple[int, int]]) -> list[Hit]:
        """All expressions outside the ``masked`` spans, in order."""
        text = self.text
        search = _ANCHOR.search
        reference = self.reference
        found: list[Hit] = []
        at = 0
        floor = 0
        mask = iter(masked)
        blocked = next(mask, None)
        while True:
            match = search(text, at)
            if match is None:
                return found
            start = match.start()
            while blocked is not None and blocked[1] <= start:
                blocked = next(mask, None)
            if blocked is not None and blocked[0] <= start:
                at = blocked[1]
                floor = at
                continue
            hit, end = self.at(start)
            if hit is None:
                at = max(end, start + 1)
                continue
            hit = compose.chinese(self, hit, floor)
            if reference is not None:
                hit = relative.chinese(text, hit, floor, reference)
            found.append(hit)
            at = floor = hit.end

    def at(self, start: int) -> tuple[Hit | None, int]:
        """The expression at ``start``, or None and where to go on."""
        text = self.text
        char = text[start]
        trap_end = trapped(text, start)
        if trap_end:
            return None, trap_end
        if char in "0123456789":
            return self._figure(start)
        if char in VULGAR:
            return Hit("fraction", start, start + 1, ratio(*VULGAR_PARTS[char])), start + 1
        if char in "周星礼":
            return weekday_at(text, start), start + 1
        if char == "第":
            return self._ordinal(start)
        if char in "半对":
            return self._half(start), start + 1
        if char == "翻":
            doublings = DIGITS[text[start + (2 if text[start + 1] == "了" else 1)]]
            end = text.index("番", start) + 1
            return Hit("multiple", start, end, Decimal(2**doublings)), end
        if char in _OPENERS:
            if char == "时":
                return None, start + 2
            if char == "Q":
                return Hit("date", start, start + 2, Date(quarter=int(text[start + 1]))), start + 2
            return period_at(text, start) or clock_at(text, start), start + 1
        if char in "GU":
            return zone_first(text, start)
        if char in FINANCIAL_CHARS:
            return self._financial(start)
        if char == "负":
            return self._negative(start)
        if char == "差":
            short = short_of_at(text, start)
            return short, short.end if short is not None else start + 1
        return self._number(start)

    def _negative(self, start: int) -> tuple[Hit | None, int]:
        """负四, 负百分之三; 胜3负2 is none."""
        text = self.text
        hit, end = self.at(start + 1)
        if text[start - 1 : start] and text[start - 1] in "0123456789胜平担抱欺自辜肩正":
            return hit, end
        if hit is None:
            got = run_at(text, start + 1)
            if got is None or got[0].digits or got[0].bare or got[0].high is not None:
                return None, end
            end = start + 1 + got[0].length
            if wordy(text[end : end + 1]):
                return None, end
            hit = Hit("number", start, end, got[0].value)
        signs.negate(hit)
        hit.start = start
        return hit, end

    def _figure(self, start: int) -> tuple[Hit | None, int]:
        if passed := zh_figures.passed_over(self.text, start):
            return None, passed
        figure = zh_figures.special(self.text, start)
        if figure is not None:
            return figure, figure.end
        return self._number(zh_figures.point_before(self.text, start))

    def _number(self, start: int) -> tuple[Hit | None, int]:
        text = self.text
        got = run_at(text, start)
        if got is None:
            match = RUN.match(text, start)
            return None, match.end() if match else start + 1
        number, run = got
        end = start + number.length
        if _OLD_CALENDAR.search(text, max(0, start - 3), start) or (
            text[end : end + 1] == "年" and of_reign(text, start, end, number)
        ):
            while text[end : end + 1] and text[end] in "年月日初廿一二三四五六七八九十":
                end += 1
            return None, end
        following = text[end : end + 1]
        if following == "来" and number.value % 10 == 0:
            if text[end + 1 : end + 2] in self.suffixes and not number.approx:
                number = replace(number, length=number.length + 1, approx="about")
                end += 1
        elif following == "又":
            mixed = self._mixed(start, end, number)
            if mixed is not None:
                return mixed, mixed.end
        elif (
            following in _TIMELY
            or (following == "、" and not number.arabic)
            or text[end - 1] == "点"
            or "点" in run[1:4]
        ):
            hit = date_at(text, start) or clock_at(text, start) or period_at(text, start)
            if hit is not None:
                if (
                    following == "年"
                    and text[hit.end - 1] == "年"
                    and text[hit.end : hit.end + 1].isdigit()
                ):
                    hit = self._months_of(hit)
                if hit.kind == "date" and _LUNAR.search(text[max(0, start - 10) : start]):
                    return None, hit.end
                return hit, hit.end
        hit = self._with_suffix(start, end, number, run)
        if hit is not None:
            return hit, hit.end
        hit, end = self._plain(start, end, number, run)
        if hit is None and not number.digits and not self.joining:
            self.joining = True  # 一到一到一到: one partner, not a chain of them
            hit = compose.open_range(
                self, Hit("number", start, start + number.length, number.value, plain=number.value)
            )
            self.joining = False
            if hit is not None:
                end = hit.end
        return hit, end

    def _months_of(self, hit: Hit) -> Hit:
        """2020年1至2月 as one range."""
        other, _end = self._number(hit.end)
        if other is None or other.kind != "number" or other.noun:
            return hit
        months = compose.open_range(self, other)
        return (year_then_months(hit, months) if months is not None else None) or hit

    def _mixed(self, start: int, end: int, number: Numeral) -> Hit | None:
        """二又三分之一; ``end`` stands before 又."""
        got = run_at(self.text, end + 1)
        if got is None:
            return None
        after = end + 1 + got[0].length
        if not self.text.startswith("分之", after):
            return None
        return self._fraction(start, after + 2, got[0], number.value)

    def _plain(self, start: int, end: int, number: Numeral, run: str) -> tuple[Hit | None, int]:
        text = self.text
        if number.arabic:
            following = text[end : end + 1]
            if start == 0 and number.plain and text[end:].lstrip(" ") in _LETTERS:
                grown = times(number.value, _LETTERS[text[end:].lstrip(" ")])
                return Hit("number", start, len(text), grown), len(text)
            if following == "k" and number.plain and not text[end + 1 : end + 2].isalnum():
                return Hit("number", start, end + 1, times(number.value, 1000)), end + 1
            if following.isascii() and following.isalpha() and number.plain:
                skip = zh_figures.SKIP.match(text, end)
                return None, skip.end() if skip else end
            if zh_figures.BORN.match(text, start):
                return None, end  # 90后: those born in the nineties
            if run[4:5] == "." and (month := date_at(text, start)) is not None:
                return month, month.end  # 1999.05
            listed = zh_figures.listed(text, start, end)
            if listed is not None:
                return Hit("date", start, end, listed), end
            if zh_figures.is_bare_year(text, start, end):
                return Hit("date", start, end, Date(year=int(number.value))), end
            return self._make("number", start, end, number, number.value, run), end
        before = text[start - 1 : start]
        following = text[end : end + 1]
        alone = (not wordy(following) or bool(number.length > 1 and _HEDGED.match(text, end))) and (
            not wordy(before) or self._led(start)
        )
        if alone and text[start:end] == "十一" and before and before in "“‘「":
            return None, end  # the holiday
        if number.bare:
            whole = number.length > 1 and number.length == len(text)
            if not signs.lends_weight(text, start) and not number.approx and not whole:
                return None, end
            return self._make("number", start, end, number, number.value, run), end
        if alone or (number.length >= 3 and not number.digits and not number.bare):
            return self._make("number", start, end, number, number.value, run), end
        if number.approx == "over" or (number.scale >= 100 and not number.bare):
            return self._make("number", start, end, number, number.value, run), end
        return None, end

    def _led(self, start: int) -> bool:
        """Whether a range or words of approximation lead to ``start``."""
        text = self.text
        if text[start - 1] in "到至":
            return text[start - 2 : start - 1] in DIGITS or text[start - 2 : start - 1] in _UNITS
        return any(text[start - size : start] in BEFORE for size in (2, 3, 4) if start >= size)

    def _ordinal(self, start: int) -> tuple[Hit | None, int]:
        text = self.text
        period = period_at(text, start)
        if period is not None:
            return period, period.end
        at = start + 1
        if text[at : at + 1] == " ":
            at += 1
        if text[at : at + 1] and text[at] in FINANCIAL_CHARS:
            return self._financial_ordinal(start, at)
        got = run_at(text, at)
        if got is None:
            return None, start + 1
        number, _run = got
        if number.approx or number.high is not None:
            return None, at + number.length
        end = at + number.length
        if (slashed := _SLASHED_NUMBER.match(text, end)) is not None:
            return None, slashed.end()  # 第79/127号
        noun = ""
        for word in (
            "个",
            "次",
            "届",
            "名",
            "位",
            "季度",
            "轮",
            "条",
            "章",
            "期",
            "批",
            "号",
            "版",
            "集",
        ):
            if text.startswith(word, end):
                noun = word
        return Hit("ordinal", start, end, number.value, noun=noun, plain=number.value), end

    def _financial_ordinal(self, start: int, at: int) -> tuple[Hit | None, int]:
        """第壹: the ordinal in the numerals of contracts."""
        match = _FINANCIAL_RUN.match(self.text, at)
        number = read(match.group().translate(FINANCIAL)[:MAX_RUN]) if match else None
        following = self.text[at + number.length : at + number.length + 1] if number else ""
        if number is None or (wordy(following) and following not in _NUMBERED):
            return None, start + 1
        end = at + number.length
        return Hit("ordinal", start, end, number.value, plain=number.value), end

    def _half(self, start: int) -> Hit | None:
        text = self.text
        if start and text[start - 1] == "一":
            return Hit("fraction", start - 1, start + 1, Decimal("0.5"))
        if text.startswith("半打", start) and text[start + 2 : start + 3] not in NO_DOZEN:
            return Hit("number", start, start + 2, Decimal(6))
        if text.startswith(("半折", "对折"), start):
            return Hit("percent", start, start + 2, Decimal(50))
        if text.startswith("半成", start) and text[start + 2 : start + 3] not in ("品", "功", "熟"):
            return Hit("percent", start, start + 2, Decimal(5))
        if text.startswith(("半个百分点", "半块钱"), start):
            if text[start + 1] == "块":
                return Hit("money", start, start + 3, Money(Decimal("0.5"), "CNY"))
            return Hit("percentage-point", start, start + 5, Decimal("0.5"))
        if text.startswith("半百", start):
            return Hit("number", start, start + 2, Decimal(50))
        if text.startswith("半数", start):
            return Hit("fraction", start, start + 2, Decimal("0.5"))
        for length in (3, 2):
            word = text[start + 1 : start + 1 + length]
            if len(word) == length and (unit := HALVED.get(word)):
                more: Approx | None = "over" if "多" in word else None
                value_told = Duration(Decimal("0.5"), unit)
                return Hit("duration", start, start + 1 + length, value_told, more)
        for length in (2, 1):
            measured = _HALVES.get(text[start + 1 : start + 1 + length])
            if measured and text[start - 1 : start] not in ("各", "多", "个", "大", "小"):
                value = Measure(Decimal("0.5"), measured)
                return Hit("measure", start, start + 1 + length, value)
        if text[start - 1 : start] in ("过", "近") and text[start + 1 : start + 2] not in (
            "百",
            "年",
            "个",
            "天",
        ):
            return Hit("fraction", start, start + 1, Decimal("0.5"), run="百")
        unit = HALVED.get(text[start + 1 : start + 2], "")
        if unit and text[start - 1 : start] not in ("上", "下", "前", "后", "大", "小"):
            return Hit("duration", start, start + 2, Duration(Decimal("0.5"), unit))
        return None

    def _financial(self, start: int) -> tuple[Hit | None, int]:
        text = self.text
        match = _FINANCIAL_RUN.match(text, start)
        assert match is not None
        run = match.group()
        if len(run) > MAX_RUN:
            return None, match.end()
        number = read(run.translate(FINANCIAL))
        before = text[start - 1 : start]
        if number is None:
            return None, match.end()
        if number.length == 1:
            counted = self._with_suffix(start, start + 1, number, run) is not None
            if wordy(before) or (not counted and wordy(text[start + 1 : start + 2])):
                return None, match.end()  # 大陆, 收拾
        end = start + number.length
        hit = self._with_suffix(start, end, number, run)
        if hit is not None:
            return hit, hit.end
        return self._make("number", start, end, number, number.value, run), end
