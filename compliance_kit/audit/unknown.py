"""The sentences for answers that are unknown: why, and what would settle them."""

from __future__ import annotations

from functools import lru_cache

from compliance_kit.audit.checks.interface import Reason
from compliance_kit.i18n import gettext as _
from compliance_kit.i18n import language


def why_unknown(reason: Reason, title: str) -> tuple[str, str]:
    """Message and advice for a rule (by its title) that could not be judged."""
    messages, advice = _sentences(language())
    return messages[reason].format(title=title), advice[reason]


@lru_cache(maxsize=4)
def _sentences(_language: str) -> tuple[dict[Reason, str], dict[Reason, str]]:
    """Messages and advice in the language of the run, looked up once."""
    messages: dict[Reason, str] = {
        "script": _("{title}: cannot be judged, this part of the page is written by a script"),
        "picture": _("{title}: cannot be judged, it may be shown in a picture"),
        "platform": _("{title}: cannot be judged, a consent platform draws it at run time"),
        "encoding": _("{title}: cannot be judged, many bytes of the page cannot be read"),
        "hidden": _("{title}: cannot be judged, it stands in a part that is hidden at first"),
    }
    advice: dict[Reason, str] = {
        "script": _("audit the rendered page (--render), or write this part into the HTML"),
        "picture": _("write it as text, with the picture beside it"),
        "platform": _("audit the rendered page (--render)"),
        "encoding": _("save the page as UTF-8 and declare it"),
        "hidden": _("audit the rendered page (--render), or show this part from the start"),
    }
    return messages, advice
