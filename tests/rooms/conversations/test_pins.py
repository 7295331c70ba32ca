"""What a room keeps at hand, and what a person keeps for themselves, with reminders."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from chatcore.foundation.clock import now, wire
from chatcore.live import log
from chatcore.people.actions.closing import close_account
from chatcore.people.models import Person
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.actions.messages import delete_message
from rooms.conversations.actions.reminding import due_reminders
from rooms.conversations.actions.rooms import archive_room, open_direct
from rooms.conversations.models import Message, Pin, RoomMember, Saved
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, half_a_minute_later, say


def types_after(stream: str, seq: int) -> list[str]:
    return [event.type for event in log.after(stream, seq)]


def test_an_animator_pins_and_everybody_sees_it(world: World) -> None:
    first, second = (say(world.chloe, f"Règle {n}", world.quay) for n in (1, 2))
    for posted in (first, second):
        done(world.bruno, "put", f"messages/{posted.id}/pin/", status=204)
    pins = shown(world.chloe, f"rooms/{world.quay.id}/pins/")
    assert [pin["message"]["text"] for pin in pins["results"]] == ["Règle 2", "Règle 1"]
    assert pins["results"][0]["pinned_by"]["name"] == "Bruno Le Goff"
    assert types_after(world.quay.stream, second.seq) == ["message.pinned"] * 2
    assert pins["position"] == {world.quay.stream: second.seq + 2}


def test_pinning_twice_and_unpinning_twice_tells_once(world: World) -> None:
    posted = say(world.ada, "Règle", world.quay)
    for verb in ("put", "put", "delete", "delete"):
        done(world.ada, verb, f"messages/{posted.id}/pin/", status=204)
    assert types_after(world.quay.stream, posted.seq) == ["message.pinned", "message.unpinned"]
    assert shown(world.chloe, f"rooms/{world.quay.id}/pins/")["results"] == []


def test_in_a_club_and_in_a_direct_talk_all_pin(world: World) -> None:
    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(world.chloe.id)])
    direct, _ = open_direct(actor=world.ada, people=[str(world.chloe.id)])
    for room in (world.club, direct):
        posted = say(world.ada, "À retenir", room)
        done(world.chloe, "put", f"messages/{posted.id}/pin/", status=204)


def test_a_member_does_not_pin_where_others_animate(world: World) -> None:
    posted = say(world.chloe, "Moi, moi", world.quay)
    assert refused(world.chloe, "put", f"messages/{posted.id}/pin/")[:2] == (403, "forbidden")
    assert shown(world.chloe, f"rooms/{world.quay.id}/")["abilities"]["pin"] is False
    assert shown(world.bruno, f"rooms/{world.quay.id}/")["abilities"]["pin"] is True


def test_an_archived_room_keeps_its_pins_as_they_are(world: World) -> None:
    posted = say(world.ada, "Règle", world.quay)
    done(world.ada, "put", f"messages/{posted.id}/pin/", status=204)
    archive_room(actor=world.ada, room_id=str(world.quay.id), archived=True)
    assert refused(world.ada, "delete", f"messages/{posted.id}/pin/")[:2] == (403, "forbidden")
    assert len(shown(world.chloe, f"rooms/{world.quay.id}/pins/")["results"]) == 1


def test_the_hundred_and_first_pin_is_refused_in_words(world: World) -> None:
    last = say(world.ada, "De trop", world.quay)
    row = Message.objects.get(id=last.id)
    copies = Message.objects.bulk_create(
        Message(
            room=row.room,
            topic=row.topic,
            author=row.author,
            seq=1000 + n,
            text="x",
            html="x",
            client_id=uuid.uuid4(),
        )
        for n in range(100)
    )
    Pin.objects.bulk_create(
        Pin(message=copy, room=row.room, pinned_by=world.ada) for copy in copies
    )
    assert refused(world.ada, "put", f"messages/{last.id}/pin/") == (409, "conflict", "$.message")


def test_what_is_deleted_is_pinned_and_saved_no_more(world: World) -> None:
    posted = say(world.ada, "Éphémère", world.quay)
    done(world.ada, "put", f"messages/{posted.id}/pin/", status=204)
    done(world.chloe, "put", f"messages/{posted.id}/saved/", {"note": "à relire"})
    delete_message(actor=world.ada, message=str(posted.id))
    assert shown(world.chloe, "saved/")["results"] == []
    assert shown(world.chloe, f"rooms/{world.quay.id}/pins/")["results"] == []
    half_a_minute_later()
    assert not Pin.objects.exists() and not Saved.objects.exists()


# Saved messages


def keep(person: Person, message: Any, **more: Any) -> Any:
    return done(person, "put", f"messages/{message.id}/saved/", more)


def test_a_person_keeps_a_message_for_themselves_alone(world: World) -> None:
    posted = say(world.ada, "Le plan des quais", world.quay)
    before = log.head_of(f"user:{world.chloe.id}")
    card = keep(world.chloe, posted, note="Pour la réunion")
    assert card["note"] == "Pour la réunion" and card["remind_at"] is None
    assert [one["message"]["text"] for one in shown(world.chloe, "saved/")["results"]] == [
        "Le plan des quais"
    ]
    assert shown(world.ada, "saved/")["results"] == []
    assert shown(world.ada, f"messages/{posted.id}/saved/") == {"saved": None}
    keep(world.chloe, posted, note="Autre note")
    assert shown(world.chloe, f"messages/{posted.id}/saved/")["saved"]["note"] == "Autre note"
    done(world.chloe, "delete", f"messages/{posted.id}/saved/", status=204)
    done(world.chloe, "delete", f"messages/{posted.id}/saved/", status=204)
    stream = f"user:{world.chloe.id}"
    assert types_after(stream, before) == ["message.saved", "message.saved", "message.unsaved"]
    assert not any("note" in event.text for event in log.after(stream, before))


def test_saved_messages_come_in_pages_and_reminders_the_soonest_first(world: World) -> None:
    said = [say(world.ada, f"Message {n}", world.quay) for n in range(5)]
    for n, posted in enumerate(said):
        more = {"remind_at": wire(now() + timedelta(days=9 - n))} if n % 2 == 0 else {}
        keep(world.chloe, posted, **more)
    read, path = [], "saved/?limit=2"
    while path:
        page = shown(world.chloe, path)
        read += [one["message"]["text"] for one in page["results"]]
        path = page["next"]
    assert read == [f"Message {n}" for n in (4, 3, 2, 1, 0)]
    read, path = [], "saved/?limit=2&order=reminders"
    while path:
        page = shown(world.chloe, path)
        read += [one["message"]["text"] for one in page["results"]]
        path = page["next"]
    assert read == ["Message 4", "Message 2", "Message 0"]
    assert page["rooms"][0]["name"] == "Électrification à quai"
    assert refused(world.chloe, "get", "saved/?order=x") == (400, "invalid", "$.order")
    assert refused(world.chloe, "get", "saved/?cursor=WzFd") == (400, "invalid", "$.cursor")


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ({"remind_at": "2020-01-01T00:00:00Z"}, (400, "invalid", "$.remind_at")),
        ({"remind_at": "2099-01-01T00:00:00Z"}, (400, "invalid", "$.remind_at")),
        ({"remind_at": "2027-01-01T00:00:00"}, (400, "invalid", "$.remind_at")),
        ({"remind_at": "demain"}, (400, "invalid", "$.remind_at")),
        ({"note": "x" * 501}, (413, "too_large", "$.note")),
        ({"autre": 1}, (400, "invalid", None)),
    ],
)
def test_what_cannot_be_kept_with_a_message_is_said_in_words(
    world: World, body: dict[str, Any], answer: tuple[Any, ...]
) -> None:
    posted = say(world.ada, "Bonjour", world.quay)
    status, code, path = refused(world.chloe, "put", f"messages/{posted.id}/saved/", body)
    assert (status, code) == answer[:2] and (answer[2] is None or path == answer[2])


def test_whoever_may_not_read_it_any_more_does_not_see_what_they_saved(world: World) -> None:
    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(world.chloe.id)])
    posted = say(world.ada, "Procès-verbal", world.club)
    keep(world.chloe, posted, remind_at=wire(now() + timedelta(hours=1)))
    RoomMember.objects.filter(room=world.club, person=world.chloe).delete()
    assert shown(world.chloe, "saved/") == {"results": [], "rooms": [], "next": None}
    with time_machine.travel(now() + timedelta(hours=2)):
        assert due_reminders() == 0
    assert not Saved.objects.filter(reminded_at=None).exists()


def test_a_reminder_comes_once_at_its_time(world: World) -> None:
    posted = say(world.ada, "Rappelez la mairie", world.quay)
    keep(world.chloe, posted, remind_at=wire(now() + timedelta(hours=1)))
    before = log.head_of(f"user:{world.chloe.id}")
    assert due_reminders() == 0
    with time_machine.travel(now() + timedelta(hours=2)):
        assert due_reminders() == 1 and due_reminders() == 0
        card = shown(world.chloe, f"messages/{posted.id}/saved/")["saved"]
    events = log.after(f"user:{world.chloe.id}", before)
    assert [event.type for event in events] == ["saved.reminded", "notice.raised"]
    assert all(str(posted.id) in event.text and "mairie" not in event.text for event in events)
    assert card["reminded_at"]
    (notice,) = shown(world.chloe, "notices/")["results"]
    assert (notice["kind"], notice["excerpt"]) == ("reminder", "Rappelez la mairie")


def test_a_new_reminder_comes_again(world: World) -> None:
    posted = say(world.ada, "Rappelez la mairie", world.quay)
    keep(world.chloe, posted, remind_at=wire(now() + timedelta(hours=1)))
    with time_machine.travel(now() + timedelta(hours=2)):
        assert due_reminders() == 1
        keep(world.chloe, posted, remind_at=wire(now() + timedelta(hours=1)))
    with time_machine.travel(now() + timedelta(hours=4)):
        assert due_reminders() == 1


def test_the_thousand_and_first_is_refused_in_words(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rooms.conversations.actions.saving.MOST", 1)
    first, second = (say(world.ada, f"Message {n}", world.quay) for n in (1, 2))
    keep(world.chloe, first)
    keep(world.chloe, first, note="encore")
    assert refused(world.chloe, "put", f"messages/{second.id}/saved/", {})[:2] == (409, "conflict")


def test_what_somebody_saved_goes_with_their_account(world: World) -> None:
    keep(world.chloe, say(world.ada, "Bonjour", world.quay))
    close_account(actor=world.chloe, person=world.chloe)
    assert not Saved.objects.exists()


# Places and days


def test_a_link_says_where_a_message_is_now(world: World) -> None:
    posted = say(world.ada, "Ici", world.quay, new_topic="Bornes")
    place = shown(world.chloe, f"messages/{posted.id}/place/")
    assert place["room"]["id"] == str(world.quay.id) and place["topic"]["title"] == "Bornes"
    assert place["seq"] == posted.seq and place["card"] is None
    Message.objects.filter(id=posted.id).update(room=world.club, topic=None, seq=7)
    assert refused(world.chloe, "get", f"messages/{posted.id}/place/")[:2] == (404, "not_found")
    moved = shown(world.ada, f"messages/{posted.id}/place/")
    assert (moved["room"]["name"], moved["topic"], moved["seq"]) == ("Bureau", None, 7)


def test_a_room_opens_at_a_day(world: World) -> None:
    for n in range(6):
        posted = say(world.ada, f"Jour {n}", world.quay)
        moment = now().replace(year=2026, month=11, day=10 + n, hour=23, minute=30)
        Message.objects.filter(id=posted.id).update(posted_at=moment)
    path = f"rooms/{world.quay.id}/messages/?limit=2"
    # 23:30 UTC is the next day in Paris.
    assert [m["text"] for m in shown(world.chloe, f"{path}&on=2026-11-13")["results"]] == [
        "Jour 3",
        "Jour 2",
    ]
    assert shown(world.chloe, f"{path}&on=2020-01-01")["results"][-1]["text"] == "Jour 0"
    assert shown(world.chloe, f"{path}&on=2030-01-01")["results"][0]["text"] == "Jour 5"
    for day in ("hier", "2026-02-31", "x" * 500):
        assert refused(world.chloe, "get", f"{path}&on={day}") == (400, "invalid", "$.on")


def test_a_room_where_nothing_was_said_opens_at_any_day(world: World) -> None:
    assert shown(world.chloe, f"rooms/{world.news.id}/messages/?on=2026-11-13")["results"] == []
