"""``ckit rules``: which rules there are, what each one means, whether a pack is right."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from compliance_kit.cli.common import Outcome
from compliance_kit.errors import EXIT_FINDINGS, EXIT_OK, CkitError, InputError, UsageError
from compliance_kit.files import read_bytes, write_atomic
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
@click.option(
    "--profile",
    "profiles",
    multiple=True,
    metavar="NAME",
    help=_("Only the rules of this profile."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    help=_("Output form."),
)
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

    from compliance_kit.report.text import level_word

    width = max((len(rule.id) for rule in chosen), default=0)
    for profile in dict.fromkeys(rule.profiles[0] for rule in chosen):
        click.echo(click.style(profile, bold=True))
        for rule in chosen:
            if rule.profiles[0] == profile:
                level = _("off") if rule.off else level_word(rule.severity)
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
    from compliance_kit.audit.pack_faults import line_in, refuse_faults
    from compliance_kit.audit.packs import read_pack
    from compliance_kit.audit.rules import load_packs, rules_folder

    outcome = Outcome()
    shipped = list(load_packs().packs)
    names = [pack.pack for pack in shipped if pack.rules]
    paths = packs or tuple(sorted(rules_folder().glob("*.yaml")))
    for path in paths:
        try:
            file = _shipped_or_given(path, names)
            pack = read_pack(file)
            refuse_faults(file, pack, [other for other in shipped if other.pack != pack.pack])
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
            click.echo(f"{path}:{line_in(file, trouble.steps)}: {place}: {trouble.message}")
        if troubles:
            outcome.add(EXIT_FINDINGS)
        else:
            click.echo(
                _("{path}: as expected (rules: {rules}, examples: {examples})").format(
                    path=path, rules=len(pack.rules), examples=count_examples(pack)
                )
            )
    return outcome.code


def _shipped_or_given(path: Path, names: Sequence[str]) -> Path:
    """A file, or the name of a shipped pack (one of ``names``)."""
    from compliance_kit.audit.rules import rules_folder

    if not path.exists() and path.parent == Path():
        shipped = rules_folder() / f"{path.name}.yaml"
        if shipped.is_file():
            return shipped
        raise InputError(
            _("{path}: no such file, and no shipped pack of that name ({names}).").format(
                path=path, names=", ".join(names)
            )
        )
    return path


def _is_rule_page(path: Path) -> bool:
    """Whether an earlier run wrote the page: its heading is the rule that names the file."""
    from compliance_kit.audit.describe import page_name

    first = read_bytes(path).partition(b"\n")[0].decode("utf-8", "replace")
    return first.startswith("# ") and page_name(first[2:].strip()) == path.name


@command.command("docs", help=_("Write a page for every rule into FOLDER, in both languages."))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@_PACKS
def docs(folder: Path, packs: tuple[Path, ...]) -> int:
    """Write a page for every rule."""
    from compliance_kit.audit.describe import index, markdown, page_name
    from compliance_kit.audit.rules import load_packs

    rules = load_packs(packs)
    pages = {page_name(rule.id): markdown(rule, rules) for rule in rules.rules.values()}
    pages["README.md"] = index(rules)
    readme = folder / "README.md"
    if readme.exists() and b"ckit rules docs" not in read_bytes(readme):
        raise UsageError(
            _("{path}: is not of ckit; name a folder of its own for the pages.").format(path=readme)
        )
    for name, text in pages.items():
        write_atomic(folder / name, text.encode())
    for stale in sorted(folder.glob("*.md")):
        if stale.name not in pages and _is_rule_page(stale):
            stale.unlink()
    click.echo(_("{count} pages written to {folder}").format(count=len(pages), folder=folder))
    return EXIT_OK
