"""Who wrote and who edited an article, and where it comes from."""

from __future__ import annotations

import re
from typing import Any

from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.extract.labels import Labelled, labelled_values, zone_of
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits

Span = tuple[int, int]
"""Start and end in the page text; ``(-1, -1)`` for something that only the page's data name."""

Named = tuple[str, Span]

_HAN = "\u4e00-\u9fff\u3400-\u4dbf·"
_ROLES = (
    r"(?:本报|本网|本刊|本社|特约|见习|实习|全媒体|首席|驻\S{2,6})?"
    r"(?:记者|通讯员|通訊員|記者|实习生|特派员|特约撰稿人?|撰稿人?|作者|编辑|摄影)"
)
_ROLE = re.compile(_ROLES + r"[:：\s]*")
_NAME = re.compile(
    f"[{_HAN}]{{2,12}}|[A-Za-z][A-Za-z.'’\\- ]{{1,38}}[A-Za-z0-9.]|[A-Za-z0-9_]{{3,20}}"
)
_SPLIT = re.compile(r"\s*[、，,;；/&]\s*|\s+(?:and|with|和|与)\s+|(?<=[\u4e00-\u9fff])\s+")
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
        "文图",
        "实习",
        "等",
    ]
)
_NICKNAMES = frozenset(("小编", "admin", "管理员", "编辑部", "网络", "佚名", "未知", "匿名"))
# A reporter named in the lead: 新华社北京1月2日电（记者 王一 李二）, 半月谈记者 史卫燕.
_LEAD = re.compile(
    r"[(（](?:[^()（）]{0,24}?)(?:记者|記者|通讯员)[:：\s]{0,2}(?P<a>[^()（）]{2,40})[)）]"
    r"|^(?:[\u4e00-\u9fffA-Za-z·]{2,10})?(?:记者|記者)[:：\s]{1,2}(?P<b>[\u4e00-\u9fff·、\s]{2,24})$"
)
_ENGLISH_BY = re.compile(
    r"^(?:By|BY|Written by|Story by|Reported by|Words by)[:\s]\s{0,2}"
    r"(?P<names>[A-Z][A-Za-z.'’\- ,&]{2,90})$"
)
_WIRE = re.compile(
    r"^[/\s]{0,3}(?P<agency>AFP|AP|Reuters|Bloomberg|CNA|Xinhua|ANI|dpa|PA)\b,? ?[A-Z ]{0,24}$"
)
_PERSON = re.compile(
    r"^(?:[A-Z][\w.'’-]*|de|van|von|al|bin|der|la|le|da|di|del|el)(?: [\w.'’-]+){1,4}$"
)
_MEDIUM = re.compile(
    r"[\u4e00-\u9fffA-Za-z·]{1,14}(?:网|報|报|社|电视台|日报|晚报|时报|周刊|杂志|新闻|客户端|在线|电台|台|频道|公报|号)"
)
_DATE_LINE = re.compile(
    r"(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?(?:\s{0,2}\d{1,2}:\d\d(?::\d\d)?)?"
)
_VAGUE = re.compile(r"^(?:综合|網絡|网络|互联网|网络综合|综合网络|internet|web|online|整理)$", re.I)


def bylines(page: Page, hits: Hits, article: Article | None) -> list[Named]:
    """The names of the authors, as shown; from the page's data where it shows none."""
    if page.language == "en":
        return _english_bylines(page, article)
    found: list[Named] = []
    for value in labelled_values(page, hits, article, "author-label"):
        if value.zone != "other" and (value.zone != "body" or _is_credit(page, value)):
            found += _names(value.text, value.start)
    if not found:
        found = _lead_reporters(page, article)
    if not found:
        found = _bare_author(page, article) or _account(page, hits, article)
    if not found:
        found = _compilers(page, hits, article)
    if not found:
        found = _data_authors(page)
    return _once(found)


def editors(page: Page, hits: Hits, article: Article | None) -> list[Named]:
    """The responsible editor's name; a plain editor's only where no responsible one is named."""
    values = [
        value
        for value in labelled_values(page, hits, article, "editor-label")
        if value.zone != "body" or _is_credit(page, value)
    ]
    if article is not None:
        values = [v for v in values if v.zone != "other"] or values
    chief = [v for v in values if v.label in ("责任编辑", "责编", "責任編輯", "責編")]
    found: list[Named] = []
    for value in chief or values:
        found += _names(value.text, value.start)
    return _once(found)


def sources(page: Page, hits: Hits, article: Article | None) -> list[Named]:
    """Where the article comes from: the labelled source, or the medium's name beside the date."""
    values = [v for v in labelled_values(page, hits, article, "source-label") if v.zone == "head"]
    if not values and article is not None:
        values = [
            v
            for v in labelled_values(page, hits, article, "source-label")
            if v.zone in ("tail", "body") and _is_credit(page, v) and not _in_notice(page, v)
        ]
    if not values and article is None:
        values = [
            v
            for v in labelled_values(page, hits, article, "source-label")
            if not _in_notice(page, v)
        ]
    found: list[Named] = []
    for value in values[:1]:
        text = value.text
        if " " in text and not text.isascii():
            text = text.split(" ")[0]
        found.append((text, (value.start, value.start + len(text))))
    return found or _wire(page, article) or _source_beside_date(page, article)


def is_vague(source: str) -> bool:
    """Whether a source cannot be traced (网络, 综合, Internet)."""
    return _VAGUE.match(source) is not None


def is_nickname(name: str) -> bool:
    """Whether a name is no person's real name (小编, admin)."""
    return name.lower() in _NICKNAMES


def _names(text: str, offset: int) -> list[Named]:
    """Split a value into names with their places."""
    found: list[Named] = []
    position = 0
    for part in [*_SPLIT.finditer(text), None]:
        end = part.start() if part is not None else len(text)
        piece = text[position:end]
        start = position
        position = part.end() if part is not None else end
        role = _ROLE.match(piece)
        while role:
            piece = piece[role.end() :]
            start += role.end()
            role = _ROLE.match(piece)
        piece = _SUFFIX.sub("", piece)
        if not piece.strip() or piece.strip() in _WORK:
            continue
        name = _NAME.fullmatch(piece.strip())
        if name:
            start += len(piece) - len(piece.lstrip())
            clean = piece.strip()
            found.append((clean, (offset + start, offset + start + len(clean))))
        elif found:
            break
    return found


def _once(found: list[Named]) -> list[Named]:
    seen: dict[str, Named] = {}
    for name, span in found:
        seen.setdefault(name.lower(), (name, span))
    return list(seen.values())


def _is_credit(page: Page, value: Labelled) -> bool:
    """Whether a label in the body is a credit line: its block is short or it stands in brackets."""
    start, end = page.block_at(value.start)
    if end - start <= 40:
        return True
    label_start = page.text.rfind(value.label, start, value.start)
    return label_start > start and page.text[label_start - 1] in "(（[【" and end - value.end < 12


def _in_notice(page: Page, value: Labelled) -> bool:
    """Copyright notices say 凡注明来源：X; that is no source line."""
    start, _end = page.block_at(value.start)
    before = page.text[max(start, value.start - 24) : value.start]
    return "注明" in before or "凡" in before or "均" in before or "资料" in before


def _lead_reporters(page: Page, article: Article | None) -> list[Named]:
    if article is None:
        return []
    low = max(0, article.body_start - 4)
    for start, line in page.blocks[low : article.body_start + 2]:
        head = line[:90]
        match = _LEAD.search(head)
        if match:
            group = "a" if match.group("a") else "b"
            names = _names(match.group(group), start + match.start(group))
            if names:
                return names
    return []


def _bare_author(page: Page, article: Article | None) -> list[Named]:
    """``信海光 2015-07-03 12:06``: a short name in front of the article's date."""
    if article is None or article.heading < 0:
        return []
    for index in range(article.heading + 1, article.body_start):
        start, line = page.blocks[index]
        match = _DATE_LINE.search(line)
        if match and 2 <= match.start() <= 6:
            name = line[: match.start()].strip()
            if re.fullmatch(f"[{_HAN}]{{2,4}}", name) and not _MEDIUM.fullmatch(name):
                return [(name, (start, start + len(name)))]
    return []


def _compilers(page: Page, hits: Hits, article: Article | None) -> list[Named]:
    """Without an author, an 编辑 named beside another 责编 put the piece together."""
    values = [
        v
        for v in labelled_values(page, hits, article, "editor-label")
        if v.zone in ("head", "tail") or (v.zone == "body" and _is_credit(page, v))
    ]
    chief = {v.text for v in values if v.label.startswith(("责", "責"))}
    plain = [v for v in values if v.label in ("编辑", "編輯")]
    if not chief or any(name in v.text for v in plain for name in chief):
        return []
    return [named for v in plain for named in _names(v.text, v.start)]


def _english_bylines(page: Page, article: Article | None) -> list[Named]:
    """Names from JSON-LD first: they are whole and certain; else from the lines at the heading."""
    found = _data_authors(page)
    if found and any(isinstance(item.get("author"), (dict, list)) for item in page.jsonld):
        return _once(found)
    marked = _marked_authors(page, article)
    if found:  # a meta holds one name; the page may mark its fellows
        return _once([*found, *marked] if found[0] in marked else found)
    if article is not None:
        for index in article.head:
            start, line = page.blocks[index]
            match = _ENGLISH_BY.match(line)
            if match:
                names = _english_names(match.group("names"), start + match.start("names"))
                if names:
                    return names
        wire = _wire(page, article)
        if wire:
            return wire
    return _once(marked)


def _wire(page: Page, article: Article | None) -> list[Named]:
    """``AFP, MANILA`` on a line of its own at the heading: an agency's dispatch."""
    if article is None or page.language != "en":
        return []
    for index in article.head:
        start, line = page.blocks[index]
        match = _WIRE.match(line)
        if match:
            at = start + match.start("agency")
            return [(match.group("agency"), (at, at + len(match.group("agency"))))]
    return []


def _account(page: Page, hits: Hits, article: Article | None) -> list[Named]:
    """The account's name on a platform: the one short line between heading and date."""
    if article is None or article.heading < 0 or hits.get("source-label"):
        return []
    index = article.heading + 1
    if index + 1 >= article.body_start or index + 1 >= len(page.blocks):
        return []
    start, name = page.blocks[index]
    below = page.blocks[index + 1][1]
    dated = any(page.block_index(place[0]) == index + 1 for place in hits.get("date-label", ()))
    if dated and len(below) < 60 and re.fullmatch(f"[{_HAN}A-Za-z0-9]{{2,12}}", name):
        return [(name, (start, start + len(name)))]
    return []


def _english_names(text: str, offset: int) -> list[Named]:
    found: list[Named] = []
    position = 0
    for piece in re.split(r"(\s*,\s*|\s+and\s+|\s*&\s*)", text):
        clean = piece.strip()
        if _PERSON.match(clean):
            start = offset + position + piece.find(clean)
            found.append((clean, (start, start + len(clean))))
        position += len(piece)
    return found


def _data_authors(page: Page) -> list[Named]:
    """Persons that JSON-LD or a ``meta`` names as authors, with their place where shown."""
    names: list[str] = []
    for item in page.jsonld:
        for author in _list(item.get("author")):
            if isinstance(author, dict):
                kind = author.get("@type")
                if kind == "Person" or (kind is None and "name" in author):
                    names += [str(n) for n in _list(author.get("name")) if isinstance(n, str)]
            elif isinstance(author, str) and _PERSON.match(author):
                names.append(author)
    if not names and page.language == "en":
        for key in (
            "author",
            "article:author",
            "cxenseparse:author",
            "parsely-author",
            "dc.creator",
        ):
            value = page.meta(key)
            if _PERSON.match(value) and value.lower() not in page.meta("og:site_name").lower():
                names.append(value)
                break
    site = page.meta("og:site_name").lower()
    shown: list[Named] = []
    for name in names:
        clean = " ".join(name.split())
        if not clean or clean.lower() == site or clean.startswith("http"):
            continue
        start = page.text.find(clean)
        shown.append((clean, (start, start + len(clean)) if start >= 0 else (-1, -1)))
    return shown


def _marked_authors(page: Page, article: Article | None) -> list[Named]:
    """Elements that the page marks as author by ``rel``, ``itemprop`` or class."""
    found: list[Named] = []
    for node in page.css(
        "[rel~=author],[itemprop=author],[class*=author-name],[class*=byline],[class*=author]"
    ):
        text = " ".join((node.text() or "").split())
        for prefix in ("By ", "by ", "BY "):
            if text.startswith(prefix):
                text = text[len(prefix) :]
        if not _PERSON.match(text) or len(text) > 40:
            continue
        start = page.text.find(text)
        if start >= 0 and zone_of(page, article, start) in ("head", "tail", "body"):
            found.append((text, (start, start + len(text))))
    return found


def _source_beside_date(page: Page, article: Article | None) -> list[Named]:
    """``2018年09月15日15:17 中国经济网``: a medium's name right after the article's date."""
    if article is None or article.heading < 0:
        return []
    for index in range(max(0, article.heading - 2), min(article.body_start, article.heading + 8)):
        start, line = page.blocks[index]
        match = _DATE_LINE.search(line)
        if match is None or len(line) > 60:
            continue
        rest = line[match.end() :]
        name = rest.strip(" |｜·-")
        if _MEDIUM.fullmatch(name) and len(name) <= 16:
            at = start + match.end() + rest.find(name)
            return [(name, (at, at + len(name)))]
    return []


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
