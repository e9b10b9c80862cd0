"""Links to the site's own pages, by their label: privacy, terms, contact, about."""

from __future__ import annotations

import re
from bisect import bisect_right

from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits, longest
from compliance_kit.audit.walk import Element

LINK_LISTS = {
    "privacy-link": "privacy",
    "terms-link": "terms",
    "contact-link": "contact",
    "about-link": "about",
}
"""Fact kind -> the lexicon list of its labels."""

# A label says little more than the wording; a headline that contains it says much more.
_EXTRA_CHARACTERS = 8
_EXTRA_WORDS = 3
_MOST_LINKS = 40  # to one kind of page
_STATEMENT = 40  # characters of a statement
# One English word is a label only where nothing but the site's name stands beside it.
_LEADING = frozenset(("about", "contact", "terms", "legal", "imprint"))
_OWN = frozenset(("us", "the", "our", "this", "&", "and"))
_MENU_TITLES = frozenset(("关于我们", "關於我們", "about us", "联系我们", "contact us"))
# 关于澎湃, 长江网简介: the site's name stands in the label. A blog's menu has 关于 alone.
_ABOUT_SITE = re.compile(
    r"(?:关于|關於)[^，。的？\s]{0,6}"
    r"|(?!领导|专家|人物|作者|产品|嘉宾|项目|景区|课程|剧情|内容|会议)[^，。的？\s]{2,8}(?:简介|概况)"
    r"|(?!領導|專家|人物|作者|產品|嘉賓|項目|景區|課程|劇情|內容|會議)[^，。的？\s]{2,8}(?:簡介|概況)"
    r"|[^，。的？\s]{0,6}(?:媒体|集团|公司|网|报|报社|学校|医院|平台|机构|我们|协会|学会|商会|基金会"
    r"|研究所|研究院|博物馆|图书馆|档案馆|本[馆院校所社台会站局刊司店]|我[馆院校所社台会局])介绍"
    r"|[^，。的？\s]{0,6}(?:媒體|集團|公司|網|報|報社|學校|醫院|平台|機構|我們|協會|學會|商會|基金會"
    r"|研究所|研究院|博物館|圖書館|檔案館|本[館院校所社台會站局刊司店])介紹"
)
# 联系知乎, 知乎协议: the site's name in place of 我们 and 用户, at the foot of the page.
_OF_SITE = {
    "contact": re.compile(
        r"(?:联系|聯絡|聯繫)(?!电话|電話|人|地址|群众|代表|实际)[^，。的？\s]{2,5}"
    ),
    "terms": re.compile(r"[^，。的？\s]{2,6}(?<!合作)(?<!战略)(?<!框架)(?:协议|協議|服务条款)"),
}
# Words that stand in headlines too: labels only where nothing stands beside them.
_WHOLE = {
    "contact": frozenset(("联系我", "聯絡我", "联系作者", "联系博主")),
    "privacy": frozenset(("信息保护", "資訊保護", "数据隐私", "數據隱私", "资料隐私", "資料私隱")),
}
# 走进衡岳: a company's name, which its title has, behind the verb.
_INTO_SITE = re.compile(r"(?:走进|走近|認識|认识|走進)(?P<name>[^，。的？\s]{2,6})")
_SITE_NOUNS = frozenset(
    ("site", "website", "portal", "platform", "magazine", "newspaper", "company")
)
_LONGEST_LABEL = 500  # characters; a link left open holds the rest of the page
_TITLE_PARTS = re.compile(r"[|_｜–—-]")
_FOOT = 0.6  # share of the text above a page's foot


def links_labelled(page: Page, hits: Hits, name: str) -> list[Element]:
    """The displayed links whose label is one of the list's wordings, in text order."""
    found: list[Element] = []
    places = hits.get(name)
    if places:
        links, starts = page.shown_links
        for start, end in longest(places):
            if len(found) == _MOST_LINKS:
                break
            index = bisect_right(starts, start) - 1
            if index < 0 or links[index].end < end or links[index] in found:
                continue
            if links[index].end - links[index].start > _LONGEST_LABEL:
                continue
            label = page.label(links[index])
            wording = page.lower[start:end]
            if is_label(label, wording, start - links[index].start) or _names_site(
                page, label, wording
            ):
                found.append(links[index])
    pattern = _OF_SITE.get(name)
    if pattern is not None and not found:
        foot = _FOOT * len(page.text)
        for link in page.shown_links[0]:
            if (
                4 <= link.end - link.start <= 11
                and link.start >= foot
                and pattern.fullmatch(page.label(link))
            ):
                found.append(link)
    whole = _WHOLE.get(name, frozenset[str]())
    if whole and not found:
        found = [link for link in page.shown_links[0] if page.label(link) in whole]
    if name == "about":
        for link in page.shown_links[0]:
            if (
                2 <= link.end - link.start <= 11
                and link not in found
                and (_ABOUT_SITE.fullmatch(page.label(link)) or _into_site(page, page.label(link)))
            ):
                found.append(link)
        found.sort(key=lambda link: link.start)
    return found[:_MOST_LINKS]


def _names_site(page: Page, label: str, wording: str) -> bool:
    """About China Daily: nothing but the site's name, which the page repeats, follows the word."""
    if wording not in _LEADING or not label.lower().startswith(wording):
        return False
    name = label[len(wording) :].strip()
    if not name or len(name) > 40 or not all(word[0].isupper() for word in name.split()):
        return False
    lower = name.lower().removeprefix("the ")
    return lower in page.walk.title.lower() or page.lower.count(lower) >= 2


def _into_site(page: Page, label: str) -> bool:
    """Whether ``走进衡岳`` names the company whose site it is: its title ends with 衡岳公司.

    On a county's site such a page is about the county.
    """
    match = _INTO_SITE.fullmatch(label)
    if match is None:
        return False
    site = _TITLE_PARTS.split(page.walk.title)[-1].strip()
    return match["name"] in site and site.endswith(("公司", "集团", "集團"))


def menu_titles(page: Page, hits: Hits, name: str, after: int) -> list[tuple[int, int]]:
    """Titles of footer menus (关于我们 above its links) below ``after``: whole blocks."""
    found = []
    links, starts = page.shown_links
    for start, end in longest(hits.get(name, [])):
        if start < after or page.lower[start:end] not in _MENU_TITLES:
            continue
        if page.block_at(start) != (start, end):
            continue
        index = bisect_right(starts, start)
        if index < len(links) and page.text.count("\n", end, starts[index]) == 1:
            found.append((start, end))
    return found


def statements(page: Page, hits: Hits, name: str, after: int) -> list[tuple[int, int]]:
    """Statements printed in full (版权声明：凡本网…) below ``after``: where their names stand."""
    found = []
    for start, end in longest(hits.get(name, [])):
        block_start, block_end = page.block_at(start)
        if (
            start >= after
            and start - block_start <= _EXTRA_CHARACTERS
            and page.text[end : end + 1] in ("：", ":")
            and block_end - end >= _STATEMENT
        ):
            found.append((block_start, end))
    return found


def is_label(label: str, wording: str, offset: int) -> bool:
    """Whether ``label`` is a link's name with ``wording`` in it, and no headline about the matter.

    >>> is_label("隐私政策", "隐私政策", 0), is_label("About NetEase", "about", 0)
    (True, True)
    >>> is_label("Watchdog asks firms to mend their privacy policy", "privacy policy", 34)
    False
    """
    if label.isascii() or wording.isascii():
        extra = len(label.split()) - len(wording.split())
        if wording in _LEADING:
            second = label.split()[1:2]
            own = bool(second) and second[0].lower() in _OWN
            words = label.lower().split()
            if own and extra == 3 and words[-1] in _SITE_NOUNS:
                return offset == 0  # About the government portal
            joined = label.lower().endswith((" and " + wording, " & " + wording, "/" + wording))
            if words[-2:] == ["/", wording]:
                return extra <= 3  # Say hello / Contact
            return (offset == 0 and (extra <= 1 or (own and extra <= 2))) or (joined and extra <= 2)
        return extra <= _EXTRA_WORDS
    return len(label.strip("《》")) - len(wording) <= _EXTRA_CHARACTERS


def leads_somewhere(link: Element) -> bool:
    """Whether the target is more than an empty string, ``#`` or a script."""
    target = link.get("href").strip().lower()
    return bool(target) and target != "#" and not target.startswith(("javascript:", "#"))
