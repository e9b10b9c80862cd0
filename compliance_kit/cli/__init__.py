"""The ``ckit`` command. ``--version`` loads nothing; each command loads what it uses."""

from __future__ import annotations

import sys


def main() -> None:
    """Run ``ckit`` with the arguments of the process and exit with its code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from compliance_kit import __version__

        sys.stdout.write(f"ckit {__version__}\n")
        return
    from compliance_kit.cli.app import run

    sys.exit(run(sys.argv[1:]))
