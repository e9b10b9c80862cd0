"""Reading and writing whole files so that nothing is lost or half written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from compliance_kit.errors import InputError, OutputError
from compliance_kit.i18n import gettext as _

MAX_BYTES = 256 * 1024 * 1024


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the content of ``path``.

    Raises:
        InputError: missing, a folder, unreadable, or larger than ``limit`` bytes.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise InputError(_("{path}: is a folder; name a file.").format(path=path))
        if size > limit:
            raise InputError(
                _("{path}: {size} MB is more than the limit of {limit} MB; split the file.").format(
                    path=path, size=size // 1_000_000, limit=limit // 1_000_000
                )
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            _("{path}: no such file; check the name and the folder.").format(path=path)
        ) from None
    except OSError as error:
        raise InputError(
            _("{path}: cannot be read ({reason}).").format(path=path, reason=why(error))
        ) from None


def write_atomic(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write ``data`` (whole or in pieces) beside ``path`` and rename it into place, so no reader
    sees half a file.

    Raises:
        OutputError: the folder is missing or read-only, or the disk is full.
    """
    import tempfile  # takes longer to load than a small file to write

    temporary: str | None = None
    pieces = (data,) if isinstance(data, bytes) else data
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # A device or a pipe (/dev/stdout, /dev/null) is written to, never replaced by a file.
            with path.open("wb", buffering=0) as stream:
                for piece in pieces:
                    stream.write(piece)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)  # noqa: PTH101 - mkstemp gives a string
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise not_written(path, error) from None


def append(path: Path, data: bytes) -> None:
    """Add ``data`` to the end of ``path``, which others write to as well.

    Raises:
        OutputError: the folder is missing or read-only, or the disk is full.
    """
    try:
        with path.open("ab") as stream:
            stream.write(data)
    except OSError as error:
        raise not_written(path, error) from None


def not_written(path: str | Path, error: OSError) -> OutputError:
    """What is raised when ``path`` cannot be written."""
    return OutputError(
        _(
            "{path}: cannot be written ({reason}); choose another place or change its permissions."
        ).format(path=path, reason=why(error))
    )


def why(error: OSError) -> str:
    """The system's reason in the reader's language; a rare one in the system's words."""
    reasons = {
        errno.ENOENT: _("no such file or folder"),
        errno.EACCES: _("no permission"),
        errno.EPERM: _("no permission"),
        errno.EROFS: _("the file system is read-only"),
        errno.EEXIST: _("a file of that name is in the way"),
        errno.ENOTDIR: _("a file of that name is in the way"),
        errno.EISDIR: _("it is a folder"),
        errno.ENOSPC: _("the disk is full"),
        errno.ENAMETOOLONG: _("the name is too long"),
    }
    return reasons.get(error.errno or 0) or error.strerror or str(error)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
