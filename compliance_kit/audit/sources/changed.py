"""Which pages changed since a commit, asked of git."""

from __future__ import annotations

import os
from pathlib import Path

from compliance_kit.audit.sources.files import real_path
from compliance_kit.errors import MissingError, UsageError
from compliance_kit.i18n import gettext as _


def changed_files(since: str, folder: Path) -> frozenset[Path]:
    """Return the files (resolved) that differ from the commit ``since``, the uncommitted and the
    untracked ones too, in the repository that holds ``folder``.

    Raises:
        UsageError: no repository, or no such commit (a shallow clone may lack it).
        MissingError: git is not installed.
    """
    if since.startswith("-"):
        raise UsageError(_("{ref}: is no commit.").format(ref=since))
    top = Path(_git(["rev-parse", "--show-toplevel"], folder).decode("utf-8", "replace").strip())
    commit = _git(["rev-parse", "--verify", "--quiet", f"{since}^{{commit}}"], folder, since)
    names = _git(
        ["diff", "--name-only", "-z", "--diff-filter=d", commit.decode().strip(), "--"], top
    )
    names += _git(["ls-files", "-z", "--others", "--exclude-standard"], top)
    return frozenset(
        real_path(top / name.decode("utf-8", "surrogateescape"))
        for name in names.split(b"\0")
        if name
    )


def ignored_files(folder: Path) -> frozenset[Path]:
    """Return what the repository's ignore rules leave out below ``folder``; none outside one."""
    place = folder.absolute()
    above = (place, *place.parents, *real_path(place).parents)
    try:
        if "GIT_DIR" not in os.environ and not any((top / ".git").exists() for top in above):
            return frozenset()
        names = _git(
            ["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"], folder
        )
    except (UsageError, MissingError, OSError):  # what cannot be read is told when it is walked
        return frozenset()
    return frozenset(
        real_path(folder / name.decode("utf-8", "surrogateescape"))
        for name in names.split(b"\0")
        if name
    )


def _git(arguments: list[str], folder: Path, ref: str = "") -> bytes:
    import subprocess  # takes longer to load than all else here, and is seldom needed

    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=False, timeout=60
        )
    except FileNotFoundError:
        raise MissingError(_("git is not installed; --changed-since needs it.")) from None
    except subprocess.TimeoutExpired:
        raise UsageError(_("git did not answer within a minute.")) from None
    if done.returncode != 0:
        if ref:
            raise UsageError(
                _("{ref}: git knows no such commit here; in CI fetch the whole history.").format(
                    ref=ref
                )
            )
        raise UsageError(_("{folder}: is in no git repository.").format(folder=folder))
    return done.stdout
