"""Publications as somebody sees them: words, reactions, counts and abilities."""

import uuid
from collections.abc import Mapping, Sequence

from django.db.models import Count

from chatcore.foundation.clock import wire
from chatcore.people.models import Person
from rooms.conversations.cards import author_card
from rooms.conversations.models import Message, Room
from rooms.conversations.policies import Standing as RoomStanding
from rooms.conversations.policies import may_see as may_see_room
from rooms.conversations.selectors.access import standing_in, with_standing
from rooms.conversations.selectors.timeline import message_cards
from rooms.publications import policies
from rooms.publications.cards import PublicationCard, RankReasonCard, ShareCard
from rooms.publications.models import Publication
from rooms.publications.policies import Standing
from rooms.publications.ranking import Ranked
from rooms.publications.selectors.access import PublicationView, living_shares


def publication_cards(
    views: Sequence[PublicationView], reasons: Mapping[uuid.UUID, Ranked] | None = None
) -> list[PublicationCard]:
    """Return the cards of publications whose messages and authors are loaded (four queries, however many)."""
    publications = [view.publication for view in views]
    messages = message_cards([one.message for one in publications])
    comments, shares = comments_of(publications), shares_of(publications)
    return [
        PublicationCard(
            id=str(publication.id),
            community=str(publication.room.community_id),
            title=publication.title,
            message=message,
            comments_count=comments.get(publication.message_id, 0),
            shares_count=shares.get(publication.id, 0),
            abilities=policies.abilities(standing),
            reason=_reason(reasons[publication.id]) if reasons else None,
        )
        for (publication, standing), message in zip(views, messages, strict=True)
    ]


def in_feed(
    publications: Sequence[Publication], standing: RoomStanding, viewer: Person
) -> list[PublicationView]:
    """Return what ``viewer`` is to publications of one feed, which they may read (no query)."""
    return [
        PublicationView(one, Standing(feed=standing, author=one.message.author_id == viewer.id))
        for one in publications
    ]


def comments_of(publications: Sequence[Publication]) -> dict[uuid.UUID, int]:
    """Return how many comments there are, by the id of the publication's message (one query)."""
    ids = [one.message_id for one in publications]
    rows = Message.objects.filter(reply_to__in=ids, deleted_at=None).order_by().values("reply_to")
    counted = rows.annotate(n=Count("id")).values_list("reply_to", "n")
    return {id_: count for id_, count in counted if id_ is not None}


def shares_of(publications: Sequence[Publication]) -> dict[uuid.UUID, int]:
    """Return in how many rooms each is shared (one query)."""
    rows = living_shares(one.id for one in publications).order_by().values("publication")
    return dict(rows.annotate(n=Count("id")).values_list("publication", "n"))


def comments_page(publication: Publication, *, before: int | None, limit: int) -> list[Message]:
    """Return comments, the newest first, older than the position ``before`` (one query)."""
    rows = Message.objects.filter(reply_to=publication.message_id, deleted_at=None)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return list(rows.select_related("author").order_by("-seq")[:limit])


def share_cards(publication: Publication, viewer: Person) -> list[ShareCard]:
    """Return the shares of ``publication`` in rooms that ``viewer`` sees, the latest first (two queries)."""
    shares = list(
        living_shares([publication.id])
        .select_related("message__author")
        .order_by("-message__posted_at", "-id")
    )
    rooms = with_standing(Room.objects.filter(id__in=[one.room_id for one in shares]), viewer)
    seen = {room.id: room.name for room in rooms if may_see_room(standing_in(room))}
    return [
        ShareCard(
            id=str(one.id),
            room=str(one.room_id),
            room_name=seen[one.room_id],
            by=author_card(one.message.author),
            shared_at=wire(one.message.posted_at),
        )
        for one in shares
        if one.room_id in seen
    ]


def _reason(found: Ranked) -> RankReasonCard:
    return RankReasonCard(**found.reason._asdict())
