"""Rule packs as YAML files, read with errors that name the line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import yaml

from compliance_kit.audit.rule_types import Pack
from compliance_kit.errors import ConfigError, InputError
from compliance_kit.files import why
from compliance_kit.i18n import gettext as _
from compliance_kit.mistakes import Step, explain

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Safe loading in which only ``true`` and ``false`` are booleans (YAML 1.2): ``off`` is a key
    of a rule and ``no`` a button's label."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
        for first, found in _Base.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
_MAX_PACK_BYTES = 2_000_000


def read_pack(path: Path) -> Pack:
    """Read one pack file.

    Raises:
        InputError: the file cannot be read.
        ConfigError: the file is no valid pack.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            _("{path}: cannot be read ({reason}).").format(path=path, reason=why(error))
        ) from None
    return parse_pack(data, str(path))


def parse_pack(data: bytes, name: str) -> Pack:
    """Read a pack from the bytes of its file; ``name`` stands in error messages.

    Raises:
        ConfigError: not UTF-8, no YAML, too large, or a wrong key or value.
    """
    if len(data) > _MAX_PACK_BYTES:
        raise ConfigError(
            _("{file}: larger than {limit} MB; split the pack.").format(
                file=name, limit=_MAX_PACK_BYTES // 1_000_000
            )
        )
    try:
        source = data.decode("utf-8-sig")
        if "&" in source or "*" in source:
            _refuse_aliases(source, name)
        content = yaml.load(source, Loader=_Loader)
    except UnicodeDecodeError:
        raise ConfigError(_("{file}: is not UTF-8 text.").format(file=name)) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise ConfigError(
            _("{file}:{line}: not valid YAML ({reason}).").format(
                file=name, line=_line(mark), reason=error.problem
            )
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: no such date
        raise ConfigError(
            _("{file}:{line}: not valid YAML ({reason}).").format(file=name, line=1, reason=error)
        ) from None
    try:
        return msgspec.convert(content, Pack)
    except msgspec.ValidationError as error:
        raise ConfigError(
            explain(error, Pack, content, name, partial(line_of, source), partial(_say, content))
        ) from None


def _refuse_aliases(source: str, name: str) -> None:
    """A few nested aliases make gigabytes; a pack needs none."""
    for event in yaml.parse(source, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise ConfigError(
                _("{file}:{line}: YAML aliases are not allowed; write the text out.").format(
                    file=name, line=_line(event.start_mark)
                )
            )


def _line(mark: Any) -> int:
    return mark.line + 1 if mark is not None else 1


def _say(content: Any, steps: Sequence[Step]) -> str:
    """A place in the pack for people: ``house/name``, ``check.mode (house/name)``."""
    words = [step for step in steps if isinstance(step, str)]
    if len(steps) > 1 and steps[0] == "rules" and isinstance(steps[1], int):
        rule = content["rules"][steps[1]]
        known = isinstance(rule, Mapping) and isinstance(rule.get("id"), str)
        name = str(rule["id"]) if known else _("rule {number}").format(number=steps[1] + 1)
        return f"{'.'.join(words[1:])} ({name})" if words[1:] else name
    return ".".join(words) or _("the pack")


def line_of(source: str, steps: Sequence[Step]) -> int:
    """The 1-based line of the node that ``steps`` lead to, or of the deepest one found."""
    node = yaml.compose(source, Loader=_Loader)
    line = 1
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == step), None)
            if pair is None:
                break
            line, node = _line(pair[0].start_mark), pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            if step >= len(node.value):
                break
            node = node.value[step]
            line = _line(node.start_mark)
        else:
            break
    return line
