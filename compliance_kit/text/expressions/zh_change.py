"""The small change of a Chinese amount: 3元5角, 十块五, 两毛五分, 3美元50美分, 壹佰元整."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.expressions.exact import divide, plus, times
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.numerals_zh import DIGITS, FINANCIAL
from compliance_kit.text.expressions.tables import currencies
from compliance_kit.text.expressions.zh_lookup import run_at, wordy
from compliance_kit.text.values import Money

_D = "[0-9零一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_FEN = "分(?![之钟子公])"
_JIAO = "(?:毛(?![病孩利])|角(?![度色形落逐洲钢板星尺架函梅]))"
_PARTS = re.compile(
    f"[零又]?(?P<jiao>{_D}){_JIAO}(?:钱?[零又]?(?P<fen>{_D}){_FEN}|(?P<last>{_D}))?"
    f"|[零又]?(?P<only>{_D}){_FEN}"
    f"|零(?P<zero>{_D})"
    f"|(?P<bare>{_D})"
)
_FEN_AFTER = re.compile(f"钱?[零又]?(?P<fen>{_D}){_FEN}|(?P<last>{_D})")
_OFFERED = ("包邮", "起", "左右", "一斤", "一个", "一张", "一份")
_TOLD = frozenset("价卖售收花付每仅只要值元块张斤份枚达为约近")
"""What may stand before 五角 where it is money and no shape."""


def after_money(text: str, hit: Hit, word: str) -> Hit:
    """``hit`` with the change behind ``word`` (元, 块, 美元) and 整 or 钱."""
    if not isinstance(hit.value, Money):
        return hit
    if word not in ("元", "圆", "块"):
        return _foreign(text, hit, hit.value)
    if word == "块" and text[hit.end : hit.end + 1] == "半" and hit.approx is None:
        behind = text[hit.end + 1 : hit.end + 2]
        if hit.value.amount % 1 == 0 and (not wordy(behind) or behind == "钱"):
            hit.value = Money(plus(hit.value.amount, Decimal("0.5")), hit.value.currency)
            hit.end += 1
            return _closed(text, hit)
    match = _PARTS.match(text, hit.end)
    if match is not None and not _counted(text, match, word):
        tenths = _digit(match["jiao"] or (match["bare"] if word == "块" else ""))
        cents = _digit(match["fen"] or match["last"] or match["only"] or match["zero"])
        change = divide(plus(times(tenths, 10), cents), 100)
        if change and hit.value.amount == hit.value.amount.to_integral_value():
            hit.value = Money(plus(hit.value.amount, change), hit.value.currency)
            hit.end = match.end()
    return _closed(text, hit)


def follows(text: str, at: int, word: str) -> bool:
    """Whether change stands at ``at``, behind ``word``."""
    match = _PARTS.match(text, at)
    return match is not None and not _counted(text, match, word)


def after_minor(text: str, hit: Hit, word: str) -> Hit:
    """``hit`` with the fen behind ``word`` (角, 毛): 两毛五, 5角5分."""
    if not isinstance(hit.value, Money) or word not in ("角", "毛"):
        return hit
    match = _FEN_AFTER.match(text, hit.end)
    if match is not None and (
        match["fen"] or (word == "毛" and not wordy(text[match.end() : match.end() + 1]))
    ):
        cents = divide(_digit(match["fen"] or match["last"]), 100) or Decimal(0)
        hit.value = Money(plus(hit.value.amount, cents), hit.value.currency)
        hit.end = match.end()
    return _closed(text, hit)


def stands_alone(text: str, hit: Hit, word: str, arabic: bool) -> bool:
    """Whether 毛 or 角 with nothing behind it is money: 五毛, but neither 五角 nor 三毛流浪."""
    following = text[hit.end : hit.end + 1]
    if word == "毛":
        return not following or following in "，。、 "
    if word != "角" or hit.kind == "range":
        return True
    if following and following in "度色形落逐洲钢星":
        return False
    if arabic or len(hit.run) > 1:
        return True
    before = text[hit.start - 1 : hit.start]
    return not wordy(following) and ((not before and not following) or before in _TOLD)


def _counted(text: str, match: re.Match[str], word: str) -> bool:
    """Whether the digit of 十块五 belongs to what follows (十块五毛巾, 3块2米)."""
    if not (match["bare"] or match["zero"] or match["last"]):
        return False
    if word != "块" and not match["last"]:
        return True
    following = text[match.end() : match.end() + 1]
    return wordy(following) and not text.startswith(_OFFERED, match.end())


def _digit(figure: str | None) -> Decimal:
    if not figure:
        return Decimal(0)
    plain = figure.translate(FINANCIAL)
    return Decimal(DIGITS[plain]) if plain in DIGITS else Decimal(plain)


def _closed(text: str, hit: Hit) -> Hit:
    """The 钱 of 五毛钱 and the 整 of 壹佰元整."""
    following = text[hit.end : hit.end + 1]
    if (following == "钱" and text[hit.end + 1 : hit.end + 2] not in tuple("币包财庄塘数")) or (
        following in ("整", "正") and not wordy(text[hit.end + 1 : hit.end + 2])
    ):
        hit.end += 1
    return hit


def _foreign(text: str, hit: Hit, money: Money) -> Hit:
    """3美元50美分: the smaller part of the same currency."""
    got = run_at(text, hit.end)
    if got is None:
        return hit
    after = hit.end + got[0].length
    for word, (code, parts) in currencies.ZH_MINOR.items():
        if code == money.currency and text.startswith(word, after):
            change = divide(got[0].value, parts)
            if change is not None and change < 1:
                hit.value = Money(plus(money.amount, change), code)
                hit.end = after + len(word)
                hit.run = ""
    return hit
