"""What the English reader looks up at a place: the word before it, the words behind a figure."""

from __future__ import annotations

import re
from functools import lru_cache

from compliance_kit.text.expressions.tables import currencies, units
from compliance_kit.text.expressions.tables.en_words import DURATIONS

NEXT_WORD = re.compile(r"[ \u00a0-]([a-z]+)")
"""The word behind a place, one space or hyphen between."""


def word_before(low: str, at: int) -> str:
    """The word that ends just before ``at`` (one space or hyphen between), or ''."""
    end = at
    if end and low[end - 1] in " -\u00a0":
        end -= 1
    start = end
    while start and end - start < 20 and low[start - 1].isalpha():
        start -= 1
    return low[start:end]


@lru_cache(maxsize=1)
def names() -> dict[str, list[tuple[str, str, str, int]]]:
    """What may follow a figure, by its first three letters, longest first."""
    table: dict[str, tuple[str, str, int]] = {}
    for word, unit in units.english().items():
        table[word] = ("measure", unit, 0)
        if word.startswith(("square ", "cubic ")):
            table[word.replace(" ", "-")] = ("measure", unit, 0)
    for word, unit in DURATIONS.items():
        table[word] = ("duration", unit, 0)
    for word, code in currencies.names("en").items():
        table[word] = ("money", code, 1)
    for code in currencies.codes():
        table.setdefault(code.lower(), ("code", "CNY" if code == "RMB" else code, 1))
    for sign in ("€", "£", "¥", "元", "zł"):
        table[sign] = ("money", currencies.SYMBOLS.get(sign, "CNY"), 1)
    for sign, code in currencies.SYMBOLS.items():
        if sign.endswith("$"):
            table[sign.lower()] = ("money", code, 1)
    table["btc"] = ("code", "XBT", 1)
    table["try"] = ("code", "TRY", 1)
    table["kč"] = ("money", "CZK", 1)
    for word, (code, parts) in currencies.EN_MINOR.items():
        table[word] = ("minor", code, parts)
    index: dict[str, list[tuple[str, str, str, int]]] = {}
    for word, entry in table.items():
        index.setdefault(word[:2], []).append((word, *entry))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index
