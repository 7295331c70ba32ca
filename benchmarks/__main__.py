"""``python -m benchmarks [name …]``: measure, print, keep the results, and write docs/performance.md from all kept."""

import importlib
import signal
import sys
import time
import traceback

from benchmarks.figures import Section
from benchmarks.kept import Result, keep, kept
from benchmarks.machine import this_machine
from benchmarks.options import APART, NAMES, parsed
from benchmarks.page import PAGE, as_text, write_page


def main() -> None:
    """Run what the command line names, all but those apart when it names nothing; one that fails stops no other."""
    options = parsed()
    # Told to end, it still ends the servers that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    names = options.names or NAMES
    failed = [name for name in names if not _measured(name, options)]
    if not options.dry and (results := kept([*NAMES, *APART])):
        write_page(results)
        print(f"\nwritten: {PAGE.relative_to(PAGE.parent.parent)}")
    if failed:
        sys.exit(f"failed, their last results were kept: {', '.join(failed)}")


def _measured(name: str, options: object) -> bool:
    machine, began = this_machine(), time.monotonic()
    print(f"\n== {name}", flush=True)
    try:
        section: Section = importlib.import_module(f"benchmarks.{name}").measure(options)
    except Exception:
        traceback.print_exc()
        return False
    seconds = time.monotonic() - began
    print(as_text(section))
    print(f"== {name}: {seconds:.0f} s", flush=True)
    if not getattr(options, "dry", False):
        keep(Result(section=section, machine=machine, seconds=seconds))
    return True


if __name__ == "__main__":
    main()
