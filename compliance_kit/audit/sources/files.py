"""Pages from folders, single files and standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from compliance_kit.audit.sources.interface import Failure, PageInput
from compliance_kit.errors import InputError
from compliance_kit.files import read_bytes, why
from compliance_kit.i18n import gettext as _

PAGE_SUFFIXES = frozenset((".html", ".htm", ".shtml", ".xhtml"))
_INDEXES = ("index.html", "index.htm")
_HOME = re.compile(
    r"(?:^|/)(?:(?:zh|cn|en|english|chs|cht|tc|sc|hk|tw)(?:[-_][a-z]{2,4})?/)?"
    r"(?:index|default|home|main)\.(?:html?|shtml|php|aspx?|jsp)$",
    re.IGNORECASE,
)
_DEEPEST = 8  # folders above a lone page
MAX_PAGE_BYTES = 128 * 1024 * 1024
STDIN_NAME = "<stdin>"

# Folders that never hold pages of the site.
_SKIPPED = frozenset((".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", ".cache"))
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
)


class FolderSource:
    """All pages below a folder, in path order.

    ``exclude`` are patterns of paths below the folder (``drafts/*``, ``*/print-*.html``). Symbolic
    links that lead out of the folder are not followed.
    """

    def __init__(self, folder: Path, exclude: Sequence[str] = ()) -> None:
        self.folder = folder
        self._exclude = tuple(exclude)
        self._root = folder.resolve()
        self._known: dict[str, bool] = {}
        self.start: Path | None = None
        """The sub-folder that the site seems to lie in, known once all pages were listed: the only
        one with home pages where no page stands above them; None where there is no such folder."""

    def pages(self) -> Iterator[PageInput | Failure]:
        """Yield the pages; one Failure when there is none or a sub-folder cannot be read."""
        failures: list[Failure] = []

        def unreadable(error: OSError) -> None:
            failures.append(
                Failure(
                    str(error.filename),
                    _("{path}: cannot be read ({reason}).").format(
                        path=error.filename, reason=why(error)
                    ),
                )
            )

        found = False
        highest: list[str] = []  # the pages nearest the top
        for file, site_path in _walk(self.folder, self._exclude, unreadable):
            path = str(file)
            if os.path.islink(path) and not _inside(file, self._root):  # noqa: PTH114 - quicker
                continue
            found = True
            depth = site_path.count("/")
            if not highest or depth <= highest[0].count("/"):
                if highest and depth < highest[0].count("/"):
                    highest.clear()
                highest.append(site_path)
            yield PageInput(path, site_path, file)
        starts = {page[: home.start()] for page in highest if (home := _HOME.search(page))}
        if len(starts) == 1 and "" not in starts:
            self.start = self.folder / starts.pop()
        yield from failures
        if not found and not failures:
            yield Failure(
                str(self.folder),
                _("{path}: has no pages ({suffixes}); name the folder of the built site.").format(
                    path=self.folder, suffixes=", ".join(sorted(PAGE_SUFFIXES))
                ),
            )

    def has(self, site_path: str) -> bool | None:
        """Whether the folder has this file (or a folder with an index page)."""
        known = self._known.get(site_path)
        if known is None:
            known = self._known[site_path] = _target(self.folder, site_path) is not None
        return known

    def __getstate__(self) -> dict[str, object]:
        """Other processes ask the disk themselves; the answers so far would travel every time."""
        return {**self.__dict__, "_known": {}}


def _target(folder: Path, site_path: str) -> Path | None:
    """The file that a server would answer with; None where there is none."""
    target = folder / site_path
    if target.is_file():
        return target
    for name in _INDEXES:
        if (target / name).is_file():
            return target / name
    if not target.suffix and target.with_suffix(".html").is_file():
        return target.with_suffix(".html")
    return None


def file_of(root: Path, site_path: str) -> Path | None:
    """The file at a path below ``root``; None where there is none or it lies outside."""
    try:
        file = _target(root, site_path.lstrip("/"))
    except (OSError, ValueError):  # a name too long, a NUL
        return None
    return file if file is not None and _inside(file, real_path(root)) else None


def root_of(page: PageInput) -> Path | None:
    """The folder of the site that a page in a file belongs to; None for a page from elsewhere."""
    if page.file is None:
        return None
    root = page.file
    for _step in page.site_path.split("/"):
        root = root.parent
    return root


def _walk(
    folder: Path, exclude: Sequence[str], unreadable: Callable[[OSError], None]
) -> Iterator[tuple[Path, str]]:
    for top, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED)
        base = Path(top)
        relative = base.relative_to(folder).as_posix()
        prefix = "" if relative == "." else relative + "/"
        for name in sorted(files):
            if os.path.splitext(name)[1].lower() not in PAGE_SUFFIXES:  # noqa: PTH122 - quicker
                continue
            site_path = prefix + name
            if not any(matches(site_path, pattern) for pattern in exclude):
                yield base / name, site_path


def is_home_path(path: str) -> bool:
    """Whether a path relative to the site's root is a home page's: the root or a language folder.

    >>> [is_home_path(p) for p in ("index.html", "zh/index.html", "news/index.html", "a.html")]
    [True, True, False, False]
    """
    match = _HOME.search(path)
    return match is not None and match.start() == 0


def matches(site_path: str, pattern: str) -> bool:
    """Whether a path below the site's root fits a pattern; ``drafts/`` means all below it.

    >>> matches("drafts/a.html", "drafts/"), matches("en/a.html", "*.html"), matches("a.html", "b*")
    (True, True, False)
    """
    if pattern.endswith("/"):
        pattern += "*"
    return fnmatchcase(site_path, pattern.lstrip("/"))


class FileSource:
    """One page file, whatever its suffix.

    Its site's root is the highest of the folders above it that have an index page one after
    another; a folder of an archive (``2026/``) is never the root.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def pages(self) -> Iterator[PageInput | Failure]:
        """Yield the page."""
        yield PageInput(str(self._file), _below_root(self._file), self._file)

    def has(self, site_path: str) -> bool | None:
        """Links of a lone page cannot be judged."""
        return None


def _below_root(file: Path) -> str:
    """The path of a lone page below the root of its site, as far as the folders show it."""
    parts = [file.name]
    folder = file.absolute().parent
    for _level in range(_DEEPEST):
        above = folder.parent
        if not folder.name or above == folder:
            break
        if not folder.name.isdigit() and not any((above / name).is_file() for name in _INDEXES):
            break
        parts.append(folder.name)
        folder = above
    return "/".join(reversed(parts))


class BytesSource:
    """One page given as bytes: standard input."""

    def __init__(self, data: bytes, name: str = STDIN_NAME) -> None:
        self._data = data
        self._name = name

    def pages(self) -> Iterator[PageInput | Failure]:
        """Yield the page."""
        yield PageInput(self._name, self._name, data=self._data)

    def has(self, site_path: str) -> bool | None:
        """Links of a lone page cannot be judged."""
        return None


def open_path(path: Path, exclude: Sequence[str] = ()) -> FolderSource | FileSource:
    """Return the source for a path given by the user.

    Raises:
        InputError: there is no such file or folder; the message names the nearest one.
    """
    if path.is_dir():
        return FolderSource(path, exclude)
    if path.exists():
        return FileSource(path)
    near = _nearest(path)
    raise InputError(
        _("{path}: no such file or folder.").format(path=path)
        + (_(" Did you mean {name}?").format(name=near) if near else "")
    )


def _nearest(path: Path) -> str:
    try:
        names = {entry.name: entry.is_dir() for entry in path.parent.iterdir()}
    except OSError:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(path.name, names, n=1, cutoff=0.6)
    if not near:
        return ""
    return str(path.parent / near[0]) + ("/" if names[near[0]] else "")


def read_page(page: PageInput) -> bytes:
    """Return the bytes of a page.

    Raises:
        InputError: the file cannot be read, is empty, binary or larger than 128 MB.
    """
    data = page.data
    if data is None:
        assert page.file is not None
        data = read_bytes(page.file, MAX_PAGE_BYTES)
    if not data or not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise InputError(_("{path}: is empty; nothing to audit.").format(path=page.path))
    kind = _binary(data)
    if kind:
        raise InputError(
            _("{path}: is no page but binary data ({kind}); name HTML files.").format(
                path=page.path, kind=kind
            )
        )
    return data


def _binary(data: bytes) -> str:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    head = data[:4096]
    # UTF-16 text has a NUL beside every ASCII letter; other text has none.
    if head.count(0) > len(head) // 20 and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if min(even, odd) * 4 > max(even, odd):
            return _("unknown format")
    return ""


def real_path(file: Path) -> Path:
    """Where a file is when links are followed; itself where they go in a circle (reading it says
    so; Python before 3.13 raises RuntimeError)."""
    try:
        return file.resolve()
    except RuntimeError:
        return file.absolute()


def _inside(file: Path, root: Path) -> bool:
    try:
        return real_path(file).is_relative_to(root)
    except OSError:
        return False
