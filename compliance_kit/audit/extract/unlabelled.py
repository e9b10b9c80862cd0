"""Authors that a Chinese page names without a label: by its markup, or by the layout of a line.

Blogs, accounts on platforms and opinion columns put the bare name between the heading and the date.
"""

from __future__ import annotations

import re

from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.extract.labels import zone_of
from compliance_kit.audit.extract.named import HAN, Named, named_by
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits

_NAME = re.compile(f"[{HAN}]{{2,6}}")
_ANY_NAME = re.compile(f"[{HAN}]{{2,12}}|[A-Za-z][A-Za-z.'’\\- ]{{1,38}}[A-Za-z0-9.]|\\w{{3,20}}")
MEDIUM = re.compile(
    r"[\u4e00-\u9fffA-Za-z·]{1,14}(?:网|報|报|社|电视台|日报|晚报|时报|周刊|杂志|新闻|客户端|在线|电台|台|频道|公报|号)"
)
DATE_LINE = re.compile(
    r"(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?(?:\s{0,2}\d{1,2}:\d\d(?::\d\d)?)?"
)
# 由 罗晓晓 提交于 星期三, 2025-03-12
_PUT = re.compile(
    r"由\s?(?P<name>[\u4e00-\u9fff·]{2,6}|[A-Za-z0-9_.-]{2,20})\s?(?:提交|发布|发表|撰写|张贴|上传)"
)
# What a page says of an element's text: rel and itemprop are sure, a class may hold anything.
# .author.vcard is how WordPress's own themes mark an author (hCard).
_SURE = "[rel~=author],[itemprop=author],#js_author_name,.author.vcard .fn"
_LINKED = "a[href*='/author/']"
_CLASSED = "[class*=author],[class*=Author],[class*=byline]"
_NOBODY = re.compile(
    r".*(?:网|報|报|社|台|电视|杂志|杂誌|新闻|新聞|客户端|频道|公众号|周刊|编辑部|編輯部|作者|原创|來源|来源"
    r"|记者|記者|关注|主页|發佈|发布|专栏|專欄|作家|评论员|評論員|主笔|文章|更多|撰文|采访|採訪|协会|公司|中心|学院|学校|大学|单位|资讯"
    r"|喜欢|喜歡|推荐|推薦|热门|阅读|閱讀|首页|登录|订阅|收藏|分享|简介|全部|评论|時間|时间|日期)"
)
# 梁半农·2天前: how long ago, where others write the date.
_AGO = re.compile(
    rf"(?P<name>[{HAN}]{{2,6}}?)\s?[·•|｜/,，\s]\s?"
    r"(?:发[布表]于\s?)?(?:刚刚|昨[天日]|前天|今天|\d{1,2}\s?(?:秒|分钟|分鐘|个?小时|小時|天|周|个?月|年)前)"
)
# 原创 林见深 南巷慢读 2025年3月9日: the author, the account, the date.
_ORIGINAL = re.compile(
    rf"原创[:：]?\s(?P<name>[{HAN}]{{2,6}}|[A-Za-z]\w{{1,15}})\s\S{{2,20}}\s(?:19|20)\d\d[-年/.]"
)
# □ 黄小鱼, 黄小鱼/文: how papers' columns and old sites sign.
_MARKED = re.compile(rf"[□■◎●◆○⊙☉]\s{{0,2}}(?P<name>[{HAN}]{{2,4}}|[{HAN}] [{HAN}])$")
_WRITTEN = re.compile(
    rf"(?P<name>[{HAN}]{{2,4}})(?:\s?[/／]\s?(?:文|撰文)$|\s文\s(?=[{HAN}]{{2,6}}\s[图圖摄攝]))"
)
# 20/10/2024 21:47 濠江社記者 歐陽嘉儀: the medium in front of the post.
_REPORTER = re.compile(
    rf"(?:.*\d[ ])?[{HAN}]{{1,8}}[社报報网網台刊](?:记者|記者) {{1,2}}(?P<name>[{HAN}]{{2,4}})$"
)
# 半夏的猫 于 2025-03-02 08:30:00 发布
_PUT_AT = re.compile(
    r"(?:原创\s)?(?P<name>(?!最后|最近|更新|修改|编辑|首发|本文|文章|原载|转载|作者|发[布表])[\w·]{2,16})\s"
    r"(?:发[布表]|创作|写)?于\s?(?:19|20)\d\d[-年/.]"
)
# 2025-03-02 黄小鱼; two characters may be a place.
_DATE_NAME = re.compile(rf"{DATE_LINE.pattern}\s{{1,3}}(?:[|｜·/]\s?)?(?P<name>[{HAN}]{{3}})$")
# 符志诚 陈可欣 报道
_REPORTED = re.compile(
    rf"(?P<names>[{HAN}]{{2,4}}(?:[ 、/／]{{1,3}}[{HAN}]{{2,4}}){{0,4}})[ /／]{{1,3}}"
    r"(?:综合报道|報導|報道|报道|撰文|采写|採訪|文)"
)
# 呼吸科 王一 主治医师: a hospital's or a university's writer with a title.
_TITLED = re.compile(
    rf"(?P<unit>[{HAN}]{{2,16}}(?:科|中心|病区|教研室|门诊|系|所|学院|室) {{1,2}})?"
    rf"(?P<name>[{HAN}]{{2,4}}) {{1,2}}"
    r"(?:(?:副?主任|主治|住院)(?:中?医师|药师|护师|技师|医生)|副?主任医師|主治醫師|副?教授|副?研究员|讲师|主管护师|药师)"
)
# 本帖最后由 某人 于 2025-5-6 08:02 编辑: a forum's own line at a post.
_POST_EDITED = re.compile(
    r"本[帖贴]最[后後]由 ?(?P<name>\S{2,16}) ?[于於] ?(?:19|20)\d\d-\d{1,2}-\d{1,2}"
)
_UNIT_ENDS = "科所系室学"
_STARTER = re.compile(r"楼主|樓主")
_PIECE = re.compile(f"[{HAN}]{{2,4}}")
_PLACED = (_ORIGINAL, _AGO, _PUT_AT, _MARKED, _REPORTER, _WRITTEN, _DATE_NAME)
_SURE_LINES = (_ORIGINAL, _AGO, _PUT_AT, _MARKED)  # a pen name needs no surname
_DATE_FIRST = re.compile(r"\D{0,6}(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]")
# The commonest surnames.
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧賈葉閻譚鐘鄒陸龍萬錢湯黎賀賴龔喬欧歐"
)
_DOUBLE = (
    "欧阳",
    "歐陽",
    "司马",
    "司馬",
    "上官",
    "诸葛",
    "諸葛",
    "东方",
    "皇甫",
    "令狐",
    "慕容",
    "司徒",
    "夏侯",
)
_PLACE_ENDS = (
    "市县縣区區省州镇鎮乡鄉村网網报報社庄莊山江湖河海路局厅部组組会會记記"
    "谈談论論评評馆館界量性率者员員业業站台园院校店厂廠版期"
)


def marked_authors(page: Page, article: Article | None) -> list[Named]:
    """The author that a Chinese page marks at the heading by ``rel``, ``itemprop``, link or class.

    Blogs' templates do so: ``由 <a rel="author">张三</a> 发布``.
    """
    if article is None or ("uthor" not in page.source and "byline" not in page.source):
        return []
    found = _marked(page, article, _SURE, sure=True)
    if found or article.heading < 0:
        return found
    return _marked(page, article, _LINKED, sure=False) or _marked(
        page, article, _CLASSED, sure=False
    )


def _marked(page: Page, article: Article, selector: str, *, sure: bool) -> list[Named]:
    found: list[Named] = []
    fellows = None  # the class of the first one's element
    low = page.blocks[article.head.start if sure else article.heading + 1][0]
    for node in page.css(selector):
        name = " ".join((node.text() or "").split())
        if not 2 <= len(name) <= 20 or not (_ANY_NAME if sure else _NAME).fullmatch(name):
            continue
        if not sure and _NOBODY.fullmatch(name):
            continue
        start = page.text.find(name, low)
        if start >= 0 and zone_of(page, article, start) == "head":
            if not sure and found and node.attributes.get("class") != fellows:
                continue  # the author's title or page
            fellows = node.attributes.get("class")
            found.append((name, (start, start + len(name))))
    return found


def placed_authors(page: Page, hits: Hits, article: Article | None) -> list[Named]:
    """The author that a line below the heading shows: with a date, an account, a mark, or alone."""
    if article is None or article.heading < 0:
        return []
    return (
        _bare_author(page, hits, article)
        or _reported_line(page, article)
        or _signed_line(page, article)
        or _titled(page, article)
        or _first_post(page, article)
        or _account(page, hits, article)
    )


def _near_label(hits: Hits, start: int, end: int) -> bool:
    """Whether the words at the place are a label (发布于) rather than a name."""
    return any(
        a < end and start < b
        for name in ("date-label", "updated-label")
        for a, b in hits.get(name, ())
    )


def _bare_author(page: Page, hits: Hits, article: Article) -> list[Named]:
    """``信海光 2015-07-03 12:06``: a short name in front of the article's date."""
    for index in range(article.heading + 1, article.body_start):
        start, line = page.blocks[index]
        put = _PUT.match(line)
        if put:
            return [named_by(put, start)]
        match = DATE_LINE.search(line)
        if match and 2 <= match.start() <= 6:
            name = line[: match.start()].strip()
            if (
                re.fullmatch(f"[{HAN}]{{2,4}}", name)
                and not MEDIUM.fullmatch(name)
                and not _near_label(hits, start, start + len(name))
            ):
                return [(name, (start, start + len(name)))]
    return []


def _account(page: Page, hits: Hits, article: Article) -> list[Named]:
    """The account's name on a platform: the one short line between heading and date."""
    if hits.get("source-label"):
        return []
    index = article.heading + 1
    if index + 1 >= article.body_start or index + 1 >= len(page.blocks):
        return []
    start, name = page.blocks[index]
    below = page.blocks[index + 1][1]
    dated = any(page.block_index(place[0]) == index + 1 for place in hits.get("date-label", ()))
    if DATE_LINE.search(name):
        return []
    if dated and len(below) < 60 and re.fullmatch(f"[{HAN}A-Za-z0-9]{{2,12}}", name):
        return [(name, (start, start + len(name)))]
    return []


def _signed_line(page: Page, article: Article) -> list[Named]:
    """The author on a line with an account, a time or a mark, or alone above the date."""
    for index in range(article.heading + 1, article.body_start):
        start, line = page.blocks[index]
        for pattern in _PLACED:
            match = pattern.match(line)
            if match and (pattern in _SURE_LINES or _is_person(match["name"])):
                name = match["name"]
                if not _NOBODY.fullmatch(name):
                    return [(name, (start + match.start("name"), start + match.end("name")))]
        below = page.blocks[index + 1][1] if index + 1 < article.body_start else ""
        if len(line) == 3 and _is_person(line) and _DATE_FIRST.match(below):
            return [(line, (start, start + len(line)))]
    return []


def _reported_line(page: Page, article: Article) -> list[Named]:
    """``符志诚 陈可欣 报道`` on a line of its own: names and what they did."""
    for start, line in page.blocks[article.heading + 1 : article.body_start]:
        match = _REPORTED.fullmatch(line) if len(line) <= 40 else None
        if match is None:
            continue
        names = list(_PIECE.finditer(match["names"]))
        # 金融 报道 is a section: one name alone must be a full one.
        if not any(_is_person(n.group()) and (len(names) > 1 or len(n.group()) > 2) for n in names):
            continue
        if not any(_NOBODY.fullmatch(name.group()) for name in names):
            return [(n.group(), (start + n.start(), start + n.end())) for n in names]
    return []


def _titled(page: Page, article: Article) -> list[Named]:
    """A name with a department and a doctor's or a teacher's title, on a line of its own."""
    for start, line in page.blocks[article.heading + 1 : article.body_start]:
        match = _TITLED.fullmatch(line) if len(line) <= 40 else None
        if match and _is_titled_name(match["name"], bool(match["unit"])):
            return [named_by(match, start)]
    return []


def _is_titled_name(name: str, unit: bool) -> bool:
    """Whether the word in front of a title is a name: 高级 讲师 and 心内科 教授 have none."""
    if name[-1] in _PLACE_ENDS or name[-1] in _UNIT_ENDS or _NOBODY.fullmatch(name):
        return False
    if len(name) == 2:
        return unit and _is_person(name)
    return len(name) == 3 or name.startswith(_DOUBLE)


def _first_post(page: Page, article: Article) -> list[Named]:
    """The member who opened a forum's thread, as the line on his last edit names him."""
    for start, line in page.blocks[article.heading + 1 : article.body_start + 1]:
        match = _POST_EDITED.match(line)
        if match:
            return [named_by(match, start)]
    blocks = page.blocks[article.heading + 1 : article.body_start]
    if blocks and any(_STARTER.fullmatch(line) for _start, line in blocks[1:6]):
        start, name = blocks[0]
        if 2 <= len(name) <= 12 and page.link_at(start) is not None:
            return [(name, (start, start + len(name)))]
    return []


def _is_person(name: str) -> bool:
    """Whether two to four characters may be a full name: they begin with a common surname."""
    return (
        (name[0] in _SURNAMES or name.startswith(_DOUBLE))
        and name[-1] not in _PLACE_ENDS
        and _NAME.fullmatch(name.replace(" ", "")) is not None
        and not _NOBODY.fullmatch(name)
    )
