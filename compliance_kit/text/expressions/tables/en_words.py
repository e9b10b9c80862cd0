"""English words of numbers, dates, approximations and ranges, all in lower case."""

from __future__ import annotations

from compliance_kit.text.values import Approx, Part, Season

ONES = {
    "zero": 0, "nought": 0, "nil": 0,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
INDEFINITE = {
    "hundreds": 10**2, "thousands": 10**3, "millions": 10**6, "billions": 10**9,
    "trillions": 10**12,
    "dozens": 12, "scores": 20, "tens": 10,
}  # fmt: skip
"""Plurals without a figure: the floor, with ``over``; ``scores`` needs ``of`` behind."""

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 10**2,
    "thousandth": 10**3, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
DENOMINATORS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + ending: value for word, value in ORDINALS.items() if value > 2 for ending in ("", "s")
}

SHORT_SCALES = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mio": 10**6, "bn": 10**9,
    "bln": 10**9,
    "b": 10**9, "tn": 10**12, "trn": 10**12, "t": 10**12,
}  # fmt: skip
"""Letters behind a figure; ``m``, ``b`` and ``t`` only with a currency sign in front."""

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3,
    "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7,
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
    "sun": 7, "mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4, "fridays": 5,
    "saturdays": 6, "sundays": 7,
}  # fmt: skip
SEASONS: dict[str, Season] = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn",
    "winter": "winter",
}  # fmt: skip
PARTS: dict[str, Part] = {
    "early": "early", "mid": "mid", "late": "late", "end": "late", "mid of": "mid",
    "end of": "late", "beginning of": "early",
    "start of": "early", "middle of": "mid",
}  # fmt: skip
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip

DURATIONS = {
    "second": "second", "seconds": "second", "sec": "second", "secs": "second", "minute": "minute",
    "minutes": "minute", "min": "minute", "mins": "minute", "hour": "hour", "hours": "hour",
    "hr": "hour", "hrs": "hour", "day": "day", "days": "day", "week": "week", "weeks": "week",
    "month": "month", "months": "month", "quarters": "quarter", "year": "year", "years": "year",
    "yr": "year", "yrs": "year", "decade": "decade", "decades": "decade", "century": "century",
    "centuries": "century", "working day": "day", "working days": "day", "business day": "day",
    "business days": "day", "calendar days": "day", "fortnight": "fortnight",
    "fortnights": "fortnight",
}  # fmt: skip

BEFORE: dict[str, Approx] = {
    "about": "about", "around": "about", "approximately": "about", "approx": "about",
    "approx.": "about", "roughly": "about", "some": "about", "estimated": "about",
    "an estimated": "about", "circa": "about", "somewhere around": "about", "or so": "about",
    "nearly": "under", "almost": "under", "close to": "under", "just under": "under",
    "slightly less than": "under", "less than": "under", "fewer than": "under", "under": "under",
    "below": "under", "just below": "under", "lower than": "under", "short of": "under",
    "approaching": "under", "well under": "under",
    "more than": "over", "over": "over", "above": "over", "at least": "over", "upwards of": "over",
    "upward of": "over", "in excess of": "over", "exceeding": "over", "exceeded": "over",
    "exceeds": "over", "exceed": "over", "greater than": "over", "greater than or equal to": "over",
    "a little over": "over",
    "less than or equal to": "up to", "a little more than": "over", "a little less than": "under",
    "a little under": "under", "just over": "over",
    "slightly over": "over", "well over": "over", "slightly more than": "over",
    "just above": "over", "higher than": "over", "no less than": "over", "not less than": "over",
    "no fewer than": "over", "not fewer than": "over", "a minimum of": "over", "beyond": "over",
    "topped": "over", "surpassed": "over", "surpassing": "over", "larger than": "over",
    "up to": "up to", "as many as": "up to", "as much as": "up to", "as high as": "up to",
    "no more than": "up to", "not more than": "up to", "at most": "up to", "a maximum of": "up to",
    "no higher than": "up to", "not exceeding": "up to", "not exceed": "up to",
    "not be higher than": "up to", "not higher than": "up to", "not be less than": "over",
    "within": "up to", "~": "about",
    "≈": "about",
    ">=": "over", "<=": "up to", ">": "over", "<": "under", "≥": "over", "≤": "up to",
}  # fmt: skip

AFTER: dict[str, Approx] = {
    "or so": "about", "or more": "over", "or less": "up to", "or fewer": "up to",
    "or above": "over",
    "and above": "over", "or older": "over", "and older": "over", "and over": "over",
    "or over": "over",
    "and up": "over", "at least": "over", "at most": "up to", "or under": "up to", "plus": "over",
    "or below": "up to", "and below": "up to", "and under": "up to", "and more": "over",
}  # fmt: skip

ZONES: dict[str, str] = {
    "gmt": "UTC", "utc": "UTC", "beijing time": "Asia/Shanghai",
    "china standard time": "Asia/Shanghai",
    "hong kong time": "Asia/Hong_Kong", "hkt": "Asia/Hong_Kong", "tokyo time": "Asia/Tokyo",
    "jst": "Asia/Tokyo", "est": "-05:00", "edt": "-04:00", "et": "America/New_York",
    "eastern time": "America/New_York", "eastern": "America/New_York", "pst": "-08:00",
    "pdt": "-07:00", "pt": "America/Los_Angeles", "pacific time": "America/Los_Angeles",
    "pacific": "America/Los_Angeles",
    "bst": "Europe/London", "cet": "+01:00", "cest": "+02:00", "moscow time": "Europe/Moscow",
    "london time": "Europe/London", "aest": "Australia/Sydney", "kst": "Asia/Seoul",
    "sgt": "Asia/Singapore", "new york time": "America/New_York", "taipei time": "Asia/Taipei",
}  # fmt: skip

_ONE_BEFORE = """
no this that these those the each every which any some another only's good big new old other last
first next single right wrong small large great young little everyone number is was loved day
"""
ONE_BEFORE = frozenset(_ONE_BEFORE.split())
"""Words before ``one`` that make it a pronoun."""
_ONE_AFTER = """
of another who that which can could is was has had will would should may might must and or but to
for in on at by from with as than day another's thing way side where what how whose when if then
the we you they he she it i said says does did cannot about not were are be being
"""
ONE_AFTER = frozenset(_ONE_AFTER.split())
"""Words after ``one`` that leave it a pronoun (``one day`` is no count)."""

_FUNCTION_WORDS = """
is was as has its this us his does thus plus across less unless always perhaps yes towards besides
of the and or to in on at by for from with than
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
_PLURALS = """
people men women children feet teeth police staff cattle sheep fish aircraft series species
percent deaths times ships person man woman child
"""
PLURALS = frozenset(_PLURALS.split())
_SCORES = """
won win wins beat beats beating lost lose loses losing defeat defeated defeats drew draw draws
drawn victory led lead leads leading trailed score scored scores thrashed tied vs v
"""
SCORES = frozenset(_SCORES.split())
_YEAR_BEFORE = """
in since until till by from during before after of year through throughout early late mid to and
between the for spring summer autumn fall winter last around circa on mid- into a but that than
beyond entire
"""
YEAR_BEFORE = frozenset(_YEAR_BEFORE.split())
"""Words before a bare 1900 to 2099 that make it a year."""
_MONTH_BEFORE = """
in since until till by from during before after of through throughout early late mid last this
next to between each every for on and around starting beginning end
"""
MONTH_BEFORE = frozenset(_MONTH_BEFORE.split())
"""Words before May, March and short forms that make them months."""
_NOT_BEFORE_YEAR = """
no number some about approximately roughly nearly almost over flight route room section than
"""
NOT_BEFORE_YEAR = frozenset(_NOT_BEFORE_YEAR.split())
"""Words before a bare 1900 to 2099 that make it a count or a label."""
