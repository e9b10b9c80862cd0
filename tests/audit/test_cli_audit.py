"""``ckit audit`` over every source, format and option that its users combine."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from compliance_kit import errors
from compliance_kit.cli.audit_reports import FORMATS
from server import Server, send

Run = Callable[..., tuple[int, str, str]]

BAD = "<html><head><title>{t}</title></head><body><p>The fair opened today.</p></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "en").mkdir(parents=True)
    for name in ("index.html", "en/a.html", "en/b.html"):
        (folder / name).write_text(BAD.format(t=name[-6:]), encoding="utf-8")
    return folder


def paths(out: str) -> list[str]:
    return [page["path"] for page in json.loads(out)["pages"]]


def check(form: str, text: str) -> None:
    """Whether a report is one of its format and tells the missing ``lang``."""
    assert "editorial/lang" in text
    if form in ("json", "sarif", "gitlab"):
        assert json.loads(text)
    elif form == "jsonl":
        assert all(json.loads(line) for line in text.splitlines())
    elif form == "junit":
        assert ET.fromstring(text).tag == "testsuites"
    elif form == "csv":
        assert len(list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))) > 3
    elif form == "html":
        assert text.startswith("<!DOCTYPE html>")
    elif form == "github":
        assert "::error" in text


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_the_same_and_exits_alike(ckit: Run, site: Path, form: str) -> None:
    code, out, err = ckit("audit", "site", "-p", "editorial", "--format", form)
    assert (code, err) == (1, "")
    check(form, out)
    assert ckit("audit", "site", "-p", "editorial", "--format", form, "--exit-zero")[0] == 0
    assert ckit("audit", "site", "-p", "terms", "--format", form)[0] == 0


def test_all_formats_as_files_of_one_run(ckit: Run, site: Path, tmp_path: Path) -> None:
    outputs = [part for form in FORMATS for part in ("-o", f"{form}=out/r.{form}.x")]
    code, out, err = ckit("audit", "site", "-p", "editorial", *outputs)
    assert (code, err) == (1, "")
    check("text", out)
    for form in FORMATS:
        check(form, (tmp_path / "out" / f"r.{form}.x").read_text(encoding="utf-8"))


def test_a_folder_that_cannot_be_written_leaves_the_other_reports(
    ckit: Run, site: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, out, err = ckit("audit", "site", "-o", "json=file/r.json", "-o", "json=good.json")
    assert code == 3 and "editorial/lang" in out
    assert err.startswith("ckit: file/r.json: cannot be written") and len(err.splitlines()) == 1
    assert json.loads((tmp_path / "good.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("value", ["r.docx", "pdf=r.pdf", "json="])
def test_an_unknown_output_is_refused_before_the_work(ckit: Run, site: Path, value: str) -> None:
    code, out, err = ckit("audit", "site", "-o", value)
    assert code == 2 and out == "" and "FORMAT=FILE" in err


def test_pages_only_leaves_the_site_out(ckit: Run, site: Path) -> None:
    for name in ("en/a.html", "en/b.html"):
        (site / name).write_text(BAD.format(t="The same title"), encoding="utf-8")
    options = ("audit", "site", "-p", "editorial", "--format", "json")
    assert json.loads(ckit(*options)[1])["site"]["findings"]
    assert json.loads(ckit(*options, "--pages-only")[1])["site"]["findings"] == []


def git(*arguments: str) -> None:
    names = "user.name=T", "user.email=t@example.com", "commit.gpgsign=false"
    options = [part for name in names for part in ("-c", name)]
    subprocess.run(["git", *options, *arguments], check=True, capture_output=True)


def test_changed_since(ckit: Run, site: Path) -> None:
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    (site / "en" / "b.html").write_text(BAD.format(t="changed"), encoding="utf-8")
    (site / "new.html").write_text(BAD.format(t="new"), encoding="utf-8")
    _code, out, err = ckit("audit", "site", "--changed-since", "HEAD", "--format", "json")
    assert err == ""
    assert sorted(Path(p).name for p in paths(out)) == ["b.html", "new.html"]
    code, out, err = ckit("audit", "site", "--changed-since", "no-such-branch")
    assert code in (2, 3) and "no-such-branch" in err and len(err.splitlines()) == 1


def test_what_git_ignores_is_left_out(ckit: Run, site: Path) -> None:
    git("init", "-q")
    Path(".gitignore").write_text("site/en/\n", encoding="utf-8")
    _code, out, _err = ckit("audit", "site", "--format", "json")
    assert [Path(p).name for p in paths(out)] == ["index.html"]


def serve(server: Server) -> None:
    def answer(handler: BaseHTTPRequestHandler, number: int) -> None:
        path = handler.path
        if path == "/sitemap.xml":
            places = "".join(f"<url><loc>{server.url}/{n}.html</loc></url>" for n in (1, 2))
            send(handler, f"<urlset>{places}</urlset>".encode(), Content_Type="text/xml")
        elif path == "/robots.txt":
            send(handler, b"User-agent: *\nDisallow: /secret", Content_Type="text/plain")
        elif path == "/missing.html":
            send(handler, b"none", code=404)
        else:
            send(handler, BAD.format(t=path).encode(), Content_Type="text/html; charset=utf-8")

    server.answer = answer


def test_a_sitemap(ckit: Run, server: Server) -> None:
    serve(server)
    _code, out, err = ckit(
        "audit", "--sitemap", f"{server.url}/sitemap.xml", "--allow-private", "--format", "json"
    )
    assert err == ""
    assert paths(out) == [f"{server.url}/1.html", f"{server.url}/2.html"]


def test_a_list_of_addresses(ckit: Run, server: Server, tmp_path: Path) -> None:
    serve(server)
    lines = "\n".join(f"{server.url}/{n}.html" for n in ("1", "missing", "3"))
    (tmp_path / "list.txt").write_text(lines + "\n", encoding="utf-8")
    code, out, err = ckit(
        "audit", "--url-list", "list.txt", "--allow-private", "--format", "json", "--exit-zero"
    )
    assert code == 3
    assert paths(out) == [f"{server.url}/1.html", f"{server.url}/3.html"]
    assert "missing.html" in err and len(err.splitlines()) == 1


def test_private_addresses_are_refused_unless_allowed(ckit: Run, server: Server) -> None:
    serve(server)
    code, out, err = ckit("audit", f"{server.url}/1.html", "--format", "json")
    assert code == 3 and paths(out) == [] and server.requests == []
    assert "127.0.0.1" in err and len(err.splitlines()) == 1
    code, out, _err = ckit("audit", f"{server.url}/1.html", "--allow-private", "--format", "json")
    assert code == 1 and paths(out) == [f"{server.url}/1.html"]


FIXABLE = (
    "<html><head><title>t</title></head><body>\r\n<p>The fair opened today in the town.</p>\r\n"
    '<footer><a href="http://www.miitbeian.gov.cn">渝ICP备20009753号</a></footer></body></html>'
)


def test_fix_shows_and_write_changes(ckit: Run, site: Path) -> None:
    page = site / "index.html"
    page.write_bytes(FIXABLE.encode())
    code, out, err = ckit("audit", "site", "--fix")
    assert (code, err) == (0, "")
    assert "+" in out and "beian.miit.gov.cn" in out and "--write" in out
    assert page.read_bytes() == FIXABLE.encode()
    code, out, err = ckit("audit", "site", "--fix", "--write")
    assert (code, err) == (0, "")
    mended = page.read_bytes()
    assert b"https://beian.miit.gov.cn" in mended and b"miitbeian" not in mended
    assert mended.count(b"\r\n") == FIXABLE.count("\r\n") and b'<html lang="en">' in mended
    assert ckit("audit", "site", "--fix")[1].splitlines()[-1].startswith("nothing here")
    assert ckit("audit", "site", "--write")[0] == 2


def test_nothing_to_look_at(ckit: Run) -> None:
    code, out, err = ckit("audit")
    assert code == 2 and out == "" and len(err.splitlines()) == 1


def test_all_troubles_at_once(ckit: Run, site: Path, tmp_path: Path) -> None:
    (site / "empty.html").write_bytes(b"")
    (site / "spaces.html").write_bytes(b" \r\n\t")
    (site / "zip.html").write_bytes(b"PK\x03\x04" + bytes(50))
    (site / "zeros.html").write_bytes(b"\x01\0\0\x02" * 500)
    (site / "cut.html").write_bytes("<html><body><p>新闻报道重庆".encode()[:-1] + b"<a hre")
    (site / "loop.html").symlink_to(site / "loop.html")
    (tmp_path / "void").mkdir()
    code, out, err = ckit("audit", "absent", "void", "site", "--format", "json", "--exit-zero")
    assert code == 3
    data = json.loads(out)
    names = [Path(page["path"]).name for page in data["pages"]]
    assert names == ["cut.html", "index.html", "a.html", "b.html"]
    told = {Path(entry["path"]).name for entry in data["unreadable"]}
    assert told >= {
        "absent",
        "void",
        "empty.html",
        "spaces.html",
        "zip.html",
        "zeros.html",
        "loop.html",
    }
    assert len(err.splitlines()) == len(data["unreadable"])
    assert "Traceback" not in err and all(li.startswith("ckit: ") for li in err.splitlines())


def test_a_page_of_fifty_megabytes(ckit: Run, tmp_path: Path) -> None:
    paragraph = "<p>The fair opened today.</p>\n" + " " * 5_000_000
    text = "<html><body>" + paragraph * 10 + "</body></html>"
    (tmp_path / "big.html").write_text(text, encoding="utf-8")
    code, out, err = ckit("audit", "big.html", "-p", "editorial")
    assert (code, err) == (1, "") and "editorial/lang" in out


def test_two_reports_for_one_file_are_refused(ckit: Run, site: Path) -> None:
    code, out, err = ckit("audit", site, "-o", "json=r.x", "-o", "html=./r.x")
    assert (code, out) == (errors.EXIT_USAGE, "")
    assert err == "ckit: ./r.x: two reports cannot go to one file; name another.\n"


def test_a_report_never_replaces_a_page(ckit: Run, site: Path) -> None:
    page = next(site.rglob("*.html"))
    before = page.read_bytes()
    for paths, expected in (([page], errors.EXIT_USAGE), ([site], errors.EXIT_IO)):
        code, _, err = ckit("audit", *paths, "-o", f"html={page}")
        assert code == expected
        assert "would replace a page that is audited" in err
        assert page.read_bytes() == before


def test_a_step_summary_that_cannot_be_written_is_one_sentence(
    ckit: Run, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary"
    summary.mkdir()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    code, _, err = ckit("audit", site, "-o", f"markdown={summary}")
    assert code == errors.EXIT_IO
    assert "cannot be written (it is a folder)" in err


def test_a_misspelt_folder_leaves_the_baseline(ckit: Run, site: Path, tmp_path: Path) -> None:
    assert ckit("baseline", site)[0] == 0
    before = (tmp_path / "ckit-baseline.json").read_bytes()
    code, out, _ = ckit("baseline", f"{site}x")
    assert (code, out) == (errors.EXIT_IO, "")
    assert (tmp_path / "ckit-baseline.json").read_bytes() == before


def test_the_last_line_names_the_gravest_rule(ckit: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><title>开工</title><p>开工</p></html>", "utf-8")
    _, out, _ = ckit("audit", "a.html", "-p", "editorial")
    assert out.splitlines()[-1].endswith("ckit rules show editorial/lang")


def test_pages_of_rules_never_remove_other_pages(ckit: Run, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "guide.md").write_text("# Guide\n")
    (folder / "cn-gone.md").write_text("# cn/gone\n")
    assert ckit("rules", "docs", folder)[0] == 0
    assert (folder / "guide.md").exists()
    assert not (folder / "cn-gone.md").exists()
    assert ckit("rules", "docs", folder)[0] == 0
    (folder / "README.md").write_text("# Ours\n")
    code, _, err = ckit("rules", "docs", folder)
    assert code == errors.EXIT_USAGE
    assert "README.md: is not of ckit" in err
    assert (folder / "README.md").read_text() == "# Ours\n"


def test_a_misspelt_pack_names_the_shipped_ones(ckit: Run) -> None:
    code, _, err = ckit("rules", "check", "cn-new")
    assert code == errors.EXIT_IO
    assert "no shipped pack of that name (cn-mainland, " in err
