"""Sentences of Chinese and English news text, and clauses of sentences that are too long.

Both functions give character offsets into the text, so that nothing is lost: what lies between
two spans is white space. Private-use characters stand for inline codes and protected pieces; they
count as letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance_kit.text.script import HAN
from compliance_kit.text.words import word_set

Span = tuple[int, int]

_CLOSERS = "”’」』）》】〕〉\"'）)］]｝}»"
_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "【": "】"}
_OPENERS_OF = {close: open_ for open_, close in _PAIRS.items()}
# Inside a quotation or bracket up to this many characters no sentence ends.
_SHORT_PAIR = {"zh": 40, "en": 30}
_PRIVATE = "\ue000-\uf8ff"

_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")
_ZH_END = re.compile(rf"[。！？!?…；｡]+[{re.escape(_CLOSERS)}]*|\.(?=\s|\Z)")
_EN_END = re.compile(
    rf"[.!?…。！？]+[{re.escape(_CLOSERS)}{_PRIVATE}]*(?=\s|\Z)|[。！？]+[”’」』）]*"
)

# What may follow a closing quotation and still belong to the sentence around it.
_ZH_GOES_ON = re.compile(
    "[，、；：,;:。的地得等之与和或及”’」』）》】)]|这[一个种类样]|一[词语说句]"
)
_SAYS = (
    "说|道|问|称|表示|回答|答道|介绍|指出|强调|透露|解释"
    "|坦言|补充|感叹|告诉记者|告诉本报记者|高喊|认为|認為|說|問|稱"
)
_ZH_SPEECH_TAG = re.compile(rf"[^。！？!?…；，：“”\n]{{1,14}}?(?:{_SAYS})(?=[。！？])")


_TITLES = word_set(
    "Mr Mrs Ms Mx Dr Prof Sen Rep Reps Sens Gov Govs Gen Col Lt Sgt Capt Cmdr Cpl Maj Adm Brig Rev "
    "Hon Pres Supt Insp Det Messrs Mme Mlle St Mt Ft vs v cf viz al Fig Figs Eq Sec Ch Vol pp Art "
    "No Nos approx ca"
)
_ABBREVIATIONS = word_set(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun "
    "Inc Co Corp Ltd Bros Cos LLC PLC Dept Univ Assn Bldg Ave Blvd Rd Sq Hwy Jr Sr Esq PhD "
    "etc est dist min max avg ext tel Tel fax Fax Md Va Pa Ga Fla Calif Mass Mich Minn Wash Conn "
    "Colo Ariz Ala Ark Del Ill Ind Kan Ky La Miss Mo Mont Neb Nev Okla Ore Tenn Tex Vt Wis Wyo "
    "a.m p.m e.g i.e U.S U.K U.N E.U D.C N.Y L.A B.C A.D Ph.D M.D B.A M.A P.R U.S.A P.R.C"
)
# Words that hardly follow an abbreviation inside a sentence with a capital letter.
_STARTERS = word_set(
    "The A An It Its He She They We I You This That These Those There Here In On At By For From To "
    "With As But And Or So Yet If When While After Before Since Although Though Because However "
    "Meanwhile Still Now Then His Her Their Our My What Who Why How Where Which Some Many Most All "
    "Both Each Such No Not Nor Once Under Over During According Despite Unlike Also"
)
_LAST_WORD = re.compile(r"[A-Za-z](?:[A-Za-z]|\.(?=[A-Za-z]))*\Z")
_NEXT_WORD = re.compile(rf"\s*[“‘\"'(\[{_PRIVATE}]{{0,20}}([^\s“‘\"'(\[]{{0,40}})")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]\Z")
_LIST_MARK = re.compile(r"(?:\d{1,3}|[ivxIVX]{1,5}|[A-Za-z])\Z")


def split_sentences(text: str, language: str) -> list[Span]:
    """Return the spans of the sentences of ``text``; white space between them is left out.

    ``language`` is a tag that starts with ``zh`` or ``en``. A blank line always ends a sentence,
    a single line break never.

    >>> text = "他说：“没问题。”随后离开。气温3.5度！"
    >>> [text[a:b] for a, b in split_sentences(text, "zh")]
    ['他说：“没问题。”', '随后离开。', '气温3.5度！']
    >>> text = "Mr. Li met U.S. officials on Jan. 5. They talked."
    >>> [text[a:b] for a, b in split_sentences(text, "en")]
    ['Mr. Li met U.S. officials on Jan. 5.', 'They talked.']
    """
    ends = _zh_ends if language.lower().startswith("zh") else _en_ends
    spans: list[Span] = []
    for start, end in _paragraphs(text):
        position = start
        for cut in ends(text[start:end]):
            _add(spans, text, position, start + cut)
            position = start + cut
        _add(spans, text, position, end)
    return spans


def split_clauses(text: str, language: str) -> list[Span]:
    """Return the spans of the clauses of one sentence, for engines with a limited input.

    The cuts are after ，；： and dashes (English: ``, ; :`` and dashes); a clause that is still
    long is cut after 、 or before a conjunction; a very short one is joined to its neighbour.

    >>> text = "受降雨影响，部分路段积水，交警部门已到场疏导。"
    >>> [text[a:b] for a, b in split_clauses(text, "zh")]
    ['受降雨影响，部分路段积水，', '交警部门已到场疏导。']
    """
    chinese = language.lower().startswith("zh")
    strong, weak = (_ZH_CLAUSE, _ZH_WEAK) if chinese else (_EN_CLAUSE, _EN_WEAK)
    least, most = (8, 60) if chinese else (25, 160)
    pieces: list[Span] = []
    for start, end in _cut_after(text, (0, len(text)), strong):
        if end - start > most:
            pieces.extend(_cut_after(text, (start, end), weak))
        else:
            pieces.append((start, end))
    joined: list[Span] = []
    for start, end in pieces:
        if joined and joined[-1][1] - joined[-1][0] < least:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    if len(joined) > 1 and joined[-1][1] - joined[-1][0] < least:
        joined[-2:] = [(joined[-2][0], joined[-1][1])]
    spans: list[Span] = []
    for start, end in joined:
        _add(spans, text, start, end)
    return spans


_ZH_CLAUSE = re.compile(rf"(?:[，；;]|：(?![“「])|——)[{re.escape(_CLOSERS)}]*|,(?![0-9])")
_ZH_WEAK = re.compile("、|(?=(?:但是|但|而且|并且|因此|所以|以及|同时|其中|如果|由于))")
_EN_CLAUSE = re.compile(r"(?<![,;:—])[,;:—]+[\"'”’)\]]*(?=\s)|\s[–-](?=\s)|，|；")
_EN_WEAK = re.compile(
    r"(?=\s(?:and|but|or|which|who|that|because|while|although|after|before|when|where|with|as)\s)"
)


def _paragraphs(text: str) -> Iterator[Span]:
    position = 0
    if "\n" in text:
        for match in _PARAGRAPH.finditer(text):
            yield position, match.start()
            position = match.end()
    yield position, len(text)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _cut_after(text: str, span: Span, pattern: re.Pattern[str]) -> Iterator[Span]:
    position, end = span
    for match in pattern.finditer(text, position, end):
        if match.end() > position:
            yield position, match.end()
            position = match.end()
    if position < end:
        yield position, end


def _short_pairs(text: str, language: str) -> list[Span]:
    """Spans inside short quotations and brackets, outermost first, in order."""
    limit = _SHORT_PAIR[language]
    stack: list[tuple[str, int]] = []
    found: list[Span] = []
    for match in _BRACKET.finditer(text):
        character, position = match.group(), match.start()
        if character in _PAIRS:
            stack.append((character, position))
        elif stack and stack[-1][0] == _OPENERS_OF[character]:
            start = stack.pop()[1]
            if position - start <= limit:
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, position))
    return found


_BRACKET = re.compile("[" + re.escape("".join([*_PAIRS, *_PAIRS.values()])) + "]")


def _zh_ends(text: str) -> Iterator[int]:
    pairs = iter(_short_pairs(text, "zh"))
    pair = next(pairs, None)
    skip_to = 0
    for match in _ZH_END.finditer(text):
        mark, end = match.start(), match.end()
        while pair is not None and pair[1] < mark:
            pair = next(pairs, None)
        # The mark before the closing character of a pair is at its end, not inside it.
        if pair is not None and pair[0] < mark and pair[1] >= end:
            continue
        if end <= skip_to:
            continue
        first = text[mark]
        if first == "." and not _zh_full_stop(text, mark):
            continue
        if first in "!?" and end < len(text) and text[end].isascii() and text[end].isalnum():
            continue
        after = _first_after(text, end)
        if after < len(text) and _ZH_GOES_ON.match(text, after):
            continue
        closer = text[end - 1]
        if closer in "》〉" or (first == "…" and mark == 0):
            continue
        embedded = pair is not None and pair[1] < end and _embedded(text, pair[0])
        if embedded and after < len(text) and (closer in "）)" or first in "！？!?"):
            continue
        if closer in "”’」』":
            tag = _ZH_SPEECH_TAG.match(text, after)
            if tag:
                skip_to = tag.end()
                continue
        while end < len(text) and _is_private(text[end]) and _before_space(text, end):
            end += 1
        yield end


def _embedded(text: str, opener: int) -> bool:
    """Whether the pair opened at ``opener`` stands inside a sentence: 他把“好！”写在墙上。"""
    return opener > 0 and text[opener - 1] not in "。！？!?…；：:，,”’」』）)\n \u3000"


def _zh_full_stop(text: str, mark: int) -> bool:
    """Whether an ASCII full stop before white space ends a Chinese sentence."""
    before = text[mark - 1] if mark else ""
    if not before or before.isdigit():
        return False
    if _IS_HAN.match(before) or before in _CLOSERS:
        return True
    return not _is_abbreviation(text, mark)


_IS_HAN = re.compile(f"[{HAN}]")


def _en_ends(text: str) -> Iterator[int]:
    pairs = iter(_short_pairs(text, "en"))
    pair = next(pairs, None)
    for match in _EN_END.finditer(text):
        mark, end = match.start(), match.end()
        while pair is not None and pair[1] < mark:
            pair = next(pairs, None)
        if pair is not None and pair[0] < mark and pair[1] >= end:
            continue
        following = _NEXT_WORD.match(text, end)
        word = following.group(1) if following else ""
        if word and _en_goes_on(text, match.group(), mark, word):
            continue
        yield end


def _en_goes_on(text: str, marks: str, mark: int, word: str) -> bool:
    """Whether the sentence goes on with ``word`` after the marks at ``mark``."""
    if word[0].islower():
        # iPhone, eBay and the like begin sentences; other words in lower case do not.
        return not any(character.isupper() for character in word[1:])
    if word[0] in ",;:—–-)":
        return True
    if marks[0] != "." or marks.startswith(".."):
        return False
    if _list_mark(text, mark):
        return True
    return _is_abbreviation(text, mark, word)


def _is_abbreviation(text: str, mark: int, following: str = "") -> bool:
    """Whether the full stop at ``mark`` belongs to the word before it and ends nothing."""
    match = _LAST_WORD.search(text, max(0, mark - 20), mark)
    if match is None or (match.start() and text[match.start() - 1].isdigit()):
        return False
    word = match.group()
    if word in _TITLES:
        return True
    if word in _ABBREVIATIONS or _INITIAL.match(word):
        return following.strip(",;:!?.\"'”’)") not in _STARTERS
    return False


def _list_mark(text: str, mark: int) -> bool:
    """Whether the text up to ``mark`` is only the number of a list item or heading."""
    head = text[:mark].lstrip() if mark < 10 else ""
    return bool(head) and _LIST_MARK.match(head) is not None


def _first_after(text: str, position: int) -> int:
    while position < len(text) and (text[position].isspace() or _is_private(text[position])):
        position += 1
    return position


def _is_private(character: str) -> bool:
    return "\ue000" <= character <= "\uf8ff"


def _before_space(text: str, position: int) -> bool:
    while position < len(text) and _is_private(text[position]):
        position += 1
    return position == len(text) or text[position].isspace()
