"""Reading notices: only ever one's own."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Q

from chatcore.foundation.ids import parse_id
from chatcore.notices.cards import ToldCard, told_card
from chatcore.notices.describing import described
from chatcore.notices.models import Notice
from chatcore.people.models import Person


class Page(NamedTuple):
    """A page of notices, and the place of the last row that was looked at, if more may follow."""

    cards: list[ToldCard]
    last: tuple[str, str] | None


def notices_page(
    viewer: Person,
    *,
    limit: int,
    unread: bool = False,
    kinds: Collection[str] = (),
    before: tuple[datetime, uuid.UUID] | None = None,
) -> Page:
    """Return the notices of ``viewer``, newest first (one query, and those of who describes them)."""
    rows = Notice.objects.filter(person=viewer).select_related("actor")
    if unread:
        rows = rows.filter(read_at=None)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if before is not None:
        at, id_ = before
        rows = rows.filter(Q(raised_at__lt=at) | Q(raised_at=at, id__lt=id_))
    found = list(rows.order_by("-raised_at", "-id")[: limit + 1])
    shown, more = found[:limit], len(found) > limit
    last = (shown[-1].raised_at.isoformat(), str(shown[-1].id)) if more else None
    return Page(told(shown, viewer), last)


def told(notices: Sequence[Notice], viewer: Person) -> list[ToldCard]:
    """Return ``notices`` as ``viewer`` may see them now, in their order."""
    shows = described(notices, viewer)
    return [
        told_card(notice, **shows[notice.id]._asdict()) for notice in notices if notice.id in shows
    ]


def unread_count(person: uuid.UUID) -> int:
    return Notice.objects.filter(person=person, read_at=None).count()


def unread_counts(people: Collection[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Return how many notices each of ``people`` has not read (one query)."""
    rows = Notice.objects.filter(person__in=people, read_at=None).values("person_id")
    counts = dict(rows.annotate(number=Count("id")).values_list("person_id", "number"))
    return {person: counts.get(person, 0) for person in people}


def mine(viewer: Person, ids: Collection[str]) -> list[uuid.UUID]:
    """Return those of ``ids`` that are notices of ``viewer``; others are as if they were not there."""
    wanted = [id_ for id_ in map(parse_id, ids) if id_ is not None]
    return list(Notice.objects.filter(person=viewer, id__in=wanted).values_list("id", flat=True))
