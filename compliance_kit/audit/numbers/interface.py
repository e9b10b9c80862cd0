"""What every number finder owes: matches with exact places, a canonical form and a verdict.

A finder is a function ``find_x(text: str) -> list[NumberMatch]``. It

* reads *displayed* text: tags gone, inline elements joined, one block a line (``\\n``), white space
  collapsed to single spaces; letters, digits and dashes as written (full-width, Traditional,
  zero-width characters inside are possible and must be folded by the finder itself);
* returns matches in text order that do not overlap; ``text[m.start:m.end] == m.text`` always;
* never reports another register's number (a police number is no ICP number);
* runs in time linear in ``len(text)``.

The page looks for a cheap mark first (``icp``, ``公网安备``, ``许可证`` ...) and calls a finder on
pages that carry it only, so a finder need not be fast on text without numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["yes", "warn", "no"]


@dataclass(frozen=True)
class NumberMatch:
    """One number as a page shows it.

    ``kind`` is a fact kind (``icp-filing``, ``icp-licence``, ``ps-filing``, ``news-licence``,
    ``report-phone`` ...) or another register's name (``video-licence``, ``telecom-licence``,
    ``joke-register`` ...); ``start``, ``end`` and ``text`` are the shown span, without the label
    before it. ``canonical`` is the number as its register writes it (empty where no reading is
    certain): two spellings of one number have equal canonicals.

    ``valid``: ``yes`` well formed; ``warn`` readable, but not as the register writes it; ``no`` not
    a number of this kind. ``reasons`` are the codes of what is wrong, gravest first
    (``missing-hao``, ``unknown-province`` ...); ``reasons.explain(code, match)`` gives the sentence
    in the language of the run.

    ``region`` is the two-digit province code (``50``; ``10`` for central units) where the number
    has one, ``digits`` the serial digits used to compare with a link, ``index`` the site index
    after the dash (``"2"``, ``"1A"``).
    """

    kind: str
    start: int
    end: int
    text: str
    canonical: str
    valid: Verdict
    reasons: tuple[str, ...] = ()
    region: str = ""
    digits: str = ""
    index: str = ""


Finder = Callable[[str], list[NumberMatch]]
