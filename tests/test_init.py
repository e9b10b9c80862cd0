"""ckit init: what the site shows goes into a file that ckit reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from compliance_kit import errors
from compliance_kit.config import load_config

Run = Callable[..., tuple[int, str, str]]

FOOTER = (
    "<footer>违法和不良信息举报电话：023-67120000 举报邮箱：jubao@riverside.example "
    "互联网新闻信息服务许可证：50120260009 渝ICP备2026001234号-{index} "
    "渝公网安备 50010302001234号</footer>"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name, index in (("zh/a", 1), ("zh/b", 1), ("zh/c", 2)):
        page = folder / f"{name}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f"<html><head><title>第{index}页 - 江畔日报</title>"
            '<link rel=canonical href="https://www.riverside.example/zh/a.html"></head>'
            f"<body><p>今天天气很好，市民在公园散步。</p>{FOOTER.format(index=index)}</body></html>",
            encoding="utf-8",
        )
    return folder


def test_numbers_names_and_address_are_found(ckit: Run, site: Path) -> None:
    code, out, _ = ckit("init", "site", "--yes")
    assert code == 0
    assert "3 pages" in out
    config = load_config(Path("ckit.toml"))
    assert config.site.name_zh == "江畔日报"
    assert config.site.url == "https://www.riverside.example"
    assert config.declared.values("icp") == ("渝ICP备2026001234号-1",)
    assert config.declared.values("ps_filing") == ("渝公网安备 50010302001234号",)
    assert config.declared.values("news_licence") == ("50120260009",)
    assert config.declared.values("hotline") == ("023-67120000",)
    assert config.declared.values("report_email") == ("jubao@riverside.example",)
    assert "渝ICP备2026001234号-2" in Path("ckit.toml").read_text(encoding="utf-8")


def test_an_existing_file_is_not_replaced(ckit: Run, site: Path) -> None:
    Path("ckit.toml").write_text("# mine\n", encoding="utf-8")
    code, _, err = ckit("init", "site", "--yes")
    assert code == 2
    assert "--force" in err
    assert Path("ckit.toml").read_text(encoding="utf-8") == "# mine\n"


def test_without_a_site_the_file_is_a_form(ckit: Run) -> None:
    code, _, _ = ckit("init", "--yes", "-o", "new.toml")
    assert code == 0
    text = Path("new.toml").read_text(encoding="utf-8")
    assert '# icp = "' in text
    assert load_config(Path("new.toml")).declared.values("icp") == ()


def test_a_chinese_file_for_a_chinese_editor(ckit: Run) -> None:
    code, _, _ = ckit("--lang", "zh", "init", "--yes", "-o", "new.toml")
    assert code == 0
    assert "规则" in Path("new.toml").read_text(encoding="utf-8")


def test_a_misspelt_folder_writes_nothing(ckit: Run, tmp_path: Path) -> None:
    code, _, err = ckit("init", "nothere", "--yes")
    assert code == errors.EXIT_IO
    assert "nothere: no such file or folder" in err
    assert not (tmp_path / "ckit.toml").exists()
