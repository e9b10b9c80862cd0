"""Other pages of the site, for checks that must read one: a privacy policy, above all.

Each file is read once while it stays as it is; what was read is told, because a cache must ask
whether it has changed.
"""

from __future__ import annotations

from pathlib import Path

from compliance_kit.audit.sources.files import file_of
from compliance_kit.errors import CkitError
from compliance_kit.files import read_bytes

_LARGEST = 4_000_000  # bytes of a page that is read on the way
_MOST = 64  # pages kept; a site has few policies

Stamp = tuple[int, int]
"""Size and time stamp (nanoseconds) of a file; ``(-1, -1)`` where there is none."""


def stamp_of(file: str | Path) -> Stamp:
    """Return the stamp of a file."""
    try:
        status = Path(file).stat()
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns


class Neighbours:
    """Reads pages below a root; ``asked`` holds the files asked for since it was emptied."""

    def __init__(self) -> None:
        self.asked: dict[str, Stamp] = {}
        self._texts: dict[tuple[str, Stamp], str] = {}

    def text(self, root: Path, site_path: str) -> str | None:
        """The displayed text (lower case) of the page at ``site_path``; None where there is none.

        Only files below ``root`` are read, links out of it are not followed.
        """
        file = file_of(root, site_path)
        if file is None:
            return None
        stamp = self.asked[str(file)] = stamp_of(file)
        if not 0 <= stamp[0] <= _LARGEST:
            return None
        key = str(file), stamp
        if key not in self._texts:
            if len(self._texts) == _MOST:
                self._texts.clear()
            from compliance_kit.audit.page import Page

            try:
                self._texts[key] = Page(read_bytes(file, _LARGEST), str(file)).lower
            except CkitError:
                return None
        return self._texts[key]
