"""Messages that are kept at hand: a room's pins, what a person has saved."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q

from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.errors import Invalid
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.conversations.cards import author_card
from rooms.conversations.models import Pin, Room, Saved
from rooms.conversations.search_cards import KeptCard, SavedCard
from rooms.conversations.selectors.access import message_for
from rooms.conversations.selectors.timeline import message_cards

_WITH = ("message__author",)


def pins_of(room: Room) -> list[KeptCard]:
    """Return what ``room`` has pinned, the newest pin first (three queries); the caller has checked the right."""
    rows = Pin.objects.filter(room=room, message__room=room, message__deleted_at=None)
    pins = list(rows.select_related("pinned_by", *_WITH).order_by("-pinned_at", "-id"))
    cards = message_cards([pin.message for pin in pins])
    return [
        KeptCard(message=card, pinned_by=author_card(pin.pinned_by), pinned_at=wire(pin.pinned_at))
        for pin, card in zip(pins, cards, strict=True)
    ]


def saved_by(
    viewer: Person,
    *,
    rooms: Sequence[uuid.UUID],
    reminders: bool = False,
    after: Sequence[Any] | None,
    limit: int,
) -> list[Saved]:
    """Return a page of what ``viewer`` has saved in ``rooms`` (those that they may read), the newest first.

    With ``reminders`` only what they want to be reminded of, the soonest first.

    Raises:
        Invalid: ``after`` is the key of another list.
    """
    rows = Saved.objects.filter(
        person=viewer, message__room__in=rooms, message__deleted_at=None
    ).select_related(*_WITH)
    if reminders:
        rows = rows.filter(remind_at__isnull=False, reminded_at=None)
        return list(_behind(rows, "remind_at", after, "gt").order_by("remind_at", "id")[:limit])
    return list(_behind(rows, "saved_at", after, "lt").order_by("-saved_at", "-id")[:limit])


def _behind(rows: Any, field: str, after: Sequence[Any] | None, way: str) -> Any:
    if after is None:
        return rows
    moment, id_ = _key(after)
    beyond = Q(**{f"{field}__{way}": moment}) | Q(**{field: moment, f"id__{way}": id_})
    return rows.filter(beyond)


def _key(after: Sequence[Any]) -> tuple[datetime, int]:
    try:
        moment, id_ = datetime.fromisoformat(after[0]), after[1]
    except (IndexError, TypeError, ValueError):
        moment, id_ = None, None
    if moment is None or moment.tzinfo is None or not isinstance(id_, int) or len(after) != 2:
        raise Invalid(_OTHER_LIST, path="$.cursor")
    return moment, id_


def saved_cards(saved: Sequence[Saved]) -> list[SavedCard]:
    """Return the cards of ``saved``, whose messages are loaded (two queries, however many)."""
    cards = message_cards([one.message for one in saved])
    return [
        SavedCard(
            message=card,
            note=one.note,
            saved_at=wire(one.saved_at),
            remind_at=wire_or_none(one.remind_at),
            reminded_at=wire_or_none(one.reminded_at),
        )
        for one, card in zip(saved, cards, strict=True)
    ]


def saved_for(viewer: Person, message_id: str) -> Saved | None:
    """Return what ``viewer`` keeps a message with, if they do.

    Raises:
        NotFound: the message is hidden or deleted.
    """
    message, _ = message_for(viewer, message_id)
    saved = Saved.objects.filter(person=viewer, message=message).first()
    if saved is not None:
        saved.message = message
    return saved


_OTHER_LIST = Words(
    fr="Ce curseur n’est pas valable : repartez de la première page.",
    en="This cursor is not valid: start again from the first page.",
)
