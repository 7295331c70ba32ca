"""The last events before a silence, lost by the doorbell: the processes find them by themselves.

No beat comes to help here (its interval is longer than the test), and no client asks: ``benchmarks`` measures
how long it takes (chatcore/live/bell.py: within two seconds of the return of Redis).
"""

import asyncio
import os
import signal
from collections.abc import Iterator

import pytest

from tests.faults import world
from tests.faults.crowd import Crowd
from tests.faults.world import World

pytestmark = [pytest.mark.served, pytest.mark.xdist_group("faults")]

NO_BEAT = 3_600.0

if os.environ.get("CHATCORE_COLUMN") == "servers":

    @pytest.fixture
    def unbeaten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
        folder = tmp_path_factory.mktemp("tail")
        with world.on_servers(folder, kinds=("daphne", "uvicorn"), heartbeat=NO_BEAT) as opened:
            yield opened

    async def test_what_is_said_while_redis_is_away_reaches_everybody_when_it_is_back(
        unbeaten: World,
    ) -> None:
        assert unbeaten.redis is not None
        async with Crowd(unbeaten, seed=1) as crowd:
            await crowd.posts(10)
            await asyncio.to_thread(unbeaten.redis.stop, signal.SIGKILL)
            assert await crowd.posts(20), "nobody could post while Redis was away"
            crowd.talk.hush()
            resumes = crowd.record.counts["resumes"]
            await asyncio.to_thread(unbeaten.redis.start)
            await crowd.quiet()
            assert crowd.record.counts["resumes"] == resumes, "a client had to ask"
