"""Where a filing number must lead: the ministry's register, the police platform, and their past.

The ministry's address changed several times: ``miibeian.gov.cn``, ``miitbeian.gov.cn`` (until
July 2019), ``www.beian.miit.gov.cn`` (dead since August 2020), ``beian.miit.gov.cn`` (today). Order
33 of the ministry (2005), article 13, asks for the link. The police platform moved from
``www.beian.gov.cn`` to ``beian.mps.gov.cn``, whose record code stands in the URL's fragment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from compliance_kit.audit.numbers.interface import Verdict

ICP_HOST = "beian.miit.gov.cn"
ICP_URL = "https://beian.miit.gov.cn/"
PS_HOST = "beian.mps.gov.cn"
PS_URL = "https://beian.mps.gov.cn/#/query/webSearch?code={code}"

_ICP_RETIRED = frozenset(
    {
        "www.beian.miit.gov.cn",
        "miitbeian.gov.cn",
        "www.miitbeian.gov.cn",
        "miibeian.gov.cn",
        "www.miibeian.gov.cn",
    }
)
_PS_RETIRED = frozenset({"www.beian.gov.cn", "beian.gov.cn"})
_CODE = re.compile(r"(?:^|[?&#/])(?P<name>[A-Za-z]*code)=(?P<code>[^&#]*)")

TargetCase = Literal["", "none", "http", "old-host", "wrong-target", "no-code", "wrong-code"]


@dataclass(frozen=True)
class Target:
    """``case`` is empty where the target is right; ``code`` the police record code in it."""

    verdict: Verdict
    case: TargetCase
    host: str = ""
    code: str = ""


def icp_target(href: str) -> Target:
    """Judge the target of an ICP number.

    >>> icp_target("https://beian.miit.gov.cn/#/Integrated/index").verdict
    'yes'
    >>> icp_target("http://www.miibeian.gov.cn/").case
    'old-host'
    """
    scheme, host = _scheme_and_host(href)
    if not host:
        return Target("no", "none")
    if host in _ICP_RETIRED:
        return Target("warn", "old-host", host)
    if host != ICP_HOST:
        return Target("no", "wrong-target", host)
    return Target("warn", "http", host) if scheme == "http" else Target("yes", "", host)


def ps_target(href: str) -> Target:
    """Judge the target of a police filing number, and read the record code in it.

    >>> ps_target("https://beian.mps.gov.cn/#/query/webSearch?code=50010402001494").code
    '50010402001494'
    """
    host = _scheme_and_host(href)[1]
    if not host:
        return Target("no", "none")
    if host != PS_HOST and host not in _PS_RETIRED:
        return Target("no", "wrong-target", host)
    found = _CODE.search(href)
    code = found["code"].strip() if found else ""
    if found and (found["name"] not in ("code", "recordcode") or not code.isdigit()):
        return Target("no", "wrong-code", host, code)
    if host in _PS_RETIRED:
        return Target("warn", "old-host", host, code)
    if not code:
        return Target("warn", "no-code", host)
    return Target("yes", "", host, code)


def _scheme_and_host(href: str) -> tuple[str, str]:
    """Scheme and host of an address that leaves the page; empty for ``#``, scripts and paths."""
    href = href.strip()
    if href.startswith("//"):
        href = "https:" + href
    try:
        parts = urlsplit(href)
        host = (parts.hostname or "").lower().rstrip(".")
    except ValueError:
        return "", ""
    if parts.scheme.lower() not in ("http", "https"):
        return "", ""
    return parts.scheme.lower(), host
