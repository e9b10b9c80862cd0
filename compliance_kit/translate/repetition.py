"""Loops: an output that says the same piece again and again (来自来自来自, the the the the)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance_kit.text.script import HAN

# Words in Latin letters (with their digits) are units, and so is every Chinese character; figures
# and punctuation are left out, because rows of them repeat lawfully.
_UNIT = re.compile(rf"[A-Za-z\u00c0-\u024f][^\W_{HAN}]*|[{HAN}]")
_LONGEST_PERIOD = 30


def units(text: str) -> list[str]:
    """Return what repetition is counted in: words and Chinese characters, in lower case."""
    return [unit.lower() for unit in _UNIT.findall(text)]


def longest_loop(pieces: Sequence[str]) -> int:
    """Return how many pieces the longest loop takes beyond its first round (0 without a loop).

    A loop is a run that repeats with a period of up to 30 pieces: a single piece four times, two
    or more pieces three times.

    >>> longest_loop("the the the the".split()), longest_loop("a b a b a b".split())
    (3, 4)
    >>> longest_loop("very very good".split())
    0
    """
    worst = 0
    for period in range(1, min(_LONGEST_PERIOD, len(pieces) // 2) + 1):
        least = 3 if period == 1 else 2 * period
        run = 0
        for index in range(period, len(pieces)):
            run = run + 1 if pieces[index] == pieces[index - period] else 0
            if run >= least and run > worst:
                worst = run
    return worst


def loops(text: str, source: str = "") -> bool:
    """Return whether ``text`` loops and ``source`` does not.

    >>> loops("他来自来自来自来自重庆"), loops("ha ha ha ha", "哈哈哈哈")
    (True, False)
    """
    found = longest_loop(units(text))
    return found > 0 and longest_loop(units(source)) == 0
