"""The AIGC data of the pictures that pages show, each file looked at once a run.

Measures for Labelling AI-generated and Synthetic Content (2025) art. 5: the implicit label stands
in the file's metadata. A picture without data is silent, unless its own metadata say that it was
generated.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from compliance_kit.audit.rules import NamedCheck, Rule
from compliance_kit.audit.site import PageSummary, SiteHit
from compliance_kit.audit.sources.files import file_of

if TYPE_CHECKING:
    from compliance_kit.audit.checks.interface import Context

_MOST = 200  # pictures of one page
_METAS = ("og:image", "twitter:image")


def is_about_pictures(rule: Rule) -> bool:
    """Whether a rule asks for the data of pictures."""
    return isinstance(rule.check, NamedCheck) and rule.check.name == "ai-metadata"


def shown_pictures(context: Context) -> tuple[str, ...]:
    """The paths below the site's root of the pictures that a page shows."""
    from compliance_kit.audit.checks.generic import site_target
    from compliance_kit.audit.media import SUFFIXES

    page = context.page
    found: dict[str, None] = {}
    addresses = [element.get("src") for element in page.walk.all("img")]
    addresses += [page.meta(name) for name in _METAS]
    for address in addresses:
        suffix = "." + address.partition("?")[0].rpartition(".")[2].lower()
        if suffix not in SUFFIXES:
            continue
        target = site_target(context, address)
        if target and len(found) < _MOST:
            found[target] = None
    return tuple(found)


class Pictures:
    """Looks at the pictures of pages as their summaries come; ``hits`` is what it saw."""

    def __init__(self) -> None:
        self.hits: list[SiteHit] = []
        self._seen: set[int] = set()
        self._roots: dict[str, Path | None] = {}

    def look(self, page: PageSummary) -> None:
        """Take the pictures of one page that no page before it had."""
        if not page.pictures:
            return
        above = page.path.removesuffix(page.site_path)
        if above not in self._roots:
            folder = Path(page.path)
            for _step in page.site_path.split("/"):
                folder = folder.parent
            # Pages from the web have an address for a path, and no folder here.
            is_folder = "://" not in page.path and folder.is_dir()
            self._roots[above] = folder if is_folder else None
        root = self._roots[above]
        if root is None:
            return
        for target in page.pictures:
            key = hash((root, target))
            if key not in self._seen:
                self._seen.add(key)
                self.hits += _judge(root, target)


def _judge(root: Path, target: str) -> Iterator[SiteHit]:
    file = file_of(root, target)
    if file is None:
        return
    from compliance_kit.audit.extract.aigc import aigc_in, fault, is_generated
    from compliance_kit.audit.media import metadata_of

    try:
        metadata = metadata_of(file)
    except OSError:
        return
    path = str(root / target)
    content = aigc_in(metadata)
    if content is None:
        if is_generated(metadata):
            yield SiteHit(path, "no-data", {"path": path}, "digitalSourceType")
        return
    reason = fault(content)
    if reason:
        yield SiteHit(path, "", {"reason": reason}, reason)
