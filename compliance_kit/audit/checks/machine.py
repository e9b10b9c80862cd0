"""Machine-made content: the visible label, the data behind it, the EU's disclosure.

Measures for Labelling AI-generated and Synthetic Content (2025) art 4-5, GB 45438-2025 cl. 5.1 and
annex E; Regulation (EU) 2024/1689 art 50(4). Without a mark in the page's own data the checks are
silent: style is never guessed from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance_kit.audit.checks.interface import Context, Hit, named
from compliance_kit.audit.extract.aigc import TRAINED, fault
from compliance_kit.audit.page import Page

_SHORT = 40  # a label stands alone: longer blocks are running text
_EDGE = 64  # or within this many characters of the article's start or end
_AI = re.compile(r"人工智能|AI(?![a-z])|AIGC|机器翻译|機器翻譯", re.IGNORECASE)
_ENGLISH_AI = re.compile(r"\bAI\b|artificial intelligence|machine translat", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:合成|辅助|輔助)?的?(?:内容|內容|文本|文字|文章|稿件|译文|譯文|图片|圖片|图像|圖像|视频|影片|音频|作品)?"
    r"(?:$|[\s，。；、！,.;!)）】」”\]|/]|并|並|后|後|经|經|仅|僅|，)"
)


def is_machine_made(page: Page) -> bool:
    """Whether the page's own data say that its content was generated."""
    if page.meta("aigc", "ckit:translation", "ckit:engine"):
        return True
    generator = page.meta("generator").lower()
    if "ckit" in generator or "compliance-kit" in generator:
        return True
    if "digitalSourceType" not in page.source:
        return False
    return any(
        any(kind in str(item.get("digitalSourceType")) for kind in TRAINED)
        for item in page.jsonld
        if "digitalSourceType" in item
    )


@named("ai-label")
def ai_label(context: Context) -> Iterator[Hit]:
    """A page marked as generated in its data carries a label that readers see."""
    if not is_machine_made(context.page):
        return
    if any(_is_label(context, start, end) for start, end in context.wordings()):
        return
    near = _near_miss(context)
    if near is not None and "wording" in context.rule.cases:
        text = context.page.text[near[0] : near[1]]
        yield Hit("wording", {"text": text}, near[0], near[1], text=text)
    else:
        yield Hit(anchor="article")


def _is_label(context: Context, start: int, end: int) -> bool:
    """Whether the wording stands as a label: alone or at an edge, and no part of another name.

    ``AI生成图像检测平台`` names a product: after a label the phrase ends or says what was made.
    """
    page = context.page
    low, high = page.block_at(start)
    if "\u4e00" <= page.text[end - 1] <= "\u9fff" and not _AFTER.match(page.text, end, high):
        return False
    if high - low <= _SHORT:
        return True
    article = context.facts.article
    if article is None:
        return False
    first = page.blocks[article.body_start][0]
    last_start, last = page.blocks[article.body_end - 1]
    return first <= start <= first + _EDGE or 0 <= last_start + len(last) - start <= _EDGE


def _near_miss(context: Context) -> tuple[int, int] | None:
    """A short block that speaks of AI without saying what the standard asks for."""
    pattern = _ENGLISH_AI if context.page.language == "en" else _AI
    for start, line in context.page.blocks:
        if len(line) <= _SHORT and line != context.page.heading and pattern.search(line):
            return start, start + len(line)
    return None


@named("ai-disclosure")
def ai_disclosure(context: Context) -> Iterator[Hit]:
    """Generated text of public interest is disclosed, or a named editor answers for it."""
    if not is_machine_made(context.page) or context.facts.of("editor"):
        return
    if not any(_is_label(context, start, end) for start, end in context.wordings()):
        yield Hit(anchor="article")


@named("ai-metadata")
def ai_metadata(context: Context) -> Iterator[Hit]:
    """The AIGC data of a page have the seven text fields of annex E.

    Those of the pictures that it shows are looked at once for the whole site
    (:mod:`compliance_kit.audit.pictures`).
    """
    page = context.page
    if "AIGC" not in page.source:
        return
    for element in page.walk.all("meta"):
        if element.get("name").lower() == "aigc":
            reason = fault(element.get("content"))
            if reason:
                yield Hit("", {"reason": reason}, element=element, text=reason)
    for script in page.walk.all("script"):
        if "json" in script.get("type").lower() and '"AIGC"' in script.body:
            reason = fault(script.body)
            if reason:
                yield Hit("", {"reason": reason}, element=script, text=reason)
