"""Translation engines: one file each, found by name through the entry point group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from compliance_kit.errors import CkitError, MissingError
from compliance_kit.i18n import gettext as _
from compliance_kit.translate.interface import ENTRY_POINT_GROUP, Engine, EngineResult

DEFAULT = "argos"


class EngineError(CkitError):
    """An engine that broke its contract or broke down."""

    exit_code = MissingError.exit_code


def load_engine(name: str = "") -> Engine:
    """Return a new engine of the installed kind ``name`` (the shipped one when empty).

    Raises:
        MissingError: no such engine is installed, or what it needs is not.
        EngineError: what the entry point names is no engine.
    """
    from importlib.metadata import entry_points

    name = name or DEFAULT
    if name == DEFAULT:
        # Ours needs no look-up, so that it works from a checkout as well.
        from compliance_kit.translate.engines.argos import ArgosEngine

        return ArgosEngine()
    found = {point.name: point for point in entry_points(group=ENTRY_POINT_GROUP)}
    if name not in found:
        raise MissingError(
            _("There is no engine {name}; installed: {names}.").format(
                name=name, names=", ".join(sorted({DEFAULT, *found}))
            )
        )
    try:
        engine = found[name].load()()
    except CkitError:
        raise
    except Exception as error:  # a plug-in may fail in any way; the user hears which one did
        raise EngineError(
            _("The engine {name} cannot be loaded ({reason}).").format(name=name, reason=error)
        ) from error
    if not isinstance(engine, Engine):
        raise EngineError(
            _("The engine {name} has no translate(sentences, source, target).").format(name=name)
        )
    return engine


def name_of(engine: Engine, source: str, target: str) -> str:
    """Return how reports call ``engine`` for this pair: its model's name, else its class's."""
    describe = getattr(engine, "describe", None)
    if callable(describe):
        return str(describe(source, target))
    return str(getattr(engine, "name", "") or type(engine).__name__)


def run_engine(
    engine: Engine, sentences: Sequence[str], source: str, target: str
) -> list[EngineResult]:
    """Translate ``sentences`` and hold the engine to its contract.

    Raises:
        EngineError: another number of results than sentences, results of another type, or a
            failure inside the engine.
    """
    if not sentences:
        return []
    try:
        results: Any = engine.translate(list(sentences), source, target)
    except CkitError:
        raise
    except Exception as error:  # a plug-in may fail in any way; the user hears which one did
        raise EngineError(
            _("The engine {name} failed ({reason}).").format(
                name=type(engine).__name__, reason=f"{type(error).__name__}: {error}"
            )
        ) from error
    try:
        found = list(results)
    except TypeError:
        found = []
        results = None
    if results is None or len(found) != len(sentences):
        raise EngineError(
            _("The engine {name} gave {found} results for {wanted} sentences.").format(
                name=type(engine).__name__, found=len(found), wanted=len(sentences)
            )
        )
    for result in found:
        if not isinstance(getattr(result, "text", None), str):
            raise EngineError(
                _("The engine {name} gave a {kind} where an EngineResult is due.").format(
                    name=type(engine).__name__, kind=type(result).__name__
                )
            )
    return found
