"""A TCP proxy in front of the servers: takes them in turn, and cuts connections in the middle of a frame."""

import asyncio
import itertools
import random

CHUNK = 64 * 1024
# A doomed connection on which nothing comes any more is cut between two frames.
CUT_SECONDS = 2.0


class _Link:
    """One connection through the proxy: two directions, one end."""

    def __init__(self, *writers: asyncio.StreamWriter) -> None:
        self._writers = writers
        self.doomed = False
        self.ended = asyncio.Event()

    async def pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(CHUNK):
                if self.doomed and len(data) > 1:
                    # The receiver gets the beginning of something, then the end of the connection.
                    writer.write(data[: len(data) // 2])
                    await writer.drain()
                    break
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            self.end()

    def end(self) -> None:
        self.ended.set()
        for writer in self._writers:
            writer.close()

    def abort(self) -> None:
        self.ended.set()
        for writer in self._writers:
            writer.transport.abort()


class Proxy:
    """Listens on a port of its own while its block runs. ``ports`` are those of the servers behind it."""

    def __init__(self) -> None:
        self.ports: list[int] = []
        self.cuts = 0
        self._turns = itertools.count()
        self._links: set[_Link] = set()

    async def __aenter__(self) -> "Proxy":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *error: object) -> None:
        self._server.close()
        for link in list(self._links):
            link.abort()
        await self._server.wait_closed()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def cut(self, share: float, rng: random.Random) -> int:
        """Cut that share of the connections, each in the middle of what comes next; return how many."""
        doomed = [link for link in self._links if rng.random() < share]
        for link in doomed:
            link.doomed = True
        ends = [asyncio.ensure_future(link.ended.wait()) for link in doomed]
        if ends:
            _, late = await asyncio.wait(ends, timeout=CUT_SECONDS)
            for end in late:
                end.cancel()
        for link in doomed:
            link.abort()
        self.cuts += len(doomed)
        return len(doomed)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        upstream = await self._upstream()
        if upstream is None:
            writer.transport.abort()
            return
        link = _Link(writer, upstream[1])
        self._links.add(link)
        try:
            await asyncio.gather(link.pump(reader, upstream[1]), link.pump(upstream[0], writer))
        finally:
            self._links.discard(link)
            link.abort()

    async def _upstream(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        """Connect to the server whose turn it is, or to the next that listens."""
        ports = list(self.ports)
        turn = next(self._turns)
        for offset in range(len(ports)):
            try:
                return await asyncio.open_connection(
                    "127.0.0.1", ports[(turn + offset) % len(ports)]
                )
            except OSError:
                continue
        return None
