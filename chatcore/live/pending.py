"""Writes that wait, and telling those who wait for them: threads at once, an event loop by one call a commit."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any, NamedTuple


class Pending(NamedTuple):
    """A write and who waits for it: a future of a thread, or one of an event loop."""

    write: Any
    future: "Future[Any] | asyncio.Future[Any]"

    def is_wanted(self) -> bool:
        """Tell whether to write it: who gave up in time writes nothing; from now on nobody can."""
        if isinstance(self.future, Future):
            return self.future.set_running_or_notify_cancel()
        return not self.future.cancelled()


def settle(batch: Sequence[Pending], results: Sequence[Any]) -> None:
    """Tell everybody who waits: threads at once, each event loop by one call."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Any], Any]]] = defaultdict(
        list
    )
    for (_, future), result in zip(batch, results, strict=True):
        if isinstance(future, Future):
            set_answer(future, result)
        else:
            by_loop[future.get_loop()].append((future, result))
    for loop, answers in by_loop.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(_settle_here, answers)


def _settle_here(answers: list[tuple["asyncio.Future[Any]", Any]]) -> None:
    for future, result in answers:
        if not future.done():
            set_answer(future, result)


def set_answer(future: "Future[Any] | asyncio.Future[Any]", result: Any) -> None:
    """Give ``result`` to who waits: a refusal is raised there."""
    if isinstance(result, BaseException):
        future.set_exception(result)
    else:
        future.set_result(result)
