"""The only way from an id to a project: through the check of the right."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery

from chatcore.communities.models import Community
from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.communities.selectors.modules import need_module
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.spaces import policies
from rooms.spaces.models import Entrance, Participant, Project, State
from rooms.spaces.policies import ProjectStanding


class ProjectRight(Enum):
    """What somebody wants a project for."""

    SEE = "see"
    CHANGE = "change"
    ARCHIVE = "archive"
    WORK = "work"
    INVITE = "invite"
    ASK = "ask"
    WITHDRAW = "withdraw"
    LEAVE = "leave"


class ProjectView(NamedTuple):
    """A project, and what somebody is to it."""

    project: Project
    standing: ProjectStanding


def project_for(
    actor: Person, project_id: object, *, to: ProjectRight = ProjectRight.SEE, locked: bool = False
) -> ProjectView:
    """Return a project that ``actor`` may use so (two queries).

    Args:
        locked: hold the project until the commit: its people change one at a time.

    Raises:
        NotFound: missing or hidden. Forbidden: guests see no projects; or it may not be used so.
    """
    id_ = parse_id(project_id) or NO_ID
    if locked:
        # Read after the wait: what somebody is to the project may be another thing by now.
        Project.objects.select_for_update(no_key=True).filter(id=id_).first()
    project = known_to(Project.objects.filter(id=id_), actor).first()
    try:
        community = community_for(
            actor, project.community_id if project else NO_ID, to=Right.BROWSE_PEOPLE
        )
    except NotFound:
        # Hidden and missing are one answer, at the same cost.
        raise NotFound from None
    if project is None:
        raise NotFound
    need_module(community, "projects")
    project.community = community
    view = ProjectView(project, standing_of(project, community))
    if why_not := _CHECKS[to](view.standing):
        raise Forbidden(why_not)
    return view


def known_to(projects: "QuerySet[Project]", viewer: Person) -> "QuerySet[Project]":
    """Return those of ``projects`` that are none of others' drafts, with what ``viewer`` is to each: no query more."""
    mine = Participant.objects.filter(project=OuterRef("pk"), person=viewer)
    waits = Entrance.objects.filter(project=OuterRef("pk"), person=viewer)
    return projects.annotate(
        viewer_role=Subquery(mine.values("role")[:1]),
        viewer_entrance=Subquery(waits.values("side")[:1]),
    ).filter(~Q(state=State.DRAFT) | Q(viewer_role__isnull=False))


def standing_of(project: Project, community: Community) -> ProjectStanding:
    """Return what the viewer is to a project of ``known_to``, whose community ``community_for`` gave."""
    return ProjectStanding(
        community=standing_in(community),
        state=project.state,
        joining=project.joining,
        role=getattr(project, "viewer_role"),  # noqa: B009 (an annotation)
        entrance=getattr(project, "viewer_entrance"),  # noqa: B009
        archived=project.archived_at is not None,
    )


_CHECKS: dict[ProjectRight, Callable[[ProjectStanding], Words | None]] = {
    ProjectRight.SEE: policies.why_not_see,
    ProjectRight.CHANGE: policies.why_not_change,
    ProjectRight.ARCHIVE: policies.why_not_archive,
    ProjectRight.WORK: policies.why_not_work,
    ProjectRight.INVITE: policies.why_not_invite,
    ProjectRight.ASK: policies.why_not_ask,
    ProjectRight.WITHDRAW: policies.why_not_withdraw,
    ProjectRight.LEAVE: policies.why_not_leave,
}
