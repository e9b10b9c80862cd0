"""Peak memory of ``ckit audit`` over more and more pages of one site.

    python benchmarks/audit_memory.py [--pages 1000 10000 100000] [--format jsonl]

Writes small varied bilingual pages into a temporary folder, each with its own title (pages of one
title are findings about the site, one a page), runs the command over each number of them in a
process of its own, without a cache, and prints peak resident memory and processor time. A hundred
thousand pages need half a gigabyte of room.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

_MEASURE = """
import resource, sys
from compliance_kit.cli.app import run
code = run(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_maxrss // 1024, round(used.ru_utime + used.ru_stime, 1), code, file=sys.stderr)
"""

_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title} {number}</title></head>
<body><nav><a href="/{lang}/">Home</a></nav>
<article><h1>{title} {number}</h1><p class="date">{date}</p>
{text}
</article>
<footer><a href="/{lang}/privacy.html">{privacy}</a>
<a href="https://beian.miit.gov.cn/">渝ICP备2026001234号-1</a> © {year} Riverside Daily</footer>
</body></html>
"""


def write_pages(folder: Path, count: int) -> None:
    """Write ``count`` pages below ``folder``, five hundred a sub-folder."""
    dice = random.Random(1)
    for number in range(count):
        chinese = number % 2
        lang = "zh" if chinese else "en"
        file = folder / lang / f"{number // 500:04}" / f"story-{number:06}.html"
        if number % 500 < 2:
            file.parent.mkdir(parents=True, exist_ok=True)
        words = (
            ("江畔展览今日开幕。", "桥梁工程完成。") if chinese else ("The fair opened. ", "Done. ")
        )
        page = _PAGE.format(
            lang=lang,
            number=number,
            title="江畔新闻" if chinese else "River news",
            date=f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}",
            text="".join(f"<p>{dice.choice(words) * dice.randrange(1, 20)}</p>" for _ in range(9)),
            privacy="隐私政策" if chinese else "Privacy",
            year=2020 + number % 7,
        )
        file.write_text(page, encoding="utf-8")


def measure(folder: Path, form: str, output: Path) -> tuple[int, float]:
    """Peak memory in MB and processor seconds of one audit."""
    command = [sys.executable, "-c", _MEASURE, "audit", str(folder), "--no-cache", "-j", "1"]
    command += [
        "--format",
        form,
        "-p",
        "cn-mainland",
        "-p",
        "cn-news",
        "-p",
        "gdpr",
        "-p",
        "editorial",
    ]
    with output.open("wb") as stream:
        done = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, check=True, text=True)
    memory, seconds, _code = done.stderr.split()[-3:]
    return int(memory), float(seconds)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--format", default="jsonl")
    arguments = parser.parse_args()
    for count in arguments.pages:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "site"
            write_pages(folder, count)
            memory, seconds = measure(folder, arguments.format, Path(name) / "report")
            print(f"{count:>7} pages: {memory} MB, {seconds} s of processor", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
