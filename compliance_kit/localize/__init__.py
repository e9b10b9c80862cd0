"""Dates, numbers, money and their like written the way a locale and a house write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compliance_kit.localize.write import write_expression

__all__ = ["write_expression"]

_HOMES = {"write_expression": "compliance_kit.localize.write"}


def __getattr__(name: str) -> Any:
    # Configuration needs the style only; Babel is loaded by those who write.
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(name)
