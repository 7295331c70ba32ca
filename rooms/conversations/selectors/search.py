"""Finding messages: those of rooms that the viewer may read, newest first or best first, in constant queries."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db import OperationalError, connection
from django.db.models import Q, QuerySet

from chatcore.foundation.errors import Problem
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.conversations.models import Indexed, Message, Pin, Saved
from rooms.conversations.search.query import Asked
from rooms.conversations.selectors.found_order import best_first, newest_first
from rooms.conversations.selectors.naming import Names, names_in
from rooms.conversations.selectors.readable import ReadableRooms

# Words that are everywhere and never side by side: better a refusal than a minute of the database.
LONGEST_SECONDS = 5


class FoundPage(NamedTuple):
    """Messages with their authors, in the order asked for, and where the next page begins."""

    messages: list[Message]
    next: tuple[Any, ...] | None


def found_messages(
    asked: Asked,
    *,
    viewer: Person,
    rooms: ReadableRooms,
    room: uuid.UUID | None = None,
    best: bool = False,
    after: Sequence[Any] | None = None,
    limit: int,
) -> FoundPage:
    """Return a page of the messages that ``asked`` means, of ``room`` (readable) or of all ``rooms``.

    Raises:
        Invalid: a name that is nobody's that the viewer sees, a cursor of another list.
        Problem: the words are so frequent that it would take too long.
    """
    names = names_in(asked, viewer=viewer, rooms=rooms, room=room)
    entries = _narrowed(asked, viewer, names)
    _limit_time()
    try:
        if best and asked.phrases:
            ids, following = best_first(entries, asked, after, limit)
        else:
            ids, following = newest_first(entries, after, limit)
    except OperationalError as error:
        if connection.vendor == "postgresql" and "timeout" in str(error):
            raise Problem(_TOO_SLOW, code="too_slow", path="$.q") from error
        raise
    return FoundPage(_messages(ids, names), following)


def _narrowed(asked: Asked, viewer: Person, names: Names) -> "QuerySet[Indexed]":
    entries = Indexed.objects.filter(names.condition()).order_by("-posted_at", "-message_id")
    if asked.phrases:
        entries = entries.filter(words__hold=asked.phrases)
    for phrase in asked.unwanted:
        entries = entries.exclude(words__hold=(phrase,))
    zone = ZoneInfo(viewer.time_zone)
    if asked.since:
        entries = entries.filter(posted_at__gte=_midnight(asked.since, zone))
    if asked.until:
        entries = entries.filter(posted_at__lt=_midnight(asked.until, zone))
    for value, unwanted in asked.has:
        condition = Q(files=True) if value == "file" else Q(links=True)
        entries = entries.filter(~condition if unwanted else condition)
    for value, unwanted in asked.states:
        mine = Saved.objects.filter(person=viewer) if value == "saved" else Pin.objects.all()
        condition = Q(message__in=mine.values("message"))
        entries = entries.filter(~condition if unwanted else condition)
    return entries


def _messages(ids: Sequence[uuid.UUID], names: Names) -> list[Message]:
    """Return the messages of ``ids`` in their order, as far as they are now what the index said."""
    rows = Message.objects.filter(id__in=ids, deleted_at=None).select_related("author")
    found = {message.id: message for message in rows if names.keep(message)}
    return [found[id_] for id_ in ids if id_ in found]


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _limit_time() -> None:
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = '{LONGEST_SECONDS}s'")


_TOO_SLOW = Words(
    fr="Ces mots sont trop fréquents pour être cherchés ensemble : ajoutez-en un plus rare, ou un opérateur "
    "comme « dans: » ou « après: ».",
    en="These words are too frequent to be looked for together: add a rarer one, or an operator such as “in:” "
    "or “after:”.",
)
