"""Every message has its Chinese, and the compiled catalogue is the one that is installed."""

from __future__ import annotations

import ast
import io
import string
from pathlib import Path
from typing import IO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from compliance_kit import i18n
from compliance_kit.paths import data_folder

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "locales" / "zh_Hans" / "LC_MESSAGES" / "ckit.po"


def messages_in_code() -> dict[str | tuple[str, ...], str]:
    found: dict[str | tuple[str, ...], str] = {}
    for name, line, message, _, _ in extract_from_dir(
        str(ROOT / "compliance_kit"), [("**.py", "python")]
    ):
        found.setdefault(message, f"compliance_kit/{name}:{line}")
    return found


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    with PO.open("rb") as stream:
        return read_po(stream, locale="zh_Hans")


def test_every_message_has_its_chinese(chinese: Catalog) -> None:
    missing = []
    for message, place in messages_in_code().items():
        entry = chinese.get(message if isinstance(message, str) else message[0])
        strings = () if entry is None else entry.string
        if isinstance(strings, str):
            strings = (strings,)
        if entry is None or entry.fuzzy or not strings or not all(strings):
            missing.append(f"{place}: {message!r}")
    assert not missing, "no Chinese for:\n" + "\n".join(missing)


def test_the_chinese_keeps_the_placeholders(chinese: Catalog) -> None:
    wrong = []
    for message in messages_in_code():
        ids = (message,) if isinstance(message, str) else message
        entry = chinese.get(ids[0])
        if entry is None:
            continue
        strings = (entry.string,) if isinstance(entry.string, str) else entry.string
        names = {n for i in ids for _, n, _, _ in string.Formatter().parse(i) if n}
        # Of a message with two forms the Chinese, which has one, may leave a count out.
        needed = {n for _, n, _, _ in string.Formatter().parse(ids[0]) if n}
        for text in strings:
            used = {n for _, n, _, _ in string.Formatter().parse(text) if n}
            if not (used <= names and (used >= needed or len(ids) > 1)):
                wrong.append(f"{ids[0]!r} -> {text!r}")
    assert not wrong, "\n".join(wrong)


def in_use(stream: IO[bytes]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The messages of a compiled catalogue and what they say."""
    found = {}
    for entry in read_mo(stream):
        ids = (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)
        says = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)
        if ids[0]:
            found[ids] = says
    return found


def test_the_compiled_catalogue_is_fresh(chinese: Catalog) -> None:
    buffer = io.BytesIO()
    write_mo(buffer, chinese)
    buffer.seek(0)
    path = data_folder("locales") / "zh_Hans" / "LC_MESSAGES" / "ckit.mo"
    with path.open("rb") as stream:
        assert in_use(stream) == in_use(buffer), "run `make messages`"


def test_no_message_is_left_that_nobody_shows(chinese: Catalog) -> None:
    used = {m if isinstance(m, str) else m[0] for m in messages_in_code()}
    stale = [
        m.id for m in chinese if m.id and (m.id if isinstance(m.id, str) else m.id[0]) not in used
    ]
    assert not stale, "run `make messages`"


def test_no_message_hides_in_an_f_string() -> None:
    """Babel does not look into f-strings before Python 3.12: such a message has no Chinese."""
    hidden = [
        f"{path}:{node.lineno}"
        for path in sorted((ROOT / "compliance_kit").rglob("*.py"))
        for joined in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for node in ast.walk(joined)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "gettext", "ngettext")
    ]
    assert not hidden, "\n".join(hidden)


@pytest.mark.parametrize(
    ("option", "environ", "language"),
    [
        ("zh", {"LANG": "en_US.UTF-8"}, "zh"),
        (None, {"CKIT_LANG": "zh", "LANG": "en_US.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        ("en", {"CKIT_LANG": "zh"}, "en"),
        (None, {}, "en"),
    ],
)
def test_option_then_variable_then_locale(
    option: str | None, environ: dict[str, str], language: str
) -> None:
    assert i18n.choose_language(option, environ) == language
