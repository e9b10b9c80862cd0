"""The latest year that a number can carry."""

from __future__ import annotations

from datetime import date


def latest_year() -> int:
    """This year; a machine whose clock stands still must not call today's numbers future ones."""
    return max(date.today().year, 2026)
