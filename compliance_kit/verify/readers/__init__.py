"""Readers of bilingual files, one file a format."""

from __future__ import annotations

from pathlib import Path

from compliance_kit.errors import InputError, UsageError
from compliance_kit.i18n import gettext as _
from compliance_kit.verify.readers.interface import Bitext, Edit, SegmentPair

__all__ = ["BILINGUAL", "Bitext", "Edit", "SegmentPair", "read_bitext"]

BILINGUAL = (".tmx", ".xlf", ".xliff", ".csv", ".tsv", ".tab")
"""Extensions of files that hold both languages."""


def read_bitext(source: Path, target: Path | None = None) -> Bitext:
    """Read a bilingual file, or two parallel text files.

    Raises:
        InputError: a file is missing, unreadable or malformed.
        UsageError: one text file alone, or a second file beside a bilingual one.
    """
    if not source.exists():
        raise InputError(_("{path}: no such file; check the name.").format(path=source))
    suffix = source.suffix.lower()
    if suffix in BILINGUAL:
        if target is not None:
            raise UsageError(
                _("{path} holds both languages; leave out {other}.").format(
                    path=source, other=target
                )
            )
        if suffix in (".csv", ".tsv", ".tab"):
            from compliance_kit.verify.readers.table import TableBitext

            return TableBitext(source)
        from compliance_kit.verify.readers.xml_bitext import XmlBitext

        return XmlBitext(source)
    if target is None:
        raise UsageError(
            _("{path}: name the translation too, or give a TMX, XLIFF, CSV or TSV.").format(
                path=source
            )
        )
    from compliance_kit.verify.readers.lines import LineBitext

    return LineBitext(source, target)
