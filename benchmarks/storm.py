"""S6: everybody is cut off at once and comes back at once, while others go on talking."""

import argparse
import asyncio
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.figures import Chart, Figure, Line, Reference, Section, Table, rounded
from benchmarks.load.audience import Audience, Step
from benchmarks.load.connection import all_closed, all_opened, allow_files
from benchmarks.load.returning import Place, Returning, all_back
from benchmarks.load.talkers import Talker, talked
from benchmarks.load.timing import run
from benchmarks.servers import Started, chosen_column, column, seeded, serving

# Those who go on talking meanwhile, all in one room, and how much they say.
TALKING = 50
MESSAGES_A_SECOND = 20.0
QUIET_SECONDS = 4.0
# After so long, who is not back counts as lost.
WITHIN = 120.0
SHARES = {"10 %": 0.10, "50 %": 0.50, "90 %": 0.90, "99 %": 0.99, "all": 1.0}


@dataclass(frozen=True)
class Storm:
    """What became of those who were cut off, and of those who were not."""

    seconds: Sequence[float]
    absent: int
    lost: int
    doubled: int
    holes: int
    pauses: int
    quiet: Step
    meanwhile: Step
    processor_seconds: float

    def after(self, share: float) -> float:
        """Return the seconds until that share of all had caught up; the whole time where they never did."""
        last = max(0, math.ceil(share * (len(self.seconds) + self.absent)) - 1)
        return self.seconds[last] if last < len(self.seconds) else WITHIN


def measure(options: argparse.Namespace) -> Section:
    """Return how soon all have caught up, whether anything was lost, and what the others felt."""
    count, missed = options.clients, options.missed
    allow_files(3 * count + 500)
    storms: dict[str, Storm] = {}
    for server in options.servers:
        with column(chosen_column()) as environment:
            world = seeded(environment, "storm", "--people", str(count), "--rooms", str(missed))
            with serving(environment, server) as running:
                print(f"{server}: {count:,} clients in {missed} rooms each", flush=True)
                storms[server] = run(_storm(running, world, missed))
    return Section(
        name="storm",
        title="Reconnect storm (S6)",
        how=f"{count:,} people in {missed} rooms each lose their connections in one moment; {missed} events later "
        "(one in each room) all of them connect again at once, resume every stream behind what they had, and check its "
        "positions. Who is refused tries again with full jitter, as the protocol asks. Meanwhile "
        f"{TALKING} others talk in a room of theirs, {MESSAGES_A_SECOND:g} messages a second; their latency is "
        "from when a message was due until the last of them has it.",
        figures=[one for server, storm in storms.items() for one in _figures(server, storm)],
        tables=[("In detail:", _details(storms))],
        charts=[
            Chart(
                name="storm", title=f"{count:,} clients come back: caught up after", unit="s", axis=list(SHARES),
                lines=[
                    Line(server, [storm.after(share) for share in SHARES.values()])
                    for server, storm in storms.items()
                ],
            )
        ],
    )  # fmt: skip


def _figures(server: str, storm: Storm) -> list[Figure]:
    return [
        Figure(what=f"{server}: all caught up after", value=storm.after(1.0), unit="s", at_most=10),
        Figure(
            what=f"{server}: events lost, or clients not back", value=storm.lost + storm.absent,
            unit="lost", at_most=0,
        ),
        Figure(
            what=f"{server}: the others meanwhile, p99", value=storm.meanwhile.latency.p99, unit="ms",
            at_most=500, reference=Reference("before the storm", storm.quiet.latency.p99),
        ),
    ]  # fmt: skip


def _details(storms: Mapping[str, Storm]) -> Table:
    head = [
        "", *(f"{share} after" for share in SHARES), "tried again", "events lost", "heard twice", "out of order",
        "the others' lost",
        "server CPU",
    ]  # fmt: skip
    return Table(
        head,
        [
            [
                server, *(f"{rounded(storm.after(share))} s" for share in SHARES.values()),
                *(f"{count:,}" for count in _counts(storm)),
                f"{rounded(storm.processor_seconds)} s",
            ]
            for server, storm in storms.items()
        ],
    )  # fmt: skip


def _counts(storm: Storm) -> tuple[int, ...]:
    return storm.pauses, storm.lost, storm.doubled, storm.holes, storm.meanwhile.lost


async def _storm(server: Started, world: Mapping[str, Any], missed: int) -> Storm:
    url, tokens = server.websocket, world["tokens"]
    others = Audience(url, world["others"], world["other_room"])
    await others.open()
    heralds = [Talker(rooms) for rooms in world["herald_rooms"]]
    await all_opened(heralds, url, world["heralds"])
    places = [Place() for _ in tokens]
    there = await all_opened([Returning(place) for place in places], url, tokens)
    for one in there:
        one.settle()
    quiet = await others.step(MESSAGES_A_SECOND, QUIET_SECONDS, posters=TALKING)
    print("  all there; cutting them off", flush=True)
    for one in there:
        one.drop()
    said = await talked(heralds, seconds=WITHIN)
    used = server.processor_seconds()
    coming = asyncio.ensure_future(all_back(places, url, tokens, within=WITHIN))
    meanwhile = await others.step(MESSAGES_A_SECOND, WITHIN, posters=TALKING, until=coming)
    back = await coming
    used = server.processor_seconds() - used
    print(f"  {said.messages:,} messages were missed; {len(back):,} are back", flush=True)
    for party in (back, heralds, others.listeners):
        await all_closed(party)
    return Storm(
        seconds=sorted(place.caught_up for place in places if place.caught_up is not None),
        absent=len(places) - len(back),
        lost=sum(max(0, missed - place.heard) for place in places if place.caught_up is not None),
        doubled=sum(place.doubled for place in places),
        holes=sum(place.holes for place in places),
        pauses=sum(place.pauses for place in places),
        quiet=quiet,
        meanwhile=meanwhile,
        processor_seconds=used,
    )
