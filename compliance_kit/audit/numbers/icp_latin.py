"""ICP numbers written in English or pinyin: translations of a number, never the number itself.

``Jing ICP Bei ...``, ``Beijing ICP No. ...``, ``ICP license: ...`` occur on English editions. Many
syllables stand for two provinces (Yu: 渝 and 豫), and ``No.`` does not tell a filing from a
licence, so the original is given back only where one reading remains. ``ICP filing No. Yu
2026001234`` has the province behind the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance_kit.audit.numbers.fold import Window, form_reasons
from compliance_kit.audit.numbers.interface import NumberMatch
from compliance_kit.audit.numbers.provinces import LATIN_NAMES, by_latin
from compliance_kit.audit.numbers.reasons import judge

_PLACE = "|".join(sorted((re.escape(n) for n in LATIN_NAMES), key=len, reverse=True))
_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<place>{_PLACE}) $", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![A-Za-z])[Ii][Cc][Pp]"
    r"(?P<words>(?:[ :.#\-]{1,3}(?:(?i:bei|beian|filing|record|prepared|registration|"
    r"licen[cs]e|permit|zheng|certificate|number|no))(?![a-z])){0,3})[ :.#]{0,3}"
    rf"(?:(?P<inner>(?i:{_PLACE})) ?)?"
    r"(?P<serial>[0-9]{6,11}|[Xx]{4,10})(?![0-9])"
    r"(?P<hao> ?(?i:hao)(?![a-z]))?(?:-(?P<index>[0-9]{1,4}[AXKaxk]?|[Xx])(?![0-9A-Za-z]))?"
)
_FILING = re.compile(r"bei|filing|record|prepared|registration", re.IGNORECASE)
_LICENCE = re.compile(r"licen[cs]e|permit|zheng|certificate", re.IGNORECASE)


def find_latin(window: Window, taken: Sequence[tuple[int, int]]) -> list[NumberMatch]:
    """Return the translated numbers of a window that do not overlap the places ``taken``."""
    found = []
    text = window.text
    for match in _NUMBER.finditer(text):
        at = match.start()
        before = _BEFORE.search(text, max(0, at - 18), at)
        if not before and "\u4e00" <= text[at - 1 : at] <= "\u9fff":
            continue  # a Chinese number with its 备 missing, or a sentence about one
        start, end, shown = window.place(before.start() if before else at, match.end())
        if any(start < high and low < end for low, high in taken):
            continue
        serial, words = match["serial"].upper(), match["words"]
        reasons = ["english-form"]
        reasons += [r for r in form_reasons(shown) if r != "spaces"]
        place = before["place"] if before else match["inner"] or ""
        if not place:
            reasons.append("no-province")
        placeholder = serial.startswith("X")
        if placeholder:
            reasons.append("placeholder")
        elif len(serial) not in (6, 8, 10):
            reasons.append("serial-length")
        places = by_latin(place) if place else ()
        certain = len(places) == 1 and not placeholder and len(serial) in (8, 10)
        if _LICENCE.search(words) or (words.strip() and not _FILING.search(words)):
            certain = False
        index = (match["index"] or "").upper()
        verdict, codes = judge(reasons)
        canonical = ""
        if certain:
            canonical = f"{places[0].icp}ICP备{serial}号" + (f"-{index}" if index else "")
        found.append(
            NumberMatch(
                "icp-filing",
                start,
                end,
                shown,
                canonical,
                verdict,
                codes,
                places[0].code if len(places) == 1 else "",
                "" if placeholder else serial,
                index,
            )
        )
    return found
