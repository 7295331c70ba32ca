"""What the feed, and the rooms in which a publication is shared, are told of it."""

import uuid
from collections.abc import Collection

from chatcore.live import log
from rooms.conversations.events import CardChanged
from rooms.conversations.models import Message
from rooms.conversations.models.room import stream_of
from rooms.publications.cards import reference_to
from rooms.publications.events import PublicationChanged
from rooms.publications.models import Publication
from rooms.publications.selectors.access import living_shares
from rooms.publications.selectors.cards import comments_of, shares_of


def held(publication: Publication, *also: uuid.UUID) -> list[str] | None:
    """Hold ``publication`` and the streams of its places (and of the rooms ``also``) until the commit.

    Returns the streams of the rooms in which it is shared; None when somebody deleted it meanwhile. Its
    message is locked before any stream: two who act on one publication wait in one order.
    """
    rows = Message.objects.select_for_update(of=("self",), no_key=True)
    if not rows.filter(id=publication.message_id, deleted_at=None).exists():
        return None
    return streams_held(publication, *also)


def streams_held(publication: Publication, *also: uuid.UUID) -> list[str]:
    """Hold the streams of the places of ``publication``, whose message is locked already."""
    shared = [
        stream_of(room)
        for room in living_shares([publication.id]).values_list("room_id", flat=True)
    ]
    # Taking no position locks a stream in the log's order, before the first event is written.
    log.take(dict.fromkeys([stream_of(publication.room_id), *shared, *map(stream_of, also)], 0))
    return shared


def tell_counts(publication: Publication, *, by: uuid.UUID) -> None:
    """Tell the feed how often ``publication`` is commented and shared now."""
    told = PublicationChanged(
        publication_id=str(publication.id),
        comments_count=comments_of([publication]).get(publication.message_id, 0),
        shares_count=shares_of([publication]).get(publication.id, 0),
    )
    log.emit(stream_of(publication.room_id), told, actor=by)


def tell_card(publication: Publication, streams: Collection[str], *, by: uuid.UUID) -> None:
    """Tell the rooms of ``streams`` that what their messages show of ``publication`` is another now."""
    if streams:
        changed = CardChanged(card=reference_to(publication))
        log.tell({stream: [changed] for stream in streams}, by=by)
