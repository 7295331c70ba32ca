"""Python runs this at the start of a server under test: its wall clock jumps when it is told to.

On SIGUSR1 the process reads a number of seconds from the file CHATCORE_FAULT_CLOCK and lives that far from the true
time from then on; its monotonic clock goes on, as that of a machine does whose time is set.
"""

import os
import signal
import time
from pathlib import Path

import time_machine

_travel: time_machine.travel | None = None


def _jump(number: int, frame: object) -> None:
    global _travel
    file = Path(os.environ["CHATCORE_FAULT_CLOCK"])
    if _travel is not None:
        _travel.stop()
    _travel = time_machine.travel(time.time() + float(file.read_text()), tick=True)
    _travel.start()
    file.unlink()


if "CHATCORE_FAULT_CLOCK" in os.environ:
    signal.signal(signal.SIGUSR1, _jump)
