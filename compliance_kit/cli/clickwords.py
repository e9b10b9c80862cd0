"""The words that click itself shows, so that our catalogue holds their Chinese.

click asks the standard library's gettext for them; ``speak`` points that at our catalogue. A
version of click with other words shows those in English.
"""

from __future__ import annotations

import gettext
import os

from compliance_kit.i18n import DOMAIN
from compliance_kit.paths import data_folder


def speak(language: str) -> None:
    """Let click speak ``language`` (``"en"`` or ``"zh"``) in this process."""
    gettext.bindtextdomain(DOMAIN, str(data_folder("locales")))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = "zh_Hans" if language == "zh" else "en"


def _(message: str) -> str:
    """Mark a message for the catalogue."""
    return message


def ngettext(singular: str, plural: str, number: int) -> str:
    """Mark a message with two forms for the catalogue."""
    return singular if number == 1 else plural


WORDS = (
    _("Usage:"),
    _("Options"),
    _("Positional arguments"),
    _("Show the version and exit."),
    _("Show this message and exit."),
    _("Try '{command} {option}' for help."),
    _("default: {default}"),
    _("required"),
    _("Missing argument"),
    _("Missing option"),
    _("Missing parameter"),
    _("Missing command."),
    _("Missing {param_type}"),
    _("Choose from:\n\t{choices}"),
    _("Invalid value: {message}"),
    _("Invalid value for {param_hint}: {message}"),
    _("No such option {name!r}."),
    _("No such command {name!r}."),
    _("Option {name!r} does not take a value."),
    _("{value!r} is not a valid {number_type}."),
    _("{value} is not in the range {range}."),
    _("{name} {filename!r} does not exist."),
    _("{name} {filename!r} is a directory."),
    _("{name} {filename!r} is a file."),
    _("Aborted!"),
    _("Error: {message}"),
    _("Error: invalid input"),
    ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    ngettext(
        "Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1
    ),
    ngettext(
        "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1
    ),
)
