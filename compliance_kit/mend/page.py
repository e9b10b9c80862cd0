"""One page mended: link targets, language marks, alternative texts.

Only rules that failed on the page are mended, only where the right text is known, and only the
bytes of the mended place change. Every edit names its rule, so that a reader of the diff can ask
``ckit rules show``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape

from compliance_kit.audit.numbers.icp import find_icp
from compliance_kit.audit.numbers.ps import find_ps
from compliance_kit.audit.numbers.targets import ICP_URL, PS_URL, icp_target, ps_target
from compliance_kit.documents.html_tokens import Attribute, Token, tokenize
from compliance_kit.text.encoding import decode, encode
from compliance_kit.text.script import detect_language

BADGE = "公安备案图标"
_TAGS = {"zh-Hans": "zh-CN", "zh-Hant": "zh-Hant", "en": "en"}
_UNSEEN = frozenset({"script", "style", "title", "textarea", "template", "noscript", "xmp"})


@dataclass(frozen=True)
class Edit:
    """Replace ``text[start:end]`` of the decoded page by ``new``, for the sake of ``rule``."""

    start: int
    end: int
    new: str
    rule: str


@dataclass(frozen=True)
class Mended:
    """The page's bytes after mending, and what was done (in order of place)."""

    data: bytes
    before: str
    after: str
    edits: tuple[Edit, ...]


@dataclass
class _Link:
    """An ``<a>`` with its tokens and the text it shows."""

    token: Token
    text: str = ""
    images: list[Token] = field(default_factory=list)


@dataclass(frozen=True)
class _Run:
    """A stretch of shown text: offsets in the page, and whether it stands in a link."""

    start: int
    end: int
    linked: bool


@dataclass
class _Page:
    """What the menders look at."""

    text: str
    tokens: Sequence[Token]
    links: list[_Link] = field(default_factory=list)
    runs: list[_Run] = field(default_factory=list)
    figures: list[tuple[list[Token], str]] = field(default_factory=list)


def mend_page(
    data: bytes,
    rules: Collection[str],
    *,
    charset: str | None = None,
    twins: Mapping[str, str] | None = None,
) -> Mended:
    """Return the page mended for those of ``rules`` that a machine can mend.

    ``twins`` maps hreflang values to absolute addresses of the page's language versions, its own
    included; needed for ``editorial/hreflang`` only.
    """
    decoded = decode(data, charset, keep_bytes=True)
    text = decoded.text
    page = _read(text)
    edits: list[Edit] = []
    for rule, mender in _MENDERS.items():
        if rule in rules:
            edits += mender(page, twins or {})
    chosen = _apart(edits)
    after = text
    for edit in reversed(chosen):
        after = after[: edit.start] + edit.new + after[edit.end :]
    mended = decoded.bom + encode(after, decoded.encoding, references=True) if chosen else data
    return Mended(mended, text, after, tuple(chosen))


def _apart(edits: Sequence[Edit]) -> list[Edit]:
    """The edits in order of place; of two that overlap the first rule's stays."""
    chosen: list[Edit] = []
    for edit in edits:
        if all(edit.end <= other.start or edit.start >= other.end for other in chosen):
            chosen.append(edit)
    return sorted(chosen, key=lambda edit: (edit.start, edit.end))


def _read(text: str) -> _Page:
    page = _Page(text, tuple(tokenize(text)))
    link: _Link | None = None
    figure: tuple[list[Token], list[str]] | None = None
    caption = False
    unseen = 0
    for token in page.tokens:
        if token.kind == "start" and token.name in _UNSEEN and not token.self_closing:
            unseen += 1
        elif token.kind == "end" and token.name in _UNSEEN:
            unseen = max(0, unseen - 1)
        elif token.kind == "start" and token.name == "a":
            link = _Link(token)
            page.links.append(link)
        elif token.kind == "end" and token.name == "a":
            link = None
        elif token.kind == "start" and token.name == "img":
            if link is not None:
                link.images.append(token)
            if figure is not None:
                figure[0].append(token)
        elif token.name == "figure":
            if token.kind == "start":
                figure = ([], [])
            elif figure is not None:
                page.figures.append((figure[0], " ".join("".join(figure[1]).split())))
                figure = None
        elif token.name == "figcaption":
            caption = token.kind == "start"
        elif token.kind == "text" and not unseen:
            page.runs.append(_Run(token.start, token.end, link is not None))
            if link is not None:
                link.text += text[token.start : token.end]
            if caption and figure is not None:
                figure[1].append(unescape(text[token.start : token.end]))
    return page


def _attribute(token: Token, name: str) -> Attribute | None:
    return next((attribute for attribute in token.attributes if attribute.name == name), None)


def _value(page: _Page, token: Token, name: str) -> str | None:
    """The attribute's value as the page means it; None where it has none."""
    found = _attribute(token, name)
    if found is None:
        return None
    return "" if found.start < 0 else unescape(page.text[found.start : found.end])


def _set(page: _Page, token: Token, name: str, value: str, rule: str) -> Edit | None:
    """The edit that gives ``token`` the attribute, or None where it cannot be written safely."""
    found = _attribute(token, name)
    if found is not None and found.start >= 0:
        new = escape(value, quote=True)
        if not found.quote:
            new = f'"{new}"'
        return Edit(found.start, found.end, new, rule)
    if found is not None:  # a bare attribute name: its place is not known exactly
        return None
    if page.text[token.end - 1 : token.end] != ">":
        return None
    end = token.end - 1
    # The slash of <img/> is not part of the tag's attributes; that of <img src=a/> is.
    if page.text[end - 1 : end] == "/" and all(a.end < end for a in token.attributes):
        end -= 1
    space = "" if page.text[end - 1 : end].isspace() else " "
    return Edit(end, end, f'{space}{name}="{escape(value, quote=True)}"', rule)


def _icp_links(page: _Page, twins: Mapping[str, str]) -> Iterator[Edit]:
    """Retired or insecure targets of ICP numbers; a number without a link gets one."""
    rule = "cn/icp-link"
    for link in page.links:
        href = _value(page, link.token, "href")
        shown = find_icp(unescape(link.text))
        own = [n for n in shown if n.kind in ("icp-filing", "icp-licence") and n.valid != "no"]
        if not own or find_ps(unescape(link.text)):
            continue  # two registers in one link: a person must take it apart
        if href is None or icp_target(href).verdict != "yes":
            edit = _set(page, link.token, "href", ICP_URL, rule)
            if edit is not None:
                yield edit
    for run in page.runs:
        if run.linked:
            continue
        for number in find_icp(page.text[run.start : run.end]):
            if number.kind == "icp-filing" and number.valid == "yes":
                start, end = run.start + number.start, run.start + number.end
                shown_as = page.text[start:end]
                yield Edit(start, end, f'<a href="{ICP_URL}">{shown_as}</a>', rule)


def _ps_links(page: _Page, twins: Mapping[str, str]) -> Iterator[Edit]:
    """Police numbers lead to today's platform with their own record code."""
    rule = "cn/ps-link"
    for link in page.links:
        numbers = [n for n in find_ps(unescape(link.text)) if n.valid != "no"]
        codes = {n.digits for n in numbers if len(n.digits) == 14}
        if len(codes) != 1 or find_icp(unescape(link.text)):
            continue
        (code,) = codes
        target = ps_target(_value(page, link.token, "href") or "")
        if target.verdict != "yes" or target.code != code:
            edit = _set(page, link.token, "href", PS_URL.format(code=code), rule)
            if edit is not None:
                yield edit


def _badge_texts(page: _Page, twins: Mapping[str, str]) -> Iterator[Edit]:
    """The badge beside a police number has a text for those who do not see it."""
    for link in page.links:
        if not find_ps(unescape(link.text)):
            continue
        for image in link.images:
            if _value(page, image, "alt") is None:
                edit = _set(page, image, "alt", BADGE, "cn/ps-icon")
                if edit is not None:
                    yield edit


def _captions(page: _Page, twins: Mapping[str, str]) -> Iterator[Edit]:
    """A picture that is alone in its figure is described by the caption."""
    for images, caption in page.figures:
        if len(images) == 1 and caption and _value(page, images[0], "alt") is None:
            edit = _set(page, images[0], "alt", caption, "editorial/photo-credit")
            if edit is not None:
                yield edit


def _language(page: _Page, twins: Mapping[str, str]) -> Iterator[Edit]:
    """``lang`` of the page, as the script of its text says (WCAG 2.2, 3.1.1)."""
    shown = " ".join(unescape(page.text[run.start : run.end]) for run in page.runs)
    language = detect_language(shown)
    html = next((t for t in page.tokens if t.kind == "start" and t.name == "html"), None)
    if language is None or html is None:
        return
    edit = _set(page, html, "lang", _TAGS[language], "editorial/lang")
    if edit is not None:
        yield edit


def _twins(page: _Page, twins: Mapping[str, str]) -> Iterator[Edit]:
    """Links to the page's language versions, where none is written yet."""
    head_end = next((t for t in page.tokens if t.kind == "end" and t.name == "head"), None)
    has_one = any(
        t.kind == "start" and t.name == "link" and _value(page, t, "hreflang") for t in page.tokens
    )
    if head_end is None or has_one or len(twins) < 2:
        return
    newline = "\r\n" if "\r\n" in page.text[: head_end.start] else "\n"
    lines = "".join(
        f'<link rel="alternate" hreflang="{escape(tag, quote=True)}" '
        f'href="{escape(address, quote=True)}">{newline}'
        for tag, address in sorted(twins.items())
    )
    yield Edit(head_end.start, head_end.start, lines, "editorial/hreflang")


_MENDERS: dict[str, Callable[[_Page, Mapping[str, str]], Iterator[Edit]]] = {
    "cn/icp-link": _icp_links,
    "cn/ps-link": _ps_links,
    "cn/ps-icon": _badge_texts,
    "editorial/lang": _language,
    "editorial/hreflang": _twins,
    "editorial/photo-credit": _captions,
}

MENDABLE = frozenset(_MENDERS)
"""The rules that ``mend_page`` can do something for."""


def find_twins(path: str, pages: Collection[str], url: str) -> dict[str, str]:
    """Return the language versions of the page at ``path`` (below the site's root) by hreflang.

    Pages pair by one folder of their path that names the language (``zh/a.html`` and
    ``en/a.html``). ``url`` is the site's address; without one there are no absolute addresses and
    so no twins.
    """
    if not url:
        return {}
    parts = path.split("/")
    for place, part in enumerate(parts[:-1]):
        if part.lower() in _FOLDERS:
            found = {}
            for name, tag in _FOLDERS.items():
                other = "/".join((*parts[:place], name, *parts[place + 1 :]))
                if other in pages:
                    found[tag] = url.rstrip("/") + "/" + re.sub(r"(^|/)index\.html?$", r"\1", other)
            return found if len(found) > 1 else {}
    return {}


_FOLDERS = {"zh": "zh-CN", "zh-cn": "zh-CN", "cn": "zh-CN", "zh-hant": "zh-Hant", "en": "en"}
