"""Who is in a project, who is to come, and what it works with."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from chatcore.communities.selectors.paging import name_and_id
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.nobody import NO_ID
from rooms.spaces.models import Document, Entrance, Milestone, Participant, Project


def participants_of(
    project: Project, *, after: Sequence[Any] | None, limit: int
) -> Sequence[Participant]:
    """Return a page of the people of a project, by name (one query)."""
    rows = Participant.objects.filter(project=project).select_related("person")
    if after is not None:
        name, id_ = name_and_id(after)
        rows = rows.filter(Q(person__search__gt=name) | Q(person__search=name, person__id__gt=id_))
    return list(rows.order_by("person__search", "person__id")[:limit])


def entrances_of(project: Project) -> list[Entrance]:
    """Return those who wait for an answer, the first to come first (one query)."""
    rows = Entrance.objects.filter(project=project).select_related("person")
    return list(rows.order_by("created_at", "id"))


def milestones_of(project: Project) -> list[Milestone]:
    return list(Milestone.objects.filter(project=project).order_by("place", "id"))


def documents_of(project: Project) -> list[Document]:
    rows = Document.objects.filter(project=project).select_related("added_by", "changed_by")
    return list(rows.order_by("-added_at", "-id"))


def milestone_in(project: Project, milestone_id: object) -> Milestone:
    """Return a milestone of ``project``; raises NotFound for one of elsewhere."""
    rows = Milestone.objects.filter(project=project, id=parse_id(milestone_id) or NO_ID)
    if (found := rows.first()) is None:
        raise NotFound(path="$.milestone")
    return found


def document_in(project: Project, document_id: object) -> Document:
    """Return a document of ``project``; raises NotFound for one of elsewhere."""
    rows = Document.objects.filter(project=project, id=parse_id(document_id) or NO_ID)
    rows = rows.select_related("added_by")
    if (found := rows.first()) is None:
        raise NotFound(path="$.document")
    return found
