"""What the community, and the people concerned, are told of a project: in the transaction of the change."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from chatcore.communities.events import AbilitiesChanged
from chatcore.foundation.clock import now
from chatcore.live import log
from chatcore.live.frames import StreamEvent
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.spaces.events import ProjectChanged, ProjectCreated, ProjectRemoved
from rooms.spaces.models import Participant, Project, State
from rooms.spaces.selectors.projects import public_card, public_cards


def tell_created(project: Project, *, by: Person) -> None:
    """Tell the community of a project that it may see from now on."""
    log.emit(project.community.stream, ProjectCreated(project=public_card(project)), actor=by.id)


def tell_changed(project: Project, *, by: Person | None) -> None:
    """Tell who may see the project that its page shows something else: the community, or the holders of a draft."""
    tell_all_changed([project], by=by)


def tell_all_changed(projects: Sequence[Project], *, by: Person | None) -> None:
    """``tell_changed`` for many projects of one community: as many statements as for one."""
    moment = now()
    for project in projects:
        project.changed_at = moment
    Project.objects.filter(id__in=[one.id for one in projects]).update(changed_at=moment)
    shown = [one for one in projects if one.state != State.DRAFT]
    if shown:
        cards = public_cards(shown)
        changed = [ProjectChanged(project=cards[one.id]) for one in shown]
        log.tell({shown[0].community.stream: changed}, by=by.id if by else None)
    drafts = {one.id: set[uuid.UUID]() for one in projects if one.state == State.DRAFT}
    rows = Participant.objects.filter(project__in=drafts)
    for project_id, person in rows.values_list("project_id", "person_id"):
        drafts[project_id].add(person)
    tell_people_of(drafts, by=by)


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
    tell_people_of({project.id: people}, by=by)


def tell_people_of(
    projects: Mapping[uuid.UUID, Collection[uuid.UUID]], *, by: Person | None
) -> None:
    """``tell_people`` for many projects, given by their ids with whom to tell (two statements)."""
    told: dict[str, list[StreamEvent]] = defaultdict(list)
    for project, people in projects.items():
        for person in set(people):
            told[f"user:{person}"].append(AbilitiesChanged(project=str(project)))
    log.tell(told, by=by.id if by else None)
