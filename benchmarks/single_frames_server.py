"""A server that hands out each event in a frame of its own, whatever has gathered: what the references do.

Run: ``python -m benchmarks.single_frames_server <daphne|uvicorn> <port>``.
"""

import sys
from typing import Any


def main(server: str, port: int) -> None:
    # Sets Django up, before anything of the live path can be imported.
    from chatcore.project.asgi import application

    _serve(application, server, port)


def _serve(application: Any, server: str, port: int) -> None:
    from chatcore.live import feed
    from chatcore.project.servers import serve_with_daphne, serve_with_uvicorn

    feed.OBJECTS_A_FRAME = 1  # type: ignore[misc]
    serve = serve_with_uvicorn if server == "uvicorn" else serve_with_daphne
    serve(application, "127.0.0.1", port)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
