"""How fast ``ckit audit`` is, as ratios to the bare parse, to BeautifulSoup and to two processes.

    python benchmarks/audit_speed.py PAGES [--copies 1000] [--jobs 2]

PAGES holds real HTML files. They are copied to a temporary folder until there are ``--copies``; all
profiles are on where not said otherwise. Times are processor time, for each page the best of some
rounds in which all candidates take turns, so that other work on the machine counts little. The runs
over the copies give pages a second by the clock, and the processor time of a first run that fills
the cache and of a second one that finds all pages in it, each a process of its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import msgspec
from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from compliance_kit.audit.auditor import Auditor, Options
from compliance_kit.audit.processes import audit_one
from compliance_kit.audit.rules import RuleSet
from compliance_kit.audit.runner import Audit
from compliance_kit.audit.sources.files import FolderSource
from compliance_kit.audit.sources.interface import PageInput
from compliance_kit.config import SiteConfig
from compliance_kit.text.encoding import decode


def doubled(rules: RuleSet) -> RuleSet:
    """Every rule twice, the second one with wordings of its own."""
    packs = []
    for pack in rules.packs:
        copies = []
        for rule in pack.rules:
            words = rules.wordings(rule.wordings)
            other = msgspec.structs.replace(
                words,
                zh_hans=[f"{word}乙" for word in words.zh_hans],
                zh_hant=[f"{word}乙" for word in words.zh_hant],
                en=[f"{word} two" for word in words.en],
            )
            copies.append(msgspec.structs.replace(rule, id=f"{rule.id}-2", wordings=other))
        packs.append(msgspec.structs.replace(pack, rules=[*pack.rules, *copies]))
    return RuleSet(packs)


def command_seconds(pages: Path, cache: Path) -> float:
    """Processor seconds of ``ckit audit`` in one process, start-up and report included."""
    before = os.times()
    command = [sys.executable, "-m", "compliance_kit", "audit", str(pages), "--jobs", "1"]
    subprocess.run(
        [*command, "--exit-zero", "--cache", str(cache)], stdout=subprocess.DEVNULL, check=True
    )
    after = os.times()
    used = after.children_user + after.children_system
    return used - before.children_user - before.children_system


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--copies", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    contents = [p.read_bytes() for p in sorted(arguments.pages.iterdir()) if p.suffix == ".html"]
    if not contents:
        parser.error(f"{arguments.pages}: no .html files")
    texts = [decode(data).text for data in contents]
    size = sum(map(len, contents)) / len(contents) / 1000
    print(f"{len(contents)} pages, {size:.0f} KB on average; ms a page")

    settings = SiteConfig()
    usual = Audit(settings, Options())
    run = Audit(settings, Options(profiles=tuple(usual.auditor.rules.profiles)))
    twice = Audit(settings, Options(profiles=tuple(run.auditor.rules.profiles)))
    twice.auditor = Auditor(doubled(run.auditor.rules), settings, twice.auditor.options)
    facts_only = Audit(settings, Options(profiles=(), facts=True))
    inputs = [PageInput(f"{i}.html", f"{i}.html", data=d) for i, d in enumerate(contents)]
    folder = FolderSource(arguments.pages)
    work: dict[str, Callable[[int], object]] = {
        "parse": lambda i: LexborHTMLParser(texts[i]),
        "audit, usual profiles": lambda i: audit_one(usual.auditor, inputs[i], folder),
        "audit, all profiles": lambda i: audit_one(run.auditor, inputs[i], folder),
        "audit, twice the rules": lambda i: audit_one(twice.auditor, inputs[i], folder),
        "audit, facts only": lambda i: audit_one(facts_only.auditor, inputs[i], folder),
        "BeautifulSoup (lxml)": lambda i: BeautifulSoup(texts[i], "lxml"),
        "BeautifulSoup (html.parser)": lambda i: BeautifulSoup(texts[i], "html.parser"),
    }
    best = {name: [float("inf")] * len(inputs) for name in work}
    for _ in range(arguments.rounds):
        for i in range(len(inputs)):
            for name, action in work.items():
                started = time.process_time()
                action(i)
                best[name][i] = min(best[name][i], time.process_time() - started)
    totals = {name: sum(times) for name, times in best.items()}
    for name, seconds in totals.items():
        each = 1000 * seconds / len(texts)
        print(f"  {name:27} {each:8.2f}   {seconds / totals['parse']:6.2f} x parse")
    for soup in ("BeautifulSoup (lxml)", "BeautifulSoup (html.parser)"):
        speedup = totals[soup] / totals["audit, usual profiles"]
        print(f"one process audits {speedup:.1f} times as many pages as {soup} parses")

    with tempfile.TemporaryDirectory() as scratch:
        for number, data in enumerate(islice(cycle(contents), arguments.copies)):
            file = Path(scratch) / f"page{number:05}.html"
            file.write_bytes(data)
            os.utime(file, (1_700_000_000, 1_700_000_000))  # no file of this second is trusted
        walls = {}
        for jobs in (1, arguments.jobs):
            audit = Audit(settings, Options(), jobs=jobs)
            started = time.perf_counter()
            pages = sum(1 for _ in audit.run([FolderSource(Path(scratch))]))
            walls[jobs] = time.perf_counter() - started
            print(f"{pages} files, {jobs} process(es): {pages / walls[jobs]:.0f} pages/s")
        print(f"{arguments.jobs} processes: {walls[1] / walls[arguments.jobs]:.2f} times one")
        with tempfile.TemporaryDirectory() as cache:
            first, second = (command_seconds(Path(scratch), Path(cache)) for _run in range(2))
        print(f"first run {first:.2f} s, second {second:.2f} s: {first / second:.1f} times faster")
    return 0


if __name__ == "__main__":
    sys.exit(main())
