"""Groups that follow a project or a club: only these change them, and a club's is known to its members alone."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.members import change_role, remove_from_community
from chatcore.communities.actions.projected_groups import (
    archive_projected_group,
    make_projected_group,
    rename_projected_group,
    set_projected_people,
    show_projected_group,
)
from chatcore.communities.happenings import GroupPeopleChanged
from chatcore.communities.models import Group, GroupKind, GroupMember, Membership
from chatcore.foundation import happenings
from chatcore.foundation.errors import Forbidden
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.actions.group_rooms import create_group_room
from rooms.conversations.models import Kind, Room, RoomMember
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of, registered


def made(world: Rivages, kind: str = "project", **more: Any) -> Group:
    """Chloé holds it, Bruno is in it."""
    return make_projected_group(
        actor=world.chloe,
        community=world.community,
        kind=GroupKind(kind),
        space=uuid.uuid4(),
        name="Bornes de quai",
        people={world.chloe.id: "administrator", world.bruno.id: "member"},
        **more,
    )


def people_of(group: Group) -> dict[str, str]:
    rows = GroupMember.objects.filter(group=group)
    return dict(rows.values_list("person__name", "status"))


def told(stream: str, since: int = 0) -> list[str]:
    rows = Event.objects.filter(stream=stream, seq__gt=since).order_by("seq")
    return list(rows.values_list("type", flat=True))


def names_seen_by(world: Rivages, viewer: Person) -> set[str]:
    path = f"/api/v1/communities/{world.community.id}/groups/"
    return {card["name"] for card in client_of(viewer).get(path).json()["results"]}


def test_who_is_in_it_is_what_the_space_says_and_only_what_differs_is_told(world: Rivages) -> None:
    group = made(world)
    assert people_of(group) == {"Chloé Morvan": "administrator", "Bruno Le Goff": "member"}
    before = Event.objects.filter(stream=world.community.stream).count()
    now_are = {world.bruno.id: "administrator", world.ada.id: "member"}
    set_projected_people(actor=world.chloe, space=group.space, people=now_are)
    assert people_of(group) == {"Bruno Le Goff": "administrator", "Ada Lovelace": "member"}
    trace = Trace.objects.filter(action="group.synchronised").latest("id")
    assert trace.before == {str(world.bruno.id): "member", str(world.chloe.id): "administrator"}
    assert trace.after == {str(world.bruno.id): "administrator", str(world.ada.id): "member"}
    assert told(world.community.stream, before) == ["group.changed"]
    assert told(f"user:{world.chloe.id}")[-1] == "abilities.changed"
    again = Event.objects.count(), Trace.objects.count()
    set_projected_people(actor=world.chloe, space=group.space, people=now_are)
    assert (Event.objects.count(), Trace.objects.count()) == again


def test_guests_and_strangers_are_in_no_group_however_the_space_asks(world: Rivages) -> None:
    group = made(world)
    for person in (world.dede, registered("Eve Stranger")):
        with pytest.raises(Forbidden):
            set_projected_people(actor=world.chloe, space=group.space, people={person.id: "member"})
    assert len(people_of(group)) == 2


@pytest.mark.parametrize("kind", ["project", "club"])
def test_nobody_changes_it_by_hand(world: Rivages, kind: str) -> None:
    group, chloe = made(world, kind), client_of(world.chloe)
    path = f"/api/v1/groups/{group.id}/"
    for answer in (
        chloe.patch(path, {"name": "Autre"}, format="json"),
        chloe.delete(path),
        chloe.put(f"{path}members/{world.ada.id}/", {"status": "member"}, format="json"),
        chloe.delete(f"{path}members/{world.bruno.id}/"),
        chloe.delete(f"{path}members/me/"),
        chloe.post(f"{path}imports/", {"text": world.ada.email, "dry_run": False}, format="json"),
    ):
        assert answer.status_code == 403, answer.content
        assert ("projet" if kind == "project" else "club") in answer.json()["detail"]


def test_a_clubs_group_is_none_for_the_administrators_of_the_community(world: Rivages) -> None:
    before = Event.objects.filter(stream=world.community.stream).count()
    group = made(world, "club")
    path = f"/api/v1/groups/{group.id}/"
    assert "Bornes de quai" in names_seen_by(world, world.bruno)
    assert "Bornes de quai" not in names_seen_by(world, world.ada)
    ada, missing = client_of(world.ada), f"/api/v1/groups/{uuid.uuid4()}/"
    ada.get(missing)
    for below in ("", "members/"):
        with CaptureQueriesContext(connection) as hidden:
            refused = ada.get(path + below)
        with CaptureQueriesContext(connection) as absent:
            same = ada.get(missing + below)
        assert refused.status_code == same.status_code == 404
        assert (refused.content, len(hidden)) == (same.content, len(absent))
    rename_projected_group(actor=world.chloe, space=group.space, name="Le club du quai")
    archive_projected_group(actor=world.chloe, space=group.space, archived=True)
    assert told(world.community.stream, before) == []
    assert told(f"user:{world.bruno.id}")[-2:] == ["group.changed", "group.removed"]


def test_the_trace_tells_administrators_nothing_of_a_clubs_group_and_the_staff_no_name(
    world: Rivages,
) -> None:
    group = made(world, "club")
    client = client_of(world.ada)
    path = f"/api/v1/communities/{world.community.id}/trace/?object={group.id}"
    assert client.get(path).json()["results"] == []
    rows = client.get(f"/api/v1/trace/?object={group.id}").json()["results"]
    assert {row["action"] for row in rows} == {"group.created", "group.synchronised"}
    for row in rows:
        assert (row["withheld"], row["object"]["name"], row["changes"]) == (True, None, [])


def test_a_group_may_be_its_peoples_alone_until_its_space_opens(world: Rivages) -> None:
    group = made(world, members_only=True)
    before = Event.objects.filter(stream=world.community.stream).count()
    assert "Bornes de quai" not in names_seen_by(world, world.ada)
    show_projected_group(actor=world.chloe, space=group.space, members_only=False)
    assert "Bornes de quai" in names_seen_by(world, world.ada)
    show_projected_group(actor=world.chloe, space=group.space, members_only=True)
    assert "Bornes de quai" not in names_seen_by(world, world.ada)
    assert told(world.community.stream, before) == ["group.changed", "group.removed"]


def test_whoever_leaves_the_community_or_becomes_its_guest_is_out_of_it(world: Rivages) -> None:
    group = made(world)
    change_role(
        actor=world.ada,
        community_id=world.community.id,
        person_id=world.bruno.id,
        role="guest",
    )
    assert people_of(group) == {"Chloé Morvan": "administrator"}
    remove_from_community(
        actor=world.ada, community_id=world.community.id, person_id=world.chloe.id
    )
    assert people_of(group) == {}


def test_every_way_into_a_group_and_out_of_it_is_announced(
    world: Rivages, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, int, int, int]] = []

    def hear(told: GroupPeopleChanged) -> None:
        heard.append((told.group.kind, len(told.came), len(told.changed), len(told.went)))

    ours = {**happenings._subscribers, GroupPeopleChanged: [hear]}
    monkeypatch.setattr(happenings, "_subscribers", ours)
    chloe, ada = client_of(world.chloe), client_of(world.ada)
    group = chloe.post(
        f"/api/v1/communities/{world.community.id}/groups/", {"name": "Pilotes"}, format="json"
    ).json()
    path = f"/api/v1/groups/{group['id']}"
    bruno = f"{path}/members/{world.bruno.id}/"
    assert chloe.put(bruno, {"status": "member"}, format="json").status_code == 200
    assert chloe.put(bruno, {"status": "referent"}, format="json").status_code == 200
    text = f"{world.bruno.email};membre\n{world.ada.email}"
    body = {"text": text, "dry_run": False}
    batch = chloe.post(f"{path}/imports/", body, format="json").json()["batch"]
    assert chloe.delete(f"{path}/imports/{batch}/").status_code == 200
    people = f"/api/v1/communities/{world.community.id}/people/{world.chloe.id}/"
    assert ada.delete(people).status_code == 204
    assert heard == [
        ("additional", 1, 0, 0),
        ("additional", 1, 0, 0),
        ("additional", 0, 1, 0),
        ("additional", 1, 1, 0),
        ("additional", 0, 1, 1),
        ("automatic", 0, 0, 1),
        # Bruno takes the group over.
        ("additional", 0, 1, 1),
    ]


def crowd(world: Rivages, count: int) -> list[Person]:
    people = Person.objects.bulk_create(
        Person(email=f"{uuid.uuid4()}@rivages.example", name=f"Marin {n}") for n in range(count)
    )
    Membership.objects.bulk_create(
        Membership(community=world.community, person=one, role="member") for one in people
    )
    return people


@pytest.mark.parametrize("act", ["come", "change", "go"])
def test_sixty_people_of_a_space_cost_what_three_cost(world: Rivages, act: str) -> None:
    costs = []
    for count in (3, 60):
        group = made(world)
        for name in ("Bornes", "Bornes, annonces"):
            kind = Kind.TOPIC if name == "Bornes" else Kind.ANNOUNCEMENT
            create_group_room(actor=world.chloe, group_id=group.id, kind=kind, name=name)
        assert group.space
        few = {world.chloe.id: "administrator"}
        many = few | {one.id: "member" for one in crowd(world, count)}
        leading = few | dict.fromkeys(many, "administrator")
        before, after = {
            "come": (few, many),
            "change": (many, leading),
            "go": (many, few),
        }[act]
        set_projected_people(actor=world.chloe, space=group.space, people=before)
        with CaptureQueriesContext(connection) as queries:
            set_projected_people(actor=world.chloe, space=group.space, people=after)
        costs.append(len(queries))
        assert dict(GroupMember.objects.filter(group=group).values_list("person_id", "status")) == {
            person: str(status) for person, status in after.items()
        }
        for room in Room.objects.filter(group=group):
            roles = dict(RoomMember.objects.filter(room=room).values_list("person_id", "role"))
            assert roles == {
                person: "animator" if status == "administrator" else "member"
                for person, status in after.items()
            }
    assert costs[0] == costs[1]
