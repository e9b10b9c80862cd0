"""How the time of a piece of work grows, judged so that a busy machine does not decide.

Processor seconds are counted, not the clock's; a garbage collection, which looks at all that the
tests before left, is put off; and what seems too slow is tried again: other work slows one try, a
quadratic form is slow in every one.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 5


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def assert_linear(
    prepare: Callable[[int], Callable[[], object]], small: int = 5_000, large: int = 40_000
) -> None:
    """What ``prepare`` makes for a size takes time by its size, not by its square.

    Three times as long for the same amount is still taken as linear (large inputs leave the
    processor's caches), and four milliseconds are the least that is told from nothing: with the
    usual sizes, eight times the input may take 24 times as long, where a square takes 64.

    Raises:
        AssertionError: the large input took longer than that in each of five tries.
    """
    shorter = longer = float("inf")
    for _try in range(TRIES):
        shorter = min(shorter, seconds(prepare(small)))
        longer = min(longer, seconds(prepare(large)))
        limit = 3 * large / small * max(shorter, 0.004)
        if longer < limit:
            return
    raise AssertionError(f"{large} took {longer:.3f} s, {small} took {shorter:.3f} s")


def assert_within(limit: float, work: Callable[[], object]) -> None:
    """``work`` takes less than ``limit`` processor seconds in one of three tries.

    Raises:
        AssertionError: it never did.
    """
    taken: list[float] = []
    for _try in range(3):
        taken.append(seconds(work))
        if taken[-1] < limit:
            return
    raise AssertionError(f"took {min(taken):.1f} s, the limit is {limit} s")
