"""Licences for telecommunications business: classes, year and serial (粤B2-20090059-5).

Telecommunications Regulations (2016), article 7. ``B2`` and its like are what article 12 of
Decree 292 calls the operating licence; ``D3`` is a permit for domain registration and no such
licence. The forms are those of public footers; the meaning of the prefix 合字 is not confirmed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance_kit.audit.numbers.fold import Window, form_reasons
from compliance_kit.audit.numbers.interface import NumberMatch
from compliance_kit.audit.numbers.provinces import BY_ICP, ICP_OTHER_REGISTER
from compliance_kit.audit.numbers.reasons import judge

_LETTERS = "".join(BY_ICP) + "".join(ICP_OTHER_REGISTER)
_PREFIX = re.compile(rf"(?P<prefix>合字|\(?[{_LETTERS}]\)?) ?$")
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?P<classes>[A-D][0-9]?(?:[.、][A-D][0-9]){0,8})"
    r" ?(?P<dash>--?) ?(?P<digits>[0-9]{4,12})(?![0-9])"
    r"(?:-(?P<index>[0-9]{1,4}[AXK]?)(?![0-9A-Za-z]))?(?P<hao> ?号)?"
)
_CLASSES = frozenset({"A1", "A2", "B1", "B2"})
_LABEL = re.compile(r"(?:许可证|ICP|经营许可)[^\n0-9]{0,12}$", re.IGNORECASE)


def find_telecom(window: Window, limit: int, taken: Sequence[tuple[int, int]]) -> list[NumberMatch]:
    """Return the class numbers of a window that do not overlap the places ``taken``."""
    text = window.text
    found = []
    for match in _NUMBER.finditer(text):
        written = _PREFIX.search(text, max(0, match.start() - 5), match.start())
        prefix = written["prefix"].strip("()") if written else ""
        at = written.start() if written else match.start()
        digits, classes = match["digits"], match["classes"]
        plain = len(digits) == 8 and 2000 <= int(digits[:4]) <= limit
        labelled = _LABEL.search(text, max(0, at - 24), at) is not None
        if not prefix and not labelled and not plain:
            continue  # a part number or a paper size
        start, end, shown = window.place(at, match.end())
        if any(start < high and low < end for low, high in taken):
            continue
        reasons = form_reasons(shown)
        names = re.split("[.、]", classes)
        domain = any(name[0] == "D" and len(name) == 2 for name in names)
        if not domain and not set(names) <= _CLASSES:
            reasons.append("unknown-class")
        if len(digits) != 8:
            reasons.append("serial-length")
        elif not plain:
            reasons.append("future-year")
        if match["hao"]:
            reasons.append("extra-hao")
        if len(match["dash"]) > 1 or "、" in classes:
            reasons.append("inserted-mark")
        if written and "(" in written["prefix"]:
            reasons.append("bracket-form")
        index = match["index"] or ""
        kind = "domain-licence" if domain else "icp-licence"
        if index and index[-1] in "AXK":
            kind = "icp-filing"
            reasons.append(
                {"A": "app-number", "X": "mini-program-number", "K": "quick-app-number"}[index[-1]]
            )
        verdict, codes = judge(reasons)
        canonical = ""
        if len(digits) == 8:
            canonical = f"{prefix}{'.'.join(names)}-{digits}" + (f"-{index}" if index else "")
        province = BY_ICP.get(prefix) or ICP_OTHER_REGISTER.get(prefix)
        found.append(
            NumberMatch(
                kind,
                start,
                end,
                shown,
                canonical,
                verdict,
                codes,
                province.code if province else "",
                digits,
                index,
            )
        )
    return found
