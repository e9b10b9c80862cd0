"""Notices and page furniture: what stands in every footer is translated from a list, so that it
is always right and always the same. The list is data (``starter/phrasebook.yaml``); entries have
parameters (a phone, a date, names), written here as regular groups of one entry each.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from compliance_kit.localize import write_expression
from compliance_kit.localize.style import Style
from compliance_kit.paths import data_folder
from compliance_kit.text.expressions import find_expressions
from compliance_kit.text.script import has_han
from compliance_kit.translate.memory import GUESS, LOCALES, Match
from compliance_kit.translate.names import romanize_name
from compliance_kit.translate.outlets import guess_outlet

FILE = "phrasebook.yaml"

# What a parameter may hold; every class is bounded, so that matching is linear.
_PARAMETERS = {
    "phone": r"[+\d(（][\d\s()（）/、,，转-]{4,60}",
    "email": r"[\w.+-]{1,64}@[\w.-]{3,190}",
    "url": r"(?:https?://|www\.)\S{3,300}",
    "licence": r"[\w（）()〔〕\[\]【】.·\s-]{4,60}",
    "number": r"[\d,.，]{1,20}",
    "year": r"\d{4}(?:\s?[-–—]\s?\d{4})?",
    "date": r"[\d一二三四五六七八九十〇零年月日周星期时分秒午晚早至到上下:：./\-–—~,\sA-Za-z]"
    "{4,60}",
    "person": r"[^\s:：、，,;；()（）]{2,40}",
    "people": r"[^:：;；\n]{2,80}",
    "outlet": r"[^:：\n]{1,80}",
}
# Behind a word without a colon only what is written as a name is one: By Ann Lee, not By noon.
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|The)\b"
)
_NAME_WORD = r"(?:[A-Z\u00c0-\u00de][\w.'’-]{0,30}|de|del|der|van|von|bin|al|da|la|le)"
_NAME = rf"(?!{_DAY}){_NAME_WORD}(?: {_NAME_WORD}){{1,4}}|[\u4e00-\u9fff]{{2,4}}"
_SAYS_MORE = re.compile(r"(?<=\s)(?!(?:de|del|der|van|von|bin|al|da|la|le)\b)[a-z]|\A[a-z]+\s")
_NAMES = rf"(?-i:(?:{_NAME})(?:(?:, and |, | and | & )(?:{_NAME})){{0,9}})"
# What stands before the name of an outlet and of nothing else.
_SOURCES = ("来源", "稿源", "转自", "转载自", "图源")
_PARAMETER = re.compile(r"\{(\w+)\}")
_SPLIT_PEOPLE = re.compile(
    r"\s*[、,，;；/]\s*|\s+and\s+|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])"
)


@dataclass(frozen=True)
class _Wording:
    """One wording that is read, and the first wording of the other side, which is written."""

    literal: str
    pattern: re.Pattern[str]
    written: str
    said: int  # characters besides the parameters


class Phrasebook:
    """The list of notices, ready for look-up in both directions.

    ``terms`` (Chinese to English) translate the names of outlets where they know them.
    """

    def __init__(self, path: Path, terms: Mapping[str, str] | None = None) -> None:
        import yaml

        entries = yaml.safe_load(path.read_bytes())
        self._to_english = dict(terms or {})
        self._to_chinese = {en: zh for zh, en in self._to_english.items()}
        self._plain: dict[tuple[str, str], str] = {}
        self._wordings: dict[str, list[_Wording]] = {"zh": [], "en": []}
        for entry in entries:
            for source, target in (("zh", "en"), ("en", "zh")):
                for wording in entry[source]:
                    self._add(source, wording, entry[target][0])
        for wordings in self._wordings.values():
            # What says more comes first: a parameter would hold the rest of a longer wording.
            wordings.sort(key=lambda wording: -wording.said)

    def find(self, sentence: str, source: str, target: str) -> Match | None:
        """Return the notice's translation, or None when it is no notice of the list."""
        text = _folded(sentence)
        small = text.casefold()
        written = self._plain.get((source, small))
        if written is not None:
            return Match(written, sentence, 100, "phrasebook")
        if small.endswith(":"):  # a label whose value stands in a link or on another line
            label = self._plain.get((source, small[:-1].rstrip()))
            if label is not None:
                mark = ": " if target == "en" and sentence.endswith(" ") else ":"
                written = label + ("：" if target == "zh" else mark)
                return Match(written, sentence, 100, "phrasebook")
        for wording in self._wordings[source]:
            if wording.literal not in small:
                continue
            found = wording.pattern.fullmatch(text)
            if found is None:
                continue
            values = found.groupdict()
            filled = self._filled(wording.written, values, target)
            if filled is not None:
                return Match(filled, sentence, 100, "phrasebook")
            filled = self._guessed(wording, values, target)
            if filled is not None:
                return Match(filled, sentence, GUESS, "phrasebook")
        return None

    def _add(self, source: str, wording: str, written: str) -> None:
        text = _folded(wording)
        names = _PARAMETER.findall(text)
        if not names:
            self._plain.setdefault((source, text.casefold()), written)
            return
        literals = _PARAMETER.split(text)[::2]
        parts = _PARAMETER.split(text)
        pattern = "".join(
            _literal(part) if i % 2 == 0 else _group(part, parts[i - 1], source)
            for i, part in enumerate(parts)
        )
        longest = max(literals, key=len).strip(" :").casefold()
        said = sum(len(part) for part in literals)
        compiled = re.compile(pattern, re.IGNORECASE)
        self._wordings[source].append(_Wording(longest, compiled, written, said))

    def _filled(self, written: str, values: Mapping[str, str], target: str) -> str | None:
        result = written
        for name, value in values.items():
            text = _WRITERS.get(name, _as_it_is)(value.strip(), target)
            if name == "outlet" and text is not None:
                text = self._outlet(text, target)
            if text is None:
                return None
            result = result.replace("{" + name + "}", text)
        return result

    def _guessed(self, wording: _Wording, values: Mapping[str, str], target: str) -> str | None:
        """The notice with an outlet's name that no termbase knows, English only."""
        if target != "en" or "outlet" not in values:
            return None
        surely = any(word in wording.literal for word in _SOURCES)
        name = guess_outlet(values["outlet"].strip(), self._to_english, surely=surely)
        return self._filled(wording.written, {**values, "outlet": name}, target) if name else None

    def _outlet(self, name: str, target: str) -> str | None:
        """The name as the termbase has it; a name in the target's own script stays; else None."""
        known = (self._to_english if target == "en" else self._to_chinese).get(name)
        if known is not None:
            return known
        return None if target == "en" and has_han(name) else name


def _literal(text: str) -> str:
    # Spaces may be missing, and a colon may have some around it, whatever the wording shows.
    return re.escape(text).replace(r"\ ", r"\s*").replace(":", r"\s*:\s*")


def _group(name: str, before: str, source: str) -> str:
    loose = name != "people" or source != "en" or before.rstrip().endswith(":")
    return f"(?P<{name}>{_PARAMETERS[name] if loose else _NAMES})"


def _folded(text: str) -> str:
    """Width and runs of spaces do not count; full-width colons become plain ones."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _as_it_is(value: str, target: str) -> str | None:
    return value


def write_date(value: str, target: str) -> str | None:
    """Return a date in ``target``, None when ``value`` is not one date."""
    source = "en" if target == "zh" else "zh"
    found = find_expressions(value, source)
    if len(found) != 1 or found[0].text.strip() != value.strip():
        return None
    return write_expression(found[0], LOCALES[target], Style(), source_language=source)


def write_people(value: str, target: str) -> str | None:
    """Return names in ``target`` (Latin ones as they are), None when one cannot be a name."""
    names = [part for part in _SPLIT_PEOPLE.split(value) if part]
    if target == "zh":
        # Photo: the bridge at night says no name, Editor: huaxia does.
        return None if any(map(_SAYS_MORE.search, names)) else "、".join(names)
    romanized = [romanize_name(name) if has_han(name) else name for name in names]
    if any(name is None for name in romanized):
        return None
    return ", ".join(name for name in romanized if name)


_WRITERS: dict[str, Callable[[str, str], str | None]] = {
    "date": write_date,
    "person": write_people,
    "people": write_people,
}


@lru_cache(maxsize=1)
def starter_phrasebook() -> Phrasebook:
    """Return the phrasebook that ships with compliance-kit."""
    from compliance_kit.translate.memory import starter_memory

    return Phrasebook(data_folder("starter") / FILE, starter_memory().terms())
