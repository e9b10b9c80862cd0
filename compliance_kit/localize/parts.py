"""Lengths and times told in two units stay told so: 2 hours 30 minutes, 3年6个月, 5英尺10英寸."""

from __future__ import annotations

from compliance_kit.text.values import Duration, Expression, Measure

_LARGER: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "month": ("year", 12, ("year", "年")),
    "hour": ("day", 24, ("day", "天", "日")),
    "minute": ("hour", 60, ("hour", "hr", "时", "時")),
    "second": ("minute", 60, ("min", "分")),
    "inch": ("foot", 12, ("foot", "feet", "ft", "尺", "呎")),
}
"""Unit, the larger one, how many make it, and what names the larger one in a text."""


def parts(expression: Expression) -> list[Duration | Measure]:
    """What ``expression`` tells in more than one unit, the largest first; empty if in one."""
    value = expression.value
    if not isinstance(value, (Duration, Measure)) or value.amount < 0:
        return []
    if value.amount % 1 and value.unit != "second":
        return []
    kind = type(value)
    rest, unit = value.amount, value.unit
    told: list[Duration | Measure] = []
    text = expression.text.lower()
    while unit in _LARGER:
        larger, size, words = _LARGER[unit]
        if rest <= size or not any(word in text for word in words):
            break
        rest, part = divmod(rest, size)
        if part:
            told.insert(0, kind(part, unit))
        unit = larger
    if not told:
        return []
    return [kind(rest, unit), *told]
