"""How numbers, amounts, dates and measures are written: tables of a line a case, in ``tables/``.

The first two letters of a file's name are the language; the notation is that of
``test_expressions_lines``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from expressions_notation import cases, found

TABLES = sorted((Path(__file__).parent / "tables").glob("*.txt"))
CASES = [
    case for table in TABLES for case in cases(table.read_text(encoding="utf-8"), table.name[:2])
]


def test_there_are_tables_of_both_languages() -> None:
    assert {case[0] for case in CASES} == {"en", "zh"}
    assert len(CASES) > 500


@pytest.mark.parametrize(
    ("language", "text", "wanted"), CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES]
)
def test_line(language: str, text: str, wanted: list[str]) -> None:
    assert found(text, language) == wanted
