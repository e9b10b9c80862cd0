"""An expression written the way a locale writes it."""

from __future__ import annotations

from compliance_kit.localize import chinese, english
from compliance_kit.localize.locales import resolve
from compliance_kit.localize.style import Style
from compliance_kit.text.values import Expression

_HOUSE_STYLE = Style()


def write_expression(
    expression: Expression, locale: str, style: Style = _HOUSE_STYLE, *, source_language: str
) -> str | None:
    """Return ``expression`` as ``locale`` writes it, None where that is not certain.

    The value is never rounded or guessed. ``locale`` is a BCP 47 tag (``en-US``, ``en-GB``,
    ``zh-CN``, ``zh-TW`` ...); ``source_language`` is the language of ``expression.text``, whose
    own word for *about* or *over* decides among the target's. A counted noun outside the span
    stays outside; units, currencies and approximations belong to what is written.

    Raises:
        UsageError: an unknown locale.

    >>> from compliance_kit.text.expressions import find_expressions
    >>> [write_expression(e, "en-US", source_language="zh")
    ...  for e in find_expressions("1.2亿元，约1400，9.2个百分点，2026年1月31日", "zh")]
    ['120 million yuan', 'around 1,400', '9.2 percentage points', 'Jan. 31, 2026']
    """
    house = resolve(locale)
    if house.language == "en":
        return english.write(expression, house, style, source_language)
    return chinese.write(expression, house, style, source_language)


def after_article(before: str, written: str) -> str:
    """``written`` as it stands behind ``before``: its ``the`` is dropped where one is there.

    >>> after_article("opened in the ", "the third quarter")
    'third quarter'
    """
    if written.startswith("the ") and before.lower().endswith("the "):
        return written[4:]
    return written
