"""Numbers of the ministry's ICP register: filings (备) and licences (证, B2), wherever they stand.

Form of a filing: ``<letter>ICP备<serial>号[-<index>[A|X|K]]``, the serial two digits of the year
and six more, or since 2020 four and six. Form of a licence: ``<letter>ICP证<6 digits>号``, or
classes and a number (``粤B2-20090059``). Duty to show it: Decree 292 of the State Council,
article 12; Order 33 of the ministry (2005), article 13.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance_kit.audit.numbers.clock import latest_year
from compliance_kit.audit.numbers.fold import GAP, ZERO_WIDTH, Window, fold, form_reasons, windows
from compliance_kit.audit.numbers.icp_latin import find_latin
from compliance_kit.audit.numbers.interface import NumberMatch
from compliance_kit.audit.numbers.provinces import (
    BY_ICP,
    BY_NAME_ZH,
    ICP_OTHER_REGISTER,
    JOKE_PREFIXES,
    MISTAKEN,
)
from compliance_kit.audit.numbers.reasons import judge
from compliance_kit.audit.numbers.telecom import find_telecom

# The C of ICP (or of CIP) and what follows it, or the class letter of a licence and its dash.
_P = "[PpＰｐ]"
_MARKS = re.compile(
    f"[CcＣｃA-DＡ-Ｄ](?:{GAP}(?:{_P}|[IiＩｉ]{GAP}{_P}|[-－‐‑–—−_])|{GAP}[0-9０-９]{GAP}[-－‐‑–—−_])"
)
_GATE = ("备", "備", "ICP", "icp", "Icp", "证", "證", "许可", "許可", "-20", "B2", "－２０", "Ｂ２")
_ICP = re.compile(
    r"(?P<icp>[Ii] ?[Cc] ?[Pp]|[Cc] ?[Ii] ?[Pp])(?P<bracket>\))?"
    r"(?P<register> ?(?:备案号?|备|证号?))?"
)
# What stands between the register's word and the serial; a bracket with a copied domain occurs.
_BETWEEN = re.compile(r"(?P<mark> ?[:：.\-#第字] ?| )?(?P<inserted>\([^()\n]{1,40}\) ?)?")
# 京ICP05070218号: the register's word was left out.
_BARE = re.compile(r" ?(?:[0-9]{8}|[0-9]{10}) ?号")
_SERIAL = re.compile(r"[0-9A-Za-z*]+")
_SPACED = re.compile(r"[0-9]+(?: [0-9]+){1,4}(?= ?号)")
_HAO = re.compile(r" ?号")
_EARLY_INDEX = re.compile(r" ?- ?([0-9]{1,4}) ?号")
_INDEX = re.compile(r" ?- ?([0-9]{1,4}[AXK]?|[XNxn]{1,3})(?![0-9A-Za-z])", re.IGNORECASE)
_SECOND_INDEX = re.compile(r"-[0-9]{1,3}(?![0-9])")
_LICENCE_LABEL = re.compile(r"(?:ICP ?证|许可证)(?:编?号)?[: ]*$", re.IGNORECASE)
# ICP License: 渝B2-20190123. The label itself says which licence the class number is.
_SAYS_ICP = re.compile(r"ICP licen[cs]e(?: ?No\.?)?[^0-9\n]{0,6}$", re.IGNORECASE)
_SUPPLIER = re.compile(
    r"(?:技术支持|网站建设|网站制作|网站设计|建站|友情链接|powered by)[^\n|;。]{0,40}$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"版权|主办|主管|©|copyright", re.IGNORECASE)
_SUFFIX_REASON = {"A": "app-number", "X": "mini-program-number", "K": "quick-app-number"}
_NAMED = {
    name + tail: province
    for name, province in BY_NAME_ZH.items()
    for tail in ("", "市", "省", "自治区")
}
_UNREADABLE = frozenset({"serial-length", "no-serial", "placeholder-serial", "future-year"})
_PLACEHOLDERS = frozenset({"12345678", "2012345678", "2020123456", "123456", "11111111"})


def find_icp(text: str, year: int | None = None) -> list[NumberMatch]:
    """Return every filing and licence number, the wrong ones too, in text order.

    ``year`` is the latest year a number may carry (default: this year). A class number (B2-...)
    is ``icp-licence`` where the text shows no ICP number beside it, else ``telecom-licence``:
    article 12 asks for either, and beside a filing it is the company's other licence.
    """
    if not any(mark in text for mark in (*_GATE, *ZERO_WIDTH)):
        return []
    limit = year or latest_year()
    found: list[NumberMatch] = []
    for window in windows(text, _MARKS, 80, 80):
        numbers = list(_icp_numbers(window, limit))
        numbers += find_latin(window, [(m.start, m.end) for m in numbers])
        numbers += find_telecom(window, limit, [(m.start, m.end) for m in numbers])
        found += sorted(numbers, key=lambda m: m.start)
    return _sort_out(text, found)


def _icp_numbers(window: Window, limit: int) -> Iterator[NumberMatch]:
    text = window.text
    done = 0
    for mark in _ICP.finditer(text):
        if mark.start() < done:
            continue
        match = _one(window, mark, done, limit)
        if match is not None:
            number, done = match
            yield number


def _one(
    window: Window, mark: re.Match[str], low: int, limit: int
) -> tuple[NumberMatch, int] | None:
    """Read the number around ``ICP备``; None where the words are only a label or running text."""
    text = window.text
    register = (mark["register"] or "").strip()
    kind = "icp-licence" if "证" in register else "icp-filing"
    reasons: list[str] = []
    index_reasons: list[str] = []
    opened = mark["bracket"] is not None and text[mark.start() - 1 : mark.start()] == "("
    at = mark.start() - 1 if opened else mark.start()
    start, letter, province_reasons, joke = _province(text, at, low)
    if opened:
        reasons.append("bracket-form")
    if not register and not (letter and _BARE.match(text, mark.end())):
        return None  # the three letters alone are a word
    end = mark.end()
    between = _BETWEEN.match(text, end)
    at = between.end() if between else end
    spaced = _SPACED.match(text, at)
    serial = spaced or _SERIAL.match(text, at)
    if serial and not spaced and not any(c.isdigit() or c in "Xx*" for c in serial.group()):
        serial = None  # the next word, not a serial
    if serial is None:
        # 鲁ICP备号-1: a template whose serial was never filled in.
        hao = _HAO.match(text, end)
        index = _INDEX.match(text, hao.end()) if hao else None
        if not letter or index is None:
            return None
        reasons.append("no-serial")
        digits, position, shown_index = "", index.end(), index[1]
    else:
        digits = serial.group().replace(" ", "")
        reasons += _serial_reasons(kind, digits, limit)
        position, shown_index, index_reasons = _tail(text, serial.end())
        if between and between["inserted"]:
            reasons.append("inserted-text")
        elif between and (between["mark"] or "").strip():
            reasons.append("inserted-mark")
    if not register:
        reasons.append("missing-word")
    unlike = "no-province" in province_reasons and "serial-length" in reasons
    if not letter and "missing-hao" in index_reasons and (len(digits) < 7 or unlike):
        return None  # a label or a sentence with some other number behind it
    reasons += province_reasons + index_reasons
    if joke:
        kind = "joke-register"
        reasons.append("joke-register")
    if mark["icp"].replace(" ", "").upper() == "CIP":
        reasons.append("letters-transposed")
    elif mark["icp"].replace(" ", "") != "ICP":
        reasons.append("lower-case")
    if register.startswith("备案"):
        reasons.append("extra-an")
    if kind == "icp-filing" and _LICENCE_LABEL.search(text, max(0, start - 12), start):
        reasons.append("label-mismatch")
    place = window.place(start, position)
    reasons += form_reasons(place[2])
    if _supplier(text, start):
        reasons.append("supplier")
    verdict, codes = judge(reasons)
    canonical = ""
    if letter and not joke and not _UNREADABLE.intersection(codes):
        word = "证" if kind == "icp-licence" else "备"
        suffix = f"-{shown_index}" if shown_index and "index-placeholder" not in codes else ""
        canonical = f"{letter}ICP{word}{digits}号{suffix}"
    number = NumberMatch(
        kind,
        *place,
        canonical=canonical,
        valid=verdict,
        reasons=codes,
        region=BY_ICP[letter].code if letter else "",
        digits=digits,
        index=shown_index,
    )
    return number, position


def _province(text: str, at: int, low: int) -> tuple[int, str, list[str], bool]:
    """Where the number starts, its letter in the register (or ""), reasons, whether a joke.

    A letter may follow other Chinese text directly (版权所有渝ICP备...), so only the letter itself
    and the prefixes of joke registers are looked at.
    """
    before = at - 1 if at > low and text[at - 1] == " " else at
    head = text[max(low, before - 4) : before]
    for prefix in JOKE_PREFIXES:
        if head.endswith(prefix):
            return before - len(prefix), "", [], True
    for size in range(2, len(head) + 1):
        named = _NAMED.get(head[-size:])
        if named is not None:
            return before - size, named.icp, ["province-name"], False
    letter = head[-1:]
    if head[-1:] == ")" and head[-3:-2] == "(" and head[-2:-1] in BY_ICP:
        return before - 3, head[-2], ["bracket-form"], False
    if letter in BY_ICP:
        return before - 1, letter, [], False
    if letter in ICP_OTHER_REGISTER:
        return (
            before - 1,
            ICP_OTHER_REGISTER[letter].icp,
            ["other-register-letter"],
            False,
        )
    if letter in MISTAKEN:
        return before - 1, "", ["unknown-province"], False
    # One to three characters that stand alone are meant as a place (青岛ICP备...).
    size = 0
    while size < len(head) and "\u4e00" <= head[-1 - size] <= "\u9fff":
        size += 1
    alone = before - size <= low or text[before - size - 1 : before - size] in " \n|,;:()[]、。"
    if 0 < size <= 3 and alone:
        return before - size, "", ["unknown-province"], False
    return at, "", ["no-province"], False


def _serial_reasons(kind: str, digits: str, limit: int) -> list[str]:
    if not digits.isdigit():
        return ["placeholder-serial"]
    if not digits.strip("0") or (len(set(digits)) == 1 and len(digits) < 8):
        return ["placeholder-serial"]
    if kind == "icp-licence":
        if len(digits) == 8:
            return ["licence-length"]
        if len(digits) != 6:
            return ["serial-length"]
        reasons = ["placeholder"] if digits in _PLACEHOLDERS else []
        return [*reasons, "future-year"] if 2000 + int(digits[:2]) > limit else reasons
    reasons = ["placeholder"] if digits in _PLACEHOLDERS else []
    if len(digits) == 8:
        if 2000 + int(digits[:2]) > limit:
            reasons.append("placeholder-serial" if len(set(digits)) == 1 else "future-year")
    elif len(digits) == 10:
        year = int(digits[:4])
        if year > limit or year < 2000:
            reasons.append("future-year" if year > limit else "serial-length")
        elif year < 2020:
            reasons.append("unusual-year")
    else:
        reasons.append("serial-length")
    return reasons


def _tail(text: str, at: int) -> tuple[int, str, list[str]]:
    """Read 号 and the index from ``at``: the end, the index, what is wrong with them."""
    early = _EARLY_INDEX.match(text, at)
    if early:
        return early.end(), early[1], ["index-before-hao"]
    reasons: list[str] = []
    hao = _HAO.match(text, at)
    end = hao.end() if hao else at
    if not hao:
        reasons.append("missing-hao")
    index = _INDEX.match(text, end)
    if index is None:
        return end, "", reasons
    end, shown = index.end(), index[1].upper()
    if not shown[0].isdigit():
        reasons.append("index-placeholder")
    elif shown[-1] in _SUFFIX_REASON:
        reasons.append(_SUFFIX_REASON[shown[-1]])
    if shown[0] == "0":
        reasons.append("index-form")
    second = _SECOND_INDEX.match(text, end)
    if second:
        return second.end(), shown, [*reasons, "two-suffixes"]
    if text.startswith("号", end):
        return end + 1, shown, [*reasons, "second-hao"]
    return end, shown, reasons


def _supplier(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    credit = _SUPPLIER.search(text, max(line, start - 60), start)
    return credit is not None and not _OWNER.search(credit.group())


def _sort_out(text: str, found: list[NumberMatch]) -> list[NumberMatch]:
    """Decide what needs all numbers of the page: suppliers' numbers and class numbers.

    A number after 技术支持 is the supplier's only where the site shows another one of its own;
    with one number alone the credit merely stands before it.
    """
    own = {m.digits for m in found if m.kind.startswith("icp-") and "supplier" not in m.reasons}
    numbered = any(m.kind.startswith("icp-") and "ICP" in m.canonical for m in found)
    result = []
    for match in found:
        if "supplier" in match.reasons:
            if own and match.digits not in own:
                match = _replace(match, "supplier-filing", match.reasons)
            else:
                match = _replace(match, match.kind, [r for r in match.reasons if r != "supplier"])
        elif (
            numbered
            and match.kind == "icp-licence"
            and not _names_icp(match)
            and not _SAYS_ICP.search(text, max(0, match.start - 24), match.start)
        ):
            match = _replace(match, "telecom-licence", match.reasons)
        result.append(match)
    return result


def _names_icp(match: NumberMatch) -> bool:
    return "ICP" in match.canonical or "ICP" in fold(match.text).text.upper()


def _replace(match: NumberMatch, kind: str, reasons: list[str] | tuple[str, ...]) -> NumberMatch:
    verdict, codes = judge(reasons)
    return NumberMatch(
        kind,
        match.start,
        match.end,
        match.text,
        match.canonical,
        verdict,
        codes,
        match.region,
        match.digits,
        match.index,
    )
