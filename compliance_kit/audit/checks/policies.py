"""Privacy policies: linked where data are collected, and saying what the law lists."""

from __future__ import annotations

from collections.abc import Iterator

from compliance_kit.audit.checks.generic import judge_links, labelled_links
from compliance_kit.audit.checks.interface import Context, Hit, named
from compliance_kit.audit.checks.unseen import drawn_by_script
from compliance_kit.audit.page import Page
from compliance_kit.audit.walk import Element
from compliance_kit.i18n import gettext as _

_PERSONAL_TYPES = frozenset(("email", "tel", "password"))
_PERSONAL_NAMES = (
    "mail",
    "phone",
    "mobile",
    "tel",
    "user",
    "passw",
    "realname",
    "comment",
    "address",
)
# Scripts that measure visitors; the name is what the message shows.
_ANALYTICS = (
    ("hm.baidu.com", "hm.baidu.com"),
    ("google-analytics.com", "google-analytics.com"),
    ("googletagmanager.com", "googletagmanager.com"),
    ("cnzz.com", "cnzz.com"),
    ("umeng.com", "umeng.com"),
    ("51.la", "51.la"),
    ("clarity.ms", "clarity.ms"),
    ("matomo", "matomo"),
)


@named("collects-data")
def collects_data(context: Context) -> Iterator[Hit]:
    """The policy is linked; a page that collects personal data and lacks it is the graver case."""
    links = labelled_links(context, str(context.params.get("fact", "privacy-link")))
    for hit in judge_links(context, links):
        if hit.reason is not None or hit.case:
            yield hit
            continue
        what = collected(context.page)
        if what:
            yield Hit("", {"text": what}, anchor="footer", text=what)
        else:
            yield Hit(
                "no-collection" if "no-collection" in context.rule.cases else "", anchor="footer"
            )


def collected(page: Page) -> str:
    """What on the page collects personal data, for the message; ``""`` for nothing seen."""
    for element in page.walk.all("input"):
        if _is_personal(element):
            kind, name = element.get("type"), element.get("name")
            return f"<input type={kind or 'text'} name={name}>" if name else f"<input type={kind}>"
    for script in page.walk.all("script"):
        source = script.get("src")
        text = source or script.body
        for mark, name in _ANALYTICS:
            if mark in text:
                return name
    return ""


def _is_personal(element: Element) -> bool:
    if element.get("type").lower() in _PERSONAL_TYPES:
        return True
    if element.get("type").lower() not in ("", "text"):
        return False
    described = f"{element.get('name')} {element.get('id')}".lower()
    return any(mark in described for mark in _PERSONAL_NAMES)


@named("policy-content")
def policy_content(context: Context) -> Iterator[Hit]:
    """A policy page treats every topic: each of the rule's lists has a wording in the text."""
    page, cases = context.page, context.rule.cases
    subject = str(context.params.get("subject", ""))
    if subject and not _treats(context, subject):
        return
    minimum = int(context.params.get("minimum", 0))
    count = sum(len(line) for _start, line in page.blocks)
    # An English text needs about three letters for what one Chinese character says.
    if count < minimum * (3 if page.language == "en" else 1) and "short" in cases:
        yield drawn_by_script(page) or Hit("short", {"count": count}, anchor="article")
        return
    missing = [name for name in context.rule.lists if not context.wordings(name)]
    if missing:
        # A case named like the list says what the topic is, in the language of the run.
        titles = [str(cases[name].message) if name in cases else name for name in missing]
        joined = (_(", ")).join(titles)
        yield Hit("", {"missing": joined}, anchor="article", text=",".join(missing))


def _treats(context: Context, subject: str) -> bool:
    """Whether a policy page is about ``subject`` (``privacy`` or ``cookie``), by path and title."""
    page = context.page
    named_by = f"{context.site_path} {page.heading} {page.walk.title}".lower()
    marks = {
        "privacy": ("privacy", "隐私", "隱私", "个人信息", "個人資料", "data protection", "yinsi"),
        "cookie": ("cookie", "曲奇"),
    }
    return any(mark in named_by for mark in marks.get(subject, (subject,)))


@named("policy-language")
def policy_language(context: Context) -> Iterator[Hit]:
    """The linked policy is for this edition: a Chinese page links a page with a Chinese label."""
    language = context.page.language
    for found in context.facts.of("privacy-link"):
        chinese = any("\u4e00" <= c <= "\u9fff" for c in found.text)
        if language.startswith("zh") == chinese:
            return
    links = context.facts.of("privacy-link")
    if links and language:
        other = "en" if language.startswith("zh") else "zh"
        yield Hit("", {"language": language, "other": other}, links[0].start, text=links[0].text)


@named("contact")
def contact(context: Context) -> Iterator[Hit]:
    """A contact link that leads somewhere, a working mail address or a telephone number."""
    page = context.page
    links = labelled_links(context, "contact-link")
    mails: list[Element] = []
    if "mailto:" in page.targets:
        mails = [link for link in page.links if link.get("href").lower().startswith("mailto:")]
    for link in mails:
        address = link.get("href")[7:].split("?")[0].strip()
        if not address:
            continue  # a link for sharing the page
        if "@" not in address or address.lower().endswith(
            ("@example.com", "@domain.com", "@xxx.com")
        ):
            if "placeholder" in context.rule.cases:
                yield Hit("placeholder", {"target": link.get("href")}, element=link, text=address)
        else:
            return
    numbers = page.links if "tel:" in page.targets and not links else []
    if any(link.get("href").startswith("tel:") for link in numbers):
        return
    yield from judge_links(context, links)
