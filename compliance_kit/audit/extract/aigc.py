"""The data by which generated content says what it is: what annex E of GB 45438-2025 asks for.

The carrier in pictures is XMP, element ``AIGC`` of the namespace
``http://www.tc260.org.cn/ns/AIGC/1.0/``; some tools write the same JSON into EXIF.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from compliance_kit.i18n import gettext as _

FIELDS = (
    "Label",
    "ContentProducer",
    "ProduceID",
    "ReservedCode1",
    "ContentPropagator",
    "PropagateID",
    "ReservedCode2",
)
TRAINED = ("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "algorithmicMedia")
"""Values of IPTC's ``digitalSourceType`` for what a model made."""

_ATTRIBUTE = re.compile(r"(?:[A-Za-z0-9]+:)?AIGC\s{0,4}=\s{0,4}(?:\"([^\"]*)\"|'([^']*)')")
_ELEMENT = re.compile(r"<(?:[A-Za-z0-9]+:)?AIGC(?:\s[^<>]*)?>([^<]*)<")
_KEY = re.compile(r"\"AIGC\"\s{0,4}:\s{0,4}(?=[{\"])")


def fault(content: str) -> str:
    """What is wrong with AIGC data given as JSON, ``""`` when nothing is."""
    try:
        data: Any = json.loads(content)
    except (ValueError, RecursionError):
        return _("not valid JSON")
    if isinstance(data, dict) and "AIGC" in data:
        data = data["AIGC"]
        if isinstance(data, str):
            return fault(data)
    if not isinstance(data, dict):
        return _("no object")
    for name in FIELDS:
        if name not in data:
            return _("{field} is missing").format(field=name)
        if not isinstance(data[name], str):
            return _("{field} is no text").format(field=name)
    extra = [name for name in data if name not in FIELDS]
    if extra:
        return _("{field} is no field of the standard").format(field=extra[0])
    if data["Label"] not in ("1", "2", "3"):
        return _("Label is {value}").format(value=data["Label"])
    return ""


def aigc_in(metadata: str) -> str | None:
    """The AIGC data in a picture's metadata, as JSON text; None where there are none.

    A keyword "AIGC" among others is none.
    """
    if "AIGC" not in metadata:
        return None
    match = _ATTRIBUTE.search(metadata)
    if match:
        return unescape(match.group(1) or match.group(2) or "").strip()
    match = _ELEMENT.search(metadata)
    if match and match.group(1).strip():
        return unescape(match.group(1)).strip()
    text = unescape(metadata)
    match = _KEY.search(text)
    if match is None:
        return None
    try:
        value, _end = json.JSONDecoder().raw_decode(text, match.end())
    except (ValueError, RecursionError):
        return text[match.end() : match.end() + 200]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def is_generated(metadata: str) -> bool:
    """Whether a picture's metadata say by IPTC's vocabulary that a model made it."""
    return "digitalsourcetype/" in metadata and any(kind in metadata for kind in TRAINED)
