"""« J’ai lu »: saying so, taking it back, and telling those who follow the announcement up how many do."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from chatcore.foundation.clock import wire_or_none
from chatcore.live import log
from chatcore.live.followers import Happened
from chatcore.live.frames import StreamEvent
from chatcore.notices.actions.reading import read_notices
from chatcore.notices.models import Notice
from chatcore.people.models import Person
from rooms.announcements.events import AnnouncementAcknowledged, AnnouncementCounted
from rooms.announcements.models import Announcement, Receipt
from rooms.announcements.selectors.access import AnnouncementRight, announcement_for
from rooms.announcements.selectors.readers import counts_of, followers_of
from rooms.conversations.actions.noticing import MESSAGE


def acknowledge(*, actor: Person, announcement_id: object) -> datetime:
    """Say « J’ai lu »; again: changes nothing. Returns when it was said.

    What ``actor`` was told of the announcement is read with it.

    Raises:
        NotFound: hidden, deleted or missing. Forbidden: not joined, one's own, or not asked for.
    """
    found = announcement_for(actor, announcement_id, to=AnnouncementRight.ACKNOWLEDGE).announcement
    with transaction.atomic():
        receipt, made = Receipt.objects.get_or_create(announcement=found, person=actor)
        if made:
            _tell(actor, found, receipt.read_at)
            about = Notice.objects.filter(
                person=actor, about_kind=MESSAGE, about=str(found.message_id), read_at=None
            )
            if ids := [str(id_) for id_ in about.values_list("id", flat=True)]:
                read_notices(actor=actor, notices=ids)
    return receipt.read_at


def take_back(*, actor: Person, announcement_id: object) -> None:
    """Take « J’ai lu » back, said by mistake; not said: changes nothing. Raises as ``acknowledge``."""
    found = announcement_for(actor, announcement_id, to=AnnouncementRight.ACKNOWLEDGE).announcement
    with transaction.atomic():
        gone, _ = Receipt.objects.filter(announcement=found, person=actor).delete()
        if gone:
            _tell(actor, found, None)


def count_for_followers(events: Sequence[Happened]) -> None:
    """Tell those who follow announcements up how many have read them: once each for all of ``events``.

    Follows the log, about a second behind: a thousand who confirm at once are one event for each who counts them.
    """
    ids = {uuid.UUID(event.body["announcement_id"]) for event in events}
    rows = Announcement.objects.filter(id__in=ids, receipt=True, message__deleted_at=None)
    announcements = list(rows.select_related("message"))
    counts = counts_of(announcements)
    told: dict[str, list[StreamEvent]] = defaultdict(list)
    for id_, person in sorted(followers_of(announcements)):
        counted = AnnouncementCounted(
            announcement_id=str(id_), read=counts[id_].read, expected=counts[id_].expected
        )
        told[f"user:{person}"].append(counted)
    log.tell(told)


def _tell(actor: Person, announcement: Announcement, read_at: datetime | None) -> None:
    event = AnnouncementAcknowledged(
        announcement_id=str(announcement.id), read_at=wire_or_none(read_at)
    )
    log.emit(f"user:{actor.id}", event, actor=actor.id)
