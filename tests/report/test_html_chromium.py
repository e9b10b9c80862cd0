"""The HTML report in a real Chromium: inert, searchable, readable in light and dark."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from compliance_kit.audit.sources.render import find_browser
from compliance_kit.errors import MissingError
from compliance_kit.i18n import activate
from compliance_kit.report import html
from compliance_kit.report.finding import AuditReport, Finding, PageReport, RuleInfo

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'"
)

HOSTILE = (
    '</script><script>window.hit=1;alert(1)</script><img src=x onerror="window.hit=2">'
    '<svg onload="window.hit=3"><a href="javascript:window.hit=4">x</a></pre></article>'
    '<iframe src="http://127.0.0.1:9/"></iframe><link rel=stylesheet href="http://127.0.0.1:9/s">'
    '"><style>*{display:none}</style><meta http-equiv=refresh content="0;url=http://127.0.0.1:9/">'
)
FAILED = Finding(
    rule="cn/icp-link",
    severity="error",
    outcome="fail",
    message="渝ICP备2026001234号-1 is not linked",
    advice="Link the number.",
    line=12,
    column=5,
    basis=("MII Order 33 of 2005, art. 13",),
    context="Riverside 渝ICP备2026001234号-1",
    mark=(10, 28),
)
RULES = {
    "cn/icp-link": RuleInfo("cn/icp-link", "ICP link" + HOSTILE, "error", HOSTILE, HOSTILE),
}
FINDINGS = (
    FAILED,
    replace(FAILED, severity="warning", message=HOSTILE, advice=HOSTILE, context=HOSTILE),
    replace(FAILED, severity="note", rule="editorial/date", message="No date", mark=(0, 0)),
    replace(FAILED, outcome="unknown", message="The footer is written by a script"),
    replace(FAILED, suppressed="agreed " + HOSTILE, message="An accepted one"),
)
REPORT = AuditReport(
    pages=(
        PageReport("zh/" + HOSTILE, "zh-Hans", "utf-8", "home", (), FINDINGS),
        PageReport("en/a.html", "en", "utf-8", "article", (), (FAILED,)),
        PageReport("clean.html", "en", "utf-8", "other"),
    ),
    site=(replace(FAILED, severity="note", message="Titles differ", line=0),),
    unreadable=(("x.html", HOSTILE),),
)
ALL = 8  # cards: seven findings, one file that was not read

# The contrast of every text with what stands behind it (WCAG 2.2, success criterion 1.4.3).
CONTRAST = """() => {
  const rgb = (c) => {
    const v = c.match(/[\\d.]+/g).map(Number);
    return v.length < 4 ? [...v, 1] : v;
  };
  const light = ([r, g, b]) => [r, g, b].map((x) => x / 255)
    .map((x) => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)
    .reduce((sum, x, i) => sum + x * [0.2126, 0.7152, 0.0722][i], 0);
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const behind = (node) => {
    for (let n = node; n; n = n.parentElement) {
      const c = rgb(getComputedStyle(n).backgroundColor);
      if (c[3] === 1) return c;
    }
    return null;
  };
  const found = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((c) => c.nodeType === 3 && c.data.trim());
    if (!own || !node.checkVisibility() || node.tagName === "SCRIPT") continue;
    const paper = behind(node);
    if (!paper) { found.push([node.tagName, node.className, 0]); continue; }
    let opacity = 1;
    for (let n = node; n; n = n.parentElement) opacity *= Number(getComputedStyle(n).opacity);
    const ink = rgb(getComputedStyle(node).color);
    const under = behind(document.body);
    const shown = over([...over(ink, paper), opacity], under);
    const sheet = over([paper[0], paper[1], paper[2], opacity], under);
    const [a, b] = [light(shown), light(sheet)].sort((x, y) => y - x);
    found.push([node.tagName, node.className, (a + 0.05) / (b + 0.05)]);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    try:
        path = find_browser()
    except MissingError:
        pytest.skip("NOTICE: no Chromium is installed, so the HTML report was not opened in one")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=path, headless=True, args=["--no-sandbox"] if root else []
        )
        yield running
        running.close()


class Tab:
    """An opened report with everything that it did."""

    def __init__(self, browser: Any, file: Path, scheme: str = "light") -> None:
        self.context = browser.new_context(color_scheme=scheme)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.goto(file.as_uri())
        self.page.wait_for_load_state("load")

    def _dialog(self, dialog: Any) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def visible(self) -> int:
        return int(self.page.locator("article:visible").count())


@pytest.fixture(params=["en", "zh"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    activate(request.param)
    path = tmp_path / "report.html"
    path.write_text(html.render(REPORT, RULES, "Riverside" + HOSTILE), encoding="utf-8")
    return path


def test_hostile_text_stays_text(browser: Any, file: Path) -> None:
    tab = Tab(browser, file)
    page = tab.page
    page.locator("summary").first.click()
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    assert tab.requests == [file.as_uri()]
    assert tab.said == []
    assert page.url == file.as_uri()
    assert page.locator("article").count() == ALL
    assert page.locator("main :is(script, img, svg, a, iframe, link, style, meta)").count() == 0
    assert HOSTILE in page.locator("article.warning").first.inner_text().replace("\n", "")
    assert page.locator("mark").first.inner_text() == "渝ICP备2026001234号-1"


def test_search_and_filter(browser: Any, file: Path) -> None:
    tab = Tab(browser, file)
    page = tab.page
    search = page.locator("input[type=search]")
    count = page.locator("#count")
    assert tab.visible() == ALL and str(ALL) in count.inner_text()
    search.fill("editorial/DATE")
    assert tab.visible() == 1
    assert count.inner_text() != ""
    assert page.locator("section.page:visible").count() == 1
    search.fill("footer script")
    assert tab.visible() == 1
    search.fill("")
    for level in ("error", "warning", "note", "unknown", "accepted"):
        page.locator(f"input[name={level}]").uncheck()
        assert page.locator(f"article[data-level={level}]:visible").count() == 0
    assert tab.visible() == 0
    page.locator("input[name=unknown]").check()
    assert tab.visible() == 1
    search.press("Enter")
    assert page.url == file.as_uri()
    assert tab.said == [] and tab.requests == [file.as_uri()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast(browser: Any, file: Path, scheme: str) -> None:
    tab = Tab(browser, file, scheme)
    for summary in tab.page.locator("summary").all():
        summary.click()
    found = tab.page.evaluate(CONTRAST)
    assert len(found) > 40
    assert [item for item in found if item[2] < 4.5] == []
    paper = tab.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") == (scheme == "light")


def test_it_can_be_used_by_keyboard_and_screen_reader(browser: Any, file: Path) -> None:
    page = Tab(browser, file).page
    assert page.evaluate("document.documentElement.lang") in ("en", "zh-Hans")
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert page.locator("section.page").count() == page.locator("section.page > h2").count() == 3
    named = "i => i.labels.length > 0 || !!i.ariaLabel"
    assert all(box.evaluate(named) for box in page.locator("input").all())
    assert page.locator("[role=search]").count() == 1
    assert page.locator("[role=status]").count() == 1
    stops = []
    for _stop in range(8):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
        style = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(style) == "solid"
    assert stops[:6] == ["q", "error", "warning", "note", "unknown", "accepted"]
    assert "SUMMARY" in stops
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1


def test_without_scripts_it_is_still_whole(browser: Any, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("article:visible").count() == ALL
    assert page.locator("form:visible").count() == 0
    context.close()


def test_it_fits_a_phone(browser: Any, file: Path) -> None:
    tab = Tab(browser, file)
    tab.page.set_viewport_size({"width": 360, "height": 640})
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert tab.page.evaluate(wide) <= 0
