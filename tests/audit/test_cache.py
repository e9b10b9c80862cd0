"""The audit's cache: the same findings with and without, and nothing stale is ever shown."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from compliance_kit.audit import cache as cache_module
from compliance_kit.audit.auditor import Options
from compliance_kit.audit.cache import Cache, key_of
from compliance_kit.audit.rules import load_packs
from compliance_kit.audit.runner import Audit
from compliance_kit.audit.sources.files import FolderSource
from compliance_kit.audit.sources.interface import Failure
from compliance_kit.config import SiteConfig, parse_config
from compliance_kit.i18n import activate
from compliance_kit.report.finding import Finding, PageReport

Run = Callable[..., tuple[int, str, str]]
PROFILES = ("cn-mainland", "cn-news", "editorial", "gdpr")

PAGE = """<html lang="en"><head><title>Story {n}</title></head><body><h1>Story {n}</h1>
<p>The fair opened today.</p><footer>渝ICP备20009753号 <a href="privacy.html">Privacy</a></footer>
</body></html>"""

PACK = """pack: own
title: {{en: own, zh: 自有}}
rules:
- id: own/word
  title: {{en: t, zh: 题}}
  severity: error
  pages: [every]
  check: {{kind: text, mode: forbid}}
  wordings: {{zh-Hans: [{word}]}}
  message: {{en: m, zh: 文}}
  advice: {{en: a, zh: 议}}
  why: {{en: w, zh: 因}}
  recognised: {{en: r, zh: 认}}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    for n in range(40):
        write(folder / f"p{n:02d}.html", PAGE.format(n=n // 2))
    write(folder / "privacy.html", PAGE.format(n="privacy"))
    (folder / "empty.html").write_bytes(b"")
    return folder


def write(file: Path, text: str) -> None:
    """Write a page as if some time ago, so that its time stamp counts."""
    file.write_text(text, encoding="utf-8")
    past = time.time() - 100
    os.utime(file, (past, past))


def audit(
    site: Path, cache: Path | None, jobs: int = 1, config: SiteConfig | None = None
) -> tuple[list[PageReport | Failure], tuple[Finding, ...], int]:
    run = Audit(config or SiteConfig(), Options(PROFILES, facts=True), jobs=jobs, cache=cache)
    pages = list(run.run([FolderSource(site)]))
    return pages, run.site_findings(), run.cache_hits


def test_results_are_the_same_with_and_without(site: Path, tmp_path: Path) -> None:
    plain = audit(site, None)
    assert any(isinstance(page, Failure) for page in plain[0])
    assert plain[1]  # titles stand on two pages each
    for folder, jobs in (("one", 1), ("two", 2)):
        cold = audit(site, tmp_path / folder, jobs)
        assert cold == (plain[0], plain[1], 0)
        for again in (1, 2, 0):
            assert audit(site, tmp_path / folder, again) == (plain[0], plain[1], 41)


def test_a_changed_page_is_looked_at_again(site: Path, tmp_path: Path) -> None:
    audit(site, tmp_path / "c")
    write(site / "p07.html", PAGE.format(n=99).replace("<html lang", "<html data-lang"))
    assert audit(site, tmp_path / "c", 2) == (*audit(site, None)[:2], 40)
    assert audit(site, tmp_path / "c")[2] == 41


def test_same_size_and_time_but_written_just_now(site: Path, tmp_path: Path) -> None:
    file = site / "p07.html"
    file.write_text(PAGE.format(n=11), encoding="utf-8")
    status = file.stat()
    audit(site, tmp_path / "c")
    file.write_text(PAGE.format(n=11).replace("lang", "long"), encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert audit(site, tmp_path / "c") == (*audit(site, None)[:2], 40)


def test_a_touched_page_is_known_by_its_content(site: Path, tmp_path: Path) -> None:
    audit(site, tmp_path / "c")
    os.utime(site / "p07.html", (1, 1))
    assert audit(site, tmp_path / "c")[2] == 41


def test_a_link_that_died_is_seen(site: Path, tmp_path: Path) -> None:
    pages, _site, _hits = audit(site, tmp_path / "c")
    (site / "privacy.html").unlink()
    after = audit(site, tmp_path / "c")
    assert after[2] == 0
    assert after[:2] == audit(site, None)[:2]
    assert after[0][1] != pages[1]


def test_the_key_knows_rules_configuration_options_language_and_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = load_packs()
    options = Options(PROFILES)
    config = SiteConfig()
    pack = tmp_path / "own.yaml"
    pack.write_text("pack: own\n", encoding="utf-8")

    def key(config: SiteConfig = config, options: Options = options, *packs: Path) -> str:
        return key_of(rules, packs, config, options)

    keys = [
        key(),
        key(parse_config('[declared]\nicp = "渝ICP备20009753号"')),
        key(parse_config('[rules]\n"editorial/lang" = "off"')),
        key(config, replace(options, facts=True)),
        key(config, replace(options, context=True)),
        key(config, replace(options, profiles=("gdpr",))),
        key(config, replace(options, as_of=date(2020, 1, 1))),
        key(config, options, pack),
    ]
    pack.write_text("pack: other\n", encoding="utf-8")
    keys.append(key(config, options, pack))
    activate("zh")
    keys.append(key())
    activate("en")
    monkeypatch.setattr(cache_module, "__version__", "0.0.0")
    keys.append(key())
    monkeypatch.undo()

    class Tomorrow(date):
        @classmethod
        def today(cls) -> Tomorrow:
            return cls(2100, 1, 1)

    monkeypatch.setattr(cache_module, "date", Tomorrow)
    keys.append(key())
    monkeypatch.undo()
    assert len(set(keys)) == len(keys)
    assert key() == keys[0]


@pytest.mark.parametrize("damage", ["text", "cut", "foreign", "rows"])
def test_a_damaged_or_foreign_file_is_ignored(site: Path, tmp_path: Path, damage: str) -> None:
    plain = audit(site, None)
    audit(site, tmp_path / "c")
    (file,) = (tmp_path / "c").glob("*.sqlite")
    if damage == "text":
        file.write_text("no database at all" * 100, encoding="utf-8")
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:-5000])
    else:
        db = sqlite3.connect(file)
        if damage == "foreign":
            db.execute("DROP TABLE page")
            db.execute("CREATE TABLE page (key TEXT, other TEXT)")
        else:
            db.execute("UPDATE page SET result = substr(result, 1, 200)")
        db.commit()
        db.close()
    assert audit(site, tmp_path / "c")[:2] == plain[:2]
    assert audit(site, tmp_path / "c") == (*plain[:2], 41)


def test_a_cache_that_another_run_writes_or_nobody_may_write_is_done_without(
    site: Path, tmp_path: Path
) -> None:
    plain = audit(site, None)
    audit(site, tmp_path / "c")
    (file,) = (tmp_path / "c").glob("*.sqlite")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert audit(site, tmp_path / "c") == plain
    other.close()
    assert file.exists()
    (tmp_path / "file").write_bytes(b"")
    assert audit(site, tmp_path / "file") == plain


def test_pages_that_are_gone_make_room(site: Path, tmp_path: Path) -> None:
    rules = load_packs()
    run = Audit(SiteConfig(), Options(PROFILES), cache=tmp_path / "c")
    list(run.run([FolderSource(site)]))
    (file,) = (tmp_path / "c").glob("*.sqlite")

    def rows() -> int:
        db = sqlite3.connect(file)
        found = int(db.execute("SELECT count(*) FROM page").fetchone()[0])
        db.close()
        return found

    assert rows() == 41
    source = FolderSource(site, ["p0*.html"])
    small = Cache(tmp_path / "c", file.stem, rules, max_file=file.stat().st_size + 5000)
    known = [page for page in source.pages() if not isinstance(page, Failure)]
    hits = [small.get(page, source) is not None for page in known]
    small.close()
    assert sum(hits) == rows() == 31


def test_a_full_cache_takes_no_more(site: Path, tmp_path: Path) -> None:
    rules = load_packs()
    run = Audit(SiteConfig(), Options(PROFILES), cache=tmp_path / "c")
    list(run.run([FolderSource(site)]))
    (file,) = (tmp_path / "c").glob("*.sqlite")
    recorder = cache_module.Recorder(run.auditor)
    source = FolderSource(site)
    tiny = Cache(tmp_path / "d", "x", rules, max_file=20_000)
    for page in source.pages():
        if not isinstance(page, Failure) and page.site_path != "empty.html":
            entry = recorder.audit(page, source)[1]
            assert entry is not None
            tiny.put(page, entry)
    tiny.close()
    assert (tmp_path / "d" / "x.sqlite").stat().st_size < 40_000 < file.stat().st_size


def test_old_caches_are_deleted(tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite", tmp_path / "rules-0.msgpack"
    for file in old:
        file.write_bytes(b"x")
        os.utime(file, (1, 1))
    Cache(tmp_path, "new", load_packs()).close()
    assert not any(file.exists() for file in old)
    assert (tmp_path / "new.sqlite").exists()


def test_kept_packs_are_those_that_were_read(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(PACK.format(word="斐然"), encoding="utf-8")
    kept = tmp_path / "kept"
    first = load_packs([own], kept)
    (file,) = kept.iterdir()
    assert load_packs([own], kept).packs == first.packs == load_packs([own]).packs
    file.write_bytes(file.read_bytes()[:-9])  # damaged: the packs are read again
    assert load_packs([own], kept).packs == first.packs
    own.write_text(PACK.format(word="可观"), encoding="utf-8")
    assert load_packs([own], kept).packs == load_packs([own]).packs != first.packs


def test_packs_are_read_where_none_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert load_packs([], tmp_path / "file" / "kept").packs == load_packs().packs


def test_the_command_caches_folders_and_no_cache_switches_it_off(
    ckit: Run, site: Path, tmp_path: Path
) -> None:
    usual = cache_module.default_folder()
    plain = json.loads(ckit("audit", "site", "--format", "json", "--no-cache")[1])
    ckit("audit", "site/p01.html")
    assert not usual.exists()
    for _again in range(2):
        assert json.loads(ckit("audit", "site", "--format", "json")[1]) == plain
    assert len(list(usual.glob("*.sqlite"))) == 1
    ckit("audit", "site", "--cache", "own")
    assert len(list((tmp_path / "own").glob("*.sqlite"))) == 1
