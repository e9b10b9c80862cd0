"""The command group: languages, unknown commands, exit codes, start-up."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
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


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("audit", ".", "--lang", "fr"), "--lang takes en or zh, not “fr”."),
        (("audit", ".", "--lang"), "--lang takes en or zh, not “”."),
        (("models", "remove", "zh"), "Missing argument 'TARGET'."),
        (("audit", ".", "-j", "x"), "'x' is not a valid number."),
        (("verify", "a.txt", "b.txt", "--date", "soon"), "soon: write the date as YYYY-MM-DD."),
        (("verify", "a.txt", "b.txt", "--from", "fr"), "fr: an unknown language"),
        (("localize", "a.txt", "--list", "--check"), "--list goes without --diff and --check."),
    ],
)
def test_wrong_usage_is_one_sentence(
    ckit: Run, tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("一二三。\n", encoding="utf-8")
    code, _, err = ckit(*args)
    assert code == errors.EXIT_USAGE
    assert said in err.splitlines()[0]
    assert all(line.startswith("Usage:") for line in err.splitlines()[1:])


def test_every_option_has_a_help_and_no_type_of_programmers(ckit: Run) -> None:
    """What stands for a value in a help text is a word or a list of the values."""
    wrong = []
    for path, command in commands():
        for parameter in command.params:
            metavar = parameter.make_metavar(click.Context(command))
            if metavar in ("TEXT", "INTEGER RANGE") or "%" in metavar:
                wrong.append(f"{path} {parameter.name}: {metavar}")
            if isinstance(parameter, click.Option) and not parameter.help:
                wrong.append(f"{path} {parameter.name}: no help")
    assert not wrong, "\n".join(wrong)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its name, those of groups too."""
    from compliance_kit.cli.app import build_app

    def walk(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
        yield path, command
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                child = command.get_command(context, name)
                assert child is not None
                yield from walk(f"{path} {name}", child)

    return walk("ckit", build_app())


def test_why_a_file_cannot_be_written_is_said_in_plain_words(ckit: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It drew 3.5万 visits.\n", encoding="utf-8")
    (tmp_path / "out").write_text("", encoding="utf-8")
    code, _, err = ckit("localize", "a.txt", "-o", "out/a.txt")
    assert code == errors.EXIT_IO
    assert "cannot be written (a file of that name is in the way)" in err


def test_a_folder_is_no_article(ckit: Run, tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    code, _, err = ckit("translate", "stories", "--to", "en")
    assert (code, err) == (errors.EXIT_IO, "ckit: stories: is a folder; name a file.\n")


def test_an_empty_lock_file_is_said(ckit: Run) -> None:
    assert ckit("models", "lock")[0] == 0
    assert ckit("models", "verify") == (0, "ckit-models.lock: names no model.\n", "")
