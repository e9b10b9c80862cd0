"""Datelines, labels and names with 女士 or Mr.: what passes by the model at a line's beginning."""

from __future__ import annotations

import pytest

from compliance_kit.documents import read_bytes
from compliance_kit.translate.datelines import find_dateline
from compliance_kit.translate.inline import lift
from compliance_kit.translate.masking import find_latin, mask_names
from compliance_kit.translate.names import find_honoured, find_honoured_english
from compliance_kit.translate.options import Options
from compliance_kit.translate.pipeline import Job, translate_documents
from compliance_kit.translate.protect import ATOM
from translate.engines import Dictionary

TERMS = {
    "北京": "Beijing",
    "重庆": "Chongqing",
    "重庆市": "Chongqing",
    "重庆日报": "Chongqing Daily",
}


def run(text: str, to: str, known: dict[str, str], name: str = "a.txt") -> tuple[str, list[str]]:
    """The output with the shipped look-ups, and what the engine was asked."""
    engine = Dictionary(known)
    job = Job(read_bytes(text.encode(), name), name)
    translate_documents([job], to=to, engine=engine, options=Options())
    asked = [sentence for batch in engine.asked for sentence in batch]
    return (job.data or b"").decode(), asked


@pytest.mark.parametrize(
    ("text", "written", "guessed"),
    [
        ("新华社北京4月5日电（记者孙丽）第一", "BEIJING, April 5 (Xinhua, by Sun Li) --", False),
        ("新华社白河4月5日电 桃花节", "BAIHE, April 5 (Xinhua) --", True),
        ("新华社东京5月3日电 日本", "TOKYO, May 3 (Xinhua) --", False),
        ("中新社北京5月3日电 题：春天", "BEIJING, May 3 (China News Service) --", False),
        ("新华社北京电 今天", "BEIJING (Xinhua) --", False),
        ("本报北京5月3日电（记者 张三）今天", "BEIJING, May 3 (by Zhang San) --", False),
        ("本报讯（记者 李四 通讯员 王五）今天", "(By Li Si, Wang Wu)", False),
        ("本报讯 今天", "(Staff report)", False),
        ("重庆日报讯（记者 李四）今天", "(Chongqing Daily, by Li Si)", False),
    ],
)
def test_chinese_datelines(text: str, written: str, guessed: bool) -> None:
    found = find_dateline(text, "en", TERMS | {"中新社": "China News Service"})
    assert found is not None
    assert (found.written, found.guessed) == (written, guessed)
    assert text[found.end :] in ("第一", "桃花节", "日本", "春天", "今天")


@pytest.mark.parametrize(
    ("text", "written", "guessed"),
    [
        ("LAKEWOOD, Nov. 3 (Xinhua) -- The storm", "新华社 Lakewood 11月3日电 ", True),
        ("CHONGQING, May 4 (iChongqing) - The city", "iChongqing 重庆5月4日电 ", False),
        ("LONDON, March 3 (Reuters) - Oil rose", "路透社伦敦3月3日电 ", False),
        ("WASHINGTON (AP) — The law", "美联社华盛顿电 ", False),
        ("PORT ELDER — The harbour", "（Port Elder讯）", True),
        ("SACRAMENTO, Calif. — The law", "（Sacramento讯）", True),
    ],
)
def test_english_datelines(text: str, written: str, guessed: bool) -> None:
    found = find_dateline(text, "zh", TERMS)
    assert found is not None
    assert (found.written, found.guessed) == (written, guessed)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("公司网络电话很好。", "en"),
        ("电视台电话会议今天举行。", "en"),
        ("中国社会科学网络中心电话不通。", "en"),
        ("新闻网消息灵通。", "en"),
        ("FILE — In this photo", "zh"),
        ("FILE (AP) — In this photo", "zh"),
        ("GDP - gross domestic product", "zh"),
        ("STORM HITS COAST — MAYOR SPEAKS", "zh"),
        ("Peter Grant — a spokesman", "zh"),
        ("Nikkei (Tokyo) — up", "zh"),
        ("LAKEWOOD, Nov. 3 (Xinhua) --", "zh"),
    ],
)
def test_no_datelines(text: str, target: str) -> None:
    assert find_dateline(text, target, TERMS) is None


def test_the_engine_never_reads_a_dateline() -> None:
    data, asked = run(
        "新华社北京4月5日电（记者孙丽）天气好。\n", "en", {"天气好。": "the weather is fine."}
    )
    assert data == "BEIJING, April 5 (Xinhua, by Sun Li) -- The weather is fine.\n"
    assert asked == ["天气好。"]
    data, asked = run("BEIJING, Nov. 3 (Xinhua) -- It rained.\n", "zh", {"It rained.": "下雨了。"})
    assert data == "新华社北京11月3日电 下雨了。\n"
    assert asked == ["It rained."]


@pytest.mark.parametrize(
    ("line", "to", "written", "read"),
    [
        ("联系人：钱女士", "en", "Contact: Ms. Qian", []),
        ("附件：", "en", "Attachment:", []),
        ("答：可以。", "en", "A: Yes.", ["可以。"]),
        ("参会人员：张三、李四", "en", "Present: Zhang San, Li Si", ["参会人员："]),
        ("地点：大剧院", "en", "Venue: Theater", ["大剧院"]),
        ("Contact: Ms. Qian", "zh", "联系人：钱女士", []),
        ("Q: Is it safe?", "zh", "问：安全吗？", ["Is it safe?"]),
        ("Venue: Lakewood Hall", "zh", "地点：会堂", ["Lakewood Hall"]),
        ("他说：“可以。”", "en", 'He said: "Yes."', ["他说：“可以。”"]),
        ("Mayor: We rebuild it", "zh", "市长：我们重建。", ["Mayor: We rebuild it"]),
    ],
)
def test_labels_are_apart_from_values(line: str, to: str, written: str, read: list[str]) -> None:
    known = {
        "可以。": "Yes.",
        "参会人员：": "Present:",
        "大剧院": "Theater",
        "Is it safe?": "安全吗？",
        "Lakewood Hall": "会堂",
        "他说：“可以。”": 'He said: "Yes."',
        "Mayor: We rebuild it": "市长：我们重建。",
    }
    data, asked = run(line + "\n", to, known)
    assert data == written + "\n"
    assert asked == read


def test_a_referee_keeps_the_name() -> None:
    data, asked = run("Referee: Paul Kent\n", "zh", {})
    assert data.endswith("：Paul Kent\n")
    assert asked == []


def test_the_tags_of_a_notice_stay_with_its_value() -> None:
    data, _ = run("<p>来源：<a href='x'>梅溪日报</a></p>", "en", {}, "a.html")
    assert data == "<p>Source: <a href='x'>Meixi Daily</a></p>"
    data, _ = run("<p><b>责任编辑</b>：<i>刘洋</i></p>", "en", {}, "a.html")
    assert data == "<p><b>Editor in charge</b>: <i>Liu Yang</i></p>"


def test_labels_keep_their_tags() -> None:
    data, _ = run("<p><b>联系人</b>：<i>钱女士</i></p>", "en", {}, "a.html")
    assert data == "<p><b>Contact</b>: <i>Ms. Qian</i></p>"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("钱女士", ["Ms. Qian"]),
        ("居民王女士和据李先生介绍", ["Ms. Wang", "Mr. Li"]),
        ("钱晓梅女士，欧阳先生", ["Ms. Qian Xiaomei", "Mr. Ouyang"]),
        ("女士们先生们，这位先生饭后李先生产", []),
    ],
)
def test_chinese_names_with_a_title_behind_them(text: str, names: list[str]) -> None:
    assert [name for *_, name in find_honoured(text)] == names


def test_english_names_with_a_title() -> None:
    text = "Ms. Qian met Mr Li, Mr. Smith, Mr. Long and Mr. Li Ming"
    assert [name for *_, name in find_honoured_english(text)] == ["钱女士", "李先生"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("OpenAI的Sam Altman说", ["OpenAI", "Sam Altman"]),
        ("iPhone 16卖出iPhone 16台", ["iPhone 16", "iPhone"]),
        (
            "在iPhone 16 Pro上看《The Life of a Showgirl》",
            ["iPhone 16 Pro", "The Life of a Showgirl"],
        ),
        ("H2O和COVID-19 5例", ["H2O", "COVID-19"]),
        ("GDP增长，5G手机，3 km，USB-C", []),
    ],
)
def test_latin_names_in_chinese_text(text: str, names: list[str]) -> None:
    assert [name for *_, name in find_latin(text)] == names


def test_latin_names_survive() -> None:
    document = read_bytes("市民张女士用OpenAI。".encode(), "a.txt")
    masked = lift(document.segments[0], document).masked
    text = mask_names(masked.text, masked, "zh", [], 6)
    assert ATOM.sub("*", text) == "市民*用*。"
    assert [masked.of(atom).target for atom in ATOM.findall(text)] == ["Ms. Zhang", "OpenAI"]
