"""What both servers do when they have begun, and when they are to end."""

import faulthandler
import gc

# A server that was asked to stop is gone after so many seconds, whatever it waits for: systemd and compose
# wait longer (deploy/).
STOP_SECONDS = 20.0


def end_in_any_case() -> None:
    """End the process if it has not ended in STOP_SECONDS, and say where its threads were."""
    faulthandler.dump_traceback_later(STOP_SECONDS, exit=True)


def freeze() -> None:
    """Keep the collector away from what was loaded for good: it would walk through it again and again."""
    gc.collect()
    gc.freeze()
