"""A look at an existing site, at leisure: what ``ckit init`` can fill in by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from compliance_kit.audit.address import split_address
from compliance_kit.report.finding import AuditReport
from compliance_kit.text.encoding import decode
from compliance_kit.text.script import detect_language

# Fact kind -> key of [declared].
DECLARED = {
    "icp-filing": "icp",
    "ps-filing": "ps-filing",
    "news-licence": "news-licence",
    "report-phone": "hotline",
    "report-email": "report-email",
}


@dataclass
class Survey:
    """What a site shows of itself; empty where it shows nothing.

    ``names`` maps ``zh`` and ``en`` to the site's name; ``declared`` maps keys of ``[declared]``
    to the strings shown, the commonest first.
    """

    names: dict[str, str] = field(default_factory=dict)
    url: str = ""
    languages: list[str] = field(default_factory=list)
    declared: dict[str, list[str]] = field(default_factory=dict)
    pages: int = 0


def survey(report: AuditReport, pages: Iterable[Path]) -> Survey:
    """Return what ``report`` (an audit of the site) and the heads of ``pages`` show."""
    found = Survey(pages=len(report.pages))
    counts: dict[str, Counter[str]] = {key: Counter() for key in DECLARED.values()}
    languages: Counter[str] = Counter()
    for page in report.pages:
        languages[page.language] += 1
        for fact in page.facts:
            key = DECLARED.get(fact.kind)
            if key and fact.valid is not False:
                counts[key][fact.text] += 1
    found.declared = {key: [t for t, _ in c.most_common()] for key, c in counts.items() if c}
    found.languages = [name for name, _ in languages.most_common() if name]

    hosts: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {"zh": Counter(), "en": Counter()}
    for path in pages:
        soup = BeautifulSoup(decode(path.read_bytes()).text, "html.parser")
        host = _host(soup)
        if host:
            hosts[host] += 1
        for name in _site_names(soup):
            language = detect_language(name)
            if language:
                names[language[:2]][name] += 1
    if hosts:
        found.url = hosts.most_common(1)[0][0]
    found.names = {
        language: counter.most_common(1)[0][0] for language, counter in names.items() if counter
    }
    return found


def _host(soup: BeautifulSoup) -> str:
    """Scheme and host of the page's own address, from its canonical link or og:url."""
    for selector, attribute in (
        ("link[rel=canonical]", "href"),
        ("meta[property='og:url']", "content"),
    ):
        tag = soup.select_one(selector)
        parts = split_address(str(tag.get(attribute, ""))) if tag else None
        if parts and parts.scheme in ("http", "https") and parts.netloc:
            return f"{parts.scheme}://{parts.netloc}"
    return ""


def _site_names(soup: BeautifulSoup) -> list[str]:
    """What the page calls its site: og:site_name, else the tail of its title."""
    tag = soup.select_one("meta[property='og:site_name']")
    if isinstance(tag, Tag) and str(tag.get("content", "")).strip():
        return [str(tag["content"]).strip()]
    title = soup.title.get_text().strip() if soup.title else ""
    for mark in (" | ", " - ", "_", " – ", " — ", "｜", "－"):
        if mark in title:
            return [title.rpartition(mark)[2].strip()]
    return []
