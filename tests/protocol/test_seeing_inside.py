"""What an operator sees of a server: its log, its figures, the id of a request."""

import json
import re
from collections.abc import Iterator

import pytest

from tests.protocol.account import Account, http
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


def test_every_line_of_the_log_is_one_object(seen: Server) -> None:
    http(seen, "GET", "/api/v1/rooms/nowhere/")
    lines = [json.loads(line) for line in seen.said().splitlines()]
    assert [line["message"].split()[0] for line in lines] == ["Chatcore"]
    assert all(line.keys() >= {"time", "level", "logger", "message"} for line in lines)


def test_the_id_of_a_request_comes_back(seen: Server) -> None:
    given = http(seen, "GET", "/health/live", headers={"X-Request-ID": "caddy-7f3a90b1"})
    made = http(seen, "GET", "/health/live")
    assert given.headers["x-request-id"] == "caddy-7f3a90b1"
    assert re.fullmatch(r"[0-9a-f]{32}", made.headers["x-request-id"])


def test_the_figures_are_those_of_this_process(seen: Server) -> None:
    Account(seen, seen.tokens["ada"]).get("/rooms/")
    answer = http(seen, "GET", "/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    said = answer.body.decode()
    rooms = r'chatcore_http_requests_total\{method="GET",route="api/v1/rooms/",status="200"\} (\S+)'
    counted = re.search(rooms, said)
    assert counted and float(counted.group(1)) == 1
    assert "\nprocess_resident_memory_bytes " in said
    assert http(seen, "GET", "/metrics").status == 404
