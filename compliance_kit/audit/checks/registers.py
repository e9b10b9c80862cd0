"""The ministry's and the police's registers: the number is shown, well formed and well linked.

Decree 292 of the State Council art 12 (number on the home page), Order 33 of MII (2005) art 13
(number and link), Order 33 of MPS (1997) art 12 (police filing); how each number is read stands in
``audit/numbers``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import timedelta

from compliance_kit.audit.checks.interface import Context, Hit, at, named
from compliance_kit.audit.checks.unseen import unseen
from compliance_kit.audit.facts import Found
from compliance_kit.audit.numbers.icp import find_icp
from compliance_kit.audit.numbers.news_licence import find_news_licence
from compliance_kit.audit.numbers.phones import find_phones
from compliance_kit.audit.numbers.ps import find_ps
from compliance_kit.audit.numbers.reasons import PLACEHOLDERS, explain
from compliance_kit.audit.numbers.targets import icp_target, ps_target
from compliance_kit.audit.walk import Element
from compliance_kit.i18n import gettext as _

_ICP_MARKS = ("icp备", "icp備", "icp证", "icp證", "icp 备")
_PS_MARKS = ("公网安备", "公網安備")
_NEAR = 60  # characters after a number within which its link may begin
_SOON = timedelta(days=60)


@named("icp-filing")
def icp_filing(context: Context) -> Iterator[Hit]:
    """The home page shows a filing or a licence number (either satisfies art 12)."""
    numbers = context.facts.of("icp-filing") + context.facts.of("icp-licence")
    real = [n for n in numbers if n.number and not PLACEHOLDERS & set(n.number.reasons)]
    if any("supplier" not in (n.number.reasons if n.number else ()) for n in real):
        return
    jokes = [m for m in context.facts.numbers if m.kind == "joke-register"]
    if jokes:
        yield Hit("joke", {"text": jokes[0].text}, jokes[0].start, jokes[0].end, text=jokes[0].text)
    elif numbers and not real:
        yield at(numbers[0], "placeholder")
    else:
        yield unseen(context, _ICP_MARKS) or Hit(anchor="footer")


@named("ps-filing")
def ps_filing(context: Context) -> Iterator[Hit]:
    """The home page shows a police filing number."""
    if not context.facts.of("ps-filing"):
        yield unseen(context, _PS_MARKS) or Hit(anchor="footer")


@named("icp-licence")
def icp_licence(context: Context) -> Iterator[Hit]:
    """A site that is configured as commercial shows its licence number."""
    kinds = {match.kind for match in context.facts.numbers}
    if context.settings.site.commercial and not kinds & {"icp-licence", "telecom-licence"}:
        yield unseen(context, ("icp证", "b2-")) or Hit(anchor="footer")


@named("number-format")
def number_format(context: Context) -> Iterator[Hit]:
    """Numbers of the kinds named are written as their registers write them."""
    kinds = context.params.get("facts")
    for found in [f for kind in kinds or ["icp-filing"] for f in context.facts.of(kind)]:
        number = found.number
        if number is None or number.valid == "yes":
            continue
        case = "unreadable" if number.valid == "no" and "unreadable" in context.rule.cases else ""
        reason = explain(number.reasons[0], number) if number.reasons else ""
        yield at(found, case, reason=reason, canonical=number.canonical or _("(look it up there)"))


@named("icp-link")
def icp_link(context: Context) -> Iterator[Hit]:
    """Every shown filing number links to the ministry's register."""
    numbers = context.facts.of("icp-filing") or context.facts.of("icp-licence")
    for found in numbers:
        link = link_of(context, found)
        if link is None:
            yield at(found)
            continue
        target = icp_target(link.get("href"))
        if target.case in ("none", "wrong-target"):
            case = "" if target.case == "none" else "wrong-target"
        elif target.case in ("old-host", "http"):
            case = target.case
        else:
            continue
        if case in context.rule.cases or not case:
            yield at(found, case, host=target.host, target=link.get("href") or '""')


@named("ps-link")
def ps_link(context: Context) -> Iterator[Hit]:
    """A shown police number links to its own record on the police platform."""
    for found in context.facts.of("ps-filing"):
        link = link_of(context, found)
        if link is None:
            yield at(found)
            continue
        href = link.get("href")
        target = ps_target(href)
        number = found.number
        digits = number.digits if number else ""
        if target.case == "none":
            yield at(found, "", target=href or '""')
        elif target.case == "wrong-target":
            yield at(found, "wrong-target", target=href)
        elif target.code and digits and target.code != digits:
            yield at(found, "mismatch", code=target.code, target=href)
        elif target.case in ("wrong-code", "no-code"):
            yield at(found, "wrong-target", target=href)
        elif target.case == "old-host":
            yield at(found, "old-host", host=target.host, target=href)


@named("ps-icon")
def ps_icon(context: Context) -> Iterator[Hit]:
    """The police badge stands beside the number: a picture in its link or block."""
    page = context.page
    for found in context.facts.of("ps-filing"):
        low, high = page.block_at(found.start)
        link = link_of(context, found)
        if link is not None:
            low, high = min(low, link.start), max(high, link.end)
        images = [
            i for i in page.walk.all("img") if not i.hidden and low - 2 <= i.start <= high + 1
        ]
        if not images:
            yield at(found)
            continue
        for image in images:
            source = image.get("src")
            if "beian.gov.cn" in source or "beian.mps.gov.cn" in source:
                yield Hit("hot-link", {"target": source}, element=image)
                break


@named("consistent")
def consistent(context: Context) -> Iterator[Hit]:
    """The page shows no other number than those declared in ``ckit.toml``, and none expired."""
    key = str(context.params.get("declared", "icp")).replace("-", "_")
    kinds = context.params.get("facts")
    kinds = kinds if isinstance(kinds, list) else ["icp-filing", "icp-licence"]
    declared = context.settings.declared.values(key)
    expires = context.settings.declared.expires(key)
    shown = [found for kind in kinds for found in context.facts.of(kind)]
    if expires is not None and shown:
        values = {"date": expires.isoformat()}
        if expires < context.today and "expired" in context.rule.cases:
            yield at(shown[0], "expired", **values)
        elif expires <= context.today + _SOON and "expires-soon" in context.rule.cases:
            yield at(shown[0], "expires-soon", **values)
    if not declared:
        yield from _suffix(context, shown)
        return
    wanted = {_canonical(key, text) for text in declared}
    readable = [f for f in shown if f.number and f.number.canonical]
    if any(f.number and f.number.canonical in wanted for f in readable):
        # Beside the site's own number another one may name a supplier or a partner.
        readable = [f for f in readable if _same_entity(f, wanted)]
    for found in readable:
        if found.number and found.number.canonical not in wanted:
            yield at(found, "declared", declared=declared[0], expected=declared[0])
    yield from _suffix(context, shown)


def _suffix(context: Context, shown: list[Found]) -> Iterator[Hit]:
    """The house option: hosters disagree whether the site's index (-1) must be shown."""
    option = context.settings.audit.icp_suffix
    if option == "any" or "suffix" not in context.rule.cases:
        return
    for found in shown:
        number = found.number
        if number is None or found.kind != "icp-filing":
            continue
        if bool(number.index) != (option == "require"):
            yield at(found, "suffix")


def _canonical(key: str, text: str) -> str:
    finders = {
        "icp": find_icp,
        "ps_filing": find_ps,
        "news_licence": find_news_licence,
        "hotline": find_phones,
    }
    finder = finders.get(key)
    if finder is None:
        return "".join(text.split())
    prefix = "互联网新闻信息服务许可证：" if key == "news_licence" else ""
    found = finder(text) or finder(prefix + text)
    return found[0].canonical or text if found else text


def _same_entity(found: Found, wanted: set[str]) -> bool:
    """Whether a number is the declared one with another index (-1 for -2)."""
    canonical = found.number.canonical if found.number else ""
    stem = canonical.split("号")[0]
    return any(other.split("号")[0] == stem for other in wanted)


def link_of(context: Context, found: Found) -> Element | None:
    """The link of a number: the one around it, else the next one that begins right after it.

    Order 33 wants the link "below the number", so a link in the same block just behind counts.
    """
    page = context.page
    links, starts = page.shown_links
    index = bisect_right(starts, found.start) - 1
    for link in reversed(links[max(0, index - 3) : index + 1]):
        if link.start <= found.start < link.end:
            return link
    # The number may begin in plain text and end inside the link: 备案号：<a>渝ICP备…</a> or split.
    for link in links[index + 1 : index + 3]:
        if link.start < found.end:
            return link
    end = page.block_at(found.start)[1]
    for link in links[index + 1 : index + 2]:
        if found.end <= link.start <= min(end, found.end + _NEAR):
            other = page.label(link)
            # A link whose own label is another number or page is not this number's link.
            if not other or "beian" in link.get("href"):
                return link
    return None
