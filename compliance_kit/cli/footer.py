"""``ckit footer``: the compliant bilingual footer for the site, ready to paste."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from compliance_kit.config import load_config
from compliance_kit.errors import EXIT_OK, UsageError
from compliance_kit.files import write_atomic
from compliance_kit.i18n import gettext as _

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


@click.command("footer", help=_("Print the compliant bilingual footer for the site."))
@click.option("--config", type=click.Path(path_type=Path), help=_("The ckit.toml to use."))
@click.option(
    "--language",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    help=_("Only this language (default: the site's languages)."),
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help=_("Write to this file."))
def command(config: Path | None, languages: tuple[str, ...], output: Path | None) -> int:
    """Print the footer."""
    from compliance_kit.audit.footer import build_footer

    site = load_config(config)
    if not any(site.declared.values(key) for key in ("icp", "ps_filing", "news_licence")):
        raise UsageError(
            _(
                "ckit.toml declares no numbers: set icp, ps-filing and news-licence under "
                "[declared], or let ckit init find them."
            )
        )
    wanted = languages or tuple(
        {"zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant"}.get(
            tag, "en" if tag.startswith("en") else tag
        )
        for tag in site.site.languages
    )
    parts = []
    missing: list[str] = []
    for language in dict.fromkeys(wanted or ("zh-Hans", "en")):
        if language not in LANGUAGES:
            raise UsageError(
                _("There is no footer in {language}; known: {known}.").format(
                    language=language, known=", ".join(LANGUAGES)
                )
            )
        footer = build_footer(site, language, date.today().year)
        parts.append(footer.html)
        missing += footer.missing
    text = "\n".join(parts)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomic(output, text.encode("utf-8"))
        click.echo(_("Wrote {path}.").format(path=output), err=True)
    for key in dict.fromkeys(missing):
        click.echo(_("ckit: left out, not set in ckit.toml: {key}").format(key=key), err=True)
    return EXIT_OK
