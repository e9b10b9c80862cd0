"""Chinese amounts: a number and the word behind it (money, measures, percentages, durations)."""

from __future__ import annotations

from decimal import Decimal

from compliance_kit.text.expressions import signs, zh_change, zh_figures, zh_parts
from compliance_kit.text.expressions.exact import divide, plus, ratio, times
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.numerals_zh import DIGITS, Numeral, read
from compliance_kit.text.expressions.tables import units
from compliance_kit.text.expressions.tables.zh_words import ARABIC_ONLY, HALVED, ONE, SINGLE
from compliance_kit.text.expressions.zh_lookup import run_at, suffixes, wordy
from compliance_kit.text.values import Duration, Kind, Measure, Money, Range

_PREFIXES = frozenset({"千", "百", "兆", "百万"})
_NOT_YUAN = frozenset("屏地田石砖牌木布表电土金奖银铜蛋面肉糖公显广试巨碑匾玉")
"""What 块 counts when a figure stands before it (54块屏幕)."""

NO_DOZEN = frozenset("击造破败响开赢算工架扮电伤死断入出进下上中通扫印字卡包车球人的得过着")


class Amounts:
    """Reads what follows a number in ``text`` (the normal form)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.suffixes = suffixes()

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
        factor: Decimal = Decimal(1),
    ) -> Hit:
        """The expression; ``factor`` is what one of ``number`` is worth in ``value``."""

        def dressed(amount: Decimal) -> Decimal | Money | Measure | Duration:
            if unit is None:
                return amount
            if unit[0] == "money":
                return Money(amount, unit[1])
            if unit[0] == "measure":
                return Measure(amount, unit[1])
            return Duration(amount, unit[1])

        if number.high is not None:
            high = plus(value, times(plus(number.high, -number.value), factor))
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
        for length in (2, 1):
            if number.length > length and run[number.length - length : number.length] in _PREFIXES:
                hit = self._prefixed_unit(start, end, number, run, length)
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

    def _prefixed_unit(
        self, start: int, end: int, number: Numeral, run: str, length: int
    ) -> Hit | None:
        """5千瓦 is five kilowatts, not five thousand watts; ``end`` stands behind 千."""
        shorter = read(run[: number.length - length])
        if shorter is None or shorter.length != number.length - length:
            return None
        at = end - length
        for word, sort, code, _parts in self.suffixes.get(self.text[at], ()):
            if sort == "measure" and len(word) > length and self.text.startswith(word, at):
                stop = at + len(word)
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
                return self._and_half(start, end, number, run) or self._half_more(
                    start, end, number, run
                )
            if word == "分":
                if following == "之":
                    return None
                if (whole := zh_parts.in_parts(text, start, end, number, "minute")) is not None:
                    return whole
            return self._make("number", start, end - len(word), number, value, run, word)
        if sort == "measure":
            if word.isascii() and word.isalpha() and following.isascii() and following.isalnum():
                return None
            if (
                not number.arabic
                and number.length == 1
                and word in ("里", "尺", "寸", "度", "方", "两", "节", "码", "点", "克")
                and text[max(0, start - 2) : start] not in ("零下", "摄氏", "华氏", "气温")
                and not (word == "度" and text[start - 1 : start] == "负")
            ):
                return None
            speed = units.ZH_SPEED.get(word)
            if speed and text[start - 2 : start] == "时速":
                hit = self._make("measure", start, end, number, value, run, unit=("measure", speed))
                hit.start = start - 2
                return hit
            hit = self._make("measure", start, end, number, value, run, unit=("measure", code))
            return zh_parts.after_measure(text, hit, word)
        if sort == "duration":
            whole = zh_parts.in_parts(text, start, end, number, code)
            if whole is not None:
                return whole
            if word == "日" and (
                following not in ("内", "游") or (number.length == 1 and not number.arabic)
            ):
                return None
            if following == "半" and isinstance(value, Decimal) and number.high is None:
                value = plus(value, Decimal("0.5"))
                end += 1
            hit = self._make("duration", start, end, number, value, run, unit=("duration", code))
            if "多" in word:
                hit.approx = "over"
            return hit
        if sort == "code":
            if following.isascii() and following.isalnum():
                return None
            return self._make("money", start, end, number, value, run, unit=("money", code))
        if sort == "money":
            if word in ("欧", "円") and (
                wordy(following) or (number.length == 1 and not number.arabic)
            ):
                return None
            if number.digits and number.length == 2 and number.high is None:
                return None
            if (
                word == "块"
                and not number.arabic
                and number.length == 1
                and wordy(following)
                and not zh_change.follows(text, end, word)
                and (following != "半" or wordy(text[end + 1 : end + 2].replace("钱", "")))
            ):
                return None
            if word in ("$", "€", "£") and following.isdigit():
                return None
            if word == "刀" and (not number.arabic or wordy(following)):
                return None
            if word == "块" and following and following in _NOT_YUAN:
                return self._make("number", start, end - 1, number, value, run, word)
            if (
                word in ("元", "圆", "块")
                and following
                and following in ("旦", "素", "宵", "首", "件", "老", "月")
            ):
                return None
            hit = self._make("money", start, end, number, value, run, unit=("money", code))
            return zh_change.after_money(text, hit, word)
        if sort == "minor":
            amount = divide(value, parts)
            if amount is None:
                return None
            unit = ("money", code)
            factor = divide(Decimal(1), parts) or Decimal(1)
            hit = self._make("money", start, end, number, amount, run, "", unit, factor)
            hit = zh_change.after_minor(text, hit, word)
            if hit.end == end and not zh_change.stands_alone(text, hit, word, number.arabic):
                return None
            return hit
        if sort == "percent":
            amount = divide(value, parts)
            assert amount is not None
            hit = self._make("percent", start, end, number, amount, run)
            if parts == 10:
                hit.run = "mille"
            return hit
        if sort == "percentage-point":
            return self._make("percentage-point", start, end, number, value, run)
        if sort == "age" and word == "岁" and following == "半" and number.high is None:
            return self._make("age", start, end + 1, number, plus(value, Decimal("0.5")), run)
        if sort == "age":
            hit = self._make("age", start, end, number, value, run)
            if word == "岁多":
                hit.approx = "over"
            return hit
        if sort == "quarter-hour":
            minutes = times(value, 15)
            unit = ("duration", "minute")
            return self._make("duration", start, end, number, minutes, run, unit=unit)
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
            elif following == "半" and number.high is None:
                amount = plus(amount, 5)
                end += 1
            tenth = Decimal(10)
            return self._make("percent", start, end, number, amount, run, factor=tenth)
        if sort == "discount":
            if following in ("腾", "磨", "旧", "叠", "射", "扇", "返", "线", "合", "算", "子"):
                return None
            amount = (
                value if (number.length == 2 and number.digits) or value > 10 else times(value, 10)
            )
            if number.digits and number.length == 2:
                return Hit("percent", start, end, Decimal(int(_string(run[:2]))))
            hit = self._make("percent", start, end, number, amount, run)
            if amount != value and hit.kind == "percent":
                hit.run = "tenths"
            return hit
        if sort == "fraction":
            share = self._fraction(start, end, number)
            if share is None or share.kind != "fraction":
                return share
            return zh_figures.measured(text, share)
        if sort == "dozen":
            if value == 1 and not number.arabic and not wordy(following):
                return self._make("number", start, end, number, Decimal(12), run)
            if value < 2 or value != value.to_integral_value() or following in NO_DOZEN:
                return None
            dozen = Decimal(12)
            return self._make("number", start, end, number, times(value, 12), run, factor=dozen)
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
                signs.negate(hit)
            return hit
        got = run_at(text, end)
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
        exact = divide(top, int(bottom)) if top % 1 and bottom and not bottom % 1 else None
        if exact is not None and whole is None:
            return Hit("fraction", start, stop, exact, numerator.approx)
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
            if end + 1 + length > len(text):
                continue
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

    def _half_more(self, start: int, end: int, number: Numeral, run: str) -> Hit | None:
        """两个半: two and a half, where no noun makes it a length of time."""
        if number.high is not None or wordy(self.text[end + 1 : end + 2]):
            return None
        value = plus(number.value, Decimal("0.5"))
        return self._make("number", start, end + 1, number, value, run)


def _string(run: str) -> str:
    return "".join(str(DIGITS[char]) for char in run)
