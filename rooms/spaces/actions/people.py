"""Who is in a project and as what: every change is brought to its group, and so to its rooms."""

import uuid
from collections.abc import Collection

from django.db import transaction

from chatcore.communities.selectors.memberships import locked_membership
from chatcore.foundation.errors import Conflict, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record, record_all
from rooms.spaces.actions.following import deed, follow
from rooms.spaces.actions.telling import JOINED, REMOVED, answered, tell_of_project
from rooms.spaces.checks import checked_choice
from rooms.spaces.models import Entrance, Participant, ParticipantRole, Project
from rooms.spaces.selectors.access import ProjectRight, project_for


@transaction.atomic
def give_role(*, actor: Person, project_id: object, person_id: object, role: str) -> Participant:
    """Make somebody of the project a holder of it, or a participant.

    Raises:
        NotFound: the project, or the person in it. Forbidden: as ``project_for``. Conflict: the last holder.
    """
    role = checked_choice(role, list(ParticipantRole), "$.role")
    community = project_for(actor, project_id, to=ProjectRight.CHANGE).project.community
    locked_membership(community, person_id)
    project = project_for(actor, project_id, to=ProjectRight.CHANGE, locked=True).project
    participant = _participant(project, person_id)
    before = participant.role
    if before == role:
        return participant
    if before == ParticipantRole.HOLDER:
        _keep_a_holder(project, participant)
    participant.role = role
    participant.save(update_fields=["role"])
    record(
        action="project.role_changed",
        actor=actor,
        obj=project,
        community=project.community,
        before={"person": participant.person_id, "role": before},
        after={"person": participant.person_id, "role": role},
    )
    follow(project, [participant.person_id], by=actor)
    return participant


@transaction.atomic
def leave_project(*, actor: Person, project_id: object) -> None:
    """Go out of a project, its group and its rooms. Its last holder hands over first.

    Raises:
        NotFound: the project. Forbidden: one is not in it. Conflict: the last holder.
    """
    project = project_for(actor, project_id, to=ProjectRight.LEAVE, locked=True).project
    _take_out(project, _participant(project, actor.id), by=actor)


@transaction.atomic
def remove_from_project(*, actor: Person, project_id: object, person_id: object) -> None:
    """Take somebody out of a project, its group and its rooms.

    Raises:
        NotFound: the project, or the person in it. Forbidden, Conflict: as ``give_role``.
    """
    if parse_id(person_id) == actor.id:
        return leave_project(actor=actor, project_id=project_id)
    project = project_for(actor, project_id, to=ProjectRight.CHANGE, locked=True).project
    return _take_out(project, _participant(project, person_id), by=actor)


def bring_in(project: Project, people: Collection[uuid.UUID], *, by: Person) -> None:
    """Make people participants, inside the caller's transaction, which holds their memberships and the project.

    As many statements for one as for sixty. Who is in it already stays as they are.
    """
    waiting = Entrance.objects.filter(project=project, person__in=people)
    answered(list(waiting.values_list("id", flat=True)))
    waiting.delete()
    there = Participant.objects.filter(project=project, person__in=people)
    inside = set(there.values_list("person_id", flat=True))
    come = [person for person in people if person not in inside]
    if not come:
        return
    Participant.objects.bulk_create(Participant(project=project, person_id=one) for one in come)
    record_all(
        [
            deed("project.joined", project, by, after={"person": one, "role": "participant"})
            for one in come
        ]
    )
    follow(project, come, by=by)
    tell_of_project(JOINED, project, come, by=by)


def _participant(project: Project, person_id: object) -> Participant:
    rows = Participant.objects.filter(project=project, person=parse_id(person_id))
    found = rows.select_related("person").first()
    if found is None:
        raise NotFound(path="$.person")
    return found


def _take_out(project: Project, participant: Participant, *, by: Person) -> None:
    if participant.role == ParticipantRole.HOLDER:
        _keep_a_holder(project, participant)
    person = participant.person_id
    record(
        action="project.left",
        actor=by,
        obj=project,
        community=project.community,
        before={"person": person, "role": participant.role},
    )
    participant.delete()
    follow(project, [person], by=by)
    tell_of_project(REMOVED, project, [person], by=by)


def _keep_a_holder(project: Project, but: Participant) -> None:
    """Refuse to lose the last holder. The project is held, so that two cannot go at once."""
    others = Participant.objects.filter(project=project, role=ParticipantRole.HOLDER)
    if not others.exclude(id=but.id).exists():
        raise Conflict(LAST_HOLDER, code="last_holder")


LAST_HOLDER = Words(
    fr="C’est le dernier porteur du projet : nommez-en d’abord un autre.",
    en="This is the last holder of the project: appoint another one first.",
)
