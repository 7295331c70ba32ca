"""The section of the page: Chatcore's figures against the best of the peers, then everything in tables."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.figures import Bar, Chart, Figure, Reference, Section, Table, rounded
from benchmarks.peers.crowd import Arrivals
from benchmarks.peers.fanout import FanOut, Step
from benchmarks.peers.meter import share
from benchmarks.peers.options import Scale
from benchmarks.peers.peer import About
from benchmarks.peers.posting import Posting

OURS = "Chatcore"


@dataclass(frozen=True)
class Found:
    """What was measured of one peer."""

    name: str
    about: About
    rooms: Sequence[FanOut]
    posting: Posting
    arrivals: Arrivals

    def fan_out(self, receivers: int) -> float | None:
        """Return the deliveries a second that it was given in time, or None where that was not measured."""
        for room in self.rooms:
            if room.receivers == receivers:
                return room.best.deliveries_a_second if room.best else 0.0
        return None


def section_of(found: Sequence[Found], absent: Sequence[tuple[str, str]], scale: Scale) -> Section:
    """Return the section for what was found, and who was not there."""
    tables = [
        ("Fan-out, one room:", _fan_out(found)),
        (f"Posting, {scale.senders} senders in {scale.senders} rooms:", _posting(found)),
        ("Clients:", _clients(found)),
        ("What each does with a message:", _differences(found)),
    ]
    if absent:
        rows = [[name, why] for name, why in absent]
        tables.append(("Left out:", Table(["", "why, and how to change that"], rows)))
    return Section(
        name="peers",
        title="Peers, side by side",
        how=_how(scale),
        figures=_figures(found, scale),
        tables=tables,
        charts=_charts(found, scale),
    )


def _charts(found: Sequence[Found], scale: Scale) -> list[Chart]:
    def bars(of: Callable[[Found], float | None]) -> list[Bar]:
        """Return a bar for each that has the value, ours first."""
        values = [(one.name, of(one), one.name.startswith(OURS)) for one in found]
        known = [Bar(name, value, ours) for name, value, ours in values if value is not None]
        return sorted(known, key=lambda bar: not bar.ours)

    largest = max(scale.receivers)
    charts = [
        ("peers-fanout", f"One room, {largest:,} receivers", "deliveries/s", bars(_given_to(largest))),
        ("peers-posting", f"Posting, {scale.senders} senders", "messages/s", bars(lambda one: one.posting.rate)),
        ("peers-memory", "Memory a client", "kB", bars(lambda one: one.arrivals.kilobytes)),
    ]  # fmt: skip
    return [
        Chart(name=name, title=title, unit=unit, bars=shown)
        for name, title, unit, shown in charts
        if shown
    ]


def _how(scale: Scale) -> str:
    return (
        "Each server alone, one after the other, in one run: held to the first core, the load (one Python process) "
        "and PostgreSQL's processes for it held to the others as far as the system allows; loopback, no TLS, no "
        f"compression, rate limits off, messages of 200 characters. Fan-out: 10 of the room's people post, each "
        f"delivery is timed from when its message was due until that receiver's load has read it; the highest rate is "
        f"that of the fastest step of {scale.step_seconds:g} s in which nothing was lost and 99 of 100 deliveries took "
        f"less than {1e3 * scale.within:g} ms; where no step came in time, what a closed loop reached is shown in "
        f"brackets. Posting: one message outstanding each, for {scale.posting_seconds:g} s. Processor time is that of "
        "the server and all its processes; PostgreSQL's that of its connections, without its writers in the "
        "background; that of Redis, which Chatcore uses too, is not in it. Memory: resident, of the clients after "
        "the first tenth, each in the room and idle. *Not comparable as they stand*: Chatcore checks rights, renders "
        "Markdown to safe HTML, and keeps a log of positions from which clients resume, with REST beside it; XMPP "
        "rooms do none of that, and send a client nothing but the text; what makes up for a lost connection there "
        "(stream management, archive queries) is not in use here. Synapse authorises and signs each event, persists it "
        "for a federation, runs it past everybody's push rules, and a delivery is an HTTP answer after which the "
        "client asks again: its room is small and its steps are few, since it is slow to fill. An XMPP client signs in "
        "with its password whenever it connects; the others connect by a token that a password got once."
    )


def _figures(found: Sequence[Found], scale: Scale) -> list[Figure]:
    figures = []
    for ours in (one for one in found if one.name.startswith(OURS)):
        figures += [
            _least(found, ours, f"fan-out to {receivers:,}", "deliveries/s", _given_to(receivers))
            for receivers in scale.receivers
        ]
        figures.append(_least(found, ours, "posting", "messages/s", lambda one: one.posting.rate))
        peer, value = _best(found, lambda one: -one.arrivals.kilobytes)
        figures.append(
            Figure(
                what=f"{ours.name}: memory a client",
                value=ours.arrivals.kilobytes,
                unit="kB",
                at_most=-value if peer else None,
                reference=Reference(peer, -value) if peer else None,
            )
        )
    return figures


def _given_to(receivers: int) -> Callable[[Found], float | None]:
    return lambda one: one.fan_out(receivers)


def _least(
    found: Iterable[Found], ours: Found, what: str, unit: str, of: Callable[[Found], float | None]
) -> Figure:
    """Return a figure that is to be no less than that of the best peer."""
    peer, value = _best(found, of)
    return Figure(
        what=f"{ours.name}: {what}",
        value=of(ours) or 0.0,
        unit=unit,
        at_least=value if peer else None,
        reference=Reference(peer, value) if peer else None,
    )


def _best(found: Iterable[Found], of: Callable[[Found], float | None]) -> tuple[str, float]:
    """Return the peer with the highest value, and the value; no name where there is none."""
    values = [
        (value, one.name)
        for one in found
        if (value := of(one)) is not None and not one.name.startswith(OURS)
    ]
    value, name = max(values, default=(0.0, ""))
    return name, value


def _fan_out(found: Sequence[Found]) -> Table:
    head = [
        "", "receivers", "deliveries/s", "messages/s", "p50 / p99 there", "p50 / p99 at 30 %", "CPU a delivery",
        "PostgreSQL a message", "load, of its core",
    ]  # fmt: skip
    return Table(head, [_fan_out_row(one.name, room) for one in found for room in one.rooms])


def _fan_out_row(name: str, room: FanOut) -> list[str]:
    step = room.best or room.closed
    rate = step.deliveries_a_second
    given = rounded(rate) if room.best else f"({rounded(rate)})"
    return [
        name, f"{room.receivers:,}", given, rounded(rate / room.receivers), _spread(step), _spread(room.quiet),
        f"{rounded(step.cost.a_piece(step.deliveries)[0])} µs", f"{rounded(step.cost.a_piece(step.sent)[1])} µs",
        share(step.cost.load),
    ]  # fmt: skip


def _posting(found: Sequence[Found]) -> Table:
    head = [
        "",
        "accepted/s",
        "p50 / p99",
        "CPU a message",
        "PostgreSQL a message",
        "load, of its core",
    ]
    return Table(head, [_posting_row(one.name, one.posting) for one in found])


def _posting_row(name: str, posting: Posting) -> list[str]:
    server, database = posting.cost.a_piece(posting.accepted)
    return [
        name, rounded(posting.rate), _latencies(posting.p50, posting.p99), f"{rounded(server)} µs",
        f"{rounded(database)} µs", share(posting.cost.load),
    ]  # fmt: skip


def _clients(found: Sequence[Found]) -> Table:
    head = [
        "",
        "clients",
        "kB a client",
        "connections/s",
        "passwords checked/s",
        "how passwords are kept",
    ]
    rows = [
        [
            one.name, f"{one.arrivals.people:,}", rounded(one.arrivals.kilobytes),
            rounded(one.arrivals.connections_a_second), rounded(one.arrivals.sign_ins_a_second),
            one.about.passwords,
        ]
        for one in found
    ]  # fmt: skip
    return Table(head, rows)


def _differences(found: Sequence[Found]) -> Table:
    head = ["", "version", "kept in", "accepted", "delivered as", "beside that"]
    rows = [
        [
            one.name, one.about.version, one.about.archive, one.about.accepted, one.about.delivery,
            one.about.beyond,
        ]
        for one in found
    ]  # fmt: skip
    return Table(head, rows)


def _spread(step: Step) -> str:
    return _latencies(step.spread.p50, step.spread.p99) if step.spread else "lost some"


def _latencies(p50: float, p99: float) -> str:
    return f"{rounded(1e3 * p50)} / {rounded(1e3 * p99)} ms"
