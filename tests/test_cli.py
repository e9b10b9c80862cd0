"""The command group: languages, unknown commands, exit codes, start-up."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from compliance_kit import __version__, errors

Run = Callable[..., tuple[int, str, str]]


def test_help_lists_every_command(ckit: Run) -> None:
    from compliance_kit.cli.app import COMMANDS

    code, out, _ = ckit("--help")
    assert code == 0
    for name in COMMANDS:
        assert name in out


def test_help_in_chinese(ckit: Run) -> None:
    code, out, _ = ckit("--lang", "zh", "--help")
    assert code == 0
    assert "翻译" in out


def test_an_unknown_command_names_the_nearest(ckit: Run) -> None:
    code, _, err = ckit("audt")
    assert code == errors.EXIT_USAGE
    assert "Did you mean audit?" in err


def test_an_unknown_option_is_wrong_usage(ckit: Run) -> None:
    code, _, err = ckit("audit", "--colour")
    assert code == errors.EXIT_USAGE
    assert "--colour" in err


@pytest.mark.parametrize("place", ["before", "after"])
def test_lang_may_stand_anywhere(ckit: Run, place: str) -> None:
    args = (
        ("--lang", "zh", "audit", "none/") if place == "before" else ("audit", "none/", "--lang=zh")
    )
    code, _, err = ckit(*args)
    assert code == errors.EXIT_IO
    assert "没有" in err


def test_version_loads_no_command() -> None:
    code = (
        "import sys; sys.argv = ['ckit', '--version'];"
        "from compliance_kit.cli import main; main();"
        "print(sorted({m.split('.')[0] for m in sys.modules} & "
        "{'click', 'rich', 'ctranslate2', 'selectolax', 'bs4', 'babel', 'yaml', 'msgspec'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"ckit {__version__}", "[]"]


def test_help_loads_no_engine_and_no_parser() -> None:
    code = (
        "import sys; from compliance_kit.cli.app import run; run(['--help']);"
        "print(sorted({m.split('.')[0] for m in sys.modules} & "
        "{'ctranslate2', 'numpy', 'selectolax', 'bs4', 'babel', 'yaml'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_console_that_knows_no_chinese_does_not_end_the_run() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "compliance_kit", "--lang", "zh", "--help"],
        capture_output=True,
        env={"PYTHONIOENCODING": "cp1252", "PATH": ""},
        check=False,
    )
    assert done.returncode == 0
    assert b"\\u" in done.stdout


def test_the_gravest_trouble_decides_the_exit_code() -> None:
    from compliance_kit.cli.common import Outcome

    outcome = Outcome()
    for code, expected in ((0, 0), (1, 1), (0, 1), (3, 3), (1, 3), (4, 4), (3, 4), (2, 2), (4, 2)):
        outcome.add(code)
        assert outcome.code == expected
