"""English numbers in figures to exact values, read at their first character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from compliance_kit.text.expressions.exact import CONTEXT, plus, ratio, tidy, times
from compliance_kit.text.expressions.tables.en_words import DENOMINATORS, SCALES, SHORT_SCALES
from compliance_kit.text.values import Approx, Kind, Ratio

FIGURE = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?!,[0-9])"
    r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?!,[0-9])"  # 12,34,567 in India
    r"|[1-9][0-9]?(?: [0-9]{3}){2,}(?![0-9])|[1-9][0-9]{0,2}(?: 000)+(?![0-9])"  # 1 234 567
    r"|[1-9][0-9]{0,2}(?:[\u00a0\u2009\u202f][0-9]{3})+(?![0-9])"
    r"|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+",
    re.ASCII,
)
_GAPS = {ord(gap): None for gap in ", \u00a0\u2009\u202f"}
_MAX_FIGURE = 60
_SLASH = re.compile(r" ?/ ?([0-9]{1,4})(?![0-9/])", re.ASCII)
_PARTS_END = re.compile("(?:rd|th|nd)s?(?![a-z])")
"""The end of 2/3rds."""
_MIXED = re.compile(r"[ -]([0-9]{1,3})/([0-9]{1,3})(?![0-9/])", re.ASCII)
_EXPONENT = re.compile(r" ?e([+-]?[0-9]{1,2})(?![0-9a-z])", re.ASCII)
_POWER = re.compile(r"\^([+]?[0-9]{1,2})(?![0-9a-z.])", re.ASCII)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z0-9])", re.ASCII)
VULGAR_PARTS = {
    "½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
VULGAR = "".join(VULGAR_PARTS)
_SCALE_AFTER = re.compile(
    r"(?:[ -]?(?P<word>hundred|thousand|million|billion|trillion|quadrillion|lakh|crore)(?![a-z])"
    r"|(?P<glued>k|mil|mn|mln|bn|bln|tn|trn|mio|[mbt])(?![a-z0-9])"
    r"| (?P<spaced>k(?!č)|mil|mn|mln|bn|bln|tn|trn|mio|[mbt])(?![a-z0-9]))",
    re.ASCII,
)
_PARTS = re.compile(
    r"[ -]((?:third|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth)s)(?![a-z])"
)
_AND_HALF_SCALE = re.compile(r" and a half (hundred|thousand|million|billion|trillion)(?![a-z])")
_NAMED = re.compile(
    r" (?:yuan|dollars|euros|pounds|rmb|usd|cny|yen|hkd|eur|gbp|sgd|aud|cad|jpy|chf|inr|rupees|won"
    r"|tonnes?|tons?|metric tons?|barrels?|acres?|hectares?|lit(?:er|re)s?|gallons?|bpd|b/d|kwh"
    r"|teus?|(?:square|sq|cubic|cu)\.? (?:f(?:ee|oo)?t|(?:kilo)?met(?:er|re)s?|k?m|miles?))"
    r"(?![a-z])"
)
"""Money and units behind the m of 2m dollars and 1.2m tonnes."""
_DOZEN_AFTER = re.compile(r"[ -]dozens?(?![a-z])")


@dataclass(slots=True)
class Number:
    """A number read up to ``end``; ``run`` is the scale word it ends with, if any."""

    kind: Kind
    end: int
    value: Decimal | Ratio
    approx: Approx | None = None
    words: bool = False
    scale: int = 1
    single: str = ""


def figure_at(low: str, at: int, *, currency: bool = False) -> Number | None:
    """A number that begins with a digit, a decimal point or a vulgar fraction."""
    if low[at] in VULGAR_PARTS:
        return Number("fraction", at + 1, ratio(*VULGAR_PARTS[low[at]]))
    match = FIGURE.match(low, at)
    if match is None or match.end() - at > _MAX_FIGURE:
        return None
    end = match.end()
    figure = match.group()
    value = tidy(Decimal(figure.translate(_GAPS)))
    whole = figure.isdigit()
    following = low[end : end + 1]
    if following == "" or following in ".,;)":
        return Number("number", end, value)
    if following in VULGAR_PARTS and whole:
        top, bottom = VULGAR_PARTS[following]
        return Number("number", end + 1, _mixed(int(figure), top, bottom))
    if following == " " and whole and low[end + 1 : end + 2] in VULGAR_PARTS:
        top, bottom = VULGAR_PARTS[low[end + 1]]
        return Number("number", end + 2, _mixed(int(figure), top, bottom))
    if following in "snrt" and "." not in figure and _ORDINAL.match(low, end):
        return Number("ordinal", end + 2, value)
    if whole and following in " -/":
        slash = _SLASH.match(low, end)
        if slash and len(figure) <= 4 and int(slash[1]):
            ending = _PARTS_END.match(low, slash.end())
            stop = ending.end() if ending else slash.end()
            return Number("fraction", stop, ratio(int(figure), int(slash[1])))
        mixed = _MIXED.match(low, end)
        if mixed and 0 < int(mixed[1]) < int(mixed[2]):
            value2 = _mixed(int(figure), int(mixed[1]), int(mixed[2]))
            return Number("number", mixed.end(), value2)
    if following == "^":
        power = _POWER.match(low, end)
        if power:
            return Number("number", power.end(), tidy(CONTEXT.power(value, int(power[1]))))
    if following == "e" or low.startswith(" e", end):
        exponent = _EXPONENT.match(low, end)
        if exponent:
            return Number("number", exponent.end(), tidy(value.scaleb(int(exponent[1]))))
    scale = 1
    while True:
        match2 = _SCALE_AFTER.match(low, end)
        if match2 is None:
            break
        word = match2["word"]
        if word:
            if scale > 1 and SCALES[word] <= scale:
                break
            factor = SCALES[word]
        else:
            letter = match2["glued"] or match2["spaced"]
            named = _NAMED.match(low, match2.end())
            if (letter in "mbt" and not (currency or named)) or scale > 1:
                break
            factor = SHORT_SCALES[letter]
        scale *= factor
        end = match2.end()
    half = _AND_HALF_SCALE.match(low, end) if scale == 1 else None
    if half:
        scale = SCALES[half[1]]
        grown = times(plus(value, Decimal("0.5")), scale)
        return Number("number", half.end(), grown, scale=scale)
    if scale > 100 and low.startswith(" and a half", end):
        return Number("number", end + 11, times(plus(value, Decimal("0.5")), scale), scale=scale)
    if scale == 1 and whole and following in " -":
        part = _PARTS.match(low, end)
        if part:
            return Number("fraction", part.end(), ratio(int(value), DENOMINATORS[part[1]]))
    if scale == 1:
        dozen = _DOZEN_AFTER.match(low, end)
        if dozen:
            scale, end = 12, dozen.end()
    return Number("number", end, times(value, scale) if scale > 1 else value, scale=scale)


def _mixed(whole: int, top: int, bottom: int) -> Decimal | Ratio:
    return ratio(whole * bottom + top, bottom)
