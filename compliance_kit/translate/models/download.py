"""The only place that opens a connection: fetching a model file, whole or not at all.

A broken-off transfer is resumed with a range request, a server's trouble is retried a few times,
and what came is compared with the length the server announced.
"""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from compliance_kit.errors import InputError
from compliance_kit.i18n import gettext as _

ATTEMPTS = 5
TIMEOUT = 30.0  # seconds without a byte
CHUNK = 1 << 16
MAX_INDEX = 16 * 1024 * 1024
MAX_MODEL = 2 * 1024**3

Progress = Callable[[int, "int | None"], None]
"""Called with bytes so far and bytes in all (None when the server does not say)."""


def _silent(done: int, total: int | None) -> None:
    """The progress of a caller that shows none."""


def fetch(
    url: str,
    target: Path,
    progress: Progress = _silent,
    *,
    attempts: int = ATTEMPTS,
    pause: float = 1.0,
    limit: int = MAX_MODEL,
) -> None:
    """Fetch ``url`` into ``target``, going on from what an earlier try left there.

    Args:
        pause: seconds before the second try; doubled before each later one.
        limit: bytes above which the server is not believed.

    Raises:
        InputError: not http(s), the server refuses, or no try brought the whole file.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise InputError(_("{url}: only http and https addresses can be fetched.").format(url=url))
    reason = ""
    for attempt in range(attempts):
        if attempt:
            time.sleep(pause * 2 ** (attempt - 1))
        try:
            if _fetch_once(url, target, progress, limit):
                return
            reason = _("the connection ended early")
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == 416:  # what lies there is longer than the file: begin anew
                target.unlink(missing_ok=True)
            elif error.code < 500 and error.code not in (408, 429):
                raise InputError(
                    _("{url}: the server answered {code}; check the address.").format(
                        url=url, code=error.code
                    )
                ) from None
            reason = _("the server answered {code}").format(code=error.code)
        except (OSError, http.client.HTTPException) as error:
            reason = str(getattr(error, "reason", "") or error) or type(error).__name__
    raise InputError(
        _(
            "{url}: could not be fetched in {count} tries ({reason}); "
            "run the command again to go on."
        ).format(url=url, count=attempts, reason=reason)
    )


def _fetch_once(url: str, target: Path, progress: Progress, limit: int) -> bool:
    """One try; True when the whole file is there."""
    have = target.stat().st_size if target.exists() else 0
    request = urllib.request.Request(url, headers={"User-Agent": "compliance-kit"})
    if have:
        request.add_header("Range", f"bytes={have}-")
    with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
        resumed = response.status == 206 and _resumes_at(response, have)
        start = have if resumed else 0
        length = response.headers.get("Content-Length")
        total = start + int(length) if length and length.isdigit() else None
        if total is not None and total > limit:
            raise InputError(
                _("{url}: announces {size} MB, more than a model can have.").format(
                    url=url, size=total // 1_000_000
                )
            )
        done = start
        with target.open("ab" if resumed else "wb") as stream:
            while True:
                try:
                    chunk = response.read(CHUNK)
                except http.client.IncompleteRead as error:
                    stream.write(error.partial)
                    return False
                if not chunk:
                    break
                stream.write(chunk)
                done += len(chunk)
                if done > limit:
                    raise InputError(_("{url}: sends more than a model can have.").format(url=url))
                progress(done, total)
    return total is None or done == total


def _resumes_at(response: http.client.HTTPResponse, have: int) -> bool:
    """Whether the server really goes on where we are."""
    return (response.headers.get("Content-Range") or "").startswith(f"bytes {have}-")


def fetch_text(url: str, *, attempts: int = 3, pause: float = 1.0) -> bytes:
    """Fetch a small file (the package index) into memory.

    Raises:
        InputError: as :func:`fetch`.
    """
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "index"
        fetch(url, target, attempts=attempts, pause=pause, limit=MAX_INDEX)
        return target.read_bytes()
