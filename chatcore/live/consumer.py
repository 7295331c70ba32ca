"""The websocket consumer: frames in, commands out to their handlers, one answer for each."""

import contextvars
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from channels.consumer import AsyncConsumer
from channels.exceptions import StopConsumer
from django.conf import settings
from structlog.contextvars import bind_contextvars

from chatcore.foundation.decoding import not_json, refusal
from chatcore.foundation.errors import Invalid, RateLimited, Unavailable
from chatcore.foundation.words import Words
from chatcore.live import hub, limits, registry
from chatcore.live.answers import Answers
from chatcore.live.registry import Registered
from chatcore.live.socket import Identity, Socket
from chatcore.live.wire import AsgiWire, Wire
from chatcore.live.writes import Writes, handle

logger = logging.getLogger(__name__)


class _Envelope(msgspec.Struct):
    type: str
    ref: Any = None


class LiveConsumer(AsyncConsumer):
    """One connection. ``scope["identity"]`` was put there by the door (chatcore.project.doors)."""

    socket: Socket

    async def __call__(
        self,
        scope: dict[str, Any],
        receive: Callable[[], Awaitable[dict[str, Any]]],
        send: Callable[[dict[str, Any]], Awaitable[None]],
    ) -> None:
        """Serve the connection to its end.

        Channels would listen to a channel of the layer beside, with a task for each message: the hub hears
        the layer for all sockets of the process, and a wire of our own gives the texts straight to ``_hear``.
        """
        self.scope = scope
        self.base_send = send
        try:
            while True:
                await self.dispatch(await receive())
        except StopConsumer:
            return

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Handle an ASGI message."""
        kind = message["type"]
        if kind == "websocket.receive":
            await self._receive(message)
        elif kind == "websocket.connect":
            await self._connect()
        elif kind == "websocket.disconnect":
            await self._disconnect()

    async def _connect(self) -> None:
        identity: Identity = self.scope["identity"]
        wire: Wire = self.scope.get("chatcore.wire") or AsgiWire(self.base_send)
        self.socket = Socket(identity, wire)
        bind_contextvars(connection=self.socket.id, person=str(identity.id))
        self._commands = limits.command_bucket()
        self._postings = limits.posting_bucket()
        self._answers = Answers(self.socket)
        self._writes = Writes(self.socket, self._answers)
        await self.base_send({"type": "websocket.accept"})
        self._hub = hub.of_this_loop()
        try:
            await self._hub.add(self.socket)
        except Exception:
            # The database is away: the client comes back by itself; nothing of this socket stays.
            logger.exception("A socket could not be opened")
            self.socket.close_soon(limits.CLOSE_RESTART)
            self._hub.remove(self.socket)
        else:
            context = contextvars.copy_context()
            wire.listen(lambda text: context.run(self._hear, text))

    async def _disconnect(self) -> None:
        self._hub.remove(self.socket)
        await registry.closed(self.socket)
        raise StopConsumer

    async def _receive(self, message: dict[str, Any]) -> None:
        text = message.get("text")
        if text is None:
            self._answers.unreadable(None, not_json())
            return
        self._hear(text)
        await self._writes.room()

    def _hear(self, text: str) -> None:
        """Take a frame; it must not raise: a server's protocol calls it."""
        try:
            self._take_frame(text)
        except Exception:
            logger.exception("A frame could not be taken")
            self.socket.close_soon(limits.CLOSE_RESTART)

    def _take_frame(self, text: str) -> None:
        if (
            len(text) > limits.INBOUND_FRAME
            or len(text.encode("utf-8", "replace")) > limits.INBOUND_FRAME
        ):
            self.socket.close_soon(limits.CLOSE_TOO_BIG)
            return
        for raw in self._objects(text):
            if self.socket.closed:
                return
            self._take(raw)

    def _objects(self, text: str) -> list[msgspec.Raw]:
        try:
            if not text.lstrip().startswith("["):
                return [msgspec.json.decode(text, type=msgspec.Raw)]
            objects = msgspec.json.decode(text, type=list[msgspec.Raw])
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            self._answers.unreadable(None, not_json())
            return []
        if not 1 <= len(objects) <= limits.COMMANDS_A_FRAME:
            self._answers.unreadable(None, Invalid(_ARRAY_SIZE, path="$"))
            return []
        return objects

    def _take(self, raw: msgspec.Raw) -> None:
        """Decode one object and start or queue its handler."""
        try:
            envelope = msgspec.json.decode(raw, type=_Envelope)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            self._answers.unreadable(_ref_in(raw), Invalid(_NO_TYPE, path="$.type"))
            return
        ref = _as_ref(envelope.ref)
        registered = registry.commands.get(envelope.type)
        if registered is None:
            self._answers.unreadable(
                ref, Invalid(_UNKNOWN_TYPE.filled(type=envelope.type[:64]), path="$.type")
            )
            return
        try:
            command = msgspec.json.decode(raw, type=registered.shape)
        except msgspec.ValidationError as error:
            self._answers.unreadable(ref, refusal(error))
            return
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            self._answers.unreadable(ref, not_json())
            return
        self._answers.read()
        if registered.writes and self._hub.stopping:
            self._answers.failed(registered, command, Unavailable())
        elif wait := self._wait_for(registered):
            self._answers.failed(registered, command, RateLimited(wait))
        elif registered.writes:
            self._writes.add(registered, command)
        else:
            self._hub.spawn(handle(self.socket, self._answers, registered, command))

    def _wait_for(self, registered: Registered) -> float:
        if not settings.RATE_LIMITS:
            return 0.0
        return self._commands.take() or (self._postings.take() if registered.posts else 0.0)


def _ref_in(raw: msgspec.Raw) -> str | None:
    try:
        data = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    return _as_ref(data.get("ref")) if isinstance(data, dict) else None


def _as_ref(value: Any) -> str | None:
    return value if isinstance(value, str) and len(value) <= 64 else None


_ARRAY_SIZE = Words(
    fr="Une trame porte un objet, ou une liste de 1 à 100 objets.",
    en="A frame holds one object, or a list of 1 to 100 objects.",
)
_NO_TYPE = Words(
    fr="Chaque commande est un objet JSON dont « type » est un texte.",
    en="Every command is a JSON object whose “type” is a string.",
)
_UNKNOWN_TYPE = Words(
    fr="La commande « {type} » n’est pas connue.",
    en="The command “{type}” is not known.",
)
