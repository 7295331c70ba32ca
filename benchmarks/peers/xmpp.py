"""XMPP clients of multi-user chat (XEP-0045), plain TCP on loopback: stanzas are counted by a byte, not parsed."""

import asyncio
import base64
from collections.abc import Sequence

from benchmarks.peers.crowd import some_at_once
from benchmarks.peers.ledger import Ledger
from benchmarks.peers.peer import MARK, PASSWORD, Client, Ears, text_of

HOST = "localhost"
CONFERENCE = f"conference.{HOST}"
ANSWER_SECONDS = 60.0
_STREAM = (
    f"<?xml version='1.0'?><stream:stream to='{HOST}' version='1.0' xmlns='jabber:client' "
    "xmlns:stream='http://etherx.jabber.org/streams'>"
)
_REFUSALS = (b"<failure", b"<stream:error", b"type='error'", b'type="error"')


class XmppClient(asyncio.Protocol):
    """One connection. While it signs in and enters rooms it reads what comes; after that it only counts."""

    def __init__(self, person: int, ears: Ears) -> None:
        self.ears = ears
        self.person = person
        self._transport: asyncio.Transport | None = None
        self._asked: tuple[bytes, asyncio.Future[None]] | None = None
        self._read = b""
        self._leaving = False
        self._lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        if self._asked is not None:
            self._read_on(data)
        if marks := data.count(MARK):
            self.ears.heard(self.person, marks, data)
        elif _refused(data):
            self.ears.failed(self.person, data.decode(errors="replace")[:300])

    def connection_lost(self, error: Exception | None) -> None:
        self._lost.set_result(None)
        if self._asked is not None and not self._asked[1].done():
            self._asked[1].set_exception(ConnectionError(f"closed after {self._read[-300:]!r}"))
        elif not self._leaving:
            self.ears.failed(self.person, f"connection lost: {error}")

    def _read_on(self, data: bytes) -> None:
        awaited, answer = self._asked  # type: ignore[misc]
        self._read += data
        if answer.done():
            return
        if _refused(self._read):
            answer.set_exception(RuntimeError(self._read.decode(errors="replace")[-300:]))
        elif awaited in self._read:
            answer.set_result(None)

    async def ask(self, stanza: str, until: bytes) -> None:
        """Send ``stanza`` and wait until what comes back holds ``until``.

        Raises:
            RuntimeError: the server refused it. ConnectionError, TimeoutError: it does not answer.
        """
        self._read = b""
        self._asked = until, asyncio.get_running_loop().create_future()
        self._write(stanza)
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._asked[1]
        finally:
            self._asked = None

    def post(self, room: str, number: int) -> None:
        self._write(
            f"<message to='{room}' type='groupchat' id='m{number}'><body>{text_of(number)}</body></message>"
        )

    async def close(self) -> None:
        self._leaving = True
        if self._transport and not self._lost.done():
            self._write("</stream:stream>")
            self._transport.close()
        await self._lost

    def _write(self, text: str) -> None:
        if self._transport:
            self._transport.write(text.encode())


def _refused(data: bytes) -> bool:
    return any(refusal in data for refusal in _REFUSALS)


class XmppHouse:
    """A server on ``port`` whose accounts are made in-band (XEP-0077) and whose rooms by who enters first."""

    marks = 1
    echo_accepts = True
    connecting_signs_in = True

    def __init__(self, port: int) -> None:
        self._port = port

    async def prepare(self, people: int, halls: Sequence[int], own: int) -> None:
        await some_at_once(self._registered(person) for person in range(people))
        rooms = [self.hall(size) for size in halls] + [self.own(person) for person in range(own)]
        founder = await self.connected(0, Ledger(1, self.marks))
        for room in rooms:
            await self.enter(founder, 0, room)
        await founder.close()

    async def connected(self, person: int, ears: Ears) -> Client:
        client = await self._opened(person, ears)
        secret = base64.b64encode(f"\0{_name(person)}\0{PASSWORD}".encode()).decode()
        await client.ask(
            f"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{secret}</auth>",
            b"<success",
        )
        await client.ask(_STREAM, b"</stream:features>")
        await client.ask(
            "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
            "<resource>load</resource></bind></iq>",
            b"</iq>",
        )
        return client

    async def enter(self, client: Client, person: int, room: str) -> None:
        # The subject is the last thing that a room sends to who comes in.
        await client.ask(  # type: ignore[attr-defined]
            f"<presence to='{room}/{_name(person)}'><x xmlns='http://jabber.org/protocol/muc'>"
            "<history maxstanzas='0'/></x></presence>",
            b"<subject",
        )

    async def sign_in(self, person: int) -> None:
        await (await self.connected(person, Ledger(1, self.marks))).close()

    def hall(self, size: int) -> str:
        return f"hall-{size}@{CONFERENCE}"

    def own(self, person: int) -> str:
        return f"own-{person}@{CONFERENCE}"

    async def _opened(self, person: int, ears: Ears) -> XmppClient:
        loop = asyncio.get_running_loop()
        _, client = await loop.create_connection(
            lambda: XmppClient(person, ears), "127.0.0.1", self._port
        )
        await client.ask(_STREAM, b"</stream:features>")
        return client

    async def _registered(self, person: int) -> None:
        client = await self._opened(person, Ledger(1, self.marks))
        await client.ask(
            "<iq type='set' id='register'><query xmlns='jabber:iq:register'>"
            f"<username>{_name(person)}</username><password>{PASSWORD}</password></query></iq>",
            b"register",
        )
        await client.close()


def _name(person: int) -> str:
    return f"p{person}"
