"""Many people into a project, many projects of somebody who leaves: as many queries as for three."""

import uuid
from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.models import GroupMember, Membership
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.models import RoomMember
from rooms.spaces.actions.departures import leave_projects_of_community
from rooms.spaces.actions.entrances import ask_to_join, invite_to_project
from rooms.spaces.models import Entrance, Participant, Project
from tests.worlds.projects import a_project
from tests.worlds.rivages import World


def cost(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def crowd(world: World, count: int) -> list[Person]:
    people = Person.objects.bulk_create(
        Person(email=f"{uuid.uuid4()}@rivages.example", name=f"Marin {n}") for n in range(count)
    )
    Membership.objects.bulk_create(
        Membership(community=world.community, person=one, role="member") for one in people
    )
    return people


def test_inviting_sixty_costs_what_inviting_three_costs(world: World, project: Project) -> None:
    costs = []
    for count in (3, 60):
        people = [str(one.id) for one in crowd(world, count)]

        def invite(people: list[str] = people) -> None:
            invite_to_project(actor=world.chloe, project_id=project.id, people=people)

        costs.append(cost(invite))
        assert cost(invite) < costs[-1], "who is invited already is not invited again"
        assert Entrance.objects.filter(person__in=people, side="invited").count() == count
        traces = Trace.objects.filter(action="project.invited", actor=world.chloe)
        assert {row.after["person"] for row in traces} >= set(people)
        streams = [f"user:{one}" for one in people]
        assert Event.objects.filter(stream__in=streams).count() == count
    assert costs[0] == costs[1]


def test_inviting_sixty_who_asked_costs_what_it_costs_for_three(
    world: World, project: Project
) -> None:
    costs = []
    for count in (3, 60):
        people = crowd(world, count)
        for one in people:
            ask_to_join(actor=one, project_id=project.id)
        ids = [str(one.id) for one in people]
        costs.append(
            cost(
                lambda ids=ids: invite_to_project(
                    actor=world.chloe, project_id=project.id, people=ids
                )
            )
        )
        assert not Entrance.objects.exists()
        assert Participant.objects.filter(project=project, person__in=ids).count() == count
        room = RoomMember.objects.filter(room__group__space=project.id, person__in=ids)
        assert (
            room.count() == GroupMember.objects.filter(group=project.group, person__in=ids).count()
        )
        assert room.count() == count
        joined = Trace.objects.filter(action="project.joined", object_id=str(project.id))
        assert {row.after["person"] for row in joined} >= set(ids)
    assert costs[0] == costs[1]


def test_leaving_twenty_projects_costs_what_leaving_three_costs(world: World) -> None:
    costs = []
    for count in (3, 20):
        (marin,) = crowd(world, 1)
        projects = [a_project(world, title=f"Bornes {count}, quai {n}") for n in range(count)]
        drafts = [a_project(world, title=f"Idée {count}-{n}", state="draft") for n in range(2)]
        for project in (*projects, *drafts):
            Participant.objects.create(project=project, person=marin)
        costs.append(
            cost(
                lambda marin=marin: leave_projects_of_community(
                    actor=marin, community=world.community.id, person=marin.id
                )
            )
        )
        assert not Participant.objects.filter(person=marin).exists()
        left = Trace.objects.filter(action="project.left", actor=marin)
        assert {row.object_id for row in left} == {str(one.id) for one in (*projects, *drafts)}
        assert {row.before["role"] for row in left} == {"participant"}
        told = Event.objects.filter(stream=f"user:{marin.id}", type="abilities.changed")
        assert told.count() == count + 2
        changed = Event.objects.filter(stream=world.community.stream, type="project.changed")
        assert {str(one.id) for one in projects} <= {
            body.split('"id":"')[1][:36] for body in changed.values_list("body", flat=True)
        }
    assert costs[0] == costs[1]


def test_each_project_that_loses_its_last_holder_goes_to_who_is_there_longest(world: World) -> None:
    projects = [a_project(world, title=f"Bornes {n}") for n in range(3)]
    invite_to_project(actor=world.chloe, project_id=projects[0].id, people=[str(world.ada.id)])
    ask_to_join(actor=world.ada, project_id=projects[0].id)
    Participant.objects.filter(project=projects[2], person=world.bruno).update(role="holder")
    leave_projects_of_community(
        actor=world.chloe, community=world.community.id, person=world.chloe.id
    )
    for project in projects:
        holders = Participant.objects.filter(project=project, role="holder")
        assert [one.person for one in holders] == [world.bruno]
        status = GroupMember.objects.get(group=project.group, person=world.bruno).status
        assert status == "administrator"
    handed = Trace.objects.filter(action="project.handed_over")
    assert {row.object_id for row in handed} == {str(one.id) for one in projects[:2]}
    assert {row.after["person"] for row in handed} == {str(world.bruno.id)}
