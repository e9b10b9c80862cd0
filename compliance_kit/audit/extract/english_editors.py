"""Who edited an article on an English page."""

from __future__ import annotations

import re

from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.extract.named import NAME_WORDS, SPLIT, Named, named_by
from compliance_kit.audit.page import Page

_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\. (?=[A-Z])")
_LONGEST_CREDITS = 400
# Contact reporter Ann Lee (a@...) and editor Bo Berg (b@...)
_CONTACT_EDITOR = re.compile(
    rf"\b[Cc]ontact (?:the )?(?:reporters?|writers?|authors?|editors?)\b.{{0,160}}?"
    rf"\beditors? (?P<name>{NAME_WORDS.pattern})"
)


def contact_editors(page: Page, article: Article | None) -> list[Named]:
    """The editor whom the last lines of an article tell readers to write to."""
    if article is None or page.language != "en":
        return []
    low = max(article.body_start, article.body_end - 3)
    for start, line in page.blocks[low : article.body_end + 6]:
        match = _CONTACT_EDITOR.search(line) if len(line) <= _LONGEST_CREDITS else None
        if match:
            return [named_by(match, start)]
    return []


def english_editors(text: str, offset: int) -> list[Named]:
    """The names in the value of an editor's label: single words are names too (huaxia)."""
    found: list[Named] = []
    position = 0
    text = _SENTENCE_END.split(text)[0]  # Edited by Ann Lee. Fact-checked by Bo Berg.
    for number, piece in enumerate(SPLIT.split(text)):
        start, position = position, position + len(piece)
        clean = piece.strip(" .")
        if number % 2 or not clean:
            continue
        if not re.fullmatch(r"[^\W\d_][\w.'’ -]{1,38}", clean) or len(clean.split()) > 4:
            break
        start += len(piece) - len(piece.lstrip(" ."))
        found.append((clean, (offset + start, offset + start + len(clean))))
    return found
