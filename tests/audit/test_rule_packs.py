"""The shipped packs: complete, in both languages, with examples that hold; and ``ckit rules``."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from compliance_kit.audit.checks import load_check
from compliance_kit.audit.describe import markdown, page_name
from compliance_kit.audit.examples import check_pack, count_examples
from compliance_kit.audit.packs import parse_pack
from compliance_kit.audit.rules import Both, Pack, Rule, load_packs, rules_folder
from compliance_kit.cli.app import build_app
from compliance_kit.errors import ConfigError

RULES = load_packs()
ROOT = Path(__file__).resolve().parents[2]

# The index of the catalogue: id and severity.
INDEX = {
    "cn/icp-filing": "error",
    "cn/icp-filing-format": "warning",
    "cn/icp-link": "error",
    "cn/icp-consistent": "error",
    "cn/icp-licence": "warning",
    "cn/ps-filing": "warning",
    "cn/ps-filing-format": "warning",
    "cn/ps-link": "warning",
    "cn/ps-icon": "note",
    "cn-news/licence": "error",
    "cn-news/licence-format": "warning",
    "cn-news/licence-holder": "note",
    "cn-news/other-licences": "note",
    "cn-news/report-channel": "error",
    "cn-news/report-minors": "warning",
    "cn-news/report-national": "note",
    "cn-news/reprint-source": "error",
    "cn-news/reprint-editor": "error",
    "cn/ad-label": "warning",
    "cn/privacy-policy": "error",
    "cn/privacy-content": "warning",
    "cn/minors-mode": "note",
    "cn/ai-label": "warning",
    "cn/ai-metadata": "note",
    "gdpr/privacy-policy": "error",
    "gdpr/privacy-content": "warning",
    "gdpr/cookie-consent": "error",
    "gdpr/cookie-reject": "error",
    "gdpr/cookie-implied": "error",
    "gdpr/cookie-prior": "error",
    "gdpr/cookie-withdraw": "warning",
    "gdpr/cookie-policy": "warning",
    "gdpr/third-parties": "warning",
    "eu/ai-disclosure": "warning",
    "eu/publisher-info": "note",
    "editorial/byline": "note",
    "editorial/source": "warning",
    "editorial/date": "warning",
    "editorial/editor": "note",
    "editorial/photo-credit": "note",
    "editorial/copyright": "note",
    "editorial/lang": "error",
    "editorial/hreflang": "warning",
    "editorial/title": "warning",
    "editorial/description": "warning",
    "editorial/canonical": "warning",
    "editorial/jsonld": "warning",
    "editorial/contact": "warning",
    "editorial/about": "warning",
    "editorial/terms": "warning",
    "pack/absolute-terms": "note",
    "pack/map-number": "note",
    "pack/territory": "note",
}
EVERY = sorted(RULES.rules)
_HAN = re.compile("[\u4e00-\u9fff]")
_ASCII_PUNCTUATION = re.compile("[\u4e00-\u9fff][,;:?!](?:[\u4e00-\u9fff]|$)")


def sentences(rule: Rule) -> list[Both]:
    found = [rule.title, rule.message, rule.advice, rule.why, rule.recognised]
    found += [basis.law for basis in rule.basis]
    for case in rule.cases.values():
        found += [case.message, *([case.advice] if case.advice else [])]
    return found


def test_every_rule_of_the_index_is_there() -> None:
    shipped = {rule.id: rule.severity for rule in RULES.rules.values()}
    assert {name: shipped.get(name) for name in INDEX} == INDEX


def test_optional_rules_are_off_and_the_others_on() -> None:
    assert {rule.id for rule in RULES.rules.values() if rule.off} == {
        name for name in INDEX if name.startswith("pack/")
    }


@pytest.mark.parametrize("pack", [p for p in RULES.packs if p.rules], ids=lambda p: p.pack)
def test_examples_hold(pack: Pack) -> None:
    assert count_examples(pack) >= 2 * len(pack.rules) - 1
    assert [f"{t.rule} {t.example}: {t.message}" for t in check_pack(pack, RULES.packs)] == []


@pytest.mark.parametrize("name", EVERY)
def test_sentences_are_in_their_languages(name: str) -> None:
    rule = RULES.rules[name]
    assert rule.basis, "no legal basis"
    for text in sentences(rule):
        assert text.en and text.zh
        assert not text.zh.endswith((".", ","))
        assert not _ASCII_PUNCTUATION.search(text.zh), text.zh
        # English may quote Chinese words, but it is not Chinese.
        assert len(_HAN.findall(text.en)) < 0.5 * len(text.en)
    for text in (rule.message, *(case.message for case in rule.cases.values())):
        names = [set(re.findall(r"\{(\w+)\}", t)) for t in (text.en, text.zh)]
        assert names[0] == names[1], "the languages fill different placeholders"


@pytest.mark.parametrize("name", EVERY)
def test_checks_exist_and_rules_are_explained(name: str) -> None:
    rule = RULES.rules[name]
    assert callable(load_check(rule))
    page = markdown(rule, RULES)
    assert f"# {name}\n" in page
    for part in ("### Why", "### Legal basis", "### 依据", "### How to suppress", "### 怎样忽略"):
        assert part in page


def test_the_pages_in_docs_are_fresh() -> None:
    folder = ROOT / "docs" / "rules"
    for rule in RULES.rules.values():
        page = (folder / page_name(rule.id)).read_text(encoding="utf-8")
        assert page == markdown(rule, RULES), f"run ckit rules docs {folder.name}"
    names = {path.name for path in folder.glob("*.md")} - {"README.md"}
    assert names == {page_name(name) for name in RULES.rules}


def test_the_schema_is_fresh_and_holds_the_packs() -> None:
    folder = ROOT / "docs" / "schema"
    made = runpy.run_path(str(folder / "make.py"))["pack_schema"]()
    assert (folder / "rule-pack.schema.json").read_text(encoding="utf-8") == made
    schema = json.loads(made)
    for path in rules_folder().glob("*.yaml"):
        # Through JSON, so that dates are strings as an editor sees them.
        data = json.loads(json.dumps(_yaml(path), default=str, ensure_ascii=False))
        jsonschema.validate(data, schema)
        if data.get("rules"):
            data["rules"][0]["severty"] = "error"
            with pytest.raises(jsonschema.ValidationError, match="severty"):
                jsonschema.validate(data, schema)


def _yaml(path: Path) -> Any:
    from compliance_kit.audit import packs

    return yaml.load(path.read_text(encoding="utf-8"), Loader=packs._Loader)


# --- the command --------------------------------------------------------------------------------


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(build_app(), ["rules", *args], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return int(result.return_value or 0), result.stdout, result.stderr


PACK = """
pack: house
title: {en: House, zh: 本报}
rules:
- id: house/name
  title: {en: Name, zh: 报名}
  severity: warning
  pages: [every]
  check: {kind: text, mode: forbid}
  wordings: {zh-Hans: [重庆日报社]}
  message: {en: 'write the short name: {text}', zh: '改用简称：{text}'}
  advice: {en: write the short name, zh: 使用简称}
  why: {en: House style., zh: 统一用语。}
  recognised: {en: The words., zh: 原词。}
  examples:
  - {outcome: pass, html: <p>重庆日报</p>}
  - {outcome: fail, html: <p>重庆日报社</p>}
"""


def test_list() -> None:
    code, out, _err = run("list")
    assert code == 0
    assert all(name in out for name in INDEX)
    code, out, _err = run("list", "--profile", "gdpr", "--format", "json")
    rows = json.loads(out)
    assert {row["id"] for row in rows} == {
        r.id for r in RULES.rules.values() if "gdpr" in r.profiles
    }


def test_show_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    from compliance_kit import i18n

    _code, out, _err = run("show", "cn/icp-link")
    assert "beian.miit.gov.cn" in out and "art. 13" in out and "ckit-disable cn/icp-link" in out
    i18n.activate("zh")
    try:
        _code, out, _err = run("show", "cn/icp-link")
    finally:
        i18n.activate("en")
    assert "第13、25条" in out and "怎样忽略" in out


def test_show_names_the_nearest_rule() -> None:
    with pytest.raises(ConfigError, match="cn/icp-link"):
        run("show", "cn/icp-lnik")


def test_check_runs_the_examples_of_a_pack(tmp_path: Path) -> None:
    good = tmp_path / "house.yaml"
    good.write_text(PACK, encoding="utf-8")
    code, out, _err = run("check", str(good))
    assert (code, "rules: 1, examples: 2" in out) == (0, True)

    bad = tmp_path / "bad.yaml"
    bad.write_text(PACK.replace("<p>重庆日报</p>", "<p>重庆日报社</p>"), encoding="utf-8")
    code, out, _err = run("check", str(bad))
    assert code == 1
    assert "house/name" in out and "example 1" in out and "pass" in out


def test_check_tells_a_rule_that_proves_nothing(tmp_path: Path) -> None:
    pack = tmp_path / "house.yaml"
    pack.write_text(PACK.partition("  examples:")[0], encoding="utf-8")
    code, out, _err = run("check", str(pack))
    assert code == 1
    assert "no example that passes" in out and "no example that fails" in out


def test_check_names_the_line_of_a_mistake(tmp_path: Path) -> None:
    pack = tmp_path / "house.yaml"
    pack.write_text(PACK.replace("severity: warning", "severty: warning"), encoding="utf-8")
    code, _out, err = run("check", str(pack), str(tmp_path / "missing.yaml"))
    assert code == 2  # a wrong pack outranks a missing one; both are told
    assert "house.yaml:7" in err and "severity" in err and "missing.yaml" in err


def test_check_refuses_an_unknown_check(tmp_path: Path) -> None:
    pack = tmp_path / "house.yaml"
    pack.write_text(
        PACK.replace("{kind: text, mode: forbid}", "{kind: named, name: cookie-rejct}"),
        encoding="utf-8",
    )
    code, _out, err = run("check", str(pack))
    assert code == 2
    assert "cookie-reject" in err


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("mode: forbid", "mode: forbidd", 9, ["check.mode (house/name)", "require, forbid"]),
        ("kind: text", "kind: txt", 9, ["check.kind (house/name)", "text", "number"]),
        ("[every]", "[evry]", 8, ["every", "home, every, article"]),
        ("[every]", "every", 8, ["pages (house/name)", "a list"]),
        ("severity: warning", "severity: 3", 7, ["severity (house/name)", "note, warning, error"]),
        ("{zh-Hans: [重庆日报社]}", "{zh: [x]}", 10, ["no key zh", "Valid keys: zh-Hans, zh-Hant"]),
        ("{zh-Hans: [重庆日报社]}", "nolist", 10, ["no lexicon has a list nolist"]),
        ("  severity: warning\n", "", 5, ["house/name", "severity is missing", "note, warning"]),
        ("mode: forbid", "mode: forbid, pattern: '(a'", 9, ["pattern (a", "not valid"]),
        ("mode: forbid", "mode: forbid, pattern: 5", 9, ["check.pattern (house/name)", "a text"]),
        (
            "{kind: text, mode: forbid}",
            "{kind: fact, facts: [icp-filling]}",
            9,
            ["icp-filling", "Did you mean icp-filing?"],
        ),
        ("{kind: text, mode: forbid}", "{kind: count, selector: 'p['}", 9, ["selector p["]),
        ("{kind: text, mode: forbid}", "{kind: named, name: tite}", 9, ["Did you mean title?"]),
        ("  advice:", "  in-force: {from: soon}\n  advice:", 12, ["YYYY-MM-DD"]),
        ("  advice:", "  in-force: {from: 2024-13-01}\n  advice:", 1, ["not valid YAML"]),
        ("  advice:", "  cases: {x: {mesage: 1}}\n  advice:", 12, ["cases.x", "message"]),
        ("  advice:", "  advice: [[" + "[" * 6000 + "\n  x:", 12, ["not valid YAML"]),
    ],
)
def test_mistakes_of_a_pack_are_told_with_line_place_and_what_may_stand(
    tmp_path: Path, old: str, new: str, line: int, said: list[str]
) -> None:
    pack = tmp_path / "house.yaml"
    assert old in PACK
    pack.write_text(PACK.replace(old, new, 1), encoding="utf-8")
    code, out, err = run("check", str(pack))
    assert (code, out) == (2, "")
    assert f"house.yaml:{line}: " in err
    for word in said:
        assert word in err


def test_two_rules_of_one_name_are_told_with_the_line(tmp_path: Path) -> None:
    pack = tmp_path / "house.yaml"
    pack.write_text(PACK.replace("house/name", "cn/icp-link"), encoding="utf-8")
    code, _out, err = run("check", str(pack))
    assert code == 2
    assert "house.yaml:5: " in err and "cn/icp-link" in err


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("{text}'", "{txt}'", 11),  # a misspelt placeholder
        ("write the short name, zh", "'{target}', zh", 12),
        ("{kind: text, mode: forbid}", "{kind: text, mode: require}", 11),  # nothing is found
    ],
)
def test_a_placeholder_that_no_check_fills_is_told(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    pack = tmp_path / "house.yaml"
    pack.write_text(PACK.replace(old, new, 1), encoding="utf-8")
    code, out, _err = run("check", str(pack))
    assert code == 1
    assert f"house.yaml:{line}: house/name: the check fills no {{" in out


def test_a_placeholder_of_a_named_check_is_tried_on_the_examples(tmp_path: Path) -> None:
    pack = tmp_path / "house.yaml"
    text = PACK.replace("{kind: text, mode: forbid}", "{kind: named, name: title}")
    text = text.replace("<p>重庆日报</p>", "<title>江畔日报新闻网</title>")
    text = text.replace("  wordings: {zh-Hans: [重庆日报社]}\n", "")
    pack.write_text(text, encoding="utf-8")
    code, out, _err = run("check", str(pack))
    assert code == 1
    assert "house.yaml:16: house/name example 2: the check fills no {text}" in out


def test_check_takes_the_name_of_a_shipped_pack() -> None:
    code, out, _err = run("check", "terms")
    assert code == 0
    assert "terms" in out


def test_docs_writes_and_clears(tmp_path: Path) -> None:
    assert run("docs", str(tmp_path))[0] == 0
    # A page of a rule that is no more, and one that somebody else wrote.
    stale, foreign = tmp_path / "old-rule.md", tmp_path / "notes.md"
    stale.write_text("# old/rule\n\nIt was once checked.\n")
    foreign.write_text("x")
    code, _out, _err = run("docs", str(tmp_path))
    assert code == 0
    assert not stale.exists()
    assert foreign.exists()
    assert (
        (tmp_path / "cn-icp-filing.md").read_text(encoding="utf-8").startswith("# cn/icp-filing\n")
    )
    assert "cn-icp-filing.md" in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_the_tutorial_is_true(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "own-rules.md").read_text(encoding="utf-8")
    pack = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert pack is not None
    (tmp_path / "house.yaml").write_text(pack.group(1), encoding="utf-8")
    code, out, _err = run("check", str(tmp_path / "house.yaml"))
    assert code == 0
    assert out.split("house.yaml: ")[1].strip() in text
    function = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert function is not None
    names: dict[str, Any] = {}
    exec(compile(function.group(1), "own-rules.md", "exec"), names)
    assert callable(names["dateline"])


def test_yaml_words_stay_words() -> None:
    pack = parse_pack(PACK.replace("[重庆日报社]", "[no, off, 'on', yes]").encode(), "x.yaml")
    wordings = pack.rules[0].wordings
    assert not isinstance(wordings, str)
    assert wordings.zh_hans == ["no", "off", "on", "yes"]
