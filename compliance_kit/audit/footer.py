"""The compliant footer, made from ckit.toml: the numbers linked as the registers ask.

Link targets: ICP filings to beian.miit.gov.cn (Measures for non-commercial filing, MII Order 33 of
2005, art. 13); public-security filings to beian.mps.gov.cn with the number's 14 digits as the code
(the platform's own instruction), the police badge beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import phonenumbers
import yaml

from compliance_kit.config import SiteConfig
from compliance_kit.paths import data_folder

MIIT = "https://beian.miit.gov.cn/"
MPS = "https://beian.mps.gov.cn/#/query/webSearch?code="

_PART = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Footer:
    """The HTML of one footer, and the keys of ckit.toml it would have used."""

    html: str
    missing: tuple[str, ...]


def build_footer(config: SiteConfig, language: str, year: int) -> Footer:
    """Return the footer in ``language`` (``zh-Hans``, ``zh-Hant`` or ``en``).

    What ckit.toml does not say is left out and named in ``missing``; nothing is invented.
    """
    data: dict[str, Any] = yaml.safe_load(
        (data_folder("rules") / "wordings" / "footer.yaml").read_bytes()
    )[language]
    missing: list[str] = []
    lines = []
    for parts in data["lines"]:
        filled = [_fill(part, config, language, year, missing) for part in parts]
        shown = [part for part in filled if part]
        if shown:
            lines.append("  <p>" + ' <span aria-hidden="true">|</span> '.join(shown) + "</p>")
    tag = {"zh-Hans": "zh-CN", "zh-Hant": "zh-Hant"}.get(language, language)
    label = escape(data["label"], quote=True)
    html = f'<footer lang="{tag}" aria-label="{label}">\n' + "\n".join(lines) + "\n</footer>\n"
    return Footer(html, tuple(dict.fromkeys(missing)))


def _fill(
    part: str, config: SiteConfig, language: str, year: int, missing: list[str]
) -> str | None:
    """One item with its placeholders filled and escaped, or None when one is not known."""
    pieces: list[str] = []
    last = 0
    for match in _PART.finditer(part):
        pieces.append(escape(part[last : match.start()]))
        last = match.end()
        value = _value(match.group(1), config, language, year)
        if value is None:
            missing.append(_key(match.group(1)))
            return None
        pieces.append(value)
    pieces.append(escape(part[last:]))
    return "".join(pieces)


def _key(name: str) -> str:
    """The key of ckit.toml behind a placeholder."""
    if name.startswith("link:"):
        return f"[pages] {name[5:].partition('|')[0]}"
    return {
        "icp": "[declared] icp",
        "ps": "[declared] ps-filing",
        "operator": "[site] operator",
    }.get(name, f"[declared] {name}")


def _value(name: str, config: SiteConfig, language: str, year: int) -> str | None:
    if name.startswith("link:"):
        page, _, text = name[5:].partition("|")
        outside = page.startswith("https://")
        address = page if outside else config.pages.address(page, language)
        return _link(address, escape(text), language="") if address else None
    if name == "year":
        return str(year)
    if name == "operator":
        chinese = config.site.operator_zh or config.site.name_zh
        latin = config.site.operator or config.site.name
        text = (chinese or latin) if language.startswith("zh") else (latin or chinese)
        return escape(text) if text else None
    declared = config.declared.values("ps_filing" if name == "ps" else name.replace("-", "_"))
    if not declared:
        return None
    # Register numbers are Chinese text in any language's footer.
    lang = "" if language == "zh-Hans" else "zh-CN"
    if name == "icp":
        return _joined(_link(MIIT, escape(number), lang) for number in declared)
    if name == "ps":
        return _joined(_police(number, config.pages.police_icon, lang) for number in declared)
    if name == "report-email":
        return _joined(_link(f"mailto:{mail}", escape(mail), "") for mail in declared)
    if name == "hotline":
        return _joined(_link(_dialled(phone), escape(phone), "") for phone in declared)
    return _joined(escape(value) for value in declared)


def _joined(parts: Any) -> str:
    items: Sequence[str] = list(parts)
    return " ".join(items)


def _link(address: str, text: str, language: str) -> str:
    lang = f' lang="{language}"' if language else ""
    outside = ' rel="noopener"' if address.startswith("https://") else ""
    return f'<a href="{escape(address, quote=True)}"{outside}{lang}>{text}</a>'


def _police(number: str, icon: str, language: str) -> str:
    code = "".join(re.findall(r"\d", number))
    alt = "公安备案图标"
    image = (
        f'<img src="{escape(icon, quote=True)}" alt="{alt}" width="20" height="20">' if icon else ""
    )
    return _link(MPS + code, image + escape(number), language)


def _dialled(phone: str) -> str:
    """The address that dials a number (RFC 3966); one without +86 is read as a Chinese number."""
    # 转 is how Chinese pages write an extension.
    try:
        number = phonenumbers.parse(phone.replace("转", " ext. "), "CN")
    except phonenumbers.NumberParseException:
        return "tel:" + re.sub(r"[^\d+]", "", phone)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.RFC3966)
