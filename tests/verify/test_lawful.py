"""What one language leaves out or says otherwise is no error; what only looks so is one."""

from __future__ import annotations

import pytest

from compliance_kit.verify import verify_pair


def found(source: str, target: str) -> list[tuple[str, str, str]]:
    """(kind, source, target) of the errors and warnings of facts."""
    zh = any("一" <= char <= "鿿" for char in source)
    languages = ("zh", "en") if zh else ("en", "zh")
    return [
        (f.kind, f.source, f.target)
        for f in verify_pair(source, target, *languages)
        if f.severity != "note" and f.kind not in ("omission", "punctuation")
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # said in other words
        ("1小时即可到达。", "You get there in an hour."),
        ("The trip took more than a month.", "行程历时1个多月。"),
        ("他们周一至周五上课。", "They have classes from Monday to Friday."),
        ("直径不到十分之一。", "The diameter is less than a tenth."),
        ("死亡率为3.7‰。", "Mortality is 3.7 per 1,000 births."),
        (
            "工程6月下旬开工。",
            "Work starts in late June.",
        ),
        ("这是第3座桥。", "It is bridge No. 3."),
        ("他排在第4位，共7名选手。", "He came fourth of seven runners."),
        ("飞机9:30（UTC 0130）起飞。", "The plane left at 9:30 (0130 UTC)."),
        ("速度为每秒约12公里（7.5英里）。", "It flies at about 12 km or 7.5 miles per second."),
        ("文明天地展览开幕。", "The civilisation exhibition has opened."),
        ("末班车23:15发车。", "The last bus leaves at 23.15."),
        ("他以3：1取胜。", "He won three to one."),
        ("第三，加强管理。", "Thirdly, management will be improved."),
        ("（二）提高效率。", "(ii) To raise efficiency."),
        ("日产量280万桶。", "Output was 2.8 million barrels per day."),
        ("The fair drew dozens of firms worth multi-billion sums.", "展会吸引了数十家企业。"),
        # names that are copied, hyphens that are no signs
        ("He works for BBC Two.", "他在BBC Two工作。"),
        ("The Il-76 landed in May.", "伊尔-76五月降落。"),
        ("浓度为35微克/立方米。", "The level was 35 ug/m3."),
        # said once for twice, or by a pronoun
        ("本报讯 9月30日电 公司30日宣布扩产。", "On September 30 the firm announced an expansion."),
        ("二人决定合作，并获得支持。", "They decided to work together and were supported."),
        (
            "中美两国元首会晤，两人谈了经济。",
            "The two presidents of China and the US met; they talked.",
        ),
        # the order that the languages turn round
        ("来自12个国家的40名专家参加。", "Some 40 experts from 12 countries took part."),
        ("26天飞行3万公里。", "They flew 30,000 kilometres in 26 days."),
        # the part of a year or month
        ("工程2026年底前完成。", "Work will be finished by the end of 2026."),
        ("去年7月开业。", "It opened last July."),
        # holidays by their right name
        ("“十一”期间客流增加。", "Traffic rose during the National Day holiday."),
        ("COVID-19 cases fell by 5%.", "新冠病例减少了5%。"),
    ],
)
def test_lawful_differences(source: str, target: str) -> None:
    assert found(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("服务从28号开始。", "Service starts from No. 28.", "date"),
        ("工程6月下旬开工。", "Work starts in early June.", "date"),
        ("两县争当第3名。", "The two counties vie for three places.", "number"),
        ("现场有3名工人。", "The third worker was there.", "number"),
        ("截至9时，水位下降。", "As of 9 p.m., the water level had dropped.", "date"),
        ("船只30日下午1点启航。", "The ships sail at 1 p.m. on 30 p.m.", "date"),
        (
            "据《城市时报》26日报道，桥梁通车。",
            "According to the City Times 26, the bridge is open.",
            "date",
        ),
        ("工程2026年底前完成。", "Work will be finished by 2026.", "date"),
        ("It opened in July.", "它于去年7月开业。", "date"),
        ("“十一”期间客流增加。", "Traffic rose during the Eleven period.", "date"),
        ("水稻亩产提高。", "Acres of rice have improved.", "unit"),
        ("The tag is on over 35m posts.", "该标签用于超过35m的帖子。", "unit"),
        ("1小时即可到达。", "You get there quickly.", "number"),
        ("他以3：1取胜。", "He won the match.", "number"),
        (
            "投资12亿元，贷款40亿元。",
            "Investment was 4 billion yuan, loans 1.2 billion yuan.",
            "money",
        ),
    ],
)
def test_what_only_looks_lawful(source: str, target: str, kind: str) -> None:
    assert kind in [each for each, _source, _target in found(source, target)]
