"""How fast the grammar reads: megabytes of UTF-8 a second on one core, file by file.

    python benchmarks/grammar.py zh FILE... [--hostile]

Each file is read line by line, as the tools do. ``--hostile`` adds strings of one megabyte that
make backtracking readers stand still. Times are processor time; beside them stands the time of
finding all the words of the same lines, measured in turns, for machines that are busy.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

from compliance_kit.text.expressions import find_expressions

MEGABYTE = 1_000_000
HOSTILE = (
    "9", "一", "1,", "百", "one ", " ", "约", "1.", "1-", "5至", "万亿", "第", "1年", "$",
    "twenty-", "and ", "a@", "http://", "1:", "May ", "百分之",
    "半", "0", "零", "壹", "three hundred and ",
    "1/", "１", "-", "+",
)  # fmt: skip


def measure(language: str, lines: list[str]) -> tuple[float, int]:
    """Seconds of processor time and expressions found."""
    begin = time.process_time()
    found = sum(len(find_expressions(line, language)) for line in lines)
    return time.process_time() - begin, found


def reference(lines: list[str]) -> float:
    """Seconds of processor time to find the words of the same lines, as the machine is now."""
    begin = time.process_time()
    for _ in range(10):
        for line in lines:
            re.findall(r"\w+", line)
    return (time.process_time() - begin) / 10


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("language", choices=["zh", "en"])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--hostile", action="store_true")
    arguments = parser.parse_args()
    language, hostile = arguments.language, arguments.hostile
    find_expressions("2019年5月1日, May 1, 2019", language)  # tables are built at the first call
    total_bytes, total_seconds = 0, 0.0
    for path in arguments.files:
        text = path.read_text(encoding="utf-8")
        size = len(text.encode())
        lines = text.splitlines()
        rounds = [(measure(language, lines), reference(lines)) for _ in range(3)]
        (seconds, found), words = min(rounds)[0], min(one[1] for one in rounds)
        total_bytes += size
        total_seconds += seconds
        print(
            f"{path.name}: {size / seconds / MEGABYTE:.2f} MB/s, {found} expressions, "
            f"{seconds / words:.1f} times as long as finding words"
        )
    if arguments.files:
        print(f"{language} together: {total_bytes / total_seconds / MEGABYTE:.2f} MB/s")
    if hostile:
        for piece in HOSTILE:
            text = piece * (MEGABYTE // len(piece))
            seconds, found = measure(language, [text])
            print(f"{piece!r} x {len(text) // len(piece)}: {seconds:.2f} s, {found} expressions")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
