"""From bytes to text and back, for pages and texts whose encoding is often not what they say.

The order follows the WHATWG Encoding Standard (byte order mark, transport, declaration) with two
changes that real Chinese pages ask for. A declaration is tried strictly and dropped when the bytes
clearly are something else: UTF-8 pages declared gb2312 and GB18030 pages declared utf-8 both occur.
And nothing is lost: with ``keep_bytes`` each undecodable byte becomes one lone surrogate
(U+DC00 + byte), which :func:`encode` writes back as that byte.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import webencodings

KEEP_BYTES = "ckit-keep-bytes"
"""The name of the codec error handler that keeps undecodable bytes as lone surrogates."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The standard's encoding names whose decoder is wider than the Python codec of that name.
_CODECS = {
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "x-user-defined": "latin-1",
    "replacement": "utf-8",
}

_PRESCAN_BYTES = 16_384
_CHARSET = re.compile(rb"(?:^|[\s;\"'/])charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:+-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\sencoding\s*=\s*[\"']([A-Za-z0-9_.:+-]+)", re.IGNORECASE)

# A share of bad bytes above this means another encoding, not a damaged file: GB18030 read as UTF-8
# has more than half of its high bytes wrong, a page cut inside a character has one.
_DAMAGED = 0.2

# In fewer pairs of bytes a NUL here or there says nothing.
_LEAST_PAIRS = 8

# Below this share of frequent characters a text is hardly Chinese; above the other, surely.
_UNLIKELY = 0.05
_CLEARLY_CHINESE = 0.15

# The commonest characters of written Chinese, both scripts: real text has 15 % of them or more,
# Chinese read in a wrong encoding next to none.
_FREQUENT = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得"
    "于於着著下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面"
    "起看定天分还還进進好小部其些主样樣理心本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民"
    "第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并並物手应應战戰向头頭文体體政"
    "美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒"
    "原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别別打女变變四神"
    "总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区"
    "區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设"
    "設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清"
    "今切院让讓识識候带帶导導争爭运運笔筆网網版编編联聯备備"
)


@dataclass(frozen=True)
class Decoded:
    """Bytes as text.

    ``encoding`` is the Python codec that reads these bytes (``utf-8``, ``gb18030``...);
    ``declared`` is the codec that the transport or the page names, None when neither does;
    ``declared_label`` is that name as written. ``bom`` is the byte order mark (not in ``text``).
    ``errors`` counts undecodable bytes; each is U+FFFD in ``text``, or a lone surrogate with
    ``keep_bytes``.
    """

    text: str
    encoding: str
    declared: str | None = None
    declared_label: str | None = None
    bom: bytes = b""
    errors: int = 0

    @property
    def declaration_wrong(self) -> bool:
        """Whether the page names an encoding that its bytes are not in."""
        return self.declared is not None and self.declared != self.encoding and not self.bom


def codec_for(label: str) -> str | None:
    """Return the Python codec for an encoding label of the web, None for an unknown label.

    The WHATWG table is used, so ``gb2312`` and ``gbk`` mean ``gb18030`` and ``iso-8859-1`` means
    ``cp1252``.

    >>> codec_for("GB2312"), codec_for("latin1"), codec_for("utf8"), codec_for("klingon")
    ('gb18030', 'cp1252', 'utf-8', None)
    """
    found = webencodings.lookup(label.strip())
    if found is None:
        return None
    name = _CODECS.get(found.name, found.name)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return str(found.codec_info.name)


def decode(data: bytes, hint: str | None = None, *, keep_bytes: bool = False) -> Decoded:
    """Decode the bytes of a page or a text file; never fails.

    ``hint`` is the label from outside the file (an HTTP ``charset``); it comes after the byte
    order mark and before the page's own declaration. With ``keep_bytes`` undecodable bytes stay
    recoverable (see the module's docstring); without it they read as U+FFFD.
    """
    declared, label = _declared(data, hint)
    for bom, codec in _BOMS:
        if data.startswith(bom):
            text, errors = _lenient(data[len(bom) :], codec, keep_bytes)
            return Decoded(text, codec, declared, label, bom, errors)
    codec = _choose(data, declared)
    text, errors = _lenient(data, codec, keep_bytes)
    return Decoded(text, codec, declared, label, b"", errors)


def encode(text: str, encoding: str, *, references: bool = False) -> bytes:
    """Encode ``text``, writing surrogates of ``keep_bytes`` back as the bytes they stand for.

    With ``references`` a character that ``encoding`` lacks becomes a numeric character reference
    (``&#8212;``), as HTML reads it.

    Raises:
        UnicodeEncodeError: the encoding lacks a character and ``references`` is False.
    """
    return text.encode(encoding, _REFERENCES if references else KEEP_BYTES)


def _declared(data: bytes, hint: str | None) -> tuple[str | None, str | None]:
    for label in (hint, _label_in_page(data[:_PRESCAN_BYTES])):
        codec = codec_for(label) if label else None
        if codec is not None:
            # A page whose declaration could be read as ASCII is not in UTF-16 (HTML standard).
            if label is not hint and codec.startswith("utf-16"):
                codec = "utf-8"
            return codec, label
    return None, None


def _label_in_page(head: bytes) -> str | None:
    """The label of the first meta charset, meta content-type or XML declaration."""
    position = 0
    while (position := head.find(b"<", position)) >= 0:
        if head.startswith(b"<!--", position):
            end = head.find(b"-->", position + 2)
            position = len(head) if end < 0 else end + 3
            continue
        opening = head[position : position + 6].lower()
        pattern = _CHARSET if opening[:5] == b"<meta" else None
        if opening[:5] == b"<?xml":
            pattern = _XML_ENCODING
        end = head.find(b">", position)
        if pattern is not None and end > 0:
            match = pattern.search(head, position + 5, end)
            if match:
                return match.group(1).decode("ascii")
        position += 1
    return None


def _choose(data: bytes, declared: str | None) -> str:
    if data.isascii():
        if b"\0" in data[:4096]:
            return _utf16_without_mark(data) or declared or "utf-8"
        return declared or "utf-8"
    utf8 = _strict(data, "utf-8")
    if utf8 is not None:
        return "utf-8" if _is_utf8(utf8, data, declared) else str(declared)
    utf16 = _utf16_without_mark(data) if b"\0" in data[:4096] else None
    if utf16 is not None:
        return utf16
    if declared not in (None, "utf-8", "cp1252"):
        text = _strict(data, declared)
        if text is not None and _frequent_share(text) > _UNLIKELY:
            return declared
        if text is not None:
            return _chinese(data, _CLEARLY_CHINESE) or declared
    if _bad_share(data, "utf-8") < _DAMAGED:
        return "utf-8"
    if declared not in (None, "utf-8", "cp1252") and _bad_share(data, declared) < _DAMAGED:
        return declared
    return _guess(data, declared)


def _is_utf8(text: str, data: bytes, declared: str | None) -> bool:
    """Whether bytes that are valid UTF-8 are meant as UTF-8 although another codec is declared."""
    if declared in (None, "utf-8", "cp1252"):
        return True
    # Three-byte sequences are Chinese or typographic marks; other encodings hardly make them by
    # accident. Two-byte ones are pairs that GB18030 has too, except for the likes of © and é.
    if _THREE_BYTES.search(text) or not _BEYOND_LATIN1.search(text):
        return True
    return _strict(data, declared) is None


def _guess(data: bytes, declared: str | None) -> str:
    """The encoding when neither UTF-8 nor the declaration fits."""
    chinese = _chinese(data, _UNLIKELY)
    if chinese is not None:
        return chinese
    if declared is not None and declared != "utf-8":
        return declared
    from charset_normalizer import from_bytes

    match = from_bytes(data[:65_536]).best()
    codec = codec_for(match.encoding) if match is not None else None
    if codec is None or codec.startswith("utf-"):
        return "cp1252"
    # Which of the Latin alphabets it is cannot be told from a few letters; the web's is cp1252.
    latin = _BEYOND_LATIN.search(_lenient(data[:65_536], codec, False)[0]) is None
    return "cp1252" if latin else codec


def _chinese(data: bytes, least: float) -> str | None:
    """The Chinese encoding in which the bytes read best, with at least that frequent share."""
    best, best_score = None, least
    sample = data[:262_144]
    for codec in ("gb18030", "big5hkscs"):
        if _bad_share(sample, codec) < _DAMAGED / 4:
            score = _frequent_share(_lenient(sample, codec, False)[0])
            if score > best_score:
                best, best_score = codec, score
    return best


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 text shows as NULs at every other byte wherever it is Latin."""
    sample = data[: min(len(data), 4096) & ~1]
    pairs = len(sample) // 2
    if pairs < _LEAST_PAIRS:
        return None
    even, odd = sample[::2], sample[1::2]
    for zeros, others, codec in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        letters = len(others) - len(others.translate(None, _ALPHANUMERIC))
        if (
            zeros.count(0) > 0.3 * pairs
            and others.count(0) < 0.02 * pairs
            and letters > 0.3 * pairs
        ):
            return codec
    return None


def _strict(data: bytes, codec: str | None) -> str | None:
    try:
        return data.decode(codec or "utf-8")
    except UnicodeDecodeError:
        return None


def _bad_share(data: bytes, codec: str | None) -> float:
    """Undecodable bytes per high byte."""
    sample = data[:262_144]
    high = len(sample) - len(sample.translate(None, _HIGH))
    return _lenient(sample, codec or "utf-8", True)[1] / max(high, 1)


def _frequent_share(text: str) -> float:
    """The share of frequent Chinese characters among the non-ASCII ones."""
    foreign = _FOREIGN.findall(text[:65_536])
    return sum(character in _FREQUENT for character in foreign) / max(len(foreign), 1)


def _lenient(data: bytes, codec: str, keep_bytes: bool) -> tuple[str, int]:
    try:
        return data.decode(codec), 0
    except UnicodeDecodeError:
        text = data.decode(codec, KEEP_BYTES)
    errors = len(_ESCAPED.findall(text))
    return (text if keep_bytes else _ESCAPED.sub("\ufffd", text)), errors


_REFERENCES = "ckit-references"
_ALPHANUMERIC = bytes(code for code in range(128) if chr(code).isalnum())
_HIGH = bytes(range(0x80, 0x100))
_FOREIGN = re.compile("[^\x00-\x7f]")
_THREE_BYTES = re.compile("[\u0800-\U0010ffff]")
_BEYOND_LATIN = re.compile("[\u0250-\u1dff\u2c00-\U0010ffff]")
_BEYOND_LATIN1 = re.compile("[\u0100-\U0010ffff]")
_ESCAPED = re.compile("[\udc00-\udcff]")


def _keep(error: UnicodeError) -> tuple[str | bytes, int]:
    """Codec error handler: one undecodable byte is one surrogate, and the other way round."""
    if isinstance(error, UnicodeDecodeError):
        if error.encoding.startswith("utf-16"):
            unit = error.object[error.start : error.start + 2]
            return "".join(chr(0xDC00 + byte) for byte in unit), error.start + len(unit)
        # One byte at a time: what follows a broken lead byte is often a good character or a tag.
        return chr(0xDC00 + error.object[error.start]), error.start + 1
    if isinstance(error, UnicodeEncodeError):
        width = 2 if error.encoding.startswith("utf-16") else 1
        codes = [ord(character) for character in error.object[error.start : error.start + width]]
        if len(codes) == width and all(0xDC00 <= code <= 0xDCFF for code in codes):
            return bytes(code - 0xDC00 for code in codes), error.start + width
    raise error


def _reference(error: UnicodeError) -> tuple[str | bytes, int]:
    """Codec error handler: as :func:`_keep`, and other characters as ``&#...;``."""
    if isinstance(error, UnicodeEncodeError):
        code = ord(error.object[error.start])
        if not 0xD800 <= code <= 0xDFFF:
            return f"&#{code};", error.start + 1
        if not 0xDC00 <= code <= 0xDCFF:
            return "&#65533;", error.start + 1
    return _keep(error)


codecs.register_error(KEEP_BYTES, _keep)
codecs.register_error(_REFERENCES, _reference)
