"""Turn ``average.pt`` into a CTranslate2 int8 model.

    python -m training.convert --weights RUN/average.pt --vocab VOCAB --to en --out FOLDER

Several ``--weights`` are averaged. The folder needs only CTranslate2 afterwards, not torch.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import torch
from ctranslate2.specs import transformer_spec

from training.model import positions
from training.vocab import read_vocabulary

Weights = Mapping[str, "np.ndarray[Any, np.dtype[np.float32]]"]


def average(paths: Sequence[Path]) -> tuple[dict[str, int], dict[str, Any]]:
    """The shape and the mean of the float32 weights of several checkpoints."""
    states = [torch.load(path, weights_only=True) for path in paths]
    weights = {
        name: np.mean([state["weights"][name].numpy() for state in states], axis=0)
        for name in states[0]["weights"]
        if name != "rows"
    }
    return states[0]["shape"], {name: w.astype(np.float32) for name, w in weights.items()}


def _norm(spec: Any, weights: Weights, name: str) -> None:
    spec.gamma, spec.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _linear(spec: Any, weights: Weights, name: str) -> None:
    spec.weight, spec.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _block(spec: Any, weights: Weights, name: str) -> None:
    """Attention (two or three linear layers) or feed-forward (two), with its norm."""
    _norm(spec.layer_norm, weights, f"{name}.layer_norm")
    linears = spec.linear if hasattr(spec, "linear") else [spec.linear_0, spec.linear_1]
    for number, linear in enumerate(linears):
        _linear(linear, weights, f"{name}.linear_{number}")


def build_spec(
    shape: Mapping[str, int], weights: Weights, source: list[str], target: list[str]
) -> Any:
    """A CTranslate2 specification; the first head of the last decoder layer gives alignments."""
    spec = transformer_spec.TransformerSpec.from_config(
        (shape["encoder"], shape["decoder"]),
        shape["heads"],
        pre_norm=True,
        alignment_layer=-1,
        alignment_heads=1,
    )
    number = {piece: i for i, piece in enumerate(source)}
    table = weights["table.weight"]
    said = table[[number[piece] for piece in target]]
    place = positions(512, shape["width"]).numpy()
    spec.encoder.embeddings[0].weight = table
    spec.decoder.embeddings.weight = said
    spec.decoder.projection.weight, spec.decoder.projection.bias = said, weights["bias"]
    for side, name in ((spec.encoder, "encoder"), (spec.decoder, "decoder")):
        side.scale_embeddings = True
        side.position_encodings.encodings = place
        _norm(side.layer_norm, weights, f"{name}_norm")
        for index, layer in enumerate(side.layer):
            _block(layer.self_attention, weights, f"{name}.{index}.self_attention")
            if name == "decoder":
                _block(layer.attention, weights, f"{name}.{index}.attention")
            _block(layer.ffn, weights, f"{name}.{index}.ffn")
    spec.register_source_vocabulary(source)
    spec.register_target_vocabulary(target)
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = "<unk>", "<s>", "</s>"
    spec.config.decoder_start_token = "<s>"
    spec.config.add_source_bos, spec.config.add_source_eos = False, True
    return spec


def convert(weights: Sequence[Path], vocab: Path, to: str, out: Path) -> None:
    """Write ``model.bin``, ``config.json`` and the vocabularies into ``out``."""
    shape, arrays = average(weights)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(vocab / "sentencepiece.model"))
    source = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    spec = build_spec(shape, arrays, source, read_vocabulary(vocab / f"{to}.vocab"))
    out.mkdir(parents=True, exist_ok=True)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(out))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--vocab", type=Path, required=True)
    parser.add_argument("--to", choices=["zh", "en"], required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    convert(arguments.weights, arguments.vocab, arguments.to, arguments.out)


if __name__ == "__main__":
    main()
