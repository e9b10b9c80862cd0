"""``ckit models``: which models are there, and how full ones come in."""

from __future__ import annotations

from pathlib import Path

import click

from compliance_kit.config import SiteConfig, load_config
from compliance_kit.errors import (
    EXIT_FINDINGS,
    EXIT_OK,
    CkitError,
    InputError,
    UsageError,
)
from compliance_kit.i18n import gettext as _

LANGUAGES = ("zh", "zt", "en")


@click.group("models", help=_("List, install, verify and remove translation models."))
def command() -> None:
    """Translation models."""


def _lock_path(config: SiteConfig) -> Path:
    return config.written.file(config.models.lock)


@command.command("list", help=_("List the starter and the installed models."))
def list_models() -> int:
    """List models; broken folders among the packages are told and skipped."""
    from compliance_kit.translate.models.store import installed_models, starter_models

    installed, broken = installed_models()
    for model in (*installed, *starter_models()):
        click.echo(f"{model.name:<24}  {model.path}")
    click.echo()
    click.echo(
        _(
            "Starter models are small: fit for short, plain sentences and notices, not for whole "
            "news articles; names and rare words are often wrong. A full model is better: "
            "ckit models install zh en"
        )
    )
    for item in broken:
        click.echo(_("ckit: skipped: {reason}").format(reason=item.reason), err=True)
    return EXIT_OK


@command.command("path", help=_("Print the folder that Argos packages are kept in."))
def path() -> int:
    """Print the package folder."""
    from compliance_kit.translate.models.store import package_folders

    for folder in package_folders():
        click.echo(str(folder))
    return EXIT_OK


@command.command("install", help=_("Install a model: SOURCE TARGET, or a file, folder or URL."))
@click.argument("what", nargs=-1, required=True, metavar="SOURCE TARGET | FILE | FOLDER | URL")
@click.option("--index", default="", metavar="URL", help=_("Address of a package index."))
@click.option(
    "--mirror", default="", metavar="URL", help=_("Address of a folder with index.json and models.")
)
def install_model(what: tuple[str, ...], index: str, mirror: str) -> int:
    """Install a model from the index, a mirror, a URL, a file or a folder."""
    from compliance_kit.translate.engines.argos import trial
    from compliance_kit.translate.models.install import INDEX, Source, find_in_index, install

    config = load_config()
    if len(what) == 2 and all(code in LANGUAGES for code in what):
        source = find_in_index(
            what[0],
            what[1],
            index or config.models.index or INDEX,
            mirror or config.models.mirror,
        )
    elif len(what) == 1 and what[0].startswith(("http://", "https://")):
        source = Source(url=what[0])
    elif len(what) == 1:
        if not Path(what[0]).exists():
            raise InputError(
                _("{path}: no such file or folder; or name two languages: zh en.").format(
                    path=what[0]
                )
            )
        source = Source(path=Path(what[0]))
    else:
        raise UsageError(
            _("Name two languages ({languages}), or one file, folder or URL.").format(
                languages=", ".join(LANGUAGES)
            )
        )
    if source.url:
        click.echo(_("Fetching {url}").format(url=source.url), err=True)
    with _Bar() as bar:
        result = install(source, trial, lock_path=_lock_path(config), progress=bar.show)
    click.echo(
        _("Installed {model} in {path}.").format(model=result.model.name, path=result.model.path)
    )
    if not result.locked.sha256:
        return EXIT_OK
    click.echo(
        _("SHA-256 {sum}; ckit models lock records it for your colleagues and CI.").format(
            sum=result.locked.sha256
        )
    )
    _remember(result.model.path, result.locked.url, result.locked.size, result.locked.sha256)
    return EXIT_OK


@command.command("remove", help=_("Remove the installed model SOURCE TARGET."))
@click.argument("source", type=click.Choice(LANGUAGES), metavar="SOURCE")
@click.argument("target", type=click.Choice(LANGUAGES), metavar="TARGET")
def remove_model(source: str, target: str) -> int:
    """Remove a model."""
    from compliance_kit.translate.models.install import remove

    for model in remove(source, target):
        click.echo(_("Removed {model}.").format(model=model.name))
    return EXIT_OK


@command.command("lock", help=_("Write the lock file: the SHA-256 of every installed model."))
def lock() -> int:
    """Record what is installed."""
    from compliance_kit.translate.models.lock import Locked, read_lock, tree_sha256, write_lock
    from compliance_kit.translate.models.store import installed_models

    target = _lock_path(load_config())
    old = read_lock(target)
    entries: dict[str, Locked] = {}
    for model in installed_models()[0]:
        pair = f"{model.source}-{model.target}"
        tree = tree_sha256(model.path)
        known = old.get(pair)
        origin = _recalled(model.path)
        if known is not None and known.tree == tree:
            entries[pair] = known
        else:
            entries[pair] = Locked(
                model.version, str(origin["url"]), int(origin["size"]), str(origin["sha256"]), tree
            )
    write_lock(target, entries)
    click.echo(_("Wrote {path}: {count} models.").format(path=target, count=len(entries)))
    return EXIT_OK


@command.command("verify", help=_("Compare the installed models with the lock file."))
def verify() -> int:
    """Compare the installed models with the lock file."""
    from compliance_kit.translate.models.lock import read_lock, tree_sha256
    from compliance_kit.translate.models.store import installed_models

    target = _lock_path(load_config())
    if not target.exists():
        raise InputError(
            _("{path}: there is no lock file; ckit models lock writes it.").format(path=target)
        )
    locked = read_lock(target)
    if not locked:
        click.echo(_("{path}: names no model.").format(path=target))
    models = {f"{m.source}-{m.target}": m for m in installed_models()[0]}
    wrong = False
    for pair, entry in locked.items():
        model = models.get(pair)
        if model is None:
            wrong = True
            click.echo(_("{pair}: not installed").format(pair=pair))
        elif tree_sha256(model.path) != entry.tree:
            wrong = True
            click.echo(_("{pair}: differs from the lock file").format(pair=pair))
        else:
            click.echo(_("{pair}: as locked ({version})").format(pair=pair, version=entry.version))
    for pair in models.keys() - locked.keys():
        click.echo(_("{pair}: installed, not in the lock file").format(pair=pair))
    return EXIT_FINDINGS if wrong else EXIT_OK


class _Bar:
    """A progress bar on a terminal, silence elsewhere."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import DownloadColumn, Progress, TextColumn, TransferSpeedColumn

        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description}"),
            DownloadColumn(),
            TransferSpeedColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("", total=None, start=True)

    def __enter__(self) -> _Bar:
        self._progress.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._progress.stop()

    def show(self, done: int, total: int | None) -> None:
        """Show ``done`` of ``total`` bytes."""
        self._progress.update(self._task, completed=done, total=total)


# What an installed folder no longer tells (the archive's checksum and address) is kept beside it.
def _origin_file(folder: Path) -> Path:
    return folder.parent / f".ckit-{folder.name}.json"


def _remember(folder: Path, url: str, size: int, sha256: str) -> None:
    import json

    from compliance_kit.files import write_atomic

    data = json.dumps({"url": url, "size": size, "sha256": sha256})
    write_atomic(_origin_file(folder), data.encode("utf-8"))


def _recalled(folder: Path) -> dict[str, str | int]:
    import json

    from compliance_kit.files import read_bytes

    try:
        data = json.loads(read_bytes(_origin_file(folder)))
        return {"url": data["url"], "size": data["size"], "sha256": data["sha256"]}
    except (CkitError, ValueError, KeyError, TypeError):
        return {"url": "", "size": 0, "sha256": ""}
