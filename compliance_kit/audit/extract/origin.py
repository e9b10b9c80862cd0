"""Where an article comes from."""

from __future__ import annotations

import re

from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.extract.english_sources import english_source
from compliance_kit.audit.extract.labels import Labelled, labelled_values
from compliance_kit.audit.extract.named import Named
from compliance_kit.audit.extract.people import NOTE, is_credit
from compliance_kit.audit.extract.unlabelled import DATE_LINE, MEDIUM
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits

_BEFORE_ROLE = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z·]{2,16})[ ／/|]{1,3}(?:[\u4e00-\u9fff]{0,6}"
    r"(?:记者|記者|作者|通讯员|撰文|摄影|编辑|責編|责编))"
    r"(?=[:： /]|[\u4e00-\u9fff]{2,4}(?:[／/ ]|$))"
)
# 原创 王一 某某融媒 2025-…, 王一,李二 某某报 2025-…
_BEHIND_NAMES = re.compile(
    r"(?:原创 )?[\u4e00-\u9fff·]{2,4}(?:[,，、 ][\u4e00-\u9fff·]{2,4}){0,4} "
    r"(?P<name>[\u4e00-\u9fffA-Za-z]{3,12})"
)
_RANKS = ("特派", "特约", "見習", "见习", "实习", "首席", "全媒体")  # of the reporter behind it
_SHORT_DATE = re.compile(r"(?<![\d-])\d{1,2}-\d{1,2} \d{1,2}:\d\d")
_PLACEHOLDER = re.compile(
    r"(?:内部|內部|系统|网站|本站)?(?:测试|測試)(?:号|號|稿|站|员|員|数据|文章|内容|来源|用户|账号)?|示例\S{0,4}"
    r"|test(?:er|ing)?\d*|demo|sample|lorem ipsum|x{2,}",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"^(?:综合|網絡|网络|互联网|网络综合|综合网络|internet|web|online|整理)$", re.I)
_LONGEST_NOTE = 160


def sources(page: Page, hits: Hits, article: Article | None) -> list[Named]:
    """Where the article comes from: the labelled source, or the medium's name beside the date."""
    values = [
        v
        for v in labelled_values(page, hits, article, "source-label")
        if v.zone == "head" and not _in_caption(page, v)
    ]
    if not values and article is not None:
        values = [
            v
            for v in labelled_values(page, hits, article, "source-label")
            if v.zone in ("tail", "body")
            and (is_credit(page, v) or (v.zone == "tail" and _ends_note(page, v)))
            and not _in_notice(page, v)
        ]
    if not values and article is None:
        values = [
            v
            for v in labelled_values(page, hits, article, "source-label")
            if not _in_notice(page, v) and not _ends_note(page, v)
        ]
    found: list[Named] = []
    for value in values[:1]:
        text = value.text
        if " " in text and not text.isascii():
            text = text.split(" ")[0]
        text = _linked_part(page, value.start, text)
        if page.text.startswith(("记者", "記者"), value.start + len(text)):
            text = text[:-2] if len(text) > 4 and text.endswith(_RANKS) else text
        found.append((text, (value.start, value.start + len(text))))
    found = [named for named in found if not _PLACEHOLDER.fullmatch(named[0])]
    return (
        found
        or english_source(page, article)
        or _source_beside_date(page, article)
        or _noted_source(page, article)
    )


def _linked_part(page: Page, start: int, text: str) -> str:
    """The link that a source begins with: ``来源：<a>江城晚报</a>湖北`` goes on with the place."""
    link = page.link_at(start)
    if link is None or link.start != start or link.end < start + 2:
        return text
    return page.text[start : min(link.end, start + len(text))].rstrip()


def is_vague(source: str) -> bool:
    """Whether a source cannot be traced (网络, 综合, Internet)."""
    return _VAGUE.match(source) is not None


def _in_caption(page: Page, value: Labelled) -> bool:
    """``Crews clear the ramp. (Source: KBLF)``: where the picture comes from."""
    start, end = page.block_at(value.start)
    label_start = page.text.rfind(value.label, start, value.start)
    before = page.text[start:label_start]
    return len(before) > 20 and before.endswith("(") and end - value.end <= 2


def _ends_note(page: Page, value: Labelled) -> bool:
    """``This story first ran in the Courier. Source: Tri-Valley Courier``."""
    start, end = page.block_at(value.start)
    label_start = page.text.rfind(value.label, start, value.start)
    return (
        end - start <= _LONGEST_NOTE
        and page.text[value.end : end].strip(" .)）。") == ""
        and page.text[start:label_start].rstrip().endswith((".", "。"))
    )


def _in_notice(page: Page, value: Labelled) -> bool:
    """Copyright notices say 凡注明来源：X; that is no source line."""
    start, _end = page.block_at(value.start)
    before = page.text[max(start, value.start - 24) : value.start]
    return "注明" in before or "凡" in before or "均" in before or "资料" in before


def _noted_source(page: Page, article: Article | None) -> list[Named]:
    """The medium that a note in front of or behind the text names."""
    if article is None:
        return []
    last = article.body_end
    ends = {*range(article.body_start - 2, article.body_start + 2), *range(last - 2, last + 3)}
    for index in sorted(ends):
        start, line = page.blocks[index] if 0 <= index < len(page.blocks) else (0, "")
        note = NOTE.match(line)
        if note:
            group = "marked" if note["marked"] else "bare"
            return [(note[group], (start + note.start(group), start + note.end(group)))]
    return []


def _source_beside_date(page: Page, article: Article | None) -> list[Named]:
    """``2018年09月15日15:17 中国经济网``: a medium's name right after the article's date."""
    if article is None or article.heading < 0:
        return []
    for index in range(max(0, article.heading - 2), min(article.body_start, article.heading + 8)):
        start, line = page.blocks[index]
        match = DATE_LINE.search(line) or _SHORT_DATE.search(line)
        if match is None or len(line) > 60:
            continue
        name = line[: match.start()].strip(" |｜·-")
        if MEDIUM.fullmatch(name) and len(name) <= 12 and not name.endswith(("频道", "号", "台")):
            at = start + line.find(name)
            return [(name, (at, at + len(name)))]
        behind = _BEHIND_NAMES.fullmatch(name)
        media = behind and (MEDIUM.fullmatch(behind["name"]) or behind["name"].endswith("融媒"))
        if behind and media and not behind["name"].endswith(("频道", "号", "台")):
            at = start + line.find(name) + behind.start("name")
            return [(behind["name"], (at, at + len(behind["name"])))]
        rest = line[match.end() :]
        name = rest.strip(" |｜·-")
        named = _BEFORE_ROLE.match(name)
        if named:  # 长江日报 记者 陶然
            name = named["name"]
        if MEDIUM.fullmatch(name) and len(name) <= 16:
            at = start + match.end() + rest.find(name)
            return [(name, (at, at + len(name)))]
    # 汐新闻 记者 单于晴, on a line without the date.
    for start, line in page.blocks[article.heading + 1 : article.body_start]:
        named = _BEFORE_ROLE.match(line) if len(line) <= 60 else None
        if named and MEDIUM.fullmatch(named["name"]):
            return [(named["name"], (start, start + len(named["name"])))]
    return []
