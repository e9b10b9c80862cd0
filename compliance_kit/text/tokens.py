"""Protected tokens: the pieces of a text that no translation and no localization may change.

Links, addresses, telephone and licence numbers, placeholders, identifiers. ``translate`` keeps
them from the engine, ``verify`` looks for them in the target, ``localize`` leaves them alone.
Numbers, dates and amounts are not tokens; those are expressions.

One scan with one pattern: every repetition in it is bounded or consumes what it reads, so the time
grows with the length of the text only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compliance_kit.text.script import HAN

TokenKind = Literal[
    "code",  # placeholders, template expressions, tags, code in backquotes
    "url",
    "email",
    "domain",
    "licence",  # ICP and police filings, telecom, news and other licences, document numbers
    "phone",
    "publication",  # ISBN, ISSN, CN, DOI
    "hashtag",
    "handle",
    "file",  # file names and paths
    "version",  # also IP addresses
    "transport",  # flights, trains
    "identifier",  # snake_case, ABC-123, hashes, long numbers, number plates, stock codes
]


@dataclass(frozen=True)
class Token:
    """A protected piece: ``text == source[start:end]``."""

    kind: TokenKind
    start: int
    end: int
    text: str


PROVINCES = (
    "京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊港澳台"
)
"""One-character province names as licences and number plates write them."""

_P = f"[{PROVINCES}]"
_DASH = "[-‐‑–—－]"
_NO_WORD_BEFORE = r"(?<![A-Za-z0-9_])"
_NO_WORD_AFTER = r"(?![A-Za-z0-9_])"
_NO_DIGIT_BEFORE = r"(?<![0-9A-Za-z.])"
_NO_DIGIT_AFTER = r"(?![0-9])"
_NUMBER_ENDS = r"(?![0-9A-Za-z])(?!\.[0-9])"

_TLD = (
    "com|cn|net|org|gov|edu|mil|int|info|biz|io|ai|app|dev|hk|tw|mo|uk|eu|de|fr|jp|kr|ru|au|ca|sg|"
    "nz|za|br|nl|ch|se|fi|dk|es|pl|ie|top|xyz|site|online|shop|club|vip|tech|wang|ltd|store|cloud|"
    "news|tv|cc|co|museum|asia|mobi|name|pro|link|live|media|press|world"
)
_FILE_ENDING = (
    "pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|zip|rar|7z|tar|gz|txt|csv|tsv|json|ya?ml|toml|xml|"
    "x?html?|css|js|ts|jsx|tsx|py|md|rst|php|jsp|aspx?|jpe?g|png|gif|svg|webp|bmp|tiff?|ico|mp3|"
    "mp4|m4a|wav|avi|mov|mkv|flv|exe|msi|apk|ipa|dmg|iso|sh|bat|ini|cfg|conf|log|sql|db|epub|srt|"
    "vtt|po|mo|tmx|xliff?|woff2?|ttf|otf"
)
# Letters before digits that make an amount, a period or a zone, not an identifier.
_NOT_IDENTIFIER = (
    "(?!(?:RMB|CNY|USD|HKD|EUR|GBP|JPY|TWD|AUD|CAD|SGD|KRW|INR|CHF|NZD|US|HK|NT|AUS|FY|Q|H|AD|BC|"
    "CE|GMT|UTC|NO|No|AM|EST|PST|BST|CST)[0-9])"
)

_CODE = (
    r"\{\{[^{}\n]{0,300}\}\}|\{%[^%\n]{0,300}%\}|<%[^%\n]{0,300}%>|<\?[^?\n]{0,300}\?>"
    r"|[$#@]\{[^{}\n]{0,200}\}"
    r"|\{[A-Za-z_][A-Za-z0-9_.\[\]-]{0,80}(?:[!:][^{}\n]{0,40})?\}|\{[0-9]{0,3}\}"
    r"|(?<![0-9%])%(?:[0-9]{1,2}\$)?(?:\([A-Za-z_][A-Za-z0-9_]{0,60}\))?[-+#0]{0,4}[0-9]{0,3}"
    r"(?:\.[0-9]{1,3})?(?:hh|h|ll|l|L|q|j|z|t)?[diouxXeEfgGaAcsp@](?![A-Za-z0-9])"
    r"|</?[A-Za-z][A-Za-z0-9:-]{0,40}(?:\s[^<>=\n]{0,300}=[^<>\n]{0,500}|\s?/?)>"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|`[^`\n]{1,300}`"
)
_URL = (
    r"(?<![A-Za-z0-9])(?:(?:https?|ftps?|wss?|file|git|ssh)://|mailto:(?=[A-Za-z0-9])|www\.)"
    r"(?:[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:中国|中國|公司|网络|網絡|政务|公益)(?![\w]))?"
    r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%|]{1,4000}"
)
_EMAIL = (
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9_][A-Za-z0-9._%+-]{0,63}(?:[@＠#]|\[at\]|[（(]at[）)])"
    r"(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![A-Za-z0-9])"
)
_DOMAIN = (
    r"(?<![A-Za-z0-9._-])(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,6}"
    rf"(?:{_TLD}|{_TLD.upper()})(?![A-Za-z0-9-])(?!\.[A-Za-z0-9])"
    r"(?::[0-9]{2,5})?(?:/[A-Za-z0-9\-._~/?#@!$&'()*+,;=%]{0,2000})?"
)
_SUFFIX = rf"(?:\s?{_DASH}\s?[0-9]{{1,4}}[A-Za-z]?(?![0-9A-Za-z]))?"
_LICENCE = (
    # ICP filing and licence: 渝ICP备20009753号-2, 京ICP证030173号, 粤ICP备B2-20050235
    rf"(?:{_P}\s{{0,2}})?ICP\s{{0,2}}[备備证證]案?[字第]{{0,2}}\s{{0,2}}[:：]?\s{{0,2}}"
    rf"(?:[AB][12](?:\.[AB]?[12])?{_DASH})?[0-9]{{4,12}}(?:\s{{0,2}}[号號])?{_SUFFIX}"
    # Public-security filing: 渝公网安备 50010302000814号
    rf"|{_P}公[网網]安[备備]案?第?\s{{0,3}}[:：]?\s{{0,3}}[0-9]{{8,16}}(?:\s{{0,2}}[号號])?{_SUFFIX}"
    # Value-added telecom: B2-20090418, 京B2-20170274, 合字B1.B2-20180001
    rf"|(?:{_P}|合字|[（(]{_P}[)）])?{_NO_WORD_BEFORE}[AB][12](?:\.[AB]?[12])?{_DASH}[0-9]{{6,8}}"
    rf"(?:[号號])?{_SUFFIX}{_NO_DIGIT_AFTER}"
    # Licences and documents with the year in brackets: 京网文〔2023〕1034-029号, 国发〔2024〕12号
    # (the letters before the bracket, not the words of the sentence before them)
    rf"|(?:(?![根据按照依见和与及的为以由在对至到经件号])[{HAN}]){{1,8}}"
    rf"[〔\[［（(【][12][0-9]{{3}}[〕\]］）)】]\s?第?\s?[0-9]{{1,7}}(?:{_DASH}[0-9]{{1,5}})?\s?[号號]"
    rf"|[〔\[［][12][0-9]{{3}}[〕\]］]\s?第?\s?[0-9]{{1,7}}(?:{_DASH}[0-9]{{1,5}})?\s?[号號]"
    # Licences by province: （京）字第1234号, 网出证（渝）字第018号
    rf"|(?:(?:[（(]署[)）])?网出证|新出网证)?[（(]{_P}[)）]\s?[网網]?字?第?\s?[0-9]{{1,8}}(?:{_DASH}[0-9]{{1,5}})?\s?[号號]"
)
_EXTENSION = r"(?:\s?(?:转|轉|ext\.?|x)\s?[0-9]{1,6})?"
_SEP = rf"(?:{_DASH}|[ \u00a0.])"
_PHONE = (
    # International: +86-23-67158993, +1 (212) 555-0100, (+86) 23 6715 8993
    rf"(?<![0-9A-Za-z])[（(]?[+＋][0-9]{{1,3}}[)）]?"
    rf"(?:[-–—－ \u00a0.]?[（(]?[0-9]{{2,8}}[)）]?){{2,5}}"
    rf"{_NO_DIGIT_AFTER}{_EXTENSION}"
    # Chinese landlines: 023-67158993, （023）6715 8993, 010 6655 1234-8012
    rf"|{_NO_DIGIT_BEFORE}(?:[（(]0[0-9]{{2,3}}[)）]\s?{_DASH}?"
    rf"|0[0-9]{{2,3}}(?:\s?{_DASH}\s?|[ \u00a0]))"
    rf"[2-9][0-9]{{2,3}}{_SEP}?[0-9]{{4}}(?:{_DASH}[0-9]{{1,6}})?{_NO_DIGIT_AFTER}{_EXTENSION}"
    # A city's service numbers behind its area code: 023-966666, 0571-96345, 010-12345
    rf"|{_NO_DIGIT_BEFORE}(?:[（(]0[0-9]{{2,3}}[)）]\s?{_DASH}?|0[0-9]{{2,3}}(?:{_DASH}|[ \u00a0]))"
    rf"(?:12[0-9]{{3}}|9[56][0-9]{{3,4}}){_NUMBER_ENDS}{_EXTENSION}"
    # Mobile numbers and the 400 and 800 services
    rf"|{_NO_DIGIT_BEFORE}1[3-9][0-9]{_SEP}?[0-9]{{4}}{_SEP}?[0-9]{{4}}{_NUMBER_ENDS}"
    rf"|{_NO_DIGIT_BEFORE}[48]00"
    rf"(?:{_DASH}|[ \u00a0])?[0-9]{{3,4}}(?:{_DASH}|[ \u00a0])?[0-9]{{3,4}}"
    rf"{_NUMBER_ENDS}{_EXTENSION}"
    # North America and Britain: (212) 555-0100, 212-555-0100, 020 7946 0958, 0800 123 4567
    rf"|{_NO_DIGIT_BEFORE}(?:\([2-9][0-9]{{2}}\)\s?|[2-9][0-9]{{2}}[-.])"
    rf"[2-9][0-9]{{2}}[-. ][0-9]{{4}}"
    rf"{_NUMBER_ENDS}{_EXTENSION}"
    rf"|{_NO_DIGIT_BEFORE}0[0-9]{{2,4}}[ \u00a0][0-9]{{3,4}}[ \u00a0][0-9]{{3,4}}{_NUMBER_ENDS}"
)
_PUBLICATION = (
    rf"{_NO_WORD_BEFORE}ISBN(?:-1[03])?[:：]?\s?[0-9](?:[ -]?[0-9]){{8,11}}"
    rf"[ -]?[0-9Xx]{_NO_WORD_AFTER}"
    rf"|{_NO_WORD_BEFORE}ISSN[:：]?\s?[0-9]{{4}}-[0-9]{{3}}[0-9Xx]{_NO_WORD_AFTER}"
    rf"|{_NO_WORD_BEFORE}CN\s?[0-9]{{2}}{_DASH}[0-9]{{4}}(?:/[A-Z0-9]{{1,4}})?{_NO_WORD_AFTER}"
    r"|(?<![0-9.])10\.[0-9]{4,9}/[A-Za-z0-9\-._;()/:]{1,200}"
)
_SOCIAL = (
    r"(?P<hashtag>(?<![A-Za-z0-9_&/#])#(?=[0-9_]{0,20}[^\W\d_])(?:[\w·]{1,60}#|\w{1,60}))"
    r"|(?P<handle>(?<![A-Za-z0-9_.@/])@(?:[A-Za-z_][A-Za-z0-9_.-]{0,50}(?<![.-])|[\w·-]{2,16}(?!\w)))"
)
_PATH_CHARACTER = "[A-Za-z0-9_.-]"
_FILE = (
    rf"(?<![A-Za-z0-9_./\\<])(?:[A-Za-z]:\\(?:[^\s\\/:*?\"<>|{HAN}，。；]{{1,100}}\\){{0,20}}[^\s\\/:*?\"<>|{HAN}，。；]{{1,100}}"
    rf"|(?:~|\.\.?)?/{_PATH_CHARACTER}{{1,100}}(?:/{_PATH_CHARACTER}{{1,100}}){{1,30}}/?(?<!\.)"
    rf"|\.\.?/{_PATH_CHARACTER}{{1,100}}(?<!\.))"
    rf"|(?<![A-Za-z0-9_.-])(?:{_PATH_CHARACTER}{{1,80}}/){{0,20}}[A-Za-z0-9_-][A-Za-z0-9_.-]{{0,80}}"
    rf"\.(?:{_FILE_ENDING})(?![A-Za-z0-9])(?!\.[A-Za-z0-9])"
)
_VERSION = (
    rf"{_NO_DIGIT_BEFORE}(?![12][0-9]{{3}}\.)(?![0-9]{{1,2}}\.[0-9]{{1,2}}\.[12][0-9]{{3}}{_NO_DIGIT_AFTER})"
    r"[vV]?[0-9]{1,5}(?:\.[0-9]{1,6}){2,4}(?:[-+](?:alpha|beta|rc|dev|post)?\.?[0-9]{0,6})?"
    rf"{_NUMBER_ENDS}"
    rf"|{_NO_WORD_BEFORE}[vV][0-9]{{1,3}}\.[0-9]{{1,4}}{_NUMBER_ENDS}"
)
_TRANSPORT = (
    rf"{_NO_WORD_BEFORE}{_NOT_IDENTIFIER}(?:[A-Z]{{2}}|[A-Z][0-9]|[0-9][A-Z])[0-9]{{3,4}}{_NUMBER_ENDS}"
    rf"|{_NO_WORD_BEFORE}[A-Z][A-Z0-9]\s[0-9]{{3,4}}(?=\s?(?:次?航班|[Ff]light))"
    rf"|(?<=[Ff]light )[A-Z][A-Z0-9]\s?[0-9]{{3,4}}{_NUMBER_ENDS}"
    rf"|{_NO_WORD_BEFORE}[GDCZTKYL][0-9]{{1,4}}(?:/[0-9]{{1,4}})?(?=次)"
)
_IDENTIFIER = (
    rf"{_NO_WORD_BEFORE}[0-9a-fA-F]{{8}}(?:-[0-9a-fA-F]{{4}}){{3}}-[0-9a-fA-F]{{12}}{_NO_WORD_AFTER}"
    rf"|{_NO_WORD_BEFORE}0x[0-9A-Fa-f]{{1,64}}{_NO_WORD_AFTER}"
    rf"|{_NO_WORD_BEFORE}_{{0,2}}[A-Za-z0-9]{{1,60}}(?:_{{1,2}}[A-Za-z0-9]{{1,60}}){{1,12}}_{{0,2}}{_NO_WORD_AFTER}"
    rf"|{_NO_WORD_BEFORE}__[A-Za-z0-9]{{1,60}}__{_NO_WORD_AFTER}"
    # Number plates and stock codes
    rf"|{_P}[A-Z][·•‧][A-Z0-9]{{5,6}}{_NO_WORD_AFTER}"
    rf"|{_NO_WORD_BEFORE}[0-9]{{4,6}}\.(?:SH|SZ|BJ|HK|SS){_NO_WORD_AFTER}"
    # ABC-123, CVE-2024-1234, COVID-19, GB18030, PM2.5, A320neo; 5G, 3D
    rf"|{_NO_WORD_BEFORE}{_NOT_IDENTIFIER}[A-Z]{{1,8}}(?:[-/][A-Z]{{1,6}})?-?[0-9]{{1,8}}"
    rf"(?:[-.][0-9]{{1,8}}){{0,3}}[A-Za-z]{{0,4}}(?![A-Za-z0-9_])"
    rf"|(?<![0-9A-Za-z.,])[0-9]{{1,2}}[DG](?![A-Za-z0-9])"
    # camelCase, hashes and codes that mix digits and letters: 91500000MA5U0001XR
    rf"|{_NO_WORD_BEFORE}(?!mmHg)[a-z]{{2,30}}(?:[A-Z][a-z0-9]{{1,30}}){{1,8}}{_NO_WORD_AFTER}"
    rf"|{_NO_WORD_BEFORE}(?=[0-9]{{0,40}}[A-Za-z])(?=[A-Za-z]{{0,40}}[0-9][A-Za-z0-9]{{0,40}}[A-Za-z0-9])"
    rf"(?:[0-9A-F]{{12,64}}|[0-9a-f]{{7,64}}|[0-9A-Z]{{15,32}}){_NO_WORD_AFTER}"
    # Long numbers, and numbers that keep a leading zero, count nothing
    rf"|{_NO_DIGIT_BEFORE}(?:[1-9][0-9]{{11,31}}|0[0-9]{{4,31}}){_NUMBER_ENDS}"
)

# Where no token can start, said once in front of all the alternatives: inside a Latin word, at
# white space and Chinese punctuation, at a plain word that ends in lower case.
_NOWHERE = (
    r"(?:(?<![A-Za-z])|(?=[^A-Za-z]))(?![\s，。、；：？！“”])"
    r"(?![A-Za-z][a-z]{0,40}(?:[\s,;!?\"'”’)\]，。、]|\.\s|\.?\Z))"
)
_PATTERN = re.compile(
    rf"{_NOWHERE}(?:(?P<code>{_CODE})|(?P<email>{_EMAIL})|(?P<url>{_URL})|(?P<licence>{_LICENCE})"
    rf"|(?P<publication>{_PUBLICATION})|{_SOCIAL}|(?P<file>{_FILE})|(?P<domain>{_DOMAIN})"
    rf"|(?P<phone>{_PHONE})|(?P<version>{_VERSION})|(?P<transport>{_TRANSPORT})"
    rf"|(?P<identifier>{_IDENTIFIER}))"
)
# Numbers that only the words beside them make a telephone or licence number.
_CONTEXT = re.compile(
    rf"(?:(?:许可证|許可證|备案编?号|備案編?號|刊号|统一社会信用代码|标识码|識別碼|识别码|邮编|邮政编码|学号|工号|单号|[Q群]群?号?|[Ll]icen[cs]e|[Pp]ermit)"
    rf"(?:编号|編號|号|號|[Nn]umber|[Nn]o\.?)?[:：\s]{{0,3}}(?P<licence>[A-Z]{{0,4}}[0-9][0-9A-Z-]{{4,24}}))"
    rf"|(?:(?:电话|電話|热线|熱線|传真|傳真|手机|拨打|致电|举报|[Hh]otlines?|[Tt]el(?:ephone)?|[Cc]all(?:ing)?|"
    rf"[Dd]ial(?:ling)?|[Ff]ax|[Pp]hone)[^0-9\n。，；]{{0,8}}"
    rf"(?P<phone>(?:1[0-9]{{2}}|911|999|1[0-9]{{4,5}}|9[56][0-9]{{3,4}}|[2-9][0-9]{{2,3}}{_SEP}?[0-9]{{4}}){_NUMBER_ENDS}"
    rf"(?!\s?[年月日个名人万亿元%,，.]))"
    rf"(?:(?:[、/,，]|\s?或)(?P<phone2>[1-9][0-9]{{6,7}}){_NUMBER_ENDS})?)"
    rf"|(?<![0-9.,])(?P<hotline>11[09]|12[02]|12[0-9]{{3}}|9[56][0-9]{{3,4}})"
    rf"(?=(?![个個多余名人年月日万])[{HAN}]{{0,8}}?(?:热线|熱線|电话|報警|报警|急救))"
)
_STARTS = re.compile(r"[0-9A-Za-z%{<&`@#$~/]")
_TRAILING = ".,;:!?'*"
_BRACKETS = {")": "(", "]": "["}


def find_tokens(text: str) -> list[Token]:
    """Return the protected tokens of ``text`` in order; they do not overlap.

    >>> [t.text for t in find_tokens("致电023-67158993或访问https://example.cn/a?b=1。")]
    ['023-67158993', 'https://example.cn/a?b=1']
    >>> [t.kind for t in find_tokens("渝ICP备20009753号-2 news@example.cn {name} CA1234")]
    ['licence', 'email', 'code', 'transport']
    """
    if _STARTS.search(text) is None:
        return []
    found = list(_scan(text))
    context = _in_context(text)
    if not context:
        return found
    ends = [token.end for token in found]
    for token in context:
        index = bisect_right(ends, token.start)
        if index == len(ends) or found[index].start >= token.end:
            found.append(token)
    return sorted(found, key=lambda token: token.start)


def _scan(text: str) -> Iterator[Token]:
    position = 0
    while match := _PATTERN.search(text, position):
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        start, end = match.span()
        if kind in ("url", "domain", "publication"):
            end = _without_trailing(text, start, end)
        elif kind == "phone":
            end = _within_plan(text, start, end)
        position = max(end, start + 1)
        if end > start:
            yield Token(kind, start, end, text[start:end])


def _in_context(text: str) -> list[Token]:
    tokens: list[Token] = []
    for match in _CONTEXT.finditer(text):
        for group, span in ((name, match.span(name)) for name in match.re.groupindex):
            if span[0] >= 0:
                kind: TokenKind = "licence" if group == "licence" else "phone"
                tokens.append(Token(kind, *span, text[span[0] : span[1]]))
    return sorted(tokens, key=lambda token: token.start)


def _without_trailing(text: str, start: int, end: int) -> int:
    """Drop the sentence's punctuation and unopened brackets from the end of a link."""
    while end > start:
        last = text[end - 1]
        opener = _BRACKETS.get(last)
        if last in _TRAILING or (
            opener and text.count(last, start, end) > text.count(opener, start, end)
        ):
            end -= 1
        else:
            break
    return end


def _within_plan(text: str, start: int, end: int) -> int:
    """Drop groups of digits after an international number that are not part of it (E.164)."""
    if text[start] not in "+＋":
        return end
    digits = "".join(filter(str.isdigit, text[start:end]))
    limit = 11 if digits.startswith(("1", "852", "853")) else 13 if digits.startswith("86") else 15
    while len(digits) > limit:
        while text[end - 1].isdigit():
            end -= 1
            digits = digits[:-1]
        while not text[end - 1].isdigit():
            end -= 1
    return end
