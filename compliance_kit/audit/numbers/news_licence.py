"""Numbers of the licence for internet news information services: RR C YYYY SSSS.

Provisions on the Administration of Internet News Information Services (Cyberspace Administration,
Order 1 of 2017): article 5 demands the licence. RR is the province (10: central units), C was 1 for
press and broadcasting and 2 for other operators in what was seen, YYYY the year of the first
grant (it stays when the licence is renewed), SSSS a serial. Earlier forms have ten digits, or name
a letter of the former Information Office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance_kit.audit.numbers.clock import latest_year
from compliance_kit.audit.numbers.fold import GAP, ZERO_WIDTH, Window, form_reasons, windows
from compliance_kit.audit.numbers.interface import NumberMatch
from compliance_kit.audit.numbers.provinces import BY_CODE, CENTRAL
from compliance_kit.audit.numbers.reasons import judge

_ENGLISH = GAP.join(("(?<=[Nn])", *"ews ", "[Ii]", *"nformation ", "[SsLlPp]"))
_CAPITALS = GAP.join(("(?<=N)", *"EWS INFORMATION"))
_MARKS = re.compile(
    f"[闻聞国國服Nn](?:(?<=[闻聞]){GAP}(?:信{GAP}息{GAP}(?:服{GAP}[务務]{GAP})?)?\n?[许許]{GAP}可|"
    f"(?<=[国國]){GAP}新{GAP}[网網办辦]|(?<=服){GAP}[务務]{GAP}[类類]|"
    f"{_ENGLISH}|{_CAPITALS})"
)
_GATE = ("许", "許", "国新", "國新", "服务类", "服務類", "nformation", "INFORMATION")
_NAME = re.compile(
    r"(?P<zh>(?:互联网)?新闻(?P<short>信息服务|信息)?[ \n]?许可(?P<zheng>证)?|国新网许可证)|"
    r"Internet News Information (?:Services? )?(?:Licen[cs]es?|Permits?)",
    re.IGNORECASE,
)
# At most twelve characters of label and punctuation stand between the name and the number.
_GAP = r"[ \n:：()\[\]<>\"'“”|.,\-—证书编号码许可准NnoumberOUMBER]{0,14}?"
_NUMBER = re.compile(_GAP + r"(?P<prefix>国新网)?(?P<digits>[0-9]{7,14})(?![0-9-])(?P<hao> ?号)?")
_LETTER = re.compile(_GAP + r"(?P<text>国新办发函 ?\[?[0-9]{4}\]?[.·]? ?[0-9]{1,4} ?号?)")
_FILED = re.compile(r"国新网备 ?(?P<digits>[0-9]{6,12})")
_INVENTED = re.compile(_GAP + r"(?P<text>[\u4e00-\u9fff]{1,6}字 ?第? ?[0-9]{1,8} ?号?)")
_BEFORE_CATEGORY = re.compile(r"(?<![0-9])(?P<digits>[0-9]{10,11}) ?[|,，、]? ?\n?服务类别")


def find_news_licence(text: str, year: int | None = None) -> list[NumberMatch]:
    """Return every news licence number, outdated and wrong ones too, in text order.

    The licence's name without a number beside it is no match. ``year`` is the latest year a number
    may carry (default: this year).
    """
    if not any(mark in text for mark in (*_GATE, *ZERO_WIDTH)):
        return []
    limit = year or latest_year()
    found: list[NumberMatch] = []
    for window in windows(text, _MARKS, 30, 60):
        seen: set[int] = set()
        for match in sorted(_in_window(window, limit), key=lambda m: (m.start, -m.end)):
            if match.start not in seen:
                seen.add(match.start)
                found.append(match)
    return found


def _in_window(window: Window, limit: int) -> Iterator[NumberMatch]:
    text = window.text
    for name in _NAME.finditer(text):
        at = name.end()
        number = _NUMBER.match(text, at)
        letter = _LETTER.match(text, at)
        if letter:
            yield _simple(window, letter.start("text"), letter.end("text"), "outdated-form")
        elif number:
            yield _read(window, name, number, limit)
        elif name["zh"] and not name["short"]:
            invented = _INVENTED.match(text, at)
            if invented:
                yield _simple(window, invented.start("text"), invented.end("text"), "invented-form")
    for filed in _FILED.finditer(text):
        yield _simple(window, filed.start(), filed.end(), "outdated-form")
    for number in _BEFORE_CATEGORY.finditer(text):
        place = window.place(number.start("digits"), number.end("digits"))
        yield _judged(place, number["digits"], _digit_reasons(number["digits"], limit))


def _read(window: Window, name: re.Match[str], number: re.Match[str], limit: int) -> NumberMatch:
    digits = number["digits"]
    start = number.start("prefix") if number["prefix"] else number.start("digits")
    place = window.place(start, number.end("digits"))
    reasons = _digit_reasons(digits, limit)
    zh = name["zh"]
    if zh and zh != "国新网许可证" and (name["short"] != "信息服务" or not name["zheng"]):
        reasons.append("label-short")
    if zh == "国新网许可证":
        reasons.append("outdated-form")
    if number["hao"]:
        reasons.append("extra-hao")
    reasons += form_reasons(place[2])
    return _judged(place, digits, reasons)


def _digit_reasons(digits: str, limit: int) -> list[str]:
    if not digits.strip("0") or len(set(digits)) == 1 or "12345678" in digits:
        return ["placeholder-serial"]
    reasons = []
    if digits[:2] not in BY_CODE and digits[:2] != CENTRAL:
        reasons.append("unknown-region")
    if len(digits) not in (10, 11):
        return [*reasons, "serial-length"]
    year = int(digits[3:7])
    if year > limit:
        reasons.append("future-year")
    elif year < 2000:
        reasons.append("serial-length")
    elif len(digits) == 10:
        # Ten digits ended with the provisions of 2017; a later year lacks a digit.
        reasons.append("outdated-form" if year <= 2017 else "serial-length")
    elif year < 2017:
        reasons.append("unusual-year")
    if digits[2] not in "12":
        reasons.append("unusual-class")
    return reasons


def _simple(window: Window, start: int, end: int, reason: str) -> NumberMatch:
    verdict, codes = judge([reason])
    digits = "".join(c for c in window.text[start:end] if c.isdigit())
    place = window.place(start, end)
    return NumberMatch("news-licence", *place, "", verdict, codes, digits=digits)


def _judged(place: tuple[int, int, str], digits: str, reasons: list[str]) -> NumberMatch:
    verdict, codes = judge(reasons)
    region = digits[:2] if digits[:2] in BY_CODE or digits[:2] == CENTRAL else ""
    canonical = digits if verdict != "no" and len(digits) == 11 else ""
    return NumberMatch("news-licence", *place, canonical, verdict, codes, region, digits)
