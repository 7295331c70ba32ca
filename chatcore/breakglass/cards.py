"""The shapes of break-glass on the wire."""

from collections.abc import Mapping, Sequence

from chatcore.breakglass.models import Opening
from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard, person_card
from chatcore.people.models import Person


class OpeningCard(Shape, frozen=True, kw_only=True):
    """A request or an opening as one who decides sees it.

    ``people`` are those by whom a direct conversation was named; ``room`` is None until one so named is open. ``name``
    is the room's, for the two who read it. ``concerned`` counts those who are told.
    """

    id: str
    community: str | None
    room: str | None
    name: str | None
    people: list[PersonCard]
    reason: str
    words: str
    since: str
    until: str
    hours: int
    hold_days: int
    state: str
    asked_by: PersonCard
    asked_at: str
    expires_at: str
    answered_by: PersonCard | None
    answered_at: str | None
    answer: str
    opened_at: str | None
    ends_at: str | None
    closed_by: PersonCard | None
    closed_at: str | None
    notice_due_at: str | None
    told_at: str | None
    concerned: int
    abilities: dict[str, bool]


class OpeningNoticeCard(Shape, frozen=True, kw_only=True):
    """What the persons concerned are told: who reads what, why, until when. ``by`` are the two."""

    id: str
    room: str
    by: list[PersonCard]
    reason: str
    since: str
    until: str
    opened_at: str
    ends_at: str
    closed_at: str | None


def opening_card(
    opening: Opening,
    *,
    state: str,
    people: Sequence[Person],
    name: str | None,
    concerned: int,
    abilities: Mapping[str, bool],
) -> OpeningCard:
    return OpeningCard(
        id=str(opening.id),
        community=_text(opening.community_id),
        room=_text(opening.room_id),
        name=name,
        people=[person_card(person) for person in people],
        reason=opening.reason,
        words=opening.words,
        since=wire(opening.since),
        until=wire(opening.until),
        hours=opening.hours,
        hold_days=opening.hold_days,
        state=state,
        asked_by=person_card(opening.asked_by),
        asked_at=wire(opening.asked_at),
        expires_at=wire(opening.expires_at),
        answered_by=_person(opening.answered_by),
        answered_at=wire_or_none(opening.answered_at),
        answer=opening.answer,
        opened_at=wire_or_none(opening.opened_at),
        ends_at=wire_or_none(opening.ends_at),
        closed_by=_person(opening.closed_by),
        closed_at=wire_or_none(opening.closed_at),
        notice_due_at=wire_or_none(opening.notice_due_at),
        told_at=wire_or_none(opening.told_at),
        concerned=concerned,
        abilities=dict(abilities),
    )


def notice_card(opening: Opening) -> OpeningNoticeCard:
    """Return what is told of an opening that was opened, to those concerned."""
    if opening.answered_by is None or opening.opened_at is None or opening.ends_at is None:
        raise ValueError("What was not opened is told to nobody.")
    return OpeningNoticeCard(
        id=str(opening.id),
        room=str(opening.room_id),
        by=[person_card(opening.asked_by), person_card(opening.answered_by)],
        reason=opening.reason,
        since=wire(opening.since),
        until=wire(opening.until),
        opened_at=wire(opening.opened_at),
        ends_at=wire(opening.ends_at),
        closed_at=wire_or_none(opening.closed_at),
    )


def _person(person: Person | None) -> PersonCard | None:
    return None if person is None else person_card(person)


def _text(id_: object) -> str | None:
    return None if id_ is None else str(id_)
