"""Bringing a project's group, and so its rooms, to what became of its people; and how that is traced."""

import uuid
from collections.abc import Collection, Mapping, Sequence

from chatcore.communities.actions.projected_groups import set_people_of_spaces
from chatcore.communities.models import GroupStatus
from chatcore.people.models import Person
from chatcore.records.actions import Deed
from rooms.spaces.actions.news import tell_all_changed, tell_people_of
from rooms.spaces.models import Participant, ParticipantRole, Project

_STATUS = {
    ParticipantRole.HOLDER: GroupStatus.ADMINISTRATOR,
    ParticipantRole.PARTICIPANT: GroupStatus.MEMBER,
}


def follow(project: Project, concerned: Collection[uuid.UUID], *, by: Person | None) -> None:
    """Bring the group to what became of the project's people, and tell it."""
    follow_all([project], {project.id: concerned}, by=by)


def follow_all(
    projects: Sequence[Project],
    concerned: Mapping[uuid.UUID, Collection[uuid.UUID]],
    *,
    by: Person | None,
) -> None:
    """``follow`` for many projects of one community. Those whose group stays as it is cost nothing more."""
    people: dict[uuid.UUID, dict[uuid.UUID, str]] = {project.id: {} for project in projects}
    rows = Participant.objects.filter(project__in=projects)
    for project, person, role in rows.values_list("project_id", "person_id", "role"):
        people[project][person] = _STATUS[ParticipantRole(role)]
    tell_all_changed(projects, by=by)
    set_people_of_spaces(actor=by, spaces=people)
    tell_people_of(concerned, by=by)


def deed(
    action: str,
    project: Project,
    by: Person | None,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> Deed:
    """Return what is recorded of a change of a project's people."""
    return Deed(action, by, project, project.community, before, after)
