"""Photo credits and copyright lines."""

from __future__ import annotations

import re

from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits, longest

Span = tuple[int, int]

_NAMES = r"[\u4e00-\u9fff·、 ]{2,16}?"
_TAKEN = re.compile(rf"(?P<who>{_NAMES})\s?[摄攝](?=$|[)）。影\s])")
_GIVEN = re.compile(r"(?P<who>[^\s。，,;；:：()（）▲]{2,20}?)\s?(?:供图|供圖)(?=$|[)）。\s])")
# With a colon or a bar the name follows; 王一 摄影 has it in front.
_LABELLED = re.compile(
    r"(?:图片来源|圖片來源|图源|供图|供圖|摄影|攝影|图片提供|图片|制图|图据|图自"
    r"|(?<![\u4e00-\u9fff])[图圖])"
    r"\s?[:：/|｜丨]\s{0,2}(?P<who>[^\s。，,;；()（）]{2,24})"
)
_CREDIT = re.compile(
    r"(?:(?:图片来源|圖片來源|图源|图片提供|图据|图自|新华社发)[:：\s/(（]{0,3}"
    r"|(?:供图|供圖|摄影|攝影|制图)[:：\s/(（]{1,3})(?P<who>(?!报道)[^\s。，,;；()（）？！?!]{2,24})"
)
_ENGLISH = re.compile(
    r"(?:(?i:photo(?:graph(?:s|y)?|s)?|pictures?|images?|credit|illustrations?)"
    r"(?i: (?:credit|source|is|was|were|are))?)"
    r"\s?(?:(?i:(?:taken |supplied |provided )?(?:by|courtesy of|from|via|to))\s|[:,/|]\s?)"
    r"(?P<who>[A-Z][\w.'’ /&-]{1,50}|(?:[a-z][\w-]{1,30}\.){1,2}(?:com|cn|org|net)(?:\.cn)?)"
)
_AGENCIES = (
    r"VCG|Xinhua|AFP|Reuters|REUTERS|AP(?: Photo)?|Getty(?: Images)?|EPA|EFE|IC|CFP|CNS|CNSphoto"
    r"|China Daily|dpa|Shutterstock|Alamy|Bloomberg|Anadolu|Kyodo|Yonhap|Unsplash"
)
_AGENCY = re.compile(
    rf"(?:(?<=[/(\[—–])|(?<=[.)\]] )|^)\s?(?P<who>(?:{_AGENCIES})"
    r"(?:\s?/\s?[A-Z][\w.'’ -]{1,40})?)\s?[)\]]?\.?$"
)
_RIGHTS = re.compile(r"©\s?(?P<who>[A-Z][\w.'’ -]{1,40}(?:[,/] ?[A-Z][\w. -]{1,30})?)$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 160
_WITH_LABEL = (_LABELLED, _TAKEN, _GIVEN, _CREDIT, _ENGLISH, _AGENCY)


def photo_credits(page: Page, hits: Hits, article: Article | None) -> list[Span]:
    """The credit lines at the pictures of the article."""
    if article is None:
        return []
    last = article.tail.stop - 1 if article.tail else article.body_end - 1
    captions = {page.block_at(e.start)[0] for e in page.walk.all("figcaption") if not e.hidden}
    labels = {page.block_at(start)[0] for start, _end in longest(hits.get("photo-label", []))}
    found: list[Span] = []
    for start, line in page.blocks[article.head.start : last + 1]:
        if not 2 <= len(line) <= _LONGEST:
            continue
        patterns = _WITH_LABEL if start in labels else (_AGENCY,)
        if start in captions:
            patterns = (*patterns, _RIGHTS)
        taken = "摄" in line or "攝" in line
        for pattern in patterns:
            if pattern is _TAKEN and not taken:
                continue  # slow on lines without its mark
            match = pattern.search(line)
            if match:
                found.append((start + match.start("who"), start + match.end()))
                break
    return found


def copyrights(page: Page, hits: Hits) -> list[tuple[int, int, int]]:
    """The copyright lines: a mark with a year or a holder beside it, in a short block.

    Each is where its mark stands, its start and its end.
    """
    found: list[tuple[int, int, int]] = []
    for start, end in longest(hits.get("copyright-mark", [])):
        block_start, block_end = page.block_at(start)
        if any(a < block_end and block_start < b for _mark, a, b in found):
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
        found.append((start, block_start, block_end))
    return found
