"""Source language left in the target: copied sentences, Chinese characters in English text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from compliance_kit.i18n import gettext as _
from compliance_kit.text.tokens import Token
from compliance_kit.verify.finding import Finding
from compliance_kit.verify.texts import TextPair

_HAN = re.compile("[一-鿿]+(?:[，。、；：“”《》·]?[一-鿿]+)*")
# A name or term given in its own script is in brackets or quotation marks.
_GIVEN = re.compile(r"[(（\[“\"'‘《「][^()（）\[\]“”\"'《》「」]{0,60}\Z")
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ ,]+[A-Za-z][A-Za-z'’-]*){3,}")
# Words that stand in English sentences, seldom in names.
_WORDS = (
    "a an are as at be been but by can could did do does for from had has have he her his if in "
    "into is it its may more no not on or our she should so than that the their them there they "
    "this to was we were what when which who will with would you your"
)
_ENGLISH = frozenset(_WORDS.split())
_LEAST_ENGLISH = 2
_LEAST_SMALL = 4  # words in small letters; names have capitals
_LEAST_CAPITALS = 10  # letters of a line in capitals; acronyms and logos have fewer


def check_untranslated(pair: TextPair) -> Iterator[Finding]:
    """Findings for what is still in the source's language."""
    source, target = pair.source, pair.target
    if source.language == target.language:
        return
    if _is_copy(source.text, target.text, source.language):
        yield _finding(pair, 0, len(target.text))
        return
    if target.language == "en":
        for match in _HAN.finditer(target.text):
            if _in_token(target.tokens, match.start()):
                continue
            if not _GIVEN.search(target.text, max(0, match.start() - 64), match.start()):
                yield _finding(pair, *match.span())
        return
    for match in _LATIN_RUN.finditer(target.text):
        if not _is_prose(match.group()) or match.group() not in source.text:
            continue
        if not _GIVEN.search(target.text, max(0, match.start() - 64), match.start()):
            yield _finding(pair, *match.span())


def _is_prose(run: str) -> bool:
    """Whether a run of Latin words is English prose or a headline in capitals, no name."""
    words = run.replace(",", " ").split()
    if run.isupper() and sum(map(len, words)) >= _LEAST_CAPITALS:
        return True
    if sum(word in _ENGLISH for word in words) >= _LEAST_ENGLISH:
        return True
    return sum(word.islower() and len(word) > 2 for word in words) >= _LEAST_SMALL


def _in_token(tokens: Sequence[Token], at: int) -> bool:
    """A licence (京ICP备…号) or a hashtag stays as it is."""
    index = bisect_right(tokens, at, key=_start) - 1
    return index >= 0 and at < tokens[index].end


def _start(token: Token) -> int:
    return token.start


def _is_copy(source: str, target: str, language: str) -> bool:
    """Whether the target is the source again, and there was something to translate."""
    if source.strip() != target.strip():
        return False
    if language == "zh":
        return _HAN.search(source) is not None
    words = source.lower().split()
    return len(words) >= 3 and any(word.strip(".,") in _ENGLISH for word in words)


def _finding(pair: TextPair, start: int, end: int) -> Finding:
    text = pair.target.text[start:end]
    return Finding(
        "untranslated",
        "error",
        "high",
        text if text in pair.source.text else "",
        text,
        _("“{text}” is not translated.").format(text=text if len(text) <= 60 else text[:60] + "…"),
        target_span=(start, end),
    )
