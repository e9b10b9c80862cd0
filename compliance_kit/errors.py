"""Errors that a user can understand, each with the exit code that says which kind it is.

Exit codes of every command: 0 fine; 1 findings at or above the threshold; 2 wrong usage or
configuration; 3 some input could not be read or some output could not be written (the rest was
done); 4 a needed model or extra is missing; 130 interrupted.
"""

from __future__ import annotations

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_IO = 3
EXIT_MISSING = 4
EXIT_INTERRUPTED = 130


class CkitError(Exception):
    """Base of all errors shown to a user: one sentence saying what, where and what to do."""

    exit_code = EXIT_USAGE

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message


class UsageError(CkitError):
    """Wrong arguments: an unknown language, output equal to input, an impossible option."""


class ConfigError(CkitError):
    """A wrong key or value in ckit.toml or in a rule pack; the message names file and line."""


class InputError(CkitError):
    """An input that is missing, unreadable, binary, empty or of an unknown format."""

    exit_code = EXIT_IO


class OutputError(CkitError):
    """An output that cannot be written."""

    exit_code = EXIT_IO


class MissingError(CkitError):
    """A translation model, an engine or an optional extra that is not installed."""

    exit_code = EXIT_MISSING
