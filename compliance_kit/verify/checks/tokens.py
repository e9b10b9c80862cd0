"""Protected tokens: links, telephones, licences, hashtags and code arrive as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from compliance_kit.i18n import gettext as _
from compliance_kit.text.tokens import Token
from compliance_kit.verify.finding import Finding
from compliance_kit.verify.texts import Side, TextPair

# Kinds whose change breaks something; the others may be rewritten by a good translator.
_HARD = frozenset(("code", "url", "email", "domain", "licence", "phone", "publication", "version"))
# G20, CO2, 5G, 4K: short names that have a word of their own in the other language.
_NAME = 3
_WIDE = {ord("！") + i: chr(ord("!") + i) for i in range(94)}
_LETTERS = re.compile("[^A-Za-z]")
_LOOSE = re.compile(r"[\s\-‐‑–—·._/（）()*'’]")


def check_tokens(pair: TextPair) -> Iterator[Finding]:
    """Findings for tokens of the source that are not in the target, and hard ones invented."""
    source, target = pair.source, pair.target
    missing = _only_in(source, target)
    others = _only_in(target, source)
    yield from _renumbered(missing, others)
    missing = [t for t in missing if not _is_name(t) and not _is_said(t, target)]
    extra = [token for token in others if token.kind in _HARD]
    used: set[int] = set()
    for token in missing:
        same = [i for i, other in enumerate(extra) if other.kind == token.kind and i not in used]
        alone = len(same) == 1 and sum(other.kind == token.kind for other in missing) == 1
        if same:
            other = extra[same[0]]
            used.add(same[0])
            yield _changed(token, other, certain=alone)
        else:
            yield _missing(token)
    for i, token in enumerate(extra):
        # A site's name is often its domain in the other language (央视网, CCTV.com).
        if i not in used and token.kind not in ("code", "domain"):
            yield _invented(token)


# Names of identifiers that have a word of their own in Chinese.
_WORDS_FOR = {"COVID-19": re.compile("新冠|新型冠状|新型冠狀")}


def _is_said(token: Token, other: Side) -> bool:
    pattern = _WORDS_FOR.get(token.text.upper())
    return pattern is not None and pattern.search(other.text) is not None


def _is_name(token: Token) -> bool:
    return token.kind == "identifier" and len(token.text) <= _NAME


def _renumbered(missing: list[Token], extra: list[Token]) -> Iterator[Finding]:
    """G20 that became G23: short names may be translated, but not get another number."""
    for token in missing:
        if not _is_name(token):
            continue
        letters = _LETTERS.sub("", token.text)
        same = [other for other in extra if _is_name(other)]
        same = [other for other in same if _LETTERS.sub("", other.text) == letters]
        if same:
            yield _changed(token, same[0], certain=len(same) == 1)


def _only_in(side: Side, other: Side) -> list[Token]:
    if not side.tokens:
        return []
    text = other.text.translate(_WIDE)
    squeezed: str | None = None
    seen: Counter[str] = Counter()
    result: list[Token] = []
    for token in side.tokens:
        wanted = token.text.translate(_WIDE)
        seen[wanted] += 1
        if wanted in text:
            if token.kind != "code" or text.count(wanted) >= seen[wanted]:
                continue
        elif token.kind not in ("code", "url", "email"):
            # A telephone may be spaced another way, a model's number lose its hyphen.
            squeezed = _LOOSE.sub("", text).lower() if squeezed is None else squeezed
            if _core(wanted, token.kind) in squeezed:
                continue
        result.append(token)
    return result


def _core(text: str, kind: str) -> str:
    """What must be found of a token, without the spacing and the words about it."""
    text = _LOOSE.sub("", text).lower()
    if kind == "phone":
        return text.lstrip("+0")
    if kind == "licence":
        digits = re.findall("[0-9]+", text)
        return max(digits, key=len) if digits else text
    if kind in ("hashtag", "handle"):
        return text.strip("#@")
    return text


def _words(token: Token) -> bool:
    """A hashtag or document number in Chinese is rightly translated."""
    return any("一" <= char <= "鿿" for char in token.text)


def _missing(token: Token) -> Finding:
    soft = token.kind not in _HARD or (token.kind != "licence" and _words(token))
    return Finding(
        "token",
        "warning" if soft else "error",
        "medium" if soft else "high",
        token.text,
        "",
        _("“{token}” must arrive unchanged and is not in the target.").format(token=token.text),
        source_span=(token.start, token.end),
    )


def _changed(token: Token, other: Token, *, certain: bool) -> Finding:
    return Finding(
        "token",
        "error",
        "high" if certain else "medium",
        token.text,
        other.text,
        _("“{token}” became “{other}”.").format(token=token.text, other=other.text),
        token.text if certain and not _words(token) else None,
        (token.start, token.end),
        (other.start, other.end),
    )


def _invented(token: Token) -> Finding:
    return Finding(
        "token",
        "warning",
        "medium",
        "",
        token.text,
        _("“{token}” is not in the source.").format(token=token.text),
        target_span=(token.start, token.end),
    )
