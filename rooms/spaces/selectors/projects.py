"""Projects as somebody sees them: lists and pages, in a constant number of queries."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, Q

from chatcore.communities.models import Community
from chatcore.communities.selectors.paging import name_and_id
from chatcore.people.cards import PersonCard, person_card
from chatcore.people.models import Person
from rooms.spaces import policies
from rooms.spaces.cards import (
    MyProjectCard,
    OneProjectCard,
    ProjectCard,
    project_fields,
)
from rooms.spaces.models import (
    Entrance,
    Milestone,
    Participant,
    ParticipantRole,
    Project,
    Side,
    State,
)
from rooms.spaces.selectors.access import ProjectView, known_to, standing_of

FILTERS = ("all", "mine", "closed")


def projects_of(
    community: Community,
    viewer: Person,
    *,
    which: str,
    after: Sequence[Any] | None = None,
    limit: int | None = None,
) -> list[ProjectView]:
    """Return the projects of ``community``, which ``community_for`` gave, by title (one query).

    Args:
        which: ``all`` that go on, the viewer's own (``mine``), or those that have ended (``closed``).
        after: the folded title and the id of the last one of the page before. limit: None for all of them.

    Raises:
        Invalid: ``after`` is the place of another list.
    """
    rows = known_to(Project.objects.filter(community=community), viewer)
    ended = Q(state=State.CLOSED) | Q(archived_at__isnull=False)
    rows = rows.filter(ended) if which == "closed" else rows.exclude(ended)
    if which == "mine":
        # Also those that wait for an answer, of whichever side.
        mine = Participant.objects.filter(person=viewer).values("project")
        waits = Entrance.objects.filter(person=viewer).values("project")
        rows = rows.filter(Q(id__in=mine) | Q(id__in=waits))
    if after is not None:
        title, id_ = name_and_id(after)
        rows = rows.filter(Q(search__gt=title) | Q(search=title, id__gt=id_))
    found = list(rows.order_by("search", "id")[:limit])
    return [ProjectView(project, standing_of(project, community)) for project in found]


def project_cards(views: Sequence[ProjectView]) -> list[MyProjectCard]:
    """Return the cards of projects for the one whom they were read for (five queries)."""
    facts = _facts([view.project.id for view in views])
    return [MyProjectCard(**_mine(view, facts[view.project.id])) for view in views]


def one_project_card(view: ProjectView) -> OneProjectCard:
    """Return the page of a project for the one whom ``project_for`` let in (five queries)."""
    project = view.project
    fields = _mine(view, _facts([project.id])[project.id])
    return OneProjectCard(**fields, description=project.description, html=project.description_html)


def public_card(project: Project) -> ProjectCard:
    """Return the card of a project as events have it (five queries)."""
    return public_cards([project])[project.id]


def public_cards(projects: Sequence[Project]) -> dict[uuid.UUID, ProjectCard]:
    """Return the cards of projects as events have them, by their ids (five queries)."""
    facts = _facts([one.id for one in projects])
    return {one.id: ProjectCard(**project_fields(one, _public(facts[one.id]))) for one in projects}


def names_of_projects(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the titles of those of the projects that ``viewer`` may know of, of whatever community (one query)."""
    return dict(known_to(Project.objects.filter(id__in=ids), viewer).values_list("id", "title"))


def _mine(view: ProjectView, facts: dict[str, Any]) -> dict[str, Any]:
    able = policies.abilities(view.standing)
    return project_fields(view.project, _public(facts)) | {
        "role": view.standing.role,
        "entrance": view.standing.entrance,
        "asking": facts["asking"] if able["change"] else 0,
        "abilities": able,
    }


def _public(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what only who answers it sees."""
    return {name: value for name, value in facts.items() if name != "asking"}


def _facts(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """Return who holds each project, and its counts."""
    ids = list(ids)
    holders: dict[uuid.UUID, list[PersonCard]] = defaultdict(list)
    sizes = _counts(Participant.objects.filter(project__in=ids))
    held = Participant.objects.filter(project__in=ids, role=ParticipantRole.HOLDER)
    for one in held.select_related("person").order_by("since", "id"):
        holders[one.project_id].append(person_card(one.person))
    asking = _counts(Entrance.objects.filter(project__in=ids, side=Side.ASKED))
    steps = _counts(Milestone.objects.filter(project__in=ids))
    done = _counts(Milestone.objects.filter(project__in=ids, done_at__isnull=False))
    return {
        id_: {
            "holders": holders[id_],
            "participants_count": sizes[id_],
            "milestones_count": steps[id_],
            "milestones_done": done[id_],
            "asking": asking[id_],
        }
        for id_ in ids
    }


def _counts(rows: Any) -> dict[uuid.UUID, int]:
    counted = rows.order_by().values_list("project").annotate(n=Count("id"))
    return defaultdict(int, dict(counted))
