"""Signs that something may be on the page although its text does not show it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from compliance_kit.audit.checks.interface import Context, Hit, unknown
from compliance_kit.audit.page import Page
from compliance_kit.audit.walk import Element

# A page whose text is a few words is drawn by its scripts.
_SHELL_TEXT = 200
_BAD_SHARE = 0.02
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}")
_FOOTER_SCRIPT = re.compile(
    r"(?:^|[/_.-])(?:foot(?:er)?|bottom|copyright|beian|dibu|yejiao|pagefoot|common_?foot)[\w.-]*\.js",
    re.IGNORECASE,
)
_EMPTY_HOLDER = re.compile(
    r"""<div[^>]{0,80}?\sid=["']?(?:page[-_]?)?(?:[Ff]oot|bottom|copyright)[\w-]{0,20}["']?[^>]{0,80}></div>"""
)
_LONGEST_HOLDER = 220  # characters that a match of the pattern has at most, before its ``>``
_PICTURE = re.compile(
    r"beian|icp|备案|gongan|police|xuke|licen[cs]e|许可证|jubao|举报", re.IGNORECASE
)


def unseen(context: Context, marks: Iterable[str]) -> Hit | None:
    """Why something with one of ``marks`` (lower case) may be there unseen; None: it is missing."""
    page = context.page
    wanted = tuple(marks)
    if bad_bytes(page):
        return unknown("encoding")
    if "hidden" not in page.cache:
        page.cache["hidden"] = page.walk.hidden.lower()
    hidden = cast(str, page.cache["hidden"])
    if any(mark in hidden for mark in wanted):
        return unknown("hidden")
    for script, body in _script_texts(page):
        if any(mark in body for mark in wanted):
            return unknown("script", element=script)
    drawn = drawn_by_script(page)
    if drawn is not None:
        return drawn
    for image, described, holds in _pictures(page):
        if holds or any(mark in described for mark in wanted):
            return unknown("picture", element=image)
    return None


def _pictures(page: Page) -> list[tuple[Element, str, bool]]:
    """The shown pictures, what describes them in lower case, and whether one may hold a number.

    A picture whose name speaks of filings, far down the page, may hold the number itself; made once
    a page.
    """
    if "pictures" not in page.cache:
        low = 0.6 * len(page.text)
        found = []
        for image in page.walk.all("img"):
            if image.hidden:
                continue
            described = f"{image.get('alt')} {image.get('title')}".lower()
            name = image.get("src").rsplit("/", 1)[-1]
            holds = image.start > low and _PICTURE.search(name) is not None
            if holds or described != " ":
                found.append((image, described, holds))
        page.cache["pictures"] = found
    return cast("list[tuple[Element, str, bool]]", page.cache["pictures"])


def _script_texts(page: Page) -> list[tuple[Element, str]]:
    """The inline scripts in lower case, ``\\u`` escapes resolved; made once a page.

    A script of plain ASCII without escapes writes no Chinese; it is kept where it writes HTML.
    """
    if "scripts" not in page.cache:
        texts = []
        for script in page.walk.all("script"):
            body = script.body
            if not body or (body.isascii() and "\\u" not in body and "document.write" not in body):
                continue
            if "\\u" in body:
                body = _ESCAPED.sub(lambda m: chr(int(m.group()[2:], 16)), body)
            texts.append((script, body.lower()))
        page.cache["scripts"] = texts
    return cast("list[tuple[Element, str]]", page.cache["scripts"])


def drawn_by_script(page: Page) -> Hit | None:
    """Whether the page, or its footer, is drawn by a script (asked once a page)."""
    if "drawn" not in page.cache:
        page.cache["drawn"] = _drawn_by_script(page)
    return cast("Hit | None", page.cache["drawn"])


def _drawn_by_script(page: Page) -> Hit | None:
    scripts = page.walk.all("script")
    for script in scripts:
        if _FOOTER_SCRIPT.search(script.get("src").split("?")[0]):
            return unknown("script", element=script)
    if len(page.text) < _SHELL_TEXT and any(
        "src" in script.attributes or len(script.body) > 200 for script in scripts
    ):
        return unknown("script", anchor="page")
    for footer in page.walk.all("footer"):
        if not footer.hidden and footer.end - footer.start <= 1 and scripts:
            return unknown("script", element=footer)
    # An empty <div id="footer"></div> waits for a script.
    if scripts and _has_empty_holder(page.source):
        return unknown("script")
    return None


def _has_empty_holder(source: str) -> bool:
    """Whether the source has an empty ``div`` that is named a footer.

    Only what stands before each ``></div>`` is looked at: the pattern costs far more than ``find``.
    """
    end = source.find("></div>")
    while end >= 0:
        low = max(0, end - _LONGEST_HOLDER)
        start = source.rfind("<div", low, end)
        if start >= 0 and source.find(">", start, end) < 0:
            tag = source[low : end + 7]
            if "id=" in tag and _EMPTY_HOLDER.search(tag):
                return True
        end = source.find("></div>", end + 7)
    return False


def bad_bytes(page: Page) -> bool:
    """Whether so many bytes could not be read that words may be missing."""
    return page.decoded.errors > _BAD_SHARE * max(200, len(page.text))
