"""compliance-kit: audit, translate and localize Chinese-English sites.

The same doors as the ``ckit`` command, as functions. They are loaded when first used, so that
importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from compliance_kit.audit.runner import audit_paths
    from compliance_kit.documents import read_document
    from compliance_kit.localize import localize_text
    from compliance_kit.text.expressions import find_expressions
    from compliance_kit.translate.pipeline import translate_file
    from compliance_kit.verify import verify_pair

__all__ = [
    "__version__",
    "audit_paths",
    "find_expressions",
    "localize_text",
    "read_document",
    "translate_file",
    "verify_pair",
]

_DOORS = {
    "audit_paths": "compliance_kit.audit.runner",
    "find_expressions": "compliance_kit.text.expressions",
    "localize_text": "compliance_kit.localize",
    "read_document": "compliance_kit.documents",
    "translate_file": "compliance_kit.translate.pipeline",
    "verify_pair": "compliance_kit.verify",
}


def __getattr__(name: str) -> Any:
    module = _DOORS.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(module), name)
