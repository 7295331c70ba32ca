"""Below what the log still holds, a resume is limited; and what days one may configure."""

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.live import log, registry
from chatcore.live.apps import check_retention
from chatcore.live.frames import StreamResume
from chatcore.live.models import Event
from chatcore.live.retention import kept_for
from chatcore.live.socket import Identity, Socket
from chatcore.live.threads import in_db
from chatcore.live.wire import AsgiWire
from chatcore.records.actions import prune_log, seal
from tests.worlds.rivages import World, build_world, say


@pytest.mark.django_db(transaction=True)
async def test_a_resume_from_below_what_is_kept_is_limited_and_one_from_above_is_whole() -> None:
    world, gone, kept = await in_db(_world_with_an_old_and_a_young_message)
    stream = world.quay.stream
    sent: list[Any] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    identity = Identity(person=world.ada, id=world.ada.id, name="Ada", language="fr")
    socket = Socket(identity, AsgiWire(send))
    socket.streams = {stream}
    resume: Callable[..., Any] = registry.commands["stream.resume"].handler
    epoch = await in_db(log.epoch)

    async def resumed(seq: int) -> Any:
        return (await resume(socket, StreamResume(ref="r", positions={stream: seq}, epoch=epoch)))[
            stream
        ]

    below = await resumed(gone - 1)
    assert (below.head, below.limited) == (kept, True)
    above = await resumed(gone)
    assert (above.head, above.replayed, above.limited) == (kept, 1, False)
    assert (await resumed(kept)).replayed == 0


@transaction.atomic
def _world_with_an_old_and_a_young_message() -> tuple[World, int, int]:
    world = build_world()
    old = say(world.ada, "Hier", world.quay).seq
    Event.objects.update(created_at=now() - timedelta(days=31))
    seal()
    young = say(world.ada, "Aujourd’hui", world.quay).seq
    assert prune_log() > 0
    return world, old, young


@pytest.mark.parametrize("days", [0, -3, 36_501])
def test_days_that_are_none_are_refused(days: int, settings: Any) -> None:
    settings.LOG_DAYS = days
    with pytest.raises(ImproperlyConfigured, match=f"CHATCORE_LOG_DAYS={days}"):
        kept_for()
    assert [error.id for error in check_retention()] == ["live.E001"]
    settings.LOG_DAYS = 1
    assert check_retention() == []
    assert kept_for() == timedelta(days=1)


def test_what_is_no_number_is_refused_at_the_start() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import chatcore.project.settings"],
        env={"CHATCORE_LOG_DAYS": "a month", "CHATCORE_SECRET_KEY": "x", "PATH": ""},
        capture_output=True, text=True,
    )  # fmt: skip
    assert ended.returncode != 0
    assert "CHATCORE_LOG_DAYS=a month: a number of days is needed." in ended.stderr
