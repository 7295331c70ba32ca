"""``python -m benchmarks [name …]``: measure, print, and after a whole run write docs/performance.md."""

import argparse
import importlib
import time

from benchmarks.figures import Section
from benchmarks.machine import this_machine
from benchmarks.page import PAGE, as_text, write_page

NAMES = ("rendering", "posting", "fanout", "opening", "memory", "browser")


def main() -> None:
    """Run what the command line names; all of it when it names nothing."""
    options = _parser().parse_args()
    names = options.names or NAMES
    machine = this_machine()
    began = time.monotonic()
    sections = [_measured(name, options) for name in names]
    if set(names) == set(NAMES):
        write_page(sections, machine, time.monotonic() - began)
        print(f"\nwritten: {PAGE.relative_to(PAGE.parent.parent)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--connections", type=int, default=1_000, help="memory: how many are idle")
    parser.add_argument("--messages", type=int, default=200_000, help="opening: in 300 rooms")
    parser.add_argument(
        "--timeline", type=int, default=100_000, help="browser: messages in the room"
    )
    parser.add_argument("--posts", type=int, default=50, help="browser: messages sent and seen")
    parser.add_argument("--sockets", type=int, default=1_000, help="fanout, latency: in the room")
    parser.add_argument(
        "--step", type=float, default=3, help="fanout, latency: seconds that each rate is held"
    )
    parser.add_argument(
        "--servers",
        type=lambda text: text.split(","),
        default=["daphne", "uvicorn"],
        help="daphne,uvicorn or one of them",
    )
    parser.add_argument(
        "--only",
        default="",
        help="posting: what is named so, as in 'PostgreSQL and Redis, uvicorn'",
    )
    parser.add_argument(
        "--seconds", type=float, default=6, help="posting: how long each load lasts"
    )
    return parser


def _measured(name: str, options: argparse.Namespace) -> Section:
    if name not in NAMES:
        raise SystemExit(f"no benchmark {name!r}; there are {', '.join(NAMES)}")
    began = time.monotonic()
    section: Section = importlib.import_module(f"benchmarks.{name}").measure(options)
    print(as_text(section))
    print(f"({name}: {time.monotonic() - began:.0f} s)", flush=True)
    return section


if __name__ == "__main__":
    main()
