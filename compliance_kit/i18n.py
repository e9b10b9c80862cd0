"""Messages in the reader's language, through the gettext catalogues in ``locales/``.

English is written in the code; Chinese comes from ``locales/zh_Hans/LC_MESSAGES/ckit.mo``. The
language is chosen once, at the start of a command (``--lang``, then ``CKIT_LANG``, then the
locale), so messages are looked up when they are shown, never at import.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Mapping

from compliance_kit.paths import data_folder

DOMAIN = "ckit"
LANGUAGES = ("en", "zh")

_active: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def choose_language(option: str | None = None, environ: Mapping[str, str] = os.environ) -> str:
    """Return ``"en"`` or ``"zh"``: the option, then CKIT_LANG, then the locale's variables."""
    names = (option, environ.get("CKIT_LANG"))
    locale = next((environ[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(k)), "")
    for name in (*names, locale):
        if name:
            return "zh" if name.lower().startswith("zh") else "en"
    return "en"


def activate(language: str) -> None:
    """Show messages in ``language`` (``"en"`` or ``"zh"``) from now on."""
    global _active, _language
    _language = language
    _active = _gettext.translation(
        DOMAIN,
        str(data_folder("locales")),
        languages=["zh_Hans"] if language == "zh" else ["en"],
        fallback=True,
    )


def language() -> str:
    """The language messages are shown in now: ``"en"`` or ``"zh"``."""
    return _language


def gettext(message: str) -> str:
    """Return ``message`` in the active language."""
    return _active.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form of the message that fits ``number``, in the active language."""
    return _active.ngettext(singular, plural, number)
