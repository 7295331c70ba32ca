"""The two orders of what is found, each paged by the key of its last row."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from chatcore.foundation.errors import Invalid
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from rooms.conversations.models import Indexed, Message
from rooms.conversations.search.query import Asked
from rooms.conversations.search.ranking import score

Key = tuple[Any, ...]
Ids = list[uuid.UUID]

# Best first is asked of so many of the newest that are found, then of as many before them: the database finds a
# slice by its indexes, and no search weighs a hundred thousand texts.
SLICE = 400


class Place(NamedTuple):
    """Where a message stands, newest first."""

    posted_at: datetime
    message: uuid.UUID

    @property
    def key(self) -> Key:
        return self.posted_at.isoformat(), str(self.message)

    def older(self, entries: "QuerySet[Indexed]", *, itself: bool = False) -> "QuerySet[Indexed]":
        """Return those of ``entries`` that come after this place, or at it."""
        same = Q(message_id__lte=self.message) if itself else Q(message_id__lt=self.message)
        before = Q(posted_at__lt=self.posted_at) | (Q(posted_at=self.posted_at) & same)
        # The first condition says nothing new, but is one that an index can begin at.
        return entries.filter(posted_at__lte=self.posted_at).filter(before)


def newest_first(
    entries: "QuerySet[Indexed]", after: Sequence[Any] | None, limit: int
) -> tuple[Ids, Key | None]:
    """Return a page of ``entries`` (ordered so) behind ``after``, and the key of the next."""
    rows = place_from(after).older(entries) if after is not None else entries
    found = _places(rows, limit + 1)
    more = len(found) > limit
    return [one.message for one in found[:limit]], found[limit - 1].key if more else None


def best_first(
    entries: "QuerySet[Indexed]", asked: Asked, after: Sequence[Any] | None, limit: int
) -> tuple[Ids, Key | None]:
    """Return a page of ``entries``, the best of a slice of the newest first, and the key of the next (two queries).

    The key holds where the slice begins and how many of it were shown: the slice is found again by its
    beginning, so that what is posted meanwhile moves nothing.
    """
    start, shown = (None, 0) if after is None else _slice_from(after)
    rows = start.older(entries, itself=True) if start else entries
    found = _places(rows, SLICE + 1)
    ranked = _ranked(found[:SLICE], asked)
    page = [one.message for one in ranked[shown : shown + limit]]
    shown += limit
    if shown < len(ranked):
        return page, (*found[0].key, shown)
    return page, (*found[SLICE].key, 0) if len(found) > SLICE else None


def place_from(key: Sequence[Any]) -> Place:
    """Return the place that a key of ``newest_first`` stands for.

    Raises:
        Invalid: it is the key of another list.
    """
    id_ = parse_id(key[1]) if len(key) == 2 else None
    try:
        moment = datetime.fromisoformat(key[0]) if id_ else None
    except (TypeError, ValueError):
        moment = None
    if id_ is None or moment is None or moment.tzinfo is None:
        raise Invalid(_OTHER_LIST, path="$.cursor")
    return Place(moment, id_)


def _slice_from(key: Sequence[Any]) -> tuple[Place, int]:
    *place, shown = key or [None]
    if not isinstance(shown, int) or not 0 <= shown <= SLICE:
        raise Invalid(_OTHER_LIST, path="$.cursor")
    return place_from(place), shown


def _ranked(places: Sequence[Place], asked: Asked) -> list[Place]:
    rows = Message.objects.filter(id__in=[one.message for one in places])
    texts = dict(rows.values_list("id", "text"))
    marks = {
        one.message: score(texts.get(one.message, ""), asked.phrases, asked.written)
        for one in places
    }
    # The sort is stable: of two that are as good, the newer one stays first.
    return sorted(places, key=lambda one: -marks[one.message])


def _places(rows: "QuerySet[Indexed]", most: int) -> list[Place]:
    return [Place(*row) for row in rows.values_list("posted_at", "message_id")[:most]]


_OTHER_LIST = Words(
    fr="Ce curseur n’est pas valable : repartez de la première page.",
    en="This cursor is not valid: start again from the first page.",
)
