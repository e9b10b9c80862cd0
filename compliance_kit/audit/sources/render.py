"""Pages as a browser shows them, for footers and banners that scripts write (extra ``render``).

The page's own scripts run in a headless Chromium that is already installed; a page from a folder is
opened from the folder with the network off, a page from the web at its address.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from compliance_kit.audit.sources.files import read_page
from compliance_kit.audit.sources.interface import Failure, PageInput, Source
from compliance_kit.errors import CkitError, InputError, MissingError
from compliance_kit.i18n import gettext as _

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SETTLE = 5_000  # milliseconds that scripts have to become quiet
LOAD = 20_000

_ARGUMENTS = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser() -> str:
    """Return the path of an installed Chromium.

    Raises:
        MissingError: there is none.
    """
    named = os.environ.get("CKIT_CHROMIUM", "")
    for name in (named, *BROWSERS):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise MissingError(_("--render needs Chromium: install it, or name it in CKIT_CHROMIUM."))


class RenderedSource:
    """The pages of another source, rendered.

    Raises:
        MissingError: Playwright or Chromium is not installed.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._browser = find_browser()
        _playwright()

    def pages(self) -> Iterator[PageInput | Failure]:
        """Yield the pages with the HTML that stands after their scripts have run."""
        with _playwright()() as playwright:
            # Without a user of its own Chromium's sandbox does not start.
            root = hasattr(os, "geteuid") and os.geteuid() == 0
            browser = playwright.chromium.launch(
                executable_path=self._browser,
                headless=True,
                args=[*_ARGUMENTS, *(["--no-sandbox"] if root else [])],
            )
            try:
                for page in self._source.pages():
                    yield page if isinstance(page, Failure) else self._rendered(browser, page)
            finally:
                browser.close()

    def has(self, site_path: str) -> bool | None:
        """As the source below."""
        return self._source.has(site_path)

    def _rendered(self, browser: Any, page: PageInput) -> PageInput | Failure:
        context = browser.new_context(offline=not page.url)
        try:
            tab = context.new_page()
            if page.url:
                tab.goto(page.url, timeout=LOAD)
            elif page.file is not None:
                read_page(page)  # empty and binary files are told as without a browser
                tab.goto(page.file.resolve().as_uri(), timeout=LOAD)
            else:
                tab.set_content(read_page(page).decode("utf-8", "replace"), timeout=LOAD)
            _settle(tab)
            html = "<!DOCTYPE html>\n" + str(tab.content())
            return replace(page, file=None, data=html.encode("utf-8"), charset="utf-8")
        except CkitError as error:
            return Failure(page.path, error.message)
        except Exception as error:  # Playwright's errors are the browser's own words
            reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
            wrong = InputError(
                _("{path}: the browser could not show it ({reason}).").format(
                    path=page.path, reason=reason
                )
            )
            return Failure(page.path, wrong.message)
        finally:
            context.close()


def _settle(tab: Any) -> None:
    """Wait until the page asks for nothing more; a page that never rests is taken as it is."""
    try:
        tab.wait_for_load_state("networkidle", timeout=SETTLE)
    except Exception:
        return


def _playwright() -> Any:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise MissingError(
            _("--render needs Playwright; run: pip install 'compliance-kit[render]'")
        ) from None
    return sync_playwright
