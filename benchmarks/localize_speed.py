"""How fast running text is localized: characters a second over the text files of a folder.

    python benchmarks/localize_speed.py FOLDER [LOCALE]

Each line of each ``.txt``, ``.en`` and ``.zh`` file is one paragraph. Also told: how many changes a
thousand lines get, and how many lines a second run would still change (there should be none).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from compliance_kit.localize import localize_text
from compliance_kit.localize.rewrite import apply, localizations


def main(folder: str, locale: str | None = None) -> None:
    """Print the figures for every file of ``folder``."""
    for path in sorted(Path(folder).iterdir()):
        if path.suffix not in (".txt", ".en", ".zh"):
            continue
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        to = locale or ("zh-CN" if path.suffix == ".zh" else "en-US")
        begin = time.perf_counter()
        found = [localizations(line, to) for line in lines]
        spent = time.perf_counter() - begin
        again = sum(
            localize_text(done, to) != done
            for line, changes in zip(lines, found, strict=True)
            if changes
            for done in [apply(line, changes)]
        )
        characters = sum(map(len, lines))
        changed = sum(map(len, found))
        print(
            f"{path.name:<36} {to}  {characters / spent / 1000:7.0f} k characters/s  "
            f"{1000 * changed / max(1, len(lines)):6.1f} changes/1000 lines  unsettled {again}"
        )


if __name__ == "__main__":
    main(*sys.argv[1:3])
