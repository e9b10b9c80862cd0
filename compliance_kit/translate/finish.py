"""The last touches on a translated sentence: what holds whatever an engine wrote.

Texts are atom texts with their written numbers and dates as text already; protected pieces are
single private-use characters, so nothing here reaches into them.
"""

from __future__ import annotations

import re

from compliance_kit.localize.figures import ordinal_suffix
from compliance_kit.text.script import HAN

# 8 a.m.. and Ltd..: an abbreviation's full stop ends the sentence too.
_TWO_STOPS = re.compile(r"(?<=\b[ap]\.m)\.\.(?!\.)|(?<=[A-Za-z])\.\.(?=\s|\Z)")
_IN_BRACKETS = re.compile(r"(?<=[(\[（【]) +| +(?=[)\]）】])")
_RUN_ON = re.compile(r"(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]{2})")
_ORDINAL = re.compile(r"(?<![0-9.,])([0-9]{1,3}(?:,[0-9]{3})*)(st|nd|rd|th)\b")
_FIRST = re.compile(r"([(\[\"'“]?)([a-z]+)(?![A-Za-z0-9])")
_COLON = re.compile(r"[：:]\s*\Z")
_QUESTION = re.compile(r"[？?][”’」』\"']?\s*\Z")
_LAST = re.compile(r"[.。,，;；]?(?=[”\"]?\s*\Z)")
_HOUR = re.compile(r"[ap]\.m\.\s*\Z", re.IGNORECASE)
_ANY_HAN = re.compile(f"[{HAN}]")


def finished(text: str, source: str, target: str) -> str:
    """Return a translation with the marks that its ``source`` and its language ask for.

    Both are atom texts; ``target`` is ``"en"`` or ``"zh"``.

    >>> finished("He came at 8 a.m..", "他上午8时来。", "en")
    'He came at 8 a.m.'
    >>> finished("See the 3th page ( new ).", "见第3页（新）。", "en")
    'See the 3rd page (new).'
    >>> finished("Contact", "联系人：", "en"), finished("这安全吗。", "Is it safe?", "zh")
    ('Contact:', '这安全吗？')
    """
    if not text.strip():
        return text
    text = _IN_BRACKETS.sub("", text)
    if target == "en":
        text = _TWO_STOPS.sub(".", text)
        text = _RUN_ON.sub(" ", text)
        text = _ORDINAL.sub(_ordinal, text)
    for pattern, mark in ((_COLON, ":："), (_QUESTION, "?？")):
        if pattern.search(source) and not pattern.search(text) and len(text) > 1:
            new = mark[0] if target == "en" else mark[1]
            text = _LAST.sub(new, text, count=1)
    return text


def _ordinal(match: re.Match[str]) -> str:
    return match[1] + ordinal_suffix(int(match[1].replace(",", "")))


def begun(text: str, source: str) -> str:
    """Return an English sentence with its capital, where its first word is plain small letters.

    What the source writes small in Latin letters (``ckit``) stays.

    >>> begun("station", "车站"), begun("ckit checks pages.", "ckit检查网页。")
    ('Station', 'ckit checks pages.')
    """
    match = _FIRST.match(text)
    if match is None or match[2] in source or not _ANY_HAN.search(source):
        return text
    at = match.start(2)
    return text[:at] + text[at].upper() + text[at + 1 :]


def without_hour_stop(text: str, source: str) -> str:
    """Return Chinese text without the full stop that came of ``7:30 a.m.``

    >>> without_hour_stop("上午7:30。", "7:30 a.m.")
    '上午7:30'
    """
    return text.rstrip("。.") if _HOUR.search(source) else text


_CAPITALS = re.compile(r"[A-Z][A-Z'’-]*")
_LETTERS_IN_CAPITALS = 8


def sentence_case(text: str) -> str:
    """Return an English line in capitals as a sentence, of the same length; others as they are.

    >>> sentence_case("STORM LEAVES 40,000 HOMES DARK"), sentence_case("GDP")
    ('Storm leaves 40,000 homes dark', 'GDP')
    """
    if any(character.islower() for character in text):
        return text
    words = _CAPITALS.findall(text)
    if len(words) < 2 or sum(map(len, words)) < _LETTERS_IN_CAPITALS:
        return text
    small = "".join(c.lower() if c.isascii() else c for c in text)
    first = _CAPITALS.search(text)
    at = first.start() if first else 0
    return small[:at] + text[at] + small[at + 1 :]
