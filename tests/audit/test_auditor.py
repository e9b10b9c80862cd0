"""The core: levels, profiles, dates of laws, unknown answers, fingerprints, processes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compliance_kit.audit.auditor import Auditor, Options, fill, shorten
from compliance_kit.audit.rules import load_packs
from compliance_kit.audit.runner import audit_paths
from compliance_kit.audit.sources.interface import PageInput
from compliance_kit.config import parse_config
from compliance_kit.errors import ConfigError
from compliance_kit.i18n import activate
from compliance_kit.report.finding import Finding, PageReport
from compliance_kit.report.json import as_data

HOME = "<html lang=zh-CN><head><title>某某网</title></head><body><p>新闻</p>{}</body></html>"


def audit(html: str, path: str = "index.html", config: str = "", **options: object) -> PageReport:
    chosen = Options(**options)  # type: ignore[arg-type]
    auditor = Auditor(load_packs(), parse_config(config), chosen)
    return auditor.audit(PageInput(path, path, data=html.encode()))[0]


def found(page: PageReport, rule: str) -> list[Finding]:
    return [finding for finding in page.findings if finding.rule == rule]


def test_a_missing_number_is_a_failure_with_law_and_advice() -> None:
    (finding,) = found(audit(HOME.format("")), "cn/icp-filing")
    assert (finding.severity, finding.outcome) == ("error", "fail")
    assert any("292" in basis for basis in finding.basis)
    assert finding.advice


@pytest.mark.parametrize(
    "part",
    [
        "<script>document.write('渝ICP备20009753号')</script>",
        r"<script>var f = '\u6e1dICP\u5907' + n</script>",
        '<script src="/js/footer.js"></script>',
        '<div id="footer"></div><script src="/app.js"></script>',
        '<p>x</p><img src="/img/beian.png">',
        '<img src="/1.png" alt="渝ICP备">',
        '<div style="display:none">渝ICP备20009753号</div>',
    ],
)
def test_what_cannot_be_seen_is_unknown_and_not_missing(part: str) -> None:
    (finding,) = found(audit(HOME.format(part)), "cn/icp-filing")
    assert finding.outcome == "unknown"
    assert finding.message and finding.advice


def test_unreadable_bytes_are_unknown() -> None:
    auditor = Auditor(load_packs(), parse_config(""), Options())
    text = "<html lang=zh><meta charset=utf-8><title>x</title><p>" + "重庆新闻" * 100
    data = text.encode() + "闻".encode()[:2] * 40
    page = auditor.audit(PageInput("index.html", "index.html", data=data))[0]
    assert [f.outcome for f in found(page, "cn/icp-filing")] == ["unknown"]


def test_levels_of_the_configuration() -> None:
    page = audit(
        HOME.format(""), config='[rules]\n"cn/icp-filing" = "note"\n"cn/ps-filing" = "off"'
    )
    assert [f.severity for f in found(page, "cn/icp-filing")] == ["note"]
    assert found(page, "cn/ps-filing") == []


def test_levels_for_some_paths() -> None:
    config = (
        '[[audit.overrides]]\npaths = ["old/*"]\nrules = {"editorial/lang" = "warning", '
        '"editorial/title" = "off"}'
    )
    page = audit("<p>x</p>", "old/a.html", config)
    assert [f.severity for f in found(page, "editorial/lang")] == ["warning"]
    assert found(page, "editorial/title") == []
    assert found(audit("<p>x</p>", "a.html", config), "editorial/title")


def test_only_the_profiles_asked_for() -> None:
    rules = {f.rule.split("/")[0] for f in audit(HOME.format(""), profiles=("editorial",)).findings}
    assert rules == {"editorial"}
    assert audit(HOME.format(""), profiles=()).findings == ()


def test_the_law_of_the_day() -> None:
    before = audit(HOME.format(""), as_of=date(2021, 10, 31))
    after = audit(HOME.format(""), as_of=date(2021, 11, 1))
    assert not found(before, "cn/privacy-policy")
    assert found(after, "cn/privacy-policy")


def test_declared_numbers() -> None:
    footer = '<a href="https://beian.miit.gov.cn/">渝ICP备20009753号-1</a>'
    page = audit(HOME.format(footer), config='[declared]\nicp = "渝ICP备20009753号-2"')
    (finding,) = found(page, "cn/icp-consistent")
    assert "渝ICP备20009753号-1" in finding.message
    assert "渝ICP备20009753号-2" in finding.message
    assert (finding.line, finding.column) == (1, HOME.format(footer).index("渝ICP") + 1)


def test_sentences_in_the_language_of_the_run() -> None:
    activate("zh")
    (finding,) = found(audit(HOME.format("")), "cn/icp-filing")
    assert any("\u4e00" <= c <= "\u9fff" for c in finding.message)


def test_fingerprints_survive_moved_lines_and_tell_repeats_apart() -> None:
    part = "<p>渝ICP备20009753</p><p>渝ICP备20009753</p>"
    one = audit(HOME.format(part))
    other = audit(HOME.format("\n\n<p>neu</p>\n" + part))
    rule = "cn/icp-filing-format"
    first = [f.fingerprint for f in found(one, rule)]
    assert first == [f.fingerprint for f in found(other, rule)]
    assert len(set(first)) == 2
    assert [f.line for f in found(one, rule)] != [f.line for f in found(other, rule)]


def test_unknown_profiles_and_rules_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no profile editorail\. Did you mean editorial\?"):
        audit_paths([tmp_path], profiles=["editorail"])
    with pytest.raises(ConfigError, match=r"no rule cn/icp-fling\. Did you mean cn/icp-filing\?"):
        audit_paths([tmp_path], config=parse_config('[rules]\n"cn/icp-fling" = "off"'))


def test_processes_change_nothing(tmp_path: Path) -> None:
    for number in range(70):
        part = f'<a href="https://beian.miit.gov.cn/">渝ICP备200097{number % 3:02}号</a>'
        (tmp_path / f"{number:03}.html").write_text(HOME.format(part), encoding="utf-8")
    (tmp_path / "bad.html").write_bytes(b"")
    one = audit_paths([tmp_path], jobs=1, facts=True)
    two = audit_paths([tmp_path], jobs=2, facts=True)
    assert (one.pages, one.site, one.unreadable) == (two.pages, two.site, two.unreadable)
    assert len(one.pages) == 70 and len(one.unreadable) == 1


def test_other_inputs_are_still_done(tmp_path: Path) -> None:
    good = tmp_path / "good.html"
    good.write_text("<p>x</p>", encoding="utf-8")
    report = audit_paths([tmp_path / "missing.html", good])
    assert [Path(page.path).name for page in report.pages] == ["good.html"]
    assert "no such file" in report.unreadable[0][1]


def test_fill_and_shorten() -> None:
    assert fill("{a} and {b} {c", {"a": "{b}", "b": "2"}) == "{b} and 2 {c"
    assert shorten("a  b\nc" + "x" * 100, 10) == "a b cxxxx…"


@pytest.mark.parametrize(
    ("html", "place"),
    [
        ("<!DOCTYPE html>\n\n<html>\n<body>x", (3, 1)),
        ("<!DOCTYPE html><HTML class=a><p>x", (1, 16)),
        ("<p>x</p>", (1, 1)),
    ],
)
def test_a_missing_language_is_placed_at_the_tag_that_lacks_it(
    html: str, place: tuple[int, int]
) -> None:
    (finding,) = found(audit(html, profiles=("editorial",)), "editorial/lang")
    assert (finding.line, finding.column) == place


def test_findings_about_the_site_name_the_page_and_the_place(tmp_path: Path) -> None:
    page = "<html lang=zh-CN>\n<head>\n<title>重庆 &amp; 世界_某某网</title></head><body>\n{}"
    numbers = ["渝ICP备20009753号-2"] * 3 + ["<b>渝</b>ICP备20009754号-1"]
    for number, shown in enumerate(numbers):
        text = page.format(f"<p>a</p>\n<p>{shown}</p>")
        (tmp_path / f"{number}.html").write_text(text, encoding="utf-8")
    report = audit_paths([tmp_path], profiles=["cn-mainland", "editorial"])
    places = {(f.rule, Path(f.path).name, f.line, f.column) for f in report.site}
    assert ("cn/icp-consistent", "3.html", 5, 7) in places
    assert ("editorial/title", "1.html", 3, 8) in places
    data = as_data(report)
    assert {f["path"] for f in data["site"]["findings"]} == {f.path for f in report.site}
    assert all("path" not in f for p in data["pages"] for f in p["findings"])
