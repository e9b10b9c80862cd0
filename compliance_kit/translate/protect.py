"""What a model must not touch is taken out of a sentence before and put back afterwards.

Inside the pipeline a protected piece is one private-use character (an *atom*), so that sentence
cutting, punctuation and the placing of tags cannot tear it. For an engine the atoms are written as
the placeholders it was trained to copy, or, where it knows none, as the text itself; afterwards
they are found again, and what was lost is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from compliance_kit.errors import InputError
from compliance_kit.i18n import gettext as _
from compliance_kit.text.tokens import find_tokens

_FIRST = 0xE000
_LAST = 0xF8FF
ATOM = re.compile("[\ue000-\uf8ff]")
_ATOM_AND_S = re.compile("([\ue000-\uf8ff])(?:(s)(?![\\w’']))?")
_CONSONANT_Y = re.compile("[^aeiouAEIOU]y\\Z")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]|⟦[a-z][0-9]{1,2}⟧")

# No word of any language: encoded data, a hash, a rule of dashes.
_NO_WORD = re.compile(r"[!-~]{80,}")

AtomKind = Literal["token", "keep", "code", "character", "slot"]


@dataclass(frozen=True)
class Atom:
    """One protected piece.

    ``source`` is what a reader of the source sees there and ``target`` what a reader of the target
    is to see (both empty for a tag without text). ``raw`` is set for an inline code: how the file
    writes it. ``slot`` is the letter of the placeholder kind that fits it (``p`` protected noun,
    ``t`` tag, ``n m r d y c`` numbers, money, percentages, days, years and months, times).
    """

    kind: AtomKind
    source: str
    target: str
    slot: str = "p"
    raw: str | None = None


@dataclass
class Masked:
    """A text with atoms in it, and what they stand for."""

    text: str
    atoms: list[Atom] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether all 6,400 characters are in use; what is not protected then is plain text."""
        return len(self.atoms) > _LAST - _FIRST

    def add(self, atom: Atom) -> str:
        """Keep ``atom`` and return the character that stands for it.

        Raises:
            InputError: the text is full.
        """
        if self.full:
            raise InputError(
                _("A paragraph has more than {count} icons; split it.").format(
                    count=_LAST - _FIRST + 1
                )
            )
        self.atoms.append(atom)
        return chr(_FIRST + len(self.atoms) - 1)

    def of(self, character: str) -> Atom:
        """Return the atom that ``character`` stands for."""
        return self.atoms[ord(character) - _FIRST]

    def source_of(self, text: str) -> str:
        """Return ``text`` as a reader of the source sees it."""
        return ATOM.sub(lambda m: self.of(m.group()).source, text)

    def target_of(self, text: str) -> str:
        """Return ``text`` as a reader of the target sees it."""
        return ATOM.sub(lambda m: self.of(m.group()).target, text)


def free_of_private_use(text: str, masked: Masked) -> str:
    """Return ``text`` with the private-use characters that it has itself (icon fonts) as atoms.

    So is what looks like a placeholder, lest an engine takes it for one.
    """

    def atom(match: re.Match[str]) -> str:
        piece = match.group()
        return masked.add(Atom("token" if "⟦" in piece else "character", piece, piece))

    return _PRIVATE_USE.sub(atom, text)


def keep_pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for the words to keep, the longest first; Latin ones as whole words."""
    alternatives = []
    for word in sorted({w.strip() for w in words} - {""}, key=len, reverse=True):
        before = r"(?<![A-Za-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
        after = r"(?![A-Za-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
        alternatives.append(f"{before}{re.escape(word)}{after}")
    return re.compile("|".join(alternatives)) if alternatives else None


def mask_tokens(text: str, masked: Masked, keep: re.Pattern[str] | None = None) -> str:
    """Return ``text`` with its protected tokens and kept words as atoms of ``masked``."""
    found: list[tuple[int, int, AtomKind]] = [
        (token.start, token.end, "token") for token in find_tokens(text) if token.text.strip()
    ]
    found += ((m.start(), m.end(), "token") for m in _NO_WORD.finditer(text))
    if keep is not None:
        found += ((m.start(), m.end(), "keep") for m in keep.finditer(text))
    parts: list[str] = []
    last = 0
    for start, end, kind in _apart(found):
        piece = text[start:end]
        # An atom inside a token (a tag in a link) would be hidden with it.
        if ATOM.search(piece) or masked.full:
            continue
        parts += [text[last:start], masked.add(Atom(kind, piece, piece))]
        last = end
    return "".join([*parts, text[last:]])


def _apart(spans: list[tuple[int, int, AtomKind]]) -> list[tuple[int, int, AtomKind]]:
    """The spans without those that overlap a longer one, in order."""
    chosen: list[tuple[int, int, AtomKind]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not chosen or span[0] >= chosen[-1][1]:
            chosen.append(span)
        elif span[1] - span[0] > chosen[-1][1] - chosen[-1][0]:
            chosen[-1] = span
    return chosen


@dataclass(frozen=True)
class Written:
    """An atom text as an engine reads it, with the way back for offsets.

    ``pieces`` are ``(start, end, position)``: ``text[start:end]`` stands for the atom at
    ``position`` of the atom text.
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    placeholders: dict[str, str]

    def back(self, offset: int) -> int:
        """Return the offset in the atom text for an ``offset`` in ``text``."""
        shift = 0
        for start, end, position in self.pieces:
            if offset < start:
                break
            if offset < end:
                return position
            shift = position + 1 - end
        return offset + shift


class Placeholders:
    """The strings that an engine copies, by kind: ``⟦n0⟧`` is the first of kind ``n``.

    Strings of another form serve for every kind.
    """

    _FORM = re.compile("⟦([a-z])[0-9]+⟧")

    def __init__(self, strings: Sequence[str] = ()) -> None:
        self._all = frozenset(strings)
        self._by_kind: dict[str, list[str]] = {}
        self._any: list[str] = []
        for string in strings:
            match = self._FORM.fullmatch(string)
            group = self._by_kind.setdefault(match.group(1), []) if match else self._any
            group.append(string)
        longest = sorted(self._all, key=len, reverse=True)
        # Broken ones too: no reader is to see half a placeholder.
        broken = ["[⟦⟧]"] if self._by_kind else []
        alternatives = [*map(re.escape, longest), *broken]
        self.pattern = re.compile("|".join(alternatives)) if alternatives else None

    @property
    def strings(self) -> frozenset[str]:
        """All of them."""
        return self._all

    def __bool__(self) -> bool:
        return bool(self._by_kind or self._any)

    def knows(self, kind: str) -> bool:
        """Whether there are placeholders of ``kind``."""
        return bool(self._by_kind.get(kind) or self._any)

    def room(self, kind: str) -> int:
        """Return how many placeholders of ``kind`` there are."""
        return len(self._by_kind.get(kind, self._any))

    def free(self) -> Callable[[str], str | None]:
        """Return a function that gives the next unused string of a kind, None when all are used."""
        kinds = {kind: iter(strings) for kind, strings in self._by_kind.items()}
        rest = iter(self._any)
        return lambda kind: next(kinds.get(kind, rest), None)


def write(
    text: str, masked: Masked, placeholders: Placeholders, like: Written | None = None
) -> Written:
    """Write an atom text for an engine.

    An atom that no placeholder is left for is written as its source text. With ``like`` the atoms
    are written as they are there (for the target of a source already written).
    """
    take = placeholders.free()
    named = {a: string for string, a in like.placeholders.items()} if like is not None else None
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    used: dict[str, str] = {}
    length = last = 0
    for match in ATOM.finditer(text):
        atom = masked.of(match.group())
        parts.append(text[last : match.start()])
        length += match.start() - last
        string = take(atom.slot) if named is None else named.get(match.group())
        if string is not None:
            used[string] = match.group()
        else:
            # An icon's character means nothing to an engine, and would look like an atom after.
            string = "" if atom.kind == "character" else atom.source
        pieces.append((length, length + len(string), match.start()))
        parts.append(string)
        length += len(string)
        last = match.end()
    parts.append(text[last:])
    return Written("".join(parts), tuple(pieces), used)


def without_slots(text: str, masked: Masked) -> str:
    """Return a target's atom text with its written numbers, dates and words as text.

    Where the engine wrote a plural's *s* behind a word, the word is written in the plural.
    """

    def expanded(match: re.Match[str]) -> str:
        atom = masked.of(match[1])
        if atom.kind != "slot":
            return match.group()
        return plural(atom.target) if match[2] else atom.target

    return _ATOM_AND_S.sub(expanded, text)


def plural(word: str) -> str:
    """Return an English word in the plural; one that ends in *s* is taken to be one.

    >>> plural("university"), plural("volunteers"), plural("branch"), plural("plan")
    ('universities', 'volunteers', 'branches', 'plans')
    """
    if word.endswith("s"):
        return word
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("ch", "sh", "x", "z")) else "s")


def before_masking(offset: int, text: str, masked: Masked) -> int:
    """Return where ``offset`` of a text with numbers masked was before they were masked."""
    for match in ATOM.finditer(text, 0, offset):
        atom = masked.of(match.group())
        if atom.kind == "slot":
            offset += len(atom.source) - 1
    return offset


def after_writing(offset: int, text: str, masked: Masked) -> int:
    """Return where ``offset`` of a target with slots is in :func:`without_slots` of it."""
    for match in ATOM.finditer(text, 0, offset):
        atom = masked.of(match.group())
        if atom.kind == "slot":
            offset += len(atom.target) - 1
    return offset


def doubled(output: str, written: Written, placeholders: Placeholders) -> bool:
    """Return whether an engine's output has a placeholder more often than it was given."""
    return any(
        output.count(string) > (string in written.placeholders) for string in placeholders.strings
    )


def read_back(
    output: str, text: str, masked: Masked, written: Written, placeholders: Placeholders
) -> tuple[str, list[str]]:
    """Return an engine's ``output`` as an atom text, and the atoms of ``text`` that it lost.

    Placeholders become their atoms, the first of each only: a doubled one is dropped, and so is
    one that was never given. Atoms that were written as text are looked for, the longest first.
    """
    atoms = ATOM.findall(text)
    found: set[str] = set()
    output = ATOM.sub("", output)
    if placeholders.pattern is not None:

        def once(match: re.Match[str]) -> str:
            atom = written.placeholders.get(match.group(), "")
            if atom in found:
                return ""
            found.add(atom)
            return atom

        output = placeholders.pattern.sub(once, output)
        found.discard("")
    named = set(written.placeholders.values())
    literal = [a for a in atoms if a not in named and masked.of(a).kind != "character"]
    for atom in sorted(literal, key=lambda a: -len(masked.of(a).source)):
        piece = masked.of(atom)
        at = _find(output, piece.source) if piece.source else -1
        if at >= 0:
            output = f"{output[:at]}{atom}{output[at + len(piece.source) :]}"
            found.add(atom)
    lost = [a for a in atoms if a not in found]
    return output, lost


def _find(output: str, piece: str) -> int:
    """Where ``piece`` stands as a whole (``5G`` not in ``15G``), -1 when nowhere."""
    at = output.find(piece)
    while at >= 0:
        before, after = output[at - 1 : at], output[at + len(piece) : at + len(piece) + 1]
        inside = (_joins(before) and _joins(piece[0])) or (_joins(after) and _joins(piece[-1]))
        if not inside:
            return at
        at = output.find(piece, at + 1)
    return -1


def _joins(character: str) -> bool:
    return character.isascii() and character.isalnum()
