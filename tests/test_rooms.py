"""The rooms' rule: who may import whom (drawn in ARCHITECTURE.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import compliance_kit

PACKAGE = Path(compliance_kit.__file__).parent

# Everyone may use these: they know nobody but each other.
GROUND = {"errors", "i18n", "files", "paths", "mistakes"}

# room -> rooms it may import besides GROUND and itself.
MAY: dict[str, set[str]] = {
    "errors": set(),
    "paths": set(),
    "i18n": set(),
    "files": set(),
    "mistakes": set(),
    "text": set(),
    "localize": {"text"},
    "documents": {"text"},
    "verify": {"text", "localize"},
    "translate": {"text", "localize", "documents", "verify"},
    "report": set(),
    "audit": {"text", "report", "config"},
    "mend": {"text", "documents", "audit", "config"},
    "config": {"localize"},
}
ABOVE = {"cli", "web"}  # these know all and nobody knows them

# Screens and the network stay out of the core.
OUTSIDE = {"click": ABOVE, "rich": ABOVE, "argostranslate": {"translate"}}


@cache
def modules() -> tuple[tuple[str, str, ast.AST], ...]:
    return tuple(_read_modules())


def _read_modules() -> Iterator[tuple[str, str, ast.AST]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts[0] in ("__init__", "__main__", "rules", "locales", "starter"):
            continue
        yield parts[0], "/".join(parts), ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "imports are absolute, so that this test can read them"
            if node.module in ("compliance_kit", "argostranslate"):
                for alias in node.names:
                    yield f"{node.module}.{alias.name}", node.lineno
            else:
                yield node.module, node.lineno


def test_every_room_imports_only_what_it_may() -> None:
    wrong = []
    for room, module, tree in modules():
        for name, line in imports(tree):
            parts = name.split(".")
            if parts[0] != "compliance_kit":
                allowed = OUTSIDE.get(parts[0])
                if allowed is not None and room not in allowed:
                    wrong.append(f"{module}.py:{line} imports {name}")
            elif len(parts) > 1 and room not in ABOVE:
                target = parts[1]
                if target not in GROUND | MAY[room] | {room, "__version__"}:
                    wrong.append(f"{module}.py:{line} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_audit_knows_only_the_finding_type_of_report() -> None:
    wrong = [
        f"{module}.py:{line} imports {name}"
        for room, module, tree in modules()
        if room == "audit"
        for name, line in imports(tree)
        if name.startswith("compliance_kit.report") and name != "compliance_kit.report.finding"
    ]
    assert not wrong, "\n".join(wrong)


def test_models_that_need_a_download_are_never_imported() -> None:
    wrong = [
        f"{module}.py:{line} imports {name}"
        for _, module, tree in modules()
        for name, line in imports(tree)
        if name in ("argostranslate", "argostranslate.translate", "argostranslate.sbd", "minisbd")
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_command_line_prints() -> None:
    wrong = [
        f"{module}.py:{node.lineno}"
        for room, module, tree in modules()
        if room not in ABOVE
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert not wrong, "\n".join(wrong)


def test_every_package_is_listed_in_setup_cfg() -> None:
    import configparser

    parser = configparser.ConfigParser()
    parser.read(PACKAGE.parent / "setup.cfg", encoding="utf-8")
    listed = set(parser["options"]["packages"].split())
    found = {
        ".".join(("compliance_kit", *path.parent.relative_to(PACKAGE).parts))
        for path in PACKAGE.rglob("__init__.py")
    } | {"compliance_kit.rules", "compliance_kit.locales"}
    assert listed == found


@pytest.mark.parametrize("room", sorted(set(MAY) - GROUND))
def test_every_room_of_the_rule_exists(room: str) -> None:
    assert (PACKAGE / room).is_dir() or (PACKAGE / f"{room}.py").is_file()
