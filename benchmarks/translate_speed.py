"""How much faster ``ckit translate`` is than Argos Translate's own interface at its defaults.

    python benchmarks/translate_speed.py [--paragraphs 40] [--sentences 5] [--beam 4]
                                         [--minimum 8]

Both run one model of the size of a published Argos model (6+6 layers, width 512, 32,000 pieces)
with noise for weights and outputs of 30 pieces, so that both do the same work and only the ratio
means anything. Argos gets a plain splitter in the place of MiniSBD, which would be downloaded; its
time is not counted against it. Ours is the whole way: reading, cutting, the engine, verification,
writing. Times are wall time and processor time, one run each after loading; on a machine that is
busy with other work the processor time is the steadier of the two.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
import time
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

WHEN = ["今天上午", "周末", "去年", "第三季度", "今天", "目前", "上午", "周末上午"]
WHO = [
    "市政府",
    "这家公司",
    "市民",
    "专家",
    "学生",
    "城市交通部门",
    "公园",
    "发布会",
    "外出市民",
    "新公司",
]
WHAT = [
    "召开新闻发布会",
    "介绍建设进展",
    "减少外出",
    "注意出行安全",
    "收入同比增长",
    "召开会议",
    "请市民注意大雨",
    "介绍交通安全",
    "增长百分之十二",
    "必要时减少出行",
]


def article(paragraphs: int, sentences: int) -> str:
    """A text of ``paragraphs`` lines, each sentence different from the others."""
    chance = random.Random(7)
    every = [(a, b, c) for a in WHEN for b in WHO for c in WHAT]
    chosen = ["".join(parts) for parts in chance.sample(every, paragraphs * sentences)]
    # Every second sentence has a second clause.
    said = [
        text + ("，" + chance.choice(WHAT) if number % 2 else "") + "。"
        for number, text in enumerate(chosen)
    ]
    lines = [said[at : at + sentences] for at in range(0, len(said), sentences)]
    return "\n".join(map("".join, lines)) + "\n"


Seconds = tuple[float, float]
"""Wall time and processor time."""


def clock() -> Seconds:
    """Now, by the wall and by the processor."""
    return time.perf_counter(), time.process_time()


def since(began: Seconds) -> Seconds:
    """What went by since ``began``."""
    now = clock()
    return now[0] - began[0], now[1] - began[1]


def with_argos(text: str, beam: int) -> Seconds:
    """Seconds that Argos Translate's own interface needs."""
    from argostranslate import settings, translate

    class Splitter:
        def split_sentences(self, text: str) -> list[str]:
            return re.findall("[^。]+。?", text)

    settings.beam_size = beam
    translation = translate.get_translation_from_codes("zh", "en")
    translation.underlying.sentencizer = Splitter()
    translation.translate("今天。")  # load first
    began = clock()
    translation.translate(text)
    return since(began)


def with_ckit(text: str, model: Path, beam: int) -> Seconds:
    """Seconds that ``ckit translate`` needs for the same text."""
    from compliance_kit.documents import read_bytes
    from compliance_kit.translate.engines.argos import ArgosEngine
    from compliance_kit.translate.models.store import Model
    from compliance_kit.translate.options import Options
    from compliance_kit.translate.pipeline import Job, translate_documents

    engine = ArgosEngine(model=Model("zh", "en", "1.0", model), beam=beam)
    options = Options(lookups=())
    for content in ("今天。\n", text):  # load first
        began = clock()
        job = Job(read_bytes(content.encode(), "article.txt"))
        translate_documents([job], to="en", engine=engine, options=options)
    return since(began)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--paragraphs", type=int, default=40)
    parser.add_argument("--sentences", type=int, default=5, help="a paragraph")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--minimum", type=float, default=8.0, help="exit 1 below this ratio")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = str(folder / "home")
        os.environ["ARGOS_PACKAGES_DIR"] = str(folder / "packages")

        from tiny import random_model

        model = random_model(
            folder / "base.argosmodel",
            layers=6,
            heads=8,
            width=512,
            inner=2048,
            vocabulary=32_000,
            ends_at=30,
        )
        with zipfile.ZipFile(model) as archive:
            archive.extractall(folder / "packages")
        text = article(arguments.paragraphs, arguments.sentences)
        ours = with_ckit(text, model, arguments.beam)
        theirs = with_argos(text, arguments.beam)
    print(f"beam {arguments.beam}, {arguments.paragraphs * arguments.sentences} sentences")
    print(f"ckit   {ours[0]:8.1f} s wall  {ours[1]:8.1f} s processor")
    print(f"argos  {theirs[0]:8.1f} s wall  {theirs[1]:8.1f} s processor")
    print(f"ratio  {theirs[0] / ours[0]:8.1f}         {theirs[1] / ours[1]:8.1f}")
    return 0 if theirs[0] / ours[0] >= arguments.minimum else 1


if __name__ == "__main__":
    sys.exit(main())
