"""Plain websocket clients that speak for people by their tokens."""

import asyncio
import resource
from collections.abc import Iterable

from websockets.asyncio.client import ClientConnection, connect

# Handshakes under way at once: a server's backlog holds more, its database threads do not.
AT_ONCE = 24


async def connected(url: str, token: str | None) -> ClientConnection:
    """Return a connection that has heard the first frame of the server, if one comes with a token."""
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    client = await connect(
        url, additional_headers=headers, compression=None, ping_interval=None, open_timeout=60
    )
    if token is not None:
        await asyncio.wait_for(client.recv(), 60)
    return client


async def all_connected(
    url: str, tokens: Iterable[str | None], *, at_once: int = AT_ONCE
) -> list[ClientConnection]:
    """Return a connection for each token, in their order; ``at_once`` handshakes are under way together."""
    gate = asyncio.Semaphore(at_once)

    async def one(token: str | None) -> ClientConnection:
        async with gate:
            return await connected(url, token)

    return list(await asyncio.gather(*(one(token) for token in tokens)))


async def all_closed(clients: Iterable[ClientConnection]) -> None:
    await asyncio.gather(*(client.close() for client in clients))


def allow_files(count: int) -> None:
    """Raise this process's limit of open files, and that of the servers it starts, to ``count``."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(count, hard), hard))
