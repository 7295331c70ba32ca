"""Servers for the tests of the protocol, and the people of the demonstration on them.

``server`` is as it comes: daphne, limits on. ``open_server`` lifts the rate limits and beats every
second. ``own_server`` belongs to one module, which may end it and begin it again.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.protocol.account import Account
from tests.protocol.seed import Seed
from tests.protocol.server import Server

Begin = Callable[..., Server]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.served)


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Seed:
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return Seed(shared / "protocol")


@pytest.fixture(scope="session")
def server(seed: Seed) -> Iterator[Server]:
    yield from _served(seed)


@pytest.fixture(scope="session")
def open_server(seed: Seed) -> Iterator[Server]:
    yield from _served(seed, CHATCORE_RATE_LIMITS="off", CHATCORE_HEARTBEAT="1")


@pytest.fixture(scope="session")
def uvicorn_server(seed: Seed) -> Iterator[Server]:
    yield from _served(seed, kind="uvicorn")


@pytest.fixture(params=["server", "uvicorn_server"], ids=["daphne", "uvicorn"])
def either(request: pytest.FixtureRequest) -> Server:
    """Each of the two servers that Chatcore can be served with."""
    found: Server = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def own_server(seed: Seed) -> Iterator[Server]:
    yield from _served(seed, CHATCORE_RATE_LIMITS="off", CHATCORE_HEARTBEAT="1")


def _served(seed: Seed, *, kind: str = "daphne", **chosen: str) -> Iterator[Server]:
    with seed.copy() as data, ExitStack() as ends:
        server = Server(seed, {**data, **chosen}, kind=kind)
        ends.callback(server.stop)
        yield server.start()
        faults = [line for line in server.said().splitlines() if " ERROR " in line]
        assert not faults, f"the server logged faults:\n{server.said()[-4000:]}"


@pytest.fixture
def ada(server: Server) -> Account:
    return Account(server, server.tokens["ada"])


@pytest.fixture
def bruno(server: Server) -> Account:
    return Account(server, server.tokens["bruno"])


@pytest.fixture
def chloe(server: Server) -> Account:
    return Account(server, server.tokens["chloe"])


@pytest.fixture
def dede(server: Server) -> Account:
    return Account(server, server.tokens["dede"])
