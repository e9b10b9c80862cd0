"""Where the project's data folders are, wherever the package is installed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal


def data_folder(name: Literal["rules", "locales", "starter"]) -> Path:
    """Return the folder ``name``: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
