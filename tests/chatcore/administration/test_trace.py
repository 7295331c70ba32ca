"""Administrators search the trace: who did what to what, when, and what changed."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from chatcore.communities.actions.components import add_component
from chatcore.communities.actions.members import change_role, end_membership
from chatcore.communities.models import Membership
from chatcore.people.actions.closing import close_account
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.actions.posting import post_message
from rooms.conversations.actions.rooms import change_room, create_room, open_direct
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of, registered


def trace(world: Rivages, query: str = "", *, by: Person | None = None, **headers: str) -> Any:
    client = client_of(by or world.ada, **headers)
    return client.get(f"/api/v1/communities/{world.community.id}/trace/?{query}")


def rows(world: Rivages, query: str = "", **how: Any) -> list[dict[str, Any]]:
    answer = trace(world, query, **how)
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def promote(world: Rivages, role: str = "animator") -> None:
    change_role(
        actor=world.ada, community_id=world.community.id, person_id=world.chloe.id, role=role
    )


def test_ada_reads_who_did_what_to_whom_and_what_changed(world: Rivages) -> None:
    promote(world)
    (row,) = rows(world, "action=membership.changed")
    assert row["actor"]["name"] == "Ada Lovelace"
    assert row["label"] == "Rôle changé"
    assert (row["object"]["label"], row["object"]["name"]) == ("Membre", "Chloé Morvan")
    assert row["changes"] == [
        {"field": "role", "label": "rôle", "before": "membre", "after": "animation", "batch": None}
    ]
    assert row["at"].endswith("Z")


def test_a_component_goes_by_its_name_and_so_does_what_it_is_under(world: Rivages) -> None:
    place: dict[str, Any] = {"actor": world.ada, "community_id": world.community.id}
    ports = add_component(name="Ports", **place)
    add_component(name="Brest", parent_id=ports.id, **place)
    row = rows(world, "action=component.created")[0]
    assert row["object"]["name"] == "Brest"
    assert [change["after"] for change in row["changes"]] == ["Ports"]


def test_the_reader_s_language_is_that_of_the_words(world: Rivages) -> None:
    promote(world)
    Person.objects.filter(id=world.ada.id).update(language="en")
    answer = trace(world, "action=membership.changed").json()
    (row,) = answer["results"]
    assert row["label"] == "Role changed"
    assert row["changes"][0]["after"] == "animator"
    assert answer["actions"]["membership.changed"] == "Role changed"
    assert answer["types"]["conversations.room"] == "Room"


def test_the_trace_is_searched_by_family_author_and_object(world: Rivages) -> None:
    promote(world)
    membership = Membership.objects.get(person=world.chloe)
    family = {row["action"] for row in rows(world, "action=membership.")}
    assert family == {"membership.begun", "membership.changed"}
    assert rows(world, f"actor={world.bruno.id}&action=membership.") == []
    assert rows(world, "actor=nobody") == []
    mine = rows(world, f"type=communities.membership&object={membership.id}")
    assert [row["action"] for row in mine] == ["membership.changed", "membership.begun"]
    assert {row["object"]["type"] for row in rows(world, "type=communities.community")} == {
        "communities.community"
    }


def test_a_day_is_one_of_the_reader_s_time_zone(world: Rivages) -> None:
    # Half past midnight in Paris, in the night when summer time ends; still the 24th in UTC.
    with time_machine.travel(datetime(2026, 10, 24, 22, 30, tzinfo=UTC), tick=False):
        promote(world)
    asked = "action=membership.changed&from={0}&until={0}"
    assert len(rows(world, asked.format("2026-10-25"))) == 1
    assert rows(world, asked.format("2026-10-24")) == []
    Person.objects.filter(id=world.ada.id).update(time_zone="America/New_York")
    assert rows(world, asked.format("2026-10-25")) == []
    assert len(rows(world, asked.format("2026-10-24"))) == 1


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("from=hier", "$.from"),
        ("until=9999-12-31", "$.until"),
        ("action=%00", "$.action"),
        ("object=" + "x" * 65, "$.object"),
        ("cursor=WyJhIiwiYiJd", "$.cursor"),
        ("cursor=W10", "$.cursor"),
        ("limit=none", "$.limit"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_place(
    world: Rivages, query: str, path: str
) -> None:
    known = Trace.objects.count()
    answer = trace(world, query)
    assert (answer.status_code, answer.json()["path"]) == (400, path)
    # Signing in is a trace of its own.
    assert Trace.objects.count() == known + 1


def test_pages_follow_each_other_without_a_gap(world: Rivages) -> None:
    with time_machine.travel(datetime(2026, 11, 2, tzinfo=UTC), tick=False):
        for role in ("animator", "member", "animator", "member"):
            promote(world, role)
    client, seen = client_of(world.ada), []
    path = f"/api/v1/communities/{world.community.id}/trace/?limit=3"
    pages = []
    while path:
        answer = client.get(path).json()
        pages.append(answer)
        seen += [row["id"] for row in answer["results"]]
        path = answer["next"]
    expected = Trace.objects.filter(community=world.community.id).exclude(action="trace.read")
    assert seen == list(expected.order_by("-at", "-id").values_list("id", flat=True))
    assert pages[0]["actions"]
    assert pages[1]["actions"] == {}


def test_a_search_is_traced_once_and_not_once_a_page(world: Rivages) -> None:
    answer = trace(world, "limit=1&action=membership.").json()
    client_of(world.ada).get(answer["next"])
    (read,) = Trace.objects.filter(action="trace.read")
    assert (read.actor, read.community) == (world.ada, world.community.id)
    assert read.after == {"filters": {"action": "membership."}}
    (row,) = rows(world, "action=trace.read")
    assert row["label"] == "Trace consultée"
    assert row["object"]["name"] == "Réseau Rivages"


def test_administrators_read_it_and_nobody_else(world: Rivages) -> None:
    assert [trace(world, by=one).status_code for one in (world.bruno, world.chloe, world.dede)] == [
        403,
        403,
        403,
    ]
    promote(world, "functional_administrator")
    refused = trace(world, by=world.chloe)
    assert (refused.status_code, refused.json()["code"]) == (403, "accord_needed")
    promote(world, "administrator")
    assert trace(world, by=world.chloe).status_code == 200
    stranger = registered("Eve Stranger", is_staff=True)
    assert trace(world, by=stranger).status_code == 404
    assert not Trace.objects.filter(action="trace.read", actor=stranger).exists()


def test_the_trace_of_an_archived_community_is_still_read(world: Rivages) -> None:
    world.community.archived_at = datetime(2026, 11, 2, tzinfo=UTC)
    world.community.save()
    assert trace(world).status_code == 200


def test_the_site_s_own_trace_is_for_its_staff_and_without_that_of_communities(
    world: Rivages,
) -> None:
    assert client_of(world.chloe).get("/api/v1/trace/").status_code == 403
    answer = client_of(world.ada).get("/api/v1/trace/?limit=100").json()
    assert {row["action"] for row in answer["results"]} == {"person.registered", "session.opened"}
    chloe = next(row for row in answer["results"] if row["object"]["id"] == str(world.chloe.id))
    assert chloe["object"]["name"] == "Chloé Morvan"
    read = Trace.objects.get(action="trace.read")
    assert (read.community, read.object_id) == (None, str(world.ada.id))


def test_who_left_and_who_closed_their_account_stay_named(world: Rivages) -> None:
    promote(world, "administrator")
    change_role(
        actor=world.chloe,
        community_id=world.community.id,
        person_id=world.dede.id,
        role="member",
    )
    end_membership(actor=world.chloe, membership=Membership.objects.get(person=world.chloe))
    close_account(actor=world.chloe, person=world.chloe)
    (row,) = rows(world, f"action=membership.changed&actor={world.chloe.id}")
    assert row["actor"] == {
        "id": str(world.chloe.id),
        "name": "Chloé Morvan",
        "kind": "member",
        "closed": True,
    }


def test_a_private_room_that_the_reader_is_not_in_keeps_its_name_and_what_changed(
    world: Rivages,
) -> None:
    room = create_room(
        actor=world.bruno,
        community=world.community,
        kind="club",
        name="Bureau secret",
        visibility="private",
    )
    change_room(actor=world.bruno, room_id=str(room.id), changes={"name": "Comité caché"})
    answer = trace(world, "action=room.")
    assert "secret" not in answer.content.decode()
    assert "caché" not in answer.content.decode()
    changed = answer.json()["results"][0]
    assert (changed["label"], changed["actor"]["name"]) == ("Salon modifié", "Bruno Le Goff")
    assert (changed["object"]["name"], changed["withheld"], changed["changes"]) == (None, True, [])

    invite_to_room(actor=world.bruno, room_id=str(room.id), people=[str(world.ada.id)])
    changed = rows(world, "action=room.changed")[0]
    assert (changed["object"]["name"], changed["withheld"]) == ("Comité caché", False)
    assert changed["changes"] == [
        {
            "field": "name",
            "label": "nom",
            "before": "Bureau secret",
            "after": "Comité caché",
            "batch": None,
        }
    ]


def test_staff_does_not_learn_who_is_in_a_direct_conversation(world: Rivages) -> None:
    open_direct(actor=world.bruno, people=[str(world.chloe.id)])
    answer = client_of(world.ada).get("/api/v1/trace/?action=room.").json()
    assert {row["action"] for row in answer["results"]} == {"room.created", "room.joined"}
    assert "Morvan" not in str(answer["results"])


@pytest.mark.django_db(transaction=True)
def test_what_is_said_is_never_in_it() -> None:
    from tests.worlds.communities import rivages

    world = rivages()
    room = create_room(actor=world.ada, community=world.community, kind="club", name="Quai")
    post_message(actor=world.ada, room=room.id, text="Mot rare", client_id=uuid.uuid4()).result(30)
    assert "Mot rare" not in trace(world, "limit=100").content.decode()


def many(world: Rivages, count: int) -> None:
    """Write ``count`` traces of every type of object that has a name."""
    room = create_room(actor=world.ada, community=world.community, kind="topic", name="Quai")
    things = [
        ("conversations.room", room.id),
        ("conversations.topic", room.topics.get().id),
        ("communities.community", world.community.id),
        ("communities.membership", Membership.objects.get(person=world.chloe).id),
        ("people.person", world.bruno.id),
        ("bots.bot", world.dede.id),
        ("communities.group", world.community.groups.get(rule__isnull=True).id),
        ("communities.invitation", uuid.uuid4()),
        ("people.session", uuid.uuid4()),
        ("people.accesstoken", uuid.uuid4()),
    ]
    actors = [world.ada, world.bruno, world.chloe, world.dede]
    Trace.objects.bulk_create(
        Trace(
            action="room.changed",
            actor=actors[number % len(actors)],
            object_type=things[number % len(things)][0],
            object_id=str(things[number % len(things)][1]),
            community=world.community.id,
            after={"person": str(actors[number % 3].id)},
        )
        for number in range(count)
    )


def test_a_page_of_a_hundred_costs_what_one_of_ten_costs(
    world: Rivages, django_assert_num_queries: Any
) -> None:
    many(world, 120)
    client = client_of(world.ada)
    path = f"/api/v1/communities/{world.community.id}/trace/?action=room.changed&limit="
    # The session and its person; the community; the traces; people; one for each type, two for topics;
    # the trace of the reading, with the bounds of its transaction.
    for limit in (10, 100):
        with django_assert_num_queries(17):
            answer = client.get(f"{path}{limit}").json()
        assert len(answer["results"]) == limit
    named = {row["object"]["type"] for row in answer["results"] if row["object"]["name"]}
    assert len(named) == 7
