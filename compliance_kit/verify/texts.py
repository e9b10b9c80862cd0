"""The two texts of a pair with what is found in them, each thing found once and only if asked."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from compliance_kit.errors import UsageError
from compliance_kit.i18n import gettext as _
from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.tokens import Token, find_tokens
from compliance_kit.text.values import Expression
from compliance_kit.verify.atoms import Atom, atoms_of
from compliance_kit.verify.lexicon import Word, build_bridge


def plain_language(tag: str) -> str:
    """``"zh"`` or ``"en"`` of a BCP 47 tag.

    Raises:
        UsageError: any other language.
    """
    language = tag[:2].lower()
    if language not in ("zh", "en"):
        raise UsageError(
            _("{language}: only Chinese (zh) and English (en) are compared.").format(language=tag)
        )
    return language


class Side:
    """One text of the pair."""

    def __init__(self, text: str, tag: str) -> None:
        self.text = text
        self.tag = tag
        self.language = plain_language(tag)

    @cached_property
    def tokens(self) -> list[Token]:
        """Links, numbers of licences, codes: what no translation may change."""
        return find_tokens(self.text)

    @cached_property
    def expressions(self) -> list[Expression]:
        """Numbers, money, dates outside the tokens.

        Read without the document's date: what the text leaves to the context stays open.
        """
        text = _SPACED.sub(_comma, self.text)
        if "，" in text:
            text = _WIDE_COMMA.sub(_ascii_comma, text)
        found = find_expressions(text, self.language)
        if text != self.text:
            found = [replace(e, text=self.text[e.start : e.end]) for e in found]
        if not self.tokens:
            return found
        starts = [token.start for token in self.tokens]
        return [e for e in found if not self._in_token(e, starts)]

    def _in_token(self, expression: Expression, starts: list[int]) -> bool:
        index = bisect_right(starts, expression.start) - 1
        return index >= 0 and expression.end <= self.tokens[index].end

    @cached_property
    def atoms(self) -> list[Atom]:
        """The expressions taken apart into what is compared one to one."""
        return atoms_of(self.expressions)


# 12 000: thousands apart by a space, as the SI writes them.
_SPACED = re.compile(
    r"(?<![0-9.,][ ])(?<![0-9.,])[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3}){1,6}(?![0-9])"
)


# 5，000多年: thousands apart by the comma of the Chinese keyboard.
_WIDE_COMMA = re.compile(r"(?<![0-9.,，])[1-9][0-9]{0,2}(?:，[0-9]{3}){1,6}(?![0-9，])")


def _ascii_comma(match: re.Match[str]) -> str:
    return match.group().replace("，", ",")


def _comma(match: re.Match[str]) -> str:
    return re.sub("[ \u00a0\u202f]", ",", match.group())


# Two English words or more: BBC Two, Zero by 30; or one with a figure in it: 23p.
_LATIN_RUN = re.compile(
    r"[A-Za-z][A-Za-z'’.&-]*(?:,? [A-Za-z0-9][A-Za-z0-9'’.&-]*){1,12}"
    r"|(?<![A-Za-z0-9])[0-9]{1,6}[A-Za-z]{1,3}(?![A-Za-z0-9])"
)


class TextPair:
    """A source and its translation."""

    def __init__(
        self,
        source: str,
        target: str,
        source_language: str,
        target_language: str,
        reference: datetime.date | None = None,
    ) -> None:
        self.source = Side(source, source_language)
        self.target = Side(target, target_language)
        self.reference = reference
        # Which source expressions have a counterpart: filled by comparing the facts.
        self.arrived: set[int] = set()

    @cached_property
    def copied(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Spans of English words that the Chinese text gives as the other text has them.

        (in the source, in the target); what is copied, a name such as *BBC Two*, is not compared.
        """
        if self.source.language == self.target.language:
            return [], []
        ours: list[tuple[int, int]] = []
        theirs: list[tuple[int, int]] = []
        flip = self.source.language == "zh"
        chinese, english = (self.source, self.target) if flip else (self.target, self.source)
        for match in _LATIN_RUN.finditer(chinese.text):
            at = english.text.find(match.group())
            if at >= 0:
                ours.append((at, at + len(match.group())))
                theirs.append(match.span())
        return (theirs, ours) if flip else (ours, theirs)

    @cached_property
    def words(self) -> tuple[Sequence[Word], Sequence[Word]]:
        """The known words of source and target, joined where they translate each other.

        Both are empty when the languages are one.
        """
        if self.source.language == self.target.language:
            return (), ()
        if self.source.language == "zh":
            bridge = build_bridge(self.source.text, self.target.text)
            return bridge.chinese, bridge.english
        bridge = build_bridge(self.target.text, self.source.text)
        return bridge.english, bridge.chinese
