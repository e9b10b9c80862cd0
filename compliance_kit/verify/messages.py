"""The sentences of the fact checks, said in the active language when they are shown."""

from __future__ import annotations

from compliance_kit.i18n import gettext as _
from compliance_kit.text.values import Expression
from compliance_kit.verify.atoms import Atom


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
    return _("“{source}” became “{target}”: another value.").format(
        source=ours.text, target=theirs.text
    )


def invented(theirs: Expression) -> str:
    """The target states what the source does not."""
    return _("“{target}” is not in the source.").format(target=theirs.text)


def currency(ours: Expression, theirs: Expression) -> str:
    """The figure arrived with another currency, or without."""
    return _("“{source}” became “{target}”: another currency.").format(
        source=ours.text, target=theirs.text
    )


def percent(ours: Expression, theirs: Expression) -> str:
    """The figure arrived, the percentage did not."""
    return _("“{source}” became “{target}”: a percentage on one side only.").format(
        source=ours.text, target=theirs.text
    )


def points(ours: Expression, theirs: Expression) -> str:
    """Percentage points became per cent or the reverse."""
    return _("“{source}” became “{target}”: percentage points are not per cent.").format(
        source=ours.text, target=theirs.text
    )


def unit(ours: Expression, theirs: Expression) -> str:
    """The figure arrived with another unit."""
    return _("“{source}” became “{target}”: another unit.").format(
        source=ours.text, target=theirs.text
    )


def month(ours: Expression, theirs: Expression) -> str:
    """The target names a month that neither source nor the document's date gives."""
    return _("“{source}” became “{target}”: nothing gives this month.").format(
        source=ours.text, target=theirs.text
    )


def swapped(ours: Expression, other: Expression) -> str:
    """Two facts stand in each other's place."""
    return _("“{first}” and “{second}” have changed places.").format(
        first=ours.text, second=other.text
    )


def opposite(ours: Expression, theirs: Expression) -> str:
    """More than became less than, or the reverse."""
    return _("“{source}” became “{target}”: above and below are confused.").format(
        source=ours.text, target=theirs.text
    )


def exact(ours: Expression, theirs: Expression) -> str:
    """An approximate figure is given as exact."""
    return _("“{source}” is approximate, “{target}” is not.").format(
        source=ours.text, target=theirs.text
    )


def figure_missing(text: str) -> str:
    """A bare figure is nowhere in the target."""
    return _("The figure “{source}” has no counterpart.").format(source=text)


def figure_invented(text: str) -> str:
    """The target has a bare figure that the source has not."""
    return _("The figure “{target}” is not in the source.").format(target=text)
