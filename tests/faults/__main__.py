"""``python -m tests.faults``: faults by chance, for as long as one likes; see ``--help``."""

import argparse
import asyncio
import random
import signal
import sys
import tempfile
from pathlib import Path

from tests.faults import world
from tests.faults.soak import Soak
from tests.services import Missing

COLUMNS = {"embedded": world.embedded, "servers": world.on_servers}


def main() -> int:
    """Run the soak; the exit code tells whether everything held."""
    options = _options()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
    seed = random.randrange(2**32) if options.seed is None else options.seed
    print(f"faults: seed {seed}", flush=True)
    try:
        with (
            tempfile.TemporaryDirectory(prefix="chatcore-faults-") as folder,
            COLUMNS[options.column](Path(folder), heartbeat=options.heartbeat) as opened,
        ):
            soak = Soak(opened, seed=seed, minutes=options.minutes, faults=options.faults)
            held = asyncio.run(_until_told(soak))
            if not held:
                soak.keep_logs(Path(f"faults-{seed}"))
    except Missing as missing:
        print(f"faults: {missing}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, asyncio.CancelledError):
        return 130
    return 0 if held else 1


async def _until_told(soak: Soak) -> bool:
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    return await soak.run()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0, help="how long (default 30)")
    parser.add_argument("--faults", type=int, help="end after so many, however long it takes")
    parser.add_argument(
        "--seed", type=int, help="which faults, in which order (default: a new one)"
    )
    parser.add_argument("--column", choices=COLUMNS, default="servers")
    parser.add_argument("--heartbeat", type=float, default=1.0, help="seconds between two beats")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
