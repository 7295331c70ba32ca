"""A deletion can be taken back for a moment; then what was said is cleared for good."""

from datetime import timedelta

import msgspec
import pytest
import time_machine

from chatcore.foundation.clock import now
from chatcore.live import log
from chatcore.live.models import Event
from chatcore.records.models import Redaction
from rooms.conversations.actions.messages import add_reaction, edit_message
from rooms.conversations.actions.pins import pin_message
from rooms.conversations.actions.rooms import archive_room
from rooms.conversations.actions.withdrawing import clear_withdrawn
from rooms.conversations.models import (
    Indexed,
    Message,
    Pin,
    Reaction,
    RoomMember,
    Version,
    Withdrawal,
)
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, half_a_minute_later, say


def test_what_was_deleted_by_mistake_comes_back_as_it_was(world: World) -> None:
    posted = say(world.chloe, "Rendez-vous à @**Bruno Le Goff** 8 h", world.quay)
    add_reaction(actor=world.ada, message=str(posted.id), emoji="👍")
    pin_message(actor=world.ada, message=str(posted.id))
    before = shown(world.bruno, f"messages/{posted.id}/")
    done(world.chloe, "delete", f"messages/{posted.id}/", status=204)
    assert refused(world.bruno, "get", f"messages/{posted.id}/")[:2] == (404, "not_found")
    assert shown(world.bruno, f"rooms/{world.quay.id}/messages/")["results"] == []
    back = done(world.chloe, "delete", f"messages/{posted.id}/deletion/")
    assert back == before == shown(world.bruno, f"messages/{posted.id}/")
    assert back["seq"] == posted.seq and back["reactions"][0]["emoji"] == "👍"
    assert len(shown(world.bruno, f"rooms/{world.quay.id}/pins/")["results"]) == 1
    told = log.after(world.quay.stream, posted.seq)
    assert [event.type for event in told][-2:] == ["message.deleted", "message.restored"]
    half_a_minute_later()
    assert shown(world.bruno, f"messages/{posted.id}/") == before


def test_unread_is_exact_through_deleting_and_bringing_back(world: World) -> None:
    say(world.ada, "Un", world.quay)
    second = say(world.ada, "Deux", world.quay)
    path = f"rooms/{world.quay.id}/"
    assert shown(world.chloe, path)["unread"] == 2
    done(world.ada, "delete", f"messages/{second.id}/", status=204)
    assert shown(world.chloe, path)["unread"] == 1
    done(world.ada, "delete", f"messages/{second.id}/deletion/")
    assert shown(world.chloe, path)["unread"] == 2
    # Nothing was deleted: it changes nothing, and tells nothing.
    head = log.head_of(world.quay.stream)
    done(world.ada, "delete", f"messages/{second.id}/deletion/")
    assert log.head_of(world.quay.stream) == head


def test_only_who_deleted_it_brings_it_back(world: World) -> None:
    posted = say(world.chloe, "Hors sujet", world.quay)
    path = f"messages/{posted.id}/deletion/"
    done(world.bruno, "delete", f"messages/{posted.id}/", status=204)
    for person in (world.chloe, world.ada, world.dede):
        assert refused(person, "delete", path)[:2] == (404, "not_found")
    done(world.bruno, "delete", path)
    assert shown(world.chloe, f"messages/{posted.id}/")["text"] == "Hors sujet"


def test_after_half_a_minute_it_is_too_late_and_nothing_is_left(world: World) -> None:
    posted = say(world.chloe, "Le secret du phare", world.quay)
    edit_message(actor=world.chloe, message=str(posted.id), text="Le secret de la digue")
    add_reaction(actor=world.ada, message=str(posted.id), emoji="👍")
    done(world.chloe, "delete", f"messages/{posted.id}/", status=204)
    assert clear_withdrawn() == 0
    with time_machine.travel(now() + timedelta(seconds=31)):
        answer = refused(world.chloe, "delete", f"messages/{posted.id}/deletion/")
        assert answer == (409, "undo_over", "$.message")
        assert clear_withdrawn() == 1 and clear_withdrawn() == 0
        answer = refused(world.chloe, "delete", f"messages/{posted.id}/deletion/")
        assert answer == (409, "undo_over", "$.message")
        assert refused(world.ada, "delete", f"messages/{posted.id}/deletion/")[0] == 404
    row = Message.objects.get(id=posted.id)
    assert (row.text, row.html) == ("", "")
    for table in (Version, Reaction, Withdrawal, Indexed, Pin):
        assert not table.objects.exists(), table
    assert not Event.objects.filter(body__contains="secret").exists()


def test_the_words_of_what_came_back_once_leave_the_log_when_it_goes_for_good(
    world: World,
) -> None:
    posted = say(world.chloe, "Le secret du phare", world.quay)
    path = f"messages/{posted.id}/"
    done(world.chloe, "delete", path, status=204)
    done(world.chloe, "delete", f"{path}deletion/")
    done(world.chloe, "delete", path, status=204)
    half_a_minute_later()
    assert not Event.objects.filter(body__contains="secret").exists()
    assert Redaction.objects.count() == 2


def test_whoever_left_or_sees_the_room_archived_brings_nothing_back(world: World) -> None:
    first, second = (say(world.chloe, f"Message {n}", world.quay) for n in (1, 2))
    for posted in (first, second):
        done(world.chloe, "delete", f"messages/{posted.id}/", status=204)
    archive_room(actor=world.ada, room_id=str(world.quay.id), archived=True)
    answer = refused(world.chloe, "delete", f"messages/{first.id}/deletion/")
    assert answer[:2] == (403, "forbidden")
    archive_room(actor=world.ada, room_id=str(world.quay.id), archived=False)
    RoomMember.objects.filter(room=world.quay, person=world.chloe).delete()
    answer = refused(world.chloe, "delete", f"messages/{second.id}/deletion/")
    assert answer[:2] == (403, "forbidden")


def test_the_browser_is_told_until_when(world: World) -> None:
    from rooms.conversations.actions.withdrawing import withdraw_message

    posted = say(world.chloe, "Bonjour", world.quay)
    gone = withdraw_message(actor=world.chloe, message=str(posted.id))
    assert gone.undo_until is not None
    assert timedelta(seconds=8) < gone.undo_until - now() <= timedelta(seconds=10)
    assert msgspec.json.encode(gone)


@pytest.mark.parametrize("message", ["", "x", "0192f0c1-0000-7000-8000-000000000000"])
def test_what_never_was_is_not_brought_back(world: World, message: str) -> None:
    answer = refused(world.ada, "delete", f"messages/{message or 'y'}/deletion/")
    assert answer[:2] == (404, "not_found")
