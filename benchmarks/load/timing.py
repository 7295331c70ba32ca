"""Latencies in milliseconds, and running a load on a loop that does not pause for garbage."""

import asyncio
import gc
import time
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import uvloop

_R = TypeVar("_R")


@dataclass(frozen=True)
class Latency:
    """What a load's latencies were, in milliseconds; ``count`` of them."""

    count: int
    p50: float
    p95: float
    p99: float
    most: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Latency":
        """Return the percentiles of ``seconds`` (nearest rank); all are 0 when there is none."""
        ordered = sorted(seconds)
        if not ordered:
            return cls(0, 0.0, 0.0, 0.0, 0.0)

        def at(share: float) -> float:
            return 1e3 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]

        return cls(len(ordered), at(0.50), at(0.95), at(0.99), 1e3 * ordered[-1])


class Busy:
    """How much of its core this process used since it was made: near 1, the client is the bottleneck."""

    def __init__(self) -> None:
        self._cpu, self._wall = time.process_time(), time.perf_counter()

    def share(self) -> float:
        wall = time.perf_counter() - self._wall
        return (time.process_time() - self._cpu) / wall if wall else 0.0


def run(load: Coroutine[Any, Any, _R]) -> _R:
    """Run ``load`` to its end on uvloop; what lives already is not looked at by the collector."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(load)
    finally:
        gc.enable()
        gc.unfreeze()
