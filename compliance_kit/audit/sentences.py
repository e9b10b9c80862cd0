"""Sentences of rules: their placeholders filled, what was found cut to a line."""

from __future__ import annotations

from collections.abc import Mapping


def squeeze(text: str) -> str:
    """A text without its white space, for comparing what was found."""
    return "".join(text.split())


def shorten(text: str, limit: int = 80) -> str:
    """One line of at most ``limit`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """Fill the placeholders that the check gave; others stay as written.

    >>> fill("{text} leads to {target} {", {"text": "a{target}"})
    'a{target} leads to {target} {'
    """
    if "{" not in sentence:
        return sentence
    parts = []
    position = 0
    while True:
        start = sentence.find("{", position)
        end = sentence.find("}", start)
        if start < 0 or end < 0:
            parts.append(sentence[position:])
            return "".join(parts)
        name = sentence[start + 1 : end]
        parts.append(sentence[position:start])
        parts.append(values.get(name, sentence[start : end + 1]))
        position = end + 1
