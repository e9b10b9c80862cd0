"""Who wrote and who edited an article."""

from __future__ import annotations

import re
from bisect import bisect_left

from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.extract.data_authors import data_authors
from compliance_kit.audit.extract.english import english_bylines
from compliance_kit.audit.extract.english_editors import contact_editors, english_editors
from compliance_kit.audit.extract.labels import Labelled, labelled_values
from compliance_kit.audit.extract.named import HAN, Named, named_by, once
from compliance_kit.audit.extract.unlabelled import (
    MEDIUM,
    marked_authors,
    placed_authors,
)
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits

_HAN_RUN = re.compile(f"[{HAN}]+")
_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
# The last line of an agency's story.
_AGENCY_CREDITS = re.compile(r"(?:Additional )?(?:Report|Writ|Edit|Compil)(?:ing|ed|ten) by ")
_ROLES = (
    r"(?:本报|本网|本刊|本社|特约|见习|实习|全媒体|首席|驻\S{2,6})?"
    r"(?:记者|通讯员|通訊員|記者|实习生|特派员|特约撰稿人?|撰稿人?|作者|编辑|摄影)"
)
_ROLE = re.compile(_ROLES + r"[:：\s]*")
_NAME = re.compile(
    f"[{HAN}]{{2,12}}|[{HAN}] {{1,2}}[{HAN}]"
    "|[A-Za-z][A-Za-z.'’\\- ]{1,38}[A-Za-z0-9.]|[A-Za-z0-9_]{3,20}"
)
_SPLIT = re.compile(
    r"\s*[、，,;；/／&]\s*|\s+(?:and|with|和|与)\s+|(?<=[\u4e00-\u9fff])(?:\s+|_(?=[A-Z]))"
)
_SPACED = re.compile(f"(?![文图圖摄攝])[{HAN}] {{1,2}}(?![文图圖摄攝等])[{HAN}]")
_SUFFIX = re.compile(r"(?:\s+(?:文|图|摄|报道|整合|整理|综合|编译|摄影报道|文图|实习))+$")
_WORK = frozenset(
    [
        "文",
        "图",
        "摄",
        "报道",
        "整合",
        "整理",
        "综合",
        "编译",
        "摄影",
        "摄影报道",
        "攝",
        "攝影",
        "攝影報導",
        "報導",
        "文图",
        "实习",
        "等",
    ]
)
# SF183, PN135: the number of a member of the staff behind the name.
_OFFICE = re.compile(r"[\u4e00-\u9fff]{1,6}(?:总台|分社|报社|記者站|记者站|[^、 ]台)")  # 黑龙江台
_ROLE_ALONE = re.compile(r"[\u4e00-\u9fff]{2,10}(?:记者|記者|通讯员|通訊員)")
_SECOND_READERS = frozenset(("审核", "编审", "編審", "责任校对", "主编"))
_NO_EDITORS = frozenset(("审核", "责任校对"))  # not even where they are alone
_STAFF_NUMBER = re.compile(r"[A-Z]{1,4}_?\d{1,6}")
_NICKNAMES = frozenset(("小编", "admin", "管理员", "编辑部", "网络", "佚名", "未知", "匿名"))
# A reporter named in the lead: 新华社北京1月2日电（记者 王一 李二）, 半月谈记者 史卫燕.
_LEAD = re.compile(
    r"[(（〔【](?:[^()（）〔〕【】]{0,24}?)(?:记者|記者|通讯员)[:：\s]{0,2}"
    r"(?P<a>[^()（）〔〕【】]{2,40})[)）〕】]"
    r"|[日社][电電讯訊]\s{0,2}[(（](?P<c>[\u4e00-\u9fff·、 ]{2,24})[)）]"
    r"|^[◎●■◆□○▲\s]{0,3}(?:[\u4e00-\u9fffA-Za-z0-9·]{2,12})?(?:记者|記者)"
    r"(?:[:：\s]{1,2}|(?<=[◎●■◆□○▲]记者)|(?<=[◎●■◆□○▲]記者))(?P<b>[\u4e00-\u9fff·、\s/]{2,28})$"
)
# 王一 李二 文 赵三 图: who wrote, then who took the pictures.
_AND_PICTURES = re.compile(r"\s{1,3}文[\s／/、]{1,3}[\u4e00-\u9fff·、\s]{2,24}[图圖]$")
# （王一　来源：某某报） closes the text.
_NAME_SOURCE = re.compile(
    r"[(（](?!图|圖|数据|數據|资料|資料|文章|稿件|信息|内容|新闻|视频|素材|照片|消息|本文|部分|综合|原标题)"
    r"(?P<names>(?:[\u4e00-\u9fff·]{3,4}"
    r"|[\u4e00-\u9fff·]{2}(?=[、 ][\u4e00-\u9fff·]{2,4}[、 |｜/]))"
    r"(?:[、 ]{1,2}[\u4e00-\u9fff·]{2,4}){0,3}?)[ |｜/]{1,3}"
    r"(?:来源|來源|稿源|供稿)[:：]"
)
# 石浦人民法庭 王一: the body in front of those who wrote for it.
_BODY = re.compile(
    r"[\u4e00-\u9fff]{1,14}(?:法庭|法院|检察院|公安局|分局|派出所|支队|大队|办事处|办公室|委员会|宣传部"
    r"|融媒体中心|管理局|海关|学院|大学|医院|公司|协会)"
)
# 王一 许昌、信阳报道: the places that the names are followed by.
_PLACE = r"(?:[\u4e00-\u9fff]{2,4}[市县区省州镇庄山江海岛]|[\u4e00-\u9fff]{2})"
_PLACES = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?<![者员員生])\s{{1,3}}(?:{_PLACE}、){{1,5}}{_PLACE}(?:报道|報導|報道)$"
)
_TOOK_PICTURES = re.compile(r"(?:摄影|攝影|图片|圖片|视频|影片)\s?[:：]")
_LATIN_LEAD = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:记者|記者))?"
    r"(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){1,2})(?=[\u4e00-\u9fff])"
)
# …数据互换。（通讯员韦彩凤、玉应罗 记者莫子川）
_CLOSING = re.compile(
    r"[。！？”][(（](?P<names>(?:(?:本报|本网|本刊|本台|见习|实习|特约|全媒体){0,2}(?:记者|記者|通讯员|通訊員)"
    r"[:： ]{0,2}(?!手记|观察|调查|整理|提供|体验|暗访|统计|摄)[\u4e00-\u9fff·]{2,4}"
    r"(?:[、 ]{1,2}[\u4e00-\u9fff·]{2,4}){0,5}?[ 、，；]{0,2}){1,3})[)）]$"
)
# 《某某观察》，作者：王一 is a book's; 参考资料：…
_OF_BOOK = re.compile(r"》\s?[，,]\s?$")
_REFERENCES = ("参考", "參考", "延伸阅读", "延伸閱讀", "书目", "書目")
_HEADLINE = 8  # characters of a link that is another story's title
_WIRE_PLACE = re.compile(
    r"(?P<run>[\u4e00-\u9fff]{4,7})(?:\d{1,2}日[電电]|(?<!摄影)(?<!攝影)(?:報導|报道|報道))"
)
_SIGNED = re.compile(
    r"[(（◎●■◆]?(?:[\u4e00-\u9fffA-Za-z0-9·]{2,10})?(?:记者|記者|通讯员)[:：\s]{0,2}"
    r"(?P<names>[\u4e00-\u9fff·、 ]{2,24})[)）]?"
)
_ENDS_TAKEN = re.compile(
    r"(?<![/／并文图圖])[摄攝]$|[/／]\s?(?:摄影|攝影)$"
)  # 王一 文/摄 wrote, too
_REPORTS = re.compile(
    r"(?:\s?[／/][\u4e00-\u9fff]{0,8}?)?(?:综合|綜合|专题|專題)?(?:报道|報導|報道)$"
)
_TOOK = re.compile(r"\s{0,2}[摄攝](?=$|[)）。\s]|[/／](?!文))", re.MULTILINE)
_OTHER_STORIES = re.compile(
    r"(?:相关|相關|推荐|推薦|延伸|热门|熱門|热点|精彩|更多|最新|猜你|往期|大家|同类|本类|近期)"
    r"(?:新闻|新聞|阅读|閱讀|文章|推荐|推薦|报道|報導|资讯|內容|内容|喜欢|回顾|稿件|都在看)"
    r"|上一[篇条则頁页]|下一[篇条则頁页]|往期[:：]"
)
# 本文来自微信公众号“深水区观察”（ID：...），作者：梁半农: a note on where a text is from.
NOTE = re.compile(
    r"[(（*※【\s]{0,3}本文(?:系|为|由)?(?:来自|来源于?|转自|转载自|转载于|首发于|首发自|首发|原载于?|原刊于?|摘自|选自)"
    r"[:：\s]{0,2}(?:微信)?(?:公众号|公号|订阅号|视频号)?[:：\s]{0,2}"
    r"(?:[“\"「『《](?P<marked>[^”\"」』》]{2,20})[”\"」』》]|(?P<bare>[^，,。；;（(“”\s]{2,16}))"
)


def bylines(page: Page, hits: Hits, article: Article | None) -> list[Named]:
    """The names of the authors, as shown; from the page's data where it shows none."""
    english = english_bylines(page, hits, article) if page.language == "en" else []
    if english:
        return english
    found: list[Named] = []
    values = [
        value
        for value in labelled_values(page, hits, article, "author-label")
        if not _is_photographer(page, value)
        and (value.zone == "head" or not _is_of_book(page, value))
        and value.zone != "other"
        and (value.zone != "body" or is_credit(page, value))
    ]
    for value in values:
        if not _is_listed(page, article, value):
            for named in _names(value.text, value.start):
                found += _linked_names(page, named)
    if page.language == "en":  # 作者:凌九思 on a page in two languages
        return once([name for name in found if _HAN_NAME.fullmatch(name[0])])
    if not found:
        found = _lead_reporters(page, article)
    if not found:
        found = marked_authors(page, article)
    if not found:
        found = placed_authors(page, hits, article)
    if not found:
        found = _compilers(page, hits, article)
    if not found:
        found = data_authors(page)
    return once(found)


def editors(page: Page, hits: Hits, article: Article | None) -> list[Named]:
    """The responsible editor's name; a plain editor's only where no responsible one is named."""
    values = [
        value
        for value in labelled_values(page, hits, article, "editor-label")
        if value.zone != "body" or is_credit(page, value)
    ]
    if article is not None:
        values = [v for v in values if v.zone != "other"] or values
    chief = [v for v in values if v.label in ("责任编辑", "责编", "責任編輯", "責編")]
    if chief:  # [责任编辑：王一 实习编辑：李二]
        chief += [v for v in values if _is_trainee(page, v, chief[0])]
    plain = [v for v in values if v.label not in _SECOND_READERS]
    others = [v for v in values if v.label not in _NO_EDITORS]
    found: list[Named] = []
    for value in chief or plain or others:
        if page.language == "en":
            found += english_editors(value.text, value.start)
        else:
            found += [name for name in _names(value.text, value.start) if _may_edit(name[0])]
    return once(found or contact_editors(page, article))


def _is_trainee(page: Page, value: Labelled, chief: Labelled) -> bool:
    """Whether the value is a trainee editor's beside the responsible editor."""
    label = page.text.rfind(value.label, chief.end, value.start)
    return (
        label > 0
        and page.block_index(label) == page.block_index(chief.start)
        and (value.label.startswith(("实习", "見習")) or page.text.endswith("实习", 0, label))
    )


def _may_edit(name: str) -> bool:
    """Whether it may be a person's name: 一个岗位的三十年 is a story's title."""
    return len(name) <= 6 or "·" in name or _HAN_RUN.fullmatch(name) is None


def is_nickname(name: str) -> bool:
    """Whether a name is no person's real name (小编, admin)."""
    return name.lower() in _NICKNAMES


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the parts of a value stand; a name of two characters may be spaced: ``王 一``."""
    found: list[tuple[int, int]] = []
    position = 0
    for part in [*_SPLIT.finditer(text), None]:
        end = part.start() if part is not None else len(text)
        if found and _SPACED.fullmatch(text, found[-1][0], end):
            found[-1] = (found[-1][0], end)
        else:
            found.append((position, end))
        position = part.end() if part is not None else end
    return found


def _names(text: str, offset: int) -> list[Named]:
    """Split a value into names with their places."""
    found: list[Named] = []
    text = _PLACES.sub("", _AND_PICTURES.sub("", text))
    for start, end in _pieces(text):
        piece = text[start:end]
        if _TOOK_PICTURES.match(piece):
            if found:
                break  # 记者王一 摄影：记者李二
            continue
        role = _ROLE.match(piece)
        while role:
            piece = piece[role.end() :]
            start += role.end()
            role = _ROLE.match(piece)
        piece = _SUFFIX.sub("", piece)
        if not piece.strip() or piece.strip() in _WORK:
            continue
        if found and piece.strip().endswith(("报道", "報導", "報道", "电", "電", "讯", "訊")):
            found += _latin(piece, offset + start)
            break  # 記者蘇品妤／台東報導
        if not found and end < len(text) and MEDIUM.fullmatch(piece.strip()):
            continue  # 文｜江城周刊 王一
        if not found and end < len(text) and _BODY.fullmatch(piece.strip()):
            continue
        if _ROLE_ALONE.fullmatch(piece.strip()) or _OFFICE.fullmatch(piece.strip()):
            continue  # 新华社记者 王一
        if found and _STAFF_NUMBER.fullmatch(piece.strip()):
            continue
        if found and piece.startswith(("系", "为", "是", "现任")) and len(piece) > 4:
            break  # 作者：王一，系重庆大学教授
        name = _NAME.fullmatch(piece.strip())
        if name:
            start += len(piece) - len(piece.lstrip())
            clean = piece.strip()
            found.append((clean, (offset + start, offset + start + len(clean))))
        elif found:
            found += _latin(piece, offset + start)
            break
    return found


def _latin(piece: str, offset: int) -> list[Named]:
    """``Kevin Tong`` of ``特約記者Kevin Tong三藩市報導``."""
    match = _LATIN_LEAD.match(piece)
    if match is None:
        return []
    return [named_by(match, offset)]


def _linked_names(page: Page, named: Named) -> list[Named]:
    """The names of a run that is made of links, each of them one name: ``岑樂瑤`` ``危家朗``."""
    start, end = named[1]
    pieces: list[Named] = []
    while start < end:
        link = page.link_at(start)
        if link is None or link.start != start or not 2 <= link.end - start <= 4:
            return [named]
        pieces.append((page.text[start : link.end], (start, link.end)))
        start = link.end
    return pieces if start == end else [named]


def _is_photographer(page: Page, value: Labelled) -> bool:
    """Whether the name is of who took the picture: 本报记者 秦放 摄."""
    label = page.text.rfind(value.label, 0, value.start)
    return (
        page.text.endswith(("摄影", "攝影"), 0, label)  # 摄影记者：秦放
        or _ENDS_TAKEN.search(value.text) is not None
        or _TOOK.match(page.text, value.end) is not None
    )


def _is_of_book(page: Page, value: Labelled) -> bool:
    """Whether the author is a book's or a reference's: ``参考资料：《…》，作者：王一``."""
    start = page.block_at(value.start)[0]
    label = page.text.rfind(value.label, start, value.start)
    return (
        page.text.startswith(_REFERENCES, start)
        or _OF_BOOK.search(page.text[max(start, label - 4) : label]) is not None
    )


def _is_listed(page: Page, article: Article | None, value: Labelled) -> bool:
    """Whether the value stands among the other stories below the text, each with its author."""
    if article is None or value.zone != "tail":
        return False
    lines = page.blocks[article.body_end : page.block_index(value.start) + 1]
    if any(_OTHER_STORIES.match(line) for _start, line in lines):
        return True
    # A card: a headline that is a link, its author behind it.
    links, starts = page.shown_links
    last = bisect_left(starts, page.text.rfind(value.label, 0, value.start)) - 1
    block_start = page.block_at(value.start)[0]
    return (
        last >= 0
        and starts[last] >= block_start
        and not page.text[block_start : starts[last]].strip(" ·•◆■")
        and links[last].end - starts[last] >= _HEADLINE
    )


def is_credit(page: Page, value: Labelled) -> bool:
    """Whether a label in the body is a credit line: its block is short or it stands in brackets."""
    start, end = page.block_at(value.start)
    if end - start <= 40 or NOTE.match(page.text, start, end):
        return True
    if end - start <= 200 and _AGENCY_CREDITS.match(page.text, start, end):
        return True
    label_start = page.text.rfind(value.label, start, value.start)
    if label_start <= start or page.text[label_start - 1] not in "(（[【":
        return False
    # [Editor: Meng Fei] [Proofreader: Kang Rui]: or its bracket is the block's first.
    closed = page.text[value.end : value.end + 1] in (")", "）", "]", "】")
    return end - value.end < 12 or (label_start == start + 1 and closed)


def _lead_reporters(page: Page, article: Article | None) -> list[Named]:
    if article is None:
        return []
    low = max(0, article.body_start - 4)
    for start, line in page.blocks[low : article.body_start + 2]:
        head = line[:90]
        match = _LEAD.search(head)
        if match and not head.rstrip(" )）。").endswith(("摄", "攝", "摄影", "供图")):
            group = match.lastgroup or "a"
            text = match.group(group)
            wire = _WIRE_PLACE.fullmatch(text) if group == "a" else None
            if wire:  # 記者陳小明台北5日電, 記者陳小明台北報導
                text = text[: 3 if wire.end("run") >= 5 else 2]
            names = _names(_REPORTS.sub("", text), start + match.start(group))
            if names:
                return names
    last = page.blocks[article.body_end - 1]
    closing = _CLOSING.search(last[1], max(0, len(last[1]) - 60))
    if closing:
        names = _names(closing["names"], last[0] + closing.start("names"))
        if len(names) > 1 or any(len(name) > 2 for name, _span in names):
            return names
    # （记者 王一） or 某报记者 王一 closes the text.
    for start, line in page.blocks[max(0, article.body_end - 4) : article.body_end + 6]:
        match = _SIGNED.fullmatch(line.strip()) if len(line) <= 40 else None
        match = match or (_NAME_SOURCE.match(line.strip()) if len(line) <= 60 else None)
        if match and not _ENDS_TAKEN.search(match["names"]):
            lead = len(line) - len(line.lstrip())
            names = _names(match.group("names"), start + lead + match.start("names"))
            if names:
                return names
    return []


def _compilers(page: Page, hits: Hits, article: Article | None) -> list[Named]:
    """Without an author, an 编辑 named beside another 责编 put the piece together."""
    values = [
        v
        for v in labelled_values(page, hits, article, "editor-label")
        if v.zone in ("head", "tail") or (v.zone == "body" and is_credit(page, v))
    ]
    chief = {v.text for v in values if v.label.startswith(("责", "責"))}
    plain = [v for v in values if v.label in ("编辑", "編輯")]
    if not chief or any(name in v.text for v in plain for name in chief):
        return []
    return [named for v in plain for named in _names(v.text, v.start)]
