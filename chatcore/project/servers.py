"""The two web servers, set up for the live protocol."""

import asyncio
import socket
import time
from functools import partial
from typing import Any

from daphne.server import Server
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from django.core.management.base import CommandError
from twisted.internet import reactor
from twisted.internet.defer import Deferred

from chatcore.live import hub, limits
from chatcore.project.listening import Listener
from chatcore.project.stopping import end_in_any_case, get_ready
from chatcore.project.wires import DaphneWire

# Connections that died without a word are found by a ping, before their lease of presence ends.
PING_SECONDS = 20
PONG_SECONDS = 30
# How long what was cancelled may take to end: a Redis or a database that is frozen answers nothing.
END_SECONDS = 2.0


class _Protocol(WebSocketProtocol):
    """Gives texts to who listens, and says the close codes that autobahn keeps to itself (1009, 1012)."""

    wire: DaphneWire | None = None

    def onMessage(self, payload: bytes, is_binary: bool) -> None:
        take = None if self.wire is None else self.wire.take
        if take is None or is_binary or self.muted:
            super().onMessage(payload, is_binary)
        else:
            self.last_ping = time.time()
            # autobahn has seen that it is UTF-8.
            take(payload.decode())

    def serverClose(self, code: int | None = None) -> None:
        if code in (limits.CLOSE_TOO_BIG, limits.CLOSE_RESTART):
            self.sendCloseFrame(code=code, isReply=False)
        else:
            super().serverClose(code=code)


class _Server(Server):
    """Gives every websocket a wire into its transport."""

    def admit(self, connection: socket.socket) -> None:
        reactor.adoptStreamConnection(connection.fileno(), connection.family, self.http_factory)
        # Twisted has a descriptor of its own.
        connection.close()

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        if scope["type"] == "websocket":
            protocol.wire = scope["chatcore.wire"] = DaphneWire(
                protocol, partial(self.handle_reply, protocol)
            )
        return super().create_application(protocol, scope)


def serve_with_daphne(application: Any, host: str, port: int) -> None:
    """Serve ``application`` with daphne until it is stopped."""
    WebSocketFactory.protocol = _Protocol
    server = _Server(
        application=application,
        endpoints=["unused"],
        ping_interval=PING_SECONDS,
        ping_timeout=PONG_SECONDS,
        # A connection lives as long as its session; by daphne's clock a jump of a day would end them all.
        websocket_timeout=-1,
        server_name="chatcore",
        verbosity=0,
    )
    # daphne wants one to begin with; the listener takes its place.
    server.endpoints = []
    listener = Listener(host, port, server.admit)
    get_ready()
    reactor.callWhenRunning(listener.open, reactor._asyncioEventloop)
    # Registered before daphne's own trigger, which ends the consumers.
    reactor.addSystemEventTrigger("before", "shutdown", _say_goodbye, listener)  # type: ignore[arg-type]
    server.run()
    _end_what_waits(reactor._asyncioEventloop)


def _end_what_waits(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel what still waits when the reactor has stopped, as ``asyncio.run`` does.

    Left to the end of the interpreter, a pending ``Queue.get`` crashes it (CPython 3.11).
    """
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.wait(tasks, timeout=END_SECONDS))


def _say_goodbye(listener: Listener) -> "Deferred[None]":
    """Close every socket with 1012, and end whatever happens."""
    end_in_any_case()
    listener.close()
    return Deferred.fromFuture(asyncio.ensure_future(hub.stop()))


def serve_with_uvicorn(application: Any, host: str, port: int) -> None:
    """Serve ``application`` with uvicorn until it is stopped.

    Raises:
        CommandError: when uvicorn is not installed (it is an extra).
    """
    try:
        from chatcore.project.uvicorn_server import serve
    except ImportError:
        raise CommandError("uvicorn is not installed: pip install chatcore[uvicorn]") from None
    serve(application, host=host, port=port, ping=(PING_SECONDS, PONG_SECONDS))
