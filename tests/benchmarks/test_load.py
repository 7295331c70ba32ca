"""The load client counts what there is: no event more, none less, whichever way they are framed."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.load.audience import Audience, Board, Listener, Step
from benchmarks.load.connection import all_closed, all_opened
from benchmarks.load.frames import POSTED, Posts, numbers, refusal
from benchmarks.load.ramp import FINE, highest
from benchmarks.load.talkers import Talker, talked
from benchmarks.load.timing import Latency
from benchmarks.servers import Started, started
from tests.services.processes import free_port


def event(number: int) -> bytes:
    """Return an event as the server says it, of the post of that number."""
    post = Posts().frame("room", number)
    client_id = post[post.index(b'"client_id"') :].rstrip(b"}")
    return POSTED + b',"seq":1,"message":{"text":"Bonjour",' + client_id + b"}}"


@pytest.fixture
def broadcast() -> Iterator[Started]:
    port = free_port()
    command = ["benchmarks.references.broadcast", str(port)]
    with started(command, port, {"PATH": str(Path("/usr/bin"))}, pinned=False) as pid:
        yield Started(pid, port)


def test_the_number_of_a_post_comes_back_from_its_event() -> None:
    assert numbers(event(7)) == [7]
    assert numbers(b"[" + event(8) + b"," + event(2**40) + b"]") == [8, 2**40]


def test_a_refusal_is_seen_among_events() -> None:
    refused = b'{"type":"reply","ref":"7","ok":false,"error":{"code":"forbidden"}}'
    accepted = b'{"type":"reply","ref":"6","ok":true,"result":{}}'
    assert refusal(b"[" + accepted + b"," + event(6) + b"]") is None
    assert "forbidden" in str(refusal(b"[" + accepted + b"," + refused + b"," + event(6) + b"]"))


async def test_an_array_counts_for_each_of_its_events_and_none_as_alone() -> None:
    board = Board(first=0)
    one, other = Listener(), Listener()
    one.board = other.board = board
    board.due = [0.0, 0.0, 0.0]
    one.heard(b"[" + event(2) + b"," + event(0) + b"]")
    other.heard(event(2))
    assert (board.order, board.counts) == ([2, 0], [2, 1])
    assert (board.frames, board.alone) == (2, 1)
    assert board.missing(listeners=2) == 3


async def test_an_audience_hears_every_message_once(broadcast: Started) -> None:
    audience = Audience(broadcast.websocket, [None] * 5, "lobby")
    await audience.open()
    step = await audience.step(200, 0.2, posters=2)
    again = await audience.step(100, 0.1, posters=5)
    await audience.close()
    assert (step.sent, step.deliveries, step.lost, step.alone) == (40, 200, 0, 1.0)
    assert (again.sent, again.deliveries, again.lost) == (10, 50, 0)
    assert step.latency.count == 40
    assert 0 < step.latency.p50 <= step.latency.p99 <= step.latency.most


async def test_who_was_dropped_is_lost_for_a_step_and_back_for_the_next(broadcast: Started) -> None:
    audience = Audience(broadcast.websocket, [None] * 3, "lobby")
    await audience.open()
    audience.listeners[2].drop()
    assert (await audience.step(100, 0.1, posters=1)).lost == 10
    assert (await audience.step(100, 0.1, posters=1)).lost == 0
    await audience.close()


async def test_talkers_say_no_more_than_asked(broadcast: Started) -> None:
    talkers = [Talker(itertools.repeat("lobby")), Talker(["lobby", "lobby"])]
    await all_opened(talkers, broadcast.websocket, [None, None])
    found = await talked(talkers, seconds=30, at_most=12)
    await all_closed(talkers)
    assert found.messages == found.latency.count == 12


def a_step(rate: float) -> Step:
    return Step(
        rate=rate, sent=1, deliveries=1, lost=0, a_second=rate, latency=Latency.of([0.001]),
        alone=1.0, client_busy=0.1,
    )  # fmt: skip


@pytest.mark.parametrize("start", [1.0, 90.0, 5_000.0])
async def test_the_highest_rate_is_found_from_below_and_from_above(start: float) -> None:
    async def attempt(rate: float) -> Step:
        return a_step(rate)

    found = await highest(attempt, lambda step: "late" if step.rate > 333 else "", start=start)
    assert found.best is not None
    assert 333 / FINE <= found.best.rate <= 333
    assert found.why == "late"


async def test_a_server_that_holds_nothing_has_no_highest_rate() -> None:
    async def attempt(rate: float) -> Step:
        return a_step(rate)

    found = await highest(attempt, lambda step: "late", start=64)
    assert found.best is None
    assert found.failed is not None


def test_percentiles_are_those_of_the_nearest_rank() -> None:
    found = Latency.of([number / 1000 for number in range(1, 1001)])
    assert (found.count, found.p50, found.p99, found.most) == (1000, 501, 991, 1000)
    assert Latency.of([]).p99 == 0
