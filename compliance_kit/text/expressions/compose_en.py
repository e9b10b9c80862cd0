"""English ranges, approximations, signs and ages around one expression."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance_kit.text.expressions import en_dates, ranges, signs
from compliance_kit.text.expressions.exact import times
from compliance_kit.text.expressions.hit import EnglishReader, Hit
from compliance_kit.text.expressions.tables.en_words import AFTER, BEFORE
from compliance_kit.text.values import Approx, Date, Duration, Money

_JOIN = re.compile(r"(?:-?(?: to |-to-)| ?[-–—~] ?| through | until | till )(?:the )?")
_AND = re.compile(" and ")
_OR = re.compile(" or ")
_AFTER = re.compile(
    r"(?:,? (?:"
    + "|".join(sorted(map(re.escape, AFTER), key=len, reverse=True))
    + r")(?![a-z-])|-(?:odd|plus)(?![a-z])|\+(?![0-9]))"
)
_NEXT_BEGINS = re.compile(r"[$€£¥0-9a-z.]")
_SIGNS = re.compile(r"(?:us|u\.s\.|hk|nt|au?|ca?|nz|s|r|mx|mop)?[$€£¥]|rmb ?|cny ?|usd ?", re.ASCII)
_AGED = re.compile(
    r"(?:^|(?<![a-z]))(?:aged?|(?P<between>between the )?ages(?: of)?"
    r"|(?:(?P<bound>under|below|over|above) (?:the )?)?age of)(?: between| from)? $"
)
_OLDER = re.compile(r" (?:or|and) older(?![a-z])")


def english(reader: EnglishReader, hit: Hit, floor: int) -> Hit:
    """``hit`` with its range partner, sign, part of the period and approximation."""
    low, text = reader.low, reader.text
    if hit.kind in ("date", "time"):
        if floor < hit.start:
            hit = en_dates.with_part(low, hit, floor)
        hit = en_dates.with_clock(text, low, hit)
    elif hit.start > floor:
        _sign(low, hit, floor)
        if hit.kind == "number" and isinstance(hit.value, Decimal) and not hit.noun:
            aged = _AGED.search(low, max(floor, hit.start - 24), hit.start)
            if aged and 0 < hit.value < 130:
                hit.kind = "age"
                if aged["bound"]:
                    hit.approx = BEFORE[aged["bound"]]
                    hit.start = aged.start()
                    return _approximate(low, hit, floor)
            number_sign(low, hit, floor)
    if hit.kind == "number" and (_OLDER.match(low, hit.end)) and not hit.noun:
        hit.kind = "age"
    joined = _range(reader, hit, floor)
    if joined is not None:
        hit = joined
    return _approximate(low, hit, floor)


def number_sign(low: str, hit: Hit, floor: int) -> None:
    """No. 1: an ordinal."""
    for word in ("no. ", "no.", "number "):
        start = hit.start - len(word)
        if start >= floor and low.startswith(word, start) and not low[start - 1 : start].isalpha():
            if word == "number " and not (isinstance(hit.value, Decimal) and hit.value < 100):
                return
            hit.start, hit.kind = start, "ordinal"
            return


def _sign(low: str, hit: Hit, floor: int) -> None:
    at = hit.start - 1
    if at < floor or hit.kind not in (
        "number",
        "percent",
        "fraction",
        "measure",
        "percentage-point",
        "money",
    ):
        return
    if (
        low[at] == " "
        and at > floor
        and low[at - 1] in "-−"
        and (at < 2 or low[at - 2] in " (")
        and hit.start < 3
    ):
        at -= 1
    if low[at] == "–" and at and hit.kind not in ("measure", "percent"):
        return  # a dash more often than a minus
    if low[at] in "-−–" and (at == 0 or low[at - 1] in " (\u00a0\"“'"):
        signs.negate(hit)
        hit.start = at


def _range(reader: EnglishReader, hit: Hit, floor: int) -> Hit | None:
    low = reader.low
    if hit.kind in ("range", "date-range", "ordinal", "fraction") and hit.kind != "ordinal":
        return None
    between = low.startswith("between ", hit.start - 8) and hit.start - 8 >= floor
    ages = hit.kind == "age" and low.endswith("between the ages of ", floor, hit.start)
    join = _AND.match(low, hit.end) if between or ages else None
    either = False
    if join is None:
        join = _JOIN.match(low, hit.end)
    if join is None:
        join = _OR.match(low, hit.end)
        either = join is not None
    if join is None:
        return None
    at = join.end()
    sign = _SIGNS.match(low, at)
    if sign:
        at = sign.end()
    below = sign is None and low[at : at + 1] in ("-", "−") and join.group() != "-"
    if below:
        at += 1
    if not reader.begins(at):
        return None
    lead = hit.end
    if low[at].isdigit() or "to" in join.group():
        reader.partner = at
    other, _end = reader.at(at, lead) if sign is None else reader.at(at, join.end())
    reader.partner = -1
    if other is None or (below and other.kind not in _SIGNED):
        return None
    if below:
        signs.negate(other)
    if other.kind in ("date", "time") and hit.kind in ("date", "time", "datetime"):
        other = en_dates.with_clock(reader.text, low, en_dates.with_part(low, other, join.end()))
    if between and hit.kind == "date" and other.kind == "number":
        _day_of(hit, other)
    hyphen = join.group().strip() in ("-", "–", "—", "~")
    if join.group() == " to " and other.kind == hit.kind and _by_and_to(low, hit, floor):
        return None
    if hyphen and low[at].isalpha() != low[hit.start].isalpha() and low[hit.start].isdigit():
        return None  # 7-Eleven
    result = _joined(low, hit, other, hyphen=hyphen, either=either)
    if result is None:
        return None
    if between and _AND.match(low, hit.end):
        result.start = hit.start - 8
    return result


def _day_of(hit: Hit, other: Hit) -> None:
    """between December 1 and 5: the second day is in the same month."""
    first, day = hit.value, other.value
    if not isinstance(first, Date) or not first.day or not isinstance(day, Decimal) or other.noun:
        return
    if first.day < day <= 31 and not day % 1:
        other.kind, other.value = "date", Date(first.year, first.month, int(day))


_CHANGED = re.compile(
    r"(?:^|(?<![a-z]))(?:r(?:ose|isen|ises?|ising)|add(?:ed|s|ing)|gain(?:ed|s|ing)?|f[ae]ll(?:s|en|ing)?"
    r"|drop(?:ped|s|ping)?|los[et]s?|losing|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|slid(?:es?|ing)?|s[aiu]nk"
    r"|s[lh]ipped|shed|surged?|soared|tumbled|plunged|dipped|declined|advanced|edged|eased|up|down|higher"
    r"|lower|increased|decreased|grew|grown|shrank|firmed|rallied|retreated)"
    r"(?: (?:by|about|around|nearly|almost|another|some|just|only|over|more|less|than))*"
    r" (?:[a-z.]{0,4}[$€£¥])?$"
)
_OWN_UNIT = ("money", "measure", "percent", "percentage-point")


def _by_and_to(low: str, hit: Hit, floor: int) -> bool:
    """rose 9 cents to $60.57: by how much and to what, no range."""
    if hit.kind not in _OWN_UNIT:
        return False
    return _CHANGED.search(low, max(floor, hit.start - 40), hit.start) is not None


def _joined(low: str, hit: Hit, other: Hit, *, hyphen: bool, either: bool) -> Hit | None:
    if either:
        left, right = ranges.amount(hit.value), ranges.amount(other.value)
        if (
            left is None
            or right is None
            or right != left + 1
            or hit.kind != "number"
            or hit.noun
            or left > 20
        ):
            return None
        result = ranges.joined(hit, other, ordered=False)
        if result is not None:
            result.approx = result.approx or "about"
        return result
    if hit.noun and not other.noun and hit.kind == "number":
        return None
    if hit.kind == "percent" and other.kind == "number" and not hyphen:
        return None  # fell by 6 per cent to 1442
    value = hit.value
    _lend(low, hit, other)
    result = ranges.joined(hit, other, ordered=True)
    if result is None:
        hit.value = value
    return result


def _lend(low: str, hit: Hit, other: Hit) -> None:
    """$10-15 million, 5 to 10 billion yuan: the left takes the right's scale."""
    if other.run != "scaled" or hit.run == "scaled" or other.plain is None or hit.plain is None:
        return
    if hit.kind not in ("number", "money"):
        return
    scale = Decimal(1)
    for power in (10**12, 10**9, 10**6, 10**3):
        if other.plain % power == 0 or other.plain >= power:
            scale = Decimal(power)
            break
    if isinstance(hit.value, Money) and not low[hit.end - 1].isdigit():
        return  # 2 yuan to 10 million yuan
    grown = times(hit.plain, scale)
    if grown > other.plain or hit.plain >= 1000:
        return
    if isinstance(hit.value, Decimal):
        hit.value = grown
    elif isinstance(hit.value, Money):
        hit.value = Money(grown, hit.value.currency)
    else:
        return
    hit.run = "scaled"


_SIGNED = ("number", "percent", "measure", "money", "percentage-point")
_LONGEST = 5
_COMPARED = re.compile("(>=|<=|[~≈<>≥≤]) ?$")
_COUNTED = (" people ", " jobs ", " homes ", " cases ", " deaths ", " times ")
"""What an amount before ``over two days`` may count."""
_PHRASE = re.compile(r"[a-z~≈<>≥≤][a-z.~≈<>≥≤ ]*$")


def _approximate(low: str, hit: Hit, floor: int) -> Hit:
    timely = hit.kind in ("date", "date-range", "datetime", "time")
    if hit.kind == "ordinal":
        return hit
    after = _AFTER.match(low, hit.end)
    if after and not timely:
        word = after.group().lstrip(", ")
        hit.approx = "over" if word in ("-odd", "-plus", "+") else AFTER[word]
        hit.end = after.end()
    end = hit.start
    if end - floor < 2:
        return _signed_approx(low, hit, floor)
    lead = _lead(low, end, floor)
    if lead is None:
        return _signed_approx(low, hit, floor)
    start, approx, word = lead
    if timely and word not in ("about", "around", "approximately", "roughly", "circa"):
        return hit
    if word in ("some",) and (ranges.amount(hit.value) or 0) < 10:
        return hit
    if word == "within" and hit.kind != "range":
        return hit
    if (
        word == "over"
        and hit.kind == "duration"
        and isinstance(hit.value, Duration)
        and (
            low.startswith("the ", start + 5)
            or 0 < floor == start - 1
            or (floor and low.endswith(_COUNTED, floor, start))
        )
    ):
        return hit  # fell 27% over 5 years
    hit.start, hit.approx = start, approx
    return hit


def _signed_approx(low: str, hit: Hit, floor: int) -> Hit:
    match = _COMPARED.search(low, max(floor, hit.start - 3), hit.start)
    if match is not None and hit.kind not in ("date", "time"):
        hit.approx = BEFORE[match[1]]
        hit.start = match.start()
    return hit


def compared(low: str, start: int, floor: int) -> bool:
    """Whether words of comparison end before ``start``: more than, nearly, at least."""
    lead = _lead(low, start, floor) if start - floor > 1 else None
    return lead is not None and lead[2] not in ("some", "within", "around", "above", "below")


def _lead(low: str, end: int, floor: int) -> tuple[int, Approx, str] | None:
    """The longest approximating words that end right before ``end``."""
    if low[end - 1] != " ":
        return None
    limit = max(floor, end - 28)
    tail = _PHRASE.search(low, limit, end - 1)
    if tail is None:
        return None
    words = tail.group().split(" ")
    if tail.start() == limit > floor and low[limit - 1].isalpha():
        words = words[1:]
    for count in range(min(_LONGEST, len(words)), 0, -1):
        phrase = " ".join(words[-count:])
        approx = BEFORE.get(phrase)
        if approx is not None:
            return end - 1 - len(phrase), approx, phrase
    return None
