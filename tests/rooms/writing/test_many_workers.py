"""Several workers at once: what is due is posted once, whoever gets to it."""

import threading
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.db import connections

from chatcore.foundation.clock import now
from rooms.conversations.models import Message
from rooms.writing.actions.planning import plan_message
from rooms.writing.actions.recurring import repeat_message
from rooms.writing.actions.recurring_posts import post_recurring
from rooms.writing.actions.sending import send_due
from rooms.writing.models import Planned, State
from rooms.writing.rhythms import Every, Rhythm
from tests.worlds.rivages import build_world

WORKERS, MESSAGES = 4, 6


@pytest.mark.django_db(transaction=True)
def test_four_workers_post_each_message_once() -> None:
    world = build_world()
    for number in range(MESSAGES):
        plan_message(
            actor=world.chloe,
            room=str(world.quay.id),
            text=f"Message {number}",
            due_at=now() + timedelta(hours=1),
            client_id=_uuid(number),
        )
    moment = now() + timedelta(hours=2)
    rhythm = Rhythm(
        every=Every.DAY,
        at=moment.time().replace(second=0, microsecond=0),
        zone="UTC",
        starts_on=now().date(),
    )
    repeat_message(
        actor=world.bruno,
        room=str(world.quay.id),
        text="Chaque jour",
        rhythm=rhythm,
        recurring_id=_uuid(99),
    )
    with time_machine.travel(moment + timedelta(minutes=1)):
        failures = _at_once()
    assert failures == []
    said = sorted(Message.objects.filter(room=world.quay).values_list("text", flat=True))
    assert said == sorted(["Chaque jour", *(f"Message {number}" for number in range(MESSAGES))])
    assert Planned.objects.filter(state=State.SENT).count() == MESSAGES


def _at_once() -> list[BaseException]:
    """Let the workers begin together, and again until nothing is left; return what went wrong."""
    failures: list[BaseException] = []
    together = threading.Barrier(WORKERS)

    def work() -> None:
        try:
            together.wait(30)
            for _ in range(MESSAGES):
                send_due()
                post_recurring()
        except Exception as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return failures


def _uuid(number: int) -> uuid.UUID:
    return uuid.UUID(int=number + 1)
