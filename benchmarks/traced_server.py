"""A server that tells who allocated what it holds: SIGUSR1 begins, each further one writes bytes by source file.

It begins when the server is warm: what is imported and made once is neither slowed down nor counted.

Run: ``python -m benchmarks.traced_server <daphne|uvicorn> <port> <file to write>``.
"""

import gc
import json
import signal
import sys
import tracemalloc
from pathlib import Path
from typing import Any


def main(server: str, port: int, told: Path) -> None:
    def tell(number: int, frame: Any) -> None:
        if not tracemalloc.is_tracing():
            tracemalloc.start(1)
        gc.collect()
        by_file = tracemalloc.take_snapshot().statistics("filename")
        found = {
            one.traceback[0].filename: [one.size, one.count] for one in by_file if one.size > 0
        }
        beside = told.with_suffix(".part")
        beside.write_text(json.dumps(found), encoding="utf-8")
        beside.rename(told)

    from chatcore.project.asgi import application
    from chatcore.project.servers import serve_with_daphne, serve_with_uvicorn

    signal.signal(signal.SIGUSR1, tell)
    serve = serve_with_uvicorn if server == "uvicorn" else serve_with_daphne
    serve(application, "127.0.0.1", port)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
