"""House style: the choices that CLDR leaves to an editor, set in ``[style]`` of ckit.toml."""

from __future__ import annotations

from typing import Literal

import msgspec


class Style(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """How dates, money and large numbers are written.

    ``months``: ``ap`` (Jan., Feb., March; Associated Press), ``abbreviated`` or ``wide`` (CLDR).
    ``currency``: how CNY is called in English: ``yuan``, ``rmb`` or ``symbol`` (¥).
    ``large_numbers``: ``units`` (120 million, 1.2亿) or ``digits`` (120,000,000).
    ``date_order``: ``locale`` (what CLDR says for the locale), ``mdy`` or ``dmy``, English only.
    ``percent``: ``sign`` (9.2%, 9.2%) or ``word`` (9.2 percent, 百分之9.2).
    ``measures``: ``keep`` or ``convert`` to the locale's units, the original kept in brackets.
    """

    months: Literal["ap", "abbreviated", "wide"] = "ap"
    currency: Literal["yuan", "rmb", "symbol"] = "yuan"
    large_numbers: Literal["units", "digits"] = "units"
    date_order: Literal["locale", "mdy", "dmy"] = "locale"
    percent: Literal["sign", "word"] = "sign"
    measures: Literal["keep", "convert"] = "keep"
