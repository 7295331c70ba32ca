"""Each fault once, while clients with outboxes keep posting: nothing lost, nothing doubled, counts right.

``make soak`` does the same for as long as one likes, several faults at once.
"""

import os
import random
from collections.abc import Iterator

import pytest

from tests.faults import faults, world
from tests.faults.checks import Checks
from tests.faults.crowd import Crowd
from tests.faults.faults import Fault, Scene
from tests.faults.world import World

# One worker of pytest-xdist runs them all: they share the processes that they break.
pytestmark = [pytest.mark.served, pytest.mark.xdist_group("faults")]

ON_SERVERS = os.environ.get("CHATCORE_COLUMN") == "servers"
KINDS = ("daphne", "uvicorn")
# Those that can happen on SQLite with the layer in memory, and those of the stores. ``make soak`` knows more.
ANYWHERE = ("server killed", "sockets cut", "disk full", "posted from two sockets at once")
OF_STORES = ("Redis killed", "Redis frozen", "PostgreSQL crashed", "PostgreSQL cut everybody off")
NAMES = (*ANYWHERE, "clock jumped", *OF_STORES) if ON_SERVERS else ANYWHERE


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    if ON_SERVERS:
        with world.on_servers(tmp_path_factory.mktemp("faults"), kinds=KINDS) as opened:
            yield opened
        return
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with world.embedded(folder / "protocol", kinds=KINDS) as opened:
        yield opened


async def outlived(shared: World, fault: Fault) -> None:
    async with Crowd(shared, seed=1) as crowd:
        await crowd.posts(10)
        await fault(Scene(crowd, random.Random(1)))
        await crowd.recover()
        await crowd.quiet()
        await Checks(crowd).check(whole=True)


@pytest.mark.parametrize("name", NAMES)
async def test_what_was_acknowledged_is_there_once_and_for_everybody_after(
    shared: World, name: str
) -> None:
    await outlived(shared, faults.on_servers[name])


async def test_a_rolling_restart_loses_nothing(shared: World) -> None:
    await outlived(shared, faults.roll)
