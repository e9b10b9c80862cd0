"""What running text holds that no house style may touch, beyond the tokens of ``text.tokens``.

Postal addresses, numbered things (Room 1203, No. 88, 3号楼), quoted identifiers, titles of works,
scores: their figures name or quote something and are no amounts or dates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from compliance_kit.text.tokens import find_tokens

_CHINESE_ADDRESS = (
    r"(?<=[路街巷弄道里村园区])\s?[0-9]{1,5}(?:[-－][0-9]{1,4})?[号號弄](?!以)"
    r"(?:[附院]?[0-9]{1,5}(?:[-－][0-9]{1,4})?[号號栋棟幢楼樓层層室]{1,2}|[0-9]{1,4}单元){0,5}"
    r"|[0-9]{1,5}(?:[-－][0-9]{1,4})?(?:[号號][楼樓院馆館线線口门門厅廳]|[栋棟幢]|单元|室(?![内外温])|座(?=[0-9]))"
    r"|(?:邮编|邮政编码|郵編|郵遞區號)[:：]?\s?[0-9]{5,6}"
)
_NUMBERED = (
    r"(?<![A-Za-z])(?:Nos?\.|No|NO\.|Room|Rm\.?|Suite|Unit|Floor|Building|Bldg\.?|Block|Apt\.?|Box|Gate|"
    r"Hall|Pavilion|Booth|Route|Highway|Line|Terminal|Platform|Section|Article|Chapter|Page|Figure|Fig\.|"
    r"Table|Volume|Vol\.|Issue|Part|Class|Track|Tower|District|Lot|Seat|Track|Zone|Lane|Type|Model|"
    r"Case|Order|Decree|Resolution|Document|Phase|Level|Grade|Tier|Group|Area|Windows|iPhone|Boeing|"
    r"Airbus|room|page|line|section|article|code|postcode|postal code|ZIP|zip code)"
    r"[ \u00a0]?#?[0-9][0-9A-Za-z.,/-]{0,15}(?<![.,])"
    r"|#[0-9]{1,9}"
)
_ENGLISH_ADDRESS = (
    r"(?<![0-9A-Za-z.,$])[0-9]{1,5}[A-Z]?[ \u00a0](?:[A-Z][A-Za-z.'’]{0,20}[ \u00a0]){1,4}"
    r"(?:Road|Rd|Street|St|Avenue|Ave|Boulevard|Blvd|Lane|Ln|Drive|Dr|Way|Square|Court|Place|Plaza|"
    r"Terrace|Crescent|Highway|Alley|Hutong|Dadao|Lu|Jie)(?![A-Za-z])"
    r"|(?<=, [A-Z]{2} )[0-9]{5}(?:-[0-9]{4})?(?![0-9])"
)
_QUOTED = (
    r"[\"“'‘「『](?=[^\s\"”'’」』]{0,60}[0-9])(?=[^\s\"”'’」』]{0,60}[A-Za-z_/:-])"
    r"[A-Za-z0-9_.:/+-]{1,60}[\"”'’」』]"
    r"|《[^《》\n]{1,100}》|〈[^〈〉\n]{1,100}〉"
)
# Figures set against each other: 3-2, 3:1, 21-15, 21-18, 3比2. Only bare figures inside are kept:
# a longer expression (Jan. 10-15, 10-15 yuan) is none.
_SCORE = (
    r"(?<![0-9A-Za-z.,:/-])[0-9]{1,3}[-–:：][0-9]{1,3}(?:[, ]{1,2}[0-9]{1,3}[-–:：][0-9]{1,3}){0,5}"
    r"(?![0-9A-Za-z%:：/-]|[.,][0-9])"
    r"|[0-9]{1,3}[比:：][0-9]{1,3}(?=[战胜险大击负逼落憾])"
)
_PATTERN = re.compile("|".join((_CHINESE_ADDRESS, _NUMBERED, _ENGLISH_ADDRESS, _QUOTED)))
_SCORES = re.compile(_SCORE)


def protected_spans(text: str, keep: Iterable[str] = ()) -> list[tuple[int, int]]:
    """The spans of ``text`` that stay as they are, in order, merged where they overlap.

    ``keep`` are strings (names, slogans) that are left alone wherever they stand.
    """
    spans = [(token.start, token.end) for token in find_tokens(text)]
    spans += [match.span() for match in _PATTERN.finditer(text)]
    for word in keep:
        at = text.find(word) if word else -1
        while at >= 0:
            spans.append((at, at + len(word)))
            at = text.find(word, at + len(word))
    spans.sort()
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def score_spans(text: str) -> list[tuple[int, int]]:
    """Where two figures are set against each other: expressions within such a span are scores."""
    return [match.span() for match in _SCORES.finditer(text)]


def overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether ``start`` to ``end`` touches any of ``spans`` (sorted, apart)."""
    at = bisect_left(spans, (end, 0))
    return at > 0 and spans[at - 1][1] > start


def within(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of ``spans`` (sorted, apart) holds ``start`` to ``end`` whole."""
    at = bisect_left(spans, (start + 1, 0))
    return at > 0 and spans[at - 1][1] >= end
