"""What a source owes: pages one by one, and one sentence for everything that is none.

A source yields :class:`PageInput` and :class:`Failure` in a fixed order; the core audits the pages
and reports the failures. A page's bytes are read late, by whoever audits it, so that a source may
list a hundred thousand files without holding them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class PageInput:
    """One page to audit.

    ``path`` names it in reports (as given, or below the folder given); ``site_path`` is its path
    below the site's root, with ``/`` (for page kinds, links and patterns). The bytes are ``data``,
    or what ``file`` holds. ``charset`` is a label from outside (HTTP), ``url`` its address.
    """

    path: str
    site_path: str
    file: Path | None = None
    data: bytes | None = None
    charset: str | None = None
    url: str = ""


@dataclass(frozen=True)
class Failure:
    """Something that cannot be audited: its name and the sentence that says why."""

    path: str
    message: str


class Source(Protocol):
    """A place that pages come from."""

    def pages(self) -> Iterator[PageInput | Failure]:
        """Yield the pages in a fixed order."""
        ...

    def has(self, site_path: str) -> bool | None:
        """Whether the site has this file; None where the source cannot know."""
        ...
