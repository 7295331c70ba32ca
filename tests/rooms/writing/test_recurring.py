"""Messages that come again: by their rhythm, in the name of their owner, and what becomes of them when they leave."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from chatcore.foundation.clock import now
from chatcore.live.followers import follow
from chatcore.people.models import Person
from rooms.conversations.actions.members import invite_to_room, leave_room
from rooms.conversations.actions.rooms import archive_room, open_direct
from rooms.conversations.models import Message
from rooms.writing.actions.recurring_posts import post_recurring
from rooms.writing.models import Recurring
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World

# A Wednesday.
BEGIN = datetime(2026, 11, 25, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_a_wednesday() -> Iterator[None]:
    with time_machine.travel(BEGIN):
        yield


@contextmanager
def at(*args: int) -> Iterator[None]:
    with time_machine.travel(datetime(*args, tzinfo=UTC)):
        yield


def rhythm(**more: Any) -> dict[str, Any]:
    return {
        "every": "weekday",
        "at": "09:00",
        "zone": "Europe/Paris",
        "starts_on": "2026-11-25",
        **more,
    }


def body(room: Any, text: str = "Vos points pour la réunion ?", **more: Any) -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "room": str(room.id), "text": text, "rhythm": rhythm(), **more}


def repeat(person: Person, room: Any, **more: Any) -> Any:
    return done(person, "post", "recurring/", body(room, **more), 201)


def recurring(person: Person) -> list[Any]:
    return shown(person, "recurring/")["results"]


def said(room: Any) -> list[tuple[str, str]]:
    rows = Message.objects.filter(room=room).order_by("seq")
    return [(row.author.name, row.text) for row in rows.select_related("author")]


def followed() -> None:
    while follow():
        pass


def test_it_comes_once_each_working_day(world: World) -> None:
    card = repeat(world.bruno, world.quay)
    assert card["next_at"] == "2026-11-26T08:00:00.000Z"
    assert card["upcoming"][2] == "2026-11-30T08:00:00.000Z"
    assert post_recurring() == 0
    with at(2026, 11, 26, 8, 1):
        assert post_recurring() == 1 and post_recurring() == 0
        assert recurring(world.bruno)[0]["next_at"] == "2026-11-27T08:00:00.000Z"
    with at(2026, 11, 27, 8, 1):
        assert post_recurring() == 1
    assert said(world.quay) == [("Bruno Le Goff", "Vos points pour la réunion ?")] * 2


def test_a_worker_that_dies_after_posting_does_not_post_it_twice(world: World) -> None:
    card = repeat(world.bruno, world.quay)
    with at(2026, 11, 26, 8, 1):
        post_recurring()
        # As if the message had been committed and what comes next had not.
        Recurring.objects.filter(id=card["id"]).update(
            next_at=datetime(2026, 11, 26, 8, tzinfo=UTC)
        )
        post_recurring()
    assert len(said(world.quay)) == 1


def test_a_service_that_was_stopped_does_not_post_a_heap(world: World) -> None:
    repeat(world.bruno, world.quay)
    with at(2026, 12, 1, 12):
        assert post_recurring() == 1
    assert len(said(world.quay)) == 1
    with at(2026, 12, 2, 20):
        post_recurring()
    # Twelve hours late: it is let go by.
    assert len(said(world.quay)) == 1
    assert recurring(world.bruno)[0]["next_at"] == "2026-12-03T08:00:00.000Z"


def test_it_ends_on_its_last_day(world: World) -> None:
    repeat(world.bruno, world.quay, rhythm=rhythm(ends_on="2026-11-26"))
    with at(2026, 11, 26, 8, 1):
        post_recurring()
        (card,) = recurring(world.bruno)
    assert (card["next_at"], card["upcoming"]) == (None, [])


def test_a_pause_posts_nothing_and_going_on_makes_nothing_up(world: World) -> None:
    card = repeat(world.bruno, world.quay)
    path = f"recurring/{card['id']}/"
    assert done(world.bruno, "put", f"{path}pause/")["paused"] is True
    assert done(world.bruno, "put", f"{path}pause/")["next_at"] is None
    with at(2026, 11, 27, 9):
        assert post_recurring() == 0
        on = done(world.bruno, "delete", f"{path}pause/")
        assert (on["paused"], on["next_at"]) == (False, "2026-11-30T08:00:00.000Z")
    done(world.bruno, "delete", path, status=204)
    assert recurring(world.bruno) == []


def test_words_and_rhythm_are_changed_by_its_owner_and_by_who_leads(world: World) -> None:
    card = repeat(world.bruno, world.quay)
    path = f"recurring/{card['id']}/"
    changed = done(
        world.ada,
        "patch",
        path,
        {"text": "Autrement", "rhythm": rhythm(every="week", weekdays=[4])},
    )
    assert changed["text"] == "Autrement" and changed["next_at"] == "2026-11-27T08:00:00.000Z"
    for verb, where in (
        ("patch", path),
        ("delete", path),
        ("put", f"{path}owner/"),
        ("put", f"{path}pause/"),
    ):
        given = {"text": "x"} if verb == "patch" else None
        assert refused(world.chloe, verb, where, given)[:2] == (404, "not_found")
        assert refused(world.dede, verb, where, given)[:2] == (404, "not_found")
    assert recurring(world.chloe) == []


def test_members_do_not_but_in_clubs_and_direct_talks(world: World) -> None:
    assert refused(world.chloe, "post", "recurring/", body(world.quay))[:2] == (403, "forbidden")
    assert refused(world.chloe, "post", "recurring/", body(world.news))[:2] == (403, "forbidden")
    assert refused(world.dede, "post", "recurring/", body(world.club))[:2] == (404, "not_found")
    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(world.chloe.id)])
    direct, _ = open_direct(actor=world.ada, people=[str(world.chloe.id)])
    for room in (world.club, direct):
        repeat(world.chloe, room)


def test_an_owner_who_leaves_hands_it_over_to_those_who_lead(world: World) -> None:
    followed()
    card = repeat(world.bruno, world.quay)
    leave_room(actor=world.bruno, room_id=str(world.quay.id))
    followed()
    assert recurring(world.bruno) == []
    (held,) = recurring(world.ada)
    assert held["owner"] is None and held["left_by"]["name"] == "Bruno Le Goff"
    assert held["next_at"] is None and held["abilities"]["take"] is True
    (notice,) = shown(world.ada, "notices/")["results"]
    assert "attend que quelqu’un le reprenne" in notice["excerpt"]
    assert shown(world.chloe, "notices/")["results"] == []
    with at(2026, 11, 26, 8, 1):
        assert post_recurring() == 0
        taken = done(world.ada, "put", f"recurring/{card['id']}/owner/")
        assert taken["owner"]["name"] == "Ada Lovelace" and taken["left_by"] is None
    with at(2026, 11, 27, 8, 1):
        assert post_recurring() == 1
    assert said(world.quay) == [("Ada Lovelace", "Vos points pour la réunion ?")]


def test_whoever_left_and_was_not_noticed_yet_says_nothing(world: World) -> None:
    followed()
    repeat(world.bruno, world.quay)
    leave_room(actor=world.bruno, room_id=str(world.quay.id))
    with at(2026, 11, 26, 8, 1):
        post_recurring()
        followed()
        assert recurring(world.ada)[0]["owner"] is None
        assert len(shown(world.ada, "notices/")["results"]) == 1
    assert said(world.quay) == []


def test_what_is_refused_pauses_and_its_owner_is_told(world: World) -> None:
    repeat(world.bruno, world.quay)
    archive_room(actor=world.ada, room_id=str(world.quay.id), archived=True)
    with at(2026, 11, 26, 8, 1):
        post_recurring()
        (card,) = recurring(world.bruno)
        assert card["paused"] and "archivé" in card["failure"]
        assert len(shown(world.bruno, "notices/")["results"]) == 1
    with at(2026, 11, 27, 8, 1):
        assert post_recurring() == 0


def test_making_it_twice_makes_one(world: World) -> None:
    given = body(world.quay)
    first = done(world.bruno, "post", "recurring/", given, 201)
    assert done(world.bruno, "post", "recurring/", given, 200) == first
    taken = {**body(world.quay), "id": given["id"]}
    assert refused(world.ada, "post", "recurring/", taken)[:2] == (409, "conflict")


def test_a_rhythm_is_shown_before_it_is_made(world: World) -> None:
    moments = done(
        world.chloe, "post", "recurring/preview/", rhythm(every="month", weekdays=[0], nth=-1)
    )
    assert moments["moments"][:2] == ["2026-11-30T08:00:00.000Z", "2026-12-28T08:00:00.000Z"]
    over = rhythm(ends_on="2026-11-25")
    assert done(world.chloe, "post", "recurring/preview/", over)["moments"] == []


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"every": "year"}, "every"), ({"at": "25:00"}, "at"), ({"at": "09:00:30"}, "at"),
        ({"zone": "Mars/Olympus"}, "zone"), ({"starts_on": "hier"}, "starts_on"),
        ({"starts_on": "9999-12-31"}, "starts_on"), ({"ends_on": "2026-11-01"}, "ends_on"),
        ({"every": "week"}, "weekdays"), ({"every": "month", "weekdays": [0]}, "nth"),
        ({"every": "month", "weekdays": [0, 1], "nth": 1}, "nth"),
        ({"every": "week", "weekdays": [7]}, "weekdays[0]"), ({"ends_on": "2026-11-25"}, None),
    ],
)  # fmt: skip
def test_what_is_no_rhythm_is_said_in_words(world: World, wrong: Any, path: str | None) -> None:
    given = body(world.quay, rhythm=rhythm(**wrong))
    status, code, where = refused(world.bruno, "post", "recurring/", given)
    assert (status, code) == (400, "invalid")
    assert path is None or where == f"$.rhythm.{path}"


def test_fifty_in_a_room_are_enough(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rooms.writing.actions.recurring.MOST", 1)
    repeat(world.bruno, world.quay)
    assert refused(world.bruno, "post", "recurring/", body(world.quay))[:2] == (409, "conflict")
    assert now() - BEGIN < timedelta(hours=1)
