"""The writes of one socket: each keeps its place, and a client that sends faster than they are done has to wait."""

import asyncio
from collections import deque
from functools import partial
from typing import Any

from chatcore.foundation.errors import Problem
from chatcore.live import limits, writer
from chatcore.live.answers import Answers
from chatcore.live.frames import Command
from chatcore.live.registry import AtOnce, Registered
from chatcore.live.socket import Socket


class Writes:
    """Does the writes of ``socket`` in the order of their coming.

    Those that are ready go to the writer at once, which keeps their order: no task, and several in one commit.
    The others, and all that come behind one of them, are handled one after the other.
    """

    def __init__(self, socket: Socket, answers: Answers) -> None:
        self._socket = socket
        self._answers = answers
        self._with_writer = 0
        self._waiting: deque[tuple[Registered, Command]] = deque()
        self._handling: asyncio.Task[None] | None = None
        self._room = asyncio.Event()
        self._room.set()

    def add(self, registered: Registered, command: Command) -> None:
        """Do ``command`` in its turn; beyond a frame's worth of them nothing more is read from the client."""
        ready = registered.at_once
        first = self._handling is None and not self._waiting
        if ready is None or not first or not self._hand_over(ready, registered, command):
            self._waiting.append((registered, command))
            self._go_on()
        if self._with_writer + len(self._waiting) > limits.COMMANDS_A_FRAME and self._room.is_set():
            self._room.clear()
            self._socket.wire.pause()

    async def room(self) -> None:
        """Wait until more may be read."""
        await self._room.wait()

    def _hand_over(self, ready: AtOnce, registered: Registered, command: Command) -> bool:
        """Give the writer a write that is ready; False when it needs its handler."""
        try:
            write = ready.write(self._socket, command)
            if write is None:
                return False
            written = writer.begin(write)
        except Problem as problem:
            self._answers.failed(registered, command, problem)
            return True
        self._with_writer += 1
        written.add_done_callback(partial(self._written, ready, registered, command))
        return True

    def _written(
        self,
        ready: AtOnce,
        registered: Registered,
        command: Command,
        written: "asyncio.Future[Any]",
    ) -> None:
        self._with_writer -= 1
        try:
            result = ready.answer(self._socket, command, written.result())
        except Exception as error:
            self._answers.failed(registered, command, error)
        else:
            self._answers.done(registered, command, result)
        self._go_on()

    def _go_on(self) -> None:
        if self._with_writer or self._handling is not None:
            return
        if self._waiting:
            self._handling = asyncio.create_task(self._handle_in_order())
        elif not self._room.is_set():
            self._room.set()
            self._socket.wire.resume()

    async def _handle_in_order(self) -> None:
        try:
            while self._waiting:
                await handle(self._socket, self._answers, *self._waiting.popleft())
        finally:
            self._handling = None
            self._go_on()


async def handle(
    socket: Socket, answers: Answers, registered: Registered, command: Command
) -> None:
    """Have ``command`` answered by its handler."""
    try:
        result = await registered.handler(socket, command)
    except Exception as error:
        answers.failed(registered, command, error)
    else:
        answers.done(registered, command, result)
