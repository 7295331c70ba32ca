"""What the community, and the people concerned, are told of a project: in the transaction of the change."""

import uuid
from collections.abc import Collection, Mapping

import msgspec

from chatcore.communities.events import AbilitiesChanged
from chatcore.foundation.clock import now
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.spaces.events import ProjectChanged, ProjectCreated, ProjectRemoved
from rooms.spaces.models import Participant, Project, State
from rooms.spaces.selectors.projects import public_card


def tell_created(project: Project, *, by: Person) -> None:
    """Tell the community of a project that it may see from now on."""
    log.emit(project.community.stream, ProjectCreated(project=public_card(project)), actor=by.id)


def tell_changed(project: Project, *, by: Person | None) -> None:
    """Tell who may see the project that its page shows something else: the community, or the holders of a draft."""
    project.changed_at = now()
    project.save(update_fields=["changed_at"])
    if project.state == State.DRAFT:
        people = Participant.objects.filter(project=project).values_list("person_id", flat=True)
        return tell_people(project, people, by=by)
    event = ProjectChanged(project=public_card(project))
    log.emit(project.community.stream, event, actor=by.id if by else None)
    return None


def tell_worked(
    action: str,
    project: Project,
    by: Person,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object],
) -> None:
    """Trace what somebody of the project did to its milestones or documents, and tell who may see them."""
    record(
        action=action,
        actor=by,
        obj=project,
        community=project.community,
        before=before,
        after=after,
    )
    tell_changed(project, by=by)


def tell_removed(project: Project, *, by: Person) -> None:
    log.emit(project.community.stream, ProjectRemoved(project_id=str(project.id)), actor=by.id)


def tell_people(project: Project, people: Collection[uuid.UUID], *, by: Person | None) -> None:
    """Tell the devices of ``people`` that they are something else to the project than before.

    Call it after the community was told: streams are taken in one order by all.
    """
    ids = sorted({str(person) for person in people})
    if not ids:
        return
    places = log.take({f"user:{id_}": 1 for id_ in ids})
    changed = AbilitiesChanged(project=str(project.id))
    events = [
        msgspec.structs.replace(changed, stream=stream, seq=seq) for stream, seq in places.items()
    ]
    log.write(events, actors=[by.id if by else None] * len(events))
