"""Photo credits and copyright lines."""

from __future__ import annotations

import re

from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits, longest

Span = tuple[int, int]

_NAMES = r"[\u4e00-\u9fff·、 ]{2,16}?"
_TAKEN = re.compile(
    rf"(?P<who>{_NAMES})\s?[/／]?(?<!特[约約])(?:拍?[摄攝]|傳真)(?=$|[(（)）。\s]|影(?![师師记記者机機]))"
)
_GIVEN = re.compile(r"(?P<who>[^\s。，,;；:：()（）▲]{2,20}?)\s?(?:供图|供圖)(?=$|[)）。\s])")
# With a colon or a bar the name follows; 王一 摄影 has it in front.
_LABELLED = re.compile(
    r"(?:图片来源|圖片來源|图源|供图|供圖|(?:摄影|攝影)(?:记者|記者|师|師)?|图片提供|图片|制图|图据|图自"
    r"|(?<![\u4e00-\u9fff])[图圖])"
    r"\s?[:：/／|｜丨]\s{0,2}(?P<who>[^\s。，,;；()（）]{2,24})"
)
_CREDIT = re.compile(
    r"(?:(?:题图|題圖|头图|封面图?|配图|配圖|图片)"
    r"(?:均?(?:来自于?|來自|来源于?)[:：]?|[:：]|(?<!图片)[|｜丨/／])\s?|(?:图片来源|圖片來源|图源|图片提供|图据|图自|新华社发)[:：\s/(（]{0,3}"
    r"|(?:供图|供圖|摄影|攝影|制图)[:：\s/(（]{1,3})(?P<who>(?!报道)[^\s。，,;；()（）？！?!]{2,24})"
)
# （图片由受访者提供）
_PROVIDED = re.compile(
    r"(?:图片?|圖片?|照片)均?由(?P<who>[^\s。，,;；()（）]{2,20}?)(?:提供|拍摄|拍攝|供图|供圖|授权)"
    r"|(?:图片?|照片)均?为\s?(?P<whose>[^。，,;；()（）]{2,24}?)\s图$"
)
_ENGLISH = re.compile(
    r"(?:(?i:photo(?:graph(?:s|y)?|s)?|pictures?|images?|credit|illustrations?)"
    r"(?i: (?:credit|source|is|was|were|are))?)"
    r"\s?(?:(?i:(?:taken |supplied |provided )?(?:by|courtesy of|from|via|to)):?\s|[:,/|]\s?"
    r"|(?:\([cC]\)|©)\s)"
    r"(?P<who>[A-Z][\w.'’ /&-]{1,50}(?:, (?:Ltd|Inc)\b)?"
    r"|(?:[a-z][\w-]{1,30}\.){1,2}(?:com|cn|org|net)(?:\.cn)?)"
)
# Courtesy: Dottie's Bakery; (Source: KBLF) behind a caption's sentence; Photographs Lewis Abara on
# a line of its own.
_GRANTED = re.compile(
    r"(?:(?:^|(?<=[.)(] ))(?i:courtesy)(?: of|:)\s|(?<=\()Source:\s)(?P<who>[A-Z][\w.'’ /&-]{1,50})"
    r"|^(?:Photographs|Photography|Pictures) (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})$"
)
_CAPITALS = "A-Z\u00c0-\u00d6\u00d8-\u00de"
# Lena Marchetti for WPR, which ends a caption (and its button to hide it).
_MADE_FOR = re.compile(
    rf"(?:^|(?<=[.!?”\"] ))(?P<who>[{_CAPITALS}][\w.'’-]{{1,24}}"
    rf"(?: [{_CAPITALS}][\w.'’-]{{0,24}}){{1,3}} for"
    rf" [{_CAPITALS}][\w.'’& -]{{1,40}}?)(?: (?:hide|toggle) caption)?$"
)
# 红枫视觉 资料图
_ON_FILE = re.compile(
    r"(?:^|[。！？”）)(（])\s?(?P<who>[\u4e00-\u9fff·]{2,10})[ /／]"
    r"(?:资料图|資料圖|资料照片?|資料照片?)[)）。]?$"
)
# （Peter Loo攝影）, and 庆祝进球。CFP 图
_LATIN_TAKEN = re.compile(
    r"[(（](?P<who>[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){1,2})\s?[摄攝]影?[)）]"
    r"|[。！？]\s?(?P<agency>CFP|VCG|IC|AFP|AP|EPA|CNS|视觉中国|新华社|中新社|东方IC) ?[图圖]$"
)
# 牛犇 图 behind the writer's 文
_WITH_TEXT = re.compile(
    r"(?<![\u4e00-\u9fff])文[ /／、，]{1,3}(?P<who>[\u4e00-\u9fff·、 ]{2,20}?)"
    r"[ /／]{1,3}[图圖][)）]?$"
)
# （花蓮縣文化局提供） at the end of a caption
_BY_WHOM = re.compile(
    r"[(（](?:(?:图|圖|照片)\s?[:：/／]?\s?)?(?P<who>[^()（）。，,;；:： ]{2,24}?)提供[)）]。?$"
)
_ON_FILE_ENDS = ("资料图", "資料圖", "资料照", "資料照", "资料照片", "資料照片")
_MAY_GRANT = re.compile(r"(?i:courtesy)|\(Source: |^(?:Photograph|Picture)")
_AGENCIES = (
    r"VCG|Xinhua|AFP|Reuters|REUTERS|AP(?: Photo)?|Getty(?: Images)?|EPA|EFE|IC|CFP|CNS|CNSphoto"
    r"|China Daily|dpa|Shutterstock|Alamy|Bloomberg|Anadolu|Kyodo|Yonhap|Unsplash"
)
_AGENCY = re.compile(
    rf"(?:(?<=[/(\[—–])|(?<=[.)\]] )|^)\s?(?P<who>(?:{_AGENCIES})"
    r"(?:\s?/\s?[A-Z][\w.'’ -]{1,40})?)\s?[)\]]?\.?$"
)
# Rhona Wise/AFP via Getty Images, (Sam Ode/Pool via AP), ZOU HONG / CHINA DAILY: a name, a stroke
# and for whom the picture was taken, which ends the line or a bracket.
_PERSON = rf"[{_CAPITALS}][\w.'’-]{{0,24}}(?: [\w.'’-]{{1,24}}){{1,5}}"
# Photographers of a wire: MERIDIAN/Pilar Oyarzun/File Photo.
_WIRE_NAME = rf"[A-Z]{{3,14}}/{_PERSON}(?:/(?:File|Handout|Pool)(?: [Pp]hoto)?)?"
_HOLDER = rf"[{_CAPITALS}][\w.'’&-]{{0,24}}(?: [\w.'’&-]{{1,24}}){{0,4}}"
_SIGNED = re.compile(
    r"(?:^|(?<=[.!?。)\]”\"] )|(?<=[(\[—–|])|(?<=[—–|] ))"
    rf"(?P<who>{_PERSON}\s?/\s?{_HOLDER}|{_PERSON} \| [\w.'’ -]{{2,30}} photo"
    rf"|{_WIRE_NAME}|(?<=[.”\"] )/\s?{_HOLDER})\s?"
    r"(?=$|[)\]]|\.$| [A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+(?:, opens [a-z ]{3,16})?$)"
)
_TAKES_PICTURES = re.compile(
    rf"{_WIRE_NAME}|^/|\| .* photo|(?i:{_AGENCIES})(?![\w-])"
    r"|(?i:pool|staff|handout|courtesy|freelance|contributed)\b| via "
    r"|(?i:\b(?:daily|times|post|news|globe|herald|journal|tribune|gazette|weekly|press|agency"
    r"|images|photos?|pictures?|pictorial|pix|media|magazine|chronicle|ledger|bulletin|dispatch|examiner|inquirer|telegraph|courier|star|sun|observer|guardian|mail)\b)"
)
# 图片：顾北 in a row of roles; 图片：展馆外景 under a picture says what it shows.
_PICTURES_BY = re.compile(
    r"(?<![\u4e00-\u9fff])(?:图片|圖片)\s?[:：]\s{0,2}"
    r"(?P<who>[\u4e00-\u9fff·]{2,4}(?:[、 ][\u4e00-\u9fff·]{2,4}){0,3})(?=$|[\s)）】])"
)
# 记者 陶然 摄影 史进: behind a writer's name the post stands in front of its name.
_POST_FIRST = re.compile(
    r"(?:记者|記者|作者|撰文|撰稿|通讯员|文字)[:：/ ]{0,2}[\u4e00-\u9fff·、]{2,12} {1,2}"
    r"(?:摄影|攝影) {1,2}(?P<who>(?!报道|編輯|编辑)[\u4e00-\u9fff·]{2,4})(?=$|[\s)）】])"
)
# Photography, its name in the next cell.
_PHOTO_CELL = re.compile(r"(?:Photography|Photographs|Photographers?)\s?:?|(?:Photos|Pictures)\s?:")
_CELL_NAME = re.compile(rf"[{_CAPITALS}][\w.'’-]{{1,24}}(?: [{_CAPITALS}][\w.'’-]{{0,24}}){{1,3}}")
# Powered by Discuz! © 2001-2020 Comsenz Inc.: the software's, not the page's.
_SOFTWARE = re.compile(
    r"[\s\d,–-]{0,14}(?:by )?(?:Comsenz|DesDev|Discuz! Team|phpBB|Jelsoft|XenForo|PHPWind"
    r"|Invision Power|帝国软件)",
    re.IGNORECASE,
)
_NEAR_PICTURE = 200  # characters of text between a picture and its credit
_RIGHTS = re.compile(r"©\s?(?P<who>[A-Z][\w.'’ -]{1,40}(?:[,/] ?[A-Z][\w. -]{1,30})?)$")
# Riders ford the stream. © Ann Lee / Visit Altun: behind a caption's sentence.
_RIGHTS_BEHIND = re.compile(rf"(?<=[a-z][.!?] ){_RIGHTS.pattern}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RIGHTS_PAGES = ("聲明", "声明", "政策", "條款", "条款", "保護", "保护", "說明", "说明")
_SHORT_LEAD = 30  # characters of a caption in front of ©
_TITLE_PARTS = re.compile(r" [|–—-] ")
_SHORTEST_SITE = 3
_LONGEST = 160
_LONGEST_CAPTION = 1_200
_WITH_LABEL = (_LABELLED, _TAKEN, _GIVEN, _PROVIDED, _CREDIT, _ENGLISH, _AGENCY)


def photo_credits(page: Page, hits: Hits, article: Article | None) -> list[Span]:
    """The credit lines at the pictures of the article."""
    if article is None:
        return []
    last = article.tail.stop - 1 if article.tail else article.body_end - 1
    captions = {page.block_at(e.start)[0] for e in page.walk.all("figcaption") if not e.hidden}
    labels = {page.block_at(start)[0] for start, _end in longest(hits.get("photo-label", []))}
    roles = {
        page.block_index(start)
        for name in ("author-label", "editor-label")
        for start, _end in hits.get(name, ())
    }
    found: list[Span] = []
    for index in range(article.head.start, last + 1):
        start, line = page.blocks[index]
        block = start
        named = article.heading < index < last and _PHOTO_CELL.fullmatch(line)
        cell = page.blocks[index + 1] if named and index < article.body_end else (0, "")
        if _CELL_NAME.fullmatch(cell[1]):
            found.append((cell[0], cell[0] + len(cell[1])))
            continue
        if block in captions and _LONGEST < len(line) <= _LONGEST_CAPTION:
            # The credit ends a caption, however long it is.
            cut = line.find(" ", len(line) - _LONGEST) + 1
            start, line = start + cut, line[cut:]
        if not 2 <= len(line) <= _LONGEST or (index < article.heading and _is_link(page, start)):
            continue  # above the heading links lead to other stories
        patterns: tuple[re.Pattern[str], ...] = (_AGENCY,)
        taken = "摄" in line or "攝" in line or "傳真" in line
        if block in labels:
            patterns = (_POST_FIRST, *_WITH_LABEL) if taken else _WITH_LABEL
        if block in captions:
            patterns = (*patterns, _RIGHTS, _MADE_FOR, _BY_WHOM)
        elif line.endswith(" caption"):
            patterns = (*patterns, _MADE_FOR)
        elif index < article.body_end and "©" in line:
            patterns = (*patterns, _RIGHTS_BEHIND)
        if taken or line.endswith(("图", "圖")):
            patterns = (_LATIN_TAKEN, *patterns)
        if line.rstrip(")）。").endswith(_ON_FILE_ENDS):
            patterns = (*patterns, _ON_FILE)
        if "文" in line and line.rstrip(")）").endswith(("图", "圖")):
            patterns = (_WITH_TEXT, *patterns)
        if "/" in line or line.endswith(" photo"):
            patterns = (_SIGNED, *patterns)
        if _MAY_GRANT.search(line):
            patterns = (*patterns, _GRANTED)
        first = line.startswith(("图片", "圖片")) and {index - 1, index + 1} & roles
        if first or (index in roles and ("图片" in line or "圖片" in line)):
            patterns = (_PICTURES_BY, *patterns)
        for pattern in patterns:
            if pattern is _TAKEN and not taken:
                continue  # slow on lines without its mark
            match = pattern.search(line)
            if match is None:
                continue
            if pattern is _SIGNED and not (
                _TAKES_PICTURES.search(match["who"]) or _is_for_site(page, match["who"])
            ):
                continue
            if pattern is _SIGNED and not _is_at_picture(page, article, index, match):
                break
            who = match.start(match.lastindex or 0)  # the pattern's one name
            who += len(line[who:]) - len(line[who:].lstrip())
            found.append((start + who, start + match.end()))
            break
    return found


def _is_for_site(page: Page, who: str) -> bool:
    """Whether what stands behind the stroke is the site's own name: ``Dai Feiyu / GLEAM``."""
    holder = who.rpartition("/")[2].strip().lower().removeprefix("the ")
    site = page.meta("og:site_name") or _TITLE_PARTS.split(page.walk.title)[-1]
    return len(holder) >= _SHORTEST_SITE and f" {site.lower()} ".find(f" {holder} ") >= 0


def _is_link(page: Page, start: int) -> bool:
    """Whether a link begins the block."""
    link = page.link_at(start)
    return link is not None and link.start == start


def _is_at_picture(page: Page, article: Article, index: int, match: re.Match[str]) -> bool:
    """Whether ``Name / Holder`` is a picture's credit and no author's line."""
    if index >= article.body_start or match.start() > 1:
        return True
    # Alone above the text: only a picture shows that the line is no author's.
    start, line = page.blocks[index]
    return any(
        start - _NEAR_PICTURE <= e.start <= start + len(line)
        for e in (*page.walk.all("img"), *page.walk.all("figure"))
        if not e.hidden and e.start >= page.blocks[max(article.heading, 0)][0]
    ) or any(e.start <= start < e.end for e in page.walk.all("figcaption"))


def _in_figcaption(page: Page, offset: int) -> bool:
    return any(e.start <= offset < e.end for e in page.walk.all("figcaption") if not e.hidden)


def copyrights(page: Page, hits: Hits) -> list[tuple[int, int, int]]:
    """The copyright lines: a mark with a year or a holder beside it, in a short block.

    Each is where its mark stands, its start and its end.
    """
    found: list[tuple[int, int, int]] = []
    weak: list[tuple[int, int, int]] = []
    for start, end in longest(hits.get("copyright-mark", [])):
        block_start, block_end = page.block_at(start)
        if any(a < block_end and block_start < b for _mark, a, b in found):
            continue
        line = page.text[block_start:block_end]
        mark = page.lower[start:end]
        if page.text.startswith(_RIGHTS_PAGES, end):
            continue  # 著作權聲明: a link to a page
        if _SOFTWARE.match(page.text, end):
            continue
        # A picture's holder behind its caption, and © that ends a name, are seldom the site's line.
        if mark == "©" and not _YEAR.search(line):
            before = page.text[block_start:start]
            sentence = before.endswith((". ", "。"))
            if sentence and _in_figcaption(page, start):
                continue
            if end == block_end or (len(before) > _SHORT_LEAD and sentence):
                weak.append((start, block_start, block_end))
                continue
        if mark == "(c)" and not _YEAR.search(line):
            continue
        if len(line) > _LONGEST:
            stop = line.find("。", end - block_start)
            block_end = min(
                block_end, block_start + (stop if stop >= 0 else end - block_start + 80)
            )
            block_start = max(block_start, start - 40)
        found.append((start, block_start, block_end))
    return found or weak
