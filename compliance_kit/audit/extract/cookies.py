"""Consent platforms and cookie notices that a page carries."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import cast

import ahocorasick
import msgspec

from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits, longest
from compliance_kit.audit.sentences import squeeze
from compliance_kit.audit.walk import Element
from compliance_kit.paths import data_folder


class Platform(msgspec.Struct, frozen=True):
    """A consent platform's marks, from ``rules/platforms.json``.

    ``sources`` stand in script addresses, ``marks`` in inline scripts, classes and handlers;
    ``refuse`` marks the control that refuses. ``draws`` says whether it draws its banner at run
    time (then its buttons cannot be judged from the file), ``blocks`` whether it holds scripts back
    by itself.
    """

    name: str
    sources: tuple[str, ...]
    marks: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    draws: bool = True
    blocks: bool = False


class _Table(msgspec.Struct):
    comment: str
    platforms: tuple[Platform, ...]


@cache
def known_platforms() -> tuple[Platform, ...]:
    """The platforms that are recognised."""
    data = (data_folder("rules") / "platforms.json").read_bytes()
    return msgspec.json.decode(data, type=_Table).platforms


_HANDLERS = ("onclick", "class", "id")
_LONGEST_NOTICE = 700
_LONGEST_HIDDEN = 2_500  # a banner with its list of purposes
# A notice is the site speaking of itself or to its reader ...
_OWN = re.compile(
    r"\b(?:we|our|us|this (?:web)?site|this page|the (?:web)?site uses|you (?:agree|accept|consent)"
    r"|by (?:continuing|using|clicking|browsing)|cookies (?:help|allow|enable|are used))\b"
    r"|我[们們]|本[网網]?站|本网|本網|[此该該][网網]?站|您|[继繼][续續](?:[浏瀏][览覽]|[访訪]问|使用)",
    re.IGNORECASE,
)
# ... and of what it does with cookies, or asks.
_USE = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|mak(?:e|es|ing) use|plac(?:e|es|ing)|sets?|setting|stor(?:e|es|ed|ing)"
    r"|access|accept(?:ing)?|agree(?:ing)?|allow|enable|help|consent|collect)\b"
    r"|使用|利用|采用|運用|运用|存放|存储|儲存|存儲|设置|設置|收集|接受|同意|启用|放置",
    re.IGNORECASE,
)
_COOKIE = re.compile("cookie", re.IGNORECASE)
# A policy speaks of cookies in its text: only what is built as a banner is a notice there.
_POLICY = re.compile(
    r"(?:隐私|隱私|私隱)[权權]?(?:政策|声明|聲明|条款|條款|保护|保護|协议|協議|指引|说明|說明|须知|規則|规则|通知)"
    r"|个人信息(?:保护|处理)|個人資料|cookies?\s?(?:政策|声明|聲明|说明|說明)"
    r"|(?:privacy|cookies?|data protection)(?: (?:and|&) \w+)? (?:policy|notice|statement)"
    r"|^\W*(?:privacy|cookies)\W*$",
    re.IGNORECASE,
)
_BANNER = (
    "[class*=cookie],[id*=cookie],[class*=Cookie],[id*=Cookie],[class*=consent],[id*=consent],"
    "[class*=gdpr],[id*=gdpr],[class*=banner],[role=dialog],[role=alertdialog]"
)
_CONTROL = "button,input,[role=button],a[class*=btn],a[class*=button],a[href^=javascript]"
_ANSWER = re.compile(
    r"(?:全部|我|仅|只)?(?:接受|同意|知道|明白|允许|关闭|關閉|拒绝|拒絕|必要)\S{0,8}|好的?|确定|確定|[×✕]"
    r"|(?:i )?(?:accept|agree|allow|reject|decline|ok|okay"
    r"|got it|close|dismiss|understand)\b.{0,20}",
    re.IGNORECASE,
)
_LONGEST_TITLE = 80  # characters
_LONGEST_ANSWER = 24
_ANSWERS_NEAR = 3  # blocks below a notice in which its buttons stand
_SENTENCES = 300  # characters on either side of the word in which the site must speak


@dataclass(frozen=True)
class CookieNotice:
    """A notice (``start``, ``end`` in the page text; -1 when hidden) or a platform's script."""

    text: str
    start: int
    end: int
    platform: Platform | None = None
    element: Element | None = None


def cookie_notices(page: Page, hits: Hits) -> list[CookieNotice]:
    """What the page has: the platforms it loads, then notices written in the page itself."""
    found = [CookieNotice(p.name, -1, -1, p, e) for p, e in platforms(page)]
    found += written_notices(page, hits)
    return found


def hidden_notice(page: Page) -> CookieNotice | None:
    """A notice that the file keeps hidden, for a script to show: no proof that readers see it."""
    if "ookie" not in page.walk.hidden:
        return None
    for line in page.walk.hidden.split("\n"):
        word = _COOKIE.search(line) if len(line) <= _LONGEST_HIDDEN else None
        if word:
            near = line[max(0, word.start() - _SENTENCES) : word.end() + _SENTENCES]
            if _is_notice(near):
                return CookieNotice(near.strip(), -1, -1)
    return None


def _is_notice(text: str) -> bool:
    return _OWN.search(text) is not None and _USE.search(text) is not None


@cache
def _marks() -> ahocorasick.Automaton:
    """Every mark of every platform; a mark's value says whether addresses alone count for it."""
    owners: dict[str, list[tuple[int, bool]]] = {}
    for number, platform in enumerate(known_platforms()):
        for mark in platform.sources:
            # In an inline script only a host name is sure to be an address that it loads.
            owners.setdefault(mark, []).append((number, "." not in mark))
        for mark in platform.marks:
            owners.setdefault(mark, []).append((number, False))
    automaton = ahocorasick.Automaton()
    for mark, numbers in owners.items():
        automaton.add_word(mark, tuple(numbers))
    automaton.make_automaton()
    return automaton


def platforms(page: Page) -> list[tuple[Platform, Element | None]]:
    """The consent platforms that the page loads or whose parts it holds."""
    found: dict[int, Element | None] = {}
    marks = _marks()
    for script in page.walk.all("script"):
        attributes = script.attributes
        address = (
            attributes.get("src")
            or attributes.get("data-src")
            or attributes.get("data-rocketlazyloadscript")
        )
        if address:
            for _end, owners in marks.iter(address):
                for number, _only in owners:
                    if found.get(number) is None:
                        found[number] = script
        elif script.body and "json" not in (attributes.get("type") or ""):
            for _end, owners in marks.iter(script.body):
                for number, address_only in owners:
                    if not address_only:
                        found.setdefault(number, None)
    for link in page.walk.all("link"):
        if link.attributes.get("as") == "script" and "preload" in link.get("rel"):
            for _end, owners in marks.iter(link.get("href")):
                for number, _only in owners:
                    if found.get(number) is None:
                        found[number] = link
    for tag in ("a", "button"):
        values: list[str] = []
        for element in page.walk.all(tag):
            attributes = element.attributes
            if attributes:
                for name in _HANDLERS:
                    value = attributes.get(name)
                    if value:
                        values.append(value)
        # Links repeat their classes: each value is looked through once.
        handlers = " ".join(dict.fromkeys(values))
        for _end, owners in marks.iter(handlers):
            for number, address_only in owners:
                if not address_only:
                    found.setdefault(number, None)
    return [(known_platforms()[number], found[number]) for number in sorted(found)]


def written_notices(page: Page, hits: Hits) -> list[CookieNotice]:
    """Sentences about the use of cookies that the page itself shows."""
    links, starts = page.shown_links
    blocks = {
        page.block_at(start): True
        for name in ("cookie-notice", "cookie-word")
        for start, _end in longest(hits.get(name, []))
    }
    found: list[CookieNotice] = []
    for low, high in sorted(blocks):
        text = page.text[low:high]
        if high - low > _LONGEST_NOTICE or not _is_notice(text):
            continue
        # A link to the policy (How we use cookies), a footer's row of links.
        index = max(0, bisect_right(starts, low) - 1)
        linked = 0
        while index < len(links) and links[index].start < high:
            linked += max(0, min(links[index].end, high) - max(links[index].start, low))
            index += 1
        if linked > 0.8 * (high - low):
            continue
        if _in_policy(page, low) and not _is_banner(page, low, text):
            continue
        # A banner's title and the text below it are one notice.
        if found and found[-1].end + 1 == low and len(found[-1].text) <= _LONGEST_TITLE:
            found.pop()
        found.append(CookieNotice(text, low, high))
    return found


def _in_policy(page: Page, start: int) -> bool:
    """Whether the block is below the heading of a policy."""
    headings = [e for e in page.walk.all("h1") if not e.hidden and page.label(e)]
    if not _POLICY.search(page.label(headings[0]) if headings else page.walk.title):
        return False
    return not headings or start > headings[0].start


def _is_banner(page: Page, start: int, text: str) -> bool:
    """Whether the block has buttons: in the element around it, or on the lines below."""
    index = page.block_index(start)
    for _start, line in page.blocks[index + 1 : index + 1 + _ANSWERS_NEAR]:
        if len(line) > _LONGEST_ANSWER:
            break
        if _ANSWER.fullmatch(line.strip()):
            return True
    known = page.cache.get("banner-texts")
    if known is None:
        known = page.cache["banner-texts"] = [
            squeeze(node.text() or "")
            for node in page.css(_BANNER)
            if node.tag not in ("html", "body") and node.css_first(_CONTROL) is not None
        ]
    squeezed = squeeze(text)
    return any(squeezed in banner for banner in cast("list[str]", known))
