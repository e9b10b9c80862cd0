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
_BARE = frozenset(("dd", "dt", "li", "option", "p", "td", "th", "tr"))


def shallow(source: str) -> str:
    """Return ``source`` with the tags beyond a depth of 1,000 blanked out, as long as before.

    >>> shallow("<div>text</div>")
    '<div>text</div>'
    """
    if source.count("<") < _MAY_BE_DEEP:
        return source
    pieces: list[str] = []
    position = 0
    depth = 0
    for match in _TAG.finditer(source):
        closing, name = match.groups()
        name = name.lower()
        if name in _FLAT:
            # A bare one says nothing; among thousands of them the parser and the walk take long.
            outside = depth > _DEEPEST and name in _BARE and match.end() - match.start() < 7
        elif closing:
            depth = max(0, depth - 1)
            outside = depth >= _DEEPEST
        else:
            depth += 1
            outside = depth > _DEEPEST
        if outside:
            pieces += (source[position : match.start()], " " * (match.end() - match.start()))
            position = match.end()
    if not pieces:
        return source
    pieces.append(source[position:])
    return "".join(pieces)
