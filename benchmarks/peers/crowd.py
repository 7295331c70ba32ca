"""People who come and go: how fast they are let in, and what each costs while nothing happens."""

import asyncio
import sys
import time
from collections.abc import Coroutine, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from benchmarks.peers.ledger import Ledger
from benchmarks.peers.options import Scale
from benchmarks.peers.peer import Client, Ears, House, Served
from benchmarks.peers.processes import settled

_T = TypeVar("_T")
AT_ONCE = 24
# Of the people, those who are there before memory is looked at: pools, caches and threads are then made.
WARM_SHARE = 0.1
# Chatcore lets an address try to sign in thirty times a minute, with or without its other limits.
SIGN_INS = 24
SIGN_INS_AT_ONCE = 8
SIGN_IN_SECONDS = 5.0


@dataclass(frozen=True)
class Arrivals:
    """Connections a second until each is ready to hear, passwords checked a second, and kB a connected client."""

    people: int
    connections_a_second: float
    sign_ins_a_second: float
    kilobytes: float


async def arrivals(served: Served, scale: Scale) -> tuple[Arrivals, list[Client]]:
    """Let the people of the largest room come and look at the memory; return also their clients, in order."""
    house, people = served.house, max(scale.receivers)
    ears = Ledger(people, house.marks)
    hall = house.hall(people)
    warm = round(people * WARM_SHARE)
    first = await connected_crowd(house, range(warm), ears, hall)
    before = await settled(served.pid)
    began = time.perf_counter()
    rest = await _connected(house, range(warm, people), ears)
    rate = len(rest) / (time.perf_counter() - began)
    await _entered(house, rest, range(warm, people), hall)
    after = await settled(served.pid)
    if ears.failure:
        raise RuntimeError(f"somebody was not left in peace: {ears.failure}")
    sign_ins = rate if house.connecting_signs_in else await _sign_ins(house)
    found = Arrivals(people, rate, sign_ins, (after - before) / len(rest))
    print(f"    {found}", file=sys.stderr, flush=True)
    return found, [*first, *rest]


async def connected_crowd(
    house: House, people: Sequence[int], ears: Ears, hall: str
) -> list[Client]:
    """Return clients for ``people``, in their order, all of them in ``hall``."""
    clients = await _connected(house, people, ears)
    await _entered(house, clients, people, hall)
    return clients


async def _connected(house: House, people: Iterable[int], ears: Ears) -> list[Client]:
    return await some_at_once(house.connected(person, ears) for person in people)


async def _entered(
    house: House, clients: Sequence[Client], people: Sequence[int], hall: str
) -> None:
    pairs = zip(clients, people, strict=True)
    await some_at_once(house.enter(client, person, hall) for client, person in pairs)


async def gone(clients: Iterable[Client]) -> None:
    """Close ``clients``."""
    await asyncio.gather(*(client.close() for client in clients))


async def _sign_ins(house: House) -> float:
    until = time.perf_counter() + SIGN_IN_SECONDS
    left = iter(range(SIGN_INS))

    async def one_after_the_other() -> int:
        done = 0
        for person in left:
            await house.sign_in(person)
            done += 1
            if time.perf_counter() > until:
                break
        return done

    began = time.perf_counter()
    done = await asyncio.gather(*(one_after_the_other() for _ in range(SIGN_INS_AT_ONCE)))
    return sum(done) / (time.perf_counter() - began)


async def some_at_once(
    work: Iterable[Coroutine[Any, Any, _T]], *, at_once: int = AT_ONCE
) -> list[_T]:
    """Return the results of ``work``, of which ``at_once`` is under way at a time."""
    gate = asyncio.Semaphore(at_once)

    async def one(coroutine: Coroutine[Any, Any, _T]) -> _T:
        async with gate:
            return await coroutine

    return list(await asyncio.gather(*(one(coroutine) for coroutine in work)))
