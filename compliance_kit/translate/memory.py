"""The translation memory: what people have translated comes before any model.

A match is exact, or exact but for its facts: dates, amounts, numbers and protected tokens are
slots of the key. Where the stored pair has each of its facts once on both sides, the facts of the
sentence at hand are written in their places (``localize`` writes them); otherwise there is no
match. Nothing is guessed.

One SQLite file, opened read-only; the starter memory in ``starter/`` and a user's own memory have
the same form:

- ``meta(key, value)``: ``form`` is 1;
- ``unit(id, zh, en)``: the pairs;
- ``key_zh(hash, unit)``, ``key_en(hash, unit)``: 64-bit hashes of the keys of both sides;
- ``term(zh, en)``: names of places and institutions (the termbase).
"""

from __future__ import annotations

import hashlib
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, Protocol

from compliance_kit.errors import InputError
from compliance_kit.i18n import gettext as _
from compliance_kit.localize import write_expression
from compliance_kit.localize.style import Style
from compliance_kit.paths import data_folder
from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.tokens import find_tokens
from compliance_kit.text.values import Expression

_FORM = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE unit (id INTEGER PRIMARY KEY, zh TEXT NOT NULL, en TEXT NOT NULL);
CREATE TABLE key_zh (hash INTEGER, unit INTEGER, PRIMARY KEY (hash, unit)) WITHOUT ROWID;
CREATE TABLE key_en (hash INTEGER, unit INTEGER, PRIMARY KEY (hash, unit)) WITHOUT ROWID;
CREATE TABLE term (zh TEXT PRIMARY KEY, en TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('form', '1');
"""

STARTER = "memory.sqlite"
LOCALES = {"zh": "zh-CN", "en": "en-US"}


GUESS = 90


@dataclass(frozen=True)
class Match:
    """A sentence that need not go to the model.

    ``percent`` is 100 for the same sentence, 99 where its facts were filled in, and ``GUESS``
    where a name was made up of its sounds: that is flagged for a person to look at.
    ``source`` is the stored source sentence.
    """

    text: str
    source: str
    percent: int
    origin: Literal["memory", "phrasebook"]


class Lookup(Protocol):
    """Anything that may know a sentence's translation: a memory, the phrasebook."""

    def find(self, sentence: str, source: str, target: str) -> Match | None:
        """Return the translation of ``sentence`` (``"zh"`` and ``"en"``), or None."""
        ...


@dataclass(frozen=True)
class _Slot:
    """A fact or a protected token in a text."""

    start: int
    end: int
    expression: Expression | None
    text: str

    def same(self, other: _Slot) -> bool:
        """Whether both say the same: the same value, or the same token."""
        if self.expression is None or other.expression is None:
            return self.expression is other.expression and self.text == other.text
        mine, theirs = self.expression, other.expression
        return (mine.value, mine.approx) == (theirs.value, theirs.approx)


def _slots(text: str, language: str) -> list[_Slot]:
    """All facts and tokens of ``text`` in order; a token wins over a fact inside it."""
    found = [_Slot(t.start, t.end, None, t.text) for t in find_tokens(text)]
    taken = [(slot.start, slot.end) for slot in found]
    for expression in find_expressions(text, language):
        if all(expression.end <= start or expression.start >= end for start, end in taken):
            found.append(_Slot(expression.start, expression.end, expression, expression.text))
    return sorted(found, key=lambda slot: slot.start)


def _key(text: str, slots: Iterable[_Slot]) -> str:
    """The text with its slots emptied: case, width, spaces and a last full stop do not count."""
    parts: list[str] = []
    last = 0
    for slot in slots:
        parts += [text[last : slot.start], "\0"]
        last = slot.end
    parts.append(text[last:])
    folded = unicodedata.normalize("NFKC", "".join(parts)).casefold()
    return "".join(folded.split()).rstrip(".。")


def _hash(key: str) -> int:
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class Memory:
    """A translation memory file.

    Raises:
        InputError: the file is missing or is no memory.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            uri = path.resolve().as_uri() + "?mode=ro&immutable=1"
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            form = self._db.execute("SELECT value FROM meta WHERE key = 'form'").fetchone()
        except sqlite3.Error:
            form = None
        if form != ("1",):
            raise InputError(_("{path}: is no translation memory of ckit.").format(path=path))

    def find(self, sentence: str, source: str, target: str) -> Match | None:
        """Return the stored translation of ``sentence``, its facts filled in, or None."""
        slots = _slots(sentence, source)
        key = _hash(_key(sentence, slots))
        best: Match | None = None
        for stored_source, stored_target in self._units(key, source):
            if _plain(stored_source) == _plain(sentence):
                text = _with_stop(stored_target, sentence, target)
                return Match(text, stored_source, 100, "memory")
            best = best or self._refilled(stored_source, stored_target, slots, source, target)
        if best is None:
            return None
        return Match(_with_stop(best.text, sentence, target), best.source, 99, "memory")

    def terms(self) -> dict[str, str]:
        """Return the termbase, Chinese to English."""
        return dict(self._db.execute("SELECT zh, en FROM term"))

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM unit").fetchone()[0])

    def _units(self, key: int, source: str) -> Iterator[tuple[str, str]]:
        columns = ("zh", "en") if source == "zh" else ("en", "zh")
        yield from self._db.execute(
            f"SELECT {columns[0]}, {columns[1]} FROM unit JOIN key_{columns[0]} ON unit = id "
            "WHERE hash = ? ORDER BY id",
            (key,),
        )

    @staticmethod
    def _refilled(
        stored_source: str, stored_target: str, slots: list[_Slot], source: str, target: str
    ) -> Match | None:
        """The stored translation with the facts of ``slots`` in it, or None when unsure."""
        old = _slots(stored_source, source)
        places = _slots(stored_target, target)
        if len(old) != len(slots):
            return None
        edits: list[tuple[int, int, str]] = []
        for before, now in zip(old, slots, strict=True):
            if before.same(now):
                continue
            fits = [place for place in places if place.same(before)]
            twins = [other for other in old if other.same(before)]
            if len(fits) != 1 or len(twins) != 1:
                return None
            if now.expression is None:
                written: str | None = now.text if before.expression is None else None
            elif before.expression is None or before.expression.kind != now.expression.kind:
                written = None
            else:
                written = write_expression(
                    now.expression, LOCALES[target], Style(), source_language=source
                )
            if written is None:
                return None
            edits.append((fits[0].start, fits[0].end, written))
        text = stored_target
        for start, end, written in sorted(edits, reverse=True):
            text = text[:start] + written + text[end:]
        return Match(text, stored_source, 99, "memory")


def _plain(text: str) -> str:
    return _key(text, ())


def _with_stop(text: str, sentence: str, target: str) -> str:
    """Give ``text`` the full stop that ``sentence`` has, or take it away."""
    wanted = sentence.rstrip().endswith((".", "。"))
    has = text.endswith((".", "。"))
    if wanted and not has and not text.endswith(("!", "?", "！", "？", '"', "”")):
        return text + ("。" if target == "zh" else ".")
    if has and not wanted and not text.endswith(("...", "a.m.", "p.m.")):
        return text[:-1]
    return text


def starter_memory() -> Memory:
    """Return the memory that ships with compliance-kit."""
    return Memory(data_folder("starter") / STARTER)


@lru_cache(maxsize=1)
def starter_terms() -> Mapping[str, str]:
    """Return the termbase that ships with compliance-kit, Chinese to English."""
    try:
        return starter_memory().terms()
    except InputError:
        return {}  # a checkout without the starter files translates all the same


def build_memory(
    path: Path, pairs: Iterable[tuple[str, str]], terms: Iterable[tuple[str, str]] = ()
) -> int:
    """Write a memory of ``pairs`` (Chinese, English) and ``terms`` to ``path``; return its size.

    The first translation of a sentence wins; the order of the pairs is kept.
    """
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    with db:
        db.executescript(_FORM)
        seen: set[tuple[str, str]] = set()
        for zh, en in pairs:
            if (zh, en) in seen:
                continue
            seen.add((zh, en))
            unit = len(seen)
            db.execute("INSERT INTO unit VALUES (?, ?, ?)", (unit, zh, en))
            for language, text in (("zh", zh), ("en", en)):
                key = _hash(_key(text, _slots(text, language)))
                db.execute(f"INSERT OR IGNORE INTO key_{language} VALUES (?, ?)", (key, unit))
        db.executemany("INSERT OR IGNORE INTO term VALUES (?, ?)", terms)
    db.execute("VACUUM")
    db.close()
    return len(seen)
