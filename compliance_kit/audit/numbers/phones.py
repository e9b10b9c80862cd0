"""Telephone numbers as Chinese footers write them, with their place and what is wrong with them.

A finder reads every number; whether a number is the reporting line is decided by its label, not
here. Forms: ``0`` + area + 7 or 8 digits (8 in Beijing and the 02x areas), ``+86`` + area without
the 0, mobile numbers, ``400``/``800`` + 7 digits in any grouping, the service numbers of three to
six digits. (Numbering plan of the ministry; area lengths as in use in 2026.)
"""

from __future__ import annotations

import re

from compliance_kit.audit.numbers.fold import form_reasons, windows
from compliance_kit.audit.numbers.interface import NumberMatch
from compliance_kit.audit.numbers.reasons import judge

_MARKS = re.compile("[0-9０-９](?:[0-9０-９]{2}|-)")
_SEP = r"[ \-.]{0,3}"
_LOCAL = r"[1-9][0-9]{2,4}[ \-]?[0-9]{3,6}"
_LOCAL_SERVICE = r"123[0-9]{2}(?![0-9])"  # 0574-12377: a service's line in one city
_MOBILE = rf"1[3-9][0-9]{_SEP}[0-9]{{4}}{_SEP}[0-9]{{4}}"
_SERVICE = rf"[48]00{_SEP}[0-9](?:[ \-]?[0-9]){{6}}"
_EXTENSION = r"(?P<ext> ?(?:转|轉|分机|ext\.?|x)[ :：]?[0-9]{1,6}| ?-[0-9]{1,4}(?![0-9-]))?"
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z@./=_%&#?])(?<![0-9]-)(?:"
    rf"(?P<china>(?:\+|00) ?86|\(\+?86\)|86(?=[ \-])){_SEP}"
    rf"(?P<abroad>\(?0?(?:10|2[0-9]|[3-9][0-9]{{2}})\)?{_SEP}{_LOCAL}|{_MOBILE}|{_SERVICE})|"
    r"(?P<foreign>\+[1-9][0-9]{0,2}[ \-]?\(?[0-9]{1,12}\)?(?:[ \-][0-9]{2,5}){0,4})|"
    rf"\(?(?P<area>0(?:10|2[0-9]|[3-9][0-9]{{2}}))\)?{_SEP}"
    rf"(?P<local>{_LOCAL_SERVICE}|{_LOCAL}|0{{7,8}})|"
    rf"(?P<service>{_SERVICE}|4[0-9]{{3}}-[0-9]{{3}}-[0-9]{{3}})|"
    rf"(?P<mobile>{_MOBILE})|"
    r"(?P<short>1(?:10|12|14|19|20|22)|123[0-9]{2}|1[02][0-9]{3}|9[5-6][0-9]{3,4})|"
    r"(?P<plain>[2-8][0-9]{6,7})"
    rf"){_EXTENSION}(?![0-9A-Za-z@_])(?!-[0-9])",
    re.IGNORECASE,
)
NATIONAL_LINE = "12377"
"""The national centre for reports of illegal and harmful information."""

_OTHER_LINES = frozenset(
    [
        "110",
        "112",
        "114",
        "119",
        "120",
        "122",
        "12315",
        "12318",
        "12321",
        "12345",
        "12388",
        "12389",
        "12390",
    ]
)
"""Emergency and government lines for other purposes than the content of a site."""

_LABEL = re.compile(r"(?:电话|热线|专线|电 话|tel|phone|call)[^0-9\n]{0,4}$", re.IGNORECASE)
_COUNTED = re.compile(r"[ ]?(?:年|月|日|元|人|个|家|次|万|亿|%|名|件|条|岁|米|公里|吨)")


def find_phones(text: str) -> list[NumberMatch]:
    """Return every telephone number, the wrong ones too, in text order.

    ``canonical`` is the number in international form (``+86-23-67158993``) without an extension,
    the digits alone for 400 numbers and service numbers; ``index`` is the extension.
    """
    found: list[NumberMatch] = []
    for window in windows(text, _MARKS, 12, 24):
        for match in _NUMBER.finditer(window.text):
            if _COUNTED.match(window.text, match.end()):
                continue
            if match["plain"] and not _LABEL.search(
                window.text, max(0, match.start() - 8), match.start()
            ):
                continue  # seven or eight digits alone are any number
            start, end, shown = window.place(match.start(), match.end())
            reasons, canonical = _read(match)
            reasons += [r for r in form_reasons(shown) if r in ("zero-width", "full-width")]
            verdict, codes = judge(reasons)
            extension = re.sub(r"[^0-9]", "", match["ext"] or "")
            digits = re.sub(
                r"[^0-9]", "", match.group()[: len(match.group()) - len(match["ext"] or "")]
            )
            found.append(
                NumberMatch(
                    "phone", start, end, shown, canonical, verdict, codes, "", digits, extension
                )
            )
    return found


def _read(match: re.Match[str]) -> tuple[list[str], str]:
    """What is wrong with the number, and its canonical form."""
    if match["china"]:
        digits = re.sub(r"[^0-9]", "", match["abroad"])
        reasons = []
        if digits.startswith("0"):
            reasons.append("trunk-zero")
            digits = digits.lstrip("0")
        if re.fullmatch(r"1[3-9][0-9]{9}", digits):
            return [*reasons, "mobile", *_placeholder(digits[3:])], f"+86-{digits}"
        if re.fullmatch(r"[48]00[0-9]{7}", digits):
            return [*reasons, *_placeholder(digits[3:])], digits
        size = 2 if digits[0] in "12" else 3
        return _landline(digits[:size], digits[size:], reasons)
    if match["foreign"]:
        digits = re.sub(r"[^0-9]", "", match["foreign"])
        return [] if 8 <= len(digits) <= 15 else ["phone-length"], f"+{digits}"
    if match["area"]:
        local = re.sub(r"[^0-9]", "", match["local"])
        return _landline(match["area"][1:], local, [])
    if match["service"]:
        digits = re.sub(r"[^0-9]", "", match["service"])
        return _placeholder(digits[3:]), digits
    if match["mobile"]:
        digits = re.sub(r"[^0-9]", "", match["mobile"])
        return ["mobile", *_placeholder(digits[3:])], f"+86-{digits}"
    if match["short"]:
        digits = match["short"]
        if digits == NATIONAL_LINE:
            return ["national-line"], digits
        return (["other-line"] if digits in _OTHER_LINES else []), digits
    return [], match["plain"]


def _landline(area: str, local: str, reasons: list[str]) -> tuple[list[str], str]:
    if re.fullmatch(_LOCAL_SERVICE, local):
        return reasons, f"+86-{area}-{local}"
    sizes = (8,) if area == "10" or area[0] == "2" else (7, 8)
    if len(local) not in sizes or len(area) != (2 if area[0] in "12" else 3):
        return [*reasons, "phone-length"], ""
    return [*reasons, *_placeholder(local)], f"+86-{area}-{local}"


def _placeholder(local: str) -> list[str]:
    """Eight equal digits or a run of neighbours are what templates come with."""
    runs = ("01234567890", "09876543210")
    if len(set(local)) == 1 or any(local in run for run in runs):
        return ["phone-placeholder"]
    return []
