"""What was said: pages of messages around, before or after a position, newest first."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from chatcore.files.cards import AttachmentCard, attachment_card
from chatcore.foundation.errors import Invalid
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from rooms.conversations.cards import MessageCard, message_card
from rooms.conversations.models import Attachment, Mention, Message, Reaction, Room, Topic


class Span(NamedTuple):
    """Which part of a timeline is wanted: at most one of the three, each a seq."""

    before: int | None = None
    after: int | None = None
    around: int | None = None
    limit: int = 50


class Page(NamedTuple):
    """Messages, newest first, and whether there are more on either side."""

    messages: list[Message]
    older: bool
    newer: bool


def timeline_of(room: Room, *, topic: Topic | None = None, span: Span) -> Page:
    """Return a page of the messages of ``room``, or of one thème; the caller has checked the right.

    Each way reads one range of an index: ``(room, seq)`` or ``(topic, seq)``.
    """
    messages = (topic.messages if topic else room.messages).filter(deleted_at=None)
    messages = messages.select_related("author")
    if span.after is not None:
        newer = list(messages.filter(seq__gt=span.after).order_by("seq")[: span.limit + 1])
        kept = newer[: span.limit]
        return Page(
            kept[::-1], older=_any_before(messages, kept, span.after), newer=len(newer) > span.limit
        )
    if span.around is not None:
        return _around(messages, span.around, span.limit)
    if span.before is not None:
        messages = messages.filter(seq__lt=span.before)
    older = list(messages.order_by("-seq")[: span.limit + 1])
    return Page(older[: span.limit], older=len(older) > span.limit, newer=span.before is not None)


def _around(messages: "QuerySet[Message]", seq: int, limit: int) -> Page:
    half = max(1, limit // 2)
    older = list(messages.filter(seq__lte=seq).order_by("-seq")[: half + 1])
    newer = list(messages.filter(seq__gt=seq).order_by("seq")[: limit - half + 1])
    kept = newer[: limit - half][::-1] + older[:half]
    return Page(kept, older=len(older) > half, newer=len(newer) > limit - half)


def _any_before(messages: "QuerySet[Message]", kept: Sequence[Message], after: int) -> bool:
    first = kept[0].seq if kept else after + 1
    return messages.filter(seq__lt=first).exists()


def position_from(text: str | None, room: Room, *, path: str) -> int | None:
    """Return the seq that ``text`` means: a position, or the id of a message of ``room``.

    Raises:
        Invalid: when it is neither.
    """
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 19:
        return int(text)
    id_ = parse_id(text)
    seq = (
        None if id_ is None else room.messages.filter(id=id_).values_list("seq", flat=True).first()
    )
    if seq is None:
        raise Invalid(
            Words(
                fr="Attendu : la position (seq) ou l’identifiant d’un message de ce salon.",
                en="Expected: the position (seq) or the id of a message of this room.",
            ),
            path=path,
        )
    return seq


def position_on(day: str | None, room: Room, *, zone: str) -> int | None:
    """Return the seq of the first message of ``room`` from ``day`` (2026-11-24, in ``zone``) on, else of the last.

    One row of the index ``(room, posted_at)``. None: no day is given, or nothing was said yet.

    Raises:
        Invalid: it is no day.
    """
    if not day:
        return None
    try:
        begins = datetime.combine(date.fromisoformat(day), time(), ZoneInfo(zone))
    except ValueError:
        raise Invalid(_NO_DAY, path="$.on") from None
    rows = room.messages.filter(deleted_at=None)
    later = rows.filter(posted_at__gte=begins).order_by("posted_at", "seq")
    found = later.values_list("seq", flat=True).first()
    return (
        found if found is not None else rows.order_by("-seq").values_list("seq", flat=True).first()
    )


def message_cards(messages: Sequence[Message]) -> list[MessageCard]:
    """Return the cards of ``messages``, whose authors are loaded (three queries, however many)."""
    ids = [message.id for message in messages]
    mentioned: dict[uuid.UUID, list[uuid.UUID | None]] = defaultdict(list)
    for message_id, person_id in (
        Mention.objects.filter(message__in=ids)
        .order_by("id")
        .values_list("message_id", "person_id")
    ):
        mentioned[message_id].append(person_id)
    reactions, attachments = reactions_to(ids), attachments_of(ids)
    return [
        message_card(
            message,
            author=message.author,
            mentioned=mentioned[message.id],
            attachments=attachments[message.id],
            reactions=reactions[message.id],
        )
        for message in messages
    ]


def attachments_of(messages: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[AttachmentCard]]:
    """Return what each message carries, in its order."""
    found: dict[uuid.UUID, list[AttachmentCard]] = defaultdict(list)
    rows = Attachment.objects.filter(message__in=list(messages)).select_related("file")
    for row in rows.order_by("message", "place"):
        found[row.message_id].append(attachment_card(row.file))
    return found


def reactions_to(messages: Sequence[uuid.UUID]) -> dict[uuid.UUID, dict[str, list[str]]]:
    """Return the reactions to each message: emoji in the order of their first use, people as they came."""
    found: dict[uuid.UUID, dict[str, list[str]]] = defaultdict(dict)
    rows = Reaction.objects.filter(message__in=list(messages)).order_by("id")
    for message_id, emoji, person_id in rows.values_list("message_id", "emoji", "person_id"):
        found[message_id].setdefault(emoji, []).append(str(person_id))
    return found


_NO_DAY = Words(fr="« on » est un jour, comme 2026-11-24.", en="“on” is a day, such as 2026-11-24.")
