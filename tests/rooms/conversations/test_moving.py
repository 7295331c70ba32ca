"""Messages on their way: to another thème, to another room, one or many; what goes with them, and who may."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.models import Community, Membership
from chatcore.foundation.jobs.worker import Worker
from chatcore.live.followers import follow
from chatcore.live.models import Event
from chatcore.people.models import Person
from rooms.conversations.actions.indexing import index_messages
from rooms.conversations.actions.members import invite_to_room, join_room
from rooms.conversations.actions.messages import edit_message
from rooms.conversations.actions.rooms import create_room, open_direct
from rooms.conversations.actions.withdrawing import delete_message
from rooms.conversations.models import Message, Room
from tests.rooms.conversations.asking import a_post, done, refused, shown
from tests.worlds.rivages import World, half_a_minute_later, say


def bornes(world: World, count: int = 4) -> list[str]:
    """Ada and Bruno say ``count`` things in turn in the thème « Bornes »."""
    return [
        str(say((world.ada, world.bruno)[n % 2], f"Borne {n}", world.quay, new_topic="Bornes").id)
        for n in range(count)
    ]


def said_in(person: Person, room: Room, title: str | None = None) -> list[str]:
    """Return what ``person`` reads in a room, or in its thème ``title``, oldest first."""
    query = ""
    if title is not None:
        topics = shown(person, f"rooms/{room.id}/topics/")["results"]
        query = f"?topic={next(one['id'] for one in topics if one['title'] == title)}"
    page = shown(person, f"rooms/{room.id}/messages/{query}")["results"]
    return [card["text"] for card in reversed(page)]


def invite(world: World, person: Person) -> None:
    """Have ``person`` be in the private club too."""
    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(person.id)])


def to_room(room: Room, **more: Any) -> dict[str, Any]:
    return {"room": str(room.id), **more}


def test_a_message_goes_to_another_thème_and_keeps_its_place(world: World) -> None:
    first, second, *_ = bornes(world)
    before = shown(world.chloe, f"messages/{second}/")
    moved = done(
        world.chloe, "post", "moves/", to_room(world.quay, message=second, new_topic="Câbles")
    )
    assert moved["messages"] == [second]
    assert moved["topic"]["title"] == "Câbles"
    after = shown(world.chloe, f"messages/{second}/")
    assert after == before | {"topic": moved["topic"]["id"]}
    assert said_in(world.bruno, world.quay, "Câbles") == ["Borne 1"]
    assert said_in(world.bruno, world.quay, "Bornes") == ["Borne 0", "Borne 2", "Borne 3"]
    event = Event.objects.filter(stream=world.quay.stream).latest("seq")
    assert event.type == "message.moved"
    assert first not in event.body


def test_from_here_on_and_the_whole_thème(world: World) -> None:
    ids = bornes(world)
    later = to_room(world.quay, message=ids[2], which="later", new_topic="Câbles")
    assert done(world.chloe, "post", "moves/", later)["messages"] == ids[2:]
    whole = to_room(world.quay, message=ids[0], which="all", new_topic="Câbles")
    assert done(world.chloe, "post", "moves/", whole)["messages"] == ids[:2]
    assert said_in(world.chloe, world.quay, "Câbles") == [f"Borne {n}" for n in range(4)]
    again = done(world.chloe, "post", "moves/", whole)
    assert again["messages"] == [], "they are there already"


def test_a_move_that_comes_to_nothing_leaves_no_empty_thème(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_ = bornes(world)
    topics = {one["id"] for one in shown(world.chloe, f"rooms/{world.quay.id}/topics/")["results"]}

    def deleted_meanwhile(*_: object) -> None:
        delete_message(actor=world.ada, message=first)

    monkeypatch.setattr("rooms.conversations.actions.moving.check_words", deleted_meanwhile)
    body = to_room(world.quay, message=first, new_topic="Câbles")
    assert refused(world.ada, "post", "moves/", body) == (404, "not_found", "$.message")
    left = shown(world.chloe, f"rooms/{world.quay.id}/topics/")["results"]
    assert {one["id"] for one in left} == topics


def test_moving_is_undone_by_moving_the_same_messages_back(world: World) -> None:
    ids = bornes(world)
    topic = shown(world.chloe, f"messages/{ids[0]}/")["topic"]
    body = to_room(world.quay, message=ids[1], which="later", new_topic="Câbles")
    moved = done(world.chloe, "post", "moves/", body)
    back = to_room(world.quay, messages=moved["messages"], topic=topic)
    assert done(world.chloe, "post", "moves/", back)["messages"] == ids[1:]
    assert said_in(world.chloe, world.quay, "Bornes") == [f"Borne {n}" for n in range(4)]


def test_to_another_room_messages_go_with_all_that_hangs_on_them(world: World) -> None:
    first, second, *_ = bornes(world)
    done(world.chloe, "put", f"messages/{first}/reactions/👍/")
    done(world.chloe, "put", f"messages/{first}/saved/", {"note": "À relire"})
    done(world.ada, "put", f"messages/{first}/pin/", status=204)
    answer = say(world.ada, "Oui", world.quay, reply_to=second, new_topic="Bornes")
    index_messages([*Message.objects.values_list("id", flat=True)])
    for person in (world.bruno, world.chloe):
        invite(world, person)
    body = to_room(world.club, message=first, which="all")
    moved = done(world.ada, "post", "moves/", body)
    assert len(moved["messages"]) == 5
    assert moved["topic"] is None
    assert said_in(world.chloe, world.quay) == []
    assert said_in(world.chloe, world.club) == [*(f"Borne {n}" for n in range(4)), "Oui"]
    card = shown(world.chloe, f"messages/{first}/")
    assert card["reactions"] == [{"emoji": "👍", "people": [str(world.chloe.id)]}]
    assert shown(world.chloe, f"messages/{answer.id}/")["reply_to"] == second
    assert [one["message"]["id"] for one in shown(world.chloe, "saved/")["results"]] == [first]
    pins = shown(world.chloe, f"rooms/{world.club.id}/pins/")["results"]
    assert [pin["message"]["id"] for pin in pins] == [first]
    assert shown(world.chloe, f"rooms/{world.quay.id}/pins/")["results"] == []
    place = shown(world.chloe, f"messages/{first}/place/")
    assert (place["room"]["id"], place["seq"]) == (str(world.club.id), card["seq"])
    found = shown(world.chloe, "search/?q=borne in:Bureau")["results"]
    assert len(found) == 4
    assert shown(world.chloe, "search/?q=borne in:Électrification")["results"] == []


def test_readers_of_the_first_room_alone_see_them_vanish(world: World) -> None:
    first, *_ = bornes(world)
    done(world.ada, "post", "moves/", to_room(world.club, message=first))
    assert refused(world.chloe, "get", f"messages/{first}/")[0] == 404
    assert refused(world.chloe, "get", f"messages/{first}/place/")[0] == 404
    assert "Borne 0" not in said_in(world.chloe, world.quay)
    gone = Event.objects.filter(stream=world.quay.stream).latest("seq")
    assert gone.type == "message.moved"
    assert str(world.club.id) not in gone.body, "nor do they learn where to"
    came = Event.objects.filter(stream=world.club.stream).latest("seq")
    assert came.type == "message.posted"
    assert '"moved":true' in came.body
    Worker().drain()
    told = Event.objects.filter(stream=world.quay.stream, type="message.posted")
    assert not [event for event in told if "Borne 0" in event.body], "the log has forgotten it"
    assert "Borne 0" in Event.objects.get(id=came.id).body


def test_a_message_that_was_edited_is_forgotten_with_its_edits(world: World) -> None:
    posted = say(world.ada, "Le secret", world.quay)
    edit_message(actor=world.ada, message=str(posted.id), text="Le grand secret")
    done(world.ada, "post", "moves/", to_room(world.club, message=str(posted.id)))
    Worker().drain()
    kept = Event.objects.filter(stream=world.quay.stream, body__contains="secret")
    assert not kept.exists()
    delete_message(actor=world.ada, message=str(posted.id))
    half_a_minute_later()
    assert not Event.objects.filter(body__contains="secret").exists()


def test_one_moves_ones_own_and_leaders_those_of_others(world: World) -> None:
    body = {"kind": "club", "name": "Voile", "community": str(world.community.id)}
    sail = Room.objects.get(id=done(world.ada, "post", "rooms/", body, 201)["id"])
    join_room(actor=world.chloe, room_id=str(sail.id))
    join_room(actor=world.bruno, room_id=str(sail.id))
    theirs, mine = (
        str(say(one, "Au vent", world.quay, new_topic="Voile").id)
        for one in (world.ada, world.chloe)
    )
    body = to_room(sail, message=theirs)
    assert refused(world.chloe, "post", "moves/", body)[:2] == (403, "forbidden")
    both = to_room(sail, message=theirs, which="all")
    assert refused(world.chloe, "post", "moves/", both)[:2] == (403, "forbidden")
    assert done(world.chloe, "post", "moves/", to_room(sail, message=mine))["messages"] == [mine]
    assert done(world.bruno, "post", "moves/", body)["messages"] == [theirs]


def test_nothing_goes_where_one_may_not_write(world: World) -> None:
    mine = str(say(world.chloe, "Avis de tempête", world.quay).id)
    ask = lambda room: refused(world.chloe, "post", "moves/", to_room(room, message=mine))  # noqa: E731
    assert ask(world.club) == (404, "not_found", "$.room")
    assert ask(world.news) == (403, "forbidden", "$.room")
    talk, _ = open_direct(actor=world.chloe, people=[str(world.ada.id)])
    assert ask(talk)[:2] == (403, "forbidden")
    said = str(say(world.chloe, "Entre nous", talk).id)
    assert refused(world.chloe, "post", "moves/", to_room(world.quay, message=said))[0] == 403
    feed = Room.objects.filter(kind="network").first()
    if feed is not None:
        assert ask(feed)[0] in (403, 404)
    done(world.ada, "put", f"rooms/{world.quay.id}/archive/")
    assert refused(world.chloe, "post", "moves/", to_room(world.quay, message=mine))[0] == 403


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ({"which": "none"}, (400, "invalid", "$.which")),
        ({"topic": "x", "new_topic": "y"}, (400, "invalid", "$.new_topic")),
        ({"topic": "x"}, (404, "not_found", "$.topic")),
        ({"new_topic": "  "}, (400, "invalid", "$.new_topic")),
        ({"message": "x"}, (404, "not_found", "$.message")),
        ({"message": None}, (400, "invalid", "$.messages")),
        ({"message": None, "messages": ["x"]}, (404, "not_found", "$.messages[0]")),
    ],
)
def test_what_is_no_move(world: World, more: dict[str, Any], answer: tuple[Any, ...]) -> None:
    message = str(say(world.chloe, "Un", world.quay).id)
    body = to_room(world.quay, **({"message": message} | more))
    assert refused(world.chloe, "post", "moves/", body) == answer


def test_a_list_of_messages_is_of_one_room(world: World) -> None:
    here = str(say(world.ada, "Un", world.quay).id)
    there = str(say(world.ada, "Deux", world.club).id)
    body = to_room(world.quay, messages=[here, there], new_topic="Mélange")
    assert refused(world.ada, "post", "moves/", body) == (404, "not_found", "$.messages[1]")


def test_messages_stay_in_their_community(world: World) -> None:
    other = Community.objects.create(name="Autre réseau", slug="autre")
    Membership.objects.create(community=other, person=world.ada, role="administrator")
    room = create_room(actor=world.ada, community=other, kind="club", name="Ailleurs")
    mine = str(say(world.ada, "Un", world.quay).id)
    body = to_room(room, message=mine)
    assert refused(world.ada, "post", "moves/", body) == (409, "conflict", "$.room")


def test_no_more_than_a_thousand_at_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rooms.conversations.actions.moving.MOST", 3)
    ids = bornes(world)
    body = to_room(world.quay, message=ids[0], which="all", new_topic="Câbles")
    assert refused(world.ada, "post", "moves/", body) == (409, "conflict", "$.which")
    body = to_room(world.quay, message=ids[1], which="later", new_topic="Câbles")
    assert len(done(world.ada, "post", "moves/", body)["messages"]) == 3


def test_nobody_is_told_once_more_of_what_only_moved(world: World) -> None:
    follow()
    posted = say(world.ada, f"Pour @**Chloé Martin|{world.chloe.id}**", world.quay)
    Worker().drain()
    before = shown(world.chloe, "notices/")["results"]
    for person in (world.bruno, world.chloe):
        invite(world, person)
    done(world.ada, "post", "moves/", to_room(world.club, message=str(posted.id)))
    Worker().drain()
    (notice,) = shown(world.chloe, "notices/")["results"]
    assert notice["id"] == before[0]["id"]
    assert (notice["room"], notice["place"]) == (str(world.club.id), "Bureau")
    head = shown(world.chloe, f"messages/{posted.id}/")["seq"]
    done(world.chloe, "put", f"rooms/{world.club.id}/read-mark/", {"seq": head})
    assert shown(world.chloe, "notices/")["unread"] == 0


def test_who_may_not_read_it_any_more_is_not_told_of_it_any_more(world: World) -> None:
    follow()
    posted = say(world.ada, f"Pour @**Chloé Martin|{world.chloe.id}**", world.quay)
    Worker().drain()
    assert shown(world.chloe, "notices/")["unread"] == 1
    done(world.ada, "post", "moves/", to_room(world.club, message=str(posted.id)))
    Worker().drain()
    assert shown(world.chloe, "notices/")["unread"] == 0


def test_moving_many_costs_what_moving_one_costs(world: World) -> None:
    def cost(count: int, room: Room, **to: Any) -> int:
        ids = bornes(world, count)
        body = to_room(room, message=ids[0], which="all", **to)
        # Whoever has nothing unread where they come to has their mark moved: let that be so each time.
        done(world.ada, "put", "read-marks/")
        with CaptureQueriesContext(connection) as queries:
            done(world.ada, "post", "moves/", body)
        return len(queries)

    cost(1, world.quay, new_topic="Câbles")
    assert cost(30, world.quay, new_topic="Câbles") == cost(1, world.quay, new_topic="Câbles")
    assert cost(30, world.club) == cost(1, world.club)


def test_a_post_with_a_moved_reply_and_the_trace(world: World) -> None:
    first, *_ = bornes(world)
    done(world.ada, "post", "moves/", to_room(world.club, message=first))
    path = f"rooms/{world.quay.id}/messages/"
    body = a_post(reply_to=first)
    assert refused(world.chloe, "post", path, body) == (404, "not_found", "$.reply_to")
    acts = shown(world.ada, f"communities/{world.community.id}/trace/")["results"]
    assert acts[0]["action"] == "message.moved"
    messages = shown(world.ada, f"communities/{world.community.id}/trace/messages/")["results"]
    assert len([one for one in messages if one["action"] == "message.posted"]) == 4
