"""The two web servers, set up for the live protocol."""

import asyncio
import logging
from typing import Any

from daphne.endpoints import build_endpoint_description_strings
from daphne.server import Server
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from django.core.management.base import CommandError
from twisted.internet import reactor
from twisted.internet.defer import Deferred

from chatcore.live import hub, limits

# Connections that died without a word are found by a ping, before their lease of presence ends.
PING_SECONDS = 20
PONG_SECONDS = 30
# What a connection may hold in memory below the socket's own queue, and how often a full one is looked at.
UNSENT_BYTES = 64 * 1024
UNSENT_PAUSE = 0.05


class _Protocol(WebSocketProtocol):
    """Says the close codes of the live protocol that autobahn keeps to itself (1009, 1012)."""

    def serverClose(self, code: int | None = None) -> None:
        if code in (limits.CLOSE_TOO_BIG, limits.CLOSE_RESTART):
            self.sendCloseFrame(code=code, isReply=False)
        else:
            super().serverClose(code=code)

    def is_full(self) -> bool:
        """Tell whether the reader lags: what was written has not left yet."""
        transport = self.transport
        unsent = len(transport.dataBuffer) - transport.offset + transport._tempDataLen
        return bool(transport.connected) and unsent > UNSENT_BYTES


class _Server(Server):
    """Lets the application wait for a reader that lags; daphne itself would hold everything for it."""

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        await super().handle_reply(protocol, message)
        if message["type"] == "websocket.send":
            while protocol.is_full():  # noqa: ASYNC110 (twisted rings no bell)
                await asyncio.sleep(UNSENT_PAUSE)


def serve_with_daphne(application: Any, host: str, port: int) -> None:
    """Serve ``application`` with daphne until it is stopped."""
    WebSocketFactory.protocol = _Protocol
    # Registered before daphne's own trigger, which ends the consumers.
    reactor.addSystemEventTrigger("before", "shutdown", _say_goodbye)  # type: ignore[arg-type]
    _Server(
        application=application,
        endpoints=build_endpoint_description_strings(host=host, port=port),
        ping_interval=PING_SECONDS,
        ping_timeout=PONG_SECONDS,
        server_name="chatcore",
        verbosity=0,
    ).run()
    _end_what_waits(reactor._asyncioEventloop)


def _end_what_waits(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel what still waits when the reactor has stopped, as ``asyncio.run`` does.

    Left to the end of the interpreter, a pending ``Queue.get`` crashes it (CPython 3.11).
    """
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))


def _say_goodbye() -> "Deferred[None]":
    """Close every socket with 1012; uvicorn does so by itself."""
    return Deferred.fromFuture(asyncio.ensure_future(hub.stop()))


def serve_with_uvicorn(application: Any, host: str, port: int) -> None:
    """Serve ``application`` with uvicorn until it is stopped.

    Raises:
        CommandError: when uvicorn is not installed (it is an extra).
    """
    try:
        import uvicorn
    except ImportError:
        raise CommandError("uvicorn is not installed: pip install chatcore[uvicorn]") from None
    logging.getLogger("uvicorn.error").addFilter(_is_no_refusal)
    uvicorn.run(
        application,
        host=host,
        port=port,
        ws="websockets-sansio",
        # Compressing halves the rate and doubles the memory of a connection (docs/architecture.md).
        ws_per_message_deflate=False,
        ws_max_size=limits.INBOUND_FRAME,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PONG_SECONDS,
        lifespan="off",
        log_level="warning",
        server_header=False,
    )


def _is_no_refusal(record: logging.LogRecord) -> bool:
    """uvicorn 0.54 reports each handshake that was refused with an HTTP status as an error."""
    return "without completing handshake" not in record.getMessage()
