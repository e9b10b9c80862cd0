"""HTML: pages and fragments, however broken, given back byte for byte around their text.

The language marks that :meth:`HtmlDocument.render` sets when it is given a language: ``lang`` of
the html element (added when missing) and its ``xml:lang``, ``lang`` of elements that say the same
language as the html element, ``content-language``, ``og:locale``, and ``inLanguage`` of linked
data where it is a plain string.
"""

from __future__ import annotations

import re

from compliance_kit.documents.html_segments import Segmenter
from compliance_kit.documents.interface import ReadOptions, Segment
from compliance_kit.documents.skeleton import Place, SkeletonDocument, Source, collapse, unescape

_NEEDS_QUOTES = re.compile("[ \t\n\r\f\"'=<>`]|\\A\\Z")
_DEFAULT = ReadOptions()
_LOCALES = {
    "en": "en_US",
    "zh": "zh_CN",
    "zh-hans": "zh_CN",
    "zh-hant": "zh_TW",
    "zh-hans-cn": "zh_CN",
    "zh-hant-tw": "zh_TW",
    "zh-hant-hk": "zh_HK",
}


def in_quotes(segment: Segment, target: str) -> str:
    """Return what is written for ``target`` at an attribute's value that stands without quotes."""
    if target != segment.source and _NEEDS_QUOTES.search(target):
        return '"' + target.replace('"', "&quot;") + '"'
    return target


class HtmlDocument(SkeletonDocument):
    """An HTML page as segments."""

    format = "html"
    extensions = (".html", ".htm", ".xhtml", ".shtml")
    references = True

    def __init__(self, data: bytes, options: ReadOptions = _DEFAULT) -> None:
        source = Source(data, options.encoding)
        segmenter = Segmenter(source.text)
        self._marks = segmenter.marks
        self.language = segmenter.language
        """What the html element says, ``""`` when it says nothing."""
        super().__init__(source, segmenter.found)

    def plain(self, text: str) -> str:
        """Return ``text`` as a browser shows it: references resolved, white space collapsed."""
        return unescape(collapse(text))

    def escape(self, text: str, segment: Segment) -> str:
        """Return ``text`` with what would be markup at ``segment`` as references."""
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace("\u00a0", "&nbsp;")
        if segment.quote in ('"', "none"):
            text = text.replace('"', "&quot;")
        if segment.quote in ("'", "none"):
            text = text.replace("'", "&#39;")
        return text.replace(">", "&gt;")

    def _written(self, segment: Segment, target: str) -> str:
        return in_quotes(segment, target) if segment.quote == "none" else target

    def _language_marks(self, language: str) -> list[Place]:
        old = self.language.lower().split("-")[0]
        places: list[Place] = []
        for mark in self._marks:
            written = self.source.text[mark.start : mark.end]
            if mark.scope == "part" and written.strip().lower().split("-")[0] != old:
                continue
            if mark.form == "insert":
                written = f' lang="{language}"'
            elif mark.form == "locale":
                written = _LOCALES.get(language.lower(), language.replace("-", "_"))
            else:
                written = language
            places.append(Place(mark.start, mark.end, written))
        return places
