"""Tokens, omission, repetition, untranslated text, negation, punctuation."""

from __future__ import annotations

import pytest

from compliance_kit.verify import verify_pair

FORM = {"token", "omission", "repetition", "untranslated", "negation", "punctuation"}


def kinds(source: str, target: str) -> set[str]:
    """The kinds of errors and warnings about wording and form."""
    zh = any("一" <= char <= "鿿" for char in source)
    languages = ("zh", "en") if zh else ("en", "zh")
    findings = verify_pair(source, target, *languages, switches=FORM)  # type: ignore[arg-type]
    return {finding.kind for finding in findings if finding.severity != "note"}


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("详见https://example.cn/a。", "See https://example.cn/b.", "token"),
        ("备案号为渝ICP备20009753号-2。", "Its filing number is ICP 20009735-2.", "token"),
        ("请致电023-67158993。", "Please call 023-67158939.", "token"),
        ("您好，{name}！", "Hello, {nmae}!", "token"),
        ("二十国集团（G20）开会。", "The Group of Twenty (G23) met.", "token"),
        ("他说，会议推迟到下周举行。", "He said that,", "omission"),
        (
            "重庆市政府将加大投资，建设学校和医院，培训教师和医生，帮助农村学生。",
            "Chongqing.",
            "omission",
        ),
        ("会议结束。", "", "omission"),
        (
            "会议在重庆举行。",
            "The meeting was held in the held in the held in the city.",
            "repetition",
        ),
        ("会议在重庆举行。", "会议在重庆举行。", "untranslated"),
        ("会议在重庆举行。", "The meeting was held in 重庆.", "untranslated"),
        ("The meeting was held in the city.", "The meeting was held in the city.", "untranslated"),
        (
            "It failed because local fire engines arrived late.",
            "它失败了local fire engines arrived late。",
            "untranslated",
        ),
        ("STRONG STORM HITS NORTH COAST", "STRONG STORM HITS NORTH海岸", "untranslated"),
        ("事故没有造成人员死亡。", "The accident killed people.", "negation"),
        ("The talks did not take place.", "会谈如期举行。", "negation"),
        ("会议在重庆举行。", "The meeting was held in Chongqing。", "punctuation"),
        ("He came, and she left.", "他来了,她走了。", "punctuation"),
    ],
)
def test_found(source: str, target: str, kind: str) -> None:
    assert kind in kinds(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("详见https://example.cn/a。", "See https://example.cn/a."),
        ("请致电023-67158993。", "Please call 023 6715 8993."),
        ("二十国集团（G20）开会。", "The Group of Twenty met."),
        ("好，好，好！", "Good, good, good!"),
        ("嫦娥的英文名", "The English name of Chang'e (嫦娥)"),
        ("苹果公司推出iPhone。", "Apple released the iPhone."),
        ("The film was made by NHK BBC ARD and ZDF.", "影片由NHK BBC ARD ZDF制作。"),
        ("He works at Jack In The Box.", "他在Jack In The Box工作。"),
        ("不仅如此，他还来了。", "What is more, he came."),
        ("他不同意。", "He disagreed."),
        ("会议在重庆举行。", "The meeting was held in Chongqing."),
        ("The meeting was held in Chongqing.", "会议在重庆举行。"),
        ("At 9:30, see a.com.", "9:30见a.com。"),
    ],
)
def test_counter_examples(source: str, target: str) -> None:
    assert kinds(source, target) == set()


def test_a_clause_left_out_is_named() -> None:
    source = (
        "重庆举行新闻发布会，市政府将投资建设学校和医院，帮助农村学生和老师，警方逮捕了三名嫌疑人。"
    )
    target = "Chongqing held a press conference, and police arrested three suspects."
    findings = verify_pair(source, target, "zh", "en", switches={"omission"})
    assert len(findings) == 1
    assert "学校和医院" in findings[0].source
    full = (
        "Chongqing held a press conference: the municipal government will invest in building "
        "schools and hospitals to help rural students and teachers, and police arrested three "
        "suspects."
    )
    assert verify_pair(source, full, "zh", "en", switches={"omission"}) == []


def test_a_straight_quotation_mark_alone_is_told() -> None:
    from compliance_kit.verify.checks.punctuation import check_punctuation
    from compliance_kit.verify.texts import TextPair

    def told(target: str) -> bool:
        pair = TextPair("他说：“今天开门。”", target, "zh", "en", None)
        return any("only once" in finding.message for finding in check_punctuation(pair))

    assert told('He said it opens today."')
    assert not told('He said, "It opens today."')
    assert not told('A 5" pipe opens today.')


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("“今年花开得早。”他说。", "The flowers are early this year, he said.", "lost"),
        ("“今年花开得早，”他说。", "The flowers are early this year, he said.", "lost"),
        ('"We will wait," Kim said.', "金说我们会等。", "lost"),
        ("会议（第三次）举行。", "The meeting ) third ( was held.", "not open"),
    ],
)
def test_lost_quotation_marks_and_swapped_brackets_are_noted(
    source: str, target: str, message: str
) -> None:
    zh = source.isascii() is False
    findings = verify_pair(source, target, *(("zh", "en") if zh else ("en", "zh")), switches=FORM)
    notes = [finding for finding in findings if finding.kind == "punctuation"]
    assert [(note.severity, message in note.message) for note in notes] == [("note", True)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("“今年花开得早。”他说。", '"The flowers are early this year," he said.'),
        ("“一带一路”建设加快。", "Belt and Road construction speeds up."),
        ('"We will wait," Kim said.', "“我们会等。”金说。"),
        ('A 5" pipe, and a 6" one, too.', "5英寸管和6英寸管。"),
        ("会议（第三次）举行。", "The (third) meeting was held."),
    ],
)
def test_quotation_marks_that_may_go(source: str, target: str) -> None:
    zh = source[0] in "“会"
    pair = ("zh", "en") if zh else ("en", "zh")
    assert verify_pair(source, target, *pair, switches={"punctuation"}) == []
