"""ckit.toml: what is right is read, what is wrong is named with its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance_kit.config import find_config, load_config, parse_config
from compliance_kit.errors import ConfigError, InputError

WHOLE = """
[site]
name = "Riverside Daily"
url = "https://www.riverside.example"
languages = ["zh-Hans", "en"]
profiles = ["cn-mainland", "cn-news"]

[declared]
icp = "渝ICP备2026001234号-1"
ps-filing = ["渝公网安备 50010302001234号"]
news-licence = { number = "50120260009", expires = 2029-01-31 }

[rules]
"cn/ps-icon" = "off"
"editorial/title" = "error"

[style]
months = "ap"
currency = "rmb"
"""


def test_all_tables_are_read() -> None:
    config = parse_config(WHOLE)
    assert config.site.profiles == ["cn-mainland", "cn-news"]
    assert config.declared.values("icp") == ("渝ICP备2026001234号-1",)
    assert config.declared.values("ps_filing") == ("渝公网安备 50010302001234号",)
    assert config.declared.values("news_licence") == ("50120260009",)
    assert config.declared.expires("news_licence") == date(2029, 1, 31)
    assert config.declared.values("hotline") == ()
    assert config.rules == {"cn/ps-icon": "off", "editorial/title": "error"}
    assert config.style.currency == "rmb"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('[site]\nnmae = "x"', ["ckit.toml:2:", "[site]", "nmae", "Did you mean name?"]),
        ("[stile]\nx = 1", ["ckit.toml:1:", "stile", "Did you mean style?"]),
        ('[site]\n\nlanguages = "zh"', ["ckit.toml:3:", "site.languages"]),
        ('[rules]\n"cn/icp-link" = "eror"', ["ckit.toml:2:", "cn/icp-link", "error"]),
        ('[style]\n# x\nmonths = "app"', ["ckit.toml:3:", "style.months", "Did you mean ap?"]),
        ("[declared]\nicp = { nummer = 1 }", ["ckit.toml:2:", "nummer", "Did you mean number?"]),
        ("[declared]\n\nicp = 5", ["ckit.toml:3:", "declared.icp"]),
        ("[site]\nname = = 1", ["ckit.toml:2:", "not valid TOML"]),
        ("[[audit.overrides]]\npaths = []\nruls = {}", ["ckit.toml:3:", "ruls", "rules"]),
    ],
)
def test_mistakes_are_named_with_their_line(source: str, words: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(source)
    for word in words:
        assert word in caught.value.message


def test_found_upwards(tmp_path: Path) -> None:
    (tmp_path / "ckit.toml").write_text(WHOLE, encoding="utf-8")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find_config(deep) == tmp_path / "ckit.toml"
    assert load_config(start=deep).site.name == "Riverside Daily"


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(start=tmp_path).style.months == "ap"


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ckit init"):
        load_config(tmp_path / "none.toml")


def test_a_file_in_another_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "ckit.toml"
    path.write_bytes('[site]\nname = "江畔"'.encode("gb18030"))
    with pytest.raises(ConfigError, match="UTF-8"):
        load_config(path)


@given(st.text(alphabet="[]=\"'\n#abc.{}, 0-9", max_size=200))
def test_any_text_is_read_or_refused_in_one_sentence(source: str) -> None:
    try:
        parse_config(source)
    except ConfigError as error:
        assert error.message.startswith("ckit.toml:")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('[site]\nlanguages = "en"', "needed is a list, written is a text in quotation marks"),
        (
            "[declared]\nicp = 5",
            "needed is a text in quotation marks or a table or a list, written",
        ),
        ('[declared]\nicp = {number = "1", expires = "soon"}', "write the date as YYYY-MM-DD."),
        ('[audit]\nfail-on = "eror"', "“eror” is not known. Did you mean error? Valid values: "),
        ("[[audit.overrides]]\nrules = {}", "paths is missing"),
    ],
)
def test_a_wrong_value_is_told_in_words_for_people(source: str, said: str) -> None:
    with pytest.raises(ConfigError) as raised:
        parse_config(source)
    assert said in raised.value.message


def test_a_wrong_second_override_is_told_on_its_own_line() -> None:
    source = "[[audit.overrides]]\npaths = []\nrules = {}\n\n[[audit.overrides]]\npaths = 5\n"
    with pytest.raises(ConfigError, match=r"ckit\.toml:6: .*audit\.overrides\.paths"):
        parse_config(source)


def test_what_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(ConfigError, match="nested too deep"):
        parse_config("a = " + "[" * 5000)


def test_a_configuration_knows_where_its_keys_stand() -> None:
    config = parse_config('[site]\n\nprofiles = ["x"]\n[rules]\n"cn/x" = "off"\n', "c.toml")
    assert config.written.place("site", "profiles") == "c.toml:3: "
    assert config.written.place("rules", "cn/x") == "c.toml:5: "
    assert parse_config("").written.place("site") == "ckit.toml:1: "
    assert type(config)().written.place("site") == ""


def test_files_count_from_the_folder_of_the_configuration(
    ckit: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ckit.toml").write_text(
        '[translate]\ntermbase = ["words/terms.csv"]\n[audit]\nsuppressions = "accepted.toml"\n',
        encoding="utf-8",
    )
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "terms.csv").write_text("江畔日报,Riverside Daily\n", encoding="utf-8")
    (tmp_path / "accepted.toml").write_text("", encoding="utf-8")
    below = tmp_path / "articles"
    below.mkdir()
    (below / "a.txt").write_text("江畔日报\n", encoding="utf-8")
    (below / "a.html").write_text("<html lang=en><title>t</title><p>x", encoding="utf-8")
    monkeypatch.chdir(below)
    assert ckit("translate", "a.txt", "--to", "en")[0] in (0, 1)
    assert (below / "a.en.txt").read_text(encoding="utf-8") == "Riverside Daily\n"
    assert ckit("audit", "a.html")[0] in (0, 1)
    (tmp_path / "accepted.toml").unlink()
    code, _, err = ckit("audit", "a.html")
    assert code == 3
    assert "ckit.toml:4: " in err and "accepted.toml: no such file" in err


def test_a_missing_termbase_is_told_with_its_line(
    ckit: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    source = '[translate]\ntermbase = [\n  "there.csv",\n  "nowhere.csv",\n]\n'
    (tmp_path / "ckit.toml").write_text(source, encoding="utf-8")
    (tmp_path / "there.csv").write_text("江畔日报,Riverside Daily\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("江畔日报\n", encoding="utf-8")
    code, _, err = ckit("translate", "a.txt", "--to", "en")
    assert code == 3
    assert "ckit.toml:" in err and "nowhere.csv: no such file" in err
