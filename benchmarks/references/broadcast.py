"""``broadcast`` of the ``websockets`` library: encoded once, written to every connection.

https://websockets.readthedocs.io/en/stable/topics/broadcast.html.
Run: ``python -m benchmarks.references.broadcast <port>``.
"""

import json
import sys

from websockets.asyncio.server import ServerConnection, broadcast, serve

from benchmarks.references.events import encoded, event_for, reply_to

_connections: set[ServerConnection] = set()


async def hear(connection: ServerConnection) -> None:
    _connections.add(connection)
    try:
        async for frame in connection:
            post = json.loads(frame)
            broadcast(_connections, encoded(event_for(post)))
            await connection.send(reply_to(post))
    finally:
        _connections.discard(connection)


async def main(port: int) -> None:
    async with serve(hear, "127.0.0.1", port, compression=None, ping_interval=None) as server:
        await server.serve_forever()


if __name__ == "__main__":
    import uvloop

    uvloop.run(main(int(sys.argv[1])))
