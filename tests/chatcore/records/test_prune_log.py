"""Events leave the log by age; who did what stays, sealed, for as long as traces do."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chatcore.live import log
from chatcore.live.models import Event
from chatcore.records.actions import prune, prune_log, seal
from chatcore.records.models import Act, Block
from chatcore.records.selectors import verify
from rooms.conversations.actions.messages import add_reaction, delete_message, edit_message
from rooms.conversations.actions.reading import mark_read
from tests.worlds.rivages import World, build_world, say

DAY = datetime(2026, 1, 10, 8, 0, tzinfo=UTC)
WORDS = "Le câble est posé"


@pytest.fixture
def moment(db: None) -> Any:
    with time_machine.travel(DAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def world(moment: Any) -> World:
    return build_world()


def sealed_after(moment: Any, **later: float) -> None:
    moment.shift(timedelta(seconds=61))
    seal()
    moment.shift(timedelta(**later))


def acts() -> list[tuple[Any, ...]]:
    return list(Act.objects.order_by("id").values_list("action", "actor", "stream", "about"))


def test_what_was_said_and_done_stays_without_words(world: World, moment: Any) -> None:
    posted = say(world.ada, WORDS, world.quay)
    message = str(posted.id)
    edit_message(actor=world.ada, message=message, text=f"{WORDS} !")
    add_reaction(actor=world.bruno, message=message, emoji="👍")
    mark_read(actor=world.bruno, room=str(world.quay.id), seq=posted.seq)
    delete_message(actor=world.ada, message=message)
    events = Event.objects.count()
    at = Event.objects.get(stream=world.quay.stream, seq=posted.seq).created_at
    sealed_after(moment, days=30)
    assert prune_log() == events
    assert not Event.objects.exists()
    done = [row for row in acts() if row[3] == message]
    stream = world.quay.stream
    assert done == [
        ("message.posted", world.ada.id, stream, message),
        ("message.edited", world.ada.id, stream, message),
        ("reaction.added", world.bruno.id, stream, message),
        ("message.deleted", world.ada.id, stream, message),
    ]
    first = Act.objects.get(action="message.posted", about=message)
    assert (first.at, first.seq) == (at, posted.seq)
    # What was recorded by itself is not kept twice, and reading is no act.
    assert {row[0] for row in acts()} == {row[0] for row in done}


def test_heads_stay_and_positions_go_on(world: World, moment: Any) -> None:
    seq = say(world.ada, WORDS, world.quay).seq
    sealed_after(moment, days=30)
    prune_log()
    assert log.head_of(world.quay.stream) == seq
    assert say(world.ada, WORDS, world.quay).seq == seq + 1


def test_what_is_young_or_not_sealed_stays(world: World, moment: Any) -> None:
    say(world.ada, WORDS, world.quay)
    sealed_after(moment, days=29, hours=23)
    assert prune_log() == 0
    young = say(world.ada, WORDS, world.quay).seq
    sealed_after(moment, days=1)
    assert prune_log() > 0
    assert list(Event.objects.values_list("seq", flat=True)) == [young]
    unsealed = say(world.ada, WORDS, world.quay).seq
    moment.shift(timedelta(days=40))
    assert prune_log() == 1
    assert list(Event.objects.values_list("seq", flat=True)) == [unsealed]


def test_acts_are_sealed_and_leave_with_the_trace(world: World, moment: Any, settings: Any) -> None:
    settings.TRACE_DAYS = 100
    say(world.ada, WORDS, world.quay)
    sealed_after(moment, days=31)
    prune_log()
    assert seal() >= 1
    assert verify().findings == []
    assert Block.objects.filter(ledger="acts").count() == 1
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute("UPDATE records_act SET action = 'nothing.happened'")
    moment.shift(timedelta(days=68))
    assert prune("acts") == 0
    assert Act.objects.exists()
    moment.shift(timedelta(days=2))
    assert prune("acts") == 1
    assert not Act.objects.exists()
    assert verify().findings == []


def test_blocks_leave_one_after_the_other_each_in_its_own_transaction(
    world: World, moment: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(seal.__globals__, "ROWS_A_BLOCK", 3)
    for _ in range(9):
        say(world.ada, WORDS, world.quay)
    sealed_after(moment, days=30)
    before = list(Event.objects.order_by("id").values_list("id", flat=True))
    assert prune_log(within=timedelta(0)) == 0
    with CaptureQueriesContext(connection) as captured:
        assert prune_log() == len(before)
    deletions = [one for one in captured if one["sql"].startswith('DELETE FROM "live_event"')]
    assert len(deletions) == len(before) // 3 + bool(len(before) % 3)
    assert list(Act.objects.order_by("id").values_list("id", flat=True)) == before[-9:]
    assert verify().findings == []


def test_an_act_and_its_event_change_places_together(
    world: World, moment: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(world.ada, WORDS, world.quay)
    sealed_after(moment, days=30)
    events = Event.objects.count()

    def fail(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setitem(prune_log.__globals__, "writable", _failing_on(Block, fail))
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            prune_log()
    assert Event.objects.count() == events
    assert not Act.objects.exists()


def test_an_event_of_an_unknown_type_is_kept_without_its_object(moment: Any) -> None:
    actor = uuid.uuid4()
    Event.objects.create(stream="room:1", seq=7, type="poll.closed", body="{}", actor=actor)
    sealed_after(moment, days=30)
    prune_log()
    assert acts() == [("poll.closed", actor, "room:1", "")]


def _failing_on(model: type, fail: Callable[..., None]) -> Callable[[type], Any]:
    from chatcore.records.protection import writable

    return lambda asked: fail() if asked is model else writable(asked)
