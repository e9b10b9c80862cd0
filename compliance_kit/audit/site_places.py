"""Where in its file a finding about the whole site stands.

Summaries of pages hold no places, so the file is read once more, for the few findings that there
are; pages that are no files here have no place.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from compliance_kit.audit.page import Page
from compliance_kit.audit.sources.files import MAX_PAGE_BYTES
from compliance_kit.errors import CkitError
from compliance_kit.files import read_bytes

_MOST = 500  # findings that are looked up: more are one mistake in a template


class Places:
    """Looks up texts in page files; remembers the last file."""

    def __init__(self) -> None:
        self._left = _MOST
        self._path = ""
        self._page: Page | None = None

    def find(self, path: str, text: str) -> tuple[int, int]:
        """Line and column of ``text`` on the page at ``path``; of its head where it is not found,
        ``(0, 0)`` where the page is no file."""
        if not path or self._left == 0:
            return 0, 0
        if path != self._path:
            self._left -= 1
            self._path, self._page = path, _open(path)
        page = self._page
        if page is None:
            return 0, 0
        if text:
            shown = page.text.find(text)
            if shown >= 0:
                return page.place(shown)
            for written in (text, escape(text)):
                start = page.source.find(written)
                if start >= 0:
                    return page.locator.source_place(start)
        return 1, 1


def _open(path: str) -> Page | None:
    file = Path(path)
    try:
        return Page(read_bytes(file, MAX_PAGE_BYTES), path) if file.is_file() else None
    except (CkitError, OSError, ValueError):
        return None
