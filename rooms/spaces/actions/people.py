"""Who is in a project and as what: every change is brought to its group, and so to its rooms."""

import uuid
from collections.abc import Mapping

from django.db import transaction

from chatcore.communities.actions.projected_groups import set_projected_people
from chatcore.communities.models import GroupStatus
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.foundation.errors import Conflict, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.spaces.actions.news import tell_changed, tell_people
from rooms.spaces.checks import checked_choice
from rooms.spaces.models import Entrance, Participant, ParticipantRole, Project
from rooms.spaces.selectors.access import ProjectRight, project_for

_STATUS = {
    ParticipantRole.HOLDER: GroupStatus.ADMINISTRATOR,
    ParticipantRole.PARTICIPANT: GroupStatus.MEMBER,
}


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
    _trace(
        "project.role_changed",
        project,
        actor,
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


def bring_in(project: Project, person: uuid.UUID, *, by: Person) -> Participant:
    """Make somebody a participant, inside the caller's transaction, which holds their membership and the project."""
    Entrance.objects.filter(project=project, person=person).delete()
    participant, came = Participant.objects.get_or_create(project=project, person_id=person)
    if came:
        _trace("project.joined", project, by, after={"person": person, "role": "participant"})
        follow(project, [person], by=by)
    return participant


@transaction.atomic
def leave_projects_of_community(
    *, actor: Person | None, community: uuid.UUID, person: uuid.UUID
) -> None:
    """Take somebody, who stops being a member, out of the projects of their community.

    One that loses its last holder so goes to its longest-standing participant. One without anybody left
    is for the community's administrators.
    """
    Entrance.objects.filter(project__community=community, person=person).delete()
    projects = Project.objects.select_for_update(of=("self",), no_key=True)
    mine = projects.filter(community=community, participants__person=person)
    for project in mine.select_related("community").order_by("id"):
        participant = Participant.objects.get(project=project, person=person)
        participant.delete()
        _trace("project.left", project, actor, before={"person": person, "role": participant.role})
        heir = _heir_of(project)
        if heir is not None:
            _hand_over(project, heir, person, actor)
        follow(project, [person, *([heir.person_id] if heir else [])], by=actor)


def follow(project: Project, concerned: list[uuid.UUID], *, by: Person | None) -> None:
    """Bring the group to what became of the project's people, and tell it."""
    rows = Participant.objects.filter(project=project).values_list("person_id", "role")
    people = {person: _STATUS[ParticipantRole(role)] for person, role in rows}
    tell_changed(project, by=by)
    set_projected_people(actor=by, space=project.id, people=people)
    tell_people(project, concerned, by=by)


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
    _trace("project.left", project, by, before={"person": person, "role": participant.role})
    participant.delete()
    follow(project, [person], by=by)


def _keep_a_holder(project: Project, but: Participant) -> None:
    """Refuse to lose the last holder. The project is held, so that two cannot go at once."""
    others = Participant.objects.filter(project=project, role=ParticipantRole.HOLDER)
    if not others.exclude(id=but.id).exists():
        raise Conflict(LAST_HOLDER, code="last_holder")


def _heir_of(project: Project) -> Participant | None:
    """Return who takes over ``project``; None when it has a holder, or nobody to become one."""
    people = Participant.objects.filter(project=project)
    if people.filter(role=ParticipantRole.HOLDER).exists():
        return None
    return people.order_by("since", "id").first()


def _hand_over(
    project: Project, heir: Participant, before: uuid.UUID, actor: Person | None
) -> None:
    heir.role = ParticipantRole.HOLDER
    heir.save(update_fields=["role"])
    _trace(
        "project.handed_over",
        project,
        actor,
        before={"person": before},
        after={"person": heir.person_id},
    )


def _trace(
    action: str,
    project: Project,
    by: Person | None,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    community = project.community
    record(action=action, actor=by, obj=project, community=community, before=before, after=after)


LAST_HOLDER = Words(
    fr="C’est le dernier porteur du projet : nommez-en d’abord un autre.",
    en="This is the last holder of the project: appoint another one first.",
)
