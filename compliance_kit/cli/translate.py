"""``ckit translate``: articles between Chinese and English, offline."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance_kit.cli.common import Outcome
from compliance_kit.errors import CkitError, InputError, OutputError, UsageError
from compliance_kit.i18n import gettext as _
from compliance_kit.i18n import ngettext

if TYPE_CHECKING:
    from compliance_kit.config import SiteConfig
    from compliance_kit.translate.options import Options
    from compliance_kit.translate.report import SentenceReport, TranslationReport

STDIN = "-"
_SHOWN = 20  # sentences to look at in the text report; a reader needs no more at once


@click.command("translate", help=_("Translate articles between Chinese and English, offline."))
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--to", required=True, metavar="LANGUAGE", help=_("Target language: en, zh or zh-Hant.")
)
@click.option(
    "--from", "source", metavar="LANGUAGE", help=_("Source language (else told by script).")
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=_("A file (for one input) or a folder; default: beside the input, article.zh.html."),
)
@click.option(
    "--engine", default="", metavar="NAME", help=_("Translation engine (default: argos).")
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=_("Form of the report."),
)
@click.option("--strict", is_flag=True, help=_("Exit 1 when anything is left to look at."))
@click.option(
    "--keep", multiple=True, metavar="WORD", help=_("A name or word to leave as it is; repeatable.")
)
@click.option("--force", is_flag=True, help=_("Replace outputs that exist."))
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help=_("The ckit.toml to use.")
)
def command(
    files: tuple[str, ...],
    to: str,
    source: str | None,
    output: Path | None,
    engine: str,
    form: str,
    strict: bool,
    keep: tuple[str, ...],
    force: bool,
    config_file: Path | None,
) -> int:
    """Translate files and report on each."""
    from compliance_kit.config import load_config
    from compliance_kit.translate.options import language

    config = load_config(config_file)
    language(to)
    if source is not None:
        language(source)
    options = _options(config, to, keep)
    strict = strict or config.translate.strict
    engine = engine or config.translate.engine
    if STDIN in files:
        if len(files) > 1:
            raise UsageError(_("- stands for standard input and cannot be mixed with files."))
        return _translate_stdin(to, source, output, engine, options, form, strict, force)
    outcome = Outcome()
    pairs = []
    seen: dict[Path, str] = {}
    for name, path in _outputs(files, to, output):
        try:
            if Path(name).is_dir():
                raise InputError(_("{path}: is a folder; name a file.").format(path=name))
            if path.exists() and not force and not _ours(name, path):
                raise OutputError(
                    _("{path} exists; --force replaces it, -o names another.").format(path=path)
                )
            if path.resolve() in seen:
                raise UsageError(
                    _("{first} and {second} would both be written to {path}.").format(
                        first=seen[path.resolve()], second=name, path=path
                    )
                )
            seen[path.resolve()] = name
        except CkitError as error:
            outcome.failed(error)
            continue
        pairs.append((Path(name), path))
    return _run(pairs, to, source, engine, options, form, strict, outcome)


def _ours(name: str, path: Path) -> bool:
    """The input itself is told as such by the pipeline, not as an output that exists."""
    from compliance_kit.translate.pipeline import same_file

    return same_file(Path(name), path)


def _run(
    pairs: list[tuple[Path, Path]],
    to: str,
    source: str | None,
    engine: str,
    options: Options,
    form: str,
    strict: bool,
    outcome: Outcome,
) -> int:
    from dataclasses import replace

    from compliance_kit.translate.pipeline import translate_files

    reports: list[TranslationReport] = []
    with _Bar() as bar:
        results = translate_files(
            pairs, to=to, source=source, engine=engine, options=replace(options, progress=bar.show)
        )
    for result in results:
        if isinstance(result, CkitError):
            outcome.failed(result)
            continue
        reports.append(result)
        outcome.add(result.exit_code(strict))
        if form == "text":
            click.echo(report_text(result))
    if form == "json":
        click.echo(_as_json(reports))
    return outcome.code


def _translate_stdin(
    to: str,
    source: str | None,
    output: Path | None,
    engine: str,
    options: Options,
    form: str,
    strict: bool,
    force: bool,
) -> int:
    """Translate standard input (HTML or text) to standard output; the report goes to stderr."""
    from compliance_kit.documents import read_bytes
    from compliance_kit.files import write_atomic
    from compliance_kit.translate.pipeline import Job, translate_documents

    data = sys.stdin.buffer.read()
    job = Job(read_bytes(data, STDIN, _sniffed(data)), STDIN)
    translate_documents([job], to=to, source=source, engine=engine, options=options)
    if job.error is not None:
        raise job.error
    assert job.report is not None
    if job.data is not None:
        if output is None:
            sys.stdout.buffer.write(job.data)
            sys.stdout.buffer.flush()
        elif output.exists() and not force:
            raise OutputError(
                _("{path} exists; --force replaces it, -o names another.").format(path=output)
            )
        else:
            write_atomic(output, job.data)
    text = _as_json([job.report]) if form == "json" else report_text(job.report)
    click.echo(text, err=output is None)
    return job.report.exit_code(strict)


def _sniffed(data: bytes) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) else "text"


def _options(config: SiteConfig, to: str, keep: tuple[str, ...]) -> Options:
    from compliance_kit.translate.conversion import tag_for
    from compliance_kit.translate.known import shipped
    from compliance_kit.translate.label import DEFAULT_TEXT
    from compliance_kit.translate.memory import Memory
    from compliance_kit.translate.options import Options, language
    from compliance_kit.translate.termbase import read_termbases

    target = language(to)
    label = ""
    if config.label.enabled:
        label = (config.label.en if target == "en" else config.label.zh) or DEFAULT_TEXT[
            "en" if target == "en" else "zh"
        ]
    named = partial(_named, config)
    return Options(
        keep=(*config.translate.keep, *keep),
        style=config.style,
        label=label,
        language_tag=tag_for(to, config.site.languages),
        lookups=(*map(Memory, named("memory", config.translate.memory)), *shipped()),
        terms=read_termbases(named("termbase", config.translate.termbase)),
        front_matter=tuple(config.translate.front_matter),
    )


def _named(config: SiteConfig, key: str, names: list[str]) -> list[Path]:
    """The files that ``[translate]`` names; the first one that is missing is told."""
    return [
        config.written.existing(name, "translate", key, number) for number, name in enumerate(names)
    ]


def _outputs(files: tuple[str, ...], to: str, output: Path | None) -> list[tuple[str, Path]]:
    """The output of every input; ``-o`` names a folder when it is one or there are many inputs."""
    from compliance_kit.translate.pipeline import default_output

    if output is None:
        return [(name, default_output(Path(name), to)) for name in files]
    folder = output.is_dir() or len(files) > 1 or str(output).endswith(("/", "\\"))
    if folder and output.is_file():
        raise UsageError(_("{path} is a file; several inputs need a folder.").format(path=output))
    if folder:
        return [(name, default_output(Path(name), to, output)) for name in files]
    return [(files[0], output)]


def _as_json(reports: list[TranslationReport]) -> str:
    from compliance_kit import __version__

    data = {
        "tool": {"name": "compliance-kit", "version": __version__},
        "files": [report.to_dict() for report in reports],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def report_text(report: TranslationReport) -> str:
    """Return the report of one file as a few lines of plain text."""
    lines = [f"{report.path} → {report.output}" if report.output else report.path]
    if report.sentences:
        lines.append(_summary(report))
        lines.append(
            "  "
            + _("{translated} of {total} segments translated").format(
                translated=report.translated, total=report.segments
            )
        )
        lines.append(_facts(report))
    lines += [_look_at(sentence) for sentence in report.look_at[:_SHOWN]]
    if len(report.look_at) > _SHOWN:
        lines.append(
            "  "
            + _("and {count} sentences more; --format json lists all").format(
                count=len(report.look_at) - _SHOWN
            )
        )
    if report.starter and report.count("engine"):
        lines.append(
            "  "
            + _(
                "The starter model knows short, plain sentences only: have every sentence read. "
                "A full model is better: ckit models install zh en"
            )
        )
    if report.converted == "zh-Hans" and report.target != "en":
        lines.append("  " + _("converted from Traditional to Simplified Chinese"))
    elif report.converted == "zh-Hans":
        lines.append("  " + _("Traditional Chinese, converted to Simplified for the model"))
    elif report.converted:
        lines.append(
            "  "
            + _("converted from Simplified to Traditional Chinese ({tag})").format(
                tag=report.converted
            )
        )
    if report.label:
        lines.append("  " + _("label set: {text} (ckit.toml [label])").format(text=report.label))
    lines.extend("  " + _("failed: {reason}").format(reason=reason) for reason in report.failures)
    return "\n".join(lines)


def _summary(report: TranslationReport) -> str:
    counts = []
    for origin, text in (
        ("memory", _("{count} from memory")),
        ("phrasebook", _("{count} phrasebook")),
        ("engine", _("{count} {engine}")),
        ("kept", _("{count} without words")),
    ):
        count = report.count(origin)  # type: ignore[arg-type]
        if count:
            counts.append(text.format(count=count, engine=report.engine))
    untranslated = report.flagged("untranslated")
    if untranslated:
        counts.append(_("{count} partly not translated").format(count=untranslated))
    total = len(report.sentences)
    text = ngettext(
        "{total} sentence: {counts}; {seconds} s", "{total} sentences: {counts}; {seconds} s", total
    )
    return "  " + text.format(
        total=total, counts=", ".join(counts), seconds=f"{report.seconds:.1f}"
    )


def _facts(report: TranslationReport) -> str:
    facts = report.facts
    repairs = [
        f"“{before}” → {after}"
        for sentence in report.sentences
        for before, after in sentence.repairs
    ]
    shown = f" ({'; '.join(repairs[:3])}{'; …' if len(repairs) > 3 else ''})" if repairs else ""
    return "  " + _(
        "facts: {found} found, {arrived} arrived, {repaired} repaired{shown}, {open} open"
    ).format(
        found=facts.found,
        arrived=facts.arrived,
        repaired=facts.repaired,
        shown=shown,
        open=facts.open,
    )


def _look_at(sentence: SentenceReport) -> str:
    reasons = [flag_text(flag) for flag in sentence.flags if flag not in ("fact", "check", "term")]
    reasons += [problem.message for problem in sentence.problems]
    text = sentence.source if len(sentence.source) <= 40 else sentence.source[:39] + "…"
    return "  " + _("look at line {line}: {reasons} | {text}").format(
        line=sentence.line, reasons="; ".join(dict.fromkeys(reasons)), text=text
    )


def flag_text(flag: str) -> str:
    """Return what a flag means, in the language of the run."""
    texts = {
        "low-confidence": _("low confidence, needs a full model or a person"),
        "unfamiliar": _("beyond what the model was made for"),
        "omission": _("something is left out"),
        "loop": _("repeats itself"),
        "cut": _("may lack its end"),
        "empty": _("not translated"),
        "echo": _("left as it was"),
        "untranslated": _("partly not translated"),
        "fact": _("a fact did not arrive"),
        "token": _("a protected piece was put back by position"),
        "term": _("a term is missing"),
        "check": _("see the findings"),
    }
    return texts.get(flag, flag)


class _Bar:
    """A progress bar on a terminal's standard error, silence elsewhere."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task(_("sentences"), total=None)

    def __enter__(self) -> _Bar:
        self._progress.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._progress.stop()

    def show(self, done: int, total: int) -> None:
        """Show ``done`` of ``total`` sentences."""
        self._progress.update(self._task, completed=done, total=total)
