"""Cookies and trackers: consent asked before, refusable, revocable; other hosts named.

ePrivacy Directive 2002/58 art 5(3); GDPR art 4(11), 7; CJEU C-673/17 (Planet49); EDPB Guidelines
05/2020 par. 38-41 and 86; report of the EDPB Cookie Banner Taskforce (2023). A platform that draws
its banner at run time makes what the banner says unknown, never missing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from compliance_kit.audit.checks.generic import site_target
from compliance_kit.audit.checks.interface import Context, Hit, named, unknown
from compliance_kit.audit.checks.unseen import unseen
from compliance_kit.audit.extract.cookies import CookieNotice
from compliance_kit.audit.extract.trackers import (
    Embedded,
    foreign_hosts,
    live_trackers,
    registrable,
)
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import longest
from compliance_kit.audit.walk import Element

_BUTTON = 40  # characters of a button's label
_BANNER = 900  # characters around a notice in which its buttons stand
_BUTTON_INPUTS = ("button", "submit")
_POLICIES = 4  # linked policies that are read
_OWNER = 4  # letters of a domain's name that tell its owner
_NOTICE_MARKS = ("cookie",)


@named("cookie-consent")
def cookie_consent(context: Context) -> Iterator[Hit]:
    """A page with trackers has a cookie notice or loads a consent platform."""
    trackers = live_trackers(context.page)
    if not trackers or context.facts.cookies:
        return
    hidden = unseen(context, _NOTICE_MARKS)
    if hidden is not None and hidden.reason == "hidden":
        yield hidden
        return
    yield Hit("", {"hosts": _names(trackers)}, element=trackers[0].element, text=_names(trackers))


@named("cookie-prior")
def cookie_prior(context: Context) -> Iterator[Hit]:
    """No tracker is live in the file: it would run before any choice.

    A platform's automatic blocking changes that at run time, so with one the answer is unknown.
    """
    trackers = live_trackers(context.page)
    if not trackers:
        return
    blocking = _blocking_platform(context)
    if blocking is not None:
        yield unknown("platform", "head", blocking.element)
        return
    yield Hit("", {"hosts": _names(trackers)}, element=trackers[0].element, text=_names(trackers))


def _blocking_platform(context: Context) -> CookieNotice | None:
    """The platform on the page that holds scripts back by itself."""
    for notice in context.facts.cookies:
        if notice.platform is None:
            continue
        address = notice.element.get("src").lower() if notice.element else ""
        mode = notice.element.get("data-blockingmode") if notice.element else ""
        if "autoblock" in address or mode == "auto" or notice.platform.blocks:
            return notice
    return None


@named("cookie-reject")
def cookie_reject(context: Context) -> Iterator[Hit]:
    """A banner with an accept button has a refuse button beside it."""
    page = context.page
    written = [n for n in context.facts.cookies if n.platform is None or not n.platform.draws]
    accepts = _buttons(context, "accept")
    for notice in written:
        if notice.start < 0:
            continue
        near = [b for b in accepts if _beside(b, notice)]
        if not near:
            continue
        if not any(_beside(b, notice) for b in _buttons(context, "refuse")):
            label = page.label(near[0])
            yield Hit("", {"text": label}, element=near[0], text=label)
        return
    drawn = next((n for n in context.facts.cookies if n.platform and n.platform.draws), None)
    if drawn is not None and not _has_mark(page, drawn):
        yield unknown("platform", "footer", drawn.element)


def _has_mark(page: Page, notice: CookieNotice) -> bool:
    """Whether the platform's own refuse button is in the file (a saved or rendered page)."""
    return notice.platform is not None and any(
        mark in page.source for mark in notice.platform.refuse
    )


def _buttons(context: Context, part: str) -> list[Element]:
    """Buttons and links whose label is one of the wordings of ``part``."""
    page = context.page
    wordings = context.wordings(part)
    found: list[Element] = []
    if not wordings:
        return found
    for tag in ("button", "a"):
        for element in page.walk.all(tag):
            if element.hidden or not 0 < element.end - element.start <= _BUTTON:
                continue
            if any(element.start <= start and end <= element.end for start, end in wordings):
                found.append(element)
    return found


def _beside(button: Element, notice: CookieNotice) -> bool:
    return notice.start - 200 <= button.start <= notice.end + _BANNER


@named("cookie-implied")
def cookie_implied(context: Context) -> Iterator[Hit]:
    """No sentence takes the use of the site for consent.

    The wordings say "by continuing to browse"; consent or cookies must be named in the same block,
    because "by using this site you accept the terms" is another matter.
    """
    page = context.page
    topics = context.wordings("topic")
    seen: set[int] = set()
    for start, end in longest(context.wordings()):
        low, high = page.block_at(start)
        if low in seen or not any(low <= a and b <= high for a, b in topics):
            continue
        seen.add(low)
        ends = [place for mark in "。.!！" if (place := page.text.find(mark, end, high)) >= 0]
        stop = min(ends, default=high)
        text = page.text[start:stop]
        yield Hit("", {"text": text}, start, stop, text=text)


@named("cookie-withdraw")
def cookie_withdraw(context: Context) -> Iterator[Hit]:
    """Where consent is asked, a later entrance lets readers change their mind."""
    page = context.page
    notices = context.facts.cookies
    if not notices:
        return
    entrances = context.wordings("entrance")
    for tag in ("a", "button") if entrances else ():
        for element in page.walk.all(tag):
            if not element.hidden and any(
                element.start <= start and end <= element.end for start, end in entrances
            ):
                return
    if any(n.platform is not None and n.platform.draws for n in notices):
        yield unknown("platform", "footer", notices[0].element)
        return
    browser = longest(context.wordings("browser"))
    if browser and "browser-only" in context.rule.cases:
        start, end = browser[0]
        text = page.text[start:end]
        yield Hit("browser-only", {"text": text}, start, end, text=text)
        return
    start, end = next(((n.start, n.end) for n in notices if n.start >= 0), (-1, -1))
    yield Hit("", {"text": notices[0].text}, start, end, text=notices[0].text[:60])


@named("third-parties")
def third_parties(context: Context) -> Iterator[Hit]:
    """Hosts outside the site that a page loads from are allowed or named in the policy.

    The policy is the page that this one links, where it is among those audited; without it the
    hosts are told for comparison. ``[audit] allow-hosts`` are left out.
    """
    allowed = context.settings.audit.allow_hosts
    foreign = foreign_hosts(context.page, _own_hosts(context), allowed)
    if not foreign:
        return
    policy = _policy_text(context)
    case = ""
    if policy is not None:
        foreign = [embedded for embedded in foreign if not _is_named(embedded, policy)]
        case = "unnamed" if "unnamed" in context.rule.cases else ""
    if foreign:
        hosts = _names(foreign)
        yield Hit(case, {"hosts": hosts}, element=foreign[0].element, text=hosts)


def _policy_text(context: Context) -> str | None:
    """The text of the policies that the page links (and its own, if it is one); None for none."""
    page = context.page
    texts = [page.lower] if context.kind == "policy" else []
    links = [found.element for found in context.facts.of("privacy-link") if found.element]
    starts = [start for start, _end in context.listed("cookie-word")]
    shown, places = page.shown_links
    for start in starts:
        index = bisect_right(places, start) - 1
        if index >= 0 and start < shown[index].end and len(page.label(shown[index])) <= _BUTTON:
            links.append(shown[index])
    targets = dict.fromkeys(site_target(context, link.get("href")) for link in links)
    for target in list(targets)[:_POLICIES]:
        text = context.read(target) if target else None
        if text:
            texts.append(text)
    return "\n".join(texts) if texts else None


def _is_named(embedded: Embedded, policy: str) -> bool:
    """Whether the policy names the host, its owner or the service."""
    names = [embedded.host, registrable(embedded.host)]
    owner = names[1].partition(".")[0]
    if len(owner) >= _OWNER:
        names.append(owner)
    if embedded.service is not None:
        names += [embedded.service.name.lower(), *embedded.service.also]
    return any(_stands_in(name, policy) for name in names if len(name) > 2 or not name.isascii())


def _stands_in(name: str, text: str) -> bool:
    """Whether a name is in the text, as a whole word where it is Latin."""
    start = text.find(name)
    while start >= 0:
        around = text[start - 1 : start] if start else "", text[start + len(name) :][:1]
        if not any(side.isascii() and side.isalnum() for side in around):
            return True
        start = text.find(name, start + 1)
    return False


def _own_hosts(context: Context) -> list[str]:
    hosts = [context.settings.site.url, context.url, context.page.canonical]
    return [host for host in hosts if host]


def _names(embedded: list[Embedded]) -> str:
    names = list(dict.fromkeys(e.host for e in embedded))
    return ", ".join(names[:4]) + (f" +{len(names) - 4}" if len(names) > 4 else "")
