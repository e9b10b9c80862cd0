"""Results of earlier runs, so that a page that has not changed is not looked at again.

What one page shows depends on its bytes, the rules, the configuration, the options, the language
of the messages, the day and the program; all but the bytes are in the name of the cache's file
(:func:`key_of`). The files that the page's links asked the site for are kept with the result and
asked for again, for a link may die while its page stays. What all pages show together is never
cached.

A cache is one SQLite file for a configuration and a working directory: it is read row by row, so
that memory stays flat over many pages, and written in one transaction, so that no reader sees
half a run. It holds plain data, nothing in it is ever executed. Whatever is wrong with it (damaged,
foreign, locked by another run, no place to write), the audit does without.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import sys
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from compliance_kit import __version__
from compliance_kit.audit.checks import plugin_versions
from compliance_kit.audit.neighbours import Stamp, stamp_of
from compliance_kit.audit.rules import KEPT, NamedCheck, RuleSet
from compliance_kit.audit.selection import Options
from compliance_kit.audit.site import PageSummary
from compliance_kit.audit.sources.files import MAX_PAGE_BYTES
from compliance_kit.audit.sources.interface import PageInput, Source
from compliance_kit.errors import CkitError
from compliance_kit.files import read_bytes
from compliance_kit.i18n import language
from compliance_kit.paths import data_folder
from compliance_kit.report.finding import PageReport

if TYPE_CHECKING:
    from compliance_kit.audit.auditor import Auditor
    from compliance_kit.audit.checks.interface import Settings

MAX_FILE = 128_000_000  # bytes of one cache file
MAX_FOLDER = 512_000_000  # bytes of all of them
MAX_AGE = 14 * 86_400  # seconds until a cache that nobody used is deleted
_FORMAT = 3
_RACY = 2_000_000_000  # nanoseconds: a file written this lately may change within its time stamp
_ROW = 100  # bytes that a row takes beside its result
_LIBRARIES = ("selectolax", "charset_normalizer", "phonenumbers")  # results depend on them
_TABLE = (
    "CREATE TABLE IF NOT EXISTS page"
    " (key BLOB PRIMARY KEY, size INT, mtime INT, digest BLOB, result BLOB)"
)
_BUSY = re.compile("locked|readonly|unable to open|full")

Result = tuple[PageReport, PageSummary]


class _Stored(msgspec.Struct, array_like=True):
    """A row's result: report, summary, what the site answered when asked for files, and the files
    that were read beside the page, with size and time stamp."""

    report: PageReport
    summary: PageSummary
    asked: list[tuple[str, bool | None]]
    read: list[tuple[str, tuple[int, int]]] = []


@dataclass(frozen=True)
class Entry:
    """A result as it is kept, with size, time stamp and digest of the file it was made from."""

    size: int
    mtime: int
    digest: bytes
    result: bytes


def default_folder() -> Path:
    """Where caches are kept unless the user names a folder."""
    from platformdirs import user_cache_path

    return user_cache_path("compliance-kit") / "audit"


def key_of(rules: RuleSet, packs: Sequence[Path], settings: Settings, options: Options) -> str:
    """The name for everything but the page that results depend on (and the working directory).

    The program's own files count by size and time, so that a developer never sees an old result.
    """
    seed = hashlib.sha256()

    def add(*parts: object) -> None:
        seed.update(repr(parts).encode("utf-8", "replace"))

    package = Path(__file__).resolve().parent.parent
    add(_FORMAT, __version__, sys.version_info[:3], language(), str(Path.cwd()))
    for name in _LIBRARIES:
        # The file tells one version from another; asking for the version takes far longer.
        spec = find_spec(name)
        if spec is not None and spec.origin:
            add(spec.origin, stamp_of(spec.origin))
    add(options.profiles, options.facts, options.context, options.as_of, date.today())
    add(msgspec.to_builtins(settings, builtin_types=(date,)))
    for path in [*sorted(data_folder("rules").rglob("*.*")), *packs]:
        if path.suffix != ".pyc" and path.is_file():
            add(path.name, path.read_bytes())
    folders = package / "audit", package / "text", package / "report", data_folder("locales")
    for path in sorted(chain.from_iterable(folder.rglob("*.*") for folder in folders)):
        if path.suffix != ".pyc":
            status = path.stat()
            add(str(path), status.st_size, status.st_mtime_ns)
    names = {r.check.name for r in rules.rules.values() if isinstance(r.check, NamedCheck)}
    add(plugin_versions(names))
    return seed.hexdigest()[:40]


class Recorder:
    """Audits pages as :class:`Auditor` does and gives an :class:`Entry` with each result."""

    def __init__(self, auditor: Auditor) -> None:
        self._auditor = auditor
        self._codec = Codec(auditor.rules)

    def audit(self, page: PageInput, source: Source) -> tuple[Result, Entry | None]:
        """Audit one page; only pages in files have an entry.

        Raises:
            InputError: the page cannot be read.
        """
        if page.file is None or page.data is not None:
            return self._auditor.audit(page, source.has), None
        status = _status(page.file)
        data = read_bytes(page.file, MAX_PAGE_BYTES)
        asked: dict[str, bool | None] = {}

        def has(site_path: str) -> bool | None:
            answer = asked[site_path] = source.has(site_path)
            return answer

        neighbours = self._auditor.neighbours
        neighbours.asked.clear()
        report, summary = self._auditor.audit(replace(page, data=data), has)
        read = [(file, _settled(*stamp)) for file, stamp in neighbours.asked.items()]
        try:
            result = self._codec.pack(_Stored(report, summary, list(asked.items()), read))
        except UnicodeEncodeError:  # a file's name that is no text
            return (report, summary), None
        return (report, summary), Entry(*status, _digest(data), result)


class Codec:
    """Results as small bytes: sentences that rules repeat on every page cost next to nothing."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(_Stored)

    @cached_property
    def _dictionary(self) -> bytes:
        parts: list[str] = []
        for rule in self._rules.rules.values():
            cases = rule.cases.values()
            parts += [rule.id, str(rule.message), *(str(case.message) for case in cases)]
            parts += [str(rule.advice), *(str(case.advice) for case in cases if case.advice)]
            parts += [str(basis) for basis in rule.basis]
        return "\0".join(parts).encode("utf-8", "replace")[-32_000:]

    def pack(self, stored: _Stored) -> bytes:
        """Return the result as bytes."""
        packer = zlib.compressobj(level=1, zdict=self._dictionary)
        return packer.compress(self._encoder.encode(stored)) + packer.flush()

    def unpack(self, data: bytes) -> _Stored:
        """Return the result that was packed.

        Raises:
            ValueError: the bytes are damaged.
        """
        try:
            unpacker = zlib.decompressobj(zdict=self._dictionary)
            return self._decoder.decode(unpacker.decompress(data) + unpacker.flush())
        except (zlib.error, msgspec.MsgspecError) as error:
            raise ValueError(str(error)) from None


class Cache:
    """The results kept in ``folder`` for one key; ``close`` writes what is new.

    ``hits`` counts the pages that were answered from it; ``is_empty`` tells that none can be.
    """

    def __init__(self, folder: Path, key: str, rules: RuleSet, max_file: int = MAX_FILE) -> None:
        self.hits = 0
        self._codec = Codec(rules)
        self._max_file = max_file
        self._file = folder / f"{key}.sqlite"
        self._answers: dict[tuple[int, str], bool | None] = {}
        self._stamps: dict[str, Stamp] = {}
        self.is_empty = True
        self._room = 0  # bytes
        self._crowded = False
        self._db = self._open()

    def _open(self) -> sqlite3.Connection | None:
        """Open the file and begin the run's transaction; a damaged file is made anew, once."""
        for _attempt in range(2):
            db = None
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                if not self._file.exists():
                    _tidy(self._file.parent)
                # isolation_level None: the transaction begins where we say so.
                db = sqlite3.connect(self._file, timeout=0, isolation_level=None)
                db.execute("BEGIN IMMEDIATE")
                db.execute(_TABLE)
                row = db.execute("SELECT key, size, mtime, digest, result FROM page LIMIT 1")
                self.is_empty = row.fetchone() is None
                size, pages, free = (
                    db.execute(f"PRAGMA {name}").fetchone()[0]
                    for name in ("page_size", "page_count", "freelist_count")
                )
                self._room = self._max_file - size * (pages - free)
                self._crowded = self._room < self._max_file // 4
                if self._crowded:
                    db.execute("CREATE TEMP TABLE seen (key BLOB PRIMARY KEY)")
                return db
            except (OSError, sqlite3.Error) as error:
                if db is not None:
                    db.close()
                if _BUSY.search(str(error)) or isinstance(error, OSError):
                    return None
                with suppress(OSError):
                    self._file.unlink()
        return None

    def get(self, page: PageInput, source: Source) -> Result | None:
        """The kept result for a page that is as it was, and whose links lead where they led."""
        if self._db is None or page.file is None or page.data is not None:
            return None
        key = _key(page)
        try:
            row = self._db.execute(
                "SELECT size, mtime, digest, result FROM page WHERE key = ?", (key,)
            ).fetchone()
            if row is None:
                return None
            size, mtime, digest, result = row
            status = _status(page.file)
            if (size, mtime) != status or mtime < 0:
                if size != status[0] or digest != _digest(read_bytes(page.file, MAX_PAGE_BYTES)):
                    return None
                self.put(page, Entry(*status, digest, result))
            stored = self._codec.unpack(result)
        except (sqlite3.Error, CkitError, ValueError, TypeError):
            return None
        if any(self._ask(source, path) != answer for path, answer in stored.asked):
            return None
        if any(stamp[1] < 0 or self._stamp(file) != stamp for file, stamp in stored.read):
            return None
        self.hits += 1
        self._see(key)
        return stored.report, stored.summary

    def _ask(self, source: Source, site_path: str) -> bool | None:
        key = (id(source), site_path)
        if key not in self._answers:
            self._answers[key] = source.has(site_path)
        return self._answers[key]

    def _stamp(self, file: str) -> Stamp:
        if file not in self._stamps:
            self._stamps[file] = stamp_of(file)
        return self._stamps[file]

    def put(self, page: PageInput, entry: Entry) -> None:
        """Keep the result of a page; nothing happens when the file has its full size."""
        if self._db is None:
            return
        key = _key(page)
        self._see(key)
        self._room -= len(entry.result) + _ROW
        if self._room < 0:
            return
        row = key, entry.size, entry.mtime, entry.digest, entry.result
        try:
            self._db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)", row)
        except sqlite3.Error:
            self._give_up()

    def _see(self, key: bytes) -> None:
        """Where room gets scarce, note which pages there still are."""
        if self._crowded and self._db is not None:
            with suppress(sqlite3.Error):
                self._db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (key,))

    def close(self) -> None:
        """Write what is new; where room is scarce, drop the pages that this run did not meet."""
        if self._db is None:
            return
        with suppress(sqlite3.Error):
            if self._crowded:
                self._db.execute("DELETE FROM page WHERE key NOT IN (SELECT key FROM seen)")
            self._db.execute("COMMIT")
        self._give_up()

    def _give_up(self) -> None:
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
            self._db = None


def _tidy(folder: Path) -> None:
    """Delete caches that are old, and the oldest of those that are too much together."""
    files = []
    for file in (*folder.glob("*.sqlite"), *folder.glob(f"{KEPT}*.msgpack")):
        with suppress(OSError):
            status = file.stat()
            files.append((status.st_mtime, status.st_size, file))
    room = MAX_FOLDER - MAX_FILE
    for changed, size, file in sorted(files, reverse=True):
        room -= size
        if room < 0 or changed < time.time() - MAX_AGE:
            with suppress(OSError):
                file.unlink()


def _status(file: Path) -> tuple[int, int]:
    """Size and time stamp; the stamp is -1 where the file may yet change within it."""
    return _settled(*stamp_of(file))


def _settled(size: int, mtime: int) -> Stamp:
    return size, -1 if time.time_ns() - mtime < _RACY else mtime


def _key(page: PageInput) -> bytes:
    parts = (page.path, page.site_path, page.charset or "", page.url)
    return _digest("\0".join(parts).encode("utf-8", "surrogatepass"))


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
