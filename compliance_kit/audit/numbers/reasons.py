"""Why a number is not as its register writes it: codes, how grave each is, and the sentence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from compliance_kit.audit.numbers.interface import NumberMatch, Verdict
from compliance_kit.i18n import gettext as _
from compliance_kit.i18n import language

_NO = (
    "mojibake",
    "joke-register",
    "letters-transposed",
    "unknown-province",
    "no-province",
    "province-name",
    "missing-word",
    "no-serial",
    "placeholder-serial",
    "serial-length",
    "future-year",
    "region-mismatch",
    "unknown-region",
    "unknown-class",
    "missing-hao",
    "two-suffixes",
    "index-placeholder",
    "inserted-text",
    "wrong-label",
    "old-scheme",
    "invented-form",
    "masked",
    "phone-length",
    "phone-placeholder",
    "other-line",
    "checksum",
)
_WARN = (
    "supplier",
    "placeholder",
    "english-form",
    "other-register-letter",
    "no-letter",
    "app-number",
    "mini-program-number",
    "quick-app-number",
    "unusual-year",
    "unusual-code",
    "unusual-class",
    "outdated-form",
    "licence-length",
    "label-mismatch",
    "label-short",
    "label-long",
    "index-before-hao",
    "second-hao",
    "extra-hao",
    "extra-an",
    "inserted-mark",
    "index-form",
    "bracket-form",
    "traditional",
    "full-width",
    "zero-width",
    "spaces",
    "lower-case",
    "trunk-zero",
    "mobile",
    "national-line",
)

RANK = {code: rank for rank, code in enumerate((*_NO, *_WARN))}
"""Every code, gravest first."""

PLACEHOLDERS = frozenset({"placeholder", "placeholder-serial", "index-placeholder"})
"""Reasons that say: nobody filled the template in."""


def judge(codes: Iterable[str]) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict and the codes, each once, gravest first.

    >>> judge(["spaces", "missing-hao", "spaces"])
    ('no', ('missing-hao', 'spaces'))
    >>> judge([])
    ('yes', ())
    """
    reasons = tuple(sorted(set(codes), key=RANK.__getitem__))
    if not reasons:
        return "yes", reasons
    return ("no" if reasons[0] in _NO else "warn"), reasons


def explain(code: str, match: NumberMatch) -> str:
    """Return the sentence for ``code``, in the language of the run.

    Raises:
        KeyError: no such code.
    """
    return _sentences(language())[code].format(
        text=match.text, canonical=match.canonical, digits=match.digits, region=match.region
    )


@lru_cache(maxsize=4)
def _sentences(_language: str) -> dict[str, str]:
    """All sentences in the language of the run, looked up once."""
    return {
        "mojibake": _("the characters were decoded with the wrong encoding"),
        "joke-register": _("this is a joke register, not a filing with the ministry"),
        "letters-transposed": _("the letters are in the wrong order"),
        "unknown-province": _("the first character is no province letter of this register"),
        "no-province": _("the province letter is missing"),
        "province-name": _("the province is written out; the register uses one letter"),
        "missing-word": _("备 (or 证) is missing after ICP"),
        "no-serial": _("there is no serial number"),
        "placeholder-serial": _("the serial number is a placeholder"),
        "serial-length": _("the serial number has the wrong number of digits ({digits})"),
        "future-year": _("the year in the number lies in the future"),
        "region-mismatch": _("the province letter and the first two digits do not belong together"),
        "unknown-region": _("the first two digits are no province code"),
        "unknown-class": _("there is no such licence class"),
        "missing-hao": _("号 is missing after the number"),
        "two-suffixes": _("there are two index numbers"),
        "index-placeholder": _("the index after the dash is a placeholder"),
        "inserted-text": _("other text stands inside the number"),
        "wrong-label": _("the words before the number are not those of the register"),
        "old-scheme": _("this is a number of an old local scheme; look up the present one"),
        "invented-form": _("no register writes numbers of this form"),
        "masked": _("digits are masked"),
        "phone-length": _("the telephone number has the wrong number of digits"),
        "phone-placeholder": _("the telephone number is a placeholder"),
        "other-line": _("this line serves another purpose and is not the site's own channel"),
        "checksum": _("the check digit is wrong"),
        "supplier": _("the number stands beside the technical supplier, not the site"),
        "placeholder": _("the serial number looks like a placeholder"),
        "english-form": _("this is a translation; the number must be shown as the register has it"),
        "other-register-letter": _("the register of this number uses another letter"),
        "no-letter": _("the province letter and the usual words before the number are missing"),
        "app-number": _("this is the filing of an app, not of a website"),
        "mini-program-number": _("this is the filing of a mini-program, not of a website"),
        "quick-app-number": _("this is the filing of a quick app, not of a website"),
        "unusual-year": _("the year in the number is unusual for this form"),
        "unusual-code": _("digits 7 and 8 are usually 02"),
        "unusual-class": _("the class digit is neither 1 nor 2"),
        "outdated-form": _("this is the form of an earlier scheme; look up the present number"),
        "licence-length": _("a licence has six digits; this may be a filing shown as a licence"),
        "label-mismatch": _("the label says licence, but the number is a filing"),
        "label-short": _("the name of the licence is not written in full"),
        "label-long": _("the usual form is the province letter, 公网安备 and the number"),
        "index-before-hao": _("the index stands before 号 instead of after it"),
        "second-hao": _("a second 号 stands after the index"),
        "extra-hao": _("号 does not belong to this number"),
        "extra-an": _("案 does not belong to this number"),
        "inserted-mark": _("a mark stands inside the number"),
        "index-form": _("the index has an unusual form"),
        "bracket-form": _("the brackets are not those of the register"),
        "traditional": _("it is written in Traditional characters; the register is Simplified"),
        "full-width": _("it is written with full-width characters"),
        "zero-width": _("invisible characters stand inside the number"),
        "spaces": _("spaces stand inside the number"),
        "lower-case": _("the letters must be capitals"),
        "trunk-zero": _("after +86 the area code is written without 0"),
        "mobile": _("this is a mobile number; a fixed line or a 400 number is usual"),
        "national-line": _("this is the national line, not the site's own channel"),
    }
