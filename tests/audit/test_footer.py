"""ckit footer: what it prints is what ckit audit asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from compliance_kit.audit.footer import build_footer
from compliance_kit.config import parse_config

CONFIG = """
[site]
name = "Riverside & Daily"
name-zh = "江畔日报"
languages = ["zh-Hans", "en"]
[declared]
icp = ["渝ICP备2026001234号-1", "渝ICP备2026001234号-2"]
ps-filing = "渝公网安备 50010302001234号"
news-licence = { number = "50120260009", expires = 2029-01-31 }
hotline = "+86-23-67120000 转 6"
report-email = "jubao@riverside.example"
[pages]
privacy = { zh = "/zh/privacy.html", en = "/en/privacy.html" }
about = "/about.html"
"""


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_numbers_are_shown_and_linked(language: str) -> None:
    soup = BeautifulSoup(build_footer(parse_config(CONFIG), language, 2026).html, "html.parser")
    links = {a.get_text(): a["href"] for a in soup.find_all("a")}
    assert links["渝ICP备2026001234号-2"] == "https://beian.miit.gov.cn/"
    assert links["渝公网安备 50010302001234号"].endswith("webSearch?code=50010302001234")
    assert "50120260009" in soup.get_text()
    assert links["+86-23-67120000 转 6"] == "tel:+86-23-6712-0000;ext=6"
    assert soup.img is not None
    assert soup.img["alt"]


def test_each_language_links_its_own_pages_and_leaves_out_the_unknown() -> None:
    footer = build_footer(parse_config(CONFIG), "en", 2026)
    assert 'href="/en/privacy.html"' in footer.html
    assert 'href="/about.html"' in footer.html
    assert "Riverside &amp; Daily" in footer.html
    assert "[pages] terms" in footer.missing
    assert "Terms of Use" not in footer.html


def test_the_command_names_what_is_not_set(ckit: Callable[..., tuple[int, str, str]]) -> None:
    Path("ckit.toml").write_text(CONFIG, encoding="utf-8")
    code, out, err = ckit("footer")
    assert code == 0
    assert out.count("<footer") == 2
    assert "[pages] terms" in err


def test_without_numbers_there_is_no_footer(ckit: Callable[..., tuple[int, str, str]]) -> None:
    code, _, err = ckit("footer")
    assert code == 2
    assert "ckit init" in err
