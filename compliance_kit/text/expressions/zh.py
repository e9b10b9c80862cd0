"""Chinese expressions: one pass over the places where a number, date or amount can begin."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from compliance_kit.text.expressions import compose, relative
from compliance_kit.text.expressions.exact import divide, plus, ratio, tidy, times
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.numerals_zh import (
    DIGITS,
    FINANCIAL,
    FINANCIAL_CHARS,
    MAX_RUN,
    Numeral,
    read,
)
from compliance_kit.text.expressions.tables import currencies, units
from compliance_kit.text.expressions.tables.zh_traps import TRAPS
from compliance_kit.text.expressions.tables.zh_words import (
    ARABIC_ONLY,
    CLASSIFIERS,
    DURATIONS,
    HALVED,
    ONE,
    SINGLE,
)
from compliance_kit.text.expressions.trap import DATA, IDENTIFIER, STANDARD
from compliance_kit.text.expressions.zh_dates import (
    DAY_PART_WORDS,
    SLASHED,
    clock_at,
    date_at,
    period_at,
    slashed_at,
    weekday_at,
    year_then_months,
    zone_first,
)
from compliance_kit.text.values import Date, DateTime, Duration, Kind, Measure, Money, Range

_ANCHOR = re.compile(
    "[0-9零〇一二两三四五六七八九十百千万亿廿卅"
    + FINANCIAL_CHARS
    + "第半周星礼]|[上下]半年|[几数][十百千万亿]"
    "|Q[1-4](?![0-9A-Za-z])|翻了?[一两三四]番"
    rf"|(?:{DAY_PART_WORDS})(?=[0-9一二三四五六七八九十零])"
    "|时速(?=[0-9])|对折|(?:GMT|UTC)|负[0-9零一二两三四五六七八九十百千万亿]"
)
_RUN = re.compile(
    r"(?:(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)(?: (?=[万亿]))?"
    r"[零〇○一二两三四五六七八九十百千万亿兆几多余来点0-9]*"
    r"|[零〇○一二两三四五六七八九十百千万亿兆廿卅几数多余来点]+[0-9]*[零〇一二两三四五六七八九十百千万亿]*",
    re.ASCII,
)
_OPENERS = frozenset("上下北Q时" + "".join(word[0] for word in DAY_PART_WORDS.split("|")))
_TIMELY = frozenset("年月日号时点:-/.季世 T财会")
_FINANCIAL_RUN = re.compile(f"[零〇万亿兆整{FINANCIAL_CHARS}]+")
_SKIP = re.compile("[0-9A-Za-z]+")
_PAIR = re.compile(r"(?P<a>[0-9]{1,6}) ?(?P<sign>[:/·•]) ?(?P<b>[0-9]{1,6})(?![0-9:/年])", re.ASCII)
_SCORE = re.compile(
    r"[0-9]{1,3} ?比 ?[0-9]{1,3}(?![0-9])"
    r"|[0-9]{1,3}-[0-9]{1,3}(?![0-9])(?=[胜负击战领拿反平大险取告落逆淘横完惜力轻获])"
    r"|(?<=以)[0-9]{1,3}-[0-9]{1,3}(?![0-9万亿%年月日])",
    re.ASCII,
)
_HYPHENED = re.compile(r"([0-9]{1,3})[-–]([0-9]{1,3})(?=[，。、；）)”\s]|$)", re.ASCII)
_LUNAR = re.compile(r"(?:农历|阴历|旧历|民国)[^，。；、,;\s]{0,8}$")
_OLD_CALENDAR = re.compile("民国$|[正腊]月$|月初$")
_EXPONENT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?[eE][+-]?[0-9]{1,2}(?![0-9A-Za-z])")
_MIXED_FIGURES = re.compile(r"([0-9]{1,4}) ([0-9]{1,3})/([0-9]{1,3})(?![0-9/])")
_NO_DOZEN = frozenset("击造破败响开赢算工架扮电伤死断入出进下上中通扫印字卡包车球人的得过着")
_LISTED = re.compile(
    r"(?:[、和及与][0-9]{1,2}){1,6}(?:(?P<day>日)(?!元)|(?P<month>月))|(?:[、和及与][0-9]{4}){1,6}年",
    re.ASCII,
)
_LABEL = re.compile("[0-9A-Za-z]+(?:[-.][0-9]+)*")


@lru_cache(maxsize=1)
def _suffixes() -> dict[str, list[tuple[str, str, str, int]]]:
    """What may follow a figure, by first character, longest first: (word, sort, code, parts)."""
    table: dict[str, tuple[str, str, int]] = {}
    for word in CLASSIFIERS:
        table[word] = ("noun", word, 0)
    for word, unit in units.ZH.items():
        table[word] = ("measure", unit, 0)
    for word, unit in DURATIONS.items():
        table[word] = ("duration", unit, 0)
    for word, code in currencies.names("zh").items():
        table[word] = ("money", code, 1)
    for word, (code, parts) in currencies.ZH_MINOR.items():
        table[word] = ("minor", code, parts)
    for word in ("%", "﹪"):
        table[word] = ("percent", "", 1)
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
    {("十分", "之"), ("万分", "之"), ("十分", "钟"), ("四季", "度"), ("三季", "度"), ("一角", "钱")}
    | {("三角", "钱"), ("零点", "五"), ("三维", "度")}
)


def _trapped(text: str, at: int) -> int:
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
            if word == "一点" and (following in _FIGURES or following in ("钟", "半")):
                continue  # 一点五, 一点半
            if offset == 0 and word[0] in "百千万亿" and compose.lends_weight(text, at):
                continue  # 近百家
            end = max(end, stop)
    return end


def _run_at(text: str, at: int) -> tuple[Numeral, str] | None:
    match = _RUN.match(text, at)
    if match is None:
        return None
    run = match.group()
    if len(run) > MAX_RUN:
        return None
    number = read(run)
    if number is None or not number.length:
        return None
    return number, run


class Scanner:
    """One text's pass; ``text`` is the normal form."""

    def __init__(self, text: str, reference: datetime.date | None) -> None:
        self.text = text
        self.reference = reference
        self.suffixes = _suffixes()

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
        trapped = _trapped(text, start)
        if trapped:
            return None, trapped
        if char in "0123456789":
            return self._figure(start)
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
            hit = period_at(text, start) or clock_at(text, start)
            if hit is None and char == "北":
                zoned = date_at(text, start + 4)
                if zoned is not None and isinstance(zoned.value, DateTime):
                    clock = replace(zoned.value.time, zone="Asia/Shanghai")
                    zoned.value = DateTime(zoned.value.date, clock)
                    zoned.start = start
                    return zoned, zoned.end
            return hit, start + 1
        if char in "GU":
            return zone_first(text, start)
        if char in FINANCIAL_CHARS:
            return self._financial(start)
        if char == "负":
            return self._negative(start)
        return self._numeral(start)

    def _negative(self, start: int) -> tuple[Hit | None, int]:
        """负四, 负百分之三; 胜3负2 is none."""
        text = self.text
        hit, end = self.at(start + 1)
        if text[start - 1 : start] and text[start - 1] in "0123456789胜平担抱欺自辜肩正":
            return hit, end
        if hit is None:
            got = _run_at(text, start + 1)
            if got is None or got[0].digits or got[0].bare or got[0].high is not None:
                return None, end
            end = start + 1 + got[0].length
            if _wordy(text[end : end + 1]):
                return None, end
            hit = Hit("number", start, end, got[0].value)
        compose.negate(hit)
        hit.start = start
        return hit, end

    def _figure(self, start: int) -> tuple[Hit | None, int]:
        text = self.text
        before = text[start - 1] if start else ""
        if before and before in "0123456789.,":
            before = ""
        slashed = SLASHED.match(text, start)
        if slashed and slashed_at(text, start) is None:
            return None, slashed.end()
        identifier = IDENTIFIER.match(text, start)
        if identifier and not date_at(text, start):
            return None, identifier.end()
        if (chain := DATA.match(text, start)) is not None:
            return None, chain.end()
        if before.isascii() and before.isalpha() and not self._prefixed(start):
            skip = _SKIP.match(text, start)
            return None, skip.end() if skip else start + 1
        if (
            before in "-–_#/"
            and before
            and start > 1
            and text[start - 2].isascii()
            and text[start - 2].isalpha()
        ):
            skip = _SKIP.match(text, start)
            return None, skip.end() if skip else start + 1
        if before == "#" or STANDARD.search(text, max(0, start - 6), start):
            skip = _LABEL.match(text, start)
            return None, skip.end() if skip else start + 1
        score = _SCORE.match(text, start)
        if score is not None:
            return None, score.end()
        pair = _PAIR.match(text, start)
        if pair is not None and not clock_at(text, start):
            top, bottom = int(pair["a"]), int(pair["b"] or 0)
            if pair["sign"] == "/" and 0 < top < bottom <= 100:
                return Hit("fraction", start, pair.end(), ratio(top, bottom)), pair.end()
            return None, pair.end()
        if text[start - 1 : start] == "." and not text[start - 2 : start - 1].isalnum():
            start -= 1
        exponent = _EXPONENT.match(text, start)
        if exponent is not None:
            value = tidy(Decimal(exponent.group()))
            return Hit("number", start, exponent.end(), value), exponent.end()
        mixed = _MIXED_FIGURES.match(text, start)
        if mixed is not None and 0 < int(mixed[2]) < int(mixed[3]):
            bottom = int(mixed[3])
            total = ratio(int(mixed[1]) * bottom + int(mixed[2]), bottom)
            return Hit("number", start, mixed.end(), total), mixed.end()
        hyphened = _HYPHENED.match(text, start)
        if hyphened is not None and int(hyphened[1]) >= int(hyphened[2]):
            return None, hyphened.end()
        return self._number(start)

    def _prefixed(self, start: int) -> bool:
        return compose.currency_before(self.text, start, 0) is not None

    def _numeral(self, start: int) -> tuple[Hit | None, int]:
        return self._number(start)

    def _number(self, start: int) -> tuple[Hit | None, int]:
        text = self.text
        got = _run_at(text, start)
        if got is None:
            match = _RUN.match(text, start)
            return None, match.end() if match else start + 1
        number, run = got
        end = start + number.length
        if _OLD_CALENDAR.search(text, max(0, start - 3), start):
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
        elif following in _TIMELY or text[end - 1] == "点":
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
        if hit is None and not number.digits:
            hit = compose.open_range(
                self, Hit("number", start, start + number.length, number.value, plain=number.value)
            )
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
        got = _run_at(self.text, end + 1)
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
            if following.isascii() and following.isalpha():
                skip = _SKIP.match(text, end)
                return None, skip.end() if skip else end
            listed = _listed(text, start, end)
            if listed is not None:
                return Hit("date", start, end, listed), end
            if _is_bare_year(text, start, end):
                return Hit("date", start, end, Date(year=int(number.value))), end
            return self._make("number", start, end, number, number.value, run), end
        before = text[start - 1 : start]
        following = text[end : end + 1]
        alone = not _wordy(before) and not _wordy(following)
        if number.bare:
            if not compose.lends_weight(text, start) and not number.approx:
                return None, end
            return self._make("number", start, end, number, number.value, run), end
        if alone or (number.length >= 3 and not number.digits and not number.bare):
            return self._make("number", start, end, number, number.value, run), end
        if number.approx == "over" or (number.scale >= 100 and not number.bare):
            return self._make("number", start, end, number, number.value, run), end
        return None, end

    def _make(
        self,
        kind: Kind,
        start: int,
        end: int,
        number: Numeral,
        value: Decimal,
        run: str,
        noun: str = "",
        unit: tuple[str, str] | None = None,
    ) -> Hit:
        def dressed(amount: Decimal) -> Decimal | Money | Measure | Duration:
            if unit is None:
                return amount
            if unit[0] == "money":
                return Money(amount, unit[1])
            if unit[0] == "measure":
                return Measure(amount, unit[1])
            return Duration(amount, unit[1])

        if number.high is not None:
            high = plus(value, plus(number.high, -number.value))
            return Hit(
                "range", start, end, Range(dressed(value), dressed(high)), "about", kind, noun
            )
        return Hit(
            kind,
            start,
            end,
            dressed(value),
            number.approx,
            None,
            noun,
            number.value,
            run[: number.length],
        )

    def _with_suffix(self, start: int, end: int, number: Numeral, run: str) -> Hit | None:
        text = self.text
        at = end
        if text[at : at + 1] in (" ", "\u00a0", "\u3000"):
            at += 1
        if run[number.length - 1] in "千百兆" and number.length > 1:
            hit = self._prefixed_unit(start, end, number, run)
            if hit is not None:
                return hit
        entries = self.suffixes.get(text[at : at + 1])
        if entries is None:
            return None
        for word, sort, code, parts in entries:
            if not text.startswith(word, at):
                continue
            hit = self._suffixed(start, at + len(word), number, run, word, sort, code, parts)
            if hit is not None:
                return hit
        return None

    def _prefixed_unit(self, start: int, end: int, number: Numeral, run: str) -> Hit | None:
        """5千瓦 is five kilowatts, not five thousand watts; ``end`` stands behind 千."""
        shorter = read(run[: number.length - 1])
        if shorter is None or shorter.length != number.length - 1:
            return None
        for word, sort, code, _parts in self.suffixes.get(self.text[end - 1], ()):
            if sort == "measure" and len(word) > 1 and self.text.startswith(word, end - 1):
                stop = end - 1 + len(word)
                unit = ("measure", code)
                return self._make("measure", start, stop, shorter, shorter.value, run, unit=unit)
        return None

    def _suffixed(
        self,
        start: int,
        end: int,
        number: Numeral,
        run: str,
        word: str,
        sort: str,
        code: str,
        parts: int,
    ) -> Hit | None:
        text = self.text
        value = number.value
        following = text[end : end + 1]
        if sort == "noun":
            if number.digits and number.length == 2 and number.high is None:
                return None  # 三一集团
            if not number.arabic and number.length == 1:
                allowed = ONE if value == 1 else SINGLE
                if word not in allowed:
                    return None
            elif word in ARABIC_ONLY and not number.arabic:
                return None
            if value == 1 and text.startswith(word, end):
                return None  # 一个个, 一项项
            if word == "个" and following == "半":
                return self._and_half(start, end, number, run)
            hit = self._make("number", start, end - len(word), number, value, run, word)
            return hit
        if sort == "measure":
            if word.isascii() and word.isalpha() and following.isascii() and following.isalnum():
                return None
            if (
                not number.arabic
                and number.length == 1
                and word in ("里", "尺", "寸", "度", "方", "两", "节", "码", "点", "克")
            ):
                return None
            speed = units.ZH_SPEED.get(word)
            if speed and text[start - 2 : start] == "时速":
                hit = self._make("measure", start, end, number, value, run, unit=("measure", speed))
                hit.start = start - 2
                return hit
            hit = self._make("measure", start, end, number, value, run, unit=("measure", code))
            return self._trailing_half(hit)
        if sort == "duration":
            if word == "日" and (
                following not in ("内", "游") or number.length == 1 and not number.arabic
            ):
                return None
            if following == "半" and isinstance(value, Decimal) and number.high is None:
                value = plus(value, Decimal("0.5"))
                end += 1
            hit = self._make("duration", start, end, number, value, run, unit=("duration", code))
            if "多" in word:
                hit.approx = "over"
            return hit
        if sort == "money":
            if number.digits and number.length == 2 and number.high is None:
                return None
            if (
                word == "块"
                and not number.arabic
                and number.length == 1
                and _wordy(following)
                and (following not in DIGITS or _wordy(text[end + 1 : end + 2]))
            ):
                return None
            if (
                word in ("元", "圆", "块")
                and following
                and following in ("旦", "素", "宵", "首", "件", "老", "月")
            ):
                return None
            hit = self._make("money", start, end, number, value, run, unit=("money", code))
            return self._small_change(hit, word)
        if sort == "minor":
            amount = divide(value, parts)
            if amount is None or (
                word == "角"
                and not number.arabic
                and following in ("度", "色", "形", "落", "逐", "洲")
            ):
                return None
            if word == "毛" and following and following not in "，。、 ":
                return None
            return self._make("money", start, end, number, amount, run, unit=("money", code))
        if sort == "percent":
            amount = divide(value, parts)
            assert amount is not None
            return self._make("percent", start, end, number, amount, run)
        if sort == "percentage-point":
            return self._make("percentage-point", start, end, number, value, run)
        if sort == "age":
            return self._make("age", start, end, number, value, run)
        if sort == "multiple":
            if following == "半":
                value = plus(value, Decimal("0.5"))
                end += 1
            return self._make("multiple", start, end, number, value, run)
        if sort == "tenths":
            if (number.scale != 1 and number.value > 10) or following in (
                "为",
                "立",
                "功",
                "长",
                "员",
                "本",
                "果",
                "绩",
                "不",
                "熟",
                "交",
                "都",
            ):
                return None
            amount = times(value, 10)
            if following in DIGITS and following and DIGITS[following]:
                amount = plus(amount, DIGITS[following])
                end += 1
            return self._make("percent", start, end, number, amount, run)
        if sort == "discount":
            if following in ("腾", "磨", "旧", "叠", "射", "扇", "返", "线", "合", "算", "子"):
                return None
            amount = (
                value if (number.length == 2 and number.digits) or value > 10 else times(value, 10)
            )
            if number.digits and number.length == 2:
                return Hit("percent", start, end, Decimal(int(_string(run[:2]))))
            return self._make("percent", start, end, number, amount, run)
        if sort == "fraction":
            return self._fraction(start, end, number)
        if sort == "dozen":
            if value < 2 or value != value.to_integral_value() or following in _NO_DOZEN:
                return None
            return self._make("number", start, end, number, times(value, 12), run)
        return None

    def _fraction(
        self, start: int, end: int, number: Numeral, whole: Decimal | None = None
    ) -> Hit | None:
        """百分之N, N分之N."""
        text = self.text
        while text[end : end + 1] == " ":
            end += 1
        if text[end : end + 1] == "负":
            hit = self._fraction(start, end + 1, number, whole)
            if hit is not None:
                compose.negate(hit)
            return hit
        got = _run_at(text, end)
        if got is None:
            return None
        numerator, run = got
        stop = end + numerator.length
        top = numerator.value
        if number.value in (100, 1000):
            value = divide(top, 10 if number.value == 1000 else 1)
            assert value is not None
            high = numerator.high
            if high is not None:
                return Hit("range", start, stop, Range(value, high), "about", "percent")
            return Hit("percent", start, stop, value, numerator.approx, plain=top, run=run)
        bottom = number.value
        if not bottom or bottom != bottom.to_integral_value() or top != top.to_integral_value():
            return None
        if whole is not None:
            top = plus(top, times(whole, bottom))
        return Hit("fraction", start, stop, ratio(int(top), int(bottom)), numerator.approx)

    def _and_half(self, start: int, end: int, number: Numeral, run: str) -> Hit | None:
        """一个半小时 is 1.5 hours; ``end`` stands before 半."""
        text = self.text
        value = plus(number.value, Decimal("0.5"))
        for length in (2, 1):
            unit = HALVED.get("个" + text[end + 1 : end + 1 + length]) or HALVED.get(
                text[end + 1 : end + 1 + length]
            )
            if unit:
                return Hit(
                    "duration", start, end + 1 + length, Duration(value, unit), number.approx
                )
            if text[end + 1 : end + 1 + length] == "月":
                return Hit("duration", start, end + 2, Duration(value, "month"), number.approx)
        return None

    def _trailing_half(self, hit: Hit) -> Hit:
        if self.text[hit.end : hit.end + 1] == "半" and isinstance(hit.value, Measure):
            hit.value = Measure(plus(hit.value.amount, Decimal("0.5")), hit.value.unit)
            hit.end += 1
        return hit

    def _small_change(self, hit: Hit, word: str) -> Hit:
        """3元5角, 十块五: the smaller parts after 元."""
        if not isinstance(hit.value, Money):
            return hit
        text = self.text
        if word not in ("元", "圆", "块"):
            return self._foreign_change(hit, hit.value)
        amount = hit.value.amount
        end = hit.end
        for names, parts in ((("角", "毛"), 10), (("分钱", "分"), 100)):
            got = _run_at(text, end)
            if got is None:
                break
            number, _run = got
            after = end + number.length
            named = next((name for name in names if text.startswith(name, after)), "")
            if named and 0 < number.value < 10:
                amount = plus(amount, divide(number.value, parts) or 0)
                end = after + len(named)
            elif word == "块" and parts == 10 and number.length == 1 and not number.arabic:
                if _wordy(text[after : after + 1]):
                    break
                amount = plus(amount, divide(number.value, 10) or 0)
                end = after
        hit.value = Money(amount, hit.value.currency)
        hit.end = end
        return hit

    def _foreign_change(self, hit: Hit, money: Money) -> Hit:
        """3美元50美分: the smaller part of the same currency."""
        got = _run_at(self.text, hit.end)
        if got is None:
            return hit
        after = hit.end + got[0].length
        for word, (code, parts) in currencies.ZH_MINOR.items():
            if code == money.currency and self.text.startswith(word, after):
                change = divide(got[0].value, parts)
                if change is not None and change < 1:
                    hit.value = Money(plus(money.amount, change), code)
                    hit.end = after + len(word)
                    hit.run = ""
        return hit

    def _ordinal(self, start: int) -> tuple[Hit | None, int]:
        text = self.text
        period = period_at(text, start)
        if period is not None:
            return period, period.end
        at = start + 1
        if text[at : at + 1] == " ":
            at += 1
        financial = text[at : at + 1] and text[at] in FINANCIAL_CHARS
        if financial:
            return None, start + 1
        got = _run_at(text, at)
        if got is None:
            return None, start + 1
        number, _run = got
        if number.approx or number.high is not None:
            return None, at + number.length
        end = at + number.length
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

    def _half(self, start: int) -> Hit | None:
        text = self.text
        if start and text[start - 1] == "一":
            return Hit("fraction", start - 1, start + 1, Decimal("0.5"))
        if text.startswith("半打", start) and text[start + 2 : start + 3] not in _NO_DOZEN:
            return Hit("number", start, start + 2, Decimal(6))
        if text.startswith(("半折", "对折"), start):
            return Hit("percent", start, start + 2, Decimal(50))
        if text.startswith("半百", start):
            return Hit("number", start, start + 2, Decimal(50))
        if text.startswith("半数", start):
            return Hit("fraction", start, start + 2, Decimal("0.5"))
        if text[start - 1 : start] in ("过", "近") and text[start + 1 : start + 2] not in (
            "百",
            "年",
            "个",
            "天",
        ):
            hit = Hit("fraction", start, start + 1, Decimal("0.5"), run="百")
            return hit
        for length in (3, 2, 1):
            unit = HALVED.get(text[start + 1 : start + 1 + length])
            if unit:
                if length == 1 and text[start - 1 : start] in ("上", "下", "前", "后", "大", "小"):
                    return None
                return Hit("duration", start, start + 1 + length, Duration(Decimal("0.5"), unit))
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
            if _wordy(before) or (not counted and _wordy(text[start + 1 : start + 2])):
                return None, match.end()  # 大陆, 收拾
        end = start + number.length
        hit = self._with_suffix(start, end, number, run)
        if hit is not None:
            return hit, hit.end
        return self._make("number", start, end, number, number.value, run), end


def _listed(text: str, start: int, end: int) -> Date | None:
    """26、27日; 9、10月; 2007、2008年: the first of several takes the unit of the last."""
    match = _LISTED.match(text, end)
    if match is None or not text[start:end].isdigit():
        return None
    figure = int(text[start:end])
    if match["day"]:
        return Date(day=figure) if 1 <= figure <= 31 else None
    if match["month"]:
        return Date(month=figure) if 1 <= figure <= 12 else None
    return Date(year=figure) if 1000 <= figure <= 2199 else None


def _is_bare_year(text: str, start: int, end: int) -> bool:
    """2018 before a Chinese noun (2018世界杯): a year."""
    if end - start != 4 or not "1950" <= text[start:end] <= "2049":
        return False
    following = text[end : end + 1]
    return (
        "\u4e00" <= following <= "\u9fff"
        and following not in "至到多余个名人几来和与、或者点分倍次以左"
    )


def _string(run: str) -> str:
    return "".join(str(DIGITS[char]) for char in run)


def _wordy(char: str) -> bool:
    return bool(char) and char.isalnum()
