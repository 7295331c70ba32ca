"""Delegations about the people of a component or of a group: there one need not ask, elsewhere one does."""

import pytest

from chatcore.communities.actions.component_people import put_in_component
from chatcore.communities.actions.components import add_component
from chatcore.communities.actions.group_members import put_in_group
from chatcore.communities.actions.groups import create_group
from chatcore.communities.mandate_policies import why_not_in_part
from chatcore.communities.models import Component, Mandate
from chatcore.communities.permissions import Permission
from chatcore.people.models import Person
from chatcore.records.models import Trace
from tests.worlds.accords import Asking
from tests.worlds.people import client_of


def change(world: Asking, person: Person, role: str = "guest") -> int:
    path = f"/api/v1/communities/{world.community.id}/people/{person.id}/"
    return client_of(world.flore).patch(path, {"role": role}, format="json").status_code


@pytest.fixture
def physics(world: Asking) -> Component:
    """« Sciences », with Chloé in the « Physique » below it; Bruno is in neither."""
    made = add_component(actor=world.ada, community_id=world.community.id, name="Sciences")
    below = add_component(
        actor=world.ada, community_id=world.community.id, name="Physique", parent_id=made.id
    )
    put_in_component(actor=world.ada, component_id=below.id, person_id=world.rivages.chloe.id)
    return made


def asked(world: Asking) -> dict[str, object]:
    answer = world.asked(act="role.change", person=str(world.rivages.bruno.id), role="member")
    assert isinstance(answer, dict)
    return answer


def test_in_a_component_and_all_below_it(world: Asking, physics: Component) -> None:
    chloe, bruno = world.rivages.chloe, world.rivages.bruno
    assert change(world, chloe) == 403
    done = world.grant(world.ada, asked(world), "thirty_days", component=str(physics.id))
    assert done.status_code == 200, done.content
    mandate = Mandate.objects.get()
    assert (mandate.component, mandate.gives) == (physics, "manage_people")
    assert change(world, chloe) == 200
    assert change(world, bruno, "guest") == 403
    given = Trace.objects.get(action="mandate.given")
    assert given.after["component"] == "Sciences"


def test_in_a_group(world: Asking) -> None:
    chloe, bruno = world.rivages.chloe, world.rivages.bruno
    group = create_group(actor=world.ada, community_id=world.community.id, name="Plongeurs")
    put_in_group(actor=world.ada, group_id=group.id, person_id=chloe.id, status="member")
    world.grant(world.ada, asked(world), "standing", group=str(group.id))
    assert change(world, bruno, "guest") == 403
    path = f"/api/v1/communities/{world.community.id}/people/{chloe.id}/"
    assert client_of(world.flore).delete(path).status_code == 204
    # She is in the group no more: the delegation says nothing of her.
    assert client_of(world.flore).delete(path).status_code in (403, 404)


def test_one_still_asks_for_the_others(world: Asking, physics: Component) -> None:
    world.grant(world.ada, asked(world), "standing", component=str(physics.id))
    again = world.ask(act="role.change", person=str(world.rivages.bruno.id), role="guest")
    assert again.status_code == 201


def test_a_part_goes_with_a_delegation_and_with_what_is_about_people(
    world: Asking, physics: Component
) -> None:
    card = asked(world)
    once = world.grant(world.ada, card, "once", component=str(physics.id))
    assert (once.status_code, once.json()["path"]) == (400, "$.component")
    text = world.grant(world.ada, world.asked(), "standing", component=str(physics.id))
    assert (text.status_code, text.json()["path"]) == (400, "$.component")
    nowhere = world.grant(world.ada, card, "standing", component="rien")
    assert nowhere.status_code == 404
    assert world.row(card).state == "pending" and not Mandate.objects.exists()


@pytest.mark.parametrize("permission", list(Permission))
def test_what_can_be_delegated_in_a_part(permission: Permission) -> None:
    allowed = why_not_in_part([permission]) is None
    assert allowed == (permission == Permission.MANAGE_PEOPLE)
