"""What the peers are measured with: deliveries find their messages, answers their ends, however they are cut."""

import asyncio
from pathlib import Path

import pytest

from benchmarks.peers import ejabberd, prosody
from benchmarks.peers.crowd import Arrivals
from benchmarks.peers.fanout import FanOut, Step
from benchmarks.peers.http import http
from benchmarks.peers.ledger import Ledger, Spread
from benchmarks.peers.meter import Cost
from benchmarks.peers.options import Scale
from benchmarks.peers.peer import LENGTH, MARK, About, Missing, text_of
from benchmarks.peers.posting import Posting
from benchmarks.peers.tables import Found, section_of
from chatcore.rendering.message import plain_html
from tests.services.processes import free_port


def test_a_text_has_its_length_and_one_mark() -> None:
    for number in (0, 7, 999_999):
        assert len(text_of(number)) == LENGTH
        assert text_of(number).encode().count(MARK) == 1


def test_a_delivery_is_counted_when_its_last_mark_has_come_and_from_when_its_message_was_due(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ledger = Ledger(2, marks=2)
    ledger.due = {1: 10.0, 2: 20.0}
    # The room says message 2 before message 1; the second receiver's reads are cut otherwise.
    reads = [
        (21.0, 0, b"^000002 ^000002"),
        (22.0, 1, b"^000002"),
        (30.0, 1, b"^000002 ^000001 ^000001"),
        (31.0, 0, b"^000001 ^000001"),
    ]
    for at, client, data in reads:
        monkeypatch.setattr("benchmarks.peers.ledger.time.perf_counter", lambda at=at: at)
        ledger.heard(client, data.count(MARK), data)
    assert ledger.outstanding() == 0
    # Message 2 took 1 s and 10 s, message 1 took 20 s and 21 s.
    assert ledger.spread() == Spread(count=4, p50=20.0, p99=21.0, lasted=21.0)


def test_what_did_not_arrive_is_still_to_come() -> None:
    ledger = Ledger(3, marks=1)
    ledger.due = {1: 0.0, 2: 0.0}
    ledger.heard(0, 2, b"^000001 ^000002")
    ledger.heard(1, 1, b"^000001")
    assert ledger.outstanding() == 3


def test_a_receiver_that_hears_what_nobody_sent_breaks_the_step() -> None:
    ledger = Ledger(1, marks=1)
    ledger.due = {1: 0.0}
    ledger.heard(0, 1, b"^000009")
    with pytest.raises(RuntimeError, match="receiver 0 heard"):
        ledger.spread()


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n" + b'{"a":1}',
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
        + b'3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n',
    ],
)
async def test_answers_are_put_together_from_single_bytes_one_after_the_other(
    answer: bytes,
) -> None:
    async def dribble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in range(2):
            await reader.readuntil(b"\r\n\r\n")
            for byte in answer:
                writer.write(bytes([byte]))
                await writer.drain()
        writer.close()

    port = free_port()
    async with await asyncio.start_server(dribble, "127.0.0.1", port):
        connection = await http(port)
        asked = [connection.ask("GET", "/"), connection.ask("GET", "/")]
        assert await asyncio.gather(*asked) == [{"a": 1}, {"a": 1}]


def test_who_is_not_installed_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ejabberd, "DRIVERS", Path("/nowhere"))
    monkeypatch.setenv("PATH", "/nowhere")
    for peer in (ejabberd.Ejabberd(), prosody.Prosody()):
        with pytest.raises(Missing, match="apt-get install"), peer.serving(Scale()):
            raise AssertionError("it was started")


def test_chatcore_is_compared_with_the_best_of_the_others() -> None:
    found = [_of("Chatcore, uvicorn", 300.0), _of("ejabberd", 100.0), _of("Prosody", 200.0)]
    section = section_of(found, [("Synapse", "not here")], Scale(receivers=(10,)))
    fan_out, posting, memory = section.figures
    assert fan_out.reference == ("Prosody", 200.0)
    assert posting.reference == ("Prosody", 200.0)
    assert memory.reference == ("ejabberd", 100.0)
    assert [one.met for one in section.figures] == ["yes", "yes", "no"]
    assert section.tables[-1][1].rows == [["Synapse", "not here"]]


def _of(name: str, value: float) -> Found:
    cost = Cost(server=1.0, database=1.0, load=0.5)
    deliveries = round(10 * value)
    step = Step(1.0, deliveries, 0, Spread(deliveries, 0.1, 0.2, 10.0), cost, 1, None)
    return Found(
        name, About(*[""] * 6), [FanOut(10, step, step, step, 1)],
        Posting(50, value, 0.1, 0.2, cost, 1, 1), Arrivals(10, value, value, value),
    )  # fmt: skip


def test_the_text_is_as_plain_for_chatcore_as_for_the_peers() -> None:
    assert plain_html(text_of(7)) == f"<p>{text_of(7)}</p>"
