"""Small and big translation models made on the spot, so that no test needs a download.

``word_model`` translates word for word from a dictionary, copies what it does not know, and ends
where it should: a true Transformer with its weights set by hand, so its output is known. The idea:
every vector is a word part (one dimension a piece) beside a place part (one dimension a position);
the decoder's attention matches places only, so step *t* looks at source piece *t*, and what it
takes from there is that piece's translation.

``random_model`` has any size and seeded noise for weights: right for speed, memory and robustness.

Both are whole ``.argosmodel`` packages, and Argos Translate itself can install them.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec

MARK = "▁"
PLACES = 200

ZH_EN = {
    "今天": "today",
    "明天": "tomorrow",
    "天气": "weather",
    "很": "very",
    "好": "good",
    "我们": "we",
    "去": "go",
    "公园": "park",
    "喜欢": "like",
    "苹果": "apple",
    "红": "red",
    "重庆": "Chongqing",
    "新闻": "news",
    "访问": "visit",
    "电话": "phone",
    "是": "is",
    "请": "please",
    "网站": "website",
    "公司": "company",
    "投资": "invest",
    "增长": "grow",
}
"""The words that ``word_model`` knows; Chinese punctuation goes to English and back besides."""

_PUNCTUATION = {"。": ".", "，": ",", "！": "!", "？": "?", "；": ";", "：": ":"}
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,:;!?()/_-@%$#&=+"


def word_model(
    path: Path,
    source: str = "zh",
    target: str = "en",
    words: Mapping[str, str] = ZH_EN,
    *,
    placeholders: Sequence[str] = (),
    version: str = "1.0",
    metadata: Mapping[str, object] | None = None,
) -> Path:
    """Write a word-for-word model to ``path`` (Chinese to English words; swapped for en→zh)."""
    both = {zh: MARK + en for zh, en in words.items()} | _PUNCTUATION
    mapping = both if source.startswith("z") else {en: zh for zh, en in both.items()}
    symbols = [*both, *both.values(), *placeholders]
    lines = ["".join(both), " ".join(words.values()), _ALPHABET, " ".join(_ALPHABET)]
    proto = _sentencepiece(lines, 700, symbols)
    pieces = _pieces(proto)
    return _package(path, _word_spec(pieces, mapping), proto, source, target, version, metadata)


def random_model(
    path: Path,
    source: str = "zh",
    target: str = "en",
    *,
    layers: int = 2,
    heads: int = 4,
    width: int = 64,
    inner: int = 128,
    vocabulary: int = 0,
    ends_at: int = 0,
    seed: int = 1,
) -> Path:
    """Write a model of noise to ``path``; 6, 8, 512, 2048 and 32,000 is a published Argos model.

    With ``ends_at`` every output has that many pieces; without it most run to the limit.
    """
    lines = [
        "今天上午，市政府召开新闻发布会，介绍城市交通建设的进展。",
        "周末将有大雨，请市民注意出行安全，减少不必要的外出。",
        "这家公司第三季度的收入比去年同期增长百分之十二。",
        "The city government held a press conference on transport this morning.",
        "Heavy rain is expected at the weekend; please travel with care.",
        "The company's revenue rose 12 percent in the third quarter of the year.",
    ]
    proto = _sentencepiece(lines, 500, ())
    pieces = _pieces(proto)
    pieces += [f"<unused{number}>" for number in range(vocabulary - len(pieces))]
    spec = _random_spec(pieces, layers, heads, width, inner, seed)
    if ends_at:
        # From there on one dimension drowns the others, and only the end listens to it.
        places = _array(1024, width)
        places[ends_at:, 0] = 1000.0
        spec.decoder.position_encodings.encodings = places
        spec.decoder.projection.weight[:, 0] = 0.0
        spec.decoder.projection.weight[2, 0] = 10.0
        spec.decoder.projection.bias[2] = -60.0
    return _package(path, spec, proto, source, target, "1.0", None)


def _sentencepiece(lines: Sequence[str], size: int, symbols: Sequence[str]) -> bytes:
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(list(lines) * 8),
        model_writer=out,
        vocab_size=size,
        hard_vocab_limit=False,
        character_coverage=1.0,
        byte_fallback=True,
        user_defined_symbols=list(dict.fromkeys(symbols)),
        num_threads=1,
        minloglevel=2,
    )
    return out.getvalue()


def _pieces(proto: bytes) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=proto)
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def _array(*shape: int) -> Any:
    return np.zeros(shape, np.float32)


def _word_spec(pieces: list[str], mapping: Mapping[str, str]) -> Any:
    count = len(pieces)
    width = count + PLACES
    number = {piece: index for index, piece in enumerate(pieces)}
    place = np.arange(count, width)
    spec = TransformerSpec.from_config((1, 1), 1, pre_norm=True)

    def linear(layer: Any, out: int, into: int) -> None:
        layer.weight, layer.bias = _array(out, into), _array(out)

    def norm(layer: Any, scale: float) -> None:
        layer.gamma, layer.beta = np.full(width, scale, np.float32), _array(width)

    # A vector with a word and a place has two ones; this scale leaves them about one.
    two_ones = float(np.sqrt(2.0 / width))

    def silent(layer: Any) -> None:
        """Self-attention and feed-forward that add nothing."""
        norm(layer.self_attention.layer_norm, two_ones)
        linear(layer.self_attention.linear[0], 3 * width, width)
        linear(layer.self_attention.linear[1], width, width)
        norm(layer.ffn.layer_norm, two_ones)
        linear(layer.ffn.linear_0, 8, width)
        linear(layer.ffn.linear_1, width, 8)

    words = np.eye(count, width, dtype=np.float32)
    places = _array(PLACES, width)
    places[np.arange(PLACES), place[:PLACES]] = 1.0
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = False
        side.position_encodings.encodings = places
        silent(side.layer[0])
    norm(spec.encoder.layer_norm, two_ones)
    norm(spec.decoder.layer_norm, 1.0)
    spec.encoder.embeddings[0].weight = words
    spec.decoder.embeddings.weight = words

    look = spec.decoder.layer[0].attention
    norm(look.layer_norm, two_ones)
    linear(look.linear[0], width, width)
    linear(look.linear[1], 2 * width, width)
    linear(look.linear[2], width, width)
    look.linear[0].weight[place, place] = 40.0 * np.sqrt(width)  # one place, no other
    look.linear[1].weight[place, place] = 1.0
    for piece, index in number.items():
        look.linear[1].weight[width + number[mapping.get(piece, piece)], index] = 1.0
    look.linear[2].weight[np.arange(count), np.arange(count)] = 10.0  # louder than what was said
    linear(spec.decoder.projection, count, width)
    spec.decoder.projection.weight[np.arange(count), np.arange(count)] = 1.0
    return _registered(spec, pieces, add_source_eos=True)


def _random_spec(
    pieces: list[str], layers: int, heads: int, width: int, inner: int, seed: int
) -> Any:
    noise = np.random.default_rng(seed)
    spec = TransformerSpec.from_config((layers, layers), heads, pre_norm=True)

    def linear(layer: Any, out: int, into: int) -> None:
        scale = np.float32(np.sqrt(2.0 / (out + into)))
        layer.weight = noise.standard_normal((out, into), dtype=np.float32) * scale
        layer.bias = _array(out)

    def norm(layer: Any) -> None:
        layer.gamma, layer.beta = np.ones(width, np.float32), _array(width)

    def attention(layer: Any, sizes: Sequence[int]) -> None:
        norm(layer.layer_norm)
        for part, size in zip(layer.linear, sizes, strict=True):
            linear(part, size * width, width)

    table = noise.standard_normal((len(pieces), width), dtype=np.float32)
    table *= np.float32(width**-0.5)
    spec.encoder.embeddings[0].weight = table
    spec.decoder.embeddings.weight = table
    for side in (spec.encoder, spec.decoder):
        norm(side.layer_norm)
        for layer in side.layer:
            attention(layer.self_attention, (3, 1))
            if side is spec.decoder:
                attention(layer.attention, (1, 2, 1))
            norm(layer.ffn.layer_norm)
            linear(layer.ffn.linear_0, inner, width)
            linear(layer.ffn.linear_1, width, inner)
    linear(spec.decoder.projection, len(pieces), width)
    return _registered(spec, pieces, add_source_eos=False)


def _registered(spec: Any, pieces: list[str], *, add_source_eos: bool) -> Any:
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = pieces[:3]
    spec.config.decoder_start_token = pieces[1]
    spec.config.add_source_bos, spec.config.add_source_eos = False, add_source_eos
    return spec


def _package(
    path: Path,
    spec: Any,
    proto: bytes,
    source: str,
    target: str,
    version: str,
    metadata: Mapping[str, object] | None,
) -> Path:
    top = f"translate-{source}_{target}-{version.replace('.', '_')}"
    about = {
        "package_version": version,
        "argos_version": "1.9.0",
        "type": "translate",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
        "links": [],
        **(metadata or {}),
    }
    with tempfile.TemporaryDirectory() as scratch, zipfile.ZipFile(path, "w") as archive:
        spec.validate()
        spec.optimize(quantization="int8")
        spec.save(scratch)
        archive.writestr(f"{top}/metadata.json", json.dumps(about))
        archive.writestr(f"{top}/sentencepiece.model", proto)
        for file in sorted(Path(scratch).iterdir()):
            archive.write(file, f"{top}/model/{file.name}")
    return path


def moses_model(folder: Path) -> Path:
    """Write an unpacked en→zh package with a ``bpe.model`` that knows "go park" and little more."""
    words = {"go": "去", "park": "公园"}
    merges = ["g o</w>", "p a", "pa r", "par k</w>"]
    pieces = ["<unk>", "<s>", "</s>", *words, *words.values(), ".", "。"]
    (folder / "model").mkdir(parents=True)
    spec = _word_spec(pieces, words)
    spec.validate()
    spec.save(str(folder / "model"))
    (folder / "bpe.model").write_text("#version: 0.2\n" + "\n".join(merges) + "\n", "utf-8")
    about = {"package_version": "1.0", "from_code": "en", "to_code": "zh", "type": "translate"}
    (folder / "metadata.json").write_text(json.dumps(about), "utf-8")
    return folder
