"""A small pre-norm Transformer whose parts are named and shaped as CTranslate2 wants them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True)
class Shape:
    """The sizes of a network."""

    pieces: int
    target_pieces: int
    encoder: int = 6
    decoder: int = 2
    width: int = 256
    inner: int = 1024
    heads: int = 4
    dropout: float = 0.15


def positions(length: int, width: int) -> Tensor:
    """Sinusoidal position encodings, (length, width)."""
    steps = torch.arange(width // 2, dtype=torch.float32)
    angles = torch.arange(length, dtype=torch.float32)[:, None] * torch.exp(
        steps * -(math.log(10000.0) / (width // 2 - 1))
    )
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class SelfAttention(nn.Module):
    """``linear_0`` makes queries, keys and values in one product."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.layer_norm = nn.LayerNorm(shape.width)
        self.linear_0 = nn.Linear(shape.width, 3 * shape.width)
        self.linear_1 = nn.Linear(shape.width, shape.width)

    def forward(self, x: Tensor, mask: Tensor | None, causal: bool) -> Tensor:
        batch, length, width = x.shape
        qkv = self.linear_0(self.layer_norm(x)).view(batch, length, 3, self.heads, -1)
        query, keys, values = qkv.permute(2, 0, 3, 1, 4)
        out = F.scaled_dot_product_attention(query, keys, values, mask, is_causal=causal)
        projected: Tensor = self.linear_1(out.transpose(1, 2).reshape(batch, length, width))
        return projected


class CrossAttention(nn.Module):
    """``linear_0`` makes queries, ``linear_1`` keys and values of the encoder's output."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.layer_norm = nn.LayerNorm(shape.width)
        self.linear_0 = nn.Linear(shape.width, shape.width)
        self.linear_1 = nn.Linear(shape.width, 2 * shape.width)
        self.linear_2 = nn.Linear(shape.width, shape.width)

    def forward(
        self, x: Tensor, memory: Tensor, mask: Tensor, want_weights: bool
    ) -> tuple[Tensor, Tensor | None]:
        """Also the log weights of head 0, (batch, target, source), when asked for."""
        batch, length, width = x.shape
        query = (
            self.linear_0(self.layer_norm(x)).view(batch, length, self.heads, -1).transpose(1, 2)
        )
        both = self.linear_1(memory).view(batch, memory.shape[1], 2, self.heads, -1)
        keys, values = both.permute(2, 0, 3, 1, 4)
        out = F.scaled_dot_product_attention(query, keys, values, mask)
        weights = None
        if want_weights:
            scores = query[:, 0] @ keys[:, 0].transpose(1, 2) / math.sqrt(query.shape[-1])
            weights = F.log_softmax(scores.masked_fill(~mask[:, 0], -1e9), dim=-1)
        return self.linear_2(out.transpose(1, 2).reshape(batch, length, width)), weights


class FeedForward(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.layer_norm = nn.LayerNorm(shape.width)
        self.linear_0 = nn.Linear(shape.width, shape.inner)
        self.linear_1 = nn.Linear(shape.inner, shape.width)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.linear_1(F.relu(self.linear_0(self.layer_norm(x))))
        return out


class EncoderLayer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.self_attention = SelfAttention(shape)
        self.ffn = FeedForward(shape)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = x + self.dropout(self.self_attention(x, mask, False))
        out: Tensor = x + self.dropout(self.ffn(x))
        return out


class DecoderLayer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.self_attention = SelfAttention(shape)
        self.attention = CrossAttention(shape)
        self.ffn = FeedForward(shape)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(
        self, x: Tensor, memory: Tensor, mask: Tensor, want_weights: bool
    ) -> tuple[Tensor, Tensor | None]:
        x = x + self.dropout(self.self_attention(x, None, True))
        looked, weights = self.attention(x, memory, mask, want_weights)
        x = x + self.dropout(looked)
        return x + self.dropout(self.ffn(x)), weights


class Translator(nn.Module):
    """Source ids to target logits.

    One embedding table serves the source, the target and the output, so that a name that is only
    read in one language can be copied into the other; ``rows`` are the pieces that the target
    language uses, and only those are scored.
    """

    place: Tensor
    rows: Tensor

    def __init__(self, shape: Shape, rows: Tensor | None = None, longest: int = 512) -> None:
        super().__init__()
        self.shape = shape
        self.table = nn.Embedding(shape.pieces, shape.width)
        self.bias = nn.Parameter(torch.zeros(shape.target_pieces))
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder))
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.dropout = nn.Dropout(shape.dropout)
        self.register_buffer("place", positions(longest, shape.width), persistent=False)
        self.register_buffer("rows", torch.arange(shape.target_pieces) if rows is None else rows)
        nn.init.normal_(self.table.weight, std=shape.width**-0.5)
        for name, weight in self.named_parameters():
            if name.endswith("weight") and "linear" in name:
                nn.init.xavier_uniform_(weight)
                if "linear_1.weight" in name or "linear_2.weight" in name:
                    weight.data *= (2 * (shape.encoder + shape.decoder)) ** -0.25

    def embed(self, table: Tensor, ids: Tensor) -> Tensor:
        scaled = F.embedding(ids, table) * math.sqrt(self.shape.width) + self.place[: ids.shape[1]]
        out: Tensor = self.dropout(scaled)
        return out

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        x = self.embed(self.table.weight, ids)
        for layer in self.encoder:
            x = layer(x, mask)
        out: Tensor = self.encoder_norm(x)
        return out

    def forward(
        self, source: Tensor, mask: Tensor, target: Tensor, want_weights: bool = False
    ) -> tuple[Tensor, Tensor, Tensor | None]:
        """States after the last decoder layer, (batch, target, width), the output table, and the
        guided head's log weights. ``mask`` is (batch, source), true for real pieces."""
        wide = mask[:, None, None, :]
        memory = self.encode(source, wide)
        table = self.table.weight.index_select(0, self.rows)
        x = self.embed(table, target)
        weights = None
        for number, layer in enumerate(self.decoder, 1):
            x, weights = layer(x, memory, wide, want_weights and number == len(self.decoder))
        return self.decoder_norm(x), table, weights
