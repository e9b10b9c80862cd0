"""Where the article is on a page: its heading, the lines under it, its body, the lines after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compliance_kit.audit.page import Page

_SENTENCE = re.compile("[。！？；，]|[.!?,;] ")
_HAN = re.compile("[\u2e80-\U0003134f]")
_SEPARATORS = re.compile(r"\s*(?:[|_｜]|--+|::+|\s[-–—·]\s|—|-(?=[^a-z0-9\s]))\s*")
_SHEET = re.compile(r"第?\s?[A-Z]{0,2}\d{1,3}\s?版(?!本)")
_REPORTER = re.compile(r"[□■◎●◆○\s]{0,3}(?:[\u4e00-\u9fff]{2,6})?(?:记者|記者|通讯员|文[/／|｜])")
_SERIES = re.compile(r"[：·]|: ")
_NO_WORD = re.compile(r"[\W_]+")
_LONG_HAN, _LONG_LATIN = 45, 100
_LONGEST_ENTRIES = 300
_ENTRY = re.compile(r"(?:^|[\s|])[A-Z][a-z]{2,12}(?: [a-z]{2,9})?\s?[:：]\s?\S")
_SHORT = 12
_FEWEST_SENTENCES = 3
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\s?[-年/.]\s?\d|\d\s?[月日]?[,，]\s?(?:19|20)\d\d(?!\d)")
_ENDS = ("。", "！", "？", "”", ".", "!", "?", '"')
_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting")
_FOOT = re.compile(r"cookie|©|all rights reserved|版权所有|版權所有", re.IGNORECASE)
_ONLY_NOTICE = re.compile(
    r"\b(?:we|(?:this|our) (?:web)?site)\b.{0,80}\bcookies\b|you agree to .{0,40}\bcookies\b"
    r"|(?:本网站|本站|我们|本網站|我們).{0,20}cookie",
    re.IGNORECASE,
)
_MOST_NOTICES = 3  # banners and footers below an article
_APART = 2  # blocks between the last paragraph and a banner
_GAP = 14  # short blocks between two paragraphs of one article (pictures, ads)
_TAIL = 16  # short blocks after the body that may name editors
_HEAD_BEFORE, _HEAD_AFTER = 5, 14


@dataclass(frozen=True)
class Article:
    """Block indexes: heading, first and one past the last block of the body.

    ``head`` is the range of blocks around the heading where date, source and author stand,
    ``tail`` the range after the body where editors and credits stand. Without a recognised
    heading ``heading`` is -1.
    """

    heading: int
    body_start: int
    body_end: int
    head: range
    tail: range


def find_article(page: Page) -> Article | None:
    """Find the page's article; None where the page has no running text."""
    blocks = page.blocks
    long_blocks = [i for i, (_start, line) in enumerate(blocks) if _is_paragraph(line)]
    # A banner's or a footer's text below the article is no paragraph of it.
    for _ in range(_MOST_NOTICES):
        if (
            len(long_blocks) > 1
            and long_blocks[-1] - long_blocks[-2] > _APART
            and _FOOT.search(blocks[long_blocks[-1]][1])
        ):
            long_blocks.pop()
    if len(long_blocks) == 1 and _ONLY_NOTICE.search(blocks[long_blocks[0]][1]):
        long_blocks.pop()
    if not long_blocks:
        long_blocks = _short_news(page)
    if not long_blocks:
        return None
    heading = _find_heading(page, long_blocks)
    after = [i for i in long_blocks if i > heading]
    if not after:
        heading, after = -1, long_blocks
    start, end = _body(blocks, after, anchored=heading >= 0)
    first_head = max(0, (heading if heading >= 0 else start) - _HEAD_BEFORE)
    last_head = start + 2 if heading < 0 else max(heading + 3, min(start + 5, heading + 40))
    return Article(
        heading,
        start,
        end,
        range(first_head, min(last_head, len(blocks))),
        range(end, min(end + _TAIL, len(blocks))),
    )


def _short_news(page: Page) -> list[int]:
    """The sentences of a page that says it is an article but has no long paragraph."""
    elements = [e for e in page.walk.all("article") if not e.hidden and e.end > e.start]
    if not elements and not page.jsonld_of(*_TYPES) and page.meta("og:type") != "article":
        return _short_story(page)
    found = [
        index
        for index, (start, line) in enumerate(page.blocks)
        if len(line) >= _SHORT
        and line.endswith(_ENDS)
        and (not elements or any(e.start <= start < e.end for e in elements))
    ]
    # Cards of a front page are articles too: there is one story, or this is a list of them.
    return found if len(elements) <= 1 else []


def _short_story(page: Page) -> list[int]:
    """The short sentences of an essay or a travel piece: below the page's title and a date.

    Cards of a front page have neither a title of theirs above them nor so many sentences.
    """
    blocks = page.blocks
    sentences = [
        index
        for index, (_start, line) in enumerate(blocks)
        if len(line) >= _SHORT and line.endswith(_ENDS) and len(_HAN.findall(line)) >= _SHORT // 2
    ]
    if len(sentences) < _FEWEST_SENTENCES:
        return []
    heading = _find_heading(page, sentences)
    below = [index for index in sentences if index > heading]
    if heading < 0 or len(below) < _FEWEST_SENTENCES or below[0] - heading > _HEAD_AFTER:
        return []
    under = [line for _start, line in blocks[heading + 1 : below[0]]]
    dated = any(_YEAR.search(line) for line in under)
    if not dated:  # an e-paper prints its date at the top, its reporters under the heading
        top = "\n".join(line for _start, line in blocks[: heading + 1])
        dated = _SHEET.search(top) is not None and (
            _YEAR.search(top) is not None and any(_REPORTER.match(line) for line in under)
        )
    return below if dated else []


def _is_paragraph(line: str) -> bool:
    if len(line) < _LONG_HAN:
        return False
    if line.isascii() or len(_HAN.findall(line, 0, 60)) < 15:
        return len(line) >= _LONG_LATIN and line.count(" ") > 12 and not _is_entries(line)
    return _SENTENCE.search(line) is not None


def _is_entries(line: str) -> bool:
    """Whether the line says where and when: ``Release time: ... Source: ... Views: ...``."""
    return len(line) <= _LONGEST_ENTRIES and len(_ENTRY.findall(line)) > 1


def _find_heading(page: Page, long_blocks: list[int]) -> int:
    """The block that repeats the page's title, the last such one before the first paragraph."""
    names = {_squeeze(page.heading), _squeeze(page.meta("og:title", "twitter:title"))}
    title = page.walk.title
    names.add(_squeeze(title))
    names.update(_squeeze(part) for part in _SEPARATORS.split(title))
    for item in page.jsonld_of(*_TYPES):
        headline = item.get("headline")
        if isinstance(headline, str):
            names.add(_squeeze(headline))
    found = _last_block_named(page, long_blocks, names, _squeeze(title))
    if found < 0:
        # A title with the story's behind its series or medium: Paper Asia: Mills bet on bamboo.
        behind = [_squeeze(title[mark.end() :]) for mark in _SERIES.finditer(title)]
        found = _last_block_named(page, long_blocks, set(behind), "")
    return found


def _last_block_named(page: Page, long_blocks: list[int], names: set[str], whole: str) -> int:
    """The last block above the text that is one of ``names`` or begins the title ``whole``."""
    names = {name for name in names if len(name) >= 5}
    if not names:
        return -1
    found = -1
    # Removing what is no letter costs much: most lines already begin with another letter.
    firsts = {name[0] for name in (*names, whole) if name}
    last = long_blocks[-1]
    longest = 2 * max(len(whole), max(map(len, names))) + 20
    for index, (_start, line) in enumerate(page.blocks):
        if index >= last:
            break
        if not 5 <= len(line) <= longest:
            continue
        first = line[0].lower()[0]
        if first not in firsts and first.isalnum():
            continue
        squeezed = _squeeze(line)
        if squeezed in names or (len(squeezed) >= 8 and whole.startswith(squeezed)):
            if found >= 0 and _paragraphs_between(long_blocks, found, index) > 1:
                break
            found = index
    return found


def _paragraphs_between(long_blocks: list[int], low: int, high: int) -> int:
    return sum(low < i < high for i in long_blocks)


def _squeeze(text: str) -> str:
    return _NO_WORD.sub("", text.lower())


def _body(
    blocks: list[tuple[int, str]], paragraphs: list[int], *, anchored: bool
) -> tuple[int, int]:
    """The first group of paragraphs (the largest one where no heading shows the way)."""
    groups: list[list[int]] = [[paragraphs[0]]]
    for index in paragraphs[1:]:
        if index - groups[-1][-1] <= _GAP:
            groups[-1].append(index)
        else:
            groups.append([index])
    if anchored:
        chosen = groups[0]
        # A single line in front (a summary, an ad) is not the body where a real one follows soon.
        if len(groups) > 1 and len(chosen) == 1 and groups[1][0] - chosen[0] < 2 * _GAP:
            chosen = chosen + groups[1]
    else:
        chosen = max(groups, key=lambda group: sum(len(blocks[i][1]) for i in group))
    return chosen[0], chosen[-1] + 1
