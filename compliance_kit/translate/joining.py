"""Putting translated pieces together so that they read as one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance_kit.text.script import HAN
from compliance_kit.text.words import word_set
from compliance_kit.translate.protect import ATOM, Atom, Masked

# Words that begin with a capital only because a sentence begins with them.
_COMMON = word_set(
    """
    The A An In On At By For From To With As And But Or So It Its He She They We You This That
    These Those There Here If When While After Before Since Although However Then Also Of Their
    His Her Our Your All Some Many Most Both Each No Not What Who How Where Which Because During
    According Currently
    """
)
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_END = re.compile(r"[.。!！]\Z")
_INNER_END = re.compile(r"[,，;；:：、—–-]\Z")
_ZH_ATOM_SPACE = re.compile(
    rf"(?<=[{HAN}，。、；：？！）》”]) (?=[\ue000-\uf8ff])"
    rf"|(?<=[\ue000-\uf8ff]) (?=[{HAN}，。、；：？！（《“])"
)
_EN_BEFORE_ATOM = re.compile(r"(?<=[A-Za-z0-9,;:.!?)\ue000-\uf8ff])(?=[\ue000-\uf8ff])")
_EN_AFTER_ATOM = re.compile(r"(?<=[\ue000-\uf8ff])(?=[A-Za-z0-9(])")
_EN_SPACE_BEFORE_MARK = re.compile(r" +([,.;:!?](?=\s|\Z))")
# A link with a Chinese character behind it is taken longer than it is by many readers.
_RUNS_ON = ("http://", "https://", "www.")


def join_clauses(parts: Sequence[str], target: str) -> str:
    """Join the translations of clauses: full stops inside become commas, capitals small.

    >>> join_clauses(["It rained.", "The road was closed."], "en")
    'It rained, the road was closed.'
    """
    chinese = target.startswith("z")
    comma, joint = ("，", "") if chinese else (",", " ")
    pieces = [part.strip() for part in parts if part.strip(" .,。，")]
    joined: list[str] = []
    for index, piece in enumerate(pieces):
        if index > 0 and not chinese:
            first = _FIRST_WORD.match(piece)
            if first and first.group() in _COMMON:
                piece = piece[0].lower() + piece[1:]
        if index < len(pieces) - 1:
            piece = _END.sub("", piece)
            if not _INNER_END.search(piece):
                piece += comma
        joined.append(piece)
    return joint.join(joined)


def join_around(parts: Sequence[str], target: str) -> str:
    """Join the translations of the stretches between protected pieces with those pieces."""
    chinese = target.startswith("z")
    joined = ""
    for index, part in enumerate(parts):
        piece = part.strip()
        if index < len(parts) - 1 and not ATOM.fullmatch(piece):
            piece = re.sub(r"[.。]\Z", "", piece)
        if not piece:
            continue
        opens = joined.endswith(("(", "（", "“", "《"))
        closes = piece[0] in ",.;:!?)，。；：！？）”》、"
        if joined and not chinese and not opens and not closes:
            joined += " "
            first = _FIRST_WORD.match(piece)
            if first and first.group() in _COMMON:
                piece = piece[0].lower() + piece[1:]
        joined += piece
    return joined


def tidy(text: str, masked: Masked, target: str) -> str:
    """Return an atom text with the spaces that the target language has around its atoms."""
    text = re.sub(r" {2,}", " ", text).strip()
    if target.startswith("z"):
        return _ZH_ATOM_SPACE.sub(lambda match: _kept_space(match, masked), text)
    text = _EN_AFTER_ATOM.sub(" ", _EN_BEFORE_ATOM.sub(" ", text))
    text = _EN_SPACE_BEFORE_MARK.sub(r"\1", text)
    return _capitalized(text, masked)


def _kept_space(match: re.Match[str], masked: Masked) -> str:
    text, at = match.string, match.start()
    before = text[at - 1]
    if ATOM.match(before) and masked.of(before).target.startswith(_RUNS_ON):
        return " "
    return ""


def _capitalized(text: str, masked: Masked) -> str:
    """A sentence that begins with a written date or number begins with its capital."""
    if not text or not ATOM.match(text[0]) or text[-1] not in ".!?":
        return text
    atom = masked.of(text[0])
    if atom.kind != "slot" or not atom.target[:1].islower() or masked.full:
        return text
    capital = atom.target[0].upper() + atom.target[1:]
    return masked.add(Atom("slot", atom.source, capital, atom.slot)) + text[1:]
