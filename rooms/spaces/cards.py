"""The shapes of projects on the wire: the same in REST and in events."""

from typing import Any

from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard, person_card
from rooms.spaces.models import Document, Entrance, Milestone, Participant, Project


class ProjectCard(Shape, frozen=True, kw_only=True):
    """A project as everybody who may see it does: no field differs by viewer."""

    id: str
    community: str
    group: str
    title: str
    summary: str
    state: str
    joining: str
    call: str | None
    holders: list[PersonCard]
    participants_count: int
    milestones_count: int
    milestones_done: int
    created_at: str
    changed_at: str
    archived_at: str | None


class MyProjectCard(ProjectCard, frozen=True, kw_only=True):
    """A project as one person sees it. ``asking``: how many wait for an answer, for those who give it."""

    role: str | None
    entrance: str | None
    asking: int
    abilities: dict[str, bool]


class OneProjectCard(MyProjectCard, frozen=True, kw_only=True):
    """A project's page: with its description as it was written, and as it is shown."""

    description: str
    html: str


class ParticipantCard(Shape, frozen=True, kw_only=True):
    person: PersonCard
    role: str
    since: str


class EntranceCard(Shape, frozen=True, kw_only=True):
    """Somebody who asked to come in, or was invited (``side``), and waits for an answer."""

    person: PersonCard
    side: str
    message: str
    created_at: str


class MilestoneCard(Shape, frozen=True, kw_only=True):
    id: str
    title: str
    due: str | None
    done_at: str | None


class DocumentCard(Shape, frozen=True, kw_only=True):
    """A link (``url``), or a note (``text`` as it was written, ``html`` as it is shown).

    ``changed_at``: of the last change since it was added, if there was one.
    """

    id: str
    title: str
    url: str | None
    text: str
    html: str
    added_by: PersonCard | None
    added_at: str
    changed_by: PersonCard | None
    changed_at: str | None


def project_fields(project: Project, counts: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a project's card; ``counts`` are the card's holders and counts."""
    return {
        "id": str(project.id),
        "community": str(project.community_id),
        "group": str(project.group_id),
        "title": project.title,
        "summary": project.summary,
        "state": project.state,
        "joining": project.joining,
        "call": None if project.call is None else str(project.call),
        "created_at": wire(project.created_at),
        "changed_at": wire(project.changed_at),
        "archived_at": wire_or_none(project.archived_at),
        **counts,
    }


def participant_card(participant: Participant) -> ParticipantCard:
    return ParticipantCard(
        person=person_card(participant.person),
        role=participant.role,
        since=wire(participant.since),
    )


def entrance_card(entrance: Entrance) -> EntranceCard:
    return EntranceCard(
        person=person_card(entrance.person),
        side=entrance.side,
        message=entrance.message,
        created_at=wire(entrance.created_at),
    )


def milestone_card(milestone: Milestone) -> MilestoneCard:
    return MilestoneCard(
        id=str(milestone.id),
        title=milestone.title,
        due=milestone.due.isoformat() if milestone.due else None,
        done_at=wire_or_none(milestone.done_at),
    )


def document_card(document: Document) -> DocumentCard:
    return DocumentCard(
        id=str(document.id),
        title=document.title,
        url=document.url or None,
        text=document.text,
        html=document.text_html,
        added_by=person_card(document.added_by) if document.added_by else None,
        added_at=wire(document.added_at),
        changed_by=person_card(document.changed_by) if document.changed_by else None,
        changed_at=wire_or_none(document.changed_at),
    )
