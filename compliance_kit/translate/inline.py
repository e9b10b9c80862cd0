"""Inline codes: lifted out before translation, put back afterwards.

Whatever the engine does, the codes of the target are those of the source, each once, nested as they
were and never crossing: the target is written from the source's tree of codes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from compliance_kit.documents.interface import Document, Segment
from compliance_kit.text.script import HAN
from compliance_kit.translate.formulas import with_formulas
from compliance_kit.translate.protect import (
    ATOM,
    Atom,
    Masked,
    free_of_private_use,
    mask_tokens,
)

Span = tuple[int, int]

# Space at the ends of a segment stays as the file writes it; so do these entities.
_LEAD = re.compile(r"(?:\s|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000);)*", re.IGNORECASE)
_TAIL = re.compile(r"(?:\s|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000);)*\Z", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|hr)(?![\w-])|[ \t\\]*\r?\n", re.IGNORECASE)
_INVISIBLE = re.compile(
    r"<!--|<\?|<(?:wbr|a|link|meta|script|style|template|noscript)(?![\w-])", re.IGNORECASE
)
_DEEPEST = 100
_SURROGATE = re.compile("[\ud800-\udfff]")
# A tag that has another half somewhere: no void element, no comment.
_HALF = re.compile(
    r"</?(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)(?![\w-]))[a-z]"
    r"[^<>]*(?<!/)>\Z",
    re.IGNORECASE,
)
_TAGS = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]+|[^\s<>@/]+@[^\s<>@]+)>")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_WIDE = re.compile(rf"[{HAN}\u3000-\u303f\uff00-\uffef]")


@dataclass(frozen=True)
class Mark:
    """A code without text of its own at ``at`` of the atom text; ``kind`` as in ``Code``."""

    at: int
    kind: str
    pair: int
    raw: str


@dataclass
class Lifted:
    """A segment without its codes.

    ``masked.text`` is the atom text, white space collapsed; ``marks`` are in source order;
    ``breaks`` are positions that no sentence may cross (a line break); ``lead`` and ``tail`` are
    the space around the text as the file writes it.
    """

    masked: Masked
    marks: list[Mark]
    breaks: list[int]
    lead: str
    tail: str

    @property
    def text(self) -> str:
        """The atom text."""
        return self.masked.text


def lift(segment: Segment, document: Document, keep: re.Pattern[str] | None = None) -> Lifted:
    """Take the codes and the protected pieces out of ``segment``."""
    source = segment.source
    start = _LEAD.match(source).end()  # type: ignore[union-attr]
    tail = _TAIL.search(source, start)
    end = tail.start() if tail else len(source)
    codes = with_formulas(source, segment.codes)
    if codes:
        start = min(start, codes[0].start)
        end = max(end, codes[-1].end)
    masked = Masked("")
    pieces: list[str] = []
    pending: list[tuple[int, str, str, int]] = []  # piece index, kind, raw, pair
    position = start
    for code in codes:
        pieces.append(free_of_private_use(_plain(source[position : code.start], document), masked))
        raw = source[code.start : code.end]
        position = code.end
        kind = _kind(code.kind, raw)
        if kind == "atom":
            link = _LINK.fullmatch(raw)
            content = document.plain(_TAGS.sub("", raw)) if "<" in raw and not link else raw
            visible = content.strip() if raw != content or not raw.startswith("<") else ""
            visible = link.group(1) if link else visible
            if visible and not _SURROGATE.search(visible) and not masked.full:
                pieces.append(masked.add(Atom("code", visible, visible, raw=raw)))
            else:
                pending.append((len(pieces), "empty", raw, code.pair))
        else:
            pending.append((len(pieces), kind, raw, code.pair))
    pieces.append(free_of_private_use(_plain(source[position:end], document), masked))

    # Offsets of the marks, before spaces are collapsed and tokens masked.
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    joined = "".join(pieces)
    text, moved = _collapsed(joined)
    ats = [moved(starts[index]) for index, *_ in pending]
    text, moved = _with_tokens(text, masked, keep)
    masked.text = text
    marks, breaks = [], []
    for at, (_, kind, raw, pair) in zip(ats, pending, strict=True):
        marks.append(Mark(moved(at), "empty" if kind == "break" else kind, pair, raw))
        if kind == "break":
            breaks.append(moved(at))
    return Lifted(masked, marks, breaks, source[:start], source[end:])


def _kind(kind: str, raw: str) -> str:
    if kind != "empty":
        return kind
    if _BREAK.match(raw):
        return "break"
    return "empty" if _INVISIBLE.match(raw) else "atom"


def _plain(text: str, document: Document) -> str:
    """What stands between two codes; a line break at its ends is kept to be judged with both."""
    core = text.strip(" \t\r\n\f")
    if not core:
        return _edge(text)
    at = text.index(core)
    return _edge(text[:at]) + document.plain(core) + _edge(text[at + len(core) :])


def _edge(space: str) -> str:
    return "\n" if "\n" in space else space[:1]


def _collapsed(text: str) -> tuple[str, Callable[[int], int]]:
    """Runs of spaces as one, none between Chinese characters where a line ends."""
    edits = []
    for match in _SPACES.finditer(text):
        new = " "
        if "\n" in match.group():
            around = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
            if all(_WIDE.match(character) for character in around):
                new = ""
        if new != match.group():
            edits.append((match.start(), match.end(), new))
    return apply_edits(text, edits)


def _with_tokens(
    text: str, masked: Masked, keep: re.Pattern[str] | None
) -> tuple[str, Callable[[int], int]]:
    first = len(masked.atoms)
    new = mask_tokens(text, masked, keep)
    edits = []
    shift = 0
    for match in ATOM.finditer(new):
        if ord(match.group()) - 0xE000 >= first:
            size = len(masked.of(match.group()).source)
            at = match.start() + shift
            edits.append((at, at + size, match.group()))
            shift += size - 1
    return apply_edits(text, edits)


def apply_edits(
    text: str, edits: Sequence[tuple[int, int, str]]
) -> tuple[str, Callable[[int], int]]:
    """Replace spans of ``text`` (in order, apart); also return where an old offset went.

    An offset inside a replaced span goes to the span's start.
    """
    parts: list[str] = []
    last = length = 0
    table: list[tuple[int, int, int, int]] = []
    for start, end, new in edits:
        parts += [text[last:start], new]
        length += start - last
        table.append((start, end, length, length + len(new)))
        length += len(new)
        last = end
    parts.append(text[last:])

    starts = [entry[0] for entry in table]

    def moved(offset: int) -> int:
        index = bisect_left(starts, offset) - 1
        if index < 0:
            return offset
        _, end, new_start, new_end = table[index]
        return new_start if offset < end else offset + new_end - end

    return "".join(parts), moved


@dataclass
class Node:
    """A pair of codes with what it holds, or a single code (``close`` None)."""

    start: int
    end: int
    open: str
    close: str | None = None
    children: list[Node] = field(default_factory=list)


def tree(marks: Sequence[Mark]) -> list[Node] | None:
    """Return the marks as nested nodes, None when they cross each other (or nest absurdly deep)."""
    roots: list[Node] = []
    stack: list[tuple[int, Node]] = []
    opened: set[int] = set()
    closing = {mark.pair for mark in marks if mark.kind == "close" and mark.pair >= 0}
    for mark in marks:
        level = stack[-1][1].children if stack else roots
        if mark.kind == "open" and mark.pair in closing:
            node = Node(mark.at, mark.at, mark.raw)
            level.append(node)
            stack.append((mark.pair, node))
            opened.add(mark.pair)
            if len(stack) > _DEEPEST:
                return None
        elif mark.kind == "close" and mark.pair in opened:
            if stack[-1][0] != mark.pair:
                return None
            node = stack.pop()[1]
            opened.discard(mark.pair)
            node.end, node.close = mark.at, mark.raw
        else:
            level.append(Node(mark.at, mark.at, mark.raw))
    return roots if not stack else None


Place = Callable[[int, int], Span]
"""Where the source span of a pair is in the target; an empty span asks for a point."""


def put_back(marks: Sequence[Mark], target: str, place: Place) -> list[tuple[int, str]]:
    """Return ``(offset, code)`` to insert into ``target``, in order.

    Codes nest as in the source and do not cross; where the source's cross each other they keep
    the source's order.
    """
    roots = tree(marks)
    if roots is None:
        found: list[tuple[int, str]] = []
        last = 0
        for mark in marks:
            last = max(last, place(mark.at, mark.at)[0])
            found.append((min(last, len(target)), mark.raw))
        return found
    return list(_placed(roots, 0, len(target), place))


def _placed(nodes: Sequence[Node], low: int, high: int, place: Place) -> Iterator[tuple[int, str]]:
    wanted: list[tuple[int, int, int, Node]] = []
    for order, node in enumerate(nodes):
        start, end = place(node.start, node.end)
        start = min(max(start, low), high)
        end = min(max(end, start), high)
        wanted.append((start, end, order, node))
    # Single codes at one point keep their order; a pair gives way to the one before it. Where a
    # tag's other half is outside, nothing may change sides with it.
    if not any(node.close is None and _HALF.match(node.open) for node in nodes):
        wanted.sort(key=lambda item: (item[0], item[1] > item[0], item[2]))
    last = low
    for start, end, _, node in wanted:
        start = max(start, last)
        end = max(end, start)
        yield start, node.open
        yield from _placed(node.children, start, end, place)
        if node.close is not None:
            yield end, node.close
        last = end
