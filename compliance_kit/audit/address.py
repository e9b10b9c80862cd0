"""Addresses as pages write them: whatever stands there, splitting and joining never fail."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

_NONE = SplitResult("", "", "", "", "")


def split_address(address: str) -> SplitResult:
    """The parts of an address; all empty for one that is none (``http://[x``).

    >>> split_address("http://[x").netloc, split_address("https://a.test/b").netloc
    ('', 'a.test')
    """
    try:
        return urlsplit(address)
    except ValueError:
        return _NONE


def join_address(base: str, address: str) -> str:
    """``address`` as it is meant on the page at ``base``; itself where one of them is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
