"""``python -m chatcore worker``: runs jobs until it is told to stop."""

import signal
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from chatcore.foundation.jobs.worker import Worker
from chatcore.project import metrics
from chatcore.project.logs import say


class Command(BaseCommand):
    help = "Runs jobs and schedules. SIGTERM or Ctrl+C stops it when the job in hand is done."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--drain", action="store_true", help="run what is ready now, then end")
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument(
            "--port", type=int, help="answer /metrics there (needs CHATCORE_METRICS_TOKEN)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker()
        if options["drain"]:
            self.stdout.write(f"{worker.drain()} jobs were run.")
            return

        if options["port"]:
            metrics.serve_beside(options["host"], options["port"])

        def stop(number: int, _: FrameType | None) -> None:
            # The second signal has its usual effect: it ends the process at once.
            signal.signal(number, signal.SIG_DFL)
            worker.stop()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        say(self.stderr, f"Worker {worker.id} runs; Ctrl+C stops it.")
        worker.run()
