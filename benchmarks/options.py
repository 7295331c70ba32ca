"""What can be measured, and what one may choose about it."""

import argparse
import sys

# In the order of the page. Those apart need what a machine may not have: minutes more, gigabytes, other servers.
NAMES = (
    "rendering", "posting", "fanout", "latency", "growth", "storm", "opening", "standings", "memory", "presence",
    "browser",
)  # fmt: skip
APART = ("reading", "peers")


def parsed() -> argparse.Namespace:
    """Return what the command line chose.

    Raises:
        SystemExit: it names something that there is not.
    """
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure, print, keep the results, and write docs/performance.md from all that is kept.",
    )
    names = f"of {', '.join(NAMES)} (all of these when none is named); apart: {', '.join(APART)}"
    parser.add_argument("names", nargs="*", metavar="name", help=names)
    parser.add_argument("--dry", action="store_true", help="print only: keep and write nothing")
    parser.add_argument(
        "--servers", type=_servers, default=["daphne", "uvicorn"], help="daphne, uvicorn, or both"
    )
    _sizes(parser)
    if "peers" in sys.argv[1:]:
        from benchmarks.peers.options import add_options

        add_options(parser)
    options = parser.parse_args()
    options.dry = options.dry or bool(options.only)
    if unknown := set(options.names) - {*NAMES, *APART}:
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {names}")
    return options


def _sizes(parser: argparse.ArgumentParser) -> None:
    def option(name: str, default: float, what: str) -> None:
        parser.add_argument(f"--{name}", type=type(default), default=default, help=what)

    option("sockets", 1_000, "fanout, latency: how many are in the room")
    option("step", 2.5, "fanout, latency: seconds that each rate is held")
    option("seconds", 6.0, "posting, growth: how long each load lasts")
    option("clients", 2_000, "storm: how many drop at once")
    option("missed", 20, "storm: events that each has missed")
    option("connections", 5_000, "memory: how many are idle")
    option("watchers", 5_000, "presence: how many are connected, each watching fifty")
    option("watched-seconds", 50.0, "presence: how long it is looked at, with and without changes")
    option("messages", 200_000, "opening: in 300 rooms together")
    option("members", 10_000, "standings: how many are in the community")
    option("timeline", 100_000, "browser: messages in the room")
    option("posts", 50, "browser: messages sent and seen")
    option("large", 1_000_000, "reading: messages in the large room")
    parser.add_argument(
        "--only",
        default="",
        help="posting: those named so, as in 'PostgreSQL and Redis, uvicorn'; keeps nothing",
    )
    parser.add_argument(
        "--drop-large", action="store_true", help="reading: drop the large database after"
    )


def _servers(text: str) -> list[str]:
    chosen = text.split(",")
    if not set(chosen) <= {"daphne", "uvicorn"}:
        raise argparse.ArgumentTypeError("daphne, uvicorn, or daphne,uvicorn")
    return chosen
