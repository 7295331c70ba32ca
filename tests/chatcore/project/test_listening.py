"""The listening socket: thousands who come at once are let in by the few, and an address in use is named."""

import asyncio
import contextlib
import errno
import socket

import pytest
from django.core.management.base import CommandError

from chatcore.project.listening import NEWCOMERS, Listener


async def test_newcomers_wait_for_their_turn_and_all_come_in() -> None:
    admitted: list[socket.socket] = []
    turns: list[int] = []
    listener = Listener("127.0.0.1", 0, admitted.append)
    crowd = 3 * NEWCOMERS + 5
    with contextlib.ExitStack() as open_connections:
        for _ in range(crowd):
            open_connections.enter_context(
                socket.create_connection(("127.0.0.1", listener.port), timeout=5)
            )
        listener.open(asyncio.get_running_loop())
        try:
            async with asyncio.timeout(10):
                while len(admitted) < crowd:
                    before = len(admitted)
                    await asyncio.sleep(0)
                    turns.append(len(admitted) - before)
        finally:
            listener.close()
            for connection in admitted:
                connection.close()
    assert max(turns) == NEWCOMERS
    assert not any(connection.getblocking() for connection in admitted if connection.fileno() > 0)


async def test_one_who_has_gone_again_keeps_nobody_out() -> None:
    admitted: list[socket.socket] = []
    both = asyncio.Event()

    def admit(connection: socket.socket) -> None:
        admitted.append(connection)
        if len(admitted) == 2:
            both.set()
        else:
            raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")

    listener = Listener("127.0.0.1", 0, admit)
    listener.open(asyncio.get_running_loop())
    with contextlib.ExitStack() as open_connections:
        for _ in range(2):
            open_connections.enter_context(
                socket.create_connection(("127.0.0.1", listener.port), timeout=5)
            )
        # Less than the pause after which nobody could be accepted.
        await asyncio.wait_for(both.wait(), timeout=0.9)
    listener.close()
    gone, there = admitted
    assert gone.fileno() == -1 and there.fileno() > 0
    there.close()


async def test_nobody_comes_in_when_it_is_closed() -> None:
    listener = Listener("127.0.0.1", 0, lambda connection: connection.close())
    listener.open(asyncio.get_running_loop())
    port = listener.port
    listener.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)


def test_an_address_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            CommandError, match=rf"127\.0\.0\.1, port {port}: Address already in use"
        ):
            Listener("127.0.0.1", port, lambda connection: connection.close())
