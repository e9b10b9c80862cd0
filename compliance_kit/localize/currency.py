"""Amounts of money: signs and names by CLDR, everyday names where newsrooms use shorter ones."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import get_currency_name, get_currency_precision, get_currency_symbol

from compliance_kit.localize.figures import decimals, digits, figure, scaled
from compliance_kit.localize.locales import House
from compliance_kit.localize.style import Style
from compliance_kit.text.values import Money

# Signs that name one currency to any reader; the yen's is the yuan's too.
_SIGNED = frozenset({"USD", "EUR", "GBP", "HKD", "TWD", "AUD", "CAD", "NZD"})
_ENGLISH = {"CNY": "yuan", "JPY": "yen"}
_SIMPLIFIED = {
    "CNY": "元", "TWD": "新台币", "AUD": "澳元", "CAD": "加元", "RUB": "卢布",
}  # fmt: skip
_TRADITIONAL = {
    "CNY": "元人民幣", "HKD": "港元", "JPY": "日圓", "TWD": "新台幣", "AUD": "澳元",
    "CAD": "加元", "NZD": "紐西蘭元", "SGD": "新加坡元", "RUB": "盧布",
}  # fmt: skip


def sign(currency: str, house: House, style: Style) -> str | None:
    """The sign or letters written before the figure in English, None where a name follows it."""
    if currency == "CNY":
        return {"yuan": None, "rmb": "RMB", "symbol": "¥"}[style.currency]
    if currency in _SIGNED:
        return get_currency_symbol(currency, locale=house.locale)
    return None


def currency_name(currency: str, house: House, *, one: bool = False) -> str | None:
    """The name written behind the figure; None where CLDR does not know the currency."""
    if house.language == "en" and currency in _ENGLISH:
        return _ENGLISH[currency]
    if house.language == "zh":
        table = _TRADITIONAL if house.traditional else _SIMPLIFIED
        if currency in table:
            return table[currency]
    if currency not in house.locale.currencies:
        return None
    return get_currency_name(currency, 1 if one else 2, locale=house.locale)


def amount_text(amount: Decimal, currency: str, house: House, style: Style) -> str:
    """The figure of an amount: cents in two digits where there are any and it is small."""
    precision = get_currency_precision(currency)
    signed = house.language == "en" and sign(currency, house, style) is not None
    if signed and abs(amount) < 10**4 and 0 < decimals(amount) < precision:
        fixed = scaled(amount, 1).quantize(Decimal(1).scaleb(-precision))
        return digits(fixed, house, grouping=house.language == "en")
    return figure(amount, house, style)


def money(value: Money, house: House, style: Style) -> str | None:
    """``120 million yuan``, ``$50 million``, ``5000万美元``; None for an unknown currency."""
    mark = sign(value.currency, house, style) if house.language == "en" else None
    if mark is not None:
        text = amount_text(abs(value.amount), value.currency, house, style)
        space = " " if mark == "RMB" else ""
        return ("-" if value.amount < 0 else "") + mark + space + text
    text = figure(value.amount, house, style)
    word = currency_name(value.currency, house, one=text in ("1", "-1"))
    if word is None:
        return None
    return f"{text} {word}" if house.language == "en" else text + word
