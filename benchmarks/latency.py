"""S2: how late the last of a room has a message, at half of the highest rate that fan-out found."""

import argparse

from benchmarks import rates
from benchmarks.figures import Chart, Figure, Line, Section, Table, rounded
from benchmarks.load.audience import Step

AXIS = ("p50", "p95", "p99", "longest")


def measure(options: argparse.Namespace) -> Section:
    """Return the latency from when a message was due to its last receiver, on each server."""
    found = {
        server: rates.of_server(server, options.sockets, options.step) for server in options.servers
    }
    halves = {server: one.half for server, one in found.items() if one.half is not None}
    if missing := [server for server in found if server not in halves]:
        raise RuntimeError(
            f"no rate was held, so that there is no half of it: {', '.join(missing)}"
        )
    return Section(
        name="latency",
        title="Delivery latency (S2)",
        how=f"From the moment when a message was due to be sent until the last of {options.sockets:,} sockets in the "
        "room has it (so that waiting counts, in the client too), at half of the highest rate that the server held "
        f"with one frame an event, for {rates.HALF_LASTS * options.step:g} s.",
        figures=[_figure(server, step) for server, step in halves.items()],
        tables=[("In detail:", _details(halves))],
        charts=[
            Chart(
                name="latency", title="From send to the last receiver, at half of the highest rate",
                unit="ms", axis=list(AXIS),
                lines=[
                    Line(f"{server}, {rounded(step.a_second)} deliveries/s", _points(step))
                    for server, step in halves.items()
                ],
            )
        ],
    )  # fmt: skip


def _figure(server: str, step: Step) -> Figure:
    return Figure(
        what=f"{server}, last receiver, p99", value=step.latency.p99, unit="ms", at_most=100
    )


def _points(step: Step) -> list[float]:
    found = step.latency
    return [found.p50, found.p95, found.p99, found.most]


def _details(halves: dict[str, Step]) -> Table:
    rows = [
        [server, rounded(step.rate), rounded(step.a_second), *map(rounded, _points(step))]
        for server, step in halves.items()
    ]
    head = ["", "messages/s", "deliveries/s", *(f"{place}, ms" for place in AXIS)]
    return Table(head, rows)
