"""One SentencePiece vocabulary for both languages, with the slots as symbols of their own.

The package that Argos reads has one ``sentencepiece.model``. The network reads all its pieces, but
says only those that the target language uses, so that the softmax pays only for these.
"""

from __future__ import annotations

import argparse
import io
import random
import string
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import sentencepiece

#: Kinds of slot: see "The slot contract" in training/README.md.
SLOT_KINDS = "nmrdyctp"
#: How many different slots of a kind one sentence may hold.
SLOTS_PER_KIND = 6
#: Every slot as it stands in text.
SLOTS = [f"⟦{kind}{number}⟧" for kind in SLOT_KINDS for number in range(SLOTS_PER_KIND)]
#: The first three ids, as in all Argos packages.
SPECIALS = ["<unk>", "<s>", "</s>"]
_BYTES = [f"<0x{value:02X}>" for value in range(256)]

_FULL_WIDTH = [
    (chr(code), chr(code - 0xFEE0)) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()
]
_SPACES = [("\u3000", " "), ("\u00a0", " "), ("\u2009", " "), ("\u202f", " "), ("\t", " ")]


def normalisation_table() -> str:
    """A SentencePiece rule file: full-width letters and digits and odd spaces become ASCII.

    Unlike NFKC it leaves Chinese punctuation alone, because the model has to write it.
    """
    pairs = [*_FULL_WIDTH, *_SPACES]
    return "".join(f"{ord(old):X}\t{ord(new):X}\n" for old, new in pairs)


def train(lines: Iterable[str], size: int) -> bytes:
    """A unigram model of ``size`` pieces: byte fallback, digits split singly, slots kept whole."""
    out = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "normalisation.tsv"
        rules.write_text(normalisation_table(), encoding="ascii")
        _train(lines, size, rules, out)
    return out.getvalue()


def _train(lines: Iterable[str], size: int, rules: Path, out: io.BytesIO) -> None:
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=out,
        vocab_size=size,
        model_type="unigram",
        normalization_rule_tsv=str(rules),
        user_defined_symbols=SLOTS,
        split_digits=True,
        byte_fallback=True,
        character_coverage=0.9997,
        unk_id=0,
        bos_id=1,
        eos_id=2,
        pad_id=-1,
        max_sentence_length=4000,
        num_threads=1,
        minloglevel=2,
    )


def side_vocabulary(pieces: Iterable[Sequence[str]], least: int = 2) -> list[str]:
    """The pieces that one language uses: specials, bytes and slots first, then by frequency."""
    fixed = [*SPECIALS, *_BYTES, *SLOTS]
    known = set(fixed)
    counts: Counter[str] = Counter()
    for line in pieces:
        counts.update(line)
    for letter in string.ascii_letters + string.digits + string.punctuation:
        counts[letter] += least  # so that any Latin name can be spelt
    used = [piece for piece, count in counts.most_common() if piece not in known and count >= least]
    return fixed + used


def read_vocabulary(path: Path) -> list[str]:
    """The pieces of a ``.vocab`` file, in the order of their ids."""
    return path.read_text(encoding="utf-8").splitlines()


def read_weighted(paths: Sequence[str]) -> list[tuple[str, str]]:
    """Lines of ``FILE`` or ``FILE*N`` (taken N times)."""
    pairs: list[tuple[str, str]] = []
    for spec in paths:
        path, _, times = spec.partition("*")
        with Path(path).open(encoding="utf-8") as lines:
            fields = [line.rstrip("\n").split("\t") for line in lines]
        pairs += [(field[0], field[1]) for field in fields] * int(times or 1)
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", help="zh TAB en; FILE*N counts it N times")
    parser.add_argument("--size", type=int, default=8500)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    pairs = read_weighted(arguments.files)
    random.Random(1).shuffle(pairs)
    model = train((text for pair in pairs for text in pair), arguments.size)
    (arguments.out / "sentencepiece.model").write_bytes(model)
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    for side, name in enumerate(("zh", "en")):
        encoded = processor.encode([pair[side] for pair in pairs], out_type=str)
        pieces = side_vocabulary(encoded)
        vocabulary = [piece for piece in pieces if processor.piece_to_id(piece) or piece == "<unk>"]
        (arguments.out / f"{name}.vocab").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
        print(name, len(vocabulary), sum(map(len, encoded)) / len(encoded), "pieces a sentence")


if __name__ == "__main__":
    main()
