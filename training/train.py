"""Train one direction; stop and go on at any time.

    python -m training.train --from zh --to en --vocab VOCAB --data train.tsv --dev dev.tsv \\
        --run RUN --minutes 100

A data line is ``zh TAB en [TAB weight [TAB links]]``: *weight* is how often it is drawn a round
(fractions are drawn by chance), *links* are ``i-j`` pairs of SentencePiece positions, Chinese
first, that teach the first head of the last decoder layer where to look. RUN receives ``last.pt``
(all that is needed to go on; also written on SIGTERM) and ``average.pt`` (a moving average of the
weights, which is what is converted). Progress is measured in minutes of training, not in steps: the
learning rate falls over the last part of ``--minutes`` whatever the speed of the machine.

Started several times with torch's ``WORLD_SIZE``, ``RANK``, ``MASTER_ADDR`` and ``MASTER_PORT`` in
the environment, the processes share the work: each takes its own batches of a round and the
gradients are averaged, so a step reads as many batches as there are processes. Rank 0 alone writes.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import signal
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import sentencepiece
import torch
import torch.distributed
from torch import Tensor
from torch.nn import functional as F

from training.model import Shape, Translator
from training.optimiser import Muon

LONGEST = 160


@dataclass
class Example:
    source: list[int]
    target: list[int]
    weight: float
    links: list[tuple[int, int]]


class Vocabulary:
    """Pieces as ids: the joint list's for what is read, the target language's for what is said."""

    def __init__(self, folder: Path, target: str) -> None:
        self.processor = sentencepiece.SentencePieceProcessor(
            model_file=str(folder / "sentencepiece.model")
        )
        joint = [self.processor.id_to_piece(i) for i in range(self.processor.get_piece_size())]
        self.joint = {piece: number for number, piece in enumerate(joint)}
        self.target = (folder / f"{target}.vocab").read_text(encoding="utf-8").splitlines()
        self.ids = {piece: number for number, piece in enumerate(self.target)}
        self.rows = torch.tensor([self.joint[piece] for piece in self.target])

    def read(self, text: str) -> list[int]:
        """Source ids with the final ``</s>``."""
        return [*self.processor.encode(text), self.joint["</s>"]]

    def say(self, text: str) -> list[int]:
        """Target ids with the final ``</s>``; a piece the list lacks is spelt in bytes."""
        out: list[int] = []
        for piece in self.processor.encode(text, out_type=str):
            number = self.ids.get(piece)
            if number is None:
                spelt = piece.replace("\u2581", " ").encode("utf-8")
                out += [self.ids[f"<0x{byte:02X}>"] for byte in spelt]
            else:
                out.append(number)
        return [*out, self.ids["</s>"]]


def read_examples(path: Path, source: str, vocabulary: Vocabulary) -> list[Example]:
    """Lines as ids, without those longer than ``LONGEST`` pieces."""
    examples: list[Example] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            zh, en, *more = line.rstrip("\n").split("\t")
            read, said = (zh, en) if source == "zh" else (en, zh)
            source_ids, target_ids = vocabulary.read(read), vocabulary.say(said)
            if max(len(source_ids), len(target_ids)) > LONGEST:
                continue
            links: list[tuple[int, int]] = []
            for link in more[1].split() if len(more) > 1 else ():
                left, right = map(int, link.split("-"))
                links.append((left, right) if source == "zh" else (right, left))
            weight = float(more[0]) if more else 1.0
            examples.append(Example(source_ids, target_ids, weight, links))
    return examples


def batches(examples: list[Example], size: int, chance: random.Random) -> list[list[Example]]:
    """One round: examples drawn by weight, sorted by length, cut into batches of ``size`` padded
    pieces (source and target together), the batches shuffled."""
    drawn: list[Example] = []
    for example in examples:
        drawn += [example] * (int(example.weight) + (chance.random() < example.weight % 1))
    chance.shuffle(drawn)
    drawn.sort(key=lambda example: (len(example.target) // 2, len(example.source)))
    cut: list[list[Example]] = [[]]
    wide_source = wide_target = 0
    for example in drawn:
        wide_source = max(wide_source, len(example.source))
        wide_target = max(wide_target, len(example.target))
        if cut[-1] and (wide_source + wide_target) * (len(cut[-1]) + 1) > size:
            cut.append([])
            wide_source, wide_target = len(example.source), len(example.target)
        cut[-1].append(example)
    chance.shuffle(cut)
    return cut


def pad(rows: list[list[int]], value: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [value] * (width - len(row)) for row in rows])


class Batch:
    """Tensors of one batch. ``</s>`` pads the source; -100 pads what is to be predicted."""

    def __init__(self, rows: list[Example]) -> None:
        self.source = pad([row.source for row in rows], 2)
        lengths = torch.tensor([len(row.source) for row in rows])
        self.mask = torch.arange(self.source.shape[1])[None] < lengths[:, None]
        self.wanted = pad([row.target for row in rows], -100)
        self.given = pad([[1, *row.target[:-1]] for row in rows], 2)
        places = [
            (number, right, left)
            for number, row in enumerate(rows)
            for left, right in row.links
            if left < len(row.source) and right < len(row.target)
        ]
        self.links = torch.tensor(places) if places else None


def losses(
    model: Translator, batch: Batch, smoothing: float, guided: float
) -> tuple[Tensor, Tensor | None]:
    """Mean cross-entropy a target piece, and the guided head's mean loss a linked piece."""
    states, table, weights = model(batch.source, batch.mask, batch.given, guided > 0)
    real = batch.wanted.view(-1) != -100
    logits = F.linear(states.reshape(-1, states.shape[-1])[real], table, model.bias)
    main = F.cross_entropy(logits, batch.wanted.view(-1)[real], label_smoothing=smoothing)
    if weights is None or batch.links is None:
        return main, None
    rows, targets, sources = batch.links.unbind(1)
    aligned = -weights[rows, targets, sources].mean()
    return main, aligned


@torch.no_grad()
def dev_loss(model: Translator, examples: list[Example]) -> float:
    model.eval()
    total = pieces = 0.0
    for rows in batches(
        [Example(e.source, e.target, 1, []) for e in examples], 6000, random.Random(0)
    ):
        batch = Batch(rows)
        count = float((batch.wanted != -100).sum())
        total += float(losses(model, batch, 0.0, 0.0)[0]) * count
        pieces += count
    model.train()
    return total / pieces


def rate_at(progress: float, step: int, warm: int, decay: float) -> float:
    """Share of the top learning rate: linear warm-up, level, linear fall in the last ``decay``."""
    rise = min(1.0, (step + 1) / warm)
    fall = min(1.0, max(0.0, (1.0 - progress) / decay))
    return rise * (0.03 + 0.97 * fall)


def share_work(model: Translator, clock: list[float]) -> list[float]:
    """Average the gradients over all processes, in place, and take the largest of each of the
    ``clock``'s values, so that all processes see the same time and stop at the same step."""
    gradients = [p.grad for p in model.parameters() if p.grad is not None]
    flat = torch.cat([gradient.view(-1) for gradient in gradients])
    torch.distributed.all_reduce(flat)
    flat /= torch.distributed.get_world_size()
    parts = flat.split([gradient.numel() for gradient in gradients])
    for gradient, part in zip(gradients, parts, strict=True):
        gradient.copy_(part.view_as(gradient))
    latest = torch.tensor(clock, dtype=torch.float64)
    torch.distributed.all_reduce(latest, torch.distributed.ReduceOp.MAX)
    return latest.tolist()


def save(path: Path, content: object) -> None:
    part = path.with_suffix(".part")
    torch.save(content, part)
    part.replace(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="source", choices=["zh", "en"], required=True)
    parser.add_argument("--vocab", type=Path, required=True)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--encoder", type=int, default=6)
    parser.add_argument("--decoder", type=int, default=2)
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--inner", type=int, default=1024)
    parser.add_argument("--heads", type=int, default=4)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--smoothing", type=float, default=0.1)
    parser.add_argument("--guided", type=float, default=0.3)
    parser.add_argument("--batch", type=int, default=5000)
    parser.add_argument("--rate", type=float, default=2e-3, help="Adam's")
    parser.add_argument("--muon", type=float, default=0.0, help="Muon's rate; 0: all by Adam")
    parser.add_argument("--warm", type=int, default=200)
    parser.add_argument("--decay", type=float, default=0.6)
    parser.add_argument("--save-every", type=float, default=4.0, help="minutes")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    torch.set_num_threads(1)
    processes = int(os.environ.get("WORLD_SIZE", "1"))
    place = int(os.environ.get("RANK", "0"))
    if processes > 1:
        torch.distributed.init_process_group("gloo")
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    vocabulary = Vocabulary(options.vocab, "en" if options.source == "zh" else "zh")
    shape = Shape(
        len(vocabulary.joint),
        len(vocabulary.target),
        options.encoder,
        options.decoder,
        options.width,
        options.inner,
        options.heads,
        options.dropout,
    )
    model = Translator(shape, vocabulary.rows)
    torch.manual_seed(options.seed + place)
    matrices = [p for n, p in model.named_parameters() if p.ndim == 2 and "linear" in n]
    if not options.muon:
        matrices = []
    hidden = {id(p) for p in matrices}
    others = [p for p in model.parameters() if id(p) not in hidden]
    adam = torch.optim.Adam(others, lr=options.rate, betas=(0.9, 0.98), eps=1e-9, fused=True)
    muon = Muon(matrices, options.muon) if matrices else None
    average = {name: value.clone() for name, value in model.state_dict().items()}
    trained = 0.0
    step = 0
    options.run.mkdir(parents=True, exist_ok=True)
    last = options.run / "last.pt"
    if last.exists():
        state = torch.load(last, weights_only=True)
        model.load_state_dict(state["model"])
        average = state["average"]
        adam.load_state_dict(state["adam"])
        if muon:
            muon.load_state_dict(state["muon"])
        trained, step = state["trained"], state["step"]
        chance.seed(step)
        torch.manual_seed(step * processes + place)
    examples = [
        example
        for path in options.data
        for example in read_examples(path, options.source, vocabulary)
    ]
    dev = read_examples(options.dev, options.source, vocabulary)
    size = sum(p.numel() for p in model.parameters())
    print(
        f"{size:,} parameters, {len(examples):,} lines, step {step}, {trained:.1f} min", flush=True
    )

    def keep() -> None:
        if place:
            return
        everything = {
            "model": model.state_dict(),
            "average": average,
            "adam": adam.state_dict(),
            "muon": muon.state_dict() if muon else {},
            "trained": trained,
            "step": step,
        }
        save(last, everything)
        save(options.run / "average.pt", {"shape": asdict(shape), "weights": average})
        probe = Translator(shape)
        probe.load_state_dict(average)
        line = {
            "minutes": round(trained, 2),
            "step": step,
            "train": round(running, 4),
            "guided": round(running_guided, 3),
            "dev": round(dev_loss(probe, dev), 4),
            "pieces_a_second": round(processes * seen / max(1e-9, (trained - began) * 60)),
        }
        with (options.run / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        print(line, flush=True)

    stopping: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stopping.append(number))
    began, saved = trained, trained
    seen = 0.0
    running, running_guided = 9.0, 5.0
    model.train()
    late = False
    while trained < options.minutes and not late:
        cut = batches(examples, options.batch, chance)
        for rows in cut[place : len(cut) // processes * processes : processes]:
            start = time.monotonic()
            batch = Batch(rows)
            main_loss, aligned = losses(model, batch, options.smoothing, options.guided)
            loss = main_loss if aligned is None else main_loss + options.guided * aligned
            for parameter in model.parameters():
                parameter.grad = None
            loss.backward()
            late = bool(stopping)
            if processes > 1:
                trained, stopped = share_work(model, [trained, late])
                late = bool(stopped)
            late = late or trained >= options.minutes
            torch.nn.utils.clip_grad_norm_(others, 1.0)
            share = rate_at(trained / options.minutes, step, options.warm, options.decay)
            for group in adam.param_groups:
                group["lr"] = options.rate * share
            adam.step()
            if muon:
                muon.step(share)
            step += 1
            hold = min(0.998, 1 - 1 / (1 + step / 10))
            with torch.no_grad():
                for name, value in model.state_dict().items():
                    if value.is_floating_point():
                        average[name].lerp_(value, 1 - hold)
            running = 0.98 * running + 0.02 * float(main_loss.detach())
            if aligned is not None:
                running_guided = 0.98 * running_guided + 0.02 * float(aligned.detach())
            seen += float((batch.wanted != -100).sum())
            trained += (time.monotonic() - start) / 60
            if trained - saved > options.save_every:
                saved = trained
                keep()
            if late:
                break
    keep()
    if math.isnan(running):
        raise SystemExit("the loss is not a number: lower --rate")


if __name__ == "__main__":
    main()
