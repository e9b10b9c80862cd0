"""The one door from the pipeline to ``verify``: is this target what the source says?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from compliance_kit.localize.style import Style
from compliance_kit.text.punctuation import to_chinese, to_english
from compliance_kit.translate.repetition import loops, units
from compliance_kit.translate.report import Facts, Flag, Problem
from compliance_kit.verify.checked import Checked, check_and_repair

_FLAGS: dict[str, Flag] = {
    "number": "fact",
    "money": "fact",
    "date": "fact",
    "percent": "fact",
    "unit": "fact",
    "range": "fact",
    "token": "fact",
    "omission": "omission",
    "untranslated": "untranslated",
}

_ECHO = 100  # what an untranslated sentence weighs


@dataclass(frozen=True)
class Verdict:
    """A target after certain repairs, and what is still wrong with it.

    ``penalty`` orders two translations of one sentence: less is better. ``again`` says that
    another way of translating is worth a try.
    """

    text: str
    flags: frozenset[Flag] = frozenset()
    problems: tuple[Problem, ...] = ()
    repairs: tuple[tuple[str, str], ...] = ()
    facts: Facts = field(default_factory=Facts)
    penalty: int = 0
    again: bool = False


def judge(source: str, target: str, languages: tuple[str, str], style: Style) -> Verdict:
    """Verify and mend ``target``; plain text on both sides, ``languages`` as ``("zh", "en")``."""
    if not target.strip():
        return Verdict(target, frozenset({"empty"}), penalty=1000, again=True)
    checked = check_and_repair(source, target, *languages, style=style)
    flags: set[Flag] = {
        _FLAGS.get(finding.kind, "check")
        for finding in checked.findings
        if finding.severity != "note"
    }
    penalty = checked.penalty
    if is_echo(source, checked.text, languages[0]):
        flags.add("echo")
        flags.discard("untranslated")
        penalty += _ECHO
    if loops(checked.text, source):
        flags.add("loop")
        penalty += 50
    return Verdict(
        checked.text,
        frozenset(flags),
        _problems(checked),
        tuple((finding.target, finding.repair or "") for finding in checked.mended),
        Facts(checked.found, checked.arrived, checked.repaired, checked.open),
        penalty,
        checked.incomplete or bool(flags & {"echo", "loop", "untranslated"}),
    )


def echoed(verdict: Verdict) -> Verdict:
    """Return the verdict on a target that is found to repeat its source."""
    flags: frozenset[Flag] = verdict.flags | {"echo"}
    return replace(verdict, flags=flags, penalty=verdict.penalty + _ECHO, again=True)


def is_echo(source: str, target: str, language: str) -> bool:
    """Return whether the target only repeats the source.

    Names may lawfully stay as they are: an English source counts from a word in lower case or
    three words on.

    >>> is_echo("今天", "今天", "zh"), is_echo("Apple", "Apple", "en")
    (True, False)
    >>> is_echo("good day", "Good day", "en")
    True
    """
    words = units(source)
    if not words or words != units(target):
        return False
    if language.startswith("zh"):
        return True
    return len(words) >= 3 or any(word[:1].islower() for word in source.split())


def punctuated(text: str, target: str) -> str:
    """Return ``text`` with the punctuation of the target language."""
    return to_english(text) if target == "en" else to_chinese(text)


def _problems(checked: Checked) -> tuple[Problem, ...]:
    return tuple(
        Problem(finding.kind, finding.message, finding.source, finding.target)
        for finding in checked.findings
        if finding.severity != "note"
    )
