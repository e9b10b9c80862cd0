"""What a page only quotes: numbers and notices in an article's sentences and in code samples.

``该网站还伪造了“京公网安备11010502099999号”`` is news about another site: no fact of the page.
Whatever may be the page's own stays: a short block, a block that begins with the number, one that
says 本站 or 版权, one in a footer, and all of a page about the site itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import cast

from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.page import Page
from compliance_kit.audit.sentences import squeeze

_HAN = re.compile("[\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z][a-z'’]*")
_ENDS = re.compile("[。！？!?.…][”’」』\"'）)]{0,2}$")
_OWN = re.compile(
    r"本(?:网|網|站|报|報|刊|社|台|公司|平台|单位|單位|中心|集团|作品|文|版|页面)|我们|我們|我站|我社"
    r"|未经|未經|转载|轉載|侵权必究|侵權必究|如有侵|授权|授權|主办(?:单位)?[:：]|承办(?:单位)?[:：]|©"
    r"|(?:this|our) (?:web ?)?(?:site|page)|all rights reserved"
    r"|without (?:prior |written )?permission"
)
_YEAR_MARK = re.compile(r"copyright\W{0,3}(?:\(c\)|by |(?:19|20)\d\d)|\(c\)")
_RIGHTS = re.compile(rf"版权|版權|著作权|著作權|{_YEAR_MARK.pattern}")
_ABOUT = re.compile(
    r"关于|關於|简介|簡介|联系|聯繫|声明|聲明|协议|協議|条款|政策|版权|举报|舉報|投诉|服务指南"
    r"|\babout\b|\bcontact\b|\blegal\b|\bimprint\b|\bterms\b|\bprivacy\b|\bpolic(?:y|ies)\b",
    re.IGNORECASE,
)
# Names of the numbers, which begin an entry and are no sentence of their own.
_NAMES = re.compile(
    r"互联网新闻信息服务|互联网信息服务|增值电信业务|信息网络传播视听节目|经营|许可证?|证号|编号|备案号?"
    r"|违法|不良信息|有害信息|未成年人|举报|网站|中国|互联网|电话|热线|邮箱|邮件|专用|专区|中心|方式"
    r"|和|与|及|或|的|号|ICP|icp"
)
_PARTNERS = re.compile(
    r"(?:友情|合作|相关|相關|友好|推荐)(?:链接|連結|鏈接|网站|網站|媒体|媒體|伙伴|夥伴|单位)|友链"
    r"|(?:热门|熱門)(?:推荐|推薦) "
)
_BEHIND_NAME = re.compile(r"\s?[(（\[【]\s?(?:(?:ICP)?备案号?[:：]?\s?)?")
_NAME_IN_LINK = re.compile(r"[^(（\[【]{2,16}[(（\[【]\s?(?:(?:ICP)?备案号?[:：]?\s?)?")
_REGISTER = re.compile(r"beian|miit|mps\.gov")
_LINKS_ABOVE = 40  # blocks: a list of links is long
_FEWEST_HAN, _FEWEST_WORDS = 25, 15
_LEAD_HAN, _LEAD_WORDS = 5, 3
_FOOT = "address,[class*=foot],[id*=foot],[class*=Foot],[class*=copyright],[id*=copyright]"


def is_quoted(page: Page, article: Article | None, start: int, *, rights: bool = False) -> bool:
    """Whether what begins at ``start`` stands in a sentence of the article or in a code sample.

    With ``rights`` it is the mark of a copyright notice.
    """
    block_start, block_end = page.block_at(start)
    line = page.text[block_start:block_end]
    if _in_sample(page, article, block_start) or (not rights and _is_partners(page, start)):
        return True
    if article is None or article.heading < 0 or _ABOUT.search(page.heading or page.walk.title):
        return False
    if not article.heading < page.block_index(start) < article.body_end:
        return False
    if not _is_prose(line) or not _is_prose_before(line[: start - block_start]):
        return False
    lower = line.lower()
    if _OWN.search(lower) or (_YEAR_MARK if rights else _RIGHTS).search(lower):
        return False
    labelled = not rights and line[: start - block_start].rstrip()[-1:] in (":", "：")
    # A labelled number is the page's own where the text ends with it.
    if labelled and not _goes_on(page, article, start):
        return False
    return not _in_footer(page, block_start, line)


def _is_partners(page: Page, start: int) -> bool:
    """Whether a number belongs to a site in a list of friendly links: ``木艺之家（浙ICP备…）``.

    It stands in brackets behind a link to that site, or in the link, below the list's title.
    """
    index = page.block_index(start)
    block_start = page.blocks[index][0]
    links, starts = page.shown_links
    last = bisect_left(starts, start) - 1
    if last < 0 or starts[last] < block_start or "://" not in links[last].get("href"):
        return False
    link = links[last]
    if link.end > start:  # <a>伙伴云（京ICP备…）</a>
        name = _NAME_IN_LINK.match(page.text, link.start, start)
        own = page.host and page.host in link.get("href")
        if not name or name.end() < start or own or _REGISTER.search(link.get("href")):
            return False
    elif not _BEHIND_NAME.fullmatch(page.text, link.end, start):
        return False
    above = page.blocks[max(0, index - _LINKS_ABOVE) : index + 1]
    return any(_PARTNERS.match(line) for _start, line in above)


def _is_prose(line: str) -> bool:
    """Whether a block is made of full sentences."""
    if not _ENDS.search(line):
        return False
    if len(_HAN.findall(line)) >= _FEWEST_HAN:
        return "，" in line or "。" in line[:-2]
    return len(_WORD.findall(line)) >= _FEWEST_WORDS


def _is_prose_before(before: str) -> bool:
    """Whether a sentence has begun in front of a number, not only the number's name."""
    rest = _NAMES.sub("", before)
    return len(_HAN.findall(rest)) >= _LEAD_HAN or len(_WORD.findall(rest)) >= _LEAD_WORDS


def _goes_on(page: Page, article: Article, start: int) -> bool:
    """Whether a paragraph of the article that is no notice follows."""
    following = page.blocks[page.block_index(start) + 1 : article.body_end]
    return any(
        _is_prose(line) and not _OWN.search(line.lower()) and not _RIGHTS.search(line.lower())
        for _start, line in following
    )


def _in_sample(page: Page, article: Article | None, start: int) -> bool:
    """Whether a block is a code sample: ``pre`` amid an article, or one that holds ``code``."""
    for element in page.walk.all("pre"):
        if not element.hidden and element.start <= start < element.end:
            if element.node.css_first("code,samp") is not None:
                return True
            index = page.block_index(start)
            return article is not None and article.body_start <= index < article.body_end
    return False


def _in_footer(page: Page, start: int, line: str) -> bool:
    """Whether a block stands in what its tag or class calls a footer."""
    if any(not e.hidden and e.start <= start < e.end for e in page.walk.all("footer")):
        return True
    known = page.cache.get("footer-texts")
    if known is None:
        known = page.cache["footer-texts"] = [
            squeeze(node.text() or "") for node in page.css(_FOOT)
        ]
    squeezed = squeeze(line)
    return any(squeezed in text for text in cast("list[str]", known))
