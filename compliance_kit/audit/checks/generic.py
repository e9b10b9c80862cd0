"""The generic checks: a few forms that rules in packs are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, cast
from urllib.parse import unquote

from compliance_kit.audit.address import split_address
from compliance_kit.audit.checks.interface import Check, Context, Hit
from compliance_kit.audit.checks.unseen import drawn_by_script
from compliance_kit.audit.extract.labels import zone_of
from compliance_kit.audit.extract.links import is_label, leads_somewhere
from compliance_kit.audit.rules import (
    CountCheck,
    FactCheck,
    JsonLdCheck,
    LinkCheck,
    MetaCheck,
    NumberCheck,
    OrderCheck,
    PairingCheck,
    TextCheck,
)
from compliance_kit.audit.scan import longest
from compliance_kit.audit.walk import Element
from compliance_kit.errors import ConfigError
from compliance_kit.i18n import gettext as _

_LONGEST_BLOCK = 5_000
_WITH_HOST = re.compile(r"\s*(?:https?:)?//[^/\s]", re.IGNORECASE)


@lru_cache(maxsize=256)
def compile_pattern(pattern: str) -> Any:
    """Compile a pack's pattern with RE2: linear time whatever the pattern.

    Raises:
        ConfigError: the pattern is not valid RE2.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0] if error.args else ""
        if isinstance(reason, bytes):
            reason = reason.decode("utf-8", "replace")
        raise ConfigError(
            _("The pattern {pattern} is not valid ({reason}).").format(
                pattern=pattern, reason=reason
            )
        ) from None


def check_fact(context: Context) -> Iterator[Hit]:
    """At least one of the facts is shown."""
    check = cast(FactCheck, context.rule.check)
    found = [fact for kind in check.facts for fact in context.facts.of(kind)]
    if not found:
        drawn = drawn_by_script(context.page) if context.kind != "article" else None
        yield drawn or Hit(anchor="article" if context.kind == "article" else "footer")
    elif check.valid:
        for fact in found:
            if fact.valid is False:
                yield Hit("", {"text": fact.text}, fact.start, fact.end, text=fact.text)


def check_link(context: Context) -> Iterator[Hit]:
    """A link with one of the labels or hosts, that leads somewhere."""
    check = cast(LinkCheck, context.rule.check)
    found = labelled_links(context, check.fact)
    if check.hosts:
        found += [link for link in context.page.links if _host(link) in check.hosts]
    if check.forbid:
        for link in found:
            yield _at_link(context, link, "")
        return
    yield from judge_links(context, found, resolve=check.resolve)


def labelled_links(context: Context, fact: str) -> list[Element]:
    """The links of a fact kind, or those labelled with the rule's wordings."""
    if fact:
        return [f.element for f in context.facts.of(fact) if f.element is not None]
    page = context.page
    links: list[Element] = []
    for start, end in longest(context.wordings()):
        for link in page.links:
            if (
                not link.hidden
                and link.start <= start
                and end <= link.end
                and link not in links
                and is_label(page.label(link), page.lower[start:end], start - link.start)
            ):
                links.append(link)
    return links


def judge_links(context: Context, links: list[Element], *, resolve: bool = True) -> Iterator[Hit]:
    """Yield what is wrong when none of ``links`` is good: missing, or leading nowhere."""
    if not links:
        yield drawn_by_script(context.page) or Hit(anchor="footer")
        return
    if not resolve:
        return
    dead = [link for link in links if not resolves(context, link)]
    if len(dead) == len(links):
        yield _at_link(context, dead[0], "dead" if "dead" in context.rule.cases else "")


def _at_link(context: Context, link: Element, case: str) -> Hit:
    label = context.page.label(link)
    target = link.get("href")
    return Hit(case, {"text": label, "target": target or '""'}, element=link, text=label)


def resolves(context: Context, link: Element) -> bool:
    """Whether a link leads somewhere: not to ``#`` or a script, nor to a file the site lacks."""
    if not leads_somewhere(link):
        return False
    target = site_target(context, link.get("href"))
    return target is None or context.has(target) is not False


def site_target(context: Context, href: str) -> str | None:
    """The path below the site's root that ``href`` leads to; None for other hosts."""
    own = own_host(context)
    # Most addresses with a host are on another site: no need to take them apart.
    if "//" in href and (not own or own not in href.lower()) and _WITH_HOST.match(href):
        return None
    parts = split_address(href.strip())
    if parts.scheme not in ("", "http", "https"):
        return None
    if parts.netloc and (parts.hostname or "") != own:
        return None
    if parts.netloc and not own:
        return None
    path = unquote(parts.path)
    if path.startswith("/"):
        steps = path.split("/")
    else:
        steps = [*context.site_path.split("/")[:-1], *path.split("/")]
    kept: list[str] = []
    for step in steps:
        if step == "..":
            if not kept:
                return None  # above the folder that is audited: cannot be judged
            kept.pop()
        elif step not in ("", "."):
            kept.append(step)
    return "/".join(kept)


def own_host(context: Context) -> str:
    """The site's host in lower case: the configured one, else the one that the page names."""
    host = context.page.cache.get("own-host")
    if host is None:
        host = split_address(context.settings.site.url).hostname or context.page.host
        context.page.cache["own-host"] = host
    return cast(str, host)


def _host(link: Element) -> str:
    return (split_address(link.get("href").strip()).hostname or "").lower()


def check_text(context: Context) -> Iterator[Hit]:
    """Wordings (or a pattern) that must or must not stand in the text."""
    check = cast(TextCheck, context.rule.check)
    page = context.page
    if check.where == "title":
        text = page.walk.title
        places = [(0, len(text))] if _title_has(context, text) else []
    else:
        places = longest(context.wordings())
        if check.pattern:
            for match in compile_pattern(check.pattern).finditer(page.text):
                places.append(match.span())
        hidden = longest(context.wordings("except"))
        places = [
            (a, b) for a, b in places if not any(low <= a and b <= high for low, high in hidden)
        ]
        if check.where == "article":
            article = context.facts.article
            places = [p for p in places if zone_of(page, article, p[0]) in ("head", "body", "tail")]
        if check.max_block:
            places = [
                p
                for p in places
                if page.block_at(p[0])[1] - page.block_at(p[0])[0] <= check.max_block
            ]
    if check.mode == "require":
        if not places:
            yield drawn_by_script(page) or Hit()
        return
    for start, end in places:
        if check.where == "title":
            yield Hit("", {"text": page.walk.title}, anchor="head", text=page.walk.title)
        else:
            shown = page.text[start:end]
            yield Hit("", {"text": shown}, start, end, text=shown)


def _title_has(context: Context, title: str) -> bool:
    check = cast(TextCheck, context.rule.check)
    if check.pattern and compile_pattern(check.pattern).search(title):
        return True
    start = context.page.text.find(title) if title else -1
    if start < 0:
        return False
    return any(start <= a and b <= start + len(title) for a, b in context.wordings())


def check_number(context: Context) -> Iterator[Hit]:
    """The number after a wording has the rule's form."""
    check = cast(NumberCheck, context.rule.check)
    page = context.page
    candidate, form = compile_pattern(check.candidate), compile_pattern(check.pattern)
    seen = False
    for _start, end in longest(context.wordings()):
        block_end = page.block_at(end - 1)[1]
        match = candidate.search(page.text[end : min(block_end, end + check.within + 80)])
        if match is None or match.start() > check.within:
            continue
        seen = True
        if form.fullmatch(match.group()) is None:
            start = end + match.start()
            text = match.group()
            yield Hit("", {"text": text}, start, start + len(text), text=text)
    if check.require and not seen:
        yield drawn_by_script(page) or Hit("missing" if "missing" in context.rule.cases else "")


def check_meta(context: Context) -> Iterator[Hit]:
    """A ``meta`` is there (or not), with a value that fits."""
    check = cast(MetaCheck, context.rule.check)
    value = context.page.meta(check.name.lower())
    if check.mode == "forbid":
        if value:
            yield Hit("", {"text": value}, anchor="head", text=value)
        return
    if not value:
        yield Hit(anchor="head")
        return
    wrong = bool(check.values) and value not in check.values
    if check.pattern and compile_pattern(check.pattern).fullmatch(value) is None:
        wrong = True
    if wrong:
        case = "wrong" if "wrong" in context.rule.cases else ""
        yield Hit(case, {"text": value}, anchor="head", text=value)


def check_jsonld(context: Context) -> Iterator[Hit]:
    """A JSON-LD object of the type, with all the fields."""
    check = cast(JsonLdCheck, context.rule.check)
    cases = context.rule.cases
    for element, reason in context.page.jsonld_errors:
        yield Hit("broken" if "broken" in cases else "", {"text": reason}, element=element)
        return
    objects = context.page.jsonld_of(*check.types)
    if not objects:
        yield Hit(anchor="head")
        return
    for name in check.fields:
        if not any(_field(item, name) for item in objects):
            yield Hit("field" if "field" in cases else "", {"text": name}, anchor="head", text=name)


def _field(item: Any, name: str) -> bool:
    for step in name.split("."):
        if isinstance(item, list):
            item = item[0] if item else None
        if not isinstance(item, dict):
            return False
        item = item.get(step)
    return item not in (None, "", [], {})


def check_pairing(context: Context) -> Iterator[Hit]:
    """Where the wording stands, the other stands too."""
    check = cast(PairingCheck, context.rule.check)
    page = context.page
    needs = context.wordings("needs")
    pattern = compile_pattern(check.needs_pattern) if check.needs_pattern else None
    for start, end in longest(context.wordings()):
        low, high = page.block_at(start) if check.within == "block" else (0, len(page.text))
        if check.within == "block":
            low, high = max(low, start - _LONGEST_BLOCK), min(high, end + _LONGEST_BLOCK)
        if any(low <= a and b <= high and (a, b) != (start, end) for a, b in needs):
            continue
        if pattern is not None and pattern.search(page.text[low:high]):
            continue
        text = page.text[start:end]
        yield Hit("", {"text": text}, start, end, text=text)
        if check.within == "page":
            return


def check_count(context: Context) -> Iterator[Hit]:
    """The selector matches a number of elements."""
    check = cast(CountCheck, context.rule.check)
    try:
        count = len(context.page.css(check.selector))
    except ValueError:
        raise ConfigError(
            _("{rule}: the selector {selector} is not valid.").format(
                rule=context.rule.id, selector=check.selector
            )
        ) from None
    if count < check.min or (check.max is not None and count > check.max):
        yield Hit("", {"count": count})


def check_order(context: Context) -> Iterator[Hit]:
    """The first hits of the lists stand in the given order."""
    check = cast(OrderCheck, context.rule.check)
    last = -1
    for number in range(len(check.lists)):
        places = context.wordings(f"order{number}")
        if not places:
            continue
        start, end = min(places)
        if start < last:
            text = context.page.text[start:end]
            yield Hit("", {"text": text}, start, end, text=text)
            return
        last = start


GENERIC: dict[type, Check] = {
    FactCheck: check_fact,
    LinkCheck: check_link,
    TextCheck: check_text,
    NumberCheck: check_number,
    MetaCheck: check_meta,
    JsonLdCheck: check_jsonld,
    PairingCheck: check_pairing,
    CountCheck: check_count,
    OrderCheck: check_order,
}
