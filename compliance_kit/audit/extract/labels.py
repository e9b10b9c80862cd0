"""``label: value`` lines as pages write them around an article: cutting out the value.

``2019-09-26来源：证券时报网作者：李在山`` runs its parts together; ``来源CSDN| 作者魏星`` has no
colons. A value ends at the next label, a date, a bracket, a bar or the end of the block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits, longest

_COLON = re.compile(r"\s{0,2}[:：|｜丨／/]\s{0,3}")
_STOP = re.compile(
    r"[|｜丨【】\[\]()（）<>《》。；;!！?？\n]"
    r"|\d{4}\s?[-年/.]"
    r"|\s[\u4e00-\u9fff]{2,6}(?: ?[:：]|/)"  # a label that no list has: 版式/
    r"|\s[A-Z][a-z]{2,12}(?: [a-z]{2,8}){0,2} ?[:：]"  # Views:
    r"|\s(?:Print|Share|Download|E-?mail|Comments?|Font|Text size|Save|Listen)(?![\w.])"
    r"|\sA\+"
    r"|[阅閱浏瀏点點人评評字分我][读讀览覽击擊气氣论論号號享要]"
    r"|[，,]\s?(?:题图|題圖|头图|封面|配图|配圖|图片|圖片)"
    r"|(?:值班|监制|監製|美编|美編|责校|終審|终审|复审|審核|审签|排版)"
    r"|(?:举报|打印|收藏|参与|发表|扫码|微信|微博|校对|摄影|关键词|\d+\s?(?:次|条|人|评))"
)
# Media are named 《…》, and accounts are media: 微信公众号“…”.
_STOP_SOURCE = re.compile(_STOP.pattern.replace("《》", "").replace("微信|微博", r"\s微信|\s微博"))
_PLACES = (
    *("author-label", "editor-label", "source-label", "date-label", "updated-label"),
    "photo-label",
)
# 编辑 刘茜贤 校对 李立军: a line of roles and names without colons.
_ROLES_LINE = re.compile(r"(?:[\u4e00-\u9fff]{2,10} {1,2}[\u4e00-\u9fff·]{2,4}(?: {1,3}|$)){1,5}")
_RANK = re.compile(r"(?:首席|本报|本報|本网|本刊|见习|实习|特约|全媒体|融媒体|高级|资深)$")
_POSTS = frozenset(("记者", "記者", "通讯员", "通訊員"))
_MEDIUM_BEFORE = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fffA-Za-z]{1,7}(?:社|报|報|网|網|台|新闻|新聞|客户端)$"
)
_SENTENCE = re.compile(r"[，；。][^，；。]{4,60}。$")
_LONGEST_VALUE = 40
_LONGEST_LABEL = 12
_BUTTONS = ("编辑", "編輯", "edit")
_TITLE = 4  # letters of a title in front of a label
_LONGEST_TITLE = 200  # characters; a link left open holds the rest of the page
_LONGEST_NAME = 20
_SHORT_BLOCK = 120


@dataclass(frozen=True)
class Labelled:
    """One value: ``start`` and ``end`` in the page text, the label before it, where it stands.

    ``zone`` is ``head`` (around the heading), ``body``, ``tail`` (after the body) or ``other``.
    """

    start: int
    end: int
    text: str
    label: str
    zone: str


def labelled_values(page: Page, hits: Hits, article: Article | None, name: str) -> list[Labelled]:
    """The values after the labels of one list, in text order; empty values are left out."""
    places = hits.get(name)
    if not places:
        return []
    others = sorted(place for other in _PLACES for place in hits.get(other, ()))
    found: list[Labelled] = []
    own = set(places)
    for start, end in longest(places):
        if _is_part(others, own, start, end) or _in_headline(page, article, start):
            continue
        zone = zone_of(page, article, start)
        stop = _STOP_SOURCE if name == "source-label" else _STOP
        value = _value(page, article, (start, end), others, own, zone, stop)
        if value is not None:
            found.append(value)
    return found


def _is_part(
    others: list[tuple[int, int]], own: set[tuple[int, int]], start: int, end: int
) -> bool:
    """Whether the label is a part of another list's longer one: 图片来源 names no source."""
    low = bisect_right(others, (start - _LONGEST_LABEL, 0))
    for other_start, other_end in others[low:]:
        if other_start > start:
            break
        if other_end >= end and other_end - other_start > end - start:
            return (other_start, other_end) not in own
    return False


def _in_headline(page: Page, article: Article | None, start: int) -> bool:
    """Whether the label stands in the headline of another story, which is a link.

    ``最后一间洗衣铺｜文：谭子晴`` has a title in front of it.
    ``记者 冯春 跟拍夜班公交`` has none, but above the heading and on pages of links the label
    belongs to a story elsewhere.
    """
    link = page.link_at(start)
    if link is None or start - link.start > _LONGEST_TITLE:
        return False
    if sum(map(str.isalnum, page.text[link.start : start])) >= _TITLE:
        return True
    return article is None or page.block_index(start) < article.heading


def zone_of(page: Page, article: Article | None, offset: int) -> str:
    """Which part of the article holds ``offset``."""
    if article is None:
        return "other"
    index = page.block_index(offset)
    if index in article.head and index < article.body_start:
        return "head"
    if article.body_start <= index < article.body_end:
        return "body"
    return "tail" if index in article.tail else "other"


def _value(
    page: Page,
    article: Article | None,
    place: tuple[int, int],
    others: list[tuple[int, int]],
    own: set[tuple[int, int]],
    zone: str,
    stops: re.Pattern[str],
) -> Labelled | None:
    text = page.text
    start, end = place
    block_start, block_end = page.block_at(start)
    colon = _COLON.match(text, end, block_end)
    before = text[start - 1] if start > block_start else ""
    label = text[start:end]
    rank = _RANK.search(text, max(block_start, start - 4), start) if before > "\u2e80" else None
    if label in _POSTS and rank is None:
        rank = _MEDIUM_BEFORE.search(text, max(block_start, start - 9), start)
    if rank is not None:  # 首席记者 王一, 北汀新闻记者 王一
        before = text[rank.start() - 1] if rank.start() > block_start else ""
    if before in ":：" and before:
        return None  # a reader's comment that begins with the word
    if label[-1] in "/|｜丨：:":
        value_start = end
    elif colon is not None:
        value_start = colon.end()
    elif _SENTENCE.search(text, max(block_start, block_end - 70), block_end):
        return None  # 编辑部对部分内容作了删节。
    elif zone == "head" and block_end - block_start <= _SHORT_BLOCK:
        # Without a colon only at the start of the block or after a bar.
        if before and before not in " |｜丨(（[【·,，□■◎●◆○▲":
            return None
        if label.isascii() and label.isupper() and before == " ":
            return None  # CHINA SOURCE OPINION: a menu
        value_start = end
    elif label.endswith(" by") and (not before or before in " (（[;"):
        value_start = end  # Edited by X; the sentence of an agency: Reporting by X; Editing by Y
    elif (
        zone in ("tail", "body")
        and block_end - block_start <= _SHORT_BLOCK // 2
        and _ROLES_LINE.fullmatch(text, block_start, block_end)
    ):
        value_start = end
    else:
        return None
    if before and not colon and before.isalpha() and before > "\u2e80":
        return None
    if value_start >= block_end:
        # ``<dt>来源：</dt><dd>新华社</dd>``: the value is the next block.
        if colon is None and not _is_cell(page, article, place):
            return None
        if zone not in ("head", "tail"):
            return None
        value_start = block_end + 1
        block_end = page.block_at(value_start)[1] if value_start < len(text) else value_start
        if block_end - value_start > _LONGEST_VALUE:
            return None
    limit = min(block_end, value_start + 3 * _LONGEST_VALUE)
    stop = stops.search(text, value_start, limit)
    if stop is not None:
        limit = stop.start()
    for other_start, other_end in others:
        if other_start >= limit:
            break
        # 作者：记者 王一 通讯员 李二: a role of the same list is part of the value.
        same = (other_start, other_end) in own
        if value_start <= other_start and _is_next_label(text, other_start, other_end, same):
            limit = other_start
            # 图片编辑 after a space: the label's first half is no part of this value.
            word = text.rfind(" ", value_start, other_start) + 1
            if word > value_start + 1 and text[word:other_start].isalpha():
                limit = word
            break
    value = text[value_start:limit]
    lead = len(value) - len(value.lstrip(" :：,，、|"))
    value_start += lead
    value = value.strip(" :：,，、|-—·/").strip()
    if not value or len(value) > _LONGEST_VALUE * (2 if value.isascii() else 1):
        return None
    return Labelled(value_start, value_start + len(value), value, label, zone)


def _is_cell(page: Page, article: Article | None, place: tuple[int, int]) -> bool:
    """Whether a label without a colon is a cell of its own, its value the cell below.

    Forms print so between heading and text: ``采访``, below it ``欧阳敏儿``.
    """
    start, end = place
    index = page.block_index(start)
    if page.text[start:end] in _BUTTONS:
        return False
    if article is None or not 0 <= article.heading < index < article.body_start - 1:
        return False
    value = page.blocks[index + 1][1]
    return page.block_at(start) == (start, end) and 2 <= len(value) <= _LONGEST_NAME


def _is_next_label(text: str, start: int, end: int, same: bool) -> bool:
    """Whether a label inside the value begins a new entry rather than being part of a name."""
    after = text[end : end + 2].lstrip()[:1]
    if after in (":", "：", "|", "｜", "丨", "/"):
        return True
    return not same and text[start - 1] in " \u3000|｜"
