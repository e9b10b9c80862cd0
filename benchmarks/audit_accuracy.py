"""Recall and precision of each fact kind on labelled pages.

    python benchmarks/audit_accuracy.py PAGES [--labels FILE] [--misses] [--minimum 0.95]

PAGES holds HTML files and ``labels.csv``: a column ``file`` and one column a fact (``has_icp``,
``has_police``, ``has_news_licence``, ``has_report_hotline``, ``report_email``, ``byline``,
``source``, ``editor``, ``pub_date`` with texts separated by ``;``; ``has_privacy_link``,
``has_terms``, ``has_contact``, ``has_about``, ``has_cookie_notice`` with 1 or 0). Texts are
compared without spaces, brackets and width; dates by their day.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from compliance_kit.audit.runner import audit_paths
from compliance_kit.report.finding import PageReport

TEXTS = {
    "icp": ("has_icp", ("icp-filing", "icp-licence")),
    "ps-filing": ("has_police", ("ps-filing",)),
    "news-licence": ("has_news_licence", ("news-licence",)),
    "report-phone": ("has_report_hotline", ("report-phone",)),
    "report-email": ("report_email", ("report-email",)),
    "byline": ("byline", ("byline",)),
    "source": ("source", ("source",)),
    "editor": ("editor", ("editor",)),
    "published": ("pub_date", ("published",)),
}
FLAGS = {
    "privacy-link": "has_privacy_link",
    "terms-link": "has_terms",
    "contact-link": "has_contact",
    "about-link": "has_about",
    "cookie-notice": "has_cookie_notice",
}
NUMBERS = ("icp", "ps-filing", "news-licence", "report-phone", "report-email")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every difference")
    parser.add_argument("--minimum", type=float, default=0.0, help="fail below this share")
    arguments = parser.parse_args()
    labels = arguments.labels or arguments.pages / "labels.csv"
    with labels.open(encoding="utf-8-sig", newline="") as stream:
        rows = {row["file"]: row for row in csv.DictReader(stream)}
    report = audit_paths([arguments.pages / name for name in rows], facts=True, profiles=[])
    pages = {Path(page.path).name: page for page in report.pages}
    worst = 1.0
    print(f"{'fact':14} {'wanted':>6} {'found':>6} {'right':>6} {'recall':>7} {'precision':>9}")
    for kind in (*TEXTS, *FLAGS):
        wanted = found = right = 0
        differences = []
        for name, row in rows.items():
            want, got = _wanted(kind, row), _found(kind, pages[name])
            hit = want & got
            wanted, found, right = wanted + len(want), found + len(got), right + len(hit)
            if want != got:
                differences.append(
                    f"    {name}: missed {want - got or '-'}, wrong {got - want or '-'}"
                )
        recall = right / wanted if wanted else 1.0
        precision = right / found if found else 1.0
        worst = min(worst, recall, precision)
        print(f"{kind:14} {wanted:6} {found:6} {right:6} {recall:7.1%} {precision:9.1%}")
        if arguments.misses:
            print(*differences, sep="\n", end="\n" if differences else "")
    return int(worst < arguments.minimum)


def _wanted(kind: str, row: dict[str, str]) -> set[str]:
    if kind in FLAGS:
        return {"1"} if row[FLAGS[kind]].strip().startswith("1") else set()
    cell = row[TEXTS[kind][0]].strip()
    if cell in ("", "NONUM"):
        return set()
    return set(_normal(kind, cell.split(";")))


def _found(kind: str, page: PageReport) -> set[str]:
    if kind in FLAGS:
        return {"1"} if any(fact.kind == kind for fact in page.facts) else set()
    texts = [fact.text for fact in page.facts if fact.kind in TEXTS[kind][1]]
    return set(_normal(kind, texts))


def _normal(kind: str, texts: Iterable[str]) -> list[str]:
    found = []
    for text in texts:
        folded = unicodedata.normalize("NFKC", text)
        if kind == "published":
            found.append(_day(folded))
        elif kind in NUMBERS:
            found.append("".join(c for c in folded.lower() if c.isalnum() or c in "@._").strip("."))
        elif kind == "byline" and not folded.isascii():
            # Several names may stand in one label.
            found += [name for name in re.split(r"[\s、,]+", folded) if name]
        else:
            found.append("".join(folded.lower().split()))
    return found


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def _day(text: str) -> str:
    """The day of a date in any of the labels' or pages' forms, as YYYY-MM-DD."""
    match = re.search(r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})", text)
    if match:
        return "-".join(part.zfill(2) for part in match.groups())
    match = re.search(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})", text)
    if match and match.group(1).lower() in _MONTHS:
        month = _MONTHS.index(match.group(1).lower()) + 1
        return f"{match.group(3)}-{month:02}-{int(match.group(2)):02}"
    match = re.search(r"(\d{1,2}) ([A-Za-z]{3})[a-z]*\.?,? (\d{4})", text)
    if match and match.group(2).lower() in _MONTHS:
        month = _MONTHS.index(match.group(2).lower()) + 1
        return f"{match.group(3)}-{month:02}-{int(match.group(1)):02}"
    match = re.search(r"(\d{1,2})[./](\d{1,2})[./](\d{2,4})", text)
    if match:
        day, month, year = match.groups()
        return f"{year if len(year) == 4 else '20' + year}-{int(month):02}-{int(day):02}"
    return text


if __name__ == "__main__":
    sys.exit(main())
