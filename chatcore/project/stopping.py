"""What both servers do when they have begun, and when they are to end."""

import faulthandler
import gc
import sys

# A server that was asked to stop is gone after so many seconds, whatever it waits for: systemd and compose
# wait longer (deploy/).
STOP_SECONDS = 20.0
# The event loop hardly ever waits, and keeps the interpreter for so many seconds from the threads that the database has
# answered: the writer asks it six times for a commit. CPython's own figure is 5 ms.
SWITCH_SECONDS = 0.000_5
# A connection makes some 300 objects that stay. With CPython's own figures (700, 10, 10) the collector walks through
# all of them for each few hundred that come: half of the processor's time when thousands return.
COLLECT_AFTER = (50_000, 20, 100)


def end_in_any_case() -> None:
    """End the process if it has not ended in STOP_SECONDS, and say where its threads were."""
    faulthandler.dump_traceback_later(STOP_SECONDS, exit=True)


def get_ready() -> None:
    """Set the interpreter up for serving: everything is loaded, and nobody is there yet."""
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.set_threshold(*COLLECT_AFTER)
    # What was loaded for good need not be walked through again and again.
    gc.collect()
    gc.freeze()
