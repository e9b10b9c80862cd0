"""Figures in Chinese text that are no number, or no plain one: labels, scores, mixed fractions."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.expressions import signs
from compliance_kit.text.expressions.exact import CONTEXT, ratio, tidy
from compliance_kit.text.expressions.figures_en import VULGAR, VULGAR_PARTS
from compliance_kit.text.expressions.hit import Hit
from compliance_kit.text.expressions.trap import DATA, IDENTIFIER, STANDARD
from compliance_kit.text.expressions.zh_clocks import clock_at
from compliance_kit.text.expressions.zh_dates import SLASHED, date_at, slashed_at
from compliance_kit.text.expressions.zh_lookup import suffixes
from compliance_kit.text.values import Date, Measure

SKIP = re.compile("[0-9A-Za-z]+")
_PAIR = re.compile(r"(?P<a>[0-9]{1,6}) ?(?P<sign>[:/·•]) ?(?P<b>[0-9]{1,6})(?![0-9:/年])", re.ASCII)
_SCORE = re.compile(
    r"[0-9]{1,3} ?比 ?[0-9]{1,3}(?![0-9])"
    r"|[0-9]{1,3}-[0-9]{1,3}(?![0-9])(?=[胜负击战领拿反平大险取告落逆淘横完惜力轻获])"
    r"|(?<=以)[0-9]{1,3}-[0-9]{1,3}(?![0-9万亿%年月日])",
    re.ASCII,
)
_HYPHENED = re.compile(r"([0-9]{1,3})[-–]([0-9]{1,3})(?=[，。、；）)”\s]|$)", re.ASCII)
_EXPONENT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?[eE][+-]?[0-9]{1,2}(?![0-9A-Za-z])")
_POWER = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)\^([0-9]{1,2})(?![0-9A-Za-z.])")
_MIXED_FIGURES = re.compile(r"([0-9]{1,4})[ 又]([0-9]{1,3})/([0-9]{1,3})(?![0-9/])")
_VULGAR_FIGURE = re.compile(f"([0-9]{{1,4}})([{VULGAR}])")
_LISTED = re.compile(
    r"(?:[、和及与][0-9]{1,2}){1,6}(?:(?P<day>日)(?!元)|(?P<month>月))|"
    r"(?:[、和及与][0-9]{4}){1,6}年",
    re.ASCII,
)
BORN = re.compile("[05-9][05]后(?![的以来])", re.ASCII)
_SHARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?%", re.ASCII)
_MODEL = re.compile(r"[0-9]{1,4}(?![0-9.,%‰℃°度元万亿年月日米个岁至到~～—-])", re.ASCII)
_NAMED = re.compile("[\u4e00-\u9fff](?<![从在为是达至到约于温值负跌降差和与])-")
"""A hyphen behind a Chinese name (伊尔-76), not behind 气温 or 从."""
_LABEL = re.compile("[0-9A-Za-z]+(?:[-.][0-9]+)*")


def listed(text: str, start: int, end: int) -> Date | None:
    """26、27日; 9、10月; 2007、2008年: the first of several takes the unit of the last."""
    match = _LISTED.match(text, end)
    if match is None or not text[start:end].isdigit():
        return None
    figure = int(text[start:end])
    if match["day"]:
        return Date(day=figure) if 1 <= figure <= 31 else None
    if match["month"]:
        return Date(month=figure) if 1 <= figure <= 12 else None
    return Date(year=figure) if 1000 <= figure <= 2199 else None


def is_bare_year(text: str, start: int, end: int) -> bool:
    """2018 before a Chinese noun (2018世界杯): a year."""
    if end - start != 4 or not "1950" <= text[start:end] <= "2049":
        return False
    following = text[end : end + 1]
    return (
        "\u4e00" <= following <= "\u9fff"
        and following not in "至到多余个名人几来和与、或者点分倍次以左"
    )


def passed_over(text: str, start: int) -> int:
    """Where the figure at ``start`` ends that is no number, or 0."""
    before = text[start - 1] if start else ""
    if before and before in "0123456789.,":
        before = ""
    slashed = SLASHED.match(text, start)
    if slashed and slashed_at(text, start) is None:
        return slashed.end()
    identifier = IDENTIFIER.match(text, start)
    if identifier and not date_at(text, start):
        return identifier.end()
    if (chain := DATA.match(text, start)) is not None:
        return chain.end()
    skip = SKIP.match(text, start)
    stop = skip.end() if skip else start + 1
    glued = before.isascii() and before.isalpha() and not _prefixed(text, start)
    if glued and not _SHARE.match(text, start):
        label = _LABEL.match(text, start)
        return label.end() if label else stop
    model = _MODEL.match(text, start) if before in ("-", "–") else None
    if model is not None and _NAMED.match(text, start - 2):
        return model.end()
    if before in "-–_#/" and before and start > 1 and signs.latin(text[start - 2]):
        return stop
    if before == "#" or STANDARD.search(text, max(0, start - 6), start):
        label = _LABEL.match(text, start)
        return label.end() if label else start + 1
    score = _SCORE.match(text, start)
    if score is not None:
        return score.end()
    pair = _PAIR.match(text, start)
    if pair is not None and not (clock_at(text, start) or _fraction(pair) or date_at(text, start)):
        return pair.end()
    hyphened = _HYPHENED.match(text, start)
    if hyphened is not None and int(hyphened[1]) >= int(hyphened[2]):
        return hyphened.end()
    return 0


def special(text: str, start: int) -> Hit | None:
    """1/2, 3.5e6 and 1 1/2 at ``start``: numbers that are not one figure."""
    pair = _PAIR.match(text, start)
    if pair is not None and not clock_at(text, start) and (share := _fraction(pair)):
        return share
    if (grown := _VULGAR_FIGURE.match(text, start)) is not None:
        top, bottom = VULGAR_PARTS[grown[2]]
        total = ratio(int(grown[1]) * bottom + top, bottom)
        return Hit("number", start, grown.end(), total)
    start = point_before(text, start)
    exponent = _EXPONENT.match(text, start)
    if exponent is not None:
        return Hit("number", start, exponent.end(), tidy(Decimal(exponent.group())))
    power = _POWER.match(text, start)
    if power is not None:
        value = tidy(CONTEXT.power(Decimal(power[1]), int(power[2])))
        return Hit("number", start, power.end(), value)
    mixed = _MIXED_FIGURES.match(text, start)
    if mixed is not None and 0 < int(mixed[2]) < int(mixed[3]):
        bottom = int(mixed[3])
        total = ratio(int(mixed[1]) * bottom + int(mixed[2]), bottom)
        return Hit("number", start, mixed.end(), total)
    return None


def point_before(text: str, start: int) -> int:
    """Where the figure at ``start`` begins: at the decimal point of .5."""
    alone = text[start - 1 : start] == "." and not text[start - 2 : start - 1].isalnum()
    return start - 1 if alone else start


def _fraction(pair: re.Match[str]) -> Hit | None:
    top, bottom = int(pair["a"]), int(pair["b"] or 0)
    if pair["sign"] == "/" and 0 < top < bottom <= 100:
        share = Hit("fraction", pair.start(), pair.end(), ratio(top, bottom))
        return measured(pair.string, share)
    return None


def measured(text: str, share: Hit) -> Hit:
    """四分之一英里 and 1/5英寸 are measures where that is exact."""
    if not isinstance(share.value, Decimal) or share.approx is not None:
        return share
    for word, sort, unit, _parts in suffixes().get(text[share.end : share.end + 1], ()):
        if sort == "measure" and len(word) > 1 and text.startswith(word, share.end):
            return Hit("measure", share.start, share.end + len(word), Measure(share.value, unit))
    return share


def _prefixed(text: str, start: int) -> bool:
    return signs.currency_before(text, start, 0) is not None
