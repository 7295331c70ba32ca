"""S1: one room, everybody connected: how many deliveries a second, on both servers, beside the references."""

import argparse
from collections.abc import Mapping, Sequence

from benchmarks import rates
from benchmarks.figures import Bar, Chart, Figure, Reference, Section, Table, rounded
from benchmarks.load.ramp import Limit
from benchmarks.rates import BROADCAST, NODE, P99_MS, REFERENCES, TUTORIAL, Found

# Targets are ratios to a reference of the same run (one frame an event; coalescing under pressure).
RATIOS = {"uvicorn": {BROADCAST: 1.0, NODE: 0.9}, "daphne": {TUTORIAL: 10.0}}
RATIO_PRESSED = 5.0


def measure(options: argparse.Namespace) -> Section:
    """Return deliveries a second on each server, and of each reference: same client, same payload."""
    asked = (options.sockets, options.step)
    references = {name: rates.of_reference(name, *asked) for name in REFERENCES}
    founds = {server: rates.of_server(server, *asked) for server in options.servers}
    return Section(
        name="fanout",
        title="Fan-out (S1)",
        how=f"{options.sockets:,} sockets in one room, all receiving; some of them post (`message.post`, committed to "
        f"the database) at a rate that does not wait for the server, raised in steps of {options.step:g} s. A rate is "
        f"held while nothing is lost and the last receiver has a message within {P99_MS:g} ms of when it was due "
        "(p99). For one frame an event the server is kept from putting together what has gathered, as it does by "
        "itself; the second figure is the server as it is. "
        "The server is held to one core, the client (picows, one process) to the other. The references send the same "
        "event to the same client; they store nothing and know nobody.",
        figures=[one for name, found in founds.items() for one in _figures(name, found, references)],
        tables=[("The last rate that each held:", _details(founds, references))],
        charts=_charts(founds, references),
    )  # fmt: skip


def _figures(server: str, found: Found, references: Mapping[str, Limit]) -> list[Figure]:
    figures = [
        Figure(
            what=f"{server}, one frame an event", value=held(found.alone), unit="deliveries/s",
            at_least=ratio * reached(references[name]),
            reference=Reference(name, reached(references[name])),
        )
        for name, ratio in RATIOS[server].items()
    ]  # fmt: skip
    if found.pressed:
        beside = reached(references[BROADCAST])
        figures.append(
            Figure(
                what=f"{server}, coalescing under pressure", value=held(found.pressed),
                unit="deliveries/s", at_least=RATIO_PRESSED * beside, reference=Reference(BROADCAST, beside),
            )
        )  # fmt: skip
    return figures


def _charts(founds: Mapping[str, Found], references: Mapping[str, Limit]) -> list[Chart]:
    theirs = [Bar(name.replace("`", ""), reached(one), False) for name, one in references.items()]
    alone = [Bar(f"Chatcore on {server}", held(one.alone)) for server, one in founds.items()]
    pressed = [
        Bar(f"Chatcore on {server}", held(one.pressed))
        for server, one in founds.items()
        if one.pressed
    ]
    return [
        Chart(name="fanout", title="One room, one frame an event", unit="deliveries/s", bars=[*alone, *theirs]),
        Chart(
            name="fanout-coalescing", title="One room, under pressure, coalescing", unit="deliveries/s",
            bars=[*pressed, *theirs],
        ),
    ]  # fmt: skip


def held(limit: Limit) -> float:
    """Return the deliveries a second at the highest rate that was held; 0 where none was."""
    return limit.best.a_second if limit.best else 0.0


def reached(limit: Limit) -> float:
    """Return the same for a reference, to which lateness is forgiven where it held no rate at all."""
    return held(limit) or limit.most


def _details(founds: Mapping[str, Found], references: Mapping[str, Limit]) -> Table:
    limits = dict(references)
    for server, found in founds.items():
        limits[f"{server}, one frame an event"] = found.alone
        if found.pressed:
            limits[f"{server}, coalescing"] = found.pressed
    head = [
        "", "messages/s", "deliveries/s", "alone in their frame", "p50", "p99", "server CPU a delivery",
        "deliveries a CPU second",
        "client's core", "the next rate",
    ]  # fmt: skip
    return Table(head, [_row(label, limit) for label, limit in limits.items()])


def _row(label: str, limit: Limit) -> Sequence[str]:
    step = limit.best
    after = f"{rounded(limit.failed.rate)}/s: {limit.why}" if limit.failed else "not tried"
    if step is None:
        return [label, "none held", f"{rounded(limit.most)}, late", *[""] * 6, after]
    return [
        label, rounded(step.rate), rounded(step.a_second), f"{step.alone:.0%}",
        f"{rounded(step.latency.p50)} ms", f"{rounded(step.latency.p99)} ms", f"{step.processor_us:.3g} µs",
        rounded(1e6 / step.processor_us) if step.processor_us else "",
        f"{step.client_busy:.0%}", after,
    ]  # fmt: skip
