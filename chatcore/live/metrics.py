"""What the live path counts. Recording costs next to nothing; the sums are made when somebody asks.

What happens for every delivery, frame or ring is a plain integer of ``tally``, changed on the event
loop alone; a counter of prometheus-client, with its lock, costs fifteen times that. What happens once
a commit or once an event is an ordinary metric. Gauges are read when they are asked for: who owns the
thing gives the function that reads it, ``metrics.SOCKETS.set_function(…)``.

No label holds an id: types, outcomes and causes are words of the code.
"""

import time
from collections import defaultdict
from collections.abc import Iterator

from prometheus_client import REGISTRY, Counter, Gauge, Histogram, Metric, disable_created_metrics
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from chatcore.live import limits

# When a counter began is the process's start, which is there once (process_start_time_seconds).
disable_created_metrics()  # type: ignore[no-untyped-call]

_REASONS = {
    limits.CLOSE_SIGNED_OUT: "signed_out",
    limits.CLOSE_TOO_SLOW: "slow",
    limits.CLOSE_INVALID: "invalid",
    limits.CLOSE_TOO_MANY: "too_many",
    limits.CLOSE_TOO_BIG: "too_big",
    limits.CLOSE_RESTART: "restart",
}


class Tally(Collector):
    """The integers of the hot path. Change them on the event loop only."""

    __slots__ = (
        "commands",
        "deliveries",
        "ephemeral_dropped",
        "frames",
        "in_database",
        "resumes",
        "rings_in",
        "rings_out",
    )

    def __init__(self) -> None:
        self.deliveries = 0
        self.frames = 0
        self.ephemeral_dropped = 0
        self.rings_in = 0
        self.rings_out = 0
        self.in_database = 0
        self.commands: dict[tuple[str, str], int] = defaultdict(int)
        self.resumes = {"replayed": 0, "limited": 0, "gone": 0}

    def collect(self) -> Iterator[Metric]:
        for name, value, words in (
            ("deliveries", self.deliveries, "Events handed to sockets."),
            ("frames_sent", self.frames, "Frames written to sockets; one may hold many events."),
            (
                "ephemeral_dropped",
                self.ephemeral_dropped,
                "Typing and presence left out for sockets half full.",
            ),
        ):
            yield CounterMetricFamily(f"chatcore_{name}", words, value=value)
        yield GaugeMetricFamily(
            "chatcore_database_calls",
            "Pieces of database work that sockets wait for, running or queued.",
            value=self.in_database,
        )
        yield from self._labelled()

    def _labelled(self) -> Iterator[Metric]:
        rings = CounterMetricFamily(
            "chatcore_doorbell_messages",
            "Messages through the channel layer.",
            labels=["direction"],
        )
        rings.add_metric(["in"], self.rings_in)
        rings.add_metric(["out"], self.rings_out)
        yield rings
        commands = CounterMetricFamily(
            "chatcore_commands",
            "Commands answered, by type and by “ok” or the code of the refusal.",
            labels=["type", "outcome"],
        )
        for labels, value in self.commands.copy().items():
            commands.add_metric(list(labels), value)
        yield commands
        resumes = CounterMetricFamily(
            "chatcore_resumes", "Streams resumed, by what came of it.", labels=["outcome"]
        )
        for outcome, value in self.resumes.copy().items():
            resumes.add_metric([outcome], value)
        yield resumes


tally = Tally()
REGISTRY.register(tally)

# Sockets and streams of this process

SOCKETS = Gauge("chatcore_sockets", "Websockets open in this process.")
STREAMS = Gauge("chatcore_streams", "Streams that sockets of this process follow.")
QUEUED = Gauge("chatcore_socket_queue_events", "Objects that wait in the queues of all sockets.")
CLOSED = Counter(
    "chatcore_sockets_closed", "Sockets that the server closed, by why.", labelnames=["reason"]
)
HEALED = Counter(
    "chatcore_holes_healed",
    "Holes in streams that were filled from the log, by how they were noticed.",
    labelnames=["cause"],
)
RING_FAILURES = Counter(
    "chatcore_doorbell_failures", "Calls of the channel layer that failed.", labelnames=["call"]
)
PUBLISH_TO_SEND = Histogram(
    "chatcore_publish_to_send_seconds",
    "From the commit of an event to its bytes at the transports of those who read without lagging.",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5),
)
for reason in _REASONS.values():
    CLOSED.labels(reason)
for cause in ("early", "gap", "silence", "beat"):
    HEALED.labels(cause)

# The writer

WRITES = Counter(
    "chatcore_writes", "Writes given to the writer, by what came of them.", ["outcome"]
)
COMMIT_WRITES = Histogram(
    "chatcore_commit_writes",
    "Writes in one commit.",
    buckets=(1, 2, 5, 10, 20, 50, 100, 200),
)
COMMIT_SECONDS = Histogram(
    "chatcore_commit_seconds",
    "Duration of one transaction of the writer, its commit included.",
    buckets=(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0),
)
WRITER_QUEUE = Gauge("chatcore_writer_queue", "Writes that wait for the writer.")
for outcome in ("committed", "refused", "failed", "full"):
    WRITES.labels(outcome)


def closed(code: int) -> None:
    """Count a socket that the server closes with ``code``."""
    CLOSED.labels(_REASONS.get(code, "other")).inc()


def healed(cause: str) -> None:
    """Count a hole filled from the log.

    Args:
        cause: ``early`` (a later event came first and stayed alone), ``gap`` (the doorbell missed a
            number), ``silence`` (a process was not heard any more) or ``beat`` (looked for regularly).
    """
    HEALED.labels(cause).inc()


def ring_failed(call: str) -> None:
    """Count a failed call of the channel layer, named by its method (``group_send``)."""
    RING_FAILURES.labels(call).inc()


def handed_over(committed_at: float) -> None:
    """Record that what was committed at that moment (``time.time()``) is at the transports.

    Once for what was published together. Between two machines it is a difference of two clocks: one
    that goes ahead gives 0.
    """
    PUBLISH_TO_SEND.observe(max(time.time() - committed_at, 0.0))


def committed(writes: int, seconds: float) -> None:
    """Record one transaction of the writer: how many writes, how long."""
    COMMIT_WRITES.observe(writes)
    COMMIT_SECONDS.observe(seconds)
    WRITES.labels("committed").inc(writes)


def not_committed(outcome: str, writes: int = 1) -> None:
    """Count writes that were not committed: ``refused`` (a rule), ``failed`` (a fault), ``full``."""
    WRITES.labels(outcome).inc(writes)
