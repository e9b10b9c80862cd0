"""The other language's punctuation in the target, and brackets and quotes left open.

A Chinese sentence ends in 。 where the English one ends in a full stop: that is no error. An
ASCII comma between Chinese characters is, and ，。、《》 or full-width figures in English.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from compliance_kit.i18n import gettext as _
from compliance_kit.text.script import HAN
from compliance_kit.text.tokens import Token
from compliance_kit.verify.finding import Finding, Severity
from compliance_kit.verify.texts import TextPair

_IN_ENGLISH = re.compile("[，。、；：？！（）【】《》「」『』０-９Ａ-Ｚａ-ｚ％]")
_IN_CHINESE = re.compile(rf"(?<=[{HAN}])[,;:?!](?![0-9A-Za-z])|(?<=[{HAN}])\.(?![.0-9A-Za-z])")
_QUESTION = re.compile(r"[?？][\s”’\"')）」』]*\Z")
_FULL_STOP = re.compile(r"[。.][\s”’\"')）」』]*\Z")
_STRAIGHT = re.compile('"')
_INCHES = re.compile('[0-9]"')
# What someone says: quotation marks around a stretch with a mark of its own inside or at its end.
_SPEECH = re.compile(
    "[“「](?=[^“”「」]{5,})[^“”「」]{1,400}[，。！？；,.!?;][”」]"
    "|[“「][^“”「」]{4,400}[”」]\\s?[，,]\\s?(?:[a-z]|.{0,12}[说道称])"
    '|(?<![0-9])"(?=[A-Za-z])[^"]{8,400}[,.!?]"'
)
_QUOTES = re.compile("[“”\"「」『』‘’《〝〞„«»]|(?<![A-Za-z])'|''|``")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("（", "）"), ("《", "》"), ("【", "】"))


def check_punctuation(pair: TextPair) -> Iterator[Finding]:
    """One finding each for foreign marks, open brackets, lost quotation marks, a lost question."""
    target = pair.target.text
    pattern = _IN_ENGLISH if pair.target.language == "en" else _IN_CHINESE
    starts = [token.start for token in pair.target.tokens]
    places = [
        match
        for match in pattern.finditer(target)
        if not _in_token(pair.target.tokens, starts, match.start())
    ]
    if places:
        mark = places[0].group()
        message = (
            _("“{mark}” is Chinese punctuation in English text ({count} places).")
            if pair.target.language == "en"
            else _("“{mark}” is English punctuation in Chinese text ({count} places).")
        )
        yield _finding(target, places[0].span(), message.format(mark=mark, count=len(places)))
    opened = _open(target)
    if opened is not None and _open(pair.source.text) is None:
        yield _finding(
            target,
            opened,
            _("“{mark}” is opened or closed only once.").format(mark=target[slice(*opened)]),
        )
    elif (swapped := _swapped(target)) is not None and _swapped(pair.source.text) is None:
        yield _finding(
            target,
            swapped,
            _("“{mark}” closes what is not open.").format(mark=target[slice(*swapped)]),
            "note",
        )
    speech = _SPEECH.search(pair.source.text)
    if speech is not None and target.strip() and _QUOTES.search(target) is None:
        yield Finding(
            "punctuation",
            "note",
            "low",
            speech.group(),
            "",
            _("The quotation marks around what is said are lost."),
            source_span=speech.span(),
        )
    if _QUESTION.search(pair.source.text) and _FULL_STOP.search(target):
        end = len(target.rstrip())
        yield _finding(
            target, (end - 1, end), _("The source asks a question; the target does not."), "note"
        )


def _in_token(tokens: list[Token], starts: list[int], at: int) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and at < tokens[index].end


def _open(text: str) -> tuple[int, int] | None:
    """Where a bracket stands that has no partner."""
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            at = text.find(opening) if text.count(opening) else text.find(closing)
            return at, at + 1
    # Straight quotation marks have no side; behind a figure one may stand for inches.
    quotes = [match.start() for match in _STRAIGHT.finditer(text)]
    if len(quotes) % 2 and not _INCHES.search(text):
        return quotes[-1], quotes[-1] + 1
    return None


def _swapped(text: str) -> tuple[int, int] | None:
    """Where a bracket closes that opens only later: ``) (``."""
    for opening, closing in _PAIRS:
        if closing not in text or opening not in text:
            continue
        depth = 0
        for match in re.finditer(f"[{re.escape(opening + closing)}]", text):
            depth += 1 if match.group() == opening else -1
            if depth < 0:
                return match.span()
    return None


def _finding(
    target: str, span: tuple[int, int], message: str, severity: Severity = "warning"
) -> Finding:
    return Finding(
        "punctuation",
        severity,
        "high" if severity == "warning" else "low",
        "",
        target[span[0] : span[1]],
        message,
        target_span=span,
    )
