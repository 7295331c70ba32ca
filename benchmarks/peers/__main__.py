"""``python -m benchmarks.peers``: measure the peers alone, and print."""

import argparse
import signal
import sys
import time

from benchmarks.page import as_text
from benchmarks.peers import add_options, measure


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    add_options(parser)
    # Told to end, it still ends the servers that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    began = time.monotonic()
    section = measure(parser.parse_args())
    print(f"{as_text(section)}\n\n{section.how}\n\n({time.monotonic() - began:.0f} s)")


if __name__ == "__main__":
    main()
