"""Fold the spellings of one character into one, character for character, and remember the places.

Full-width letters and digits, every dash, every space and the Traditional forms of the letters that
numbers are written with become what the registers write. NFKC alone does not do it: it leaves
備, 號, 粵 and zero-width characters alone (Unicode Standard Annex 15).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

TRADITIONAL = dict(
    zip(
        "備號網證許粵滬蘇遼貴雲隴閩贛魯瓊陝寧晉視聽節傳廣電經營學業發務聞訊佈證碼標識編總國內項類號報違",
        "备号网证许粤沪苏辽贵云陇闽赣鲁琼陕宁晋视听节传广电经营学业发务闻讯布证码标识编总国内项类号报违",
        strict=True,
    )
)
"""Traditional letter -> Simplified; only what labels and numbers are written with."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe58\ufe63_\uff3f"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u200e\u200f"
_SPACES = "\t\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_SPACES += "\u202f\u205f\u3000"
_BRACKETS = {"〔": "[", "〕": "]", "【": "[", "】": "]", "［": "[", "］": "]", "《": "<", "》": ">"}


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    # Compatibility forms of one character: Kangxi radicals and compatibility ideographs come out
    # of PDF files, full-width letters out of input methods, styled digits out of copied captions.
    for low, high in (
        (0x2E80, 0x2FE0),
        (0xF900, 0xFB00),
        (0xFF01, 0xFF5F),
        (0x1D400, 0x1D800),
    ):
        for code in range(low, high):
            folded = unicodedata.normalize("NFKC", chr(code))
            if len(folded) == 1 and folded != chr(code):
                table[code] = folded
    table.update({ord(a): b for a, b in TRADITIONAL.items()})
    table.update({ord(c): "-" for c in _DASHES})
    table.update({ord(c): " " for c in _SPACES})
    table.update({ord(a): b for a, b in _BRACKETS.items()})
    return table


_TABLE = _table()
_DELETE = str.maketrans("", "", ZERO_WIDTH)


@dataclass(frozen=True)
class Folded:
    """``text`` is the folded string; ``span`` maps its places back to ``raw``."""

    raw: str
    text: str
    offsets: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in ``raw`` of ``text[start:end]`` (not empty)."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True)
class Window:
    """A piece of a page: ``folded.raw`` stands at ``offset`` in it."""

    offset: int
    folded: Folded

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def place(self, start: int, end: int) -> tuple[int, int, str]:
        """Start, end and shown text on the page of ``text[start:end]``."""
        low, high = self.folded.span(start, end)
        return self.offset + low, self.offset + high, self.folded.raw[low:high]


def fold(text: str) -> Folded:
    """Return ``text`` folded.

    >>> fold("粵ＩＣＰ備１１－２").text
    '粤ICP备11-2'
    """
    if text.isascii():
        return Folded(text, text.replace("_", "-").replace("\t", " "))
    folded = text.translate(_TABLE)
    if any(mark in text for mark in ZERO_WIDTH):
        kept = [i for i, c in enumerate(text) if c not in ZERO_WIDTH]
        return Folded(text, folded.translate(_DELETE), tuple(kept))
    return Folded(text, folded)


GAP = f"[ {_SPACES}{ZERO_WIDTH}]{{0,3}}"
"""Pattern of what may stand between the letters of a mark in text that is not folded."""


def windows(text: str, marks: re.Pattern[str], before: int, after: int) -> Iterator[Window]:
    """Yield the folded surroundings of every mark, overlapping ones as one.

    Folding costs more than searching, and most of a page has no number: only what stands around a
    mark is folded. Lines are not cut off: a label may end a line and its number begin the next.
    """
    start = end = -1
    for mark in marks.finditer(text):
        low, high = max(0, mark.start() - before), min(len(text), mark.end() + after)
        if start < 0:
            start, end = low, high
        elif low <= end:
            end = high
        else:
            yield Window(start, fold(text[start:end]))
            start, end = low, high
    if start >= 0:
        yield Window(start, fold(text[start:end]))


def form_reasons(raw: str) -> list[str]:
    """Codes of what had to be folded in a number's own span.

    >>> form_reasons("粵ＩＣＰ備1 1")
    ['traditional', 'full-width', 'spaces']
    """
    reasons = []
    if any(c in TRADITIONAL for c in raw):
        reasons.append("traditional")
    if any("\uff01" <= c <= "\uff5e" and c not in "：（）［］" for c in raw):
        reasons.append("full-width")
    if any(c in ZERO_WIDTH for c in raw):
        reasons.append("zero-width")
    if any(c == " " or c in _SPACES for c in raw):
        reasons.append("spaces")
    return reasons
