"""Licences and marks beside the filing numbers: each register has a form of its own.

Video programmes (Provisions on internet audio-visual services, article 7), programme production,
internet culture, network publishing, trade in publications, religious information, algorithm
filings, the identification of government sites, the unified social credit code (GB 32100-2015) and
map review numbers (Map Regulations, article 22). They are read so that none is taken for an ICP
number or a news licence, and so that a misspelt one can be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compliance_kit.audit.numbers.fold import GAP, Window, form_reasons, windows
from compliance_kit.audit.numbers.interface import NumberMatch
from compliance_kit.audit.numbers.provinces import BY_ICP, BY_PS, ICP_OTHER_REGISTER
from compliance_kit.audit.numbers.reasons import judge

_L = "[" + "".join(dict.fromkeys([*BY_ICP, *BY_PS, *ICP_OTHER_REGISTER])) + "]"
_MARKS = re.compile(
    "[视視制網网出新宗算标標信GＧ审審SＳ]"
    "(?:(?<=[视視])[听聽]|(?<=制)作[经經][营營]|(?<=[網网])文|(?<=[網网])出[证證]|"
    "(?<=出)[网網][证證]|(?<=新)出[发發]|(?<=宗)教信息|(?<=算)[备備]|"
    f"(?<=[标標])[识識]{GAP}[码碼]|(?<=信)用代[码碼]|(?<=[GＧ])[SＳ]|(?<=[SＳ]) ?[(（])"
)
_GAP = r"[ \n:：()\[\]|编号证码No.]{0,8}?"

Judge = Callable[[re.Match[str]], list[str]]


@dataclass(frozen=True)
class _Register:
    """``pattern`` has the group ``number``; ``judge`` gives reasons and ``write`` the form."""

    kind: str
    pattern: re.Pattern[str]
    judge: Judge = lambda match: []
    write: Callable[[re.Match[str]], str] = lambda match: match["number"].replace(" ", "")


def _video(match: re.Match[str]) -> list[str]:
    number = match["number"]
    reasons = ["masked"] if "*" in number else []
    size = len(number.rstrip(" 号"))
    if not reasons and not 7 <= size <= 9:
        reasons.append("serial-length")
    if not reasons and set(number.rstrip(" 号")) == {"0"}:
        reasons.append("placeholder-serial")
    if "节目" not in match["label"]:
        reasons.append("label-short")
    return reasons


def _culture(match: re.Match[str]) -> list[str]:
    reasons = [] if match["hao"] else ["missing-hao"]
    if match["open"] == "(":
        reasons.append("bracket-form")
    if match["old"]:
        reasons.append("outdated-form")
    return reasons


_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _credit(match: re.Match[str]) -> list[str]:
    """The check digit of GB 32100-2015: weights are powers of 3 modulo 31."""
    code = match["number"].upper()
    if any(c not in _CREDIT_ALPHABET for c in code):
        return ["checksum"]
    total = sum(_CREDIT_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    return [] if _CREDIT_ALPHABET[-total % 31] == code[17] else ["checksum"]


def _bracketless(match: re.Match[str]) -> list[str]:
    return [] if match["open"] else ["bracket-form"]


_REGISTERS = (
    _Register(
        "video-licence",
        re.compile(
            r"(?P<label>(?:网络|网上|信息网络)?(?:传播)?视听(?:节目)?(?:服务)?许可证)"
            + _GAP
            + r"(?P<number>[0-9]{1,6}\*{1,6}[0-9]{0,4}(?: ?号)?|[0-9]{4,12}(?: ?号)?)(?![0-9])"
        ),
        _video,
        lambda match: re.sub("[ 号]", "", match["number"]),
    ),
    _Register(
        "tv-licence",
        re.compile(
            r"制作经营许可证"
            + _GAP.replace("()", "")
            + rf"(?P<number>(?P<open>\(?)(?:{_L}|广媒)\)? ?字 ?第?"
            r" ?[0-9]{3,5} ?号)"
        ),
        _bracketless,
    ),
    _Register(
        "culture-licence",
        re.compile(
            rf"(?P<number>(?:{_L}|文)网文(?P<old>许字)? ?(?P<open>[\[(]) ?[0-9]{{4}} ?[\])] ?"
            r"[0-9]{3,4}(?:-[0-9]{3,4})?(?P<hao> ?号)?)(?![0-9])"
        ),
        _culture,
        lambda match: re.sub(r"\[|\(", "〔", re.sub(r"\]|\)", "〕", match["number"])).replace(
            " ", ""
        ),
    ),
    _Register(
        "publishing-licence",
        re.compile(rf"(?P<number>\((?:总|署)\) ?网出证 ?\({_L}\) ?字 ?第? ?[0-9]{{3}} ?号)"),
    ),
    _Register(
        "publishing-licence",
        re.compile(rf"(?P<number>新出网证 ?\({_L}\) ?字 ?第? ?[0-9]{{2,3}} ?号)"),
        lambda match: ["outdated-form"],
    ),
    _Register(
        "book-trade-licence",
        re.compile(
            rf"(?P<number>新出发 ?(?:\({_L}\)|{_L}) ?(?:零|批|网)?字 ?第? ?[\u4e00-\u9fffA-Z]?-?"
            r"[0-9]{3,8} ?号)"
        ),
    ),
    _Register(
        "religious-licence",
        re.compile(
            rf"宗教信息服务许可证{_GAP}(?P<number>{_L} ?\((?:20[0-9]{{2}})\) ?[0-9]{{7}})(?![0-9])"
        ),
    ),
    _Register(
        "algorithm-filing",
        re.compile(r"(?P<number>网信算备 ?[0-9]{18,24} ?号?)"),
        lambda match: (
            ([] if len(re.sub("[^0-9]", "", match["number"])) == 21 else ["serial-length"])
            + ([] if "号" in match["number"] else ["missing-hao"])
        ),
    ),
    _Register(
        "site-code",
        re.compile(rf"标识码{_GAP}(?P<number>bm[0-9]{{8}}|[0-9]{{10}})(?![0-9])", re.I),
    ),
    _Register(
        "credit-code",
        re.compile(rf"信用代码{_GAP}(?P<number>[0-9A-Z]{{18}})(?![0-9A-Z])", re.I),
        _credit,
    ),
    _Register(
        "map-number",
        re.compile(
            rf"(?P<number>(?:GS ?{_L}?|{_L}S) ?\(20[0-9]{{2}}\) ?[0-9]{{1,5}} ?号)(?![0-9])"
        ),
    ),
)


def find_other_licences(text: str) -> list[NumberMatch]:
    """Return the numbers of the other registers, the wrong ones too, in text order."""
    if text.isascii() and "GS" not in text:
        return []
    found: list[NumberMatch] = []
    for window in windows(text, _MARKS, 40, 60):
        end = -1
        for match in sorted(_in_window(window), key=lambda m: (m.start, -m.end)):
            if match.start >= end:
                found.append(match)
                end = match.end
    return found


def _in_window(window: Window) -> Iterator[NumberMatch]:
    for register in _REGISTERS:
        for match in register.pattern.finditer(window.text):
            start, end, shown = window.place(*match.span("number"))
            reasons = register.judge(match)
            reasons += form_reasons(shown)
            if register.kind == "culture-licence" and ("【" in shown or "（" in shown):
                reasons.append("bracket-form")
            verdict, codes = judge(reasons)
            canonical = register.write(match) if verdict != "no" else ""
            digits = "".join(c for c in match["number"] if c.isdigit())
            yield NumberMatch(
                register.kind, start, end, shown, canonical, verdict, codes, "", digits
            )
