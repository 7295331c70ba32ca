"""``/metrics``: what this process has counted, in Prometheus' text format, for who knows the token.

Each process serves its own figures; several are scraped each by its own port (docs/operate/install.md).
"""

import hmac
import threading
from collections.abc import Callable, Iterable, Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Metric, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from chatcore.foundation.errors import NotFound
from chatcore.foundation.rest import plain_problem


class DatabasePool(Collector):
    """The connections to PostgreSQL that this process keeps; nothing of SQLite, which has no pool."""

    def collect(self) -> Iterator[Metric]:
        connected = GaugeMetricFamily(
            "chatcore_database_connections",
            "Connections of the pool, in use or idle.",
            labels=["state"],
        )
        waiting = GaugeMetricFamily(
            "chatcore_database_waiting", "Threads that wait for a connection of the pool."
        )
        pool = getattr(connections[DEFAULT_DB_ALIAS], "pool", None)
        if pool is not None:
            stats = pool.get_stats()
            idle = stats.get("pool_available", 0)
            connected.add_metric(["in_use"], stats.get("pool_size", 0) - idle)
            connected.add_metric(["idle"], idle)
            waiting.add_metric([], stats.get("requests_waiting", 0))
        yield connected
        yield waiting

    def describe(self) -> Iterable[Metric]:
        """Name nothing before the settings are read: registering asks for names."""
        return ()


REGISTRY.register(DatabasePool())


async def page(request: HttpRequest) -> HttpResponse:
    """Answer the figures to the bearer of the token; to anybody else, that there is nothing here.

    On the event loop, where the figures of the live path are: they stand still while they are read.
    """
    if not _is_known(request.headers.get("authorization", "")):
        return plain_problem(NotFound())
    response = HttpResponse(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)
    response["Cache-Control"] = "no-store"
    return response


def _is_known(authorization: str) -> bool:
    kind, _, given = authorization.partition(" ")
    expected = settings.METRICS_TOKEN
    return (
        bool(expected)
        and kind.lower() == "bearer"
        and hmac.compare_digest(given.strip().encode(), expected.encode())
    )


def serve_beside(host: str, port: int) -> None:
    """Answer ``/metrics`` from a thread: for a worker, which serves nothing else."""
    server = make_server(host, port, _plain_page, handler_class=_Silent)
    threading.Thread(target=server.serve_forever, name="chatcore-metrics", daemon=True).start()


def _plain_page(environ: dict[str, str], start: Callable[..., object]) -> list[bytes]:
    if environ.get("PATH_INFO") != "/metrics" or not _is_known(
        environ.get("HTTP_AUTHORIZATION", "")
    ):
        refused = plain_problem(NotFound())
        start("404 Not Found", [("Content-Type", refused["Content-Type"])])
        return [refused.content]
    start("200 OK", [("Content-Type", CONTENT_TYPE_LATEST), ("Cache-Control", "no-store")])
    return [generate_latest(REGISTRY)]


class _Silent(WSGIRequestHandler):
    """Writes no line for each time that somebody asks."""

    def log_message(self, format: str, *args: object) -> None:
        return
