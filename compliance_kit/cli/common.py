"""What several commands share: where output goes, how an error of one input is told."""

from __future__ import annotations

import sys

import click

from compliance_kit.errors import EXIT_OK, CkitError


class Outcome:
    """Collects the exit code of a run over several inputs: the gravest trouble wins.

    An input that fails is told in one sentence on standard error and the others are still done.
    """

    # Trouble with input, output or models outranks findings: the run is incomplete.
    _RANK = (0, 1, 3, 4, 2)

    def __init__(self) -> None:
        self.code = EXIT_OK

    def add(self, code: int) -> None:
        """Take ``code`` into account."""
        if self._RANK.index(code) > self._RANK.index(self.code):
            self.code = code

    def failed(self, error: CkitError) -> None:
        """Tell ``error`` and take its exit code into account."""
        click.echo(f"ckit: {error.message}", err=True)
        self.add(error.exit_code)


def is_terminal() -> bool:
    """Whether standard output is a terminal (colours and progress are for terminals only)."""
    return sys.stdout.isatty()
