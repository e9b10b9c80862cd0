"""Where in its file a finding about the whole site stands.

Summaries of pages hold no places, so the file is read once more, for the few findings that there
are; pages that are no files here have no place.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from compliance_kit.audit.sources.files import MAX_PAGE_BYTES
from compliance_kit.errors import CkitError
from compliance_kit.files import read_bytes
from compliance_kit.text.encoding import decode

_MOST = 500  # findings that are looked up: more are one mistake in a template


class Places:
    """Looks up texts in page files; remembers the last file."""

    def __init__(self) -> None:
        self._left = _MOST
        self._path = ""
        self._source = ""

    def find(self, path: str, text: str) -> tuple[int, int]:
        """Line and column of ``text`` in the page at ``path``: where the head has it (a title, an
        address), else where it is displayed; of the page where it is not found, ``(0, 0)`` where
        the page is no file."""
        if not path or self._left == 0:
            return 0, 0
        if path != self._path:
            self._left -= 1
            self._path, self._source = path, _read(path)
        source = self._source
        if not source:
            return 0, 0
        for written in dict.fromkeys((text, escape(text))) if text else ():
            start = source.find(written)
            if start < 0:
                continue
            # Parsing takes ten times as long: only where the text stands in several places.
            if source.find("<body", 0, start) >= 0 and source.find(written, start + 1) >= 0:
                return _displayed(path, source, text) or _line_column(source, start)
            return _line_column(source, start)
        return (_displayed(path, source, text) if text else None) or (1, 1)


def _line_column(source: str, offset: int) -> tuple[int, int]:
    return source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset)


def _displayed(path: str, source: str, text: str) -> tuple[int, int] | None:
    """Where the page displays a text: tags and references may stand in it."""
    from compliance_kit.audit.page import Page

    page = Page(source.encode("utf-8", "replace"), path, "utf-8")
    shown = page.text.find(text)
    return page.place(shown) if shown >= 0 else None


def _read(path: str) -> str:
    """The text of a page's file with ``\n`` line ends; empty where there is none."""
    file = Path(path)
    try:
        data = read_bytes(file, MAX_PAGE_BYTES) if file.is_file() else b""
    except (CkitError, OSError, ValueError):
        return ""
    return decode(data).text.replace("\r\n", "\n").replace("\r", "\n")
