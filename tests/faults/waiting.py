"""Waiting for something to become true, never for time to pass."""

import asyncio
import time
from collections.abc import Callable

POLL = 0.02


async def until(condition: Callable[[], bool], within: float) -> bool:
    """Return True as soon as ``condition`` holds, or False when ``within`` seconds have passed without."""
    deadline = time.monotonic() + within
    while not condition():
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(POLL)
    return True
