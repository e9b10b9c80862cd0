"""Sets of words written as running text, so that a long list stays readable."""

from __future__ import annotations


def word_set(listed: str) -> frozenset[str]:
    """Return the words of ``listed``, which are parted by white space.

    >>> sorted(word_set("b a c"))
    ['a', 'b', 'c']
    """
    return frozenset(listed.split())
