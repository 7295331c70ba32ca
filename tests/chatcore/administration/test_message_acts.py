"""Administrators find who posted, edited or deleted which message; never what it said, nor in a room closed to them."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from chatcore.administration.selectors import message_acts
from chatcore.foundation.clock import now
from chatcore.live import log
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.actions.acts import keep_acts
from chatcore.records.models import Trace
from rooms.conversations.actions.rooms import create_room, open_direct
from rooms.conversations.events import MessageDeleted, ReactionAdded
from rooms.conversations.models import Room
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of


@pytest.fixture
def quay(world: Rivages) -> Room:
    return create_room(actor=world.ada, community=world.community, kind="club", name="Quai")


def did(room: Room, by: Person, action: str = "message.deleted") -> str:
    """Let somebody have deleted a message, or reacted to it; return its id."""
    message = str(uuid.uuid4())
    event = (
        MessageDeleted(message_id=message)
        if action == "message.deleted"
        else ReactionAdded(message_id=message, emoji="👍", person=str(by.id))
    )
    log.emit(room.stream, event, actor=by.id)
    return message


def acts(world: Rivages, query: str = "", *, by: Person | None = None) -> list[dict[str, Any]]:
    path = f"/api/v1/communities/{world.community.id}/trace/messages/?{query}"
    answer = client_of(by or world.ada).get(path)
    assert answer.status_code == 200, answer.content
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


def test_ada_finds_who_did_what_to_which_message(world: Rivages, quay: Room) -> None:
    message = did(quay, world.bruno)
    (row,) = acts(world)
    assert (row["label"], row["actor"]["name"]) == ("Message supprimé", "Bruno Le Goff")
    assert (row["object"]["name"], row["message"]) == ("Quai", message)
    (traced,) = Trace.objects.filter(action="trace.read")
    assert traced.after == {"kind": "messages", "filters": {}}


def test_it_is_searched_by_person_act_day_and_room(world: Rivages, quay: Room) -> None:
    other = create_room(actor=world.ada, community=world.community, kind="club", name="Grève")
    did(quay, world.bruno)
    did(quay, world.chloe, "reaction.added")
    did(other, world.chloe)
    assert len(acts(world)) == 3
    assert len(acts(world, f"actor={world.chloe.id}")) == 2
    assert [row["action"] for row in acts(world, "action=reaction.added")] == ["reaction.added"]
    assert [row["object"]["name"] for row in acts(world, f"object={other.id}")] == ["Grève"]
    today, tomorrow = now().date(), now().date() + timedelta(days=2)
    assert len(acts(world, f"from={today - timedelta(days=1)}&until={tomorrow}")) == 3
    assert acts(world, f"from={tomorrow}") == acts(world, "until=2020-01-01") == []


def test_what_left_the_log_is_found_among_the_acts(world: Rivages, quay: Room) -> None:
    first = did(quay, world.bruno)
    old = Event.objects.filter(type="message.deleted")
    keep_acts(old)
    old.delete()
    second = did(quay, world.chloe)
    assert [row["message"] for row in acts(world)] == [second, first]
    assert [row["message"] for row in acts(world, f"object={quay.id}")] == [second, first]


def test_a_room_that_ada_is_not_in_stays_closed(world: Rivages) -> None:
    room = create_room(
        actor=world.bruno,
        community=world.community,
        kind="club",
        name="Bureau secret",
        visibility="private",
    )
    message = did(room, world.bruno)
    (row,) = acts(world)
    assert (row["withheld"], row["message"]) == (True, None)
    assert (row["object"]["id"], row["object"]["name"]) == ("", None)
    assert message not in str(row)
    client = client_of(world.ada)
    path = f"/api/v1/communities/{world.community.id}/trace/messages/?object="
    hidden, missing = client.get(f"{path}{room.id}"), client.get(f"{path}{uuid.uuid4()}")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


def test_the_staff_does_not_learn_who_talks_to_whom(world: Rivages, quay: Room) -> None:
    direct, _ = open_direct(actor=world.bruno, people=[str(world.chloe.id)])
    did(direct, world.bruno)
    did(quay, world.bruno)
    assert len(acts(world)) == 1, "a direct conversation is of no community"
    (row,) = client_of(world.ada).get("/api/v1/trace/messages/").json()["results"]
    assert (row["object"]["id"], row["withheld"], row["message"]) == ("", True, None)
    assert client_of(world.chloe).get("/api/v1/trace/messages/").status_code == 403


@pytest.mark.parametrize("by_room", [False, True])
def test_pages_follow_each_other_over_stretches_of_the_log(
    world: Rivages, quay: Room, monkeypatch: pytest.MonkeyPatch, *, by_room: bool
) -> None:
    monkeypatch.setattr(message_acts, "STRETCH", 4)
    said = []
    for _ in range(7):
        said.append(did(quay, world.bruno))
        for _ in range(5):
            log.emit("user:nobody", MessageDeleted(message_id="x"))
    room = f"&object={quay.id}" if by_room else ""
    path = f"/api/v1/communities/{world.community.id}/trace/messages/?limit=2{room}"
    client, seen = client_of(world.ada), []
    while path:
        page = client.get(path).json()
        seen += [row["message"] for row in page["results"]]
        path = page["next"]
    assert seen == said[::-1]
    assert Trace.objects.filter(action="trace.read").count() == 1


@pytest.mark.parametrize(
    ("query", "path"),
    [("action=room.created", "$.action"), ("cursor=W10", "$.cursor"), ("from=hier", "$.from")],
)
def test_what_cannot_be_asked_is_refused(world: Rivages, query: str, path: str) -> None:
    answer = client_of(world.ada).get(
        f"/api/v1/communities/{world.community.id}/trace/messages/?{query}"
    )
    assert (answer.status_code, answer.json()["path"]) == (400, path)


def test_a_page_of_fifty_costs_what_one_of_five_costs(
    world: Rivages, quay: Room, django_assert_max_num_queries: Any
) -> None:
    for _ in range(60):
        did(quay, world.bruno)
    client = client_of(world.ada)
    for limit in (5, 50):
        with django_assert_max_num_queries(14):
            path = f"/api/v1/communities/{world.community.id}/trace/messages/?limit={limit}"
            assert len(client.get(path).json()["results"]) == limit
