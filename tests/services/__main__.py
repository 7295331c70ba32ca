"""``python -m tests.services``: ``run``, ``up`` or ``browser``; see ``--help``."""

import argparse
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.services.browser import browser
from tests.services.columns import CHOOSING, embedded, servers
from tests.services.said import Missing, say

COLUMNS = {"embedded": embedded, "servers": servers}


def main() -> int:
    """Do what the command line asks; a missing server is said in one line."""
    options = _parser().parse_args()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
    try:
        if options.do == "browser":
            print(browser())
            return 0
        with COLUMNS[options.column]() as environment:
            if options.do == "up":
                return _hold(environment)
            if options.with_browser:
                environment["CHATCORE_BROWSER"] = browser()
            return _run(options.column, options.command, environment)
    except Missing as missing:
        say(str(missing))
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.services", description=__doc__)
    kinds = parser.add_subparsers(dest="do", required=True)
    run = kinds.add_parser("run", help="run a command in a column; its exit code is the answer")
    run.add_argument("--column", choices=COLUMNS, default="servers")
    run.add_argument("--with-browser", action="store_true", help="set CHATCORE_BROWSER")
    run.add_argument("command", nargs=argparse.REMAINDER)
    up = kinds.add_parser("up", help="print the exports of a column and hold it until Ctrl+C")
    up.add_argument("--column", choices=COLUMNS, default="servers")
    kinds.add_parser("browser", help="print the path of a Chromium")
    return parser


def _run(column: str, command: list[str], environment: dict[str, str]) -> int:
    command = command[1:] if command[:1] == ["--"] else command
    began = time.monotonic()
    code = subprocess.run(command, env=environment).returncode
    say(
        f"{column}: {Path(command[0]).name} ended with {code} after {time.monotonic() - began:.0f} s"
    )
    return code


def _hold(environment: dict[str, str]) -> int:
    for name in CHOOSING:
        if name in environment:
            print(f"export {name}={environment[name]}", flush=True)
    say("up; Ctrl+C clears it away")
    signal.pause()
    return 0


if __name__ == "__main__":
    sys.exit(main())
