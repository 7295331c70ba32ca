"""The only way from an id to an announcement: through the check of the right."""

import uuid
from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple

from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.announcements import policies
from rooms.announcements.models import Announcement
from rooms.announcements.policies import Standing
from rooms.conversations.models import Room
from rooms.conversations.selectors.access import Right, RoomView, room_for, standing_in
from rooms.conversations.selectors.access import with_standing as rooms_with_standing


class AnnouncementRight(Enum):
    """What somebody wants an announcement for."""

    SEE = "see"
    ACKNOWLEDGE = "acknowledge"
    FOLLOW = "follow"
    REMIND = "remind"
    CHANGE = "change"


class AnnouncementView(NamedTuple):
    """An announcement with its message, author and room, and what the viewer is to it."""

    announcement: Announcement
    standing: Standing


def announcement_for(
    actor: Person, announcement_id: object, *, to: AnnouncementRight = AnnouncementRight.SEE
) -> AnnouncementView:
    """Return an announcement that ``actor`` may use so (two queries).

    Raises:
        NotFound: missing, deleted, or in a room that ``actor`` may not see: the same answer for all.
        Forbidden: it may be seen, but not used so; the words say why.
    """
    found = announcements_seen(actor, [parse_id(announcement_id) or NO_ID])
    if not found:
        raise NotFound(path="$.announcement")
    if why_not := _CHECKS[to](found[0].standing):
        raise Forbidden(why_not)
    return found[0]


def announcements_seen(viewer: Person, ids: Sequence[uuid.UUID]) -> list[AnnouncementView]:
    """Return those of ``ids`` that ``viewer`` may see, in no order (two queries, however many)."""
    rows = Announcement.objects.filter(id__in=ids, message__deleted_at=None)
    return views_of(list(rows.select_related("message__author", "room__community")), viewer)


def views_of(announcements: Sequence[Announcement], viewer: Person) -> list[AnnouncementView]:
    """Return those of ``announcements`` that ``viewer`` may see, in their order (one query)."""
    wanted = Room.objects.filter(id__in={one.room_id for one in announcements} or {NO_ID})
    known = {room.id: standing_in(room) for room in rooms_with_standing(wanted, viewer)}
    views = [
        AnnouncementView(
            one,
            Standing(
                room=known[one.room_id],
                author=one.message.author_id == viewer.id,
                receipt=one.receipt,
                comments=one.comments,
            ),
        )
        for one in announcements
    ]
    return [view for view in views if policies.may_see(view.standing)]


def room_to_announce_in(actor: Person, room_id: object) -> RoomView:
    """Return the announcement room in which ``actor`` publishes.

    Raises:
        NotFound: it is missing or hidden. Forbidden: it may be seen, but not announced in.
    """
    view = room_for(actor, room_id, to=Right.SEE)
    if why_not := policies.why_not_publish(view.standing):
        raise Forbidden(why_not)
    return view


_CHECKS: dict[AnnouncementRight, Callable[[Standing], Words | None]] = {
    AnnouncementRight.SEE: lambda _: None,
    AnnouncementRight.ACKNOWLEDGE: policies.why_not_acknowledge,
    AnnouncementRight.FOLLOW: policies.why_not_follow,
    AnnouncementRight.REMIND: policies.why_not_remind,
    AnnouncementRight.CHANGE: policies.why_not_change,
}
