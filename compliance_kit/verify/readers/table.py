"""A table of two columns, CSV or TSV: source and translation."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
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
        self._newline = "\r\n" if "\r\n" in decoded.text else "\n"
        self._tabs = path.suffix.lower() in (".tsv", ".tab") or (
            "\t" in decoded.text.split("\n", 1)[0]
        )
        self._rows = list(self._read(decoded.text, path))
        self.languages: tuple[str | None, str | None] = (None, None)
        self._first = 0
        if self._rows and all(cell.strip().lower() in _HEADINGS for cell in self._rows[0][:2]):
            self._first = 1
            self.languages = (_tag(self._rows[0][0]), _tag(self._rows[0][1]))
        self.pairs: Sequence[SegmentPair] = [
            SegmentPair(row[0], row[1], str(number))
            for number, row in enumerate(self._rows[self._first :], self._first + 1)
        ]

    def _read(self, text: str, path: Path) -> Sequence[list[str]]:
        if self._tabs:
            # Tab-separated text has no quoting rule: what stands between tabs is the cell.
            rows = [line.split("\t") for line in text.splitlines() if line.strip()]
        else:
            try:
                rows = [row for row in csv.reader(io.StringIO(text, newline="")) if any(row)]
            except csv.Error as error:
                raise InputError(
                    _("{path}: not a table that can be read ({reason}).").format(
                        path=path, reason=error
                    )
                ) from None
        for number, row in enumerate(rows, 1):
            if len(row) < 2:
                raise InputError(
                    _("{path}: row {number} has one column; two are needed.").format(
                        path=path, number=number
                    )
                )
        return rows

    def edited(self, edits: Mapping[int, Sequence[Edit]]) -> tuple[bytes, int]:
        """The table with the edits in its second column; cells are quoted where they must be."""
        rows = [list(row) for row in self._rows]
        count = 0
        for number, changes in edits.items():
            row = rows[number + self._first]
            for start, end, text in reversed(changes):
                row[1] = row[1][:start] + text + row[1][end:]
                count += 1
        if self._tabs:
            written = "".join("\t".join(row) + self._newline for row in rows)
        else:
            out = io.StringIO(newline="")
            csv.writer(out, lineterminator=self._newline).writerows(rows)
            written = out.getvalue()
        return encode(written, self._encoding), count


def _tag(heading: str) -> str | None:
    heading = heading.strip().lower()
    if heading.startswith(("zh", "中文", "chinese")):
        return "zh"
    return "en" if heading.startswith(("en", "英文")) else None
