"""``python -m chatcore serve``: the web server with the live path in it."""

import os
from argparse import ArgumentParser
from typing import Any

from channels.layers import get_channel_layer
from django.conf import settings
from django.core.management.base import BaseCommand

from chatcore.live import writer
from chatcore.project.asgi import application
from chatcore.project.logs import say
from chatcore.project.servers import serve_with_daphne, serve_with_uvicorn


class Command(BaseCommand):
    help = "Serves HTTP and websockets. Migrates nothing and builds nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--server", choices=("daphne", "uvicorn"), default="daphne")

    def handle(self, *args: Any, **options: Any) -> None:
        if "CHATCORE_URL" not in os.environ:
            # Links in letters lead to where this server listens.
            settings.PUBLIC_URL = f"http://{options['host']}:{options['port']}"
        # Loaded now, not when the first client comes.
        get_channel_layer()
        if not settings.REDIS_HOSTS:
            # The in-memory layer is reached from this process alone, so its jobs run here too.
            from chatcore.foundation.jobs.worker import start_embedded_worker

            start_embedded_worker()
        say(
            self.stderr,
            f"Chatcore on http://{options['host']}:{options['port']} ({options['server']}); Ctrl+C stops it.",
        )
        serve = serve_with_uvicorn if options["server"] == "uvicorn" else serve_with_daphne
        serve(application, options["host"], options["port"])
        # What was accepted is committed before the process ends.
        writer.stop()
