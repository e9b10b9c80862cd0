"""Dates, numbers, money and their like written the way a locale and a house write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compliance_kit.localize.rewrite import Change, localizations, localize_text
    from compliance_kit.localize.segments import segment_changes
    from compliance_kit.localize.write import write_expression

__all__ = ["Change", "localizations", "localize_text", "segment_changes", "write_expression"]

_HOMES = {
    "Change": "rewrite",
    "localizations": "rewrite",
    "localize_text": "rewrite",
    "segment_changes": "segments",
    "write_expression": "write",
}


def __getattr__(name: str) -> Any:
    # Configuration needs the style only; Babel is loaded by those who write.
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(f"compliance_kit.localize.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
