"""A tolerant HTML tokenizer that gives positions in the text and never loses a character.

It follows the tokenization states of the HTML standard (section 13.2.5) as far as they decide
where markup begins and ends: comments and bogus comments, CDATA in SVG and MathML, raw text and
the escaped states of scripts, attributes in every quoting, ``<`` as text. Template markers
(``<% %>``, ``<?php ?>``) are one token. Every character belongs to exactly one token, tokens are
in order, and the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from compliance_kit.text.words import word_set

TokenKind = Literal["text", "start", "end", "raw", "comment", "other"]


class Attribute(NamedTuple):
    """An attribute: ``text[start:end]`` is its value, ``quote`` is ``'"'``, ``"'"`` or ``""``.

    An attribute without ``=`` has ``start == end == -1``.
    """

    name: str
    start: int
    end: int
    quote: str


class Token(NamedTuple):
    """``text[start:end]`` is one piece of the page.

    ``raw`` is the content of an element in which no tags are read (``name`` says which). ``other``
    is a doctype, a processing instruction, a template marker, an unfinished tag. ``name`` is in
    lower case. An ``end`` with ``start == end`` closes an element where the standard closes it
    without a tag.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()
    self_closing: bool = False


RAW_TEXT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
RCDATA = frozenset({"title", "textarea"})

_SPACE = " \t\n\f\r"
_LETTER = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BARE_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)>")
_TAG_NAME = re.compile(rf"[^{_SPACE}/>]+")
_ATTRIBUTE = re.compile(
    rf"[{_SPACE}/]*(?:(>)|(=?[^{_SPACE}/>=]*)"
    rf"(?:[{_SPACE}]*(=)[{_SPACE}]*(?:\"([^\"]*)\"|'([^']*)'|([^{_SPACE}>\"'][^{_SPACE}>]*))?)?)"
)
_COMMENT_END = re.compile("--!?>")
_SCRIPT_MARK = re.compile(rf"<!--|-->|<(/?)script(?=[{_SPACE}/>])", re.IGNORECASE)

# Start tags that end SVG or MathML content wherever they stand (HTML standard, 13.2.6.5).
_BREAKS_OUT = word_set(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li "
    "listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul "
    "var"
)
_FOREIGN = frozenset({"svg", "math"})
# Elements of SVG and MathML whose content is HTML again.
_HTML_INSIDE = frozenset({"foreignobject", "desc", "annotation-xml"})


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of an HTML page or fragment."""
    position = text_start = 0
    length = len(text)
    no_marker_end: set[str] = set()
    foreign: list[str] = []
    while True:
        mark = text.find("<", position)
        if mark < 0 or mark == length - 1:
            break
        token = _markup(text, mark, bool(foreign), no_marker_end)
        if token is None:
            position = mark + 1
            continue
        if text_start < mark:
            yield Token("text", text_start, mark)
        name = token.name
        in_foreign = bool(foreign) and foreign[-1] in _FOREIGN
        if token.kind == "start" and in_foreign and name in _BREAKS_OUT:
            yield from (Token("end", mark, mark, outer) for outer in reversed(foreign))
            foreign.clear()
            in_foreign = False
        yield token
        position = text_start = token.end
        if token.kind == "start":
            if name in _FOREIGN or (in_foreign and name in _HTML_INSIDE):
                if not token.self_closing:
                    foreign.append(name)
            elif not in_foreign and (name in RAW_TEXT or name in RCDATA or name == "plaintext"):
                position = text_start = _raw_end(text, token)
                if position > token.end:
                    yield Token("raw", token.end, position, name)
        elif token.kind == "end" and name in foreign:
            while foreign.pop() != name:
                pass
    if text_start < length:
        yield Token("text", text_start, length)


def _markup(text: str, mark: int, foreign: bool, no_marker_end: set[str]) -> Token | None:
    """The token that begins with the ``<`` at ``mark``; None when that is a character of text."""
    bare = _BARE_TAG.match(text, mark)
    if bare:
        kind: TokenKind = "end" if bare.group(1) else "start"
        return Token(kind, mark, bare.end(), bare.group(2).lower())
    following = text[mark + 1]
    if following in _LETTER:
        return _tag(text, mark, mark + 1, "start")
    if following == "/":
        after = text[mark + 2 : mark + 3]
        if after in _LETTER:
            return _tag(text, mark, mark + 2, "end")
        return Token("comment", mark, _after(text, ">", mark + 2)) if after else None
    if following == "!":
        if text.startswith("--", mark + 2):
            return Token("comment", mark, _comment_end(text, mark))
        if foreign and text.startswith("[CDATA[", mark + 2):
            return Token("other", mark, _after(text, "]]>", mark + 9))
        kind = "other" if text[mark + 2 : mark + 9].lower() == "doctype" else "comment"
        return Token(kind, mark, _after(text, ">", mark + 2))
    if following == "?":
        php = text[mark + 2 : mark + 5].lower() == "php" or text.startswith("=", mark + 2)
        return Token("other", mark, _after(text, "?>" if php else ">", mark + 2))
    if following == "%" and "%>" not in no_marker_end:
        end = text.find("%>", mark + 2)
        if end >= 0:
            return Token("other", mark, end + 2)
        no_marker_end.add("%>")
    return None


def _after(text: str, end: str, position: int) -> int:
    found = text.find(end, position)
    return len(text) if found < 0 else found + len(end)


def _comment_end(text: str, mark: int) -> int:
    # "<!-->" and "<!--->" are whole comments.
    for short in (">", "->"):
        if text.startswith(short, mark + 4):
            return mark + 4 + len(short)
    match = _COMMENT_END.search(text, mark + 4)
    return match.end() if match else len(text)


def _tag(text: str, mark: int, name_at: int, kind: TokenKind) -> Token:
    match = _TAG_NAME.match(text, name_at)
    assert match is not None  # the caller has seen a letter there
    name = match.group().lower()
    position = match.end()
    attributes: list[Attribute] = []
    while True:
        found = _ATTRIBUTE.match(text, position)
        assert found is not None  # every part of the pattern may be empty
        if found.group(1):
            end = found.end()
            closing = end - mark > 2 and text[end - 2] == "/" and found.end() - found.start() > 1
            return Token(kind, mark, end, name, tuple(attributes), closing)
        end = found.end()
        unfinished = found.group(3) and found.lastindex == 3 and text[end : end + 1] in ("'", '"')
        if end >= len(text) or unfinished:
            return Token("other", mark, len(text))
        group = found.lastindex or 2
        if group > 3:
            quote = ("", '"', "'", "")[group - 3]
            attributes.append(
                Attribute(found.group(2).lower(), found.start(group), found.end(group), quote)
            )
        elif end > position:
            attributes.append(Attribute(found.group(2).lower(), -1, -1, ""))
        position = end


def _raw_end(text: str, token: Token) -> int:
    """Where the end tag of a raw text element begins (or the text ends)."""
    if token.name == "plaintext":
        return len(text)
    if token.name == "script":
        return _script_end(text, token.end)
    match = _RAW_ENDS[token.name].search(text, token.end)
    return match.start() if match else len(text)


_RAW_ENDS = {
    name: re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE) for name in RAW_TEXT | RCDATA
}


def _script_end(text: str, position: int) -> int:
    """The end of a script, heeding "<!-- <script> </script> -->" in it as the standard does."""
    state = "plain"
    while match := _SCRIPT_MARK.search(text, position):
        found = match.group()
        position = match.end()
        if found == "<!--":
            if state == "plain":
                state = "escaped"
            # The two dashes may be the first ones of "-->".
            position -= 2
        elif found == "-->":
            state = "plain"
        elif not match.group(1):
            if state == "escaped":
                state = "double"
        elif state == "double":
            state = "escaped"
        else:
            return match.start()
    return len(text)
