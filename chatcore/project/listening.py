"""The listening socket: newcomers are accepted a few at a time.

When a server has restarted, thousands connect in the same moment. Accepted as they come, their handshakes fill the
event loop for a second or more, in which nobody who is there is served (docs/performance.md, "Reconnect storm"). Here
they wait in the kernel's queue, and those who are there are served in between.
"""

import asyncio
import logging
import socket
from collections.abc import Callable

from django.core.management.base import CommandError

logger = logging.getLogger(__name__)

# Connections that the kernel keeps for us; it has a limit of its own (net.core.somaxconn).
BACKLOG = 2048
# So many are accepted in one turn of the loop, and the next ones so many seconds later: 285 a second, each of
# whom costs two to four milliseconds of the processor until they have caught up.
NEWCOMERS = 10
APART = 0.035
# The pause when none can be accepted, because no descriptor is left.
EXHAUSTED = 1.0


class Listener:
    """Accepts connections on ``host`` and ``port`` and gives each, not blocking, to ``admit``."""

    def __init__(self, host: str, port: int, admit: Callable[[socket.socket], None]) -> None:
        """Listen from now on; nobody is accepted before ``open``.

        Raises:
            CommandError: the address cannot be had.
        """
        try:
            family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            self._socket = socket.create_server(
                (str(address[0]), port),
                family=family,
                backlog=BACKLOG,
                dualstack_ipv6=host == "::" and socket.has_dualstack_ipv6(),
            )
        except OSError as error:
            raise CommandError(f"Cannot listen on {host}, port {port}: {error.strerror}.") from None
        self._socket.setblocking(False)
        self._admit = admit
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pause: asyncio.TimerHandle | None = None

    @property
    def port(self) -> int:
        """The port; the system chose one where 0 was asked for."""
        return int(self._socket.getsockname()[1])

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """Accept on ``loop``."""
        self._loop = loop
        loop.add_reader(self._socket, self._accept, loop)

    def close(self) -> None:
        """Accept nobody any more: whoever comes now is to find another process."""
        if self._pause is not None:
            self._pause.cancel()
        if self._loop is not None and not self._loop.is_closed():
            self._loop.remove_reader(self._socket)
        self._socket.close()

    def _accept(self, loop: asyncio.AbstractEventLoop) -> None:
        pause = APART
        try:
            for _ in range(NEWCOMERS):
                self._let_in(self._socket.accept()[0])
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return
        except OSError as error:
            logger.error("No connection can be accepted for a moment: %s", error)
            pause = EXHAUSTED
        loop.remove_reader(self._socket)
        self._pause = loop.call_later(pause, self.open, loop)

    def _let_in(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        try:
            self._admit(connection)
        except OSError:
            # Whoever it was has gone again.
            connection.close()
