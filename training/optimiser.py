"""Muon (K. Jordan, 2024): momentum whose update of a matrix is made orthogonal.

Written out because torch's own works in bfloat16, which a CPU without AVX-512 computes slowly.
Matrices of one shape go through the iteration together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)


def orthogonal(stack: Tensor, steps: int = 4) -> Tensor:
    """The nearest semi-orthogonal matrices, roughly: a quintic Newton-Schulz iteration on a stack
    (n, rows, columns) with rows <= columns."""
    a, b, c = _COEFFICIENTS
    x = stack / (stack.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.transpose(1, 2)
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x


class Muon:
    """For weight matrices only; a tall one is worked on as stacked square blocks (Q, K, V)."""

    def __init__(
        self,
        matrices: Sequence[nn.Parameter],
        rate: float,
        momentum: float = 0.95,
        decay: float = 0.01,
    ) -> None:
        self.matrices = list(matrices)
        self.rate, self.momentum, self.decay = rate, momentum, decay
        self.buffers = [torch.zeros_like(matrix) for matrix in self.matrices]

    def state_dict(self) -> dict[str, Any]:
        return {"buffers": self.buffers}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        self.buffers = list(state["buffers"])

    @torch.no_grad()
    def step(self, share: float) -> None:
        """One update at ``share`` of the rate."""
        groups: dict[tuple[int, int], list[tuple[int, int, Tensor]]] = {}
        for number, (matrix, buffer) in enumerate(zip(self.matrices, self.buffers, strict=True)):
            if matrix.grad is None:
                continue
            buffer.lerp_(matrix.grad, 1 - self.momentum)
            update = matrix.grad.lerp(buffer, self.momentum)
            rows, columns = update.shape
            block = columns if rows in (2 * columns, 3 * columns) else rows
            for start in range(0, rows, block):
                part = update[start : start + block]
                wide = part if part.shape[0] <= part.shape[1] else part.T
                groups.setdefault((wide.shape[0], wide.shape[1]), []).append((number, start, wide))
        for parts in groups.values():
            turned = orthogonal(torch.stack([part for _, _, part in parts]))
            for (number, start, _), new in zip(parts, turned, strict=True):
                matrix = self.matrices[number]
                rows, columns = matrix.shape
                block = columns if rows in (2 * columns, 3 * columns) else rows
                target = matrix[start : start + block]
                wide = new if target.shape[0] <= target.shape[1] else new.T
                scale = max(1.0, target.shape[0] / target.shape[1]) ** 0.5
                target.mul_(1 - self.rate * share * self.decay)
                target.add_(wide, alpha=-self.rate * share * scale)
