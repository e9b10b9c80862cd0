"""Which language a text is in, told by its script: Chinese (simplified, traditional) or English.

Simplified and traditional are told apart by the national character sets: a character that GB 2312
has and Big5 lacks is written in simplified text only (国, 这), one that Big5 has and GB 2312 lacks
in traditional text only (國, 這). The codecs of the standard library carry both tables.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Language = Literal["zh-Hans", "zh-Hant", "en"]

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
"""Chinese characters, as the inside of a regular expression's character class."""

_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’-]*")
_OTHER_SCRIPT = re.compile("[\u0370-\u1cff\u3040-\u30ff\uac00-\ud7af]")
# Links, addresses, tags and code say nothing about the language of the text around them.
_NOISE = re.compile(
    r"(?:https?://|www\.)[\x21-\x7e]*"
    r"|[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]{1,255}"
    r"|<[A-Za-z/!][^<>]{0,1000}>"
    r"|`[^`\n]{0,500}`"
    r"|[$#%]?\{[^{}\n]{0,200}\}"
    r"|&[A-Za-z0-9#]{1,31};"
)
# A Chinese sentence may hold a few Latin names, an English one a Chinese word in brackets; a Latin
# word weighs as much as two characters.
_CHINESE_FROM = 0.3


def has_han(text: str) -> bool:
    """Return whether ``text`` has a Chinese character anywhere.

    >>> has_han("a 中 b"), has_han("abc，")
    (True, False)
    """
    return _HAN.search(text) is not None


def chinese_share(text: str) -> float:
    """Return how much of the words of ``text`` is Chinese, 0 to 1 (0 when it has no words).

    Links, e-mail addresses, tags, code and placeholders are left out.

    >>> chinese_share("今天 https://example.com/a"), chinese_share("today")
    (1.0, 0.0)
    """
    han, latin, _other = _counts(text)
    return han / (han + 2 * latin) if han else 0.0


def detect_language(text: str) -> Language | None:
    """Return the language of ``text`` by its script, None when it has no words in either.

    Any text in Latin letters counts as English; Japanese, Korean, Cyrillic and other scripts give
    None. Chinese without a character that tells the scripts apart counts as simplified.

    >>> detect_language("我们国家"), detect_language("我們國家"), detect_language("Our country")
    ('zh-Hans', 'zh-Hant', 'en')
    >>> detect_language("Google发布Gemini 2.5 Pro模型"), detect_language("2026-01-31") is None
    ('zh-Hans', True)
    """
    han, latin, other = _counts(text)
    # Japanese mixes kana into Chinese characters; a name in kana in a Chinese text does not count.
    if other > 0.1 * (han + other) and other > latin:
        return None
    if han and han / (han + 2 * latin) >= _CHINESE_FROM:
        return "zh-Hant" if _is_traditional(text) else "zh-Hans"
    return "en" if latin else None


def scripts_in(text: str) -> tuple[bool, bool]:
    """Return whether ``text`` has characters of simplified text only, of traditional text only.

    >>> scripts_in("我们"), scripts_in("我們"), scripts_in("我"), scripts_in("我们我們")
    ((True, False), (False, True), (False, False), (True, True))
    """
    simplified, traditional = _distinguishing()
    return not simplified.isdisjoint(text), not traditional.isdisjoint(text)


def _counts(text: str) -> tuple[int, int, int]:
    """Chinese characters, Latin words and characters of other scripts."""
    clean = _NOISE.sub(" ", text)
    if clean.isascii():
        return 0, len(_LATIN_WORD.findall(clean)), 0
    return (
        len(_HAN.findall(clean)),
        len(_LATIN_WORD.findall(clean)),
        len(_OTHER_SCRIPT.findall(clean)),
    )


def _is_traditional(text: str) -> bool:
    simplified_only, traditional_only = _distinguishing()
    simplified = sum(map(simplified_only.__contains__, text))
    return sum(map(traditional_only.__contains__, text)) > simplified


@lru_cache(maxsize=1)
def _distinguishing() -> tuple[frozenset[str], frozenset[str]]:
    simplified = _repertoire("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
    # Level 1 of Big5: the characters in common use. Its level 2 holds many rare ones that
    # simplified text writes the same way.
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    common_traditional = _repertoire("big5", range(0xA4, 0xC7), trails)
    all_traditional = common_traditional | _repertoire("big5", range(0xC9, 0xFA), trails)
    return frozenset(simplified - all_traditional), frozenset(common_traditional - simplified)


def _repertoire(codec: str, leads: range, trails: range | list[int]) -> set[str]:
    table = b"".join(bytes((lead, trail)) for lead in leads for trail in trails)
    return set(_HAN.findall(table.decode(codec, "ignore")))
