"""``ckit init``: a commented ckit.toml, from what the site shows and what its people answer."""

from __future__ import annotations

import json
from pathlib import Path

import click

from compliance_kit.config import FILE_NAME, parse_config
from compliance_kit.errors import InputError, UsageError
from compliance_kit.files import write_atomic
from compliance_kit.i18n import gettext as _

PROFILES = ("cn-mainland", "cn-news", "gdpr", "editorial")

# Reading thousands of pages tells no more than reading these.
SAMPLE = 40


@click.command("init", help=_("Write a commented ckit.toml for this site."))
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path(FILE_NAME),
    help=_("The file to write (default: ckit.toml here)."),
)
@click.option("-y", "--yes", is_flag=True, help=_("Ask nothing; take what the site shows."))
@click.option("--force", is_flag=True, help=_("Replace an existing file."))
def command(folder: Path | None, output: Path, yes: bool, force: bool) -> int:
    """Write a commented ckit.toml."""
    if output.exists() and not force:
        raise UsageError(
            _("{path} exists; --force replaces it, -o names another file.").format(path=output)
        )
    answers = look(folder) if folder is not None else Answers()
    if folder is not None:
        click.echo(
            _("Looked at {count} pages in {folder}.").format(count=answers.pages, folder=folder)
        )
    if not yes:
        ask(answers)
    text = answers.toml()
    parse_config(text, str(output))  # what is written must be readable
    write_atomic(output, text.encode("utf-8"))
    click.echo(_("Wrote {path}. Check the numbers in it, then run: ckit audit").format(path=output))
    return 0


class Answers:
    """What goes into the file."""

    def __init__(self) -> None:
        self.pages = 0
        self.name = ""
        self.name_zh = ""
        self.url = ""
        self.languages = ["zh-Hans", "en"]
        self.profiles = ["cn-mainland", "cn-news", "editorial"]
        self.declared: dict[str, list[str]] = {}

    def toml(self) -> str:
        """The file's text; comments are in the language of the run."""
        lines = [
            "# " + _("Settings of compliance-kit for this site; every key may be left out."),
            "",
            "[site]",
            f"name = {quoted(self.name)}",
            f"name-zh = {quoted(self.name_zh)}",
            f"url = {quoted(self.url)}",
            "# " + _("Languages the site is published in: zh-Hans, zh-Hant, en."),
            f"languages = {quoted(self.languages)}",
            "# "
            + _(
                "Rule profiles: {profiles}. Leave out gdpr if the site has no readers in the EU."
            ).format(profiles=", ".join(PROFILES)),
            f"profiles = {quoted(self.profiles)}",
            "",
            "[declared]",
            "# " + _("The site's real numbers: a page that shows another one is an error."),
            "# "
            + _("With an end date: news-licence = {example}").format(
                example='{ number = "50120260009", expires = 2029-01-31 }'
            ),
        ]
        for key, example in (
            ("icp", "渝ICP备2026001234号-1"),
            ("ps-filing", "渝公网安备 50010302001234号"),
            ("news-licence", "50120260009"),
            ("hotline", "+86-23-67120000"),
            ("report-email", "jubao@example.com"),
            ("contact-email", "editor@example.com"),
        ):
            values = self.declared.get(key, [])
            if values:
                lines.append(f"{key} = {quoted(values[0])}")
                if values[1:]:
                    seen = ", ".join(values[1:])
                    lines.append("# " + _("Also seen: {values}").format(values=seen))
            else:
                lines.append(f"# {key} = {quoted(example)}")
        lines += [
            "",
            "[rules]",
            "# "
            + _("Change a rule's level: off, note, warning or error. ckit rules list names them."),
            '# "cn/ps-icon" = "off"',
            "",
            "[audit]",
            "# " + _("Paths to leave out, and the level from which the exit code is 1."),
            '# exclude = ["drafts/**"]',
            'fail-on = "error"',
            "",
            "[style]",
            "# " + _("How dates, money and numbers are written: see docs/localize.md."),
            'months = "ap"',
            'currency = "yuan"',
            'large-numbers = "units"',
            "",
        ]
        return "\n".join(lines)


def quoted(value: object) -> str:
    """Return ``value`` as TOML; its strings and arrays are written as JSON's are."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def look(folder: Path) -> Answers:
    """Fill in what the pages in ``folder`` show.

    Raises:
        InputError: there is no such folder, or no page in it.
    """
    from compliance_kit.audit.runner import audit_paths
    from compliance_kit.audit.survey import survey

    report = audit_paths([folder], profiles=[], facts=True)
    if not report.pages and report.unreadable:
        raise InputError(report.unreadable[0][1])
    pages = [Path(page.path) for page in report.pages[:SAMPLE]]
    found = survey(report, [p if p.is_file() else folder / p for p in pages])
    answers = Answers()
    answers.pages = found.pages
    answers.name = found.names.get("en", "")
    answers.name_zh = found.names.get("zh", "")
    answers.url = found.url
    answers.declared = found.declared
    if found.languages:
        answers.languages = found.languages
    return answers


def ask(answers: Answers) -> None:
    """Ask for what an editor knows by heart; Enter keeps what was found."""
    answers.name = click.prompt(_("Name of the site in English"), default=answers.name)
    answers.name_zh = click.prompt(_("Name of the site in Chinese"), default=answers.name_zh)
    answers.url = click.prompt(_("Address of the site"), default=answers.url)
    for key, question in (
        ("icp", _("ICP filing number")),
        ("ps-filing", _("Public-security filing number")),
        ("news-licence", _("Internet news licence number")),
        ("hotline", _("Reporting hotline")),
        ("report-email", _("Reporting e-mail")),
    ):
        given = click.prompt(question, default=", ".join(answers.declared.get(key, [])))
        answers.declared[key] = [part.strip() for part in given.split(",") if part.strip()]
    if not click.confirm(_("Is the site a licensed Internet news service?"), default=True):
        answers.profiles.remove("cn-news")
    if click.confirm(_("Does the site address readers in the European Union?"), default=False):
        answers.profiles.insert(-1, "gdpr")
