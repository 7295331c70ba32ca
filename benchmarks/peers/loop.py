"""The event loop of the load: uvloop, and no pauses to look for garbage among what lives anyway."""

import asyncio
import gc
from collections.abc import Coroutine
from typing import Any, TypeVar

import uvloop

_T = TypeVar("_T")


def run(load: Coroutine[Any, Any, _T]) -> _T:
    """Run ``load`` to its end and return its result."""
    gc.collect()
    gc.disable()
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(load)
    finally:
        gc.enable()
