"""Lists of openings: for those who decide, for those concerned, and the messages that one opens."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from chatcore.breakglass.cards import OpeningCard, OpeningNoticeCard, notice_card, opening_card
from chatcore.breakglass.models import Concerned, Opening
from chatcore.breakglass.policies import Standing, abilities, may_see, why_not_read
from chatcore.breakglass.selectors.access import opening_for, standing_in, takes_part, with_standing
from chatcore.breakglass.wording import REASON_WORDS
from chatcore.communities.models import Community
from chatcore.foundation.errors import Forbidden
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from rooms.conversations.models import Message, Room, Topic
from rooms.conversations.policies import NOT_JOINED
from rooms.conversations.selectors.access import Right as RoomRight
from rooms.conversations.selectors.access import room_for


class Extract(NamedTuple):
    """A page of what an opening lets read, newest first, and whether there is more that is older."""

    messages: list[Message]
    older: bool


def openings_page(
    viewer: Person, community: Community | None, *, after: Sequence[Any] | None, limit: int
) -> list[OpeningCard]:
    """Return a page of the openings that are asked of ``community``, or of the site, the newest first.

    The caller has checked the rank. Those of conversations in which ``viewer`` takes part are not among them.
    """
    rows = Opening.objects.filter(community=community)
    rows = rows.filter(Q(asked_by=viewer) | Q(answered_by=viewer) | ~takes_part(viewer))
    if after is not None:
        id_ = parse_id(after[-1])
        rows = rows.filter(id__lt=id_) if id_ else rows.none()
    return _cards(viewer, list(_whole(rows, viewer).order_by("-id")[:limit]))


def card_of(viewer: Person, opening_id: object) -> OpeningCard:
    """Return the card of an opening that ``viewer`` sees.

    Raises:
        NotFound: as ``opening_for``.
    """
    opening = opening_for(viewer, opening_id).opening
    return _cards(viewer, list(_whole(Opening.objects.filter(id=opening.id), viewer)))[0]


def notices_of(viewer: Person, room_id: object) -> list[OpeningNoticeCard]:
    """Return the openings of a room of which its people were told, the newest first (two queries).

    Raises:
        NotFound: the room is missing or hidden. Forbidden: ``viewer`` is not in it.
    """
    room, standing = room_for(viewer, room_id, to=RoomRight.SEE)
    if not standing.joined:
        raise Forbidden(NOT_JOINED)
    rows = Opening.objects.filter(room=room, told_at__isnull=False)
    rows = rows.select_related("asked_by", "answered_by").order_by("-id")
    return [notice_card(opening) for opening in rows]


def extract_of(opening: Opening, *, before: int | None, limit: int) -> Extract:
    """Return a page of the messages of the opening's period, below the position ``before``; the caller has
    checked the right (one query)."""
    rows = Message.objects.filter(
        room=opening.room_id,
        deleted_at=None,
        posted_at__gte=opening.since,
        posted_at__lt=opening.until,
    ).select_related("author")
    if before is not None:
        rows = rows.filter(seq__lt=before)
    found = list(rows.order_by("-seq")[: limit + 1])
    return Extract(found[:limit], older=len(found) > limit)


def topics_of(messages: Sequence[Message]) -> dict[str, str]:
    """Return the titles of the thèmes of ``messages`` by id (one query)."""
    topics = Topic.objects.filter(
        id__in={message.topic_id for message in messages if message.topic_id}
    )
    return {str(id_): title for id_, title in topics.values_list("id", "title")}


def names_of_openings(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return how openings are called to those who may see them: by their reason (one query)."""
    rows = with_standing(Opening.objects.filter(id__in=ids), viewer)
    return {
        row.id: str(REASON_WORDS[row.reason]) for row in rows if may_see(standing_in(row, viewer))
    }


def _whole(rows: Any, viewer: Person) -> Any:
    counts = (
        Concerned.objects.filter(opening=OuterRef("pk"))
        .order_by()
        .values("opening")
        .annotate(n=Count("pk"))
    )
    return with_standing(rows, viewer).annotate(
        concerned_count=Coalesce(Subquery(counts.values("n")), 0, output_field=IntegerField())
    )


def _cards(viewer: Person, openings: Sequence[Opening]) -> list[OpeningCard]:
    people = _people_named(openings)
    return [
        opening_card(
            opening,
            state=(standing := standing_in(opening, viewer)).state,
            people=[people[id_] for id_ in opening.named if id_ in people],
            name=_name(opening.room, standing),
            concerned=getattr(opening, "concerned_count"),  # noqa: B009 (an annotation)
            abilities=abilities(standing),
        )
        for opening in openings
    ]


def _people_named(openings: Sequence[Opening]) -> Mapping[uuid.UUID, Person]:
    ids = {id_ for opening in openings for id_ in opening.named}
    return {person.id: person for person in Person.objects.filter(id__in=ids)}


def _name(room: Room | None, standing: Standing) -> str | None:
    """Return what the room is called, to the two while they may read it; else it is private as its messages are."""
    return None if room is None or why_not_read(standing) else room.name
