"""What people have accepted: baseline, the file of acceptances, comments in pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., tuple[int, str, str]]

PAGE = "<html><head><title>{title}</title></head><body><p>The fair opened today.</p></body></html>"
OPTIONS = ("-p", "editorial", "--fail-on", "note", "--format", "json", "--pages-only")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text(PAGE.format(title="Home"), encoding="utf-8")
    (folder / "a.html").write_text(PAGE.format(title="Story"), encoding="utf-8")
    return folder


def audit(ckit: Run, *options: str) -> tuple[int, dict[str, Any]]:
    code, out, _err = ckit("audit", "site", *OPTIONS, *options)
    return code, json.loads(out)


def open_rules(data: dict[str, Any]) -> list[str]:
    return [f["rule"] for page in data["pages"] for f in page["findings"]]


def accept(tmp_path: Path, **entry: str) -> None:
    """Write a file of acceptances with one entry, and a ckit.toml that names it."""
    fields = {"reason": '"agreed with legal"', "owner": '"Lin Xiaohe"', **entry}
    lines = "\n".join(f"{key} = {value}" for key, value in fields.items() if value)
    (tmp_path / "accept.toml").write_text(f"[[accept]]\n{lines}\n", encoding="utf-8")
    (tmp_path / "ckit.toml").write_text('[audit]\nsuppressions = "accept.toml"\n', encoding="utf-8")


def test_a_baseline_survives_moved_lines_and_lets_new_findings_through(
    ckit: Run, site: Path
) -> None:
    code, before = audit(ckit)
    assert code == 1 and "editorial/lang" in open_rules(before)
    code, out, err = ckit("baseline", "site", "-p", "editorial", "-o", "base.json")
    assert (code, err) == (0, "") and "base.json" in out

    for file in site.iterdir():
        file.write_text("\n\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    code, after = audit(ckit, "--baseline", "base.json")
    assert code == 0 and open_rules(after) == []
    assert after["summary"]["accepted"] == len(open_rules(before))
    assert after["pages"][0]["accepted"][0]["reason"] == "in the baseline"

    page = site / "a.html"
    text = page.read_text(encoding="utf-8").replace("<title>Story</title>", "")
    page.write_text(text, encoding="utf-8")
    code, new = audit(ckit, "--baseline", "base.json")
    assert code == 1 and set(open_rules(new)) == {"editorial/title"}


def test_a_baseline_counts_how_often(ckit: Run, site: Path) -> None:
    ckit("baseline", "site", "-p", "editorial", "-o", "base.json")
    entries = json.loads(Path("base.json").read_text(encoding="utf-8"))["findings"]
    assert all(entry["count"] == 1 and entry["path"] and entry["message"] for entry in entries)
    again = site / "b.html"
    again.write_text(PAGE.format(title="Another"), encoding="utf-8")
    _code, data = audit(ckit, "--baseline", "base.json")
    assert open_rules(data) and {
        Path(page["path"]).name for page in data["pages"] if page["findings"]
    } == {"b.html"}


@pytest.mark.parametrize("content", ["no json", "{}", '{"findings": [{"key": 1}]}'])
def test_what_is_no_baseline_is_refused(ckit: Run, site: Path, content: str) -> None:
    Path("base.json").write_text(content, encoding="utf-8")
    code, out, err = ckit("audit", "site", "--baseline", "base.json")
    assert code == 2 and out == "" and err.startswith("ckit: base.json: is no baseline")
    code, _out, err = ckit("audit", "site", "--baseline", "absent.json")
    assert code == 3 and "absent.json" in err


def test_an_acceptance_with_reason_and_owner(ckit: Run, site: Path, tmp_path: Path) -> None:
    accept(tmp_path, rule='"editorial/lang"', paths='["site/a.html"]', until="2999-01-01")
    _code, data = audit(ckit)
    by_name = {Path(page["path"]).name: page for page in data["pages"]}
    assert "editorial/lang" in [f["rule"] for f in by_name["index.html"]["findings"]]
    assert "editorial/lang" not in [f["rule"] for f in by_name["a.html"]["findings"]]
    (accepted,) = by_name["a.html"]["accepted"]
    assert accepted["reason"] == "agreed with legal (Lin Xiaohe)"


def site_rules(ckit: Run) -> tuple[int, list[str]]:
    code, out, _err = ckit("audit", "site", "-p", "editorial", "--format", "json")
    return code, [f["rule"] for f in json.loads(out)["site"]["findings"]]


def test_an_expired_acceptance_is_an_error(ckit: Run, site: Path, tmp_path: Path) -> None:
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    accept(tmp_path, rule='"editorial/lang"', until=yesterday)
    code, rules = site_rules(ckit)
    assert code == 1 and "ckit/expired-suppression" in rules
    assert "editorial/lang" in open_rules(audit(ckit)[1])
    accept(tmp_path, rule='"editorial/lang"', until=date.today().isoformat())
    assert "ckit/expired-suppression" not in site_rules(ckit)[1]
    assert "editorial/lang" not in open_rules(audit(ckit)[1])


def test_a_stale_acceptance_is_reported(ckit: Run, site: Path, tmp_path: Path) -> None:
    accept(tmp_path, rule='"editorial/lang"', paths='["nowhere/**"]')
    assert "ckit/unused-suppression" in site_rules(ckit)[1]
    accept(tmp_path, rule='"editorial/lang"')
    assert "ckit/unused-suppression" not in site_rules(ckit)[1]


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        ({"rule": '"editorial/lnag"'}, "editorial/lang"),
        ({"rule": '"editorial/*"'}, "editorial/*"),
        ({"rule": '"*"'}, "*"),
        ({"rule": '"editorial/lang"', "reason": '""'}, "reason"),
        ({"rule": '"editorial/lang"', "owner": '" "'}, "owner"),
        ({"rule": '"editorial/lang"', "owner": ""}, "owner"),
        ({"rule": '"editorial/lang"', "untill": "2999-01-01"}, "untill"),
        ({"rule": '"editorial/lang"', "until": '"soon"'}, "until"),
    ],
)
def test_a_wrong_acceptance_is_refused(
    ckit: Run, site: Path, tmp_path: Path, entry: dict[str, str], word: str
) -> None:
    accept(tmp_path, **entry)
    code, out, err = ckit("audit", "site")
    assert code == 2 and out == ""
    assert word in err and len(err.splitlines()) == 1
    assert re.match(r"ckit: \S*accept\.toml:\d+: ", err)


def test_the_line_of_the_wrong_acceptance_is_told(ckit: Run, site: Path, tmp_path: Path) -> None:
    accept(tmp_path, rule='"editorial/lang"')
    file = tmp_path / "accept.toml"
    good = file.read_text(encoding="utf-8")
    file.write_text(good + "\n" + good.replace("editorial/lang", "editorial/x"), encoding="utf-8")
    line = file.read_text(encoding="utf-8").splitlines().index('rule = "editorial/x"') + 1
    code, _out, err = ckit("audit", "site")
    assert code == 2 and f"accept.toml:{line}: There is no rule editorial/x." in err
    file.write_bytes("[[accept]]\nrule = '江'".encode("gb18030"))
    code, _out, err = ckit("audit", "site")
    assert code == 2 and "UTF-8" in err


def test_comments_in_the_page(ckit: Run, site: Path) -> None:
    page = site / "a.html"
    page.write_text(
        PAGE.format(title="Story").replace("</body>", "")
        + "<!-- ckit-disable editorial/lang: the template is replaced in May -->\n"
        "<!-- ckit-disable-next-line editorial/copyright: pages of the archive -->\n"
        "<footer>© 2010 Riverside</footer>\n"
        "<!-- ckit-disable editorial/lang -->\n<!-- ckit-disable no/rule: why -->\n"
        "<!-- ckit-disable-next-line editorial/title: nothing wrong here -->\n</body></html>",
        encoding="utf-8",
    )
    _code, data = audit(ckit)
    found = next(p for p in data["pages"] if p["path"].endswith("a.html"))
    reasons = {f["rule"]: f["reason"] for f in found["accepted"]}
    assert reasons == {
        "editorial/lang": "the template is replaced in May",
        "editorial/copyright": "pages of the archive",
    }
    rules = [f["rule"] for f in found["findings"]]
    assert rules.count("ckit/suppression") == 2  # no reason; no such rule
    assert rules.count("ckit/unused-suppression") == 1
