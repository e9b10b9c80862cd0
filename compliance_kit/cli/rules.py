"""``ckit rules``: which rules there are, what each one means, whether a pack is right."""

from __future__ import annotations

import json
from pathlib import Path

import click

from compliance_kit.cli.common import Outcome
from compliance_kit.errors import EXIT_FINDINGS, EXIT_OK, CkitError, UsageError
from compliance_kit.files import write_atomic
from compliance_kit.i18n import gettext as _
from compliance_kit.i18n import language


@click.group("rules", help=_("List, show and check audit rules."))
def command() -> None:
    """List, show and check audit rules."""


_PACKS = click.option(
    "--pack",
    "packs",
    type=click.Path(path_type=Path),
    multiple=True,
    help=_("A further rule pack (a YAML file); may be given several times."),
)


@command.command("list", help=_("List all rules with severity, pages and profile."))
@_PACKS
@click.option("--profile", "profiles", multiple=True, help=_("Only the rules of this profile."))
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
def list_rules(packs: tuple[Path, ...], profiles: tuple[str, ...], form: str) -> int:
    """List all rules."""
    from compliance_kit.audit.rules import load_packs

    rules = load_packs(packs)
    for profile in profiles:
        if profile not in rules.profiles:
            raise UsageError(
                _("There is no profile {name}; there are: {known}.").format(
                    name=profile, known=", ".join(rules.profiles)
                )
            )
    chosen = [r for r in rules.rules.values() if not profiles or set(profiles) & set(r.profiles)]
    if form == "json":
        rows = [
            {
                "id": rule.id,
                "title": {"en": rule.title.en, "zh": rule.title.zh},
                "severity": rule.severity,
                "off": rule.off,
                "pages": list(rule.pages),
                "profiles": list(rule.profiles),
            }
            for rule in chosen
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return EXIT_OK
    from rich.cells import cell_len

    width = max((len(rule.id) for rule in chosen), default=0)
    for profile in dict.fromkeys(rule.profiles[0] for rule in chosen):
        click.echo(click.style(profile, bold=True))
        for rule in chosen:
            if rule.profiles[0] == profile:
                level = _("off") if rule.off else rule.severity
                padding = " " * max(0, 8 - cell_len(level))
                click.echo(f"  {rule.id:{width}}  {level}{padding} {rule.title}")
    return EXIT_OK


@command.command("show", help=_("Explain a rule: why, basis, recognition, mending, suppression."))
@click.argument("rule_id", metavar="RULE")
@_PACKS
def show(rule_id: str, packs: tuple[Path, ...]) -> int:
    """Explain a rule."""
    from compliance_kit.audit.describe import Language, pick, sections, summary
    from compliance_kit.audit.rules import load_packs

    rules = load_packs(packs)
    rule = rules.find(rule_id)
    chosen: Language = "zh" if language() == "zh" else "en"
    click.echo(click.style(f"{rule.id}  {pick(rule.title, chosen)}", bold=True))
    for name, value in summary(rule, chosen):
        click.echo(f"  {name}{'：' if chosen == 'zh' else ': '}{value}")
    for section in sections(rule, rules, chosen):
        click.echo("")
        click.echo(click.style(section.heading, bold=True))
        for line in section.lines:
            click.echo(f"  {line}")
    return EXIT_OK


@command.command("check", help=_("Read rule packs, tell their mistakes and run their examples."))
@click.argument("packs", type=click.Path(path_type=Path), nargs=-1, metavar="[PACK]...")
def check(packs: tuple[Path, ...]) -> int:
    """Check rule packs; without arguments the shipped ones."""
    from compliance_kit.audit.examples import check_pack, count_examples
    from compliance_kit.audit.rules import load_packs, read_pack, rules_folder

    outcome = Outcome()
    shipped = list(load_packs().packs)
    paths = packs or tuple(sorted(rules_folder().glob("*.yaml")))
    for path in paths:
        try:
            pack = read_pack(_shipped_or_given(path))
            troubles = list(check_pack(pack, shipped))
        except CkitError as error:
            outcome.failed(error)
            continue
        if not packs and not pack.rules:
            continue  # the shared wordings
        for trouble in troubles:
            place = trouble.rule
            if trouble.example:
                place += " " + _("example {number}").format(number=trouble.example)
            click.echo(f"{path}: {place}: {trouble.message}")
        if troubles:
            outcome.add(EXIT_FINDINGS)
        else:
            click.echo(
                _("{path}: as expected (rules: {rules}, examples: {examples})").format(
                    path=path, rules=len(pack.rules), examples=count_examples(pack)
                )
            )
    return outcome.code


def _shipped_or_given(path: Path) -> Path:
    """A file, or the name of a shipped pack."""
    from compliance_kit.audit.rules import rules_folder

    if not path.exists() and path.parent == Path():
        shipped = rules_folder() / f"{path.name}.yaml"
        if shipped.is_file():
            return shipped
    return path


@command.command("docs", help=_("Write a page for every rule into FOLDER, in both languages."))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@_PACKS
def docs(folder: Path, packs: tuple[Path, ...]) -> int:
    """Write a page for every rule."""
    from compliance_kit.audit.describe import index, markdown, page_name
    from compliance_kit.audit.rules import load_packs

    rules = load_packs(packs)
    folder.mkdir(parents=True, exist_ok=True)
    pages = {page_name(rule.id): markdown(rule, rules) for rule in rules.rules.values()}
    pages["README.md"] = index(rules)
    for name, text in pages.items():
        write_atomic(folder / name, text.encode())
    for stale in sorted(folder.glob("*.md")):
        if stale.name not in pages:
            stale.unlink()
    click.echo(_("{count} pages written to {folder}").format(count=len(pages), folder=folder))
    return EXIT_OK
