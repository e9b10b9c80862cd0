"""Documents in, documents out: everything between the reader and the engine, in one queue.

read -> lift codes -> sentences -> look-up -> engine, one batch for the whole job -> verify and
repair -> codes back -> write -> report
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from compliance_kit.documents.interface import Document
from compliance_kit.errors import CkitError, InputError, UsageError
from compliance_kit.files import write_atomic
from compliance_kit.i18n import gettext as _
from compliance_kit.text.script import detect_language
from compliance_kit.translate.apart import set_apart
from compliance_kit.translate.assemble import assembled, with_alignment
from compliance_kit.translate.attempts import Translator
from compliance_kit.translate.conversion import (
    Originals,
    make_simplified,
    make_traditional,
    pair_for,
    tag_for,
    with_simplified_terms,
    writes_traditional,
)
from compliance_kit.translate.engines import load_engine, name_of
from compliance_kit.translate.hints import hints_for
from compliance_kit.translate.interface import Engine
from compliance_kit.translate.known import keep_wordless, look_up, shipped
from compliance_kit.translate.label import add_label
from compliance_kit.translate.options import Options, language
from compliance_kit.translate.protect import keep_pattern
from compliance_kit.translate.report import (
    FAILURES,
    Facts,
    SentenceReport,
    TranslationReport,
)
from compliance_kit.translate.traditional import region_of, to_traditional
from compliance_kit.translate.units import Piece, Unit, cut, translatable


@dataclass
class Job:
    """One document on its way.

    ``data`` is the finished file, None when nothing came of it; ``error`` says why it could not
    be worked on at all. ``converted`` is the script that its Chinese was converted to for the
    model or after it, ``originals`` what was converted.
    """

    document: Document
    name: str = ""
    source: str = ""
    pieces: list[Piece] = field(default_factory=list)
    data: bytes | None = None
    report: TranslationReport | None = None
    error: CkitError | None = None
    converted: str = ""
    originals: Originals = field(default_factory=Originals)

    @property
    def units(self) -> list[Unit]:
        """The sentences, in order."""
        return [unit for piece in self.pieces for unit in piece.units]


def translate_file(
    path: Path | str,
    *,
    to: str,
    source: str | None = None,
    engine: Engine | str | None = None,
    output: Path | str | None = None,
    options: Options | None = None,
) -> TranslationReport:
    """Translate one text, Markdown or HTML file and write it to ``output``.

    ``to`` and ``source`` are ``"zh"`` or ``"en"`` (``zh-Hans``, ``en-GB`` and the like are
    understood); without ``source`` the script of the text decides. ``engine`` is an engine, the
    name of an installed one, or None for the shipped one. ``output`` is by default beside the
    input: ``article.html`` becomes ``article.zh.html``.

    The report says what is left to look at and fails (:meth:`TranslationReport.exit_code`) where
    there was nothing to translate or nothing came of it; then no file is written.

    Raises:
        UsageError: an unknown language, or output equal to input.
        InputError: the file cannot be read, or a model is damaged.
        OutputError: the output cannot be written.
        MissingError: no model or engine for this pair.
    """
    path = Path(path)
    output = Path(output) if output is not None else default_output(path, to)
    reports = translate_files(
        [(path, output)], to=to, source=source, engine=engine, options=options
    )
    report = reports[0]
    if isinstance(report, CkitError):
        raise report
    return report


def translate_files(
    files: Sequence[tuple[Path, Path]],
    *,
    to: str,
    source: str | None = None,
    engine: Engine | str | None = None,
    options: Options | None = None,
) -> list[TranslationReport | CkitError]:
    """Translate many files (input and output paths) in one queue.

    What goes wrong with one file is its entry in the result; the others are done.

    Raises:
        UsageError: an unknown language.
        MissingError: no model or engine for this pair.
    """
    from compliance_kit.documents import ReadOptions, read_document

    language(to)
    keys = tuple(options.front_matter) if options is not None else ()
    reading = ReadOptions(front_matter=keys) if keys else None
    results: dict[int, TranslationReport | CkitError] = {}
    jobs: dict[int, Job] = {}
    for index, (path, output) in enumerate(files):
        try:
            if same_file(path, output):
                raise UsageError(
                    _("{path}: the output would replace the input; name another with -o.").format(
                        path=path
                    )
                )
            jobs[index] = Job(read_document(path, options=reading), str(path))
        except CkitError as error:
            results[index] = error
    finished = translate_documents(
        list(jobs.values()), to=to, source=source, engine=engine, options=options
    )
    for index, job in zip(jobs, finished, strict=True):
        if job.error is not None:
            results[index] = job.error
            continue
        assert job.report is not None
        if job.data is None:
            results[index] = job.report
            continue
        try:
            write_atomic(files[index][1], job.data)
        except CkitError as error:
            results[index] = error
        else:
            results[index] = replace(job.report, output=str(files[index][1]))
    return [results[index] for index in range(len(files))]


def translate_documents(
    jobs: Sequence[Job],
    *,
    to: str,
    source: str | None = None,
    engine: Engine | str | None = None,
    options: Options | None = None,
) -> Sequence[Job]:
    """Translate documents that are read already; fills ``data`` and ``report`` of each job.

    Raises:
        UsageError: an unknown language, or source and target are the same.
        MissingError: no model or engine for this pair.
        InputError: a model is damaged.
    """
    began = time.perf_counter()
    options = options or Options()
    target = language(to)
    fixed = language(source) if source is not None else None
    if fixed is not None and (fixed == target or "en" not in (fixed, target)):
        raise UsageError(
            _("From {source} to {target} there is nothing to translate.").format(
                source=source, target=to
            )
        )
    keep = keep_pattern(options.keep)
    for job in jobs:
        found = _source_for(job.document, target)
        # Who says zh may have either script.
        job.source = found if fixed is None or (fixed, found) == ("zh", "zt") else fixed
        try:
            job.pieces = [
                cut(segment, job.document, job.source, keep)
                for segment in job.document.segments
                if translatable(segment, job.document, job.source)
            ]
        except InputError as error:
            job.error = InputError(f"{job.name}: {error.message}")
    chosen = load_engine(engine or "") if engine is None or isinstance(engine, str) else engine
    names: dict[str, str] = {}
    options = replace(options, language_tag=options.language_tag or tag_for(to))
    if target == "zt":
        options = replace(options, label=to_traditional(options.label, region_of(to)).text)
    for origin in dict.fromkeys(job.source for job in jobs if job.units):
        some = [job for job in jobs if job.source == origin and job.units]
        names[origin] = _in_script(some, chosen, (origin, target), options, source or "", to)
    done = [job for job in jobs if job.error is None]
    for job in done:
        _finish(job, names.get(job.source, ""), target, options)
    seconds = time.perf_counter() - began
    for job in done:
        assert job.report is not None
        job.report = replace(job.report, seconds=seconds)
    return jobs


def _in_script(
    jobs: Sequence[Job],
    engine: Engine,
    pair: tuple[str, str],
    options: Options,
    source: str,
    to: str,
) -> str:
    """Translate by way of the Chinese that the engine knows; return what translated them."""
    asked = pair_for(engine, pair)
    pieces = [piece for job in jobs for piece in job.pieces]
    if asked != pair:
        options = with_simplified_terms(options)
    if asked[0] != pair[0]:
        look_up(pieces, shipped() if options.lookups is None else options.lookups, pair)
        for job in jobs:
            tag = source if source and "-" in source else getattr(job.document, "language", "")
            job.originals.simplify(job.pieces, region_of(tag))
            job.converted = "zh-Hans" if job.originals.kept else ""
    name = _translate(pieces, engine, asked, options)
    if pair[1] == "zt":
        region = region_of(to)
        for job in jobs:
            if make_traditional(job.pieces, region, engine=asked != pair):
                job.converted = f"zh-Hant-{region}"
    elif writes_traditional(engine, pair):
        for job in jobs:
            if make_simplified(job.pieces):
                job.converted = "zh-Hans"
    return name


def _translate(
    pieces: Sequence[Piece], engine: Engine, pair: tuple[str, str], options: Options
) -> str:
    """Fill in every sentence's target; return the name of what translated them."""
    lookups = shipped() if options.lookups is None else options.lookups
    look_up(pieces, lookups, pair)
    set_apart(pieces, lookups, pair, options.terms)
    units = [unit for piece in pieces for unit in piece.units]
    keep_wordless(units, pair, options.style)
    left = [unit for unit in units if not unit.target]
    translator = Translator(engine, *pair, options)
    name = name_of(engine, *pair) if left else ""
    hints_for(pieces, translator)
    tries = translator.translate(left)
    for unit in left:
        unit.name = name
    with_alignment(pieces, tries, translator)
    return name


def _source_for(document: Document, target: str) -> str:
    """The other language, told by the script: Traditional text has a model of its own."""
    if target != "en":
        return "en"
    text = "".join(segment.source for segment in document.segments)
    return "zt" if detect_language(text[:20_000]) == "zh-Hant" else "zh"


def _finish(job: Job, engine: str, target: str, options: Options) -> None:
    """Write the document around its targets, and say how it went."""
    units = job.units
    by_segment = {id(piece.segment): piece for piece in job.pieces if piece.units}
    targets = []
    for segment in job.document.segments:
        piece = by_segment.get(id(segment))
        targets.append(
            assembled(piece, job.document, target) if piece is not None else segment.source
        )
    same = all(
        segment.source == text for segment, text in zip(job.document.segments, targets, strict=True)
    ) or all("echo" in unit.flags for unit in units)
    job.originals.restore()
    failures = _failures(job, units, same)
    if not same:
        tag = options.language_tag
        job.data = job.document.render(targets, tag)
        if options.label:
            job.data = add_label(
                job.data, job.document.format, job.document.encoding, options.label, tag
            )
    job.report = TranslationReport(
        path=job.name,
        output="",
        source=job.source,
        target=target,
        format=job.document.format,
        engine=engine,
        starter="starter" in engine,
        segments=len(by_segment),
        translated=sum(_translated(piece) for piece in by_segment.values()),
        sentences=tuple(_reported(unit) for unit in units),
        facts=sum((unit.facts for unit in units), Facts()),
        label=options.label if not same else "",
        converted=job.converted,
        failures=failures,
    )


def _translated(piece: Piece) -> bool:
    return all(unit.target and not unit.flags & {"echo", "empty"} for unit in piece.units)


def _failures(job: Job, units: Sequence[Unit], same: bool) -> tuple[str, ...]:
    if not units:
        return (
            _("nothing to translate: no text in {language} was found.").format(
                language=language_name(job.source)
            ),
        )
    if same:
        return (_("the output equals the input; nothing was written."),)
    failures = []
    for unit in units:
        for flag in sorted(unit.flags & FAILURES):
            failures.append(
                {
                    "loop": _("line {line}: the output repeats itself."),
                    "empty": _("line {line}: the engine gave nothing."),
                    "echo": _("line {line}: the output equals the input."),
                }[flag].format(line=unit.line)
            )
    return tuple(failures)


def language_name(code: str) -> str:
    """Return the language's name in the language of the run."""
    return {"en": _("English"), "zt": _("Traditional Chinese")}.get(code, _("Chinese"))


def _reported(unit: Unit) -> SentenceReport:
    return SentenceReport(
        unit.line,
        unit.source,
        unit.result,
        unit.origin,
        unit.name,
        unit.score,
        tuple(sorted(unit.flags)),
        unit.problems,
        unit.repairs,
        unit.facts,
    )


def same_file(one: Path, other: Path) -> bool:
    """Return whether two paths name one file, whether it exists or not."""
    try:
        return one.resolve() == other.resolve() or one.samefile(other)
    except OSError:
        return False


_SUFFIX = re.compile(
    r"\.(?:zh|en|zh-hans|zh-hant|zh-cn|zh-tw|zh-hk|zh-mo|cn|chs|cht|en-us|en-gb)\Z", re.IGNORECASE
)


def default_output(path: Path, to: str, folder: Path | None = None) -> Path:
    """Return ``article.zh.html`` for ``article.html``, ``article.en.html`` and ``to="zh"``."""
    stem = _SUFFIX.sub("", path.stem)
    return (folder or path.parent) / f"{stem}.{to}{path.suffix}"
