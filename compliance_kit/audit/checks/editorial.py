"""House rules for pages and articles: title, description, date, photo credits, copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance_kit.audit.checks.interface import Context, Hit, at, named
from compliance_kit.audit.checks.unseen import drawn_by_script
from compliance_kit.audit.extract.dates import machine_dates
from compliance_kit.audit.walk import Element

_DEFAULT_TITLES = frozenset(
    (
        "untitled",
        "untitled document",
        "untitled page",
        "document",
        "title",
        "index",
        "home",
        "new page",
        "无标题文档",
        "无标题",
        "无标题页",
        "首页",
        "标题",
        "新建网页",
        "网页标题",
        "vite app",
        "react app",
    )
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHARING = ("weibo", "wechat", "weixin", "qzone", "qq", "facebook", "twitter", "linkedin", "mail")
_SMALL = 200  # a picture below this many pixels is an icon


@named("title")
def title(context: Context) -> Iterator[Hit]:
    """The page has a title of its own."""
    text = context.page.walk.title.strip("\ufeff \u200b")
    if not text:
        yield Hit(anchor="head")
    elif text.lower() in _DEFAULT_TITLES:
        yield Hit("default", {"text": text}, anchor="head", text=text)


@named("description")
def description(context: Context) -> Iterator[Hit]:
    """The page has a description."""
    if not context.page.meta("description", "og:description"):
        yield Hit(anchor="head")


@named("date")
def date(context: Context) -> Iterator[Hit]:
    """The date is shown, agrees with the page's data and does not lie in the future."""
    found = context.facts.published
    if found is None:
        yield drawn_by_script(context.page) or Hit(anchor="article")
        return
    cases = context.rule.cases
    if found.start < 0:
        yield Hit("", {"text": found.text}, anchor="article", text=found.text)
        return
    values = {"text": found.text}
    if found.day is not None and (found.day - context.today).days > 1:
        yield Hit("future", values, found.start, found.end, text=found.text)
    machine = machine_dates(context.page)
    if not machine:
        if "no-machine" in cases:
            yield Hit("no-machine", values, found.start, found.end, text=found.text)
    elif found.day is not None and "disagree" in cases:
        text, day = machine[0]
        # Time zones move a date by a day; more is another date.
        if abs((day - found.day).days) > 1:
            yield Hit(
                "disagree", {**values, "machine": text}, found.start, found.end, text=found.text
            )


@named("photo-credit")
def photo_credit(context: Context) -> Iterator[Hit]:
    """Pictures of the article have a credit beside them or in their caption."""
    article = context.facts.article
    if article is None:
        return
    page = context.page
    first = article.heading if article.heading >= 0 else article.body_start
    low = page.blocks[first][0]
    high = page.blocks[article.body_end - 1][0] + len(page.blocks[article.body_end - 1][1])
    body = page.blocks[article.body_start][0]
    credits = [found.start for found in context.facts.of("photo-credit")]
    pictures = [
        image
        for image in page.walk.all("img")
        if not image.hidden and low <= image.start <= high and _is_picture(image)
    ]
    # Each picture's credit stands between it and the next one.
    edges = [image.start for image in pictures[1:]] + [high + 400]
    for number, (image, edge) in enumerate(zip(pictures, edges, strict=False), 1):
        if any(image.start - 60 <= start <= max(edge, image.start + 200) for start in credits):
            continue
        if image.start < body - 200 and not image.get("alt"):
            continue
        name = image.get("src").rsplit("/", 1)[-1].split("?")[0][:60]
        yield Hit("", {"text": name or f"#{number}"}, element=image, text=name)


def _is_picture(image: Element) -> bool:
    source = image.get("src") or image.get("data-src") or image.get("data-original")
    if not source or source.startswith("data:") or source.endswith((".svg", ".gif")):
        return False
    for name in ("width", "height"):
        digits = re.match(r"[0-9]{1,9}(?![0-9])", image.get(name))
        if digits and int(digits.group()) < _SMALL:
            return False
    lower = source.lower()
    name = lower.split("?")[0].rsplit("/", 1)[-1]
    if any(
        mark in lower for mark in ("logo", "icon", "avatar", "qrcode", "ewm", "button", "thumb")
    ):
        return False
    return not any(name.startswith(mark) for mark in _SHARING)


@named("copyright")
def copyright_line(context: Context) -> Iterator[Hit]:
    """A copyright line with a year that is neither in the future nor long past."""
    found = context.facts.of("copyright")
    if not found:
        yield drawn_by_script(context.page) or Hit(anchor="footer")
        return
    for line in found:
        years = [int(year) for year in _YEAR.findall(line.text)]
        if not years:
            continue
        if max(years) > context.today.year and "future" in context.rule.cases:
            yield at(line, "future")
        elif max(years) < context.today.year - 1 and "old" in context.rule.cases:
            yield at(line, "old")
