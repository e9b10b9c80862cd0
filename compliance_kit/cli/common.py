"""What several commands share: where output goes, how an error of one input is told."""

from __future__ import annotations

import sys
from datetime import date, datetime

import click

from compliance_kit.errors import EXIT_OK, CkitError, UsageError
from compliance_kit.i18n import gettext as _


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


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """The callback of an option that takes a day.

    Raises:
        UsageError: it is not written YYYY-MM-DD, or there is no such day.
    """
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise UsageError(_("{value}: write the date as YYYY-MM-DD.").format(value=value)) from None


def is_terminal() -> bool:
    """Whether standard output is a terminal (colours and progress are for terminals only)."""
    return sys.stdout.isatty()
