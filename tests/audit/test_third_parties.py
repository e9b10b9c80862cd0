"""Hosts that a page loads from, held against the policy that it links."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from compliance_kit.audit.auditor import Options
from compliance_kit.audit.runner import Audit
from compliance_kit.audit.sources.files import open_path
from compliance_kit.config import parse_config
from compliance_kit.report.finding import PageReport

PAGE = (
    '<html lang="en"><head><title>Story</title><link rel="canonical" href="https://e.cn/a.html">'
    '<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Lato">'
    '<script src="https://cdn.jsdelivr.net/npm/a.js"></script></head><body><p>News of the day.</p>'
    '<footer><a href="{}">Privacy policy</a></footer></body></html>'
)
POLICY = '<html lang="en"><title>Privacy policy</title><h1>Privacy policy</h1><p>{}</p>'


def write(file: Path, text: str) -> None:
    """Write a page as if some time ago, so that its time stamp counts."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    past = time.time() - 100
    os.utime(file, (past, past))


def told(folder: Path, cache: Path | None = None, name: str = "a.html") -> list[str]:
    """The hosts told for a page of the folder, each with the message's beginning."""
    run = Audit(parse_config(""), Options(("gdpr",)), cache=cache)
    found = []
    for page in run.run([open_path(folder)]):
        assert isinstance(page, PageReport)
        if Path(page.path).name == name:
            found += [f for f in page.findings if f.rule == "gdpr/third-parties"]
    return [f"{'policy' in f.message} {f.text}" for f in found]


@pytest.mark.parametrize(
    ("policy", "left"),
    [
        ("We load fonts from Google and scripts from jsDelivr.", []),
        ("We use fonts.googleapis.com and cdn.jsdelivr.net.", []),
        ("We load Google Fonts.", ["True cdn.jsdelivr.net"]),
        ("我们使用谷歌的字体和 jsDelivr 的脚本。", []),
        ("We googled it.", ["True fonts.googleapis.com, cdn.jsdelivr.net"]),
        ("We keep what you tell us.", ["True fonts.googleapis.com, cdn.jsdelivr.net"]),
    ],
)
@pytest.mark.parametrize("target", ["privacy.html", "/en/privacy.html", "en/", "en/privacy"])
def test_the_policy_is_read(tmp_path: Path, target: str, policy: str, left: list[str]) -> None:
    write(tmp_path / "a.html", PAGE.format(target))
    name = {"privacy.html": "privacy.html", "en/": "en/index.html"}.get(target, "en/privacy.html")
    write(tmp_path / name, POLICY.format(policy))
    hosts = [sorted(each[5:].split(", ")) for each in told(tmp_path)]
    assert hosts == [sorted(each[5:].split(", ")) for each in left]
    assert all(each.startswith("True") for each in told(tmp_path))


def test_without_the_policy_the_hosts_are_told(tmp_path: Path) -> None:
    write(tmp_path / "a.html", PAGE.format("privacy.html"))
    (message,) = told(tmp_path)
    assert message.startswith("False") and "jsdelivr" in message
    write(tmp_path / "privacy.html", POLICY.format("We load from Google and jsDelivr."))
    # A lone page's links are not followed.
    assert told(tmp_path / "a.html")[0].startswith("False")


def test_a_policy_outside_the_site_is_not_read(tmp_path: Path) -> None:
    write(tmp_path / "privacy.html", POLICY.format("We load from Google and jsDelivr."))
    write(tmp_path / "site" / "a.html", PAGE.format("../privacy.html"))
    write(tmp_path / "site" / "b.html", PAGE.format("link.html"))
    (tmp_path / "site" / "link.html").symlink_to(tmp_path / "privacy.html")
    for name in ("a.html", "b.html"):
        assert told(tmp_path / "site", name=name)[0].startswith("False")


def test_a_changed_policy_is_read_again(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    write(site / "a.html", PAGE.format("privacy.html"))
    write(site / "privacy.html", POLICY.format("We load from Google and jsDelivr."))
    assert told(site, cache) == told(site, cache) == []
    write(site / "privacy.html", POLICY.format("We load from Google and from others."))
    assert told(site, cache) == ["True cdn.jsdelivr.net"]
    (site / "privacy.html").unlink()
    assert told(site, cache)[0].startswith("False")
