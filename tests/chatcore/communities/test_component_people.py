"""Who belongs to which component: one of each tree, whoever is a member, and nobody who has left."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.members import begin_membership, change_role, end_membership
from chatcore.communities.models import Component, ComponentMember, Membership
from chatcore.foundation.ids import new_id
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.components import put, told, tree_of
from tests.worlds.people import client_of, registered


def test_people_belong_to_one_component_of_each_tree(
    world: Rivages, trees: dict[str, Component]
) -> None:
    answer = put(trees["Optique"], world.ada, world.chloe)
    assert answer.status_code == 200, answer.content
    put(trees["Master"], world.ada, world.chloe)
    put(trees["Chimie"], world.ada, world.bruno)
    before = len(told(world))
    put(trees["Physique"], world.ada, world.chloe)
    assert told(world, before) == ["component.changed"] * 2
    counts = {name: one["people_count"] for name, one in tree_of(world).items()}
    assert counts == {
        "Sciences": 0, "Physique": 1, "Optique": 0, "Chimie": 1, "Lettres": 0, "Master": 1,
    }  # fmt: skip
    path = f"/api/v1/communities/{world.community.id}/people/"
    within = client_of(world.bruno).get(f"{path}?component={trees['Sciences'].id}").json()
    assert [one["name"] for one in within["results"]] == ["Bruno Le Goff", "Chloé Morvan"]
    assert [one["name"] for one in within["results"][1]["components"]] == ["Physique", "Master"]
    assert client_of(world.bruno).get(f"{path}?component={new_id()}").status_code == 404


def test_the_list_of_people_costs_the_same_however_many(
    world: Rivages, trees: dict[str, Component]
) -> None:
    client, costs = client_of(world.bruno), []
    path = f"/api/v1/communities/{world.community.id}/people/?component={trees['Sciences'].id}"
    for number in range(3):
        person = registered(f"Nils {number}", email=f"nils{number}@rivages.example")
        begin_membership(actor=world.ada, community=world.community, person=person, role="member")
        put(trees["Optique"], world.ada, person)
        with CaptureQueriesContext(connection) as queries:
            assert len(client.get(path).json()["results"]) == number + 1
        costs.append(len(queries))
    assert len(set(costs)) == 1


def test_guests_and_strangers_are_put_nowhere(world: Rivages, trees: dict[str, Component]) -> None:
    refused = put(trees["Chimie"], world.ada, world.dede)
    assert refused.status_code == 403 and "d’aucune composante" in refused.json()["detail"]
    zoe = registered("Zoé Blanc", email="zoe@cimes.example")
    assert put(trees["Chimie"], world.ada, zoe).status_code == 404


def test_who_is_taken_out_or_leaves_or_becomes_a_guest_belongs_nowhere(
    world: Rivages, trees: dict[str, Component]
) -> None:
    for person in (world.ada, world.bruno, world.chloe):
        put(trees["Chimie"], world.ada, person)
    client = client_of(world.ada)
    path = f"/api/v1/components/{trees['Chimie'].id}/people/{world.ada.id}/"
    assert client.delete(path).status_code == 204
    assert client.delete(path).status_code == 404
    change_role(
        actor=world.ada,
        community_id=world.community.id,
        person_id=world.bruno.id,
        role="guest",
    )
    end_membership(actor=world.chloe, membership=Membership.objects.get(person=world.chloe))
    assert not ComponentMember.objects.exists()
    assert told(world)[-3:] == ["component.changed"] * 3
    assert Trace.objects.filter(action="component.left").count() == 3
    assert tree_of(world, world.ada)["Chimie"]["people_count"] == 0
