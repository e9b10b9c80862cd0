"""Word alignment of the training lines, which guides one attention head.

    python -m training.align --vocab VOCAB --data synth.en.tsv --out train.en.tsv

adds a fourth column of ``i-j`` links between SentencePiece positions, Chinese first. eflomal (a
statistical aligner) is run in both directions and the two answers are joined.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable
from pathlib import Path

Links = set[tuple[int, int]]
_NEIGHBOURS = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


def parse_links(line: str) -> Links:
    """``"0-0 1-2"`` as a set of pairs."""
    links: Links = set()
    for link in line.split():
        left, _, right = link.partition("-")
        links.add((int(left), int(right)))
    return links


def symmetrise(forward: Links, backward: Links) -> Links:
    """grow-diag-final-and (Koehn et al., 2003): start from what both directions say, grow along
    neighbouring links of either, then add links between positions that have none."""
    both = forward & backward
    union = forward | backward
    links = set(both)
    rows, columns = {i for i, _ in links}, {j for _, j in links}
    grown = sorted(links)
    while grown:
        i, j = grown.pop(0)
        for di, dj in _NEIGHBOURS:
            new = (i + di, j + dj)
            if new in union and new not in links and (new[0] not in rows or new[1] not in columns):
                links.add(new)
                grown.append(new)
                rows.add(new[0])
                columns.add(new[1])
    for i, j in sorted(union):
        if i not in rows and j not in columns:
            links.add((i, j))
            rows.add(i)
            columns.add(j)
    return links


def anchor_same(zh: list[str], en: list[str], links: Links) -> Links:
    """A slot that stands once on each side is linked to itself and to nothing else."""
    for i, piece in enumerate(zh):
        if piece.startswith("⟦") and en.count(piece) == 1 and zh.count(piece) == 1:
            j = en.index(piece)
            links = {link for link in links if link[0] != i and link[1] != j} | {(i, j)}
    return links


def align(zh: list[list[str]], en: list[list[str]]) -> Iterable[Links]:
    """Links of each pair of piece lists."""
    import eflomal

    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("zh", "en", "forward", "backward")]
        for file, side in zip(files, (zh, en), strict=False):
            file.write_text("".join(" ".join(line) + "\n" for line in side), encoding="utf-8")
        with files[0].open(encoding="utf-8") as left, files[1].open(encoding="utf-8") as right:
            eflomal.Aligner(model=3).align(
                left,
                right,
                links_filename_fwd=str(files[2]),
                links_filename_rev=str(files[3]),
                quiet=True,
            )
        forward, backward = (file.read_text(encoding="ascii").splitlines() for file in files[2:])
    for left_pieces, right_pieces, one, other in zip(zh, en, forward, backward, strict=True):
        links = symmetrise(parse_links(one), parse_links(other))
        yield anchor_same(left_pieces, right_pieces, links)


def main() -> None:
    import sentencepiece

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--vocab", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    processor = sentencepiece.SentencePieceProcessor(
        model_file=str(arguments.vocab / "sentencepiece.model")
    )
    lines = arguments.data.read_text(encoding="utf-8").splitlines()
    fields = [line.split("\t") for line in lines]
    zh = processor.encode([field[0] for field in fields], out_type=str)
    en = processor.encode([field[1] for field in fields], out_type=str)
    with arguments.out.open("w", encoding="utf-8") as out:
        for line, links in zip(lines, align(zh, en), strict=True):
            out.write(line + "\t" + " ".join(f"{i}-{j}" for i, j in sorted(links)) + "\n")


if __name__ == "__main__":
    main()
