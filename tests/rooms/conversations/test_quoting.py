"""A message shown in another room: each reader sees of it what their rights allow."""

import uuid
from typing import Any

import pytest

from chatcore.live import log
from chatcore.live.followers import follow
from chatcore.people.models import Person
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.actions.messages import edit_message
from rooms.conversations.actions.rooms import archive_room, create_room, open_direct
from rooms.conversations.models import Message, Quotation, Room
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, half_a_minute_later, say


def share(person: Person, message: Any, room: Room, status: int = 201, **more: Any) -> Any:
    body = {"room": str(room.id), "client_id": str(uuid.uuid4()), **more}
    return done(person, "post", f"messages/{message.id}/shares/", body, status)


def seen(person: Person, *messages: Any) -> list[dict[str, Any]]:
    ids = ",".join(str(getattr(one, "id", one)) for one in messages)
    return shown(person, f"quoted-messages/?ids={ids}")["results"]


def followed() -> None:
    while follow():
        pass


def test_a_message_is_shown_elsewhere_by_reference(world: World) -> None:
    source = say(world.ada, "Le plan des quais", world.quay, new_topic="Bornes")
    voile = create_room(actor=world.ada, community=world.community, kind="club", name="Voile")
    card = share(world.ada, source, voile, text="Pour mémoire")
    assert card["card"] == {"kind": "message", "id": str(source.id)}
    assert card["text"] == "Pour mémoire" and card["room"] == str(voile.id)
    (one,) = seen(world.chloe, source)
    assert one["state"] == "shown" and one["message"]["text"] == "Le plan des quais"
    assert (one["room_name"], one["topic_title"]) == ("Électrification à quai", "Bornes")


def test_who_may_not_see_the_source_learns_nothing_of_it(world: World) -> None:
    source = say(world.ada, "Procès-verbal", world.club)
    share(world.ada, source, world.quay)
    missing = uuid.uuid4()
    answers = seen(world.chloe, source, missing)
    for id_, one in zip((source.id, missing), answers, strict=True):
        assert one == {
            "id": str(id_), "state": "hidden", "message": None,
            "room_kind": None, "room_name": "", "topic_title": "",
        }  # fmt: skip
    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(world.chloe.id)])
    assert seen(world.chloe, source)[0]["state"] == "shown"
    assert refused(world.dede, "post", f"messages/{source.id}/shares/", _body(world.quay))[0] == 404


def _body(room: Room, **more: Any) -> dict[str, Any]:
    return {"room": str(room.id), "client_id": str(uuid.uuid4()), **more}


def test_the_rooms_that_show_it_hear_of_edits_deletions_and_returns(world: World) -> None:
    followed()
    source = say(world.ada, "Le plan", world.quay)
    voile = create_room(actor=world.ada, community=world.community, kind="club", name="Voile")
    first = share(world.ada, source, voile)
    share(world.ada, source, world.news)
    followed()
    head = log.head_of(voile.stream)
    edit_message(actor=world.ada, message=str(source.id), text="Le plan corrigé")
    followed()
    (event,) = log.after(voile.stream, head)
    assert event.type == "card.changed" and str(source.id) in event.text
    assert seen(world.ada, source)[0]["message"]["text"] == "Le plan corrigé"
    done(world.ada, "delete", f"messages/{source.id}/", status=204)
    followed()
    assert seen(world.ada, source)[0]["state"] == "gone"
    assert seen(world.dede, source)[0]["state"] == "hidden"
    done(world.ada, "delete", f"messages/{source.id}/deletion/")
    followed()
    assert [e.type for e in log.after(voile.stream, head)] == ["card.changed"] * 3
    # Where it is shown no more nothing is told.
    done(world.ada, "delete", f"messages/{first['id']}/", status=204)
    head = log.head_of(voile.stream)
    edit_message(actor=world.ada, message=str(source.id), text="Encore")
    followed()
    assert log.head_of(voile.stream) == head
    done(world.ada, "delete", f"messages/{source.id}/", status=204)
    half_a_minute_later()
    assert seen(world.ada, source)[0]["state"] == "gone"


def test_sharing_what_only_shares_shows_the_first(world: World) -> None:
    source = say(world.ada, "Le plan", world.quay)
    bare = share(world.ada, source, world.news)
    again = share(world.ada, Message.objects.get(id=bare["id"]), world.quay)
    assert again["card"]["id"] == str(source.id)
    commented = share(world.ada, source, world.news, text="À lire")
    third = share(world.ada, Message.objects.get(id=commented["id"]), world.quay)
    assert third["card"]["id"] == commented["id"]


def test_sharing_twice_with_one_number_shares_once(world: World) -> None:
    source = say(world.ada, "Le plan", world.quay)
    body = _body(world.news)
    first = done(world.ada, "post", f"messages/{source.id}/shares/", body, 201)
    assert done(world.ada, "post", f"messages/{source.id}/shares/", body, 200) == first
    assert Quotation.objects.count() == 1
    other = say(world.ada, "Autre", world.quay)
    taken = Message.objects.get(id=other.id).client_id
    body = {**_body(world.news), "client_id": str(taken)}
    assert refused(world.ada, "post", f"messages/{source.id}/shares/", body)[:2] == (
        409,
        "conflict",
    )


def test_one_shares_only_where_one_may_write(world: World) -> None:
    source = say(world.ada, "Le plan", world.quay)
    path = f"messages/{source.id}/shares/"
    assert refused(world.chloe, "post", path, _body(world.news))[:2] == (403, "forbidden")
    assert refused(world.chloe, "post", path, _body(world.club))[:2] == (404, "not_found")
    feed = Room.objects.create(
        community=world.community, kind="network", name="Réseau", visibility="public",
        joined_by_default=True, created_by=world.ada,
    )  # fmt: skip
    from rooms.conversations.models import RoomMember

    RoomMember.objects.create(room=feed, person=world.ada)
    assert refused(world.ada, "post", path, _body(feed))[:2] == (403, "forbidden")
    archive_room(actor=world.ada, room_id=str(world.news.id), archived=True)
    assert refused(world.ada, "post", path, _body(world.news))[:2] == (403, "forbidden")


def test_a_direct_conversation_is_named_by_nobody_in_a_shared_card(world: World) -> None:
    direct, _ = open_direct(actor=world.ada, people=[str(world.chloe.id)])
    source = say(world.ada, "Entre nous", direct)
    share(world.ada, source, world.quay)
    assert seen(world.bruno, source)[0]["state"] == "hidden"
    one = seen(world.chloe, source)[0]
    assert (one["room_kind"], one["room_name"]) == ("direct", "")


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ({"text": "x" * 8001}, (413, "too_large")),
        ({"client_id": "x"}, (400, "invalid")),
        ({"topic": str(uuid.uuid4())}, (404, "not_found")),
        ({"autre": 1}, (400, "invalid")),
    ],
)
def test_what_cannot_be_shared_is_said_in_words(
    world: World, more: dict[str, Any], answer: tuple[int, str]
) -> None:
    source = say(world.ada, "Le plan", world.quay)
    body = {**_body(world.quay), **more}
    assert refused(world.ada, "post", f"messages/{source.id}/shares/", body)[:2] == answer


def test_a_hundred_messages_are_shown_at_once_and_no_more(world: World) -> None:
    ids = [str(uuid.uuid4()) for _ in range(101)]
    answer = refused(world.ada, "get", f"quoted-messages/?ids={','.join(ids)}")
    assert answer == (413, "too_large", "$.ids")
    assert len(seen(world.ada, *ids[:99], "x")) == 99
