"""The shapes of what is being written on the wire."""

from typing import Any

from chatcore.files.cards import AttachmentCard
from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard, person_card
from rooms.writing.models import Draft, Planned, Recurring, Snippet


class DraftCard(Shape, frozen=True, kw_only=True):
    """What one has begun to write; ``aside`` is what another device had written at the same time, if anything."""

    room: str
    topic: str | None
    reply_to: str | None
    text: str
    aside: str
    revision: int
    written_at: str


class MyDraftCard(DraftCard, frozen=True, kw_only=True):
    """A draft in the list of all; ``place`` is empty where one does not see the room any more."""

    place: str


class PlannedAnnouncement(Shape, frozen=True, kw_only=True):
    """What a planned announcement asks of its readers."""

    receipt: bool
    comments: bool
    home_until: str | None


class PlannedCard(Shape, frozen=True, kw_only=True):
    """A message for later, or an ``announcement``; ``agreed``: an administrator agreed to it exactly as it is.

    ``failure`` says why it was not sent; ``message`` is what it became.
    """

    id: str
    room: str
    topic: str | None
    reply_to: str | None
    text: str
    to_self: bool
    due_at: str
    state: str
    failure: str | None
    message: str | None
    place: str
    attachments: list[AttachmentCard] = []
    announcement: PlannedAnnouncement | None = None
    agreed: bool = False


class RecurringCard(Shape, frozen=True, kw_only=True):
    """A message that comes again. ``at`` is ``HH:MM`` in ``zone``; ``weekdays`` begin with Monday, 0.

    Without an ``owner`` it waits for somebody to take it: ``left_by`` handed it over. ``upcoming`` are the next
    moments.
    """

    id: str
    room: str
    topic: str | None
    owner: PersonCard | None
    left_by: PersonCard | None
    text: str
    every: str
    weekdays: list[int]
    nth: int | None
    at: str
    zone: str
    skip_holidays: bool
    starts_on: str
    ends_on: str | None
    paused: bool
    next_at: str | None
    last_at: str | None
    failure: str | None
    upcoming: list[str]
    place: str
    abilities: dict[str, bool]


class SnippetCard(Shape, frozen=True, kw_only=True):
    """A text kept to be put into messages; without a ``community`` it is one's own."""

    id: str
    community: str | None
    name: str
    text: str
    changed_at: str


def draft_card(draft: Draft) -> DraftCard:
    return DraftCard(**_draft_fields(draft))


def my_draft_card(draft: Draft, place: str) -> MyDraftCard:
    return MyDraftCard(**_draft_fields(draft), place=place)


def planned_card(
    planned: Planned, *, place: str, language: str, attachments: list[AttachmentCard]
) -> PlannedCard:
    return PlannedCard(
        id=str(planned.id),
        room=str(planned.room_id),
        topic=_text(planned.topic_id),
        reply_to=_text(planned.reply_to_id),
        text=planned.text,
        to_self=planned.to_self,
        due_at=wire(planned.due_at),
        state=planned.state,
        failure=_said(planned.failure, language),
        message=_text(planned.message_id),
        place=place,
        attachments=attachments,
        announcement=PlannedAnnouncement(**planned.asks) if planned.asks is not None else None,
        agreed=planned.agreed is not None,
    )


def recurring_card(
    row: Recurring,
    *,
    place: str,
    language: str,
    upcoming: list[str],
    abilities: dict[str, bool],
) -> RecurringCard:
    return RecurringCard(
        id=str(row.id),
        room=str(row.room_id),
        topic=_text(row.topic_id),
        owner=person_card(row.owner) if row.owner else None,
        left_by=person_card(row.left_by) if row.left_by else None,
        text=row.text,
        every=row.every,
        weekdays=list(row.weekdays),
        nth=row.nth,
        at=row.at.strftime("%H:%M"),
        zone=row.zone,
        skip_holidays=row.skip_holidays,
        starts_on=row.starts_on.isoformat(),
        ends_on=row.ends_on.isoformat() if row.ends_on else None,
        paused=row.paused_at is not None,
        next_at=wire_or_none(row.next_at),
        last_at=wire_or_none(row.last_at),
        failure=_said(row.failure, language),
        upcoming=upcoming,
        place=place,
        abilities=abilities,
    )


def snippet_card(snippet: Snippet) -> SnippetCard:
    return SnippetCard(
        id=str(snippet.id),
        community=_text(snippet.community_id),
        name=snippet.name,
        text=snippet.text,
        changed_at=wire(snippet.changed_at),
    )


def _draft_fields(draft: Draft) -> dict[str, Any]:
    return {
        "room": str(draft.room_id),
        "topic": _text(draft.topic_id),
        "reply_to": _text(draft.reply_to_id),
        "text": draft.text,
        "aside": draft.aside,
        "revision": draft.revision,
        "written_at": wire(draft.written_at),
    }


def _said(words: dict[str, str] | None, language: str) -> str | None:
    return None if words is None else words.get(language) or words.get("fr")


def _text(id_: object) -> str | None:
    return None if id_ is None else str(id_)
