"""Photo credits and copyright lines."""

from __future__ import annotations

import re

from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits, longest

Span = tuple[int, int]

_TAKEN = re.compile(r"(?P<who>[\u4e00-\u9fff·、 ]{2,16}?)\s?[摄攝](?=$|[)）。影\s])")
_CREDIT = re.compile(
    r"(?:图片来源|圖片來源|图源|供图|供圖|摄影|攝影|图片提供|图/|圖/|图｜|图\||图丨|图：|制图：|图据)"
    r"[:：\s/]{0,3}(?P<who>[^\s。，,;；()（）]{2,24})"
)
_ENGLISH = re.compile(
    r"(?:Photo(?:graph|s)?|Picture|Image|Credit)(?: credit)?\s?(?:by\s|:\s?|/\s?|courtesy of\s)"
    r"(?P<who>[A-Z][\w.'’ /&-]{1,50})"
)
_AGENCY = re.compile(r"(?:/|\()(?P<who>VCG|Xinhua|AFP|Reuters|AP|Getty Images|EPA|IC)\)?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 160


def photo_credits(page: Page, hits: Hits, article: Article | None) -> list[Span]:
    """The credit lines at the pictures of the article."""
    if article is None:
        return []
    low = page.blocks[article.head.start][0]
    last = article.tail.stop - 1 if article.tail else article.body_end - 1
    high = page.blocks[last][0] + len(page.blocks[last][1])
    found: list[Span] = []
    for start, _end in longest(hits.get("photo-label", [])):
        if not low <= start < high:
            continue
        block_start, block_end = page.block_at(start)
        line = page.text[block_start:block_end]
        if len(line) > _LONGEST:
            continue
        for pattern in (_TAKEN, _CREDIT, _ENGLISH, _AGENCY):
            match = pattern.search(line)
            if match:
                span = (block_start + match.start("who"), block_start + match.end())
                if all(span[0] >= b or span[1] <= a for a, b in found):
                    found.append(span)
                break
    return found


def copyrights(page: Page, hits: Hits) -> list[Span]:
    """The page's copyright lines: a mark with a year or a holder beside it, in a short block."""
    found: list[Span] = []
    for start, end in longest(hits.get("copyright-mark", [])):
        block_start, block_end = page.block_at(start)
        if any(a < block_end and block_start < b for a, b in found):
            continue
        line = page.text[block_start:block_end]
        mark = page.lower[start:end]
        if mark == "(c)" and not _YEAR.search(line):
            continue
        if len(line) > _LONGEST:
            stop = line.find("。", end - block_start)
            block_end = min(
                block_end, block_start + (stop if stop >= 0 else end - block_start + 80)
            )
            block_start = max(block_start, start - 40)
        found.append((block_start, block_end))
    return found
