"""Consent platforms and cookie notices that a page carries."""

from __future__ import annotations

from dataclasses import dataclass

from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits, longest
from compliance_kit.audit.walk import Element


@dataclass(frozen=True)
class Platform:
    """A consent platform's marks. ``sources`` stand in script addresses, ``marks`` in inline
    scripts, classes and handlers; ``draws`` says whether it draws its banner at run time (then
    its buttons cannot be judged from the file)."""

    name: str
    sources: tuple[str, ...]
    marks: tuple[str, ...] = ()
    draws: bool = True


PLATFORMS = (
    Platform(
        "OneTrust",
        ("cookielaw.org", "onetrust.com", "cookiepro.com", "otSDKStub", "OtAutoBlock", "optanon"),
        ("OneTrust.", "OptanonWrapper", "onetrust-", "optanon-"),
    ),
    Platform(
        "Cookiebot",
        ("consent.cookiebot.com", "consentcdn.cookiebot.com"),
        ("CybotCookiebotDialog", "Cookiebot."),
    ),
    Platform("CookieYes", ("cdn-cookieyes.com/client_data", "cookie-law-info"), ("cky-consent",)),
    Platform(
        "Usercentrics",
        ("app.usercentrics.eu", "cmp.usercentrics.eu", "usercentrics.eu/"),
        ("usercentrics-cmp", "usercentrics-root"),
    ),
    Platform(
        "Didomi", ("sdk.privacy-center.org", "didomi.io"), ("didomiConfig", "didomi-", "didomiOn")
    ),
    Platform(
        "Quantcast Choice",
        ("cmp.quantcast.com", "quantcast.mgr.consensu.org", "cmp.inmobi.com", "consensu.org"),
        ("cmp.quantcast.com", "quantcast.mgr.consensu.org", "cmp.inmobi.com", "qc-cmp2"),
    ),
    Platform(
        "Klaro",
        ("klaro.js", "klaro.min.js", "klaro-config", "kiprotect.com/klaro"),
        ("klaroConfig",),
    ),
    Platform("Osano", ("cmp.osano.com",), ("osano-cm-",)),
    Platform("tarteaucitron", ("tarteaucitron",), ("tarteaucitron.init",)),
    Platform("Complianz", ("complianz-gdpr",), ("cmplz-cookiebanner", "cmplz_")),
    Platform(
        "Sourcepoint",
        ("sp-prod.net", "privacy-mgmt.com", "sourcepoint.mgr.consensu"),
        ("_sp_queue",),
    ),
    Platform("TrustArc", ("consent.trustarc.com", "consent.truste.com"), ("truste_overlay",)),
    Platform("iubenda", ("cdn.iubenda.com/cs", "iubenda_cs"), ("_iub.csConfiguration",)),
    Platform("Axeptio", ("static.axept.io",), ("axeptioSettings",)),
    Platform("CookieFirst", ("consent.cookiefirst.com",), ()),
    Platform("Cookie Notice", ("plugins/cookie-notice",), ('id="cookie-notice"',), draws=False),
    Platform(
        "cookieconsent", ("cookieconsent",), ("cookieconsent.initialise", "CookieConsent.run")
    ),
    Platform("Google Funding Choices", ("fundingchoicesmessages.google.com",), ("googlefc.",)),
)

# None of the marks occurs in a file without one of these: most pages are answered by four searches.
_STEMS = ("ookie", "onsent", "idomi", "neTrust", "nsensu", "sercentrics", "axept", "iubenda")

_LONGEST_NOTICE = 700


@dataclass(frozen=True)
class CookieNotice:
    """A notice (``start``, ``end`` in the page text; -1 when hidden) or a platform's script."""

    text: str
    start: int
    end: int
    platform: Platform | None = None
    element: Element | None = None


def cookie_notices(page: Page, hits: Hits) -> list[CookieNotice]:
    """What the page has: the platforms it loads, then notices written in the page itself."""
    source = page.source
    if not any(stem in source for stem in _STEMS):
        return []
    found = [CookieNotice(p.name, -1, -1, p, e) for p, e in platforms(page)]
    found += written_notices(page, hits)
    return found


def platforms(page: Page) -> list[tuple[Platform, Element | None]]:
    """The consent platforms that the page loads or whose parts it holds."""
    scripts = page.walk.all("script")
    addresses = [
        (s.get("src") or s.get("data-src") or s.get("data-rocketlazyloadscript"), s)
        for s in scripts
    ]
    addresses += [
        (link.get("href"), link)
        for link in page.walk.all("link")
        if "preload" in link.get("rel") and link.get("as") == "script"
    ]
    inline = "\n".join(s.body for s in scripts if s.body and not s.get("src"))
    handlers = "\n".join(
        f"{a.get('onclick')} {a.get('class')} {a.get('id')}"
        for tag in ("a", "button")
        for a in page.walk.all(tag)
        if a.attributes.get("onclick") or a.attributes.get("class") or a.attributes.get("id")
    )
    found: list[tuple[Platform, Element | None]] = []
    for platform in PLATFORMS:
        element = next(
            (e for address, e in addresses if address and _any(platform.sources, address)), None
        )
        if element is not None:
            found.append((platform, element))
        elif platform.marks and (
            _any(platform.marks, inline)
            or _any(platform.marks, handlers)
            or _loaded_inline(platform, inline)
        ):
            found.append((platform, None))
    return found


def _any(marks: tuple[str, ...], text: str) -> bool:
    return any(mark in text for mark in marks)


def _loaded_inline(platform: Platform, inline: str) -> bool:
    """Whether an inline script sets the platform's address as a script's source."""
    return any("." in mark and mark in inline for mark in platform.sources)


def written_notices(page: Page, hits: Hits) -> list[CookieNotice]:
    """Sentences about the use of cookies that the page itself shows or keeps hidden at first."""
    found: list[CookieNotice] = []
    for start, _end in longest(hits.get("cookie-notice", [])):
        low, high = page.block_at(start)
        if high - low <= _LONGEST_NOTICE and all(n.start != low for n in found):
            found.append(CookieNotice(page.text[low:high], low, high))
    return found
