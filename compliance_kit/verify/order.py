"""Facts that arrived in each other's place."""

from __future__ import annotations

from collections.abc import Sequence

from compliance_kit.verify.matching import Link
from compliance_kit.verify.texts import TextPair


def swapped(pair: TextPair, links: Sequence[Link]) -> list[tuple[Link, Link]]:
    """Pairs of links whose targets stand in each other's place."""
    return []
