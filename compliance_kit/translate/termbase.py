"""A house's own terms: a CSV or TSV file, Chinese and English in its first two columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from compliance_kit.errors import InputError
from compliance_kit.files import read_bytes
from compliance_kit.i18n import gettext as _
from compliance_kit.text.encoding import decode
from compliance_kit.text.script import has_han

_MAX_BYTES = 16 * 1024 * 1024


def read_termbase(path: Path) -> dict[str, str]:
    """Return the terms of ``path``, Chinese to English; the last entry of a term wins.

    The columns may stand in either order; a header, empty lines and lines that begin with ``#``
    are passed over.

    Raises:
        InputError: the file cannot be read, or a line has no Chinese and English side by side.
    """
    text = decode(read_bytes(path, _MAX_BYTES)).text
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    terms: dict[str, str] = {}
    reader = csv.reader(text.splitlines(), delimiter=delimiter)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row[:2]]
            if not any(cells) or cells[0].startswith("#"):
                continue
            if len(cells) < 2 or not all(cells) or has_han(cells[0]) == has_han(cells[1]):
                if reader.line_num == 1:
                    continue  # a header
                raise InputError(
                    _("{path}:{line}: a term needs its Chinese and its English.").format(
                        path=path, line=reader.line_num
                    )
                )
            zh, en = cells if has_han(cells[0]) else reversed(cells)
            terms[zh] = en
    except csv.Error as error:
        raise InputError(
            _("{path}:{line}: not valid CSV ({reason}).").format(
                path=path, line=reader.line_num, reason=error
            )
        ) from None
    return terms


def read_termbases(paths: Iterable[Path]) -> dict[str, str]:
    """Return the terms of several files; a later file's entry wins."""
    terms: dict[str, str] = {}
    for path in paths:
        terms.update(read_termbase(path))
    return terms
