"""``ckit baseline``: today's findings into a file, so that only new ones are reported."""

from __future__ import annotations

from pathlib import Path

import click

from compliance_kit.cli.common import Outcome
from compliance_kit.i18n import gettext as _


@click.command("baseline", help=_("Record today's findings so that only new ones are reported."))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("ckit-baseline.json"),
    help=_("The file to write (default: ckit-baseline.json)."),
)
@click.option(
    "-p",
    "--profile",
    "profiles",
    multiple=True,
    metavar="NAME",
    help=_("Rules to apply; may be repeated."),
)
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help=_("Use this ckit.toml.")
)
def command(
    paths: tuple[str, ...], output: Path, profiles: tuple[str, ...], config_file: Path | None
) -> int:
    """Write a baseline."""
    import msgspec

    from compliance_kit.audit.accept import write_baseline
    from compliance_kit.audit.runner import audit_paths
    from compliance_kit.config import load_config
    from compliance_kit.errors import EXIT_IO

    config = load_config(config_file)
    # What an older baseline accepts belongs into the new one too.
    config = config.changed(audit=msgspec.structs.replace(config.audit, baseline=""))
    report = audit_paths(paths, config=config, profiles=profiles or None, jobs=0)
    outcome = Outcome()
    for _path, message in report.unreadable:
        click.echo(f"ckit: {message}", err=True)
        outcome.add(EXIT_IO)
    if report.unreadable and not report.pages:
        return outcome.code  # nothing was seen: a baseline that is there stays
    count = write_baseline(output, report)
    click.echo(
        _("Wrote {path}: {count} findings. Use it: ckit audit --baseline {path}").format(
            path=output, count=count
        )
    )
    return outcome.code
