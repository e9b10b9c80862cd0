"""News agencies whose dispatches English pages print."""

from __future__ import annotations

import re

from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.extract.named import Named
from compliance_kit.audit.page import Page

AGENCIES = (
    r"AFP|AP|Reuters|Bloomberg|CNA|Xinhua(?: News Agency)?|ANI|dpa|PA|CGTN|CNS|PTI|UPI|EFE|TASS"
    r"|ECNS"
)
_WIRE = re.compile(rf"[/\s]{{0,3}}(?P<agency>{AGENCIES})\b,? ?[A-Z ]{{0,24}}")


def wire(page: Page, article: Article | None) -> list[Named]:
    """``AFP, MANILA`` on a line of its own at the heading: an agency's dispatch."""
    if article is None or page.language != "en":
        return []
    for index in article.head:
        start, line = page.blocks[index]
        match = _WIRE.fullmatch(line) if len(line) < 60 else None
        if match:
            at = start + match.start("agency")
            return [(match.group("agency"), (at, at + len(match.group("agency"))))]
    return []
