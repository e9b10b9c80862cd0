"""Two parallel text files: line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from compliance_kit.errors import InputError
from compliance_kit.files import read_bytes
from compliance_kit.i18n import gettext as _
from compliance_kit.text.encoding import decode, encode
from compliance_kit.verify.readers.interface import Edit, SegmentPair


class LineBitext:
    """Source and target file with as many lines.

    Raises:
        InputError: a file cannot be read, or the numbers of lines differ.
    """

    languages = (None, None)

    def __init__(self, source: Path, target: Path) -> None:
        ours = decode(read_bytes(source), keep_bytes=True)
        theirs = decode(read_bytes(target), keep_bytes=True)
        self._encoding = theirs.encoding
        self._lines = theirs.text.splitlines(keepends=True)
        sources = ours.text.splitlines()
        if len(sources) != len(self._lines):
            raise InputError(
                _(
                    "{source} has {count} lines, {target} has {other}; line by line they cannot "
                    "belong together."
                ).format(source=source, count=len(sources), target=target, other=len(self._lines))
            )
        self.pairs: Sequence[SegmentPair] = [
            SegmentPair(one, other.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), str(number))
            for number, (one, other) in enumerate(zip(sources, self._lines, strict=True), 1)
        ]

    def edited(self, edits: Mapping[int, Sequence[Edit]]) -> tuple[bytes, int]:
        """The target file with the edits."""
        lines = list(self._lines)
        count = 0
        for number, changes in edits.items():
            line = lines[number]
            for start, end, text in reversed(changes):
                line = line[:start] + text + line[end:]
                count += 1
            lines[number] = line
        return encode("".join(lines), self._encoding), count
