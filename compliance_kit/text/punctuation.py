"""Punctuation and width: Chinese marks in Chinese text, none of them in English text.

Both directions leave protected tokens alone (links, numbers of licences, placeholders) and look at
the neighbours of each mark: a decimal point, a time of day and an English phrase inside a Chinese
sentence keep theirs. Private-use characters, which stand for inline codes, are looked through.
The marks follow GB/T 15834-2011 (use of punctuation marks) and GB/T 15835-2011 (digits are
half-width).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial

from compliance_kit.text.script import HAN, has_han
from compliance_kit.text.tokens import find_tokens

_WIDE = re.compile(f"[{HAN}\u3001-\u3006\u3008-\u301f\uff01-\uff5e]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_PRIVATES = re.compile("[\ue000-\uf8ff]{1,40}")

# Full-width letters and digits, and what goes with digits.
_HALF_WIDTH = {
    code: code - 0xFEE0
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_HALF_WIDTH |= {ord("％"): ord("%"), ord("＋"): ord("+"), ord("＄"): ord("$"), ord("＆"): ord("&")}


def half_width(text: str) -> str:
    """Return ``text`` with full-width letters, digits and ``％＋＄＆`` as ASCII.

    >>> half_width("２０２６年Ａ股，上涨３％")
    '2026年A股，上涨3%'
    """
    return text.translate(_HALF_WIDTH)


# Into Chinese

_CHINESE_OF = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_ASCII_MARK = re.compile(r"\.{3,}|…+|-{2,}|—+|[,;:?!.]")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|Mr|Mrs|Ms|Dr|vs|etc|No|St|Prof|Ph\.D))\Z"
)
_LIST_NUMBER = re.compile(r"(?:\A|[\s，。；：！？、(（,;:])[0-9]{1,3}\Z")
_SPACE_BEFORE = re.compile("(?<![ \u00a0])[ \u00a0]+(?=[，。、；：？！”’）》】])")
_SPACE_AFTER = re.compile("(?<=[，。、；：？！“‘（《【])[ \u00a0]+")
_SPACE_AT_BRACKETS = re.compile(f"(?<=[{HAN}])[ ]+(?=[“‘（《【])|(?<=[”’）》】])[ ]+(?=[{HAN}])")


def to_chinese(text: str) -> str:
    """Return Chinese ``text`` with Chinese punctuation; text without a Chinese character as is.

    >>> to_chinese('他说: "增长3.5%, 达1,400亿元(见https://a.cn/?b=1)."')
    '他说：“增长3.5%，达1,400亿元（见https://a.cn/?b=1）。”'
    """
    if not has_han(text):
        return text
    # A mark made Chinese may make its neighbour Chinese; one round is the rule, three are rare.
    for _round in range(_MOST_ROUNDS):
        before, text = text, _one_round(text)
        if text == before:
            break
    return text


def _one_round(text: str) -> str:
    text = _outside_tokens(text, half_width)
    marks = _Marks(text)
    edits: dict[int, tuple[int, str]] = {}
    for match in marks.find(_ASCII_MARK):
        new = _chinese_mark(marks, match.start(), match.end())
        if new is not None:
            edits[match.start()] = (match.end(), new)
    edits.update(_chinese_pairs(marks))
    pieces: list[str] = []
    position = 0
    for start in sorted(edits):
        end, new = edits[start]
        pieces += [text[position:start], new]
        position = end
    pieces.append(text[position:])
    text = "".join(pieces)
    for pattern in (_SPACE_BEFORE, _SPACE_AFTER, _SPACE_AT_BRACKETS):
        text = _outside_tokens(text, partial(pattern.sub, ""))
    return text


# Marks that either language has: what decides is beyond them.
_SEEN_THROUGH = " \u00a0,;:?!.\"'()-“”‘’…—"
_FAR = 40
_MOST_ROUNDS = 10


class _Marks:
    """A text with what is known about its characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        tokens = find_tokens(text)
        self._starts = [token.start for token in tokens]
        self._ends = [token.end for token in tokens]

    def in_token(self, position: int) -> bool:
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        return (m for m in pattern.finditer(self.text) if not self.in_token(m.start()))

    def before(self, position: int, through: str = " \u00a0") -> str:
        """The nearest visible character before, "" at the beginning."""
        position -= 1
        least = max(-1, position - _FAR)
        while position > least and (
            self.text[position] in through or _PRIVATE.match(self.text[position])
        ):
            position -= 1
        return self.text[position] if position > least else ""

    def after(self, position: int, through: str = " \u00a0") -> str:
        """The nearest visible character at or after ``position``, "" at the end."""
        most = min(len(self.text), position + _FAR)
        while position < most and (
            self.text[position] in through or _PRIVATE.match(self.text[position])
        ):
            position += 1
        return self.text[position] if position < most else ""

    def beside_wide(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` stands beside Chinese, seen through other ASCII marks."""
        return self.wide(self.before(start, _SEEN_THROUGH)) or self.wide(
            self.after(end, _SEEN_THROUGH)
        )

    def wide(self, character: str) -> bool:
        return bool(character) and _WIDE.match(character) is not None


def _chinese_mark(marks: _Marks, start: int, end: int) -> str | None:
    text, mark = marks.text, marks.text[start:end]
    left, right = text[start - 1 : start], text[end : end + 1]
    beside = marks.beside_wide(start, end)
    at_end = not marks.after(end, _SEEN_THROUGH)
    if mark == ".":
        return "。" if _is_full_stop(marks, start, beside, at_end) else None
    if mark[0] in ".…":
        return "……" if beside or at_end else None
    if mark[0] in "-—":
        return "——" if beside else None
    if _is_digit(left) and _is_digit(right):
        return None  # 1,400 and 12:30
    if mark == ":" and right == "/":
        return None
    return _CHINESE_OF[mark] if beside or at_end else None


def _is_full_stop(marks: _Marks, position: int, beside: bool, at_end: bool) -> bool:
    text = marks.text
    left, right = text[position - 1 : position], text[position + 1 : position + 2]
    if not marks.before(position) or (right.isascii() and right.isalnum()):
        return False
    if right == " " and _LIST_NUMBER.search(text[max(0, position - 6) : position]):
        return False
    if marks.wide(marks.before(position, _SEEN_THROUGH)):
        return left not in "。！？" if left else False
    if not at_end and not (beside and right == " "):
        return False
    return _ABBREVIATION.search(text[max(0, position - 12) : position]) is None


def _is_digit(character: str) -> bool:
    return character.isascii() and character.isdigit()


_BRACKETS = re.compile("[()]")
_DOUBLE = re.compile('"')
_SINGLE = re.compile("'")


def _chinese_pairs(marks: _Marks) -> Iterator[tuple[int, tuple[int, str]]]:
    text = marks.text
    opened: list[int] = []
    for match in marks.find(_BRACKETS):
        if match.group() == "(":
            opened.append(match.start())
        elif opened:
            start, end = opened.pop(), match.start()
            inside = text[start + 1 : end][:200]
            if (
                marks.wide(marks.before(start, _SEEN_THROUGH))
                or marks.wide(marks.after(end + 1, _SEEN_THROUGH))
                or has_han(inside)
            ):
                yield start, (start + 1, "（")
                yield end, (end + 1, "）")
    for pattern, quotes in ((_DOUBLE, "“”"), (_SINGLE, "‘’")):
        found = [match.start() for match in marks.find(pattern) if _is_quote(marks, match.start())]
        if len(found) % 2 == 0:
            for number, position in enumerate(found):
                yield position, (position + 1, quotes[number % 2])


def _is_quote(marks: _Marks, position: int) -> bool:
    """Whether a straight mark quotes something: no apostrophe, no sign for inches or minutes."""
    text = marks.text
    left, right = text[position - 1 : position], text[position + 1 : position + 2]
    if text[position] == '"':
        return not (left.isdigit() and right in (" ", ""))
    return marks.beside_wide(position, position + 1)


# Into English

_CLOSING = {
    "，": ",",
    "。": ".",
    "、": ",",
    "；": ";",
    "：": ":",
    "？": "?",
    "！": "!",
    "｡": ".",
    "”": '"',
    "」": '"',
    "』": "'",
    "》": '"',
    "〉": '"',
    "）": ")",
    "】": "]",
    "〕": "]",
    "］": "]",
    "〗": "]",
    "｝": "}",
    "﹐": ",",
    "．": ".",
    "､": ",",
}
_OPENING = {
    "“": '"',
    "「": '"',
    "『": "'",
    "《": '"',
    "〈": '"',
    "（": "(",
    "【": "[",
    "〔": "[",
    "［": "[",
    "〖": "[",
    "｛": "{",
    "‘": "'",
}
_INSIDE = {"·": " ", "‧": " ", "～": "~", "／": "/", "－": "-", "＿": "_", "＝": "=", "＃": "#"}
_INSIDE |= {"＠": "@", "＊": "*", "＜": "<", "＞": ">", "＂": '"', "＇": "'", "￥": "¥", "｜": "|"}
_INSIDE |= {"\u3000": " ", "’": "'", "＼": "\\", "～": "~", "〜": "~"}
_CHINESE_MARK = re.compile(
    "(?:(?<![ \u3000])[ \u3000]+)?(?:—{2,}|…+|["
    + "".join(map(re.escape, [*_CLOSING, *_OPENING]))
    + "])[ \u3000]*|["
    + "".join(map(re.escape, _INSIDE))
    + "]"
)
_THOUSANDS = re.compile(r"[0-9]{3}(?![0-9])")


def to_english(text: str) -> str:
    """Return English ``text`` without Chinese punctuation and full-width characters.

    Quotation marks become straight ones, book titles are put in quotation marks.

    >>> to_english("Hello，world！《Red Star》is a book（new）。")
    'Hello, world! "Red Star" is a book (new).'
    """
    if text.isascii():
        return text
    text = _outside_tokens(text, half_width)
    marks = _Marks(text)
    pieces: list[str] = []
    position = 0
    for match in _CHINESE_MARK.finditer(text):
        written = match.group()
        mark_at = match.start() + len(written) - len(written.lstrip(" \u3000"))
        if marks.in_token(min(mark_at, match.end() - 1)):
            continue
        pieces.append(text[position : match.start()])
        position = match.end()
        last = next((piece[-1] for piece in reversed(pieces) if piece), "")
        pieces.append(_english_mark(marks, match, last))
    pieces.append(text[position:])
    return "".join(pieces)


def _english_mark(marks: _Marks, match: re.Match[str], last: str) -> str:
    text, end = marks.text, match.end()
    written = match.group()
    mark = written.strip(" \u3000") or written
    if mark in _INSIDE:
        return _INSIDE[mark]
    right = text[end : end + 1]
    if mark[0] == "—":
        return (" — " if last and last not in " \n" else "— ") if right else " —"
    space_before = " " if last and last not in " \n([{\"'—" else ""
    if mark in _OPENING:
        return space_before + _OPENING[mark]
    new = "..." if mark[0] == "…" else _CLOSING[mark]
    visible = marks.after(end)
    if mark in "，：．" and len(written) == 1 and last.isdigit() and right.isdigit():
        if mark == "．" or (mark == "：" and len(text) > end):
            return new
        if _THOUSANDS.match(text, end):
            return new
    spaced = visible and (visible.isalnum() or visible in _OPENING or visible in "($£€¥#@<{%")
    if new in ".," and visible in "\"'":
        spaced = False
    if mark[0] == "…" and not written.endswith((" ", "\u3000")):
        spaced = bool(visible) and visible.isupper()
    beyond = _PRIVATES.match(text, end)
    following = text[beyond.end() : beyond.end() + 1] if beyond else right
    return new + (" " if spaced and not following.isspace() else "")


def _outside_tokens(text: str, change: Callable[[str], str]) -> str:
    """``text`` with everything but its tokens changed."""
    pieces: list[str] = []
    position = 0
    for token in find_tokens(text):
        pieces += [change(text[position : token.start]), token.text]
        position = token.end
    pieces.append(change(text[position:]))
    return "".join(pieces)
