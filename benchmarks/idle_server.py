"""The reference for memory: a server of the ``websockets`` library that accepts and waits.

Run: ``python -m benchmarks.idle_server <port>``.
"""

import asyncio
import sys

from websockets.asyncio.server import ServerConnection, serve


async def wait(connection: ServerConnection) -> None:
    await connection.wait_closed()


async def main(port: int) -> None:
    async with serve(wait, "127.0.0.1", port, compression=None, ping_interval=None) as server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
