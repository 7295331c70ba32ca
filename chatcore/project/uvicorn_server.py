"""uvicorn, set up for the live protocol: direct wires, a goodbye before the end, no connection kept for ever."""

import asyncio
import logging
import socket
from typing import Any

import uvicorn
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from chatcore.live import hub, limits
from chatcore.project.listening import Listener
from chatcore.project.stopping import end_in_any_case, get_ready
from chatcore.project.wires import UvicornWire

logger = logging.getLogger(__name__)

# How long a connection whose ping was not answered may take to close, before it is dropped.
ABORT_SECONDS = 5.0


class LiveProtocol(WebSocketsSansIOProtocol):
    """Gives the application a wire into the transport, and drops who has died without a word."""

    wire: UvicornWire | None = None

    def handle_connect(self, event: Any) -> None:
        super().handle_connect(event)
        if self.response.status_code == 101:
            self.wire = UvicornWire(self)
            self.scope["chatcore.wire"] = self.wire  # type: ignore[typeddict-unknown-key]

    def send_receive_event_to_app(self) -> None:
        take = None if self.wire is None else self.wire.take
        if take is None or self.close_sent or self.curr_msg_data_type != "text":
            super().send_receive_event_to_app()
            return
        try:
            text = b"".join(self.frames).decode()
        except UnicodeDecodeError:
            super().send_receive_event_to_app()
        else:
            self.frames = []
            take(text)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self.wire is not None:
            # Nothing is written any more; the application hears of it in its turn.
            self.wire.lags = True

    def pause_writing(self) -> None:
        super().pause_writing()
        if self.wire is not None:
            self.wire.lags = True

    def resume_writing(self) -> None:
        super().resume_writing()
        if self.wire is not None:
            self.wire.drained()

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        # Closing waits for a reader that may never read again.
        self.loop.call_later(ABORT_SECONDS, self.transport.abort)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._listener = Listener(config.host, config.port, self._admit)
        self._arriving: set[asyncio.Future[Any]] = set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        # It listens to none by itself.
        await super().startup(sockets=[])
        get_ready()
        self._listener.open(asyncio.get_running_loop())

    def _admit(self, connection: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        arriving = asyncio.ensure_future(loop.connect_accepted_socket(self._protocol, connection))
        self._arriving.add(arriving)
        arriving.add_done_callback(self._arrived)

    def _arrived(self, arriving: "asyncio.Future[Any]") -> None:
        self._arriving.discard(arriving)
        if not arriving.cancelled() and (error := arriving.exception()):
            logger.info("A connection ended before it began: %r", error)

    def _protocol(self) -> asyncio.Protocol:
        """Return what uvicorn itself gives to each connection."""
        protocol: asyncio.Protocol = self.config.http_protocol_class(  # type: ignore[call-arg]
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )
        return protocol

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        end_in_any_case()
        self._listener.close()
        await hub.stop()
        await super().shutdown(sockets)


def serve(application: Any, *, host: str, port: int, ping: tuple[float, float]) -> None:
    """Serve ``application`` until it is stopped; ``ping`` is the interval and the patience, in seconds."""
    logging.getLogger("uvicorn.error").addFilter(_is_no_refusal)
    interval, patience = ping
    config = uvicorn.Config(
        application,
        host=host,
        port=port,
        ws=LiveProtocol,
        # Compressing halves the rate and doubles the memory of a connection (docs/architecture.md).
        ws_per_message_deflate=False,
        ws_max_size=limits.INBOUND_FRAME,
        ws_ping_interval=interval,
        ws_ping_timeout=patience,
        lifespan="off",
        # Requests that are under way; sockets have had their goodbye.
        timeout_graceful_shutdown=10,
        # Its records go where all others go (chatcore.project.logs).
        log_config=None,
        log_level="warning",
        server_header=False,
    )
    _Server(config).run()


def _is_no_refusal(record: logging.LogRecord) -> bool:
    """uvicorn 0.54 reports each handshake that was refused with an HTTP status as an error."""
    return "without completing handshake" not in record.getMessage()
