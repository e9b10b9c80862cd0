"""Mistakes in files that people write (ckit.toml, rule packs, acceptances), told for people.

The types of such a file are msgspec structs. What is wrong is told with file and line, the place in
the file, the reason in plain words, and what would be right: the nearest name, or the valid ones.
"""

from __future__ import annotations

import re
import sys
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import UnionType
from typing import Any

import msgspec

from compliance_kit.errors import ConfigError
from compliance_kit.i18n import gettext as _

Step = str | int
"""One step into the data: a key, or the 0-based number of an item."""

_HIDDEN = "[...]"  # what msgspec writes for a key of a mapping


def parse_toml(source: str, name: str) -> dict[str, Any]:
    """Read TOML; ``name`` stands in the error.

    Raises:
        ConfigError: no TOML; the message has file and line.
    """
    if sys.version_info >= (3, 11):
        import tomllib
    else:  # pragma: no cover - the same parser under its older name
        import tomli as tomllib

    try:
        data: dict[str, Any] = tomllib.loads(source)
        return data
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) if found else source.count("\n") + 1
        reason = re.sub(r" \(at .*\)$", "", str(error))
    except RecursionError:
        line, reason = 1, _("nested too deep")
    raise ConfigError(
        _("{file}:{line}: not valid TOML ({reason}).").format(file=name, line=line, reason=reason)
    ) from None


def explain(
    error: msgspec.ValidationError,
    kind: Any,
    data: Any,
    name: str,
    line_of: Callable[[Sequence[Step]], int],
    say: Callable[[Sequence[Step]], str],
) -> str:
    """The sentence for what ``msgspec.convert(data, kind)`` refused in the file ``name``.

    ``line_of`` finds the 1-based line of a place in the file, ``say`` names the place for people.
    """
    reason, steps = _place(str(error), kind, data)
    here = _follow(kind, data, steps)
    unknown = re.search(r"unknown field `(.+?)`", reason)
    missing = re.fullmatch(r"Object missing required field `(.+)`", reason)
    if unknown:
        key = unknown.group(1)
        text = _("{file}:{line}: {table} has no key {key}.").format(
            file=name, line=line_of([*steps, key]), table=say(steps), key=key
        )
        return text + _instead(key, _keys(here), _(" Valid keys: {keys}."), cutoff=0.5)
    if missing:
        key = missing.group(1)
        text = _("{file}:{line}: in {table} the key {key} is missing.").format(
            file=name, line=line_of(steps), table=say(steps), key=key
        )
        return text + _values(_choices(kind, data, [*steps, key]))
    text = _("{file}:{line}: the value of {key} is wrong: {reason}.").format(
        file=name, line=line_of(steps), key=say(steps) or name, reason=plain_reason(reason)
    )
    wrong = re.fullmatch(r"Invalid (?:enum )?value '(.*)'", reason)
    choices = _choices(kind, data, steps)
    if not choices:
        return text
    return text + (did_you_mean(wrong.group(1), choices) if wrong else "") + _values(choices)


def did_you_mean(wrong: str, names: Iterable[str], cutoff: float = 0.6) -> str:
    """The sentence that offers the nearest of ``names``, after a space; empty where none is near.

    ``cutoff`` is how alike they must be, from 0 to 1.
    """
    from difflib import get_close_matches  # only mistakes need it

    near = get_close_matches(wrong, list(names), n=1, cutoff=cutoff)
    return _(" Did you mean {name}?").format(name=near[0]) if near else ""


def plain_reason(reason: str) -> str:
    """msgspec's reason (``Expected `array`, got `str` ``) in words for people."""
    kinds = {
        "array": _("a list"),
        "str": _("a text in quotation marks"),
        "int": _("a number"),
        "float": _("a number"),
        "bool": _("true or false"),
        "object": _("a table"),
        "date": _("a date"),
        "null": _("nothing"),
    }
    types = re.fullmatch(r"Expected `([\w |]+)`, got `(\w+)`", reason)
    if types:
        wanted = [kinds.get(k, k) for k in types.group(1).split(" | ") if k != "null"]
        return _("needed is {wanted}, written is {found}").format(
            wanted=_(" or ").join(dict.fromkeys(wanted)),
            found=kinds.get(types.group(2), types.group(2)),
        )
    value = re.fullmatch(r"Invalid (?:enum )?value '(.*)'", reason)
    if value:
        return _("“{value}” is not known").format(value=value.group(1))
    if reason == "Invalid RFC3339 encoded date":
        return _("write the date as YYYY-MM-DD")
    return reason


def toml_line(source: str, steps: Sequence[Step]) -> int:
    """The 1-based line of a TOML text where ``steps`` (or the nearest table above) is written."""
    table: list[Step] = []
    numbers: dict[tuple[Step, ...], int] = {}
    wanted = list(steps)
    best = 1
    for number, line in enumerate(source.splitlines(), 1):
        header = re.match(r"\s*(\[\[?)\s*([^\]]+?)\s*\]", line)
        if header:
            table = []
            for part in _dotted(header.group(2)):
                table.append(part)
                if tuple(table) in numbers:
                    table.append(numbers[tuple(table)])
            if header.group(1) == "[[":
                if isinstance(table[-1], int):
                    table.pop()
                numbers[tuple(table)] = numbers.get(tuple(table), -1) + 1
                table.append(numbers[tuple(table)])
            if table == wanted[: len(table)]:
                best = number
            continue
        key = re.match(r"""\s*((?:"[^"]*"|'[^']*'|[\w.-])+)\s*=""", line)
        if key:
            full = [*table, *_dotted(key.group(1))]
            if full == wanted:
                return number
            if full == wanted[: len(full)]:
                best = number
    return best


def _dotted(key: str) -> list[str]:
    parts = re.findall(r""""[^"]*"|'[^']*'|[^.\s"']+""", key)
    return [part[1:-1] if part[0] in "\"'" else part for part in parts]


def _instead(wrong: str, names: Sequence[str], all_names: str, cutoff: float) -> str:
    near = did_you_mean(wrong, names, cutoff)
    if near:
        return near
    return all_names.format(keys=", ".join(names)) if names else ""


def _values(choices: Sequence[str]) -> str:
    return _(" Valid values: {values}.").format(values=", ".join(choices)) if choices else ""


def _place(message: str, kind: Any, data: Any) -> tuple[str, list[Step]]:
    """Split msgspec's message into its reason and the steps to the place it speaks of."""
    found = re.search(r" - at (?:`key` in )?`(?:key in )?\$(.*?)`$", message)
    if not found:
        return message, []
    steps: list[Step] = []
    for part in re.findall(r"\.[^.\[]+|\[\.\.\.\]|\[\d+\]", found.group(1)):
        here = _follow(kind, data, steps)
        if part == _HIDDEN:
            key = _wrong_key(here, _value(data, steps))
            if key is None:
                break
            steps.append(key)
        else:
            steps.append(int(part[1:-1]) if part[0] == "[" else part[1:])
    return message[: found.start()], steps


def _wrong_key(kinds: Sequence[Any], value: Any) -> str | None:
    """The first key of a mapping whose value does not fit."""
    if not isinstance(value, Mapping):
        return None
    for kind in kinds:
        if typing.get_origin(kind) is dict:
            for key, item in value.items():
                try:
                    msgspec.convert(item, typing.get_args(kind)[1])
                except msgspec.ValidationError:
                    return str(key)
    return None


def _value(data: Any, steps: Sequence[Step]) -> Any:
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _follow(kind: Any, data: Any, steps: Sequence[Step]) -> list[Any]:
    """The types that the value at ``steps`` may have; of tagged ones the one that is written."""
    return _written(_reached(kind, data, steps), _value(data, steps))


def _reached(kind: Any, data: Any, steps: Sequence[Step]) -> list[Any]:
    """The types of the value at ``steps``, whatever tag it has itself."""
    kinds = list(_options(kind))
    for number, step in enumerate(steps):
        value = _value(data, steps[:number])
        kinds = [option for one in _written(kinds, value) for option in _child(one, step)]
    return kinds


def _written(kinds: Sequence[Any], value: Any) -> list[Any]:
    """Of structs told apart by a tag those with the tag of ``value``; all where it has none."""
    fitting = [
        kind
        for kind in kinds
        if _tag_field(kind) is None
        or (isinstance(value, Mapping) and value.get(_tag_field(kind)) == _tag(kind))
    ]
    return fitting or list(kinds)


def _child(kind: Any, step: Step) -> Iterator[Any]:
    origin = typing.get_origin(kind)
    if _is_struct(kind):
        for field in msgspec.structs.fields(kind):
            if field.encode_name == step:
                yield from _options(field.type)
    elif origin is dict and isinstance(step, str):
        yield from _options(typing.get_args(kind)[1])
    elif origin in (list, tuple) and isinstance(step, int):
        yield from _options(typing.get_args(kind)[0])


def _options(kind: Any) -> Iterator[Any]:
    if typing.get_origin(kind) in (typing.Union, UnionType):
        for part in typing.get_args(kind):
            yield from _options(part)
    elif kind is not type(None):
        yield kind


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _tag_field(kind: Any) -> str | None:
    return kind.__struct_config__.tag_field if _is_struct(kind) else None


def _tag(kind: Any) -> Any:
    return kind.__struct_config__.tag


def _keys(kinds: Sequence[Any]) -> list[str]:
    """The keys that a table of these types may have, as written in the file."""
    names: dict[str, None] = {}
    for kind in kinds:
        if _is_struct(kind):
            if _tag_field(kind):
                names[str(_tag_field(kind))] = None
            names.update((field.encode_name, None) for field in msgspec.structs.fields(kind))
    return list(names)


def _choices(kind: Any, data: Any, steps: Sequence[Step]) -> list[str]:
    """The strings that the key at ``steps`` may have, when it has a fixed list of them."""
    if not steps:
        return []
    above = _reached(kind, data, steps[:-1])
    tags = [_tag(one) for one in above if _tag_field(one) == steps[-1]]
    if tags:
        return [str(tag) for tag in tags]
    found = [option for one in above for option in _child(one, steps[-1])]
    return [
        value
        for option in found
        if typing.get_origin(option) is typing.Literal
        for value in typing.get_args(option)
        if isinstance(value, str)
    ]
