"""Second and two: a place in an order is no count, though both are read as the figure 2."""

from __future__ import annotations

import re

from compliance_kit.verify.matching import Link
from compliance_kit.verify.texts import TextPair

# 第二名, 第3届: a place in an order, with the word it places.
_PLACED = re.compile("[名个個家位轮輪批座]")
# 3名工人: a count of persons or things.
_COUNTED = re.compile("[名个個家位人座](?![月字])")
_THINGS = re.compile(r"[ -](?:[a-z]+ ){0,2}[a-z]+s\b(?!['’])")
_NUMBERED = re.compile(
    r"\b(?:no|nos|number|chapter|page|part|round|team|group|top|the)\.? \Z", re.I
)


def order_or_count(link: Link, pair: TextPair) -> bool:
    """Whether 第二名 became *two winners*, or 3名工人 *the third worker*."""
    if link.source.sort != "figure" or link.source.family or link.target.family:
        return False
    flip = pair.source.language == "en"
    if pair.source.language == pair.target.language:
        return False
    zh, en = (link.target, link.source) if flip else (link.source, link.target)
    chinese, english = (pair.target, pair.source) if flip else (pair.source, pair.target)
    if zh.amount <= 1:
        return False
    if zh.kind == "ordinal" and en.kind == "number":
        return (
            _PLACED.match(chinese.text, zh.end) is not None
            and _THINGS.match(english.text, en.end) is not None
            and _NUMBERED.search(english.text, max(0, en.start - 10), en.start) is None
        )
    if zh.kind == "number" and en.kind == "ordinal":
        before = chinese.text[max(0, zh.start - 2) : zh.start]
        return "第" not in before and _COUNTED.match(chinese.text, zh.end) is not None
    return False
