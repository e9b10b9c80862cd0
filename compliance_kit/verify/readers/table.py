"""A table of two columns, CSV or TSV: source and translation."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from compliance_kit.errors import InputError
from compliance_kit.files import read_bytes
from compliance_kit.i18n import gettext as _
from compliance_kit.text.encoding import decode, encode
from compliance_kit.verify.readers.interface import Edit, SegmentPair

_NAMES = (
    "source target src tgt zh en zh-cn zh-hans zh-hant en-us en-gb chinese english original "
    "translation 原文 译文 中文 英文 源文 目标"
)
_HEADINGS = frozenset(_NAMES.split())


class TableBitext:
    """The first two columns; a first row of headings (source, target, zh, en ...) is no pair.

    Headings that are language tags state the languages.

    Raises:
        InputError: the file cannot be read or a row has fewer than two columns.
    """

    def __init__(self, path: Path) -> None:
        decoded = decode(read_bytes(path))
        self._encoding = decoded.encoding
        self._tabs = path.suffix.lower() in (".tsv", ".tab") or (
            "\t" in decoded.text.split("\n", 1)[0]
        )
        # The rows of cells, and each row as it stands in the file with the empty lines before it.
        self._raw, self._rows = self._read(decoded.text, path)
        self.languages: tuple[str | None, str | None] = (None, None)
        self._first = 0
        if self._rows and all(cell.strip().lower() in _HEADINGS for cell in self._rows[0][:2]):
            self._first = 1
            self.languages = (_tag(self._rows[0][0]), _tag(self._rows[0][1]))
        self.pairs: Sequence[SegmentPair] = [
            SegmentPair(row[0], row[1], str(number))
            for number, row in enumerate(self._rows[self._first :], self._first + 1)
        ]

    def _read(self, text: str, path: Path) -> tuple[list[str], list[list[str]]]:
        lines = io.StringIO(text, newline="").readlines()
        raw: list[str] = []
        rows: list[list[str]] = []
        begun = 0
        try:
            for end, row in self._split(lines):
                if any(row):
                    raw.append("".join(lines[begun:end]))
                    rows.append(row)
                    begun = end
        except csv.Error as error:
            raise InputError(
                _("{path}: not a table that can be read ({reason}).").format(
                    path=path, reason=error
                )
            ) from None
        raw.append("".join(lines[begun:]))
        for number, row in enumerate(rows, 1):
            if len(row) < 2:
                raise InputError(
                    _("{path}: row {number} has one column; two are needed.").format(
                        path=path, number=number
                    )
                )
        return raw, rows

    def _split(self, lines: list[str]) -> Iterator[tuple[int, list[str]]]:
        """(number of lines read, cells) of each row."""
        if self._tabs:
            # Tab-separated text has no quoting rule: what stands between tabs is the cell.
            for number, line in enumerate(lines, 1):
                yield number, line.rstrip("\r\n").split("\t") if line.strip() else []
            return
        reader = csv.reader(lines)
        for row in reader:
            yield reader.line_num, row

    def edited(self, edits: Mapping[int, Sequence[Edit]]) -> tuple[bytes, int]:
        """The table with the edits in its second column; every other cell keeps its bytes."""
        raw = list(self._raw)
        count = 0
        for number, changes in edits.items():
            number += self._first
            cell = self._rows[number][1]
            for start, end, text in reversed(changes):
                cell = cell[:start] + text + cell[end:]
                count += 1
            raw[number] = self._with_second(raw[number], cell)
        return encode("".join(raw), self._encoding), count

    def _with_second(self, raw: str, cell: str) -> str:
        """A row as it stands in the file, its second cell another one."""
        start, end = _second(raw, "\t" if self._tabs else ",", quoting=not self._tabs)
        if not self._tabs and (raw[start : start + 1] == '"' or re.search('[",\r\n]', cell)):
            cell = '"' + cell.replace('"', '""') + '"'
        return raw[:start] + cell + raw[end:]


def _second(raw: str, separator: str, *, quoting: bool) -> tuple[int, int]:
    """Where the second cell of a row stands, with its quotation marks."""
    at = len(raw) - len(raw.lstrip("\r\n"))
    start = at
    number = 0
    quoted = False
    while at < len(raw):
        char = raw[at]
        if quoting and char == '"':
            quoted = not quoted
        elif not quoted and (char == separator or char in "\r\n"):
            if number == 1:
                break
            number += 1
            start = at + 1
        at += 1
    return start, at


def _tag(heading: str) -> str | None:
    heading = heading.strip().lower()
    if heading.startswith(("zh", "中文", "chinese")):
        return "zh"
    return "en" if heading.startswith(("en", "英文")) else None
