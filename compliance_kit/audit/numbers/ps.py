"""Numbers of the public-security register (公网安备): 14 digits whose first two are the province.

Duty to file: Measures for Security Protection of Internet Connections (Order 33 of the Ministry of
Public Security, 1997), article 12. Digits 3 to 6 are a police zone, not always a county of
GB/T 2260; digits 7 and 8 were 02 in every genuine number seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance_kit.audit.numbers.fold import GAP, Window, form_reasons, windows
from compliance_kit.audit.numbers.interface import NumberMatch
from compliance_kit.audit.numbers.provinces import (
    BY_CODE,
    BY_PS,
    MISTAKEN,
    PS_OTHER_REGISTER,
    Province,
    by_latin,
)
from compliance_kit.audit.numbers.reasons import judge

_MARKS = re.compile(
    f"[公网網GgPpå](?:(?<=公){GAP}[安网網]|(?<=[网網])安{GAP}[备備]|(?<=[Gg])ong ?[Ww]ang|"
    "(?<=G)ONG ?WANG|"
    "(?<=[Pp])ublic (?:[Nn]etwork )?[Ss]ecurity|(?<=P)UBLIC SECURITY|(?<=å)®)"
)
_GATE = (
    "公",
    "网安",
    "網安",
    "ongwang",
    "ong wang",
    "ongWang",
    "ong Wang",
    "ONGWANG",
    "ONG WANG",
    "ecurity",
    "SECURITY",
    "å®",
)
# 公网安备 with the two common slips; 公网监备 is the name of an old local scheme.
_NAME = re.compile(r"公 ?(?:网 ?安|安 ?网|网 ?监) ?备(?: ?案)?(?:证?第)?")
_LABEL = re.compile(
    r"(?:公安|网安)(?:机关|部门|部|局|厅)?(?:[\u4e00-\u9fff]{0,8}(?:分局|大队|支队|处))?"
    r"(?:联网|国际联网|网络|互联网|网站|网监)?(?:安全)?备案(?:序?号|编号|号码)"
)
_LATIN = re.compile(
    r"(?:(?P<place>[A-Za-z]{1,12}(?: Mongolia)?) )?"
    r"(?:Gong ?wang ?an ?bei(?: ?an)?|Public (?:Network )?Security"
    r"(?: (?:Network|Filing|Record|Registration))?(?: Filing)?)"
    r"(?: No)?[ :.]{0,3}(?P<digits>[0-9]{6,20})(?![0-9])(?P<hao> ?hao)?",
    re.IGNORECASE,
)
# 公网安备 as UTF-8 read as Latin-1 or Windows-1252, with or without its control characters.
_MOJIBAKE = re.compile(
    r"(?:[äåæçèé].{0,2})?å[\x85…]?¬ç½[\x91‘]?å®[\x89‰]?å¤[\x87‡]? ?(?P<digits>[0-9]{6,20})"
    r"(?:å[\x8f\x81]?·)?"
)
_BETWEEN = re.compile(r" ?(?P<mark>[:：.\-#])? ?")
_DIGITS = re.compile(r"[0-9]{4,24}")
_SPACED = re.compile(r"[0-9]+(?: [0-9]+){1,6}(?= ?号)")
_PART = re.compile(r"-[0-9]{1,2}(?![0-9-])")  # the numbers of 12 digits were parted by sites
_HAO = re.compile(r" ?号")


def find_ps(text: str) -> list[NumberMatch]:
    """Return every police filing number, the wrong ones too, in text order."""
    if not any(mark in text for mark in _GATE):
        return []
    found: list[NumberMatch] = []
    for window in windows(text, _MARKS, 60, 80):
        found += sorted(_in_window(window), key=lambda m: m.start)
    return found


def _in_window(window: Window) -> Iterator[NumberMatch]:
    text = window.text
    taken: list[tuple[int, int]] = []
    for name in _NAME.finditer(text):
        match = _named(window, name)
        if match is not None:
            number, span = match
            taken.append(span)
            yield number
    for label in _LABEL.finditer(text):
        between = _BETWEEN.match(text, label.end())
        digits = _DIGITS.match(text, between.end() if between else label.end())
        if digits and not any(a < digits.end() and digits.start() < b for a, b in taken):
            hao = _HAO.match(text, digits.end())
            taken.append(digits.span())
            end = hao.end() if hao else digits.end()
            yield _without_letter(window, digits.start(), end, digits.group(), "no-letter")
    for latin in _LATIN.finditer(text):
        places = by_latin(latin["place"] or "")
        start = latin.start() if places else latin.end("place") + 1 if latin["place"] else -1
        start = latin.start() if start < 0 else start
        number = _without_letter(window, start, latin.end(), latin["digits"], "english-form")
        yield number
    for garbled in _MOJIBAKE.finditer(text):
        place = window.place(garbled.start(), garbled.end())
        verdict, codes = judge(["mojibake"])
        yield NumberMatch("ps-filing", *place, "", verdict, codes, "", garbled["digits"])


def _named(window: Window, name: re.Match[str]) -> tuple[NumberMatch, tuple[int, int]] | None:
    """Read the number around 公网安备; None where no digits follow."""
    text = window.text
    between = _BETWEEN.match(text, name.end())
    at = between.end() if between else name.end()
    serial = _SPACED.match(text, at) or _DIGITS.match(text, at)
    if serial is None:
        return None
    digits = serial.group().replace(" ", "")
    if len(digits) < 4:
        return None
    start, province, letter, reasons = _letter(text, name.start())
    if reasons == ["no-province"] and digits[:2] in BY_CODE:
        # The digits say which province it is.
        province, letter = BY_CODE[digits[:2]], BY_CODE[digits[:2]].ps
        reasons = ["no-letter"]
    hao = _HAO.match(text, serial.end())
    part = _PART.match(text, serial.end()) if len(digits) == 12 else None
    end = hao.end() if hao else part.end() if part else serial.end()
    if not hao:
        reasons.append("missing-hao")
    if between and between["mark"]:
        reasons.append("inserted-mark")
    written = name.group().replace(" ", "")
    if written.startswith("公安网"):
        reasons.append("letters-transposed")
    elif "监" in written or "第" in written:
        reasons.append("old-scheme")
    elif written.endswith("案"):
        reasons.append("wrong-label")
    reasons += _digit_reasons(digits, province)
    place = window.place(start, end)
    # One space before the digits is the platform's own style, two words are one number.
    head = window.place(start, name.end())[2]
    tail = window.place(serial.start(), end)[2]
    reasons += [*form_reasons(head), *form_reasons(tail)]
    verdict, codes = judge(reasons)
    readable = province is not None and "region-mismatch" not in codes
    canonical = _canonical(digits, letter) if readable else ""
    number = NumberMatch("ps-filing", *place, canonical, verdict, codes, _region(digits), digits)
    return number, (start, end)


def _letter(text: str, at: int) -> tuple[int, Province | None, str, list[str]]:
    """Where the number starts, the province, the letter the register uses, what is wrong."""
    before = at - 1 if at and text[at - 1] == " " else at
    letter = text[before - 1 : before] if before else ""
    if letter in BY_PS and letter:
        return before - 1, BY_PS[letter], letter, []
    if letter in PS_OTHER_REGISTER and letter:
        province = PS_OTHER_REGISTER[letter]
        return before - 1, province, province.ps, ["other-register-letter"]
    if letter in MISTAKEN and letter:
        return before - 1, None, "", ["unknown-province"]
    return at, None, "", ["no-province"]


def _digit_reasons(digits: str, province: Province | None) -> list[str]:
    if not digits.strip("0") or "123456789" in digits:
        return ["placeholder-serial"]
    reasons = []
    if digits[:2] not in BY_CODE:
        reasons.append("unknown-region")
    elif province is not None and digits[:2] != province.code:
        reasons.append("region-mismatch")
    if len(digits) in (12, 13):
        reasons.append("outdated-form")
    elif len(digits) != 14:
        reasons.append("serial-length")
    elif digits[6:8] != "02":
        reasons.append("unusual-code")
    return reasons


def _without_letter(window: Window, start: int, end: int, digits: str, reason: str) -> NumberMatch:
    """A number under another label: the letter follows from the first two digits."""
    reasons = [reason, *_digit_reasons(digits, None)]
    place = window.place(start, end)
    reasons += [r for r in form_reasons(place[2]) if r != "spaces"]
    verdict, codes = judge(reasons)
    province = BY_CODE.get(digits[:2])
    canonical = _canonical(digits, province.ps) if province else ""
    return NumberMatch("ps-filing", *place, canonical, verdict, codes, _region(digits), digits)


def _canonical(digits: str, letter: str) -> str:
    return f"{letter}公网安备{digits}号" if len(digits) == 14 else ""


def _region(digits: str) -> str:
    return digits[:2] if digits[:2] in BY_CODE else ""
