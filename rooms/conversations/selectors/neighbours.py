"""The messages on either side of those that were found: in their thème, or else in their room."""

import uuid
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Case, OuterRef, QuerySet, Subquery, When

from rooms.conversations.models import Message


class Neighbours(NamedTuple):
    before: Message | None = None
    after: Message | None = None


def neighbours_of(messages: Sequence[Message]) -> dict[uuid.UUID, Neighbours]:
    """Return the message before and after each of ``messages``, with their authors (two queries)."""
    rows = Message.objects.filter(id__in=[message.id for message in messages]).annotate(
        before_it=_beside("-seq", "seq__lt"), after_it=_beside("seq", "seq__gt")
    )
    ids = {id_: pair for id_, *pair in rows.values_list("id", "before_it", "after_it")}
    wanted = {one for pair in ids.values() for one in pair if one}
    found = Message.objects.select_related("author").in_bulk(list(wanted))
    return {
        id_: Neighbours(found.get(before), found.get(after)) for id_, (before, after) in ids.items()
    }


def _beside(order: str, beyond: str) -> Case:
    """Each way reads one row of an index: ``(topic, seq)`` or ``(room, seq)``."""

    def nearest(place: str) -> Subquery:
        rows: QuerySet[Message] = Message.objects.filter(
            **{place: OuterRef(place), beyond: OuterRef("seq")}, deleted_at=None
        )
        return Subquery(rows.order_by(order).values("id")[:1])

    return Case(When(topic=None, then=nearest("room")), default=nearest("topic"))
