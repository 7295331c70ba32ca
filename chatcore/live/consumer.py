"""The websocket consumer: frames in, commands out to their handlers, one answer for each."""

import asyncio
import logging
from collections import deque
from typing import Any, ClassVar

import msgspec
from channels.consumer import AsyncConsumer
from channels.exceptions import StopConsumer
from django.conf import settings
from django.utils import translation
from structlog.contextvars import bind_contextvars

from chatcore.foundation.decoding import not_json, refusal
from chatcore.foundation.errors import Invalid, Problem, RateLimited, Unavailable
from chatcore.foundation.words import Words
from chatcore.live import hub, limits, registry
from chatcore.live.frames import Command, ErrorBody, Reply
from chatcore.live.metrics import tally
from chatcore.live.registry import Registered
from chatcore.live.socket import Identity, Socket
from chatcore.live.wire import AsgiWire, Wire

logger = logging.getLogger(__name__)


class _Envelope(msgspec.Struct):
    type: str
    ref: Any = None


class LiveConsumer(AsyncConsumer):
    """One connection. ``scope["identity"]`` was put there by the door (chatcore.project.doors)."""

    # The hub hears the layer for all sockets of the process; a channel a socket would only cost.
    channel_layer_alias: ClassVar[str] = "none"

    socket: Socket

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Handle an ASGI message (without Channels' thread hop to close old connections)."""
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
        self._invalid = 0
        self._writes: deque[tuple[Registered, Command]] = deque()
        self._writing: asyncio.Task[None] | None = None
        await self.base_send({"type": "websocket.accept"})
        self._hub = hub.of_this_loop()
        try:
            await self._hub.add(self.socket)
        except Exception:
            # The database is away: the client comes back by itself; nothing of this socket stays.
            logger.exception("A socket could not be opened")
            self.socket.close_soon(limits.CLOSE_RESTART)
            self._hub.remove(self.socket)

    async def _disconnect(self) -> None:
        self._hub.remove(self.socket)
        await registry.closed(self.socket)
        raise StopConsumer

    async def _receive(self, message: dict[str, Any]) -> None:
        text = message.get("text")
        if text is None:
            self._refuse(None, not_json())
            return
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
        if len(self._writes) > limits.COMMANDS_A_FRAME and self._writing is not None:
            # No further frame is read before these are written.
            await asyncio.wait([self._writing])

    def _objects(self, text: str) -> list[msgspec.Raw]:
        try:
            if not text.lstrip().startswith("["):
                return [msgspec.json.decode(text, type=msgspec.Raw)]
            objects = msgspec.json.decode(text, type=list[msgspec.Raw])
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            self._refuse(None, not_json())
            return []
        if not 1 <= len(objects) <= limits.COMMANDS_A_FRAME:
            self._refuse(None, Invalid(_ARRAY_SIZE, path="$"))
            return []
        return objects

    def _take(self, raw: msgspec.Raw) -> None:
        """Decode one object and start or queue its handler."""
        try:
            envelope = msgspec.json.decode(raw, type=_Envelope)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            self._refuse(_ref_in(raw), Invalid(_NO_TYPE, path="$.type"))
            return
        ref = _as_ref(envelope.ref)
        registered = registry.commands.get(envelope.type)
        if registered is None:
            self._refuse(ref, Invalid(_UNKNOWN_TYPE.filled(type=envelope.type[:64]), path="$.type"))
            return
        try:
            command = msgspec.json.decode(raw, type=registered.shape)
        except msgspec.ValidationError as error:
            self._refuse(ref, refusal(error))
            return
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            self._refuse(ref, not_json())
            return
        self._invalid = 0
        if registered.writes and self._hub.stopping:
            self._refuse_unread(registered, command, Unavailable())
        elif wait := self._wait_for(registered):
            self._refuse_unread(registered, command, RateLimited(wait))
        else:
            self._begin(registered, command)

    def _refuse_unread(self, registered: Registered, command: Command, error: Problem) -> None:
        tally.commands[registry.tag_of(registered.shape), error.code] += 1
        self._answer(command.ref, error=error)

    def _wait_for(self, registered: Registered) -> float:
        if not settings.RATE_LIMITS:
            return 0.0
        return self._commands.take() or (self._postings.take() if registered.posts else 0.0)

    def _begin(self, registered: Registered, command: Command) -> None:
        if not registered.writes:
            self._hub.spawn(self._run(registered, command))
            return
        self._writes.append((registered, command))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_in_order())

    async def _write_in_order(self) -> None:
        try:
            while self._writes:
                await self._run(*self._writes.popleft())
        finally:
            self._writing = None

    async def _run(self, registered: Registered, command: Command) -> None:
        tag = registry.tag_of(registered.shape)
        try:
            result = await registered.handler(self.socket, command)
        except Problem as problem:
            tally.commands[tag, problem.code] += 1
            self._answer(command.ref, error=problem)
        except Exception:
            tally.commands[tag, "unavailable"] += 1
            logger.exception("%s failed", tag)
            self._answer(command.ref, error=Unavailable())
        else:
            tally.commands[tag, "ok"] += 1
            self.socket.say(Reply(ref=command.ref, ok=True, result=result))

    def _refuse(self, ref: str | None, problem: Problem) -> None:
        """Answer something that could not be read; the tenth in a row ends the connection."""
        tally.commands["unreadable", problem.code] += 1
        self._answer(ref, error=problem)
        self._invalid += 1
        if self._invalid >= limits.INVALID_IN_A_ROW:
            self._hub.spawn(self._close_when_said(limits.CLOSE_INVALID))

    async def _close_when_said(self, code: int) -> None:
        # Who does not read what was said before the close is not waited for.
        await asyncio.wait([asyncio.ensure_future(self.socket.drain())], timeout=1.0)
        self.socket.close_soon(code)

    def _answer(self, ref: str | None, *, error: Problem) -> None:
        with translation.override(self.socket.identity.language):
            body = ErrorBody(
                code=error.code,
                title=str(error.title),
                detail=str(error.detail),
                path=error.path,
                retry_after=None if error.retry_after is None else round(error.retry_after, 3),
            )
        self.socket.say(Reply(ref=ref, ok=False, error=body))


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
