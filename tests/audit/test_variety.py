"""Facts of pages of many kinds of sites, as the lists in ``data/`` name them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance_kit.audit.facts import PageFacts
from compliance_kit.audit.lexicon import build_scanner
from compliance_kit.audit.page import Page
from compliance_kit.audit.rules import load_packs

SCANNER = build_scanner(load_packs())
DATA = Path(__file__).parent / "data"
CASES: list[dict[str, Any]] = [
    case
    for name in ("variety.yaml", *(f"variety-{number}.yaml" for number in range(2, 7)))
    for case in yaml.safe_load((DATA / name).read_bytes())
]
CHINESE = (
    "<p>　　来自三十个国家的企业参加了今天在重庆开幕的博览会，成交额比上年增长一成，"
    "参观人数创下新高。</p><p>　　主办方介绍，本届展会设有六个展区，展览面积超过十万平方米，"
    "将持续到本月十日，市民可以免费入场参观。</p>"
)
ENGLISH = (
    "<p>The fair in Chongqing opened on Tuesday with visitors from more than thirty countries, "
    "and organisers said that turnover had grown by a tenth over the year before.</p><p>Companies "
    "from the region showed cars, drones and medical devices, while buyers from Europe and Africa "
    "signed contracts worth about two billion yuan on the first day.</p>"
)


def html_of(case: dict[str, Any]) -> str:
    part = case.get
    if case["page"] == "whole":
        return str(case["tail"])
    if case["page"] == "footer":
        return (
            "<html lang=zh-CN><head><title>某某网</title></head><body><p>首页</p>"
            f"{CHINESE * 3}{case['tail']}</body></html>"
        )
    lang, heading, site, body = {
        "zh": ("zh-CN", "重庆博览会今天开幕", "_某某网", CHINESE),
        "en": ("en", "Fair opens in Chongqing", " - Daily Post", ENGLISH),
    }[case["page"]]
    title = part("title") or heading + site
    return (
        f"<html lang={lang}><head><meta charset=utf-8><title>{title}</title>{part('meta', '')}"
        f"</head><body>{part('pre', '')}<h1>{heading}</h1>{part('head', '')}<div class=content>"
        f"{part('lead', '')}{body}</div>{part('tail', '')}</body></html>"
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_facts(case: dict[str, Any]) -> None:
    page = Page(html_of(case).encode(), "a.html")
    facts = PageFacts(page, SCANNER.scan(page.lower))
    for key, wanted in case["facts"].items():
        kind, _dash, how = key.rpartition("-")
        if how == "day":
            date = facts.published
            assert [str(date.day) if date else None] == wanted, key
        elif how == "has":
            texts = [found.text for found in facts.of(kind)]
            assert all(any(part in text for text in texts) for part in wanted), (key, texts)
        elif how == "n":
            assert len(facts.of(kind)) == wanted[0], key
        else:
            assert [found.text for found in facts.of(key)] == wanted, key
