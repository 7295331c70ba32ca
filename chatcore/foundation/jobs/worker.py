"""The worker: a loop that enqueues what is due and runs what is ready."""

import atexit
import logging
import os
import socket
import threading
import uuid

from django.db import close_old_connections, connections

from chatcore.foundation.jobs import running, wakening
from chatcore.foundation.jobs.schedules import enqueue_due
from chatcore.foundation.jobs.turns import take_turns

logger = logging.getLogger(__name__)

# How long an idle worker waits before it looks again (seconds). A job enqueued in the same process
# wakes it at once; after a fault of the database it waits longer.
IDLE = 1.0
AFTER_FAULT = 5.0


class Worker:
    """Runs one task at a time. ``stop()`` works from anywhere; the task in hand is finished."""

    def __init__(self) -> None:
        self.id = f"{socket.gethostname()[:24]}-{os.getpid()}-{uuid.uuid4().hex[:12]}"
        self.started = threading.Event()
        self.ended = threading.Event()
        self._stopping = threading.Event()
        self._wake = threading.Event()

    def run(self) -> None:
        """Work until stopped. The database may go away and come back."""
        heart = threading.Thread(target=self._beat, name="chatcore-worker-heart", daemon=True)
        running.say_alive(self.id)
        heart.start()
        wakening.sleepers.add(self._wake)
        self.started.set()
        try:
            while not self._stopping.is_set():
                self._wake.wait(self._step())
                self._wake.clear()
        finally:
            wakening.sleepers.discard(self._wake)
            self._stopping.set()
            heart.join()
            running.leave(self.id)
            connections.close_all()
            self.ended.set()

    def stop(self) -> None:
        self._stopping.set()
        self._wake.set()

    def drain(self) -> int:
        """Run everything that is due or ready now; return how many tasks ran."""
        ran = 0
        while not self._stopping.is_set() and self._work():
            ran += 1
        return ran

    def _work(self) -> bool:
        """Enqueue what is due, give the turns, and run one task; tell whether there was anything to do."""
        enqueue_due()
        went_on = take_turns()
        row = running.claim(self.id)
        if row is None:
            return went_on
        running.run(row)
        return True

    def _step(self) -> float:
        """Do one piece of work; return how many seconds to wait then."""
        try:
            # Connections that the database closed meanwhile are dropped, as before a request.
            close_old_connections()
            return 0.0 if self._work() else IDLE
        except Exception:
            logger.exception("The worker could not reach its queue; it will try again.")
            return AFTER_FAULT
        finally:
            close_old_connections()

    def _beat(self) -> None:
        """Say every few seconds that this worker lives, long task or not; reap the dead."""
        while not self._stopping.wait(running.HEARTBEAT.total_seconds()):
            try:
                close_old_connections()
                running.say_alive(self.id)
                running.reap()
            except Exception:
                logger.exception("The worker could not renew its lease; it will try again.")
            finally:
                close_old_connections()
        connections.close_all()


def start_embedded_worker() -> Worker:
    """Run a worker on a thread of this process (the embedded default: one command, one process)."""
    worker = Worker()
    thread = threading.Thread(target=worker.run, name="chatcore-worker", daemon=True)
    thread.start()

    def end() -> None:
        worker.stop()
        thread.join(timeout=5)

    atexit.register(end)
    return worker
