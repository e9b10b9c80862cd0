"""The parts of the training recipe that need no torch: splits, facts, slots, alignment, packing."""

from __future__ import annotations

import json
import random
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from training import align, calibrate, facts, pack, prepare, splits, synth, vocab
from training.templates import TEMPLATES

DATA = Path(splits.__file__).parent / "data"
SLOT = re.compile(r"⟦[a-z]\d⟧")


def news() -> list[splits.Pair]:
    return [pair for file in sorted(DATA.glob("news-*.tsv")) for pair in splits.read_pairs(file)]


def test_split_does_not_depend_on_numbers_punctuation_or_order() -> None:
    one, other = "今年前10个月增长5.2%。", "今年前３个月，增长18%"
    assert splits.normal_form(one) == splits.normal_form(other)
    assert splits.split_of(one, splits.NEWS) == splits.split_of(other, splits.NEWS)
    pairs = news()[:2000]
    forward = splits.separate(pairs, splits.NEWS)
    backward = splits.separate(list(reversed(pairs)), splits.NEWS)
    assert {p.zh for p in forward.test} == {p.zh for p in backward.test}
    assert 50 < len(forward.test) < 130


def test_near_duplicates_are_found_on_either_side() -> None:
    held = [splits.Pair("市民在公园里跑步锻炼身体。", "Residents jog in the park to keep fit.")]
    train = [
        splits.Pair("市民在公园里跑步锻炼身体！", "People were running."),
        splits.Pair("人们在跑步。", "Residents jog in the park to keep fit!"),
        splits.Pair("船员在港口卸货。", "The crew unloaded the cargo in the port."),
    ]
    kept, near = splits.without_near(train, held)
    assert kept == train[2:]
    assert near == train[:2]


def test_prepare_keeps_test_pairs_out_of_train(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    lines = (DATA / "news-a.tsv").read_text(encoding="utf-8")
    (data / "news-a.tsv").write_text(lines, encoding="utf-8")
    (data / "ours-1.tsv").write_text(lines, encoding="utf-8")
    counts = prepare.prepare(data, None, tmp_path / "work")
    assert counts["news.test"] > 30
    test = list(splits.read_pairs(tmp_path / "work" / "news.test.tsv"))
    train = list(splits.read_pairs(tmp_path / "work" / "news.train.tsv"))
    assert not {splits.key(p.zh) for p in test} & {splits.key(p.zh) for p in train}
    assert not {p.en for p in test} & {p.en for p in train}
    listed = (data / "heldout.txt").read_text(encoding="utf-8")
    assert all(f"{splits.key(pair.zh)} test" in listed for pair in test)


def test_the_held_out_list_is_that_of_the_data() -> None:
    listed = {
        line.split()[0]
        for line in (DATA / "heldout.txt").read_text(encoding="ascii").splitlines()
        if not line.startswith("#") and line.endswith(" test")
    }
    assert listed == {splits.key(p.zh) for p in splits.separate(news(), splits.NEWS).test}


@pytest.mark.parametrize(
    ("zh", "en", "kind"),
    [
        ("进出口总值达1752亿元", "trade reaches 175.2 billion yuan", "m"),
        ("同比增长5.2%。", "up 5.2 percent year on year.", "r"),
        ("10月25日举行", "held on Oct. 25", "d"),
        ("25日开通", "opened on the 25th", "d"),
        ("成立于1998年", "founded in 1998", "y"),
        ("下午3点半开始", "starts at 3:30 p.m.", "c"),
        ("共有12人", "Twelve people: 12 in all", "n"),
        ("售出1.2万张", "12,000 sold", "n"),
    ],
)
def test_shared_facts_become_slots(zh: str, en: str, kind: str) -> None:
    (pair,) = facts.shared_facts(zh, en)
    assert facts.KINDS[pair[0].form] == kind
    assert zh[pair[0].start : pair[0].end] not in ("", zh)


def test_a_value_that_stands_twice_or_differs_is_left_alone() -> None:
    assert facts.shared_facts("3人和3辆车", "3 people and 3 cars") == []
    assert facts.shared_facts("投资5亿元", "invested $500 million") == []


def test_refilled_facts_are_found_again_with_equal_values() -> None:
    chance = random.Random(5)
    checked = 0
    for pair in news():
        for found in facts.shared_facts(pair.zh, pair.en):
            zh, en = facts.refill(found, pair.zh, pair.en, chance)
            left, right = facts.zh_facts(zh), facts.en_facts(en)
            assert len(left) == 1, zh
            assert len(right) == 1, en
            assert left[0].value == right[0].value, (zh, en)
            checked += 1
    assert checked > 2500


def test_slots_stand_once_on_each_side_and_replace_the_fact() -> None:
    chance = random.Random(2)
    pair = splits.Pair(
        "25日售出1.2万张票，收入300万元。", "On the 25th, 12,000 tickets sold for 3 million yuan."
    )
    spans = [
        synth.Span((a.start, a.end), (b.start, b.end), facts.KINDS[a.form], None)
        for a, b in facts.shared_facts(pair.zh, pair.en)
    ]
    assert [span.kind for span in spans] == ["d", "n", "m"]
    seen: set[str] = set()
    for _ in range(50):
        masked = synth.with_slots(pair, spans, chance)
        if masked is None:
            continue
        slots = Counter(SLOT.findall(masked.zh))
        assert slots == Counter(SLOT.findall(masked.en))
        assert max(slots.values()) == 1
        assert set(slots) <= set(vocab.SLOTS)
        seen |= set(slots)
    assert len(seen) > 6


def test_words_that_stand_once_on_both_sides_become_slots() -> None:
    zh, en = (
        "老师在院子里种了洋葱，洋葱很香。",
        "The teacher planted onions in the yard; the onions smell.",
    )
    spans = synth.word_spans(zh, en, [])
    assert ("老师", "teacher") in [(zh[slice(*s.zh)], en[slice(*s.en)]) for s in spans]
    assert "洋葱" not in [zh[slice(*s.zh)] for s in spans]  # twice
    teacher = next(span for span in spans if zh[slice(*span.zh)] == "老师")
    assert all(span.zh != teacher.zh for span in synth.word_spans(zh, en, [teacher]))
    pair = splits.Pair(zh, en, "")
    for seed in range(20):
        slotted = synth.with_slots(pair, [teacher], random.Random(seed))
        if slotted is not None:
            slot = SLOT.findall(slotted.zh)
            assert slot == SLOT.findall(slotted.en)
            assert slot[0].startswith("⟦p")
            assert slotted.zh.startswith(slot[0])
            assert slotted.en.startswith("The " + slot[0])
            return
    raise AssertionError("no seed made a slot")


def test_tags_stand_round_the_same_thing() -> None:
    pair = splits.Pair("共有12人参加。", "A total of 12 people took part.")
    span = synth.Span((2, 4), (11, 13), "n", None)
    tagged = synth.with_tags(pair, [span], random.Random(1))
    opening, closing = SLOT.findall(tagged.zh)
    assert f"{opening}12{closing}" in tagged.zh
    assert f"{opening}12{closing}" in tagged.en


def test_templates_have_the_same_fields_on_both_sides() -> None:
    for zh, en in TEMPLATES:
        fields = re.findall(r"\{\w+\}", zh)
        assert sorted(fields) == sorted(re.findall(r"\{\w+\}", en)), zh
        assert len(set(fields)) == len(fields), zh


def test_vocabulary_keeps_slots_whole_digits_single_and_chinese_punctuation() -> None:
    import sentencepiece

    pairs = news()[:1500]
    lines = [text for pair in pairs for text in (pair.zh, pair.en)]
    processor = sentencepiece.SentencePieceProcessor(model_proto=vocab.train(lines, 2600))
    pieces = processor.encode("投资⟦m0⟧，增长１２.5%", out_type=str)
    assert "⟦m0⟧" in pieces
    assert "，" in pieces
    assert not any(len(piece.strip("▁")) > 1 and piece.strip("▁").isdigit() for piece in pieces)
    assert processor.decode(pieces) == "投资⟦m0⟧，增长12.5%"
    assert processor.decode(processor.encode("龘a_b")) == "龘a_b"
    side = vocab.side_vocabulary([pieces, pieces])
    assert side[:3] == ["<unk>", "<s>", "</s>"]
    assert len(set(side)) == len(side)
    assert set(vocab.SLOTS) < set(side)


def test_symmetrised_links_keep_agreement_and_fill_gaps() -> None:
    forward = align.parse_links("0-0 1-2 2-1")
    backward = align.parse_links("0-0 2-1 3-3")
    links = align.symmetrise(forward, backward)
    assert {(0, 0), (2, 1), (1, 2), (3, 3)} == links
    assert align.anchor_same(["a", "⟦n0⟧"], ["⟦n0⟧", "b"], {(1, 1), (0, 0)}) == {(1, 0)}


def test_calibration_thresholds_rise_with_the_score() -> None:
    scored = [
        calibrate.Scored(-3 + 0.03 * i, 20.0 if (i * 7) % 100 > i else 70.0) for i in range(100)
    ]
    result = calibrate.thresholds(scored, 45.0)
    assert -3 < result["medium"] < result["high"] <= 0
    shares = [share for _, share in result["curve"]]
    assert shares == sorted(shares)
    assert calibrate.thresholds([calibrate.Scored(-1, 0.0)], 45.0)["high"] is None


def test_package_has_one_top_folder_and_argos_fields(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    (model / "model.bin").write_bytes(b"0" * 1000)
    tokenizer = tmp_path / "sentencepiece.model"
    tokenizer.write_bytes(b"sp")
    out = tmp_path / "x.argosmodel"
    pack.pack(model, tokenizer, "zh", "en", {"README.md": "card"}, out)
    first = out.read_bytes()
    pack.pack(model, tokenizer, "zh", "en", {"README.md": "card"}, out)
    assert out.read_bytes() == first
    with zipfile.ZipFile(out) as archive:
        names = archive.namelist()
        assert {name.split("/")[0] for name in names} == {"translate-zh_en-0_7"}
        fields = json.loads(archive.read("translate-zh_en-0_7/metadata.json"))
        assert archive.getinfo("translate-zh_en-0_7/model/model.bin").compress_size < 100
    assert (fields["from_code"], fields["to_code"], fields["package_version"]) == (
        "zh",
        "en",
        "0.7",
    )
