"""Going out of all projects of a community at once, and who takes over what is left without a holder."""

import uuid
from collections.abc import Mapping, Sequence

from django.db import transaction

from chatcore.people.models import Person
from chatcore.records.actions import record_all
from rooms.spaces.actions.following import deed, follow_all
from rooms.spaces.actions.telling import answered
from rooms.spaces.models import Entrance, Participant, ParticipantRole, Project


@transaction.atomic
def leave_projects_of_community(
    *, actor: Person | None, community: uuid.UUID, person: uuid.UUID
) -> None:
    """Take somebody, who stops being a member, out of the projects of their community, all at once.

    One that loses its last holder so goes to its longest-standing participant. One without anybody left
    is for the community's administrators.
    """
    waiting = Entrance.objects.filter(project__community=community, person=person)
    answered(list(waiting.values_list("id", flat=True)))
    waiting.delete()
    held = Project.objects.select_for_update(of=("self",), no_key=True)
    rows = held.filter(community=community, participants__person=person)
    projects = list(rows.select_related("community").order_by("id"))
    if not projects:
        return
    people = Participant.objects.filter(project__in=projects)
    roles = dict(people.filter(person=person).values_list("project_id", "role"))
    people.filter(person=person).delete()
    record_all(
        [
            deed("project.left", one, actor, before={"person": person, "role": roles[one.id]})
            for one in projects
        ]
    )
    heirs = _heirs_of(projects)
    _hand_over([one for one in projects if one.id in heirs], heirs, person, actor)
    follow_all(
        projects,
        {
            one.id: [person, *([heirs[one.id].person_id] if one.id in heirs else [])]
            for one in projects
        },
        by=actor,
    )


def _heirs_of(projects: Sequence[Project]) -> dict[uuid.UUID, Participant]:
    """Return who takes over each of ``projects``; not of one that has a holder, or nobody to become one (one query)."""
    first: dict[uuid.UUID, Participant] = {}
    led = set()
    for one in Participant.objects.filter(project__in=projects).order_by("since", "id"):
        first.setdefault(one.project_id, one)
        if one.role == ParticipantRole.HOLDER:
            led.add(one.project_id)
    return {project: one for project, one in first.items() if project not in led}


def _hand_over(
    projects: Sequence[Project],
    heirs: Mapping[uuid.UUID, Participant],
    before: uuid.UUID,
    actor: Person | None,
) -> None:
    if not projects:
        return
    taking = Participant.objects.filter(id__in=[one.id for one in heirs.values()])
    taking.update(role=ParticipantRole.HOLDER)
    record_all(
        [
            deed(
                "project.handed_over",
                one,
                actor,
                before={"person": before},
                after={"person": heirs[one.id].person_id},
            )
            for one in projects
        ]
    )
