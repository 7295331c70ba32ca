"""Groups that a community keeps by hand: made, renamed, archived; people come, change status and go."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.groups import create_group
from chatcore.communities.actions.members import begin_membership, change_role
from chatcore.communities.models import Group, GroupMember
from chatcore.live.models import Event
from chatcore.people.folding import folded
from chatcore.people.models import Person
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of, registered


@pytest.fixture
def group(world: Rivages) -> Group:
    """Chloé's group: she, a member of the community, administers it; Bruno is a member of it."""
    made = create_group(actor=world.chloe, community_id=world.community.id, name="Capitaineries")
    put(made, world.chloe, world.bruno, "member")
    return made


def put(group: Group, actor: Person, person: Person, status: str) -> Any:
    path = f"/api/v1/groups/{group.id}/members/{person.id}/"
    return client_of(actor).put(path, {"status": status}, format="json")


def remove(group: Group, actor: Person, person: Person | None = None) -> Any:
    who = person.id if person else "me"
    return client_of(actor).delete(f"/api/v1/groups/{group.id}/members/{who}/")


def status_of(group: Group, person: Person) -> str | None:
    rows = GroupMember.objects.filter(group=group, person=person)
    return rows.values_list("status", flat=True).first()


def told(stream: str, since: int = 0) -> list[str]:
    rows = Event.objects.filter(stream=stream, seq__gt=since).order_by("seq")
    return list(rows.values_list("type", flat=True))


def card_of(viewer: Person, group: Group) -> dict[str, Any]:
    answer = client_of(viewer).get(f"/api/v1/groups/{group.id}/").json()
    assert isinstance(answer, dict)
    return answer


def test_a_member_makes_a_group_and_administers_it(world: Rivages) -> None:
    path = f"/api/v1/communities/{world.community.id}/groups/"
    made = client_of(world.chloe).post(path, {"name": " Capitaineries "}, format="json")
    assert made.status_code == 201, made.content
    card = made.json()
    assert (card["name"], card["kind"], card["members_count"]) == ("Capitaineries", "additional", 1)
    assert card["status"] == "administrator"
    assert {name for name, may in card["abilities"].items() if may} == {
        "see", "change", "archive", "leave", "open_room",
    }  # fmt: skip
    assert told(world.community.stream) == ["group.created"]
    assert Trace.objects.filter(action="group.created", object_id=card["id"]).exists()
    listed = client_of(world.bruno).get(path).json()
    (its,) = [one for one in listed["results"] if one["id"] == card["id"]]
    assert (its["status"], its["abilities"]["change"]) == (None, False)
    assert listed["position"] == {world.community.stream: 1}


def test_guests_make_no_group_and_learn_of_none(world: Rivages, group: Group) -> None:
    dede = client_of(world.dede)
    path = f"/api/v1/communities/{world.community.id}/groups/"
    assert dede.post(path, {"name": "Pêche"}, format="json").status_code == 403
    assert dede.get(path).status_code == 403
    assert dede.get(f"/api/v1/groups/{group.id}/").status_code == 403
    refused = put(group, world.chloe, world.dede, "observer")
    assert refused.status_code == 403 and "rôle de membre" in refused.json()["detail"]
    assert told(f"user:{world.dede.id}").count("abilities.changed") == 1  # that of their coming


def test_a_group_without_a_name_is_refused(world: Rivages) -> None:
    path = f"/api/v1/communities/{world.community.id}/groups/"
    assert client_of(world.chloe).post(path, {"name": " "}, format="json").status_code == 400
    assert client_of(world.chloe).post(path, {"name": "x" * 121}, format="json").status_code == 413


def test_its_administrator_renames_it_and_its_members_do_not(world: Rivages, group: Group) -> None:
    path = f"/api/v1/groups/{group.id}/"
    refused = client_of(world.bruno).patch(path, {"name": "Pilotes"}, format="json")
    assert refused.status_code == 403
    answer = client_of(world.chloe).patch(path, {"name": "Pilotes"}, format="json")
    assert answer.json()["name"] == "Pilotes"
    last = Event.objects.filter(stream=world.community.stream).latest("seq")
    assert last.type == "group.changed" and '"name":"Pilotes"' in last.body
    assert "abilities" not in last.body
    before = last.seq
    client_of(world.chloe).patch(path, {"name": "Pilotes"}, format="json")
    assert told(world.community.stream, before) == []


def test_it_is_archived_and_opened_again(world: Rivages, group: Group) -> None:
    path, client = f"/api/v1/groups/{group.id}/", client_of(world.chloe)
    assert client.delete(path).status_code == 204
    assert client.delete(path).status_code == 204
    assert told(world.community.stream)[-1] == "group.removed"
    listed = client.get(f"/api/v1/communities/{world.community.id}/groups/").json()["results"]
    assert str(group.id) not in {one["id"] for one in listed}
    assert put(group, world.chloe, world.ada, "member").status_code == 403
    assert remove(group, world.bruno).status_code == 403
    answer = client.patch(path, {"archived": False, "name": "Pilotes"}, format="json")
    assert (answer.json()["archived_at"], answer.json()["members_count"]) == (None, 2)
    assert status_of(group, world.bruno) == "member"
    assert told(world.community.stream)[-2:] == ["group.changed", "group.changed"]


def test_people_come_change_status_and_go(world: Rivages, group: Group) -> None:
    before = Event.objects.filter(stream=f"user:{world.bruno.id}").count()
    answer = put(group, world.chloe, world.bruno, "referent")
    assert (answer.json()["status"], answer.json()["person"]["name"]) == (
        "referent",
        "Bruno Le Goff",
    )
    assert put(group, world.chloe, world.bruno, "referent").status_code == 200
    assert put(group, world.chloe, world.bruno, "roi").json()["path"] == "$.status"
    assert card_of(world.bruno, group)["status"] == "referent"
    assert remove(group, world.chloe, world.bruno).status_code == 204
    assert remove(group, world.chloe, world.bruno).status_code == 404
    assert status_of(group, world.bruno) is None
    assert told(f"user:{world.bruno.id}", before) == ["abilities.changed"] * 2
    actions = Trace.objects.filter(object_id=str(group.id)).order_by("id")
    assert list(actions.values_list("action", flat=True)) == [
        "group.created",
        "group.joined",
        "group.status_changed",
        "group.left",
    ]


def test_strangers_and_the_unknown_are_not_brought_in(world: Rivages, group: Group) -> None:
    stranger = put(group, world.chloe, registered("Eve Stranger"), "member")
    path = f"/api/v1/groups/{group.id}/members/nobody/"
    unknown = client_of(world.chloe).put(path, {"status": "member"}, format="json")
    assert stranger.status_code == unknown.status_code == 404
    assert stranger.json() == unknown.json()


def test_the_administrators_of_the_community_manage_it_too(world: Rivages, group: Group) -> None:
    assert put(group, world.bruno, world.ada, "member").status_code == 403
    assert put(group, world.ada, world.bruno, "administrator").status_code == 200
    assert status_of(group, world.bruno) == "administrator"


def test_automatic_and_project_groups_are_not_edited_by_hand(world: Rivages) -> None:
    everyone = Group.objects.get(community=world.community)
    refused = put(everyone, world.ada, world.bruno, "referent")
    assert refused.status_code == 403 and "tout seul" in refused.json()["detail"]
    left = remove(everyone, world.bruno)
    assert left.status_code == 403 and "de la communauté" in left.json()["detail"]
    project = Group.objects.create(
        community=world.community, kind="project", name="Quais", space=world.ada.id
    )
    refused = put(project, world.ada, world.bruno, "referent")
    assert refused.status_code == 403 and "projet" in refused.json()["detail"]


def test_the_last_administrator_hands_over_first(world: Rivages, group: Group) -> None:
    for refused in (
        remove(group, world.chloe),
        remove(group, world.ada, world.chloe),
        put(group, world.chloe, world.chloe, "member"),
    ):
        assert (refused.status_code, refused.json()["code"]) == (409, "last_administrator")
    assert put(group, world.chloe, world.bruno, "administrator").status_code == 200
    assert remove(group, world.chloe).status_code == 204
    assert remove(group, world.bruno).json()["code"] == "last_administrator"


def test_a_group_whose_administrator_is_taken_out_goes_to_its_oldest_referent(
    world: Rivages, group: Group
) -> None:
    early, late = _member(world, "Paul Kerbrat"), _member(world, "Ève Tanguy")
    for person in (early, late):
        put(group, world.chloe, person, "referent")
    before = Event.objects.filter(stream=f"user:{early.id}").count()
    _take_out(world, world.chloe)
    assert status_of(group, world.chloe) is None
    assert status_of(group, early) == "administrator"
    assert (status_of(group, late), status_of(group, world.bruno)) == ("referent", "member")
    trace = Trace.objects.get(action="group.handed_over", object_id=str(group.id))
    assert trace.before == {"person": str(world.chloe.id)}
    assert trace.after == {"person": str(early.id), "was": "referent"}
    assert told(f"user:{early.id}", before) == ["abilities.changed"]
    last = Event.objects.filter(stream=world.community.stream, type="group.changed").latest("seq")
    assert '"members_count":3' in last.body


def test_without_a_referent_it_goes_to_a_member_and_never_to_an_observer(
    world: Rivages, group: Group
) -> None:
    watcher = _member(world, "Paul Kerbrat")
    put(group, world.chloe, watcher, "observer")
    _take_out(world, world.chloe)
    assert status_of(group, world.bruno) == "administrator"
    _take_out(world, world.bruno)
    assert status_of(group, watcher) == "observer"
    assert put(group, world.ada, watcher, "administrator").status_code == 200


def test_a_member_who_becomes_a_guest_leaves_the_groups(world: Rivages, group: Group) -> None:
    change_role(
        actor=world.ada,
        community_id=world.community.id,
        person_id=world.chloe.id,
        role="guest",
    )
    assert not GroupMember.objects.filter(person=world.chloe).exists()
    assert status_of(group, world.bruno) == "administrator"


def test_fifty_groups_cost_what_two_cost(world: Rivages, group: Group) -> None:
    client, path = client_of(world.bruno), f"/api/v1/communities/{world.community.id}/groups/"
    client.get(path)
    with CaptureQueriesContext(connection) as for_two:
        assert len(client.get(path).json()["results"]) == 2
    for number in range(48):
        create_group(actor=world.ada, community_id=world.community.id, name=f"Groupe {number:02}")
    with CaptureQueriesContext(connection) as for_fifty:
        cards = client.get(path).json()["results"]
    assert len(cards) == 50
    assert {card["members_count"] for card in cards} == {1, 2, 3}
    assert len(for_fifty) == len(for_two)


def _member(world: Rivages, name: str) -> Person:
    person = registered(name, email=f"{folded(name.split()[0])}@rivages.example")
    begin_membership(actor=world.ada, community=world.community, person=person, role="member")
    return person


def _take_out(world: Rivages, person: Person) -> None:
    path = f"/api/v1/communities/{world.community.id}/people/{person.id}/"
    assert client_of(world.ada).delete(path).status_code == 204
