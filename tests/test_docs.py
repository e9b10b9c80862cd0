"""The commands that the documentation shows exist, with the options it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from compliance_kit.cli.app import build_app

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
# A line of a code block, or a piece of code in a sentence, that begins with the command.
_SHOWN = re.compile(r"^\s*(?:\$ )?(ckit .+)$|`(ckit [^`]+)`", re.MULTILINE)
_ALWAYS = {"-h", "--help", "--lang"}  # at every command
_NAME = re.compile("[a-z]+")  # in a place for a command, anything else is a placeholder


def shown(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [block or inline for block, inline in _SHOWN.findall(text)]


def unknown(line: str) -> str:
    """The first command or option of ``line`` that ckit has not, empty where it has all."""
    words = shlex.split(line.partition("  #")[0].partition(" | ")[0])[1:]
    command: click.Command = build_app()
    for number, word in enumerate(words):
        name = word.partition("=")[0]
        if word.startswith("-") and len(word) > 1:
            known = {name for option in command.params for name in option.opts}
            if name not in known | _ALWAYS:
                return name
        elif isinstance(command, click.Group) and words[number - 1 : number] != ["--lang"]:
            if not _NAME.fullmatch(word):
                return ""
            inner = command.get_command(click.Context(command), word)
            if inner is None:
                return word
            command = inner
    return ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_shown_commands_exist(page: Path) -> None:
    assert [(line, unknown(line)) for line in shown(page) if unknown(line)] == []


def test_commands_are_found_in_the_pages() -> None:
    """The test above would pass on pages that it cannot read."""
    assert sum(len(shown(page)) for page in PAGES) > 60
    assert "ckit --lang zh footer" in shown(ROOT / "docs" / "zh.md")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("ckit --lang zh audit site/ --fix", ""),
        ("ckit audit site/ --fixx", "--fixx"),
        ("ckit models instal zh en", "instal"),
        ("ckit models install zh en  # from --the index", ""),
    ],
)
def test_what_ckit_has_not_is_seen(line: str, wrong: str) -> None:
    assert unknown(line) == wrong
