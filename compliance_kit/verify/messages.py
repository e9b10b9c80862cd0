"""The sentences of the fact checks, said in the active language when they are shown."""

from __future__ import annotations

from compliance_kit.i18n import gettext as _
from compliance_kit.text.values import Expression
from compliance_kit.verify.atoms import Atom


def _became(ours: Expression, theirs: Expression, what: str) -> str:
    return _("“{source}” became “{target}”: {what}.").format(
        source=ours.text, target=theirs.text, what=what
    )


def narrowed(ours: Expression, theirs: Expression) -> str:
    """The end or the beginning of a year or month became all of it."""
    return _became(ours, theirs, _("the part of the period is gone"))


def another_year(ours: Expression, theirs: Expression) -> str:
    """去年7月 beside a bare July: one text tells the year from this one, the other does not."""
    return _became(ours, theirs, _("last or next year on one side only"))


def unit_word(source: str, target: str) -> str:
    """A unit without a figure became another unit."""
    return _("“{source}” became “{target}”: {what}.").format(
        source=source, target=target, what=_("another unit")
    )


def missing(ours: Expression) -> str:
    """A fact of the source is nowhere in the target."""
    return _("“{source}” has no counterpart.").format(source=ours.text)


def part_missing(ours: Expression, atom: Atom) -> str:
    """A part of a date or one end of a range is nowhere in the target."""
    if atom.end_of:
        return _("One end of “{source}” has no counterpart.").format(source=ours.text)
    if atom.sort == "year":
        return _("The year of “{source}” has no counterpart.").format(source=ours.text)
    return _("A part of “{source}” has no counterpart.").format(source=ours.text)


def changed(ours: Expression, theirs: Expression) -> str:
    """Another value stands in the fact's place."""
    return _became(ours, theirs, _("another value"))


def invented(theirs: Expression) -> str:
    """The target states what the source does not."""
    return _("“{target}” is not in the source.").format(target=theirs.text)


def currency(ours: Expression, theirs: Expression) -> str:
    """The figure arrived with another currency, or without."""
    return _became(ours, theirs, _("another currency"))


def percent(ours: Expression, theirs: Expression) -> str:
    """The figure arrived, the percentage did not."""
    return _became(ours, theirs, _("a percentage on one side only"))


def points(ours: Expression, theirs: Expression) -> str:
    """Percentage points became per cent or the reverse."""
    return _became(ours, theirs, _("percentage points are not per cent"))


def unit(ours: Expression, theirs: Expression) -> str:
    """The figure arrived with another unit."""
    return _became(ours, theirs, _("another unit"))


def month(ours: Expression, theirs: Expression) -> str:
    """The target names a month that neither source nor the document's date gives."""
    return _became(ours, theirs, _("nothing gives this month"))


def holiday(source: str, target: str) -> str:
    """A holiday named by its date was read as a number."""
    return _("“{source}” is a holiday; “{target}” is read as a number.").format(
        source=source, target=target
    )


def swapped(ours: Expression, other: Expression) -> str:
    """Two facts stand in each other's place."""
    return _("“{first}” and “{second}” have changed places.").format(
        first=ours.text, second=other.text
    )


def opposite(ours: Expression, theirs: Expression) -> str:
    """More than became less than, or the reverse."""
    return _became(ours, theirs, _("above and below are confused"))


def exact(ours: Expression, theirs: Expression) -> str:
    """An approximate figure is given as exact."""
    return _("“{source}” is approximate, “{target}” is not.").format(
        source=ours.text, target=theirs.text
    )


def word_missing(source: str, target: str) -> str:
    """A fact in words is nowhere in the target, or became another one."""
    if not target:
        return _("“{source}” has no counterpart.").format(source=source)
    return _("“{source}” became “{target}”: {what}.").format(
        source=source, target=target, what=_("another value")
    )


def figure_missing(text: str) -> str:
    """A bare figure is nowhere in the target."""
    return _("The figure “{source}” has no counterpart.").format(source=text)


def figure_invented(text: str) -> str:
    """The target has a bare figure that the source has not."""
    return _("The figure “{target}” is not in the source.").format(target=text)
