"""The answers to the commands of one socket: exactly one for each, in the person's language."""

import asyncio
import logging
from typing import Any

from django.utils import translation

from chatcore.foundation.errors import Problem, Unavailable
from chatcore.live import limits, registry
from chatcore.live.frames import Command, ErrorBody, Reply
from chatcore.live.metrics import tally
from chatcore.live.registry import Registered
from chatcore.live.socket import Socket

logger = logging.getLogger(__name__)


class Answers:
    """Says to ``socket`` what became of what it asked."""

    def __init__(self, socket: Socket) -> None:
        self._socket = socket
        self._unreadable = 0
        self._closing: asyncio.Task[None] | None = None

    def done(self, registered: Registered, command: Command, result: Any) -> None:
        tally.commands[registry.tag_of(registered.shape), "ok"] += 1
        self._socket.say(Reply(ref=command.ref, ok=True, result=result))

    def failed(self, registered: Registered, command: Command, error: Exception) -> None:
        """Answer with the refusal that ``error`` is; anything else is ours, and logged."""
        tag = registry.tag_of(registered.shape)
        if not isinstance(error, Problem):
            logger.error("%s failed", tag, exc_info=error)
            error = Unavailable()
        tally.commands[tag, error.code] += 1
        self._refuse(command.ref, error)

    def read(self) -> None:
        """Something could be read: what could not be is counted afresh."""
        self._unreadable = 0

    def unreadable(self, ref: str | None, problem: Problem) -> None:
        """Answer something that could not be read; the tenth in a row ends the connection."""
        tally.commands["unreadable", problem.code] += 1
        self._refuse(ref, problem)
        self._unreadable += 1
        if self._unreadable >= limits.INVALID_IN_A_ROW and self._closing is None:
            self._closing = asyncio.create_task(self._close_when_said(limits.CLOSE_INVALID))

    async def _close_when_said(self, code: int) -> None:
        # Who does not read what was said before the close is not waited for.
        await asyncio.wait([asyncio.ensure_future(self._socket.drain())], timeout=1.0)
        self._socket.close_soon(code)

    def _refuse(self, ref: str | None, problem: Problem) -> None:
        with translation.override(self._socket.identity.language):
            body = ErrorBody(
                code=problem.code,
                title=str(problem.title),
                detail=str(problem.detail),
                path=problem.path,
                retry_after=None if problem.retry_after is None else round(problem.retry_after, 3),
            )
        self._socket.say(Reply(ref=ref, ok=False, error=body))
