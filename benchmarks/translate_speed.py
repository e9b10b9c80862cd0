"""How much faster ``ckit translate`` is than Argos Translate's own interface at its defaults.

    python benchmarks/translate_speed.py [--paragraphs 40] [--sentences 5] [--beam 4]
                                         [--minimum 8]

Both run one model of the size of a published Argos model (6+6 layers, width 512, 32,000 pieces)
with noise for weights and outputs of 30 pieces, so that both do the same work and only the ratio
means anything. Argos gets a plain splitter in the place of MiniSBD, which would be downloaded; its
time is not counted against it. Ours is the whole way: reading, cutting, the engine, verification,
writing. Times are wall time, one run each after loading.
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

CLAUSES = [
    "今天上午市政府召开新闻发布会",
    "介绍城市交通建设的进展",
    "周末将有大雨",
    "请市民注意出行安全",
    "减少不必要的外出",
    "这家公司的收入比去年同期增长",
    "市民可以在公园看到新的花展",
    "新线路全长超过预期",
    "附近学校的学生参加了活动",
    "专家介绍了最新的研究",
]


def article(paragraphs: int, sentences: int) -> str:
    """A text of ``paragraphs`` lines, each sentence different from the others."""
    chance = random.Random(7)
    lines = []
    for _ in range(paragraphs):
        line = ""
        for _ in range(sentences):
            line += "，".join(chance.sample(CLAUSES, chance.randint(1, 4))) + "。"
        lines.append(line)
    return "\n".join(lines) + "\n"


def with_argos(text: str, beam: int) -> float:
    """Seconds that Argos Translate's own interface needs."""
    from argostranslate import settings, translate

    class Splitter:
        def split_sentences(self, text: str) -> list[str]:
            return re.findall("[^。]+。?", text)

    settings.beam_size = beam
    translation = translate.get_translation_from_codes("zh", "en")
    translation.underlying.sentencizer = Splitter()
    translation.translate("今天。")  # load first
    began = time.perf_counter()
    translation.translate(text)
    return time.perf_counter() - began


def with_ckit(text: str, model: Path, beam: int) -> float:
    """Seconds that ``ckit translate`` needs for the same text."""
    from compliance_kit.documents import read_bytes
    from compliance_kit.translate.engines.argos import ArgosEngine
    from compliance_kit.translate.models.store import Model
    from compliance_kit.translate.options import Options
    from compliance_kit.translate.pipeline import Job, translate_documents

    engine = ArgosEngine(model=Model("zh", "en", "1.0", model), beam=beam)
    options = Options(lookups=())
    for content in ("今天。\n", text):  # load first
        began = time.perf_counter()
        job = Job(read_bytes(content.encode(), "article.txt"))
        translate_documents([job], to="en", engine=engine, options=options)
    return time.perf_counter() - began


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
    ratio = theirs / ours
    print(f"beam {arguments.beam}, {arguments.paragraphs * arguments.sentences} sentences")
    print(f"ckit   {ours:8.1f} s\nargos  {theirs:8.1f} s\nratio  {ratio:8.1f}")
    return 0 if ratio >= arguments.minimum else 1


if __name__ == "__main__":
    sys.exit(main())
