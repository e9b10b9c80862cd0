"""What a check owes: it looks at one page and yields hits; it writes no sentences.

A check is a function ``check(context) -> Iterable[Hit]``. The sentences come from the rule: a hit
names the rule's case and fills its placeholders. A check that cannot see what it needs yields
:func:`unknown` with a reason, never a failure.

Checks are registered by name with :func:`named`; a plug-in registers a function of the same form
under the entry point ``compliance_kit.checks``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

from compliance_kit.audit.facts import Found, PageFacts
from compliance_kit.audit.lexicon import list_name
from compliance_kit.audit.page import Page
from compliance_kit.audit.rules import NamedCheck, Rule
from compliance_kit.audit.walk import Element

Reason = Literal["script", "picture", "platform", "encoding", "hidden"]
Anchor = Literal["page", "html", "head", "article", "footer"]


class Settings(Protocol):
    """What checks read of the site's configuration (``compliance_kit.config`` fulfils it)."""

    @property
    def site(self) -> Any: ...
    @property
    def declared(self) -> Any: ...
    @property
    def audit(self) -> Any: ...
    @property
    def rules(self) -> Any: ...
    @property
    def written(self) -> Any: ...


@dataclass(frozen=True)
class Hit:
    """One thing a check saw.

    ``case`` is a case of the rule (``""`` for its own message), ``values`` fill the placeholders.
    The place is ``start`` in the page text, else ``element``, else the ``anchor``. With ``reason``
    the answer is unknown.
    """

    case: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    start: int = -1
    end: int = -1
    element: Element | None = None
    anchor: Anchor = "page"
    reason: Reason | None = None
    text: str = ""


@dataclass(slots=True, eq=False)
class Context:
    """One rule on one page.

    ``has`` tells whether the site has a file at a path below its root (None: nobody knows), and
    ``read`` gives the displayed text, in lower case, of the page there (None: not to be had).
    """

    rule: Rule
    page: Page
    facts: PageFacts
    kind: str
    settings: Settings
    today: date
    site_path: str = ""
    url: str = ""
    has: Callable[[str], bool | None] = lambda _path: None
    read: Callable[[str], str | None] = lambda _path: None

    @property
    def params(self) -> Mapping[str, Any]:
        """The parameters of a named check."""
        return self.rule.check.params if isinstance(self.rule.check, NamedCheck) else {}

    def wordings(self, part: str = "") -> list[tuple[int, int]]:
        """The places of the rule's wordings (``part``: of one of its named lists)."""
        return self.facts.hits.get(list_name(self.rule, part), [])

    def listed(self, name: str) -> list[tuple[int, int]]:
        """The places of a lexicon list's wordings."""
        return self.facts.hits.get(name, [])


Check = Callable[[Context], Iterable[Hit]]

_NAMED: dict[str, Check] = {}


def named(name: str) -> Callable[[Check], Check]:
    """Register a check under the name that rules use."""

    def register(check: Check) -> Check:
        _NAMED[name] = check
        return check

    return register


def registered() -> dict[str, Check]:
    """The named checks known so far."""
    return _NAMED


def at(found: Found, case: str = "", **values: object) -> Hit:
    """A hit at a fact; ``{text}`` is the fact's text."""
    return Hit(
        case,
        {"text": found.text, **values},
        found.start,
        found.end,
        found.element,
        text=found.text,
    )


def unknown(reason: Reason, anchor: Anchor = "footer", element: Element | None = None) -> Hit:
    """The answer of a check that could not see what it needs."""
    return Hit(reason=reason, anchor=anchor, element=element)
