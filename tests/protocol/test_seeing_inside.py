"""What an operator sees of a server: its log, its figures, the id of a request."""

import json
import re
import socket
from collections.abc import Iterator

import pytest

from tests.protocol.account import Account, http, post
from tests.protocol.seed import Seed
from tests.protocol.server import Server

TOKEN = "ombriere-9"


@pytest.fixture(scope="module", params=["daphne", "uvicorn"])
def seen(request: pytest.FixtureRequest, seed: Seed) -> Iterator[Server]:
    chosen = {"CHATCORE_LOG_FORMAT": "json", "CHATCORE_METRICS_TOKEN": TOKEN}
    with seed.copy() as data:
        server = Server(seed, {**data, **chosen}, kind=request.param)
        try:
            yield server.start()
        finally:
            server.stop()


def figures(server: Server) -> dict[str, float]:
    """Return every sample of ``/metrics``, by its name and labels."""
    answer = http(server, "GET", "/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status == 200
    lines = [line for line in answer.body.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def test_every_line_of_the_log_is_one_object(seen: Server) -> None:
    with socket.create_connection(("127.0.0.1", seen.port), timeout=10) as raw:
        raw.sendall(b"\x16\x03\x01 this is no HTTP\r\n\r\n")
        while raw.recv(4096):
            pass
    lines = [json.loads(line) for line in seen.said().splitlines()]
    assert all(line.keys() >= {"time", "level", "logger", "message"} for line in lines)
    said = [line["message"] for line in lines if line["logger"] == "uvicorn.error"]
    assert said == (["Invalid HTTP request received."] if seen.kind == "uvicorn" else [])


def test_the_id_of_a_request_comes_back(seen: Server) -> None:
    given = http(seen, "GET", "/health/live", headers={"X-Request-ID": "caddy-7f3a90b1"})
    made = http(seen, "GET", "/health/live")
    assert given.headers["x-request-id"] == "caddy-7f3a90b1"
    assert re.fullmatch(r"[0-9a-f]{32}", made.headers["x-request-id"])


def test_the_figures_are_those_of_this_process(seen: Server) -> None:
    ada, chloe = (Account(seen, seen.tokens[name]) for name in ("ada", "chloe"))
    room = ada.make_room(chloe)
    before = figures(seen)
    with ada.live() as writer, chloe.live() as reader:
        post(writer, room, "Marée basse")
        reader.event("message.posted", stream=room.stream)
        writer.event("message.posted", stream=room.stream)
        meanwhile = figures(seen)
    grown = {name: value - before.get(name, 0.0) for name, value in meanwhile.items()}
    assert grown["chatcore_sockets"] == 2
    assert grown['chatcore_commands_total{outcome="ok",type="message.post"}'] == 1
    assert grown['chatcore_writes_total{outcome="committed"}'] == 1
    assert grown["chatcore_commit_writes_count"] >= 1
    assert grown["chatcore_deliveries_total"] >= 2
    assert grown["chatcore_frames_sent_total"] >= 4
    assert grown["chatcore_publish_to_send_seconds_count"] >= 1
    rooms = 'chatcore_http_requests_total{method="POST",route="api/v1/rooms/",status="201"}'
    assert meanwhile[rooms] == 1
    assert meanwhile["process_resident_memory_bytes"] > 10_000_000
    assert http(seen, "GET", "/metrics").status == 404
