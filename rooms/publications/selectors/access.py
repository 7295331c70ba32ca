"""The only way from an id to a publication: through the check of the right."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from django.db.models import QuerySet

from chatcore.communities.models import Community
from chatcore.communities.selectors.access import community_for
from chatcore.communities.selectors.access import with_standing as communities_with_standing
from chatcore.communities.selectors.modules import is_on, need_module
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.models import Kind, Room
from rooms.conversations.policies import may_see as may_see_room
from rooms.conversations.selectors.access import RoomView, standing_in, with_standing
from rooms.publications import policies
from rooms.publications.models import Publication, Share
from rooms.publications.policies import Standing


class PublicationRight(Enum):
    """What somebody wants a publication for."""

    SEE = "see"
    SHARE = "share"
    CHANGE = "change"
    DELETE = "delete"


class PublicationView(NamedTuple):
    """A publication with its message, author and room, and what the viewer is to it."""

    publication: Publication
    standing: Standing


def publication_for(
    actor: Person, publication_id: object, *, to: PublicationRight = PublicationRight.SEE
) -> PublicationView:
    """Return a publication that ``actor`` may use so (four queries).

    Raises:
        NotFound: missing, deleted, or in no place that ``actor`` may see: the same answer for all.
        Forbidden: it may be seen, but not used so; the words say why.
    """
    found = publications_seen(actor, [parse_id(publication_id) or NO_ID])
    if not found:
        raise NotFound(path="$.publication")
    if why_not := _CHECKS[to](found[0].standing):
        raise Forbidden(why_not)
    return found[0]


def publications_seen(viewer: Person, ids: Sequence[uuid.UUID]) -> list[PublicationView]:
    """Return those of ``ids`` that ``viewer`` may see, in no order (four queries, however many)."""
    rows = Publication.objects.filter(id__in=ids, message__deleted_at=None)
    publications = list(rows.select_related("message__author", "room__community"))
    rooms: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for shared, room in living_shares(ids).values_list("publication_id", "room_id"):
        rooms[shared].append(room)
    wanted = {one.room_id for one in publications} | {
        room for some in rooms.values() for room in some
    }
    known = {
        room.id: standing_in(room)
        for room in with_standing(Room.objects.filter(id__in=wanted or {NO_ID}), viewer)
    }
    homes = _where_on(publications, viewer)
    found = []
    for publication in publications:
        standing = Standing(
            feed=known[publication.room_id],
            shared=tuple(known[room] for room in rooms[publication.id]),
            author=publication.message.author_id == viewer.id,
        )
        if policies.may_see(standing) and publication.room.community_id in homes:
            found.append(PublicationView(publication, standing))
    return found


def _where_on(publications: Sequence[Publication], viewer: Person) -> set[uuid.UUID | None]:
    """Return those of the publications' communities where ``viewer`` has the network (one query)."""
    homes = {one.room.community_id for one in publications if one.room.community_id}
    known = communities_with_standing(Community.objects.filter(id__in=homes or {NO_ID}), viewer)
    return {community.id for community in known if is_on(community, "network")}


def living_shares(ids: Iterable[uuid.UUID]) -> "QuerySet[Share]":
    """Return the shares of publications whose messages are still there."""
    return Share.objects.filter(publication__in=list(ids), message__deleted_at=None)


def feed_for(actor: Person, community_id: object) -> RoomView:
    """Return the feed of a community for somebody who may read it (two queries).

    Raises:
        NotFound: the community is missing or hidden. Forbidden: guests read the feeds that they were invited to.
    """
    community = community_for(actor, community_id)
    need_module(community, "network", path="$.community")
    feeds = Room.objects.filter(community=community, kind=Kind.NETWORK)
    feed = with_standing(feeds, actor).first()
    if feed is None or not may_see_room(standing_in(feed)):
        raise Forbidden(GUESTS_DO_NOT)
    feed.community = community
    return RoomView(feed, standing_in(feed))


_CHECKS: dict[PublicationRight, Callable[[Standing], Words | None]] = {
    PublicationRight.SEE: lambda _: None,
    PublicationRight.SHARE: policies.why_not_share,
    PublicationRight.CHANGE: policies.why_not_change,
    PublicationRight.DELETE: policies.why_not_delete,
}

GUESTS_DO_NOT = Words(
    fr="Le réseau est pour les membres de la communauté : les invités lisent ce qu’on partage avec eux.",
    en="The network is for the members of the community: guests read what is shared with them.",
)
