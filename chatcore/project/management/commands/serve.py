"""``python -m chatcore serve``: the web server with the live path in it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Serves HTTP and websockets. Migrates nothing and builds nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--server", choices=("daphne", "uvicorn"), default="daphne")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.REDIS_HOSTS:
            # The in-memory layer is reached from this process alone, so its jobs run here too.
            from chatcore.foundation.jobs.worker import start_embedded_worker

            start_embedded_worker()
        self.stderr.write(
            f"Chatcore on http://{options['host']}:{options['port']} ({options['server']}); Ctrl+C stops it."
        )
        if options["server"] == "uvicorn":
            _serve_with_uvicorn(options["host"], options["port"])
        else:
            _serve_with_daphne(options["host"], options["port"])


def _serve_with_daphne(host: str, port: int) -> None:
    from daphne.endpoints import build_endpoint_description_strings
    from daphne.server import Server

    from chatcore.project.asgi import application

    Server(
        application=application,
        endpoints=build_endpoint_description_strings(host=host, port=port),
        # Presence tells who is there; a ping finds connections that died without a word.
        ping_interval=20,
        ping_timeout=30,
        server_name="chatcore",
        verbosity=0,
    ).run()


def _serve_with_uvicorn(host: str, port: int) -> None:
    try:
        import uvicorn
    except ImportError:
        raise CommandError("uvicorn is not installed: pip install chatcore[uvicorn]") from None
    uvicorn.run(
        "chatcore.project.asgi:application",
        host=host,
        port=port,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        lifespan="off",
        log_level="warning",
        server_header=False,
    )
