"""Formulas and units with lowered or raised figures: ``H<sub>2</sub>O`` is one piece, not a tag."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance_kit.documents.interface import Code

_LOW = r"<sub(?:\s[^<>]{0,80})?>[0-9xn]{1,3}</sub>"
_HIGH = r"<sup(?:\s[^<>]{0,80})?>[0-9+\u2212-]{1,3}</sup>"
_PIECE = re.compile(
    # H<sub>2</sub>O, CO<sub>2</sub>, SO<sub>4</sub><sup>2-</sup>
    rf"(?<![A-Za-z])(?:[A-Z(][A-Za-z0-9()]{{0,7}}{_LOW}(?:{_HIGH})?)+(?:[A-Z][a-z]?|\))*(?![a-z])"
    r"|(?<![A-Za-z])PM<sub(?:\s[^<>]{0,80})?>(?:2\.5|10)</sub>"
    # km<sup>2</sup>, 5 m<sup>3</sup>, 10<sup>-6</sup>
    r"|(?<![A-Za-z0-9])(?:[0-9]+(?:[.,][0-9]+)*[ ]?)?[kcdm]?m<sup(?:\s[^<>]{0,80})?>[23]</sup>"
    r"|(?<![A-Za-z0-9.,])10<sup(?:\s[^<>]{0,80})?>[\u2212-]?[0-9]{1,2}</sup>"
)


def with_formulas(source: str, codes: Sequence[Code]) -> Sequence[Code]:
    """Return ``codes`` with those inside a formula of ``source`` as one that is not translated.

    >>> line = "the H<sub>2</sub>O"
    >>> both = [Code(5, 10, "open", 1), Code(11, 17, "close", 1)]
    >>> [line[code.start:code.end] for code in with_formulas(line, both)]
    ['H<sub>2</sub>O']
    """
    if not any(source.startswith(("<sub", "<sup"), code.start) for code in codes):
        return codes
    whole: list[Code] = []
    rest = list(codes)
    for match in _PIECE.finditer(source):
        start, end = match.span()
        inside = [code for code in rest if start <= code.start and code.end <= end]
        if inside and all(
            code.end <= start or end <= code.start or code in inside for code in rest
        ):
            rest = [code for code in rest if code not in inside]
            whole.append(Code(start, end, "empty"))
    return sorted([*rest, *whole], key=lambda code: code.start)
