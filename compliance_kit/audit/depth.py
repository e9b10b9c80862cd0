"""Pages nested so deep that the parser would need minutes: the nesting is cut, the text stays.

HTML parsers look up the whole stack of open elements at many tags, so their time grows with the
square of the depth. Browsers cut at 512 elements; no page made for readers comes near.
"""

from __future__ import annotations

import re

_MAY_BE_DEEP = 4_000  # fewer tags than this cannot be nested deep enough to matter
_DEEPEST = 1_000
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)[^>]*(?:>|\Z)")
# Elements that do not nest in one another: the next one ends the last, or they have no end.
_FLAT = frozenset(
    (
        *("a", "area", "base", "body", "br", "button", "col", "dd", "dt", "embed", "form", "head"),
        *("hr", "html", "img", "input", "li", "link", "meta", "option", "p", "param", "rp", "rt"),
        *("script", "source", "style", "td", "th", "title", "tr", "track", "wbr"),
    )
)


def shallow(source: str) -> str:
    """Return ``source`` with the tags beyond a depth of 1,000 blanked out, as long as before.

    >>> shallow("<div>text</div>")
    '<div>text</div>'
    """
    if source.count("<") < _MAY_BE_DEEP:
        return source
    depth = 0
    deepest = 0
    for match in _TAG.finditer(source):
        if match.group(2).lower() not in _FLAT:
            depth = max(0, depth - 1) if match.group(1) else depth + 1
            deepest = max(deepest, depth)
    return source if deepest <= _DEEPEST else _cut(source)


def _cut(source: str) -> str:
    pieces: list[str] = []
    position = 0
    depth = 0
    for match in _TAG.finditer(source):
        if match.group(2).lower() in _FLAT:
            continue
        if match.group(1):
            depth = max(0, depth - 1)
            outside = depth < _DEEPEST
        else:
            depth += 1
            outside = depth <= _DEEPEST
        if not outside:
            pieces += (source[position : match.start()], " " * (match.end() - match.start()))
            position = match.end()
    pieces.append(source[position:])
    return "".join(pieces)
